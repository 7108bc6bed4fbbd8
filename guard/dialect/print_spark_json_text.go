package dialect

// sparkJSONText writes the JSON text of a value as PostgreSQL writes it; of NULL it is NULL.
func (p *printer) sparkJSONText(t sqlType, v func()) {
	quoted := func(text func()) {
		p.w("concat('\"', ")
		text()
		p.w(", '\"')")
	}
	plain := func() { p.castTo("STRING", v) }
	iso := func() {
		p.w("replace(")
		plain()
		p.w(", ' ', 'T')")
	}
	value := &written{node: node{typ: t}, write: v}
	switch {
	case t.array:
		p.lets++
		name := "v" + itoa(p.lets) + "_"
		p.w("concat('[', array_join(transform(")
		v()
		p.w(", " + name + " -> ")
		p.jsonOrNull(t.elem(), func() { p.w(name) })
		p.w("), ','), ']')")
	case t.isInt() || t.kind == tNumeric || t.kind == tBool || t.kind == tOID:
		plain()
	case t.kind == tJSON || t.kind == tJSONB:
		v()
	case t.isFloat():
		p.let(v, func(d func()) {
			p.w("CASE WHEN isnan(")
			d()
			p.w(") OR abs(")
			d()
			p.w(") = double('Infinity') THEN ")
			quoted(func() { p.castTo("STRING", d) })
			p.w(" ELSE ")
			p.sparkText(&written{node: node{typ: t}, write: d})
			p.w(" END")
		})
	case t.kind == tTimestamp:
		quoted(iso)
	case t.kind == tTimestampTZ && p.clientZone != "":
		quoted(func() { p.zonedText(&written{node: node{typ: t}, write: v}, p.isoText, true) })
	case t.kind == tTimestampTZ:
		quoted(func() {
			p.w("concat(")
			iso()
			p.w(", '+00:00')")
		})
	case t.kind == tDate || t.kind == tUUID || t.kind == tTime:
		quoted(plain)
	case t.kind == tBytea:
		quoted(func() {
			p.w(`concat('\\\\x', lower(hex(`)
			v()
			p.w(")))")
		})
	case t.kind == tInterval:
		quoted(func() { p.spanText(v) })
	case t.isText() || t.kind == tUnknown:
		p.jsonString(func() { p.sparkText(value) })
	default:
		refuse(0, t.String()+" in a JSON document")
	}
}

// jsonDistinct are the keys by which DISTINCT sorts where nothing else is said.
func jsonDistinct(c *call) *call {
	if !c.distinct || len(c.orderBy) > 0 {
		return c
	}
	out := *c
	out.orderBy = []sortKey{{expr: c.args[0]}}
	return &out
}

// jsonAggSpark is json_agg and jsonb_agg.
func (p *printer) jsonAggSpark(c *call, _ string) {
	x, binary := c.args[0], c.name == "jsonb_agg"
	separator := ", "
	if t := p.typ(x); (t.kind == tRecord || t.array) && !binary {
		separator = ", \n "
	}
	text := &written{node: node{pos: c.pos, typ: of(tText)}, write: func() {
		p.w("coalesce(")
		p.jsonDocument(x, binary, ",")
		p.w(", 'null')")
	}}
	p.w("concat('[', array_join(nullif(")
	p.sortedList(jsonDistinct(c), text, false)
	p.w(", array()), ")
	p.text(separator)
	p.w("), ']')")
}

// jsonObjectAggSpark is json_object_agg and jsonb_object_agg. In jsonb the last of several
// members of one name counts, and short names come first.
func (p *printer) jsonObjectAggSpark(c *call, _ string) {
	if c.distinct || c.over != nil && len(c.orderBy) > 0 {
		refuse(c.pos, c.name+"() of this form")
	}
	binary := c.name == "jsonb_object_agg"
	value := func() {
		p.w("coalesce(")
		p.jsonDocument(c.args[1], binary, ",")
		p.w(", 'null')")
	}
	if !binary {
		member := &written{node: node{pos: c.pos, typ: of(tText)}, write: func() {
			p.w("concat(")
			p.jsonName(c.args[0])
			p.w(", ' : ', ")
			value()
			p.w(")")
		}}
		p.w("concat('{ ', array_join(nullif(")
		p.sortedList(c, member, false)
		p.w(", array()), ', '), ' }')")
		return
	}
	member := &written{node: node{pos: c.pos, typ: of(tText)}, write: func() {
		p.w("struct(octet_length(")
		p.sparkText(c.args[0])
		p.w(") AS n, ")
		p.jsonName(c.args[0])
		p.w(" AS k, ")
		value()
		p.w(" AS v)")
	}}
	p.let(func() {
		p.w("nullif(")
		p.sortedList(c, member, false)
		p.w(", array())")
	}, func(l func()) {
		p.w("concat('{', array_join(transform(array_sort(filter(")
		l()
		p.w(", (e_, i_) -> NOT exists(slice(")
		l()
		p.w(", i_ + 2, array_size(")
		l()
		p.w(")), f_ -> f_.k = e_.k))), e_ -> concat(e_.k, ': ', e_.v)), ', '), '}')")
	})
}

// jsonObjectSpark is json_object of one array, or of two.
func (p *printer) jsonObjectSpark(c *call, _ string) {
	array := func(i int) func() {
		return func() {
			e := c.args[i]
			if l, ok := e.(*literal); ok {
				to := sqlType{kind: tText, array: true}
				e = &cast{node: node{pos: l.pos, typ: to}, x: l, to: to}
			}
			p.sparkArray(e)
		}
	}
	member := func(key, value string) {
		p.w(" -> concat(coalesce(")
		p.jsonString(func() { p.w(key) })
		p.w(", raise_error('null value not allowed for object key')), ' : ', coalesce(")
		p.jsonString(func() { p.w(value) })
		p.w(", 'null'))), ', '), '}')")
	}
	p.let(array(0), func(k func()) {
		if len(c.args) == 1 {
			p.w("CASE WHEN array_size(")
			k()
			p.w(") % 2 = 1 THEN raise_error('array must have even number of elements') ELSE concat('{', array_join(transform(filter(transform(")
			k()
			p.w(", (x_, i_) -> struct(i_ AS i, x_ AS k, get(")
			k()
			p.w(", i_ + 1) AS v)), e_ -> e_.i % 2 = 0), e_")
			member("e_.k", "e_.v")
			p.w(" END")
			return
		}
		p.let(array(1), func(v func()) {
			p.w("CASE WHEN array_size(")
			k()
			p.w(") <> array_size(")
			v()
			p.w(") THEN raise_error('mismatched array dimensions') ELSE concat('{', array_join(transform(zip_with(")
			k()
			p.w(", ")
			v()
			p.w(", (k_, v_) -> struct(k_ AS k, v_ AS v)), e_")
			member("e_.k", "e_.v")
			p.w(" END")
		})
	})
}
