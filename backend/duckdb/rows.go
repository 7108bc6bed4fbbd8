//go:build duckdb_arrow

package duckdb

import (
	"context"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
)

// rows is a result as its reader sees it: first what was put aside in files, then
// what is still in the engine. It is an array.RecordReader.
type rows struct {
	mu      sync.Mutex
	refs    int
	schema  *arrow.Schema
	aside   []*segment
	live    *stream // nil: all fetched; else &own
	own     stream
	of      *Conn // gets the link back, once, with live ended
	current arrow.RecordBatch
	err     error
}

// begin turns a started stream, which must be r.own, into rows.
func (r *rows) begin(c *Conn) {
	r.refs, r.schema, r.live, r.of = 1, r.own.shape.out, &r.own, c
}

// Schema describes the columns.
func (r *rows) Schema() *arrow.Schema { return r.schema }

// Retain adds a holder.
func (r *rows) Retain() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refs++
}

// Release drops a holder; the last one's ends the result.
func (r *rows) Release() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refs--; r.refs == 0 {
		r.drop()
	}
}

// Next moves to the next batch.
func (r *rows) Next() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leave()
	if r.err != nil || r.refs <= 0 {
		return false
	}
	if r.current, r.err = r.fetch(); r.err != nil {
		r.drop()
	} else if r.current == nil {
		r.end()
	}
	return r.current != nil
}

func (r *rows) fetch() (arrow.RecordBatch, error) {
	for len(r.aside) > 0 {
		rec, err := r.aside[0].next()
		if rec != nil || err != nil {
			return rec, err
		}
		r.aside[0].close()
		r.aside = r.aside[1:]
	}
	if r.live == nil {
		return nil, nil
	}
	return r.live.next()
}

// RecordBatch is the present batch, valid until the next call of Next.
func (r *rows) RecordBatch() arrow.RecordBatch { return r.current }

// Record is RecordBatch by its older name.
func (r *rows) Record() arrow.RecordBatch { return r.current }

// Err is why Next returned false, or nil at the end.
func (r *rows) Err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

// leave releases the present batch.
func (r *rows) leave() {
	if r.current != nil {
		r.current.Release()
		r.current = nil
	}
}

// end closes the engine's part and gives the link back.
func (r *rows) end() {
	if r.live != nil {
		r.live.close()
		r.live.stmt.done()
		r.live = nil
		r.of.free(r.own.link)
	}
}

// drop ends everything.
func (r *rows) drop() {
	r.leave()
	for _, s := range r.aside {
		s.close()
	}
	r.aside = nil
	r.end()
}

// putAside moves what is still in the engine to a file, so that the link is free and
// the reader does not notice. When ctx ends on the way the rest stays where it is.
func (r *rows) putAside(ctx context.Context, dir string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.live == nil {
		return nil
	}
	s, err := newSegment(dir, r.schema)
	if err != nil {
		return err
	}
	r.aside = append(r.aside, s)
	for ctx.Err() == nil {
		rec, err := r.live.next()
		if rec == nil {
			// An error met here belongs to this reader, not to the newer statement.
			if e := s.finish(err); e != nil {
				return e
			}
			r.end()
			return nil
		}
		err = s.write(rec)
		rec.Release()
		if err != nil {
			return err
		}
	}
	if err := s.finish(nil); err != nil {
		return err
	}
	return sqlstate.From(context.Cause(ctx))
}

// fail ends the result with an error that its reader will meet.
func (r *rows) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refs > 0 && r.err == nil && (r.live != nil || len(r.aside) > 0) {
		r.drop()
		r.err = err
	}
}

// busy tells whether r still occupies its link. A nil r does not.
func (r *rows) busy() bool {
	if r == nil {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.live != nil
}
