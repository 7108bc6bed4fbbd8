// Package backend is the contract between StreamLink and an engine that runs SQL.
//
// Rows are Arrow's own pull stream, so no room above needs another's row type.
// An engine is a folder below this one (duckdb, spark); what it cannot say in
// Arrow's types rides in the field metadata under [WireType].
package backend

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// WireType is the Arrow field metadata key under which a PostgreSQL type name
// stands ("uuid", "json", "jsonb", "name", "oid", "bpchar", "regclass", …) when
// the Arrow type alone does not tell what a client should see.
const WireType = "streamlink:type"

// Backend is an engine.
type Backend interface {
	// Name is the engine's dialect name: "duckdb" or "spark".
	Name() string
	// Version is the engine's own version, for start-up lines and errors.
	Version() string
	// Open makes one client's own connection.
	Open(ctx context.Context) (Conn, error)
	// Catalog describes what the engine holds.
	Catalog() Catalog
	Close() error
}

// Conn is one client's connection to an engine. It is used by one goroutine at a
// time. Errors carry SQLSTATEs ([sqlstate.Error]).
//
// A result may still be open when the next Query comes (cursors, portals): the
// older one stays readable, whatever the engine needs for that.
type Conn interface {
	// Describe names and types the columns that sql would return, without
	// running it. A statement that returns no rows has a nil schema.
	// Parameters stand in sql as $1 … $n, each inside a CAST.
	Describe(ctx context.Context, sql string) (*arrow.Schema, error)
	// Query runs one statement. args are nil, bool, int64, float64, string,
	// []byte or time.Time, in the order of $1 … $n; every other type travels as
	// its PostgreSQL text, which the CAST around the parameter reads.
	// ctx governs the whole life of the result: when it ends, the engine is
	// interrupted and the reader's Err is the cancellation.
	Query(ctx context.Context, sql string, args []any) (*Result, error)
	Close() error
}

// Zoned is a Conn that can be told in which time zone the client's days and hours are, by
// its IANA name; "" is UTC. It holds for the statements that follow.
type Zoned interface {
	SetTimeZone(name string)
}

// Transactor is a Conn with real transactions. An engine without them leaves it
// out and the proxy keeps the books alone.
type Transactor interface {
	Begin(ctx context.Context, readOnly bool) error
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

// Progress is how far a running statement is.
type Progress struct {
	Stages, StagesDone int
	Tasks, TasksDone   int64
	Running            int64 // tasks at work now
	Bytes              int64 // read so far
}

// Teller is a Conn that tells how far its statements are. It calls tell on the goroutine
// that is in one of its own or its results' methods, so that tell may write to the client.
type Teller interface {
	Tell(tell func(Progress))
}

// Result is what a statement gave.
type Result struct {
	// Rows is nil for a statement that returns none. Whoever holds the Result
	// calls Rows.Release once, read to the end or not.
	Rows array.RecordReader
	// Affected counts rows written; -1 where the engine does not say.
	Affected int64
}

// Catalog tells what tables an engine holds. All of it may be called by many
// goroutines at once.
type Catalog interface {
	// Database is the name clients see as the current database.
	Database() string
	// DefaultSchema is where an unqualified name is looked up first.
	DefaultSchema() string
	// Version changes whenever a name or a column may have changed.
	Version() uint64
	// Tables lists the tables and views of a schema ("" is every schema), columns
	// left out where the engine finds them costly.
	Tables(ctx context.Context, schema string) ([]Table, error)
	// Table gives one table with its columns and keys; an unknown name is
	// sqlstate.UndefinedTable. An empty schema means DefaultSchema.
	Table(ctx context.Context, schema, name string) (*Table, error)
}

// Table is a table or view.
type Table struct {
	Schema, Name string
	View         bool
	Comment      string
	Columns      []Column
	PrimaryKey   []string
	ForeignKeys  []ForeignKey
	Uniques      [][]string // the columns of each UNIQUE key; empty where the engine has none
	Indexes      []Index    // those that CREATE INDEX made
	Checks       []string   // conditions of CHECK constraints, in the engine's words
	Definition   string     // a view's query, in the engine's words
	Rows         int64      // an estimate; -1: unknown
}

// ColumnMark begins the comment of a column whose declared type the engine does not have:
// the type's name follows, and "required" where it was declared NOT NULL.
const ColumnMark = "streamlink: "

// Column is one column. Type is what a query of it yields; Wire is its WireType
// metadata, or empty.
type Column struct {
	Name     string
	Type     arrow.DataType
	Wire     string
	Nullable bool
	Comment  string
	Default  string // the engine's expression, or empty
	Hidden   bool   // it is there without being listed: * leaves it out
	Required bool   // it was declared NOT NULL, which the engine does not hold
	Touched  bool   // a change of its row sets it to the time, as MySQL's ON UPDATE CURRENT_TIMESTAMP
}

// Index is an index of a table; Keys are columns and expressions in the engine's words.
type Index struct {
	Name   string
	Unique bool
	Keys   []string
}

// ForeignKey points from Columns of its table to RefColumns of another.
type ForeignKey struct {
	Columns             []string
	RefSchema, RefTable string
	RefColumns          []string
}
