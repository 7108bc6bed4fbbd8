package dialect

import (
	"strconv"
)

func itoa(i int) string { return strconv.Itoa(i) }

// from adds the relations of FROM to a scope.
func (f *inferrer) from(items []fromItem, sc *scope) {
	for _, it := range items {
		f.fromItem(it, sc)
	}
}

func (f *inferrer) fromItem(it fromItem, sc *scope) {
	switch x := it.(type) {
	case *tableRef:
		f.table(x, sc)
	case *derived:
		outer := sc.parent
		if x.lateral {
			outer = sc
		}
		r := f.query(x.query, outer)
		sc.rels = append(sc.rels, relation{name: x.alias, columns: renamed(r.columns, x.colAlias), open: r.open})
	case *join:
		f.join(x, sc)
	case *tableFunc:
		f.tableFunc(x, sc)
	case *jsonTable:
		f.expr(x.doc, sc)
		sc.rels = append(sc.rels, relation{name: x.alias, columns: x.columns()})
	case *askTable:
		f.ask(x, sc)
	}
}

func (f *inferrer) table(t *tableRef, sc *scope) {
	r := f.relation(t)
	if t.isCTE {
		r.open = true
		if c := sc.cte(t.name.Name); c != nil {
			r.columns, r.open = renamed(c.columns, t.colAlias), c.open
		}
	}
	if t.sample != nil {
		f.expr(t.sample.percent, sc)
		f.expr(t.sample.seed, sc)
	}
	sc.rels = append(sc.rels, r)
}

// join notes which columns USING and NATURAL merge, for * to name them once.
func (f *inferrer) join(j *join, sc *scope) {
	start := len(sc.rels)
	f.fromItem(j.left, sc)
	middle := len(sc.rels)
	f.fromItem(j.right, sc)
	merged := j.using
	if j.natural {
		merged = nil
		for _, l := range sc.rels[start:middle] {
			for _, c := range l.columns {
				for _, r := range sc.rels[middle:] {
					if r.column(c.name) != nil {
						merged = append(merged, c.name)
					}
				}
			}
		}
	}
	if f.mergesTexts(merged, sc.rels[start:middle]) {
		f.joinByTexts(j, merged, sc.rels[start:middle], sc.rels[middle:])
	}
	f.widen(merged, sc.rels[start:middle], sc.rels[middle:])
	for i := start; i < len(sc.rels); i++ {
		left := i < middle
		sc.rels[i].outer = sc.rels[i].outer || j.kind == "FULL" || j.kind == "LEFT" && !left || j.kind == "RIGHT" && left
	}
	for i := middle; i < len(sc.rels); i++ {
		sc.rels[i].merged = append(sc.rels[i].merged[:len(sc.rels[i].merged):len(sc.rels[i].merged)], merged...)
	}
	f.expr(j.on, sc)
}

// widen gives merged columns of integers the wider type, which PostgreSQL takes: the
// engine has the left side's.
func (f *inferrer) widen(names []string, left, right []relation) {
	if f.s.Dialect != PostgreSQL {
		return
	}
	for _, name := range names {
		for i := range left {
			l := left[i].column(name)
			if l == nil || containsName(left[i].merged, name) {
				continue
			}
			for j := range right {
				r := right[j].column(name)
				if r == nil || !l.typ.isInt() || !r.typ.isInt() || common(l.typ, r.typ) == l.typ {
					continue
				}
				left[i].columns = append([]column(nil), left[i].columns...)
				left[i].column(name).merged = common(l.typ, r.typ)
			}
			break
		}
	}
}

func (f *inferrer) tableFunc(t *tableFunc, sc *scope) {
	r := relation{name: t.alias}
	for _, e := range t.calls {
		typ := f.expr(e, sc)
		name := t.alias
		if c, ok := e.(*call); ok {
			if name == "" {
				name = c.name
			}
			if c.name == "unnest" && len(c.args) > 1 {
				for _, a := range c.args[:len(c.args)-1] {
					r.columns = append(r.columns, column{name: name, typ: a.base().typ.elem()})
				}
				typ = c.args[len(c.args)-1].base().typ
			}
			typ = typ.elem()
			if cols := recordFunctions[c.name]; cols != nil && f.s.Dialect == PostgreSQL {
				if r.name == "" {
					r.name = name
				}
				r.columns = append(r.columns, cols...)
				continue
			}
			if out := outNames(c.name); out != nil {
				if r.name == "" {
					r.name = name
				}
				if len(out) > 1 {
					r.columns = append(r.columns, column{name: out[0], typ: of(tText)})
				}
				r.columns = append(r.columns, column{name: out[len(out)-1], typ: typ})
				continue
			}
		}
		if r.name == "" {
			r.name = name
		}
		r.columns = append(r.columns, column{name: name, typ: typ})
	}
	r.scalar = len(t.calls) == 1 && len(r.columns) == 1 && !t.ordinality
	if t.ordinality {
		r.columns = append(r.columns, column{name: "ordinality", typ: of(tInt8)})
	}
	r.columns = renamed(r.columns, t.colAlias)
	sc.rels = append(sc.rels, r)
}

// ask gives a question's table the columns of its answer.
func (f *inferrer) ask(a *askTable, sc *scope) {
	r := relation{name: a.alias, open: true}
	if r.name == "" {
		r.name = "ask"
	}
	if a.answer != nil {
		inner := &inferrer{s: a.answer, tables: f.tables}
		out := inner.query(a.answer.tree.(*query), nil)
		r.columns, r.open = renamed(out.columns, a.colAlias), out.open
	}
	sc.rels = append(sc.rels, r)
}
