package dialect

import "regexp"

// MySQL's functions of texts and numbers, said to Spark.

// sparkMyTexts is a function of a text under Spark's name.
func (p *printer) sparkMyTexts(c *call, name string) {
	if name == "upper" { // what Spark would write as two capitals stays as it is
		p.w("translate(upper(translate(")
		p.sparkText(c.args[0])
		p.w(", 'ßŉǰﬁﬂ', '\uE000\uE001\uE002\uE003\uE004')), '\uE000\uE001\uE002\uE003\uE004', 'ßŉǰﬁﬂ')")
		return
	}
	p.w(name + "(")
	p.sparkText(c.args[0])
	for _, a := range c.args[1:] {
		p.w(", ")
		if p.typ(a).kind == tInt8 {
			p.castTo("INT", func() { p.expr(a) })
		} else {
			p.expr(a)
		}
	}
	p.w(")")
}

// sparkStrictConcat: one NULL makes the result NULL.
func (p *printer) sparkStrictConcat(c *call, _ string) {
	p.w("concat(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.sparkText(a)
	}
	p.w(")")
}

// sparkMySQLTrim takes a whole string off the ends, not any of its characters.
func (p *printer) sparkMySQLTrim(c *call, _ string) {
	rem := p.constant(c, 1)
	q := "(?:" + quoteJava(rem) + ")+"
	pattern := map[string]string{"trim": "^" + q + "|" + q + "$", "ltrim": "^" + q, "rtrim": q + "$"}[c.name]
	if rem == "" {
		p.sparkText(c.args[0])
		return
	}
	p.w("regexp_replace(")
	p.binaryText(c.args[0])
	p.w(", ")
	p.text(pattern)
	p.w(", '')")
}

// sparkPad fills a text up; a length below zero gives NULL.
func (p *printer) sparkPad(c *call, _ string) {
	if l, ok := c.args[2].(*literal); ok && l.kind == litString && l.text == "" { // nothing to fill with
		p.w("CASE WHEN length(")
		p.sparkText(c.args[0])
		p.w(") >= ")
		p.operand(c.args[1])
		p.w(" AND ")
		p.operand(c.args[1])
		p.w(" >= 0 THEN left(")
		p.sparkText(c.args[0])
		p.w(", ")
		p.intArg(c.args[1])
		p.w(") END")
		return
	}
	n, ok := p.intConstant(c.args[1])
	if !ok {
		p.w("CASE WHEN ")
		p.operand(c.args[1])
		p.w(" >= 0 THEN ")
	} else if n < 0 {
		p.w("CAST(NULL AS STRING)")
		return
	}
	p.w(c.name + "(")
	p.sparkText(c.args[0])
	p.w(", ")
	p.intArg(c.args[1])
	p.w(", ")
	p.sparkText(c.args[2])
	p.w(")")
	if !ok {
		p.w(" END")
	}
}

// sparkMySQLSubstring: a start of 0, or before the text, gives no characters.
func (p *printer) sparkMySQLSubstring(c *call, _ string) {
	n, known := p.intConstant(c.args[1])
	rest := func(d func()) {
		p.w("substring(")
		d()
		for _, a := range c.args[1:] {
			p.w(", ")
			p.expr(a)
		}
		p.w(")")
	}
	switch {
	case known && n > 0:
		rest(func() { p.sparkText(c.args[0]) })
	case known && n == 0:
		p.w("left(")
		p.sparkText(c.args[0])
		p.w(", 0)")
	default:
		p.once(c.args[0], func(d func()) {
			text := func() { p.castTo("STRING", d) }
			if p.isTextual(c.args[0]) {
				text = d
			}
			p.w("CASE WHEN ")
			p.operand(c.args[1])
			p.w(" = 0 OR ")
			p.operand(c.args[1])
			p.w(" < -length(")
			text()
			p.w(") THEN '' ELSE ")
			rest(text)
			p.w(" END")
		})
	}
}

func (p *printer) sparkSubstringIndex(c *call, _ string) {
	p.w("substring_index(")
	p.binaryText(c.args[0])
	p.w(", ")
	p.binaryText(c.args[1])
	p.w(", ")
	p.intArg(c.args[2])
	p.w(")")
}

// sparkLocate finds a text in another, without case.
func (p *printer) sparkLocate(c *call, _ string) {
	sub, in := c.args[0], c.args[1]
	if c.name == "instr" {
		sub, in = in, sub
	}
	side := p.sparkText
	if !p.hasUnknown(sub) && !p.hasUnknown(in) && !p.binaryValue(in) && !p.binaryValue(sub) {
		side = func(e expr) { p.sparkFolded(&folded{x: unfolded(e), like: true}) } // a blank is one
	}
	p.w("locate(")
	side(sub)
	p.w(", ")
	side(in)
	for _, a := range c.args[2:] {
		p.w(", ")
		p.expr(a)
	}
	p.w(")")
}

// sparkASCII is the first byte; ORD all the bytes of the first character.
func (p *printer) sparkASCII(c *call, _ string) {
	p.w("CAST(coalesce(conv(")
	if c.name == "ord" {
		p.w("hex(left(")
		p.binaryText(c.args[0])
		p.w(", 1))")
	} else {
		p.w("left(hex(")
		p.binaryText(c.args[0])
		p.w("), 2)")
	}
	p.w(", 16, 10), CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL THEN '0' END) AS INT)")
}

func (p *printer) sparkElt(c *call, _ string) {
	p.w("get(array(")
	for i, a := range c.args[1:] {
		if i > 0 {
			p.w(", ")
		}
		p.sparkText(a)
	}
	p.w("), ")
	p.intArg(c.args[0])
	p.w(" - 1)")
}

// sparkField is the place of the first equal value, 0 when there is none.
func (p *printer) sparkField(c *call, _ string) {
	p.w("CASE")
	for i, a := range c.args[1:] {
		p.w(" WHEN ")
		p.foldedCompare("=", c.args[0], a)
		p.w(" THEN " + itoa(i+1))
	}
	p.w(" ELSE 0 END")
}

func (p *printer) sparkFindInSet(c *call, _ string) {
	side := p.sparkText
	if !p.hasUnknown(c.args[0]) && !p.hasUnknown(c.args[1]) {
		side = func(e expr) { p.sparkFolded(&folded{x: e, like: true}) } // trailing blanks count
	}
	p.w("CASE WHEN ")
	p.operand(c.args[1])
	p.w(" = '' THEN 0 ELSE find_in_set(")
	side(c.args[0])
	p.w(", ")
	side(c.args[1])
	p.w(") END")
}

// sparkHex writes the bytes of a text, or a whole number.
func (p *printer) sparkHex(c *call, _ string) {
	p.w("hex(")
	switch t := p.typ(c.args[0]); {
	case t.isFloat() || t.kind == tNumeric || t.kind == tBool || t.kind == tUInt8:
		p.sparkToBits(c.args[0])
	default:
		p.expr(c.args[0])
	}
	p.w(")")
}

func (p *printer) sparkDigest(c *call, name string) {
	p.w(name + "(")
	p.binaryText(c.args[0])
	p.w(")")
}

func (p *printer) sparkSHA2(c *call, _ string) {
	if n, ok := p.intConstant(c.args[1]); ok && n != 0 && n != 224 && n != 256 && n != 384 && n != 512 {
		p.w("CAST(NULL AS BINARY)")
		return
	}
	p.w("sha2(")
	p.binaryText(c.args[0])
	p.w(", ")
	p.expr(c.args[1])
	p.w(")")
}

func (p *printer) sparkStrcmp(c *call, _ string) {
	p.w("CASE")
	for _, w := range [3][2]string{{"=", "0"}, {"<", "-1"}, {">", "1"}} {
		p.w(" WHEN ")
		p.foldedCompare(w[0], p.asMyText(c.args[0]), p.asMyText(c.args[1]))
		p.w(" THEN " + w[1])
	}
	p.w(" END")
}

func (p *printer) sparkMySQLRegexpReplace(c *call, _ string) {
	p.w("regexp_replace(")
	p.binaryText(c.args[0])
	p.w(", ")
	p.javaPattern(c.args[1], "i")
	p.w(", ")
	if l, ok := c.args[2].(*literal); ok && l.kind == litString { // \1 is a group, as $1 is
		p.text(groupReference.ReplaceAllString(l.text, "$$$1"))
	} else {
		p.expr(c.args[2])
	}
	p.w(")")
}

var groupReference = regexp.MustCompile(`\\([0-9])`)

// asMyText is a number as the text that it is compared as.
func (p *printer) asMyText(e expr) expr {
	if !p.typ(e).isNumber() {
		return e
	}
	out := &cast{node: *e.base(), x: e, to: of(tText)}
	out.typ = of(tText)
	return out
}

// sparkInsert is INSERT(text, start, length, new): a start outside leaves the text.
func (p *printer) sparkInsert(c *call, _ string) {
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		p.operand(c.args[1])
		p.w(" BETWEEN 1 AND length(")
		d()
		p.w(") THEN concat(left(")
		d()
		p.w(", ")
		p.operand(c.args[1])
		p.w(" - 1), ")
		p.sparkText(c.args[3])
		p.w(", CASE WHEN ")
		p.operand(c.args[2])
		p.w(" < 0 THEN '' ELSE substring(")
		d()
		p.w(", ")
		p.operand(c.args[1])
		p.w(" + ")
		p.operand(c.args[2])
		p.w(") END) ELSE ")
		d()
		p.w(" END")
	})
}

// sparkFormatNumber groups by thousands; Spark rounds halves to even, MySQL up.
func (p *printer) sparkFormatNumber(c *call, _ string) {
	if n, ok := p.intConstant(c.args[1]); ok && n >= 0 && n <= 15 && p.typ(c.args[0]).isFloat() {
		p.w("format_number(rint(")
		p.operand(c.args[0])
		p.w(" * 1E" + itoa(n) + ") / 1E" + itoa(n) + ", " + itoa(n) + ")")
		return
	}
	p.w("format_number(round(")
	p.sparkMyNumber(c.args[0])
	p.w(", ")
	p.expr(c.args[1])
	p.w("), ")
	p.expr(c.args[1])
	p.w(")")
}

// sparkCount counts distinct texts as MySQL tells them apart.
func (p *printer) sparkCount(c *call, _ string) {
	d := *c
	d.orderBy = nil
	if c.distinct {
		d.args = append([]expr(nil), c.args...)
		for i, a := range d.args {
			if p.isTextual(a) && !p.binaryValue(a) {
				d.args[i] = asFolded(a)
			}
		}
	}
	p.plainCall(&d, "count")
}

// sparkTextExtreme is min or max; of texts it is the one whose folded form is.
func (p *printer) sparkTextExtreme(c *call, _ string) {
	x := c.args[0]
	if f, ok := x.(*folded); ok {
		x = f.x
	}
	if !p.isTextual(x) || p.binaryValue(x) {
		p.plainCall(c, c.name)
		return
	}
	p.w(c.name + "_by(")
	p.expr(x)
	p.w(", ")
	p.keyExpr(asFolded(x))
	p.w(")")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
}

// intArg writes an argument that Spark takes as an INT only.
func (p *printer) intArg(e expr) {
	if _, ok := p.intConstant(e); ok || p.typ(e).kind == tInt4 {
		p.operand(e)
		return
	}
	p.castTo("INT", func() { p.expr(e) })
}

// sparkConv is CONV: what is no number is 0.
func (p *printer) sparkConv(c *call) {
	x := c.args[0]
	if l, ok := x.(*literal); ok && l.kind == litNull {
		p.w("CAST(NULL AS STRING)")
		return
	}
	p.w("coalesce(conv(")
	p.sparkText(x)
	for _, a := range c.args[1:] {
		p.w(", ")
		p.intArg(a)
	}
	p.w("), CASE WHEN length(")
	p.sparkText(x)
	p.w(") > 0 THEN '0' END)")
}

// sparkBitText is BIN, OCT and BIT_COUNT, of the bits that a value has as a whole number.
func (p *printer) sparkBitText(c *call, name string) {
	e := c.args[0]
	x := func() { p.sparkToBits(e) }
	switch t := p.typ(e); {
	case name == "bit_count":
	case t.isFloat() || t.kind == tNumeric && t.scale > 0: // cut, not rounded
		x = func() { p.castTo("BIGINT", func() { p.operand(e) }) }
	case p.isTextual(e):
		x = func() {
			p.w("CASE WHEN length(")
			p.sparkText(e)
			p.w(") > 0 THEN ")
			p.sparkToBits(e)
			p.w(" END")
		}
	}
	if name == "oct" {
		p.w("conv(CAST(")
		x()
		p.w(" AS STRING), 10, 8)")
		return
	}
	p.w(name + "(")
	x()
	p.w(")")
}

// sparkCharLength counts bytes where a value is no text.
func (p *printer) sparkCharLength(c *call) {
	if p.typ(c.args[0]).kind == tBytea {
		p.w("octet_length(")
		p.expr(c.args[0])
		p.w(")")
		return
	}
	p.sparkMyTexts(c, "length")
}
