package dialect

import "streamlink/backend/mysqlfunc"

// MySQL's functions that Spark has nothing like, said in what it has.

// sparkSeeded is RAND(n): of a constant, in a query of one row, the first number of those that
// follow from it; of a column the first number of each.
func (p *printer) sparkSeeded(c *call, _ string) {
	n, constant := p.intConstant(c.args[0])
	switch {
	case constant && p.rowless:
		p.w("CAST('" + firstRandom(n) + "' AS DOUBLE)")
	case constant:
		p.refuseHint(c.pos, seededRows, seededColumn)
	default:
		p.lambda1(func() {
			p.w("pmod(coalesce(")
			p.sparkMyCast(&cast{node: node{pos: c.pos, typ: of(tInt8)}, x: c.args[0], to: of(tInt8)})
			p.w(", 0L), 4294967296L)")
		}, "CAST(((d * 65537L + 55555555L) % 4294967296L % 1073741823L * 3L + d * 268435457L % 4294967296L % 1073741823L) % 1073741823L AS DOUBLE) / 1073741823E0")
	}
}

// sparkExportSet is EXPORT_SET(bits, on, off [, separator [, number]]): a text for each bit,
// the lowest first.
func (p *printer) sparkExportSet(c *call, _ string) {
	p.w("CASE WHEN ")
	p.noneNull(c.args)
	p.w(" THEN array_join(transform(")
	if len(c.args) > 4 {
		p.w("slice(")
	}
	p.w("sequence(0, 63)")
	if len(c.args) > 4 {
		p.w(", 1, CASE WHEN ")
		p.operand(c.args[4])
		p.w(" BETWEEN 0 AND 64 THEN ")
		p.castTo("INT", func() { p.expr(c.args[4]) })
		p.w(" ELSE 64 END)")
	}
	p.w(", i_ -> CASE WHEN shiftrightunsigned(")
	p.sparkToBits(c.args[0])
	p.w(", i_) & 1 = 1 THEN ")
	p.sparkText(c.args[1])
	p.w(" ELSE ")
	p.sparkText(c.args[2])
	p.w(" END), ")
	if len(c.args) > 3 {
		p.sparkText(c.args[3])
	} else {
		p.text(",")
	}
	p.w(") END")
}

// sparkFormatLocale is FORMAT() with the marks of a constant locale.
func (p *printer) sparkFormatLocale(c *call, _ string) {
	group, point, ok := mysqlfunc.Marks(p.constant(c, 2))
	if !ok {
		p.refuseHint(c.pos, "FORMAT() that parts digits otherwise than by three", "use another locale")
	}
	d := *c
	d.args = c.args[:2]
	p.w("replace(translate(")
	p.sparkFormatNumber(&d, "")
	p.w(", '.,', ")
	p.text(point + "\uE000")
	p.w("), '\uE000', ")
	p.text(group)
	p.w(")")
}
