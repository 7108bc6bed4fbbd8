package dialect

import "strings"

// pad is LPAD and RPAD. The engine refuses to fill with nothing: PostgreSQL cuts then,
// and MySQL gives NULL for what is too short.
func (p *printer) pad(c *call) {
	if t := p.typ(c.args[1]); p.to == DuckDB && t.kind != tInt4 && (t.isNumber() || t.kind == tBool) {
		if _, ok := p.intConstant(c.args[1]); !ok { // the engine counts in integers of 32 bits
			d := *c
			d.args = []expr{c.args[0], &cast{node: node{pos: c.pos, typ: of(tInt4)}, x: c.args[1], to: of(tInt4)}, c.args[2]}
			c = &d
		}
	}
	if p.s.Dialect == MySQL && !textual(c.args[2]) && !isNull(c.args[2]) {
		d := *c
		d.args = []expr{c.args[0], c.args[1], mysqlText(c.args[2])}
		c = &d
	}
	if l, ok := c.args[2].(*literal); ok && l.kind == litString && l.text != "" {
		p.plainCall(c, c.name)
		return
	}
	p.w("CASE WHEN ")
	p.operand(c.args[2])
	p.w(" = '' THEN ")
	if p.s.Dialect == MySQL {
		p.w("CASE WHEN length(")
		p.expr(c.args[0])
		p.w(") >= ")
		p.operand(c.args[1])
		p.w(" THEN ")
	}
	p.w("left(")
	p.exprs(c.args[:2])
	p.w(")")
	if p.s.Dialect == MySQL {
		p.w(" END")
	}
	p.w(" ELSE ")
	p.plainCall(c, c.name)
	p.w(" END")
}

// formatNumber is MySQL's FORMAT(x, digits).
func (p *printer) formatNumber(c *call) {
	if len(c.args) == 3 {
		if l, ok := c.args[2].(*literal); !ok || !strings.EqualFold(l.text, "en_US") {
			p.w("mysql_call('format_locale', ")
			defer func() {
				p.w(", coalesce(")
				p.asText(c.args[2])
				p.w(", 'en_US'))")
			}()
		}
	}
	n, known := p.intConstant(c.args[1])
	p.w("format(")
	if known {
		p.text("{:,." + itoa(min(max(n, 0), 30)) + "f}")
	} else {
		p.w("'{:,.' || greatest(")
		p.expr(c.args[1])
		p.w(", 0) || 'f}'")
	}
	p.w(", ")
	if l, ok := c.args[0].(*literal); ok && known && l.kind == litDecimal && !tied(l, n) {
		p.expr(l)
	} else {
		round := "round("
		if p.typ(c.args[0]).isFloat() || textual(c.args[0]) {
			round = "round_even("
		}
		p.w("CAST(" + round)
		p.number(c.args[0])
		p.w(", ")
		p.expr(c.args[1])
		p.w(") AS DOUBLE)")
	}
	p.w(")")
}

// tied tells a constant that lies in the middle of two numbers of n digits, or may: the
// engine rounds the double that is nearest to it.
func tied(l *literal, n int) bool {
	_, rest, _ := strings.Cut(l.text, ".")
	if n < 0 || len(l.text) > 15 {
		return true
	}
	return len(rest) > n && strings.TrimRight(rest[n:], "0") == "5"
}

// mysqlSubstring is SUBSTRING(text, from [, length]): place 0, and places before the
// beginning, give nothing.
func (p *printer) mysqlSubstring(c *call) {
	from, ok := c.args[1].(*literal)
	first := ok && from.kind == litInt && nonZero(from) && from.text[0] != '-'
	if !first {
		p.w("CASE WHEN ")
		p.operand(c.args[1])
		p.w(" = 0 OR ")
		p.operand(c.args[1])
		p.w(" < -length(")
		p.operand(c.args[0])
		p.w(") THEN left(")
		p.operand(c.args[0])
		p.w(", 0) ELSE ")
	}
	p.w("substring(")
	p.operand(c.args[0])
	p.w(", ")
	p.operand(c.args[1])
	if len(c.args) == 3 {
		p.w(", ")
		if n, ok := c.args[2].(*literal); ok && n.kind == litInt && n.text[0] != '-' {
			p.expr(n)
		} else {
			p.w("greatest(")
			p.expr(c.args[2])
			p.w(", 0)")
		}
	}
	p.w(")")
	if !first {
		p.w(" END")
	}
}

// mysqlText is a value as a text; a whole number that is written is its digits.
func mysqlText(e expr) expr {
	n := node{pos: e.base().pos, typ: of(tText)}
	if l, ok := e.(*literal); ok && l.kind == litInt {
		return &literal{node: n, kind: litString, text: l.text}
	}
	return &cast{node: n, x: e, to: of(tText)}
}
