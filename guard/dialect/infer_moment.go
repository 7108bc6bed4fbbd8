package dialect

// MySQL takes a constant beside a date or a time for one, whatever it is written as.

// momentNumbers makes dates of whole numbers that are compared with dates: at > 20240131.
func momentNumbers(list []*expr) {
	t := momentType(list)
	if t.kind == tNone {
		return
	}
	for _, e := range list {
		l, ok := (*e).(*literal)
		if !ok || l.kind != litInt {
			continue
		}
		if text, ok := mysqlDate(l.text); ok {
			*e = &literal{node: node{pos: l.pos, typ: of(tUnknown)}, kind: litString, text: text}
		}
	}
}

// momentTexts makes dates of the text constants among GREATEST's and LEAST's arguments, where
// another is a date.
func momentTexts(args []expr) {
	list := make([]*expr, len(args))
	for i := range args {
		list[i] = &args[i]
	}
	t := momentType(list)
	for _, e := range list {
		l, ok := (*e).(*literal)
		if !ok || l.kind != litString || t.kind == tNone {
			continue
		}
		if text, ok := mysqlDate(l.text); ok {
			*e = momentText(l.pos, text, t)
		}
	}
}

// momentType is the type of the dates in a list, a moment's where there is one.
func momentType(list []*expr) sqlType {
	var t sqlType
	for _, e := range list {
		if x := (*e).base().typ; !x.array && (x.isTemporal() && x.kind != tInterval) && (t.kind == tNone || t.kind == tDate) {
			t = x
		}
	}
	return t
}

func momentText(pos int, text string, t sqlType) expr {
	if len(text) > len("2006-01-02") && t.kind == tDate {
		t = of(tTimestamp)
	}
	l := &literal{node: node{pos: pos, typ: of(tUnknown)}, kind: litString, text: text}
	return &cast{node: node{pos: pos, typ: t}, x: l, to: t}
}

// narrowInt tells an integer that MySQL's - and ABS() make a BIGINT of.
func narrowInt(t sqlType) bool { return !t.array && t.isInt() && t.kind != tInt8 && t.kind != tUInt8 }

// momentConstant is a whole number as the date that it means: EXTRACT(YEAR FROM 20240131).
func momentConstant(e expr) expr {
	if l, ok := e.(*literal); ok && l.kind == litInt {
		if text, ok := mysqlDate(l.text); ok {
			return &literal{node: l.node, kind: litString, text: text}
		}
	}
	return e
}
