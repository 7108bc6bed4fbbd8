package proxy

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// cursor is DECLARE's: an open result that FETCH pulls from, forward only.
type cursor struct {
	result *Result
	hold   bool
	rest   arrow.RecordBatch // rows pulled from the engine and not yet fetched
}

// declare is DECLARE name CURSOR FOR query: the query is prepared now and starts to run
// when the statement does.
func (s *Session) declare(ctx context.Context, stmt *dialect.Statement, p *Prepared) error {
	inner := &Prepared{Text: p.Text, Kind: dialect.Select, Params: stmt.Params}
	e := s.event(p.Text)
	e.Kind = dialect.Declare
	if err := s.toEngine(ctx, &plan{stmt: stmt.Inner}, inner, &e); err != nil {
		return err
	}
	p.run = func(ctx context.Context, s *Session, args []any, r *Result) error {
		if !stmt.Hold && s.tx.status() == Idle && !s.tx.implicit {
			return sqlstate.New(sqlstate.NoActiveTransaction, "DECLARE CURSOR can only be used in transaction blocks").
				WithHint("DECLARE … CURSOR WITH HOLD works outside of one")
		}
		if s.cursors[stmt.Name] != nil {
			return sqlstate.New(sqlstate.DuplicateCursor, "cursor %q already exists", stmt.Name)
		}
		// The cursor outlives this statement and is ended by its own Release.
		res := &Result{Kind: dialect.Select, affected: -1, session: s, event: e, began: e.Time, quiet: true}
		s.begin(context.WithoutCancel(ctx), &res.life)
		if err := inner.run(&res.life, s, args, res); err != nil {
			res.life.finish()
			return err
		}
		if s.cursors == nil {
			s.cursors = map[string]*cursor{}
		}
		s.cursors[stmt.Name] = &cursor{result: res, hold: stmt.Hold}
		return nil
	}
	return nil
}

// CursorSchema gives the columns of a cursor that DECLARE opened: to a PostgreSQL client
// it is a portal of that name.
func (s *Session) CursorSchema(name string) (*arrow.Schema, bool) {
	c := s.cursors[name]
	if c == nil {
		return nil, false
	}
	return c.result.Schema, true
}

// fetch is FETCH and MOVE.
func (s *Session) fetch(stmt *dialect.Statement, p *Prepared) error {
	c := s.cursors[stmt.Name]
	if c == nil {
		return sqlstate.New(sqlstate.InvalidCursorName, "cursor %q does not exist", stmt.Name)
	}
	if !stmt.Move {
		p.Schema = c.result.Schema
	}
	p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error {
		c := s.cursors[stmt.Name]
		if c == nil {
			return sqlstate.New(sqlstate.InvalidCursorName, "cursor %q does not exist", stmt.Name)
		}
		rows := &fetchReader{cursor: c, left: stmt.Count, session: s, ctx: ctx}
		if !stmt.Move {
			r.rows = rows
			return nil
		}
		var n int64
		for rows.Next() {
			n += rows.RecordBatch().NumRows()
		}
		rows.Release()
		r.tag = "MOVE " + itoa(n)
		return rows.Err()
	}
	return nil
}

// fetchReader yields at most left rows of a cursor (all when negative).
type fetchReader struct {
	cursor  *cursor
	left    int64
	batch   arrow.RecordBatch
	session *Session
	ctx     context.Context
	err     error
}

func (f *fetchReader) Next() bool {
	f.drop()
	if f.left == 0 || f.err != nil {
		return false
	}
	c := f.cursor
	if c.rest == nil && !f.pull() {
		return false
	}
	f.batch, c.rest = c.rest, nil
	if n := f.batch.NumRows(); f.left >= 0 && n > f.left {
		whole := f.batch
		f.batch, c.rest = whole.NewSlice(0, f.left), whole.NewSlice(f.left, n)
		whole.Release()
	}
	if f.left > 0 {
		f.left -= f.batch.NumRows()
	}
	return true
}

// pull takes the cursor's next batch, while a cancellation of the FETCH also stops
// the cursor's own query.
func (f *fetchReader) pull() bool {
	c := f.cursor
	stop := context.AfterFunc(f.ctx, func() { c.result.life.end(context.Cause(f.ctx)) })
	ok := c.result.Next()
	stop()
	if !ok {
		f.err = c.result.Err()
		return false
	}
	c.rest = c.result.RecordBatch()
	c.rest.Retain()
	return true
}

func (f *fetchReader) RecordBatch() arrow.RecordBatch { return f.batch }
func (f *fetchReader) Err() error                     { return f.err }
func (f *fetchReader) Release()                       { f.drop() }

func (f *fetchReader) drop() {
	if f.batch != nil {
		f.batch.Release()
		f.batch = nil
	}
}

// closeCursor is CLOSE name, or CLOSE ALL when name is empty.
func (s *Session) closeCursor(name string) error {
	if name == "" {
		s.closeCursors(true)
		return nil
	}
	c := s.cursors[name]
	if c == nil {
		return sqlstate.New(sqlstate.InvalidCursorName, "cursor %q does not exist", name)
	}
	delete(s.cursors, name)
	c.close()
	return nil
}

// closeCursors ends the cursors of a transaction, and those held over it when asked.
func (s *Session) closeCursors(held bool) {
	for name, c := range s.cursors {
		if held || !c.hold {
			delete(s.cursors, name)
			c.close()
		}
	}
}

func (c *cursor) close() {
	if c.rest != nil {
		c.rest.Release()
		c.rest = nil
	}
	c.result.Release()
}
