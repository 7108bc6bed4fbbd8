//go:build duckdb_arrow

package duckdb

import (
	"context"
	"sync/atomic"

	"streamlink/backend"
)

// sessions numbers the catalogs that belong to one client.
var sessions atomic.Uint64

// Catalog describes what this client sees: beside the database's tables those that its
// open transaction has made, and its temporary ones. It belongs to the connection's
// goroutine, unlike the Backend's.
func (c *Conn) Catalog() backend.Catalog {
	if c.pinned == nil || !c.defined && !c.private {
		return c.b.catalog
	}
	if c.own == nil {
		shared := c.b.catalog
		c.own = &catalog{pool: shared.pool, database: shared.database, keys: shared.keys, rows: shared.rows,
			session: sessions.Add(1) << 40, temporary: true}
		c.own.link = func(ctx context.Context) (*link, func(), error) {
			l, err := c.link(ctx, false)
			return l, func() { c.free(l) }, err
		}
	}
	return c.own
}
