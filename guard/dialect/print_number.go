package dialect

// float writes sqrt and its kin: of an exact number they are exact in PostgreSQL.
func (p *printer) float(c *call) {
	name := c.name
	if name == "log" || name == "log10" {
		d := *c
		d.args = []expr{&literal{node: node{typ: of(tInt4)}, kind: litInt, text: "10"}, c.args[0]}
		c, name = &d, "log"
	}
	if p.typ(c.args[len(c.args)-1]).kind == tNumeric {
		p.exactly(func() { p.plainCall(c, name) })
		return
	}
	p.plainCall(c, name)
}

// log2Args is the logarithm of the second argument to the base of the first.
func (p *printer) log2Args(c *call) {
	p.exactly(func() { p.plainCall(c, "log") })
}

// truncate: PostgreSQL makes a float of an integer.
func (p *printer) truncate(c *call) {
	t := p.typ(c.args[0])
	switch {
	case len(c.args) == 1 && t.isInt():
		p.castOperand(c.args[0], "DOUBLE")
	case len(c.args) == 1:
		p.plainCall(c, "trunc")
	default:
		p.scaled(c, "trunc")
	}
}

// scaled writes round and trunc to a number of digits: the result has just these.
func (p *printer) scaled(c *call, name string) {
	n, ok := p.intConstant(c.args[1])
	t := p.typ(c.args[0])
	if l, isLit := c.args[0].(*literal); isLit && ok && l.kind == litDecimal && n >= 0 {
		p.plainCall(c, name) // of a constant the engine keeps the digits that are asked for
		return
	}
	if !ok || !t.isInt() && t.kind != tNumeric || n > 20 {
		p.plainCall(c, name)
		return
	}
	p.w("CAST(" + name + "(")
	if t.isInt() {
		p.castOperand(c.args[0], wide(0))
	} else {
		p.expr(c.args[0])
	}
	p.w(", ")
	p.expr(c.args[1])
	p.w(") AS " + wide(max(n, 0)) + ")")
}

// sameInt casts a result to the wider type of two integers.
func (p *printer) sameInt(c *call) {
	name, ok := common(p.typ(c.args[0]), p.typ(c.args[1])).duck()
	if !ok {
		p.plainCall(c, c.name)
		return
	}
	p.wrapped(c, c.name, name)
}

// percentileCont is a float whatever is sorted: the engine would round to the sort
// key's own digits.
func (p *printer) percentileCont(c *call) {
	if len(c.orderBy) != 1 {
		refuse(c.pos, "percentile_cont() without WITHIN GROUP (ORDER BY …)")
	}
	if t := p.typ(c.orderBy[0].expr); t.isTemporal() || t.kind == tInterval {
		refuse(c.pos, "percentile_cont() of "+t.String())
	}
	d := *c
	key := c.orderBy[0]
	if t := p.typ(key.expr); t.isInt() || t.kind == tFloat8 || t.kind <= tUnknown {
		p.plainCall(&d, "percentile_cont") // the engine's answer is a double by itself
		return
	}
	key.expr = &cast{node: node{typ: of(tFloat8)}, x: key.expr, to: of(tFloat8)}
	d.orderBy = []sortKey{key}
	p.plainCall(&d, "percentile_cont")
}
