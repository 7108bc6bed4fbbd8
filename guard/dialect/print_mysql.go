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
	if p.s.Dialect != MySQL {
		p.operand(e)
		return
	}
	l, isLit := e.(*literal)
	switch {
	case p.typ(e).kind == tBool:
		p.w("CAST(")
		p.expr(e)
		p.w(" AS INTEGER)")
	case isLit && l.kind == litString:
		p.w("CAST(")
		p.expr(e)
		p.w(" AS DOUBLE)")
	default:
		p.operand(e)
	}
}

// dateUnits leave a date a date.
var dateUnits = map[string]bool{"day": true, "week": true, "month": true, "quarter": true, "year": true}

// mysqlShift is a date and an interval: a date stays one unless hours are added.
func (p *printer) mysqlShift(e *binary, iv *intervalExpr) {
	day := dateUnits[iv.unit]
	to := ""
	if l, ok := e.l.(*literal); ok && l.kind == litString {
		to = "TIMESTAMP"
		if day && len(l.text) <= 10 {
			to = "DATE"
		}
	} else if p.typ(e.l).isText() {
		to = "TIMESTAMP"
	}
	date := day && (to == "DATE" || p.typ(e.l).kind == tDate)
	if date {
		p.w("CAST(")
	}
	if to != "" {
		p.w("CAST(")
		p.expr(e.l)
		p.w(" AS " + to + ")")
	} else {
		p.operand(e.l)
	}
	p.w(" " + e.op + " ")
	p.interval(iv)
	if date {
		p.w(" AS DATE)")
	}
}
