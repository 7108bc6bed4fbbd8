package dialect

// ColumnRef is one place where a statement names a column.
type ColumnRef struct {
	Parts []string // as written, folded by the dialect's rules; the last is the column
	Start int      // byte of Statement.Text at which it begins
}

// Columns lists where s names columns, in the order of the text. Those of an answer that
// WithAsk put in are left out.
func (s *Statement) Columns() []ColumnRef {
	var out []ColumnRef
	if s.tree == nil {
		return nil
	}
	w := walker{onExpr: func(e expr) {
		if c, ok := e.(*columnRef); ok && c.pos > 0 {
			out = append(out, ColumnRef{Parts: c.parts, Start: c.pos - 1})
		}
	}}
	w.tree(s.tree)
	return out
}
