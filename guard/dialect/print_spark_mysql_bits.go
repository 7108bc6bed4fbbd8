package dialect

// MySQL's bits are those of BIGINT UNSIGNED. Spark computes with BIGINT, and what comes of
// it is written as the number that its bits are.

const unsignedRange = "18446744073709551616BD"

// sparkMyBits writes a result of bits.
func (p *printer) sparkMyBits(_ expr, write func()) {
	p.lambda1(write, "CASE WHEN d < 0 THEN CAST(d + "+unsignedRange+" AS DECIMAL(20,0)) ELSE CAST(d AS DECIMAL(20,0)) END")
}

// sparkBitAggregate is BIT_AND, BIT_OR and BIT_XOR, which are never NULL: over no rows they
// are all ones or none.
func (p *printer) sparkBitAggregate(c *call, _ string) {
	none := "0L"
	if c.name == "bit_and" {
		none = "-1L"
	}
	d := *c
	d.args = []expr{&written{node: node{pos: c.pos, typ: of(tInt8)}, write: func() { p.sparkToBits(c.args[0]) }}}
	p.sparkMyBits(c, func() {
		p.w("coalesce(")
		p.plainCall(&d, c.name)
		p.w(", " + none + ")")
	})
}

// sparkToBits writes a value as the BIGINT that has its bits.
func (p *printer) sparkToBits(e expr) {
	t := p.typ(e)
	l, isLit := e.(*literal)
	switch {
	case isLit && l.kind == litBytes:
		p.sparkToBits(bytesNumber(l))
	case t.kind == tUInt8 || isLit && l.kind == litInt && len(l.text) > 18 || t.kind == tNumeric:
		p.lambda1(func() { p.castTo("DECIMAL(20,0)", func() { p.w("round("); p.expr(e); p.w(")") }) },
			"CAST(CASE WHEN d > 9223372036854775807 THEN d - "+unsignedRange+" ELSE d END AS BIGINT)")
	case t.kind == tInt8 && !isLit:
		p.operand(e)
	default:
		x := &cast{node: node{pos: e.base().pos, typ: of(tInt8)}, x: e, to: of(tInt8)}
		p.sparkMyCast(x)
	}
}

// sparkMyShift writes << and >>; 64 places and more leave nothing.
func (p *printer) sparkMyShift(e *binary) {
	name := map[string]string{"<<": "shiftleft(", ">>": "shiftrightunsigned("}[e.op]
	p.sparkMyBits(e, func() {
		p.w("CASE WHEN ")
		p.sparkMyNumber(e.r)
		p.w(" BETWEEN 0 AND 63 THEN " + name)
		p.sparkToBits(e.l)
		p.w(", ")
		p.castTo("INT", func() { p.sparkMyNumber(e.r) })
		p.w(") WHEN ")
		p.operand(e.l)
		p.w(" IS NOT NULL AND ")
		p.operand(e.r)
		p.w(" IS NOT NULL THEN 0L END")
	})
}
