package dialect

// steps are a write's own: its rows are kept, then it is carried out.
func (w *partedWrite) steps(with []*cte) []tree {
	var rows *selectCore
	var write tree
	switch t := w.write.(type) {
	case *insertStmt:
		rows, write = w.inserts(t)
	case *updateStmt:
		rows, write = w.updates(t)
	case *deleteStmt:
		rows = w.found(t.where, func(c column) expr { return w.column(c.name) })
		write = &deleteStmt{table: w.target, where: &rowsPicked{node: truthNode(0), table: w.rows, column: rowNumber}}
	}
	return []tree{
		&dropStmt{what: "TABLE", names: []Name{w.rows}, ifExists: true},
		&createTable{name: w.rows, temp: true, as: &query{with: with, body: rows}},
		write,
	}
}

func (w *partedWrite) column(name string) *columnRef {
	return &columnRef{parts: []string{w.target.called(), name}}
}

// found are the rows of the table that a write finds, each once, with their numbers, the values
// that they will have, and the columns of others that are returned.
func (w *partedWrite) found(where expr, value func(column) expr) *selectCore {
	number := w.column("rowid")
	core := &selectCore{from: append([]fromItem{w.target}, w.joined...), where: where}
	core.items = append(core.items, item(number, rowNumber))
	for _, c := range w.columns {
		core.items = append(core.items, item(value(c), c.name))
	}
	foreign := w.foreignItems()
	for i := range w.returning {
		if c := foreign[i]; c != nil {
			core.items = append(core.items, item(c, otherColumn+itoa(i)))
		}
	}
	if len(w.joined) > 0 {
		core.distinctOn = []expr{number}
	}
	return core
}

func (w *partedWrite) updates(t *updateStmt) (*selectCore, tree) {
	if t.some != nil || t.rows {
		refuse(t.table.pos, "this UPDATE in WITH")
	}
	values := make(map[string]expr, len(t.set))
	up := &updateStmt{table: t.table, from: []fromItem{&tableRef{name: w.rows}},
		where: &binary{node: truthNode(0), op: "=", l: w.column("rowid"), r: &columnRef{parts: []string{w.rows.Name, rowNumber}}}}
	for _, a := range t.set {
		if l, ok := a.value.(*literal); ok && l.kind == litDefault {
			refuse(l.pos, "DEFAULT in an UPDATE in WITH")
		}
		values[a.column] = a.value
		up.set = append(up.set, assignment{column: a.column, value: &columnRef{parts: []string{w.rows.Name, a.column}}})
	}
	rows := w.found(t.where, func(c column) expr {
		if v, ok := values[c.name]; ok {
			return stored(v, c.typ)
		}
		return w.column(c.name)
	})
	return rows, up
}

// stored is a value as a column holds it; a text too long for its column stays one, and is an
// error when it is written.
func stored(v expr, t sqlType) expr {
	if t.kind == tNone || t.kind == tAnyOther || t.isText() || t.kind == tNumeric && t.prec == 0 {
		return v
	}
	if _, ok := t.duck(); !ok {
		return v
	}
	return &cast{node: node{pos: v.base().pos, typ: t}, x: v, to: t}
}

// inserts keeps the rows as they will be stored, with defaults and numbers.
func (w *partedWrite) inserts(t *insertStmt) (*selectCore, tree) {
	switch {
	case t.conflict != nil:
		refuse(t.table.pos, "ON CONFLICT in WITH")
	case t.override != "" || t.source == nil:
		refuse(t.table.pos, "this INSERT in WITH")
	}
	given := t.columns
	if len(given) == 0 {
		for _, c := range w.columns[:min(sourceWidth(t.source, len(w.columns)), len(w.columns))] {
			given = append(given, c.name)
		}
	}
	core := &selectCore{from: []fromItem{&derived{query: t.source, alias: insertedRows, colAlias: given}}}
	write := &insertStmt{table: &tableRef{name: t.table.name}}
	copied := &selectCore{from: []fromItem{&tableRef{name: w.rows}}}
	for _, c := range w.columns {
		var v expr
		switch {
		case containsName(given, c.name):
			v = stored(&columnRef{node: node{typ: c.typ}, parts: []string{insertedRows, c.name}}, c.typ)
		case c.def != "":
			v = stored(&engineText{text: c.def}, c.typ)
		default:
			v = stored(&literal{kind: litNull}, c.typ)
		}
		core.items = append(core.items, item(v, c.name))
		write.columns = append(write.columns, c.name)
		copied.items = append(copied.items, item(&columnRef{parts: []string{w.rows.Name, c.name}}, c.name))
	}
	write.source = &query{body: copied}
	return core, write
}

// sourceWidth is how many values the rows of an INSERT have.
func sourceWidth(q *query, all int) int {
	switch b := q.body.(type) {
	case *valuesList:
		for _, row := range b.rows {
			for _, e := range row {
				if l, ok := e.(*literal); ok && l.kind == litDefault {
					refuse(l.pos, "DEFAULT among the values of an INSERT in WITH")
				}
			}
		}
		return len(b.rows[0])
	case *selectCore:
		for i := range b.items {
			if _, isStar := b.items[i].expr.(*star); isStar {
				return all
			}
		}
		return len(b.items)
	}
	return all
}

// returned is RETURNING over the rows that were kept, or over the tables themselves where only
// its shape is asked for.
func (w *partedWrite) returned(shape bool) *selectCore {
	inner := &selectCore{}
	foreign := w.foreignItems()
	if shape {
		inner.from = append([]fromItem{w.target}, w.joined...)
	} else {
		inner.from = []fromItem{&tableRef{name: w.rows}}
	}
	from := w.rows.Name
	if shape {
		from = w.target.called()
	}
	for _, c := range w.columns {
		inner.items = append(inner.items, item(&columnRef{node: node{typ: c.typ}, parts: []string{from, c.name}}, c.name))
	}
	out := &selectCore{}
	for i := range w.returning {
		it := w.returning[i]
		if c := foreign[i]; c != nil {
			name := otherColumn + itoa(i)
			x := &columnRef{node: c.node, parts: []string{from, name}}
			if shape {
				x = c
			}
			inner.items = append(inner.items, item(x, name))
			it.expr = &columnRef{node: c.node, parts: []string{w.target.called(), name}}
			if it.alias == "" {
				it.alias = c.parts[len(c.parts)-1]
			}
		}
		if _, all := it.expr.(*star); all {
			for _, c := range w.columns {
				out.items = append(out.items, item(&columnRef{node: node{typ: c.typ}, parts: []string{w.target.called(), c.name}}, c.name))
			}
			continue
		}
		out.items = append(out.items, it)
	}
	out.from = []fromItem{&derived{alias: w.target.called(), query: &query{body: inner}}}
	return out
}
