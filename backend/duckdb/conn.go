//go:build duckdb_arrow

package duckdb

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// Conn is one client's connection. Outside a transaction each statement runs on a
// link of the pool, so that an older result stays open on its own; inside one, and
// once there are temporary tables, all run on one pinned link, and an older result is
// put aside in a file when a newer statement needs it.
type Conn struct {
	b       *Backend
	pinned  *link
	open    *rows // the result that occupies pinned
	inTx    bool
	defined bool // the transaction changed the catalog
	private bool // pinned holds temporary tables
	closed  bool
	zone    string   // the client's time zone; "" is UTC
	own     *catalog // what this client sees, made when it differs
}

// Describe names and types the columns that sql would return, without running it.
func (c *Conn) Describe(ctx context.Context, sql string) (*arrow.Schema, error) {
	// Preparing on a busy link would end its stream; another link sees the same
	// tables as long as this client has defined none of its own.
	busy := c.pinned != nil && c.open.busy()
	l, err := c.link(ctx, busy && !c.private && !c.defined)
	if err != nil {
		return nil, err
	}
	defer c.free(l)
	st, err := l.prepare(ctx, sql)
	if err != nil {
		return nil, err
	}
	defer st.done()
	if err := st.refuse(); err != nil {
		return nil, err
	}
	if !st.unresolved() {
		return st.describe(l)
	}
	typed, err := l.prepare(ctx, withNulls(sql))
	if err != nil {
		return nil, err
	}
	defer typed.done()
	return typed.describe(l)
}

// Query runs one statement; ctx governs the whole life of the result.
func (c *Conn) Query(ctx context.Context, sql string, args []any) (*backend.Result, error) {
	l, err := c.link(ctx, false)
	if err != nil {
		return nil, err
	}
	st, err := l.prepare(ctx, sql)
	if err != nil {
		c.free(l)
		return nil, err
	}
	res, err := c.run(ctx, l, st, args)
	if err != nil {
		st.done()
		c.free(l)
	}
	return res, err
}

// run executes st; without an error it has taken over st and l.
func (c *Conn) run(ctx context.Context, l *link, st *statement, args []any) (*backend.Result, error) {
	if err := st.refuse(); err != nil {
		return nil, err
	}
	if err := st.bind(args); err != nil {
		return nil, err
	}
	r := &rows{}
	s := &r.own
	if err := s.start(ctx, l, st); err != nil {
		return nil, err
	}
	if !s.hasRows() {
		n, err := s.affected()
		s.close()
		if err != nil {
			return nil, err
		}
		c.noteChanges(l, st)
		st.done()
		c.free(l)
		return &backend.Result{Affected: n}, nil
	}
	if err := s.describe(); err != nil {
		s.close()
		return nil, err
	}
	r.begin(c)
	if l == c.pinned {
		c.open = r
	}
	return &backend.Result{Rows: r, Affected: -1}, nil
}

// noteChanges keeps the books after a statement that may have defined something.
func (c *Conn) noteChanges(l *link, st *statement) {
	if !st.changesCatalog() {
		return
	}
	if st.words.temporary && !c.private {
		// What lives in one link alone keeps this client on that link.
		c.private, c.pinned = true, l
	}
	c.defined = c.defined || c.inTx
	c.b.catalog.changed()
}

// link gives the link that the next statement runs on; free gives it back. other asks
// for one beside the pinned.
func (c *Conn) link(ctx context.Context, other bool) (*link, error) {
	if c.closed {
		return nil, sqlstate.New(sqlstate.ConnectionFailure, "the connection is closed")
	}
	if c.pinned != nil && !other {
		if err := c.putAside(ctx); err != nil {
			return nil, err
		}
		return c.pinned, c.pinned.inZone(ctx, c.zone)
	}
	l, err := c.b.pool.get()
	if err != nil {
		return nil, err
	}
	if err := l.inZone(ctx, c.zone); err != nil {
		c.b.pool.put(l)
		return nil, err
	}
	return l, nil
}

// free gives a link back, unless it is the pinned one: it may have become that meanwhile.
func (c *Conn) free(l *link) {
	if l != c.pinned {
		c.b.pool.put(l)
	}
}

// putAside frees the pinned link of an open result.
func (c *Conn) putAside(ctx context.Context) error {
	if c.open == nil {
		return nil
	}
	if err := c.open.putAside(ctx, c.b.spool); err != nil {
		return err
	}
	c.open = nil
	return nil
}

// Close ends the connection: an open transaction is rolled back. Results that are
// still open outside a transaction end when they are released.
func (c *Conn) Close() error {
	if c.closed {
		return nil
	}
	if c.open != nil {
		c.open.fail(sqlstate.New(sqlstate.AdminShutdown, "the connection was closed"))
	}
	var err error
	if c.inTx {
		err = c.Rollback(context.Background())
	}
	c.closed = true
	if c.pinned != nil {
		c.pinned.close()
		c.pinned = nil
	}
	return err
}
