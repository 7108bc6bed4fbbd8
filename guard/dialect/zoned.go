package dialect

// InTimeZone tells whether what a resolved statement computes depends on the session's time
// zone: days and hours of a timestamp with time zone, one made of a date or a text, or today.
func (s *Statement) InTimeZone() bool {
	if s.tree == nil {
		return false
	}
	found := false
	w := walker{marked: true, onExpr: func(e expr) { found = found || inZone(e) }}
	w.tree(s.tree)
	return found
}

// inZone tells an expression that takes a timestamp with time zone apart, or makes one.
func inZone(e expr) bool {
	zoned := func(list ...expr) (some, all bool) {
		all = true
		for _, x := range list {
			is := x != nil && x.base().typ.kind == tTimestampTZ
			some, all = some || is, all && is
		}
		return some, all
	}
	switch e := e.(type) {
	case *cast:
		some, _ := zoned(e.x)
		return some != (e.to.kind == tTimestampTZ)
	case *extract:
		some, _ := zoned(e.x)
		return some && e.field != "epoch"
	case *binary:
		some, all := zoned(e.l, e.r)
		return some && !all
	case *between:
		some, all := zoned(e.x, e.lo, e.hi)
		return some && !all
	case *inList:
		some, all := zoned(append([]expr{e.x}, e.list...)...)
		return some && !all
	case *call:
		switch e.name {
		case "current_date", "current_time", "localtime", "localtimestamp", "date_trunc", "age", "to_timestamp", "make_timestamptz":
			return len(e.args) != 1 // to_timestamp(seconds) does not
		case "to_char", "date_part", "generate_series", "concat", "format", "coalesce", "greatest", "least", "to_json", "to_jsonb", "json_build_object":
			some, all := zoned(e.args...)
			return some && !all
		}
	}
	return false
}
