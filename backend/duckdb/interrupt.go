//go:build duckdb_arrow

package duckdb

import (
	"context"
	"sync"
	"time"

	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend/sqlstate"
)

// watch interrupts a link when a context ends. It must be ended before the link
// does anything else, or the interrupt would hit another's statement.
type watch struct {
	ctx  context.Context
	stop func() bool

	mu   sync.Mutex
	conn *duckdb_go_bindings.Connection // nil when ended
}

// watch begins to watch; a context that cannot end costs nothing.
func (l *link) watch(ctx context.Context) *watch {
	w := &watch{ctx: ctx}
	if ctx.Done() != nil {
		w.conn = &l.conn
		w.stop = context.AfterFunc(ctx, w.interrupt)
	}
	return w
}

// interrupt tells the engine until the watch is ended: DuckDB forgets an interrupt
// that comes just before a statement begins.
func (w *watch) interrupt() {
	for pause := time.Millisecond; ; pause = min(2*pause, 50*time.Millisecond) {
		w.mu.Lock()
		if w.conn == nil {
			w.mu.Unlock()
			return
		}
		duckdb_go_bindings.Interrupt(*w.conn)
		w.mu.Unlock()
		time.Sleep(pause)
	}
}

// end returns when no interrupt can come any more.
func (w *watch) end() {
	if w.stop == nil {
		return
	}
	w.stop()
	w.mu.Lock()
	w.conn = nil
	w.mu.Unlock()
}

// err is the reason why the context ended, as a client may see it, or nil. A
// context that was ended for a reason with a SQLSTATE gives that reason.
func (w *watch) err() error {
	if w.ctx.Err() == nil {
		return nil
	}
	return sqlstate.From(context.Cause(w.ctx))
}

// blame is err, unless the context has ended: then it is that.
func (w *watch) blame(err error) error {
	if e := w.err(); e != nil {
		return e
	}
	return err
}
