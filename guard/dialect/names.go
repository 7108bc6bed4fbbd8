package dialect

import "strings"

// String is the dialect's name: "postgres", "mysql", "duckdb", "spark".
func (d Dialect) String() string {
	switch d {
	case PostgreSQL:
		return "postgres"
	case MySQL:
		return "mysql"
	case DuckDB:
		return "duckdb"
	case Spark:
		return "spark"
	}
	return "unknown"
}

// ByName finds a dialect by its name.
func ByName(name string) (Dialect, bool) {
	switch strings.ToLower(name) {
	case "postgres", "postgresql", "pg":
		return PostgreSQL, true
	case "mysql", "mariadb":
		return MySQL, true
	case "duckdb":
		return DuckDB, true
	case "spark":
		return Spark, true
	}
	return 0, false
}

// kindNames are PostgreSQL's command tags.
var kindNames = [...]string{
	Unknown: "UNKNOWN", Empty: "", Select: "SELECT", Insert: "INSERT", Update: "UPDATE",
	Delete: "DELETE", Merge: "MERGE", CreateTable: "CREATE TABLE", CreateView: "CREATE VIEW",
	CreateSchema: "CREATE SCHEMA", Drop: "DROP TABLE", Alter: "ALTER TABLE",
	Truncate: "TRUNCATE TABLE", CreateIndex: "CREATE INDEX", CreateSequence: "CREATE SEQUENCE", Explain: "EXPLAIN", Copy: "COPY",
	Set: "SET", Show: "SHOW", ShowInfo: "SHOW", Use: "USE", Begin: "BEGIN", Commit: "COMMIT",
	Rollback: "ROLLBACK", Savepoint: "SAVEPOINT", ReleaseSavepoint: "RELEASE",
	RollbackTo: "ROLLBACK", Declare: "DECLARE CURSOR", Fetch: "FETCH",
	CloseCursor: "CLOSE CURSOR", Prepare: "PREPARE", Execute: "EXECUTE",
	Deallocate: "DEALLOCATE", Discard: "DISCARD", Kill: "KILL", Listen: "LISTEN",
	Lock: "LOCK TABLE", Call: "CALL",
}

// String is the command tag's first words: "SELECT", "CREATE TABLE", "BEGIN" …
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return kindNames[Unknown]
}

// Tag is PostgreSQL's command tag of a statement, without a count: DROP says what it drops.
func (s *Statement) Tag() string {
	if t, ok := s.tree.(*dropStmt); ok && s.Kind == Drop {
		return "DROP " + t.what
	}
	return s.Kind.String()
}

// String is the name with its qualifiers, as an error message shows it.
func (n Name) String() string {
	s := n.Name
	if n.Schema != "" {
		s = n.Schema + "." + s
	}
	if n.Catalog != "" {
		s = n.Catalog + "." + s
	}
	return s
}
