package dialect

import (
	pg "github.com/pganalyze/pg_query_go/v6"
)

// pgColumnName is what PostgreSQL calls an output column without AS: the rules of
// FigureColname in its parser.
func pgColumnName(n *pg.Node) string {
	if name, _ := figure(n); name != "" {
		return name
	}
	return "?column?"
}

// figure gives a name and its strength: 2 beats the type of a cast around it, 1 is
// such a type's name.
func figure(n *pg.Node) (string, int) {
	switch x := n.GetNode().(type) {
	case *pg.Node_ColumnRef:
		if f := x.ColumnRef.Fields; f[len(f)-1].GetString_() != nil {
			return f[len(f)-1].GetString_().Sval, 2
		}
	case *pg.Node_AIndirection:
		ind := x.AIndirection.Indirection
		for i := len(ind) - 1; i >= 0; i-- {
			if s := ind[i].GetString_(); s != nil {
				return s.Sval, 2
			}
		}
		return figure(x.AIndirection.Arg)
	case *pg.Node_FuncCall:
		_, name := last(x.FuncCall.Funcname)
		return name, 2
	case *pg.Node_AExpr:
		if x.AExpr.Kind == pg.A_Expr_Kind_AEXPR_NULLIF {
			return "nullif", 2
		}
	case *pg.Node_TypeCast:
		name, strength := figure(x.TypeCast.Arg)
		if strength <= 1 {
			_, t := last(x.TypeCast.TypeName.Names)
			return t, 1
		}
		return name, strength
	case *pg.Node_CollateClause:
		return figure(x.CollateClause.Arg)
	case *pg.Node_GroupingFunc:
		return "grouping", 2
	case *pg.Node_SubLink:
		return figureSubLink(x.SubLink)
	case *pg.Node_CaseExpr:
		if name, strength := figure(x.CaseExpr.Defresult); strength > 1 {
			return name, strength
		}
		return "case", 1
	case *pg.Node_AArrayExpr:
		return "array", 2
	case *pg.Node_RowExpr:
		return "row", 2
	case *pg.Node_CoalesceExpr:
		return "coalesce", 2
	case *pg.Node_MinMaxExpr:
		if x.MinMaxExpr.Op == pg.MinMaxOp_IS_LEAST {
			return "least", 2
		}
		return "greatest", 2
	case *pg.Node_SqlvalueFunction:
		return valueFunctionNames[x.SqlvalueFunction.Op], 2
	}
	return "", 0
}

func figureSubLink(s *pg.SubLink) (string, int) {
	switch s.SubLinkType {
	case pg.SubLinkType_EXISTS_SUBLINK:
		return "exists", 2
	case pg.SubLinkType_ARRAY_SUBLINK:
		return "array", 2
	case pg.SubLinkType_EXPR_SUBLINK:
		sel := s.Subselect.GetSelectStmt()
		if sel == nil || len(sel.TargetList) == 0 {
			return "", 0
		}
		t := sel.TargetList[0].GetResTarget()
		if t.Name != "" {
			return t.Name, 2
		}
		return figure(t.Val)
	}
	return "", 0
}
