package dialect

import (
	"streamlink/backend/sqlstate"
)

// isNull tells the constant NULL.
func isNull(e expr) bool {
	l, ok := e.(*literal)
	return ok && l.kind == litNull
}

// binary writes an infix operator with the meaning of the source dialect.
func (p *printer) binary(e *binary) {
	if isComparison(e.op) {
		if p.typ(e.l).kind == tJSONB || p.typ(e.r).kind == tJSONB {
			if p.to == DuckDB && p.jsonEqual(e) {
				return
			}
			if p.to == DuckDB && (e.op == "=" || e.op == "<>" || e.op == "!=") {
				if e.op != "=" {
					p.w("NOT ")
				}
				p.jsonbCall("jsonb_equal", e.l, e.r)
				return
			}
			refuse(e.pos, "the operator "+e.op+" on jsonb")
		}
		if a, b, ok := rowsOfBoth(e.l, e.r); ok {
			p.expr(rowComparison(e.op, a, b, e.pos))
			return
		}
	}
	if e.op == "/" || e.op == "*" || e.op == "+" || e.op == "-" {
		if p.goesOn(e) {
			return
		}
	}
	switch e.op {
	case "=", "<>", "<", "<=", ">", ">=":
		p.compare(e)
	case "!=":
		d := *e
		d.op = "<>"
		p.compare(&d)
	case "+", "-", "*":
		p.arithmetic(e)
	case "/":
		p.division(e)
	case "%":
		p.widened(e.l, e)
		p.w(" % ")
		p.divisor(e.r)
	case "DIV":
		p.mysqlDiv(e)
	case "^":
		p.power(e)
	case "||":
		p.concat(e)
	case "&", "|", "<<", ">>":
		if p.s.Dialect == MySQL {
			p.mysqlBits(e, e.op)
			return
		}
		p.infix(e, e.op)
	case "#":
		p.w("xor(")
		p.expr(e.l)
		p.w(", ")
		p.expr(e.r)
		p.w(")")
	case "XOR":
		if simple(e.l) && simple(e.r) {
			p.exclusive(e.l, e.r)
			return
		}
		p.w("(")
		p.truth(e.l)
		p.w(") <> (")
		p.truth(e.r)
		p.w(")")
	case "^@":
		p.w("starts_with(")
		p.expr(e.l)
		p.w(", ")
		p.expr(e.r)
		p.w(")")
	default:
		p.containerOp(e)
	}
}

// exclusive writes XOR by AND and OR.
func (p *printer) exclusive(l, r expr) {
	no := func(e expr) expr { return &unary{node: truthNode(0), op: "NOT", x: e} }
	and := func(a, b expr) expr { return &logic{node: truthNode(0), op: "AND", args: []expr{a, b}} }
	p.expr(&logic{node: truthNode(0), op: "OR", args: []expr{and(l, no(r)), and(no(l), r)}})
}

// known tells that the type of one of two operands is known.
func (p *printer) known(l, r expr) bool {
	return p.typ(l).kind > tUnknown || p.typ(r).kind > tUnknown
}

// truth writes e as a truth value: MySQL's numbers are true when they are not 0, and
// its texts are numbers.
func (p *printer) truth(e expr) {
	t := p.typ(e)
	switch {
	case p.s.Dialect != MySQL || t.kind == tBool || t.kind == tNone || p.to == Spark:
		p.expr(e)
	case textual(e):
		p.textNumber(e)
		p.w(" <> 0")
	case t.isNumber():
		if l, ok := e.(*literal); ok {
			p.w(map[bool]string{true: "TRUE", false: "FALSE"}[nonZero(l)])
			return
		}
		p.operand(e)
		p.w(" <> 0")
	default:
		p.expr(e)
	}
}

// truthOperand is truth inside of an operator.
func (p *printer) truthOperand(e expr) {
	t := p.typ(e)
	if p.s.Dialect == MySQL && t.kind != tBool && t.kind != tNone && p.to != Spark && (textual(e) || t.isNumber()) {
		p.w("(")
		p.truth(e)
		p.w(")")
		return
	}
	p.operand(e)
}

// compare writes a comparison; what is not known as an array or a date on its own gets
// its type from the other side, and a short float is compared as a long one.
func (p *printer) compare(e *binary) {
	sides := func() {
		p.beside(e.l, e.r, e.op, func() { p.comparand(e.l, e.r) })
		p.w(" " + e.op + " ")
		p.beside(e.r, e.l, e.op, func() { p.comparand(e.r, e.l) })
	}
	if (e.op == "=" || e.op == "<>") && (plainText(e.l) || plainText(e.r)) {
		p.roughly(sides)
		return
	}
	sides()
}

func (p *printer) comparand(e, other expr) {
	t, o := p.typ(e), p.typ(other)
	l, isLit := e.(*literal)
	switch {
	case isLit && l.kind == litString && o.array:
		p.array(&cast{node: node{pos: l.pos, typ: o}, x: l, to: o})
	case p.s.Dialect == MySQL && (t.kind == tInterval || o.kind == tInterval) && !isNull(e):
		p.clockComparand(e)
	case p.s.Dialect == MySQL && t.kind == tJSON && o.isNumber():
		p.jsonNumber(e)
	case p.s.Dialect == MySQL && t.kind == tJSON && textual(other):
		p.w("json_extract_string(")
		p.expr(e)
		p.w(", '$')")
	case p.s.Dialect == MySQL && o.isNumber() && jsonValue(e) && t.isText():
		p.textNumber(e)
	case t.kind == tFloat4 && !t.array && o.isNumber() && o.kind != tFloat4:
		p.castOperand(e, "DOUBLE")
	case p.timeBesideDate(e, other):
		p.dateText(l, of(tTimestamp))
	case isLit && l.kind == litInt && o.kind == tDate && p.s.Dialect == MySQL:
		p.dateNumber(l)
	case isLit && l.kind == litString && p.s.Dialect == PostgreSQL && (o.kind == tTimestampTZ || o.kind == tTimestamp || o.kind == tDate):
		p.operand(&cast{node: node{pos: l.pos, typ: o}, x: l, to: o})
	default:
		p.operand(e)
	}
}

func (p *printer) infix(e *binary, op string) {
	p.operand(e.l)
	p.w(" " + op + " ")
	p.operand(e.r)
}

// arithmetic leaves out the brackets of a left chain, so that a long sum does not
// nest.
func (p *printer) arithmetic(e *binary) {
	if p.crowded(e) {
		p.w("CAST(")
		defer p.w(" AS " + wide(int(p.typ(e).scale)) + ")")
	}
	if e.op == "-" && p.typ(e.l).kind == tJSONB {
		if t := p.typ(e.r); !t.isText() && t.kind != tUnknown && !t.isInt() && !(t.array && (t.elem().isText() || t.elem().kind <= tUnknown)) {
			refuse(e.pos, "the operator - on jsonb with this type")
		}
		p.jsonWithout(e)
		return
	}
	if iv, ok := e.r.(*intervalExpr); ok && p.s.Dialect == MySQL {
		p.mysqlShift(e, iv)
		return
	}
	if e.op == "-" && p.typ(e.l).kind == tTime && p.typ(e.r).kind == tTime && p.s.Dialect == PostgreSQL {
		p.w("(DATE '1970-01-01' + ")
		p.operand(e.l)
		p.w(") - (DATE '1970-01-01' + ")
		p.operand(e.r)
		p.w(")")
		return
	}
	if e.op == "-" && p.s.Dialect == PostgreSQL && p.instants(e.l, e.r) {
		p.inUTC(e.l)
		p.w(" - ")
		p.inUTC(e.r)
		return
	}
	days := e.op == "-" && p.s.Dialect == PostgreSQL && p.typ(e.l).kind == tDate && p.typ(e.r).kind == tDate
	if days {
		p.w("CAST(")
	}
	if l, ok := e.l.(*binary); ok && !days && (l.op == e.op || e.op == "-" && l.op == "+") && e.op != "*" && p.typ(l) == p.typ(e) {
		p.expr(l)
	} else {
		p.widened(e.l, e)
	}
	p.w(" " + e.op + " ")
	p.widened(e.r, e)
	if days {
		p.w(" AS INTEGER)")
	}
}

// instants tells two moments of which one at least is a timestamp with time zone.
func (p *printer) instants(l, r expr) bool {
	a, b := p.typ(l), p.typ(r)
	return a.isTemporal() && b.isTemporal() && (a.kind == tTimestampTZ || b.kind == tTimestampTZ)
}

// inUTC writes a moment as the time that it is in UTC: DuckDB counts what lies between two
// by the clock of the session's time zone, an hour more or less where that was put forward.
func (p *printer) inUTC(e expr) {
	p.w("(CAST(")
	p.expr(e)
	p.w(" AS TIMESTAMPTZ) AT TIME ZONE 'UTC')")
}

// crowded tells a product whose decimal type would take all the digits that the engine
// has: in common with another it would lose those after the point.
func (p *printer) crowded(e *binary) bool {
	t := p.typ(e)
	if e.op != "*" || t.kind != tNumeric || t.prec == 0 || t.array || p.to == Spark {
		return false
	}
	return p.typ(e.l).engineDigits()+p.typ(e.r).engineDigits() > 22+int(t.scale) && t.scale <= 16
}

// widened writes an operand in the type that the source server computes in, where the
// engine would compute in a narrower one.
func (p *printer) widened(x expr, e *binary) {
	t, to := p.typ(x), p.typ(e)
	l, isLit := x.(*literal)
	switch {
	case t.kind == tFloat4 && to.isFloat() && (to.kind == tFloat8 || p.s.Dialect == MySQL):
		p.castOperand(x, "DOUBLE")
	case p.s.Dialect == MySQL && to.kind == tInt8 && t.isInt() && t.kind != tInt8 && t.kind != tUInt8 && !(isLit && p.wide(e, x)):
		p.castOperand(x, "BIGINT")
	case isLit && l.kind == litInt && to.kind == tInt4 && p.narrow(e, x):
		p.castOperand(x, "INTEGER")
	default:
		p.number(x)
	}
}

func (p *printer) castOperand(x expr, to string) {
	p.w("CAST(")
	p.expr(x)
	p.w(" AS " + to + ")")
}

// other is the operand that is not x.
func other(e *binary, x expr) expr {
	if e.l == x {
		return e.r
	}
	return e.l
}

// wide tells that the other operand makes the engine compute with eight bytes.
func (p *printer) wide(e *binary, x expr) bool {
	_, isLit := other(e, x).(*literal)
	return !isLit
}

// narrow tells that the other operand is smaller than an integer constant.
func (p *printer) narrow(e *binary, x expr) bool {
	k := p.typ(other(e, x)).kind
	return k == tInt1 || k == tInt2
}

// simple tells what may be written twice at little cost.
func simple(e expr) bool {
	switch e := e.(type) {
	case *columnRef, *literal, *param:
		return true
	case *cast:
		return simple(e.x)
	case *call:
		if e.name == "random" || len(e.args) > 1 || e.over != nil || e.filter != nil {
			return false
		}
		return len(e.args) == 0 || simple(e.args[0])
	}
	return false
}

func (p *printer) power(e *binary) {
	if p.s.Dialect == MySQL {
		p.mysqlBits(e, "^")
		return
	} else if p.typ(e.l).kind == tNumeric || p.typ(e.r).kind == tNumeric {
		p.exactly(func() {
			p.w("pow(")
			p.exprs([]expr{e.l, e.r})
			p.w(")")
		})
		return
	} else {
		p.w("pow(")
	}
	p.expr(e.l)
	p.w(", ")
	p.expr(e.r)
	p.w(")")
}

// concat writes ||. Arrays and texts share it; anything else becomes text.
func (p *printer) concat(e *binary) {
	if p.s.Dialect == MySQL {
		p.w("(")
		p.truth(e.l)
		p.w(") OR (")
		p.truth(e.r)
		p.w(")")
		return
	}
	l, r := p.typ(e.l), p.typ(e.r)
	switch {
	case l.array && !r.array && r.kind != tNone && r.kind != tUnknown:
		p.w("list_append(")
		p.exprs([]expr{e.l, e.r})
		p.w(")")
		return
	case r.array && !l.array && l.kind != tNone && l.kind != tUnknown:
		p.w("list_prepend(")
		p.exprs([]expr{e.l, e.r})
		p.w(")")
		return
	case l.array && r.array && p.to == DuckDB:
		p.arraysJoined(e.l, e.r)
		return
	case l.kind == tJSONB || r.kind == tJSONB:
		p.jsonConcat(e)
		return
	case l.kind > tUnknown && r.kind > tUnknown && l.kind != tAnyOther && r.kind != tAnyOther && !l.isText() && !r.isText() && !l.array && !r.array && l.kind != tBytea:
		panic(bail{sqlstate.New(sqlstate.UndefinedFunction, "operator does not exist: %s || %s", l, r).At(e.pos)})
	case isNull(e.l) || isNull(e.r):
		p.w("CAST(NULL AS " + p.textType() + ")")
		return
	}
	if l, ok := e.l.(*binary); ok && l.op == "||" {
		p.expr(l)
	} else {
		p.textOperand(e.l)
	}
	p.w(" || ")
	p.textOperand(e.r)
}

// arraysJoined puts two arrays together: one that is NULL counts for nothing, two make NULL.
func (p *printer) arraysJoined(l, r expr) {
	_, sure := l.(*arrayExpr)
	if _, ok := r.(*arrayExpr); !ok && !sure {
		p.w("CASE WHEN ")
		p.operand(l)
		p.w(" IS NOT NULL OR ")
		p.operand(r)
		p.w(" IS NOT NULL THEN ")
		defer p.w(" END")
	}
	p.w("list_concat(")
	p.exprs([]expr{l, r})
	p.w(")")
}

// textOperand writes an operand of ||: an untyped NULL is a text.
func (p *printer) textOperand(e expr) {
	if t := p.typ(e); t.isFloat() || t.kind == tInterval {
		p.w("(")
		p.pgText(e)
		p.w(")")
		return
	}
	if l, ok := e.(*literal); ok && l.kind == litNull {
		p.w("CAST(NULL AS VARCHAR)")
		return
	}
	p.operand(e)
}

// containerOp writes the operators of arrays and JSON.
func (p *printer) containerOp(e *binary) {
	array := p.typ(e.l).array || p.typ(e.r).array
	switch e.op {
	case "->", "->>":
		if p.jsonGetText(e) {
			return
		}
		p.operand(e.l)
		p.w(" " + e.op + " ")
		p.jsonStep(e.r)
	case "#>", "#>>":
		p.jsonDeep(e)
	case "@>", "<@":
		if l, r := p.typ(e.l).kind, p.typ(e.r).kind; l == tJSONB || r == tJSONB {
			doc, needle := e.l, e.r
			if e.op == "<@" {
				doc, needle = needle, doc
			}
			p.jsonContains(doc, needle, e.pos)
			return
		}
		if !array && p.known(e.l, e.r) {
			refuse(e.pos, "the operator "+e.op+" on this type")
		}
		p.infix(e, e.op) // on anything but lists the engine knows no such operator
	case "&&":
		if !array && p.known(e.l, e.r) {
			refuse(e.pos, "the operator && on this type")
		}
		p.infix(e, "&&")
	case "#-":
		p.jsonbDeletePath(e)
	case "?", "?|", "?&":
		p.jsonHas(e)
	default:
		refuse(e.pos, "the operator "+e.op)
	}
}

// jsonHas is jsonb ? key: a key of an object, or a text of an array.
func (p *printer) jsonHas(e *binary) {
	fn := map[string]string{"?": "list_contains", "?|": "list_has_any", "?&": "list_has_all"}[e.op]
	p.w(fn + "(CASE json_type(")
	p.expr(e.l)
	p.w(") WHEN 'ARRAY' THEN json_extract_string(")
	p.expr(e.l)
	p.w(", '$[*]') WHEN 'VARCHAR' THEN [json_extract_string(")
	p.expr(e.l)
	p.w(", '$')] ELSE json_keys(")
	p.expr(e.l)
	p.w(") END, ")
	p.expr(e.r)
	p.w(")")
}
