package dialect

import "streamlink/backend/sqlstate"

// finish rewrites a typed SELECT so that what it means does not depend on the engine:
// what ORDER BY and HAVING name, how texts are sorted, grouped and made distinct.
func (f *inferrer) finish(q *query, c *selectCore, sc *scope) {
	mysql := f.s.Dialect == MySQL
	if mysql {
		for i := range q.orderBy {
			q.orderBy[i].expr = f.sorted(f.sortMeant(q.orderBy[i].expr, c.items))
		}
		f.filterGroups(c)
	}
	if !mysql {
		f.documents(q, c, sc)
	}
	f.grouping(c, sc, q.orderBy)
	if mysql && c.distinct {
		f.distinctTexts(c, sc)
	}
}

// sortable holds that json is not sorted, for which PostgreSQL has no order. A jsonb that
// is named by its place or alias stands in ORDER BY itself, since it is sorted by a text that is
// made of it.
func (f *inferrer) sortable(q *query, out relation) {
	core, _ := q.body.(*selectCore)
	for i, k := range q.orderBy {
		t := k.expr.base().typ
		if l, ok := k.expr.(*literal); ok {
			if n, place := position(l); place && n <= len(out.columns) && !out.open {
				t = out.columns[n-1].typ
			}
		}
		switch {
		case f.s.Dialect != PostgreSQL || t.array:
		case t.kind == tJSON:
			panic(bail{sqlstate.New(sqlstate.UndefinedFunction, "could not identify an ordering operator for type json").At(k.expr.base().pos)})
		case t.kind == tJSONB && (core == nil || core.distinct):
			refuse(k.expr.base().pos, "ORDER BY of jsonb beside DISTINCT or a set operation")
		case t.kind == tJSONB:
			if m := f.meant(k.expr, core.items, nil, false); m != nil {
				q.orderBy[i].expr = m
			} else if _, place := k.expr.(*literal); place {
				refuse(k.expr.base().pos, "ORDER BY of jsonb by its place")
			}
		}
	}
}

// sortMeant puts the output expression in place of the name or position of a text.
func (f *inferrer) sortMeant(e expr, items []selectItem) expr {
	m := f.meant(e, items, nil, false)
	if m != nil && (textual(m) || bytesSorted(m)) {
		return m
	}
	return e
}

// withAliases puts output expressions in place of their aliases, wherever they stand in
// an expression. In ORDER BY, whose scope is sc, MySQL looks at the columns first; HAVING
// has no columns but these.
func (f *inferrer) withAliases(e expr, items []selectItem, sc *scope) expr {
	if e == nil {
		return nil
	}
	if m := f.meant(e, items, sc, sc != nil); m != nil {
		if _, ok := e.(*columnRef); ok {
			return m
		}
	}
	return mapExpr(e, func(x expr) expr { return f.withAliases(x, items, sc) })
}

// filterGroups makes WHERE of a HAVING that has nothing to do with groups.
func (f *inferrer) filterGroups(c *selectCore) {
	if c.having == nil || len(c.groupBy) > 0 || f.aggregates(c) {
		return
	}
	cond := c.having
	if c.where != nil {
		cond = &logic{node: node{pos: cond.base().pos, typ: of(tBool)}, op: "AND", args: []expr{c.where, c.having}}
	}
	c.where, c.having = cond, nil
}

// distinctTexts makes DISTINCT of texts DISTINCT ON their folded values.
func (f *inferrer) distinctTexts(c *selectCore, sc *scope) {
	items := f.expandItems(c.items, sc)
	on := make([]expr, 0, len(items))
	texts := false
	for i := range items {
		switch items[i].expr.(type) {
		case *star:
			return
		case *literal: // tells nothing apart
			continue
		}
		on = append(on, f.fold(items[i].expr))
		texts = texts || on[len(on)-1] != items[i].expr
	}
	if texts {
		c.items, c.distinct, c.distinctOn = items, false, on
	}
}

// unequalWidths is the refusal of a set operation over queries of different widths.
func unequalWidths(d Dialect, op string) *sqlstate.Error {
	if d == MySQL {
		return sqlstate.New(sqlstate.CardinalityViolation, "The used SELECT statements have a different number of columns")
	}
	return sqlstate.New(sqlstate.SyntaxError, "each %s query must have the same number of columns", op)
}

// finishSet rewrites a set operation over texts, and one that is sorted by them. out are
// the output columns.
func (f *inferrer) finishSet(q *query, o *setOp, out relation) {
	if f.s.Dialect != MySQL {
		for _, c := range out.columns {
			if (c.typ.kind == tJSONB || c.typ.kind == tJSON) && !o.all {
				f.documentSets(q)
				break
			}
		}
		return
	}
	texts := false
	for _, c := range out.columns {
		texts = texts || c.typ.isText()
	}
	if !texts || out.open || !distinctNames(out.columns) {
		return
	}
	if !o.all {
		f.setTexts(q, o, out.columns)
	}
	for i := range q.orderBy {
		col := outputOf(q.orderBy[i].expr, out.columns)
		if col == nil || !col.typ.isText() {
			continue
		}
		if _, ok := q.body.(*setOp); ok {
			inner := &query{body: o}
			q.body = &selectCore{items: columnItems("u", out.columns), from: []fromItem{&derived{query: inner, alias: "u", colAlias: columnNames(out.columns)}}}
		}
		ref := &columnRef{node: node{typ: col.typ}, parts: []string{"u", col.name}}
		q.orderBy[i].expr = f.sorted(ref)
	}
}

// setTexts writes UNION, INTERSECT and EXCEPT of folded texts as a DISTINCT ON.
func (f *inferrer) setTexts(q *query, o *setOp, cols []column) {
	names := columnNames(cols)
	core := &selectCore{items: columnItems("u", cols)}
	for i := range core.items {
		core.distinctOn = append(core.distinctOn, f.fold(core.items[i].expr))
	}
	if o.op == "UNION" {
		all := &query{body: &setOp{op: "UNION", all: true, left: o.left, right: o.right, types: o.types}}
		core.from = []fromItem{&derived{query: all, alias: "u", colAlias: names}}
		q.body = core
		return
	}
	other := &selectCore{items: []selectItem{{expr: &literal{node: node{typ: of(tInt4)}, kind: litInt, text: "1"}}},
		from: []fromItem{&derived{query: o.right, alias: "v", colAlias: names}}}
	cond := &logic{node: node{typ: of(tBool)}, op: "AND"}
	for i, c := range columnItems("v", cols) {
		cond.args = append(cond.args, &distinctFrom{node: node{typ: of(tBool)}, not: true, l: f.fold(core.items[i].expr), r: f.fold(c.expr)})
	}
	other.where = cond
	core.from = []fromItem{&derived{query: o.left, alias: "u", colAlias: names}}
	core.where = &subquery{node: node{typ: of(tBool)}, kind: "EXISTS", query: &query{body: other}}
	if o.op == "EXCEPT" {
		core.where = &unary{node: node{typ: of(tBool)}, op: "NOT", x: core.where}
	}
	q.body = core
}

func columnItems(rel string, cols []column) []selectItem {
	items := make([]selectItem, len(cols))
	for i, c := range cols {
		items[i] = selectItem{expr: &columnRef{node: node{typ: c.typ}, parts: []string{rel, c.name}}, name: c.name}
	}
	return items
}

func columnNames(cols []column) []string {
	names := make([]string, len(cols))
	for i, c := range cols {
		names[i] = c.name
	}
	return names
}

func distinctNames(cols []column) bool {
	seen := make(map[string]bool, len(cols))
	for _, c := range cols {
		if c.name == "" || seen[c.name] {
			return false
		}
		seen[c.name] = true
	}
	return true
}

// outputOf finds the output column that a sort key of a set operation names.
func outputOf(e expr, cols []column) *column {
	switch x := e.(type) {
	case *literal:
		if n, ok := position(x); ok && n <= len(cols) {
			return &cols[n-1]
		}
	case *columnRef:
		for i := range cols {
			if len(x.parts) == 1 && equalFold(cols[i].name, x.parts[0]) {
				return &cols[i]
			}
		}
	}
	return nil
}
