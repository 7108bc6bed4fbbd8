package dialect

import (
	"encoding/json"
	"strconv"
	"strings"
)

// jsonStep writes the right side of -> and ->>. A constant becomes a path, since the
// engine reads a text that begins as one as a path by itself.
func (p *printer) jsonStep(e expr) {
	l, ok := e.(*literal)
	switch {
	case ok && l.kind == litInt:
		p.w("'$[" + l.text + "]'")
	case ok && l.kind == litString:
		step, ok := jsonKey(l.text)
		switch {
		case ok:
			p.text("$" + step)
		case l.text != "" && (l.text[0] == '$' || l.text[0] == '/'):
			refuse(l.pos, "a JSON key with quotes in it")
		default:
			p.text(l.text)
		}
	default:
		p.operand(e)
	}
}

// jsonKey is one key of a path; false where a path cannot say it.
func jsonKey(key string) (string, bool) {
	switch {
	case plainKey(key):
		return "." + key, true
	case key == "" || strings.ContainsAny(key, `"\`):
		return "", false
	}
	return `."` + key + `"`, true
}

// jsonPath is json_extract_path and its kin.
func (p *printer) jsonPath(c *call) {
	text := strings.HasSuffix(c.name, "_text")
	var keys []*string
	for _, a := range c.args[1:] {
		l, ok := a.(*literal)
		if !ok || l.kind != litString {
			p.jsonComputed(c, text)
			return
		}
		keys = append(keys, &l.text)
	}
	p.jsonAlong(c.args[0], keys, text, c.pos)
}

// jsonComputed goes along computed keys: the engine takes one after the other.
func (p *printer) jsonComputed(c *call, text bool) {
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	p.w("(")
	p.operand(c.args[0])
	for i, a := range c.args[1:] {
		if text && i+2 == len(c.args) {
			p.w(" ->> ")
		} else {
			p.w(" -> ")
		}
		p.jsonStep(a)
	}
	p.w(")")
}

// jsonDeep is #> and #>> along a constant path.
func (p *printer) jsonDeep(e *binary) {
	x := e.r
	if c, ok := x.(*cast); ok {
		x = c.x
	}
	l, ok := x.(*literal)
	var path []*string
	if ok {
		path, ok = parseArray(l.text)
	}
	if !ok {
		refuse(e.pos, "the operator "+e.op+" with a computed path")
	}
	p.jsonAlong(e.l, path, e.op == "#>>", e.pos)
}

// jsonAlong writes what stands at the end of a path. A key of digits is a place in an
// array and a name in an object; which it is, only a constant document tells.
func (p *printer) jsonAlong(doc expr, keys []*string, text bool, pos int) {
	op := " -> "
	if text {
		op = " ->> "
	}
	paths := jsonPaths(doc, keys, pos, jsonKey)
	if len(paths) > 1 {
		p.w("coalesce(")
	}
	for i, path := range paths {
		if i > 0 {
			p.w(", ")
		}
		p.operand(doc)
		p.w(op)
		p.text(path)
	}
	if len(paths) > 1 {
		p.w(")")
	}
}

// maxPaths bounds the readings of one path.
const maxPaths = 4

// jsonPaths are the paths that a list of keys may mean.
func jsonPaths(doc expr, keys []*string, pos int, step func(string) (string, bool)) []string {
	at, known := jsonConstant(doc)
	paths := []string{"$"}
	for _, k := range keys {
		if k == nil {
			refuse(pos, "a JSON path with NULL in it")
		}
		key, ok := step(*k)
		if !ok {
			refuse(pos, "a JSON key with quotes in it")
		}
		steps := []string{key}
		n, err := strconv.Atoi(*k)
		if list, isList := at.([]any); err == nil && (isList || !known) {
			steps = []string{"[" + strconv.Itoa(n) + "]", key}
			if isList {
				steps = steps[:1]
			}
			at = nil
			if n >= 0 && n < len(list) {
				at = list[n]
			}
		} else if object, isObject := at.(map[string]any); isObject {
			at = object[*k]
		}
		known = known && at != nil
		if len(paths)*len(steps) > maxPaths {
			refuse(pos, "a JSON path with this many numbers in it")
		}
		next := make([]string, 0, len(paths)*len(steps))
		for _, path := range paths {
			for _, s := range steps {
				next = append(next, path+s)
			}
		}
		paths = next
	}
	return paths
}

// jsonConstant is a document that stands in the statement.
func jsonConstant(e expr) (any, bool) {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		return nil, false
	}
	var v any
	if json.Unmarshal([]byte(l.text), &v) != nil {
		return nil, false
	}
	return v, true
}

// jsonExtract is MySQL's JSON_EXTRACT and ->: with several paths an array.
func (p *printer) jsonExtract(c *call) {
	l, ok := c.args[1].(*literal)
	if !ok || l.kind == litString && farPath(l.text) {
		p.jsonCall(c)
		return
	}
	if len(c.args) == 2 && ok && l.kind == litString && strings.HasPrefix(l.text, "$") {
		if strings.Contains(l.text, "*") { // the engine makes a list of what it finds
			p.w("nullif(to_json(")
			p.plainCall(c, "json_extract")
			p.w("), '[]')")
			return
		}
		whole := p.rowCall == c && p.plain // an output column by itself needs no brackets
		if !whole {
			p.w("(")
		}
		p.operand(c.args[0])
		p.w(" -> ")
		p.text(l.text)
		if !whole {
			p.w(")")
		}
		return
	}
	p.plainCall(c, "json_extract")
}
