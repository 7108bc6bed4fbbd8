package dialect

import "strings"

// An interval is months, days and microseconds, which do not turn into each other by
// themselves.

// intervalPart writes one of the three of an interval.
func (p *printer) intervalPart(part string, d func()) {
	field := func(name, factor string) {
		p.w("extract(" + name + " FROM ")
		d()
		p.w(")" + factor)
	}
	p.w("(")
	switch part {
	case "months":
		field("year", " * 12 + ")
		field("month", "")
	case "days":
		field("day", "")
	default:
		field("hour", " * 3600000000 + ")
		field("minute", " * 60000000 + ")
		field("microsecond", "")
	}
	p.w(")")
}

// intervalOf writes an interval of its three parts.
func (p *printer) intervalOf(months, days, micros func()) {
	p.w("(to_months(CAST(")
	months()
	p.w(" AS INTEGER)) + to_days(CAST(")
	days()
	p.w(" AS INTEGER)) + to_microseconds(CAST(")
	micros()
	p.w(" AS BIGINT)))")
}

// intervalSum adds one part of intervals by itself, as PostgreSQL does.
func (p *printer) intervalSum(c *call, part string) {
	if c.distinct || p.to == Spark {
		refuse(c.pos, c.name+"(DISTINCT) of intervals")
	}
	p.w("sum(")
	p.once(c.args[0], func(d func()) { p.intervalPart(part, d) })
	p.w(")")
	p.clauses(c)
}

func (p *printer) sumOfIntervals(c *call) {
	sum := func(part string) func() { return func() { p.intervalSum(c, part) } }
	p.intervalOf(sum("months"), sum("days"), sum("micros"))
}

// averageOfIntervals divides the sums of the parts: what a part leaves goes to the next
// smaller one, months having 30 days and days 24 hours.
func (p *printer) averageOfIntervals(c *call) {
	p.w("list_transform([struct_pack(m := ")
	p.intervalSum(c, "months")
	p.w(", d := ")
	p.intervalSum(c, "days")
	p.w(", u := ")
	p.intervalSum(c, "micros")
	p.w(", n := CAST(count(")
	p.expr(c.args[0])
	p.w(")")
	p.clauses(c)
	p.w(" AS HUGEINT))], lambda s: CASE WHEN s.n > 0 THEN to_months(CAST(s.m // s.n AS INTEGER))" +
		" + to_days(CAST(s.d // s.n + s.m % s.n * 30 // s.n AS INTEGER))" +
		" + to_microseconds(CAST(round((s.u + (s.d % s.n + s.m % s.n * 30 % s.n) * 86400000000) / s.n, 0) AS BIGINT)) END)[1]")
}

// justify turns hours into days, days into months, or both; all parts then have one sign.
func (p *printer) justify(c *call) {
	p.once(c.args[0], func(d func()) {
		part := func(name string) func() { return func() { p.intervalPart(name, d) } }
		const day = "86400000000"
		hours := func() {
			part("days")()
			p.w(" * " + day + " + ")
			part("micros")()
		}
		days := func() {
			part("months")()
			p.w(" * 30 + ")
			part("days")()
		}
		all := func() {
			p.w("((")
			days()
			p.w(") * " + day + " + ")
			part("micros")()
			p.w(")")
		}
		cut := func(x func(), after string) func() {
			return func() {
				p.w("((")
				x()
				p.w(")" + after + ")")
			}
		}
		switch c.name {
		case "justify_hours":
			p.intervalOf(part("months"), cut(hours, " // "+day), cut(hours, " % "+day))
		case "justify_days":
			p.intervalOf(cut(days, " // 30"), cut(days, " % 30"), part("micros"))
		default:
			p.intervalOf(cut(all, " // (30 * "+day+")"), cut(all, " // "+day+" % 30"), cut(all, " % "+day))
		}
	})
}

// intervalTokens are to_char's tokens of an interval: its part, what it is divided by, the
// rest that is taken, and the places that are filled with zeros.
var intervalTokens = []struct {
	token, part, reckon string
	width               int
}{
	{"YYYY", "months", " // 12", 4}, {"MM", "months", " % 12", 2}, {"DD", "days", "", 2},
	{"HH24", "micros", " // 3600000000", 2}, {"HH12", "micros", "", 2}, {"HH", "micros", "", 2},
	{"MI", "micros", " // 60000000 % 60", 2}, {"SS", "micros", " // 1000000 % 60", 2},
	{"MS", "micros", " // 1000 % 1000", 3}, {"US", "micros", " % 1000000", 6},
}

// intervalPicture is to_char of an interval; what its tokens do not say is refused.
func (p *printer) intervalPicture(c *call, f string) {
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" IS NOT NULL THEN concat(''")
		for f != "" {
			p.w(", ")
			f = p.intervalToken(c, f, d)
		}
		p.w(") END")
	})
}

// intervalToken writes what one token at the beginning of f says, and gives the rest.
func (p *printer) intervalToken(c *call, f string, d func()) (rest string) {
	if f[0] == '"' {
		text, after, _ := strings.Cut(f[1:], `"`)
		p.text(text)
		return after
	}
	width := true
	for len(f) > 2 && (f[:2] == "FM" || f[:2] == "fm") {
		f, width = f[2:], false
	}
	for _, t := range intervalTokens {
		if len(f) < len(t.token) || !equalFold(f[:len(t.token)], t.token) {
			continue
		}
		rest, reckon := f[len(t.token):], t.reckon
		if reckon == "" && t.part == "micros" { // of twelve hours, the last is the twelfth
			reckon = " // 3600000000 + 11) % 12 + 1"
			p.w("format('{:02d}', CAST((")
			p.intervalPart(t.part, d)
			p.w(reckon + " AS BIGINT))")
			return rest
		}
		spec := "{:0" + itoa(t.width) + "d}"
		if !width {
			spec = "{:d}"
		}
		p.w("format('" + spec + "', CAST(")
		p.intervalPart(t.part, d)
		p.w(reckon + " AS BIGINT))")
		return rest
	}
	if b := f[0]; b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' {
		refuse(c.pos, "to_char() of an interval with the format "+f)
	}
	p.text(f[:1])
	return f[1:]
}
