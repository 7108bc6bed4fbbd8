package dialect

import (
	"strings"
)

// sparkExpr writes the nodes that Spark says in its own way.
func (p *printer) sparkExpr(e expr) bool {
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
			p.truthOperand(a)
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
		p.distinct(e)
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
		p.operand(e.x)
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
		p.truthOperand(e.x)
	case "-", "+":
		if p.s.Dialect == MySQL {
			p.w(e.op)
			p.mysqlNumber(e.x)
			return true
		}
		return false
	case "~":
		p.w("~")
		p.operand(e.x)
	case "@":
		p.w("abs(")
		p.expr(e.x)
		p.w(")")
	case "|/":
		p.sparkCall(&call{node: e.node, name: "sqrt", args: []expr{e.x}})
	case "||/":
		p.sparkCall(&call{node: e.node, name: "cbrt", args: []expr{e.x}})
	default:
		refuse(e.pos, "the operator "+e.op)
	}
	return true
}

// truthOperand writes an operand of AND, OR and NOT.
func (p *printer) truthOperand(e expr) {
	if p.s.Dialect == MySQL && p.mysqlCounts(e) {
		p.w("(")
		p.sparkTruth(e)
		p.w(")")
		return
	}
	p.operand(e)
}

// sparkTruth writes a condition: MySQL's numbers are true when they are not 0.
func (p *printer) sparkTruth(e expr) {
	if p.s.Dialect == MySQL && p.mysqlCounts(e) {
		p.mysqlNumber(e)
		p.w(" <> 0")
		return
	}
	p.expr(e)
}

// mysqlCounts tells what is a number, or a text that is read as one, in a condition.
func (p *printer) mysqlCounts(e expr) bool {
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
		p.branch(e, w.result)
	}
	if e.els != nil {
		p.w(" ELSE ")
		p.branch(e, e.els)
	}
	p.w(" END")
	return true
}

// branch writes a result of CASE. Branches of texts and numbers are texts in MySQL.
func (p *printer) branch(e *caseExpr, x expr) {
	if p.s.Dialect == MySQL {
		texts := e.els != nil && p.textual(e.els)
		for _, w := range e.whens {
			texts = texts || p.textual(w.result)
		}
		if texts && p.typ(x).isNumber() {
			p.sparkText(x)
			return
		}
	}
	p.expr(x)
}

// textual tells what is a text for certain.
func (p *printer) textual(e expr) bool {
	l, ok := e.(*literal)
	return p.typ(e).isText() || ok && l.kind == litString
}

// sparkIs writes IS [NOT] NULL, TRUE, FALSE, UNKNOWN.
func (p *printer) sparkIs(e *isTest) bool {
	if p.s.Dialect == MySQL && (e.what == "TRUE" || e.what == "FALSE") {
		p.truthOperand(e.x)
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
func (p *printer) distinct(e *distinctFrom) {
	if !e.not {
		p.w("NOT (")
	}
	p.compared(e.l, e.r)
	p.w(" <=> ")
	p.compared(e.r, e.l)
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
		return p.mysqlIn(e)
	}
	return false
}

// sparkBetween: SYMMETRIC is either order of the bounds, which keeps what a NULL
// among them means.
func (p *printer) sparkBetween(e *between) bool {
	if !e.symmetric {
		p.compared(e.x, e.lo, e.hi)
		p.not(e.not)
		p.w(" BETWEEN ")
		p.compared(e.lo, e.x)
		p.w(" AND ")
		p.compared(e.hi, e.x)
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

// sparkQuantified writes x op ANY|ALL (array); exists and forall keep the third
// truth value.
func (p *printer) sparkQuantified(e *quantified) {
	if l, ok := e.arr.(*literal); ok && l.kind == litString && (e.op == "=" && !e.all || e.op == "<>" && e.all) {
		p.inConstant(e, l)
		return
	}
	switch {
	case e.op == "=" && !e.all:
		p.w("array_contains(")
		p.sparkArray(e.arr)
		p.w(", ")
		p.expr(e.x)
		p.w(")")
	case e.op == "<>" && e.all:
		p.w("NOT array_contains(")
		p.sparkArray(e.arr)
		p.w(", ")
		p.expr(e.x)
		p.w(")")
	case isComparison(e.op):
		fn := "exists("
		if e.all {
			fn = "forall("
		}
		p.w(fn)
		p.sparkArray(e.arr)
		p.w(", e_ -> ")
		p.operand(e.x)
		p.w(" " + e.op + " e_)")
	default:
		refuse(e.pos, "the operator "+e.op+" with ANY or ALL")
	}
}

// sparkArray writes an array; PostgreSQL's '{a,b}' constant becomes one.
func (p *printer) sparkArray(e expr) {
	x, to := e, of(tText)
	c, ok := e.(*cast)
	if ok && c.to.array {
		x, to = c.x, c.to.elem()
	}
	l, isLit := x.(*literal)
	if !isLit || l.kind != litString {
		p.expr(e)
		return
	}
	elems, ok := parseArray(l.text)
	if !ok {
		refuse(l.pos, "this array constant")
	}
	p.w("CAST(array(")
	for i, s := range elems {
		if i > 0 {
			p.w(", ")
		}
		if s == nil {
			p.w("NULL")
		} else {
			p.text(*s)
		}
	}
	p.w(") AS ARRAY<" + p.sparkType(to, l.pos) + ">)")
}

// sparkSubscript: PostgreSQL counts from 1, and gives NULL outside of the array.
func (p *printer) sparkSubscript(e *subscript) {
	if !e.slice {
		if t := p.typ(e.x); t.kind == tJSON || t.kind == tJSONB {
			p.jsonGet(e.x, []expr{e.lo}, false)
			return
		}
		p.w("get(")
		p.expr(e.x)
		p.w(", ")
		if n, ok := p.intConstant(e.lo); ok {
			p.w(itoa(n - 1))
		} else {
			p.operand(e.lo)
			p.w(" - 1")
		}
		p.w(")")
		return
	}
	lo := func() { p.w("1") }
	if n, ok := p.intConstant(e.lo); ok && e.lo != nil {
		lo = func() { p.w(itoa(max(n, 1))) }
	} else if e.lo != nil {
		lo = func() { p.w("greatest("); p.expr(e.lo); p.w(", 1)") }
	}
	p.w("slice(")
	p.expr(e.x)
	p.w(", ")
	lo()
	p.w(", greatest(")
	if e.hi != nil {
		p.operand(e.hi)
	} else {
		p.w("array_size(")
		p.expr(e.x)
		p.w(")")
	}
	p.w(" - ")
	lo()
	p.w(" + 1, 0))")
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
		p.expr(a)
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

// sparkSubquery writes what Spark has no words for: ARRAY(…), comparisons with ANY
// and ALL.
func (p *printer) sparkSubquery(e *subquery) bool {
	switch {
	case e.kind == "ARRAY":
		p.arraySubquery(e)
	case e.kind == "ANY" && e.op == "=", e.kind == "ALL" && e.op == "<>":
		p.compared(e.x)
		if e.kind == "ALL" {
			p.w(" NOT")
		}
		p.w(" IN (")
		p.query(e.query)
		p.w(")")
	case e.kind == "ANY" || e.kind == "ALL":
		p.extremeOf(e)
	default:
		return false
	}
	return true
}

// arraySubquery collects a query's only column. collect_list would lose NULLs, so
// they travel in a struct.
func (p *printer) arraySubquery(e *subquery) {
	if e.query.orderBy != nil {
		p.refuseHint(e.pos, "ARRAY(SELECT … ORDER BY …)", "use array_agg(x ORDER BY y)")
	}
	p.w("(SELECT transform(collect_list(struct(v)), s_ -> s_.v) FROM (")
	p.query(e.query)
	p.w(") AS q(v))")
}

// extremeOf writes x op ANY|ALL (query) by the query's extremes: whether it has rows,
// or NULLs, decides what is left open.
func (p *printer) extremeOf(e *subquery) {
	if !isComparison(e.op) {
		refuse(e.pos, "the operator "+e.op+" with "+e.kind)
	}
	if _, row := e.x.(*rowExpr); row {
		refuse(e.pos, "a row compared with "+e.kind)
	}
	all := e.kind == "ALL"
	op := e.op
	if op == "=" || op == "<>" || op == "!=" { // = ALL: both extremes are x; <> ANY: one is not
		if all {
			op = "AND"
		} else {
			op = "OR"
		}
	}
	p.w("transform(array((SELECT struct(min(v) AS lo, max(v) AS hi, count(*) AS n, count(v) AS k) FROM (")
	p.query(e.query)
	p.w(") AS q(v))), s_ -> CASE WHEN s_.n = 0 THEN " + map[bool]string{true: "TRUE", false: "FALSE"}[all])
	test := func() {
		switch op {
		case "AND", "OR":
			p.operand(e.x)
			p.w(" " + e.op + " s_.lo " + op + " ")
			p.operand(e.x)
			p.w(" " + e.op + " s_.hi")
			return
		}
		bound := "s_.lo"
		if all == (op == ">" || op == ">=") {
			bound = "s_.hi"
		}
		p.operand(e.x)
		p.w(" " + op + " " + bound)
	}
	if all {
		p.w(" WHEN NOT (")
		test()
		p.w(") THEN FALSE WHEN s_.k < s_.n THEN NULL ELSE ")
	} else {
		p.w(" WHEN ")
		test()
		p.w(" THEN TRUE WHEN s_.k < s_.n THEN NULL ELSE ")
	}
	test()
	p.w(" END)[0]")
}
