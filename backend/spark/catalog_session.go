package spark

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

// sessions numbers the catalogs that belong to one client.
var sessions atomic.Uint64

// sessionCatalog is what one client sees: beside what all see its own temporary views. It
// belongs to the connection's goroutine.
type sessionCatalog struct {
	*catalog
	c      *Conn
	number uint64
	read   bool
	views  []backend.Table // columns are nil until somebody asks
}

// Catalog describes what this client sees. It belongs to the connection's goroutine,
// unlike the Backend's.
func (c *Conn) Catalog() backend.Catalog {
	if !c.own {
		return c.b.catalog
	}
	if c.catalog == nil {
		c.catalog = &sessionCatalog{catalog: c.b.catalog, c: c, number: sessions.Add(1)}
	}
	return c.catalog
}

// forget has the views read again: the client has defined something.
func (v *sessionCatalog) forget() { v.read, v.views, v.number = false, nil, sessions.Add(1) }

// Version is no other client's.
func (v *sessionCatalog) Version() uint64 { return v.number<<40 + v.catalog.Version() }

// Tables lists what all see, and the temporary views where no schema is named.
func (v *sessionCatalog) Tables(ctx context.Context, schema string) ([]backend.Table, error) {
	all, err := v.catalog.Tables(ctx, schema)
	if err != nil || schema != "" {
		return all, err
	}
	if err := v.load(ctx); err != nil {
		return nil, err
	}
	return append(slices.Clone(v.views), all...), nil
}

// Table gives one table or view with its columns; a temporary view comes before a table
// of its name, as Spark has it.
func (v *sessionCatalog) Table(ctx context.Context, schema, name string) (*backend.Table, error) {
	if schema != "" {
		return v.catalog.Table(ctx, schema, name)
	}
	if err := v.load(ctx); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(v.views, func(t backend.Table) bool { return strings.EqualFold(t.Name, name) })
	if i < 0 {
		return v.catalog.Table(ctx, schema, name)
	}
	if t := &v.views[i]; t.Columns == nil {
		fields, err := v.c.Describe(ctx, "SELECT * FROM "+quote(t.Name))
		if err != nil {
			return nil, err
		}
		t.Columns = described(fields)
	}
	t := v.views[i]
	return &t, nil
}

// described are the columns of a query's result.
func described(s *arrow.Schema) []backend.Column {
	out := make([]backend.Column, 0, s.NumFields())
	for _, f := range s.Fields() {
		wire, _ := f.Metadata.GetValue(backend.WireType)
		out = append(out, backend.Column{Name: f.Name, Type: f.Type, Wire: wire, Nullable: f.Nullable})
	}
	return out
}

// load reads the names of the temporary views, in the session that has them.
func (v *sessionCatalog) load(ctx context.Context) error {
	if v.read {
		return nil
	}
	cmd := command{sql: "SHOW VIEWS", query: true}
	var found []backend.Table
	err := v.c.try(ctx, cmd, func(s *session) error {
		found = nil
		plan, err := cmd.plan(nil, s.at.old())
		if err != nil {
			return err
		}
		return s.each(ctx, plan, func(r row) {
			if r.flag(2) {
				found = append(found, backend.Table{Name: r.text(1), View: true, Rows: -1})
			}
		})
	})
	if err == nil {
		v.read, v.views = true, found
	}
	return err
}
