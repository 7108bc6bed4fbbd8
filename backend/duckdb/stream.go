//go:build duckdb_arrow

package duckdb

import (
	"context"

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
	opts   duckdb_go_bindings.ArrowOptions // made when first needed
	shape  *shape
	began  moment
	ahead  bool // the run's chunk has not been given yet
	closed bool
}

// execute runs st, whose parameters are bound, up to its first rows.
func (l *link) execute(ctx context.Context, st *statement) (*stream, error) {
	s := &stream{}
	return s, s.start(ctx, l, st)
}

// start is execute for a stream that its owner holds. After an error it is closed.
func (s *stream) start(ctx context.Context, l *link, st *statement) error {
	s.link, s.stmt, s.watch, s.began = l, st, l.watch(ctx), l.effort.moment()
	if err := s.watch.err(); err != nil {
		s.abort()
		return err
	}
	l.effort.begin(s.began)
	how := l.run.start(st.stmt)
	l.effort.pause()
	switch how {
	case notPending:
		err := s.watch.blame(fromEngine(l.run.whyNotPending()))
		l.run.dropPending()
		s.abort()
		return err
	case notRunning:
		err := s.watch.blame(fromEngine(duckdb_go_bindings.ResultError(l.run.asResult())))
		s.close()
		return err
	}
	s.ahead = l.run.returnsRows()
	return nil
}

// abort ends a stream that DuckDB has no result for.
func (s *stream) abort() {
	s.closed = true
	s.link.unwatch(s.watch)
}

// hasRows tells whether the result has rows at all, empty or not.
func (s *stream) hasRows() bool { return s.link.run.returnsRows() }

// affected is the count of rows written, -1 where the engine has none: only a CREATE
// TABLE AS gives one among the statements that define.
func (s *stream) affected() (int64, error) {
	result := s.link.run.asResult()
	switch duckdb_go_bindings.ResultReturnType(*result) {
	case duckdb_go_bindings.ResultTypeChangedRows:
		return int64(duckdb_go_bindings.RowsChanged(result)), nil
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
	if s.stmt.shape.fits(s.link.run) {
		s.shape = s.stmt.shape
		return nil
	}
	result := s.link.run.asResult()
	s.shape, err = newShape(s.options(), int(duckdb_go_bindings.ColumnCount(result)),
		func(i duckdb_go_bindings.IdxT) (string, duckdb_go_bindings.LogicalType) {
			return duckdb_go_bindings.ColumnName(result, i), duckdb_go_bindings.ColumnLogicalType(result, i)
		})
	s.stmt.shape = s.shape
	return err
}

// options are how DuckDB exports the result.
func (s *stream) options() duckdb_go_bindings.ArrowOptions {
	if s.opts.Ptr == nil {
		s.opts = duckdb_go_bindings.ResultGetArrowOptions(s.link.run.asResult())
	}
	return s.opts
}

// next fetches a batch; nil without an error is the end.
func (s *stream) next() (arrow.RecordBatch, error) {
	if err := s.watch.err(); err != nil {
		return nil, err
	}
	run := s.link.run
	if s.ahead {
		s.ahead = false
	} else {
		s.link.effort.begin(s.began)
		run.next()
		s.link.effort.pause()
	}
	if run.chunk == nil {
		if text := duckdb_go_bindings.ResultError(run.asResult()); text != "" {
			return nil, s.watch.blame(fromEngine(text))
		}
		return nil, s.watch.err() // an interrupt may look like the end
	}
	if rec := s.shape.small(run); rec != nil {
		return rec, nil
	}
	rec, failed := duckdb_go_bindings.DataChunkToArrowArray(s.options(), s.shape.in, run.asChunk())
	if err := takeError(failed); err != nil {
		return nil, err
	}
	if !s.shape.any {
		return rec, nil
	}
	defer rec.Release()
	return s.converted(rec, run.asChunk()), nil
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
	s.link.unwatch(s.watch)
	if s.opts.Ptr != nil {
		duckdb_go_bindings.DestroyArrowOptions(&s.opts)
	}
	s.link.run.end()
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
