package dialect

// MySQL keeps more digits of a quotient than it shows, for as long as it computes on:
// 1 / 3 * 100 is 33.3333. An expression of exact numbers that goes on from a quotient is
// written with these digits, and rounded to what its type shows at the end.

// guardDigits are the further digits that another engine's quotients are given.
const guardDigits = 9

// heldDigits are those that a quotient has while it is computed with: MySQL's decimals
// consist of words of nine, and a quotient has the words of both sides; four digits more
// than both have, where their words do not hold them.
func heldDigits(l, r int) int {
	lw, rw := words(l), words(r)
	return words(lw + rw + max(0, 4-(lw-l)-(rw-r)))
}

// words are the digits of the words that hold a scale.
func words(scale int) int { return (scale + 8) / 9 * 9 }

// heldMost is the most that is held of what the engine has: more would leave too few
// digits before the point.
const heldMost = 18

// heldProduct is that of a product with a quotient in it.
const heldProduct = 24

// exactPart is a part of such an expression: how it is written, and its engine scale.
type exactPart struct {
	scale   int
	write   func()
	divides bool // there is a quotient in it
}

// exactPartOf reads an expression; false for what is not exact.
func (p *printer) exactPartOf(e expr) (exactPart, bool) {
	scale, ok := p.typ(e).engineScale()
	if !ok {
		return exactPart{}, false
	}
	leaf := exactPart{scale: scale, write: func() { p.number(e) }}
	if u, ok := e.(*unary); ok && u.op == "-" {
		x, ok := p.exactPartOf(u.x)
		write := x.write
		x.write = func() {
			p.w("-")
			p.inBrackets(write)
		}
		return x, ok
	}
	if c, ok := e.(*call); ok && c.name == "abs" && len(c.args) == 1 {
		x, ok := p.exactPartOf(c.args[0])
		write := x.write
		x.write = func() {
			p.w("abs(")
			write()
			p.w(")")
		}
		return x, ok
	}
	if c, ok := e.(*call); ok {
		if x, ok := p.exactAggregate(c); ok && x.divides {
			return x, true
		}
	}
	b, isBinary := e.(*binary)
	c := choice(e)
	if isBinary {
		c = p.distributed(b)
	}
	if c != nil && quotientIn(c) && p.typ(e).kind == tNumeric {
		if x, ok := p.exactChoice(c); ok {
			return x, true
		}
	}
	if !isBinary || p.typ(e).kind != tNumeric {
		return leaf, true
	}
	l, ok1 := p.exactPartOf(b.l)
	r, ok2 := p.exactPartOf(b.r)
	if !ok1 || !ok2 {
		return exactPart{}, false
	}
	switch b.op {
	case "+", "-":
		return exactPart{scale: max(l.scale, r.scale), divides: l.divides || r.divides, write: func() { p.exactInfix(l, b.op, r) }}, true
	case "*":
		divides := l.divides || r.divides
		if l.scale+r.scale > heldMost && !(divides && l.scale+r.scale <= heldProduct) {
			return leaf, true
		}
		return exactPart{scale: l.scale + r.scale, divides: divides, write: func() { p.exactInfix(l, b.op, r) }}, true
	case "/":
		fine := min(heldDigits(l.scale, r.scale), heldMost, max(guardDigits, 27-r.scale)) // more would overflow by a divisor with many digits
		if r.scale > heldMost || l.scale > fine+r.scale {
			return leaf, true
		}
		return exactPart{scale: fine, divides: true, write: func() {
			p.cutRatio(fine, func() { p.inBrackets(l.write) }, l.scale, func() { p.exactDivisor(b.r, r.write) }, r.scale)
		}}, true
	}
	return leaf, true
}

func (p *printer) inBrackets(write func()) {
	p.w("(")
	write()
	p.w(")")
}

func (p *printer) exactInfix(l exactPart, op string, r exactPart) {
	p.inBrackets(l.write)
	p.w(" " + op + " ")
	p.inBrackets(r.write)
}

// exactDivisor is NULL for a zero.
func (p *printer) exactDivisor(e expr, write func()) {
	if nonZero(e) {
		write()
		return
	}
	p.w("nullif(")
	write()
	p.w(", 0)")
}

// goesOn writes an expression that goes on from a quotient; false leaves the others.
func (p *printer) goesOn(e *binary) bool {
	if p.s.Dialect != MySQL || p.typ(e).kind != tNumeric || p.to == Spark {
		return false
	}
	scale, ok3 := p.typ(e).engineScale()
	if c := p.distributed(e); c != nil && ok3 {
		if x, ok := p.exactChoice(c); ok {
			p.w("CAST(")
			x.write()
			p.w(" AS " + wide(min(scale, 30)) + ")")
			return true
		}
	}
	l, ok1 := p.exactPartOf(e.l)
	r, ok2 := p.exactPartOf(e.r)
	if !ok1 || !ok2 || !ok3 || !l.divides && !r.divides {
		return false
	}
	if e.op == "/" {
		if l.scale > heldProduct || r.scale > heldMost {
			return false
		}
		p.w("CAST(")
		p.ratio(scale, func() { p.inBrackets(l.write) }, l.scale, func() { p.exactDivisor(e.r, r.write) }, r.scale)
		p.w(" AS " + wide(scale) + ")")
		return true
	}
	whole, ok := p.exactPartOf(e)
	if !ok || !whole.divides {
		return false
	}
	p.w("CAST(")
	whole.write()
	p.w(" AS " + wide(min(scale, 30)) + ")")
	return true
}
