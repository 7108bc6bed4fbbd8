package dialect

import "strings"

func (p *printer) exprs(list []expr) {
	for i, e := range list {
		if i > 0 {
			p.w(", ")
		}
		p.expr(e)
	}
}

// operand writes e so that any operator around it leaves it whole.
func (p *printer) operand(e expr) {
	switch x := e.(type) {
	case *columnRef, *param, *call, *cast, *caseExpr, *sessionRef, *arrayExpr, *subscript, *extract, *star, *folded:
		p.expr(e)
		return
	case *literal:
		if len(x.text) == 0 || x.text[0] != '-' || x.kind == litString {
			p.expr(e)
			return
		}
	case *subquery:
		if x.kind == "" {
			p.expr(e)
			return
		}
	}
	p.w("(")
	p.expr(e)
	p.w(")")
}

func (p *printer) expr(e expr) {
	p.enter()
	if c, ok := e.(*columnRef); ok && c.whole != nil {
		refuse(c.pos, "a whole row as a value")
	}
	if p.mysqlZone != "" {
		if x := p.inMySQLZone(e); x != nil {
			p.expr(x)
			p.depth--
			return
		}
	}
	if p.to == Spark && p.sparkExpr(e) {
		p.depth--
		return
	}
	switch e := e.(type) {
	case *written:
		e.write()
	case *madeNumber:
		p.madeNumber(e)
	case *enumPlace:
		p.enumPlace(e)
	case *setBits:
		p.setBits(e)
	case *rowsPicked:
		p.rowsPicked(e)
	case *columnRef:
		p.columnRef(e)
	case *star:
		p.star(e)
	case *literal:
		p.literal(e)
	case *param:
		p.param(e)
	case *sessionRef:
		p.sessionRef(e)
	case *unary:
		p.unary(e)
	case *binary:
		p.binary(e)
	case *logic:
		for i, a := range e.args {
			if i > 0 {
				p.w(" " + e.op + " ")
			}
			p.truthOperand(a)
		}
	case *call:
		p.call(e)
	case *cast:
		p.cast(e)
	case *caseExpr:
		p.caseExpr(e)
	case *match:
		p.match(e)
	case *subquery:
		p.subquery(e)
	default:
		p.predicate(e)
	}
	p.depth--
}

func (p *printer) predicate(e expr) {
	switch e := e.(type) {
	case *inList:
		if x, ok := rowIn(e); ok {
			p.expr(x)
			return
		}
		p.operand(e.x)
		p.not(e.not)
		p.w(" IN (")
		p.exprs(e.list)
		p.w(")")
	case *between:
		p.between(e)
	case *isTest:
		p.isTest(e)
	case *distinctFrom:
		p.beside(e.l, e.r, "IS", func() { p.operand(e.l) })
		p.w(" IS")
		p.not(e.not)
		p.w(" DISTINCT FROM ")
		p.beside(e.r, e.l, "IS", func() { p.operand(e.r) })
	case *quantified:
		p.quantified(e)
	case *groupingCall:
		p.w("CAST(GROUPING(")
		p.exprs(e.args)
		p.w(") AS INTEGER)")
	case *collate:
		p.collate(e)
	case *folded:
		p.folded(e)
	case *engineText:
		p.w("(" + e.text + ")")
	case *rowExpr:
		switch len(e.elems) {
		case 0:
			refuse(e.pos, "an empty row")
		case 1:
			p.w("row") // (x) alone would be x
		}
		p.w("(")
		p.exprs(e.elems)
		p.w(")")
	default:
		p.engineExpr(e)
	}
}

func (p *printer) not(not bool) {
	if not {
		p.w(" NOT")
	}
}

func (p *printer) between(e *between) {
	if !e.symmetric {
		p.beside(e.x, &rowExpr{elems: []expr{e.lo, e.hi}}, "<=", func() { p.operand(e.x) })
		p.not(e.not)
		p.w(" BETWEEN ")
		p.rangeEnd(e.lo, e.x)
		p.w(" AND ")
		p.rangeEnd(e.hi, e.x)
		return
	}
	p.operand(e.x)
	p.not(e.not)
	p.w(" BETWEEN least(")
	p.exprs([]expr{e.lo, e.hi})
	p.w(") AND greatest(")
	p.exprs([]expr{e.lo, e.hi})
	p.w(")")
}

// rangeEnd writes an end of BETWEEN.
func (p *printer) rangeEnd(e, x expr) {
	if p.timeBesideDate(e, x) {
		p.dateText(e, of(tTimestamp))
		return
	}
	p.operand(e)
}

// timeBesideDate tells a text with a time of day beside a date: MySQL compares times then, where
// the engine would make a date of the text.
func (p *printer) timeBesideDate(e, other expr) bool {
	l, ok := e.(*literal)
	t := p.typ(other)
	return ok && l.kind == litString && p.s.Dialect == MySQL && p.to == DuckDB && t.kind == tDate && !t.array && strings.Contains(l.text, ":")
}

func (p *printer) isTest(e *isTest) {
	if e.what == "TRUE" || e.what == "FALSE" {
		p.truthOperand(e.x)
	} else {
		p.operand(e.x)
	}
	p.w(" IS")
	p.not(e.not)
	if e.what == "UNKNOWN" {
		p.w(" NULL")
		return
	}
	p.w(" " + e.what)
}

// caseExpr writes a CASE; where one of MySQL's values is a text all are.
func (p *printer) caseExpr(e *caseExpr) {
	if p.s.Dialect != MySQL || p.to != DuckDB {
		p.chosen(e, p.expr)
		return
	}
	values := &call{args: e.values()}
	p.chosen(e, func(v expr) { p.alternative(v, values) })
}

// chosen writes a CASE, its values by write.
func (p *printer) chosen(e *caseExpr, write func(expr)) {
	p.w("CASE")
	if e.operand != nil {
		p.w(" ")
		p.operand(e.operand)
	}
	for _, w := range e.whens {
		p.w(" WHEN ")
		if e.operand == nil {
			p.truth(w.cond)
		} else {
			p.expr(w.cond)
		}
		p.w(" THEN ")
		write(w.result)
	}
	if e.els != nil {
		p.w(" ELSE ")
		write(e.els)
	}
	p.w(" END")
}

func (p *printer) subquery(e *subquery) {
	switch e.kind {
	case "EXISTS", "ARRAY":
		p.w(e.kind)
	case "ANY", "ALL":
		if row, ok := e.x.(*rowExpr); ok {
			p.rowSubquery(e, row, false)
			return
		}
		p.operand(e.x)
		switch {
		case e.kind == "ANY" && e.op == "=":
			p.w(" IN ")
		case e.kind == "ALL" && e.op == "<>":
			p.w(" NOT IN ")
		default:
			if !isComparison(e.op) {
				refuse(e.pos, "the operator "+e.op+" with "+e.kind)
			}
			p.w(" " + e.op + " " + e.kind + " ")
		}
	}
	p.w("(")
	p.unnamed = true
	p.query(e.query)
	p.w(")")
}

func isComparison(op string) bool {
	switch op {
	case "=", "<>", "<", "<=", ">", ">=", "!=":
		return true
	}
	return false
}

func (p *printer) columnRef(c *columnRef) {
	parts := c.parts
	if c.wider {
		name, _ := c.typ.duck()
		p.w("CAST(")
		defer p.w(" AS " + name + ")")
	}
	if len(parts) > 3 {
		refuse(c.pos, "a column with its database's name")
	}
	if len(parts) == 3 {
		if schema := p.s.engineSchema(Name{Schema: parts[0], Name: parts[1]}); schema != "" && !p.relocated() {
			p.ident(schema)
			p.w(".")
		}
		parts = parts[1:]
	}
	for i, s := range parts {
		if i > 0 {
			p.w(".")
		}
		p.ident(s)
	}
}

func (p *printer) star(s *star) {
	q := s.qualifier
	if len(q) > 1 {
		q = q[len(q)-1:]
	}
	for _, n := range q {
		p.ident(n)
		p.w(".")
	}
	p.w("*")
	if p.relocated() {
		p.w(" NOT SIMILAR TO 'tableoid|xmin'") // system columns there
	}
}
