package dialect

// binary writes an infix operator with the meaning of the source dialect.
func (p *printer) binary(e *binary) {
	switch e.op {
	case "=", "<>", "<", "<=", ">", ">=":
		p.infix(e, e.op)
	case "!=":
		p.infix(e, "<>")
	case "+", "-", "*":
		p.arithmetic(e)
	case "/":
		p.division(e)
	case "%":
		p.operand(e.l)
		p.w(" % ")
		p.divisor(e.r)
	case "DIV":
		p.mysqlDiv(e)
	case "^":
		p.power(e)
	case "||":
		p.concat(e)
	case "&", "|", "<<", ">>":
		p.infix(e, e.op)
	case "#":
		p.w("xor(")
		p.expr(e.l)
		p.w(", ")
		p.expr(e.r)
		p.w(")")
	case "XOR":
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

// truth writes e as a truth value: MySQL's numbers are true when they are not 0.
func (p *printer) truth(e expr) {
	p.expr(e)
}

func (p *printer) infix(e *binary, op string) {
	p.operand(e.l)
	p.w(" " + op + " ")
	p.operand(e.r)
}

// arithmetic leaves out the brackets of a left chain, so that a long sum does not
// nest.
func (p *printer) arithmetic(e *binary) {
	if iv, ok := e.r.(*intervalExpr); ok && p.s.Dialect == MySQL {
		p.mysqlShift(e, iv)
		return
	}
	days := e.op == "-" && p.s.Dialect == PostgreSQL && p.typ(e.l).kind == tDate && p.typ(e.r).kind == tDate
	if days {
		p.w("CAST(")
	}
	if l, ok := e.l.(*binary); ok && !days && (l.op == e.op || e.op == "-" && l.op == "+") && e.op != "*" {
		p.expr(l)
	} else {
		p.number(e.l)
	}
	p.w(" " + e.op + " ")
	p.number(e.r)
	if days {
		p.w(" AS INTEGER)")
	}
}

// division: PostgreSQL divides integers without a fraction.
func (p *printer) division(e *binary) {
	l, r := p.typ(e.l), p.typ(e.r)
	if p.s.Dialect == MySQL {
		p.mysqlDivision(e, l, r)
		return
	}
	exact := l.kind == tNumeric && (r.isInt() || r.kind == tNumeric) || l.isInt() && r.kind == tNumeric
	if exact {
		p.exactly(func() { p.quotient(e, " / ") })
		return
	}
	op := " / "
	if l.isInt() && r.isInt() {
		op = " // "
	}
	p.quotient(e, op)
}

func (p *printer) quotient(e *binary, op string) {
	p.operand(e.l)
	p.w(op)
	p.divisor(e.r)
}

// divisor writes the right side of a division. The engine gives NULL or infinity
// for a zero where PostgreSQL gives an error.
func (p *printer) divisor(e expr) {
	if p.s.Dialect == MySQL || nonZero(e) {
		p.operand(e)
		return
	}
	if simple(e) {
		p.w("CASE WHEN ")
		p.operand(e)
		p.w(" = 0 THEN error('division by zero') ELSE ")
		p.expr(e)
		p.w(" END")
		return
	}
	p.w("list_transform([")
	p.expr(e)
	p.w("], lambda d: CASE WHEN d = 0 THEN error('division by zero') ELSE d END)[1]")
}

// nonZero tells a constant that cannot be zero.
func nonZero(e expr) bool {
	l, ok := e.(*literal)
	if !ok || l.kind != litInt && l.kind != litDecimal && l.kind != litFloat {
		return false
	}
	for i := 0; i < len(l.text) && l.text[i] != 'e' && l.text[i] != 'E'; i++ {
		if l.text[i] >= '1' && l.text[i] <= '9' {
			return true
		}
	}
	return false
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
		p.w("xor(")
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
	case l.kind == tJSONB || r.kind == tJSONB:
		refuse(e.pos, "the operator || on jsonb")
	}
	if l, ok := e.l.(*binary); ok && l.op == "||" {
		p.expr(l)
	} else {
		p.textOperand(e.l)
	}
	p.w(" || ")
	p.textOperand(e.r)
}

// textOperand writes an operand of ||: an untyped NULL is a text.
func (p *printer) textOperand(e expr) {
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
	case "->":
		p.infix(e, "->")
	case "->>":
		p.infix(e, "->>")
	case "#>", "#>>":
		p.jsonDeep(e)
	case "@>", "<@":
		if !array {
			refuse(e.pos, "the operator "+e.op+" on this type")
		}
		l, r := e.l, e.r
		if e.op == "<@" {
			l, r = r, l
		}
		p.w("list_has_all(")
		p.expr(l)
		p.w(", ")
		p.expr(r)
		p.w(")")
	case "&&":
		if !array {
			refuse(e.pos, "the operator && on this type")
		}
		p.w("list_has_any(")
		p.expr(e.l)
		p.w(", ")
		p.expr(e.r)
		p.w(")")
	default:
		refuse(e.pos, "the operator "+e.op)
	}
}
