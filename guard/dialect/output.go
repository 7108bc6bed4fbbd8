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
	if q, ok := s.tree.(*query); ok && s.Dialect == MySQL {
		defer nulls(names, q.body)
	}
	for i, c := range s.bound.out {
		if s.Dialect == MySQL {
			switch d := c.typ.prec; {
			case c.typ.kind == tLongText:
				names[i] = "longtext"
			case c.typ.kind == tUInt8 && !c.typ.array:
				names[i] = "bigint unsigned"
			case c.typ.kind == tVarchar && d > 0 && !c.typ.array:
				names[i] = "varchar(" + itoa(int(d)) + ")"
			case c.typ.kind == tInterval && !c.typ.array:
				names[i] = "time(" + itoa(int(min(d, 6))) + ")"
			case c.typ.kind == tTime && !c.typ.array:
				names[i] = "time(" + itoa(int(min(d, 6))) + ")"
			case c.typ.array || d >= 6:
			case c.typ.kind == tTimestamp:
				names[i] = "datetime(" + itoa(int(d)) + ")"
			case c.typ.kind == tTimestampTZ:
				names[i] = "timestamp(" + itoa(int(d)) + ")"
			}
			continue
		}
		switch {
		case c.typ.prec == vector && c.typ.kind == tInt2:
			names[i] = "int2vector"
		case c.typ.prec == vector && c.typ.kind == tOID:
			names[i] = "oidvector"
		default:
			if names[i] = wireNames[c.typ.kind]; names[i] != "" && c.typ.array {
				names[i] += "[]"
			}
		}
	}
	return names
}

// nulls marks the columns that are the constant NULL in every arm: MySQL has a type for
// them.
func nulls(names []string, b queryBody) {
	null := make([]bool, len(names))
	for i := range null {
		null[i] = true
	}
	keepNulls(null, b)
	for i := range names {
		if null[i] {
			names[i] = "null"
		}
	}
}

func keepNulls(null []bool, b queryBody) {
	switch b := b.(type) {
	case *selectCore:
		for i := range null {
			null[i] = null[i] && len(b.items) == len(null) && isNull(b.items[i].expr)
		}
	case *setOp:
		keepNulls(null, b.left.body)
		keepNulls(null, b.right.body)
	default:
		clear(null)
	}
}
