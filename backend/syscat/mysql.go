package syscat

import (
	_ "embed"
	"slices"
	"strings"

	"streamlink/backend"
)

//go:embed data/mysql.charsets.tsv
var mysqlCharsets string

//go:embed data/mysql.collations.tsv
var mysqlCollations string

//go:embed data/mysql.keywords.txt
var mysqlKeywords string

// What MySQL's catalogs say of every table: clients look for foreign keys in InnoDB only.
const (
	mysqlCatalog   = "def"
	mysqlEngine    = "InnoDB"
	mysqlCharset   = "utf8mb4"
	mysqlCollation = "utf8mb4_0900_ai_ci"
)

// mysql makes the rows that MySQL would have.
func (d *description) mysql() {
	if d.collected.schema != "information_schema" {
		return
	}
	switch d.collected.name {
	case "CHARACTER_SETS", "COLLATIONS", "COLLATION_CHARACTER_SET_APPLICABILITY":
		d.mysqlTexts()
	case "ENGINES":
		d.is("ENGINE", mysqlEngine, "SUPPORT", "DEFAULT", "COMMENT", "Tables of the engine behind StreamLink", "TRANSACTIONS", "YES", "XA", "NO", "SAVEPOINTS", "NO")
	case "PLUGINS":
		d.mysqlPlugins()
	case "KEYWORDS":
		for line := range strings.Lines(mysqlKeywords) {
			d.is("WORD", strings.TrimSpace(line), "RESERVED", 1)
		}
	case "SCHEMATA":
		d.mysqlSchemata()
	default:
		d.mysqlTables()
	}
}

// is makes a row of the relation that is gathered.
func (d *description) is(pairs ...any) {
	d.add(d.collected.schema+"."+d.collected.name, pairs...)
}

// mysqlTexts are the character sets and their collations.
func (d *description) mysqlTexts() {
	if d.collected.name == "CHARACTER_SETS" {
		for line := range strings.Lines(mysqlCharsets) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			d.is("CHARACTER_SET_NAME", f[0], "DEFAULT_COLLATE_NAME", f[1], "DESCRIPTION", f[2], "MAXLEN", f[3])
		}
		return
	}
	for line := range strings.Lines(mysqlCollations) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if d.collected.name == "COLLATIONS" {
			d.is("COLLATION_NAME", f[0], "CHARACTER_SET_NAME", f[1], "ID", f[2], "IS_DEFAULT", f[3], "IS_COMPILED", "Yes", "SORTLEN", f[4], "PAD_ATTRIBUTE", f[5])
			continue
		}
		d.is("COLLATION_NAME", f[0], "CHARACTER_SET_NAME", f[1], "FULL_COLLATION_NAME", f[0], "ID", f[2], "IS_DEFAULT", f[3])
	}
}

// mysqlPlugins are the ways to log in, which clients look for here.
func (d *description) mysqlPlugins() {
	for _, name := range []string{"caching_sha2_password", "mysql_native_password"} {
		d.is("PLUGIN_NAME", name, "PLUGIN_VERSION", "1.0", "PLUGIN_STATUS", "ACTIVE", "PLUGIN_TYPE", "AUTHENTICATION", "PLUGIN_TYPE_VERSION", "2.1",
			"PLUGIN_DESCRIPTION", "", "PLUGIN_LICENSE", "Apache-2.0", "LOAD_OPTION", "FORCE")
	}
}

func (d *description) mysqlSchemata() {
	names := MySQL.Schemas()
	for name := range d.schemas {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		charset, collation := mysqlCharset, mysqlCollation
		if name == "information_schema" {
			charset, collation = "utf8mb3", "utf8mb3_general_ci"
		}
		d.is("CATALOG_NAME", mysqlCatalog, "SCHEMA_NAME", name, "DEFAULT_CHARACTER_SET_NAME", charset,
			"DEFAULT_COLLATION_NAME", collation, "DEFAULT_ENCRYPTION", "NO", "SCHEMA_COMMENT", "")
	}
}

// mysqlTables are the rows about each table, and about the relations of the catalogs
// themselves, which MySQL lists like others.
func (d *description) mysqlTables() {
	if d.wants("TABLES", "COLUMNS") {
		d.mysqlOwn()
	}
	for _, t := range d.tables {
		switch d.collected.name {
		case "TABLES":
			d.mysqlTable(t)
		case "COLUMNS":
			for i, c := range t.Columns {
				d.mysqlColumn(t, i+1, c)
			}
		case "VIEWS":
			if t.View {
				d.is(d.mysqlAt(t, "VIEW_DEFINITION", t.Definition, "CHECK_OPTION", "NONE", "IS_UPDATABLE", "NO", "DEFINER", d.owner()+"@%",
					"SECURITY_TYPE", "DEFINER", "CHARACTER_SET_CLIENT", mysqlCharset, "COLLATION_CONNECTION", mysqlCollation, "ALGORITHM", "UNDEFINED")...)
			}
		case "PARTITIONS":
			if !t.View {
				d.is(d.mysqlAt(t, "TABLE_ROWS", max(t.Rows, 0), "PARTITION_COMMENT", "")...)
			}
		default:
			d.mysqlKeys(t)
		}
	}
}

// mysqlAt begins a row about a table.
func (d *description) mysqlAt(t *described, pairs ...any) []any {
	return append([]any{"TABLE_CATALOG", mysqlCatalog, "TABLE_SCHEMA", t.schema, "TABLE_NAME", t.Name}, pairs...)
}

func (d *description) mysqlTable(t *described) {
	if t.View {
		d.is(d.mysqlAt(t, "TABLE_TYPE", "VIEW", "TABLE_COMMENT", "VIEW")...)
		return
	}
	rows := max(t.Rows, 0)
	d.is(d.mysqlAt(t, "TABLE_TYPE", "BASE TABLE", "ENGINE", mysqlEngine, "VERSION", 10, "ROW_FORMAT", "Dynamic", "TABLE_ROWS", rows,
		"AVG_ROW_LENGTH", 0, "DATA_LENGTH", 0, "MAX_DATA_LENGTH", 0, "INDEX_LENGTH", 0, "DATA_FREE", 0, "TABLE_COLLATION", mysqlCollation,
		"CREATE_OPTIONS", "", "TABLE_COMMENT", t.Comment, "MAX_INDEX_LENGTH", 0, "TEMPORARY", "N")...)
}

// mysqlOwn are the relations of the catalogs.
func (d *description) mysqlOwn() {
	for _, key := range mysqlOrder {
		r := mysqlRelations[key]
		kind, engine := "BASE TABLE", any(mysqlEngine)
		switch r.schema {
		case "information_schema":
			kind, engine = "SYSTEM VIEW", nil
		case "performance_schema":
			engine = "PERFORMANCE_SCHEMA"
		case "sys":
			kind, engine = "VIEW", nil
		}
		t := &described{Table: backend.Table{Schema: r.schema, Name: r.name}, schema: r.schema}
		if d.collected.name == "TABLES" {
			d.is(d.mysqlAt(t, "TABLE_TYPE", kind, "ENGINE", engine, "VERSION", 10, "TABLE_ROWS", 0, "TABLE_COMMENT", "")...)
			continue
		}
		n := 0
		for _, a := range r.columns {
			if !a.hidden {
				n++
				d.mysqlColumn(t, n, backend.Column{Name: a.name, Type: a.shape().arrow, Wire: a.wire(), Nullable: !a.notNull})
			}
		}
	}
}

// mysqlOrder are the keys of the relations in order.
var mysqlOrder = func() (keys []string) {
	for key := range mysqlRelations {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}()
