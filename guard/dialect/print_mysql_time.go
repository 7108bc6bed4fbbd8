package dialect

import "strings"

// textShift finds a text and intervals, which MySQL adds up to a text.
func textShift(e expr) (*binary, bool) {
	b, ok := e.(*binary)
	if !ok {
		return nil, false
	}
	if _, ok := b.r.(*intervalExpr); !ok {
		return nil, false
	}
	if textual(b.l) {
		return b, true
	}
	if _, ok := textShift(b.l); ok {
		return b, true
	}
	return nil, false
}

// shiftedType is what a text and an interval are computed as: a date as long as the text is
// a constant date and only days or more are added.
func shiftedType(e *binary) sqlType {
	iv, ok := e.r.(*intervalExpr)
	day := ok && dateUnits[iv.unit]
	switch l := e.l.(type) {
	case *literal:
		if day && l.kind == litString && !strings.Contains(l.text, ":") {
			return of(tDate)
		}
	case *binary:
		if _, ok := textShift(l); ok && day {
			return shiftedType(l)
		}
	}
	return sqlType{kind: tTimestamp, prec: 6}
}

// clock writes a value as a timestamp whose time of day counts.
func (p *printer) clock(e expr) {
	if p.typ(e).kind == tTime {
		p.w("(DATE '1970-01-01' + ")
		p.operand(e)
		p.w(")")
		return
	}
	p.dateTime(e)
}

// convertTo writes DATE(x), TIME(x) and TIMESTAMP(x).
func (p *printer) convertTo(c *call) {
	kind := map[string]typeKind{"date": tDate, "time": tTime, "timestamp": tTimestamp}[c.name]
	to := sqlType{kind: kind}
	if kind != tDate && !textual(c.args[0]) {
		to.prec = p.typ(c.args[0]).prec
	}
	p.cast(&cast{node: node{pos: c.pos, typ: to}, x: c.args[0], to: to})
}

// duckWeek writes the number of a week as WEEK() counts it in a mode, and its year where
// withYear is set.
func (p *printer) duckWeek(e expr, mode int, withYear bool) {
	p.once(e, func(d func()) {
		day := d
		iso := mode == 1 || mode == 3
		switch {
		case mode == 4 || mode == 6:
			p.sundayWeek(d, mode, withYear)
		case iso && (mode&2 != 0 || withYear):
			if withYear {
				p.w("CAST(isoyear(")
				day()
				p.w(") * 100 + ")
			} else {
				p.w("CAST(")
			}
			p.w("weekofyear(")
			day()
			p.w(") AS INTEGER)")
		case iso:
			p.w("CAST(CASE WHEN isoyear(")
			day()
			p.w(") < year(")
			d()
			p.w(") THEN 0 WHEN isoyear(")
			day()
			p.w(") > year(")
			d()
			p.w(") THEN weekofyear(")
			day()
			p.w(" - INTERVAL 7 DAY) + 1 ELSE weekofyear(")
			day()
			p.w(") END AS INTEGER)")
		default:
			p.simpleWeek(d, mode, withYear)
		}
	})
}

// sundayWeek counts weeks from Sunday, of which the first has four days or more: the
// year that a week's Wednesday lies in has it.
func (p *printer) sundayWeek(d func(), mode int, withYear bool) {
	wednesday := func() {
		p.w("(")
		d()
		p.w(" + to_days(CAST(3 - dayofweek(")
		d()
		p.w(") AS INTEGER)))")
	}
	number := func() {
		p.w("((dayofyear(")
		wednesday()
		p.w(") - 1) // 7 + 1)")
	}
	p.w("CAST(")
	switch {
	case withYear:
		p.w("year(")
		wednesday()
		p.w(") * 100 + ")
		number()
	case mode == 6:
		number()
	default:
		p.weekOfYear(wednesday, d, number)
	}
	p.w(" AS INTEGER)")
}

// weekOfYear is the number of a day's week: 0 where the week's Wednesday is in the year
// before, 53 where it is in the next.
func (p *printer) weekOfYear(wednesday, d, number func()) {
	p.w("CASE WHEN year(")
	wednesday()
	p.w(") < year(")
	d()
	p.w(") THEN 0 WHEN year(")
	wednesday()
	p.w(") > year(")
	d()
	p.w(") THEN 53 ELSE ")
	number()
	p.w(" END")
}

// simpleWeek counts from the year's first Sunday or Monday; what is before it is week
// 0, or the last of the year before.
func (p *printer) simpleWeek(d func(), mode int, withYear bool) {
	format := "%U"
	if mode&1 == 1 {
		format = "%W"
	}
	week := func(last bool) {
		p.w("CAST(strftime(")
		if last {
			p.w("make_date(year(")
			d()
			p.w(") - 1, 12, 31)")
		} else {
			d()
		}
		p.w(", '" + format + "') AS INTEGER)")
	}
	if mode&2 == 0 && !withYear {
		week(false)
		return
	}
	p.w("CASE WHEN ")
	week(false)
	p.w(" = 0 THEN ")
	if withYear {
		p.w("CAST(year(")
		d()
		p.w(") - 1 AS INTEGER) * 100 + ")
	}
	week(true)
	p.w(" ELSE ")
	if withYear {
		p.w("CAST(year(")
		d()
		p.w(") AS INTEGER) * 100 + ")
	}
	week(false)
	p.w(" END")
}

// weekMode is the mode of WEEK() and YEARWEEK().
func (p *printer) weekMode(c *call) int {
	if len(c.args) < 2 {
		return 0
	}
	m, ok := p.intConstant(c.args[1])
	if !ok || m < 0 || m > 7 {
		refuse(c.pos, c.name+"() in this mode")
	}
	return m
}

func (p *printer) week(c *call) { p.duckWeek(p.timed(c.args[0]), p.weekMode(c), false) }

func (p *printer) yearWeek(c *call) { p.duckWeek(p.timed(c.args[0]), p.weekMode(c), true) }

// timed is a date, whatever was written.
func (p *printer) timed(e expr) expr {
	if p.typ(e).isTemporal() {
		return e
	}
	to := sqlType{kind: tTimestamp, prec: 6}
	return &cast{node: node{pos: e.base().pos, typ: to}, x: e, to: to}
}

// convertZone is CONVERT_TZ(time, from, to) between zones that are constants.
func (p *printer) convertZone(c *call) {
	from, _ := p.offset(c, 1)
	to, _ := p.offset(c, 2)
	p.w("timezone(")
	p.zone(c, 2)
	p.w(", timezone(")
	p.zone(c, 1)
	p.w(", ")
	if x := c.args[0]; p.typ(x).kind == tTimestampTZ {
		p.castOperand(x, "TIMESTAMP")
	} else {
		p.dateTime(x)
	}
	if from != 0 {
		p.w(" - INTERVAL '" + itoa(from) + " minutes'")
	}
	p.w("))")
	if to != 0 {
		p.w(" + INTERVAL '" + itoa(to) + " minutes'")
	}
}

// offset is the minutes of an offset that no zone of the Etc family has.
func (p *printer) offset(c *call, i int) (minutes int, ok bool) {
	z := p.constant(c, i)
	if us, ok := parseClock(z); ok && (us%3600e6 != 0 || us > 14*3600e6 || us < -12*3600e6) {
		return int(us / 60e6), true
	}
	return 0, false
}

// zone writes a zone's name; an offset is a zone of the Etc family, whose signs are the
// other way round.
func (p *printer) zone(c *call, i int) {
	z := p.constant(c, i)
	if _, odd := p.offset(c, i); odd || z == "SYSTEM" {
		z = "UTC"
	}
	if strings.HasPrefix(z, "+") || strings.HasPrefix(z, "-") {
		h, m, _ := strings.Cut(z[1:], ":")
		n := 0
		if !whole(strings.TrimLeft(h, "0")+"", &n) && strings.Trim(h, "0") != "" || strings.Trim(m, "0") != "" || n > 14 {
			refuse(c.pos, c.name+"() with the offset "+z)
		}
		sign := map[byte]string{'+': "-", '-': "+"}[z[0]]
		z = "Etc/GMT" + sign + itoa(n)
		if n == 0 {
			z = "UTC"
		}
	}
	p.text(z)
}

// fromUnixtime is FROM_UNIXTIME(seconds, format).
func (p *printer) fromUnixtime(c *call) {
	d := &call{node: c.node, name: "date_format", args: []expr{
		&call{node: node{pos: c.pos, typ: of(tTimestamp)}, name: "from_unixtime", args: c.args[:1]}, c.args[1]}}
	p.dateFormat(d)
}

// extractMySQL writes EXTRACT by the functions of the same names.
func (p *printer) extractMySQL(e *extract, field string) {
	switch field {
	case "year", "month", "day", "quarter", "hour", "minute", "second", "microsecond", "week":
		p.call(&call{node: e.node, name: field, args: []expr{e.x}})
	case "year_month":
		p.joined(e.x, "%Y%m")
	case "day_hour":
		p.joined(e.x, "%d%H")
	case "day_minute":
		p.joined(e.x, "%d%H%M")
	case "day_second":
		p.joined(e.x, "%d%H%M%S")
	case "hour_minute":
		p.joined(e.x, "%H%M")
	case "hour_second":
		p.joined(e.x, "%H%M%S")
	case "minute_second":
		p.joined(e.x, "%M%S")
	case "second_microsecond":
		p.joined(e.x, "%S%f")
	case "minute_microsecond":
		p.joined(e.x, "%M%S%f")
	case "hour_microsecond":
		p.joined(e.x, "%H%M%S%f")
	case "day_microsecond":
		p.joined(e.x, "%d%H%M%S%f")
	default:
		refuse(e.pos, "extract("+field+" from …)")
	}
}

// joined writes the fields of a date as one number.
func (p *printer) joined(x expr, format string) {
	p.w("CAST(strftime(")
	p.dateValue(x)
	to := "INTEGER"
	if strings.HasSuffix(format, "%f") {
		to = "BIGINT"
	}
	p.w(", '" + format + "') AS " + to + ")")
}

// mixedUnits are the intervals of several fields, by the fields' units.
var mixedUnits = map[string][]string{
	"year_month": {"year", "month"}, "day_hour": {"day", "hour"}, "day_minute": {"day", "hour", "minute"},
	"day_second": {"day", "hour", "minute", "second"}, "hour_minute": {"hour", "minute"},
	"hour_second": {"hour", "minute", "second"}, "minute_second": {"minute", "second"},
	"second_microsecond": {"second", "microsecond"}, "minute_microsecond": {"minute", "second", "microsecond"},
	"hour_microsecond": {"hour", "minute", "second", "microsecond"}, "day_microsecond": {"day", "hour", "minute", "second", "microsecond"},
}

// mixedInterval writes INTERVAL '1:30' HOUR_MINUTE of a constant.
func (p *printer) mixedInterval(e *intervalExpr) bool {
	units, ok := mixedUnits[e.unit]
	l, isLit := e.x.(*literal)
	if !ok || !isLit {
		return false
	}
	text := strings.TrimSpace(l.text)
	neg := strings.HasPrefix(text, "-")
	parts := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) == 0 || len(parts) > len(units) {
		return false
	}
	var s span
	for i, part := range parts {
		n := 0
		if i == len(parts)-1 && strings.HasSuffix(e.unit, "microsecond") && len(part) < 6 { // a fraction
			part = (part + "000000")[:6]
		}
		if len(part) > 9 || !whole(part, &n) {
			return false
		}
		if neg {
			n = -n
		}
		s.add(spanUnits[units[len(units)-len(parts)+i]], float64(n))
	}
	p.span(s)
	return true
}

// timestampDiff counts whole units. A month is whole when its day of the month and time of
// day are reached: the end of a shorter month is none, which the engine takes for one.
func (p *printer) timestampDiff(c *call) {
	unit := p.constant(c, 0)
	per, ok := map[string]string{"month": "1", "quarter": "3", "year": "12"}[unit]
	if !ok {
		p.w("datesub(")
		p.text(unit)
		p.w(", ")
		p.dateTime(c.args[1])
		p.w(", ")
		p.dateTime(c.args[2])
		p.w(")")
		return
	}
	within := func(d string) string { return "epoch_us(" + d + ") - epoch_us(date_trunc('month', " + d + "))" }
	p.w("list_transform([struct_pack(a := CAST(")
	p.dateTime(c.args[1])
	p.w(" AS TIMESTAMP), b := CAST(")
	p.dateTime(c.args[2])
	p.w(" AS TIMESTAMP))], lambda d: (datediff('month', d.a, d.b) - CASE WHEN d.a <= d.b AND " + within("d.b") + " < " + within("d.a") +
		" THEN 1 WHEN d.a > d.b AND " + within("d.a") + " < " + within("d.b") + " THEN -1 ELSE 0 END)")
	if per != "1" {
		p.w(" // " + per)
	}
	p.w(")[1]")
}
