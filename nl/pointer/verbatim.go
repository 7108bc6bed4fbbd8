package pointer

import "slices"

// Verbatim is SQL over one table that stands in a tree as it is: what a glossary says a
// measure or a filter is. The model cannot write it.
type Verbatim struct {
	Table  int
	Second bool
	// Parts are the SQL cut in front of each column of Table, so that the name by which
	// the query calls the table can be put there.
	Parts []string
}

func (w *printer) verbatim(v *Verbatim) {
	at := slices.ContainsFunc(w.core.From, func(f From) bool { return f.Table == v.Table && f.Second == v.Second })
	if !at {
		w.fail("table %q is not in FROM", w.p.Schema.Tables[v.Table].Name)
		return
	}
	prefix := ""
	if a := w.alias(v.Table, v.Second); a != "" {
		prefix = a + "."
	}
	for i, part := range v.Parts {
		if i > 0 {
			w.put(prefix)
		}
		w.put(part)
	}
}
