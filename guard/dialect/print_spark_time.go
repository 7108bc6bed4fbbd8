package dialect

import (
	"fmt"
	"strings"
)

// sparkDateMath writes + and - of dates, timestamps and intervals; false leaves
// numbers to the caller.
func (p *printer) sparkDateMath(e *binary) bool {
	l, r := p.typ(e.l), p.typ(e.r)
	if iv, ok := e.r.(*intervalExpr); ok && p.s.Dialect == MySQL {
		p.sparkShift(e, iv)
		return true
	}
	if iv, ok := e.l.(*intervalExpr); ok && p.s.Dialect == MySQL {
		p.sparkShift(&binary{node: e.node, op: e.op, l: e.r, r: iv}, iv)
		return true
	}
	if p.s.Dialect == MySQL {
		return false
	}
	isDate := func(x expr, t sqlType, other sqlType) bool {
		return t.kind == tDate || t.kind == tUnknown && other.kind == tDate && e.op == "-" && p.isTextual(x)
	}
	switch {
	case l.kind == tTime || r.kind == tTime:
		p.clockMath(e)
	case e.op == "-" && isDate(e.l, l, r) && isDate(e.r, r, l):
		p.w("datediff(")
		p.exprs([]expr{e.l, e.r})
		p.w(")")
	case l.kind == tDate && r.isInt():
		p.w(map[string]string{"+": "date_add(", "-": "date_sub("}[e.op])
		p.expr(e.l)
		p.w(", ")
		p.dayCount(e.r)
		p.w(")")
	case r.kind == tDate && l.isInt() && e.op == "+":
		p.w("date_add(")
		p.expr(e.r)
		p.w(", ")
		p.dayCount(e.l)
		p.w(")")
	case r.kind == tInterval:
		p.shifted(e.l, e.r, e.op)
	case l.kind == tInterval && e.op == "+":
		p.shifted(e.r, e.l, e.op)
	default:
		return false
	}
	return true
}

// dayCount writes a number of days, which Spark takes as an INT.
func (p *printer) dayCount(e expr) {
	if t := p.typ(e); t.kind == tInt8 {
		p.castTo("INT", func() { p.expr(e) })
		return
	}
	p.expr(e)
}

// shiftOperand writes one side of a date and an interval: PostgreSQL makes a
// timestamp of a date first.
func (p *printer) shiftOperand(e expr) {
	if p.typ(e).kind == tDate {
		p.castTo("TIMESTAMP_NTZ", func() { p.expr(e) })
		return
	}
	p.operand(e)
}

// sparkShift is MySQL's date and an interval: a date stays one unless hours are added.
func (p *printer) sparkShift(e *binary, iv *intervalExpr) {
	if isClock(p.typ(e.l)) {
		p.asClock(func() { p.shiftedClock(e, iv) })
		return
	}
	day, t := dateUnits[iv.unit] || iv.unit == "year_month", p.typ(e.l)
	l, isLit := e.l.(*literal)
	isLit = isLit && l.kind == litString
	isDate := t.kind == tDate || isLit && len(l.text) <= 10
	value := func() {
		switch {
		case isLit && isDate:
			p.mysqlMoment(of(tDate), l)
		case isLit || t.isText():
			p.sparkTime(e.l)
		case isDate && !day:
			p.castTo("TIMESTAMP_NTZ", func() { p.expr(e.l) })
		default:
			p.operand(e.l)
		}
	}
	if isLit && isDate && !day {
		inner := value
		value = func() { p.castTo("TIMESTAMP_NTZ", inner) }
	}
	if l, ok := iv.x.(*literal); ok && isDate && iv.unit == "year_month" {
		s, ok := compositeSpan(l.text, iv.unit)
		if !ok {
			refuse(iv.pos, "this amount of an interval")
		}
		if e.op == "-" {
			s.months = -s.months
		}
		p.w("add_months(")
		value()
		p.w(", " + itoa(int(s.months)) + ")")
		return
	}
	if isDate && day {
		unit := map[string]string{"day": "1", "week": "7", "month": "1", "quarter": "3", "year": "12"}[iv.unit]
		name := "add_months("
		if iv.unit == "day" || iv.unit == "week" {
			name = "date_add("
		}
		p.w(name)
		value()
		p.w(", ")
		if e.op == "-" {
			p.w("-")
		}
		p.sparkAmount(iv.x)
		if unit != "1" {
			p.w(" * " + unit)
		}
		p.w(")")
		return
	}
	value()
	p.w(" " + e.op + " ")
	p.sparkInterval(iv)
}

// amount writes the number of an interval as an INT, whatever was written.
func (p *printer) sparkAmount(x expr) {
	if l, ok := x.(*literal); ok && l.kind == litString {
		s, valid := sparkMyAmount(l.text)
		if !valid {
			refuse(l.pos, "this amount of an interval")
		}
		p.w(s)
		return
	}
	switch t := p.typ(x); {
	case t.isFloat() || t.kind == tNumeric:
		p.castTo("INT", func() { p.w("round("); p.expr(x); p.w(")") })
	case t.kind == tInt8 || t.isText() || p.s.Dialect == MySQL && t.isInt() && !isLiteral(x):
		p.castTo("INT", func() { p.expr(x) })
	default:
		p.operand(x)
	}
}

func isLiteral(e expr) bool {
	_, ok := e.(*literal)
	return ok
}

func sparkMyAmount(text string) (string, bool) {
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	if digits != text {
		return "(" + text + ")", true
	}
	return text, true
}

// sparkUnits are how many of a field of Spark's a unit has.
var sparkUnits = map[string]struct {
	field string
	n     int
}{
	"year": {"YEAR", 1}, "quarter": {"MONTH", 3}, "month": {"MONTH", 1}, "week": {"DAY", 7}, "day": {"DAY", 1},
	"hour": {"HOUR", 1}, "minute": {"MINUTE", 1}, "second": {"SECOND", 1},
}

// sparkInterval writes an amount of one unit.
func (p *printer) sparkInterval(e *intervalExpr) {
	if l, ok := e.x.(*literal); ok && (l.kind == litString || l.kind == litInt) {
		if text, ok := sparkMyAmount(l.text); ok || strings.Contains(l.text, ".") {
			if ok {
				text = strings.Trim(text, "()")
			} else {
				text = l.text
			}
			if s, ok := parseSpan(text + " " + spanUnit(e.unit)); ok {
				if e.unit == "quarter" {
					s.months *= 3
				}
				p.sparkSpan(s)
				return
			}
		}
		if s, ok := compositeSpan(l.text, e.unit); ok {
			p.sparkSpan(s)
			return
		}
		refuse(e.pos, "an interval in "+e.unit)
	}
	if e.unit == "microsecond" {
		p.operand(e.x)
		p.w(" * INTERVAL '0.000001' SECOND")
		return
	}
	u, ok := sparkUnits[e.unit]
	if !ok {
		refuse(e.pos, "an interval in "+e.unit)
	}
	if e.unit == "second" {
		p.operand(e.x)
	} else {
		p.sparkAmount(e.x)
	}
	p.w(" * INTERVAL '" + itoa(u.n) + "' " + u.field)
}

// spanUnit is a unit that parseSpan reads.
func spanUnit(unit string) string {
	if unit == "quarter" {
		return "month"
	}
	return unit
}

// sparkTime writes a value that must be a date or a timestamp, whatever was written.
func (p *printer) sparkTime(x expr) {
	l, ok := x.(*literal)
	switch {
	case p.s.Dialect == MySQL && ok && l.kind == litString:
		p.mysqlMoment(sqlType{kind: tTimestamp, prec: 6}, l)
		return
	case p.s.Dialect == MySQL && p.isTextual(x):
		p.w("try_cast(")
		p.expr(x)
		p.w(" AS TIMESTAMP_NTZ)")
		return
	}
	if p.isTextual(x) {
		p.castTo("TIMESTAMP_NTZ", func() { p.expr(x) })
		return
	}
	if p.s.Dialect == PostgreSQL && p.typ(x).kind == tTime {
		p.clockMoment(x)
		return
	}
	p.expr(x)
}

// sparkFields are the parts that Spark's EXTRACT knows, by PostgreSQL's names.
var sparkFields = map[string]string{
	"year": "YEAR", "month": "MONTH", "day": "DAY", "hour": "HOUR", "minute": "MINUTE", "quarter": "QUARTER",
	"week": "WEEK", "doy": "DOY", "isodow": "DAYOFWEEK_ISO", "isoyear": "YEAROFWEEK",
	"years": "YEAR", "months": "MONTH", "days": "DAY", "hours": "HOUR", "minutes": "MINUTE",
}

// sparkExtract writes EXTRACT with PostgreSQL's numeric results, or MySQL's integers.
func (p *printer) sparkExtract(e *extract) {
	field := strings.ToLower(e.field)
	if p.s.Dialect == MySQL {
		p.sparkMyExtract(field, e)
		return
	}
	if p.keepsSpans(p.typ(e.x)) {
		p.spanExtract(field, e)
		return
	}
	part := func(name string) { p.w("extract(" + name + " FROM "); p.sparkTime(e.x); p.w(")") }
	whole := func(write func()) { p.castTo("DECIMAL(18,0)", write) }
	if name, ok := sparkFields[field]; ok {
		whole(func() { part(name) })
		return
	}
	switch field {
	case "dow":
		whole(func() { part("DAYOFWEEK"); p.w(" - 1") })
	case "epoch":
		p.sparkEpoch(e.x)
	case "second", "seconds":
		p.castTo("DECIMAL(18,6)", func() { part("SECOND") })
	case "milliseconds", "millisecond":
		p.castTo("DECIMAL(18,3)", func() { part("SECOND"); p.w(" * 1000") })
	case "microseconds", "microsecond":
		whole(func() { part("SECOND"); p.w(" * 1000000") })
	case "decade":
		whole(func() { p.w("floor("); part("YEAR"); p.w(" / 10)") })
	case "century":
		whole(func() { p.w("ceil("); part("YEAR"); p.w(" / 100)") })
	case "millennium":
		whole(func() { p.w("ceil("); part("YEAR"); p.w(" / 1000)") })
	default:
		p.refuseHint(e.pos, "extract("+field+" from …)", "")
	}
}

// epoch writes the seconds since 1970.
func (p *printer) sparkEpoch(x expr) {
	t := p.typ(x)
	switch {
	case t.kind == tTime && p.s.Dialect == PostgreSQL:
		p.w("CAST(unix_micros(CAST(")
		p.clockMoment(x)
		p.w(" AS TIMESTAMP)) / 1000000BD AS DECIMAL(18,6))")
	case t.kind == tDate:
		p.w("CAST(unix_date(")
		p.expr(x)
		p.w(") * 86400BD AS DECIMAL(18,0))")
	default:
		p.w("CAST(unix_micros(CAST(")
		p.expr(x)
		p.w(" AS TIMESTAMP)) / 1000000BD AS DECIMAL(18,6))")
	}
}

// constantSpan is an interval that is written as a constant.
func constantSpan(x expr) (span, bool) {
	if c, ok := x.(*cast); ok && c.to.kind == tInterval {
		x = c.x
	}
	l, ok := x.(*literal)
	if !ok || l.kind != litString {
		return span{}, false
	}
	return parseSpan(l.text)
}

// zoneName writes a time zone. PostgreSQL reads an offset as POSIX does, where + is
// west.
func (p *printer) zoneName(e expr) {
	l, ok := e.(*literal)
	if !ok || l.kind != litString || p.s.Dialect != PostgreSQL || l.text == "" || l.text[0] != '+' && l.text[0] != '-' {
		p.expr(e)
		return
	}
	sign := "-"
	if l.text[0] == '-' {
		sign = "+"
	}
	digits := strings.ReplaceAll(l.text[1:], ":", "")
	if len(digits) == 0 || len(digits) > 4 || strings.Trim(digits, "0123456789") != "" {
		refuse(l.pos, "the time zone "+l.text)
	}
	if len(digits) <= 2 {
		digits = fmt.Sprintf("%02s00", digits)
	}
	digits = fmt.Sprintf("%04s", digits)
	p.text(sign + digits[:2] + ":" + digits[2:])
}

// repeatable is how long an operand may be that is written more than once.
const repeatable = 400

// sparkZone writes AT TIME ZONE, which turns a timestamp into one with a time zone,
// and back.
func (p *printer) sparkZone(e *atTimeZone) {
	if t := p.typ(e.x).kind; t == tTimestamp || t == tDate || t == tUnknown {
		if l, ok := e.zone.(*literal); ok && strings.EqualFold(l.text, "UTC") {
			p.w("to_utc_timestamp(")
			p.sparkTime(e.x)
			p.w(", ")
			p.zoneName(e.zone)
			p.w(")")
			return
		}
		// of an hour that comes twice PostgreSQL takes the later one, Spark the earlier
		short := p.aside(func() { p.sparkTime(e.x) })
		named := p.let
		if len(short) <= repeatable { // a lambda cannot be told equal to another in GROUP BY
			named = func(_ func(), body func(x func())) { body(func() { p.w(short) }) }
		}
		named(func() { p.w(short) }, func(x func()) {
			at := p.aside(func() {
				p.w("to_utc_timestamp(")
				x()
				p.w(", ")
				p.zoneName(e.zone)
				p.w(")")
			})
			p.w("CASE WHEN from_utc_timestamp(" + at + " + INTERVAL '1' HOUR, ")
			p.zoneName(e.zone)
			p.w(") = ")
			x()
			p.w(" THEN " + at + " + INTERVAL '1' HOUR ELSE " + at + " END")
		})
		return
	}
	p.w("CAST(from_utc_timestamp(")
	p.expr(e.x)
	p.w(", ")
	p.zoneName(e.zone)
	p.w(") AS TIMESTAMP_NTZ)")
}

// sparkAge counts years, months and days field by field, as PostgreSQL does: what is
// missing in days is borrowed from the month of the earlier date.
func (p *printer) sparkAge(c *call, _ string) {
	from, to := c.args[len(c.args)-1], expr(&call{name: "current_date"})
	if len(c.args) == 2 {
		to = c.args[0]
	}
	const day = "86400000000"
	p.w("transform(transform(transform(array(struct(CAST(")
	p.expr(to)
	p.w(" AS TIMESTAMP_NTZ) AS a, CAST(")
	p.expr(from)
	p.w(" AS TIMESTAMP_NTZ) AS b)), " +
		"s_ -> struct(greatest(s_.a, s_.b) AS h, least(s_.a, s_.b) AS l, CASE WHEN s_.a < s_.b THEN -1 WHEN s_.a IS NOT NULL AND s_.b IS NOT NULL THEN 1 END AS g)), " +
		"s_ -> struct(s_.g AS g, year(s_.h) * 12 + month(s_.h) - year(s_.l) * 12 - month(s_.l) AS m, day(last_day(s_.l)) AS n, " +
		"pmod(unix_micros(CAST(s_.h AS TIMESTAMP)), " + day + ") - pmod(unix_micros(CAST(s_.l AS TIMESTAMP)), " + day + ") AS t, " +
		"day(s_.h) - day(s_.l) AS d)), " +
		"s_ -> CASE WHEN s_.g IS NOT NULL THEN named_struct('m', CAST(s_.g * (s_.m - CASE WHEN s_.d - CASE WHEN s_.t < 0 THEN 1 ELSE 0 END < 0 THEN 1 ELSE 0 END) AS INT), 'd', " +
		"CAST(s_.g * (s_.d - CASE WHEN s_.t < 0 THEN 1 ELSE 0 END + CASE WHEN s_.d - CASE WHEN s_.t < 0 THEN 1 ELSE 0 END < 0 THEN s_.n ELSE 0 END) AS INT), 'u', " +
		"CAST(s_.g * (s_.t + CASE WHEN s_.t < 0 THEN " + day + " ELSE 0 END) AS BIGINT)) END)[0]")
}
