package proxy

import (
	"context"
	"strings"

	"streamlink/backend"
	"streamlink/backend/syscat"
	"streamlink/guard/dialect"
)

// systemNames is a catalog in which the relations that describe the others are
// PostgreSQL's, whatever the engine has under their names.
type systemNames struct{ backend.Catalog }

func (c systemNames) Table(ctx context.Context, schema, name string) (*backend.Table, error) {
	if t, ok := systemTable(dialect.Name{Schema: schema, Name: name}); ok {
		return t, nil
	}
	return c.Catalog.Table(ctx, schema, name)
}

// systemTable finds such a relation; as in PostgreSQL, pg_catalog is looked through first.
func systemTable(n dialect.Name) (*backend.Table, bool) {
	if n.Catalog != "" || n.Schema == "" && !strings.HasPrefix(n.Name, "pg_") {
		return nil, false
	}
	t, err := syscat.Table(n.Schema, n.Name)
	return t, err == nil
}

// resolve looks up a statement's names. One that only asks about the tables, and not of
// them, is made ready for the system catalogs.
func (s *Session) resolve(ctx context.Context, stmt *dialect.Statement, catalog backend.Catalog) error {
	if s.proxy.catalogs == nil || stmt.Dialect != dialect.PostgreSQL {
		return dialect.Resolve(ctx, stmt, catalog)
	}
	if !onlySystem(stmt) {
		return dialect.Resolve(ctx, stmt, catalog)
	}
	stmt.Relocate(func(n dialect.Name) string {
		if t, ok := systemTable(n); ok {
			return t.Schema
		}
		return n.Schema
	})
	return dialect.Resolve(ctx, stmt, systemNames{catalog})
}

// onlySystem tells whether a query reads the system catalogs and nothing else.
func onlySystem(s *dialect.Statement) bool {
	if s.Inner != nil {
		return onlySystem(s.Inner)
	}
	if s.Kind != dialect.Select || len(s.Writes) > 0 || len(s.Asks) > 0 {
		return false
	}
	for _, n := range s.Reads {
		if _, ok := systemTable(n); !ok {
			return false
		}
	}
	if len(s.Reads) > 0 {
		return true
	}
	for _, c := range s.Calls {
		if syscat.Function(c.Name) {
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
		who := s.subject()
		s.system = s.proxy.catalogs.Conn(func(schema, name string) bool {
			return s.proxy.guard.MayRead(who, dialect.Name{Schema: schema, Name: name})
		})
	}
	return s.system, dialect.DuckDB, dialect.Version{}, nil
}
