package dialect

import "strings"

// engineExpr writes what the engines say differently: composite values, intervals,
// parts of dates.
func (p *printer) engineExpr(e expr) {
	switch e := e.(type) {
	case *arrayExpr:
		p.w("[")
		p.exprs(e.elems)
		p.w("]")
	case *subscript:
		p.subscript(e)
	case *fieldOf:
		if c, ok := e.x.(*columnRef); ok && c.whole != nil {
			p.ident(c.rel)
			p.w(".")
			p.ident(e.name)
			return
		}
		p.w("(")
		p.expr(e.x)
		p.w(").")
		p.ident(e.name)
	case *intervalExpr:
		p.interval(e)
	case *extract:
		p.extract(e)
	case *atTimeZone:
		p.operand(e.x)
		p.w(" AT TIME ZONE ")
		p.operand(e.zone)
	default:
		refuse(e.base().pos, "this expression")
	}
}

// interval writes an amount of one unit.
func (p *printer) interval(e *intervalExpr) {
	if p.s.Dialect == MySQL && p.to == DuckDB && p.mixedInterval(e) {
		return
	}
	fn, ok := intervalFunctions[e.unit]
	if !ok {
		refuse(e.pos, "an interval in "+e.unit)
	}
	l, isLit := e.x.(*literal)
	if isLit && (l.kind == litString || l.kind == litInt) && wholeNumber(l.text) && e.unit != "quarter" {
		p.w("INTERVAL ")
		p.text(strings.TrimSpace(l.text))
		p.w(" " + strings.ToUpper(e.unit))
		return
	}
	if isLit && l.kind == litString && p.s.Dialect == PostgreSQL {
		refuse(e.pos, "an interval in "+e.unit+" of this text")
	}
	p.w(fn + "(")
	if isLit && l.kind == litString {
		p.w("CAST(")
		p.expr(e.x)
		p.w(" AS INTEGER)")
	} else if t := p.typ(e.x); p.s.Dialect == MySQL && (t.kind == tNumeric || t.isFloat()) && e.unit != "second" {
		p.w("CAST(round(")
		p.expr(e.x)
		p.w(") AS BIGINT)")
	} else {
		p.expr(e.x)
	}
	p.w(")")
}

// wholeNumber tells the text of an integer of up to nine digits.
func wholeNumber(s string) bool {
	s = strings.TrimPrefix(strings.TrimSpace(s), "-")
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != "" && len(s) < 10
}

// intervalFunctions make an interval of a number.
var intervalFunctions = map[string]string{
	"year": "to_years", "month": "to_months", "week": "to_weeks", "day": "to_days",
	"hour": "to_hours", "minute": "to_minutes", "second": "to_seconds",
	"microsecond": "to_microseconds", "quarter": "to_quarters",
}

// extract writes EXTRACT with PostgreSQL's numeric results, or MySQL's integers.
func (p *printer) extract(e *extract) {
	field := strings.ToLower(e.field)
	if p.s.Dialect == MySQL && p.to == DuckDB {
		p.extractMySQL(e, field)
		return
	}
	switch field {
	case "year", "month", "day", "hour", "minute", "quarter", "week", "doy", "dow", "isodow", "isoyear", "decade", "century", "millennium":
		p.extractAs(field, e.x, "CAST(", " AS DECIMAL(18,0))")
	case "years", "months", "days", "hours", "minutes":
		p.extractAs(field[:len(field)-1], e.x, "CAST(", " AS DECIMAL(18,0))")
	case "epoch":
		if p.typ(e.x).kind == tDate {
			p.extractAs(field, e.x, "CAST(", " AS DECIMAL(18,0))")
			return
		}
		p.extractAs(field, e.x, "CAST(", " AS DECIMAL(18,6))")
	case "second", "seconds":
		p.w("CAST(extract('microsecond' FROM ")
		p.expr(e.x)
		p.w(") / 1000000 AS DECIMAL(18,6))")
	case "milliseconds", "millisecond":
		p.w("CAST(extract('microsecond' FROM ")
		p.expr(e.x)
		p.w(") / 1000 AS DECIMAL(18,3))")
	case "microseconds", "microsecond":
		p.extractAs("microsecond", e.x, "CAST(", " AS DECIMAL(18,0))")
	case "julian":
		if p.typ(e.x).kind != tDate {
			refuse(e.pos, "extract(julian from …) of a time")
		}
		p.w("CAST(julian(")
		p.expr(e.x)
		p.w(") AS DECIMAL(18,0))")
	default:
		refuse(e.pos, "extract("+field+" from …)")
	}
}

func (p *printer) extractAs(field string, x expr, before, after string) {
	if p.s.Dialect == MySQL {
		before, after = "CAST(", " AS INTEGER)"
	}
	p.w(before + "extract(" + field + " FROM ")
	p.dateValue(x)
	p.w(")" + after)
}

// dateValue writes a date: an untyped string is one, when a date is what is wanted.
func (p *printer) dateValue(x expr) {
	if p.to == Spark {
		p.sparkTime(x)
		return
	}
	l, ok := x.(*literal)
	if p.s.Dialect == MySQL && textual(x) {
		p.dateText(x, of(tTimestamp))
		return
	}
	if p.s.Dialect == MySQL && p.typ(x).kind == tTime {
		p.clock(x)
		return
	}
	if ok && l.kind == litString {
		p.w("CAST(")
		p.expr(x)
		p.w(" AS TIMESTAMP)")
		return
	}
	p.expr(x)
}

// inConstant writes x = ANY ('{1,2}') as x IN ('1', '2'), where the engine gives the
// constants the type of x, as PostgreSQL does.
func (p *printer) inConstant(e *quantified, l *literal) {
	elems, ok := parseArray(l.text)
	if !ok {
		refuse(l.pos, "this array constant")
	}
	if len(elems) == 0 {
		p.w(map[bool]string{false: "FALSE", true: "TRUE"}[e.all])
		return
	}
	p.operand(e.x)
	if e.all {
		p.w(" NOT")
	}
	p.w(" IN (")
	for i, s := range elems {
		if i > 0 {
			p.w(", ")
		}
		if s == nil {
			p.w("NULL")
		} else {
			p.text(*s)
		}
	}
	p.w(")")
}

// array writes an array; PostgreSQL's '{a,b}' constant becomes a list.
func (p *printer) array(e expr) {
	x := e
	if c, ok := e.(*cast); ok && c.to.array {
		x = c.x
	}
	l, ok := x.(*literal)
	if !ok || l.kind != litString {
		p.expr(e)
		return
	}
	elems, ok := parseArray(l.text)
	if !ok {
		refuse(l.pos, "this array constant")
	}
	to := of(tText)
	if c, ok := e.(*cast); ok {
		to = c.to.elem()
	}
	p.listOf(elems, to, l.pos)
}

func (p *printer) listOf(elems []*string, to sqlType, pos int) {
	name, ok := to.duck()
	if !ok {
		refuse(pos, "an array of "+to.String())
	}
	p.w("CAST([")
	for i, s := range elems {
		if i > 0 {
			p.w(", ")
		}
		if s == nil {
			p.w("NULL")
			continue
		}
		p.text(*s)
	}
	p.w("] AS " + name + "[])")
}

// collate: the engine compares bytes, as PostgreSQL's C and POSIX do. Another order
// cannot be had.
func (p *printer) collate(e *collate) {
	switch strings.ToLower(e.name) {
	case "c", "posix", "default", "ucs_basic", "utf8mb4_bin", "utf8_bin", "binary", "utf8mb4_0900_bin":
		p.operand(e.x)
	default:
		if p.s.Dialect == MySQL {
			p.operand(e.x)
			return
		}
		refuse(e.pos, "COLLATE "+e.name)
	}
}
