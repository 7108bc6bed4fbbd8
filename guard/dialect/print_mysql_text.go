package dialect

// fold writes a text as it is compared, anything else as it is.
func (p *printer) fold(e expr) {
	if !textual(e) || p.s.Dialect != MySQL {
		p.expr(e)
		return
	}
	if x, ok := e.(*folded); ok {
		p.expr(x)
		return
	}
	p.folded(&folded{x: e})
}

// extreme writes min and max: of texts, the one that the collation puts first or last.
func (p *printer) extreme(c *call) {
	if p.s.Dialect != MySQL || !textual(c.args[0]) || len(c.args) != 1 {
		p.plainCall(c, c.name)
		return
	}
	d := *c
	d.distinct = false
	d.args = []expr{c.args[0], &folded{x: c.args[0]}}
	p.plainCall(&d, "arg_"+c.name)
}

// count of distinct texts counts what the collation tells apart; of several values it
// leaves out rows with a NULL.
func (p *printer) count(c *call) {
	if p.s.Dialect != MySQL || !c.distinct {
		p.plainCall(c, "count")
		return
	}
	d := *c
	d.args = make([]expr, len(c.args))
	for i, a := range c.args {
		d.args[i] = a
		if textual(a) {
			d.args[i] = &folded{node: node{typ: of(tText)}, x: a}
		}
	}
	if len(c.args) > 1 {
		full := &logic{node: truthNode(c.pos), op: "AND"}
		for _, a := range c.args {
			full.args = append(full.args, &isTest{node: truthNode(c.pos), x: a, what: "NULL", not: true})
		}
		d.args = []expr{&caseExpr{whens: []when{{full, &rowExpr{node: node{typ: of(tRecord)}, elems: d.args}}}}}
	}
	p.plainCall(&d, "count")
}

// nullIf compares as the collation does, and gives the value as it is.
func (p *printer) nullIf(c *call) {
	if p.s.Dialect == PostgreSQL && p.typ(c).kind == tNumeric && p.typ(c.args[0]).isInt() {
		p.wrapped(c, "nullif", wide(0)) // as the comparison makes of it
		return
	}
	if p.s.Dialect != MySQL || !textual(c.args[0]) || !textual(c.args[1]) {
		p.plainCall(c, "nullif")
		return
	}
	p.w("CASE WHEN ")
	p.fold(c.args[0])
	p.w(" = ")
	p.fold(c.args[1])
	p.w(" THEN NULL ELSE ")
	p.expr(c.args[0])
	p.w(" END")
}

// ifCall is IF(condition, a, b).
func (p *printer) ifCall(c *call) {
	p.w("CASE WHEN ")
	p.truth(c.args[0])
	p.w(" THEN ")
	values := &call{args: c.args[1:]}
	p.alternative(c.args[1], values)
	p.w(" ELSE ")
	p.alternative(c.args[2], values)
	p.w(" END")
}

// alternative is one of several values of which one is the result: numbers become
// texts when another is one.
func (p *printer) alternative(e expr, c *call) {
	text := false
	for _, a := range c.args {
		text = text || textual(a)
	}
	t := p.typ(e)
	for _, a := range c.args {
		if !text && isClock(t) && p.typ(a).isTemporal() {
			refuse(e.base().pos, "a choice between a time and a date")
		}
	}
	other := t.isNumber() || t.kind == tBool || t.isTemporal() || isClock(t)
	if text && other {
		p.asText(e)
		return
	}
	p.expr(e)
}

// coalesceCall is COALESCE and IFNULL.
func (p *printer) coalesceCall(c *call) {
	p.w("coalesce(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.alternative(a, c)
	}
	p.w(")")
	p.clauses(&call{filter: c.filter, over: c.over})
}

// extremeOf is GREATEST and LEAST: NULL when one is, texts by their collation.
func (p *printer) extremeOf(c *call) {
	texts := 0
	for _, a := range c.args {
		if textual(a) {
			texts++
		}
	}
	if texts == 0 {
		p.strict(c)
		return
	}
	if texts < len(c.args) {
		refuse(c.pos, c.name+"() of texts and other values")
	}
	end := "-1"
	if c.name == "least" {
		end = "1"
	}
	p.w("CASE WHEN list_count([")
	p.exprs(c.args)
	p.w("]) = " + itoa(len(c.args)) + " THEN list_sort([")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.w("row(")
		p.fold(a)
		p.w(", ")
		p.expr(a)
		p.w(")")
	}
	p.w("])[" + end + "][2] END")
}

// strcmp compares texts by the collation, and numbers as the texts that they are.
func (p *printer) strcmp(c *call) {
	var args [2]expr
	for i, a := range c.args {
		if args[i] = a; !textual(a) && !isNull(a) {
			args[i] = &cast{node: node{pos: a.base().pos, typ: of(tText)}, x: a, to: of(tText)}
		}
	}
	p.w("CASE WHEN ")
	for i, op := range []string{" < ", " > ", " = "} {
		if i > 0 {
			p.w(" WHEN ")
		}
		p.fold(args[0])
		p.w(op)
		p.fold(args[1])
		p.w(" THEN " + []string{"-1", "1", "0"}[i])
	}
	p.w(" END")
}

// locate writes LOCATE and its kin over texts without case and accents.
func (p *printer) locate(c *call) {
	in, what := c.args[1], c.args[0]
	if c.name == "instr" {
		in, what = what, in
	}
	like := func(e expr) { p.folded(&folded{x: e, like: true}) }
	if len(c.args) == 3 {
		n, ok := p.intConstant(c.args[2])
		if !ok || n < 1 {
			refuse(c.pos, "LOCATE() from a computed place")
		}
		p.w("CAST(")
		p.lambda1(func() {
			p.w("instr(substring(")
			like(in)
			p.w(", " + itoa(n) + "), ")
			like(what)
			p.w(")")
		}, "CASE WHEN d > 0 THEN d + "+itoa(n-1)+" ELSE d END")
		p.w(" AS INTEGER)")
		return
	}
	p.w("CAST(instr(")
	like(in)
	p.w(", ")
	like(what)
	p.w(") AS INTEGER)")
}

// findInSet is the place of a text in a list that commas part.
func (p *printer) findInSet(c *call) {
	p.w("CAST(coalesce(list_position(string_split(nullif(")
	p.folded(&folded{x: c.args[1], like: true})
	p.w(", ''), ','), ")
	p.folded(&folded{x: c.args[0], like: true})
	p.w("), CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL AND ")
	p.operand(c.args[1])
	p.w(" IS NOT NULL THEN 0 END) AS INTEGER)")
}
