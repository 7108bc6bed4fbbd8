package dialect

// sparkQuery writes a query in a form of its own; false leaves it to the shared one.
func (p *printer) sparkQuery(q *query) bool {
	c, ok := q.body.(*selectCore)
	whole := q
	if ok {
		if outer := p.distinctSpans(q, c); outer != nil {
			p.query(outer)
			return true
		}
		q = p.sortsSpans(q, c)
	}
	switch {
	case q.withTies:
		p.withTies(q, c)
	case hasSubquery(q.limit) || hasSubquery(q.offset):
		p.limitedBySubquery(q, c)
	case ok && len(c.distinctOn) > 0:
		number := &call{name: "row_number", over: &window{}}
		for _, e := range c.distinctOn {
			number.over.partitionBy = append(number.over.partitionBy, p.sortTarget(c, e))
		}
		p.numbered(q, c, number, "_n = 1")
	case ok && (sortsBySubquery(q) || p.sortsGroups(q, c)):
		p.numbered(q, c, nil, "")
	case ok && q != whole:
		p.enter()
		p.sparkWith(q.with, q.recursive)
		p.core(c)
		p.orderByOf(q.orderBy, c)
		p.sparkLimit(q)
		p.depth--
	case ok && (p.s.Dialect == MySQL || c.distinct):
		keys := aliasedKeys(q.orderBy, c.items, c.distinct)
		if keys == nil {
			return false
		}
		p.enter()
		p.sparkWith(q.with, q.recursive)
		p.core(c)
		p.orderByOf(keys, c)
		p.sparkLimit(q)
		p.depth--
	default:
		return false
	}
	return true
}

// aliasedKeys puts the output column's name into keys that fold an output expression:
// over groups Spark would not find the columns that it was made of, nor over distinct rows
// any column that is called otherwise there. nil: no such key.
func aliasedKeys(keys []sortKey, items []selectItem, distinct bool) []sortKey {
	var out []sortKey
	for i, k := range keys {
		f, ok := k.expr.(*folded)
		if !ok && !distinct {
			continue
		}
		x := unfolded(k.expr)
		if c, plain := x.(*columnRef); plain && len(c.parts) == 1 && !distinct {
			continue
		}
		for _, it := range items {
			if it.name == "" || !sameExpr(it.expr, x) {
				continue
			}
			if c, plain := it.expr.(*columnRef); plain && equalFold(c.parts[len(c.parts)-1], it.name) {
				break // it is called the same
			}
			if out == nil {
				out = append([]sortKey(nil), keys...)
			}
			var named expr = &columnRef{node: *it.expr.base(), parts: []string{it.name}}
			if ok {
				named = &folded{node: f.node, like: f.like, x: named}
			}
			out[i].expr = named
			break
		}
	}
	return out
}

// sparkSelect writes a SELECT that stands as an arm of a set operation and needs a form
// of its own.
func (p *printer) sparkSelect(c *selectCore) bool {
	return len(c.distinctOn) > 0 && p.sparkQuery(&query{body: c})
}

// sortsBySubquery tells an ORDER BY that Spark takes only as a column.
func sortsBySubquery(q *query) bool {
	for _, k := range q.orderBy {
		if hasSubquery(k.expr) {
			return true
		}
	}
	return false
}

// sparkWith writes WITH. RECURSIVE stands only where an item does refer to itself,
// since older versions know no such thing.
func (p *printer) sparkWith(with []*cte, recursive bool) {
	if len(with) == 0 {
		return
	}
	p.w("WITH ")
	if recursive && anyRecursive(with) {
		if p.version.before(4, 1) {
			p.refuseHint(with[0].pos, "WITH RECURSIVE", "it needs Spark 4.1")
		}
		p.w("RECURSIVE ")
	}
	seen := make(map[string]bool, len(with))
	for i, c := range with {
		p.cteName(c, i > 0, seen)
		if recursive && selfReferring(c) {
			p.recursion(c)
			continue
		}
		p.w(" AS (")
		p.query(c.query)
		p.w(")")
	}
	p.w(" ")
}

// recursion writes a WITH item that reads itself. UNION, which Spark does not know there, is
// UNION ALL whose rows are made distinct at the end: as many turns are made of one row as
// there are ways to it, so that a circle is an error.
func (p *printer) recursion(c *cte) {
	o, ok := c.query.body.(*setOp)
	if !ok || o.op != "UNION" {
		p.refuseHint(c.pos, "WITH RECURSIVE without UNION", "")
	}
	inner, levels := *c.query, maxRecursion
	all := *o
	all.all = true
	inner.body = p.sameArms(&all)
	if !o.all {
		if r, plain := o.right.body.(*selectCore); !plain || r.windowed() || len(c.query.orderBy) > 0 || c.query.limit != nil {
			p.refuseHint(c.pos, "this WITH RECURSIVE without UNION ALL", "use UNION ALL and a condition that ends the recursion")
		}
		p.w(" AS (WITH RECURSIVE ")
		p.ident(c.name)
		p.columnNames(c.columns)
		levels = maxDistinctRecursion
	}
	p.w(" MAX RECURSION LEVEL " + levels)
	p.w(" AS (")
	p.query(&inner)
	p.w(")")
	if !o.all {
		p.w(" SELECT DISTINCT * FROM ")
		p.ident(c.name)
		p.w(")")
	}
}

// windowed tells a SELECT with window functions.
func (c *selectCore) windowed() bool {
	for i := range c.items {
		if holds(c.items[i].expr, isWindowCall) {
			return true
		}
	}
	return len(c.windows) > 0
}

// sameArms gives both arms of a recursion the types of the first, which Spark does not
// bring together: MySQL's integers are of 64 bits, PostgreSQL's numeric has its digits.
func (p *printer) sameArms(o *setOp) *setOp {
	l, ok1 := o.left.body.(*selectCore)
	r, ok2 := o.right.body.(*selectCore)
	if !ok1 || !ok2 || len(l.items) != len(r.items) {
		return o
	}
	left, right := append([]selectItem(nil), l.items...), append([]selectItem(nil), r.items...)
	for i := range left {
		to := p.typ(left[i].expr)
		switch {
		case to.isInt() && p.s.Dialect == MySQL:
			to = of(tInt8)
		case to.isInt() && p.typ(right[i].expr) != to, to.isFloat():
		case to.kind == tNumeric && !to.array:
			to = sqlType{kind: tNumeric, prec: 38, scale: max(to.scale, freeScale)}
		default:
			continue
		}
		for _, it := range []*selectItem{&left[i], &right[i]} {
			x := &cast{node: *it.expr.base(), x: it.expr, to: to}
			x.typ = to
			it.expr = x
		}
	}
	return &setOp{op: o.op, all: o.all, left: withItems(o.left, l, left), right: withItems(o.right, r, right)}
}

// withItems is a copy of a query with another select list.
func withItems(q *query, c *selectCore, items []selectItem) *query {
	core, out := *c, *q
	core.items = items
	out.body = &core
	return &out
}

// maxRecursion is how deep a recursive query may go before Spark stops it; its own
// default of 100 is less than the usual series of days needs.
const maxRecursion = "10000"

// maxDistinctRecursion is the same of UNION: a circle, which PostgreSQL would leave, is to
// fail before long.
const maxDistinctRecursion = "500"

func anyRecursive(with []*cte) bool {
	for _, c := range with {
		if selfReferring(c) {
			return true
		}
	}
	return false
}

// selfReferring tells whether a WITH item reads itself.
func selfReferring(c *cte) bool {
	found := false
	w := walker{onTable: func(t *tableRef) {
		found = found || t.name.Schema == "" && t.name.Name == c.name
	}}
	if c.query != nil {
		w.query(c.query)
	}
	return found
}

// numbered writes a SELECT around itself: the select list, the keys of ORDER BY and,
// where there is one, a number over them get names of their own in the inner query.
func (p *printer) numbered(q *query, c *selectCore, number *call, where string) {
	p.enter()
	p.sparkWith(q.with, q.recursive)
	all := false
	for i := range c.items {
		_, s := c.items[i].expr.(*star)
		all = all || s
	}
	p.w("SELECT ")
	if all {
		p.starBut(c, len(q.orderBy), number != nil)
	} else {
		for i := range c.items {
			if i > 0 {
				p.w(", ")
			}
			p.w("_c" + itoa(i+1) + " AS ")
			p.ident(nameOf(&c.items[i], i))
		}
	}
	p.w(" FROM (")
	inner := *c
	inner.distinctOn = nil
	inner.items = append([]selectItem(nil), c.items...)
	if !all {
		for i := range inner.items {
			inner.items[i].name = "_c" + itoa(i+1)
		}
	}
	keys, outer := make([]sortKey, len(q.orderBy)), make([]sortKey, len(q.orderBy))
	for i, k := range q.orderBy {
		k.expr = p.sortTarget(c, k.expr)
		keys[i] = k
		inner.items = append(inner.items, selectItem{expr: k.expr, name: "_k" + itoa(i+1), key: true})
		k.expr = &columnRef{parts: []string{"_k" + itoa(i+1)}}
		outer[i] = k
	}
	if number != nil {
		number.over.orderBy = keys
		inner.items = append(inner.items, selectItem{expr: number, name: "_n"})
	}
	p.core(&inner)
	p.w(")")
	if where != "" {
		p.w(" WHERE " + where)
	}
	p.orderBy(outer)
	p.sparkLimit(q)
	p.depth--
}

// starBut is * without the columns that numbered adds.
func (p *printer) starBut(c *selectCore, keys int, number bool) {
	if p.version.before(4, 0) || len(c.items) > 1 {
		p.refuseHint(0, "this query with *", "name the columns")
	}
	p.w("* EXCEPT (")
	for i := range keys {
		if i > 0 {
			p.w(", ")
		}
		p.w("_k" + itoa(i+1))
	}
	if number && keys > 0 {
		p.w(", ")
	}
	if number {
		p.w("_n")
	}
	p.w(")")
}

// nameOf is what an output column is called.
func nameOf(it *selectItem, i int) string {
	if it.name != "" {
		return it.name
	}
	return "column" + itoa(i+1)
}

// sortTarget is the expression that an item of ORDER BY or DISTINCT ON stands for: a
// number and an output column's name stand for that column.
func (p *printer) sortTarget(c *selectCore, e expr) expr {
	if n, ok := p.intConstant(e); ok && n >= 1 && n <= len(c.items) {
		return c.items[n-1].expr
	}
	if r, ok := e.(*columnRef); ok && len(r.parts) == 1 {
		for i := range c.items {
			if it := &c.items[i]; it.alias != "" && it.alias == r.parts[0] {
				return it.expr
			}
		}
	}
	return e
}

// sparkCore is what differs in one SELECT before it is written.
func (p *printer) sparkCore(c *selectCore) *selectCore {
	c = p.rowsTogether(c)
	if len(c.groupBy) == 1 && c.groupBy[0].set == "()" {
		c2 := *c
		c2.groupBy = []groupItem{{set: "GROUPING SETS", sub: c.groupBy}}
		return &c2
	}
	return c
}
