package dialect

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// maxContained is how deep arrays and objects of a computed right side of @> may stand
// within each other; one that is deeper is an error.
const maxContained = 4

// jsonbContainsSpark is document @> other.
func (p *printer) jsonbContainsSpark(doc, other expr, pos int) {
	p.needsVariant(pos, "the operator @> on jsonb")
	p.letExpr(doc, func(a func()) {
		if v, ok := exactConstant(other); ok {
			p.w("CASE WHEN ")
			a()
			p.w(" IS NOT NULL THEN ")
			if _, scalar := scalarText(v); scalar { // by itself it may be an element too
				p.w("(")
				p.documentHolds(a, v)
				p.w(" OR ")
				p.documentHolds(a, []any{v})
				p.w(")")
			} else {
				p.documentHolds(a, v)
			}
			p.w(" END")
			return
		}
		p.letExpr(other, func(b func()) {
			p.w("CASE WHEN ")
			a()
			p.w(" IS NOT NULL AND ")
			b()
			p.w(" IS NOT NULL THEN ")
			p.contained(a, b, maxContained)
			p.w(" OR ")
			p.documentKind(a)
			p.w(" = '[' AND ")
			p.documentKind(b)
			p.w(" NOT IN ('[', '{') AND exists(")
			p.documentElements(a)
			p.w(", x_ -> ")
			p.sameScalar(func() { p.w("x_") }, b)
			p.w(") END")
		})
	})
}

// exactConstant is a document that stands in the statement, its numbers as they are written.
func exactConstant(e expr) (any, bool) {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		return nil, false
	}
	var v any
	d := json.NewDecoder(strings.NewReader(l.text))
	d.UseNumber()
	err := d.Decode(&v)
	return v, err == nil && !d.More()
}

// scalarText is a constant that is neither an object nor an array, as JSON.
func scalarText(v any) (string, bool) {
	switch v.(type) {
	case map[string]any, []any:
		return "", false
	}
	text, err := json.Marshal(v)
	return string(text), err == nil
}

// documentHolds writes that a document contains a constant.
func (p *printer) documentHolds(d func(), v any) {
	switch v := v.(type) {
	case map[string]any:
		p.w("(")
		p.documentKind(d)
		p.w(" = '{'")
		if len(v) > 0 {
			p.w(" AND ")
			p.let(func() { p.documentMembers(d) }, func(m func()) {
				for i, k := range slices.Sorted(maps.Keys(v)) {
					if i > 0 {
						p.w(" AND ")
					}
					p.w("coalesce(")
					p.let(func() {
						m()
						p.w("[")
						p.text(k)
						p.w("]")
					}, func(x func()) { p.documentHolds(x, v[k]) })
					p.w(", FALSE)")
				}
			})
		}
		p.w(")")
	case []any:
		p.w("(")
		p.documentKind(d)
		p.w(" = '['")
		for _, x := range v {
			p.w(" AND exists(")
			p.documentElements(d)
			p.lambda(func(e func()) { p.documentHolds(e, x) })
		}
		p.w(")")
	default:
		text, _ := scalarText(v)
		p.sameScalar(d, func() { p.text(text) })
	}
}

// contained writes that one document contains another, level by level.
func (p *printer) contained(a, b func(), levels int) {
	p.w("CASE ")
	p.documentKind(b)
	if levels == 0 {
		p.w(" WHEN '{' THEN raise_error('jsonb @> of more than " + strconv.Itoa(maxContained) + " levels is not supported')")
		p.w(" WHEN '[' THEN raise_error('jsonb @> of more than " + strconv.Itoa(maxContained) + " levels is not supported') ELSE ")
		p.sameScalar(a, b)
		p.w(" END")
		return
	}
	p.lets++
	n := itoa(p.lets)
	p.w(" WHEN '{' THEN ")
	p.documentKind(a)
	p.w(" = '{' AND ")
	p.let(func() { p.documentMembers(a) }, func(m func()) {
		p.w("forall(map_entries(")
		p.documentMembers(b)
		p.w("), y" + n + "_ -> coalesce(")
		p.let(func() {
			m()
			p.w("[y" + n + "_.key]")
		}, func(x func()) { p.contained(x, func() { p.w("y" + n + "_.value") }, levels-1) })
		p.w(", FALSE))")
	})
	p.w(" WHEN '[' THEN ")
	p.documentKind(a)
	p.w(" = '[' AND ")
	p.let(func() { p.documentElements(a) }, func(l func()) {
		p.w("forall(")
		p.documentElements(b)
		p.w(", y" + n + "_ -> exists(")
		l()
		p.w(", x" + n + "_ -> ")
		p.contained(func() { p.w("x" + n + "_") }, func() { p.w("y" + n + "_") }, levels-1)
		p.w("))")
	})
	p.w(" ELSE ")
	p.sameScalar(a, b)
	p.w(" END")
}

// sameScalar writes that two documents are the same value, where one of them is neither an
// object nor an array. Numbers may be written with other digits.
func (p *printer) sameScalar(a, b func()) {
	same := func(d func()) {
		p.w("to_json(parse_json(")
		d()
		p.w("))")
	}
	p.w("(")
	same(a)
	p.w(" = ")
	same(b)
	p.w(" OR rlike(")
	a()
	p.w(` || ' ' || `)
	b()
	p.w(`, '^[-0-9.eE+\\s]*[.eE][-0-9.eE+\\s]*$') AND TRY_CAST(`)
	a()
	p.w(" AS DOUBLE) = TRY_CAST(")
	b()
	p.w(" AS DOUBLE))")
}

// jsonbHasSpark is ?, ?| and ?&: a key of an object, or a text of an array.
func (p *printer) jsonbHasSpark(e *binary) {
	p.needsVariant(e.pos, "the operator "+e.op)
	p.letExpr(e.l, func(d func()) {
		p.let(func() {
			p.w("CASE ")
			p.documentKind(d)
			p.w(" WHEN '{' THEN json_object_keys(")
			d()
			p.w(") WHEN '[' THEN transform(filter(")
			p.documentElements(d)
			p.w(", e_ -> left(e_, 1) = '\"'), e_ -> get_json_object(e_, '$')) ELSE CASE WHEN ")
			p.documentKind(d)
			p.w(" = '\"' THEN array(get_json_object(")
			d()
			p.w(", '$')) WHEN ")
			d()
			p.w(" IS NOT NULL THEN CAST(array() AS ARRAY<STRING>) END END")
		}, func(keys func()) {
			p.w("CASE WHEN ")
			keys()
			p.w(" IS NOT NULL THEN ")
			defer p.w(" END")
			switch e.op {
			case "?":
				p.w("array_contains(")
				keys()
				p.w(", ")
				p.sparkText(e.r)
			case "?|":
				p.w("exists(")
				p.sparkArray(e.r)
				p.w(", e_ -> coalesce(array_contains(")
				keys()
				p.w(", e_), FALSE)")
			default:
				p.w("forall(")
				p.sparkArray(e.r)
				p.w(", e_ -> e_ IS NULL OR array_contains(")
				keys()
				p.w(", e_)")
			}
			p.w(")")
		})
	})
}
