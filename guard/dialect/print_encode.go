package dialect

import "strings"

// encode is encode(bytes, format).
func (p *printer) encode(c *call) {
	bytes := func() { p.byteaArg(c.args[0]) }
	switch strings.ToLower(p.constant(c, 1)) {
	case "hex":
		p.w("lower(hex(")
		bytes()
		p.w("))")
	case "base64": // lines of 76
		p.w("regexp_replace(to_base64(")
		bytes()
		p.w("), '([^=]{76})', '\\1' || chr(10), 'g')")
	case "escape": // what is no character of seven bits is its number in octal digits
		p.w("array_to_string(list_transform(regexp_extract_all(hex(")
		bytes()
		p.w(`), '..'), lambda h: CASE WHEN h = '5C' THEN '\\' WHEN h = '00' OR h >= '80' THEN format('\{:03o}', CAST('0x' || h AS INTEGER)) ELSE chr(CAST('0x' || h AS INTEGER)) END), '')`)
	default:
		refuse(c.pos, "encode() to this format")
	}
}

// decode is decode(text, format); blanks and ends of lines count for nothing.
func (p *printer) decode(c *call) {
	format := strings.ToLower(p.constant(c, 1))
	l, isLit := c.args[0].(*literal)
	switch {
	case format == "escape" && isLit && l.kind == litString:
		p.bytea(&literal{node: l.node, kind: litString, text: l.text})
		return
	case format == "hex":
		p.w("unhex(")
	case format == "base64":
		p.w("from_base64(")
	default:
		refuse(c.pos, "decode() from this format")
	}
	if isLit && l.kind == litString {
		p.text(strings.Join(strings.Fields(l.text), ""))
	} else {
		p.w("regexp_replace(")
		p.expr(c.args[0])
		p.w(", '\\s', '', 'g')")
	}
	p.w(")")
}

// convertFrom is convert_from(bytes, encoding).
func (p *printer) convertFrom(c *call) {
	p.w("decode(")
	p.byteaArg(c.args[0])
	p.w(")")
}
