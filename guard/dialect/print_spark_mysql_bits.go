package dialect

// MySQL's bits are those of BIGINT UNSIGNED. Spark computes with BIGINT: a result whose
// highest bit is set would show as a negative number, and is an error instead.

// sparkMyBits writes a result of bits.
func (p *printer) sparkMyBits(e expr, write func()) {
	value := write
	if !hasSubquery(e) {
		p.w("transform(array(")
		write()
		p.w("), b_ -> ")
		defer p.w(")[0]")
		value = func() { p.w("b_") }
	}
	p.w("CASE WHEN ")
	value()
	p.w(" < 0 THEN raise_error('BIGINT UNSIGNED value is out of range') ELSE ")
	value()
	p.w(" END")
}

// sparkMyShift writes << and >>; 64 places and more leave nothing.
func (p *printer) sparkMyShift(e *binary) {
	name := map[string]string{"<<": "shiftleft(", ">>": "shiftrightunsigned("}[e.op]
	p.sparkMyBits(e, func() {
		p.w("CASE WHEN ")
		p.sparkMyNumber(e.r)
		p.w(" BETWEEN 0 AND 63 THEN " + name)
		p.castTo("BIGINT", func() { p.sparkMyNumber(e.l) })
		p.w(", ")
		p.castTo("INT", func() { p.sparkMyNumber(e.r) })
		p.w(") WHEN ")
		p.operand(e.l)
		p.w(" IS NOT NULL AND ")
		p.operand(e.r)
		p.w(" IS NOT NULL THEN 0 END")
	})
}
