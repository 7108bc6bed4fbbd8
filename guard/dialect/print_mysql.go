package dialect

import "strings"

// What MySQL means by its operators, said to DuckDB.

// folded writes a text so that the engine's order of bytes is the collation's. Upper
// case, since the order of utf8mb4_general_ci is that of the capitals.
func (p *printer) folded(e *folded) {
	if p.s.Dialect == PostgreSQL {
		p.documentKey(e.x)
		return
	}
	if l, ok := e.x.(*literal); ok && l.kind == litString && ascii(l.text) {
		text := strings.ToUpper(l.text)
		if !e.like {
			text = strings.TrimRight(text, " ")
		}
		p.text(text)
		return
	}
	before, after := "rtrim(replace(upper(strip_accents(", ")), 'ẞ', 'S'))"
	if e.like {
		before, after = "replace(upper(strip_accents(", ")), 'ẞ', 'S')"
	}
	p.w(before)
	p.expr(e.x)
	p.w(after)
}

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
	p.number(e.l)
	p.w(" / nullif(")
	p.number(e.r)
	p.w(", 0)) AS BIGINT)")
}

// mysqlDivision of exact numbers has four more digits than its left side; a zero
// divisor gives NULL.
func (p *printer) mysqlDivision(e *binary, l, r sqlType) {
	ls, ok1 := l.engineScale()
	_, ok2 := r.engineScale()
	exact := ok1 && ok2
	under := func() {
		if nonZero(e.r) || textual(e.r) && p.constantNumber(e.r) {
			p.number(e.r)
			return
		}
		p.w("nullif(")
		p.number(e.r)
		p.w(", 0)")
	}
	if exact && l.kind != tBool && r.kind != tBool && p.exactRatio(e.l, e.r, min(ls+4, 30), under) {
		return
	}
	if exact {
		p.w("CAST(")
	}
	p.number(e.l)
	p.w(" / ")
	under()
	if exact {
		p.w(" AS " + wide(min(ls+4, 30)) + ")")
	}
}

// number writes an operand of arithmetic: truth values count as 1 and 0.
func (p *printer) number(e expr) {
	e = enumNumber(e)
	if p.s.Dialect != MySQL {
		p.operand(e)
		return
	}
	l, isLit := e.(*literal)
	switch {
	case p.typ(e).kind == tBool:
		p.castOperand(e, "INTEGER")
	case isLit && l.kind == litBytes:
		p.expr(bytesNumber(l))
	case textual(e):
		p.textNumber(e)
	case p.typ(e).kind == tDate:
		p.w("CAST(strftime(")
		p.expr(e)
		p.w(", '%Y%m%d') AS BIGINT)")
	case isClock(p.typ(e)) || p.typ(e).isTemporal():
		p.timeNumber(e)
	case p.typ(e).kind == tJSON && !p.typ(e).array:
		p.jsonNumber(e)
	default:
		p.operand(e)
	}
}

// jsonNumber writes a JSON value where a number is meant.
func (p *printer) jsonNumber(e expr) {
	p.w("TRY_CAST(json_extract_string(")
	p.expr(e)
	p.w(", '$') AS DOUBLE)")
}

// dateUnits leave a date a date.
var dateUnits = map[string]bool{"day": true, "year_month": true, "week": true, "month": true, "quarter": true, "year": true}

// mysqlShift is a date and an interval: a date stays one unless hours are added.
func (p *printer) mysqlShift(e *binary, iv *intervalExpr) {
	if isClock(p.typ(e.l)) && p.to == DuckDB {
		p.w("to_microseconds(")
		p.shiftedClock(e, iv)
		p.w(")")
		return
	}
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
		kind := tTimestamp
		if to == "DATE" {
			kind = tDate
		}
		p.dateText(e.l, of(kind))
	} else {
		p.operand(e.l)
	}
	p.w(" " + e.op + " ")
	p.interval(iv)
	if date {
		p.w(" AS DATE)")
	}
}

// constantNumber tells a text constant that is a number other than 0.
func (p *printer) constantNumber(e expr) bool {
	l, ok := e.(*literal)
	return ok && l.kind == litString && nonZero(numberLiteral(l))
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
