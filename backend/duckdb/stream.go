//go:build duckdb_arrow

package duckdb

import (
	"context"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend/sqlstate"
)

// stream is a result inside DuckDB. The link that it runs on can do nothing else
// until the stream is closed.
type stream struct {
	link   *link
	watch  *watch
	stmt   *statement
	result duckdb_go_bindings.Result
	opts   duckdb_go_bindings.ArrowOptions
	shape  *shape
	began  time.Time
	closed bool
}

// execute runs st, whose parameters are bound, up to its first rows.
func (l *link) execute(ctx context.Context, st *statement) (*stream, error) {
	s := &stream{link: l, stmt: st, watch: l.watch(ctx), began: time.Now()}
	if err := s.watch.err(); err != nil {
		s.watch.end()
		return nil, err
	}
	l.effort.begin(s.began)
	defer l.effort.pause()
	var pending duckdb_go_bindings.PendingResult
	defer duckdb_go_bindings.DestroyPending(&pending)
	if duckdb_go_bindings.PendingPreparedStreaming(st.stmt, &pending) == duckdb_go_bindings.StateError {
		defer s.watch.end()
		return nil, s.watch.blame(fromEngine(duckdb_go_bindings.PendingError(pending)))
	}
	if duckdb_go_bindings.ExecutePending(pending, &s.result) == duckdb_go_bindings.StateError {
		err := s.watch.blame(fromEngine(duckdb_go_bindings.ResultError(&s.result)))
		s.close()
		return nil, err
	}
	return s, nil
}

// hasRows tells whether the result has rows at all, empty or not.
func (s *stream) hasRows() bool {
	return duckdb_go_bindings.ResultReturnType(s.result) == duckdb_go_bindings.ResultTypeQueryResult
}

// affected is the count of rows written, -1 where the engine has none: only a CREATE
// TABLE AS gives one among the statements that define.
func (s *stream) affected() (int64, error) {
	switch duckdb_go_bindings.ResultReturnType(s.result) {
	case duckdb_go_bindings.ResultTypeChangedRows:
		return int64(duckdb_go_bindings.RowsChanged(&s.result)), nil
	case duckdb_go_bindings.ResultTypeNothing:
		if s.stmt.kind != duckdb_go_bindings.StatementTypeCreate {
			return -1, nil
		}
	}
	if err := s.describe(); err != nil {
		return -1, err
	}
	rec, err := s.next()
	if rec == nil {
		return -1, err
	}
	defer rec.Release()
	if n, ok := rec.Column(0).(*array.Int64); ok && n.Len() == 1 {
		return n.Value(0), nil
	}
	return -1, nil
}

// describe finds the result's columns.
func (s *stream) describe() (err error) {
	s.opts = duckdb_go_bindings.ResultGetArrowOptions(&s.result)
	if s.stmt.shape.fits(&s.result) {
		s.shape = s.stmt.shape
		return nil
	}
	s.shape, err = newShape(s.opts, int(duckdb_go_bindings.ColumnCount(&s.result)),
		func(i duckdb_go_bindings.IdxT) (string, duckdb_go_bindings.LogicalType) {
			return duckdb_go_bindings.ColumnName(&s.result, i), duckdb_go_bindings.ColumnLogicalType(&s.result, i)
		})
	s.stmt.shape = s.shape
	return err
}

// next fetches a batch; nil without an error is the end.
func (s *stream) next() (arrow.RecordBatch, error) {
	if err := s.watch.err(); err != nil {
		return nil, err
	}
	s.link.effort.begin(s.began)
	chunk := duckdb_go_bindings.FetchChunk(s.result)
	s.link.effort.pause()
	defer duckdb_go_bindings.DestroyDataChunk(&chunk)
	if chunk.Ptr == nil {
		if text := duckdb_go_bindings.ResultError(&s.result); text != "" {
			return nil, s.watch.blame(fromEngine(text))
		}
		return nil, s.watch.err() // an interrupt may look like the end
	}
	rec, failed := duckdb_go_bindings.DataChunkToArrowArray(s.opts, s.shape.in, chunk)
	if err := takeError(failed); err != nil {
		return nil, err
	}
	if !s.shape.any {
		return rec, nil
	}
	defer rec.Release()
	return s.converted(rec, chunk), nil
}

func (s *stream) converted(rec arrow.RecordBatch, chunk duckdb_go_bindings.DataChunk) arrow.RecordBatch {
	columns := make([]arrow.Array, rec.NumCols())
	for i, c := range s.shape.convert {
		columns[i] = rec.Column(i)
		if c != nil {
			columns[i] = c(columns[i], duckdb_go_bindings.DataChunkGetVector(chunk, duckdb_go_bindings.IdxT(i)))
			defer columns[i].Release()
		}
	}
	return array.NewRecordBatch(s.shape.out, columns, rec.NumRows())
}

// close ends the result, read to the end or not; the link is free after it.
func (s *stream) close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.watch.end()
	duckdb_go_bindings.DestroyArrowOptions(&s.opts)
	duckdb_go_bindings.DestroyResult(&s.result)
	return nil
}

// takeError makes an error of DuckDB's, and destroys that; nil when there is none.
func takeError(e duckdb_go_bindings.ErrorData) error {
	defer duckdb_go_bindings.DestroyErrorData(&e)
	if e.Ptr == nil || !duckdb_go_bindings.ErrorDataHasError(e) {
		return nil
	}
	text := duckdb_go_bindings.ErrorDataMessage(e)
	if err := fromEngine(text); err.Code != sqlstate.InternalError {
		return err
	}
	return sqlstate.New(sqlstate.FeatureNotSupported, "the engine cannot send this result: %s", firstLine(text))
}
