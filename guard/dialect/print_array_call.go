package dialect

// length counts characters, or a bytea's bytes.
func (p *printer) length(c *call) {
	name := "length"
	if p.typ(c.args[0]).kind == tBytea {
		name = "octet_length"
	}
	p.w("CAST(" + name + "(")
	p.expr(c.args[0])
	p.w(") AS INTEGER)")
}

// nested tells an array constant of arrays.
func nested(e expr) bool {
	a, ok := e.(*arrayExpr)
	if !ok || len(a.elems) == 0 {
		return false
	}
	_, ok = a.elems[0].(*arrayExpr)
	return ok
}

// arrayNDims is array_ndims, array_dims and cardinality: of one dimension, but for what
// an array constant shows.
func (p *printer) arrayNDims(c *call) {
	x := c.args[0]
	if a, ok := x.(*arrayExpr); ok && nested(x) {
		in := a.elems[0].(*arrayExpr)
		if nested(in) {
			refuse(c.pos, c.name+"() of more than two dimensions")
		}
		switch n, m := len(a.elems), len(in.elems); c.name {
		case "array_ndims":
			p.w("2")
		case "array_dims":
			p.text("[1:" + itoa(n) + "][1:" + itoa(m) + "]")
		default:
			p.w(itoa(n * m))
		}
		return
	}
	size := func() {
		if p.to == Spark {
			p.w("array_size(")
			p.sparkArray(x)
		} else {
			p.w("len(")
			p.expr(x)
		}
		p.w(")")
	}
	switch c.name {
	case "array_ndims":
		p.w("CASE WHEN ")
		size()
		p.w(" > 0 THEN 1 END")
	case "array_dims":
		p.w("'[1:' || nullif(")
		size()
		p.w(", 0) || ']'")
	default:
		p.w("CAST(")
		size()
		p.w(" AS " + map[Dialect]string{DuckDB: "INTEGER", Spark: "INT"}[p.to] + ")")
	}
}

// arrayFill is array_fill(value, ARRAY[n]).
func (p *printer) arrayFill(c *call) {
	a, ok := c.args[1].(*arrayExpr)
	if !ok || len(a.elems) != 1 {
		refuse(c.pos, "array_fill() of several dimensions")
	}
	if p.to == Spark {
		p.w("array_repeat(")
		p.exprs([]expr{c.args[0], a.elems[0]})
		p.w(")")
		return
	}
	p.w("list_transform(range(")
	p.expr(a.elems[0])
	p.w("), lambda i: ")
	p.expr(c.args[0])
	p.w(")")
}

// isFinite: no interval is infinite before PostgreSQL 17.
func (p *printer) isFinite(c *call) {
	if p.typ(c.args[0]).kind == tInterval {
		p.operand(c.args[0])
		p.w(" IS NOT NULL")
		return
	}
	p.plainCall(c, "isfinite")
}

// jsonObjectCall makes texts of its keys.
func (p *printer) jsonObjectCall(c *call) {
	p.w("json_object(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		if t := p.typ(a); i%2 == 0 && !t.isText() && t.kind > tUnknown {
			p.castOperand(a, "VARCHAR")
			continue
		}
		p.expr(a)
	}
	p.w(")")
}

// jsonObjectOf is json_object(text[]) and json_object(keys, values) of constants.
func (p *printer) jsonObjectOf(c *call) {
	lists := make([][]*string, len(c.args))
	for i, a := range c.args {
		if x, ok := a.(*cast); ok {
			a = x.x
		}
		l, ok := a.(*literal)
		if ok {
			lists[i], ok = parseArray(l.text)
		}
		if !ok {
			refuse(c.pos, c.name+"() of a computed array")
		}
	}
	var keys, values []*string
	if len(lists) == 2 {
		keys, values = lists[0], lists[1]
	}
	for i, s := range lists[0] {
		switch {
		case len(lists) == 2:
		case i%2 == 0:
			keys = append(keys, s)
		default:
			values = append(values, s)
		}
	}
	if len(keys) != len(values) {
		syntax(c.pos, "mismatched array dimensions")
	}
	p.w("json_object(")
	for i, k := range keys {
		if i > 0 {
			p.w(", ")
		}
		if k == nil {
			syntax(c.pos, "null value not allowed for object key")
		}
		p.text(*k)
		p.w(", ")
		if values[i] == nil {
			p.w("NULL")
		} else {
			p.text(*values[i])
		}
	}
	p.w(")")
}

// intervalCall is MySQL's INTERVAL(n, a, b, …): how many of the sorted numbers are not
// above n.
func (p *printer) intervalCall(c *call) {
	p.w("CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NULL THEN -1 ELSE ")
	for i, a := range c.args[1:] {
		if i > 0 {
			p.w(" + ")
		}
		p.w("CAST(")
		p.operand(c.args[0])
		p.w(" >= ")
		p.operand(a)
		p.w(" AS INTEGER)")
	}
	p.w(" END")
}

// byteaArg writes an argument that is a bytea: a text constant is one.
func (p *printer) byteaArg(e expr) {
	if l, ok := e.(*literal); ok && l.kind == litString {
		p.bytea(l)
		return
	}
	p.expr(e)
}

// flatArray writes an array whose elements are no arrays: unnest() looks through all of its
// dimensions.
func (p *printer) flatArray(e expr) {
	levels := 0
	for in := e; nested(in); in = in.(*arrayExpr).elems[0] {
		levels++
	}
	for range levels {
		p.w("flatten(")
	}
	if p.to == Spark {
		p.sparkArray(e)
	} else {
		p.expr(e)
	}
	for range levels {
		p.w(")")
	}
}
