package dialect

// division: PostgreSQL divides integers without a fraction.
func (p *printer) division(e *binary) {
	l, r := p.typ(e.l), p.typ(e.r)
	if p.s.Dialect == MySQL {
		p.mysqlDivision(e, l, r)
		return
	}
	exact := l.kind == tNumeric && (r.isInt() || r.kind == tNumeric) || l.isInt() && r.kind == tNumeric
	if exact {
		if !p.exactRatio(e.l, e.r, ratioScale, func() { p.divisor(e.r) }) {
			p.exactly(func() { p.quotient(e, " / ") })
		}
		return
	}
	op := " / "
	if l.isInt() && r.isInt() {
		op = " // "
	}
	p.quotient(e, op)
}

func (p *printer) quotient(e *binary, op string) {
	if p.typ(e.l).kind == tInt2 && p.typ(e).kind == tInt4 {
		p.castOperand(e.l, "INTEGER")
	} else {
		p.widened(e.l, e)
	}
	p.w(op)
	p.divisor(e.r)
}

// divisor writes the right side of a division. The engine gives NULL or infinity
// for a zero where PostgreSQL gives an error.
func (p *printer) divisor(e expr) {
	if p.s.Dialect == MySQL {
		p.number(e)
		return
	}
	if nonZero(e) {
		p.operand(e)
		return
	}
	if simple(e) {
		p.w("CASE WHEN ")
		p.operand(e)
		p.w(" = 0 THEN error('division by zero') ELSE ")
		p.expr(e)
		p.w(" END")
		return
	}
	p.w("list_transform([")
	p.expr(e)
	p.w("], lambda d: CASE WHEN d = 0 THEN error('division by zero') ELSE d END)[1]")
}

// nonZero tells a constant that cannot be zero.
func nonZero(e expr) bool {
	l, ok := e.(*literal)
	if !ok || l.kind != litInt && l.kind != litDecimal && l.kind != litFloat {
		return false
	}
	for i := 0; i < len(l.text) && l.text[i] != 'e' && l.text[i] != 'E'; i++ {
		if l.text[i] >= '1' && l.text[i] <= '9' {
			return true
		}
	}
	return false
}
