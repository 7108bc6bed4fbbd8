package dialect

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
	case *param: // its text may name no zone
		return e.typ.kind == tTimestampTZ
	case *distinctFrom:
		some, all := zoned(e.l, e.r)
		return some && !all
	case *caseExpr:
		return e.typ.kind == tTimestampTZ
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
