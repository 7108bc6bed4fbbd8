package dialect

import (
	"fmt"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
)

func typeName(n any) string { return fmt.Sprintf("%T", n) }

// resultSet reads a query wherever one may stand.
func (r *mysqlReader) resultSet(n ast.Node) *query {
	switch x := n.(type) {
	case *ast.SelectStmt:
		return r.selectStmt(x)
	case *ast.SetOprStmt:
		return r.setOprStmt(x)
	case *ast.SetOprSelectList:
		q := r.setOprList(x.Selects)
		if x.OrderBy == nil && x.Limit == nil && x.With == nil {
			return q
		}
		if q.orderBy != nil || q.limit != nil || q.with != nil {
			q = around(q)
		}
		q.orderBy = r.orderBy(x.OrderBy)
		r.limit(q, x.Limit)
		r.with(q, x.With)
		return q
	case *ast.SubqueryExpr:
		return r.resultSet(x.Query)
	}
	refuse(0, "the query "+mysqlConstruct(n))
	return nil
}

// around is a query of another's rows, for a second ORDER BY or LIMIT.
func around(q *query) *query {
	return &query{body: &selectCore{items: []selectItem{{expr: &star{}}}, from: []fromItem{&derived{query: q, alias: "u"}}}}
}

func (r *mysqlReader) setOprStmt(s *ast.SetOprStmt) *query {
	q := r.setOprList(s.SelectList.Selects)
	if s.SelectList.With != nil || s.SelectList.OrderBy != nil || s.SelectList.Limit != nil {
		q = r.resultSet(s.SelectList)
	}
	if (s.OrderBy != nil || s.Limit != nil) && (q.orderBy != nil || q.limit != nil) {
		q = around(q)
	}
	if q.orderBy == nil {
		q.orderBy = r.orderBy(s.OrderBy)
	}
	if q.limit == nil {
		r.limit(q, s.Limit)
	}
	r.with(q, s.With)
	return q
}

// setOprList joins the arms from the left; INTERSECT binds tighter than the others.
func (r *mysqlReader) setOprList(arms []ast.Node) *query {
	type arm struct {
		op  string
		all bool
		q   *query
	}
	var list []arm
	for _, n := range arms {
		var op *ast.SetOprType
		switch x := n.(type) {
		case *ast.SelectStmt:
			op = x.AfterSetOperator
		case *ast.SetOprSelectList:
			op = x.AfterSetOperator
		}
		a := arm{q: r.resultSet(n)}
		if op != nil {
			switch *op {
			case ast.Union, ast.UnionAll:
				a.op = "UNION"
			case ast.Except, ast.ExceptAll:
				a.op = "EXCEPT"
			default:
				a.op = "INTERSECT"
			}
			a.all = *op == ast.UnionAll || *op == ast.ExceptAll || *op == ast.IntersectAll
		}
		if n := len(list); a.op == "INTERSECT" && n > 0 {
			list[n-1].q = &query{body: &setOp{op: a.op, all: a.all, left: list[n-1].q, right: a.q}}
			continue
		}
		list = append(list, a)
	}
	q := list[0].q
	for _, a := range list[1:] {
		q = &query{body: &setOp{op: a.op, all: a.all, left: q, right: a.q}}
	}
	return q
}

func (r *mysqlReader) selectStmt(s *ast.SelectStmt) *query {
	q := &query{}
	r.with(q, s.With)
	q.orderBy = r.orderBy(s.OrderBy)
	r.limit(q, s.Limit)
	if s.SelectIntoOpt != nil {
		refuse(0, "SELECT … INTO")
	}
	q.locking = s.LockInfo != nil && s.LockInfo.LockType != ast.SelectLockNone
	switch s.Kind {
	case ast.SelectStmtKindValues:
		v := &valuesList{}
		for _, row := range s.Lists {
			v.rows = append(v.rows, r.exprs(row.Values))
		}
		q.body = v
		return q
	case ast.SelectStmtKindTable:
		q.body = &selectCore{items: []selectItem{{expr: &star{}}}, from: r.tableRefs(s.From)}
		return q
	}
	c := &selectCore{distinct: s.Distinct, items: r.items(s.Fields), from: r.tableRefs(s.From), where: r.exprOrNil(s.Where)}
	q.calc = s.SelectStmtOpts != nil && s.SelectStmtOpts.CalcFoundRows
	if s.GroupBy != nil {
		for _, it := range s.GroupBy.Items {
			c.groupBy = append(c.groupBy, groupItem{expr: r.expr(it.Expr)})
		}
		if s.GroupBy.Rollup {
			c.groupBy = []groupItem{{set: "ROLLUP", sub: c.groupBy}}
		}
	}
	if s.Having != nil {
		c.having = r.expr(s.Having.Expr)
	}
	for i := range s.WindowSpecs {
		c.windows = append(c.windows, r.window(&s.WindowSpecs[i]))
	}
	q.body = c
	return q
}

func (r *mysqlReader) with(q *query, w *ast.WithClause) {
	if w == nil {
		return
	}
	q.recursive = w.IsRecursive
	for _, c := range w.CTEs {
		t := &cte{name: c.Name.O, columns: ciNames(c.ColNameList), query: r.resultSet(c.Query.Query)}
		q.with = append(q.with, t)
	}
}

func (r *mysqlReader) limit(q *query, l *ast.Limit) {
	if l != nil {
		q.limit, q.offset = r.exprOrNil(l.Count), r.exprOrNil(l.Offset)
		if n, ok := q.limit.(*literal); ok && len(n.text) >= 19 { // all there are
			q.limit = nil
		}
	}
}

// orderBy makes MySQL's order of NULLs explicit: they are the smallest.
func (r *mysqlReader) orderBy(o *ast.OrderByClause) []sortKey {
	if o == nil {
		return nil
	}
	return r.sortKeys(o.Items)
}

func (r *mysqlReader) sortKeys(items []*ast.ByItem) []sortKey {
	out := make([]sortKey, 0, len(items))
	for _, it := range items {
		if l, ok := r.expr(it.Expr).(*literal); ok && l.kind != litInt {
			continue // a constant sorts nothing
		}
		out = append(out, sortKey{expr: r.expr(it.Expr), desc: it.Desc, nullsFirst: !it.Desc})
	}
	return out
}

// items reads the output columns; what has no alias is called by its own text.
func (r *mysqlReader) items(list *ast.FieldList) []selectItem {
	var out []selectItem
	for _, f := range list.Fields {
		if w := f.WildCard; w != nil {
			s := &star{}
			if w.Table.O != "" {
				s.qualifier = []string{w.Table.O}
			}
			out = append(out, selectItem{expr: s})
			continue
		}
		it := selectItem{expr: r.expr(f.Expr), alias: f.AsName.O, name: f.AsName.O}
		if it.name == "" {
			it.name = r.fieldName(f, it.expr)
		}
		out = append(out, it)
	}
	return out
}

// fieldName is what a MySQL server calls a column without an alias: the text of the
// expression, or what it names.
func (r *mysqlReader) fieldName(f *ast.SelectField, e expr) string {
	switch x := e.(type) {
	case *columnRef:
		return x.parts[len(x.parts)-1]
	case *literal:
		if _, written := f.Expr.(ast.ValueExpr); written && x.kind == litString && !strings.HasPrefix(x.text, " ") {
			return x.text
		}
	}
	text := strings.TrimSpace(f.OriginalText())
	if i := f.Offset; i >= 0 && i+len(text) <= len(r.text) && len(text) > 0 {
		text = strings.TrimSpace(r.text[i : i+len(text)])
	}
	return strings.TrimRight(text, "; \t\r\n")
}

func (r *mysqlReader) tableRefs(t *ast.TableRefsClause) []fromItem {
	if t == nil || t.TableRefs == nil {
		return nil
	}
	return []fromItem{r.fromItem(t.TableRefs)}
}

func (r *mysqlReader) fromItem(n ast.ResultSetNode) fromItem {
	switch x := n.(type) {
	case *ast.Join:
		return r.join(x)
	case *ast.TableSource:
		return r.tableSource(x)
	}
	refuse(0, mysqlConstruct(n)+" in FROM")
	return nil
}

func (r *mysqlReader) join(j *ast.Join) fromItem {
	if j.Right == nil {
		return r.fromItem(j.Left)
	}
	out := &join{natural: j.NaturalJoin, left: r.fromItem(j.Left), right: r.fromItem(j.Right)}
	for _, u := range j.Using {
		out.using = append(out.using, u.Name.O)
	}
	if j.On != nil {
		out.on = r.expr(j.On.Expr)
	}
	switch {
	case j.Tp == ast.LeftJoin:
		out.kind = "LEFT"
	case j.Tp == ast.RightJoin && (out.natural || out.using != nil):
		out.kind = "LEFT" // the server does so, and * shows it
		out.left, out.right = out.right, out.left
	case j.Tp == ast.RightJoin:
		out.kind = "RIGHT"
	case out.on == nil && out.using == nil && !out.natural:
		out.kind = "CROSS"
	default:
		out.kind = "INNER"
	}
	return out
}

func (r *mysqlReader) tableSource(t *ast.TableSource) fromItem {
	if name, ok := t.Source.(*ast.TableName); ok {
		if a := r.askTable(name, t); a != nil {
			return a
		}
		if n := tableName(name); isSessionView(n) {
			return r.view(t, n)
		}
		if name.TableSample != nil || name.AsOf != nil || len(name.PartitionNames) > 0 {
			refuse(0, "PARTITION, TABLESAMPLE or AS OF after a table")
		}
		return &tableRef{name: tableName(name), pos: namePos(name), alias: t.AsName.O, colAlias: ciNames(t.ColumnNames)}
	}
	if j, ok := t.Source.(*ast.Join); ok {
		return r.join(j)
	}
	if j := r.jsonTableOf(t); j != nil {
		return j
	}
	return &derived{query: r.resultSet(t.Source), lateral: t.Lateral, alias: t.AsName.O, colAlias: ciNames(t.ColumnNames)}
}

// view is one of the session's own, which it answers as it does a question.
func (r *mysqlReader) view(t *ast.TableSource, name Name) fromItem {
	a := &askTable{index: len(r.asks), alias: name.Name, colAlias: ciNames(t.ColumnNames)}
	if t.AsName.O != "" {
		a.alias = t.AsName.O
	}
	r.asks = append(r.asks, Ask{View: strings.ToLower(name.Name)})
	return a
}

func tableName(n *ast.TableName) Name {
	return Name{Schema: n.Schema.O, Name: n.Name.O, Position: namePos(n)}
}

// namePos is unknown: the parser does not keep where a table's name stands.
func namePos(*ast.TableName) int { return 0 }

func ciNames(list []ast.CIStr) []string {
	if len(list) == 0 {
		return nil
	}
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.O
	}
	return out
}

func (r *mysqlReader) window(w *ast.WindowSpec) *window {
	out := &window{name: w.Name.O, ref: w.Ref.O}
	if w.OnlyAlias {
		// OVER w
		return &window{name: w.Name.O}
	}
	if w.PartitionBy != nil {
		for _, it := range w.PartitionBy.Items {
			out.partitionBy = append(out.partitionBy, r.expr(it.Expr))
		}
	}
	out.orderBy = r.orderBy(w.OrderBy)
	if f := w.Frame; f != nil {
		out.frame = &frame{unit: []string{"ROWS", "RANGE", "GROUPS"}[f.Type], start: r.bound(f.Extent.Start), end: r.bound(f.Extent.End)}
	}
	return out
}

func (r *mysqlReader) bound(b ast.FrameBound) bound {
	kind := "CURRENT ROW"
	switch b.Type {
	case ast.Following:
		kind = "FOLLOWING"
	case ast.Preceding:
		kind = "PRECEDING"
	}
	if b.UnBounded {
		return bound{kind: "UNBOUNDED " + kind}
	}
	out := bound{kind: kind}
	if b.Expr != nil {
		out.x = r.expr(b.Expr)
		if b.Unit != ast.TimeUnitInvalid {
			out.x = &intervalExpr{x: out.x, unit: strings.ToLower(b.Unit.String())}
		}
	}
	return out
}
