package dialect

import "strconv"

// maxPathSteps bounds the paths along which a document is changed: what is written grows
// with each number in them.
const maxPathSteps = 6

// change is what is done at the end of a path.
type change struct {
	value  func() // nil takes away
	create bool
	insert bool // jsonb_insert
	after  bool
}

// constantPath is a path of texts that stands in the statement.
func (p *printer) constantPath(e expr, pos int) []string {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	var out []string
	switch x := e.(type) {
	case *literal:
		path, ok := parseArray(x.text)
		if !ok || x.kind != litString {
			refuse(pos, "a change along a computed JSON path")
		}
		for _, k := range path {
			if k == nil {
				refuse(pos, "a JSON path with NULL in it")
			}
			out = append(out, *k)
		}
	case *arrayExpr:
		for _, k := range x.elems {
			l, ok := k.(*literal)
			if !ok || l.kind != litString && l.kind != litInt {
				refuse(pos, "a change along a computed JSON path")
			}
			out = append(out, l.text)
		}
	default:
		refuse(pos, "a change along a computed JSON path")
	}
	if len(out) > maxPathSteps {
		refuse(pos, "a change along a JSON path of this length")
	}
	return out
}

// sparkFlag is an optional boolean argument.
func (p *printer) constantFlag(c *call, i int, unsaid bool) bool {
	if len(c.args) <= i {
		return unsaid
	}
	l, ok := c.args[i].(*literal)
	if !ok || l.kind != litBool {
		refuse(c.pos, c.name+"() with a computed flag")
	}
	return l.text == "true"
}

// jsonbSetSpark is jsonb_set and jsonb_insert along a constant path.
func (p *printer) jsonbSetSpark(c *call, _ string) {
	p.needsVariant(c.pos, c.name+"()")
	if hasSubquery(c.args[2]) {
		p.refuseHint(c.pos, c.name+"() with a subquery", "put the subquery into FROM")
	}
	ch := change{create: true, insert: c.name == "jsonb_insert"}
	if ch.insert {
		ch.after = p.constantFlag(c, 3, false)
	} else {
		ch.create = p.constantFlag(c, 3, true)
	}
	ch.value = func() {
		p.w("to_json(parse_json(")
		p.document(c.args[2])
		p.w("))")
	}
	p.letExpr(c.args[0], func(d func()) {
		p.w("CASE WHEN ")
		p.document(c.args[2])
		p.w(" IS NOT NULL THEN ")
		p.altered(d, p.constantPath(c.args[1], c.pos), ch)
		p.w(" END")
	})
}

// jsonbTake is jsonb #- path.
func (p *printer) jsonbTake(e *binary) {
	p.needsVariant(e.pos, "the operator #-")
	p.letExpr(e.l, func(d func()) { p.altered(d, p.constantPath(e.r, e.pos), change{}) })
}

// altered writes a document with a change at the end of a path.
func (p *printer) altered(d func(), path []string, ch change) {
	if len(path) == 0 {
		d()
		return
	}
	p.w("CASE ")
	p.documentKind(d)
	p.w(" WHEN '{' THEN ")
	p.objectOf(func() { p.let(func() { p.documentMembers(d) }, func(m func()) { p.changedMember(m, path, ch) }) })
	p.w(" WHEN '[' THEN ")
	if n, err := strconv.Atoi(path[0]); err == nil {
		p.arrayOf(func() { p.let(func() { p.documentElements(d) }, func(l func()) { p.changedElement(l, n, path, ch) }) })
	} else {
		p.w("raise_error(")
		p.text("path element is not an integer: " + path[0])
		p.w(")")
	}
	p.w(" ELSE CASE WHEN ")
	d()
	p.w(" IS NOT NULL THEN raise_error('cannot set path in scalar') END END")
}

// changedMember writes the members of an object, of which one changes.
func (p *printer) changedMember(m func(), path []string, ch change) {
	key := func() { p.text(path[0]) }
	others := func() {
		p.w("map_filter(")
		m()
		p.w(", (k_, v_) -> k_ <> ")
		key()
		p.w(")")
	}
	with := func(value func()) {
		p.w("map_concat(")
		others()
		p.w(", map(")
		key()
		p.w(", ")
		value()
		p.w("))")
	}
	if len(path) == 1 && ch.value == nil {
		others()
		return
	}
	if len(path) == 1 && ch.create && !ch.insert {
		with(ch.value)
		return
	}
	p.w("CASE WHEN map_contains_key(")
	m()
	p.w(", ")
	key()
	p.w(") THEN ")
	switch {
	case len(path) > 1:
		with(func() {
			p.let(func() {
				m()
				p.w("[")
				key()
				p.w("]")
			}, func(d func()) { p.altered(d, path[1:], ch) })
		})
		p.w(" ELSE ")
		m()
	case ch.insert:
		p.w("raise_error('cannot replace existing key') ELSE ")
		with(ch.value)
	default:
		with(ch.value)
		p.w(" ELSE ")
		m()
	}
	p.w(" END")
}

// changedElement writes the elements of an array, of which the n-th changes; a negative
// number counts from the end.
func (p *printer) changedElement(l func(), n int, path []string, ch change) {
	at := strconv.Itoa(n)
	if n < 0 {
		at = "(array_size(" + p.aside(l) + ") - " + strconv.Itoa(-n) + ")"
	}
	list := p.aside(l)
	switch {
	case len(path) > 1:
		p.w("transform(" + list + ", (x_, i_) -> CASE WHEN i_ = " + at + " THEN ")
		p.let(func() { p.w("x_") }, func(d func()) { p.altered(d, path[1:], ch) })
		p.w(" ELSE x_ END)")
	case ch.value == nil:
		p.w("filter(" + list + ", (x_, i_) -> i_ <> " + at + ")")
	case ch.insert:
		if ch.after {
			at = "(" + at + " + 1)"
		}
		p.splice(list, at, "0", ch.value)
	case ch.create:
		p.splice(list, at, "1", ch.value)
	default:
		p.w("transform(" + list + ", (x_, i_) -> CASE WHEN i_ = " + at + " THEN ")
		ch.value()
		p.w(" ELSE x_ END)")
	}
}

// splice writes a list with a value at a place, in the place of as many elements as are
// told. Places before the first and behind the last are those ends.
func (p *printer) splice(list, at, instead string, value func()) {
	p.w("concat(filter(" + list + ", (x_, i_) -> i_ < " + at + "), array(")
	value()
	p.w("), filter(" + list + ", (x_, i_) -> i_ >= greatest(" + at + ", 0) + CASE WHEN " + at + " < 0 THEN 0 ELSE " + instead + " END))")
}

// aside is what body writes, as a text to be used several times.
func (p *printer) aside(body func()) string {
	at := len(p.b)
	body()
	s := string(p.b[at:])
	p.b = p.b[:at]
	return s
}
