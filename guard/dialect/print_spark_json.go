package dialect

import (
	"strings"
)

// JSON is text on Spark. get_json_object takes the quotes from a string, which is what
// ->> wants; what -> gives is written by way of VARIANT, which Spark has since 4.0.

// jsonArrow writes a chain of -> and ->> as one path.
func (p *printer) jsonArrow(e *binary) {
	x, keys := jsonChain(e)
	p.jsonGet(x, keys, e.op == "->>")
}

// jsonChain unfolds x -> a -> b.
func jsonChain(e *binary) (expr, []expr) {
	if l, ok := e.l.(*binary); ok && l.op == "->" {
		x, keys := jsonChain(l)
		return x, append(keys, e.r)
	}
	return e.l, []expr{e.r}
}

// jsonGet writes a value inside of a JSON text, as a text or as JSON.
func (p *printer) jsonGet(x expr, keys []expr, text bool) {
	path, ok := jsonPathOf(p, keys)
	if !ok {
		p.jsonSteps(x, keys, text)
		return
	}
	p.jsonAt(x, path, text)
}

// jsonSteps goes along keys that are computed, or that count from the end of an array.
func (p *printer) jsonSteps(x expr, keys []expr, text bool) {
	p.needsVariant(x.base().pos, "a computed JSON path")
	last := keys[len(keys)-1]
	step := func(d func()) {
		if !p.typ(last).isInt() {
			p.documentMembers(d)
			p.w("[")
			p.sparkText(last)
			p.w("]")
			return
		}
		p.let(func() { p.documentElements(d) }, func(l func()) {
			p.w("get(")
			l()
			p.w(", CAST(")
			p.operand(last)
			p.w(" AS INT) + CASE WHEN ")
			p.operand(last)
			p.w(" < 0 THEN array_size(")
			l()
			p.w(") ELSE 0 END)")
		})
	}
	if text { // of which null is none
		p.w("get_json_object(nullif(")
		defer p.w(", 'null'), '$')")
	}
	if len(keys) == 1 {
		p.letExpr(x, step)
		return
	}
	p.let(func() { p.jsonSteps(x, keys[:len(keys)-1], false) }, step)
}

func (p *printer) jsonAt(x expr, path string, text bool) {
	if text {
		p.w("get_json_object(")
		p.jsonText(x)
		p.w(", ")
		p.text(path)
		p.w(")")
		return
	}
	if p.version.before(4, 0) {
		p.refuseHint(x.base().pos, "the operator -> as a result", "use ->>, or Spark 4.0")
	}
	p.w("to_json(variant_get(parse_json(")
	p.jsonText(x)
	p.w("), ")
	p.text(path)
	p.w(", 'variant'))")
}

// jsonText writes a JSON value; a cast to JSON keeps the text.
func (p *printer) jsonText(x expr) {
	if c, ok := x.(*cast); ok && (c.to.kind == tJSON || c.to.kind == tJSONB) {
		if l, ok := c.x.(*literal); ok && l.kind == litString {
			p.text(l.text)
			return
		}
	}
	p.expr(x)
}

// jsonPathOf makes a path of constant keys. An index that is negative counts from the
// end, which a path cannot say.
func jsonPathOf(p *printer, keys []expr) (string, bool) {
	path := "$"
	for _, k := range keys {
		if c, ok := k.(*cast); ok {
			k = c.x
		}
		l, ok := k.(*literal)
		switch {
		case !ok:
			return "", false
		case l.kind == litInt && l.text[0] != '-':
			path += "[" + l.text + "]"
		case l.kind == litString:
			path += jsonStep(l.text)
		default:
			return "", false
		}
	}
	return path, true
}

// jsonStep is one key of a path.
func jsonStep(key string) string {
	if plainKey(key) {
		return "." + key
	}
	return "['" + key + "']"
}

func plainKey(key string) bool {
	for i := 0; i < len(key); i++ {
		c := key[i]
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9' || i == 0) {
			return false
		}
	}
	return key != ""
}

// jsonDeepSpark is #> and #>> along a constant path.
func (p *printer) jsonDeepSpark(e *binary) {
	x := e.r
	if c, ok := x.(*cast); ok {
		x = c.x
	}
	var keys []*string
	l, ok := x.(*literal)
	if ok {
		keys, ok = parseArray(l.text)
	}
	if !ok {
		refuse(e.pos, "the operator "+e.op+" with a computed path")
	}
	for _, k := range keys {
		if k != nil && strings.HasPrefix(*k, "-") {
			p.refuseHint(e.pos, "a JSON path that counts from the end", "use ->")
		}
	}
	p.jsonAlongSpark(e.l, keys, e.op == "#>>", e.pos)
}

// jsonAlongSpark writes what stands at the end of a path, as jsonAlong does.
func (p *printer) jsonAlongSpark(doc expr, keys []*string, text bool, pos int) {
	paths := jsonPaths(doc, keys, pos, func(key string) (string, bool) {
		return jsonStep(key), !strings.ContainsAny(key, `'"\\`)
	})
	if len(paths) > 1 {
		p.w("coalesce(")
	}
	for i, path := range paths {
		if i > 0 {
			p.w(", ")
		}
		p.jsonAt(doc, path, text)
	}
	if len(paths) > 1 {
		p.w(")")
	}
}

func (p *printer) sparkJSONPath(c *call, _ string) {
	var keys []*string
	for i := range c.args[1:] {
		k := p.constant(c, i+1)
		keys = append(keys, &k)
	}
	p.jsonAlongSpark(c.args[0], keys, strings.HasSuffix(c.name, "_text"), c.pos)
}

// sparkJSONTypeof has the source's names for the types.
func (p *printer) sparkJSONTypeof(c *call, _ string) {
	if p.version.before(4, 0) {
		p.refuseHint(c.pos, "the function "+c.name, "it needs Spark 4.0")
	}
	if p.s.Dialect == MySQL {
		p.mysqlTypeof(c)
		return
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" IS NULL THEN NULL ELSE CASE schema_of_variant(parse_json(")
		d()
		p.w(")) WHEN 'STRING' THEN 'string' WHEN 'BOOLEAN' THEN 'boolean' WHEN 'VOID' THEN 'null' ELSE CASE substring(ltrim(")
		d()
		p.w("), 1, 1) WHEN '{' THEN 'object' WHEN '[' THEN 'array' ELSE 'number' END END END")
	})
}

// sparkToJSON writes a value as JSON.
func (p *printer) sparkToJSON(c *call, _ string) {
	x := c.args[0]
	t := p.typ(x)
	switch {
	case t.kind == tJSON || t.kind == tJSONB:
		p.expr(x)
	case t.array:
		p.w("to_json(")
		p.expr(x)
		p.w(")")
	case t.kind == tRecord || t.kind == tNone:
		refuse(c.pos, c.name+"() of a row")
	default:
		p.w("CASE WHEN ")
		p.operand(x)
		p.w(" IS NOT NULL THEN substring(to_json(array(")
		p.isoValue(x)
		p.w(")), 2, length(to_json(array(")
		p.isoValue(x)
		p.w("))) - 2) END")
	}
}

// sparkJSONObject builds an object of constant keys; NULLs stay in it.
func (p *printer) sparkJSONObject(c *call, _ string) {
	if len(c.args)%2 != 0 {
		syntax(c.pos, "argument list must have even number of elements")
	}
	if len(c.args) == 0 {
		p.w("'{}'")
		return
	}
	p.w("to_json(named_struct(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		if i%2 == 0 {
			p.text(p.constant(c, i))
			continue
		}
		p.jsonMember(c, a)
	}
	p.w("), map('ignoreNullFields', 'false'))")
}

// jsonMember is a value inside of JSON: one that is JSON itself cannot be put there as
// text.
func (p *printer) jsonMember(c *call, a expr) {
	t := p.typ(a)
	if t.kind == tJSON || t.kind == tJSONB {
		if p.version.before(4, 0) {
			refuse(c.pos, c.name+"() with JSON inside")
		}
		p.w("parse_json(")
		p.expr(a)
		p.w(")")
		return
	}
	p.isoValue(a)
}

// isoValue writes a value for a document: PostgreSQL's have times as ISO 8601 writes them,
// with no more digits than they need.
func (p *printer) isoValue(a expr) {
	switch t := p.typ(a); {
	case p.s.Dialect == MySQL && !t.array && t.kind == tBool && !isLiteral(a):
		p.castTo("INT", func() { p.expr(a) })
	case p.s.Dialect == MySQL && !t.array && t.kind == tTimestamp: // with all of its digits
		p.w("date_format(")
		p.expr(a)
		p.w(", 'yyyy-MM-dd HH:mm:ss.SSSSSS')")
	case p.s.Dialect == MySQL && isClock(t):
		p.sparkClockText(a, 6)
	case t.array || p.s.Dialect != PostgreSQL:
		p.expr(a)
	case t.kind == tTimestamp:
		p.w("replace(CAST(")
		p.expr(a)
		p.w(" AS STRING), ' ', 'T')")
	case t.kind == tTimestampTZ && p.clientZone != "":
		p.zonedText(a, p.isoText, true)
	case t.kind == tTimestampTZ:
		p.w("concat(replace(CAST(")
		p.expr(a)
		p.w(" AS STRING), ' ', 'T'), '+00:00')")
	case t.kind == tInterval || t.kind == tBytea || t.kind == tTime:
		refuse(a.base().pos, t.String()+" in a JSON document")
	default:
		p.expr(a)
	}
}

// sparkJSONArray builds an array. Its elements may be of several types, so they are
// joined as texts of JSON.
func (p *printer) sparkJSONArray(c *call, _ string) {
	if len(c.args) == 0 {
		p.w("'[]'")
		return
	}
	p.w("('[' || ")
	for i, a := range c.args {
		if i > 0 {
			p.w(" || ', ' || ")
		}
		p.w("coalesce(")
		p.sparkToJSON(&call{node: c.node, name: c.name, args: []expr{a}}, "")
		p.w(", 'null')")
	}
	p.w(" || ']')")
}

// mysqlJSON is JSON_EXTRACT: its path is written as Spark writes paths.
func (p *printer) sparkMyJSON(c *call, _ string) {
	l, ok := c.args[1].(*literal)
	if len(c.args) > 2 || !ok || l.kind == litString && strings.ContainsAny(l.text, "*") || farPath(l.text) {
		p.jsonCall(c)
		return
	}
	p.jsonAt(c.args[0], p.sparkMyPath(c, 1), false)
}

func (p *printer) sparkMyPath(c *call, i int) string {
	path := p.constant(c, i)
	if !strings.HasPrefix(path, "$") || strings.ContainsAny(path, "*") {
		refuse(c.pos, "this JSON path")
	}
	return strings.ReplaceAll(strings.ReplaceAll(path, `."`, `['`), `"`, `']`)
}

// sparkJSONUnquote takes the quotes from a JSON string.
func (p *printer) sparkJSONUnquote(c *call, _ string) {
	if in, ok := c.args[0].(*call); ok && in.name == "json_extract" && len(in.args) == 2 {
		if l, ok := in.args[1].(*literal); ok && !strings.Contains(l.text, "*") && !farPath(l.text) {
			p.jsonUnquotedAt(in.args[0], p.sparkMyPath(in, 1))
			return
		}
	}
	p.w("coalesce(get_json_object(") // what is no string stays as it is
	p.expr(c.args[0])
	p.w(", '$'), ")
	p.sparkText(c.args[0])
	p.w(")")
}

// jsonUnquotedAt writes the text at a path, which is null's name for JSON's null.
func (p *printer) jsonUnquotedAt(x expr, path string) {
	if p.version.before(4, 0) {
		p.jsonAt(x, path, true)
		return
	}
	p.w("coalesce(")
	p.jsonAt(x, path, true)
	p.w(", ")
	p.jsonAt(x, path, false)
	p.w(")")
}

// sparkJSONKeys is JSON_KEYS.
func (p *printer) sparkJSONKeys(c *call, _ string) {
	x := c.args[0]
	if len(c.args) == 2 {
		x = &call{node: node{pos: c.pos, typ: of(tJSON)}, name: "json_extract", args: c.args}
	}
	p.w("to_json(json_object_keys(")
	p.jsonText(x)
	p.w("))")
}

func (p *printer) sparkJSONLength(c *call, _ string) {
	if len(c.args) == 2 {
		x := &call{node: c.node, name: "json_extract", args: c.args}
		x.typ = of(tJSON)
		c = &call{node: c.node, name: c.name, args: []expr{x}}
	}
	p.once(c.args[0], func(d func()) {
		p.w("coalesce(json_array_length(")
		d()
		p.w("), array_size(json_object_keys(")
		d()
		p.w(")), CASE WHEN ")
		d()
		p.w(" IS NOT NULL THEN 1 END)")
	})
}

func (p *printer) sparkJSONValid(c *call, _ string) {
	if p.version.before(4, 0) {
		p.refuseHint(c.pos, "the function JSON_VALID", "it needs Spark 4.0")
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" IS NOT NULL THEN try_parse_json(")
		d()
		p.w(") IS NOT NULL END")
	})
}

// mysqlTypeof has MySQL's names for the types.
func (p *printer) mysqlTypeof(c *call) {
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" IS NULL THEN NULL ELSE CASE substring(ltrim(")
		d()
		p.w("), 1, 1) WHEN '{' THEN 'OBJECT' WHEN '[' THEN 'ARRAY' WHEN '\"' THEN 'STRING' WHEN 't' THEN 'BOOLEAN' WHEN 'f' THEN 'BOOLEAN' WHEN 'n' THEN 'NULL' ELSE CASE WHEN regexp_like(")
		d()
		p.w(", '[.eE]') THEN 'DOUBLE' ELSE 'INTEGER' END END END")
	})
}
