package dialect

import "strings"

// probing tells whether a condition asks for something of another table that has
// nothing to do with the row: one character of a secret, one guess, one error that
// shows it.
func probing(e expr, p *profile) bool {
	for _, sub := range p.tables {
		if sub.kind == "EXISTS" && !readsCatalog(sub.query) {
			continue
		}
		if sub.x != nil && profileOf(sub.x).columns > 0 || correlated(sub.query) {
			continue
		}
		switch {
		case readsCatalog(sub.query), readsProduct(sub.query), p.callsAny(prying), outputs(sub.query, prying):
			return true
		}
		if castOf(e, sub) || guessedRow(e, sub) {
			return true
		}
	}
	return false
}

// correlated tells whether a subquery names a relation that it does not itself read.
func correlated(q *query) bool {
	known := make(map[string]bool)
	var refs [][]string
	w := walker{
		marked: true,
		onTable: func(t *tableRef) {
			known[strings.ToLower(t.name.Name)] = true
			known[strings.ToLower(t.alias)] = true
		},
		onExpr: func(e expr) {
			if c, ok := e.(*columnRef); ok && len(c.parts) > 1 {
				refs = append(refs, c.parts)
			}
		},
		onQuery: func(q *query) {
			if c, ok := q.body.(*selectCore); ok {
				namesOf(c.from, known)
			}
			for _, c := range q.with {
				known[strings.ToLower(c.name)] = true
			}
		},
	}
	w.query(q)
	for _, parts := range refs {
		if !known[strings.ToLower(parts[len(parts)-2])] {
			return true
		}
	}
	return false
}

// namesOf adds the aliases of what stands in FROM.
func namesOf(items []fromItem, known map[string]bool) {
	for _, f := range items {
		switch f := f.(type) {
		case *derived:
			known[strings.ToLower(f.alias)] = true
		case *tableFunc:
			known[strings.ToLower(f.alias)] = true
		case *jsonTable:
			known[strings.ToLower(f.alias)] = true
		case *tableRef:
			known[strings.ToLower(f.alias)] = true
			known[strings.ToLower(f.name.Name)] = true
		case *join:
			namesOf([]fromItem{f.left, f.right}, known)
		}
	}
}

// readsCatalog tells whether a query reads a relation that describes others.
func readsCatalog(q *query) bool {
	found := false
	w := walker{marked: true, onTable: func(t *tableRef) { found = found || describes(t.name) }}
	w.query(q)
	return found
}

// describes tells the catalogs of the usual servers.
func describes(n Name) bool {
	schema, name := strings.ToLower(n.Schema), strings.ToLower(n.Name)
	switch schema {
	case "information_schema", "pg_catalog", "mysql", "performance_schema", "sys", "sysibm", "syscat", "master", "msdb":
		return true
	}
	return schema == "" && (strings.HasPrefix(name, "pg_") || strings.HasPrefix(name, "sqlite_") || strings.HasPrefix(name, "rdb$"))
}

// readsProduct tells a subquery that multiplies three tables or more with nothing
// between them, as those do that want to take time.
func readsProduct(q *query) bool {
	c, ok := q.body.(*selectCore)
	return ok && c.where == nil && len(c.from) >= 3
}

// outputs tells whether what a subquery returns calls a function of the set.
func outputs(q *query, set map[string]bool) bool {
	c, ok := q.body.(*selectCore)
	if !ok {
		return false
	}
	for i := range c.items {
		if p := profileOf(c.items[i].expr); p.callsAny(set) {
			return true
		}
	}
	return false
}

// castOf tells whether a subquery that aggregates nothing is cast to a number, so that
// the error shows its text.
func castOf(e expr, sub *subquery) bool {
	found := false
	w := walker{marked: true, shallow: true, onExpr: func(e expr) {
		c, ok := e.(*cast)
		if !ok || !c.to.isNumber() {
			return
		}
		in := walker{marked: true, shallow: true, onExpr: func(e expr) { found = found || e == expr(sub) }}
		in.expr(c.x)
	}}
	w.expr(e)
	return found
}

// guessedRow tells a comparison of a number with rows counted by grouping, the shape of
// a provoked duplicate key.
func guessedRow(e expr, sub *subquery) bool {
	b, ok := e.(*binary)
	if !ok || !comparisons[b.op] {
		return false
	}
	l, ok := literalOf(b.l)
	return ok && l.kind == litInt && len(l.text) > 2 && b.r == expr(sub)
}

// guessedValue tells a subquery that nobody wants the value of: it selects a number that
// stands in it, or decides without a table whether to select anything.
func guessedValue(q *query) bool {
	c, ok := q.body.(*selectCore)
	if !ok || len(c.items) != 1 {
		return false
	}
	nowhere := len(c.from) == 0
	if !nowhere {
		t, ok := c.from[0].(*tableRef)
		nowhere = ok && strings.EqualFold(t.name.Name, "dual")
	}
	p := profileOf(c.items[0].expr)
	if nowhere && c.where != nil {
		p = profileOf(c.where)
		return p.constant()
	}
	if b, ok := c.items[0].expr.(*binary); nowhere && ok && comparisons[b.op] {
		return len(p.tables) > 0
	}
	l, ok := c.items[0].expr.(*literal)
	return ok && l.kind == litInt && len(l.text) > 2
}

// drawn tells a grouping by a text with a random number in it, which provokes a duplicate key
// whose message shows the text. Groups of random numbers alone are samples.
func drawn(c *selectCore) bool {
	for _, g := range c.groupBy {
		e := g.expr
		if ref, ok := e.(*columnRef); ok && len(ref.parts) == 1 {
			for i := range c.items {
				if strings.EqualFold(c.items[i].alias, ref.parts[0]) {
					e = c.items[i].expr
				}
			}
		}
		if e == nil {
			continue
		}
		if p := profileOf(e); p.callsAny(drawing) && p.callsAny(joining) {
			return true
		}
	}
	return false
}

var (
	drawing = setOf("rand", "random")
	joining = setOf("concat", "concat_ws")
)
