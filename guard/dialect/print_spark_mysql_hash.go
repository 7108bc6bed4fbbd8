package dialect

import "strings"

// MySQL's odd functions of texts and numbers, said to Spark.

// sparkChar is CHAR(n, …): the bytes of each number, NULLs left out.
func (p *printer) sparkChar(c *call) {
	p.w("concat(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.w("coalesce(unhex(hex(")
		p.sparkToBits(a)
		p.w(" & 4294967295L)), X'')")
	}
	p.w(")")
}

// sparkSoundex keeps all codes, as MySQL does; Spark's own keeps four.
func (p *printer) sparkSoundex(c *call) {
	codes := "replace(translate(regexp_replace(upper(d), '[^A-Z]', ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '01230120022455012623010202'), '0', '')"
	for _, n := range "123456" {
		codes = "regexp_replace(" + codes + ", '" + string(n) + "+', '" + string(n) + "')"
	}
	p.lambda1(func() { p.sparkText(c.args[0]) },
		"transform(array(left(regexp_replace(upper(d), '[^\\\\p{L}]', ''), 1)), f -> CASE WHEN f = '' THEN '' ELSE transform(array(concat(f, substring("+
			codes+", CASE WHEN f RLIKE '^[BCDFGJKLMNPQRSTVXZ]' THEN 2 ELSE 1 END))), s -> CASE WHEN length(s) < 4 THEN rpad(s, 4, '0') ELSE s END)[0] END)[0]")
}

// sparkIntervalOf is INTERVAL(n, a, b, …): how many of the rising numbers n has reached.
func (p *printer) sparkIntervalOf(c *call) {
	p.w("CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NULL THEN -1")
	for i, a := range c.args[1:] {
		p.w(" WHEN ")
		p.sparkMyNumber(c.args[0])
		p.w(" < ")
		p.sparkMyNumber(a)
		p.w(" THEN " + itoa(i))
	}
	p.w(" ELSE " + itoa(len(c.args)-1) + " END")
}

// sparkMakeSet is MAKE_SET(bits, text, …).
func (p *printer) sparkMakeSet(c *call) {
	if len(c.args) > 60 {
		refuse(c.pos, "MAKE_SET() of so many texts")
	}
	p.w("CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL THEN concat_ws(','")
	for i, a := range c.args[1:] {
		p.w(", CASE WHEN ")
		p.sparkToBits(c.args[0])
		p.w(" & shiftleft(1L, " + itoa(i) + ") <> 0 THEN ")
		p.sparkText(a)
		p.w(" END")
	}
	p.w(") END")
}

// dateAsClock tells the digits that a date is read as where a time is meant: 2024-02-29 is
// 00:20:24.
func dateAsClock(text string) string {
	text = strings.TrimSpace(text)
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return text[:n]
}
