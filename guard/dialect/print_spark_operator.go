package dialect

import "strings"

// sparkBinary writes an infix operator with the meaning of the source dialect.
func (p *printer) sparkBinary(e *binary) bool {
	switch e.op {
	case "=", "<>", "!=", "<", "<=", ">", ">=":
		p.sparkCompare(e)
	case "+", "-", "*":
		p.sparkArithmetic(e)
	case "/":
		p.sparkDivision(e)
	case "%":
		p.sparkNumeric(e.l)
		p.w(" % ")
		p.sparkDivisor(e.r)
	case "DIV":
		p.sparkDiv(e)
	case "^":
		if p.s.Dialect == MySQL {
			p.sparkBits(e, " ^ ")
			return true
		}
		p.sparkCall(&call{node: e.node, name: "power", args: []expr{e.l, e.r}})
	case "||":
		p.sparkConcat(e)
	case "&", "|":
		p.sparkBits(e, " "+e.op+" ")
	case "#":
		p.sparkBits(e, " ^ ")
	case "<<", ">>":
		p.sparkBitShift(e)
	case "XOR":
		p.w("(")
		p.sparkTruth(e.l)
		p.w(") <> (")
		p.sparkTruth(e.r)
		p.w(")")
	case "^@":
		p.w("startswith(")
		p.exprs([]expr{e.l, e.r})
		p.w(")")
	default:
		p.sparkContainer(e)
	}
	return true
}

// sparkCompare compares; rows field by field, since Spark's structs take NULLs for
// equal.
func (p *printer) sparkCompare(e *binary) {
	op := e.op
	if op == "!=" {
		op = "<>"
	}
	l, lrow := e.l.(*rowExpr)
	r, rrow := e.r.(*rowExpr)
	if !lrow || !rrow {
		if jsonValue(e.l) || jsonValue(e.r) { // JSON tells capitals from small letters
			e = &binary{node: e.node, op: e.op, l: unfolded(e.l), r: unfolded(e.r)}
		}
		outer := p.ordering
		p.ordering = outer || op[0] != '=' && op != "<>"
		defer func() { p.ordering = outer }()
		p.sparkOperand(e.l, e.r)
		p.w(" " + op + " ")
		p.sparkOperand(e.r, e.l)
		return
	}
	if len(l.elems) != len(r.elems) {
		syntax(e.pos, "unequal number of entries in row expressions")
	}
	p.sparkRows(op, l.elems, r.elems)
}

// jsonValue tells a text out of a JSON value.
func jsonValue(e expr) bool {
	switch x := unfolded(e).(type) {
	case *call:
		return x.name == "json_unquote" || x.name == "json_extract" || x.name == "json_value"
	case *binary:
		return x.op == "->" || x.op == "->>"
	}
	return false
}

func unfolded(e expr) expr {
	if f, ok := e.(*folded); ok {
		return f.x
	}
	return e
}

func (p *printer) sparkRows(op string, l, r []expr) {
	if op == "=" || op == "<>" {
		if op == "<>" {
			p.w("NOT (")
		}
		for i := range l {
			if i > 0 {
				p.w(" AND ")
			}
			p.sparkCompare(&binary{op: "=", l: l[i], r: r[i]})
		}
		if op == "<>" {
			p.w(")")
		}
		return
	}
	if len(l) == 1 {
		p.sparkCompare(&binary{op: op, l: l[0], r: r[0]})
		return
	}
	p.sparkCompare(&binary{op: op[:1], l: l[0], r: r[0]})
	p.w(" OR (")
	p.sparkCompare(&binary{op: "=", l: l[0], r: r[0]})
	p.w(" AND (")
	p.sparkRows(op, l[1:], r[1:])
	p.w("))")
}

// compared writes an operand of a comparison with the others.
func (p *printer) sparkOperand(e expr, others ...expr) {
	if p.s.Dialect == MySQL && p.sparkMyCompared(e, others) {
		return
	}
	if p.typ(e).kind == tJSONB && !p.typ(e).array && len(others) > 0 && !p.version.before(4, 0) {
		p.w("to_json(parse_json(")
		p.jsonText(e)
		p.w("))")
		return
	}
	if p.keepsSpans(p.typ(e)) || len(others) > 0 && p.keepsSpans(p.typ(others[0])) && p.isTextual(e) {
		p.spanKey(e)
		return
	}
	if l, ok := e.(*literal); ok && l.kind == litString && len(others) > 0 && p.typ(others[0]).kind == tTime && p.s.Dialect == PostgreSQL {
		p.clockCast(&cast{node: l.node, x: l, to: p.typ(others[0])})
		return
	}
	if len(others) > 0 && p.typ(others[0]).isTemporal() && p.s.Dialect == PostgreSQL {
		e = asPoint(e, p.typ(others[0]))
	}
	if l, ok := e.(*literal); ok && l.kind == litString && len(others) > 0 && p.typ(others[0]).array {
		p.sparkArray(&cast{node: l.node, x: l, to: p.typ(others[0])})
		return
	}
	p.operand(e)
}

// asPoint is asOthers for a text that is no date as ISO writes it (infinity, May 1, 5/1/2024),
// and for one beside a timestamp with time zone, which may name a zone.
func asPoint(e expr, t sqlType) expr {
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		return e
	}
	if t.kind != tTimestampTZ && pgDatePattern.MatchString(strings.TrimSpace(l.text)) {
		return e
	}
	return asOthers(e, t)
}

// sparkNumeric writes an operand of arithmetic.
func (p *printer) sparkNumeric(e expr) {
	if p.s.Dialect == MySQL {
		p.sparkMyNumber(e)
		return
	}
	p.operand(e)
}

// sparkArithmetic leaves out the brackets of a left chain, so that a long sum does
// not nest.
func (p *printer) sparkArithmetic(e *binary) {
	if p.sparkGoesOn(e) {
		return
	}
	if p.typ(e.l).kind == tJSONB {
		if e.op != "-" {
			refuse(e.pos, "the operator "+e.op+" on jsonb")
		}
		p.jsonbWithoutSpark(e)
		return
	}
	if e.op == "*" {
		p.wholeMonths(e)
	}
	if e.op != "*" && p.sparkDateMath(e) {
		return
	}
	if l, ok := e.l.(*binary); ok && e.op != "*" && (l.op == e.op || e.op == "-" && l.op == "+") && !p.typ(l).isTemporal() {
		p.expr(l)
	} else if l, r := p.typ(e.l), p.typ(e.r); p.s.Dialect == MySQL && l.isInt() && r.isInt() && l.kind < tInt8 && r.kind < tInt8 {
		p.castTo("BIGINT", func() { p.expr(e.l) }) // MySQL computes with 64 bits
	} else {
		p.sparkNumeric(e.l)
	}
	p.w(" " + e.op + " ")
	p.sparkNumeric(e.r)
}

// sparkDivision: PostgreSQL divides integers without a fraction, and exact numbers to
// sixteen places.
func (p *printer) sparkDivision(e *binary) {
	l, r := p.typ(e.l), p.typ(e.r)
	switch {
	case p.s.Dialect == MySQL:
		p.sparkMyQuotient(e, l, r)
	case l.isInt() && r.isInt():
		name, _ := common(l, r).spark()
		if name == "BIGINT" {
			p.operand(e.l)
			p.w(" div ")
			p.operand(e.r)
			return
		}
		p.w("CAST(")
		p.operand(e.l)
		p.w(" div ")
		p.operand(e.r)
		p.w(" AS " + name + ")")
	case l.kind == tInterval:
		p.wholeMonths(e)
		p.operand(e.l)
		p.w(" / ")
		p.operand(e.r)
	case p.isExact(e.l) && p.isExact(e.r):
		p.exactQuotient(e.l, e.r, 16)
	default:
		p.operand(e.l)
		p.w(" / ")
		p.operand(e.r)
	}
}

// wholeMonths refuses a part of a month, which Spark rounds to whole ones.
func (p *printer) wholeMonths(e *binary) {
	for _, side := range [2][2]expr{{e.l, e.r}, {e.r, e.l}} {
		s, ok := constantSpan(side[0])
		if ok && p.typ(side[0]).kind == tInterval && s.months != 0 && (e.op == "/" || !p.typ(side[1]).isInt()) {
			p.refuseHint(e.pos, "a part of an interval of months", "write it in days")
		}
	}
}

// isExact tells an integer or a numeric.
func (p *printer) isExact(e expr) bool {
	t := p.typ(e)
	return t.isInt() || t.kind == tNumeric && !t.array
}

// exactQuotient divides exact numbers so that the result has scale places. Spark
// gives a quotient max(6, s1+p2+1) places while 38 digits are enough, so the left
// side gets as many as it takes; what does not fit goes through DOUBLE.
func (p *printer) exactQuotient(l, r expr, scale int32) {
	p1, s1, ok1 := p.sparkShape(l)
	p2, s2, ok2 := p.sparkShape(r)
	k := max(0, scale-(s1+p2+1))
	places := max(6, s1+k+p2+1)
	if !ok1 || !ok2 || p1+k > 38 || p1-s1+s2+places > 38 {
		p.castTo(decimalName(38, scale), func() {
			p.castTo("DOUBLE", func() { p.expr(l) })
			p.w(" / ")
			p.quotientDivisor(r, "DOUBLE")
		})
		return
	}
	p.castTo(decimalName(p1-s1+s2+scale, scale), func() {
		p.castTo(decimalName(p1+k, s1+k), func() { p.expr(l) })
		p.w(" / ")
		p.quotientDivisor(r, decimalName(p2, s2))
	})
}

// quotientDivisor writes the right side; MySQL divides by zero to NULL.
func (p *printer) quotientDivisor(r expr, as string) {
	write := func() { p.castTo(as, func() { p.expr(r) }) }
	if p.s.Dialect != MySQL || nonZero(r) {
		write()
		return
	}
	p.w("nullif(")
	write()
	p.w(", 0)")
}

// sparkDivisor writes the right side of %; a zero is an error for PostgreSQL as for
// Spark, and gives NULL in MySQL.
func (p *printer) sparkDivisor(e expr) {
	if p.s.Dialect != MySQL || nonZero(e) {
		p.sparkNumeric(e)
		return
	}
	p.w("nullif(")
	p.sparkMyNumber(e)
	p.w(", 0)")
}

// shape tells the digits of an exact number as Spark counts them; false where they
// are not known.
func (p *printer) sparkShape(e expr) (prec, scale int32, ok bool) {
	switch x := e.(type) {
	case *literal:
		if x.kind == litInt || x.kind == litDecimal {
			d, s := decimalShape(x.text)
			return int32(max(d, 1)), int32(s), true
		}
		return 0, 0, false
	case *binary:
		if x.op == "+" || x.op == "-" || x.op == "*" {
			p1, s1, ok1 := p.sparkShape(x.l)
			p2, s2, ok2 := p.sparkShape(x.r)
			if !ok1 || !ok2 || p.typ(e).isInt() {
				break
			}
			if x.op == "*" {
				prec, scale = p1+p2+1, s1+s2
			} else {
				scale = max(s1, s2)
				prec = max(p1-s1, p2-s2) + scale + 1
			}
			return prec, scale, prec <= 38
		}
		if x.op == "/" {
			return 0, 0, false
		}
	case *call:
		if x.name == "sum" && len(x.args) == 1 && p.typ(x.args[0]).kind == tNumeric {
			prec, scale, ok = p.sparkShape(x.args[0])
			return prec + 10, scale, ok && prec+10 <= 38
		}
	}
	switch t := p.typ(e); {
	case t.array:
	case t.kind == tNumeric && t.prec > 0:
		return t.prec, t.scale, true
	case t.kind == tInt1:
		return 3, 0, true
	case t.kind == tInt2:
		return 5, 0, true
	case t.kind == tInt4, t.kind == tBool:
		return 10, 0, true
	case t.kind == tInt8, t.kind == tUInt8:
		return 20, 0, true
	}
	return 0, 0, false
}

// sparkBits writes & | ^ on integers of one type.
func (p *printer) sparkBits(e *binary, op string) {
	if p.s.Dialect == MySQL {
		p.sparkMyBits(e, func() {
			p.sparkToBits(e.l)
			p.w(op)
			p.sparkToBits(e.r)
		})
		return
	}
	p.operand(e.l)
	p.w(op)
	p.operand(e.r)
}

func (p *printer) sparkBitShift(e *binary) {
	name := map[string]string{"<<": "shiftleft(", ">>": "shiftright("}[e.op]
	if p.s.Dialect == MySQL {
		p.sparkMyShift(e)
		return
	}
	p.w(name)
	p.expr(e.l)
	p.w(", ")
	if p.typ(e.r).kind == tInt8 {
		p.castTo("INT", func() { p.expr(e.r) })
	} else {
		p.expr(e.r)
	}
	p.w(")")
}

// sparkConcat writes ||. Arrays and texts share it; anything else becomes text.
func (p *printer) sparkConcat(e *binary) {
	if p.s.Dialect == MySQL {
		p.sparkTruthOperand(e.l)
		p.w(" OR ")
		p.sparkTruthOperand(e.r)
		return
	}
	l, r := p.typ(e.l), p.typ(e.r)
	known := func(t sqlType) bool { return t.kind != tNone && t.kind != tUnknown }
	switch {
	case l.kind == tJSONB || r.kind == tJSONB:
		p.jsonbConcatSpark(e)
		return
	case l.array && !r.array && known(r):
		p.arrayOfBoth("array_append(", e.l, e.r)
		return
	case r.array && !l.array && known(l):
		p.arrayOfBoth("array_prepend(", e.r, e.l)
		return
	case l.array || r.array:
		at := p.aside(func() { p.sparkArray(e.l) }) + ", " + p.aside(func() { p.sparkArray(e.r) })
		p.w("coalesce(concat(" + at + "), " + at + ")")
		return
	}
	if l, ok := e.l.(*binary); ok && l.op == "||" {
		p.expr(l)
	} else {
		p.sparkText(e.l)
	}
	p.w(" || ")
	p.sparkText(e.r)
}

// sparkContainer writes the operators of arrays and JSON.
func (p *printer) sparkContainer(e *binary) {
	array := p.typ(e.l).array || p.typ(e.r).array
	l, r := e.l, e.r
	switch e.op {
	case "->", "->>":
		p.jsonArrow(e)
	case "#>", "#>>":
		p.jsonDeepSpark(e)
	case "@>", "<@":
		if e.op == "<@" {
			l, r = r, l
		}
		if !array {
			p.jsonbContainsSpark(l, r, e.pos)
			return
		}
		p.eachContained("forall", r, l)
	case "&&":
		if !array {
			p.refuseHint(e.pos, "the operator && on this type", "")
		}
		p.eachContained("exists", l, r)
	case "#-":
		p.jsonbTake(e)
	case "?", "?|", "?&":
		p.jsonbHasSpark(e)
	default:
		refuse(e.pos, "the operator "+e.op)
	}
}

// eachContained asks whether all or any of an array's elements stand in another, which is
// NULL where one of the two is.
func (p *printer) eachContained(fn string, elements, in expr) {
	_, constant := in.(*arrayExpr)
	if !constant {
		p.w("CASE WHEN ")
		p.sparkArray(in)
		p.w(" IS NOT NULL THEN ")
	}
	p.w(fn + "(")
	p.sparkArray(elements)
	p.w(", e_ -> coalesce(array_contains(")
	p.sparkArray(in)
	p.w(", e_), FALSE))")
	if !constant {
		p.w(" END")
	}
}

// arrayOfBoth adds an element to an array; of no array it makes one.
func (p *printer) arrayOfBoth(fn string, list, element expr) {
	x := p.aside(func() { p.expr(element) })
	p.w("coalesce(" + fn)
	p.expr(list)
	p.w(", " + x + "), array(" + x + "))")
}
