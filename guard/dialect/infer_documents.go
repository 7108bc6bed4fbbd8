package dialect

// Two jsonb are equal as documents: blanks and the order of members tell nothing apart. The
// engine compares their texts, so that they are written in one way wherever they are grouped
// or made distinct; see documentKey.

// document puts the mark of such a place around a jsonb, and around a json, which a column of a
// file is told as.
func (f *inferrer) document(e expr) expr {
	if e == nil || f.s.Dialect != PostgreSQL {
		return e
	}
	t := e.base().typ
	if t.kind != tJSONB && t.kind != tJSON || t.array || isNull(e) {
		return e
	}
	if _, done := e.(*folded); done {
		return e
	}
	return &folded{node: node{pos: e.base().pos, typ: t}, x: e}
}

// documents marks the jsonb that a SELECT groups by or makes distinct.
func (f *inferrer) documents(q *query, c *selectCore, sc *scope) {
	var keys []expr
	f.documentKeys(c.groupBy, c.items, sc, &keys)
	if len(keys) > 0 {
		var put func(expr) expr
		put = func(e expr) expr {
			if e == nil {
				return nil
			}
			for _, k := range keys {
				if sameExpr(e, k) {
					return f.document(k)
				}
			}
			return mapExpr(e, put)
		}
		for i := range c.items {
			if _, ok := c.items[i].expr.(*star); !ok {
				c.items[i].expr = put(c.items[i].expr)
			}
		}
		c.having = put(c.having)
		mapKeys(q.orderBy, put)
	}
	mapList(c.distinctOn, f.document)
	if c.distinct {
		f.documentItems(c, sc)
	}
}

// documentKeys marks the keys of GROUP BY and lists them.
func (f *inferrer) documentKeys(groups []groupItem, items []selectItem, sc *scope, keys *[]expr) {
	for i := range groups {
		g := &groups[i]
		if g.expr == nil {
			f.documentKeys(g.sub, items, sc, keys)
			continue
		}
		key := g.expr
		if m := f.meant(key, items, sc, true); m != nil {
			key = m
		}
		if marked := f.document(key); marked != key {
			g.expr = marked
			*keys = append(*keys, key)
		}
	}
}

// documentItems marks the output values of a SELECT.
func (f *inferrer) documentItems(c *selectCore, sc *scope) {
	found := false
	for _, col := range sc.out {
		found = found || col.typ.kind == tJSONB || col.typ.kind == tJSON
	}
	if !found {
		return
	}
	c.items = f.expandItems(c.items, sc)
	for i := range c.items {
		if _, isStar := c.items[i].expr.(*star); isStar {
			refuse(c.items[i].expr.base().pos, "DISTINCT of jsonb by *")
		}
		c.items[i].expr = f.document(c.items[i].expr)
	}
}

// documentSets marks what a set operation compares.
func (f *inferrer) documentSets(q *query) {
	switch b := q.body.(type) {
	case *selectCore:
		for i := range b.items {
			if x, isStar := b.items[i].expr.(*star); isStar {
				refuse(x.pos, "a set operation on jsonb by *")
			}
			b.items[i].expr = f.document(b.items[i].expr)
		}
	case *setOp:
		f.documentSets(b.left)
		f.documentSets(b.right)
	case *valuesList:
		for _, row := range b.rows {
			mapList(row, f.document)
		}
	}
}
