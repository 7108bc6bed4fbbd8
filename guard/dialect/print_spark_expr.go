package dialect

import (
	"strings"
)

// sparkExpr writes the nodes that Spark says in its own way.
func (p *printer) sparkExpr(e expr) bool {
	if p.clientZone != "" {
		if x := p.zoned(e); x != nil {
			p.expr(x)
			return true
		}
	}
	if p.keepsSpans(p.typ(e)) && p.sparkSpanExpr(e) {
		return true
	}
	switch e := e.(type) {
	case *columnRef:
		p.sparkColumn(e)
	case *literal:
		p.sparkLiteral(e)
	case *param:
		p.sparkParam(e)
	case *sessionRef:
		p.sparkSession(e)
	case *unary:
		return p.sparkUnary(e)
	case *logic:
		if p.s.Dialect != MySQL {
			return false
		}
		for i, a := range e.args {
			if i > 0 {
				p.w(" " + e.op + " ")
			}
			p.sparkTruthOperand(a)
		}
	case *binary:
		return p.sparkBinary(e)
	case *call:
		p.sparkCall(e)
	case *cast:
		p.sparkCast(e)
	case *match:
		p.sparkMatch(e)
	case *caseExpr:
		return p.sparkCase(e)
	case *written:
		e.write()
	case *subquery:
		return p.sparkSubquery(e)
	default:
		return p.sparkPredicate(e)
	}
	return true
}

func (p *printer) sparkPredicate(e expr) bool {
	switch e := e.(type) {
	case *inList:
		return p.sparkIn(e)
	case *between:
		return p.sparkBetween(e)
	case *isTest:
		return p.sparkIs(e)
	case *distinctFrom:
		p.sparkDistinct(e)
	case *quantified:
		p.sparkQuantified(e)
	case *groupingCall:
		p.sparkGrouping(e)
	case *collate:
		p.sparkCollate(e)
	case *folded:
		p.sparkFolded(e)
	case *rowExpr:
		if len(e.elems) == 0 {
			refuse(e.pos, "an empty row")
		}
		p.w("struct(")
		p.exprs(e.elems)
		p.w(")")
	case *arrayExpr:
		p.w("array(")
		p.exprs(e.elems)
		p.w(")")
	case *subscript:
		p.sparkSubscript(e)
	case *fieldOf:
		if c, ok := e.x.(*columnRef); ok && c.whole != nil {
			p.ident(c.rel)
		} else {
			p.operand(e.x)
		}
		p.w(".")
		p.ident(e.name)
	case *intervalExpr:
		p.sparkInterval(e)
	case *extract:
		p.sparkExtract(e)
	case *atTimeZone:
		p.sparkZone(e)
	default:
		return false
	}
	return true
}

func (p *printer) sparkUnary(e *unary) bool {
	switch e.op {
	case "NOT":
		p.w("NOT ")
		p.sparkTruthOperand(e.x)
	case "-", "+":
		if p.s.Dialect == MySQL {
			p.w(e.op)
			if e.typ.kind == tInt8 && narrowInt(p.typ(e.x)) {
				p.castTo("BIGINT", func() { p.expr(e.x) })
				return true
			}
			p.sparkMyNumber(e.x)
			return true
		}
		return false
	case "~":
		if p.s.Dialect == MySQL { // its bits are those of an unsigned number
			p.sparkOnce(e.x, func(d func()) {
				p.w("CASE WHEN ")
				d()
				p.w(" < 0 THEN CAST(-1 - ")
				d()
				p.w(" AS DECIMAL(20,0)) ELSE 18446744073709551615BD - CAST(")
				d()
				p.w(" AS DECIMAL(20,0)) END")
			})
			return true
		}
		p.w("~")
		p.operand(e.x)
	case "@":
		p.w("abs(")
		p.expr(e.x)
		p.w(")")
	case "|/":
		p.sparkCall(&call{node: e.node, name: "sqrt", args: []expr{asDouble(e.x)}})
	case "||/":
		p.sparkCall(&call{node: e.node, name: "cbrt", args: []expr{asDouble(e.x)}})
	default:
		refuse(e.pos, "the operator "+e.op)
	}
	return true
}

func asDouble(e expr) expr {
	return &cast{node: node{pos: e.base().pos, typ: of(tFloat8)}, x: e, to: of(tFloat8)}
}

// sparkTruthOperand writes an operand of AND, OR and NOT.
func (p *printer) sparkTruthOperand(e expr) {
	if p.s.Dialect == MySQL && p.sparkMyCounts(e) {
		p.w("(")
		p.sparkTruth(e)
		p.w(")")
		return
	}
	p.operand(e)
}

// sparkTruth writes a condition: MySQL's numbers are true when they are not 0.
func (p *printer) sparkTruth(e expr) {
	p.decide(e)
	if p.s.Dialect == MySQL && p.sparkMyCounts(e) {
		p.sparkMyNumber(e)
		p.w(" <> 0")
		return
	}
	switch x := e.(type) {
	case *literal:
		if x.kind == litNull || x.kind == litString {
			if x.kind == litNull {
				p.w("CAST(NULL AS BOOLEAN)")
				return
			}
			p.boolText(x)
			return
		}
	case *param:
		p.castTo("BOOLEAN", func() { p.w(":p" + itoa(x.n)) })
		return
	}
	p.expr(e)
}

// sparkMyCounts tells what is a number, or a text that is read as one, in a condition.
func (p *printer) sparkMyCounts(e expr) bool {
	t := p.typ(e)
	if l, ok := e.(*literal); ok {
		return l.kind == litInt || l.kind == litDecimal || l.kind == litFloat || l.kind == litString
	}
	return t.isNumber() || t.isText()
}

// sparkCase writes CASE; its conditions are MySQL's truth, its rows are compared
// field by field.
func (p *printer) sparkCase(e *caseExpr) bool {
	p.w("CASE")
	for _, w := range e.whens {
		p.w(" WHEN ")
		if e.operand != nil {
			p.expr(&binary{op: "=", l: e.operand, r: w.cond})
		} else {
			p.sparkTruth(w.cond)
		}
		p.w(" THEN ")
		p.sparkBranch(e, w.result)
	}
	if e.els != nil {
		p.w(" ELSE ")
		p.sparkBranch(e, e.els)
	}
	p.w(" END")
	return true
}

// branch writes a result of CASE. Branches of texts and numbers are texts in MySQL.
func (p *printer) sparkBranch(e *caseExpr, x expr) {
	if p.s.Dialect == MySQL {
		texts := e.els != nil && p.isTextual(e.els)
		for _, w := range e.whens {
			texts = texts || p.isTextual(w.result)
		}
		if texts && p.sparkNoText(x) {
			p.sparkText(x)
			return
		}
	}
	if p.s.Dialect == PostgreSQL && p.typ(e).kind == tTime {
		x = p.asClocks([]expr{x}, e)[0]
	}
	p.expr(x)
}

// textual tells what is a text for certain.
func (p *printer) isTextual(e expr) bool {
	l, ok := e.(*literal)
	return p.typ(e).isText() || ok && l.kind == litString
}

// sparkIs writes IS [NOT] NULL, TRUE, FALSE, UNKNOWN.
func (p *printer) sparkIs(e *isTest) bool {
	if p.s.Dialect == MySQL && (e.what == "TRUE" || e.what == "FALSE") {
		p.sparkTruthOperand(e.x)
		p.w(" IS")
		p.not(e.not)
		p.w(" " + e.what)
		return true
	}
	r, ok := e.x.(*rowExpr)
	if !ok || e.what != "NULL" {
		return false
	}
	for i, x := range r.elems { // a row is NULL, or is not, when all its fields are
		if i > 0 {
			p.w(" AND ")
		}
		p.operand(x)
		p.w(" IS")
		p.not(e.not)
		p.w(" NULL")
	}
	return true
}

// distinct writes IS DISTINCT FROM; <=> is as old as Spark.
func (p *printer) sparkDistinct(e *distinctFrom) {
	if !e.not {
		p.w("NOT (")
	}
	p.sparkOperand(e.l, e.r)
	p.w(" <=> ")
	p.sparkOperand(e.r, e.l)
	if !e.not {
		p.w(")")
	}
}

// sparkIn writes IN. A list of rows is one comparison each.
func (p *printer) sparkIn(e *inList) bool {
	if _, ok := e.x.(*rowExpr); ok {
		if e.not {
			p.w("NOT (")
		}
		for i, x := range e.list {
			if i > 0 {
				p.w(" OR ")
			}
			p.w("(")
			p.sparkBinary(&binary{node: e.node, op: "=", l: e.x, r: x})
			p.w(")")
		}
		if e.not {
			p.w(")")
		}
		return true
	}
	if p.s.Dialect == MySQL {
		return p.sparkMyIn(e)
	}
	if p.typ(e.x).kind == tTime {
		p.operand(e.x)
		p.not(e.not)
		p.w(" IN (")
		p.exprs(p.asClocks(e.list, e.x))
		p.w(")")
		return true
	}
	return false
}

// sparkBetween: SYMMETRIC is either order of the bounds, which keeps what a NULL
// among them means.
func (p *printer) sparkBetween(e *between) bool {
	outer := p.ordering
	p.ordering = true
	defer func() { p.ordering = outer }()
	if !e.symmetric {
		p.sparkOperand(e.x, e.lo, e.hi)
		p.not(e.not)
		p.w(" BETWEEN ")
		p.sparkOperand(e.lo, e.x)
		p.w(" AND ")
		p.sparkOperand(e.hi, e.x)
		return true
	}
	if e.not {
		p.w("NOT ")
	}
	p.w("(")
	p.sparkBetween(&between{node: e.node, x: e.x, lo: e.lo, hi: e.hi})
	p.w(" OR ")
	p.sparkBetween(&between{node: e.node, x: e.x, lo: e.hi, hi: e.lo})
	p.w(")")
	return true
}

// sparkGrouping is a number whose bits tell of each argument.
func (p *printer) sparkGrouping(e *groupingCall) {
	p.w("CAST(")
	for i, a := range e.args {
		if i > 0 {
			p.w(" + ")
		}
		if f := 1 << (len(e.args) - 1 - i); f > 1 {
			p.w(itoa(f) + " * ")
		}
		p.w("grouping(")
		p.keyExpr(a)
		p.w(")")
	}
	if p.s.Dialect == MySQL {
		p.w(" AS BIGINT)")
		return
	}
	p.w(" AS INT)")
}

// sparkCollate: Spark compares bytes unless it is told otherwise, as the C locale does.
func (p *printer) sparkCollate(e *collate) {
	name := strings.ToLower(e.name)
	binaryOrder := name == "binary" || strings.HasSuffix(name, "_bin")
	switch {
	case p.s.Dialect == MySQL && p.version.before(4, 0):
		p.operand(e.x)
	case p.s.Dialect == MySQL:
		p.operand(e.x)
		if binaryOrder {
			p.w(" COLLATE UTF8_BINARY")
		} else {
			p.w(" COLLATE " + foldedOrder)
		}
	case name == "c" || name == "posix" || name == "default" || name == "ucs_basic" || name == "c.utf8" || name == "c.utf-8":
		p.operand(e.x)
	default:
		p.refuseHint(e.pos, "COLLATE "+e.name, `only "C" is the same everywhere`)
	}
}
