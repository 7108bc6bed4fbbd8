package dialect

import (
	"encoding/json"
	"strings"
)

// The engine writes what it takes out of a document anew: an array loses its blanks, a number the
// zeros at its end. Where ->> meets one of these, StreamLink takes the text.

// jsonGetText writes document ->> key along constant keys; false leaves it to the engine.
func (p *printer) jsonGetText(e *binary) bool {
	if p.jsonRough || p.s.Dialect != PostgreSQL || p.to != DuckDB || e.op != "->>" {
		return false
	}
	doc, keys, path, ok := p.constantKeys(e)
	if !ok {
		return false
	}
	t := p.typ(doc)
	if t.array || t.kind != tJSON && t.kind != tJSONB {
		return false
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return false
	}
	name := "json_text_at"
	if t.kind == tJSONB {
		name = "jsonb_text_at"
	}
	p.once(doc, func(d func()) {
		p.w("CASE WHEN json_type(")
		d()
		p.w(", ")
		p.text(path)
		p.w(") IN ('ARRAY', 'OBJECT', 'DOUBLE') THEN mysql_json('" + name + "', CAST(")
		d()
		p.w(" AS VARCHAR), ")
		p.text(string(list))
		p.w(") ELSE ")
		d()
		p.w(" ->> ")
		p.text(path)
		p.w(" END")
	})
	return true
}

// constantKeys goes back along constant keys to the document that they lead into.
func (p *printer) constantKeys(e *binary) (doc expr, keys []any, path string, ok bool) {
	l, ok := e.r.(*literal)
	if !ok {
		return nil, nil, "", false
	}
	doc, path = e.l, "$"
	if inner, isBinary := e.l.(*binary); isBinary && inner.op == "->" {
		if d, k, at, ok := p.constantKeys(inner); ok {
			doc, keys, path = d, k, at
		}
	}
	switch l.kind {
	case litInt:
		return doc, append(keys, json.Number(l.text)), path + "[" + l.text + "]", true
	case litString:
		step, ok := jsonKey(l.text)
		return doc, append(keys, l.text), path + step, ok
	}
	return nil, nil, "", false
}

// roughly writes an operand for which the text of arrays and numbers is all one.
func (p *printer) roughly(write func()) {
	outer := p.jsonRough
	p.jsonRough = true
	write()
	p.jsonRough = outer
}

// plainText tells a text constant that no array, object or number is written as.
func plainText(e expr) bool {
	l, ok := bareConstant(e).(*literal)
	return ok && l.kind == litString && (l.text == "" || !strings.ContainsRune("[{-0123456789", rune(l.text[0])))
}
