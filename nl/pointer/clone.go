package pointer

import "slices"

// Clone is a copy of q that shares nothing with it.
func (q *Query) Clone() *Query {
	if q == nil {
		return nil
	}
	return &Query{Left: q.Left.clone(), Op: q.Op, Right: q.Right.clone()}
}

func (c *Core) clone() *Core {
	if c == nil {
		return nil
	}
	out := *c
	out.From = slices.Clone(c.From)
	for i, f := range out.From {
		if f.On != nil {
			on := *f.On
			out.From[i].On = &on
		}
	}
	out.Items, out.Group, out.Order = slices.Clone(c.Items), slices.Clone(c.Group), slices.Clone(c.Order)
	out.Where, out.Having = c.Where.clone(), c.Having.clone()
	if c.Limit != nil {
		limit := *c.Limit
		out.Limit = &limit
	}
	return &out
}

func (c *Cond) clone() *Cond {
	if c == nil {
		return nil
	}
	out := &Cond{Any: make([][]Pred, len(c.Any))}
	for i, all := range c.Any {
		out.Any[i] = slices.Clone(all)
		for j := range out.Any[i] {
			p := &out.Any[i][j]
			p.Paren, p.Values, p.Sub = p.Paren.clone(), slices.Clone(p.Values), p.Sub.Clone()
			if p.Right != nil {
				right := *p.Right
				p.Right = &right
			}
		}
	}
	return out
}

// Cores lists the selects of q, those of subqueries included, outermost first.
func (q *Query) Cores() []*Core {
	var out []*Core
	for _, c := range []*Core{q.Left, q.Right} {
		if c != nil {
			out = append(out, c)
			out = append(out, c.Where.inner()...)
			out = append(out, c.Having.inner()...)
		}
	}
	return out
}

func (c *Cond) inner() []*Core {
	var out []*Core
	for _, p := range c.Preds() {
		if p.Sub != nil {
			out = append(out, p.Sub.Cores()...)
		}
	}
	return out
}

// Preds lists the tests of c, those in parentheses one by one; a nil c has none.
func (c *Cond) Preds() []*Pred {
	if c == nil {
		return nil
	}
	var out []*Pred
	for _, all := range c.Any {
		for i := range all {
			if all[i].Paren != nil {
				out = append(out, all[i].Paren.Preds()...)
				continue
			}
			out = append(out, &all[i])
		}
	}
	return out
}

// Require adds a test that must hold beside what c asks.
func (c *Core) Require(p Pred) { c.Where = and(c.Where, p) }

// Aggregates tells whether the core's rows are groups, or one row of all.
func (c *Core) Aggregates() bool { return c.aggregated() }

// Aggregates tells whether an aggregate stands in e.
func (e *Expr) Aggregates() bool { return e.aggregates() }

// Grouping is what the core is grouped by, implied keys first; nil when it is not.
func (c *Core) Grouping() []Plain { return c.grouping() }
