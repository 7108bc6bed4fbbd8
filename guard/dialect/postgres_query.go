package dialect

import (
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"
)

// intoOf finds SELECT INTO, which stands in the leftmost arm.
func intoOf(s *pg.SelectStmt) *pg.IntoClause {
	for s.GetLarg() != nil {
		s = s.Larg
	}
	return s.GetIntoClause()
}

func (r *pgReader) query(s *pg.SelectStmt) *query {
	q := &query{}
	q.with, q.recursive = r.with(s.WithClause)
	q.orderBy = r.sortKeys(s.SortClause)
	q.limit, q.offset = r.limit(s.LimitCount), r.exprOrNil(s.LimitOffset)
	q.withTies = s.LimitOption == pg.LimitOption_LIMIT_OPTION_WITH_TIES
	q.locking = len(s.LockingClause) > 0
	switch {
	case s.Op == pg.SetOperation_SETOP_UNION, s.Op == pg.SetOperation_SETOP_INTERSECT, s.Op == pg.SetOperation_SETOP_EXCEPT:
		op := strings.TrimPrefix(s.Op.String(), "SETOP_")
		q.body = &setOp{op: op, all: s.All, left: r.query(s.Larg), right: r.query(s.Rarg)}
	case len(s.ValuesLists) > 0:
		v := &valuesList{}
		for _, l := range s.ValuesLists {
			v.rows = append(v.rows, r.exprs(l.GetList().GetItems()))
		}
		q.body = v
	default:
		q.body = r.core(s)
	}
	return q
}

func (r *pgReader) core(s *pg.SelectStmt) *selectCore {
	c := &selectCore{}
	if len(s.DistinctClause) > 0 {
		if s.DistinctClause[0].GetNode() == nil {
			c.distinct = true
		} else {
			c.distinctOn = r.exprs(s.DistinctClause)
		}
	}
	c.items = r.items(s.TargetList)
	for _, f := range s.FromClause {
		c.from = append(c.from, r.fromItem(f))
	}
	c.where = r.exprOrNil(s.WhereClause)
	if s.GroupDistinct {
		refuse(0, "GROUP BY DISTINCT")
	}
	c.groupBy = r.groupItems(s.GroupClause)
	c.having = r.exprOrNil(s.HavingClause)
	for _, w := range s.WindowClause {
		c.windows = append(c.windows, r.window(w.GetWindowDef()))
	}
	return c
}

func (r *pgReader) items(list []*pg.Node) []selectItem {
	out := make([]selectItem, 0, len(list))
	for _, n := range list {
		t := n.GetResTarget()
		it := selectItem{expr: r.expr(t.Val), alias: t.Name, name: t.Name}
		if it.name == "" {
			it.name = pgColumnName(t.Val)
		}
		out = append(out, it)
	}
	return out
}

func (r *pgReader) with(w *pg.WithClause) ([]*cte, bool) {
	if w == nil {
		return nil, false
	}
	var out []*cte
	for _, n := range w.Ctes {
		c := n.GetCommonTableExpr()
		at := pos(c.Location)
		if c.SearchClause != nil {
			refuse(at, "SEARCH in a recursive query")
		}
		if c.CycleClause != nil {
			refuse(at, "CYCLE in a recursive query")
		}
		t := &cte{pos: at, name: c.Ctename, columns: names(c.Aliascolnames)}
		switch c.Ctematerialized {
		case pg.CTEMaterialize_CTEMaterializeAlways:
			t.materialized = "MATERIALIZED"
		case pg.CTEMaterialize_CTEMaterializeNever:
			t.materialized = "NOT MATERIALIZED"
		}
		if sel := c.Ctequery.GetSelectStmt(); sel != nil {
			t.query = r.query(sel)
		} else {
			t.write = r.writeStatement(c.Ctequery).tree
		}
		out = append(out, t)
	}
	return out, w.Recursive
}

// limit knows LIMIT ALL, which is written as NULL.
func (r *pgReader) limit(n *pg.Node) expr {
	if c := n.GetAConst(); c != nil && c.Isnull {
		return nil
	}
	return r.exprOrNil(n)
}

// sortKeys makes PostgreSQL's order of NULLs explicit: they are the largest.
func (r *pgReader) sortKeys(list []*pg.Node) []sortKey {
	var out []sortKey
	for _, n := range list {
		s := n.GetSortBy()
		k := sortKey{expr: r.expr(s.Node)}
		switch s.SortbyDir {
		case pg.SortByDir_SORTBY_DESC:
			k.desc = true
		case pg.SortByDir_SORTBY_USING:
			_, op := last(s.UseOp)
			if op != "<" && op != ">" {
				refuse(pos(s.Location), "ORDER BY USING "+op)
			}
			k.desc = op == ">"
		}
		k.nullsFirst = k.desc
		switch s.SortbyNulls {
		case pg.SortByNulls_SORTBY_NULLS_FIRST:
			k.nullsFirst = true
		case pg.SortByNulls_SORTBY_NULLS_LAST:
			k.nullsFirst = false
		}
		out = append(out, k)
	}
	return out
}

func (r *pgReader) groupItems(list []*pg.Node) []groupItem {
	var out []groupItem
	for _, n := range list {
		g := n.GetGroupingSet()
		if g == nil {
			out = append(out, groupItem{expr: r.expr(n)})
			continue
		}
		it := groupItem{sub: r.groupItems(g.Content)}
		switch g.Kind {
		case pg.GroupingSetKind_GROUPING_SET_EMPTY:
			it.set = "()"
		case pg.GroupingSetKind_GROUPING_SET_ROLLUP:
			it.set = "ROLLUP"
		case pg.GroupingSetKind_GROUPING_SET_CUBE:
			it.set = "CUBE"
		case pg.GroupingSetKind_GROUPING_SET_SETS:
			it.set = "GROUPING SETS"
		default:
			refuse(pos(g.Location), "this grouping set")
		}
		out = append(out, it)
	}
	return out
}

// The bits of a window's FrameOptions (nodes/parsenodes.h).
const (
	frameNonDefault     = 0x00001
	frameRange          = 0x00002
	frameRows           = 0x00004
	frameGroups         = 0x00008
	frameStartUnbounded = 0x00020
	frameEndUnbounded   = 0x00100
	frameStartCurrent   = 0x00200
	frameEndCurrent     = 0x00400
	frameStartPreceding = 0x00800
	frameEndPreceding   = 0x01000
	frameStartFollowing = 0x02000
	frameEndFollowing   = 0x04000
	frameExcludeCurrent = 0x08000
	frameExcludeGroup   = 0x10000
	frameExcludeTies    = 0x20000
)

func (r *pgReader) window(w *pg.WindowDef) *window {
	if w == nil {
		return nil
	}
	out := &window{name: w.Name, ref: w.Refname, partitionBy: r.exprs(w.PartitionClause), orderBy: r.sortKeys(w.OrderClause)}
	o := w.FrameOptions
	if o&frameNonDefault == 0 {
		return out
	}
	f := &frame{unit: "RANGE"}
	switch {
	case o&frameRows != 0:
		f.unit = "ROWS"
	case o&frameGroups != 0:
		f.unit = "GROUPS"
	}
	switch {
	case o&frameStartUnbounded != 0:
		f.start.kind = "UNBOUNDED PRECEDING"
	case o&frameStartCurrent != 0:
		f.start.kind = "CURRENT ROW"
	case o&frameStartPreceding != 0:
		f.start = bound{kind: "PRECEDING", x: r.expr(w.StartOffset)}
	case o&frameStartFollowing != 0:
		f.start = bound{kind: "FOLLOWING", x: r.expr(w.StartOffset)}
	}
	switch {
	case o&frameEndUnbounded != 0:
		f.end.kind = "UNBOUNDED FOLLOWING"
	case o&frameEndCurrent != 0:
		f.end.kind = "CURRENT ROW"
	case o&frameEndPreceding != 0:
		f.end = bound{kind: "PRECEDING", x: r.expr(w.EndOffset)}
	case o&frameEndFollowing != 0:
		f.end = bound{kind: "FOLLOWING", x: r.expr(w.EndOffset)}
	}
	switch {
	case o&frameExcludeCurrent != 0:
		f.exclude = "CURRENT ROW"
	case o&frameExcludeGroup != 0:
		f.exclude = "GROUP"
	case o&frameExcludeTies != 0:
		f.exclude = "TIES"
	}
	if f.start.kind == "" || f.end.kind == "" {
		refuse(pos(w.Location), "this window frame")
	}
	out.frame = f
	return out
}
