package dialect

import "slices"

// A quotient keeps its digits through a choice (CASE, IF, COALESCE, IFNULL), a sum and an
// average: ifnull(a / b, 0) * 100 is computed with all that a / b has. What is computed
// with a choice is written inside of it, because each value has digits of its own.

// mostNodes bounds the expressions that are written so: each choice multiplies them.
const mostNodes = 200

// choice reads an expression one of whose values is chosen as a CASE; nil for others.
func choice(e expr) *caseExpr {
	switch x := e.(type) {
	case *caseExpr:
		return x
	case *call:
		last := len(x.args) - 1
		switch {
		case x.schema != "" || last < 1:
		case x.name == "if" && last == 2:
			return &caseExpr{node: x.node, whens: []when{{x.args[0], x.args[1]}}, els: x.args[2]}
		case x.name == "nullif" && last == 1:
			same := &binary{node: truthNode(x.pos), op: "=", l: x.args[0], r: x.args[1]}
			return &caseExpr{node: x.node, whens: []when{{same, &literal{node: node{pos: x.pos}, kind: litNull}}}, els: x.args[0]}
		case x.name == "coalesce" || x.name == "ifnull":
			c := &caseExpr{node: x.node, els: x.args[last]}
			for _, a := range x.args[:last] {
				there := &isTest{node: node{pos: a.base().pos, typ: of(tBool)}, not: true, x: a, what: "NULL"}
				c.whens = append(c.whens, when{there, a})
			}
			return c
		}
	}
	return nil
}

// distributed is an operation on a choice with a quotient in it, as the choice of what the
// operation makes of each value; nil where there is none.
func (p *printer) distributed(e *binary) *caseExpr {
	switch e.op {
	case "+", "-", "*", "/":
	default:
		return nil
	}
	if p.typ(e).kind != tNumeric || nodes(e) > mostNodes {
		return nil
	}
	l, r := p.spread(e.l), p.spread(e.r)
	if c := choice(l); c != nil && quotientIn(c) {
		return eachOf(c, func(v expr) expr { return &binary{node: e.node, op: e.op, l: v, r: r} })
	}
	if c := choice(r); c != nil && quotientIn(c) {
		return eachOf(c, func(v expr) expr { return &binary{node: e.node, op: e.op, l: l, r: v} })
	}
	return nil
}

func (p *printer) spread(e expr) expr {
	if b, ok := e.(*binary); ok {
		if c := p.distributed(b); c != nil {
			return c
		}
	}
	return e
}

// eachOf is a choice with its values changed; NULL stays NULL.
func eachOf(c *caseExpr, change func(expr) expr) *caseExpr {
	out := &caseExpr{node: c.node, operand: c.operand, whens: slices.Clone(c.whens), els: c.els}
	for i := range out.whens {
		if !isNull(out.whens[i].result) {
			out.whens[i].result = change(out.whens[i].result)
		}
	}
	if out.els != nil && !isNull(out.els) {
		out.els = change(out.els)
	}
	return out
}

// values are what a choice chooses from.
func (e *caseExpr) values() []expr {
	var out []expr
	for _, w := range e.whens {
		out = append(out, w.result)
	}
	if e.els != nil {
		out = append(out, e.els)
	}
	return out
}

func quotientIn(c *caseExpr) bool {
	found := false
	w := walker{shallow: true, onExpr: func(e expr) {
		if b, ok := e.(*binary); ok && b.op == "/" {
			found = true
		}
		if c, ok := e.(*call); ok && c.name == "avg" {
			found = true
		}
	}}
	for _, v := range c.values() {
		w.expr(v)
	}
	return found
}

func nodes(e expr) int {
	n := 0
	w := walker{onExpr: func(expr) { n++ }}
	w.expr(e)
	return n
}

// exactChoice reads a choice among exact numbers; false where one is none.
func (p *printer) exactChoice(c *caseExpr) (exactPart, bool) {
	out := exactPart{}
	parts := map[expr]exactPart{}
	for _, v := range c.values() {
		if isNull(v) {
			continue
		}
		x, ok := p.exactPartOf(v)
		if !ok || x.scale > heldProduct {
			return exactPart{}, false
		}
		parts[v] = x
		out.scale, out.divides = max(out.scale, x.scale), out.divides || x.divides
	}
	out.write = func() {
		p.chosen(c, func(v expr) {
			if isNull(v) {
				p.w("NULL")
				return
			}
			p.w("CAST(")
			parts[v].write()
			p.w(" AS " + wide(out.scale) + ")")
		})
	}
	return out, len(parts) > 0
}

// exactAggregate reads an aggregate that keeps a quotient's digits, or is one.
func (p *printer) exactAggregate(c *call) (exactPart, bool) {
	if c.schema != "" || len(c.args) != 1 || c.distinct || c.star || len(c.orderBy) > 0 {
		return exactPart{}, false
	}
	arg := c.args[0]
	if t := p.typ(arg); !t.isInt() && t.kind != tNumeric {
		return exactPart{}, false
	}
	x, ok := p.exactPartOf(arg)
	if !ok || x.scale > heldMost {
		return exactPart{}, false
	}
	over := func(name string) func() {
		return func() {
			p.w(name + "(")
			x.write()
			p.w(")")
			p.clauses(c)
		}
	}
	switch c.name {
	case "sum":
		return exactPart{scale: x.scale, write: over("sum")}, x.divides && c.over == nil
	case "avg":
		if x.divides && c.over != nil {
			return exactPart{}, false // the rows of a window are stored before, as their type shows them
		}
		scale, sum := x.scale, over("sum")
		if x.divides { // a group's sum is stored as its type shows it
			scale, _ = p.typ(arg).engineScale()
			sum = func() {
				p.w("CAST(")
				over("sum")()
				p.w(" AS " + wide(scale) + ")")
			}
		}
		fine := min(heldDigits(scale, 0), heldMost)
		return exactPart{scale: fine, divides: true, write: func() { p.cutRatio(fine, sum, scale, over("count"), 0) }}, true
	}
	return exactPart{}, false
}

// heldAggregate writes a sum or an average of what has a quotient in it; false leaves the
// others.
func (p *printer) heldAggregate(c *call) bool {
	if p.s.Dialect != MySQL || p.to == Spark {
		return false
	}
	scale, ok := p.typ(c).engineScale()
	if x, exact := p.exactPartOf(c.args[0]); !ok || !exact || !x.divides {
		return false
	}
	x, ok := p.exactAggregate(c)
	if !ok {
		return false
	}
	p.w("CAST(")
	x.write()
	p.w(" AS " + wide(min(scale, 30)) + ")")
	return true
}
