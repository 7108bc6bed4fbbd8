package dialect

// What may look otherwise than MySQL's answer.
const (
	planShape    = "EXPLAIN shows the engine's plan in one column"
	freeParam    = "the result's column is told before the parameter has a type: a text, or what stands beside it"
	missingPath  = "JSON_CONTAINS of a path that leads nowhere is NULL, as in MySQL 8; MariaDB gives 0"
	lastQuotient = "digits behind those of a quotient that is shown may differ where it is computed with"
)

// mysqlDifferences tells what of a resolved statement's answer may look otherwise.
func (s *Statement) mysqlDifferences(to Dialect) []string {
	if s.tree == nil {
		return nil
	}
	var out []string
	seen := make(map[string]bool)
	tell := func(d string) {
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	w := walker{marked: true, onExpr: func(e expr) {
		switch e := e.(type) {
		case *param:
			if s.resultOf(e) {
				tell(freeParam)
			}
		case *binary:
			l, isDivision := e.l.(*binary)
			if e.op != "=" && isDivision && l.op == "/" && l.typ.kind == tNumeric && e.typ.kind == tNumeric {
				tell(lastQuotient)
			}
		case *call:
			if e.name == "json_contains" && len(e.args) == 3 {
				tell(missingPath)
			}
		}
		if to == Spark {
			if d := sparkDiffersFromMySQL(e); d != "" {
				tell(d)
			}
		}
	}}
	w.tree(s.tree)
	return out
}

// resultOf tells a parameter that an output column is computed with.
func (s *Statement) resultOf(p *param) bool {
	q, ok := s.tree.(*query)
	if !ok {
		return false
	}
	core, ok := q.body.(*selectCore)
	if !ok {
		return false
	}
	found := false
	for i := range core.items {
		t := core.items[i].expr.base().typ
		if t.kind == tBool {
			continue
		}
		w := walker{shallow: true, onExpr: func(e expr) { found = found || e == expr(p) }}
		w.expr(core.items[i].expr)
	}
	return found
}
