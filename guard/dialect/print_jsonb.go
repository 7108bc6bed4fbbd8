package dialect

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A jsonb object is changed as a map of its members, an array as a list: the engine's own
// functions merge deeply or look anywhere, where PostgreSQL's operators do not.

// members writes a document as a map, elements as a list.
func (p *printer) members(doc func()) {
	p.w("TRY_CAST(")
	doc()
	p.w(" AS MAP(VARCHAR, JSON))")
}

func (p *printer) elements(doc func()) {
	p.w("CASE json_type(")
	doc()
	p.w(") WHEN 'ARRAY' THEN TRY_CAST(")
	doc()
	p.w(" AS JSON[]) ELSE [CAST(")
	doc()
	p.w(" AS JSON)] END")
}

// jsonConcat is jsonb || jsonb: the right side's members win, arrays are put together.
func (p *printer) jsonConcat(e *binary) {
	l, r := p.jsonOperand(e.l), p.jsonOperand(e.r)
	p.w("CASE WHEN json_type(")
	l()
	p.w(") = 'OBJECT' AND json_type(")
	r()
	p.w(") = 'OBJECT' THEN to_json(map_concat(")
	p.members(l)
	p.w(", ")
	p.members(r)
	p.w(")) WHEN ")
	l()
	p.w(" IS NOT NULL AND ")
	r()
	p.w(" IS NOT NULL THEN to_json(list_concat(")
	p.elements(l)
	p.w(", ")
	p.elements(r)
	p.w(")) END")
}

// jsonOperand writes an operand of a jsonb operator; a text constant is a document.
func (p *printer) jsonOperand(e expr) func() {
	if l, ok := e.(*literal); ok && l.kind == litString {
		return func() { p.castOperand(l, "JSON") }
	}
	return func() { p.operand(e) }
}

// jsonWithout is jsonb - key, - place and - keys.
func (p *printer) jsonWithout(e *binary) {
	doc, t := p.jsonOperand(e.l), p.typ(e.r)
	if t.isInt() && !t.array {
		p.jsonbDelete("jsonb_delete_index", e.l, func() { p.castOperand(e.r, "VARCHAR") })
		return
	}
	if t.array {
		p.jsonbDelete("jsonb_delete_keys", e.l, func() { p.textList(e.r) })
		return
	}
	keys := func() {
		p.w("[")
		p.expr(e.r)
		p.w("]")
	}
	p.w("CASE json_type(")
	doc()
	p.w(") WHEN 'OBJECT' THEN to_json(map_from_entries(list_filter(map_entries(")
	p.members(doc)
	p.w("), lambda e: NOT list_contains(")
	keys()
	p.w(", e.key)))) WHEN 'ARRAY' THEN to_json(list_filter(TRY_CAST(")
	doc()
	p.w(" AS JSON[]), lambda e: json_type(e) <> 'VARCHAR' OR NOT list_contains(")
	keys()
	p.w(", e ->> '$'))) END")
}

// jsonbSet is jsonb_set(document, path, value [, create]): the engine's own functions where a
// constant path leads through objects only.
func (p *printer) jsonbSet(c *call) {
	mark := len(p.b)
	value, known := bareConstant(c.args[2]).(*literal) // what may be NULL makes all of it NULL
	if c.name != "jsonb_set" || !known || value.kind == litNull || !p.sayable(func() { p.jsonbSetNamed(c) }) {
		p.b = p.b[:mark]
		p.jsonbPut(c)
	}
}

func (p *printer) jsonbSetNamed(c *call) {
	create := true
	if len(c.args) == 4 {
		l, ok := c.args[3].(*literal)
		if !ok || l.kind != litBool {
			refuse(c.pos, c.name+"() with a computed flag")
		}
		create = l.text == "true"
	}
	keys := p.jsonNames(c.args[1], c.pos)
	p.setMember(p.jsonOperand(c.args[0]), keys, create, p.jsonOperand(c.args[2]))
}

// jsonNames is a constant path that leads through objects only.
func (p *printer) jsonNames(e expr, pos int) []string {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	l, ok := e.(*literal)
	var path []*string
	if ok {
		path, ok = parseArray(l.text)
	}
	var out []string
	for _, k := range path {
		if k == nil {
			refuse(pos, "a JSON path with NULL in it")
		}
		if _, err := strconv.Atoi(*k); err == nil {
			refuse(pos, "a change inside of a JSON array")
		}
		if _, sayable := jsonKey(*k); !sayable {
			refuse(pos, "a JSON key with quotes in it")
		}
		out = append(out, *k)
	}
	if !ok || len(out) == 0 {
		refuse(pos, "a change along a computed JSON path")
	}
	return out
}

// setMember writes a document with one member changed; a nil value takes it away.
func (p *printer) setMember(doc func(), keys []string, create bool, value func()) {
	step, _ := jsonKey(keys[0])
	inner := func() {
		p.w("(")
		doc()
		p.w(" -> ")
		p.text("$" + step)
		p.w(")")
	}
	p.w("CASE WHEN json_type(")
	doc()
	p.w(") = 'OBJECT'")
	if len(keys) > 1 || !create || value == nil {
		p.w(" AND json_exists(")
		doc()
		p.w(", ")
		p.text("$" + step)
		p.w(")")
	}
	p.w(" THEN ")
	switch {
	case len(keys) == 1 && value == nil:
		p.w("to_json(map_from_entries(list_filter(map_entries(")
		p.members(doc)
		p.w("), lambda e: e.key <> ")
		p.text(keys[0])
		p.w(")))")
	default:
		p.w("to_json(map_concat(")
		p.members(doc)
		p.w(", MAP {")
		p.text(keys[0])
		p.w(": CAST(")
		if len(keys) == 1 {
			value()
		} else {
			p.setMember(inner, keys[1:], create, value)
		}
		p.w(" AS JSON)}))")
	}
	p.w(" ELSE CAST(")
	doc()
	p.w(" AS JSON) END")
}

// jsonContains is document @> constant.
func (p *printer) jsonContains(doc, needle expr, pos int) {
	v, ok := jsonConstant(needle)
	mark := len(p.b)
	if !ok || !p.sayable(func() { p.constantContained(doc, v, pos) }) {
		p.b = p.b[:mark]
		p.jsonbCall("jsonb_contains", doc, needle)
	}
}

// sayable tells that something could be printed; what was not is the caller's to take back.
func (p *printer) sayable(write func()) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, refused := r.(bail); !refused {
				panic(r)
			}
			ok = false
		}
	}()
	write()
	return true
}

// jsonbCall asks StreamLink's own function, which gives 1 or 0.
func (p *printer) jsonbCall(name string, doc, other expr) {
	p.w("(mysql_json('" + name + "', ")
	p.jsonArgument(doc, jsonDoc)
	p.w(", ")
	p.jsonArgument(other, jsonDoc)
	p.w(") = '1')")
}

// jsonbStripNulls is jsonb_strip_nulls(document).
func (p *printer) jsonbStripNulls(c *call) {
	p.w("CAST(mysql_json('jsonb_strip_nulls', ")
	p.jsonArgument(c.args[0], jsonDoc)
	p.w(") AS JSON)")
}

// constantContained is jsonContains of an object or an array that is known.
func (p *printer) constantContained(doc expr, v any, pos int) {
	switch v.(type) {
	case map[string]any, []any:
	default:
		refuse(pos, "the operator @> on jsonb with a simple right side")
	}
	d := p.jsonOperand(doc)
	p.w("CASE WHEN ")
	d()
	p.w(" IS NOT NULL THEN coalesce(")
	p.holds(d, "$", v, pos)
	p.w(", FALSE) END")
}

// holds writes that what stands at a path contains a value.
func (p *printer) holds(doc func(), path string, v any, pos int) {
	at := func(fn string) {
		p.w(fn + "(")
		doc()
		p.w(", ")
		p.text(path)
		p.w(")")
	}
	is := func(kinds string) {
		at("json_type")
		p.w(" IN (" + kinds + ")")
	}
	switch v := v.(type) {
	case nil:
		is("'NULL'")
	case bool:
		is("'BOOLEAN'")
		p.w(" AND ")
		at("json_extract_string")
		p.w(" = '" + strconv.FormatBool(v) + "'")
	case float64:
		if v != math.Trunc(v) || math.Abs(v) < 1<<53 {
			is("'UBIGINT', 'BIGINT', 'DOUBLE'")
			p.w(" AND TRY_CAST(")
			at("json_extract_string")
			p.w(" AS DOUBLE) = " + strconv.FormatFloat(v, 'g', -1, 64))
			return
		}
		refuse(pos, "the operator @> on jsonb with a number of this size")
	case string:
		is("'VARCHAR'")
		p.w(" AND ")
		at("json_extract_string")
		p.w(" = ")
		p.text(v)
	case map[string]any:
		is("'OBJECT'")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			step, ok := jsonKey(k)
			if !ok {
				refuse(pos, "a JSON key with quotes in it")
			}
			p.w(" AND ")
			p.holds(doc, path+step, v[k], pos)
		}
	case []any:
		is("'ARRAY'")
		for _, x := range v {
			p.w(" AND ")
			p.holdsElement(doc, path, x, pos)
		}
	}
}

// holdsElement writes that the array at a path has a simple value among its elements.
func (p *printer) holdsElement(doc func(), path string, v any, pos int) {
	text, err := json.Marshal(v)
	n, number := v.(float64)
	if s, ok := v.(string); ok && strings.ContainsAny(s, "\\\"\x00<>&") || err != nil {
		refuse(pos, "the operator @> on jsonb with this text in an array")
	}
	switch v.(type) {
	case map[string]any, []any:
		refuse(pos, "the operator @> on jsonb with arrays or objects in an array")
	}
	p.w("list_contains(")
	if number {
		p.w("list_transform(")
	}
	p.w("CAST(json_extract(")
	doc()
	p.w(", ")
	p.text(path + "[*]")
	p.w(") AS VARCHAR[])")
	if number {
		p.w(", lambda e: TRY_CAST(e AS DOUBLE)), " + strconv.FormatFloat(n, 'g', -1, 64) + ")")
		return
	}
	p.w(", ")
	p.text(string(text))
	p.w(")")
}

// jsonEqual is = of a document and a constant that is neither an object nor an array;
// false is any other comparison.
func (p *printer) jsonEqual(e *binary) bool {
	doc, other := e.l, e.r
	v, ok := jsonConstant(other)
	if !ok {
		doc, other = other, doc
		v, ok = jsonConstant(other)
	}
	switch v.(type) {
	case map[string]any, []any:
		return false
	}
	if !ok || e.op != "=" && e.op != "<>" && e.op != "!=" {
		return false
	}
	if e.op != "=" {
		p.w("NOT ")
	}
	p.w("(")
	p.holds(p.jsonOperand(doc), "$", v, e.pos)
	p.w(")")
	return true
}
