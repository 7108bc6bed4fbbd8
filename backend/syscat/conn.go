package syscat

import (
	"context"
	"strings"
	"sync/atomic"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

// Conn is one user's connection to the catalogs.
type Conn struct {
	of      *Catalogs
	session Session
	version uint64
	at      *snapshot // what the last statement ran on
	inner   backend.Conn
	live    map[string]bool // relations of its own that it has
}

// Session is who asks.
type Session interface {
	// Visible tells whether a table may be seen.
	Visible(schema, name string) bool
	// Live gives the rows of a relation that is the session's own, named in lower case,
	// each by its columns' names.
	Live(relation string) []map[string]any
}

// Conn opens a session's connection.
func (c *Catalogs) Conn(s Session) *Conn { return &Conn{of: c, session: s} }

// fresh moves to the snapshot of the catalog as it is now.
func (c *Conn) fresh(ctx context.Context) error {
	version := c.of.o.Engine.Version()
	if c.at != nil && c.version == version {
		return nil
	}
	s, err := c.of.snapshot(ctx, c.session.Visible)
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
	if err := c.prepare(ctx, sql, false); err != nil {
		return nil, err
	}
	return c.inner.Describe(ctx, sql)
}

// prepare makes what a statement names; what is the session's own is made anew when it
// runs.
func (c *Conn) prepare(ctx context.Context, sql string, runs bool) error {
	if err := c.at.prepare(ctx, sql); err != nil {
		return err
	}
	for word := range words(sql) {
		for _, r := range relationsNamed(c.of.o.Family)[word] {
			if !r.live() || c.live[word] && !runs {
				continue
			}
			if err := c.refresh(ctx, word); err != nil {
				return err
			}
			break
		}
	}
	return nil
}

// refresh makes the table of the live relations of a name.
func (c *Conn) refresh(ctx context.Context, name string) error {
	widest := widest(c.of.o.Family, name)
	var b strings.Builder
	for i, row := range c.session.Live(name) {
		if i > 0 {
			b.WriteString(rowEnd)
		}
		for j, a := range widest.columns {
			v, ok := row[a.name]
			text := value(v)
			if !ok {
				text = a.nothing()
			}
			b.WriteString(pick(j == 0, "", fieldEnd) + text)
		}
	}
	if err := run(ctx, c.inner, "DROP TABLE IF EXISTS temp."+quote(name)); err != nil {
		return err
	}
	if c.live == nil {
		c.live = map[string]bool{}
	}
	c.live[name] = true
	if b.Len() == 0 {
		return run(ctx, c.inner, widest.create(""))
	}
	return run(ctx, c.inner, widest.create(b.String()), b.String())
}

// widest is the relation of a name that has the most columns: those of one name share them.
func widest(f Family, name string) *relation {
	var out *relation
	for _, r := range relationsNamed(f)[name] {
		if r.live() && (out == nil || len(r.columns) > len(out.columns)) {
			out = r
		}
	}
	return out
}

// Query runs one statement. Its result keeps the snapshot that it runs on.
func (c *Conn) Query(ctx context.Context, sql string, args []any) (*backend.Result, error) {
	if err := c.fresh(ctx); err != nil {
		return nil, err
	}
	if err := c.prepare(ctx, sql, true); err != nil {
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
	c.at, c.inner, c.live = nil, nil, nil
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
