package pointer

import "slices"

// Query is an answer as a tree. Tables and columns are indexes in the Schema.
type Query struct {
	Left  *Core
	Op    string // "union", "intersect", "except"; "" when Left is all
	Right *Core
}

// Core is one select.
type Core struct {
	From     []From
	Distinct bool
	Star     bool
	Items    []Expr
	Where    *Cond
	Group    []Col
	Having   *Cond
	Order    []Key
	Limit    *Val
}

// From is a table of a core and how it joins those before it.
type From struct {
	Table  int
	Second bool
	On     *[2]Col // nil: the default key
}

// Col is a column of a table's first or second instance.
type Col struct {
	Column int
	Second bool
}

// Plain is a column, perhaps under a function.
type Plain struct {
	Func string
	Col  Col
}

// Term is a plain expression or an aggregate of one, or of two joined by Op.
type Term struct {
	Agg      string
	Star     bool
	Distinct bool
	Arg      Plain
	Op       string
	Arg2     Plain
	SQL      *Verbatim // printed in place of all this
}

// Expr is one term, or two joined by Op.
type Expr struct {
	L  Term
	Op string
	R  Term
}

// Cond is alternatives of conjunctions.
type Cond struct{ Any [][]Pred }

// Pred is one test.
type Pred struct {
	Paren  *Cond
	Left   Term
	Op     string
	Values []Val
	Right  *Term
	Sub    *Query
	SQL    *Verbatim // printed in place of all this
}

// Key is one key of an order.
type Key struct {
	Expr Expr
	Desc bool
}

// Val is a value: a pointer, a constant, or a literal of the named form.
type Val struct {
	N       int    // of the prompt's values, when Const and Literal are ""
	Const   string // "0", "1", "true", "false"
	Literal string
	Text    bool // Literal stood in quotes
}

func (e *Expr) aggregates() bool { return e.L.Agg != "" || (e.Op != "" && e.R.Agg != "") }

// plains are the parts of e that are outside of aggregates.
func (e *Expr) plains() []Plain {
	var out []Plain
	if e.L.Agg == "" {
		out = append(out, e.L.Arg)
	}
	if e.Op != "" && e.R.Agg == "" {
		out = append(out, e.R.Arg)
	}
	return out
}

// aggregated tells whether an aggregate stands in select, having or order.
func (c *Core) aggregated() bool {
	if c.Having != nil {
		return true
	}
	if slices.ContainsFunc(c.Items, func(e Expr) bool { return e.aggregates() }) {
		return true
	}
	return slices.ContainsFunc(c.Order, func(k Key) bool { return k.Expr.aggregates() })
}

// grouping is what the core is grouped by, implied keys first; nil when it is not.
func (c *Core) grouping() []Plain {
	var keys []Plain
	add := func(p Plain) {
		if !slices.Contains(keys, p) {
			keys = append(keys, p)
		}
	}
	if c.aggregated() || len(c.Group) > 0 {
		for i := range c.Items {
			for _, p := range c.Items[i].plains() {
				add(p)
			}
		}
	}
	for _, g := range c.Group {
		add(Plain{Col: g})
	}
	return keys
}
