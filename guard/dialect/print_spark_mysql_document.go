package dialect

import (
	"strings"

	"streamlink/backend/mysqljson"
)

// MySQL's functions that change documents, on Spark. What a call is given is computed once,
// in a struct beside the lambda that uses it, so that it may be an aggregate or a subquery;
// the document is taken apart along the path and put together again (print_spark_document.go).

// documentArgs writes what a call is given by way of a struct; arg writes the i-th.
func (p *printer) documentArgs(c *call, body func(arg func(i int) func())) {
	p.needsVariant(c.pos, "the function "+strings.ToUpper(c.name)+" of what is not constant")
	p.lets++
	name := "s" + itoa(p.lets) + "_"
	p.w("transform(array(named_struct(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.w("'a" + itoa(i) + "', ")
		p.documentArg(a, jsonRoleOf(c.name, i))
	}
	p.w(")), " + name + " -> ")
	body(func(i int) func() { return func() { p.w(name + ".a" + itoa(i)) } })
	p.w(")[0]")
}

// documentArg writes an argument as a text: of JSON, or a plain one.
func (p *printer) documentArg(e expr, role jsonRole) {
	l, isLit := e.(*literal)
	switch {
	case role == jsonPut && isLit && l.kind == litString:
		p.text(quotedDocument(l.text))
	case role == jsonPut && isNull(e):
		p.w("'null'")
	case role == jsonPut && isLit && l.kind == litBool:
		p.text(l.text)
	case role == jsonPut:
		p.w("coalesce(")
		p.sparkToJSON(&call{name: "json_set", node: node{pos: e.base().pos}, args: []expr{e}}, "")
		p.w(", 'null')")
	case role == jsonDoc:
		p.document(e)
	case isNull(e):
		p.w("CAST(NULL AS STRING)")
	default:
		p.sparkText(e)
	}
}

// given writes that none of the arguments is NULL.
func (p *printer) given(arg func(i int) func(), which ...int) {
	for n, i := range which {
		if n > 0 {
			p.w(" AND ")
		}
		arg(i)()
		p.w(" IS NOT NULL")
	}
}

// spaced writes a document as MySQL does, with a blank behind commas and colons.
func (p *printer) spaced(d func()) {
	p.w("array_join(transform(regexp_extract_all(")
	d()
	p.w(", ")
	p.text(jsonTextPattern + `|[^"]+`)
	p.w(`, 0), t_ -> CASE WHEN left(t_, 1) = '"' THEN t_ ELSE replace(replace(regexp_replace(t_, `)
	p.text(`\s+`)
	p.w(`, ''), ',', ', '), ':', ': ') END), '')`)
}

// pathSteps are the steps of a constant path to one place.
func (p *printer) pathSteps(c *call, i int) []mysqljson.Step {
	l, ok := c.args[i].(*literal)
	if !ok || l.kind != litString {
		p.refuseHint(c.pos, strings.ToUpper(c.name)+" along a computed path", "write the path as a constant")
	}
	steps, ok := mysqljson.Path(l.text)
	if !ok || !mysqljson.OnePlace(steps) {
		syntax(c.pos, "Invalid JSON path expression in argument %d to function '%s'", i+1, c.name)
	}
	if len(steps) > maxPathSteps {
		refuse(c.pos, "a change along a JSON path of this length")
	}
	return steps
}

// documentChange is what is done at the end of a path.
type documentChange struct {
	at     func(d func()) // writes what stands there then; nil takes it away
	add    func()         // writes what is put where nothing is; nil leaves it
	insert bool           // a place in an array is given to a new element
}

// jsonChangedSpark is JSON_SET, JSON_INSERT, JSON_REPLACE, JSON_REMOVE, JSON_ARRAY_APPEND and
// JSON_ARRAY_INSERT, one change after the other.
func (p *printer) jsonChangedSpark(c *call) {
	step := 2
	if c.name == "json_remove" {
		step = 1
	}
	if (len(c.args)-1)%step != 0 {
		syntax(c.pos, "Incorrect parameter count in the call to native function '%s'", c.name)
	}
	for i := 1; i < len(c.args); i += step {
		if isNull(c.args[i]) {
			p.w("CAST(NULL AS STRING)")
			return
		}
	}
	p.documentArgs(c, func(arg func(i int) func()) {
		p.w("CASE WHEN ")
		p.given(arg, 0)
		p.w(" THEN ")
		p.spaced(func() { p.changedFrom(c, arg, arg(0), 1, step) })
		p.w(" END")
	})
}

// changedFrom writes a document after the changes from the i-th argument on.
func (p *printer) changedFrom(c *call, arg func(i int) func(), d func(), i, step int) {
	ch := p.documentChange(c.name, arg(i+step-1))
	steps := p.pathSteps(c, i)
	last := len(steps) - 1
	if c.name == "json_array_insert" && (last < 0 || steps[last].IsName) || c.name == "json_remove" && last < 0 {
		syntax(c.pos, "Invalid JSON path expression in argument %d to function '%s'", i+1, c.name)
	}
	if i+step >= len(c.args) {
		p.changedAlong(d, steps, ch)
		return
	}
	p.let(func() { p.changedAlong(d, steps, ch) }, func(d func()) { p.changedFrom(c, arg, d, i+step, step) })
}

func (p *printer) documentChange(name string, value func()) documentChange {
	put := func(func()) { value() }
	switch name {
	case "json_set":
		return documentChange{at: put, add: value}
	case "json_insert":
		return documentChange{at: func(d func()) { d() }, add: value}
	case "json_replace":
		return documentChange{at: put}
	case "json_array_append":
		return documentChange{at: func(d func()) {
			p.arrayOf(func() {
				p.w("concat(")
				p.documentList(d)
				p.w(", array(")
				value()
				p.w("))")
			})
		}}
	case "json_array_insert":
		return documentChange{at: put, insert: true}
	}
	return documentChange{}
}

// changedAlong writes a document with a change at the end of a path; a path that leads
// nowhere changes nothing.
func (p *printer) changedAlong(d func(), steps []mysqljson.Step, ch documentChange) {
	if len(steps) == 0 {
		ch.at(d)
		return
	}
	s, rest := steps[0], steps[1:]
	p.w("CASE ")
	p.documentKind(d)
	if s.IsName {
		p.w(" WHEN '{' THEN ")
		p.objectOf(func() { p.let(func() { p.documentMembers(d) }, func(m func()) { p.changedName(m, s.Name, rest, ch) }) })
		p.w(" ELSE ")
		d()
	} else {
		p.w(" WHEN '[' THEN ")
		p.arrayOf(func() {
			p.let(func() { p.documentElements(d) }, func(l func()) { p.changedPlace(l, s.From, rest, ch) })
		})
		p.w(" ELSE ")
		p.changedScalar(d, s.From, rest, ch)
	}
	p.w(" END")
}

// changedScalar is changedAlong for an array's place in what is no array, which counts as its
// one element.
func (p *printer) changedScalar(d func(), at mysqljson.Place, rest []mysqljson.Step, ch documentChange) {
	ends := len(rest) == 0
	switch {
	case at.N == 0 && !(ends && (ch.at == nil || ch.insert)):
		p.changedAlong(d, rest, ch)
	case at.N > 0 && ends && ch.add != nil:
		p.arrayOf(func() {
			first, second := d, ch.add
			if at.Last {
				first, second = second, first
			}
			p.w("array(")
			first()
			p.w(", ")
			second()
			p.w(")")
		})
	default:
		d()
	}
}

// changedName writes the members of an object, of which one changes.
func (p *printer) changedName(m func(), name string, rest []mysqljson.Step, ch documentChange) {
	others := func() {
		p.w("map_filter(")
		m()
		p.w(", (k_, v_) -> k_ <> ")
		p.text(name)
		p.w(")")
	}
	with := func(value func()) {
		p.w("map_concat(")
		others()
		p.w(", map(")
		p.text(name)
		p.w(", ")
		value()
		p.w("))")
	}
	ends := len(rest) == 0
	if ends && ch.at == nil {
		others()
		return
	}
	p.w("CASE WHEN map_contains_key(")
	m()
	p.w(", ")
	p.text(name)
	p.w(") THEN ")
	with(func() {
		p.let(func() {
			m()
			p.w("[")
			p.text(name)
			p.w("]")
		}, func(d func()) { p.changedAlong(d, rest, ch) })
	})
	p.w(" ELSE ")
	if ends && ch.add != nil {
		with(ch.add)
	} else {
		m()
	}
	p.w(" END")
}

// changedPlace writes the elements of an array, of which one changes.
func (p *printer) changedPlace(l func(), place mysqljson.Place, rest []mysqljson.Step, ch documentChange) {
	list := p.aside(l)
	at := itoa(place.N)
	if place.Last {
		at = "(array_size(" + list + ") - " + itoa(place.N+1) + ")"
	}
	changed := func() {
		p.w("transform(" + list + ", (x_, i_) -> CASE WHEN i_ = " + at + " THEN ")
		p.let(func() { p.w("x_") }, func(d func()) { p.changedAlong(d, rest, ch) })
		p.w(" ELSE x_ END)")
	}
	switch {
	case len(rest) > 0:
		changed()
	case ch.at == nil:
		p.w("filter(" + list + ", (x_, i_) -> i_ <> " + at + ")")
	case ch.insert:
		p.w("concat(filter(" + list + ", (x_, i_) -> i_ < " + at + "), array(")
		ch.at(l)
		p.w("), filter(" + list + ", (x_, i_) -> i_ >= " + at + "))")
	case ch.add == nil:
		changed()
	case place.Last:
		p.w("concat(filter(array(")
		ch.add()
		p.w("), x_ -> " + at + " < 0), ")
		changed()
		p.w(")")
	default:
		p.w("concat(")
		changed()
		p.w(", filter(array(")
		ch.add()
		p.w("), x_ -> array_size(" + list + ") <= " + at + "))")
	}
}
