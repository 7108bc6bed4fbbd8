package dialect

import (
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"

	"streamlink/backend/sqlstate"
)

func (r *pgReader) fromItem(n *pg.Node) fromItem {
	switch x := n.GetNode().(type) {
	case *pg.Node_RangeVar:
		if name := r.name(x.RangeVar); isSessionView(name) {
			return r.view(x.RangeVar, name)
		}
		return r.table(x.RangeVar)
	case *pg.Node_RangeSubselect:
		alias, cols := alias(x.RangeSubselect.Alias)
		return &derived{query: r.query(x.RangeSubselect.Subquery.GetSelectStmt()),
			lateral: x.RangeSubselect.Lateral, alias: alias, colAlias: cols}
	case *pg.Node_JoinExpr:
		return r.join(x.JoinExpr)
	case *pg.Node_RangeFunction:
		return r.tableFunc(x.RangeFunction)
	case *pg.Node_RangeTableSample:
		return r.tableSample(x.RangeTableSample)
	}
	refuse(0, pgConstruct(n)+" in FROM")
	return nil
}

func alias(a *pg.Alias) (string, []string) {
	if a == nil {
		return "", nil
	}
	return a.Aliasname, names(a.Colnames)
}

func (r *pgReader) table(v *pg.RangeVar) *tableRef {
	t := &tableRef{pos: pos(v.Location), name: r.name(v), only: !v.Inh}
	t.alias, t.colAlias = alias(v.Alias)
	return t
}

// view is one of the session's own, which it answers as it does a question.
func (r *pgReader) view(v *pg.RangeVar, name Name) fromItem {
	a := &askTable{pos: name.Position, index: len(r.asks), alias: name.Name}
	if v.Alias != nil {
		a.alias, a.colAlias = alias(v.Alias)
	}
	r.asks = append(r.asks, Ask{View: strings.ToLower(name.Name), Position: name.Position})
	return a
}

func (r *pgReader) name(v *pg.RangeVar) Name {
	return Name{Catalog: v.Catalogname, Schema: v.Schemaname, Name: v.Relname, Position: pos(v.Location)}
}

func (r *pgReader) join(j *pg.JoinExpr) fromItem {
	out := &join{natural: j.IsNatural, using: names(j.UsingClause), on: r.exprOrNil(j.Quals)}
	switch j.Jointype {
	case pg.JoinType_JOIN_INNER:
		out.kind = "INNER"
		if out.on == nil && !out.natural && out.using == nil {
			out.kind = "CROSS"
		}
	case pg.JoinType_JOIN_LEFT:
		out.kind = "LEFT"
	case pg.JoinType_JOIN_RIGHT:
		out.kind = "RIGHT"
	case pg.JoinType_JOIN_FULL:
		out.kind = "FULL"
	default:
		refuse(0, "this kind of join")
	}
	if j.JoinUsingAlias != nil || j.Alias != nil {
		refuse(0, "an alias for a join")
	}
	out.left, out.right = r.fromItem(j.Larg), r.fromItem(j.Rarg)
	return out
}

// tableFunc reads a function in FROM; ask('…') is a question, not a function.
func (r *pgReader) tableFunc(f *pg.RangeFunction) fromItem {
	out := &tableFunc{lateral: f.Lateral, ordinality: f.Ordinality}
	out.alias, out.colAlias = alias(f.Alias)
	if len(f.Coldeflist) > 0 {
		return r.definedRecord(f)
	}
	for _, n := range f.Functions {
		fn := n.GetList().GetItems()[0]
		if c := fn.GetFuncCall(); c != nil {
			if schema, name := last(c.Funcname); name == "ask" && schema == "" {
				return r.ask(c, out)
			}
		}
		out.calls = append(out.calls, r.expr(fn))
	}
	return out
}

func (r *pgReader) ask(c *pg.FuncCall, f *tableFunc) fromItem {
	at := pos(c.Location)
	if len(c.Args) == 1 && c.Args[0].GetParamRef() != nil {
		panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "ask() of a parameter is not supported").At(at).
			WithHint("the columns of the answer must be known before it runs: write the question into the statement")})
	}
	if len(c.Args) != 1 || c.Args[0].GetAConst().GetSval() == nil {
		syntax(at, "ask() takes one question in quotes: SELECT * FROM ask('how many …')")
	}
	if f.ordinality || len(f.calls) > 0 {
		refuse(at, "ask() together with WITH ORDINALITY or ROWS FROM")
	}
	a := &askTable{pos: at, index: len(r.asks), question: c.Args[0].GetAConst().GetSval().Sval, alias: f.alias, colAlias: f.colAlias}
	r.asks = append(r.asks, Ask{Question: a.question, Position: chars(r.text, pos(c.Args[0].GetAConst().Location))})
	return a
}

func (r *pgReader) tableSample(s *pg.RangeTableSample) fromItem {
	t, ok := r.fromItem(s.Relation).(*tableRef)
	_, method := last(s.Method)
	if !ok || len(s.Args) != 1 || (method != "bernoulli" && method != "system") {
		refuse(pos(s.Location), "this TABLESAMPLE")
	}
	t.sample = &sample{method: method, percent: r.expr(s.Args[0]), seed: r.exprOrNil(s.Repeatable)}
	return t
}
