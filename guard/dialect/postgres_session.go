package dialect

import pg "github.com/pganalyze/pg_query_go/v6"

func (r *pgReader) sessionStatement(n *pg.Node) *Statement { return nil }
