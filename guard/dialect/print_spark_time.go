package dialect

import (
	"fmt"
	"strings"

	"streamlink/backend/sqlstate"
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
		return t.kind == tDate || t.kind == tUnknown && other.kind == tDate && e.op == "-" && p.textual(x)
	}
	switch {
	case l.kind == tTime || r.kind == tTime:
		p.refuseHint(e.pos, "arithmetic with times of day", "")
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
	case l.kind == tInterval || r.kind == tInterval:
		p.shiftOperand(e.l)
		p.w(" " + e.op + " ")
		p.shiftOperand(e.r)
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
	day, t := dateUnits[iv.unit], p.typ(e.l)
	l, isLit := e.l.(*literal)
	isLit = isLit && l.kind == litString
	isDate := t.kind == tDate || isLit && len(l.text) <= 10
	value := func() {
		switch {
		case isLit && isDate:
			p.castTo("DATE", func() { p.expr(e.l) })
		case isLit || t.isText():
			p.castTo("TIMESTAMP_NTZ", func() { p.expr(e.l) })
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
		p.amount(iv.x)
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
func (p *printer) amount(x expr) {
	if l, ok := x.(*literal); ok && l.kind == litString {
		s, valid := mysqlAmount(l.text)
		if !valid {
			refuse(l.pos, "this amount of an interval")
		}
		p.w(s)
		return
	}
	switch t := p.typ(x); {
	case t.isFloat() || t.kind == tNumeric:
		p.castTo("INT", func() { p.w("round("); p.expr(x); p.w(")") })
	case t.kind == tInt8 || t.isText():
		p.castTo("INT", func() { p.expr(x) })
	default:
		p.operand(x)
	}
}

func mysqlAmount(text string) (string, bool) {
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
		if text, ok := mysqlAmount(l.text); ok || strings.Contains(l.text, ".") {
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
		} else if s, ok := compositeSpan(l.text, e.unit); ok {
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
		p.amount(e.x)
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

// compositeFields are MySQL's units of several fields, the last one first.
var compositeFields = map[string][]span{
	"year_month":    {{months: 1}, {months: 12}},
	"day_hour":      {{micros: 3600e6}, {days: 1}},
	"day_minute":    {{micros: 60e6}, {micros: 3600e6}, {days: 1}},
	"day_second":    {{micros: 1e6}, {micros: 60e6}, {micros: 3600e6}, {days: 1}},
	"hour_minute":   {{micros: 60e6}, {micros: 3600e6}},
	"hour_second":   {{micros: 1e6}, {micros: 60e6}, {micros: 3600e6}},
	"minute_second": {{micros: 1e6}, {micros: 60e6}},
}

// compositeSpan reads MySQL's '1 2:30' DAY_MINUTE: any character parts the fields, and
// what is left out is left out on the left.
func compositeSpan(text, unit string) (span, bool) {
	fields, ok := compositeFields[unit]
	text = strings.TrimSpace(text)
	neg := strings.HasPrefix(text, "-")
	parts := strings.FieldsFunc(strings.TrimPrefix(text, "-"), func(r rune) bool { return r < '0' || r > '9' })
	if !ok || len(parts) == 0 || len(parts) > len(fields) {
		return span{}, false
	}
	var out span
	for i, part := range parts {
		f := fields[len(parts)-1-i]
		n := int64(0)
		for _, d := range part {
			if n = n*10 + int64(d-'0'); n > 1e9 {
				return span{}, false
			}
		}
		out.months += n * f.months
		out.days += n * f.days
		out.micros += n * f.micros
	}
	if neg {
		out = span{-out.months, -out.days, -out.micros}
	}
	return out, true
}

// sparkSpan writes a constant interval. Spark keeps months apart from days and
// seconds; only make_interval holds both.
func (p *printer) sparkSpan(s span) {
	switch {
	case s.months != 0 && s.days == 0 && s.micros == 0:
		if s.months%12 == 0 {
			p.w(fmt.Sprintf("INTERVAL '%d' YEAR", s.months/12))
			return
		}
		p.w(fmt.Sprintf("INTERVAL '%d' MONTH", s.months))
	case s.months != 0:
		p.w(fmt.Sprintf("make_interval(0, %d, 0, %d, 0, 0, %s)", s.months, s.days, seconds(s.micros)))
	case s.micros == 0:
		p.w(fmt.Sprintf("INTERVAL '%d' DAY", s.days))
	case s.days == 0 && s.micros%3600e6 == 0:
		p.w(fmt.Sprintf("INTERVAL '%d' HOUR", s.micros/3600e6))
	case s.days == 0 && s.micros%60e6 == 0:
		p.w(fmt.Sprintf("INTERVAL '%d' MINUTE", s.micros/60e6))
	case s.days == 0:
		p.w("INTERVAL '" + seconds(s.micros) + "' SECOND")
	default:
		total, sign := s.days*86400e6+s.micros, ""
		if total < 0 {
			total, sign = -total, "-"
		}
		rest := total % 86400e6
		p.w(fmt.Sprintf("INTERVAL '%s%d %02d:%02d:%s' DAY TO SECOND", sign, total/86400e6,
			rest/3600e6, rest/60e6%60, seconds(rest%60e6)))
	}
}

// seconds writes microseconds as seconds.
func seconds(us int64) string {
	sign := ""
	if us < 0 {
		us, sign = -us, "-"
	}
	if us%1e6 == 0 {
		return fmt.Sprintf("%s%d", sign, us/1e6)
	}
	return strings.TrimRight(fmt.Sprintf("%s%d.%06d", sign, us/1e6, us%1e6), "0")
}

func (p *printer) sparkIntervalText(l *literal) {
	s, ok := parseSpan(l.text)
	if !ok {
		panic(bail{sqlstate.New(sqlstate.InvalidDatetimeFormat, "invalid input syntax for type interval: %q", l.text).At(l.pos)})
	}
	p.sparkSpan(s)
}

// sparkTime writes a value that must be a date or a timestamp, whatever was written.
func (p *printer) sparkTime(x expr) {
	if p.textual(x) {
		p.castTo("TIMESTAMP_NTZ", func() { p.expr(x) })
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
		p.mysqlExtract(field, e)
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
		p.epoch(e.x)
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

// epoch writes the seconds since 1970, or of an interval.
func (p *printer) epoch(x expr) {
	t := p.typ(x)
	if b, ok := x.(*binary); ok && t.kind == tInterval && b.op == "-" && p.typ(b.l).isTemporal() && p.typ(b.r).isTemporal() {
		p.epoch(b.l)
		p.w(" - ")
		p.epoch(b.r)
		return
	}
	switch {
	case t.kind == tInterval:
		p.once(x, func(d func()) {
			p.w("CAST(extract(YEAR FROM ")
			d()
			p.w(") * 31557600 + extract(MONTH FROM ")
			d()
			p.w(") * 2592000 + extract(DAY FROM ")
			d()
			p.w(") * 86400 + extract(HOUR FROM ")
			d()
			p.w(") * 3600 + extract(MINUTE FROM ")
			d()
			p.w(") * 60 + extract(SECOND FROM ")
			d()
			p.w(") AS DECIMAL(18,6))")
		})
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

// sparkDateTrunc: Spark gives a timestamp with a time zone, as PostgreSQL does of a
// date.
func (p *printer) sparkDateTrunc(c *call) {
	unit := strings.ToLower(p.constant(c, 0))
	ntz := p.typ(c.args[1]).kind == tTimestamp || p.textual(c.args[1])
	if ntz {
		p.w("CAST(")
	}
	switch unit {
	case "decade", "century", "millennium":
		n := map[string]int{"decade": 10, "century": 100, "millennium": 1000}[unit]
		first := 0
		if n > 10 {
			first = 1
		}
		p.w("CAST(make_date(CAST(floor((year(")
		p.sparkTime(c.args[1])
		p.w(fmt.Sprintf(") - %d) / %d) * %d AS INT) + %d, 1, 1) AS TIMESTAMP)", first, n, n, first))
	case "microseconds", "milliseconds", "second", "minute", "hour", "day", "week", "month", "quarter", "year":
		p.w("date_trunc(")
		p.text(strings.ToUpper(strings.TrimSuffix(unit, "s")))
		p.w(", ")
		p.sparkTime(c.args[1])
		p.w(")")
	default:
		refuse(c.pos, "date_trunc('"+unit+"', …)")
	}
	if ntz {
		p.w(" AS TIMESTAMP_NTZ)")
	}
}

// sparkZone writes AT TIME ZONE, which turns a timestamp into one with a time zone,
// and back.
func (p *printer) sparkZone(e *atTimeZone) {
	if t := p.typ(e.x).kind; t == tTimestamp || t == tDate || t == tUnknown {
		p.w("to_utc_timestamp(")
		p.sparkTime(e.x)
		p.w(", ")
		p.expr(e.zone)
		p.w(")")
		return
	}
	p.w("CAST(from_utc_timestamp(")
	p.expr(e.x)
	p.w(", ")
	p.expr(e.zone)
	p.w(") AS TIMESTAMP_NTZ)")
}
