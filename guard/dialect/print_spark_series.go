package dialect

import "strings"

// sparkSequence writes generate_series. Spark counts down where the end comes first, and
// fails where the step leads away from it: PostgreSQL gives no rows.
func (p *printer) sparkSequence(c *call) {
	t := common(p.typ(c.args[0]), p.typ(c.args[1]))
	if len(c.args) == 3 && p.typ(c.args[2]).isNumber() {
		t = common(t, p.typ(c.args[2]))
	}
	switch {
	case t.kind == tNumeric && !t.array:
		p.numberSeries(c)
		return
	case t.isFloat():
		p.refuseHint(c.pos, "generate_series() of this type", "divide a series of integers")
	}
	as := ""
	switch {
	case t.kind == tDate || t.kind == tTimestampTZ || t.kind == tUnknown:
		as = "TIMESTAMP"
	case t.kind == tTimestamp:
		as = "TIMESTAMP_NTZ"
	}
	local := as == "TIMESTAMP" && p.clientZone != "" && len(c.args) == 3 && stepsByDays(c.args[2])
	if local { // days are the client's
		as = "TIMESTAMP_NTZ"
	}
	bound := func(i int) { p.seriesBound(c.args[i], as, local) }
	lo, ok1 := p.intConstant(c.args[0])
	hi, ok2 := p.intConstant(c.args[1])
	if ok1 && ok2 && len(c.args) == 2 && lo <= hi {
		p.w("sequence(" + itoa(lo) + ", " + itoa(hi) + ")")
		return
	}
	op := p.seriesOrder(c)
	if local {
		p.w("transform(")
		defer func() {
			p.w(", s_ -> ")
			p.expr(p.instant(&written{node: node{typ: of(tTimestamp)}, write: func() { p.w("s_") }}))
			p.w(")")
		}()
	}
	p.w("CASE WHEN ")
	bound(0)
	p.w(op)
	bound(1)
	p.w(" THEN sequence(")
	bound(0)
	p.w(", ")
	bound(1)
	if len(c.args) == 3 {
		p.w(", ")
		p.seriesStep(c.args[2])
	}
	p.w(") ELSE array() END")
}

// seriesBound writes the first or the last value of a series: a local time where its days are the
// client's.
func (p *printer) seriesBound(e expr, as string, local bool) {
	switch {
	case local:
		e = p.local(e)
	case as == "TIMESTAMP" && p.clientZone != "":
		e = p.asInstant(e)
	}
	if as == "" {
		p.operand(e)
		return
	}
	p.castTo(as, func() { p.expr(e) })
}

// seriesOrder is how the first value of a series that has any compares with the last.
func (p *printer) seriesOrder(c *call) string {
	if len(c.args) < 3 {
		return " <= "
	}
	sign, known := p.stepSign(c.args[2])
	if !known {
		refuse(c.pos, "generate_series() with a computed step")
	}
	if sign < 0 {
		return " >= "
	}
	return " <= "
}

// seriesStep writes the step of a series.
func (p *printer) seriesStep(e expr) {
	if l, ok := e.(*literal); ok && l.kind == litString {
		p.sparkIntervalText(l)
	} else if s, ok := constantSpan(e); ok {
		p.sparkSpan(s)
	} else if iv, ok := e.(*intervalExpr); ok {
		p.sparkInterval(iv)
	} else {
		p.expr(e)
	}
}

// stepsByDays tells a step of days or months.
func stepsByDays(e expr) bool {
	s, ok := constantSpan(e)
	if iv, isUnit := e.(*intervalExpr); isUnit && !ok {
		s = spanUnits[iv.unit]
	}
	return s.months|s.days != 0
}

// stepSign is the direction of a constant step.
func (p *printer) stepSign(e expr) (int, bool) {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	if iv, ok := e.(*intervalExpr); ok {
		e = iv.x
	}
	l, ok := e.(*literal)
	switch {
	case !ok:
		return 0, false
	case strings.HasPrefix(strings.TrimSpace(l.text), "-"):
		return -1, true
	}
	if s, ok := parseSpan(l.text); ok && (s.months < 0 || s.days < 0 || s.micros < 0) {
		return -1, true
	}
	return 1, true
}

// numberSeries is generate_series() of exact numbers: so many steps as fit are counted.
func (p *printer) numberSeries(c *call) {
	var shape sqlType
	for _, a := range c.args {
		prec, scale, ok := p.sparkShape(a)
		if !ok {
			p.refuseHint(c.pos, "generate_series() of numbers without declared digits", "cast them to numeric(p,s)")
		}
		shape.prec, shape.scale = max(shape.prec, prec-scale), max(shape.scale, scale)
	}
	as := decimalName(min(shape.prec+shape.scale+2, 38), shape.scale)
	value := func(i int) func() {
		return func() {
			if i < len(c.args) {
				p.castTo(as, func() { p.expr(c.args[i]) })
				return
			}
			p.castTo(as, func() { p.w("1") })
		}
	}
	p.let(func() {
		p.w("struct(")
		value(0)()
		p.w(" AS lo, ")
		value(1)()
		p.w(" AS hi, ")
		value(2)()
		p.w(" AS by)")
	}, func(d func()) {
		x := p.aside(d)
		p.w("CASE WHEN " + x + ".by = 0 THEN raise_error('step size cannot equal zero') WHEN (" + x + ".hi - " + x + ".lo) * sign(" + x + ".by) >= 0 THEN transform(sequence(0, CAST(floor((" +
			x + ".hi - " + x + ".lo) / " + x + ".by) AS INT)), i_ -> CAST(" + x + ".lo + i_ * " + x + ".by AS " + as + ")) END")
	})
}
