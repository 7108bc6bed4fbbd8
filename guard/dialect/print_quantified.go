package dialect

// quantified writes x op ANY|ALL (array) with SQL's three truth values, of which the
// engine's list functions know two.
func (p *printer) quantified(e *quantified) {
	if op, not, ok := matchOperator(e.op); ok {
		p.matchEach(e, op, not)
		return
	}
	if !isComparison(e.op) {
		refuse(e.pos, "the operator "+e.op+" with ANY or ALL")
	}
	found := e.op == "=" && !e.all
	missing := (e.op == "<>" || e.op == "!=") && e.all
	if found || missing {
		if l, ok := e.arr.(*literal); ok && l.kind == litString {
			p.inConstant(e, l)
			return
		}
		if a, ok := e.arr.(*arrayExpr); ok && len(a.elems) > 0 {
			p.expr(&inList{node: truthNode(e.pos), not: e.all, x: e.x, list: a.elems})
			return
		}
		if missing {
			p.w("NOT ")
		}
		p.contains(e)
		return
	}
	how := "list_bool_or"
	if e.all {
		how = "list_bool_and"
	}
	p.w("list_transform([list_transform(")
	p.array(e.arr)
	p.w(", lambda e: ")
	p.operand(e.x)
	p.w(" " + e.op + " e)], lambda l: CASE WHEN " + how + "(l) = ")
	if e.all {
		p.w("FALSE THEN FALSE WHEN list_count(l) < len(l) OR l IS NULL THEN NULL ELSE TRUE END)[1]")
		return
	}
	p.w("TRUE THEN TRUE WHEN list_count(l) < len(l) OR l IS NULL THEN NULL ELSE FALSE END)[1]")
}

// contains is x = ANY (array): unknown where it is not found and a NULL is about.
func (p *printer) contains(e *quantified) {
	p.w("CASE WHEN list_contains(")
	p.array(e.arr)
	p.w(", ")
	p.expr(e.x)
	p.w(") THEN TRUE WHEN len(")
	p.array(e.arr)
	p.w(") = 0 THEN FALSE WHEN ")
	p.operand(e.x)
	p.w(" IS NULL OR list_count(")
	p.array(e.arr)
	p.w(") < len(")
	p.array(e.arr)
	p.w(") OR (")
	p.array(e.arr)
	p.w(") IS NULL THEN NULL ELSE FALSE END")
}

// subscript: PostgreSQL's arrays begin at 1, and there is nothing before.
func (p *printer) subscript(e *subscript) {
	lo, known := p.intConstant(e.lo)
	switch {
	case e.slice:
		p.slice(e)
	case known && lo > 0 || p.to == Spark || p.typ(e.x).kind == tNone:
		p.operand(e.x)
		p.w("[")
		p.expr(e.lo)
		p.w("]")
	default:
		p.w("CASE WHEN ")
		p.operand(e.lo)
		p.w(" > 0 THEN ")
		p.operand(e.x)
		p.w("[")
		p.expr(e.lo)
		p.w("] END")
	}
}

func (p *printer) slice(e *subscript) {
	p.operand(e.x)
	p.w("[")
	if n, ok := p.intConstant(e.lo); ok && n > 0 {
		p.expr(e.lo)
	} else if e.lo != nil {
		p.w("greatest(")
		p.expr(e.lo)
		p.w(", 1)")
	}
	p.w(":")
	if n, ok := p.intConstant(e.hi); ok && n > 0 {
		p.expr(e.hi)
	} else if e.hi != nil {
		p.w("greatest(")
		p.expr(e.hi)
		p.w(", 0)")
	}
	p.w("]")
}

// matchOperator is what LIKE and its kin are called in a tree.
func matchOperator(op string) (name string, not, ok bool) {
	switch op {
	case "~~", "!~~":
		name = "LIKE"
	case "~~*", "!~~*":
		name = "ILIKE"
	case "~", "!~":
		name = "REGEXP"
	case "~*", "!~*":
		name = "IREGEXP"
	}
	return name, op[0] == '!', name != ""
}

// matchEach is x LIKE ANY (ARRAY[…]) pattern by pattern.
func (p *printer) matchEach(e *quantified, op string, not bool) {
	a, ok := e.arr.(*arrayExpr)
	if c, isCast := e.arr.(*cast); isCast {
		a, ok = c.x.(*arrayExpr)
	}
	if !ok || len(a.elems) == 0 {
		refuse(e.pos, "the operator "+e.op+" with a computed array")
	}
	out := &logic{node: truthNode(e.pos), op: "OR"}
	if e.all {
		out.op = "AND"
	}
	for _, pattern := range a.elems {
		out.args = append(out.args, &match{node: truthNode(e.pos), op: op, not: not, x: e.x, pattern: pattern})
	}
	if len(out.args) == 1 {
		p.expr(out.args[0])
		return
	}
	p.expr(out)
}
