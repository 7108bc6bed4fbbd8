package dialect

// What goes on from a quotient on Spark (print_mysql_exact.go says what MySQL does). Spark's
// decimals have 38 digits, and it gives up those behind the point where a type would need
// more: what does not fit is computed as DOUBLE, to fifteen digits.

// sparkPart is a part of such an expression.
type sparkPart struct {
	prec, scale int    // of the decimal it is written as
	double      bool   // it is a DOUBLE; scale is what MySQL holds
	divides     bool   // there is a quotient in it
	write       func() // in brackets where it needs them
}

// sparkDigits are the most that Spark's decimals have.
const sparkDigits = 38

// mostWhole are the digits before the point of a sum whose average is computed with; one
// that has more is an error.
const mostWhole = 18

// decimalPart writes the part as a decimal with these digits.
func (p *printer) decimalPart(x sparkPart, prec, scale int) {
	p.castTo(decimalName(int32(prec), int32(scale)), x.write)
}

func (p *printer) doublePart(x sparkPart) {
	if x.double {
		x.write()
		return
	}
	p.castTo("DOUBLE", x.write)
}

// whole are the digits before the point.
func (x sparkPart) whole() int { return x.prec - x.scale }

// sparkPartOf reads an expression; false for what is not exact.
func (p *printer) sparkPartOf(e expr) (sparkPart, bool) {
	prec, scale, ok := p.sparkShape(e)
	t := p.typ(e)
	if t.array || !t.isInt() && t.kind != tBool && (t.kind != tNumeric || t.prec == 0 && !ok) {
		return sparkPart{}, false
	}
	if !ok {
		prec, scale = t.prec, t.scale
	}
	leaf := sparkPart{prec: int(prec), scale: int(scale)}
	leaf.write = func() { p.castTo(decimalName(prec, scale), func() { p.sparkMyNumber(e) }) }
	switch x := e.(type) {
	case *unary:
		if x.op == "-" {
			return p.sparkSigned("-", x.x)
		}
	case *call:
		if x.name == "abs" && len(x.args) == 1 {
			return p.sparkSigned("abs", x.args[0])
		}
		if a, ok := p.sparkHeld(x); ok && a.divides {
			return a, true
		}
	}
	b, isBinary := e.(*binary)
	c := choice(e)
	if isBinary {
		c = p.distributed(b)
	}
	if c != nil && quotientIn(c) && t.kind == tNumeric {
		if x, ok := p.sparkExactChoice(c); ok {
			return x, true
		}
	}
	if !isBinary || t.kind != tNumeric {
		return leaf, true
	}
	l, ok1 := p.sparkPartOf(b.l)
	r, ok2 := p.sparkPartOf(b.r)
	if !ok1 || !ok2 {
		return sparkPart{}, false
	}
	switch b.op {
	case "+", "-":
		return p.sparkSumPart(l, b.op, r), true
	case "*":
		return p.sparkProductPart(l, r), true
	case "/":
		return p.sparkQuotientPart(l, r, min(heldDigits(l.scale, r.scale), heldMost), true), true
	}
	return leaf, true
}

func (p *printer) sparkSigned(name string, e expr) (sparkPart, bool) {
	x, ok := p.sparkPartOf(e)
	write := x.write
	x.write = func() {
		p.w(name + "(")
		write()
		p.w(")")
	}
	return x, ok
}

func (p *printer) sparkSumPart(l sparkPart, op string, r sparkPart) sparkPart {
	out := sparkPart{scale: max(l.scale, r.scale), divides: l.divides || r.divides}
	out.prec = max(l.whole(), r.whole()) + out.scale + 1
	out.double = l.double || r.double || out.prec > sparkDigits
	out.write = p.sparkInfixPart(l, op, r, out.double)
	return out
}

func (p *printer) sparkProductPart(l, r sparkPart) sparkPart {
	out := sparkPart{prec: l.prec + r.prec + 1, scale: l.scale + r.scale, divides: l.divides || r.divides}
	out.double = l.double || r.double || out.prec > sparkDigits
	out.write = p.sparkInfixPart(l, "*", r, out.double)
	return out
}

func (p *printer) sparkInfixPart(l sparkPart, op string, r sparkPart, double bool) func() {
	return func() {
		side := func(x sparkPart) { x.write() }
		if double {
			side = p.doublePart
		}
		p.w("(")
		side(l)
		p.w(" " + op + " ")
		side(r)
		p.w(")")
	}
}

// sparkQuotientPart divides to a number of digits; what is behind them is cut off where
// MySQL would hold no more.
func (p *printer) sparkQuotientPart(l, r sparkPart, fine int, cut bool) sparkPart {
	out := sparkPart{scale: fine, divides: true}
	// Spark gives a quotient max(6, s1+p2+1) places, if all of it needs no more than 38
	more := max(0, fine+2-(l.scale+r.prec+1))
	places := max(6, l.scale+more+r.prec+1)
	whole := l.whole() + r.scale
	if l.double || r.double || l.prec+more > sparkDigits || whole+places > sparkDigits-1 {
		out.double = true
		out.write = func() {
			p.w("(")
			p.doublePart(l)
			p.w(" / nullif(")
			p.doublePart(r)
			p.w(", 0))")
		}
		return out
	}
	out.prec = whole + fine
	divide := func() {
		p.decimalPart(l, l.prec+more, l.scale+more)
		p.w(" / nullif(")
		r.write()
		p.w(", 0)")
	}
	out.write = func() {
		if !cut {
			p.castTo(decimalName(int32(out.prec), int32(fine)), divide)
			return
		}
		p.castTo(decimalName(int32(out.prec), int32(fine)), func() {
			p.w("transform(array(")
			divide()
			p.w("), q_ -> q_ - q_ % 1E-" + itoa(fine) + "BD)[0]")
		})
	}
	return out
}

// sparkExactChoice reads a choice among exact numbers; false where one is none.
func (p *printer) sparkExactChoice(c *caseExpr) (sparkPart, bool) {
	out := sparkPart{}
	parts := map[expr]sparkPart{}
	whole := 1
	for _, v := range c.values() {
		if isNull(v) {
			continue
		}
		x, ok := p.sparkPartOf(v)
		if !ok {
			return sparkPart{}, false
		}
		parts[v] = x
		out.scale, out.divides, out.double = max(out.scale, x.scale), out.divides || x.divides, out.double || x.double
		whole = max(whole, x.whole())
	}
	out.prec = whole + out.scale
	out.double = out.double || out.prec > sparkDigits
	value := func(v expr) expr {
		x, ok := parts[v]
		if !ok {
			return v
		}
		w := &written{write: func() {
			if out.double {
				p.doublePart(x)
			} else {
				p.decimalPart(x, out.prec, out.scale)
			}
		}}
		w.typ = sqlType{kind: tNumeric, prec: int32(out.prec), scale: int32(out.scale)}
		return w
	}
	out.write = func() { p.sparkCase(eachOf(c, value)) }
	return out, len(parts) > 0
}

// sparkHeld reads an aggregate that keeps a quotient's digits, or is one.
func (p *printer) sparkHeld(c *call) (sparkPart, bool) {
	if c.schema != "" || len(c.args) != 1 || c.distinct || c.star || len(c.orderBy) > 0 || c.name != "sum" && c.name != "avg" {
		return sparkPart{}, false
	}
	arg := c.args[0]
	if t := p.typ(arg); !t.isInt() && t.kind != tNumeric {
		return sparkPart{}, false
	}
	x, ok := p.sparkPartOf(arg)
	if !ok {
		return sparkPart{}, false
	}
	over := func(name string, value func()) func() {
		return func() {
			p.w(name + "(")
			value()
			p.w(")")
			p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
		}
	}
	sum := sparkPart{prec: min(x.prec+10, sparkDigits), scale: x.scale, double: x.double, divides: x.divides, write: over("sum", x.write)}
	if c.name == "sum" {
		return sum, x.divides && c.over == nil
	}
	if x.divides && c.over != nil {
		return sparkPart{}, false // the rows of a window are stored before, as their type shows them
	}
	if x.divides { // a group's sum is stored as its type shows it
		shown := int(p.typ(arg).scale)
		inner := sum
		sum = sparkPart{prec: min(mostWhole+shown, sparkDigits), scale: shown}
		sum.write = func() { p.decimalPart(inner, sum.prec, sum.scale) }
	}
	if total := sum; !sum.double && sum.whole() > mostWhole { // or its quotient would not fit
		sum.prec = mostWhole + sum.scale
		sum.write = func() { p.decimalPart(total, sum.prec, sum.scale) }
	}
	count := sparkPart{prec: 12, write: func() { p.castTo("DECIMAL(12,0)", over("count", func() { p.expr(arg) })) }}
	return p.sparkQuotientPart(sum, count, min(heldDigits(sum.scale, 0), heldMost), true), true
}

// sparkGoesOn writes an expression that goes on from a quotient; false leaves the others.
func (p *printer) sparkGoesOn(e *binary) bool {
	t := p.typ(e)
	if p.s.Dialect != MySQL || t.kind != tNumeric || t.array || t.prec == 0 && t.scale == 0 || nodes(e) > mostNodes {
		return false
	}
	scale := min(int(t.scale), 30)
	shown := func(x sparkPart) { p.castTo(decimalName(sparkDigits, int32(scale)), x.write) }
	if c := p.distributed(e); c != nil {
		if x, ok := p.sparkExactChoice(c); ok {
			shown(x)
			return true
		}
	}
	l, ok1 := p.sparkPartOf(e.l)
	r, ok2 := p.sparkPartOf(e.r)
	if !ok1 || !ok2 || !l.divides && !r.divides {
		return false
	}
	if e.op == "/" {
		shown(p.sparkQuotientPart(l, r, scale, false))
		return true
	}
	x, ok := p.sparkPartOf(e)
	if !ok || !x.divides {
		return false
	}
	shown(x)
	return true
}

// sparkHeldAggregate writes a sum or an average of what has a quotient in it.
func (p *printer) sparkHeldAggregate(c *call) bool {
	t := p.typ(c)
	if p.s.Dialect != MySQL || t.kind != tNumeric || t.array {
		return false
	}
	if x, ok := p.sparkPartOf(c.args[0]); !ok || !x.divides {
		return false
	}
	x, ok := p.sparkHeld(c)
	if ok {
		p.castTo(decimalName(sparkDigits, min(t.scale, 30)), x.write)
	}
	return ok
}
