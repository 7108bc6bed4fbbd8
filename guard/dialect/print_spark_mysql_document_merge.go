package dialect

// What goes through documents of any shape on Spark: merges, comparisons, searches. Spark's
// lambdas do not call themselves, so that a level is written inside of the one above it, as
// many as deepDocument; a document that is deeper is an error.

// deepDocument is how many objects within objects are looked through.
const deepDocument = 8

// deeper writes the error of a document that is nested deeper than that.
func (p *printer) deeper(name string) {
	p.w("raise_error('" + name + "() of objects this deep within objects is not supported')")
}

// jsonMergedSpark is JSON_MERGE_PATCH, JSON_MERGE_PRESERVE and JSON_MERGE.
func (p *printer) jsonMergedSpark(c *call) {
	p.documentArgs(c, func(arg func(i int) func()) {
		all := make([]int, len(c.args))
		for i := range all {
			all[i] = i
		}
		p.w("CASE WHEN ")
		p.given(arg, all...)
		p.w(" THEN ")
		p.spaced(func() { p.mergedFrom(c, arg, arg(0), 1) })
		p.w(" END")
	})
}

func (p *printer) mergedFrom(c *call, arg func(i int) func(), d func(), i int) {
	merge := func() {
		levels := documentLevels(c.args[i])
		if c.name == "json_merge_patch" {
			p.patched(d, arg(i), levels)
		} else {
			p.preserved(d, arg(i), levels)
		}
	}
	if i+1 == len(c.args) {
		merge()
		return
	}
	p.let(merge, func(d func()) { p.mergedFrom(c, arg, d, i+1) })
}

// documentLevels is how many levels of objects an expression may have.
func documentLevels(e expr) int {
	switch x := e.(type) {
	case *literal:
		deep, most := 0, 0
		for _, r := range x.text {
			switch r {
			case '{':
				deep++
				most = max(most, deep)
			case '}':
				deep--
			}
		}
		return min(most, deepDocument)
	case *call:
		if x.name != "json_object" {
			break
		}
		most := 0
		for i, a := range x.args {
			if n := 0; i%2 == 1 {
				if t := a.base().typ; t.kind == tJSON || t.kind == tNone {
					n = documentLevels(a)
				}
				most = max(most, n)
			}
		}
		return min(most+1, deepDocument)
	}
	return deepDocument
}

// membersOr writes an object's members, none for what is no object.
func (p *printer) membersOr(d func()) {
	p.w("coalesce(")
	p.documentMembers(d)
	p.w(", CAST(map() AS MAP<STRING,STRING>))")
}

// patched is RFC 7396's merge: what is null in the patch goes away.
func (p *printer) patched(d, patch func(), levels int) {
	p.w("CASE ")
	p.documentKind(patch)
	p.w(" WHEN '{' THEN ")
	if levels == 0 {
		p.deeper("JSON_MERGE_PATCH")
	} else {
		k, x, y := p.variable(), p.variable(), p.variable()
		p.objectOf(func() {
			p.w("map_filter(map_zip_with(")
			p.membersOr(d)
			p.w(", ")
			p.documentMembers(patch)
			p.w(", (" + k + ", " + x + ", " + y + ") -> CASE WHEN " + y + " IS NULL THEN " + x + " WHEN " + y + " <> 'null' THEN ")
			p.patched(named(p, x), named(p, y), levels-1)
			p.w(" END), (k_, v_) -> v_ IS NOT NULL)")
		})
	}
	p.w(" ELSE ")
	patch()
	p.w(" END")
}

// preserved keeps all values: those of a member that both have stand in an array.
func (p *printer) preserved(l, r func(), levels int) {
	p.w("CASE WHEN ")
	p.documentKind(l)
	p.w(" = '{' AND ")
	p.documentKind(r)
	p.w(" = '{' THEN ")
	if levels == 0 {
		p.deeper("JSON_MERGE_PRESERVE")
	} else {
		k, x, y := p.variable(), p.variable(), p.variable()
		p.objectOf(func() {
			p.w("map_zip_with(")
			p.documentMembers(l)
			p.w(", ")
			p.documentMembers(r)
			p.w(", (" + k + ", " + x + ", " + y + ") -> CASE WHEN " + y + " IS NULL THEN " + x + " WHEN " + x + " IS NULL THEN " + y + " ELSE ")
			p.preserved(named(p, x), named(p, y), levels-1)
			p.w(" END)")
		})
	}
	p.w(" ELSE ")
	p.listsJoined(l, r)
	p.w(" END")
}

// sameDocuments compares two texts of JSON, numbers by their value.
func (p *printer) sameDocuments(a, b string) {
	p.w("(" + a + " = " + b + " OR coalesce(try_cast(" + a + " AS DOUBLE) = try_cast(" + b + " AS DOUBLE), FALSE))")
}

// jsonOverlapsSpark is JSON_OVERLAPS.
func (p *printer) jsonOverlapsSpark(c *call) {
	p.documentArgs(c, func(arg func(i int) func()) {
		l, r := arg(0), arg(1)
		k, v, w := p.variable(), p.variable(), p.variable()
		p.w("CASE WHEN ")
		p.given(arg, 0, 1)
		p.w(" THEN CASE WHEN ")
		p.documentKind(l)
		p.w(" = '{' AND ")
		p.documentKind(r)
		p.w(" = '{' THEN ")
		p.let(func() { p.documentMembers(r) }, func(other func()) {
			p.w("exists(map_entries(")
			p.documentMembers(l)
			p.w("), " + k + " -> coalesce(")
			p.sameDocuments(k+".value", p.aside(other)+"["+k+".key]")
			p.w(", FALSE))")
		})
		p.w(" ELSE ")
		p.let(func() { p.documentList(r) }, func(other func()) {
			p.w("exists(")
			p.documentList(l)
			p.w(", " + v + " -> exists(")
			other()
			p.w(", " + w + " -> ")
			p.sameDocuments(v, w)
			p.w("))")
		})
		p.w(" END END")
	})
}

// jsonDepthSpark is JSON_DEPTH, read off the brackets outside of texts.
func (p *printer) jsonDepthSpark(c *call) {
	p.documentArgs(c, func(arg func(i int) func()) {
		p.w("CASE WHEN ")
		p.given(arg, 0)
		p.w(" THEN aggregate(regexp_extract_all(regexp_replace(to_json(parse_json(")
		arg(0)()
		p.w(")), ")
		p.text(jsonTextPattern)
		p.w(", 'x'), ")
		p.text(`[\[{]|[\]}]|[^\[\]{},:]+`)
		p.w(", 0), named_struct('n', 0, 'm', 0), (s_, t_) -> CASE WHEN t_ IN ('{', '[') THEN named_struct('n', s_.n + 1, 'm', greatest(s_.m, s_.n + 1))" +
			" WHEN t_ IN ('}', ']') THEN named_struct('n', s_.n - 1, 'm', s_.m) ELSE named_struct('n', s_.n, 'm', greatest(s_.m, s_.n + 1)) END, s_ -> s_.m) END")
	})
}
