package dialect

import "strings"

// mysqlInsert writes an INSERT or REPLACE so that what it returns tells how MySQL counts
// it; false where the plain form does.
func (p *printer) mysqlInsert(t *insertStmt) bool {
	if p.plain || p.to != DuckDB || p.s.Dialect != MySQL {
		return false
	}
	tally := p.s.Tally(DuckDB)
	if tally == nil {
		return false
	}
	number := p.s.numberedColumn(t)
	in := *t
	if number != nil {
		in = p.numberedRows(t, number)
	}
	if tally.Action {
		p.upsert(&in)
	} else {
		p.plainInsert(&in)
	}
	p.w(" RETURNING ")
	if tally.Action {
		p.w("merge_action")
		if tally.Key {
			p.w(", ")
		}
	}
	if tally.Key {
		p.ident(number.name)
	}
	return true
}

// numberedRows leaves the numbers that the server makes to the engine.
func (p *printer) numberedRows(t *insertStmt, c *column) insertStmt {
	out := *t
	at := p.s.targetOf(t, c.name)
	if at < 0 || t.source == nil {
		return out
	}
	v, isList := t.source.body.(*valuesList)
	if isList && madeByServer(t, at) {
		all := p.s.targets(t)
		out.columns = append(append([]string(nil), all[:at]...), all[at+1:]...)
		rows := &valuesList{}
		for _, row := range v.rows {
			rows.rows = append(rows.rows, append(append([]expr(nil), row[:at]...), row[at+1:]...))
		}
		q := *t.source
		q.body = rows
		if out.source = &q; len(out.columns) == 0 {
			out.columns = []string{c.name}
			rows.rows = nil
			for range v.rows {
				rows.rows = append(rows.rows, []expr{&literal{kind: litDefault}})
			}
		}
		return out
	}
	next := &madeNumber{sequence: c.serial.sequence}
	if isList {
		rows := &valuesList{}
		for _, row := range v.rows {
			row = append([]expr(nil), row...)
			switch _, constant := row[at].(*literal); {
			case made(row[at]):
				n := *next
				row[at] = &n
			case !constant:
				n := *next
				n.x = row[at]
				row[at] = &n
			}
			rows.rows = append(rows.rows, row)
		}
		q := *t.source
		q.body = rows
		out.source = &q
		return out
	}
	names := p.s.targets(t)
	items := make([]selectItem, len(names))
	for i, name := range names {
		ref := &columnRef{parts: []string{"given", name}}
		items[i] = selectItem{expr: ref, alias: name, name: name}
		if i == at {
			items[i].expr = &madeNumber{sequence: c.serial.sequence, x: ref}
		}
	}
	out.source = &query{body: &selectCore{items: items, from: []fromItem{&derived{query: t.source, alias: "given", colAlias: names}}}}
	return out
}

// upsert writes rows that may be there already as a MERGE.
func (p *printer) upsert(t *insertStmt) {
	names := p.s.targets(t)
	keys := p.s.keysOf(t)
	p.w("MERGE INTO ")
	p.tableName(t.table.name)
	p.w(" USING (")
	p.mergedRows(t, names, keys)
	p.w(") AS excluded")
	p.columnNames(names)
	p.w(" ON ")
	if len(keys) == 0 {
		p.w("false")
	}
	for i, k := range keys {
		if i > 0 {
			p.w(" OR ")
		}
		p.sameKey(t, k)
	}
	filled(t, names)
	p.mergedChange(t, names)
	p.w(" WHEN NOT MATCHED THEN INSERT ")
	p.columnNames(names)
	p.w(" VALUES (")
	for i, n := range names {
		if i > 0 {
			p.w(", ")
		}
		p.w("excluded.")
		p.ident(n)
	}
	p.w(")")
}

// filled refuses VALUES(c) of a column that the INSERT leaves to its default.
func filled(t *insertStmt, names []string) {
	if t.conflict == nil {
		return
	}
	w := walker{shallow: true, onExpr: func(e expr) {
		c, ok := e.(*columnRef)
		if ok && len(c.parts) == 2 && c.parts[0] == "excluded" && !containsName(names, c.parts[1]) {
			refuse(c.pos, "VALUES("+c.parts[1]+") of a column that the INSERT does not fill; write its value")
		}
	}}
	for _, a := range t.conflict.set {
		w.expr(a.value)
	}
}

// mergedRows are the rows of a MERGE. Two of the same key would be one change where MySQL
// makes two.
func (p *printer) mergedRows(t *insertStmt, names []string, keys [][]string) {
	write := func() {
		q := p.stored(t)
		if v, ok := q.body.(*valuesList); ok && q.limit == nil && q.orderBy == nil && q.with == nil {
			p.plainValues(v)
			return
		}
		p.unnamed = true
		p.query(q)
	}
	if v, ok := t.source.body.(*valuesList); ok && len(v.rows) == 1 || len(keys) == 0 {
		write()
		return
	}
	p.w("SELECT * FROM (")
	write()
	p.w(") AS excluded")
	p.columnNames(names)
	p.w(" QUALIFY ")
	for i, k := range keys {
		if i > 0 {
			p.w(" AND ")
		}
		p.w("CASE WHEN count(*) OVER (PARTITION BY ")
		for j, c := range k {
			if j > 0 {
				p.w(", ")
			}
			p.keyColumn(t, "excluded", c)
		}
		p.w(") > 1")
		for _, c := range k {
			p.w(" AND ")
			p.ident(c)
			p.w(" IS NOT NULL")
		}
		p.w(" THEN error('a row is inserted and changed by the same statement; write it once') ELSE true END")
	}
}

// keyColumn writes a key's column as its collation compares it.
func (p *printer) keyColumn(t *insertStmt, table, name string) {
	ref := &columnRef{parts: []string{table, name}}
	for _, c := range p.s.bound.tables[p.s.tableKey(t.table.name)] {
		if strings.EqualFold(c.name, name) {
			ref.typ = c.typ
		}
	}
	if ref.typ.isText() {
		p.folded(&folded{node: ref.node, x: ref})
		return
	}
	p.expr(ref)
}

func (p *printer) sameKey(t *insertStmt, key []string) {
	p.w("(")
	for i, c := range key {
		if i > 0 {
			p.w(" AND ")
		}
		p.keyColumn(t, t.table.name.Name, c)
		p.w(" = ")
		p.keyColumn(t, "excluded", c)
	}
	p.w(")")
}

// mergedChange writes what becomes of a row that is there. One that stays as it is does
// not count.
func (p *printer) mergedChange(t *insertStmt, names []string) {
	if t.replace {
		p.w(" WHEN MATCHED")
		cols := p.s.bound.tables[p.s.tableKey(t.table.name)]
		if len(names) == len(cols) {
			p.w(" AND (")
			for i, n := range names {
				if i > 0 {
					p.w(" OR ")
				}
				p.ident(t.table.name.Name)
				p.w(".")
				p.ident(n)
				p.w(" IS DISTINCT FROM excluded.")
				p.ident(n)
			}
			p.w(")")
		}
		p.w(" THEN UPDATE SET ")
		for i, c := range cols {
			if i > 0 {
				p.w(", ")
			}
			p.ident(c.name)
			if containsName(names, c.name) {
				p.w(" = excluded.")
				p.ident(c.name)
			} else {
				p.w(" = DEFAULT")
			}
		}
		return
	}
	p.w(" WHEN MATCHED AND (")
	p.changes(t.conflict.set, t.table)
	p.w(") THEN UPDATE SET ")
	p.assignments(t.conflict.set)
}

// changes writes that an assignment changes something.
func (p *printer) changes(set []assignment, table *tableRef) {
	cols := relation{columns: p.s.bound.tables[p.s.tableKey(table.name)]}
	name := table.called()
	for i, a := range set {
		if a.touches != nil {
			continue // it comes last, and changes nothing by itself
		}
		if i > 0 {
			p.w(" OR ")
		}
		p.ident(name)
		p.w(".")
		p.ident(a.column)
		p.w(" IS DISTINCT FROM ")
		to := ""
		if c, t := cols.column(a.column), p.typ(a.value); c != nil && c.typ != t && !(c.typ.isText() && t.isText()) {
			to, _ = c.typ.duck()
		}
		if l, ok := a.value.(*literal); to == "" || ok && l.kind == litDefault {
			p.operand(a.value)
			continue
		}
		p.castOperand(a.value, to)
	}
}

// madeNumber is the next number of a column that the server numbers, where x is none.
type madeNumber struct {
	node
	sequence string
	x        expr
}

func (p *printer) madeNumber(e *madeNumber) {
	if e.x != nil {
		p.w("coalesce(nullif(")
		p.expr(e.x)
		p.w(", 0), ")
	}
	p.w("nextval(")
	p.text(e.sequence)
	p.w(")")
	if e.x != nil {
		p.w(")")
	}
}

// onlyChanged leaves the rows out that an UPDATE of MySQL's would not change: they do not
// count. A client may ask to have them counted.
func (p *printer) onlyChanged(t *updateStmt) bool {
	if p.plain || p.to != DuckDB || p.s.Dialect != MySQL || p.s.modes&FoundRows != 0 || t.some != nil {
		return false
	}
	p.w(" WHERE ")
	if t.where != nil {
		p.w("(")
		p.condition(t.where)
		p.w(") AND ")
	}
	p.w("(")
	p.changes(t.set, t.table)
	p.w(")")
	return true
}
