package dialect

import (
	"sort"
	"strings"
)

// PostgreSQL builds documents as texts: numbers keep their digits, times are written as
// ISO 8601 has them, and what stands between two values tells json from jsonb. The
// engine's own functions would go through its documents and lose all three.

// jsonValue writes the JSON text of a value; of NULL it is NULL.
func (p *printer) jsonValue(t sqlType, v func()) {
	if p.to == Spark {
		p.sparkJSONText(t, v)
		return
	}
	wrap := func(before, after string) {
		p.w(before)
		v()
		p.w(after)
	}
	switch {
	case t.array:
		wrap("('[' || array_to_string(list_transform(", ", lambda v: ")
		p.jsonOrNull(t.elem(), func() { p.w("v") })
		p.w("), ',') || ']')")
	case t.isInt() || t.kind == tNumeric || t.kind == tBool || t.kind == tJSON || t.kind == tJSONB || t.kind == tOID:
		wrap("CAST(", " AS VARCHAR)")
	case t.isFloat():
		wrap("regexp_replace(CAST(", ` AS VARCHAR), '\.0$', '')`)
	case t.kind == tTimestamp:
		wrap(`('"' || replace(CAST(`, ` AS VARCHAR), ' ', 'T') || '"')`)
	case t.kind == tTimestampTZ:
		wrap(`('"' || regexp_replace(replace(CAST(`, ` AS VARCHAR), ' ', 'T'), '([+-]\d\d)$', '\1:00') || '"')`)
	case t.kind == tDate || t.kind == tTime || t.kind == tUUID:
		wrap(`('"' || CAST(`, ` AS VARCHAR) || '"')`)
	case t.kind == tInterval:
		wrap(`('"' || replace(CAST(`, ` AS VARCHAR), ' month', ' mon') || '"')`)
	case t.kind == tBytea:
		wrap(`('"\\x' || lower(hex(`, `)) || '"')`)
	default:
		wrap("CAST(to_json(", ") AS VARCHAR)")
	}
}

// jsonOrNull is jsonValue with null for NULL.
func (p *printer) jsonOrNull(t sqlType, v func()) {
	p.w("coalesce(")
	p.jsonValue(t, v)
	p.w(", 'null')")
}

// jsonMember is one name with its value.
type jsonMember struct {
	name string
	typ  sqlType
	v    func()
}

// jsonRow are the members of a row; nil is no row.
func (p *printer) jsonRow(e expr) []jsonMember {
	var out []jsonMember
	switch e := e.(type) {
	case *rowExpr:
		for i, x := range e.elems {
			out = append(out, jsonMember{name: "f" + itoa(i+1), typ: p.typ(x), v: func() { p.expr(x) }})
		}
	case *columnRef:
		for _, c := range e.whole {
			out = append(out, jsonMember{name: c.name, typ: c.typ, v: func() {
				p.ident(e.rel)
				p.w(".")
				p.ident(c.name)
			}})
		}
	}
	return out
}

// sortMembers puts members in jsonb's order: short names first, and of equal ones the last.
func sortMembers(list []jsonMember) []jsonMember {
	last := make(map[string]jsonMember, len(list))
	for _, m := range list {
		last[m.name] = m
	}
	out := make([]jsonMember, 0, len(last))
	for _, m := range last {
		out = append(out, m)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i].name, out[j].name
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	return out
}

// jsonDocument writes the text of a value that may be a row.
func (p *printer) jsonDocument(e expr, binary bool, separator string) {
	members := p.jsonRow(e)
	if members == nil {
		p.jsonValue(p.typ(e), func() { p.expr(e) })
		return
	}
	c, _ := e.(*columnRef)
	extended := c != nil && c.extended
	if extended { // a row that is not there has no values
		p.w("CASE WHEN ")
		for i, m := range members {
			if i > 0 {
				p.w(" OR ")
			}
			m.v()
			p.w(" IS NOT NULL")
		}
		p.w(" THEN ")
	}
	colon := ":"
	if binary {
		members, colon, separator = sortMembers(members), ": ", ", "
	}
	p.jsonMembers(members, "{", colon, separator, "}")
	if extended {
		p.w(" END")
	}
}

func (p *printer) jsonMembers(members []jsonMember, open, colon, separator, end string) {
	p.w("concat(")
	for i, m := range members {
		head := separator
		if i == 0 {
			head = open
		}
		p.text(head + jsonQuoted(m.name) + colon)
		p.w(", ")
		p.jsonOrNull(m.typ, m.v)
		p.w(", ")
	}
	if len(members) == 0 {
		end = open + end
	}
	p.text(end)
	p.w(")")
}

// jsonQuoted is a name as JSON writes it.
func jsonQuoted(s string) string {
	return `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

// asJSON gives what body writes the engine's type of documents.
func (p *printer) asJSON(body func()) {
	if p.to == Spark {
		body()
		return
	}
	p.w("CAST(")
	body()
	p.w(" AS JSON)")
}

// toJSONText is to_json, to_jsonb and row_to_json.
func (p *printer) toJSONText(c *call) {
	separator := ","
	if len(c.args) == 2 {
		if l, ok := c.args[1].(*literal); !ok || l.kind != litBool {
			refuse(c.pos, c.name+"() with a computed flag")
		} else if l.text == "true" {
			separator = ",\n "
		}
	}
	p.asJSON(func() { p.jsonDocument(c.args[0], c.name == "to_jsonb", separator) })
}

// jsonAggregate is json_agg and jsonb_agg.
func (p *printer) jsonAggregate(c *call) {
	x, binary := c.args[0], c.name == "jsonb_agg"
	separator := ", "
	if t := p.typ(x); (t.kind == tRecord || t.array) && !binary {
		separator = ", \n "
	}
	p.w("CAST('[' || array_to_string(")
	if c.distinct { // what is sorted by must be what is told apart
		p.w("list_transform(list(DISTINCT ")
		p.expr(x)
	} else {
		p.w("list(coalesce(")
		p.jsonDocument(x, binary, ",")
		p.w(", 'null')")
	}
	p.orderBy(jsonDistinct(c).orderBy)
	p.w(")")
	p.clauses(c)
	if c.distinct {
		p.w(", lambda e: ")
		p.jsonOrNull(p.typ(x), func() { p.w("e") })
		p.w(")")
	}
	p.w(", ")
	p.text(separator)
	p.w(") || ']' AS JSON)")
}

// jsonBuildArray is json_build_array and jsonb_build_array.
func (p *printer) jsonBuildArray(c *call) {
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	p.asJSON(func() {
		p.w("concat('['")
		for i, a := range c.args {
			if i > 0 {
				p.w(", ', '")
			}
			p.w(", coalesce(")
			p.jsonDocument(a, c.name == "jsonb_build_array", ",")
			p.w(", 'null')")
		}
		p.w(", ']')")
	})
}

// jsonBuildObject is json_build_object and jsonb_build_object, and MySQL's JSON_OBJECT.
func (p *printer) jsonBuildObject(c *call) {
	if p.s.Dialect == MySQL {
		p.jsonObjectCall(c)
		return
	}
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	if len(c.args)%2 == 1 {
		syntax(c.pos, "argument list must have even number of elements")
	}
	binary := c.name == "jsonb_build_object"
	if members := p.constantMembers(c); binary && members != nil {
		p.asJSON(func() { p.jsonMembers(sortMembers(members), "{", ": ", ", ", "}") })
		return
	}
	colon := " : "
	if binary {
		colon = ": "
	}
	p.asJSON(func() {
		p.w("concat('{'")
		for i := 0; i+1 < len(c.args); i += 2 {
			if i > 0 {
				p.w(", ', '")
			}
			p.w(", ")
			p.jsonName(c.args[i])
			p.w(", '" + colon + "', coalesce(")
			p.jsonDocument(c.args[i+1], binary, ",")
			p.w(", 'null')")
		}
		p.w(", '}')")
	})
}

// jsonName writes a member's name: any value's text.
func (p *printer) jsonName(e expr) {
	if l, ok := e.(*literal); ok && p.to == Spark && l.kind == litString {
		p.text(jsonQuoted(l.text))
		return
	}
	if p.to == Spark {
		p.w("coalesce(")
		p.jsonString(func() { p.sparkText(e) })
		p.w(", raise_error('null value not allowed for object key'))")
		return
	}
	p.w("CAST(to_json(")
	if t := p.typ(e); t.isText() || t.kind == tUnknown {
		p.expr(e)
	} else {
		p.castOperand(e, "VARCHAR")
	}
	p.w(") AS VARCHAR)")
}

// constantMembers are those of a call whose names are constants; nil where some is none.
func (p *printer) constantMembers(c *call) []jsonMember {
	out := []jsonMember{}
	for i := 0; i+1 < len(c.args); i += 2 {
		l, ok := c.args[i].(*literal)
		x := c.args[i+1]
		if !ok || l.kind != litString && l.kind != litInt || p.typ(x).kind == tRecord {
			return nil
		}
		out = append(out, jsonMember{name: l.text, typ: p.typ(x), v: func() { p.expr(x) }})
	}
	return out
}

// jsonObjectAggregate is json_object_agg and jsonb_object_agg.
func (p *printer) jsonObjectAggregate(c *call) {
	first, last, colon := "{ ", " }", " : "
	if c.name != "json_object_agg" {
		first, last, colon = "{", "}", ": "
	}
	if c.distinct || c.name != "json_object_agg" && c.filter == nil && len(c.orderBy) == 0 { // the engine's is a macro without clauses
		p.w("json_group_object(")
		p.castOperand(c.args[0], "VARCHAR")
		p.w(", CAST(")
		p.jsonOrNull(p.typ(c.args[1]), func() { p.expr(c.args[1]) })
		p.w(" AS JSON)")
		p.orderBy(c.orderBy)
		p.w(")")
		p.clauses(c)
		return
	}
	p.w("CAST('" + first + "' || array_to_string(list(concat(")
	p.jsonName(c.args[0])
	p.w(", '" + colon + "', coalesce(")
	p.jsonDocument(c.args[1], false, ",")
	p.w(", 'null'))")
	p.orderBy(c.orderBy)
	p.w(")")
	p.clauses(c)
	p.w(", ', ') || '" + last + "' AS JSON)")
}
