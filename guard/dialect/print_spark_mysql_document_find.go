package dialect

import (
	"strings"

	"streamlink/backend/mysqljson"
)

// What stands at the end of a path in a document, and where in it a text stands.

// documentAt writes what a path to one place leads to, as a text of JSON, NULL where there
// is nothing.
func (p *printer) documentAt(d func(), steps []mysqljson.Step) {
	p.w("get(")
	p.documentsAt(d, steps)
	p.w(", 0)")
}

// documentsAt writes the list of what a path leads to, step by step.
func (p *printer) documentsAt(d func(), steps []mysqljson.Step) {
	list := func() {
		p.w("array(")
		d()
		p.w(")")
	}
	for _, s := range steps {
		list = p.stepped(list, s)
	}
	list()
}

// stepped writes what a step leads to from each of a list's documents.
func (p *printer) stepped(list func(), s mysqljson.Step) func() {
	return func() {
		v := p.variable()
		d := named(p, v)
		p.w("flatten(transform(")
		list()
		p.w(", " + v + " -> ")
		switch {
		case s.IsName && s.All:
			p.w("coalesce(map_values(")
			p.documentMembers(d)
			p.w("), CAST(array() AS ARRAY<STRING>))")
		case s.IsName:
			p.w("filter(array(")
			p.documentMembers(d)
			p.w("[")
			p.text(s.Name)
			p.w("]), y_ -> y_ IS NOT NULL)")
		case s.All:
			p.w("coalesce(")
			p.documentElements(d)
			p.w(", CAST(array() AS ARRAY<STRING>))")
		default:
			p.let(func() { p.documentList(d) }, func(l func()) {
				elements := p.aside(l)
				end := s.From
				if s.To != nil {
					end = *s.To
				}
				p.w("filter(" + elements + ", (y_, i_) -> i_ BETWEEN " + placeOf(s.From, elements) + " AND " + placeOf(end, elements) + ")")
			})
		}
		p.w("))")
	}
}

func placeOf(at mysqljson.Place, list string) string {
	if at.Last {
		return "array_size(" + list + ") - " + itoa(at.N+1)
	}
	return itoa(at.N)
}

// jsonFoundSpark is JSON_EXTRACT of several paths, of a path that leads to several places or
// counts from an array's end, and of a computed one.
func (p *printer) jsonFoundSpark(c *call) {
	var paths [][]mysqljson.Step
	many := len(c.args) > 2
	for _, a := range c.args[1:] {
		l, ok := a.(*literal)
		switch {
		case isNull(a):
			p.w("CAST(NULL AS STRING)")
			return
		case !ok && !many:
			p.jsonAtComputed(c)
			return
		case !ok:
			p.refuseHint(c.pos, "JSON_EXTRACT with several computed paths", "write a JSON_EXTRACT for each")
		}
		steps, ok := mysqljson.Path(l.text)
		if !ok {
			syntax(c.pos, "Invalid JSON path expression in %s", c.name)
		}
		if strings.Contains(l.text, "**") {
			p.refuseHint(c.pos, "a JSON path with **", "name the members on the way")
		}
		many = many || !mysqljson.OnePlace(steps)
		paths = append(paths, steps)
	}
	p.documentArgs(c, func(arg func(i int) func()) {
		p.w("CASE WHEN ")
		p.given(arg, 0)
		p.w(" THEN ")
		if !many {
			p.documentAt(arg(0), paths[0])
		} else {
			p.let(func() {
				p.w("concat(")
				for i, steps := range paths {
					if i > 0 {
						p.w(", ")
					}
					p.documentsAt(arg(0), steps)
				}
				p.w(")")
			}, func(found func()) {
				p.w("CASE WHEN array_size(")
				found()
				p.w(") > 0 THEN ")
				p.spaced(func() { p.arrayOf(found) })
				p.w(" END")
			})
		}
		p.w(" END")
	})
}

// jsonAtComputed is JSON_EXTRACT along a path that each row may have otherwise. As an
// element of an array, what is found keeps its quotes.
func (p *printer) jsonAtComputed(c *call) {
	p.documentArgs(c, func(arg func(i int) func()) {
		p.w("replace(get_json_object(concat('[', array_join(transform(regexp_extract_all(to_json(parse_json(")
		arg(0)()
		p.w(")), ")
		p.text(jsonTextPattern + `|[^"]+`) // a null that is found is not nothing
		p.w(`, 0), t_ -> CASE WHEN left(t_, 1) = '"' THEN t_ ELSE replace(t_, 'null', '"\uE000"') END), ''), ']'), CASE WHEN rlike(`)
		arg(1)()
		p.w(", ")
		p.text(`[*]|\[\s*last|\sto\s|^[^$]`)
		p.w(") THEN raise_error('JSON_EXTRACT() along a computed path to several places, or from the end of an array, is not supported') ELSE concat('$[*]', regexp_replace(substring(")
		arg(1)()
		p.w(", 2), ")
		p.text(`\."([^"]*)"`)
		p.w(", ")
		p.text(`['$1']`)
		p.w(`)) END), '"\uE000"', 'null')`)
	})
}

// jsonSearchSpark is JSON_SEARCH(document, 'one' or 'all', pattern [, escape [, path]]).
func (p *printer) jsonSearchSpark(c *call) {
	mode := strings.ToLower(p.constant(c, 1))
	if mode != "one" && mode != "all" {
		syntax(c.pos, "The oneOrAll argument to json_search may take these values: 'one' or 'all'")
	}
	escape := `\`
	if len(c.args) > 3 && !isNull(c.args[3]) {
		if x := p.constant(c, 3); x != "" {
			escape = x
		}
	}
	if len(c.args) > 5 {
		p.refuseHint(c.pos, "JSON_SEARCH with several paths", "search along each")
	}
	start, steps := "$", []mysqljson.Step(nil)
	if len(c.args) == 5 {
		start, steps = p.constant(c, 4), p.pathSteps(c, 4)
	}
	p.documentArgs(c, func(arg func(i int) func()) {
		p.w("CASE WHEN ")
		p.given(arg, 0, 2)
		p.w(" THEN ")
		p.let(func() { p.placesLike(c, arg, start, steps, escape) }, func(found func()) {
			one := func() {
				p.jsonString(func() {
					p.w("get(")
					found()
					p.w(", 0)")
				})
			}
			if mode == "one" {
				one()
				return
			}
			p.w("CASE WHEN array_size(")
			found()
			p.w(") < 2 THEN ")
			one()
			p.w(" ELSE ")
			p.spaced(func() {
				p.w("to_json(")
				found()
				p.w(")")
			})
			p.w(" END")
		})
		p.w(" END")
	})
}

// placesLike writes the list of the paths at which texts like the pattern stand.
func (p *printer) placesLike(c *call, arg func(i int) func(), start string, steps []mysqljson.Step, escape string) {
	v := p.variable()
	p.w("transform(filter(")
	p.placesIn(func() {
		p.w("transform(")
		p.documentsAt(arg(0), steps)
		p.w(", " + v + " -> named_struct('p', ")
		p.text(start)
		p.w(", 'v', " + v + "))")
	})
	p.w(`, s_ -> left(s_.v, 1) = '"' AND get_json_object(s_.v, '$') LIKE `)
	if l, ok := c.args[2].(*literal); ok {
		p.text(likePattern(l.text, escape))
	} else {
		arg(2)()
		if escape != `\` {
			p.w(" ESCAPE ")
			p.text(escape)
		}
	}
	p.w("), s_ -> s_.p)")
}

// placesIn writes the scalars in a list of documents, each with its path.
func (p *printer) placesIn(list func()) {
	for range deepDocument {
		inner, v := list, p.variable()
		list = func() {
			p.w("flatten(transform(")
			inner()
			p.w(", " + v + " -> CASE ")
			d := func() { p.w(v + ".v") }
			p.documentKind(d)
			p.w(" WHEN '{' THEN transform(array_sort(transform(map_entries(")
			p.documentMembers(d)
			p.w("), e_ -> named_struct('n', octet_length(e_.key), 'k', e_.key, 'v', e_.value))), e_ -> named_struct('p', concat(" + v + ".p, '.', CASE WHEN rlike(e_.k, ")
			p.text(`^[\p{L}_$][\p{L}\p{Nd}_$]*$`)
			p.w(") THEN e_.k ELSE ")
			p.jsonString(func() { p.w("e_.k") })
			p.w(" END), 'v', e_.v)) WHEN '[' THEN transform(")
			p.documentElements(d)
			p.w(", (y_, i_) -> named_struct('p', concat(" + v + ".p, '[', i_, ']'), 'v', y_)) ELSE array(" + v + ") END))")
		}
	}
	v := p.variable()
	p.w("transform(")
	list()
	p.w(", " + v + " -> CASE WHEN left(" + v + ".v, 1) IN ('{', '[') THEN raise_error('JSON_SEARCH() in documents this deep is not supported') ELSE " + v + " END)")
}
