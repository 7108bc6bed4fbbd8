package proxy

import (
	"context"
	"slices"
	"strings"

	"streamlink/backend"
	"streamlink/backend/syscat"
	"streamlink/guard/dialect"
)

// families are whose catalogs the clients of a dialect ask.
var families = map[dialect.Dialect]syscat.Family{dialect.PostgreSQL: syscat.PostgreSQL, dialect.MySQL: syscat.MySQL}

// systemNames is a catalog in which the relations that describe the others are those of
// the client's own database, whatever the engine has under their names.
type systemNames struct {
	backend.Catalog
	of     syscat.Family
	schema string // see Session.systemSchema
	// database is the client's name of it, which may stand before PostgreSQL's schemas.
	database string
}

func (c systemNames) Table(ctx context.Context, schema, name string) (*backend.Table, error) {
	if t, ok := c.find(dialect.Name{Schema: schema, Name: name}); ok {
		return t, nil
	}
	return c.Catalog.Table(ctx, schema, name)
}

// find finds such a relation. PostgreSQL looks through pg_catalog first, MySQL only
// through the current database.
func (c systemNames) find(n dialect.Name) (*backend.Table, bool) {
	switch {
	case n.Catalog != "" && (c.of == syscat.MySQL || n.Catalog != c.database):
		return nil, false
	case n.Schema != "":
	case c.of == syscat.MySQL:
		if n.Schema = c.schema; n.Schema == "" {
			return nil, false
		}
	case !strings.HasPrefix(n.Name, "pg_"):
		return nil, false
	}
	t, err := c.of.Table(n.Schema, n.Name)
	return t, err == nil
}

// systemSchema is the session's current database where that is one of MySQL's own.
func (s *Session) systemSchema() string {
	if s.client.Dialect != dialect.MySQL {
		return ""
	}
	if name := strings.ToLower(s.client.Database); slices.Contains(syscat.MySQL.Schemas(), name) {
		return name
	}
	return ""
}

// resolve looks up a statement's names. One that only asks about the tables, and not of
// them, is made ready for the system catalogs.
func (s *Session) resolve(ctx context.Context, stmt *dialect.Statement, catalog backend.Catalog) error {
	if s.proxy.catalogs[stmt.Dialect] == nil {
		return dialect.Resolve(ctx, stmt, catalog)
	}
	names := systemNames{catalog, families[stmt.Dialect], s.systemSchema(), s.proxy.Database()}
	if !names.only(stmt) {
		return dialect.Resolve(ctx, stmt, catalog)
	}
	stmt.Relocate(func(n dialect.Name) string {
		if t, ok := names.find(n); ok {
			return t.Schema
		}
		return n.Schema
	})
	return dialect.Resolve(ctx, stmt, names)
}

// only tells whether a query reads the system catalogs and nothing else.
func (c systemNames) only(s *dialect.Statement) bool {
	if s.Inner != nil {
		return c.only(s.Inner)
	}
	if s.Kind != dialect.Select || len(s.Writes) > 0 || len(s.Asks) > 0 {
		return false
	}
	for _, n := range s.Reads {
		if _, ok := c.find(n); !ok {
			return false
		}
	}
	if len(s.Reads) > 0 || s.NamesObjects() {
		return true
	}
	for _, call := range s.Calls {
		if c.of.Function(call.Name) {
			return true
		}
	}
	return false
}

// engineFor is the connection that a statement runs on, and the dialect that it is
// printed in.
func (s *Session) engineFor(ctx context.Context, stmt *dialect.Statement) (backend.Conn, dialect.Dialect, dialect.Version, error) {
	if !stmt.Relocated() {
		conn, err := s.connect(ctx)
		return conn, s.proxy.to, s.proxy.toVersion, err
	}
	if s.system == nil {
		s.system = s.proxy.catalogs[stmt.Dialect].Conn(asker{s})
	}
	return s.system, dialect.DuckDB, dialect.Version{}, nil
}
