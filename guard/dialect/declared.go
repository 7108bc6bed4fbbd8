package dialect

import (
	"context"
	"strings"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// Declared is a catalog of the tables that CREATE TABLE statements declare, for
// translating where no engine is at hand.
type Declared struct {
	tables map[string]*backend.Table
}

// DeclareTables reads CREATE TABLE statements of a dialect. Other statements are an error.
func DeclareTables(text string, from Dialect) (*Declared, error) {
	parts, err := Split(text, from)
	if err != nil {
		return nil, err
	}
	d := &Declared{tables: make(map[string]*backend.Table)}
	for _, part := range parts {
		s, err := Read(part, from)
		if err != nil {
			return nil, err
		}
		if s.Kind == Empty {
			continue
		}
		t, ok := s.tree.(*createTable)
		if !ok || t.as != nil {
			return nil, sqlstate.New(sqlstate.FeatureNotSupported, "a declaration of tables holds CREATE TABLE (…) statements, not %s", s.Kind)
		}
		table := &backend.Table{Schema: "main", Name: t.name.Name, Rows: -1, PrimaryKey: t.primaryKey}
		for _, c := range t.columns {
			p := c.typ.param()
			if c.typ.kind == tNumeric && c.typ.prec > 0 {
				p = c.typ.exact()
			}
			table.Columns = append(table.Columns, backend.Column{Name: c.name, Type: p.Type, Wire: p.Wire, Nullable: !c.notNull})
			if c.primary {
				table.PrimaryKey = append(table.PrimaryKey, c.name)
			}
		}
		d.tables[strings.ToLower(t.name.Name)] = table
	}
	return d, nil
}

// Database is the catalog's name; it has none of its own.
func (d *Declared) Database() string { return "streamlink" }

// DefaultSchema is where the tables are.
func (d *Declared) DefaultSchema() string { return "main" }

// Version never changes.
func (d *Declared) Version() uint64 { return 1 }

// Tables lists all tables.
func (d *Declared) Tables(context.Context, string) ([]backend.Table, error) {
	out := make([]backend.Table, 0, len(d.tables))
	for _, t := range d.tables {
		out = append(out, *t)
	}
	return out, nil
}

// Table finds a table by its name.
func (d *Declared) Table(_ context.Context, _, name string) (*backend.Table, error) {
	if t, ok := d.tables[strings.ToLower(name)]; ok {
		return t, nil
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "relation %q does not exist", name)
}

// Assume gives s the types that its text tells by itself: every table may have any
// column. It is what Resolve is where there is no catalog; what it cannot tell stays
// unknown.
func Assume(s *Statement) {
	defer func() {
		_ = recover() // what it typed before it gave up is right
	}()
	f := &inferrer{s: s, params: make([]sqlType, len(s.Params)), seen: make([]bool, len(s.Params)),
		outer: &scope{rels: []relation{{open: true}}}}
	if s.tree != nil {
		f.tree(s.tree)
	}
	s.bound.params = f.params
}
