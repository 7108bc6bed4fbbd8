// Package dialect understands and rewrites SQL: it reads a statement in a client's
// dialect into a tree, tells the facts about it, and prints it for an engine. The
// tree that was judged is the tree that is printed and run.
package dialect

import (
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
)

// Dialect is a way to write SQL.
type Dialect uint8

// PostgreSQL and MySQL are read; DuckDB and Spark are printed.
const (
	PostgreSQL Dialect = iota + 1
	MySQL
	DuckDB
	Spark
)

// Kind is what a statement does, as far as routing and policy need to know.
type Kind uint8

// The zero Kind is not understood and is therefore denied.
const (
	Unknown Kind = iota
	Empty        // white space and comments only
	Select       // SELECT, VALUES, TABLE, WITH … SELECT
	Insert
	Update
	Delete
	Merge
	CreateTable
	CreateView
	CreateSchema
	Drop
	Alter
	Truncate
	CreateIndex
	CreateSequence
	Explain  // Inner is the statement explained
	Copy     // CopyOptions; Inner is the query
	Set      // Settings
	Show     // Name: one variable (PostgreSQL), or "all"
	ShowInfo // MySQL's SHOW … and DESCRIBE, see ShowOptions
	Use      // Name
	Begin    // TxOptions
	Commit
	Rollback
	Savepoint // Name
	ReleaseSavepoint
	RollbackTo
	Declare     // Name, Inner, Hold
	Fetch       // Name, Count, All; Move
	CloseCursor // Name; "" closes all
	Prepare     // Name, Inner
	Execute     // Name, args
	Deallocate  // Name; "" is ALL
	Discard     // Name: all, plans, temp, sequences
	Kill        // ConnectionID, QueryOnly
	Listen      // LISTEN, UNLISTEN: accepted, does nothing
	Lock        // LOCK TABLES and the like
	Call        // Name, args
)

// Writes tells whether a statement of this kind by itself changes data or definitions.
func (k Kind) Writes() bool {
	switch k {
	case Insert, Update, Delete, Merge, CreateTable, CreateView, CreateSchema, CreateIndex, CreateSequence, Drop, Alter, Truncate:
		return true
	}
	return false
}

// Name is an object's name as the statement wrote it, folded by its dialect's rules.
type Name struct {
	Catalog, Schema, Name string
	Position              int // 1-based character in Statement.Text; 0: unknown
}

// FuncCall is one function call. Name is lower-case; pg_catalog is dropped. Dialect
// is set where it is not the statement's own: in the answer to a question.
type FuncCall struct {
	Schema, Name string
	Position     int
	Dialect      Dialect
}

// Param is a parameter's type; Wire as [backend.WireType]. A nil Type is not yet known.
type Param struct {
	Type arrow.DataType
	Wire string
}

// Setting is one assignment of SET or RESET.
type Setting struct {
	Name   string // lower-case; "names" and "transaction_isolation" for the special forms
	Value  string // text, unquoted; list values joined by ", "
	Reset  bool   // RESET x, SET x TO DEFAULT
	Local  bool   // SET LOCAL
	Global bool   // MySQL's GLOBAL or PERSIST
	User   bool   // MySQL's @x
	Null   bool   // SET @x = NULL
	Number bool   // SET @x = 5
	// From is the variable whose value is taken (SET a = @@b); Value is then appended
	// to it (SET sql_mode = CONCAT(@@sql_mode, ',…')).
	From *Ref
}

// TxOptions are BEGIN's.
type TxOptions struct {
	ReadOnly  bool
	Isolation string // lower-case, "" when unsaid
	Start     bool   // it was written START TRANSACTION, which PostgreSQL's command tag repeats
}

// CopyOptions are COPY (query | table) TO STDOUT's.
type CopyOptions struct {
	Format    string // "text", "csv" or "binary"
	Delimiter byte
	Null      string
	Quote     byte
	Escape    byte
	Header    bool
}

// ShowOptions say which of MySQL's SHOW statements it is.
type ShowOptions struct {
	What    string // "databases", "tables", "columns", "create table", "variables", "status", "warnings", "processlist", "keys", "collation", "character set", "engines", "grants", "table status", …
	Full    bool
	Table   Name   // columns, keys, create table: its table; tables, table status: only Schema is set
	Like    string // LIKE pattern; HasLike tells "" from none
	HasLike bool
	Where   string // WHERE text, "" when none
	Global  bool   // SHOW GLOBAL …
	Count   bool   // SHOW COUNT(*) WARNINGS
	// LIMIT of SHOW WARNINGS
	HasLimit      bool
	Limit, Offset int64
}

// Ask is one place in FROM that the session answers with a query of its own: a
// question, FROM ask('…'), or one of its own views, FROM streamlink.ask_history.
type Ask struct {
	Question string
	View     string // in lower case; empty for a question
	Position int
}

// SessionSchema is the schema of the views that a session has of itself.
const SessionSchema = "streamlink"

// sessionViews are the names in SessionSchema.
var sessionViews = map[string]bool{"ask_history": true, "verified": true}

// isSessionView tells whether a name is one of a session's views.
func isSessionView(n Name) bool {
	return n.Catalog == "" && strings.EqualFold(n.Schema, SessionSchema) && sessionViews[strings.ToLower(n.Name)]
}

// Ref is something in a statement that only the session can answer: a variable
// (@@x, @x) or a session function (current_user, database(), connection_id(),
// current_setting('x'), version(), pg_backend_pid(), last_insert_id() …).
type Ref struct {
	Function bool
	Name     string // lower-case; variables without @, User tells @x from @@x
	Arg      string // current_setting's constant argument
	User     bool
	Global   bool // MySQL's @@global.x
}

// Env answers Refs while printing. Values are nil, bool, int64, float64, [Decimal] or string.
type Env func(Ref) (value any, ok bool)

// Statement is one statement read. It is immutable after Resolve, so that it can
// be cached and shared by sessions.
type Statement struct {
	Text    string
	Dialect Dialect
	Kind    Kind

	Reads  []Name     // relations read, CTE names left out
	Writes []Name     // relations written, created or dropped
	Calls  []FuncCall // functions called
	Params []Param    // $1 … $n or ?, in order
	Asks   []Ask      // FROM ask('…') calls
	Refs   []Ref      // what the session must answer
	Into   []string   // MySQL's @variables that its one row is for, see Assigned
	// Configs are its calls of set_config().
	Configs []Setting

	Locking bool     // FOR UPDATE and the like
	Hazards []Hazard // shapes of pasted-in text and of runaway cost, see hazard.go
	Analyze bool     // EXPLAIN ANALYZE

	Name         string // see Kind
	Settings     []Setting
	Tx           TxOptions
	CopyTo       *CopyOptions
	Show         *ShowOptions
	Inner        *Statement
	Hold         bool
	Count        int64 // FETCH n; -1: all
	Move         bool
	Args         []*Literal // EXECUTE's and CALL's constant arguments
	ConnectionID int64
	QueryOnly    bool

	bound binding // what Resolve learned
	modes Modes   // it was read under
	tree  tree    // the language of the tree is tree.go's
}

// Literal is a constant as EXECUTE or CALL hands it over: nil, bool, int64,
// float64, string, or, for MySQL's EXECUTE … USING @x, a [Ref].
type Literal struct{ Value any }
