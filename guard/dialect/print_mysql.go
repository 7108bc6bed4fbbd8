package dialect

// What MySQL means by its operators, said to DuckDB.

// mysqlDiv is DIV: the integer part of a quotient, NULL for a zero divisor.
func (p *printer) mysqlDiv(e *binary) {
	l, r := p.typ(e.l), p.typ(e.r)
	if l.isInt() && r.isInt() {
		p.operand(e.l)
		p.w(" // ")
		p.operand(e.r)
		return
	}
	p.w("CAST(trunc(")
	p.operand(e.l)
	p.w(" / nullif(")
	p.expr(e.r)
	p.w(", 0)) AS BIGINT)")
}

// mysqlDivision of exact numbers has four more digits than its left side; a zero
// divisor gives NULL.
func (p *printer) mysqlDivision(e *binary, l, r sqlType) {
	exact := (l.isInt() || l.kind == tNumeric || l.kind == tBool) && (r.isInt() || r.kind == tNumeric || r.kind == tBool)
	if exact {
		p.w("CAST(")
	}
	p.number(e.l)
	p.w(" / ")
	if nonZero(e.r) {
		p.operand(e.r)
	} else {
		p.w("nullif(")
		p.number(e.r)
		p.w(", 0)")
	}
	if exact {
		scale := int32(4)
		if l.kind == tNumeric {
			scale += l.scale
		}
		name, _ := sqlType{kind: tNumeric, prec: 38, scale: min(scale, 30)}.duck()
		p.w(" AS " + name + ")")
	}
}

// number writes an operand of arithmetic: truth values count as 1 and 0.
func (p *printer) number(e expr) {
	if p.s.Dialect == MySQL && p.typ(e).kind == tBool {
		p.w("CAST(")
		p.expr(e)
		p.w(" AS INTEGER)")
		return
	}
	p.operand(e)
}
