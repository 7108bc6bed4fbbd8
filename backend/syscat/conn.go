package syscat

import (
	"context"
	"sync/atomic"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

// Conn is one user's connection to the catalogs.
type Conn struct {
	of      *Catalogs
	visible func(schema, name string) bool
	version uint64
	at      *snapshot // what the last statement ran on
	inner   backend.Conn
}

// Conn opens a connection that sees the tables for which visible is true, or all.
func (c *Catalogs) Conn(visible func(schema, name string) bool) *Conn {
	return &Conn{of: c, visible: visible}
}

// fresh moves to the snapshot of the catalog as it is now.
func (c *Conn) fresh(ctx context.Context) error {
	version := c.of.o.Engine.Version()
	if c.at != nil && c.version == version {
		return nil
	}
	s, err := c.of.snapshot(ctx, c.visible)
	if err != nil {
		return err
	}
	inner, err := s.store.Open(ctx)
	if err != nil {
		_ = s.drop()
		return err
	}
	_ = c.Close()
	c.at, c.inner, c.version = s, inner, version
	return nil
}

// Describe names and types the columns that sql would return.
func (c *Conn) Describe(ctx context.Context, sql string) (*arrow.Schema, error) {
	if err := c.fresh(ctx); err != nil {
		return nil, err
	}
	return c.inner.Describe(ctx, sql)
}

// Query runs one statement. Its result keeps the snapshot that it runs on.
func (c *Conn) Query(ctx context.Context, sql string, args []any) (*backend.Result, error) {
	if err := c.fresh(ctx); err != nil {
		return nil, err
	}
	res, err := c.inner.Query(ctx, sql, args)
	if err != nil || res.Rows == nil {
		return res, err
	}
	c.at.hold()
	r := &rows{RecordReader: res.Rows, of: c.at}
	r.holders.Store(1)
	res.Rows = r
	return res, nil
}

// Close gives the snapshot back; results that are open stay readable.
func (c *Conn) Close() error {
	if c.at == nil {
		return nil
	}
	err := c.inner.Close()
	if e := c.at.drop(); err == nil {
		err = e
	}
	c.at, c.inner = nil, nil
	return err
}

// rows is a result with a hold on its snapshot.
type rows struct {
	array.RecordReader
	of      *snapshot
	holders atomic.Int64
}

// Retain adds a holder.
func (r *rows) Retain() {
	r.holders.Add(1)
	r.RecordReader.Retain()
}

// Release drops a holder; the last one's lets the snapshot go.
func (r *rows) Release() {
	r.RecordReader.Release()
	if r.holders.Add(-1) == 0 {
		_ = r.of.drop()
	}
}
