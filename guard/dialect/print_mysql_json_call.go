package dialect

import (
	"encoding/json"
	"strings"

	"streamlink/backend/mysqljson"
	"streamlink/backend/sqlstate"
)

// MySQL's functions that change and search documents. DuckDB has them as mysql_json(), which
// StreamLink brings along; of constants they are computed before anything is printed.

// jsonRole says what an argument of such a function is.
type jsonRole uint8

const (
	jsonPlain jsonRole = iota // a path, a pattern
	jsonDoc
	jsonPut // any value, which is put into a document
)

func jsonRoleOf(name string, i int) jsonRole {
	switch name {
	case "json_set", "json_insert", "json_replace", "json_array_append", "json_array_insert":
		if i > 0 && i%2 == 0 {
			return jsonPut
		}
	case "json_merge", "json_merge_preserve", "json_merge_patch":
		return jsonDoc
	case "json_overlaps", "json_contains":
		if i == 1 {
			return jsonDoc
		}
	}
	if i == 0 {
		return jsonDoc
	}
	return jsonPlain
}

// jsonCall writes a function of documents.
func (p *printer) jsonCall(c *call) {
	if p.jsonFolded(c) {
		return
	}
	if p.to == Spark {
		p.jsonCallSpark(c)
		return
	}
	as := map[string]string{"json_depth": "INTEGER", "json_overlaps": "BOOLEAN", "json_contains": "BOOLEAN"}[c.name]
	if as == "" {
		as = "JSON"
	}
	p.w("CAST(mysql_json('" + c.name + "'")
	for i, a := range c.args {
		p.w(", ")
		p.jsonArgument(a, jsonRoleOf(c.name, i))
	}
	p.w(") AS " + as + ")")
}

// jsonCallSpark writes a function of documents in Spark's own words.
func (p *printer) jsonCallSpark(c *call) {
	switch c.name {
	case "json_merge", "json_merge_preserve", "json_merge_patch":
		p.jsonMergedSpark(c)
	case "json_contains":
		p.jsonContainsSpark(c)
	case "json_overlaps":
		p.jsonOverlapsSpark(c)
	case "json_depth":
		p.jsonDepthSpark(c)
	case "json_search":
		p.jsonSearchSpark(c)
	case "json_extract":
		p.jsonFoundSpark(c)
	default:
		p.jsonChangedSpark(c)
	}
}

// jsonArgument writes an argument as a text.
func (p *printer) jsonArgument(e expr, role jsonRole) {
	t := p.typ(e)
	_, isLit := e.(*literal)
	switch {
	case isNull(e):
		p.w("CAST(NULL AS VARCHAR)")
	case role != jsonPut && textual(e):
		p.expr(unfolded(e))
	case role == jsonPut && t.kind != tJSON && t.kind == tBool && !isLit:
		p.w("CAST(CAST(")
		p.expr(e)
		p.w(" AS INTEGER) AS VARCHAR)")
	case role == jsonPut && t.kind != tJSON:
		p.w("CAST(to_json(")
		p.expr(unfolded(e))
		p.w(") AS VARCHAR)")
	default:
		p.w("CAST(")
		p.expr(e)
		p.w(" AS VARCHAR)")
	}
}

// jsonFolded writes the answer to a call of constants; false leaves the others.
func (p *printer) jsonFolded(c *call) bool {
	answer, ok := jsonAnswer(c)
	if !ok {
		return false
	}
	switch c.name {
	case "json_overlaps", "json_contains":
		p.literalAnswer(answer, map[string]string{"1": "TRUE", "0": "FALSE"}, "BOOLEAN")
	case "json_depth":
		p.literalAnswer(answer, map[string]string{}, p.intType())
	default:
		as := "JSON"
		if p.to == Spark {
			as = "STRING"
		}
		if answer == nil {
			p.w("CAST(NULL AS " + as + ")")
			return true
		}
		p.w("CAST(")
		p.text(*answer)
		p.w(" AS " + as + ")")
	}
	return true
}

func (p *printer) literalAnswer(answer *string, words map[string]string, typ string) {
	switch {
	case answer == nil:
		p.w("CAST(NULL AS " + typ + ")")
	case words[*answer] != "":
		p.w(words[*answer])
	default:
		p.w(*answer)
	}
}

// jsonAnswer computes a call of constants; a call inside of it may be one of these
// functions itself, or builds a document.
func jsonAnswer(c *call) (*string, bool) {
	if !mysqljson.Functions[c.name] || c.schema != "" {
		return nil, false
	}
	args := make([]*string, len(c.args))
	for i, a := range c.args {
		text, ok := jsonConstantText(a, jsonRoleOf(c.name, i))
		if !ok {
			return nil, false
		}
		args[i] = text
	}
	answer, err := mysqljson.Call(c.name, args)
	if err != nil {
		panic(bail{sqlstate.New("22032", "%s in %s", err.Error(), c.name).At(c.pos)})
	}
	return answer, true
}

// jsonConstantText is a constant as an argument's text; nil is NULL.
func jsonConstantText(e expr, role jsonRole) (*string, bool) {
	text := func(s string) (*string, bool) { return &s, true }
	switch x := unfolded(e).(type) {
	case *literal:
		switch x.kind {
		case litNull:
			return nil, true
		case litString:
			if role == jsonPut {
				return text(quotedDocument(x.text))
			}
			return text(x.text)
		case litBool, litInt, litDecimal, litFloat:
			var v any
			if json.Unmarshal([]byte(x.text), &v) == nil {
				return text(x.text)
			}
		}
	case *cast:
		if x.to.kind == tJSON && role != jsonPlain {
			return jsonConstantText(x.x, jsonDoc)
		}
	case *call:
		switch {
		case role == jsonPlain:
		case x.name == "json_array" || x.name == "json_object":
			return builtDocument(x)
		default:
			return jsonAnswer(x)
		}
	}
	return nil, false
}

// builtDocument is JSON_ARRAY or JSON_OBJECT of constants.
func builtDocument(c *call) (*string, bool) {
	var b strings.Builder
	isObject := c.name == "json_object"
	for i, a := range c.args {
		part, ok := jsonConstantText(a, jsonPut)
		if !ok || isObject && i%2 == 0 && (part == nil || (*part)[0] != '"') {
			return nil, false
		}
		switch {
		case i > 0 && isObject && i%2 == 1:
			b.WriteString(": ")
		case i > 0:
			b.WriteString(", ")
		}
		if part == nil {
			b.WriteString("null")
		} else {
			b.WriteString(*part)
		}
	}
	out := "[" + b.String() + "]"
	if isObject {
		out = "{" + b.String() + "}"
	}
	return &out, true
}

func quotedDocument(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(b)
}

// farPath tells a path that the engine's own functions do not read.
func farPath(path string) bool {
	return strings.Contains(path, "**") || strings.Contains(path, "[last") || strings.Contains(path, " to ")
}
