package dialect

// A document is taken apart as a map of its members or a list of its elements, both as
// texts of JSON, changed there and put together again as jsonb writes it. VARIANT does the
// reading, which Spark has since 4.0.

// let gives a value a name of its own in a lambda, so that it is computed once.
func (p *printer) let(value func(), body func(d func())) {
	p.lets++
	name := "d" + itoa(p.lets) + "_"
	p.w("transform(array(")
	value()
	p.w("), " + name + " -> ")
	body(func() { p.w(name) })
	p.w(")[0]")
}

// variable is a name for a lambda's parameter.
func (p *printer) variable() string {
	p.lets++
	return "x" + itoa(p.lets) + "_"
}

// named is what writes a name.
func named(p *printer, name string) func() { return func() { p.w(name) } }

// lambda gives a function of one value a name for it.
func (p *printer) lambda(body func(x func())) {
	name := p.variable()
	p.w(", " + name + " -> ")
	body(named(p, name))
	p.w(")")
}

// letExpr is let for an expression; Spark takes no subquery in a lambda.
func (p *printer) letExpr(e expr, body func(d func())) {
	switch e.(type) {
	case *literal, *columnRef:
		body(func() { p.document(e) })
		return
	}
	if hasSubquery(e) {
		p.refuseHint(e.base().pos, "a subquery as a document that is changed or searched", "put the subquery into FROM")
	}
	p.let(func() { p.document(e) }, body)
}

// document writes a JSON operand; a text constant is a document.
func (p *printer) document(e expr) {
	if l, ok := e.(*literal); ok && l.kind == litString {
		p.text(l.text)
		return
	}
	if l, ok := e.(*literal); ok && l.kind == litNull {
		p.w("CAST(NULL AS STRING)")
		return
	}
	p.w("(")
	p.jsonText(e)
	p.w(")")
}

// needsVariant refuses what older versions cannot read.
func (p *printer) needsVariant(pos int, construct string) {
	if p.version.before(4, 0) {
		p.refuseHint(pos, construct, "it needs Spark 4.0")
	}
}

// documentKind writes the first character of a document, which tells what it is.
func (p *printer) documentKind(d func()) {
	p.w(`left(ltrim(' \n\r\t', `)
	d()
	p.w("), 1)")
}

// documentMembers writes an object as a map of texts, NULL for anything else.
func (p *printer) documentMembers(d func()) {
	p.w("transform_values(try_variant_get(parse_json(")
	d()
	p.w("), '$', 'map<string,variant>'), (k_, v_) -> to_json(v_))")
}

// documentElements writes an array as a list of texts, NULL for anything else.
func (p *printer) documentElements(d func()) {
	p.w("transform(try_variant_get(parse_json(")
	d()
	p.w("), '$', 'array<variant>'), v_ -> to_json(v_))")
}

// documentList is documentElements with what is no array as its one element.
func (p *printer) documentList(d func()) {
	p.w("CASE ")
	p.documentKind(d)
	p.w(" WHEN '[' THEN ")
	p.documentElements(d)
	p.w(" ELSE array(to_json(parse_json(")
	d()
	p.w("))) END")
}

// objectOf puts an object together, its members in jsonb's order: short names first.
func (p *printer) objectOf(members func()) {
	p.w("concat('{', array_join(transform(array_sort(transform(map_entries(")
	members()
	p.w("), e_ -> struct(octet_length(e_.key) AS n, e_.key AS k, e_.value AS v))), e_ -> concat(")
	p.jsonString(func() { p.w("e_.k") })
	p.w(", ': ', e_.v)), ', '), '}')")
}

// arrayOf puts an array together.
func (p *printer) arrayOf(elements func()) {
	p.w("concat('[', array_join(")
	elements()
	p.w(", ', '), ']')")
}

// jsonbConcatSpark is jsonb || jsonb: the right side's members win, arrays are put together.
func (p *printer) jsonbConcatSpark(e *binary) {
	p.needsVariant(e.pos, "the operator || on jsonb")
	p.letExpr(e.l, func(l func()) {
		p.letExpr(e.r, func(r func()) {
			p.w("CASE WHEN ")
			p.documentKind(l)
			p.w(" = '{' AND ")
			p.documentKind(r)
			p.w(" = '{' THEN ")
			p.objectOf(func() {
				p.let(func() { p.documentMembers(r) }, func(m func()) {
					p.w("map_concat(map_filter(")
					p.documentMembers(l)
					p.w(", (k_, v_) -> NOT map_contains_key(")
					m()
					p.w(", k_)), ")
					m()
					p.w(")")
				})
			})
			p.w(" WHEN ")
			l()
			p.w(" IS NOT NULL AND ")
			r()
			p.w(" IS NOT NULL THEN ")
			p.listsJoined(l, r)
			p.w(" END")
		})
	})
}

// listsJoined writes the array of the elements of two documents; what is no array is one element.
func (p *printer) listsJoined(l, r func()) {
	p.arrayOf(func() {
		p.w("concat(")
		p.documentList(l)
		p.w(", ")
		p.documentList(r)
		p.w(")")
	})
}

// jsonbWithoutSpark is jsonb - key, - place and - keys.
func (p *printer) jsonbWithoutSpark(e *binary) {
	p.needsVariant(e.pos, "the operator - on jsonb")
	t := p.typ(e.r)
	if hasSubquery(e.r) {
		p.refuseHint(e.pos, "the operator - on jsonb with a subquery", "put the subquery into FROM")
	}
	p.letExpr(e.l, func(d func()) {
		p.w("CASE ")
		p.documentKind(d)
		if t.isInt() && !t.array {
			p.w(" WHEN '[' THEN ")
			p.arrayOf(func() {
				p.let(func() { p.documentElements(d) }, func(l func()) {
					p.w("filter(")
					l()
					p.w(", (e_, i_) -> i_ <> (")
					p.expr(e.r)
					p.w(") + CASE WHEN (")
					p.expr(e.r)
					p.w(") < 0 THEN array_size(")
					l()
					p.w(") ELSE 0 END)")
				})
			})
			p.w(" WHEN '{' THEN raise_error('cannot delete from object using integer index')")
		} else {
			keys := func() {
				if t.array {
					p.sparkArray(e.r)
					return
				}
				p.w("array(")
				p.sparkText(e.r)
				p.w(")")
			}
			p.w(" WHEN '{' THEN ")
			p.objectOf(func() {
				p.w("map_filter(")
				p.documentMembers(d)
				p.w(", (k_, v_) -> NOT coalesce(array_contains(")
				keys()
				p.w(", k_), FALSE))")
			})
			p.w(" WHEN '[' THEN ")
			p.arrayOf(func() {
				p.w("filter(")
				p.documentElements(d)
				p.w(", e_ -> left(e_, 1) <> '\"' OR NOT coalesce(array_contains(")
				keys()
				p.w(", get_json_object(e_, '$')), FALSE))")
			})
		}
		p.w(" ELSE CASE WHEN ")
		d()
		p.w(" IS NOT NULL THEN raise_error('cannot delete from scalar') END END")
	})
}

// documentKeySpark writes a jsonb so that equal documents have equal texts. A number with an
// exponent may equal one without: it is an error, not two groups.
func (p *printer) documentKeySpark(e expr) {
	p.needsVariant(e.base().pos, "GROUP BY and DISTINCT of jsonb")
	p.w("transform(array(to_json(parse_json(")
	p.jsonText(e)
	p.w("))), d_ -> CASE WHEN rlike(regexp_replace(d_, ")
	p.text(jsonTextPattern)
	p.w(`, '""'), '[0-9][eE]') THEN raise_error('GROUP BY and DISTINCT of jsonb with numbers like 1e30 are not supported: name the members (doc->>\'a\')')`)
	p.w(" ELSE regexp_replace(d_, ")
	p.text("(" + jsonTextPattern + `)|(-?[0-9]+)\.0(?=[,\]}]|$)`)
	p.w(", '$1$2') END)[0]")
}

// jsonTextPattern is a string of JSON, in Java's patterns, which must not go back over it.
const jsonTextPattern = `"[^"\\]*+(?:\\.[^"\\]*+)*+"`

// stripNullsSpark is json_strip_nulls and jsonb_strip_nulls: what is a name with null behind
// it is taken out wherever it stands, and then the commas before an end.
func (p *printer) stripNullsSpark(c *call, _ string) {
	p.needsVariant(c.pos, c.name+"()")
	p.w("regexp_replace(regexp_replace(to_json(parse_json(")
	p.document(c.args[0])
	p.w(")), ")
	p.text("(" + jsonTextPattern + ":null,?)|(" + jsonTextPattern + ")")
	p.w(", '$2'), ")
	p.text("(" + jsonTextPattern + ")|,(?=})")
	p.w(", '$1')")
}

// sparkPretty is jsonb_pretty: the document is cut into names, values and marks, which are
// put together again with line breaks and blanks between them.
func (p *printer) sparkPretty(c *call, _ string) {
	p.w("aggregate(regexp_extract_all(")
	p.document(c.args[0])
	p.w(", ")
	p.text(jsonTextPattern + `|[{}\[\],:]|[^"{}\[\],:\s]+`)
	p.w(", 0), named_struct('p', CAST(array() AS ARRAY<STRING>), 'd', 0, 'l', ''), (s_, t_) -> named_struct('p', s_.p || array(concat(" +
		"CASE WHEN t_ IN ('}', ']') THEN concat('\\n', repeat('    ', s_.d - 1)) " +
		"WHEN s_.l IN ('{', '[', ',') THEN concat('\\n', repeat('    ', s_.d)) WHEN s_.l = ':' THEN ' ' ELSE '' END, t_)), " +
		"'d', s_.d + CASE WHEN t_ IN ('{', '[') THEN 1 WHEN t_ IN ('}', ']') THEN -1 ELSE 0 END, 'l', t_), s_ -> array_join(s_.p, ''))")
}
