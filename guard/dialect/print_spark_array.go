package dialect

// Arrays, and comparisons with all of a set.

// sparkQuantified writes x op ANY|ALL (array); exists and forall keep the third
// truth value.
func (p *printer) sparkQuantified(e *quantified) {
	if l, ok := e.arr.(*literal); ok && l.kind == litString && (e.op == "=" && !e.all || e.op == "<>" && e.all) {
		p.inConstant(e, l)
		return
	}
	if a, ok := e.arr.(*arrayExpr); ok && likeOps[e.op].op != "" && len(a.elems) > 0 {
		p.likeEach(e, a)
		return
	}
	switch {
	case e.op == "=" && !e.all:
		p.w("array_contains(")
		p.sparkArray(e.arr)
		p.w(", ")
		p.sparkMember(e.x)
		p.w(")")
	case e.op == "<>" && e.all:
		p.w("NOT array_contains(")
		p.sparkArray(e.arr)
		p.w(", ")
		p.sparkMember(e.x)
		p.w(")")
	case isComparison(e.op):
		fn := "exists("
		if e.all {
			fn = "forall("
		}
		p.w(fn)
		p.sparkArray(e.arr)
		p.w(", e_ -> ")
		p.operand(e.x)
		p.w(" " + e.op + " e_)")
	default:
		refuse(e.pos, "the operator "+e.op+" with ANY or ALL")
	}
}

// likeOps are the operators that match by pattern.
var likeOps = map[string]struct {
	op  string
	not bool
}{
	"~~": {"LIKE", false}, "!~~": {"LIKE", true}, "~~*": {"ILIKE", false}, "!~~*": {"ILIKE", true},
	"~": {"REGEXP", false}, "!~": {"REGEXP", true}, "~*": {"IREGEXP", false}, "!~*": {"IREGEXP", true},
}

// likeEach writes x LIKE ANY|ALL (ARRAY[…]) as one match for each pattern.
func (p *printer) likeEach(e *quantified, a *arrayExpr) {
	how := likeOps[e.op]
	for i, pattern := range a.elems {
		if i > 0 && e.all {
			p.w(" AND ")
		} else if i > 0 {
			p.w(" OR ")
		}
		p.w("(")
		p.sparkMatch(&match{node: e.node, op: how.op, not: how.not, x: e.x, pattern: pattern})
		p.w(")")
	}
}

// sparkMember writes what is looked for in an array: an untyped NULL has no type there.
func (p *printer) sparkMember(e expr) {
	if l, ok := e.(*literal); ok && l.kind == litNull {
		p.w("try_cast(NULL AS INT)")
		return
	}
	p.expr(e)
}

// sparkArray writes an array; PostgreSQL's '{a,b}' constant becomes one.
func (p *printer) sparkArray(e expr) {
	x, to := e, of(tText)
	c, ok := e.(*cast)
	if ok && c.to.array {
		x, to = c.x, c.to.elem()
	}
	l, isLit := x.(*literal)
	if !isLit || l.kind != litString {
		p.expr(e)
		return
	}
	elems, ok := parseArray(l.text)
	if !ok {
		refuse(l.pos, "this array constant")
	}
	p.w("CAST(array(")
	for i, s := range elems {
		if i > 0 {
			p.w(", ")
		}
		if s == nil {
			p.w("NULL")
		} else {
			p.text(*s)
		}
	}
	p.w(") AS ARRAY<" + p.sparkType(to, l.pos) + ">)")
}

// sparkSubscript: PostgreSQL counts from 1, and gives NULL outside of the array.
func (p *printer) sparkSubscript(e *subscript) {
	if !e.slice {
		if t := p.typ(e.x); t.kind == tJSON || t.kind == tJSONB {
			p.jsonGet(e.x, []expr{e.lo}, false)
			return
		}
		p.w("get(")
		p.expr(e.x)
		p.w(", ")
		if n, ok := p.intConstant(e.lo); ok {
			p.w(itoa(n - 1))
		} else {
			p.operand(e.lo)
			p.w(" - 1")
		}
		p.w(")")
		return
	}
	lo := func() { p.w("1") }
	if n, ok := p.intConstant(e.lo); ok && e.lo != nil {
		lo = func() { p.w(itoa(max(n, 1))) }
	} else if e.lo != nil {
		lo = func() { p.w("greatest("); p.expr(e.lo); p.w(", 1)") }
	}
	p.w("slice(")
	p.expr(e.x)
	p.w(", ")
	lo()
	p.w(", greatest(")
	if e.hi != nil {
		p.operand(e.hi)
	} else {
		p.w("array_size(")
		p.expr(e.x)
		p.w(")")
	}
	p.w(" - ")
	lo()
	p.w(" + 1, 0))")
}

// sparkSubquery writes what Spark has no words for: ARRAY(…), comparisons with ANY
// and ALL.
func (p *printer) sparkSubquery(e *subquery) bool {
	switch {
	case e.kind == "ARRAY":
		p.arraySubquery(e)
	case (e.kind == "ANY" && e.op == "=" || e.kind == "ALL" && e.op == "<>") && !p.decides[e] && !isRow(e.x):
		p.inValue(e)
	case e.kind == "ANY" && e.op == "=", e.kind == "ALL" && e.op == "<>":
		p.sparkOperand(e.x)
		if e.kind == "ALL" {
			p.w(" NOT")
		}
		p.w(" IN (")
		p.query(e.query)
		p.w(")")
	case e.kind == "ANY" || e.kind == "ALL":
		p.quantifiedQuery(e)
	default:
		return false
	}
	return true
}

// inValue writes IN (query) where its value shows, not only whether it is true: Spark has
// FALSE there for what is not known.
func (p *printer) inValue(e *subquery) {
	found, otherwise := "TRUE", "FALSE"
	if e.kind == "ALL" {
		found, otherwise = otherwise, found
	}
	rows := func(cond func()) {
		p.w("EXISTS (SELECT 1 FROM (")
		p.query(e.query)
		p.w(") AS in_(v_) WHERE ")
		cond()
		p.w(")")
	}
	p.w("CASE WHEN ")
	rows(func() { p.w("in_.v_ = "); p.sparkOperand(e.x) })
	p.w(" THEN " + found + " WHEN ")
	rows(func() { p.w("in_.v_ IS NULL OR "); p.operand(e.x); p.w(" IS NULL") })
	p.w(" THEN NULL ELSE " + otherwise + " END")
}

func isRow(e expr) bool {
	_, ok := e.(*rowExpr)
	return ok
}

// decide notes the subqueries of a condition of which it counts only whether they are true.
func (p *printer) decide(e expr) {
	switch x := e.(type) {
	case *subquery:
		if p.decides == nil {
			p.decides = make(map[*subquery]bool)
		}
		p.decides[x] = true
	case *unary:
		if x.op == "NOT" {
			p.decide(x.x)
		}
	case *logic:
		for _, a := range x.args {
			p.decide(a)
		}
	}
}

// arraySubquery collects a query's only column. collect_list would lose NULLs, so
// they travel in a struct.
func (p *printer) arraySubquery(e *subquery) {
	if e.query.orderBy != nil {
		p.sortedSubquery(e)
		return
	}
	p.w("(SELECT transform(collect_list(struct(v)), s_ -> s_.v) FROM (")
	p.query(e.query)
	p.w(") AS q(v))")
}

// sortedSubquery numbers the rows of ARRAY(SELECT … ORDER BY …), so that the list can be
// put in their order.
func (p *printer) sortedSubquery(e *subquery) {
	e = p.plainArray(e)
	c, ok := e.query.body.(*selectCore)
	if !ok || len(c.items) != 1 || c.distinct || len(c.distinctOn) > 0 || e.query.withTies {
		p.refuseHint(e.pos, "ARRAY(SELECT … ORDER BY …) of this query", "use array_agg(x ORDER BY y)")
	}
	keys := make([]sortKey, len(e.query.orderBy))
	for i, k := range e.query.orderBy {
		k.expr = p.sortTarget(c, k.expr)
		keys[i] = k
	}
	inner, q := *c, *e.query
	number := &call{name: "row_number", over: &window{orderBy: keys}}
	inner.items = []selectItem{{expr: number, name: "n"}, {expr: c.items[0].expr, name: "v"}}
	q.body, q.orderBy = &inner, keys
	p.w("(SELECT transform(array_sort(collect_list(struct(n, v))), s_ -> s_.v) FROM (")
	p.query(&q)
	p.w(") AS q(n, v))")
}

// plainArray puts a query of distinct values, of a function's rows, or of several SELECTs into
// FROM, where its rows are sorted by the one column that it has.
func (p *printer) plainArray(e *subquery) *subquery {
	x := expr(nil)
	t := p.typ(e).elem()
	switch b := e.query.body.(type) {
	case *selectCore:
		rows := len(b.items) == 1 && holds(b.items[0].expr, func(x expr) bool { c, ok := x.(*call); return ok && p.givesRows(c) })
		if len(b.items) != 1 || !b.distinct && !rows || len(b.distinctOn) > 0 {
			return e
		}
		x = b.items[0].expr
	case *setOp:
	default:
		return e
	}
	ref := &columnRef{node: node{pos: e.pos, typ: t}, parts: []string{"u_", "v_"}}
	keys := append([]sortKey(nil), e.query.orderBy...)
	for i := range keys {
		n, place := p.intConstant(keys[i].expr)
		c, core := e.query.body.(*selectCore)
		if !(place && n == 1) && !(core && (sameExpr(keys[i].expr, x) || namesOutput(keys[i].expr, c.items))) {
			return e
		}
		keys[i].expr = ref
	}
	inner, outer, out := *e.query, *e.query, *e
	inner.orderBy, inner.limit, inner.offset, inner.with = nil, nil, nil, nil
	outer.body = &selectCore{items: []selectItem{{expr: ref, name: "v_"}}, from: []fromItem{&derived{query: &inner, alias: "u_", colAlias: []string{"v_"}}}}
	outer.orderBy = keys
	out.query = &outer
	return &out
}

// quantifiedQuery writes x op ANY|ALL (query) by the query's extremes: whether it has
// rows, or NULLs, decides what is left open.
func (p *printer) quantifiedQuery(e *subquery) {
	if !isComparison(e.op) {
		refuse(e.pos, "the operator "+e.op+" with "+e.kind)
	}
	if _, row := e.x.(*rowExpr); row {
		refuse(e.pos, "a row compared with "+e.kind)
	}
	all := e.kind == "ALL"
	part := func(fn string) {
		p.w("(SELECT " + fn + " FROM (")
		p.query(e.query)
		p.w(") AS q(v))")
	}
	compare := func(bound string) {
		p.sparkOperand(e.x)
		p.w(" " + e.op + " ")
		part(bound)
	}
	test := func() {
		switch e.op {
		case "=", "<>", "!=": // = ALL: both extremes are x; <> ANY: one is not
			compare("min(v)")
			p.w(map[bool]string{true: " AND ", false: " OR "}[all])
			compare("max(v)")
		default:
			bound := "min(v)"
			if all == (e.op[0] == '>') {
				bound = "max(v)"
			}
			compare(bound)
		}
	}
	p.w("CASE WHEN ")
	part("count(*)")
	if all {
		p.w(" = 0 THEN TRUE WHEN NOT (")
		test()
		p.w(") THEN FALSE WHEN ")
	} else {
		p.w(" = 0 THEN FALSE WHEN ")
		test()
		p.w(" THEN TRUE WHEN ")
	}
	part("count(*) - count(v)")
	p.w(" > 0 THEN NULL ELSE ")
	test()
	p.w(" END")
}
