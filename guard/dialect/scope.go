package dialect

import "strings"

// scope is what names mean at one place: the relations of one SELECT, the CTEs
// around it, and the scopes outside.
type scope struct {
	parent *scope
	rels   []relation
	ctes   []relation
	out    []column // output columns, where ORDER BY and GROUP BY may name them
}

// relation is a name with columns. open means that there may be more columns than
// are known.
type relation struct {
	name    string
	columns []column
	open    bool
	merged  []string // columns that USING took from the left side
	byText  []string // those of them that are written with ON, see infer_using.go
	primary []string // the primary key's columns
	scalar  bool     // a function in FROM that gives single values: its name means them
	outer   bool     // an outer join may leave its rows out
}

// find looks a relation of FROM up by the name that columns are qualified with.
func (s *scope) find(name string) *relation {
	for ; s != nil; s = s.parent {
		for i := range s.rels {
			if strings.EqualFold(s.rels[i].name, name) {
				return &s.rels[i]
			}
		}
	}
	return nil
}

func (r *relation) column(name string) *column {
	for i := range r.columns {
		if strings.EqualFold(r.columns[i].name, name) {
			return &r.columns[i]
		}
	}
	return nil
}

// column looks an unqualified name up. open tells that some relation on the way might
// have it.
func (s *scope) column(name string) (c *column, open bool) {
	c, _, open = s.columnOf(name)
	return c, open
}

// columnOf is column with the relation that has it.
func (s *scope) columnOf(name string) (c *column, rel string, open bool) {
	for ; s != nil; s = s.parent {
		for i := range s.rels {
			if c := s.rels[i].column(name); c != nil {
				return c, s.rels[i].name, false
			}
			open = open || s.rels[i].open
		}
	}
	return nil, "", open
}

// hides tells that a relation of FROM has columns that * leaves out or shows otherwise.
func (s *scope) hides() bool {
	for i := range s.rels {
		if len(s.rels[i].byText) > 0 {
			return true
		}
		for _, c := range s.rels[i].columns {
			if c.hidden || c.merged.kind != tNone || c.typ.kind == tBpchar && c.typ.prec > 0 {
				return true
			}
		}
	}
	return false
}

// output finds an output column by its name.
func (s *scope) output(name string) *column {
	for i := range s.out {
		if strings.EqualFold(s.out[i].name, name) {
			return &s.out[i]
		}
	}
	return nil
}

// cte finds a CTE in scope; the innermost counts.
func (s *scope) cte(name string) *relation {
	for ; s != nil; s = s.parent {
		for i := len(s.ctes) - 1; i >= 0; i-- {
			if s.ctes[i].name == name {
				return &s.ctes[i]
			}
		}
	}
	return nil
}

// renamed gives columns the names of an alias list.
func renamed(cols []column, names []string) []column {
	if len(names) == 0 {
		return cols
	}
	out := append([]column(nil), cols...)
	for i, n := range names {
		if i < len(out) {
			out[i].name = n
		} else {
			out = append(out, column{name: n})
		}
	}
	return out
}
