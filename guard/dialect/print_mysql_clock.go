package dialect

import "strconv"

// A TIME of MySQL's goes beyond the engine's time of day: what is computed is an interval
// of microseconds, which the wire shows as a TIME.

// clockCalls write the microseconds of the functions that give a TIME.
var clockCalls map[string]func(*printer, *call)

func init() {
	clockCalls = map[string]func(*printer, *call){
		"timediff": (*printer).timeDiff, "sec_to_time": (*printer).secToTime,
		"maketime": (*printer).makeTime, "addtime": (*printer).addMicros, "subtime": (*printer).addMicros,
	}
}

// isClock tells a TIME, of the engine's type or as an interval.
func isClock(t sqlType) bool { return !t.array && (t.kind == tTime || t.kind == tInterval) }

// clockCall writes a function that gives a TIME as an interval.
func (p *printer) clockCall(c *call) {
	if p.to != Spark && c.name == "maketime" && timeOfDay(c) {
		p.plainCall(c, "make_time")
		return
	}
	if !isClock(p.typ(c)) {
		p.shiftedTime(c)
		return
	}
	p.asClock(func() { clockCalls[c.name](p, c) })
}

// micros writes a TIME as its microseconds.
func (p *printer) micros(e expr) {
	t := p.typ(e)
	if us, ok := p.constantClock(e); ok {
		p.w(strconv.FormatInt(us, 10))
		return
	}
	switch c, isCall := e.(*call); {
	case isNull(e):
		p.w("CAST(NULL AS BIGINT)")
	case isCall && clockCalls[c.name] != nil && t.kind == tInterval:
		clockCalls[c.name](p, c)
	case isClock(t) && isShift(e):
		b := e.(*binary)
		p.shiftedClock(b, b.r.(*intervalExpr))
	case t.isTemporal():
		p.dayMicros(e)
	case p.to == Spark && p.sparkClockMicros(e):
	case isClock(t):
		p.w("epoch_us(")
		p.expr(e)
		p.w(")")
	default:
		refuse(e.base().pos, "a computed time of this type")
	}
}

// isShift tells a value and an interval.
func isShift(e expr) bool {
	b, ok := e.(*binary)
	if !ok {
		return false
	}
	_, ok = b.r.(*intervalExpr)
	return ok
}

// constantClock is the microseconds of a constant time.
func (p *printer) constantClock(e expr) (int64, bool) {
	l, ok := e.(*literal)
	if !ok || l.kind != litString && l.kind != litInt && l.kind != litDecimal {
		return 0, false
	}
	us, _, ok := mysqlClock(l.text)
	return us, ok
}

// within keeps microseconds in MySQL's range of TIME, which times of day cannot leave.
func (p *printer) within(write func(), of ...expr) {
	short := len(of) > 0
	for _, e := range of {
		us, isConst := p.constantClock(e)
		short = short && (p.typ(e).kind == tTime || isConst && us < maxClock/2 && us > -maxClock/2)
	}
	if short {
		write()
		return
	}
	p.clamp(strconv.Itoa(maxClock), write)
}

// clamp keeps a value between -limit and limit; NULL stays NULL.
func (p *printer) clamp(limit string, write func()) {
	p.lambda1(write, "CASE WHEN d > "+limit+" THEN "+limit+" WHEN d < -"+limit+" THEN -"+limit+" ELSE d END")
}

// dated tells whether an operand of TIMEDIFF is a date with a time rather than a time.
func (p *printer) dated(e expr) bool {
	if l, ok := e.(*literal); ok && l.kind == litString {
		return datedText(l.text)
	}
	return p.typ(e).isTemporal()
}

// timeDiff is NULL for a date and a time.
func (p *printer) timeDiff(c *call) {
	a, b := c.args[0], c.args[1]
	if isNull(a) || isNull(b) || p.dated(a) != p.dated(b) {
		p.w("CAST(NULL AS BIGINT)")
		return
	}
	side := p.micros
	if p.dated(a) {
		side = p.epochMicros
	}
	p.within(func() {
		side(a)
		p.w(" - ")
		side(b)
	}, a, b)
}

func (p *printer) secToTime(c *call) {
	x := c.args[0]
	t := p.typ(x)
	if isNull(x) {
		p.w("CAST(NULL AS BIGINT)")
		return
	}
	if n, ok := p.intConstant(x); ok {
		p.w(strconv.Itoa(max(min(n, 3020399), -3020399) * 1e6))
		return
	}
	if t.isInt() {
		p.w("CAST(")
		p.clamp("3020399", func() { p.number(x) })
		p.w(" AS BIGINT) * 1000000")
		return
	}
	p.w("CAST(round(")
	p.clamp("3020399", func() { p.number(x) })
	p.w(" * 1000000) AS BIGINT)")
}

// makeTime is NULL where minutes or seconds are none.
func (p *printer) makeTime(c *call) {
	for _, a := range c.args {
		if isNull(a) {
			p.w("CAST(NULL AS BIGINT)")
			return
		}
		if !simple(a) {
			refuse(c.pos, "MAKETIME() of computed values")
		}
	}
	h, m, s := c.args[0], c.args[1], c.args[2]
	p.w("CASE WHEN ")
	p.number(m)
	p.w(" BETWEEN 0 AND 59 AND ")
	p.number(s)
	p.w(" >= 0 AND ")
	p.number(s)
	p.w(" < 60 THEN ")
	p.within(func() {
		p.w("(CASE WHEN ")
		p.number(h)
		p.w(" < 0 THEN -1 ELSE 1 END) * CAST((CAST(abs(")
		p.number(h)
		p.w(") AS BIGINT) * 3600 + ")
		p.number(m)
		p.w(" * 60 + ")
		p.number(s)
		p.w(") * 1000000 AS BIGINT)")
	})
	p.w(" END")
}

// addMicros is ADDTIME or SUBTIME of a TIME.
func (p *printer) addMicros(c *call) {
	if p.dated(c.args[1]) {
		p.w("CAST(NULL AS BIGINT)")
		return
	}
	p.within(func() {
		p.micros(c.args[0])
		p.w(sumSign(c))
		p.micros(c.args[1])
	}, c.args...)
}

func sumSign(c *call) string {
	if c.name == "subtime" {
		return " - "
	}
	return " + "
}

// shiftedTime is ADDTIME or SUBTIME of a date with a time, or of a text.
func (p *printer) shiftedTime(c *call) {
	x, by := c.args[0], c.args[1]
	if textual(x) {
		p.shiftedLiteral(c)
		return
	}
	if p.dated(by) || isNull(by) {
		p.w("CAST(NULL AS TIMESTAMP)")
		return
	}
	if p.to == Spark {
		p.castTo("TIMESTAMP_NTZ", func() { p.expr(x) })
	} else {
		p.operand(x)
	}
	p.w(sumSign(c))
	p.asClock(func() { p.micros(by) })
}

// shiftedLiteral is ADDTIME or SUBTIME of two constants, which is a text.
func (p *printer) shiftedLiteral(c *call) {
	l, ok := c.args[0].(*literal)
	by, isConst := p.constantClock(c.args[1])
	if !ok || !isConst {
		refuse(c.pos, c.name+"() of a text that is computed")
	}
	if c.name == "subtime" {
		by = -by
	}
	if datedText(l.text) {
		digits := "0"
		if max(clockDigits(l), clockDigits(c.args[1])) > 0 {
			digits = "6"
		}
		if p.to == Spark {
			p.sparkShiftedLiteral(l, by, digits != "0")
			return
		}
		p.w("strftime(")
		p.dateText(l, of(tTimestamp))
		p.w(" + INTERVAL '" + strconv.FormatInt(by, 10) + " microseconds', '%Y-%m-%d %H:%M:%S")
		if digits != "0" {
			p.w(".%f")
		}
		p.w("')")
		return
	}
	us, _, ok := mysqlClock(l.text)
	if !ok {
		p.w("CAST(NULL AS " + p.textType() + ")")
		return
	}
	us = max(min(us+by, maxClock), -maxClock)
	digits := 0
	if us%1e6 != 0 {
		digits = 6
	}
	p.text(clockString(us, digits))
}

// shiftedClock writes the microseconds of a TIME and an interval.
func (p *printer) shiftedClock(e *binary, iv *intervalExpr) {
	switch iv.unit {
	case "month", "year", "quarter", "year_month":
		refuse(e.pos, "months added to a time")
	}
	p.within(func() {
		p.micros(e.l)
		if p.to == Spark {
			p.w(" " + e.op + " unix_micros(TIMESTAMP '1970-01-01 00:00:00' + ")
			p.sparkInterval(iv)
			p.w(")")
			return
		}
		p.w(" " + e.op + " epoch_us(")
		p.interval(iv)
		p.w(")")
	})
}

// withClock is TIMESTAMP(date, time).
func (p *printer) withClock(c *call) {
	p.w("CAST(")
	if p.to == Spark {
		p.sparkTime(c.args[0])
		p.w(" AS TIMESTAMP_NTZ) + ")
	} else {
		p.dateTime(c.args[0])
		p.w(" AS TIMESTAMP) + ")
	}
	p.asClock(func() { p.micros(c.args[1]) })
}

// clockPart writes HOUR(), MINUTE(), SECOND() or MICROSECOND() of a TIME.
func (p *printer) clockPart(name string, x expr) {
	p.w("CAST(abs(")
	p.micros(x)
	div := p.wholeDiv()
	p.w(")" + map[string]string{"hour": div + "3600000000", "minute": div + "60000000 % 60",
		"second": div + "1000000 % 60", "microsecond": " % 1000000"}[name] + " AS " + p.intType() + ")")
}

// timeToSec is the seconds of a TIME, or of the time of day of a date.
func (p *printer) timeToSec(c *call) {
	if l, ok := c.args[0].(*literal); ok && l.kind == litString && datedText(l.text) {
		if p.to == Spark {
			p.castTo("INT", func() { p.dayMicros(l); p.w(" div 1000000") })
			return
		}
		p.w("CAST(epoch_us(CAST(")
		p.dateText(l, of(tTimestamp))
		p.w(" AS TIME)) // 1000000 AS INTEGER)")
		return
	}
	if textual(c.args[0]) && p.to != Spark {
		if _, ok := p.constantClock(c.args[0]); !ok {
			p.w("CAST(epoch_us(")
			p.clockText(c.args[0])
			p.w(") // 1000000 AS INTEGER)")
			return
		}
	}
	p.w("CAST(")
	p.micros(c.args[0])
	p.w(p.wholeDiv() + "1000000 AS " + p.intType() + ")")
}

// intType is the engine's name of a 32-bit integer.
func (p *printer) intType() string {
	if p.to == Spark {
		return "INT"
	}
	return "INTEGER"
}

// timeNumber writes a date or a time as the number that its digits are.
func (p *printer) timeNumber(e expr) {
	t := p.typ(e)
	to, _ := clockNumber(t).duck()
	fraction := ""
	if clockNumber(t).kind == tNumeric {
		fraction = ".%f"
	}
	if p.to == Spark {
		p.sparkTimeNumber(e, fraction != "")
		return
	}
	if !isClock(t) {
		p.w("CAST(strftime(")
		p.expr(e)
		p.w(", '%Y%m%d%H%M%S" + fraction + "') AS " + to + ")")
		return
	}
	if t.kind == tTime {
		p.w("CAST(strftime(DATE '1970-01-01' + ")
		p.operand(e)
		p.w(", '%H%M%S" + fraction + "') AS " + to + ")")
		return
	}
	p.w("list_transform([")
	p.micros(e)
	p.w("], lambda d: CAST(sign(d) * (abs(d) // 3600000000 * 10000 + abs(d) // 60000000 % 60 * 100 + abs(d) // 1000000 % 60")
	if fraction != "" {
		p.w(" + CAST(abs(d) % 1000000 AS DECIMAL(18, 6)) / 1000000")
	}
	p.w(") AS " + to + "))[1]")
}

// clockAsText writes a TIME as MySQL shows it.
func (p *printer) clockAsText(e expr) {
	if p.to == Spark {
		p.sparkClockText(e, p.typ(e).prec)
		return
	}
	if p.typ(e).prec > 0 {
		refuse(e.base().pos, "a computed time with digits after the second as a text")
	}
	p.w("CAST(")
	p.expr(e)
	p.w(" AS VARCHAR)")
}

// clockComparand writes a side of a comparison with a TIME that is an interval.
func (p *printer) clockComparand(e expr) {
	p.w("to_microseconds(")
	p.micros(e)
	p.w(")")
}

// period is PERIOD_ADD or PERIOD_DIFF: years of two digits lie between 1970 and 2069.
func (p *printer) period(c *call) {
	months := func(e expr) {
		if n, ok := p.intConstant(e); ok {
			p.w(itoa(fullPeriod(n)/100*12 + n%100 - 1))
			return
		}
		if textual(e) {
			e = &cast{node: node{pos: e.base().pos, typ: of(tInt8)}, x: e, to: of(tInt8)}
		}
		p.once(e, func(d func()) {
			p.w("(CASE WHEN ")
			d()
			p.w(" < 7000 THEN 2000 WHEN ")
			d()
			p.w(" < 10000 THEN 1900 ELSE 0 END + ")
			d()
			p.w(p.wholeDiv() + "100) * 12 + ")
			d()
			p.w(" % 100 - 1")
		})
	}
	p.w("CAST(")
	if c.name == "period_diff" {
		months(c.args[0])
		p.w(" - (")
		months(c.args[1])
		p.w(") AS INTEGER)")
		return
	}
	div := p.wholeDiv()
	p.lambda1(func() {
		months(c.args[0])
		p.w(" + ")
		p.operand(c.args[1])
	}, "d"+div+"12 * 100 + d % 12 + 1")
	p.w(" AS INTEGER)")
}

// fullPeriod is a month YYMM or YYYYMM with four digits of its year.
func fullPeriod(n int) int {
	switch {
	case n < 7000:
		return n + 200000
	case n < 10000:
		return n + 190000
	}
	return n
}
