package dialect

import (
	"strconv"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/mysql"
	"github.com/pingcap/tidb/pkg/parser/opcode"
	"github.com/pingcap/tidb/pkg/parser/test_driver"
)

func (r *mysqlReader) exprOrNil(n ast.ExprNode) expr {
	if n == nil {
		return nil
	}
	return r.expr(n)
}

func (r *mysqlReader) exprs(list []ast.ExprNode) []expr {
	out := make([]expr, len(list))
	for i, n := range list {
		out[i] = r.expr(n)
	}
	return out
}

// spot is where an expression begins.
func spot(n ast.Node) node { return node{pos: n.OriginTextPosition() + 1} }

func (r *mysqlReader) expr(n ast.ExprNode) expr {
	switch x := n.(type) {
	case *ast.ParenthesesExpr:
		return r.expr(x.Expr)
	case *ast.ColumnNameExpr:
		return r.column(x)
	case *test_driver.ValueExpr:
		return r.value(x)
	case *test_driver.ParamMarkerExpr:
		return &param{node: spot(x), n: r.params[x.Offset]}
	case *ast.BinaryOperationExpr:
		return r.binary(x)
	case *ast.UnaryOperationExpr:
		return r.unary(x)
	case *ast.FuncCallExpr:
		return r.call(x)
	case *ast.AggregateFuncExpr:
		return r.aggregate(x)
	case *ast.WindowFuncExpr:
		return r.windowCall(x)
	case *ast.FuncCastExpr:
		return r.cast(x)
	case *ast.CaseExpr:
		return r.caseExpr(x)
	case *ast.VariableExpr:
		return r.variable(x)
	case *ast.SubqueryExpr:
		kind := ""
		if x.Exists {
			kind = "EXISTS"
		}
		return &subquery{node: spot(x), kind: kind, query: r.resultSet(x.Query)}
	case *ast.ExistsSubqueryExpr:
		e := &subquery{node: spot(x), kind: "EXISTS", query: r.resultSet(x.Sel)}
		if x.Not {
			return &unary{node: spot(x), op: "NOT", x: e}
		}
		return e
	}
	return r.predicate(n)
}

func (r *mysqlReader) predicate(n ast.ExprNode) expr {
	switch x := n.(type) {
	case *ast.BetweenExpr:
		return &between{node: spot(x), not: x.Not, x: r.expr(x.Expr), lo: r.expr(x.Left), hi: r.expr(x.Right)}
	case *ast.PatternInExpr:
		if x.Sel != nil {
			e := &subquery{node: spot(x), kind: "ANY", op: "=", x: r.expr(x.Expr), query: r.resultSet(x.Sel)}
			if x.Not {
				e.kind, e.op = "ALL", "<>"
			}
			return e
		}
		return &inList{node: spot(x), not: x.Not, x: r.expr(x.Expr), list: r.exprs(x.List)}
	case *ast.PatternLikeOrIlikeExpr:
		if !x.IsLike { // what soundsLike wrote
			if x.Not || x.EscapeExplicit {
				syntax(x.OriginTextPosition()+1, "You have an error in your SQL syntax near 'SOUNDS LIKE'")
			}
			sound := func(e ast.ExprNode) expr { return &call{node: spot(x), name: "soundex", args: []expr{r.expr(e)}} }
			return &binary{node: spot(x), op: "=", l: sound(x.Expr), r: sound(x.Pattern)}
		}
		// MySQL compares without case, whatever the operator.
		e := &match{node: spot(x), op: "ILIKE", not: x.Not, x: r.expr(x.Expr), pattern: r.expr(x.Pattern)}
		if c, ok := e.x.(*cast); ok && c.to.kind == tBytea {
			e.op = "LIKE"
		}
		if x.EscapeExplicit {
			e.escape = &literal{kind: litString, text: likeEscape(x.Escape)}
		} else if r.modes&NoBackslashEscapes != 0 {
			e.escape = &literal{kind: litString} // nothing escapes
		}
		return e
	case *ast.PatternRegexpExpr:
		e := &match{node: spot(x), op: "IREGEXP", not: x.Not, x: r.expr(x.Expr), pattern: r.expr(x.Pattern)}
		left, ok := binaryPattern(e.x)
		right, also := binaryPattern(e.pattern)
		if ok || also {
			e.op, e.x, e.pattern = "REGEXP", left, right
		}
		return e
	case *ast.IsNullExpr:
		return &isTest{node: spot(x), not: x.Not, x: r.expr(x.Expr), what: "NULL"}
	case *ast.IsTruthExpr:
		what := "FALSE"
		if x.True != 0 {
			what = "TRUE"
		}
		return &isTest{node: spot(x), not: x.Not, x: r.expr(x.Expr), what: what}
	case *ast.CompareSubqueryExpr:
		kind := "ANY"
		if x.All {
			kind = "ALL"
		}
		return &subquery{node: spot(x), kind: kind, op: mysqlOps[x.Op], x: r.expr(x.L), query: r.resultSet(x.R)}
	case *ast.RowExpr:
		return &rowExpr{node: spot(x), elems: r.exprs(x.Values)}
	case *ast.SetCollationExpr:
		return &collate{node: spot(x), x: r.expr(x.Expr), name: x.Collate}
	case *ast.PositionExpr:
		return &literal{node: spot(x), kind: litInt, text: strconv.Itoa(x.N)}
	case *ast.DefaultExpr:
		if x.Name == nil {
			return &literal{node: spot(x), kind: litDefault}
		}
	case *ast.ValuesExpr:
		return &columnRef{node: spot(x), parts: []string{"excluded", x.Column.Name.Name.O}}
	}
	refuse(n.OriginTextPosition()+1, "the construct "+mysqlConstruct(n))
	return nil
}

func (r *mysqlReader) column(x *ast.ColumnNameExpr) expr {
	c := &columnRef{node: spot(x)}
	for _, s := range []string{x.Name.Schema.O, x.Name.Table.O, x.Name.Name.O} {
		if s != "" {
			c.parts = append(c.parts, s)
		}
	}
	if x.Name.Name.O == "" {
		panic(bail{noColumn(MySQL, "", "", c.pos)})
	}
	return c
}

// value reads a constant.
func (r *mysqlReader) value(v *test_driver.ValueExpr) expr {
	n := spot(v)
	switch v.Kind() {
	case test_driver.KindNull:
		return &literal{node: n, kind: litNull}
	case test_driver.KindInt64:
		if v.Type.GetFlag()&mysql.IsBooleanFlag != 0 {
			return &literal{node: n, kind: litBool, text: strconv.FormatBool(v.GetInt64() != 0)}
		}
		return &literal{node: n, kind: litInt, text: strconv.FormatInt(v.GetInt64(), 10)}
	case test_driver.KindUint64:
		return &literal{node: n, kind: litInt, text: strconv.FormatUint(v.GetUint64(), 10)}
	case test_driver.KindFloat32, test_driver.KindFloat64:
		return &literal{node: n, kind: litFloat, text: strconv.FormatFloat(v.GetFloat64(), 'e', -1, 64)}
	case test_driver.KindMysqlDecimal:
		return &literal{node: n, kind: litDecimal, text: v.GetMysqlDecimal().String()}
	case test_driver.KindString, test_driver.KindBytes:
		return &literal{node: n, kind: litString, text: v.GetString()}
	case test_driver.KindBinaryLiteral:
		return &literal{node: n, kind: litBytes, text: string(v.GetBytes())}
	}
	refuse(n.pos, "this constant")
	return nil
}

// mysqlOps are the operators that keep their place between two operands.
var mysqlOps = map[opcode.Op]string{
	opcode.LeftShift: "<<", opcode.RightShift: ">>", opcode.GE: ">=", opcode.LE: "<=",
	opcode.EQ: "=", opcode.NE: "<>", opcode.LT: "<", opcode.GT: ">", opcode.Plus: "+",
	opcode.Minus: "-", opcode.And: "&", opcode.Or: "|", opcode.Mod: "%", opcode.Xor: "^",
	opcode.Div: "/", opcode.Mul: "*", opcode.IntDiv: "DIV", opcode.LogicXor: "XOR",
}

func (r *mysqlReader) binary(x *ast.BinaryOperationExpr) expr {
	switch x.Op {
	case opcode.LogicAnd, opcode.LogicOr:
		return r.logic(x)
	case opcode.NullEQ:
		return &distinctFrom{node: spot(x), not: true, l: r.expr(x.L), r: r.expr(x.R)}
	}
	op, ok := mysqlOps[x.Op]
	if !ok {
		refuse(x.OriginTextPosition()+1, "the operator "+x.Op.String())
	}
	if e := r.rowBesideQuery(x); e != nil {
		return e
	}
	return &binary{node: spot(x), op: op, l: r.expr(x.L), r: r.expr(x.R)}
}

// logic makes one flat list of a chain of the same operator.
func (r *mysqlReader) logic(x *ast.BinaryOperationExpr) expr {
	var right []ast.ExprNode
	var left ast.ExprNode = x
	for {
		b, ok := left.(*ast.BinaryOperationExpr)
		if !ok || b.Op != x.Op {
			break
		}
		right = append(right, b.R)
		left = b.L
	}
	out := &logic{node: spot(x), op: "AND", args: []expr{r.expr(left)}}
	if x.Op == opcode.LogicOr {
		out.op = "OR"
	}
	for i := len(right) - 1; i >= 0; i-- {
		out.args = append(out.args, r.expr(right[i]))
	}
	return out
}

func (r *mysqlReader) unary(x *ast.UnaryOperationExpr) expr {
	v := r.expr(x.V)
	switch x.Op {
	case opcode.Minus:
		if l, ok := v.(*literal); ok && (l.kind == litInt || l.kind == litDecimal || l.kind == litFloat) && l.text[0] != '-' {
			l.text = "-" + l.text
			return l
		}
		return &unary{node: spot(x), op: "-", x: v}
	case opcode.Plus:
		return v
	case opcode.BitNeg:
		return &unary{node: spot(x), op: "~", x: v}
	case opcode.Not, opcode.Not2:
		return &unary{node: spot(x), op: "NOT", x: v}
	}
	refuse(x.OriginTextPosition()+1, "the operator "+x.Op.String())
	return nil
}

func (r *mysqlReader) caseExpr(x *ast.CaseExpr) expr {
	out := &caseExpr{node: spot(x), operand: r.exprOrNil(x.Value), els: r.exprOrNil(x.ElseClause)}
	for _, w := range x.WhenClauses {
		out.whens = append(out.whens, when{r.expr(w.Expr), r.expr(w.Result)})
	}
	return out
}

// variable reads @@x and @x; an assignment inside a query is refused.
func (r *mysqlReader) variable(x *ast.VariableExpr) expr {
	if x.Value != nil {
		refuseHint(x.OriginTextPosition()+1, "an assignment to a variable inside a query",
			"for @rn := @rn + 1 write ROW_NUMBER() OVER (ORDER BY …), for @sum := @sum + x write SUM(x) OVER (ORDER BY …), for the row before LAG(x) OVER (ORDER BY …); PARTITION BY begins anew for each group")
	}
	return &sessionRef{node: spot(x), ref: Ref{Name: strings.ToLower(x.Name), User: !x.IsSystem, Global: x.IsGlobal}}
}

// likeEscape is what ESCAPE names; ” is nothing.
func likeEscape(c byte) string {
	if c == 0 {
		return ""
	}
	return string(rune(c))
}
