package dialect

// groupConcat joins texts with a separator and an order.
func (p *printer) groupConcat(c *call) {
	sep := ","
	if c.separator != nil {
		sep = *c.separator
	}
	switch {
	case c.distinct && len(c.args) == 1 && len(c.orderBy) > 0 && c.limit == nil && !textual(c.args[0]) && sortedByItself(c):
		p.distinctConcat(c, sep)
	case c.distinct && (len(c.args) > 1 || len(c.orderBy) > 0 || textual(c.args[0])) || c.limit != nil:
		p.listConcat(c, sep)
	default:
		p.w("string_agg(")
		if c.distinct {
			p.w("DISTINCT ")
		}
		p.concatenated(c)
		p.w(", ")
		p.text(sep)
		p.orderBy(c.orderBy)
		p.w(")")
		p.clauses(&call{filter: c.filter, over: c.over})
	}
}

// concatenated is one row's text.
func (p *printer) concatenated(c *call) {
	if len(c.args) > 1 {
		p.strictConcat(c)
	} else {
		p.asText(c.args[0])
	}
}

// sortedByItself tells that distinct values are sorted by nothing else.
func sortedByItself(c *call) bool {
	for _, k := range c.orderBy {
		if !sameExpr(k.expr, c.args[0]) {
			return false
		}
	}
	return true
}

// distinctConcat orders values before they become text, which the engine's string_agg
// cannot do together with DISTINCT.
func (p *printer) distinctConcat(c *call, sep string) {
	p.w("array_to_string(list_transform(list(DISTINCT ")
	p.expr(c.args[0])
	p.orderBy(c.orderBy)
	p.w(") FILTER (WHERE ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL), lambda e_: ")
	p.asText(&columnRef{node: node{typ: p.typ(c.args[0])}, parts: []string{"e_"}})
	p.w("), ")
	p.text(sep)
	p.w(")")
}

// listConcat joins a sorted list of rows, of which the first of equal ones stay, where only
// those are asked for that differ, and no more than LIMIT says.
func (p *printer) listConcat(c *call, sep string) {
	if c.over != nil {
		refuse(c.pos, "GROUP_CONCAT() with DISTINCT or LIMIT over a window")
	}
	p.w("list_transform(list_transform([list(struct_pack(t := ")
	p.concatenated(c)
	p.w(", k := ")
	p.keyOf(c)
	p.w(")")
	p.orderBy(c.orderBy)
	p.w(")")
	p.givenRows(c)
	p.w("], lambda l_: struct_pack(l := l_, k := list_transform(l_, lambda e_: e_.k))), lambda g_: array_to_string(")
	p.w("list_transform(")
	if c.distinct {
		p.w("list_filter(g_.l, lambda e_, i_: list_position(g_.k, e_.k) = i_)")
	} else {
		p.w("g_.l")
	}
	p.w(", lambda e_: e_.t)")
	if l := c.limit; l != nil {
		p.w("[" + itoa(int(l.offset)+1) + ":" + itoa(int(l.offset+l.count)) + "]")
	}
	p.w(", ")
	p.text(sep)
	p.w("))[1]")
}

// keyOf is what tells rows apart: texts as the collation compares them.
func (p *printer) keyOf(c *call) {
	if !c.distinct {
		p.w("0")
		return
	}
	if len(c.args) > 1 {
		p.w("row(")
		defer p.w(")")
	}
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.fold(a)
	}
}

// givenRows writes the FILTER of the rows that count: those without NULL.
func (p *printer) givenRows(c *call) {
	p.w(" FILTER (WHERE ")
	p.noneNull(c.args)
	if c.filter != nil {
		p.w(" AND ")
		p.operand(c.filter)
	}
	p.w(")")
}
