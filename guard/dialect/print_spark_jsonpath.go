package dialect

// A jsonpath is followed in a list of documents, each a text of JSON, which begins with the
// whole one: a step puts what it finds in their place. As in PostgreSQL's lax mode an array
// is taken apart where a member is asked of it, and what is no array is one of one element.

// sparkPathCall writes jsonb_path_exists, _match, _query_first and _query_array.
func (p *printer) sparkPathCall(c *call, _ string) {
	p.pathOf(c, func(list func(), path jsonPath, doc func()) {
		switch c.name {
		case "jsonb_path_exists":
			p.w("array_size(")
			list()
			p.w(") > 0")
		case "jsonb_path_query_first":
			p.w("get(")
			list()
			p.w(", 0)")
		case "jsonb_path_query_array":
			p.arrayOf(list)
		case "jsonb_path_match":
			if path.cond != nil {
				p.pathCond(path.cond, doc, doc)
				return
			}
			p.w("CASE get(")
			list()
			p.w(", 0) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE")
			if l, ok := argument(c.args, 3).(*literal); !ok || l.text != "true" {
				p.w(" WHEN 'null' THEN NULL ELSE raise_error('single boolean result is expected')")
			}
			p.w(" END")
		}
	})
}

// pathOf gives body what a call's path finds in its document, where there is one.
func (p *printer) pathOf(c *call, body func(list func(), path jsonPath, doc func())) {
	p.needsVariant(c.pos, c.name+"()")
	path := parseJSONPath(p.constant(c, 1), c.args[1].base().pos)
	if path.strict {
		p.refuseHint(c.pos, "a jsonpath in strict mode", "leave strict out")
	}
	if len(c.args) > 2 && p.constant(c, 2) != "{}" {
		p.refuseHint(c.pos, "a jsonpath with variables", "write their values into the path")
	}
	p.letExpr(c.args[0], func(doc func()) {
		p.w("CASE WHEN ")
		doc()
		p.w(" IS NOT NULL THEN ")
		body(func() {
			if path.cond != nil {
				p.w("array(coalesce(CAST(")
				p.pathCond(path.cond, doc, doc)
				p.w(" AS STRING), 'null'))")
				return
			}
			p.pathItems(path.steps, doc, doc)
		}, path, doc)
		p.w(" END")
	})
}

// pathRows writes the list of jsonb_path_query.
func (p *printer) pathRows(c *call) {
	p.pathOf(c, func(list func(), _ jsonPath, _ func()) { list() })
}

// pathItems writes the list of what steps lead to from a document; root is what $ means.
func (p *printer) pathItems(steps []pathStep, from, root func()) {
	if len(steps) == 0 {
		p.w("array(to_json(parse_json(")
		from()
		p.w(")))")
		return
	}
	last := steps[len(steps)-1]
	inner := func() { p.pathItems(steps[:len(steps)-1], from, root) }
	unwrapped := func() { p.unwrapped(inner) }
	found := func(list func(), body func(x func())) {
		p.w("filter(transform(")
		list()
		p.lambda(body)
		p.w(", y_ -> y_ IS NOT NULL)")
	}
	switch last.kind {
	case pathMember:
		found(unwrapped, func(x func()) {
			p.w("try_element_at(")
			p.documentMembers(x)
			p.w(", ")
			p.text(last.name)
			p.w(")")
		})
	case pathMembers:
		p.w("flatten(transform(")
		unwrapped()
		p.lambda(func(x func()) {
			p.w("coalesce(transform(array_sort(transform(map_entries(")
			p.documentMembers(x)
			p.w("), e_ -> struct(octet_length(e_.key) AS n, e_.key AS k, e_.value AS v))), e_ -> e_.v), array())")
		})
		p.w(")")
	case pathElements:
		unwrapped()
	case pathElement:
		found(inner, func(x func()) {
			place := last.index
			if place >= 0 {
				place++
			}
			p.w("try_element_at(")
			p.documentList(x)
			p.w(", " + itoa(place) + ")")
		})
	case pathFilter:
		p.w("filter(")
		unwrapped()
		p.lambda(func(x func()) { p.pathCond(last.cond, x, root) })
	case pathSize:
		p.w("transform(")
		inner()
		p.lambda(func(x func()) {
			p.w("CAST(array_size(")
			p.documentList(x)
			p.w(") AS STRING)")
		})
	case pathType:
		p.w("transform(")
		inner()
		p.lambda(func(x func()) {
			p.w("CASE ")
			p.documentKind(x)
			p.w(` WHEN '{' THEN '"object"' WHEN '[' THEN '"array"' WHEN '"' THEN '"string"' WHEN 't' THEN '"boolean"' WHEN 'f' THEN '"boolean"' WHEN 'n' THEN '"null"' ELSE '"number"' END`)
		})
	}
}

// unwrapped writes a list with the elements of arrays in the place of these.
func (p *printer) unwrapped(list func()) {
	p.w("flatten(transform(")
	list()
	p.lambda(func(x func()) { p.documentList(x) })
	p.w(")")
}

// pathCond writes a filter's condition, which is NULL where PostgreSQL's is unknown.
func (p *printer) pathCond(c *pathCond, at, root func()) {
	switch c.op {
	case "&&", "||":
		p.w("(")
		p.pathCond(c.args[0], at, root)
		p.w(map[string]string{"&&": " AND ", "||": " OR "}[c.op])
		p.pathCond(c.args[1], at, root)
		p.w(")")
		return
	case "!":
		p.w("NOT (")
		p.pathCond(c.args[0], at, root)
		p.w(")")
		return
	}
	if c.root {
		at = root
	}
	if c.op == "exists" {
		p.w("array_size(")
		p.pathItems(c.steps, at, root)
		p.w(") > 0")
		return
	}
	p.w("exists(")
	p.unwrapped(func() { p.pathItems(c.steps, at, root) })
	p.lambda(func(x func()) { p.pathCompare(c, p.aside(x)) })
}

// pathCompare compares a scalar with a constant: values of two kinds are not comparable, but
// null is unequal to all others.
func (p *printer) pathCompare(c *pathCond, x string) {
	op := map[string]string{"==": "=", "!=": "<>"}[c.op]
	if op == "" {
		op = c.op
	}
	text := p.aside(func() { p.text(c.value.text) })
	if c.value.kind == '0' {
		switch c.op {
		case "==", "<=", ">=":
			p.w(x + " = 'null'")
		case "!=":
			p.w(x + " <> 'null'")
		default:
			p.w("FALSE")
		}
		return
	}
	p.w("CASE WHEN " + x + " = 'null' THEN ")
	if c.op == "!=" {
		p.w("TRUE")
	} else {
		p.w("FALSE")
	}
	switch {
	case c.op == "starts with":
		p.w(" WHEN left(" + x + ", 1) = '\"' THEN startswith(get_json_object(" + x + ", '$'), " + text + ")")
	case c.value.kind == 's':
		p.w(" WHEN left(" + x + ", 1) = '\"' THEN get_json_object(" + x + ", '$') " + op + " " + text)
	case c.value.kind == 'b':
		p.w(" WHEN " + x + " IN ('true', 'false') THEN " + x + " " + op + " " + text)
	default:
		p.w(" ELSE coalesce(try_cast(" + x + " AS DECIMAL(38,12)) " + op + " CAST(" + text + " AS DECIMAL(38,12)), try_cast(" + x + " AS DOUBLE) " + op + " CAST(" + text + " AS DOUBLE))")
	}
	p.w(" END")
}
