//go:build duckdb_arrow

package duckdb

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend/sqlstate"
)

// link is one connection inside DuckDB. It runs one statement at a time, and a
// newer statement ends an older one's open stream, so a result keeps its link until
// it is read to the end or released.
type link struct {
	conn    duckdb_go_bindings.Connection
	run     *run
	cache   *cache
	pool    *pool
	zone    string // its time zone; "" is UTC
	watcher *watch // not in use, or the one of what runs now
	effort
}

// pool keeps a few idle links of one database: most clients are idle most of the
// time and then hold none.
type pool struct {
	db     duckdb_go_bindings.Database
	crew   *crew
	mu     sync.Mutex
	idle   []*link // the last used is the last: its cached statements are warm
	closed bool
	open   int // links in use or idle

	// version counts what may have changed names or types in the database.
	version atomic.Uint64
}

// maxIdle is how many idle links a pool keeps; a link costs a few dozen KB.
const maxIdle = 32

func newPool(db duckdb_go_bindings.Database, c *crew) *pool {
	p := &pool{db: db, crew: c}
	p.version.Store(1)
	return p
}

// get gives an idle link or opens one.
func (p *pool) get() (*link, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, sqlstate.New(sqlstate.AdminShutdown, "the engine is closed")
	}
	if n := len(p.idle); n > 0 {
		l := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return l, nil
	}
	l := &link{pool: p, cache: newCache(), run: newRun()}
	if duckdb_go_bindings.Connect(p.db, &l.conn) == duckdb_go_bindings.StateError {
		l.run.free()
		return nil, sqlstate.New(sqlstate.ConnectionFailure, "the engine gave no connection")
	}
	l.effort.join(p.crew)
	p.open++
	return l, nil
}

// put takes back a link that has no transaction, no open stream and no state of its own.
func (p *pool) put(l *link) {
	p.mu.Lock()
	if !p.closed && len(p.idle) < maxIdle {
		p.idle = append(p.idle, l)
		l = nil
	}
	p.mu.Unlock()
	if l != nil {
		l.close()
	}
}

// close closes the idle links; the others close as they come back.
func (p *pool) close() {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	for _, l := range idle {
		l.close()
	}
}

// inUse counts the links that are open and not idle.
func (p *pool) inUse() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.open - len(p.idle)
}

// close ends the link and everything it holds.
func (l *link) close() {
	l.effort.leave()
	l.cache.clear()
	duckdb_go_bindings.Disconnect(&l.conn)
	l.run.free()
	l.pool.mu.Lock()
	l.pool.open--
	l.pool.mu.Unlock()
}

// exec runs a statement of our own that returns no rows.
func (l *link) exec(ctx context.Context, sql string) error {
	st, err := l.prepare(ctx, sql)
	if err != nil {
		return err
	}
	defer st.done()
	s, err := l.execute(ctx, st)
	if err != nil {
		return err
	}
	return s.close()
}
