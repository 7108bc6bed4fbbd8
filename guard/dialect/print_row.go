package dialect

// The engine compares rows as one value and finds NULL equal to NULL in them. SQL
// compares them field by field.

// rows gives the fields of two rows of the same length.
func rowsOfBoth(l, r expr) (a, b []expr, ok bool) {
	x, ok1 := l.(*rowExpr)
	y, ok2 := r.(*rowExpr)
	if !ok1 || !ok2 || len(x.elems) != len(y.elems) || len(x.elems) == 0 {
		return nil, nil, false
	}
	return x.elems, y.elems, true
}

func truthNode(pos int) node { return node{pos: pos, typ: of(tBool)} }

// rowComparison is a comparison of rows as comparisons of their fields.
func rowComparison(op string, a, b []expr, pos int) expr {
	n := truthNode(pos)
	pair := func(op string, i int) expr { return &binary{node: n, op: op, l: a[i], r: b[i]} }
	switch op {
	case "=", "<>", "!=":
		out := &logic{node: n, op: "AND"}
		if op != "=" {
			out.op = "OR"
		}
		for i := range a {
			out.args = append(out.args, pair(op, i))
		}
		if len(out.args) == 1 {
			return out.args[0]
		}
		return out
	}
	last := len(a) - 1
	out := pair(op, last)
	for i := last - 1; i >= 0; i-- {
		rest := &logic{node: n, op: "AND", args: []expr{pair("=", i), out}}
		out = &logic{node: n, op: "OR", args: []expr{pair(op[:1], i), rest}}
	}
	return out
}

// rowIn is (a, b) IN ((1, 2), …).
func rowIn(e *inList) (expr, bool) {
	x, ok := e.x.(*rowExpr)
	if !ok {
		return nil, false
	}
	any := &logic{node: truthNode(e.pos), op: "OR"}
	for _, v := range e.list {
		a, b, ok := rowsOfBoth(x, v)
		if !ok {
			syntax(e.pos, "unequal number of entries in row expressions")
		}
		any.args = append(any.args, rowComparison("=", a, b, e.pos))
	}
	var out expr = any
	if len(any.args) == 1 {
		out = any.args[0]
	}
	if e.not {
		out = &unary{node: truthNode(e.pos), op: "NOT", x: out}
	}
	return out, true
}

// rowSubquery writes (a, b) IN (SELECT …), and NOT IN. In a condition what is not true
// is as good as false.
func (p *printer) rowSubquery(e *subquery, x *rowExpr, condition bool) {
	if e.op != "=" && e.op != "<>" || (e.kind == "ANY") != (e.op == "=") {
		refuse(e.pos, "the operator "+e.op+" "+e.kind+" with a row")
	}
	names := make([]string, len(x.elems))
	fields := make([]expr, len(x.elems))
	for i, f := range x.elems {
		names[i] = "field_" + itoa(i+1)
		fields[i] = &columnRef{node: node{typ: p.typ(f)}, parts: []string{"rows_in", names[i]}}
	}
	equal := rowComparison("=", fields, x.elems, e.pos)
	exists := func(cond expr) expr {
		one := &literal{node: node{typ: of(tInt4)}, kind: litInt, text: "1"}
		q := &query{body: &selectCore{items: []selectItem{{expr: one}}, where: cond,
			from: []fromItem{&derived{query: e.query, alias: "rows_in", colAlias: names}}}}
		return &subquery{node: truthNode(e.pos), kind: "EXISTS", query: q}
	}
	is := func(what string, not bool) expr {
		return &isTest{node: truthNode(e.pos), x: equal, what: what, not: not}
	}
	not := func(x expr) expr { return &unary{node: truthNode(e.pos), op: "NOT", x: x} }
	switch {
	case condition && e.kind == "ANY":
		p.expr(exists(equal))
	case condition:
		p.expr(not(exists(is("FALSE", true))))
	default:
		yes := &literal{node: truthNode(0), kind: litBool, text: "true"}
		no := &literal{node: truthNode(0), kind: litBool, text: "false"}
		unknown := &literal{node: truthNode(0), kind: litNull}
		if e.kind == "ALL" {
			yes, no = no, yes
		}
		p.expr(&caseExpr{node: truthNode(e.pos), whens: []when{{exists(equal), yes}, {exists(is("NULL", false)), unknown}}, els: no})
	}
}

// condition writes a truth value where only what is true counts.
func (p *printer) condition(e expr) {
	if p.to == Spark {
		p.sparkTruth(e)
		return
	}
	switch x := e.(type) {
	case *logic:
		p.enter()
		for i, a := range x.args {
			if i > 0 {
				p.w(" " + x.op + " ")
			}
			if s, ok := a.(*subquery); ok && rowed(s) {
				p.w("(")
				p.condition(a)
				p.w(")")
				continue
			}
			p.truthOperand(a)
		}
		p.depth--
		return
	case *subquery:
		if row, ok := x.x.(*rowExpr); ok {
			p.rowSubquery(x, row, true)
			return
		}
	}
	p.truth(e)
}

func rowed(s *subquery) bool {
	_, ok := s.x.(*rowExpr)
	return ok
}
