package dialect

import "strings"

// Spark has no time of day: it is a text, hh:mm:ss with the digits behind the point that
// it needs, so that texts compare as times do. Computed with, it is a moment of 1970-01-01.

// clockConstant is a constant time of day in the one way that it is kept.
func clockConstant(text string) (string, bool) {
	f := strings.Fields(text)
	if len(f) == 2 && strings.ContainsAny(f[0], "-/") { // of a timestamp, its time
		f = f[1:]
	}
	if len(f) != 1 || strings.ContainsAny(f[0], "+-") {
		return "", false
	}
	us, ok := parseClock(f[0])
	if !ok || us < 0 || us >= 86400e6 {
		return "", false
	}
	s := seconds(us % 60e6)
	if us%60e6 < 10e6 {
		s = "0" + s
	}
	two := func(n int64) string { return itoa(int(n/10)) + itoa(int(n%10)) }
	return two(us/3600e6) + ":" + two(us/60e6%60) + ":" + s, true
}

// clockCast writes a cast to time.
func (p *printer) clockCast(e *cast) {
	t := p.typ(e.x)
	if e.to.array {
		p.refuseHint(e.pos, "an array of "+e.to.elem().String(), "keep times of day as text, or as timestamps")
	}
	l, ok := e.x.(*literal)
	switch {
	case ok && l.kind == litString:
		text, ok := clockConstant(l.text)
		if !ok {
			p.refuseHint(e.pos, "this spelling of a "+e.to.String(), "write it as 23:59:59.5")
		}
		p.text(text)
	case t.kind == tTime:
		p.expr(e.x)
	case t.kind == tTimestamp || t.kind == tTimestampTZ || ok && l.kind == litNull:
		p.clockOf(func() { p.castTo("TIMESTAMP_NTZ", func() { p.expr(e.x) }) })
	case t.isText() || t.kind == tUnknown || t.kind == tNone:
		p.clockOf(func() { p.clockMoment(e.x) })
	default:
		p.refuseHint(e.pos, "a cast of "+t.String()+" to "+e.to.String(), "")
	}
}

// clockOf writes the time of day of a timestamp.
func (p *printer) clockOf(moment func()) {
	p.w("regexp_replace(date_format(")
	moment()
	p.w(`, 'HH:mm:ss.SSSSSS'), '\\.?0+$', '')`)
}

// clockMoment writes a time of day as a moment of 1970-01-01.
func (p *printer) clockMoment(e expr) {
	p.castTo("TIMESTAMP_NTZ", func() {
		p.w("concat('1970-01-01 ', ")
		p.operand(e)
		p.w(")")
	})
}

// clockMath writes + and - with times of day on one side or on both.
func (p *printer) clockMath(e *binary) {
	l, r := p.typ(e.l), p.typ(e.r)
	sum := func(a, b expr) { // a day, and a time of it
		p.castTo("TIMESTAMP_NTZ", func() {
			p.w("concat(CAST(")
			p.expr(a)
			p.w(" AS STRING), ' ', ")
			p.operand(b)
			p.w(")")
		})
	}
	switch {
	case e.op == "+" && l.kind == tDate:
		sum(e.l, e.r)
	case e.op == "+" && r.kind == tDate:
		sum(e.r, e.l)
	case l.kind == tTime && r.kind == tTime && e.op == "-":
		p.spanMath(e)
	case l.kind == tTime && r.kind == tInterval:
		p.clockOf(func() {
			p.shifted(&written{node: node{pos: e.pos, typ: of(tTimestamp)}, write: func() { p.clockMoment(e.l) }}, e.r, e.op)
		})
	case e.op == "+" && r.kind == tTime && l.isTemporal():
		p.clockMath(&binary{node: e.node, op: "+", l: e.r, r: e.l})
	case l.kind == tTime && r.isTemporal() && e.op == "+", r.kind == tTime && l.isTemporal() && e.op == "-": // a moment and a time as long as it
		clock, moment := e.l, e.r
		if e.op == "-" {
			clock, moment = e.r, e.l
		}
		p.shiftOperand(moment)
		p.w(" " + e.op + " (")
		p.clockMoment(clock)
		p.w(" - TIMESTAMP_NTZ '1970-01-01 00:00:00')")
	case r.kind == tTime && l.kind == tInterval && e.op == "+":
		p.clockMath(&binary{node: e.node, op: "+", l: e.r, r: e.l})
	default:
		p.refuseHint(e.pos, "arithmetic with times of day", "")
	}
}

// sparkMakeTime is make_time(hours, minutes, seconds).
func (p *printer) sparkMakeTime(c *call, _ string) {
	p.clockOf(func() {
		p.w("make_timestamp_ntz(1970, 1, 1, ")
		p.exprs(c.args)
		p.w(")")
	})
}

// asClocks gives text constants among values of which some are times of day their one way.
func (p *printer) asClocks(list []expr, among ...expr) []expr {
	found := false
	for _, e := range append(append([]expr(nil), list...), among...) {
		found = found || p.typ(e).kind == tTime
	}
	if !found || p.s.Dialect != PostgreSQL {
		return list
	}
	out := append([]expr(nil), list...)
	for i, e := range out {
		out[i] = asOthers(e, of(tTime))
	}
	return out
}
