package dialect

import "strings"

// sideBySide writes several set-returning functions whose rows stand beside each other: the
// shorter ones are filled up with NULL.
func (p *printer) sideBySide(f *tableFunc) {
	var lists []string
	var names []string
	alias := f.alias
	add := func(name string, write func()) {
		names = append(names, name)
		lists = append(lists, "coalesce("+p.aside(write)+", array())")
	}
	for _, e := range f.calls {
		c, ok := e.(*call)
		if !ok {
			refuse(e.base().pos, "this expression in FROM")
		}
		if fn := p.s.lookup(c); fn == nil || fn.class != 't' || len(outNames(c.name)) > 1 {
			p.refuseHint(c.pos, "the function "+c.name+" beside others in FROM", "join it")
		}
		if alias == "" {
			alias = c.name
		}
		if c.name == "unnest" {
			for _, a := range c.args {
				add(c.name, func() { p.sparkArray(a) })
			}
			continue
		}
		add(c.name, func() { p.sparkElements(c) })
	}
	if f.ordinality {
		zip := "arrays_zip(" + strings.Join(lists, ", ") + ")"
		lists = append(lists, "transform("+zip+", (v_, i_) -> CAST(i_ + 1 AS BIGINT))")
		names = append(names, "ordinality")
	}
	cols := f.colAlias
	if len(cols) < len(names) {
		cols = append(cols[:len(cols):len(cols)], names[len(cols):]...)
	}
	if f.lateral || readsColumnsOf(f.calls) {
		p.w("LATERAL ")
	}
	p.w("inline(arrays_zip(" + strings.Join(lists, ", ") + "))")
	p.alias(alias, cols)
}

func readsColumnsOf(calls []expr) bool {
	for _, e := range calls {
		if c, ok := e.(*call); ok && readsColumns(c) {
			return true
		}
	}
	return false
}

// rowsTogether moves several set-returning functions of a SELECT list into FROM, where their
// rows stand beside each other; Spark takes one in the list.
func (p *printer) rowsTogether(c *selectCore) *selectCore {
	var rows []*call
	for i := range c.items {
		w := walker{shallow: true, onExpr: func(e expr) {
			if x, ok := e.(*call); ok {
				if p.givesRows(x) {
					rows = append(rows, x)
				}
			}
		}}
		w.expr(c.items[i].expr)
	}
	if len(rows) < 2 {
		return c
	}
	const hint = "put them into FROM"
	for i := range c.items {
		all, star := c.items[i].expr.(*star)
		if star && len(all.qualifier) == 0 || p.holdsAggregate(c.items[i].expr) || holds(c.items[i].expr, isWindowCall) {
			p.refuseHint(rows[1].pos, "several set-returning functions beside *, an aggregate or a window function", hint)
		}
	}
	if len(c.groupBy) > 0 || c.having != nil || len(c.windows) > 0 {
		p.refuseHint(rows[1].pos, "several set-returning functions over groups", hint)
	}
	out := *c
	if p.lifted == nil {
		p.lifted = make(map[*call]*columnRef)
	}
	f := &tableFunc{lateral: len(c.from) > 0, alias: rowsAlias}
	for i, x := range rows {
		for _, a := range x.args {
			if holds(a, func(e expr) bool { y, ok := e.(*call); return ok && p.givesRows(y) }) {
				p.refuseHint(x.pos, "a set-returning function of another's rows", hint)
			}
		}
		if x.name == "unnest" && len(x.args) > 1 {
			p.refuseHint(x.pos, "unnest() of several arrays in a SELECT list", hint)
		}
		name := rowColumn + itoa(i+1)
		f.calls, f.colAlias = append(f.calls, x), append(f.colAlias, name)
		p.lifted[x] = &columnRef{node: node{pos: x.pos, typ: p.typ(x)}, parts: []string{rowsAlias, name}}
	}
	out.from = append(append([]fromItem(nil), c.from...), f)
	return &out
}

func (p *printer) givesRows(c *call) bool {
	fn := p.s.lookup(c)
	return fn != nil && fn.class == 't'
}

func isWindowCall(e expr) bool {
	c, ok := e.(*call)
	return ok && c.over != nil
}
