package dialect

import "strings"

// crc32 is CRC32, which the engine lacks: bit by bit over the bytes of a text.
func (p *printer) crc32(c *call) {
	p.w("CAST(list_transform([")
	p.asText(c.args[0])
	p.w("], lambda d: xor(list_reduce(list_transform(range(0, strlen(d)), lambda i: CAST('0x' || substr(hex(encode(d)), 2 * i + 1, 2) AS UBIGINT)), " +
		"lambda c, b: list_reduce([0, 0, 0, 0, 0, 0, 0, 0], lambda v, k: CASE WHEN v & 1 = 1 THEN xor(v >> 1, CAST(3988292384 AS UBIGINT)) ELSE v >> 1 END, xor(c, b)), " +
		"CAST(4294967295 AS UBIGINT)), CAST(4294967295 AS UBIGINT)))[1] AS BIGINT)")
}

// soundex is SOUNDEX: the first letter and the codes of the others, one for a run of the
// same. Vowels have none and do not end a run.
func (p *printer) soundex(c *call) {
	codes := "replace(translate(regexp_replace(upper(d), '[^A-Z]', '', 'g'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '01230120022455012623010202'), '0', '')"
	for _, n := range "123456" {
		codes = "regexp_replace(" + codes + ", '" + string(n) + "+', '" + string(n) + "', 'g')"
	}
	p.w("list_transform([")
	p.asText(c.args[0])
	p.w(`], lambda d: list_transform([left(regexp_replace(upper(d), '[^\p{L}]', '', 'g'), 1)], lambda f: CASE WHEN f = '' THEN '' ELSE list_transform([f || substr(` + codes +
		", CASE WHEN regexp_full_match(f, '[BCDFGJKLMNPQRSTVXZ]') THEN 2 ELSE 1 END)], lambda s: CASE WHEN length(s) < 4 THEN rpad(s, 4, '0') ELSE s END)[1] END)[1])[1]")
}

// binaryPattern is a pattern that is compared byte by byte; false where it is not.
func binaryPattern(e expr) (expr, bool) {
	c, ok := e.(*cast)
	if !ok || c.to.kind != tBytea {
		return e, false
	}
	return c.x, true
}

// bytesSorted tells an output expression that is sorted by its bytes.
func bytesSorted(e expr) bool {
	c, ok := e.(*collate)
	return ok && strings.HasSuffix(strings.ToLower(c.name), "_bin")
}

// jsonBuilt is JSON_OBJECT or JSON_ARRAY: a column of truth values holds 1 and 0, and a
// time has all its digits.
func (p *printer) jsonBuilt(c *call) {
	p.w(c.name + "(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		t := p.typ(a)
		_, isColumn := a.(*columnRef)
		switch {
		case isColumn && t.kind == tBool:
			p.castOperand(a, "INTEGER")
		case t.kind == tTimestamp && !t.array:
			p.w("strftime(")
			p.expr(a)
			p.w(", '%Y-%m-%d %H:%M:%S.%f')")
		case t.kind == tTimestampTZ, t.kind == tInterval:
			p.asText(a)
		default:
			p.expr(a)
		}
	}
	p.w(")")
}

// bits is BIT_AND, BIT_OR or BIT_XOR, which are never NULL: over no rows they are all ones
// or 0. Where nothing is known of the column the plain form is written.
func (p *printer) bits(c *call) {
	if p.plain && p.typ(c.args[0]).kind == tNone {
		p.plainCall(c, c.name)
		return
	}
	none := "0"
	if c.name == "bit_and" {
		none = "18446744073709551615"
	}
	p.w("coalesce(" + c.name + "(")
	if c.distinct {
		p.w("DISTINCT ")
	}
	p.unsigned(func() { p.integral(c.args[0]) })
	p.w(")")
	p.clauses(c)
	p.w(", " + none + ")")
}

// mysqlAbs is ABS(), of an integer in BIGINT.
func (p *printer) mysqlAbs(c *call) {
	if !narrowInt(p.typ(c.args[0])) || isLiteral(c.args[0]) {
		p.plainCall(c, c.name)
		return
	}
	p.w(c.name + "(")
	p.castOperand(c.args[0], "BIGINT")
	p.w(")")
}
