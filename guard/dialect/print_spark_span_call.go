package dialect

import "strings"

// spanAggregate writes one part's aggregate of intervals.
func (p *printer) spanAggregate(c *call, part string) {
	if c.distinct {
		refuse(c.pos, c.name+"(DISTINCT) of intervals")
	}
	p.w("sum(")
	p.operand(c.args[0])
	p.w("." + part + ")")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
}

// spanSums begins a struct of the sums of an interval's three parts.
func (p *printer) spanSums(c *call) {
	p.w("named_struct('m', ")
	p.spanAggregate(c, "m")
	p.w(", 'd', ")
	p.spanAggregate(c, "d")
	p.w(", 'u', ")
	p.spanAggregate(c, "u")
}

// spanSum adds the parts of intervals by themselves, as PostgreSQL does.
func (p *printer) spanSum(c *call) {
	p.let(func() {
		p.spanSums(c)
		p.w(")")
	}, func(s func()) {
		p.spanWhere(p.spanPart(s, "u"), func() { p.spanOf(p.spanPart(s, "m"), p.spanPart(s, "d"), p.spanPart(s, "u")) })
	})
}

// spanAverage divides the sums of the parts by the number of intervals.
func (p *printer) spanAverage(c *call) {
	p.let(func() {
		p.spanSums(c)
		p.w(", 'n', count(")
		p.expr(c.args[0])
		p.w(")")
		p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
		p.w(")")
	}, func(s func()) {
		p.spanWhere(p.spanPart(s, "u"), func() {
			p.timesSpan(p.spanPart(s, "m"), p.spanPart(s, "d"), p.spanPart(s, "u"), func() { p.castTo("DOUBLE", p.spanPart(s, "n")) }, "/")
		})
	})
}

// spanExtreme is min and max, of intervals by their length.
func (p *printer) spanExtreme(c *call, _ string) {
	if !p.keepsSpans(p.typ(c.args[0])) {
		p.plainCall(c, c.name)
		return
	}
	p.w(c.name + "_by(")
	p.expr(c.args[0])
	p.w(", ")
	p.spanKey(c.args[0])
	p.w(")")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
}

// spanMade is make_interval(years, months, weeks, days, hours, mins, secs).
func (p *printer) spanMade(c *call, _ string) {
	parts := [3]string{"0", "0", "0"}
	for i, a := range c.args {
		x := p.aside(func() { p.operand(a) })
		switch i {
		case 0:
			parts[0] += " + " + x + " * 12"
		case 1:
			parts[0] += " + " + x
		case 2:
			parts[1] += " + " + x + " * 7"
		case 3:
			parts[1] += " + " + x
		case 4:
			parts[2] += " + CAST(" + x + " AS BIGINT) * 3600000000"
		case 5:
			parts[2] += " + CAST(" + x + " AS BIGINT) * 60000000"
		default:
			parts[2] += " + CAST(rint(CAST(" + x + " AS DOUBLE) * 1000000) AS BIGINT)"
		}
	}
	p.let(func() {
		p.w("named_struct('m', " + parts[0] + ", 'd', " + parts[1] + ", 'u', " + parts[2] + ")")
	}, func(s func()) {
		x := p.aside(s)
		p.w("CASE WHEN " + x + ".m IS NOT NULL AND " + x + ".d IS NOT NULL AND " + x + ".u IS NOT NULL THEN ")
		p.spanOf(p.spanPart(s, "m"), p.spanPart(s, "d"), p.spanPart(s, "u"))
		p.w(" END")
	})
}

// spanJustified turns hours into days, days into months, or both; all parts then have one
// sign.
func (p *printer) spanJustified(c *call, _ string) {
	p.let(func() { p.expr(c.args[0]) }, func(s func()) {
		x := p.aside(s)
		hours := "(CAST(" + x + ".d AS BIGINT) * " + dayMicros + " + " + x + ".u)"
		days := "(CAST(" + x + ".m AS BIGINT) * 30 + " + x + ".d)"
		all := "(" + days + " * " + dayMicros + " + " + x + ".u)"
		text := func(t string) func() { return func() { p.w(t) } }
		p.spanWhere(s, func() {
			switch c.name {
			case "justify_hours":
				p.spanOf(text(x+".m"), text(hours+" div "+dayMicros), text(hours+" % "+dayMicros))
			case "justify_days":
				p.spanOf(text(days+" div 30"), text(days+" % 30"), text(x+".u"))
			default:
				p.spanOf(text(all+" div (30 * "+dayMicros+")"), text(all+" div "+dayMicros+" % 30"), text(all+" % "+dayMicros))
			}
		})
	})
}

// spanQuery writes a query whose intervals a client gets, as texts; false is one without.
func (p *printer) spanQuery(q *query) bool {
	out := p.s.bound.out
	found := false
	for _, c := range out {
		found = found || p.keepsSpans(c.typ)
		if c.typ.kind == tInterval && c.typ.array && c.typ.scale != storedSpan && p.to == Spark && p.s.Dialect == PostgreSQL {
			p.refuseHint(q.pos, "an array of intervals as a result", "unnest it, or join its texts")
		}
	}
	if !found || p.to != Spark || p.s.Dialect != PostgreSQL {
		return false
	}
	p.w("SELECT ")
	names := make([]string, len(out))
	for i, c := range out {
		if i > 0 {
			p.w(", ")
		}
		names[i] = "c" + itoa(i+1)
		if p.keepsSpans(c.typ) {
			p.spanText(func() { p.w(names[i]) })
		} else {
			p.w(names[i])
		}
		p.w(" AS ")
		p.ident(nameOf(&selectItem{name: c.name}, i))
	}
	p.w(" FROM (")
	p.query(q)
	p.w(") AS q_(" + strings.Join(names, ", ") + ")")
	return true
}

// spanValue is a value of VALUES: a text constant in a column of intervals is one.
func (p *printer) spanValue(v *valuesList, column int, e expr) expr {
	if p.to != Spark || p.s.Dialect != PostgreSQL || !untyped(e) {
		return e
	}
	for _, row := range v.rows {
		if column < len(row) && p.keepsSpans(p.typ(row[column])) {
			return asOthers(e, of(tInterval))
		}
	}
	return e
}

// spanPicture is to_char of an interval; what its tokens do not say is refused.
func (p *printer) spanPicture(c *call, f string) {
	p.let(func() { p.expr(c.args[0]) }, func(s func()) {
		p.spanWhere(s, func() {
			p.w("concat(''")
			for f != "" {
				p.w(", ")
				f = p.spanToken(c, f, p.aside(s))
			}
			p.w(")")
		})
	})
}

// spanToken writes what one token at the beginning of f says, and gives the rest.
func (p *printer) spanToken(c *call, f, x string) (rest string) {
	if f[0] == '"' {
		text, after, _ := strings.Cut(f[1:], `"`)
		p.text(text)
		return after
	}
	fill := true
	for len(f) > 2 && (f[:2] == "FM" || f[:2] == "fm") {
		f, fill = f[2:], false
	}
	for _, t := range intervalTokens {
		if len(f) < len(t.token) || !equalFold(f[:len(t.token)], t.token) {
			continue
		}
		value := x + "." + t.part[:1] + strings.ReplaceAll(t.reckon, "//", "div")
		if t.reckon == "" && t.part == "micros" { // of twelve hours, the last is the twelfth
			value = "(" + value + " div 3600000000 + 11) % 12 + 1"
		}
		if t.part == "micros" {
			value = strings.ReplaceAll(value, x+".m", x+".u")
		}
		p.w("format_string('%" + map[bool]string{true: "0" + itoa(t.width), false: ""}[fill] + "d', " + value + ")")
		return f[len(t.token):]
	}
	if b := f[0]; b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' {
		refuse(c.pos, "to_char() of an interval with the format "+f)
	}
	p.text(f[:1])
	return f[1:]
}
