package dialect

import "strings"

// sparkJSONObjectAgg builds an object of all rows, its members written one by one.
func (p *printer) sparkJSONObjectAgg(c *call, _ string) {
	if c.distinct || c.over != nil && len(c.orderBy) > 0 {
		refuse(c.pos, c.name+"() of this form")
	}
	open, colon, end := "{", ": ", "}"
	if c.name == "json_object_agg" {
		open, colon, end = "{ ", " : ", " }"
	}
	member := &written{node: node{pos: c.pos, typ: of(tText)}, write: func() {
		p.w("concat(coalesce(")
		p.jsonString(func() { p.sparkText(c.args[0]) })
		p.w(", raise_error('field name must not be null')), '" + colon + "', coalesce(")
		p.sparkToJSON(&call{node: c.node, name: c.name, args: c.args[1:]}, "")
		p.w(", 'null'))")
	}}
	p.w("concat('" + open + "', array_join(nullif(")
	p.sortedList(c, member, false)
	p.w(", array()), ', '), '" + end + "')")
}

// jsonString writes a text as a string of JSON.
func (p *printer) jsonString(text func()) {
	p.w("nullif(regexp_replace(to_json(array(")
	text()
	p.w(")), '^\\\\[|\\\\]$', ''), 'null')")
}

// sparkArrayToJSON writes an array whose elements look in JSON as Spark writes them.
func (p *printer) sparkArrayToJSON(c *call, _ string) {
	t := p.typ(c.args[0]).elem()
	if !t.isText() && !t.isInt() && t.kind != tBool && t.kind != tNumeric {
		refuse(c.pos, c.name+"() of this type")
	}
	p.w("to_json(")
	p.sparkArray(c.args[0])
	p.w(")")
}

// sparkJSONQuote is JSON_QUOTE.
func (p *printer) sparkJSONQuote(c *call, _ string) {
	x := c.args[0]
	if !p.isTextual(x) {
		refuse(c.pos, "JSON_QUOTE() of what is no text")
	}
	p.w("CASE WHEN ")
	p.operand(x)
	p.w(" IS NOT NULL THEN ")
	p.jsonString(func() { p.sparkText(x) })
	p.w(" END")
}

// sparkJSONValue is JSON_VALUE: the text of a scalar, NULL of an object and an array.
func (p *printer) sparkJSONValue(c *call, _ string) {
	path := p.sparkMyPath(c, 1)
	p.w("CASE WHEN left(")
	p.jsonAt(c.args[0], path, false)
	p.w(", 1) NOT IN ('{', '[') THEN ")
	p.jsonAt(c.args[0], path, true)
	p.w(" END")
}

// sparkContainsPath is JSON_CONTAINS_PATH of constant paths.
func (p *printer) sparkContainsPath(c *call, _ string) {
	op := map[string]string{"one": " OR ", "all": " AND "}[strings.ToLower(p.constant(c, 1))]
	if op == "" {
		refuse(c.pos, "JSON_CONTAINS_PATH() of this form")
	}
	p.w("CASE WHEN ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL THEN ")
	for i := range c.args[2:] {
		if i > 0 {
			p.w(op)
		}
		p.jsonAt(c.args[0], p.sparkMyPath(c, i+2), false)
		p.w(" IS NOT NULL")
	}
	p.w(" END")
}

// sparkMembers writes the map of what json_each and its kin give.
func (p *printer) sparkMembers(c *call) {
	if strings.HasSuffix(c.name, "_text") {
		p.w("from_json(")
		p.jsonText(c.args[0])
		p.w(", 'MAP<STRING,STRING>')")
		return
	}
	if p.version.before(4, 0) {
		p.refuseHint(c.pos, c.name+"()", "use "+c.name+"_text(), or Spark 4.0")
	}
	p.w("transform_values(CAST(parse_json(")
	p.jsonText(c.args[0])
	p.w(") AS MAP<STRING,VARIANT>), (k_, v_) -> to_json(v_))")
}
