package dialect

import "slices"

// typedNull is what an output is cast to that DuckDB might take for a NULL without a type,
// which it tells as an integer: it computes what reads no column before it runs, and a NULL
// argument makes the whole call one. Empty for every other output.
func (p *printer) typedNull(e expr) string {
	t := p.typ(e)
	if p.to != DuckDB || t.array || !p.foldsToNull(e) {
		return ""
	}
	switch {
	case t.kind == tNumeric:
		if scale, ok := t.engineScale(); ok && scale <= 30 {
			return wide(scale)
		}
		return ""
	case t.isInt() && t.kind != tInt4, t.isFloat(), t.isText(), t.kind == tBool, t.kind == tDate, t.kind == tTimestamp, t.kind == tTimestampTZ:
		name, _ := t.duck()
		return name
	}
	return ""
}

// foldsToNull tells arithmetic or a call that is NULL where an operand is, with an operand
// that is computed beforehand and may be NULL then; or a choice with such a value.
func (p *printer) foldsToNull(e expr) bool {
	var args []expr
	switch x := e.(type) {
	case *binary:
		switch x.op {
		case "+", "-", "*", "/", "%", "||", "&", "|":
			args = []expr{x.l, x.r}
		}
	case *unary:
		if x.op == "-" || x.op == "+" {
			args = []expr{x.x}
		}
	case *caseExpr:
		for _, w := range x.whens {
			if p.foldsToNull(w.result) {
				return true
			}
		}
		return x.els != nil && p.foldsToNull(x.els)
	case *call:
		if !p.scalar(x) {
			return oneOf[x.name] && slices.ContainsFunc(x.args, p.foldsToNull)
		}
		if takesNull[x.name] && !(x.name == "concat" && p.s.Dialect == MySQL) {
			return slices.ContainsFunc(x.args, p.foldsToNull)
		}
		args = x.args
	}
	for _, a := range args {
		if p.computedBefore(a) || p.foldsToNull(a) {
			return true
		}
	}
	return false
}

// takesNull are the functions with a value for a NULL among their arguments, or that are
// printed as a choice.
var takesNull = map[string]bool{
	"coalesce": true, "ifnull": true, "nullif": true, "if": true, "concat": true, "concat_ws": true, "greatest": true, "least": true,
}

// oneOf are the aggregates that give one of their values.
var oneOf = map[string]bool{"any_value": true, "min": true, "max": true}

func (p *printer) scalar(c *call) bool {
	f := p.s.lookup(c)
	return f != nil && f.class == 's' && c.over == nil
}

// computedBefore tells an expression of constants alone that may come to NULL: one with a
// choice or a NULL in it.
func (p *printer) computedBefore(e expr) bool {
	constant, nullable := true, false
	w := walker{onExpr: func(e expr) {
		switch x := e.(type) {
		case *columnRef, *param, *subquery, *star:
			constant = false
		case *caseExpr:
			nullable = true
		case *call:
			constant = constant && p.scalar(x)
			nullable = nullable || x.name == "nullif" || x.name == "if"
		case *literal:
			nullable = nullable || x.kind == litNull
		}
	}}
	w.expr(e)
	return constant && nullable && !isNull(e)
}

// noneNull writes the condition that none of several values is NULL.
func (p *printer) noneNull(list []expr) {
	for i, e := range list {
		if i > 0 {
			p.w(" AND ")
		}
		p.operand(e)
		p.w(" IS NOT NULL")
	}
}
