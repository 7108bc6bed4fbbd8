//go:build duckdb_arrow

package duckdb

import (
	"context"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend/sqlstate"
)

// statement is one prepared statement of one link.
type statement struct {
	sql   string
	stmt  duckdb_go_bindings.PreparedStatement
	kind  duckdb_go_bindings.StatementType
	words traits
	args  int  // how many parameters it has
	keep  bool // stands in the link's cache
	// shape is made when first asked for. It lasts as long as the statement: the
	// cache is emptied when a type may have changed.
	shape *shape
}

// prepare parses and binds sql. The caller calls done.
func (l *link) prepare(ctx context.Context, sql string) (*statement, error) {
	if st := l.cache.take(sql, l.pool.version.Load()); st != nil {
		return st, nil
	}
	if strings.IndexByte(sql, 0) >= 0 {
		// C would take what stands before it for the whole.
		return nil, sqlstate.New(sqlstate.CharacterNotInRepertoire, "a statement cannot hold a zero byte")
	}
	w := l.watch(ctx)
	defer l.unwatch(w)
	if err := w.err(); err != nil {
		return nil, err
	}
	st := &statement{sql: sql}
	if duckdb_go_bindings.Prepare(l.conn, sql, &st.stmt) == duckdb_go_bindings.StateError {
		err := fromEngine(duckdb_go_bindings.PrepareError(st.stmt))
		duckdb_go_bindings.DestroyPrepare(&st.stmt)
		return nil, w.blame(err)
	}
	st.kind = duckdb_go_bindings.PreparedStatementType(st.stmt)
	st.args = int(duckdb_go_bindings.NParams(st.stmt))
	st.words = scan(sql)
	st.keep = l.cache.put(st)
	return st, nil
}

// done ends the use of st.
func (st *statement) done() {
	if !st.keep {
		duckdb_go_bindings.DestroyPrepare(&st.stmt)
	}
}

// refuse says no to the kinds of statement that would leave the database, change
// how the engine runs, or go around the Transactor. The locked configuration stops
// most of them; this stops them all, and whatever kind is not known.
func (st *statement) refuse() error {
	if f := st.words.forbidden; f != "" {
		return sqlstate.New(sqlstate.InsufficientPrivilege, "function %s cannot be called here", f)
	}
	switch st.kind {
	case duckdb_go_bindings.StatementTypeSelect, duckdb_go_bindings.StatementTypeInsert,
		duckdb_go_bindings.StatementTypeUpdate, duckdb_go_bindings.StatementTypeDelete,
		duckdb_go_bindings.StatementTypeCreate, duckdb_go_bindings.StatementTypeCreateFunc,
		duckdb_go_bindings.StatementTypeAlter, duckdb_go_bindings.StatementTypeDrop,
		duckdb_go_bindings.StatementTypeAnalyze, duckdb_go_bindings.StatementTypeVacuum:
		return nil
	case duckdb_go_bindings.StatementTypeExplain:
		if explainable[st.words.explains] {
			return nil
		}
	case duckdb_go_bindings.StatementTypeInvalid:
		if st.words.merge { // the C interface has no kind for MERGE
			return nil
		}
	case duckdb_go_bindings.StatementTypeTransaction:
		return sqlstate.New(sqlstate.InvalidTransactionState, "a transaction is not begun or ended by a query of the engine")
	case duckdb_go_bindings.StatementTypeCopy, duckdb_go_bindings.StatementTypeExport,
		duckdb_go_bindings.StatementTypeAttach, duckdb_go_bindings.StatementTypeDetach,
		duckdb_go_bindings.StatementTypeLoad, duckdb_go_bindings.StatementTypeExtension:
		return sqlstate.New(sqlstate.InsufficientPrivilege, "files and extensions cannot be reached from SQL here")
	case duckdb_go_bindings.StatementTypeSet, duckdb_go_bindings.StatementTypeVariableSet,
		duckdb_go_bindings.StatementTypePragma:
		return sqlstate.New(sqlstate.InsufficientPrivilege, "the engine's settings cannot be changed from SQL here")
	}
	return sqlstate.New(sqlstate.FeatureNotSupported, "the engine does not run this kind of statement for clients")
}

// returnsRows tells whether running st would give rows. The C interface tells it
// only of a statement that has run, so for one that writes it is read off its words.
func (st *statement) returnsRows() bool {
	switch st.kind {
	case duckdb_go_bindings.StatementTypeSelect, duckdb_go_bindings.StatementTypeExplain:
		return true
	case duckdb_go_bindings.StatementTypeInsert, duckdb_go_bindings.StatementTypeUpdate,
		duckdb_go_bindings.StatementTypeDelete, duckdb_go_bindings.StatementTypeInvalid:
		return st.words.returning
	}
	return false
}

// changesCatalog tells whether st may add, change or remove a table or column.
func (st *statement) changesCatalog() bool {
	switch st.kind {
	case duckdb_go_bindings.StatementTypeCreate, duckdb_go_bindings.StatementTypeCreateFunc,
		duckdb_go_bindings.StatementTypeAlter, duckdb_go_bindings.StatementTypeDrop:
		return true
	}
	return false
}

// unresolved tells whether some column's type hangs on a parameter's value.
func (st *statement) unresolved() bool {
	if st.args == 0 || st.shape != nil || !st.returnsRows() {
		return false
	}
	for i := range duckdb_go_bindings.PreparedStatementColumnCount(st.stmt) {
		switch duckdb_go_bindings.PreparedStatementColumnType(st.stmt, i) {
		case duckdb_go_bindings.TypeInvalid, duckdb_go_bindings.TypeAny:
			return true
		}
	}
	return false
}

// describe is the schema of what st would return, or nil for no rows.
func (st *statement) describe(l *link) (*arrow.Schema, error) {
	if !st.returnsRows() {
		return nil, nil
	}
	if st.shape != nil {
		return st.shape.out, nil
	}
	var o duckdb_go_bindings.ArrowOptions
	duckdb_go_bindings.ConnectionGetArrowOptions(l.conn, &o)
	defer duckdb_go_bindings.DestroyArrowOptions(&o)
	s, err := newShape(o, int(duckdb_go_bindings.PreparedStatementColumnCount(st.stmt)),
		func(i duckdb_go_bindings.IdxT) (string, duckdb_go_bindings.LogicalType) {
			return duckdb_go_bindings.PreparedStatementColumnName(st.stmt, i),
				duckdb_go_bindings.PreparedStatementColumnLogicalType(st.stmt, i)
		})
	if err != nil {
		return nil, err
	}
	st.shape = s
	return s.out, nil
}

// bind gives the parameters $1 … $n their values. More values than sql names are
// fine; DuckDB cannot bind when a number below the last is left out.
func (st *statement) bind(args []any) error {
	want := st.args
	if want == 0 && len(args) == 0 {
		return nil
	}
	bound := 0
	for i, a := range args {
		var at duckdb_go_bindings.IdxT
		if duckdb_go_bindings.BindParameterIndex(st.stmt, &at, strconv.Itoa(i+1)) == duckdb_go_bindings.StateError {
			continue
		}
		if int(at) > want {
			return sqlstate.New(sqlstate.FeatureNotSupported, "the engine needs parameters that are numbered without a gap, up to $%d", want)
		}
		state, err := st.bindOne(at, a)
		if err != nil {
			return err
		}
		if state == duckdb_go_bindings.StateError {
			return sqlstate.New(sqlstate.InvalidParameterValue, "the engine does not take the value of parameter $%d", i+1)
		}
		bound++
	}
	if bound != want {
		return sqlstate.New(sqlstate.ProtocolViolation, "the statement has %d parameters, but %d values were given", want, len(args))
	}
	return nil
}

func (st *statement) bindOne(at duckdb_go_bindings.IdxT, a any) (duckdb_go_bindings.State, error) {
	switch v := a.(type) {
	case nil:
		return duckdb_go_bindings.BindNull(st.stmt, at), nil
	case bool:
		return duckdb_go_bindings.BindBoolean(st.stmt, at, v), nil
	case int64:
		return duckdb_go_bindings.BindInt64(st.stmt, at, v), nil
	case float64:
		return duckdb_go_bindings.BindDouble(st.stmt, at, v), nil
	case string:
		if !utf8.ValidString(v) {
			return duckdb_go_bindings.StateError, sqlstate.New(sqlstate.CharacterNotInRepertoire, "invalid byte sequence for encoding \"UTF8\"")
		}
		return duckdb_go_bindings.BindVarcharLength(st.stmt, at, v, duckdb_go_bindings.IdxT(len(v))), nil
	case []byte:
		return duckdb_go_bindings.BindBlob(st.stmt, at, v), nil
	case time.Time:
		return duckdb_go_bindings.BindTimestampTZ(st.stmt, at, duckdb_go_bindings.NewTimestamp(v.UnixMicro())), nil
	}
	return duckdb_go_bindings.StateError, sqlstate.New(sqlstate.InternalError, "a parameter has the Go type %T", a)
}
