package dialect

import (
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"

	"streamlink/backend/sqlstate"
)

// multiWrite is MySQL's UPDATE or DELETE of tables in a join. The rows of the join are
// found once, with the values to come; each table is changed by them then.
type multiWrite struct {
	with      []*cte
	recursive bool
	deletes   bool
	targets   []multiTarget
	from      []fromItem
	where     expr
	// open are assignments to columns without their table's name, which the catalog tells
	open []assignment
}

// multiTarget is one table that is changed.
type multiTarget struct {
	table *tableRef
	set   []assignment
}

func (*multiWrite) isTree() {}

// baseTables are the tables of a join by what they are called there.
func baseTables(items []fromItem) []*tableRef {
	var out []*tableRef
	for _, f := range items {
		switch x := f.(type) {
		case *tableRef:
			out = append(out, x)
		case *join:
			out = append(out, baseTables([]fromItem{x.left, x.right})...)
		}
	}
	return out
}

// target is the place of a table among those that are changed; it is added where it is new.
func (t *multiWrite) target(name string) *multiTarget {
	for i := range t.targets {
		if strings.EqualFold(t.targets[i].table.called(), name) {
			return &t.targets[i]
		}
	}
	for _, ref := range baseTables(t.from) {
		if strings.EqualFold(ref.called(), name) {
			t.targets = append(t.targets, multiTarget{table: ref})
			return &t.targets[len(t.targets)-1]
		}
	}
	return nil
}

// updateMulti is UPDATE of several tables, or of columns whose table is not said.
func (r *mysqlReader) updateMulti(x *ast.UpdateStmt) tree {
	t := &multiWrite{from: r.tableRefs(x.TableRefs), where: r.exprOrNil(x.Where)}
	t.with, t.recursive = r.writeWith(x.With)
	for _, a := range x.List {
		one := assignment{column: a.Column.Name.O, value: r.expr(a.Expr)}
		if a.Column.Table.O == "" {
			t.open = append(t.open, one)
			continue
		}
		target := t.target(a.Column.Table.O)
		if target == nil {
			notUpdatable(a.Column.Table.O)
		}
		target.set = append(target.set, one)
	}
	return t
}

// deleteMulti is DELETE from several tables.
func (r *mysqlReader) deleteMulti(x *ast.DeleteStmt) tree {
	t := &multiWrite{deletes: true, from: r.tableRefs(x.TableRefs), where: r.exprOrNil(x.Where)}
	t.with, t.recursive = r.writeWith(x.With)
	for _, n := range x.Tables.Tables {
		if t.target(n.Name.O) == nil {
			fail(sqlstate.New("42S02", "Unknown table '%s' in MULTI DELETE", n.Name.O))
		}
	}
	return t
}

func notUpdatable(table string) {
	fail(sqlstate.New(sqlstate.FeatureNotSupported, "the target table %s of the UPDATE is not updatable", table).
		WithHint("update a table of the FROM clause, not a query"))
}

// written are the tables that a write changes, or may change where the catalog has to tell.
func (t *multiWrite) written() []Name {
	var out []Name
	if len(t.open) > 0 {
		for _, ref := range baseTables(t.from) {
			out = append(out, ref.name)
		}
		return out
	}
	for _, target := range t.targets {
		out = append(out, target.table.name)
	}
	return out
}

// multi types a write of several tables, and finds the tables of columns that stand alone.
func (f *inferrer) multi(t *multiWrite) {
	sc := f.with(t.with, t.recursive, f.outer)
	f.from(t.from, sc)
	open := t.open
	t.open = nil
	for _, a := range open {
		target := t.target(f.holder(t, a.column))
		target.set = append(target.set, a)
	}
	for i := range t.targets {
		target := &t.targets[i]
		rel := f.target(target.table)
		f.assignments(target.set, &rel, sc)
		f.oneByOne(target.set, target.table.called())
		target.set = f.touching(target.set, &rel, target.table, sc)
		for _, other := range t.targets[:i] {
			if !t.deletes && f.s.tableKey(other.table.name) == f.s.tableKey(target.table.name) {
				refuse(target.table.pos, "UPDATE of a table under two names at once")
			}
		}
	}
	f.expr(t.where, sc)
}

// holder is the one table of a join that has a column.
func (f *inferrer) holder(t *multiWrite, name string) string {
	tables := baseTables(t.from)
	if len(tables) == 1 {
		return tables[0].called()
	}
	found := ""
	for _, ref := range tables {
		rel := f.target(ref)
		switch {
		case rel.open:
			refuseHint(0, "UPDATE of several tables with a column whose table is not known", "write the table's name before the column")
		case rel.column(name) == nil:
		case found != "":
			panic(bail{sqlstate.New("42702", "Column '%s' in SET is ambiguous", name)})
		default:
			found = ref.called()
		}
	}
	if found == "" {
		panic(bail{noColumn(f.s.Dialect, name, "", 0)})
	}
	return found
}
