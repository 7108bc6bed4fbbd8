package dialect

import "streamlink/backend/sqlstate"

// A write inside of WITH, and one that returns columns of other tables, is several statements for
// DuckDB: the rows that it will leave behind are kept in a table of their own, then it is carried
// out, and what comes after reads that table. PostgreSQL shows all parts of a statement the same
// state of the tables: where a part would read what another has changed, it is refused.

const (
	writtenRows  = "streamlink_rows_" // and the place in WITH
	rowNumber    = "streamlink_row"
	otherColumn  = "streamlink_other_"
	insertedRows = "streamlink_new"
)

// partedWrite is one write of several.
type partedWrite struct {
	write     tree
	target    *tableRef
	joined    []fromItem // what it reads beside its table
	returning []selectItem
	columns   []column // the table's
	rows      Name     // the table that keeps its rows
}

// withOf is a statement's WITH.
func withOf(t tree) []*cte {
	switch t := t.(type) {
	case *query:
		return t.with
	case *insertStmt:
		return t.with
	case *updateStmt:
		return t.with
	case *deleteStmt:
		return t.with
	}
	return nil
}

// parted tells a statement that is carried out in the parts described above.
func (s *Statement) parted(to Dialect) bool {
	if to != DuckDB || s.Dialect != PostgreSQL {
		return false
	}
	for _, c := range withOf(s.tree) {
		if c.write != nil {
			return true
		}
	}
	w := writtenOf(s.tree)
	return w != nil && len(w.joined) > 0 && len(w.foreignItems()) > 0
}

// writtenOf is what a write changes and returns; nil is no write that can be parted.
func writtenOf(t tree) *partedWrite {
	switch t := t.(type) {
	case *insertStmt:
		return &partedWrite{write: t, target: t.table, returning: t.returning}
	case *updateStmt:
		return &partedWrite{write: t, target: t.table, joined: t.from, returning: t.returning}
	case *deleteStmt:
		return &partedWrite{write: t, target: t.table, joined: t.using, returning: t.returning}
	}
	return nil
}

// foreignItems are the places of RETURNING that are columns of other tables.
func (w *partedWrite) foreignItems() map[int]*columnRef {
	var out map[int]*columnRef
	for i := range w.returning {
		c, ok := w.returning[i].expr.(*columnRef)
		if ok && c.whole == nil && c.rel != "" && !equalFold(c.rel, w.target.called()) {
			if out == nil {
				out = make(map[int]*columnRef)
			}
			out[i] = c
		}
	}
	return out
}

// parts are the engine's statements for a statement that is parted; shape leaves out the writes
// and is what the last one would return.
func (s *Statement) parts(shape bool) []tree {
	if len(s.writesIn()) == 0 { // a write by itself that returns columns of others
		w := s.ready(s.tree, 0)
		with := withOf(s.tree)
		last := &query{body: w.returned(shape)}
		if shape {
			last.with = with
		}
		return append(w.steps(with), last)
	}
	var out []tree
	var before []*cte
	for i, c := range withOf(s.tree) {
		if c.write == nil {
			before = append(before, c)
			continue
		}
		w := s.ready(c.write, i)
		if len(withOf(c.write)) > 0 {
			refuse(c.pos, "WITH inside of a data-modifying statement in WITH")
		}
		out = append(out, w.steps(before)...)
		if len(w.returning) > 0 {
			before = append(before, &cte{pos: c.pos, name: c.name, columns: c.columns, query: &query{body: w.returned(shape)}})
		}
	}
	s.sameState()
	main := withWith(s.tree, before)
	out = append(out, main)
	if _, reads := main.(*query); !reads {
		if w := writtenOf(main); w == nil || len(w.returning) > 0 {
			refuse(0, "RETURNING beside a data-modifying statement in WITH")
		}
		for i, c := range withOf(s.tree) {
			if c.write != nil {
				out = append(out, &dropStmt{what: "TABLE", names: []Name{{Name: writtenRows + itoa(i)}}})
			}
		}
	}
	return out
}

// writesIn are the writes in a statement's WITH.
func (s *Statement) writesIn() []tree {
	var out []tree
	for _, c := range withOf(s.tree) {
		if c.write != nil {
			out = append(out, c.write)
		}
	}
	return out
}

// withWith is a statement with another WITH.
func withWith(t tree, with []*cte) tree {
	switch t := t.(type) {
	case *query:
		d := *t
		d.with = with
		return &d
	case *insertStmt:
		d := *t
		d.with = with
		return &d
	case *updateStmt:
		d := *t
		d.with = with
		return &d
	case *deleteStmt:
		d := *t
		d.with = with
		return &d
	}
	refuse(0, "a data-modifying statement in WITH here")
	return nil
}

// ready looks up what a write's parts need to know.
func (s *Statement) ready(t tree, place int) *partedWrite {
	if r, ok := t.(*refused); ok {
		panic(bail{sqlstate.From(r.err)})
	}
	w := writtenOf(t)
	if w == nil {
		refuse(0, "this data-modifying statement in WITH")
	}
	w.rows = Name{Name: writtenRows + itoa(place)}
	for _, c := range s.bound.tables[s.tableKey(w.target.name)] {
		if !c.hidden {
			w.columns = append(w.columns, c)
		}
	}
	if len(w.columns) == 0 {
		refuse(w.target.pos, "a data-modifying statement in WITH on a table that is not known")
	}
	foreign := w.foreignItems()
	for i := range w.returning {
		if all, ok := w.returning[i].expr.(*star); ok && len(w.joined) > 0 &&
			(len(all.qualifier) == 0 || !equalFold(all.qualifier[len(all.qualifier)-1], w.target.called())) {
			refuse(w.target.pos, "RETURNING * of several tables")
		}
		if foreign[i] != nil {
			continue
		}
		walk := walker{shallow: true, onExpr: func(e expr) {
			if c, ok := e.(*columnRef); ok && c.rel != "" && !equalFold(c.rel, w.target.called()) {
				refuse(c.pos, "RETURNING columns of another table inside of expressions")
			}
			if sub, ok := e.(*subquery); ok {
				refuse(sub.pos, "a subquery in RETURNING")
			}
		}}
		walk.expr(w.returning[i].expr)
	}
	return w
}

// sameState refuses what would read a table that another part has changed by then.
func (s *Statement) sameState() {
	changed := make(map[Name]bool)
	reads := walker{onTable: func(t *tableRef) {
		if changed[s.tableKey(t.name)] {
			refuse(t.pos, "reading "+t.name.String()+" beside a write to it in WITH")
		}
	}}
	for _, c := range withOf(s.tree) {
		if c.write == nil {
			continue // seen where the main statement is
		}
		w := writtenOf(c.write)
		reads.tree(c.write)
		if changed[s.tableKey(w.target.name)] {
			refuse(c.pos, "two writes to "+w.target.name.String()+" in one statement")
		}
		changed[s.tableKey(w.target.name)] = true
	}
	var plain []*cte
	for _, c := range withOf(s.tree) {
		if c.write == nil {
			plain = append(plain, c)
		}
	}
	main := withWith(s.tree, plain)
	reads.tree(main)
	if w := writtenOf(main); w != nil && changed[s.tableKey(w.target.name)] {
		if _, inserts := main.(*insertStmt); !inserts {
			refuse(w.target.pos, "two writes to "+w.target.name.String()+" in one statement")
		}
	}
}
