package dialect

import (
	"strconv"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"
)

func (r *pgReader) exprOrNil(n *pg.Node) expr {
	if n.GetNode() == nil {
		return nil
	}
	return r.expr(n)
}

func (r *pgReader) exprs(list []*pg.Node) []expr {
	if len(list) == 0 {
		return nil
	}
	out := make([]expr, len(list))
	for i, n := range list {
		out[i] = r.expr(n)
	}
	return out
}

func (r *pgReader) expr(n *pg.Node) expr {
	switch x := n.GetNode().(type) {
	case *pg.Node_ColumnRef:
		return r.columnRef(x.ColumnRef)
	case *pg.Node_AConst:
		return r.constant(x.AConst)
	case *pg.Node_AExpr:
		return r.operator(x.AExpr)
	case *pg.Node_BoolExpr:
		return r.boolExpr(x.BoolExpr)
	case *pg.Node_FuncCall:
		return r.call(x.FuncCall)
	case *pg.Node_TypeCast:
		return r.typeCast(x.TypeCast)
	case *pg.Node_ParamRef:
		return r.param(x.ParamRef)
	case *pg.Node_NullTest:
		return &isTest{node: at(x.NullTest.Location), x: r.expr(x.NullTest.Arg), what: "NULL",
			not: x.NullTest.Nulltesttype == pg.NullTestType_IS_NOT_NULL}
	case *pg.Node_BooleanTest:
		return r.boolTest(x.BooleanTest)
	case *pg.Node_CaseExpr:
		return r.caseExpr(x.CaseExpr)
	case *pg.Node_SubLink:
		return r.subLink(x.SubLink)
	case *pg.Node_CoalesceExpr:
		return &call{node: at(x.CoalesceExpr.Location), name: "coalesce", args: r.exprs(x.CoalesceExpr.Args)}
	case *pg.Node_MinMaxExpr:
		name := "greatest"
		if x.MinMaxExpr.Op == pg.MinMaxOp_IS_LEAST {
			name = "least"
		}
		return &call{node: at(x.MinMaxExpr.Location), name: name, args: r.exprs(x.MinMaxExpr.Args)}
	case *pg.Node_SqlvalueFunction:
		return r.valueFunction(x.SqlvalueFunction)
	case *pg.Node_AArrayExpr:
		return &arrayExpr{node: at(x.AArrayExpr.Location), elems: r.exprs(x.AArrayExpr.Elements)}
	case *pg.Node_AIndirection:
		return r.indirection(x.AIndirection)
	case *pg.Node_RowExpr:
		return &rowExpr{node: at(x.RowExpr.Location), elems: r.exprs(x.RowExpr.Args)}
	case *pg.Node_CollateClause:
		_, name := last(x.CollateClause.Collname)
		return &collate{node: at(x.CollateClause.Location), x: r.expr(x.CollateClause.Arg), name: name}
	case *pg.Node_GroupingFunc:
		return &groupingCall{node: at(x.GroupingFunc.Location), args: r.exprs(x.GroupingFunc.Args)}
	case *pg.Node_SetToDefault:
		return &literal{node: at(x.SetToDefault.Location), kind: litDefault}
	case *pg.Node_NamedArgExpr:
		refuse(pos(x.NamedArgExpr.Location), "a named argument")
	}
	refuse(0, "the construct "+pgConstruct(n))
	return nil
}

func at(location int32) node { return node{pos: pos(location)} }

func (r *pgReader) columnRef(c *pg.ColumnRef) expr {
	n := at(c.Location)
	fields := c.Fields
	if fields[len(fields)-1].GetAStar() != nil {
		return &star{node: n, qualifier: names(fields[:len(fields)-1])}
	}
	return &columnRef{node: n, parts: names(fields)}
}

func (r *pgReader) constant(c *pg.A_Const) expr {
	n := at(c.Location)
	if c.Isnull {
		return &literal{node: n, kind: litNull}
	}
	switch v := c.Val.(type) {
	case *pg.A_Const_Ival:
		return &literal{node: n, kind: litInt, text: strconv.Itoa(int(v.Ival.GetIval()))}
	case *pg.A_Const_Fval:
		return r.number(n, v.Fval.Fval)
	case *pg.A_Const_Boolval:
		return &literal{node: n, kind: litBool, text: strconv.FormatBool(v.Boolval.GetBoolval())}
	case *pg.A_Const_Sval:
		return &literal{node: n, kind: litString, text: v.Sval.Sval}
	case *pg.A_Const_Bsval:
		refuse(n.pos, "a bit string")
	}
	refuse(n.pos, "this constant")
	return nil
}

// number is a numeric constant too big or too fine for an int4, in any of the
// spellings of PostgreSQL 16 (0x1F, 1_000).
func (r *pgReader) number(n node, text string) expr {
	t := strings.ReplaceAll(text, "_", "")
	if len(t) > 2 && t[0] == '0' && strings.ContainsRune("xXoObB", rune(t[1])) {
		v, err := strconv.ParseInt(t, 0, 64)
		if err != nil {
			refuse(n.pos, "an integer constant this large")
		}
		t = strconv.FormatInt(v, 10)
	}
	kind := litDecimal
	switch {
	case !strings.ContainsAny(t, ".eE"):
		if _, err := strconv.ParseInt(t, 10, 64); err == nil {
			kind = litInt
		}
	case strings.ContainsAny(t, "eE"):
		kind = litFloat
	}
	return &literal{node: n, kind: kind, text: t}
}

func (r *pgReader) param(p *pg.ParamRef) expr {
	n := int(p.Number)
	if n < 1 || n > 65535 {
		syntax(pos(p.Location), "there is no parameter $%d", n)
	}
	r.args = max(r.args, n)
	return &param{node: at(p.Location), n: n}
}

func (r *pgReader) boolExpr(b *pg.BoolExpr) expr {
	n := at(b.Location)
	switch b.Boolop {
	case pg.BoolExprType_AND_EXPR:
		return &logic{node: n, op: "AND", args: r.exprs(b.Args)}
	case pg.BoolExprType_OR_EXPR:
		return &logic{node: n, op: "OR", args: r.exprs(b.Args)}
	}
	return &unary{node: n, op: "NOT", x: r.expr(b.Args[0])}
}

func (r *pgReader) boolTest(b *pg.BooleanTest) expr {
	out := &isTest{node: at(b.Location), x: r.expr(b.Arg)}
	switch b.Booltesttype {
	case pg.BoolTestType_IS_TRUE, pg.BoolTestType_IS_NOT_TRUE:
		out.what = "TRUE"
	case pg.BoolTestType_IS_FALSE, pg.BoolTestType_IS_NOT_FALSE:
		out.what = "FALSE"
	default:
		out.what = "UNKNOWN"
	}
	switch b.Booltesttype {
	case pg.BoolTestType_IS_NOT_TRUE, pg.BoolTestType_IS_NOT_FALSE, pg.BoolTestType_IS_NOT_UNKNOWN:
		out.not = true
	}
	return out
}

func (r *pgReader) caseExpr(c *pg.CaseExpr) expr {
	out := &caseExpr{node: at(c.Location), operand: r.exprOrNil(c.Arg), els: r.exprOrNil(c.Defresult)}
	for _, a := range c.Args {
		w := a.GetCaseWhen()
		out.whens = append(out.whens, when{r.expr(w.Expr), r.expr(w.Result)})
	}
	return out
}

func (r *pgReader) subLink(s *pg.SubLink) expr {
	out := &subquery{node: at(s.Location), query: r.query(s.Subselect.GetSelectStmt())}
	switch s.SubLinkType {
	case pg.SubLinkType_EXISTS_SUBLINK:
		out.kind = "EXISTS"
	case pg.SubLinkType_EXPR_SUBLINK:
	case pg.SubLinkType_ARRAY_SUBLINK:
		out.kind = "ARRAY"
	case pg.SubLinkType_ANY_SUBLINK, pg.SubLinkType_ALL_SUBLINK:
		out.kind, out.op = "ANY", "="
		if s.SubLinkType == pg.SubLinkType_ALL_SUBLINK {
			out.kind = "ALL"
		}
		if len(s.OperName) > 0 {
			_, out.op = last(s.OperName)
		}
		out.x = r.expr(s.Testexpr)
	default:
		refuse(out.pos, "this kind of subquery")
	}
	return out
}

func (r *pgReader) indirection(i *pg.A_Indirection) expr {
	x := r.expr(i.Arg)
	for _, n := range i.Indirection {
		switch v := n.GetNode().(type) {
		case *pg.Node_AIndices:
			a := v.AIndices
			s := &subscript{node: node{pos: x.base().pos}, x: x, slice: a.IsSlice, lo: r.exprOrNil(a.Lidx), hi: r.exprOrNil(a.Uidx)}
			if !a.IsSlice {
				s.lo, s.hi = s.hi, nil // a single subscript stands in the upper place
			}
			x = s
		case *pg.Node_String_:
			x = &fieldOf{node: node{pos: x.base().pos}, x: x, name: v.String_.Sval}
		default:
			refuse(x.base().pos, "(row).*")
		}
	}
	return x
}
