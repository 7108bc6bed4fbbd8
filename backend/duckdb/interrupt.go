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
	fire func() // interrupt, made once

	mu   sync.Mutex
	conn *duckdb_go_bindings.Connection // nil when ended
}

// caller is a context that calls by itself when it ends, which costs less than a
// context of one's own below it.
type caller interface {
	AfterFunc(f func()) (stop func() bool)
}

// watch begins to watch; a context that cannot end costs nothing. A link does one thing
// at a time, so one watch serves it again and again.
func (l *link) watch(ctx context.Context) *watch {
	w := l.watcher
	if w == nil {
		w = &watch{}
		w.fire = w.interrupt
		l.watcher = w
	}
	w.ctx = ctx
	if c, ok := ctx.(caller); ok {
		w.arm(l)
		w.stop = c.AfterFunc(w.fire)
	} else if ctx.Done() != nil {
		w.arm(l)
		w.stop = context.AfterFunc(ctx, w.fire)
	}
	return w
}

func (w *watch) arm(l *link) {
	w.mu.Lock()
	w.conn = &l.conn
	w.mu.Unlock()
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

// unwatch ends a watch; no interrupt comes after it. One that has fired is not used
// again, for its interrupt may still be about to look.
func (l *link) unwatch(w *watch) {
	if w.stop == nil {
		return
	}
	unused := w.stop()
	w.stop = nil
	w.mu.Lock()
	w.conn = nil
	w.mu.Unlock()
	if !unused {
		l.watcher = nil
	}
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
