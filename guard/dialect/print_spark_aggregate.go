package dialect

import "strconv"

// sparkSum: PostgreSQL widens by one step only; the cast stands inside, so that
// nothing overflows on the way.
func (p *printer) sparkSum(c *call, _ string) {
	t := p.typ(c.args[0])
	switch {
	case p.keepsSpans(t):
		p.spanSum(c)
	case p.sparkHeldAggregate(c):
	case p.s.Dialect == MySQL && (t.isInt() || t.kind == tBool):
		p.plainCall(withArg(c, sqlType{kind: tNumeric, prec: 22}), "sum")
	case p.s.Dialect == MySQL && (p.isTextual(c.args[0]) || t.kind == tJSON):
		p.plainCall(withTextNumber(c, t), "sum")
	case t.kind == tInt8 || t.kind == tUInt8:
		p.plainCall(withArg(c, sqlType{kind: tNumeric, prec: 28}), "sum")
	case t.kind == tFloat4 && p.s.Dialect == PostgreSQL:
		p.sparkWrapped(c, "sum", "FLOAT")
	default:
		p.plainCall(c, "sum")
	}
}

// sparkAvg: the mean of exact numbers is exact, to sixteen places, or to four more
// than the values have in MySQL.
func (p *printer) sparkAvg(c *call, _ string) {
	t := p.typ(c.args[0])
	mysql := p.s.Dialect == MySQL
	prec, scale, ok := p.sparkShape(c.args[0])
	exact := ok && (t.isInt() || t.kind == tNumeric || mysql && t.kind == tBool)
	switch {
	case p.keepsSpans(t):
		p.spanAverage(c)
	case mysql && (p.isTextual(c.args[0]) || t.kind == tJSON):
		p.plainCall(withTextNumber(c, t), "avg")
	case p.sparkHeldAggregate(c):
	case exact && mysql:
		whole := min(prec-scale, 38-scale-4)
		p.sparkWrapped(withArg(c, sqlType{kind: tNumeric, prec: min(whole+scale+2, 38), scale: scale + 2}), "avg",
			decimalName(min(whole+scale+4, 38), scale+4))
	case exact && prec-scale <= 22:
		more := max(12, scale)
		p.sparkWrapped(withArg(c, sqlType{kind: tNumeric, prec: prec - scale + more, scale: more}), "avg",
			decimalName(prec-scale+16, 16))
	case t.kind == tNumeric && !t.array && !mysql:
		p.sparkWrapped(c, "avg", decimalName(38, 16))
	default:
		p.plainCall(c, "avg")
	}
}

// withTextNumber is the call with the number that its argument's text begins with.
func withTextNumber(c *call, t sqlType) *call {
	x := c.args[0]
	if t.kind == tJSON {
		x = &call{node: node{pos: c.pos, typ: of(tText)}, name: "json_unquote", args: []expr{x}}
	}
	d := *c
	d.args = []expr{&cast{x: x, to: of(tFloat8)}}
	return &d
}

// sparkStat gives the spread of exact numbers as an exact number.
func (p *printer) sparkStat(c *call, name string) {
	p.exactDouble(p.s.Dialect == PostgreSQL && p.isExact(c.args[0]), func() { p.plainCall(c, name) })
}

// sparkPair is an aggregate of two columns, which PostgreSQL computes in floating point.
func (p *printer) sparkPair(c *call, name string) { p.plainCall(c, name) }

// sparkPercentile is an ordered-set aggregate; percentile_disc keeps the values' type.
func (p *printer) sparkPercentile(c *call, _ string) {
	if !c.withinGroup {
		syntax(c.pos, "WITHIN GROUP is required for ordered-set aggregate %s", c.name)
	}
	if len(c.orderBy) != 1 {
		refuse(c.pos, c.name+"() of several values")
	}
	if list, ok := c.args[0].(*arrayExpr); ok {
		p.percentiles(c, list)
		return
	}
	if p.typ(c.args[0]).array {
		refuse(c.pos, c.name+"() of computed fractions")
	}
	key := c.orderBy[0]
	clauses := func() { p.clauses(&call{node: c.node, filter: c.filter, over: c.over}) }
	if c.name == "percentile_disc" {
		p.nthValue(c.args[0], key, clauses)
		return
	}
	p.castTo("DOUBLE", func() {
		p.w(c.name + "(")
		p.expr(c.args[0])
		p.w(") WITHIN GROUP (ORDER BY ")
		p.expr(key.expr)
		if key.desc {
			p.w(" DESC")
		}
		p.w(")")
		clauses()
	})
}

// percentiles writes one value for each of several fractions; of no values it makes NULL.
func (p *printer) percentiles(c *call, fractions *arrayExpr) {
	p.w("CASE WHEN count(")
	p.expr(c.orderBy[0].expr)
	p.w(")")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
	p.w(" > 0 THEN array(")
	for i, f := range fractions.elems {
		if i > 0 {
			p.w(", ")
		}
		one := *c
		one.args = []expr{f}
		p.sparkPercentile(&one, "")
	}
	p.w(") END")
}

// nthValue is percentile_disc: Spark's own knows numbers only, and those as DOUBLE.
func (p *printer) nthValue(fraction expr, key sortKey, clauses func()) {
	p.w("transform(array(array_sort(collect_list(")
	p.expr(key.expr)
	p.w(")")
	clauses()
	p.w(")), l_ -> get(")
	if key.desc {
		p.w("reverse(l_)")
	} else {
		p.w("l_")
	}
	p.w(", greatest(CAST(ceil(")
	p.operand(fraction)
	p.w(" * array_size(l_)) AS INT) - 1, 0)))[0]")
}

// sparkMode is the most frequent value; of several the least, as PostgreSQL's is in
// the order given.
func (p *printer) sparkMode(c *call, _ string) {
	if len(c.orderBy) != 1 {
		refuse(c.pos, "mode() of several values")
	}
	if c.orderBy[0].desc {
		p.greatestMode(c)
		return
	}
	p.w("mode(")
	p.expr(c.orderBy[0].expr)
	if p.version.before(4, 0) {
		p.w(")")
	} else {
		p.w(", TRUE)")
	}
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
}

// greatestMode is mode() in falling order: of the values that are as frequent as any, the
// greatest.
func (p *printer) greatestMode(c *call) {
	p.w("transform(array(collect_list(")
	p.expr(c.orderBy[0].expr)
	p.w(")")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
	p.w("), l_ -> array_max(transform(array_distinct(l_), v_ -> struct(array_size(filter(l_, w_ -> w_ = v_)) AS n, v_ AS v))).v)[0]")
}

// sparkStringAgg joins texts. Spark 4 has listagg; before, a list is sorted and joined.
func (p *printer) sparkStringAgg(c *call, _ string) {
	p.joinTexts(c, c.args[0], func() { p.expr(c.args[1]) })
}

func (p *printer) sparkGroupConcat(c *call, _ string) {
	sep := ","
	if c.separator != nil {
		sep = *c.separator
	}
	if c.distinct && (c.limit != nil || len(c.args) > 1 || p.isTextual(c.args[0]) || !sortedByItself(c)) {
		p.distinctConcatSpark(c, sep)
		return
	}
	x := c.args[0]
	if len(c.args) > 1 {
		x = &call{node: c.node, name: "concat", args: c.args}
		x.base().typ = of(tText)
	}
	keys := append([]sortKey(nil), c.orderBy...)
	for i, k := range keys {
		if p.isTextual(k.expr) && !p.binaryValue(k.expr) {
			keys[i].expr = asFolded(k.expr)
		}
	}
	d := *c
	d.orderBy = keys
	p.joinTexts(&d, x, func() { p.text(sep) })
}

func (p *printer) joinTexts(c *call, x expr, sep func()) {
	text := p.typ(x).isText() || p.typ(x).kind == tNone || p.typ(x).kind == tUnknown
	if c.over != nil && (c.distinct || len(c.orderBy) > 0) {
		refuse(c.pos, c.name+"() with an order, over a window")
	}
	// beside other aggregates of distinct values listagg(DISTINCT … ORDER BY …) fails in Spark 4.1
	if c.distinct && (!text || p.s.Dialect == PostgreSQL) || c.limit != nil || p.version.before(4, 0) {
		p.joinList(c, x, sep)
		return
	}
	p.w("listagg(")
	if c.distinct {
		p.w("DISTINCT ")
	}
	p.sparkText(x)
	p.w(", ")
	sep()
	p.w(")")
	if len(c.orderBy) > 0 {
		p.w(" WITHIN GROUP (ORDER BY ")
		p.sortKeys(c.orderBy)
		p.w(")")
	}
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
}

// joinList joins a sorted list; of no texts at all it makes NULL.
func (p *printer) joinList(c *call, x expr, sep func()) {
	p.w("CASE WHEN count(")
	p.expr(x)
	p.w(")")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
	p.w(" > 0 THEN array_join(transform(")
	if c.limit != nil {
		p.w("slice(")
	}
	p.sortedList(c, x, c.distinct)
	if c.limit != nil {
		p.w(", " + strconv.FormatInt(c.limit.offset+1, 10) + ", " + strconv.FormatInt(c.limit.count, 10) + ")")
	}
	p.w(", v_ -> ")
	v := &columnRef{parts: []string{"v_"}}
	v.typ = p.typ(x)
	p.sparkText(v)
	p.w("), ")
	sep()
	p.w(") END")
}

// sparkArrayAgg keeps NULLs, which Spark's own would leave out; of no rows it makes
// NULL.
func (p *printer) sparkArrayAgg(c *call, _ string) {
	p.w("nullif(")
	p.sortedList(c, c.args[0], false)
	p.w(", array())")
}

// sortedList writes the list of an aggregate's values in its order. The keys stand
// before the value in a struct, each behind the test that puts NULLs in their place; a
// list that falls is a rising one reversed.
func (p *printer) sortedList(c *call, x expr, set bool) {
	fn := "collect_list("
	if c.distinct {
		fn = "collect_set("
	}
	clauses := func() { p.clauses(&call{node: c.node, filter: c.filter, over: c.over}) }
	if len(c.orderBy) == 0 {
		if set {
			p.w(fn)
			p.expr(x)
			p.w(")")
			clauses()
			return
		}
		p.w("transform(" + fn + "struct(")
		p.expr(x)
		p.w(" AS v))")
		clauses()
		p.w(", s_ -> s_.v)")
		return
	}
	desc := c.orderBy[0].desc
	for _, k := range c.orderBy {
		if k.desc != desc {
			p.mixedList(c, x, fn)
			return
		}
	}
	p.w("transform(")
	if desc {
		p.w("reverse(")
	}
	p.w("array_sort(" + fn + "struct(")
	for i, k := range c.orderBy {
		p.operand(k.expr)
		if k.nullsFirst != desc {
			p.w(" IS NOT NULL")
		} else {
			p.w(" IS NULL")
		}
		p.w(" AS n" + itoa(i) + ", ")
		p.expr(k.expr)
		p.w(" AS k" + itoa(i) + ", ")
	}
	p.expr(x)
	p.w(" AS v))")
	clauses()
	p.w(")")
	if desc {
		p.w(")")
	}
	p.w(", s_ -> s_.v)")
}

// mixedList writes a list that rises by one key and falls by another: two rows are compared
// key by key.
func (p *printer) mixedList(c *call, x expr, fn string) {
	p.w("transform(array_sort(" + fn + "struct(")
	for i, k := range c.orderBy {
		p.keyExpr(k.expr)
		p.w(" AS k" + itoa(i) + ", ")
	}
	p.expr(x)
	p.w(" AS v))")
	p.clauses(&call{node: c.node, filter: c.filter, over: c.over})
	p.w(", ")
	p.keysCompared(c.orderBy)
	p.w("), s_ -> s_.v)")
}

// keysCompared writes the comparison of two structs by their keys, k0 and so on.
func (p *printer) keysCompared(keys []sortKey) {
	p.w("(a_, b_) -> CASE")
	for i, k := range keys {
		a, b := "a_.k"+itoa(i), "b_.k"+itoa(i)
		null, less := "1", "-1"
		if k.nullsFirst {
			null = "-1"
		}
		if k.desc {
			less = "1"
		}
		p.w(" WHEN " + a + " IS NULL AND " + b + " IS NOT NULL THEN " + null + " WHEN " + a + " IS NOT NULL AND " + b + " IS NULL THEN -(" + null + ")" +
			" WHEN " + a + " < " + b + " THEN " + less + " WHEN " + a + " > " + b + " THEN -(" + less + ")")
	}
	p.w(" ELSE 0 END")
}

// sparkJSONAgg builds an array; documents in it are joined as the texts that they are.
func (p *printer) sparkJSONAgg(c *call, _ string) {
	switch t := p.typ(c.args[0]); {
	case t.kind == tJSON || t.kind == tJSONB:
		p.w("concat('[', array_join(nullif(")
		p.sortedList(c, c.args[0], false)
		p.w(", array()), ', ', 'null'), ']')")
		return
	case p.s.Dialect == PostgreSQL && (t.kind == tTimestamp || t.kind == tTimestampTZ || t.kind == tInterval || t.kind == tBytea || t.kind == tTime):
		refuse(c.pos, c.name+"() of "+t.String())
	}
	p.w("to_json(nullif(")
	p.sortedList(c, c.args[0], false)
	p.w(", array()))")
}
