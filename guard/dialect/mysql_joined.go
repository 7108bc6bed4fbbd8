package dialect

import (
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"

	"streamlink/backend/sqlstate"
)

func (r *mysqlReader) createIndex(x *ast.CreateIndexStmt) tree {
	if x.KeyType != ast.IndexKeyTypeNone && x.KeyType != ast.IndexKeyTypeUnique {
		refuse(0, "an index of this kind")
	}
	t := &createIndex{name: mysqlIndexName(tableName(x.Table), x.IndexName), table: tableName(x.Table), unique: x.KeyType == ast.IndexKeyTypeUnique, ifNotExists: x.IfNotExists}
	for _, k := range x.IndexPartSpecifications {
		switch {
		case k.Column == nil:
			t.keys = append(t.keys, r.expr(k.Expr))
		case k.Length > 0 && t.unique:
			refuse(0, "a unique index on the beginning of a column")
		default:
			t.keys = append(t.keys, &columnRef{parts: []string{k.Column.Name.O}})
		}
	}
	return t
}

// mysqlIndexName is an index's name for the engine, where it must be the only one of the database.
func mysqlIndexName(table Name, name string) string {
	if name == "" {
		return ""
	}
	return table.Name + "_" + name
}

func (r *mysqlReader) foreignKey(d *ast.ReferenceDef) *foreignKey {
	k := &foreignKey{table: tableName(d.Table)}
	for _, action := range []ast.ReferOptionType{d.OnDelete.ReferOpt, d.OnUpdate.ReferOpt} {
		switch action {
		case ast.ReferOptionNoOption, ast.ReferOptionNoAction, ast.ReferOptionRestrict:
		default:
			k.acts = true
		}
	}
	for _, c := range d.IndexPartSpecifications {
		k.refers = append(k.refers, c.Column.Name.O)
	}
	return k
}

// pairs holds that a foreign key names as many columns as it refers to.
func (k *foreignKey) pairs(n int) *foreignKey {
	if len(k.refers) > 0 && len(k.refers) != n {
		fail(sqlstate.New("42830", "number of referencing and referenced columns for foreign key disagree"))
	}
	return k
}

// someRows reads ORDER BY and LIMIT of a write.
func (r *mysqlReader) someRows(order *ast.OrderByClause, limit *ast.Limit) *someRows {
	if order == nil && limit == nil {
		return nil
	}
	s := &someRows{}
	if order != nil {
		s.orderBy = r.sortKeys(order.Items)
	}
	if limit != nil {
		if limit.Offset != nil {
			refuse(0, "a write with OFFSET")
		}
		s.limit = r.expr(limit.Count)
	}
	return s
}

// joined takes one table out of an inner join: the others are what a write reads, and
// the conditions of the join are its own.
//
// For a join of another kind rest is all of it, the table included: whole.
func (r *mysqlReader) joined(t *ast.TableRefsClause, wanted string) (target *tableRef, rest []fromItem, on []expr, whole bool) {
	var split func(f fromItem)
	split = func(f fromItem) {
		switch x := f.(type) {
		case *join:
			if x.kind != "INNER" && x.kind != "CROSS" || x.natural || x.using != nil {
				whole = true
			}
			split(x.left)
			split(x.right)
			if x.on != nil {
				on = append(on, x.on)
			}
		case *tableRef:
			if called := x.alias; strings.EqualFold(called, wanted) || called == "" && strings.EqualFold(x.name.Name, wanted) {
				target = x
				return
			}
			rest = append(rest, x)
		default:
			rest = append(rest, x)
		}
	}
	items := r.tableRefs(t)
	for _, f := range items {
		split(f)
	}
	if target == nil {
		notUpdatable(wanted)
	}
	if len(rest) == 0 {
		whole = true // DELETE a FROM a
	}
	if whole {
		return target, items, nil, true
	}
	return target, rest, on, false
}

// allOf puts the conditions of a join and of WHERE together.
func (r *mysqlReader) allOf(on []expr, where expr) expr {
	if where != nil {
		on = append(on, where)
	}
	switch len(on) {
	case 0:
		return nil
	case 1:
		return on[0]
	}
	return &logic{node: truthNode(0), op: "AND", args: on}
}

// updateJoined is UPDATE a JOIN b … SET a.x = …: one table is changed.
func (r *mysqlReader) updateJoined(x *ast.UpdateStmt) tree {
	if x.Order != nil || x.Limit != nil {
		syntax(0, "Incorrect usage of UPDATE and ORDER BY or LIMIT")
	}
	wanted := ""
	for _, a := range x.List {
		name := a.Column.Table.O
		if name == "" || wanted != "" && !strings.EqualFold(name, wanted) || x.With != nil {
			return r.updateMulti(x)
		}
		wanted = name
	}
	target, rest, on, whole := r.joined(x.TableRefs, wanted)
	return &updateStmt{table: target, set: r.assignments(x.List), from: rest, rows: whole, where: r.allOf(on, r.exprOrNil(x.Where))}
}

// deleteJoined is DELETE a FROM a JOIN b …: rows of one table are deleted.
func (r *mysqlReader) deleteJoined(x *ast.DeleteStmt) tree {
	if x.Order != nil || x.Limit != nil {
		syntax(0, "Incorrect usage of DELETE and ORDER BY or LIMIT")
	}
	if x.Tables != nil && (len(x.Tables.Tables) > 1 || x.With != nil) {
		return r.deleteMulti(x)
	}
	if x.Tables == nil || len(x.Tables.Tables) == 0 {
		refuse(0, "DELETE from several tables")
	}
	target, rest, on, whole := r.joined(x.TableRefs, x.Tables.Tables[0].Name.O)
	return &deleteStmt{table: target, using: rest, rows: whole, where: r.allOf(on, r.exprOrNil(x.Where))}
}
