package dialect

import "strings"

// mysqlPath is a constant path of names, $.a.b; false is any other.
func mysqlPath(e expr) ([]string, bool) {
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		return nil, false
	}
	rest, ok := strings.CutPrefix(l.text, "$.")
	keys := strings.Split(rest, ".")
	for i, k := range keys {
		if len(k) > 2 && k[0] == '"' && k[len(k)-1] == '"' {
			keys[i] = k[1 : len(k)-1]
			k = keys[i]
		} else if !plainKey(k) {
			return nil, false
		}
		if _, sayable := jsonKey(k); !sayable {
			return nil, false
		}
	}
	return keys, ok
}

// jsonChange is JSON_SET, JSON_INSERT, JSON_REPLACE and JSON_REMOVE along constant paths
// of names, one change after the other.
func (p *printer) jsonChange(c *call) {
	step := 2
	if c.name == "json_remove" {
		step = 1
	}
	if len(c.args) < 1+step || (len(c.args)-1)%step != 0 {
		syntax(c.pos, "Incorrect parameter count in the call to native function '%s'", c.name)
	}
	if p.jsonFolded(c) {
		return
	}
	doc := p.jsonOperand(c.args[0])
	for i := 1; i < len(c.args); i += step {
		keys, ok := mysqlPath(c.args[i])
		if !ok || len(c.args) > 1+3*step {
			p.jsonCall(c)
			return
		}
		doc = p.jsonChanged(c, doc, keys, i)
	}
	doc()
}

// jsonChanged writes a document after one change.
func (p *printer) jsonChanged(c *call, doc func(), keys []string, i int) func() {
	return func() {
		if c.name == "json_remove" {
			p.setMember(doc, keys, false, nil)
			return
		}
		value := func() {
			p.w("to_json(")
			p.expr(c.args[i+1])
			p.w(")")
		}
		if c.name != "json_insert" {
			p.setMember(doc, keys, c.name == "json_set", value)
			return
		}
		path := "$"
		for _, k := range keys {
			s, _ := jsonKey(k)
			path += s
		}
		p.w("CASE WHEN json_exists(")
		doc()
		p.w(", ")
		p.text(path)
		p.w(") THEN ")
		doc()
		p.w(" ELSE ")
		p.setMember(doc, keys, true, value)
		p.w(" END")
	}
}

// mysqlJSONContains is JSON_CONTAINS(document, constant [, path]).
func (p *printer) mysqlJSONContains(c *call) {
	v, ok := jsonConstant(c.args[1])
	path := "$"
	if len(c.args) == 3 {
		l, isText := c.args[2].(*literal)
		if ok = ok && isText && strings.HasPrefix(l.text, "$") && !strings.Contains(l.text, "*"); ok {
			path = l.text
		}
	}
	if !ok {
		p.jsonCall(c)
		return
	}
	doc := p.jsonOperand(c.args[0])
	p.w("CASE WHEN json_exists(")
	doc()
	p.w(", ")
	p.text(path)
	p.w(") THEN ")
	p.jsonHolds(func() {
		p.w("json_extract(")
		doc()
		p.w(", ")
		p.text(path)
		p.w(")")
	}, v, c.pos)
	p.w(" END")
}

// jsonContainsPath is JSON_CONTAINS_PATH(document, 'one' or 'all', path, …).
func (p *printer) jsonContainsPath(c *call) {
	op := " OR "
	if strings.EqualFold(p.constant(c, 1), "all") {
		op = " AND "
	}
	p.w("(")
	for i, path := range c.args[2:] {
		if i > 0 {
			p.w(op)
		}
		p.w("json_exists(")
		p.expr(c.args[0])
		p.w(", ")
		p.expr(path)
		p.w(")")
	}
	p.w(")")
}

// jsonExtractAll is JSON_EXTRACT with several paths: an array of what they find.
func (p *printer) jsonExtractAll(c *call) {
	for _, path := range c.args[1:] {
		if l, ok := path.(*literal); !ok || l.kind != litString || farPath(l.text) {
			p.jsonCall(c)
			return
		}
	}
	p.w("nullif(to_json(list_filter([")
	for i, path := range c.args[1:] {
		if i > 0 {
			p.w(", ")
		}
		p.jsonExtract(&call{node: c.node, name: c.name, args: []expr{c.args[0], path}})
	}
	p.w("], lambda e: e IS NOT NULL)), '[]')")
}
