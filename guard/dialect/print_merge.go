package dialect

// mergeInto writes MERGE, which both engines have.
func (p *printer) mergeInto(t *mergeStmt) {
	if p.to == Spark && len(t.returning) > 0 {
		p.refuseHint(0, "RETURNING", "read the rows back")
	}
	p.with(t.with, t.recursive)
	p.w("MERGE INTO ")
	p.tableRef(t.table)
	p.w(" USING ")
	if p.to == DuckDB {
		p.onceEach(t)
	} else {
		p.sparkMergeSource(t.source)
	}
	p.w(" ON ")
	p.condition(t.on)
	if p.to == DuckDB && t.changes() {
		p.w(" WHEN MATCHED AND ")
		p.ident(sourceName(t.source))
		p.w("." + sourceRows + " > 1 THEN ERROR 'MERGE command cannot affect row a second time'")
	}
	for i := range t.whens {
		p.mergeWhen(&t.whens[i])
	}
	p.returning(t.returning)
}

// sparkMergeSource writes what is merged: Spark takes no names of columns there.
func (p *printer) sparkMergeSource(f fromItem) {
	d, ok := f.(*derived)
	if !ok || len(d.colAlias) == 0 {
		p.fromItem(f)
		return
	}
	p.w("(SELECT * FROM ")
	p.fromItem(f)
	p.w(")")
	p.alias(d.alias, nil)
}

func (p *printer) mergeWhen(w *mergeWhen) {
	p.w(" WHEN " + w.match)
	if w.cond != nil {
		p.w(" AND (")
		p.condition(w.cond)
		p.w(")")
	}
	p.w(" THEN " + w.action)
	switch w.action {
	case "UPDATE":
		p.w(" SET ")
		p.assignments(w.set)
	case "INSERT":
		if len(w.columns) > 0 {
			p.w(" ")
			p.columnNames(w.columns)
		}
		if w.values == nil {
			if p.to == Spark {
				p.refuseHint(0, "INSERT DEFAULT VALUES", "write the values")
			}
			p.w(" DEFAULT VALUES")
			return
		}
		p.w(" VALUES (")
		p.exprs(w.values)
		p.w(")")
	case "DO NOTHING":
		if p.to == Spark {
			p.refuseHint(0, "MERGE with DO NOTHING", "say in the conditions of the others which rows are meant")
		}
	}
}

// sourceRows is the column that counts a source's rows of the same keys.
const sourceRows = "streamlink_rows"

// changes tells that rows of the target may be changed or deleted.
func (t *mergeStmt) changes() bool {
	for i := range t.whens {
		if a := t.whens[i].action; a == "UPDATE" || a == "DELETE" {
			return true
		}
	}
	return false
}

// sourceName is what columns of a source are qualified with.
func sourceName(f fromItem) string {
	switch f := f.(type) {
	case *tableRef:
		if f.alias == "" {
			return f.name.Name
		}
		return f.alias
	case *derived:
		return f.alias
	}
	return ""
}

// onceEach writes the source with the number of rows that have the same keys: PostgreSQL
// refuses to change a row twice, the engine would not say which change wins.
func (p *printer) onceEach(t *mergeStmt) {
	if !t.changes() {
		p.fromItem(t.source)
		return
	}
	name := sourceName(t.source)
	keys := t.sourceKeys()
	if name == "" || keys == nil {
		refuse(t.table.pos, "MERGE that changes rows on other conditions than equalities of columns of the source")
	}
	p.w("(SELECT *, count(*) OVER (PARTITION BY ")
	p.exprs(keys)
	p.w(") AS " + sourceRows + " FROM ")
	p.fromItem(t.source)
	p.w(")")
	p.alias(name, nil)
}

// sourceKeys are the sides of ON's equalities that speak of the source; nil where ON is
// anything else.
func (t *mergeStmt) sourceKeys() []expr {
	list := []expr{t.on}
	if l, ok := t.on.(*logic); ok && l.op == "AND" {
		list = l.args
	}
	target := t.table.called()
	var keys []expr
	for _, e := range list {
		b, ok := e.(*binary)
		if !ok || b.op != "=" {
			return nil
		}
		l, r := speaksOf(b.l), speaksOf(b.r)
		switch {
		case l == target && r != target && r != "":
			keys = append(keys, b.r)
		case r == target && l != target && l != "":
			keys = append(keys, b.l)
		default:
			return nil
		}
	}
	return keys
}

// speaksOf is the one relation whose columns an expression names; "" is none or several.
func speaksOf(e expr) string {
	rel, several := "", false
	w := walker{onExpr: func(x expr) {
		c, ok := x.(*columnRef)
		if !ok {
			return
		}
		several = several || rel != "" && !equalFold(rel, c.rel)
		rel = c.rel
	}}
	w.expr(e)
	if several {
		return ""
	}
	return rel
}
