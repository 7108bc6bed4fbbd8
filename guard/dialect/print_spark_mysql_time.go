package dialect

import (
	"strings"
)

// MySQL's functions of dates, said to Spark.

// sparkWeek counts the weeks of a year in the modes that are used: from the first
// Sunday (0), from the first Monday (5), and as ISO does (1 within the year, 3 across).
func (p *printer) sparkWeek(c *call, _ string) {
	mode := 0
	if len(c.args) == 2 {
		m, ok := p.intConstant(c.args[1])
		if !ok {
			refuse(c.pos, "WEEK() in a computed mode")
		}
		mode = m
	}
	p.weekOf(c, mode, func() { p.sparkTime(c.args[0]) })
}

func (p *printer) weekOf(c *call, mode int, d func()) {
	switch mode {
	case 0:
		p.w("CAST((dayofyear(")
		d()
		p.w(") + 7 - dayofweek(")
		d()
		p.w(")) div 7 AS INT)")
	case 5:
		p.w("CAST((dayofyear(")
		d()
		p.w(") + 6 - weekday(")
		d()
		p.w(")) div 7 AS INT)")
	case 3:
		p.w("weekofyear(")
		d()
		p.w(")")
	case 1:
		p.w("CASE WHEN month(")
		d()
		p.w(") = 1 AND weekofyear(")
		d()
		p.w(") > 50 THEN 0 WHEN month(")
		d()
		p.w(") = 12 AND weekofyear(")
		d()
		p.w(") = 1 THEN 53 ELSE weekofyear(")
		d()
		p.w(") END")
	case 2, 7:
		p.fullWeek(c, mode, d)
	case 4, 6:
		p.wednesdayWeek(mode, d)
	default:
		refuse(c.pos, "WEEK() in this mode")
	}
}

// fullWeek counts as modes 0 and 5 do, and gives the days before the first week to the
// year before.
func (p *printer) fullWeek(c *call, mode int, d func()) {
	plain := map[int]int{2: 0, 7: 5}[mode]
	p.w("CASE WHEN ")
	p.weekOf(c, plain, d)
	p.w(" = 0 THEN ")
	p.weekOf(c, plain, func() { p.w("make_date(year("); d(); p.w(") - 1, 12, 31)") })
	p.w(" ELSE ")
	p.weekOf(c, plain, d)
	p.w(" END")
}

// wednesdayWeek counts weeks from Sunday, of which the first has four days or more: the
// year that a week's Wednesday lies in has it.
func (p *printer) wednesdayWeek(mode int, d func()) {
	wednesday := func() {
		p.w("date_add(CAST(")
		d()
		p.w(" AS DATE), 4 - dayofweek(")
		d()
		p.w("))")
	}
	number := func() {
		p.w("CAST((dayofyear(")
		wednesday()
		p.w(") - 1) div 7 + 1 AS INT)")
	}
	if mode == 6 {
		number()
		return
	}
	p.weekOfYear(wednesday, d, number)
}

// sparkYearweek knows no week 0: it is the last one of the year before.
func (p *printer) sparkYearweek(c *call, _ string) {
	mode, ok := 0, true
	if len(c.args) == 2 {
		mode, ok = p.intConstant(c.args[1])
	}
	d := func() { p.sparkTime(c.args[0]) }
	switch {
	case ok && (mode == 1 || mode == 3):
		p.w("CAST(extract(YEAROFWEEK FROM ")
		d()
		p.w(") * 100 + weekofyear(")
		d()
		p.w(") AS INT)")
	case ok && (mode == 0 || mode == 2):
		last := func() { p.w("make_date(year("); d(); p.w(") - 1, 12, 31)") }
		p.w("CASE WHEN ")
		p.weekOf(c, 0, d)
		p.w(" = 0 THEN (year(")
		d()
		p.w(") - 1) * 100 + ")
		p.weekOf(c, 0, last)
		p.w(" ELSE year(")
		d()
		p.w(") * 100 + ")
		p.weekOf(c, 0, d)
		p.w(" END")
	default:
		refuse(c.pos, "YEARWEEK() in this mode")
	}
}

// sparkTimestampDiff counts whole units.
func (p *printer) sparkTimestampDiff(c *call, _ string) {
	p.w("timestampdiff(" + strings.ToUpper(p.constant(c, 0)) + ", ")
	p.sparkTime(c.args[1])
	p.w(", ")
	p.sparkTime(c.args[2])
	p.w(")")
}

func (p *printer) sparkTimestampAdd(c *call, _ string) {
	iv := &intervalExpr{node: c.node, x: c.args[1], unit: p.constant(c, 0)}
	p.sparkShift(&binary{node: c.node, op: "+", l: c.args[2], r: iv}, iv)
}

// sparkMyTokens are DATE_FORMAT's specifiers.
var sparkMyTokens = map[byte]javaPart{
	'Y': {pattern: "yyyy"}, 'y': {pattern: "yy"}, 'm': {pattern: "MM"}, 'c': {pattern: "M"}, 'd': {pattern: "dd"}, 'e': {pattern: "d"},
	'H': {pattern: "HH"}, 'k': {pattern: "H"}, 'h': {pattern: "hh"}, 'I': {pattern: "hh"}, 'l': {pattern: "h"}, 'i': {pattern: "mm"},
	's': {pattern: "ss"}, 'S': {pattern: "ss"}, 'f': {pattern: "SSSSSS"}, 'p': {pattern: "a"}, 'W': {pattern: "EEEE"}, 'a': {pattern: "EEE"},
	'M': {pattern: "MMMM"}, 'b': {pattern: "MMM"}, 'j': {pattern: "DDD"}, 'T': {pattern: "HH:mm:ss"}, 'r': {pattern: "hh:mm:ss a"},
	'w': {expr: "dayofweek($) - 1"}, '%': {pattern: "%"},
	'U': {expr: "lpad(CAST((dayofyear($) + 7 - dayofweek($)) div 7 AS STRING), 2, '0')"},
	'u': {expr: "lpad(CAST(CASE WHEN month($) = 1 AND weekofyear($) > 50 THEN 0 WHEN month($) = 12 AND weekofyear($) = 1 THEN 53 ELSE weekofyear($) END AS STRING), 2, '0')"},
	'V': {expr: "lpad(CAST(CASE WHEN dayofyear($) < dayofweek($) THEN (dayofyear(make_date(year($) - 1, 12, 31)) + 7 - dayofweek(make_date(year($) - 1, 12, 31))) div 7 ELSE (dayofyear($) + 7 - dayofweek($)) div 7 END AS STRING), 2, '0')"},
	'X': {expr: "CASE WHEN dayofyear($) < dayofweek($) THEN year($) - 1 ELSE year($) END"},
	'v': {expr: "lpad(CAST(weekofyear($) AS STRING), 2, '0')"}, 'x': {expr: "extract(YEAROFWEEK FROM $)"},
	'D': {expr: "day($) || CASE WHEN day($) IN (1, 21, 31) THEN 'st' WHEN day($) IN (2, 22) THEN 'nd' WHEN day($) IN (3, 23) THEN 'rd' ELSE 'th' END"},
}

// sparkMyParts cuts a format into parts.
func sparkMyParts(c *call, f string) []javaPart {
	var parts []javaPart
	for i := 0; i < len(f); i++ {
		if f[i] == '%' && i+1 < len(f) {
			i++
			part, ok := sparkMyTokens[f[i]]
			if !ok {
				refuse(c.pos, c.name+"() with %"+string(rune(f[i])))
			}
			parts = appendPart(parts, part)
			continue
		}
		n := i + 1
		for n < len(f) && f[n] != '%' {
			n++
		}
		parts = appendPart(parts, javaPart{pattern: javaText(f[i:n])})
		i = n - 1
	}
	return parts
}

func (p *printer) sparkDateFormat(c *call, _ string) {
	p.javaParts(c.args[0], sparkMyParts(c, p.constant(c, 1)))
}

func (p *printer) sparkFromUnixtime(c *call, _ string) {
	x := &call{node: c.node, name: "from_unixtime", args: c.args[:1]}
	x.typ = of(tTimestamp)
	p.javaParts(x, sparkMyParts(c, p.constant(c, 1)))
}

func (p *printer) sparkConvertTZ(c *call, _ string) {
	p.w("convert_timezone(")
	p.exprs(c.args[1:])
	p.w(", ")
	p.castTo("TIMESTAMP_NTZ", func() { p.expr(c.args[0]) })
	p.w(")")
}

// sparkUnixTime is exact to what the argument shows; before 1970 there is none.
func (p *printer) sparkUnixTime(c *call, _ string) {
	d := func() { p.w("unix_micros(CAST("); p.sparkTime(c.args[0]); p.w(" AS TIMESTAMP))") }
	p.w("CASE WHEN ")
	d()
	p.w(" >= 0 THEN ")
	d()
	if t := p.typ(c); t.kind == tNumeric && t.scale > 0 {
		p.w(" / 1000000BD END")
		return
	}
	if p.typ(c.args[0]).kind == tTimestamp {
		p.w(" / 1000000BD END")
		return
	}
	p.w(" div 1000000 END")
}
