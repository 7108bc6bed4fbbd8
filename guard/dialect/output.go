package dialect

// Output tells, for each column of a resolved statement's result, what its type is
// called on the wire where the engine's own type does not say it: "varchar", "jsonb",
// "regtype". It is empty where a column's type speaks for itself, and nil where the
// columns are not known.
func (s *Statement) Output() []string {
	for s.Inner != nil && s.tree == nil {
		s = s.Inner
	}
	if len(s.bound.out) == 0 {
		return nil
	}
	names := make([]string, len(s.bound.out))
	for i, c := range s.bound.out {
		if s.Dialect == MySQL {
			switch d := c.typ.prec; {
			case c.typ.array || d >= 6:
			case c.typ.kind == tTime:
				names[i] = "time(" + itoa(int(d)) + ")"
			case c.typ.kind == tTimestamp && d > 0:
				names[i] = "datetime(" + itoa(int(d)) + ")"
			}
			continue
		}
		names[i] = wireNames[c.typ.kind]
		if names[i] != "" && c.typ.array {
			names[i] += "[]"
		}
	}
	return names
}
