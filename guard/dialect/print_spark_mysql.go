package dialect

import (
	"fmt"
	"regexp"
	"strings"
)

// What MySQL means by its operators and casts, said to Spark.

// sparkMyNumber writes an operand of arithmetic: truth values count as 1 and 0, texts as
// the number that they begin with.
func (p *printer) sparkMyNumber(e expr) {
	t := p.typ(e)
	l, isLit := e.(*literal)
	switch {
	case isLit && l.kind == litString:
		p.w(leadingDouble(l.text))
	case isLit && l.kind == litBytes:
		p.expr(bytesNumber(l))
	case isLit && l.kind == litBool:
		p.w(map[string]string{"true": "1", "false": "0"}[l.text])
	case t.kind == tBool && !t.array:
		p.castTo("BIGINT", func() { p.expr(e) })
	case t.isText():
		p.once(e, func(d func()) {
			p.w(`coalesce(CAST(nullif(regexp_extract(`)
			d()
			p.w(`, '^\\s*([+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)', 1), '') AS DOUBLE), CASE WHEN `)
			d()
			p.w(" IS NOT NULL THEN 0E0 END)")
		})
	case t.kind == tDate && !t.array:
		p.castTo("BIGINT", func() { p.w("date_format("); p.expr(e); p.w(", 'yyyyMMdd')") })
	case t.isTemporal() || isClock(t):
		p.timeNumber(e)
	case t.kind == tJSON && !t.array:
		p.w("try_cast(get_json_object(")
		p.expr(e)
		p.w(", '$') AS DOUBLE)")
	default:
		p.operand(e)
	}
}

var leadingNumber = regexp.MustCompile(`^\s*([+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)`)

// leadingDouble is the number that a text begins with, as a DOUBLE.
func leadingDouble(text string) string {
	m := leadingNumber.FindStringSubmatch(text)
	if m == nil {
		return "0E0"
	}
	return "CAST('" + m[1] + "' AS DOUBLE)"
}

// binaryText writes a text for a function that knows no other order than of bytes.
func (p *printer) binaryText(e expr) {
	if c, ok := e.(*cast); ok && p.s.Dialect == MySQL && c.to.kind == tBytea {
		e = c.x
	}
	p.sparkText(e)
}

// binaryValue tells BINARY x and x COLLATE …_bin.
func (p *printer) binaryValue(e expr) bool {
	switch e := e.(type) {
	case *cast:
		return e.to.kind == tBytea
	case *collate:
		name := strings.ToLower(e.name)
		return name == "binary" || strings.HasSuffix(name, "_bin")
	}
	return false
}

// sparkFolded writes a text as MySQL compares it. Spark has collations since 4.0, but
// none that its LIKE takes, and none that sorts as utf8mb4_general_ci: by the capitals.
func (p *printer) sparkFolded(e *folded) {
	if p.s.Dialect == PostgreSQL {
		p.documentKeySpark(e.x)
		return
	}
	if !e.like && !p.ordering && !p.version.before(4, 0) {
		p.w("(")
		p.sparkText(e.x)
		p.w(" COLLATE " + foldedOrder + ")")
		return
	}
	if !e.like {
		p.w("rtrim(")
	}
	p.w("upper(translate(")
	p.sparkText(e.x)
	p.w(", '" + accented + "', '" + unaccented + "'))")
	if !e.like {
		p.w(")")
	}
}

// foldedOrder is the collation that looks at neither case nor accents, nor at trailing
// spaces.
const foldedOrder = "UNICODE_CI_AI_RTRIM"

// keyExpr writes a key of ORDER BY.
func (p *printer) keyExpr(e expr) {
	outer := p.ordering
	p.ordering = true
	if p.to == Spark && p.keepsSpans(p.typ(e)) {
		p.spanKey(e)
	} else {
		p.expr(e)
	}
	p.ordering = outer
}

// sparkGroups writes the keys of GROUP BY as those of ORDER BY are written, so that the
// one finds the other.
func (p *printer) sparkGroups(items []groupItem) {
	outer := p.ordering
	p.ordering = true
	p.groups(items, false)
	p.ordering = outer
}

// accented are the letters of Europe's languages that have a mark, and unaccented the
// same without.
const (
	accented   = "ÀÁÂÃÄÅàáâãäåĀāĂăĄąÇçĆćĈĉĊċČčĎďÈÉÊËèéêëĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥÌÍÎÏìíîïĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľÑñŃńŅņŇňÒÓÔÕÖòóôõöŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųŴŵÝýÿŶŷŸŹźŻżŽž"
	unaccented = "AAAAAAaaaaaaAaAaAaCcCcCcCcCcDdEEEEeeeeEeEeEeEeEeGgGgGgGgHhIIIIiiiiIiIiIiIiIJjKkLlLlLlNnNnNnNnOOOOOoooooOoOoOoRrRrRrSsSsSsSsTtTtUUUUuuuuUuUuUuUuUuUuWwYyyYyYZzZzZz"
)

// sparkMyCompared writes an operand of a comparison as MySQL compares it with the others:
// texts and truths with numbers as numbers, a date with a time of day as a timestamp.
func (p *printer) sparkMyCompared(e expr, others []expr) bool {
	if p.sparkClockCompared(e, others) {
		return true
	}
	t := p.typ(e)
	numbers := false
	for _, o := range others {
		numbers = numbers || p.typ(o).isNumber() || p.typ(o).kind == tBool
	}
	c, isCast := e.(*cast)
	in, isCall := unfolded(e).(*call)
	switch {
	case isCall && in.name == "json_extract" && len(in.args) == 2 && p.anyTextual(others): // a document's text is compared without its quotes
		p.jsonAt(in.args[0], p.sparkMyPath(in, 1), true)
	case isCast && c.to.kind == tBytea && p.isTextual(c.x):
		p.operand(c.x)
	case numbers && (p.isTextual(e) || t.kind == tBool):
		p.sparkMyNumber(e)
	case t.kind == tJSON && numbers: // JSON's null comes before all of them
		p.once(e, func(d func()) {
			p.w("CASE ")
			d()
			p.w(" WHEN 'null' THEN double('-Infinity') ELSE try_cast(")
			d()
			p.w(" AS DOUBLE) END")
		})
	case t.isTemporal() && numbers:
		p.sparkMyCast(&cast{node: *e.base(), x: e, to: of(tInt8)})
	case t.kind == tDate && longTime(others):
		p.castTo("TIMESTAMP_NTZ", func() { p.expr(e) })
	default:
		return false
	}
	return true
}

func (p *printer) anyTextual(list []expr) bool {
	for _, e := range list {
		if p.isTextual(unfolded(e)) {
			return true
		}
	}
	return false
}

// longTime tells a constant with a time of day.
func longTime(list []expr) bool {
	for _, e := range list {
		if l, ok := e.(*literal); ok && l.kind == litString && len(l.text) > 10 {
			return true
		}
	}
	return false
}

// hasUnknown tells whether some column in e has a type that is not known.
func (p *printer) hasUnknown(e expr) bool {
	found := false
	w := walker{onExpr: func(x expr) {
		if c, ok := x.(*columnRef); ok && c.typ.kind == tNone {
			found = true
		}
	}}
	w.expr(e)
	return found
}

// sparkMyIn writes IN with all of its members compared alike.
func (p *printer) sparkMyIn(e *inList) bool {
	p.sparkOperand(e.x, e.list...)
	p.not(e.not)
	p.w(" IN (")
	for i, m := range e.list {
		if i > 0 {
			p.w(", ")
		}
		p.sparkOperand(m, e.x)
	}
	p.w(")")
	return true
}

// sparkMyQuotient has four more places than its left side; a zero divisor gives NULL.
func (p *printer) sparkMyQuotient(e *binary, l, r sqlType) {
	if p.sparkGoesOn(e) {
		return
	}
	_, s1, ok1 := p.sparkShape(e.l)
	_, _, ok2 := p.sparkShape(e.r)
	if !ok1 {
		if t := p.typ(e.l); t.kind == tNumeric && t.prec > 0 {
			s1, ok1 = t.scale, true
		}
	}
	if ok1 && (ok2 || p.isExact(e.r)) {
		p.exactQuotient(e.l, e.r, min(s1+4, 30))
		return
	}
	p.sparkMyNumber(e.l)
	p.w(" / ")
	p.sparkDivisor(e.r)
}

// sparkDiv is DIV: the integer part of a quotient, NULL for a zero divisor.
func (p *printer) sparkDiv(e *binary) {
	if p.typ(e.l).isFloat() || p.typ(e.r).isFloat() || p.isTextual(e.l) || p.isTextual(e.r) {
		p.w("CAST(")
		p.sparkMyNumber(e.l)
		p.w(" / ")
		p.sparkDivisor(e.r)
		p.w(" AS BIGINT)")
		return
	}
	p.sparkMyNumber(e.l)
	p.w(" div ")
	p.sparkDivisor(e.r)
}

// sparkMyCast writes CAST and CONVERT.
func (p *printer) sparkMyCast(e *cast) {
	from, text := p.typ(e.x), p.isTextual(e.x)
	name := p.sparkType(e.to, e.pos)
	switch k := e.to.kind; {
	case isClock(e.to):
		p.asClock(func() { p.sparkCastMicros(e) })
	case isClock(from) && (k == tInt8 || k == tUInt8):
		p.castTo(name, func() { p.timeNumber(e.x) })
	case k == tInt8 || k == tUInt8:
		p.sparkMyInteger(e, name)
	case e.to.isText():
		p.textCast(e, e.to)
	case from.kind == tJSON && !from.array && (k == tNumeric || e.to.isFloat()): // JSON's null is 0
		p.once(e.x, func(d func()) {
			p.w("CASE ")
			d()
			p.w(" WHEN 'null' THEN CAST(0 AS " + name + ") ELSE try_cast(get_json_object(")
			d()
			p.w(", '$') AS " + name + ") END")
		})
	case k == tNumeric && text, k == tFloat8 && text, k == tFloat4 && text:
		p.castTo(name, func() { p.sparkMyNumber(e.x) })
	case e.to.isTemporal() && (text || from.kind == tNone || from.isInt()):
		if l, ok := e.x.(*literal); ok && (text || l.kind == litInt) {
			p.mysqlMoment(e.to, l)
			return
		}
		if from.isInt() {
			p.refuseHint(e.pos, "a number as a date", "use STR_TO_DATE()")
		}
		p.w("try_cast(")
		p.expr(e.x)
		p.w(" AS " + name + ")")
	default:
		p.castTo(name, func() { p.expr(e.x) })
	}
}

// mysqlMomentPattern is what MySQL reads as a date, any character between the digits.
var mysqlMomentPattern = regexp.MustCompile(`^\s*(\d{4}|\d{2})[^\d\s](\d{1,2})[^\d\s](\d{1,2})(?:[ T](\d{1,2})[^\d\s](\d{1,2})(?:[^\d\s](\d{1,2})(\.\d*)?)?)?\s*$`)

// mysqlMoment writes a constant as a date or timestamp; what is none is NULL.
func (p *printer) mysqlMoment(to sqlType, l *literal) {
	text := l.text
	if n := len(text); strings.Trim(text, "0123456789") == "" && (n == 8 || n == 14) {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:8] + clockOf(text[8:])
	}
	name := p.sparkType(to, l.pos)
	m := mysqlMomentPattern.FindStringSubmatch(text)
	if m == nil {
		p.w("CAST(NULL AS " + name + ")")
		return
	}
	year := m[1]
	if len(year) == 2 {
		century := "20"
		if year >= "70" {
			century = "19"
		}
		year = century + year
	}
	out := fmt.Sprintf("%s-%02s-%02s", year, m[2], m[3])
	if to.kind != tDate && m[4] != "" {
		out += fmt.Sprintf(" %02s:%02s:%02s", m[4], m[5], m[6])
		if n := int(to.prec); n > 0 && len(m[7]) > 1 {
			out += m[7][:min(len(m[7]), n+1)]
		}
	}
	p.w("try_cast('" + out + "' AS " + name + ")")
}

func clockOf(digits string) string {
	if digits == "" {
		return ""
	}
	return " " + digits[:2] + ":" + digits[2:4] + ":" + digits[4:]
}

// sparkMyInteger writes CAST(… AS SIGNED | UNSIGNED), which rounds.
func (p *printer) sparkMyInteger(e *cast, name string) {
	from := p.typ(e.x)
	l, isLit := e.x.(*literal)
	value := func(as string) {
		switch {
		case isLit && l.kind == litString:
			m := leadingInteger.FindString(l.text)
			if m == "" {
				m = "0"
			}
			p.w("CAST(" + strings.TrimSpace(strings.TrimPrefix(m, "+")) + " AS " + as + ")")
		case from.isText() || from.kind == tJSON && !from.array:
			p.once(e.x, func(d func()) {
				p.w("coalesce(CAST(nullif(regexp_extract(")
				d()
				p.w(`, '^\\s*([+-]?\\d+)', 1), '') AS ` + as + "), CASE WHEN ")
				d()
				p.w(" IS NOT NULL THEN 0 END)")
			})
		case from.kind == tNumeric:
			p.castTo(as, func() { p.w("round("); p.expr(e.x); p.w(")") })
		case from.isFloat():
			p.castTo(as, func() { p.w("rint("); p.expr(e.x); p.w(")") })
		case from.kind == tDate:
			p.castTo(as, func() { p.w("date_format("); p.expr(e.x); p.w(", 'yyyyMMdd')") })
		case from.isTemporal():
			p.castTo(as, func() { p.w("date_format("); p.expr(e.x); p.w(", 'yyyyMMddHHmmss')") })
		default:
			p.castTo(as, func() { p.expr(e.x) })
		}
	}
	if e.to.kind == tInt8 || isLit && !strings.HasPrefix(strings.TrimSpace(l.text), "-") {
		value(name)
		return
	}
	at := len(p.b)
	value(name)
	v := string(p.b[at:])
	p.b = p.b[:at]
	p.w("CASE WHEN " + v + " < 0 THEN CAST(" + v + " + 18446744073709551616BD AS " + name + ") ELSE " + v + " END")
}

var leadingInteger = regexp.MustCompile(`^\s*[+-]?\d+`)

// sparkMyExtract writes EXTRACT, whose composite units are digits side by side.
func (p *printer) sparkMyExtract(field string, e *extract) {
	if l, ok := e.x.(*literal); (isClock(p.typ(e.x)) || ok && l.kind == litString && clockText(l.text)) && (field == "hour" || field == "minute" || field == "second" || field == "microsecond") {
		p.clockPart(field, e.x)
		return
	}
	if field == "week" {
		p.sparkWeek(&call{node: e.node, args: []expr{e.x}}, "")
		return
	}
	if head, fine := strings.CutSuffix(field, "_microsecond"); fine && mixedUnits[field] != nil {
		p.sparkMyFine(head, e)
		return
	}
	units, ok := sparkMyFields[field]
	if !ok {
		refuse(e.pos, "EXTRACT("+field+" FROM …)")
	}
	p.w("CAST(")
	for i, u := range units {
		if i > 0 {
			p.w(" + ")
		}
		switch u {
		case "MICROSECOND":
			p.w("extract(SECOND FROM ")
			p.sparkTime(e.x)
			p.w(") * 1000000 % 1000000")
			continue
		case "SECOND":
			p.w("floor(extract(SECOND FROM ")
			p.sparkTime(e.x)
			p.w("))")
		default:
			p.w("extract(" + u + " FROM ")
			p.sparkTime(e.x)
			p.w(")")
		}
		if f := len(units) - 1 - i; f > 0 {
			p.w(" * 1" + strings.Repeat("00", f))
		}
	}
	p.w(" AS INT)")
}

// sparkMyFields are the units of EXTRACT by the fields that they show.
var sparkMyFields = map[string][]string{
	"year": {"YEAR"}, "quarter": {"QUARTER"}, "month": {"MONTH"}, "day": {"DAY"}, "hour": {"HOUR"}, "minute": {"MINUTE"},
	"second": {"SECOND"}, "microsecond": {"MICROSECOND"}, "year_month": {"YEAR", "MONTH"}, "day_hour": {"DAY", "HOUR"},
	"day_minute": {"DAY", "HOUR", "MINUTE"}, "day_second": {"DAY", "HOUR", "MINUTE", "SECOND"},
	"hour_minute": {"HOUR", "MINUTE"}, "hour_second": {"HOUR", "MINUTE", "SECOND"}, "minute_second": {"MINUTE", "SECOND"},
}

// sparkMyFine is EXTRACT of fields down to the microsecond.
func (p *printer) sparkMyFine(head string, e *extract) {
	upper := map[string]string{"second": "second", "minute": "minute_second", "hour": "hour_second", "day": "day_second"}[head]
	p.w("(CAST(")
	p.sparkMyExtract(upper, e)
	p.w(" AS BIGINT) * 1000000 + ")
	p.sparkMyExtract("microsecond", e)
	p.w(")")
}
