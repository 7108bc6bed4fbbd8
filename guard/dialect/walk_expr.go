package dialect

func (w *walker) exprs(list []expr) {
	for _, e := range list {
		w.expr(e)
	}
}

// expr visits e and everything below it; nil is allowed.
func (w *walker) expr(e expr) {
	if e == nil {
		return
	}
	if w.onExpr != nil {
		w.onExpr(e)
	}
	switch e := e.(type) {
	case *unary:
		w.expr(e.x)
	case *binary:
		w.expr(e.l)
		w.expr(e.r)
	case *logic:
		w.exprs(e.args)
	case *call:
		w.exprs(e.args)
		w.sortKeys(e.orderBy)
		w.expr(e.filter)
		w.window(e.over)
	case *cast:
		w.expr(e.x)
	case *caseExpr:
		w.expr(e.operand)
		for i := range e.whens {
			w.expr(e.whens[i].cond)
			w.expr(e.whens[i].result)
		}
		w.expr(e.els)
	case *inList:
		w.expr(e.x)
		w.exprs(e.list)
	case *between:
		w.expr(e.x)
		w.expr(e.lo)
		w.expr(e.hi)
	case *match:
		w.expr(e.x)
		w.expr(e.pattern)
		w.expr(e.escape)
	case *isTest:
		w.expr(e.x)
	case *distinctFrom:
		w.expr(e.l)
		w.expr(e.r)
	case *subquery:
		w.expr(e.x)
		if !w.shallow {
			w.query(e.query)
		}
	case *quantified:
		w.expr(e.x)
		w.expr(e.arr)
	default:
		w.composite(e)
	}
}

func (w *walker) composite(e expr) {
	switch e := e.(type) {
	case *arrayExpr:
		w.exprs(e.elems)
	case *rowExpr:
		w.exprs(e.elems)
	case *subscript:
		w.expr(e.x)
		w.expr(e.lo)
		w.expr(e.hi)
	case *fieldOf:
		w.expr(e.x)
	case *intervalExpr:
		w.expr(e.x)
	case *extract:
		w.expr(e.x)
	case *collate:
		w.expr(e.x)
	case *folded:
		w.expr(e.x)
	case *atTimeZone:
		w.expr(e.x)
		w.expr(e.zone)
	case *groupingCall:
		w.exprs(e.args)
	}
}
