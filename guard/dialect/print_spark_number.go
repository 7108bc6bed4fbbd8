package dialect

// Functions of numbers, and those that compare values of any type.

// sparkWhole writes ceil and floor, which stay floating-point in PostgreSQL; Spark
// makes a BIGINT of them, and silently the largest one of what is larger.
func (p *printer) sparkWhole(c *call, _ string) {
	name := "floor("
	if c.name != "floor" {
		name = "ceil("
	}
	x, t := c.args[0], p.typ(c.args[0])
	plain := func() { p.w(name); p.sparkNumeric(x); p.w(")") }
	switch {
	case t.isInt() && p.s.Dialect == PostgreSQL:
		p.castTo("DOUBLE", func() { p.expr(x) })
	case p.isTextual(x) && p.s.Dialect == MySQL:
		p.castTo("DOUBLE", plain)
	case t.isInt():
		p.expr(x)
	case t.isFloat():
		p.once(x, func(d func()) {
			p.w("CASE WHEN abs(")
			d()
			p.w(") < 9E15 THEN CAST(" + name)
			d()
			p.w(") AS DOUBLE) ELSE ")
			d()
			p.w(" END")
		})
	case t.kind == tNumeric && p.s.Dialect == MySQL && (t.prec-t.scale < 18 || secondsSlot(x)):
		p.castTo("BIGINT", plain)
	default:
		plain()
	}
}

// secondsSlot tells a quotient of UNIX_TIMESTAMP(), which has few digits.
func secondsSlot(e expr) bool {
	b, ok := e.(*binary)
	if !ok || b.op != "/" {
		return false
	}
	c, ok := b.l.(*call)
	return ok && c.name == "unix_timestamp"
}

// sparkRound: PostgreSQL rounds a float to even, and makes a float of an integer.
func (p *printer) sparkRound(c *call, _ string) {
	t := p.typ(c.args[0])
	switch {
	case p.s.Dialect == MySQL && len(c.args) == 1 && t.isFloat():
		p.w("rint(")
		p.expr(c.args[0])
		p.w(")")
	case p.s.Dialect == MySQL && t.isFloat():
		if n, ok := p.intConstant(c.args[1]); ok && n >= -15 && n <= 15 {
			p.w("rint(")
			p.operand(c.args[0])
			p.w(" * 1E" + itoa(n) + ") / 1E" + itoa(n))
			return
		}
		refuse(c.pos, "ROUND() of a floating-point number to a computed place")
	case p.s.Dialect == MySQL:
		p.w("round(")
		p.sparkMyNumber(c.args[0])
		if len(c.args) == 2 {
			p.w(", ")
			p.expr(c.args[1])
		}
		p.w(")")
	case len(c.args) == 1 && t.isFloat():
		p.w("rint(")
		p.expr(c.args[0])
		p.w(")")
	case len(c.args) == 1 && t.isInt():
		p.castTo("DOUBLE", func() { p.expr(c.args[0]) })
	case len(c.args) == 2 && t.isInt():
		n, known := p.intConstant(c.args[1])
		prec, _, _ := p.sparkShape(c.args[0])
		if known && n > 0 && prec+int32(n) <= 38 {
			p.castTo(decimalName(prec+int32(n), int32(n)), func() { p.expr(c.args[0]) })
			return
		}
		p.w("round(")
		p.castTo(decimalName(prec, 0), func() { p.expr(c.args[0]) })
		p.w(", ")
		p.expr(c.args[1])
		p.w(")")
	default:
		p.plainCall(c, "round")
	}
}

// sparkTrunc cuts towards zero, to a number of places.
func (p *printer) sparkTrunc(c *call, _ string) {
	t := p.typ(c.args[0])
	if t.isInt() && len(c.args) == 1 {
		p.castTo("DOUBLE", func() { p.expr(c.args[0]) })
		return
	}
	if n, ok := p.intConstant(c.args[len(c.args)-1]); t.isInt() && len(c.args) == 2 && ok && n >= 0 {
		p.expr(c.args[0])
		return
	}
	if t.isInt() && len(c.args) == 2 && p.s.Dialect == MySQL {
		p.castTo("BIGINT", func() { p.sparkTruncated(c, t) })
		return
	}
	p.sparkTruncated(c, t)
}

func (p *printer) sparkTruncated(c *call, t sqlType) {
	p.once(c.args[0], func(d func()) {
		part := func(name string) {
			p.w(name)
			d()
			if len(c.args) == 2 {
				p.w(", ")
				p.expr(c.args[1])
			}
			p.w(")")
		}
		if t.isFloat() {
			p.w("CAST(")
		}
		p.w("CASE WHEN ")
		d()
		p.w(" < 0 THEN ")
		part("ceil(")
		p.w(" ELSE ")
		part("floor(")
		p.w(" END")
		if t.isFloat() {
			p.w(" AS DOUBLE)")
		}
	})
}

func (p *printer) sparkSign(c *call, _ string) {
	if p.typ(c.args[0]).kind == tNumeric {
		p.sparkWrapped(c, "sign", "DECIMAL(18,0)")
		return
	}
	p.plainCall(c, "sign")
}

func (p *printer) sparkMod(c *call, _ string) {
	p.sparkBinary(&binary{node: c.node, op: "%", l: c.args[0], r: c.args[1]})
}

// exactDouble writes a DOUBLE as the exact number that PostgreSQL gives of exact
// arguments.
func (p *printer) exactDouble(exact bool, write func()) {
	if exact {
		p.castTo(decimalName(38, 16), write)
		return
	}
	write()
}

func (p *printer) sparkPower(c *call, _ string) {
	l, r := p.typ(c.args[0]), p.typ(c.args[1])
	exact := p.s.Dialect == PostgreSQL && (l.kind == tNumeric || r.kind == tNumeric) && !l.isFloat() && !r.isFloat()
	p.exactDouble(exact, func() { p.plainCall(c, "power") })
}

// sparkExact is a function of one number that is exact for an exact one.
func (p *printer) sparkExact(c *call, name string) {
	p.exactDouble(p.typ(c.args[0]).kind == tNumeric, func() { p.plainCall(c, name) })
}

// sparkSqrt and sparkLog fail outside of their domains, where Spark gives NaN or NULL.
func (p *printer) sparkSqrt(c *call, _ string) {
	p.sparkGuarded(c, "sqrt", " < 0", "cannot take square root of a negative number")
}

func (p *printer) sparkLog(c *call, _ string) {
	name := "ln"
	if len(c.args) == 2 || c.name != "ln" {
		name = "log10"
	}
	if len(c.args) == 2 {
		double := func(x expr) *call {
			d := &cast{x: x, to: of(tFloat8)}
			d.typ = of(tFloat8)
			return &call{node: c.node, args: []expr{d}}
		}
		p.exactDouble(true, func() {
			p.sparkGuarded(double(c.args[1]), "ln", " <= 0", noLogarithm)
			p.w(" / ")
			p.sparkGuarded(double(c.args[0]), "ln", " <= 0", noLogarithm)
		})
		return
	}
	p.sparkGuarded(c, name, " <= 0", noLogarithm)
}

const noLogarithm = "cannot take logarithm of zero or a negative number"

// guarded calls a function of a number where it is defined.
func (p *printer) sparkGuarded(c *call, name, fault, message string) {
	x := c.args[0]
	p.exactDouble(p.typ(x).kind == tNumeric, func() {
		if l, ok := x.(*literal); ok && l.kind != litString && l.text != "" && l.text[0] != '-' && nonZero(l) {
			p.w(name + "(")
			p.expr(x)
			p.w(")")
			return
		}
		p.once(x, func(d func()) {
			p.w("CASE WHEN ")
			d()
			p.w(fault + " THEN raise_error(")
			p.text(message)
			p.w(") ELSE " + name + "(")
			d()
			p.w(") END")
		})
	})
}

func (p *printer) sparkCountNulls(c *call, _ string) {
	test := " IS NULL"
	if c.name == "num_nonnulls" {
		test = " IS NOT NULL"
	}
	p.w("(")
	for i, a := range c.args {
		if i > 0 {
			p.w(" + ")
		}
		p.w("CAST(")
		p.operand(a)
		p.w(test + " AS INT)")
	}
	p.w(")")
}

// sparkExtreme: greatest and least leave NULLs out, as PostgreSQL's do; Spark wants
// two arguments.
func (p *printer) sparkExtreme(c *call, _ string) {
	if len(c.args) == 1 {
		p.expr(c.args[0])
		return
	}
	p.plainCall(c, c.name)
}

// sparkStrict: in MySQL one NULL makes the result NULL.
func (p *printer) sparkStrict(c *call, _ string) {
	p.w("CASE WHEN ")
	p.noneNull(c.args)
	texts := true
	for _, a := range c.args {
		texts = texts && p.isTextual(a) && !p.binaryValue(a)
	}
	if texts { // the one whose folded form is the extreme
		p.w(" THEN array_" + map[string]string{"greatest": "max", "least": "min"}[c.name] + "(array(")
		for i, a := range c.args {
			if i > 0 {
				p.w(", ")
			}
			p.w("struct(")
			p.keyExpr(asFolded(a))
			p.w(" AS k, ")
			p.sparkText(unfolded(a))
			p.w(" AS v)")
		}
		p.w(")).v END")
		return
	}
	p.w(" THEN " + c.name + "(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.sparkOperand(a, c.args...)
	}
	p.w(") END")
}

func (p *printer) sparkNullif(c *call, _ string) {
	first, t := p.typ(c.args[0]), p.typ(c)
	if p.s.Dialect == PostgreSQL && (first.kind == t.kind || !first.isNumber() || !t.isNumber()) {
		p.plainCall(c, "nullif")
		return
	}
	p.w("CASE WHEN ")
	p.foldedCompare("=", c.args[0], c.args[1])
	p.w(" THEN NULL ELSE ")
	switch _, _, known := p.sparkShape(c.args[0]); {
	case p.s.Dialect == PostgreSQL && first.isInt() && t.kind == tNumeric && known: // what the comparison makes of it
		prec, _, _ := p.sparkShape(c.args[0])
		p.castTo(decimalName(prec, 0), func() { p.expr(c.args[0]) })
	case p.s.Dialect == PostgreSQL && first.isNumber() && t.isFloat() && first.kind != t.kind:
		p.castTo(p.sparkType(t, c.pos), func() { p.expr(c.args[0]) })
	default:
		p.expr(c.args[0])
	}
	p.w(" END")
}

func (p *printer) sparkIf(c *call, _ string) {
	e := &caseExpr{node: c.node, whens: []when{{c.args[0], c.args[1]}}, els: c.args[2]}
	p.sparkCase(e)
}

// sparkSameKind writes coalesce: of texts and numbers MySQL makes texts.
func (p *printer) sparkSameKind(c *call, name string) {
	texts := false
	for _, a := range c.args {
		texts = texts || p.isTextual(a)
	}
	for _, a := range c.args {
		for _, b := range c.args {
			if !texts && isClock(p.typ(a)) && p.typ(b).isTemporal() {
				refuse(c.pos, "a choice between a time and a date")
			}
		}
	}
	p.w(name + "(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		if texts && p.sparkNoText(a) {
			p.sparkText(a)
		} else {
			p.expr(a)
		}
	}
	p.w(")")
}

// sparkAnyValue takes any value, where there is one.
func (p *printer) sparkAnyValue(c *call, _ string) {
	p.w("any_value(")
	p.expr(c.args[0])
	p.w(")")
}

// foldedCompare compares as MySQL does where the tree has no comparison to say it.
func (p *printer) foldedCompare(op string, l, r expr) {
	if p.isTextual(l) && p.isTextual(r) && !p.binaryValue(l) && !p.binaryValue(r) {
		l, r = asFolded(l), asFolded(r)
	}
	p.sparkCompare(&binary{op: op, l: l, r: r})
}

func asFolded(e expr) expr {
	if _, ok := e.(*folded); ok {
		return e
	}
	return &folded{node: *e.base(), x: e}
}

// sparkNoText tells a value that becomes a text where another of a choice is one.
func (p *printer) sparkNoText(e expr) bool {
	t := p.typ(e)
	if t.isNumber() || t.kind == tBool {
		return true
	}
	return p.s.Dialect == MySQL && (t.isTemporal() || isClock(t))
}

// sparkScale is scale(): the digits after the point, which a number's type has.
func (p *printer) sparkScale(c *call, _ string) {
	_, scale, ok := p.sparkShape(c.args[0])
	if !ok {
		p.refuseHint(c.pos, "scale() of a number without declared digits", "cast it to numeric(p,s)")
	}
	p.spanWhere(func() { p.operand(c.args[0]) }, func() { p.w(itoa(int(scale))) })
}
