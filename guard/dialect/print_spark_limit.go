package dialect

import "strconv"

// sparkLimit writes LIMIT and OFFSET, which must be constants of type INT. NULL is
// no limit, and neither is MySQL's 18446744073709551615.
func (p *printer) sparkLimit(q *query) {
	for _, part := range [2]struct {
		word string
		x    expr
	}{{" LIMIT ", q.limit}, {" OFFSET ", q.offset}} {
		l, ok := part.x.(*literal)
		switch {
		case part.x == nil || ok && l.kind == litNull:
		case ok && l.kind == litInt:
			if n, err := strconv.ParseInt(l.text, 10, 64); err == nil && n <= 1<<31-1 {
				p.w(part.word)
				p.expr(l)
			} else if part.word == " OFFSET " {
				refuse(l.pos, "an OFFSET of more than 2147483647")
			}
		default:
			p.w(part.word)
			p.castTo("INT", func() { p.expr(part.x) })
		}
	}
}

// limitedBySubquery numbers the rows, and takes those whose numbers are within the limits,
// which Spark wants as constants.
func (p *printer) limitedBySubquery(q *query, c *selectCore) {
	if c == nil || c.distinct || len(c.distinctOn) > 0 {
		p.refuseHint(q.pos, "LIMIT with a subquery of this query", "write the number, or a parameter")
	}
	from := "0"
	if q.offset != nil && !isNull(q.offset) {
		from = p.aside(func() {
			p.w("coalesce(CAST((")
			p.expr(q.offset)
			p.w(") AS BIGINT), 0)")
		})
	}
	where := "_n > " + from
	if q.limit != nil && !isNull(q.limit) {
		n := p.aside(func() {
			p.w("CAST((")
			p.expr(q.limit)
			p.w(") AS BIGINT)")
		})
		where += " AND _n <= coalesce(" + from + " + " + n + ", 9223372036854775807)"
	}
	plain := *q
	plain.limit, plain.offset = nil, nil
	if len(plain.orderBy) == 0 {
		plain.orderBy = []sortKey{{expr: &literal{node: node{typ: of(tInt4)}, kind: litNull, text: "NULL"}}}
	}
	p.numbered(&plain, c, &call{name: "row_number", over: &window{}}, where)
}

// withTies takes the rows whose rank is within the limit.
func (p *printer) withTies(q *query, c *selectCore) {
	n, ok := 0, false
	if q.limit != nil {
		n, ok = p.intConstant(q.limit)
	}
	if ok && q.offset != nil { // those before are left out of the rows that are found
		var skipped int
		skipped, ok = p.intConstant(q.offset)
		n += skipped
	}
	if !ok || c == nil || len(c.distinctOn) > 0 || c.distinct {
		p.refuseHint(q.pos, "FETCH FIRST … WITH TIES of this query", "compare rank() OVER (ORDER BY …) with the number")
	}
	plain := *q
	plain.limit, plain.withTies = nil, false
	p.numbered(&plain, c, &call{name: "rank", over: &window{}}, "_n <= "+itoa(n))
}
