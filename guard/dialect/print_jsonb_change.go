package dialect

// Changes of jsonb that may meet arrays are StreamLink's own: the engine has nothing that changes
// what is inside of one.

// jsonbPut is jsonb_set() and jsonb_insert(): document, path, value and flag.
func (p *printer) jsonbPut(c *call) {
	p.w("CAST(mysql_json('" + c.name + "', ")
	p.jsonArgument(c.args[0], jsonDoc)
	p.w(", ")
	p.textList(c.args[1])
	p.w(", ")
	p.jsonArgument(c.args[2], jsonDoc)
	p.w(", ")
	switch {
	case len(c.args) == 4:
		p.castOperand(c.args[3], "VARCHAR")
	case c.name == "jsonb_set":
		p.w("'true'")
	default:
		p.w("'false'")
	}
	p.w(") AS JSON)")
}

// jsonbDelete is jsonb - place, - keys and #- path.
func (p *printer) jsonbDelete(name string, doc expr, what func()) {
	p.w("CAST(mysql_json('" + name + "', ")
	p.jsonArgument(doc, jsonDoc)
	p.w(", ")
	what()
	p.w(") AS JSON)")
}

// jsonbDeletePath is jsonb #- path: the engine's own functions where a constant path leads
// through objects only.
func (p *printer) jsonbDeletePath(e *binary) {
	mark := len(p.b)
	if !p.sayable(func() { p.setMember(p.jsonOperand(e.l), p.jsonNames(e.r, e.pos), false, nil) }) {
		p.b = p.b[:mark]
		p.jsonbDelete("jsonb_delete_path", e.l, func() { p.textList(e.r) })
	}
}

// textList writes an array of texts as JSON.
func (p *printer) textList(e expr) {
	p.w("CAST(to_json(")
	p.array(e)
	p.w(") AS VARCHAR)")
}
