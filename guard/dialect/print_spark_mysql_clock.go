package dialect

import (
	"strconv"
	"strings"
)

// A TIME of MySQL's is an INTERVAL DAY TO SECOND on Spark: it has a sign, and goes beyond a
// day. The wire shows it as a TIME.

// sparkClockType is the type that carries a TIME.
const sparkClockType = "INTERVAL DAY TO SECOND"

// asClock writes microseconds as a TIME.
func (p *printer) asClock(write func()) {
	if p.to == Spark {
		p.w("((")
		write()
		p.w(") * INTERVAL '0.000001' SECOND)")
		return
	}
	p.w("to_microseconds(")
	write()
	p.w(")")
}

// epochMicros writes a date with a time as microseconds.
func (p *printer) epochMicros(e expr) {
	if p.to == Spark {
		p.w("unix_micros(CAST(")
		p.sparkTime(e)
		p.w(" AS TIMESTAMP))")
		return
	}
	p.w("epoch_us(")
	p.dateTime(e)
	p.w(")")
}

// dayMicros writes the time of day of a date with a time as microseconds.
func (p *printer) dayMicros(e expr) {
	if p.to == Spark {
		p.w("pmod(unix_micros(CAST(")
		p.sparkTime(e)
		p.w(" AS TIMESTAMP)), 86400000000)")
		return
	}
	p.w("epoch_us(CAST(CAST(")
	p.expr(e)
	p.w(" AS TIMESTAMP) AS TIME))")
}

// wholeDiv is the engine's operator for a quotient without its fraction.
func (p *printer) wholeDiv() string {
	if p.to == Spark {
		return " div "
	}
	return " // "
}

// lambda1 gives what is written a name.
func (p *printer) lambda1(write func(), body string) {
	if p.to == Spark {
		p.w("transform(array(")
		write()
		p.w("), d -> " + body + ")[0]")
		return
	}
	p.w("list_transform([")
	write()
	p.w("], lambda d: " + body + ")[1]")
}

// sparkClockMicros writes the microseconds of what is a TIME, or is read as one; false
// leaves the others.
func (p *printer) sparkClockMicros(e expr) bool {
	t := p.typ(e)
	switch x := e.(type) {
	case *call:
		if clockCalls[x.name] != nil && isClock(t) {
			clockCalls[x.name](p, x)
			return true
		}
	case *cast:
		if isClock(x.to) {
			p.sparkCastMicros(x)
			return true
		}
	}
	switch {
	case isClock(t):
		p.w("unix_micros(TIMESTAMP '1970-01-01 00:00:00' + ")
		p.operand(e)
		p.w(")")
	case p.isTextual(e):
		p.sparkTextMicros(e)
	case t.isNumber():
		p.once(e, func(d func()) {
			p.w("CASE WHEN abs(")
			d()
			p.w(") <= 8385959 AND ")
			d()
			p.w(" % 100 < 60 AND ")
			d()
			p.w(" div 100 % 100 < 60 THEN CAST((")
			d()
			p.w(" div 10000 * 3600 + ")
			d()
			p.w(" div 100 % 100 * 60 + ")
			d()
			p.w(" % 100) * 1000000 AS BIGINT) END")
		})
	default:
		return false
	}
	return true
}

// sparkCastMicros writes a cast to TIME; digits that it has no room for are cut off.
func (p *printer) sparkCastMicros(c *cast) {
	if l, ok := c.x.(*literal); ok && l.kind == litString && datedText(l.text) {
		if strings.Contains(l.text, ":") {
			p.dayMicros(l)
			return
		}
		c = &cast{node: c.node, to: c.to, x: &literal{node: l.node, kind: litString, text: dateAsClock(l.text)}}
	}
	unit := int64(1)
	for i := c.to.prec; i < 6; i++ {
		unit *= 10
	}
	if us, ok := p.constantClock(c.x); ok {
		p.w(strconv.FormatInt(us-us%unit, 10))
		return
	}
	if unit == 1 {
		p.micros(c.x)
		return
	}
	p.lambda1(func() { p.micros(c.x) }, "d - d % "+strconv.FormatInt(unit, 10))
}

// sparkTextMicros reads a text as a TIME: hours, minutes and seconds, or what they are of a
// date.
func (p *printer) sparkTextMicros(e expr) {
	const pattern = `^\\s*(-?)(?:(\\d{1,2}) )?(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(\\.\\d{0,6})?)?\\s*$`
	p.once(e, func(d func()) {
		group := func(n int) {
			p.w("nullif(regexp_extract(")
			d()
			p.w(", '" + pattern + "', " + itoa(n) + "), '')")
		}
		number := func(n int, as, times string) {
			p.w("coalesce(CAST(")
			group(n)
			p.w(" AS " + as + "), 0) * " + times)
		}
		p.w("CASE WHEN ")
		d()
		p.w(" RLIKE '" + pattern + "' THEN CAST((")
		number(2, "BIGINT", "86400000000")
		p.w(" + ")
		number(3, "BIGINT", "3600000000")
		p.w(" + ")
		number(4, "BIGINT", "60000000")
		p.w(" + ")
		number(5, "BIGINT", "1000000")
		p.w(" + CAST(")
		number(6, "DECIMAL(7,6)", "1000000")
		p.w(" AS BIGINT)) * CASE WHEN ltrim(")
		d()
		p.w(") LIKE '-%' THEN -1 ELSE 1 END AS BIGINT) ELSE pmod(unix_micros(try_cast(")
		d()
		p.w(" AS TIMESTAMP)), 86400000000) END")
	})
}

// sparkClockText writes a TIME as MySQL shows it.
func (p *printer) sparkClockText(e expr, digits int32) {
	text := "concat(CASE WHEN d < 0 THEN '-' ELSE '' END, format_string('%02d:%02d:%02d', abs(d) div 3600000000, abs(d) div 60000000 % 60, abs(d) div 1000000 % 60)"
	if digits > 0 {
		text += ", '.', left(format_string('%06d', abs(d) % 1000000), " + itoa(int(min(digits, 6))) + ")"
	}
	p.lambda1(func() { p.micros(e) }, "CASE WHEN d IS NOT NULL THEN "+text+") END")
}

// sparkClockPicture is TIME_FORMAT of what is computed.
func (p *printer) sparkClockPicture(c *call, f string) {
	const hour = "abs(d) div 3600000000"
	fields := map[byte][2]string{
		'H': {"%02d", hour}, 'k': {"%d", hour}, 'h': {"%02d", "pmod(" + hour + " + 11, 12) + 1"}, 'I': {"%02d", "pmod(" + hour + " + 11, 12) + 1"},
		'l': {"%d", "pmod(" + hour + " + 11, 12) + 1"}, 'i': {"%02d", "abs(d) div 60000000 % 60"}, 's': {"%02d", "abs(d) div 1000000 % 60"},
		'S': {"%02d", "abs(d) div 1000000 % 60"}, 'f': {"%06d", "abs(d) % 1000000"}, 'p': {"%s", "CASE WHEN " + hour + " % 24 >= 12 THEN 'PM' ELSE 'AM' END"},
	}
	f = strings.NewReplacer("%%", "%%", "%T", "%H:%i:%s", "%r", "%h:%i:%s %p").Replace(f)
	var picture strings.Builder
	args := ""
	for i := 0; i < len(f); i++ {
		if f[i] != '%' || i+1 == len(f) {
			picture.WriteString(strings.ReplaceAll(f[i:i+1], "%", "%%"))
			continue
		}
		i++
		field, ok := fields[f[i]]
		switch {
		case ok:
			picture.WriteString(field[0])
			args += ", " + field[1]
		case f[i] == '%':
			picture.WriteString("%%")
		default:
			refuse(c.pos, "TIME_FORMAT() of a computed time with %"+f[i:i+1])
		}
	}
	at := len(p.b)
	p.text(picture.String())
	quoted := string(p.b[at:])
	p.b = p.b[:at]
	p.lambda1(func() { p.micros(c.args[0]) }, "CASE WHEN d IS NOT NULL THEN concat(CASE WHEN d < 0 THEN '-' ELSE '' END, format_string("+quoted+args+")) END")
}

// sparkClockCompared writes a side of a comparison with a TIME; false leaves the others.
func (p *printer) sparkClockCompared(e expr, others []expr) bool {
	t := p.typ(e)
	clock, numbers := isClock(t), false
	for _, o := range others {
		clock = clock || isClock(p.typ(o))
		numbers = numbers || p.typ(o).isNumber()
	}
	switch {
	case !clock || isNull(e):
		return false
	case isClock(t) && numbers:
		p.timeNumber(e)
	case isClock(t):
		p.operand(e)
	case t.isNumber() && !isLiteral(e), t.isTemporal():
		return false
	default:
		p.asClock(func() { p.micros(e) })
	}
	return true
}

// sparkShiftedLiteral writes a constant date with a time, and a span, as a text.
func (p *printer) sparkShiftedLiteral(l *literal, by int64, fine bool) {
	p.w("date_format(")
	p.sparkTime(l)
	p.w(" + ")
	p.asClock(func() { p.w(strconv.FormatInt(by, 10)) })
	p.w(", 'yyyy-MM-dd HH:mm:ss")
	if fine {
		p.w(".SSSSSS")
	}
	p.w("')")
}

// sparkTimeNumber writes a date or a time as the number that its digits are.
func (p *printer) sparkTimeNumber(e expr, fine bool) {
	t := p.typ(e)
	if !isClock(t) {
		p.w("CAST(date_format(")
		p.expr(e)
		if fine {
			p.w(", 'yyyyMMddHHmmss.SSSSSS') AS DECIMAL(20,6))")
		} else {
			p.w(", 'yyyyMMddHHmmss') AS BIGINT)")
		}
		return
	}
	body := "sign(d) * (abs(d) div 3600000000 * 10000 + abs(d) div 60000000 % 60 * 100 + abs(d) div 1000000 % 60"
	if fine {
		p.lambda1(func() { p.micros(e) }, "CAST("+body+") + sign(d) * (abs(d) % 1000000) / 1000000 AS DECIMAL(20,6))")
		return
	}
	p.lambda1(func() { p.micros(e) }, "CAST("+body+") AS BIGINT)")
}

// sparkTimeOf is TIME(x).
func (p *printer) sparkTimeOf(c *call) {
	to := sqlType{kind: tTime, prec: clockDigits(c.args[0])}
	x := &cast{node: node{pos: c.pos, typ: to}, x: c.args[0], to: to}
	p.asClock(func() { p.sparkCastMicros(x) })
}

// sparkMoment is TIMESTAMP(x).
func (p *printer) sparkMoment(c *call) {
	p.castTo("TIMESTAMP_NTZ", func() { p.sparkTime(c.args[0]) })
}

// sparkTimePart is HOUR, MINUTE, SECOND and MICROSECOND: of a text, what it is as a time.
func (p *printer) sparkTimePart(c *call) {
	x := c.args[0]
	l, isLit := x.(*literal)
	switch {
	case isClock(p.typ(x)), isLit && l.kind == litString && !datedText(l.text), !isLit && p.isTextual(x):
		p.clockPart(c.name, x)
	case c.name == "microsecond":
		p.w("CAST(extract(SECOND FROM ")
		p.sparkTime(x)
		p.w(") * 1000000 % 1000000 AS INT)")
	default:
		p.w(c.name + "(")
		p.sparkTime(x)
		p.w(")")
	}
}
