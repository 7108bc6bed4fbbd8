package dialect

import "streamlink/backend"

// insertStmt is INSERT or REPLACE.
type insertStmt struct {
	with      []*cte
	recursive bool
	table     *tableRef
	columns   []string
	source    *query // nil: DEFAULT VALUES
	conflict  *onConflict
	returning []selectItem
	replace   bool
	// override is OVERRIDING's: "SYSTEM" stores values that are given for columns which
	// are always generated, "USER" passes over those of any that are generated.
	override string
}

// onConflict is ON CONFLICT; nothing tells DO NOTHING.
type onConflict struct {
	columns []string
	// constraint is its name, where that stands for the columns
	constraint string
	nothing    bool
	set        []assignment
	where      expr
}

// assignment is column = value.
type assignment struct {
	column string
	value  expr
	// touches is the table whose row is changed, of a column that is set to the time by that
	touches *tableRef
}

// updateStmt is UPDATE … [FROM …].
type updateStmt struct {
	with      []*cte
	recursive bool
	table     *tableRef
	set       []assignment
	from      []fromItem
	// rows tells that from has the table itself too: those of its rows that the join has are
	// changed
	rows      bool
	where     expr
	returning []selectItem
	some      *someRows
}

// someRows is ORDER BY and LIMIT of a write.
type someRows struct {
	orderBy []sortKey
	limit   expr
}

// deleteStmt is DELETE … [USING …].
type deleteStmt struct {
	with      []*cte
	recursive bool
	table     *tableRef
	using     []fromItem
	rows      bool // as updateStmt's
	where     expr
	returning []selectItem
	some      *someRows
}

// mergeStmt is MERGE INTO.
type mergeStmt struct {
	with      []*cte
	recursive bool
	table     *tableRef
	source    fromItem
	on        expr
	whens     []mergeWhen
	returning []selectItem
}

// mergeWhen is one WHEN of MERGE: what is done with rows that are MATCHED or not, where
// cond holds.
type mergeWhen struct {
	match   string // "MATCHED", "NOT MATCHED", "NOT MATCHED BY SOURCE"
	cond    expr
	action  string // "UPDATE", "DELETE", "INSERT", "DO NOTHING"
	set     []assignment
	columns []string
	values  []expr // nil: DEFAULT VALUES
}

// createTable is CREATE TABLE, with columns or AS a query.
type createTable struct {
	name        Name
	temp        bool
	ifNotExists bool
	columns     []columnDef
	primaryKey  []string
	uniques     [][]string
	checks      []expr
	foreign     []foreignKey
	colNames    []string // of CREATE TABLE t(a, b) AS
	as          *query
	noData      bool
	likes       []likeTable
}

// likeTable is LIKE: the columns of another table, put before the place-th of one's own.
type likeTable struct {
	place          int
	table          *tableRef
	defaults, keys bool
	checks         bool // those of the other table were asked for as well
}

// columnDef is one column of CREATE TABLE or ALTER TABLE ADD.
type columnDef struct {
	name    string
	typ     sqlType
	notNull bool
	unique  bool
	primary bool
	// unsigned: DuckDB has integers without a sign; typ is the next one that holds them
	unsigned bool
	touched  bool // MySQL's ON UPDATE CURRENT_TIMESTAMP
	def      expr
	check    expr
	// references is set for REFERENCES, generated for a column that is computed.
	references *foreignKey
	generated  expr
	serial     *serial
}

// serial numbers a column's rows from a sequence of its own. One that is always
// generated takes no values of its own.
type serial struct {
	sequence createSequence
	always   bool
}

// createSequence is CREATE SEQUENCE; options are in the engine's words.
type createSequence struct {
	name        Name
	temp        bool
	ifNotExists bool
	options     string
}

// foreignKey is FOREIGN KEY … REFERENCES; the columns of one column's are left out.
type foreignKey struct {
	columns []string
	table   Name
	refers  []string
	acts    bool // ON DELETE or ON UPDATE would change rows, which the engine refuses
}

// createIndex is CREATE INDEX.
type createIndex struct {
	name                string
	table               Name
	unique, ifNotExists bool
	keys                []expr
}

// comment is COMMENT ON; column is set for a column's.
type comment struct {
	what   string
	name   Name
	column string
	text   *string
}

// createView is CREATE VIEW.
type createView struct {
	name    Name
	replace bool
	temp    bool
	columns []string
	query   *query
}

// createSchema is CREATE SCHEMA.
type createSchema struct {
	name        string
	ifNotExists bool
}

// dropStmt is DROP TABLE, VIEW, SCHEMA, INDEX or SEQUENCE.
type dropStmt struct {
	what     string
	names    []Name
	ifExists bool
	cascade  bool
	owned    []Name // the sequences that number rows of the tables
}

// truncateStmt is TRUNCATE.
type truncateStmt struct{ names []Name }

// alterTable is one simple change of a table.
type alterTable struct {
	name    Name
	action  string // "ADD COLUMN", "DROP COLUMN", "RENAME COLUMN", "RENAME TO", "ADD PRIMARY KEY", or what comes after ALTER COLUMN c: "TYPE", "SET DEFAULT" …
	column  columnDef
	using   expr // of TYPE
	keys    []string
	newName string
	exists  bool            // IF [NOT] EXISTS
	more    []*alterTable   // further changes of the same table
	indexes []backend.Index // those that the table has
}

// refused is a statement whose facts are known but which cannot be carried out.
type refused struct {
	err    error
	writes []Name
}

func (*insertStmt) isTree()     {}
func (*updateStmt) isTree()     {}
func (*deleteStmt) isTree()     {}
func (*createTable) isTree()    {}
func (*createView) isTree()     {}
func (*createSchema) isTree()   {}
func (*dropStmt) isTree()       {}
func (*truncateStmt) isTree()   {}
func (*alterTable) isTree()     {}
func (*createIndex) isTree()    {}
func (*comment) isTree()        {}
func (*createSequence) isTree() {}
func (*mergeStmt) isTree()      {}
func (*refused) isTree()        {}
