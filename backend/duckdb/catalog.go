//go:build duckdb_arrow

package duckdb

import (
	"context"
	"slices"
	"strings"
	"sync"

	"streamlink/backend"
	"streamlink/backend/schemafile"
	"streamlink/backend/sqlstate"
)

// catalog tells what the database holds. It reads everything at once, when first
// asked after a change. Nothing but this process changes an open database, so the
// count of changes is exact.
type catalog struct {
	pool     *pool
	database string
	keys     []schemafile.File
	rows     map[string]int64 // of views over files

	// A client's own catalog is read on its own link and has versions of its own.
	session   uint64 // 0: the catalog of all
	temporary bool   // with temporary tables
	link      func(context.Context) (*link, func(), error)

	mu     sync.Mutex
	cached *snapshot
}

// snapshot is the catalog at one version; it is not changed after it is made.
type snapshot struct {
	version uint64
	tables  []backend.Table
	byName  map[[2]string]int // schema and table in lower case → index
}

// defaultSchema is where DuckDB looks an unqualified name up.
const defaultSchema = "main"

func newCatalog(p *pool, database string, keys []schemafile.File, rows map[string]int64) *catalog {
	c := &catalog{pool: p, database: database, keys: keys, rows: rows}
	c.link = func(context.Context) (*link, func(), error) {
		l, err := p.get()
		return l, func() { p.put(l) }, err
	}
	return c
}

// Database is the name clients see as the current database.
func (c *catalog) Database() string { return c.database }

// DefaultSchema is where an unqualified name is looked up first.
func (c *catalog) DefaultSchema() string { return defaultSchema }

// Version changes whenever a name or a column may have changed.
func (c *catalog) Version() uint64 { return c.session | c.pool.version.Load() }

// changed notes that the catalog may have changed.
func (c *catalog) changed() { c.pool.version.Add(1) }

// check reads the catalog once, so that a schema file that does not fit is told at start-up.
func (c *catalog) check(ctx context.Context) error {
	_, err := c.load(ctx)
	return err
}

// Tables lists the tables and views of a schema, of every schema when it is empty.
func (c *catalog) Tables(ctx context.Context, schema string) ([]backend.Table, error) {
	s, err := c.load(ctx)
	if err != nil {
		return nil, err
	}
	if schema == "" {
		return slices.Clone(s.tables), nil
	}
	var out []backend.Table
	for _, t := range s.tables {
		if strings.EqualFold(t.Schema, schema) {
			out = append(out, t)
		}
	}
	return out, nil
}

// Table gives one table or view.
func (c *catalog) Table(ctx context.Context, schema, name string) (*backend.Table, error) {
	s, err := c.load(ctx)
	if err != nil {
		return nil, err
	}
	shown := name
	if schema == "" {
		schema = defaultSchema
	} else {
		shown = schema + "." + name
	}
	i, ok := s.byName[[2]string{strings.ToLower(schema), strings.ToLower(name)}]
	if !ok {
		return nil, sqlstate.New(sqlstate.UndefinedTable, "relation %q does not exist", shown)
	}
	t := s.tables[i]
	return &t, nil
}

// load gives the catalog as it is now.
func (c *catalog) load(ctx context.Context) (*snapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.pool.version.Load()
	if c.cached != nil && c.cached.version == v {
		return c.cached, nil
	}
	l, free, err := c.link(ctx)
	if err != nil {
		return nil, err
	}
	defer free()
	tables, err := readTables(ctx, l, c.temporary)
	if err != nil {
		return nil, err
	}
	for _, d := range c.keys {
		if err := d.Apply(tables); err != nil {
			return nil, err
		}
	}
	s := &snapshot{version: v, byName: map[[2]string]int{}}
	for i, t := range tables {
		if n, ok := c.rows[t.Name]; ok && t.View && t.Schema == defaultSchema {
			t.Rows, t.View = n, false // a file that is served is a table to whoever asks
		}
		s.tables = append(s.tables, *t)
		s.byName[[2]string{strings.ToLower(t.Schema), strings.ToLower(t.Name)}] = i
	}
	c.cached = s
	return s, nil
}
