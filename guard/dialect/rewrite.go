package dialect

// mapExpr rebuilds e with f applied to every direct part of it. Parts are replaced in
// place: a tree belongs to one statement, and is rewritten only while it is resolved.
func mapExpr(e expr, f func(expr) expr) expr {
	switch e := e.(type) {
	case *unary:
		e.x = f(e.x)
	case *binary:
		e.l, e.r = f(e.l), f(e.r)
	case *logic:
		mapList(e.args, f)
	case *call:
		mapList(e.args, f)
		mapKeys(e.orderBy, f)
		e.filter = mapOne(e.filter, f)
		mapWindow(e.over, f)
	case *cast:
		e.x = f(e.x)
	case *caseExpr:
		e.operand = mapOne(e.operand, f)
		for i := range e.whens {
			e.whens[i].cond, e.whens[i].result = f(e.whens[i].cond), f(e.whens[i].result)
		}
		e.els = mapOne(e.els, f)
	case *inList:
		e.x = f(e.x)
		mapList(e.list, f)
	case *between:
		e.x, e.lo, e.hi = f(e.x), f(e.lo), f(e.hi)
	case *match:
		e.x, e.pattern, e.escape = f(e.x), f(e.pattern), mapOne(e.escape, f)
	case *isTest:
		e.x = f(e.x)
	case *distinctFrom:
		e.l, e.r = f(e.l), f(e.r)
	case *subquery:
		e.x = mapOne(e.x, f)
	case *quantified:
		e.x, e.arr = f(e.x), f(e.arr)
	default:
		mapComposite(e, f)
	}
	return e
}

func mapComposite(e expr, f func(expr) expr) {
	switch e := e.(type) {
	case *arrayExpr:
		mapList(e.elems, f)
	case *rowExpr:
		mapList(e.elems, f)
	case *subscript:
		e.x, e.lo, e.hi = f(e.x), mapOne(e.lo, f), mapOne(e.hi, f)
	case *fieldOf:
		e.x = f(e.x)
	case *intervalExpr:
		e.x = f(e.x)
	case *extract:
		e.x = f(e.x)
	case *collate:
		e.x = f(e.x)
	case *folded:
		e.x = f(e.x)
	case *atTimeZone:
		e.x, e.zone = f(e.x), f(e.zone)
	case *groupingCall:
		mapList(e.args, f)
	}
}

func mapOne(e expr, f func(expr) expr) expr {
	if e == nil {
		return nil
	}
	return f(e)
}

func mapList(list []expr, f func(expr) expr) {
	for i := range list {
		list[i] = f(list[i])
	}
}

func mapKeys(keys []sortKey, f func(expr) expr) {
	for i := range keys {
		keys[i].expr = f(keys[i].expr)
	}
}

func mapWindow(w *window, f func(expr) expr) {
	if w == nil {
		return
	}
	mapList(w.partitionBy, f)
	mapKeys(w.orderBy, f)
}

// sameExpr tells expressions that mean the same at one place, as far as a GROUP BY
// needs it: a name with and without its table is the same column.
func sameExpr(a, b expr) bool {
	if a == b {
		return true
	}
	switch x := a.(type) {
	case *columnRef:
		y, ok := b.(*columnRef)
		return ok && sameColumn(x, y)
	case *literal:
		y, ok := b.(*literal)
		return ok && x.kind == y.kind && x.text == y.text
	case *param:
		y, ok := b.(*param)
		return ok && x.n == y.n
	case *unary:
		y, ok := b.(*unary)
		return ok && x.op == y.op && sameExpr(x.x, y.x)
	case *binary:
		y, ok := b.(*binary)
		return ok && x.op == y.op && sameExpr(x.l, y.l) && sameExpr(x.r, y.r)
	case *call:
		y, ok := b.(*call)
		return ok && x.name == y.name && x.schema == y.schema && x.over == nil && y.over == nil && x.filter == nil && y.filter == nil &&
			x.orderBy == nil && y.orderBy == nil && x.distinct == y.distinct && x.star == y.star && sameList(x.args, y.args)
	case *cast:
		y, ok := b.(*cast)
		return ok && x.to == y.to && sameExpr(x.x, y.x)
	case *extract:
		y, ok := b.(*extract)
		return ok && x.field == y.field && sameExpr(x.x, y.x)
	case *intervalExpr:
		y, ok := b.(*intervalExpr)
		return ok && x.unit == y.unit && sameExpr(x.x, y.x)
	case *folded:
		y, ok := b.(*folded)
		return ok && x.like == y.like && sameExpr(x.x, y.x)
	case *isTest:
		y, ok := b.(*isTest)
		return ok && x.not == y.not && x.what == y.what && sameExpr(x.x, y.x)
	case *caseExpr:
		y, ok := b.(*caseExpr)
		return ok && sameCase(x, y)
	}
	return samePredicate(a, b)
}

func samePredicate(a, b expr) bool {
	switch x := a.(type) {
	case *logic:
		y, ok := b.(*logic)
		return ok && x.op == y.op && sameList(x.args, y.args)
	case *inList:
		y, ok := b.(*inList)
		return ok && x.not == y.not && sameExpr(x.x, y.x) && sameList(x.list, y.list)
	case *between:
		y, ok := b.(*between)
		return ok && x.not == y.not && x.symmetric == y.symmetric && sameExpr(x.x, y.x) && sameExpr(x.lo, y.lo) && sameExpr(x.hi, y.hi)
	case *match:
		y, ok := b.(*match)
		return ok && x.op == y.op && x.not == y.not && sameExpr(x.x, y.x) && sameExpr(x.pattern, y.pattern) && x.escape == nil && y.escape == nil
	case *distinctFrom:
		y, ok := b.(*distinctFrom)
		return ok && x.not == y.not && sameExpr(x.l, y.l) && sameExpr(x.r, y.r)
	case *sessionRef:
		y, ok := b.(*sessionRef)
		return ok && x.ref == y.ref
	}
	return false
}

func sameColumn(x, y *columnRef) bool {
	nx, ny := x.parts[len(x.parts)-1], y.parts[len(y.parts)-1]
	if !equalFold(nx, ny) {
		return false
	}
	if len(x.parts) > 1 && len(y.parts) > 1 {
		return equalFold(x.parts[len(x.parts)-2], y.parts[len(y.parts)-2])
	}
	return x.rel == y.rel
}

func sameList(a, b []expr) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameExpr(a[i], b[i]) {
			return false
		}
	}
	return true
}

func sameCase(x, y *caseExpr) bool {
	if len(x.whens) != len(y.whens) || (x.operand == nil) != (y.operand == nil) || (x.els == nil) != (y.els == nil) {
		return false
	}
	if x.operand != nil && !sameExpr(x.operand, y.operand) || x.els != nil && !sameExpr(x.els, y.els) {
		return false
	}
	for i := range x.whens {
		if !sameExpr(x.whens[i].cond, y.whens[i].cond) || !sameExpr(x.whens[i].result, y.whens[i].result) {
			return false
		}
	}
	return true
}
