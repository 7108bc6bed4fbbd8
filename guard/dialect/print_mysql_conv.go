package dialect

import (
	"strconv"
	"strings"
)

// mysqlChar is CHAR(n, …), a binary text, and CHAR(n, … USING charset); what is more than
// ASCII is refused.
func (p *printer) mysqlChar(c *call) {
	if c.name == "char" {
		p.w("encode(")
		defer p.w(")")
	}
	p.w("concat(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		if l, ok := a.(*literal); ok && l.kind == litString {
			a = numberLiteral(l)
		}
		if n, ok := hexNumber(a); ok {
			a = n
		}
		if n, ok := p.intConstant(a); ok && n > 0 && n < 128 {
			p.w("chr(" + itoa(n) + ")")
			continue
		}
		p.w("CASE WHEN ")
		p.operand(a)
		p.w(" BETWEEN 1 AND 127 THEN chr(CAST(")
		p.expr(a)
		p.w(" AS INTEGER)) WHEN ")
		p.operand(a)
		p.w(" IS NOT NULL THEN error('CHAR() of more than ASCII is not supported') END")
	}
	p.w(")")
}

// makeSet is MAKE_SET(bits, text, …).
func (p *printer) makeSet(c *call) {
	p.w("CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL THEN concat_ws(','")
	for i, a := range c.args[1:] {
		p.w(", CASE WHEN (")
		p.operand(c.args[0])
		p.w(" >> " + itoa(i) + ") % 2 = 1 THEN ")
		p.expr(a)
		p.w(" END")
	}
	p.w(") END")
}

// timePart is HOUR, MINUTE, SECOND and MICROSECOND: of a text that is no date but a time
// of day, which may have more than 24 hours.
func (p *printer) timePart(c *call) {
	x := c.args[0]
	part := func(write func()) {
		if c.name == "microsecond" || c.name == "second" {
			p.w("CAST(" + c.name + "(")
			write()
			p.w(")" + map[string]string{"microsecond": " % 1000000", "second": ""}[c.name] + " AS INTEGER)")
			return
		}
		p.w("CAST(" + c.name + "(")
		write()
		p.w(") AS INTEGER)")
	}
	l, ok := x.(*literal)
	switch {
	case p.typ(x).kind == tInterval:
		p.clockPart(c.name, x)
	case ok && l.kind == litString && clockText(l.text):
		part(func() {
			p.castOperand(&literal{node: l.node, kind: litString, text: strings.TrimSpace(l.text)}, "INTERVAL")
		})
	case textual(x) && !ok:
		p.w("CASE WHEN regexp_matches(")
		p.expr(x)
		p.w(`, '^\s*\d+:') THEN `)
		part(func() {
			p.w("TRY_CAST(")
			p.expr(x)
			p.w(" AS INTERVAL)")
		})
		p.w(" ELSE ")
		part(func() { p.dateValue(x) })
		p.w(" END")
	default:
		part(func() { p.dateValue(x) })
	}
}

// clockText tells a text such as 10:05:03.
func clockText(s string) bool {
	s = strings.TrimSpace(s)
	i := strings.IndexByte(s, ':')
	if i < 1 || i > 3 || strings.Count(s, ":") > 2 {
		return false
	}
	for _, c := range s {
		if c != ':' && c != '.' && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// mysqlRegexpLike is REGEXP_LIKE(text, pattern [, flags]).
func (p *printer) mysqlRegexpLike(c *call) {
	flags := "i"
	if len(c.args) == 3 {
		given := p.constant(c, 2)
		if strings.Trim(given, "icn") != "" {
			refuse(c.pos, "REGEXP_LIKE() with the flags "+given)
		}
		if i := strings.LastIndexAny(given, "ic"); i >= 0 && given[i] == 'c' {
			flags = "c"
		}
		if strings.Contains(given, "n") {
			flags += "s"
		}
	}
	p.w("regexp_matches(")
	p.expr(c.args[0])
	p.w(", ")
	p.regex(c.args[1])
	p.w(", '" + flags + "')")
}

// hexNumber is a constant of bytes as the number that it is.
func hexNumber(e expr) (expr, bool) {
	l, ok := e.(*literal)
	if !ok || l.kind != litBytes || len(l.text) > 7 {
		return nil, false
	}
	n := int64(0)
	for i := range len(l.text) {
		n = n<<8 | int64(l.text[i])
	}
	return &literal{node: node{pos: l.pos, typ: of(tInt8)}, kind: litInt, text: strconv.FormatInt(n, 10)}, true
}
