package dialect

import "streamlink/backend/sqlstate"

// numbered holds that a column which is always numbered gets no other value, unless the
// statement says so.
func (f *inferrer) numbered(t *insertStmt, targets []column) {
	if t.source == nil || t.override == "SYSTEM" {
		return
	}
	v, list := t.source.body.(*valuesList)
	for i, c := range targets {
		switch {
		case c.serial.sequence == "" || !c.serial.always && t.override == "":
		case list:
			renumber(v, i, c.name, t.override == "")
		case t.override != "":
			refuse(0, "OVERRIDING USER VALUE with a query")
		case len(t.columns) > 0 || i < width(t.source):
			panic(bail{alwaysNumbered(c.name)})
		}
	}
}

// renumber puts DEFAULT in a column of VALUES; where that is strict, nothing else may
// stand there.
func renumber(v *valuesList, i int, name string, strict bool) {
	for _, row := range v.rows {
		if i >= len(row) {
			continue
		}
		l, ok := row[i].(*literal)
		if ok && l.kind == litDefault {
			continue
		}
		if strict {
			panic(bail{alwaysNumbered(name)})
		}
		row[i] = &literal{kind: litDefault}
	}
}

// width is the number of columns of a SELECT that has no star.
func width(q *query) int {
	c, ok := q.body.(*selectCore)
	if !ok {
		return 1 << 15
	}
	for i := range c.items {
		if _, all := c.items[i].expr.(*star); all {
			return 1 << 15
		}
	}
	return len(c.items)
}

func alwaysNumbered(name string) *sqlstate.Error {
	return sqlstate.New("428C9", "cannot insert a non-DEFAULT value into column %q", name).
		WithHint("Use OVERRIDING SYSTEM VALUE to override.")
}
