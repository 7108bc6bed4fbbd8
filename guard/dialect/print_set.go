package dialect

import (
	"strings"

	"streamlink/backend/sqlstate"
)

// generateSeries has the type of its first argument.
func (p *printer) generateSeries(c *call) {
	t := p.typ(c.args[0])
	for _, a := range c.args[1:] {
		if o := p.typ(a); t.isInt() && o.kind == tNumeric {
			t = o
		}
	}
	switch {
	case t.kind == tNumeric:
		p.numericSeries(c)
		return
	case t.kind == tDate:
		t = of(tTimestampTZ)
	case t.isFloat():
		panic(bail{sqlstate.New(sqlstate.UndefinedFunction, "function generate_series(double precision, double precision) does not exist").At(c.pos)})
	case t.kind == tTimestamp || t.kind == tTimestampTZ:
	case !t.isInt():
		t = of(tInt8)
	}
	name, _ := t.duck()
	p.w("CAST(unnest(generate_series(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		if i < 2 && t.kind == tTimestampTZ {
			p.w("CAST(")
			p.expr(a)
			p.w(" AS TIMESTAMPTZ)")
			continue
		}
		if l, ok := a.(*literal); ok && l.kind == litString && i == 2 {
			p.intervalText(l)
			continue
		}
		p.expr(a)
	}
	p.w(")) AS " + name + ")")
}

// numericSeries is generate_series() of exact numbers, counted in units of their last digit.
func (p *printer) numericSeries(c *call) {
	digits, shown := 0, 0
	for i, a := range c.args {
		scale, ok := p.typ(a).engineScale()
		if !ok || scale > 10 {
			refuse(c.pos, "generate_series() of numbers with this many digits")
		}
		digits = max(digits, scale)
		if i != 1 {
			shown = max(shown, scale)
		}
	}
	unit := "1" + strings.Repeat("0", digits)
	p.w("unnest(list_transform(generate_series(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.w("CAST(")
		p.operand(a)
		p.w(" * " + unit + " AS BIGINT)")
	}
	if len(c.args) == 2 {
		p.w(", " + unit)
	}
	p.w("), lambda i: CAST(CAST(i AS DECIMAL(18,0)) * " + smallest(digits) + " AS DECIMAL(38," + itoa(shown) + "))))")
}

// smallest is one unit of the last of so many digits after the point.
func smallest(digits int) string {
	if digits == 0 {
		return "1"
	}
	return "0." + strings.Repeat("0", digits-1) + "1"
}

// seriesTable writes generate_series over constants as a table function, which need
// not build a list first; false leaves it to the general form.
func (p *printer) seriesTable(c *call) bool {
	if c.name != "generate_series" {
		return false
	}
	for _, a := range c.args {
		if _, ok := p.intConstant(a); !ok {
			return false
		}
	}
	name, _ := p.typ(c.args[0]).duck()
	if !p.typ(c.args[0]).isInt() {
		name = "INTEGER"
	}
	p.w("SELECT CAST(generate_series AS " + name + ") FROM generate_series(")
	p.exprs(c.args)
	p.w(")")
	return true
}

func (p *printer) generateSubscripts(c *call) {
	n, ok := p.intConstant(c.args[1])
	if ok && n != 1 {
		refuse(c.pos, "generate_subscripts() of another dimension")
	}
	if !ok { // arrays have one dimension here, and another has no subscripts
		p.w("CAST(unnest(CASE WHEN ")
		p.expr(c.args[1])
		p.w(" = 1 THEN generate_series(1, len(")
		p.expr(c.args[0])
		p.w(")) ELSE CAST([] AS BIGINT[]) END) AS INTEGER)")
		return
	}
	p.w("CAST(unnest(generate_series(1, len(")
	p.expr(c.args[0])
	p.w("))) AS INTEGER)")
}

// arrayLength: an empty array has no length and no bounds.
func (p *printer) arrayLength(c *call) {
	if n, ok := p.intConstant(c.args[1]); !ok || n != 1 {
		refuse(c.pos, c.name+"() of another dimension")
	}
	if c.name == "array_lower" {
		p.w("CASE WHEN len(")
		p.expr(c.args[0])
		p.w(") > 0 THEN 1 END")
		return
	}
	p.w("CAST(nullif(len(")
	p.expr(c.args[0])
	p.w("), 0) AS INTEGER)")
}

// jsonTypeof has PostgreSQL's names for the types.
func (p *printer) jsonTypeof(c *call) {
	p.w("CASE json_type(")
	p.expr(c.args[0])
	p.w(") WHEN 'VARCHAR' THEN 'string' WHEN 'OBJECT' THEN 'object' WHEN 'ARRAY' THEN 'array' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'NULL' THEN 'null' WHEN 'UBIGINT' THEN 'number' WHEN 'BIGINT' THEN 'number' WHEN 'DOUBLE' THEN 'number' WHEN 'HUGEINT' THEN 'number' END")
}

// unnestAll turns several arrays into rows side by side; the shorter ones end in NULLs.
func (p *printer) unnestAll(c *call) {
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.w("unnest(")
		p.flatArray(a)
		p.w(")")
	}
}

// jsonUnquote takes the quotes from a JSON string.
func (p *printer) jsonUnquote(c *call) {
	if in, ok := c.args[0].(*call); ok && in.name == "json_extract" && len(in.args) == 2 {
		null := func() {}
		if l, ok := in.args[1].(*literal); ok && !p.plain && !strings.Contains(l.text, "*") { // JSON's null has a name
			p.w("coalesce(")
			null = func() {
				p.w(", CASE WHEN json_type(")
				p.exprs(in.args)
				p.w(") = 'NULL' THEN 'null' END)")
			}
		}
		p.w("json_extract_string(")
		p.exprs(in.args)
		p.w(")")
		null()
		return
	}
	if textual(c.args[0]) && p.s.Dialect == MySQL { // only a text between quotes is unquoted
		p.once(c.args[0], func(d func()) {
			p.w("CASE WHEN starts_with(")
			d()
			p.w(", '\"') AND json_valid(")
			d()
			p.w(") THEN json_extract_string(")
			d()
			p.w(", '$') ELSE ")
			d()
			p.w(" END")
		})
		return
	}
	p.w("json_extract_string(")
	p.expr(c.args[0])
	p.w(", '$')")
}
