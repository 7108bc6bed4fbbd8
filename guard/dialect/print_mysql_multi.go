package dialect

// changesTable holds the rows of a join and their new values while a write of MySQL's
// changes the tables one after the other.
const changesTable = "streamlink_changes"

// asMulti is a MySQL UPDATE over a join, which counts a row once however often the join
// has it: DuckDB's own would change it as often.
func (t *updateStmt) asMulti() *multiWrite {
	from := t.from
	if !t.rows {
		from = append([]fromItem{t.table}, from...)
	}
	return &multiWrite{with: t.with, recursive: t.recursive, targets: []multiTarget{{table: t.table, set: t.set}}, from: from, where: t.where}
}

// steps are the engine's statements: the rows and values are kept in a table of their own,
// from which each target takes its own.
func (t *multiWrite) steps() []tree {
	changes := Name{Name: changesTable}
	core := &selectCore{from: t.from, where: t.where}
	var writes []tree
	values := 0
	for i, target := range t.targets {
		called, row := target.table.called(), "r"+itoa(i)
		core.items = append(core.items, item(&columnRef{parts: []string{called, "rowid"}}, row))
		if t.deletes {
			writes = append(writes, &deleteStmt{table: target.table, where: &rowsPicked{node: truthNode(0), table: changes, column: row}})
			continue
		}
		up := &updateStmt{table: target.table, from: []fromItem{&derived{alias: changesTable, query: distinctRows(changes, row)}},
			where: &binary{node: truthNode(0), op: "=", l: &columnRef{parts: []string{called, "rowid"}}, r: &columnRef{parts: []string{changesTable, row}}}}
		for _, a := range target.set {
			if _, constant := a.value.(*literal); !constant && a.touches == nil {
				name := "v" + itoa(values)
				values++
				core.items = append(core.items, item(a.value, name))
				a.value = &columnRef{node: node{typ: a.value.base().typ}, parts: []string{changesTable, name}}
			}
			up.set = append(up.set, a)
		}
		writes = append(writes, up)
	}
	rows := &query{with: t.with, recursive: t.recursive, body: core}
	out := append([]tree{&createTable{name: changes, temp: true, as: rows}}, writes...)
	return append(out, &dropStmt{what: "TABLE", names: []Name{changes}})
}

func item(e expr, name string) selectItem { return selectItem{expr: e, alias: name, name: name} }

// distinctRows has each row of a target once, with the values that it met first.
func distinctRows(table Name, row string) *query {
	return &query{body: &selectCore{distinctOn: []expr{&columnRef{parts: []string{row}}},
		items: []selectItem{{expr: &star{}}}, from: []fromItem{&tableRef{name: table}}}}
}

// rowsPicked is a condition: the row's number is in a column of a table.
type rowsPicked struct {
	node
	table  Name
	column string
}

func (p *printer) rowsPicked(e *rowsPicked) {
	p.w("rowid IN (SELECT ")
	p.ident(e.column)
	p.w(" FROM ")
	p.ident(e.table.Name)
	p.w(")")
}
