package dialect

// tied is a query without FETCH FIRST n ROWS WITH TIES, which is the rows whose rank is
// not above n: those before the offset count as well. What cannot be said so stays.
func (q *query) tied() *query {
	c, ok := q.body.(*selectCore)
	if !ok || !q.withTies || q.limit == nil || c.distinct || c.distinctOn != nil || c.qualify != nil {
		return q
	}
	keys := make([]sortKey, len(q.orderBy))
	for i, k := range q.orderBy {
		if k.expr = itemMeant(k.expr, c.items); k.expr == nil {
			return q
		}
		keys[i] = k
	}
	whole := node{typ: of(tInt8)}
	last := q.limit
	if q.offset != nil {
		last = &binary{node: whole, op: "+", l: q.limit, r: q.offset}
	}
	out, core := *q, *c
	core.qualify = &binary{node: truthNode(q.pos), op: "<=", l: &call{node: whole, name: "rank", over: &window{orderBy: keys}}, r: last}
	out.body, out.withTies, out.limit = &core, false, nil
	return &out
}

// itemMeant is the output value that a sort key names by its place or name; a star's place
// is not known.
func itemMeant(e expr, items []selectItem) expr {
	switch x := e.(type) {
	case *literal:
		for i := range items {
			if _, star := items[i].expr.(*star); star {
				return nil
			}
		}
		if n, ok := position(x); ok && n <= len(items) {
			return items[n-1].expr
		}
	case *columnRef:
		for i := range items {
			if len(x.parts) == 1 && items[i].alias == x.parts[0] {
				return items[i].expr
			}
		}
	}
	return e
}
