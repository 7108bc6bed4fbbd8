package dialect

import "strings"

// sparkRegexpNth is regexp_like, regexp_count and regexp_substr with more than a text and a
// pattern: where to begin, which match, flags.
func (p *printer) sparkRegexpNth(c *call, _ string) {
	flagsAt := map[string]int{"regexp_like": 2, "regexp_count": 3, "regexp_substr": 4}[c.name]
	pattern, flags := p.constant(c, 1), p.javaFlags(c, flagsAt, "i")
	start, nth := 1, 1
	number := func(i int) int {
		n, ok := p.intConstant(c.args[i])
		if !ok || n < 1 {
			refuse(c.pos, c.name+"() with a computed position")
		}
		return n
	}
	if c.name != "regexp_like" {
		start = number(2)
	}
	if c.name == "regexp_substr" && len(c.args) > 3 {
		nth = number(3)
	}
	if start > 1 && (strings.ContainsAny(pattern, "^") || strings.Contains(pattern, `\`)) {
		refuse(c.pos, c.name+"() of this pattern behind the text's beginning")
	}
	text := func() {
		p.sparkText(c.args[0])
	}
	if start > 1 {
		inner := text
		text = func() { p.w("substring("); inner(); p.w(", " + itoa(start) + ")") }
	}
	name, tail := c.name+"(", ")"
	if nth > 1 {
		name, tail = "get(regexp_extract_all(", ", 0), "+itoa(nth-1)+")"
	}
	p.w(name)
	text()
	p.w(", ")
	p.text(javaRegexp(pattern, flags))
	p.w(tail)
}

// sparkCommonDivisor is gcd and lcm of integers, by Euclid's steps: of 64 bits there are
// 92 at most.
func (p *printer) sparkCommonDivisor(c *call, _ string) {
	t := p.typ(c)
	name, ok := t.spark()
	if !ok || !t.isInt() {
		refuse(c.pos, c.name+"() of this type")
	}
	value := func(i int) { p.castTo("BIGINT", func() { p.expr(c.args[i]) }) }
	divisor := func() {
		p.w("aggregate(sequence(1, 92), named_struct('a', abs(")
		value(0)
		p.w("), 'b', abs(")
		value(1)
		p.w(")), (s_, i_) -> CASE WHEN s_.b = 0 THEN s_ ELSE named_struct('a', s_.b, 'b', s_.a % s_.b) END, s_ -> s_.a)")
	}
	p.castTo(name, func() {
		if c.name == "gcd" {
			divisor()
			return
		}
		p.w("CASE WHEN ")
		value(0)
		p.w(" = 0 OR ")
		value(1)
		p.w(" = 0 THEN 0 ELSE abs(")
		value(0)
		p.w(" div ")
		divisor()
		p.w(" * ")
		value(1)
		p.w(") END")
	})
}
