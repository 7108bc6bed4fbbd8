package dialect

import "strconv"

// digitsOf36 are the digits of all bases that CONV knows.
const digitsOf36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// conv is CONV(number, from, to) between constant bases, and with it BIN and OCT: what is
// not a whole number already is read as a text, as far as its digits go.
func (p *printer) conv(c *call) {
	from, to := 10, map[string]int{"bin": 2, "oct": 8}[c.name]
	if c.name == "conv" {
		var ok1, ok2 bool
		from, ok1 = p.intConstant(c.args[1])
		to, ok2 = p.intConstant(c.args[2])
		if !ok1 || !ok2 || from < 2 || from > 36 || to < 2 || to > 36 {
			p.mysqlCall(c)
			return
		}
	}
	x := c.args[0]
	switch t := p.typ(x); {
	case isNull(x):
		p.w("CAST(NULL AS VARCHAR)")
	case c.name == "bin" && t.isInt():
		p.plainCall(c, "bin")
	case from == 10 && t.isInt():
		p.digits(to, func() {
			p.w("[CAST(")
			p.expr(x)
			p.w(" AS HUGEINT)]")
		})
	default:
		p.w("list_transform([")
		p.asText(x)
		p.w("], lambda t: CASE WHEN t <> '' THEN ")
		p.digits(to, func() { p.w("[" + wholeOf("t", from) + "]") })
		p.w(" END)[1]")
	}
}

// wholeOf reads the digits of a base at the beginning of a text; what is too large is the
// largest number.
func wholeOf(text string, from int) string {
	set := digitsOf36[:from]
	return "list_transform([coalesce(list_reduce(list_transform(string_split(nullif(regexp_extract(upper(" + text + "), '^\\s*[-+]?([" + set + "]+)', 1), ''), ''), " +
		"lambda c: CAST(instr('" + digitsOf36 + "', c) - 1 AS HUGEINT)), lambda a, b: CASE WHEN a > 18446744073709551615 THEN a ELSE a * " + itoa(from) + " + b END), 0)], " +
		"lambda m: CASE WHEN m > 18446744073709551615 THEN 18446744073709551615 WHEN regexp_matches(" + text + ", '^\\s*-') THEN -m ELSE m END)[1]"
}

// digits writes a list's number in a base; a negative one is taken from the top of BIGINT
// UNSIGNED.
func (p *printer) digits(base int, list func()) {
	b := itoa(base)
	p.w("list_transform(list_transform(")
	list()
	p.w(", lambda v: CASE WHEN v < 0 THEN v + 18446744073709551616 ELSE v END), lambda v: CASE WHEN v < 9223372036854775808 THEN to_base(CAST(v AS BIGINT), " + b +
		") ELSE to_base(CAST(v // " + b + " AS BIGINT), " + b + ") || to_base(CAST(v % " + b + " AS BIGINT), " + b + ") END)[1]")
}

// mysqlHex is HEX: the digits of a number, the bytes of anything else.
func (p *printer) mysqlHex(c *call) {
	x := c.args[0]
	t := p.typ(x)
	p.w("hex(")
	switch {
	case t.isInt() || t.kind == tBytea || t.kind == tNone || textual(x):
		p.expr(x)
	case t.isNumber() || t.kind == tBool:
		p.w("CAST(")
		p.integral(x)
		p.w(" AS BIGINT)")
	default:
		p.asText(x)
	}
	p.w(")")
}

// bitCount is BIT_COUNT of a whole number.
func (p *printer) bitCount(c *call) {
	p.w("CAST(bit_count(CAST(")
	p.integral(c.args[0])
	p.w(" AS BIGINT)) AS INTEGER)")
}

// mysqlLength is LENGTH in bytes and CHAR_LENGTH in characters, which for bytes are the same.
func (p *printer) mysqlLength(c *call) {
	name := "strlen"
	switch {
	case p.typ(c.args[0]).kind == tBytea:
		name = "octet_length"
	case c.name == "char_length" || c.name == "character_length":
		name = "length"
	}
	p.wrapped(c, name, "INTEGER")
}

// mysqlBits writes an operator on bits: MySQL's are of BIGINT UNSIGNED.
func (p *printer) mysqlBits(e *binary, op string) {
	switch op {
	case "^":
		p.w("xor(")
		p.bitsOf(e.l)
		p.w(", ")
		p.bitsOf(e.r)
		p.w(")")
	case "<<":
		p.shiftLeft(e)
	default:
		p.bitsOf(e.l)
		p.w(" " + op + " ")
		p.bitsOf(e.r)
	}
}

func (p *printer) bitsOf(x expr) {
	if l, ok := x.(*literal); ok && l.kind == litInt && l.text[0] != '-' {
		p.castOperand(x, "UBIGINT")
		return
	}
	p.unsigned(func() { p.integral(x) })
}

// shiftLeft loses the bits that leave BIGINT UNSIGNED at the top, of which the engine makes
// an error.
func (p *printer) shiftLeft(e *binary) {
	l, isLit := e.l.(*literal)
	n, known := p.intConstant(e.r)
	switch {
	case known && n >= 0 && n < 64:
		if v, err := strconv.ParseUint(litText(l, isLit), 10, 64); err == nil && v<<n>>n == v {
			p.bitsOf(e.l)
		} else {
			p.w("(")
			p.bitsOf(e.l)
			p.w(" & CAST(" + strconv.FormatUint(^uint64(0)>>n, 10) + " AS UBIGINT))")
		}
		p.w(" << ")
		p.bitsOf(e.r)
	case known:
		p.bitsOf(e.l)
		p.w(" & CAST(0 AS UBIGINT)")
	default:
		p.w("list_transform([struct_pack(v := ")
		p.bitsOf(e.l)
		p.w(", n := ")
		p.bitsOf(e.r)
		p.w(")], lambda b_: CASE WHEN b_.n >= 64 THEN b_.v & CAST(0 AS UBIGINT) ELSE (b_.v & (CAST(18446744073709551615 AS UBIGINT) >> b_.n)) << b_.n END)[1]")
	}
}

// litText is the text of a whole number, empty for anything else.
func litText(l *literal, ok bool) string {
	if !ok || l.kind != litInt {
		return ""
	}
	return l.text
}

// fromDays is FROM_DAYS. Days before the year 1 are '0000-00-00' in MySQL, which is no date
// here; day 0 is NULL.
func (p *printer) fromDays(c *call) {
	x := c.args[0]
	if n, ok := p.intConstant(x); ok {
		switch {
		case n == 0:
			p.w("CAST(NULL AS DATE)")
			return
		case n < 366 || n > 3652424:
			refuse(c.pos, "FROM_DAYS() of a day that is in no year from 1 to 9999")
		}
	}
	p.w("list_transform([CAST(")
	p.integral(x)
	p.w(" AS BIGINT)], lambda d: CASE WHEN d BETWEEN 366 AND 3652424 THEN DATE '0001-01-01' + CAST(d - 366 AS INTEGER) WHEN d <> 0 THEN error('FROM_DAYS() of a day that is in no year from 1 to 9999 is not supported') END)[1]")
}
