package dialect

import (
	"fmt"
	"strings"
)

// sparkDateTrunc: Spark gives a timestamp with a time zone, as PostgreSQL does of a
// date.
func (p *printer) sparkDateTrunc(c *call) {
	if len(c.args) == 3 {
		p.truncatedAt(c)
		return
	}
	ntz := p.typ(c.args[1]).kind == tTimestamp || p.isTextual(c.args[1])
	if p.keepsSpans(p.typ(c.args[1])) {
		p.truncatedSpan(c)
		return
	}
	if _, constant := constantText(c.args[0]); !constant {
		p.truncatedBy(c, ntz)
		return
	}
	unit := strings.ToLower(p.constant(c, 0))
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

// truncatedBy is date_trunc of a unit that is computed: one that PostgreSQL does not know is
// an error, where Spark would have NULL.
func (p *printer) truncatedBy(c *call, ntz bool) {
	if hasSubquery(c.args[0]) {
		p.refuseHint(c.pos, "date_trunc() of a unit from a subquery", "put the subquery into FROM")
	}
	if ntz {
		p.w("CAST(")
	}
	p.let(func() {
		p.w("rtrim('s', lower(")
		p.sparkText(c.args[0])
		p.w("))")
	}, func(u func()) {
		p.w("CASE WHEN ")
		u()
		p.w(" IN ('microsecond', 'millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year') THEN date_trunc(")
		u()
		p.w(", ")
		p.sparkTime(c.args[1])
		p.w(") WHEN ")
		u()
		p.w(" IS NOT NULL THEN raise_error(concat('unit \"', ")
		u()
		p.w(", '\" is not supported for date_trunc() here')) END")
	})
	if ntz {
		p.w(" AS TIMESTAMP_NTZ)")
	}
}

// truncatedAt is date_trunc of a moment as the clocks of a zone show it.
func (p *printer) truncatedAt(c *call) {
	inner := &call{node: node{pos: c.pos, typ: of(tTimestamp)}, name: "date_trunc", args: []expr{c.args[0],
		&atTimeZone{node: node{pos: c.pos, typ: of(tTimestamp)}, x: c.args[1], zone: c.args[2]}}}
	p.expr(&atTimeZone{node: node{pos: c.pos, typ: of(tTimestampTZ)}, x: inner, zone: c.args[2]})
}

// truncatedSpan is date_trunc of an interval: what is smaller than the unit is left out.
func (p *printer) truncatedSpan(c *call) {
	unit := strings.TrimSuffix(strings.ToLower(p.constant(c, 0)), "s")
	months := map[string]string{"millennium": "12000", "century": "1200", "decade": "120", "year": "12", "quarter": "3", "month": "1"}[unit]
	micros := map[string]string{"hour": "3600000000", "minute": "60000000", "second": "1000000", "millisecond": "1000", "microsecond": "1"}[unit]
	if months == "" && micros == "" && unit != "day" {
		refuse(c.pos, "date_trunc('"+unit+"', …) of an interval")
	}
	p.let(func() { p.expr(c.args[1]) }, func(d func()) {
		p.spanWhere(d, func() {
			part := func(name, by string) func() {
				return func() {
					d()
					p.w("." + name)
					if by != "" {
						p.w(" - ")
						d()
						p.w("." + name + " % " + by)
					}
				}
			}
			zero := func() { p.w("0") }
			switch {
			case months != "":
				p.spanOf(part("m", months), zero, zero)
			case unit == "day":
				p.spanOf(part("m", ""), part("d", ""), zero)
			default:
				p.spanOf(part("m", ""), part("d", ""), part("u", micros))
			}
		})
	})
}
