package pointer

import (
	"reflect"
	"slices"

	"streamlink/nl/link"
)

// shape puts the figures of how an answer is built: joins, subqueries, set operations, groups.
func (r *Reviewer) shape(q *Query, put []float64) {
	for _, c := range q.cores() {
		r.joined(c, put)
		r.grouped(c, put)
		c.terms(func(t *Term) { r.aggregate(t, put) })
		if c.Limit != nil && len(c.Order) > 0 {
			if t := &c.Order[0].Expr.L; c.Order[0].Expr.Op == "" && t.Agg == "" && !t.Star && t.SQL == nil && r.text(t.Arg.Col.Column) {
				put[revTextEnd]++
			}
		}
		c.preds(func(p *Pred) {
			if p.Sub != nil && p.SQL == nil {
				r.nested(c, p, put)
			}
		})
	}
	r.parts(q, put)
	read := map[int]bool{}
	q.Visit(Visitor{Table: func(t int) { read[t] = true }, Column: func(c int) { read[r.p.Schema.Columns[c].Table] = true }, Value: func(int) {}})
	for _, s := range r.said {
		if slices.ContainsFunc(s.tables, func(t int) bool { return read[t] }) {
			continue
		}
		if s.kind == link.Exact {
			put[revUnread]++
		} else {
			put[revUnreadPart]++
		}
	}
}

func (r *Reviewer) text(column int) bool {
	return r.p.Schema.Columns[column].Family == link.Text && !r.p.digits(column)
}

// aggregate puts the figures of an aggregate.
func (r *Reviewer) aggregate(t *Term, put []float64) {
	if t.Star || t.SQL != nil {
		return
	}
	c := t.Arg.Col.Column
	switch t.Agg {
	case "sum", "avg":
		if r.p.Schema.Columns[c].PK || r.p.tied[c] {
			put[revKeySum]++
		}
	case "max", "min":
		if r.text(c) && t.Arg.Func == "" {
			put[revTextEnd]++
		}
	}
}

// joined counts the tables at the end of a join that nothing asks for.
func (r *Reviewer) joined(c *Core, put []float64) {
	if len(c.From) < 2 {
		return
	}
	used := map[int]bool{}
	one := Query{Left: c}
	one.Visit(Visitor{Table: func(int) {}, Column: func(c int) { used[r.p.Schema.Columns[c].Table] = true }, Value: func(int) {}, own: true})
	for _, f := range c.From {
		if used[f.Table] || len(r.tables[f.Table]) > 0 {
			continue
		}
		tied := map[int]bool{}
		for _, o := range c.From {
			if o.Table != f.Table && slices.ContainsFunc(r.p.Schema.Keys, func(k link.Key) bool {
				x, y := r.p.Schema.Ends(k)
				return x == f.Table && y == o.Table || y == f.Table && x == o.Table
			}) {
				tied[o.Table] = true
			}
		}
		if len(tied) <= 1 {
			put[revIdle]++
		}
	}
}

// grouped puts the figures of a core's groups.
func (r *Reviewer) grouped(c *Core, put []float64) {
	if len(c.Group) > 0 && !c.aggregated() {
		put[revGroupVain]++
	}
	for _, g := range c.Group {
		if !slices.ContainsFunc(r.shown(c), func(s int) bool { return r.oneRow(g.Column, s) }) {
			put[revGroupAlien]++
		}
	}
	if len(c.From) != 1 || !c.aggregated() {
		return
	}
	keys := c.grouping()
	if len(keys) > 0 && !slices.ContainsFunc(keys, func(k Plain) bool {
		col := &r.p.Schema.Columns[k.Col.Column]
		return k.Func != "" || (!col.PK && !r.nameLike(k.Col.Column))
	}) {
		put[revGroupOne]++
	}
}

// nested puts the figures of a subquery.
func (r *Reviewer) nested(c *Core, p *Pred, put []float64) {
	inner := p.Sub.Left
	if len(inner.Items) == 0 || inner.Items[0].Op != "" || p.Left.Agg != "" || p.Left.Star || inner.Items[0].L.Star {
		return
	}
	outer, t := p.Left.Arg.Col.Column, &inner.Items[0].L
	column := t.Arg.Col.Column
	if t.Agg != "" {
		if column != outer && t.Agg != "count" {
			put[revOther]++
		}
		return
	}
	if outer != column && r.p.roots[outer] != r.p.roots[column] {
		put[revStranger]++
		return
	}
	put[revKin]++
	if inner.Where != nil || inner.Having != nil || inner.Limit != nil || p.Sub.Op != "" || len(inner.From) > 1 {
		return
	}
	if outer == column || (r.p.Schema.Columns[column].PK && slices.ContainsFunc(r.p.Schema.Keys, func(k link.Key) bool { return slices.Contains(k.From, outer) && slices.Contains(k.To, column) })) {
		put[revVain]++
	}
}

// parts puts the figures of a set operation.
func (r *Reviewer) parts(q *Query, put []float64) {
	if q.Op == "" || q.Right == nil {
		return
	}
	if reflect.DeepEqual(q.Left, q.Right) || (q.Op == "except" && len(q.Right.From) == 1 && len(q.Left.From) == 1 && q.Right.From[0].Table == q.Left.From[0].Table &&
		q.Right.Where == nil && q.Right.Having == nil && q.Right.Limit == nil) {
		put[revSetVain]++
	}
	for i := range min(len(q.Left.Items), len(q.Right.Items)) {
		a, b := &q.Left.Items[i].L, &q.Right.Items[i].L
		if a.Star || b.Star || a.Agg != b.Agg {
			continue
		}
		if x, y := a.Arg.Col.Column, b.Arg.Col.Column; x != y && r.p.roots[x] != r.p.roots[y] {
			put[revSetStranger]++
		}
	}
}

// oneRow tells whether a column tells rows of another's table apart: it is there, or keys tie
// it to one that is.
func (r *Reviewer) oneRow(column, other int) bool {
	table := r.p.Schema.Columns[other].Table
	if r.p.Schema.Columns[column].Table == table {
		return true
	}
	t := &r.p.Schema.Tables[table]
	for c := t.First; c < t.First+t.Len; c++ {
		if r.p.roots[c] == r.p.roots[column] && r.p.tied[column] {
			return true
		}
	}
	return false
}
