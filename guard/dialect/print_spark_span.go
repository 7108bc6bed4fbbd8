package dialect

import (
	"strconv"
	"strings"
)

// PostgreSQL's intervals are months, days and microseconds, which Spark's do not keep
// apart. They are structs of the three (m, d, u) wherever they are computed with; only a
// constant that is added to a date, a step and a frame are Spark's own. A client gets them
// as PostgreSQL's text.

const dayMicros = "86400000000"

// keepsSpans tells that an expression is such a struct.
func (p *printer) keepsSpans(t sqlType) bool {
	return p.s.Dialect == PostgreSQL && t.kind == tInterval && !t.array && t.scale != storedSpan
}

// storedSpan is the scale of a table's interval, which is Spark's own, of months or of
// days and seconds: it is shown as it is.
const storedSpan = 1

// spanOf writes an interval of its three parts.
func (p *printer) spanOf(months, days, micros func()) {
	p.w("named_struct('m', CAST(")
	months()
	p.w(" AS INT), 'd', CAST(")
	days()
	p.w(" AS INT), 'u', CAST(")
	micros()
	p.w(" AS BIGINT))")
}

func (p *printer) constantSpan(s span) {
	write := func(n int64) func() { return func() { p.w(spanNumber(n)) } }
	p.spanOf(write(s.months), write(s.days), write(s.micros))
}

// spanWhere writes an interval that is NULL where a value is.
func (p *printer) spanWhere(known func(), body func()) {
	p.w("CASE WHEN ")
	known()
	p.w(" IS NOT NULL THEN ")
	body()
	p.w(" END")
}

// spanPart is one of the three of an interval that has a name.
func (p *printer) spanPart(d func(), part string) func() {
	return func() {
		d()
		p.w("." + part)
	}
}

// sparkSpanExpr writes an interval; false is what is no node of its own.
func (p *printer) sparkSpanExpr(e expr) bool {
	if s, ok := constantSpan(e); ok {
		p.constantSpan(s)
		return true
	}
	switch e := e.(type) {
	case *intervalExpr:
		p.unitSpan(e)
	case *cast:
		switch t := p.typ(e.x); {
		case t.kind == tInterval:
			p.expr(e.x)
		case isNull(e.x):
			p.w("CAST(NULL AS STRUCT<m: INT, d: INT, u: BIGINT>)")
		case t.kind == tTime && !t.array:
			p.let(func() {
				p.w("unix_micros(CAST(")
				p.clockMoment(e.x)
				p.w(" AS TIMESTAMP))")
			}, func(n func()) {
				zero := func() { p.w("0") }
				p.spanWhere(n, func() { p.spanOf(zero, zero, n) })
			})
		case p.numberedUnit(e):
		default:
			p.refuseHint(e.pos, "a computed text as an interval", "multiply an interval constant by a number")
		}
	case *unary:
		if e.op == "-" {
			p.scaledSpan(e.x, func() { p.w("-1D") }, "*")
			return true
		}
		p.expr(e.x)
	case *binary:
		return p.spanMath(e)
	default:
		return false
	}
	return true
}

// numberedUnit is (n || ' days')::interval, the usual way to say n days; false is any other
// text.
func (p *printer) numberedUnit(e *cast) bool {
	b, ok := e.x.(*binary)
	if !ok || b.op != "||" || !p.typ(b.l).isNumber() {
		return false
	}
	l, ok := b.r.(*literal)
	if !ok || l.kind != litString {
		return false
	}
	unit := strings.ToLower(strings.TrimSpace(l.text))
	if _, known := spanUnits[unit]; !known {
		unit = strings.TrimSuffix(unit, "s")
	}
	if _, known := spanUnits[unit]; !known {
		return false
	}
	p.unitSpan(&intervalExpr{node: e.node, x: b.l, unit: unit})
	return true
}

// unitSpan is an amount of one unit: make_interval's parts and interval '1' day.
func (p *printer) unitSpan(e *intervalExpr) {
	one, ok := spanUnits[e.unit]
	if l, isLit := e.x.(*literal); isLit && ok {
		if s, ok := parseSpan(l.text + " " + e.unit); ok {
			p.constantSpan(s)
			return
		}
	}
	if !ok {
		refuse(e.pos, "an interval in "+e.unit)
	}
	p.let(func() { p.expr(e.x) }, func(n func()) {
		p.spanWhere(n, func() { p.fractions(one, n) })
	})
}

// fractions writes a span times a number. What a part leaves goes to the next smaller one.
func (p *printer) fractions(s span, n func()) {
	part := func(k int64) func() { return func() { p.w(spanNumber(k)) } }
	p.timesSpan(part(s.months), part(s.days), part(s.micros), func() { p.castTo("DOUBLE", n) }, "*")
}

// timesSpan multiplies or divides the three parts, as PostgreSQL's interval_mul does: months
// have 30 days, days 24 hours.
func (p *printer) timesSpan(m, d, u, factor func(), op string) {
	by := func(x func()) func() {
		return func() {
			p.w("(CAST(")
			x()
			p.w(" AS DOUBLE) " + op + " ")
			factor()
			p.w(")")
		}
	}
	cut := func(x func()) func() { // towards zero
		return func() {
			p.w("CAST(")
			x()
			p.w(" AS BIGINT)")
		}
	}
	rest := func(x func(), times string) func() {
		return func() {
			p.w("round((")
			x()
			p.w(" - ")
			cut(x)()
			p.w(") * " + times + ", 6)")
		}
	}
	monthDays := rest(by(m), "30")
	left := func() { // of days, which may be more than one
		p.w("round(")
		by(d)()
		p.w(" - ")
		cut(by(d))()
		p.w(" + ")
		monthDays()
		p.w(" - ")
		cut(monthDays)()
		p.w(", 11)")
	}
	p.spanOf(cut(by(m)), func() {
		cut(by(d))()
		p.w(" + ")
		cut(monthDays)()
		p.w(" + ")
		cut(left)()
	}, func() {
		p.w("rint(")
		by(u)()
		p.w(" + round((")
		left()
		p.w(" - ")
		cut(left)()
		p.w(") * 86400, 6) * 1000000)")
	})
}

func (p *printer) scaledSpan(x expr, factor func(), op string) {
	p.let(func() { p.expr(x) }, func(s func()) {
		p.let(factor, func(f func()) {
			p.w("CASE WHEN ")
			s()
			p.w(" IS NOT NULL AND ")
			f()
			p.w(" IS NOT NULL THEN ")
			p.timesSpan(p.spanPart(s, "m"), p.spanPart(s, "d"), p.spanPart(s, "u"), f, op)
			p.w(" END")
		})
	})
}

// spanMath writes an operator whose result is an interval.
func (p *printer) spanMath(e *binary) bool {
	l, r := p.typ(e.l), p.typ(e.r)
	number := func(x expr) func() { return func() { p.castTo("DOUBLE", func() { p.expr(x) }) } }
	switch {
	case l.kind == tInterval && r.kind == tInterval && (e.op == "+" || e.op == "-"):
		p.let(func() { p.expr(e.l) }, func(a func()) {
			p.let(func() { p.expr(e.r) }, func(b func()) {
				part := func(name string) func() {
					return func() {
						p.spanPart(a, name)()
						p.w(" " + e.op + " ")
						p.spanPart(b, name)()
					}
				}
				p.w("CASE WHEN ")
				a()
				p.w(" IS NOT NULL AND ")
				b()
				p.w(" IS NOT NULL THEN ")
				p.spanOf(part("m"), part("d"), part("u"))
				p.w(" END")
			})
		})
	case e.op == "*" && l.kind == tInterval:
		p.scaledSpan(e.l, number(e.r), "*")
	case e.op == "*" && r.kind == tInterval:
		p.scaledSpan(e.r, number(e.l), "*")
	case e.op == "/" && l.kind == tInterval:
		p.scaledSpan(e.l, number(e.r), "/")
	case e.op == "-" && l.kind == tTime && r.kind == tTime:
		p.difference(e, func(x expr) { p.clockMoment(x) }, false)
	case e.op == "-":
		p.difference(e, func(x expr) { p.sparkTime(x) }, true)
	default:
		return false
	}
	return true
}

// difference is what lies between two moments: whole days of two timestamps, and the rest.
func (p *printer) difference(e *binary, moment func(expr), days bool) {
	micros := func(x expr) {
		p.w("unix_micros(CAST(")
		moment(x)
		p.w(" AS TIMESTAMP))")
	}
	p.let(func() {
		micros(e.l)
		p.w(" - ")
		micros(e.r)
	}, func(n func()) {
		p.spanWhere(n, func() {
			zero := func() { p.w("0") }
			if !days {
				p.spanOf(zero, zero, n)
				return
			}
			p.spanOf(zero, func() { n(); p.w(" div " + dayMicros) }, func() { n(); p.w(" % " + dayMicros) })
		})
	})
}

// shifted writes a moment moved by an interval.
func (p *printer) shifted(moment, by expr, op string) {
	if s, ok := constantSpan(by); ok {
		p.shiftOperand(moment)
		p.w(" " + op + " ")
		p.sparkSpan(s)
		return
	}
	// what comes of it is in the same lambda as the interval
	p.w("transform(array(struct(")
	p.shiftOperand(moment)
	p.w(" AS t, ")
	p.expr(by)
	p.lets++
	name := "t" + itoa(p.lets) + "_"
	p.w(" AS s)), " + name + " -> " + name + ".t " + op + " make_ym_interval(0, " + name + ".s.m) " + op +
		" make_dt_interval(" + name + ".s.d) " + op + " make_dt_interval(0, 0, 0, CAST(" + name + ".s.u AS DECIMAL(24,0)) / 1000000BD))[0]")
}

// spanMicros writes how long an interval is, by which intervals are compared: months have
// 30 days.
func (p *printer) spanMicros(d func()) {
	p.w("((CAST(")
	d()
	p.w(".m AS DECIMAL(20,0)) * 30 + ")
	d()
	p.w(".d) * " + dayMicros + " + ")
	d()
	p.w(".u)")
}

// spanKey is an interval as it is compared and sorted.
func (p *printer) spanKey(e expr) {
	if l, ok := e.(*literal); ok && l.kind == litString {
		e = &cast{node: node{pos: l.pos, typ: of(tInterval)}, x: l, to: of(tInterval)}
	}
	p.let(func() { p.expr(e) }, func(d func()) { p.spanMicros(d) })
}

// spanText writes an interval as PostgreSQL shows it: 1 year 2 mons 3 days 04:05:06.5.
func (p *printer) spanText(write func()) {
	p.let(write, func(s func()) {
		x := p.aside(s)
		unit := func(n, one, many string) string {
			return "CASE WHEN " + n + " <> 0 THEN concat(CAST(" + n + " AS STRING), CASE WHEN " + n + " = 1 THEN ' " + one + "' ELSE ' " + many + "' END) END"
		}
		clock := "concat(CASE WHEN " + x + ".u < 0 THEN '-' WHEN " + x + ".d < 0 OR " + x + ".d = 0 AND " + x + ".m < 0 THEN '+' ELSE '' END, " +
			"lpad(CAST(abs(" + x + ".u) div 3600000000 AS STRING), greatest(2, length(CAST(abs(" + x + ".u) div 3600000000 AS STRING))), '0'), ':', " +
			"lpad(CAST(abs(" + x + ".u) div 60000000 % 60 AS STRING), 2, '0'), ':', " +
			`regexp_replace(concat(lpad(CAST(abs(` + x + `.u) div 1000000 % 60 AS STRING), 2, '0'), '.', lpad(CAST(abs(` + x + `.u) % 1000000 AS STRING), 6, '0')), '\\.?0{1,6}$', ''))`
		signed := func(n, before, one, many string) string { // behind a negative part a positive one has its sign
			return "CASE WHEN " + n + " > 0 AND " + before + " < 0 THEN concat('+', " + unit(n, one, many) + ") ELSE " + unit(n, one, many) + " END"
		}
		years, months := x+".m div 12", x+".m % 12"
		p.w("CASE WHEN " + x + " IS NOT NULL THEN concat_ws(' ', " + unit(years, "year", "years") + ", " + unit(months, "mon", "mons") + ", " +
			signed(x+".d", x+".m", "day", "days") + ", CASE WHEN " + x + ".u <> 0 OR " + x + ".m = 0 AND " + x + ".d = 0 THEN " + clock + " END) END")
	})
}

// spanFields are EXTRACT's parts of an interval.
var spanFields = map[string]string{
	"millennium": "$.m div 12000", "century": "$.m div 1200", "decade": "$.m div 120", "year": "$.m div 12", "quarter": "$.m % 12 div 3 + 1", "month": "$.m % 12",
	"day": "$.d", "hour": "$.u div 3600000000", "minute": "$.u div 60000000 % 60",
}

// spanExtract is extract(field FROM interval).
func (p *printer) spanExtract(field string, e *extract) {
	p.let(func() { p.expr(e.x) }, func(s func()) {
		x := p.aside(s)
		if f, ok := spanFields[strings.TrimSuffix(field, "s")]; ok {
			p.w("CAST(" + strings.ReplaceAll(f, "$", x) + " AS DECIMAL(18,0))")
			return
		}
		switch field {
		case "second", "seconds":
			p.w("CAST(" + x + ".u % 60000000 / 1000000BD AS DECIMAL(18,6))")
		case "millisecond", "milliseconds":
			p.w("CAST(" + x + ".u % 60000000 / 1000BD AS DECIMAL(18,3))")
		case "microsecond", "microseconds":
			p.w("CAST(" + x + ".u % 60000000 AS DECIMAL(18,0))")
		case "epoch":
			p.w("CAST(" + p.aside(func() { p.epochOfSpan(x) }) + " AS DECIMAL(18,6))")
		default:
			p.refuseHint(e.pos, "extract("+field+" from …) of an interval", "")
		}
	})
}

// epochOfSpan are the seconds of an interval: a year has 365.25 days here.
func (p *printer) epochOfSpan(x string) {
	p.w("(CAST(" + x + ".m div 12 AS DECIMAL(20,0)) * 31557600 + " + x + ".m % 12 * 2592000 + CAST(" + x + ".d AS BIGINT) * 86400) + " + x + ".u / 1000000BD")
}

func spanNumber(n int64) string { return strconv.FormatInt(n, 10) }
