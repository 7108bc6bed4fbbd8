//go:build duckdb_arrow

package duckdb

import (
	"context"

	"streamlink/backend/sqlstate"
)

// Begin opens a transaction on a link of its own.
func (c *Conn) Begin(ctx context.Context, readOnly bool) error {
	if c.inTx {
		return sqlstate.New(sqlstate.ActiveTransaction, "there is already a transaction in progress")
	}
	l, err := c.link(ctx, false)
	if err != nil {
		return err
	}
	sql := "BEGIN TRANSACTION"
	if readOnly {
		sql = "BEGIN TRANSACTION READ ONLY"
	}
	if err := l.exec(ctx, sql); err != nil {
		c.free(l)
		return err
	}
	c.pinned, c.inTx, c.defined = l, true, false
	return nil
}

// Commit makes the transaction's changes lasting. A result that is still open is put
// aside first and stays readable.
func (c *Conn) Commit(ctx context.Context) error {
	if !c.inTx {
		return sqlstate.New(sqlstate.NoActiveTransaction, "there is no transaction in progress")
	}
	if err := c.putAside(ctx); err != nil {
		return err
	}
	err := c.pinned.exec(ctx, "COMMIT")
	if err != nil {
		// DuckDB may have rolled back by itself; that this then fails is no news.
		_ = c.pinned.exec(context.WithoutCancel(ctx), "ROLLBACK")
	}
	c.unpin(err)
	return err
}

// Rollback undoes the transaction. A result that is still open ends with an error,
// as PostgreSQL's portals do.
func (c *Conn) Rollback(ctx context.Context) error {
	if !c.inTx {
		return sqlstate.New(sqlstate.NoActiveTransaction, "there is no transaction in progress")
	}
	if c.open != nil {
		c.open.fail(sqlstate.New(sqlstate.InvalidCursorState, "the transaction of this result was rolled back"))
		c.open = nil
	}
	// Undoing must not stop halfway because the client gave up.
	err := c.pinned.exec(context.WithoutCancel(ctx), "ROLLBACK")
	c.unpin(err)
	return err
}

// unpin ends the transaction's hold on its link. After an error nobody knows what
// state the link is in, so it is not used again.
func (c *Conn) unpin(err error) {
	if c.defined {
		c.b.catalog.changed()
	}
	c.inTx, c.defined = false, false
	if c.private && err == nil {
		return
	}
	l := c.pinned
	c.pinned, c.private = nil, false
	if err != nil {
		l.close()
		return
	}
	c.b.pool.put(l)
}
