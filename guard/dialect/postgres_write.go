package dialect

import (
	pg "github.com/pganalyze/pg_query_go/v6"

	"streamlink/backend/sqlstate"
)

// writeStatement reads what changes data or definitions; nil is something else. What
// it cannot carry out it still describes, so that the guard judges first.
func (r *pgReader) writeStatement(n *pg.Node) *Statement {
	switch x := n.GetNode().(type) {
	case *pg.Node_InsertStmt:
		return r.attempt(Insert, x.InsertStmt.Relation, func() tree { return r.insert(x.InsertStmt) })
	case *pg.Node_UpdateStmt:
		return r.attempt(Update, x.UpdateStmt.Relation, func() tree { return r.update(x.UpdateStmt) })
	case *pg.Node_DeleteStmt:
		return r.attempt(Delete, x.DeleteStmt.Relation, func() tree { return r.delete(x.DeleteStmt) })
	case *pg.Node_MergeStmt:
		return r.attempt(Merge, x.MergeStmt.Relation, func() tree { return r.merge(x.MergeStmt) })
	case *pg.Node_TruncateStmt:
		t := &truncateStmt{}
		for _, v := range x.TruncateStmt.Relations {
			t.names = append(t.names, r.name(v.GetRangeVar()))
		}
		return &Statement{Kind: Truncate, tree: t}
	}
	return r.definition(n)
}

// attempt reads a write in full, or keeps only what it writes and why it cannot be
// carried out.
func (r *pgReader) attempt(k Kind, target *pg.RangeVar, read func() tree) (s *Statement) {
	s = &Statement{Kind: k}
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		b, ok := p.(bail)
		if !ok || b.err.Code != sqlstate.FeatureNotSupported {
			panic(p)
		}
		out := &refused{err: b.err}
		if target != nil {
			out.writes = []Name{r.name(target)}
		}
		s.tree = out
	}()
	s.tree = read()
	return s
}

func (r *pgReader) insert(i *pg.InsertStmt) tree {
	t := &insertStmt{table: r.table(i.Relation)}
	t.with, t.recursive = r.with(i.WithClause)
	switch i.Override {
	case pg.OverridingKind_OVERRIDING_SYSTEM_VALUE:
		t.override = "SYSTEM"
	case pg.OverridingKind_OVERRIDING_USER_VALUE:
		t.override = "USER"
	}
	for _, c := range i.Cols {
		rt := c.GetResTarget()
		if len(rt.Indirection) > 0 {
			refuse(pos(rt.Location), "assignment to part of a column")
		}
		t.columns = append(t.columns, rt.Name)
	}
	if i.SelectStmt != nil {
		t.source = r.query(i.SelectStmt.GetSelectStmt())
	}
	if oc := i.OnConflictClause; oc != nil {
		t.conflict = &onConflict{nothing: oc.Action == pg.OnConflictAction_ONCONFLICT_NOTHING, where: r.exprOrNil(oc.WhereClause)}
		if in := oc.Infer; in != nil {
			if in.WhereClause != nil {
				refuse(pos(in.Location), "ON CONFLICT with a condition on the index")
			}
			t.conflict.constraint = in.Conname
			for _, e := range in.IndexElems {
				if e.GetIndexElem().GetName() == "" {
					refuse(pos(in.Location), "ON CONFLICT on an expression")
				}
				t.conflict.columns = append(t.conflict.columns, e.GetIndexElem().Name)
			}
		}
		t.conflict.set = r.assignments(oc.TargetList)
	}
	t.returning = r.items(i.ReturningList)
	return t
}

func (r *pgReader) assignments(list []*pg.Node) []assignment {
	var out []assignment
	for _, n := range list {
		t := n.GetResTarget()
		if len(t.Indirection) > 0 {
			refuse(pos(t.Location), "assignment to part of a column")
		}
		if m := t.Val.GetMultiAssignRef(); m != nil {
			out = append(out, assignment{column: t.Name, value: r.oneOf(m, pos(t.Location))})
			continue
		}
		out = append(out, assignment{column: t.Name, value: r.expr(t.Val)})
	}
	return out
}

// oneOf is one column's part of (a, b) = (…): a field of the row, or a column of the query.
func (r *pgReader) oneOf(m *pg.MultiAssignRef, pos int) expr {
	row := m.Source.GetRowExpr()
	switch {
	case row != nil && int(m.Colno) <= len(row.Args):
		return r.expr(row.Args[m.Colno-1])
	case m.Source.GetSubLink() == nil:
		refuse(pos, "assignment to several columns from this value")
	}
	names := make([]string, m.Ncolumns)
	for i := range names {
		names[i] = "field_" + itoa(i+1)
	}
	all := &derived{query: r.query(m.Source.GetSubLink().Subselect.GetSelectStmt()), alias: "fields_of", colAlias: names}
	one := &columnRef{parts: []string{"fields_of", names[m.Colno-1]}}
	return &subquery{node: node{pos: pos}, query: &query{body: &selectCore{items: []selectItem{{expr: one, name: one.parts[1]}}, from: []fromItem{all}}}}
}

func (r *pgReader) update(u *pg.UpdateStmt) tree {
	t := &updateStmt{table: r.table(u.Relation), set: r.assignments(u.TargetList), where: r.exprOrNil(u.WhereClause)}
	t.with, t.recursive = r.with(u.WithClause)
	for _, f := range u.FromClause {
		t.from = append(t.from, r.fromItem(f))
	}
	t.returning = r.items(u.ReturningList)
	return t
}

func (r *pgReader) delete(d *pg.DeleteStmt) tree {
	t := &deleteStmt{table: r.table(d.Relation), where: r.exprOrNil(d.WhereClause)}
	t.with, t.recursive = r.with(d.WithClause)
	for _, f := range d.UsingClause {
		t.using = append(t.using, r.fromItem(f))
	}
	t.returning = r.items(d.ReturningList)
	return t
}

// selectInto is SELECT … INTO t, another spelling of CREATE TABLE t AS.
func (r *pgReader) selectInto(s *pg.SelectStmt, into *pg.IntoClause) *Statement {
	return r.attempt(CreateTable, into.Rel, func() tree {
		return &createTable{name: r.name(into.Rel), temp: into.Rel.Relpersistence == "t", as: r.query(s)}
	})
}
