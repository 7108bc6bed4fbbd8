package dialect

import (
	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/opcode"
)

// rowBesideQuery reads (a, b) = (SELECT x, y …) as a = (SELECT x …) AND b = (SELECT y …),
// which no engine takes as a row; nil is any other comparison.
func (r *mysqlReader) rowBesideQuery(x *ast.BinaryOperationExpr) expr {
	row, ok1 := x.L.(*ast.RowExpr)
	sub, ok2 := x.R.(*ast.SubqueryExpr)
	if !ok1 || !ok2 {
		row, ok1 = x.R.(*ast.RowExpr)
		sub, ok2 = x.L.(*ast.SubqueryExpr)
	}
	if !ok1 || !ok2 || x.Op != opcode.EQ && x.Op != opcode.NE {
		return nil
	}
	out := &logic{node: spot(x), op: "AND"}
	for i, v := range row.Values {
		q := r.resultSet(sub.Query)
		c, ok := q.body.(*selectCore)
		if !ok || c.distinct || len(q.orderBy) > 0 || len(c.items) != len(row.Values) {
			refuse(x.OriginTextPosition()+1, "a row beside a query of this form")
		}
		for _, it := range c.items {
			if _, all := it.expr.(*star); all {
				refuse(x.OriginTextPosition()+1, "a row beside SELECT *")
			}
		}
		c.items = c.items[i : i+1]
		out.args = append(out.args, &binary{node: spot(x), op: "=", l: r.expr(v), r: &subquery{node: spot(sub), query: q}})
	}
	if x.Op == opcode.NE {
		return &unary{node: spot(x), op: "NOT", x: out}
	}
	return out
}
