package dialect

import (
	pg "github.com/pganalyze/pg_query_go/v6"
)

// operator reads every A_Expr; operators keep their PostgreSQL spelling.
func (r *pgReader) operator(e *pg.A_Expr) expr {
	n := at(e.Location)
	schema, op := last(e.Name)
	if schema != "" && schema != "pg_catalog" {
		refuse(n.pos, "the operator "+schema+"."+op)
	}
	switch e.Kind {
	case pg.A_Expr_Kind_AEXPR_OP:
		return r.infix(n, op, e)
	case pg.A_Expr_Kind_AEXPR_OP_ANY, pg.A_Expr_Kind_AEXPR_OP_ALL:
		return &quantified{node: n, op: op, all: e.Kind == pg.A_Expr_Kind_AEXPR_OP_ALL, x: r.expr(e.Lexpr), arr: r.expr(e.Rexpr)}
	case pg.A_Expr_Kind_AEXPR_DISTINCT, pg.A_Expr_Kind_AEXPR_NOT_DISTINCT:
		return &distinctFrom{node: n, not: e.Kind == pg.A_Expr_Kind_AEXPR_NOT_DISTINCT, l: r.expr(e.Lexpr), r: r.expr(e.Rexpr)}
	case pg.A_Expr_Kind_AEXPR_NULLIF:
		return &call{node: n, name: "nullif", args: []expr{r.expr(e.Lexpr), r.expr(e.Rexpr)}}
	case pg.A_Expr_Kind_AEXPR_IN:
		return &inList{node: n, not: op == "<>", x: r.expr(e.Lexpr), list: r.exprs(e.Rexpr.GetList().GetItems())}
	case pg.A_Expr_Kind_AEXPR_LIKE:
		return r.match(n, "LIKE", op == "!~~", e)
	case pg.A_Expr_Kind_AEXPR_ILIKE:
		return r.match(n, "ILIKE", op == "!~~*", e)
	case pg.A_Expr_Kind_AEXPR_SIMILAR:
		return r.match(n, "SIMILAR", op == "!~", e)
	case pg.A_Expr_Kind_AEXPR_BETWEEN, pg.A_Expr_Kind_AEXPR_NOT_BETWEEN,
		pg.A_Expr_Kind_AEXPR_BETWEEN_SYM, pg.A_Expr_Kind_AEXPR_NOT_BETWEEN_SYM:
		ends := e.Rexpr.GetList().GetItems()
		return &between{node: n, x: r.expr(e.Lexpr), lo: r.expr(ends[0]), hi: r.expr(ends[1]),
			not:       e.Kind == pg.A_Expr_Kind_AEXPR_NOT_BETWEEN || e.Kind == pg.A_Expr_Kind_AEXPR_NOT_BETWEEN_SYM,
			symmetric: e.Kind == pg.A_Expr_Kind_AEXPR_BETWEEN_SYM || e.Kind == pg.A_Expr_Kind_AEXPR_NOT_BETWEEN_SYM}
	}
	refuse(n.pos, "the operator "+op)
	return nil
}

// infix reads a plain operator. The operator spellings of LIKE and of regular
// expressions become matches, however they were written.
func (r *pgReader) infix(n node, op string, e *pg.A_Expr) expr {
	if e.Lexpr == nil {
		x := r.expr(e.Rexpr)
		if l, ok := x.(*literal); ok && op == "-" && (l.kind == litInt || l.kind == litDecimal || l.kind == litFloat) && l.text[0] != '-' {
			l.text, l.pos = "-"+l.text, n.pos
			return l
		}
		return &unary{node: n, op: op, x: x}
	}
	switch op {
	case "@?":
		return &call{node: n, name: "jsonb_path_exists", args: []expr{r.expr(e.Lexpr), r.expr(e.Rexpr)}}
	case "@@":
		if l, ok := r.expr(e.Rexpr).(*literal); ok && l.kind == litString { // a jsonpath, which tells of no fault
			none, silent := &literal{node: n, kind: litString, text: "{}"}, &literal{node: n, kind: litBool, text: "true"}
			return &call{node: n, name: "jsonb_path_match", args: []expr{r.expr(e.Lexpr), l, none, silent}}
		}
	case "~~", "!~~":
		return r.match(n, "LIKE", op[0] == '!', e)
	case "~~*", "!~~*":
		return r.match(n, "ILIKE", op[0] == '!', e)
	case "~", "!~":
		return r.match(n, "REGEXP", op[0] == '!', e)
	case "~*", "!~*":
		return r.match(n, "IREGEXP", op[0] == '!', e)
	}
	return &binary{node: n, op: op, l: r.expr(e.Lexpr), r: r.expr(e.Rexpr)}
}

func (r *pgReader) match(n node, op string, not bool, e *pg.A_Expr) expr {
	m := &match{node: n, op: op, not: not, x: r.expr(e.Lexpr)}
	pattern := e.Rexpr
	if c := pattern.GetFuncCall(); c != nil && len(c.Funcname) == 2 {
		schema, name := last(c.Funcname)
		if schema == "pg_catalog" && (name == "like_escape" || name == "similar_to_escape") {
			pattern = c.Args[0]
			if len(c.Args) == 2 {
				m.escape = r.expr(c.Args[1])
			}
		}
	}
	m.pattern = r.expr(pattern)
	return m
}
