package dialect

import "streamlink/backend/sqlstate"

// A column with ON UPDATE CURRENT_TIMESTAMP keeps that in a condition that holds nothing
// back. An UPDATE that changes a row and does not set the column sets it to the time.

// touchedColumn writes the mark.
func (p *printer) touchedColumn(c *columnDef) {
	if !c.touched {
		return
	}
	if p.to == Spark || p.added {
		panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "ON UPDATE CURRENT_TIMESTAMP is not supported here").
			WithHint("write the time in the UPDATE; in CREATE TABLE, DuckDB carries it out")})
	}
	p.declaredAs(c.name, "touched")
}

// touching adds the columns that a change sets to the time.
func (f *inferrer) touching(set []assignment, rel *relation, table *tableRef, sc *scope) []assignment {
	if f.s.Dialect != MySQL {
		return set
	}
	for _, c := range rel.columns {
		given := !c.touched
		for _, a := range set {
			given = given || equalFold(a.column, c.name)
		}
		if given {
			continue
		}
		now := &call{name: "current_timestamp"}
		f.expr(now, sc)
		set = append(set, assignment{column: c.name, value: now, touches: table})
	}
	return set
}

// touched writes the time for a row that the other assignments change.
func (p *printer) touched(a assignment, set []assignment) {
	p.w("CASE WHEN ")
	p.changes(set, a.touches)
	p.w(" THEN ")
	p.expr(a.value)
	p.w(" ELSE ")
	p.ident(a.touches.called())
	p.w(".")
	p.ident(a.column)
	p.w(" END")
}
