package dialect

import (
	pg "github.com/pganalyze/pg_query_go/v6"
)

func (r *pgReader) merge(m *pg.MergeStmt) tree {
	t := &mergeStmt{table: r.table(m.Relation), source: r.fromItem(m.SourceRelation), on: r.expr(m.JoinCondition)}
	t.with, t.recursive = r.with(m.WithClause)
	for _, n := range m.MergeWhenClauses {
		w := n.GetMergeWhenClause()
		one := mergeWhen{match: "MATCHED", cond: r.exprOrNil(w.Condition)}
		switch w.MatchKind {
		case pg.MergeMatchKind_MERGE_WHEN_NOT_MATCHED_BY_TARGET:
			one.match = "NOT MATCHED"
		case pg.MergeMatchKind_MERGE_WHEN_NOT_MATCHED_BY_SOURCE:
			one.match = "NOT MATCHED BY SOURCE"
		}
		switch w.CommandType {
		case pg.CmdType_CMD_UPDATE:
			one.action, one.set = "UPDATE", r.assignments(w.TargetList)
		case pg.CmdType_CMD_DELETE:
			one.action = "DELETE"
		case pg.CmdType_CMD_INSERT:
			if w.Override == pg.OverridingKind_OVERRIDING_SYSTEM_VALUE || w.Override == pg.OverridingKind_OVERRIDING_USER_VALUE {
				refuse(0, "MERGE with OVERRIDING")
			}
			one.action, one.values = "INSERT", r.exprs(w.Values)
			for _, c := range w.TargetList {
				one.columns = append(one.columns, c.GetResTarget().GetName())
			}
		default:
			one.action = "DO NOTHING"
		}
		t.whens = append(t.whens, one)
	}
	t.returning = r.items(m.ReturningList)
	return t
}
