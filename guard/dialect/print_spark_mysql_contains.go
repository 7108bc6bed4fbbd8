package dialect

import (
	"maps"
	"slices"
	"strings"
)

// JSON_CONTAINS on Spark. An array holds what any of its elements contains, and so do the
// arrays within it: what stands in them is made one list. A lambda in another costs Spark's
// analyzer some of its hundred rounds, so that there are few of them.

// Levels of arrays within arrays that are looked through, and of objects within a candidate
// that is computed.
const (
	arraysLooked  = 4
	objectsLooked = 2
)

// jsonContainsSpark is JSON_CONTAINS(document, candidate [, path]).
func (p *printer) jsonContainsSpark(c *call) {
	v, constant := exactConstant(c.args[1])
	p.documentArgs(c, func(arg func(i int) func()) {
		holds := func(d func()) {
			p.w("CASE WHEN ")
			d()
			p.w(" IS NOT NULL THEN ")
			if constant {
				p.holdsConstant(c.pos, d, v)
			} else {
				p.holdsDocument(d, arg(1), objectsLooked)
			}
			p.w(" END")
		}
		p.w("CASE WHEN ")
		p.given(arg, 0, 1)
		p.w(" THEN ")
		if len(c.args) == 3 {
			steps := p.pathSteps(c, 2)
			p.let(func() { p.documentAt(arg(0), steps) }, holds)
		} else {
			holds(arg(0))
		}
		p.w(" END")
	})
}

// holdsConstant writes that a document contains a constant.
func (p *printer) holdsConstant(pos int, d func(), v any) {
	if list, ok := v.([]any); ok {
		p.w("(")
		p.documentKind(d)
		p.w(" = '['")
		for _, x := range list {
			p.w(" AND ")
			p.holdsConstant(pos, d, x)
		}
		p.w(")")
		return
	}
	e := p.variable()
	p.w("exists(")
	p.leaves(d)
	p.w(", " + e + " -> ")
	defer p.w(")")
	object, ok := v.(map[string]any)
	if !ok {
		text, _ := scalarText(v)
		p.sameScalar(named(p, e), func() { p.text(text) })
		return
	}
	p.w("left(" + e + ", 1) = '{'")
	for _, k := range slices.Sorted(maps.Keys(object)) {
		if _, sayable := jsonKey(k); !sayable || strings.Contains(k, "'") {
			refuse(pos, "a JSON key with quotes in it")
		}
		p.w(" AND coalesce(")
		p.let(func() {
			p.w("to_json(variant_get(parse_json(" + e + "), ")
			p.text("$" + jsonStep(k))
			p.w(", 'variant'))")
		}, func(member func()) {
			p.w("CASE WHEN ")
			member()
			p.w(" IS NOT NULL THEN ")
			p.holdsConstant(pos, member, object[k])
			p.w(" END")
		})
		p.w(", FALSE)")
	}
}

// holdsDocument is holdsConstant for a candidate that each row may have otherwise.
func (p *printer) holdsDocument(d, x func(), levels int) {
	e, l := p.variable(), p.variable()
	p.w("(")
	p.documentKind(d)
	p.w(" = '[' OR ")
	p.documentKind(x)
	p.w(" <> '[') AND forall(")
	p.leaves(x)
	p.w(", " + l + " -> exists(")
	p.leaves(d)
	p.w(", " + e + " -> CASE WHEN left(" + e + ", 1) = '{' AND left(" + l + ", 1) = '{' THEN ")
	if levels == 0 {
		p.deeper("JSON_CONTAINS")
	} else {
		m := p.variable()
		p.let(func() { p.documentMembers(named(p, e)) }, func(have func()) {
			p.w("forall(map_entries(")
			p.documentMembers(named(p, l))
			p.w("), " + m + " -> coalesce(")
			p.let(func() {
				have()
				p.w("[" + m + ".key]")
			}, func(k func()) {
				p.w("CASE WHEN ")
				k()
				p.w(" IS NOT NULL THEN ")
				p.holdsDocument(k, func() { p.w(m + ".value") }, levels-1)
				p.w(" END")
			})
			p.w(", FALSE))")
		})
	}
	p.w(" ELSE ")
	p.sameDocuments(e, l)
	p.w(" END))")
}

// leaves writes what stands in an array and in the arrays within it, or what is no array.
func (p *printer) leaves(d func()) {
	list := func() {
		p.w("coalesce(try_variant_get(parse_json(")
		d()
		p.w("), '$', 'array<variant>'), array(parse_json(")
		d()
		p.w(")))")
	}
	for range arraysLooked - 1 {
		inner, v := list, p.variable()
		list = func() {
			p.w("flatten(transform(")
			inner()
			p.w(", " + v + " -> coalesce(try_variant_get(" + v + ", '$', 'array<variant>'), array(" + v + "))))")
		}
	}
	v := p.variable()
	p.w("transform(")
	list()
	p.w(", " + v + " -> CASE WHEN try_variant_get(" + v + ", '$', 'array<variant>') IS NOT NULL THEN raise_error('JSON_CONTAINS() of arrays this deep within arrays is not supported') ELSE to_json(" + v + ") END)")
}
