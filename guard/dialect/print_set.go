package dialect

// generateSeries has the type of its first argument.
func (p *printer) generateSeries(c *call) {
	t := p.typ(c.args[0])
	cast := "CAST("
	switch {
	case t.kind == tDate || t.kind == tTimestampTZ:
		cast += "unnest(generate_series("
		t = of(tTimestampTZ)
	default:
		cast += "unnest(generate_series("
	}
	switch {
	case t.kind == tNumeric || t.isFloat():
		refuse(c.pos, "generate_series() of this type")
	case t.kind == tTimestamp || t.kind == tTimestampTZ:
	case !t.isInt():
		t = of(tInt8)
	}
	name, _ := t.duck()
	p.w(cast)
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
		p.expr(a)
		p.w(")")
	}
}

// jsonUnquote takes the quotes from a JSON string.
func (p *printer) jsonUnquote(c *call) {
	if in, ok := c.args[0].(*call); ok && in.name == "json_extract" && len(in.args) == 2 {
		p.w("json_extract_string(")
		p.exprs(in.args)
		p.w(")")
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
