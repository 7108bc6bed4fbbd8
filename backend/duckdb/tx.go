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
	l, free, err := c.link(ctx, false)
	if err != nil {
		return err
	}
	sql := "BEGIN TRANSACTION"
	if readOnly {
		sql = "BEGIN TRANSACTION READ ONLY"
	}
	if err := l.exec(ctx, sql); err != nil {
		free()
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
	// A commit that failed, or was interrupted, has rolled back, or must now.
	if err := c.pinned.exec(ctx, "COMMIT"); err != nil {
		_ = c.pinned.exec(context.WithoutCancel(ctx), "ROLLBACK")
		c.unpin()
		return err
	}
	c.unpin()
	return nil
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
	c.unpin()
	return err
}

// unpin ends the transaction's hold on its link.
func (c *Conn) unpin() {
	if c.defined {
		c.b.catalog.changed()
	}
	c.inTx, c.defined = false, false
	if !c.private {
		l := c.pinned
		c.pinned = nil
		c.b.pool.put(l)
	}
}
