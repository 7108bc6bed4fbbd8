package dialect

import "strings"

// rank orders the numeric kinds: the common type of two is the higher.
var rank = map[typeKind]int{
	tBool: 1, tInt1: 2, tInt2: 3, tInt4: 4, tInt8: 5, tUInt8: 6, tNumeric: 7, tFloat4: 8, tFloat8: 9,
	tDate: 20, tTimestamp: 21, tTimestampTZ: 22,
	tChar: 30, tName: 30, tBpchar: 31, tVarchar: 32, tText: 33, tLongText: 34,
}

// common is the type of a place where values of both types may stand.
func common(a, b sqlType) sqlType {
	switch {
	case a == b || b.kind == tNone || b.kind == tUnknown:
		return a
	case a.kind == tNone || a.kind == tUnknown:
		return b
	case a.array != b.array:
		return sqlType{}
	case a.kind == tOID && b.isInt():
		return a
	case b.kind == tOID && a.isInt():
		return b
	case a.kind == tRegclass && b.kind == tOID || a.kind == tOID && b.kind == tRegclass:
		return of(tOID)
	case a.kind == tName && b.kind == tText || a.kind == tText && b.kind == tName:
		return a // the first, in a union as in a choice
	case a.kind == tInterval && b.kind == tInterval && a.array == b.array:
		a.scale = 0
		return a
	case a.kind == b.kind && (a.isTemporal() || a.kind == tTime || a.kind == tInterval && !a.array && a.scale == b.scale):
		a.prec = max(a.prec, b.prec)
		return a
	case a.kind == tVarchar && b.kind == tVarchar:
		if a.prec = max(a.prec, b.prec); b.prec == 0 {
			a.prec = 0
		}
		return a
	case a.kind == tNumeric && b.kind == tNumeric:
		if a.prec == 0 || b.prec == 0 {
			return of(tNumeric)
		}
		scale := max(a.scale, b.scale)
		return sqlType{kind: tNumeric, prec: min(38, max(a.prec-a.scale, b.prec-b.scale)+scale), scale: scale}
	}
	ra, rb := rank[a.kind], rank[b.kind]
	if ra == 0 || rb == 0 || ra/10 != rb/10 && (ra >= 20 || rb >= 20) {
		return sqlType{}
	}
	if ra < rb {
		return b
	}
	return a
}

// common is the type of a choice, as the dialect has it: in PostgreSQL a varchar and a text
// turn into each other, so that the first stays.
func (f *inferrer) common(a, b sqlType) sqlType {
	a.values, b.values, a.set, b.set = "", "", false, false // of several an ENUM is a text
	if f.s.Dialect == PostgreSQL && a.array == b.array && (a.kind == tVarchar && b.kind == tText || a.kind == tText && b.kind == tVarchar) {
		if a.kind == tVarchar {
			a.prec = 0
		}
		return a
	}
	return common(a, b)
}

// untyped tells a text constant, which takes the type of what it stands beside.
func untyped(e expr) bool {
	l, ok := e.(*literal)
	return ok && l.kind == litString
}

// binary types an infix operator and its parameters.
func (f *inferrer) binary(e *binary, sc *scope) sqlType {
	switch e.op {
	case "=", "<>", "!=", "<", "<=", ">", ">=":
		f.same(sc, e.l, e.r)
		f.procNumbers(e)
		f.comparable(&e.l, &e.r)
		f.unpadded(e)
		return of(tBool)
	case "XOR", "@>", "<@", "&&", "^@", "?", "?|", "?&":
		f.exprs([]expr{e.l, e.r}, sc)
		return of(tBool)
	case "||":
		if f.s.Dialect == MySQL {
			f.exprs([]expr{e.l, e.r}, sc)
			return of(tBool)
		}
		l, r := f.expr(e.l, sc), f.expr(e.r, sc)
		switch {
		case l.array:
			return l
		case r.array:
			return r
		case l.kind == tJSONB && (r.kind == tJSONB || untyped(e.r)), l.kind == tBytea:
			return l
		case r.kind == tJSONB && untyped(e.l):
			return r
		}
		return of(tText)
	case "->>", "#>>":
		f.exprs([]expr{e.l, e.r}, sc)
		return of(tText)
	case "->", "#>":
		f.expr(e.r, sc)
		return f.expr(e.l, sc)
	case "&", "|", "<<", ">>":
		if f.s.Dialect == MySQL {
			f.hintOperand(e, sc)
			f.exprs([]expr{e.l, e.r}, sc)
			return of(tUInt8)
		}
	case "^":
		l, r := f.expr(e.l, sc), f.expr(e.r, sc)
		switch {
		case f.s.Dialect == MySQL:
			return of(tUInt8)
		case l.kind == tNumeric && !r.isFloat() || r.kind == tNumeric && !l.isFloat():
			return sqlType{kind: tNumeric, prec: 38, scale: 16}
		}
		return of(tFloat8)
	}
	return f.arithmetic(e, sc)
}

// arithmetic types + - * / % and DIV.
func (f *inferrer) arithmetic(e *binary, sc *scope) sqlType {
	f.hintOperand(e, sc)
	l, r := f.expr(e.l, sc), f.expr(e.r, sc)
	if _, ok := e.r.(*intervalExpr); f.s.Dialect == MySQL && !ok {
		if _, ok := e.l.(*intervalExpr); !ok { // dates and times count as numbers
			l, r = clockNumber(l), clockNumber(r)
		}
	}
	if f.s.Dialect == PostgreSQL {
		l, r = timeAsSpan(&e.l, l, r), timeAsSpan(&e.r, r, l)
	}
	switch {
	case l.kind == tJSONB:
		return l
	case f.s.Dialect == MySQL && isClock(l) && r.kind == tInterval:
		digits := l.prec
		if iv, ok := e.r.(*intervalExpr); ok && (strings.HasSuffix(iv.unit, "microsecond") || iv.unit == "second" && !iv.x.base().typ.isInt()) {
			digits = 6
		}
		return sqlType{kind: tInterval, prec: digits}
	case e.op == "-" && l.isTemporal() && r.isTemporal():
		if l.kind == tDate && r.kind == tDate {
			return of(tInt4)
		}
		return of(tInterval)
	case e.op == "-" && l.kind == tTime && r.kind == tTime:
		return of(tInterval)
	case l.kind == tInterval && r.isTemporal():
		return dateShift(r)
	case r.kind == tInterval && l.isTemporal():
		if iv, ok := e.r.(*intervalExpr); ok && f.s.Dialect == MySQL && dateUnits[iv.unit] {
			return l
		}
		shifted := dateShift(l)
		if iv, ok := e.r.(*intervalExpr); ok && f.s.Dialect == MySQL && shifted.kind == tTimestamp && strings.HasSuffix(iv.unit, "microsecond") {
			shifted.prec = 6
		}
		return shifted
	case l.kind == tTime && r.kind == tInterval:
		return l
	case l.kind == tInterval && r.kind == tTime && f.s.Dialect == PostgreSQL:
		return r
	case l.kind == tDate && r.isInt():
		return l
	case r.kind == tDate && l.isInt():
		return r
	case f.s.Dialect == MySQL && r.kind == tInterval:
		return shiftedType(e)
	case l.kind == tInterval || r.kind == tInterval:
		if f.s.Dialect == PostgreSQL && e.op != "*" && e.op != "/" { // a text constant is one as well
			for _, side := range []*expr{&e.l, &e.r} {
				*side = asOthers(*side, of(tInterval))
			}
		}
		return of(tInterval)
	case e.op == "/" && f.s.Dialect == MySQL:
		if l.isFloat() || r.isFloat() {
			return of(tFloat8)
		}
		ls, _ := l.engineScale()
		return sqlType{kind: tNumeric, prec: 38, scale: int32(min(ls+4, 30))}
	case e.op == "DIV":
		return of(tInt8)
	}
	if f.s.Dialect == PostgreSQL {
		l, r = besideText(&e.l, l, r), besideText(&e.r, r, l)
	}
	if l.isText() || r.isText() {
		if f.s.Dialect == MySQL {
			return of(tFloat8)
		}
		return sqlType{}
	}
	t := common(l, r)
	if t.kind == tNumeric {
		return f.exactResult(e.op, l, r, t)
	}
	if e.op == "/" && l.isInt() && r.isInt() && f.s.Dialect == PostgreSQL {
		return t
	}
	if t.isFloat() && f.s.Dialect == MySQL {
		return of(tFloat8)
	}
	if t.kind == tFloat4 && (l.kind != tFloat4 || r.kind != tFloat4) {
		return of(tFloat8)
	}
	if f.s.Dialect == MySQL && t.isInt() {
		return of(tInt8)
	}
	return t
}

// timeAsSpan makes a time of day beside a date or a timestamp the time since midnight, and tells
// the type that the side has then.
func timeAsSpan(side *expr, t, other sqlType) sqlType {
	if t != of(tTime) && t != (sqlType{kind: tTime, prec: 6}) || !other.isTemporal() {
		return t
	}
	span := of(tInterval)
	*side = &cast{node: node{pos: (*side).base().pos, typ: span}, x: *side, to: span}
	return span
}

// besideText gives a text constant beside a value in time or a number the value's type, as
// PostgreSQL does, and tells the type that the side has then.
func besideText(side *expr, t, other sqlType) sqlType {
	if !untyped(*side) || !other.isNumber() {
		return t
	}
	*side = asOthers(*side, other)
	return other
}

// exactResult is the type of an exact number computed from two, as the engine has it.
func (f *inferrer) exactResult(op string, l, r, t sqlType) sqlType {
	ls, ok1 := l.engineScale()
	rs, ok2 := r.engineScale()
	if !ok1 || !ok2 {
		return of(tNumeric)
	}
	switch op {
	case "*":
		if ls+rs > 38 {
			return of(tNumeric)
		}
		return sqlType{kind: tNumeric, prec: int32(min(l.engineDigits()+r.engineDigits(), 38, 22+ls+rs)), scale: int32(ls + rs)}
	case "/":
		return sqlType{kind: tNumeric, prec: 38, scale: ratioScale}
	}
	scale := max(ls, rs)
	return sqlType{kind: tNumeric, prec: int32(min(38, max(l.engineDigits()-ls, r.engineDigits()-rs)+1+scale)), scale: int32(scale)}
}

// engineDigits are those that the engine has for an exact number.
func (t sqlType) engineDigits() int {
	switch {
	case t.kind == tInt8 || t.kind == tUInt8:
		return 20
	case t.isInt() || t.kind == tBool:
		return 10
	case t.prec == 0:
		return 22 + freeScale
	}
	return int(t.prec)
}

func dateShift(t sqlType) sqlType {
	if t.kind == tDate {
		return of(tTimestamp)
	}
	return t
}

// hintOperand tells a parameter beside a typed operand its own type.
func (f *inferrer) hintOperand(e *binary, sc *scope) {
	for _, pair := range [2][2]expr{{e.l, e.r}, {e.r, e.l}} {
		p, ok := pair[0].(*param)
		if !ok {
			continue
		}
		t := f.expr(pair[1], sc)
		switch {
		case t.isTemporal() && e.op == "+":
			t = of(tInterval)
		case t.kind == tDate:
			t = of(tInt4)
		case t.kind == tNone && f.s.Dialect == MySQL:
			t = of(tFloat8)
		}
		f.hint(p, t)
	}
}

// unpadded compares a char(n) without the blanks at its end, as PostgreSQL does.
func (f *inferrer) unpadded(e *binary) {
	char := func(x expr) bool { return !x.base().typ.array && x.base().typ.kind == tBpchar }
	if f.s.Dialect != PostgreSQL || !char(e.l) && !char(e.r) {
		return
	}
	for _, side := range [][2]*expr{{&e.l, &e.r}, {&e.r, &e.l}} {
		x := *side[0]
		if l, ok := x.(*literal); ok && untyped(x) {
			d := *l
			d.text = strings.TrimRight(l.text, " ")
			*side[0] = &d
		} else if char(x) {
			*side[0] = &call{node: node{pos: x.base().pos, typ: of(tText)}, name: "rtrim", args: []expr{x}}
		}
	}
}
