package dialect

import (
	"strings"
)

// Functions of texts, as PostgreSQL means them.

// sparkLeftRight: a negative length leaves that many characters out.
func (p *printer) sparkLeftRight(c *call, _ string) {
	if n, ok := p.intConstant(c.args[1]); ok && n >= 0 {
		p.plainCall(c, c.name)
		return
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		p.operand(c.args[1])
		p.w(" < 0 THEN " + c.name + "(")
		d()
		p.w(", greatest(length(")
		d()
		p.w(") + ")
		p.operand(c.args[1])
		p.w(", 0)) ELSE " + c.name + "(")
		d()
		p.w(", ")
		p.expr(c.args[1])
		p.w(") END")
	})
}

// sparkSubstring: with a text pattern it is a regular expression's match. A start
// before the text takes from the length, where Spark would count from the end.
func (p *printer) sparkSubstring(c *call, _ string) {
	second := c.args[1]
	if t := p.typ(second); t.isText() || t.kind == tUnknown && len(c.args) == 2 {
		l, ok := second.(*literal)
		if len(c.args) > 2 || !ok {
			refuse(c.pos, "substring() by this pattern")
		}
		p.sparkMatchOf(func() { p.expr(c.args[0]) }, l.text, min(1, groups(l.text)), "")
		return
	}
	p.substringFrom(c)
}

// matchOf writes a group of a pattern's first match, NULL where there is none.
func (p *printer) sparkMatchOf(x func(), pattern string, group int, flags string) {
	re := javaRegexp(pattern, flags)
	p.w("CASE WHEN regexp_like(")
	x()
	p.w(", ")
	p.text(re)
	p.w(") THEN regexp_extract(")
	x()
	p.w(", ")
	p.text(re)
	p.w(", " + itoa(group) + ") END")
}

// sparkReplace: an empty text to look for changes nothing.
func (p *printer) sparkReplace(c *call, _ string) {
	p.w("replace(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.binaryText(a)
	}
	p.w(")")
}

// sparkRepeat keeps the result within reason: an argument of a billion is a weapon.
func (p *printer) sparkRepeat(c *call, _ string) {
	if n, ok := p.intConstant(c.args[1]); ok && n > 1<<20 {
		refuse(c.pos, "repeat() of more than a million times")
	}
	p.plainCall(c, "repeat")
}

// sparkChr: Spark knows the first 256 characters only.
func (p *printer) sparkChr(c *call, _ string) {
	n, ok := p.intConstant(c.args[0])
	if ok && n > 0 && n < 0x110000 && (n < 0xD800 || n > 0xDFFF) {
		p.text(string(rune(n)))
		return
	}
	if ok {
		refuse(c.pos, "chr() of this number")
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" BETWEEN 1 AND 127 THEN chr(")
		d()
		p.w(") WHEN ")
		d()
		p.w(" IS NOT NULL THEN raise_error('chr() of a computed number above 127 is not supported') END")
	})
}

// sparkConcatAll is concat, which leaves NULLs out.
func (p *printer) sparkConcatAll(c *call, _ string) {
	p.w("concat_ws(''")
	for _, a := range c.args {
		p.w(", ")
		p.joinedText(a)
	}
	p.w(")")
}

func (p *printer) sparkConcatWS(c *call, _ string) {
	p.w("concat_ws(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.joinedText(a)
	}
	p.w(")")
}

// joinedText is a value as concat and its kin write it: PostgreSQL's truth is t or f
// there.
func (p *printer) joinedText(e expr) {
	t := p.typ(e)
	if t.kind == tBool && !t.array && p.s.Dialect == PostgreSQL {
		p.once(e, func(d func()) {
			p.w("CASE WHEN ")
			d()
			p.w(" THEN 't' WHEN NOT ")
			d()
			p.w(" THEN 'f' END")
		})
		return
	}
	p.sparkText(e)
}

// sparkToHex: a negative integer is written in its own width.
func (p *printer) sparkToHex(c *call, _ string) {
	width := "8"
	if p.typ(c.args[0]).kind == tInt8 {
		width = "16"
	}
	p.w("lower(right(hex(")
	p.expr(c.args[0])
	p.w("), " + width + "))")
}

func (p *printer) sparkEncode(c *call, _ string) {
	bytes := func() { // a text constant is one of bytes
		if l, ok := c.args[0].(*literal); ok && l.kind == litString && p.s.Dialect == PostgreSQL {
			p.byteaLiteral(l)
			return
		}
		p.expr(c.args[0])
	}
	switch p.constant(c, 1) {
	case "hex":
		p.w("lower(hex(")
		bytes()
		p.w("))")
	case "base64":
		p.w("regexp_replace(replace(base64(") // whose lines end otherwise, but for the last one
		bytes()
		p.w(`), '\r\n', ''), '(.{76})', '$1\n')`)
	case "escape": // bytes that are no ASCII in octal
		p.w("array_join(transform(regexp_extract_all(hex(")
		bytes()
		p.w(`), '..', 0), b_ -> CASE WHEN b_ = '5C' THEN '\\\\' WHEN b_ = '00' OR b_ >= '80' THEN concat('\\', lpad(conv(b_, 16, 8), 3, '0')) ELSE chr(CAST(conv(b_, 16, 10) AS INT)) END), '')`)
	default:
		refuse(c.pos, "encode() to this format")
	}
}

// sparkConvertFrom is convert_from() of bytes in UTF-8.
func (p *printer) sparkConvertFrom(c *call, _ string) {
	p.w("decode(")
	if l, ok := c.args[0].(*literal); ok && l.kind == litString {
		p.byteaLiteral(l)
	} else {
		p.expr(c.args[0])
	}
	p.w(", 'UTF-8')")
}

func (p *printer) sparkDecode(c *call, _ string) {
	switch p.constant(c, 1) {
	case "hex":
		p.w("unhex(")
	case "base64":
		p.w("unbase64(")
	default:
		refuse(c.pos, "decode() from this format")
	}
	p.expr(c.args[0])
	p.w(")")
}

// sparkQuoteIdent quotes a name where it needs it.
func (p *printer) sparkQuoteIdent(c *call, _ string) {
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN regexp_like(")
		d()
		p.w(`, '^[a-z_][a-z0-9_$]*\\z') THEN `)
		d()
		p.w(` ELSE '"' || replace(`)
		d()
		p.w(`, '"', '""') || '"' END`)
	})
}

// sparkStringToArray cuts at a text, which is no pattern; an empty text has no parts.
func (p *printer) sparkStringToArray(c *call, _ string) {
	if len(c.args) == 3 { // what is equal to the third is NULL
		if null := c.args[2]; !isNull(null) {
			p.w("transform(")
			defer func() {
				p.w(", e_ -> nullif(e_, ")
				p.expr(null)
				p.w("))")
			}()
		}
		c = &call{node: c.node, name: c.name, args: c.args[:2]}
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" = '' THEN CAST(array() AS ARRAY<STRING>) ELSE ")
		if l, ok := c.args[1].(*literal); ok && l.kind == litNull { // every character by itself
			p.w("filter(split(")
			d()
			p.w(", ''), e_ -> e_ <> '')")
		} else {
			p.splitAt(d, c.args[1])
		}
		p.w(" END")
	})
}

// splitAt writes split() at a text.
func (p *printer) splitAt(x func(), sep expr) {
	p.w("split(")
	x()
	p.w(", ")
	if l, ok := sep.(*literal); ok && l.kind == litString {
		p.text(quoteJava(l.text))
	} else {
		p.w(`'\\Q' || `)
		p.operand(sep)
		p.w(` || '\\E'`)
	}
	p.w(")")
}

// quoteJava makes a pattern of a text.
func quoteJava(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(`\.[]{}()*+-?^$|&~#`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (p *printer) sparkArrayToString(c *call, _ string) {
	p.w("array_join(")
	if t := p.typ(c.args[0]); t.array && t.elem().isText() {
		p.expr(c.args[0])
	} else {
		p.castTo("ARRAY<STRING>", func() { p.sparkArray(c.args[0]) })
	}
	for _, a := range c.args[1:] {
		p.w(", ")
		p.expr(a)
	}
	p.w(")")
}

func (p *printer) sparkArrayLength(c *call, _ string) {
	if n, ok := p.intConstant(c.args[1]); !ok || n != 1 {
		refuse(c.pos, c.name+"() of another dimension")
	}
	if c.name == "array_lower" {
		p.w("CASE WHEN array_size(")
		p.expr(c.args[0])
		p.w(") > 0 THEN 1 END")
		return
	}
	p.w("nullif(array_size(")
	p.expr(c.args[0])
	p.w("), 0)")
}
