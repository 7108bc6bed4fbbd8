package dialect

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// arraysWithin is how many arrays, one in the other, JSON_CONTAINS looks through; what lies
// deeper is an error.
const arraysWithin = 6

// jsonHolds writes that a document contains a value as JSON_CONTAINS has it: an array holds
// what any of its elements contains, at any depth, and an array that is looked for needs
// each of its elements to be contained in one.
func (p *printer) jsonHolds(doc func(), v any, pos int) {
	switch v := v.(type) {
	case []any:
		p.w("list_transform([")
		doc()
		p.w("], lambda d: json_type(d) = 'ARRAY'")
		for _, x := range v {
			p.w(" AND ")
			if _, list := x.([]any); list {
				p.w("len(list_filter(json_extract(d, '$[*]'), lambda e: ")
				p.jsonHolds(func() { p.w("e") }, x, pos)
				p.w(")) > 0")
				continue
			}
			p.jsonHolds(func() { p.w("d") }, x, pos)
		}
		p.w(")[1]")
	default:
		p.w("len(list_filter(")
		p.w(strings.Repeat("flatten(list_transform(", arraysWithin) + "[")
		doc()
		p.w("]" + strings.Repeat(", lambda a: CASE WHEN json_type(a) = 'ARRAY' THEN json_extract(a, '$[*]') ELSE [a] END))", arraysWithin))
		p.w(", lambda e: CASE WHEN json_type(e) = 'ARRAY' THEN error('JSON_CONTAINS() of arrays this deep within arrays is not supported') ELSE ")
		p.isValue("e", v, pos)
		p.w(" END)) > 0")
	}
}

// isValue writes that an element, which is no array, is a value, or an object with its
// members.
func (p *printer) isValue(e string, v any, pos int) {
	switch v := v.(type) {
	case nil:
		p.w("json_type(" + e + ") = 'NULL'")
	case bool:
		p.w("json_type(" + e + ") = 'BOOLEAN' AND (" + e + " ->> '$') = '" + strconv.FormatBool(v) + "'")
	case float64:
		p.w("json_type(" + e + ") IN ('UBIGINT', 'BIGINT', 'DOUBLE') AND TRY_CAST((" + e + " ->> '$') AS DOUBLE) = " + strconv.FormatFloat(v, 'g', -1, 64))
	case string:
		p.w("json_type(" + e + ") = 'VARCHAR' AND (" + e + " ->> '$') = ")
		p.text(v)
	case map[string]any:
		p.w("json_type(" + e + ") = 'OBJECT'")
		for _, k := range slices.Sorted(maps.Keys(v)) {
			step, ok := jsonKey(k)
			if !ok {
				refuse(pos, "a JSON key with quotes in it")
			}
			member := func() {
				p.w("json_extract(" + e + ", ")
				p.text("$" + step)
				p.w(")")
			}
			p.w(" AND ")
			member()
			p.w(" IS NOT NULL AND ")
			p.jsonHolds(member, v[k], pos)
		}
	}
}
