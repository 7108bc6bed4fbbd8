package dialect

// inZone tells an operator of which one operand is a timestamp with time zone and another is not,
// or the extraction of a field that a time zone changes.
func inZone(e expr) bool {
	mixed := func(list ...expr) bool {
		some, all := false, true
		for _, x := range list {
			is := x != nil && x.base().typ.kind == tTimestampTZ
			some, all = some || is, all && is
		}
		return some && !all
	}
	switch e := e.(type) {
	case *extract:
		return e.x != nil && e.x.base().typ.kind == tTimestampTZ && e.field != "epoch"
	case *binary:
		return mixed(e.l, e.r)
	case *distinctFrom:
		return mixed(e.l, e.r)
	case *between:
		return mixed(e.x, e.lo, e.hi)
	case *inList:
		return mixed(append([]expr{e.x}, e.list...)...)
	}
	return false
}
