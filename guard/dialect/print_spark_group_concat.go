package dialect

// distinctConcatSpark is GROUP_CONCAT(DISTINCT …) where texts that compare as equal are one,
// or whose order is that of something else: of equal rows the first stays, as MySQL has it,
// and what stays is sorted by the keys that it had.
func (p *printer) distinctConcatSpark(c *call, sep string) {
	if c.over != nil {
		refuse(c.pos, "GROUP_CONCAT() with DISTINCT over a window")
	}
	p.let(func() { p.concatRows(c) }, func(rows func()) {
		p.w("CASE WHEN array_size(")
		rows()
		p.w(") > 0 THEN array_join(")
		if c.limit != nil {
			p.w("slice(")
		}
		p.w("transform(")
		if len(c.orderBy) > 0 {
			p.w("array_sort(")
		}
		p.let(func() {
			p.w("transform(")
			rows()
			p.w(", e_ -> e_.g)")
		}, func(values func()) {
			p.w("transform(array_distinct(")
			values()
			p.w("), e_ -> get(")
			rows()
			p.w(", CAST(array_position(")
			values()
			p.w(", e_) AS INT) - 1))")
		})
		if len(c.orderBy) > 0 {
			p.w(", ")
			p.keysCompared(c.orderBy)
			p.w(")")
		}
		p.w(", e_ -> e_.t)")
		if c.limit != nil {
			p.w(", " + itoa(int(c.limit.offset)+1) + ", " + itoa(int(c.limit.count)) + ")")
		}
		p.w(", ")
		p.text(sep)
		p.w(") END")
	})
}

// concatRows writes the list of the rows: what tells them apart, their text, their keys.
func (p *printer) concatRows(c *call) {
	p.w("collect_list(named_struct('g', ")
	if len(c.args) > 1 {
		p.w("struct(")
	}
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.foldedKey(a)
	}
	if len(c.args) > 1 {
		p.w(")")
	}
	p.w(", 't', ")
	if len(c.args) > 1 {
		p.sparkStrictConcat(c, "")
	} else {
		p.sparkText(c.args[0])
	}
	for i, k := range c.orderBy {
		p.w(", 'k" + itoa(i) + "', ")
		p.foldedKey(k.expr)
	}
	p.w("))")
	p.givenRows(c)
}

// foldedKey writes a value as it is compared: texts as the collation does.
func (p *printer) foldedKey(e expr) {
	if p.isTextual(e) && !p.binaryValue(e) {
		e = asFolded(e)
	}
	p.keyExpr(e)
}
