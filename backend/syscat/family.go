package syscat

import (
	_ "embed"
	"strings"
)

// Family is the database whose catalogs are told.
type Family uint8

// The two whose clients are served.
const (
	PostgreSQL Family = iota + 1
	MySQL
)

//go:embed data/mysql.columns.tsv
var mysqlColumns string

//go:embed data/macros.sql
var postgresMacros string

//go:embed data/mysql.macros.sql
var mysqlMacros string

var (
	postgresRelations = readRelations(postgresColumns, PostgreSQL)
	mysqlRelations    = readRelations(mysqlColumns, MySQL)
	postgresFunctions = readMacros(postgresMacros)
	mysqlFunctions    = readMacros(mysqlMacros)
)

// relations are all of a family's, by schema and name in lower case.
func (f Family) relations() map[string]*relation {
	if f == MySQL {
		return mysqlRelations
	}
	return postgresRelations
}

// macros are the functions of a family as the store has them, by name.
func (f Family) macros() map[string]string {
	if f == MySQL {
		return mysqlFunctions
	}
	return postgresFunctions
}

// readMacros parts the texts of macros.
func readMacros(text string) map[string]string {
	all := map[string]string{}
	for sql := range strings.SplitSeq(text, ";\n") {
		sql = strings.TrimSpace(sql)
		if sql == "" {
			continue
		}
		name, ok := strings.CutPrefix(sql, "CREATE MACRO ")
		if !ok {
			panic("syscat: not a macro: " + sql)
		}
		all[name[:strings.IndexByte(name, '(')]] = sql
	}
	return all
}

// Function tells whether the catalogs have a function that an engine lacks.
func (f Family) Function(name string) bool {
	return !strings.HasPrefix(name, "streamlink_") && f.macros()[name] != ""
}

// Schemas are those that hold a family's relations, in lower case.
func (f Family) Schemas() []string {
	if f == MySQL {
		return []string{"information_schema", "mysql", "performance_schema", "sys"}
	}
	return []string{"information_schema", "pg_catalog"}
}

// liveRelations have other rows in every session and at every moment.
// Those of one name have one table in a connection.
var liveRelations = map[string]bool{
	"information_schema.processlist": true, "performance_schema.processlist": true,
	"information_schema.session_variables": true, "performance_schema.session_variables": true,
	"information_schema.global_variables": true, "performance_schema.global_variables": true,
	"information_schema.session_status": true, "performance_schema.session_status": true,
	"information_schema.global_status": true, "performance_schema.global_status": true,
	"information_schema.user_privileges": true, "information_schema.schema_privileges": true,
}

func (r *relation) live() bool {
	return r.family == MySQL && liveRelations[strings.ToLower(r.schema+"."+r.name)]
}
