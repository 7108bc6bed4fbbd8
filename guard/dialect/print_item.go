package dialect

import "strings"

// widerInt is the type that PostgreSQL gives a choice of integers, where the engine
// would take a constant for as small as the others.
func (p *printer) widerInt(e expr) string {
	t := p.typ(e)
	if p.to != DuckDB || p.s.Dialect != PostgreSQL || t.array || t.kind != tInt4 && t.kind != tInt8 {
		return ""
	}
	switch x := e.(type) {
	case *caseExpr:
	case *call:
		if x.name != "coalesce" && x.name != "greatest" && x.name != "least" && x.name != "nullif" {
			return ""
		}
	default:
		return ""
	}
	small := false
	w := walker{shallow: true, onExpr: func(x expr) {
		k := p.typ(x).kind
		small = small || k < t.kind && (k == tInt1 || k == tInt2 || k == tInt4)
	}}
	w.expr(e)
	if !small {
		return ""
	}
	name, _ := t.duck()
	return name
}

// item writes an output value; an untyped NULL of the whole statement is a text.
func (p *printer) item(e expr, top bool, i int) {
	if isNull(e) && i < len(p.union) && p.to == DuckDB && p.union[i].kind > tUnknown {
		if name, ok := p.union[i].duck(); ok {
			p.w("CAST(NULL AS " + name + ")")
			return
		}
	}
	if ref, ok := e.(*sessionRef); ok && ref.ref.User && top && p.env != nil {
		if v, _ := p.env(ref.ref); v == nil { // as MySQL tells of a variable that is not set
			p.w(map[Dialect]string{DuckDB: "CAST(NULL AS BLOB)", Spark: "CAST(NULL AS BINARY)"}[p.to])
			return
		}
	}
	p.rowCall, _ = e.(*call)
	if p.to == Spark {
		top = top && p.arms == 0
	}
	if l, ok := e.(*literal); ok && (top || p.relocated() && p.s.Dialect == PostgreSQL && len(p.union) == 0) && l.kind == litNull {
		p.w("CAST(NULL AS " + p.textType() + ")")
		return
	}
	if p.to == Spark && p.s.Dialect == MySQL && i < len(p.union) && p.union[i].isText() && p.sparkNoText(e) {
		p.sparkText(e)
		return
	}
	if p.to == Spark && top && p.typ(e).kind == tUnknown {
		p.sparkText(e)
		return
	}
	if name := p.typedNull(e); name != "" {
		p.castOperand(e, name)
		return
	}
	p.expr(e)
}

// items writes the output columns, each with the name that the source server gives.
// top tells the columns of the whole statement.
func (p *printer) items(items []selectItem, top bool, groups []groupItem) {
	if len(items) == 0 && !top { // only that there are rows counts
		p.w("1")
		return
	}
	if len(items) == 0 {
		refuse(0, "a SELECT without columns")
	}
	unnamed, keys := p.unnamed, p.keys
	p.unnamed, p.keys = false, nil
	wire := top && !p.plain
	for i := range items {
		if i > 0 {
			p.w(", ")
		}
		it := &items[i]
		plain := false
		if t := it.expr.base().typ; top && t.kind == tBpchar && t.prec > 0 && !t.array {
			p.w("rpad(")
			p.expr(it.expr)
			p.w(", " + itoa(int(t.prec)) + ", ' ')")
		} else if name := p.widerInt(it.expr); wire && name != "" {
			p.castOperand(it.expr, name)
		} else if shift, ok := textShift(it.expr); ok && top && p.s.Dialect == MySQL {
			p.shiftedText(shift)
		} else if wire && p.to == DuckDB && p.s.Dialect == MySQL && t.kind == tTimestamp && t.prec == 0 && !t.array {
			p.w("CAST(date_trunc('second', ")
			p.expr(it.expr)
			p.w(") AS TIMESTAMP_S)") // a time without digits after the second
		} else {
			plain = true
			if it.key && p.s.Dialect == MySQL {
				p.keyExpr(it.expr)
			} else {
				p.item(it.expr, top, i)
			}
		}
		if _, ok := it.expr.(*star); ok || it.name == "" || unnamed && it.alias == "" && !namedBy(it.name, keys, groups) {
			continue
		}
		if c, ok := it.expr.(*columnRef); ok && plain && !c.wider && (p.mysqlZone == "" || c.typ.kind != tTimestampTZ) && c.parts[len(c.parts)-1] == it.name && (c.real == "" || c.real == it.name) {
			continue
		}
		p.w(" AS ")
		p.ident(it.name)
	}
}

// namedBy tells that a sort key or a group means the output column of this name.
func namedBy(name string, keys []sortKey, groups []groupItem) bool {
	for i := range keys {
		if isName(keys[i].expr, name) {
			return true
		}
	}
	for i := range groups {
		if isName(groups[i].expr, name) || namedBy(name, nil, groups[i].sub) {
			return true
		}
	}
	return false
}

func isName(e expr, name string) bool {
	if f, ok := e.(*folded); ok {
		e = f.x
	}
	c, ok := e.(*columnRef)
	return ok && len(c.parts) == 1 && strings.EqualFold(c.parts[0], name)
}

// covers tells that a list of names hides those of all the query's columns.
func (p *printer) covers(names []string, q *query) bool {
	for len(names) > 0 && q != nil {
		switch b := q.body.(type) {
		case *selectCore:
			for i := range b.items {
				if _, ok := b.items[i].expr.(*star); ok {
					return false
				}
			}
			return len(b.items) == len(names)
		case *setOp:
			q = b.left
			continue
		}
		return false
	}
	return false
}

// tops tells that a query is the whole statement.
func (p *printer) tops(q *query) bool {
	t, ok := p.s.tree.(*query)
	return ok && t == q
}
