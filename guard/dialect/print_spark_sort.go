package dialect

// sortsGroups tells a grouped query whose ORDER BY Spark would not find: beside window
// functions it knows the output columns only, beside HAVING these and the grouping columns
// (not even an aggregate that is an output, where HAVING has another), and GROUPING stands in
// no key.
func (p *printer) sortsGroups(q *query, c *selectCore) bool {
	if c.distinct || len(c.groupBy) == 0 && c.having == nil {
		return false
	}
	windows := false
	for i := range c.items {
		windows = windows || holds(c.items[i].expr, func(e expr) bool {
			x, ok := e.(*call)
			return ok && x.over != nil
		})
	}
	for _, k := range q.orderBy {
		if _, place := p.intConstant(k.expr); place || namesOutput(k.expr, c.items) {
			continue
		}
		if c.having != nil && !groupsBy(c, k.expr) {
			return true
		}
		if p.s.Dialect != PostgreSQL {
			continue
		}
		if windows || holds(k.expr, func(e expr) bool { _, ok := e.(*groupingCall); return ok }) {
			return true
		}
	}
	return false
}

// sortsSpans puts an interval in place of the number that stands for it in ORDER BY: it is
// sorted by its length, which the column of the result does not tell.
func (p *printer) sortsSpans(q *query, c *selectCore) *query {
	if p.s.Dialect != PostgreSQL || c.distinct {
		return q
	}
	out := q
	for i, k := range q.orderBy {
		n, ok := p.intConstant(k.expr)
		if !ok || n < 1 || n > len(c.items) || !p.keepsSpans(p.typ(c.items[n-1].expr)) {
			continue
		}
		if out == q {
			plain := *q
			plain.orderBy = append([]sortKey(nil), q.orderBy...)
			out = &plain
		}
		out.orderBy[i].expr = c.items[n-1].expr
	}
	return out
}

// distinctSpans writes distinct rows that are sorted by an interval within a query that sorts
// them: nil is any other query.
func (p *printer) distinctSpans(q *query, c *selectCore) *query {
	if p.s.Dialect != PostgreSQL || !c.distinct {
		return nil
	}
	spans := false
	keys := append([]sortKey(nil), q.orderBy...)
	outer := &selectCore{}
	names := make([]string, len(c.items))
	for i := range c.items {
		names[i] = "_c" + itoa(i+1)
		ref := &columnRef{node: node{pos: c.items[i].expr.base().pos, typ: p.typ(c.items[i].expr)}, parts: []string{"u_", names[i]}}
		outer.items = append(outer.items, selectItem{expr: ref, name: nameOf(&c.items[i], i)})
	}
	for i := range keys {
		x := p.sortTarget(c, keys[i].expr)
		found := false
		for n := range c.items {
			if _, all := c.items[n].expr.(*star); all {
				return nil
			}
			if found = sameExpr(x, c.items[n].expr); found {
				keys[i].expr = outer.items[n].expr
				spans = spans || p.keepsSpans(p.typ(x))
				break
			}
		}
		if !found {
			return nil
		}
	}
	if !spans {
		return nil
	}
	inner := *q
	inner.with, inner.orderBy, inner.limit, inner.offset = nil, nil, nil, nil
	outer.from = []fromItem{&derived{query: &inner, alias: "u_", colAlias: names}}
	out := *q
	out.body, out.orderBy = outer, keys
	return &out
}

// groupsBy tells a column that a query groups by.
func groupsBy(c *selectCore, key expr) bool {
	x, ok := key.(*columnRef)
	if !ok {
		return false
	}
	for i := range c.groupBy {
		if y, plain := c.groupBy[i].expr.(*columnRef); plain && sameColumn(x, y) {
			return true
		}
	}
	return false
}

// sortsOutput puts an output's place where a key of DISTINCT is that output in other words:
// Spark finds it by its new name only.
func (p *printer) sortsOutput(q *query) *query {
	c, ok := q.body.(*selectCore)
	if !ok || !c.distinct || p.s.Dialect != PostgreSQL || len(q.orderBy) == 0 {
		return q
	}
	out := *q
	out.orderBy = append([]sortKey(nil), q.orderBy...)
	for i := range out.orderBy {
		k := out.orderBy[i].expr
		if _, literal := k.(*literal); literal || namesOutput(k, c.items) {
			continue
		}
		for n := range c.items {
			if _, all := c.items[n].expr.(*star); all {
				break
			}
			if sameExpr(k, c.items[n].expr) {
				out.orderBy[i].expr = &literal{node: *c.items[n].expr.base(), kind: litInt, text: itoa(n + 1)}
				break
			}
		}
	}
	return &out
}

// namesOutput tells a key that is an output column's name.
func namesOutput(key expr, items []selectItem) bool {
	c, ok := key.(*columnRef)
	if !ok || len(c.parts) != 1 {
		return false
	}
	for i := range items {
		name := items[i].alias
		if name == "" {
			if x, plain := items[i].expr.(*columnRef); plain {
				name = x.parts[len(x.parts)-1]
			}
		}
		if equalFold(name, c.parts[0]) {
			return true
		}
	}
	return false
}

// holds tells whether an expression, subqueries left out, has a part of a kind.
func holds(e expr, is func(expr) bool) bool {
	found := false
	w := walker{shallow: true, onExpr: func(x expr) { found = found || is(x) }}
	w.expr(e)
	return found
}

// valuesOfRows writes VALUES whose rows take columns of what stands before it, which are
// constants only to Spark; false where they are.
func (p *printer) valuesOfRows(v *valuesList) bool {
	refers := false
	for _, row := range v.rows {
		for _, e := range row {
			refers = refers || holds(e, func(x expr) bool { _, ok := x.(*columnRef); return ok })
		}
	}
	if !refers {
		return false
	}
	nulls := allNull(v)
	for i, row := range v.rows {
		if len(row) != len(v.rows[0]) {
			syntax(0, "VALUES lists must all be the same length")
		}
		if i > 0 {
			p.w(" UNION ALL ")
		}
		p.w("SELECT ")
		for j, e := range row {
			if j > 0 {
				p.w(", ")
			}
			if nulls[j] {
				p.w("CAST(NULL AS " + p.textType() + ")")
			} else {
				p.expr(p.spanValue(v, j, e))
			}
			p.w(" AS column" + itoa(j+1))
		}
	}
	return true
}
