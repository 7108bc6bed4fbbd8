package dialect

import "slices"

// grouping makes a grouped SELECT one that every engine takes. MySQL groups texts by
// their collation and lets a column stand that is not grouped; PostgreSQL allows the
// latter where the table's primary key is grouped. Any value of the group is right then.
func (f *inferrer) grouping(c *selectCore, sc *scope, orderBy []sortKey) {
	if len(c.groupBy) == 0 && !f.aggregates(c) {
		return
	}
	mysql := f.s.Dialect == MySQL
	g := &grouper{f: f, sc: sc, all: mysql}
	if mysql {
		f.groupKeys(c.groupBy, c.items, sc)
	}
	g.keys(c.groupBy)
	if !mysql && !g.primary() {
		return
	}
	c.items = f.expandItems(c.items, sc)
	for i := range c.items {
		if _, ok := c.items[i].expr.(*star); !ok {
			c.items[i].expr = g.rewrite(c.items[i].expr)
		}
	}
	c.having = mapOne(c.having, g.rewrite)
	for i := range orderBy {
		if !namesAlias(orderBy[i].expr, c.items) {
			orderBy[i].expr = g.rewrite(orderBy[i].expr)
		}
	}
	for _, w := range c.windows {
		mapWindow(w, g.rewrite)
	}
}

// namesAlias tells a sort key that is an alias of an output: it comes before a column of
// the same name.
func namesAlias(key expr, items []selectItem) bool {
	c, ok := key.(*columnRef)
	return ok && len(c.parts) == 1 && slices.ContainsFunc(items, func(it selectItem) bool {
		return it.alias != "" && equalFold(it.alias, c.parts[0])
	})
}

// lastName is a column without its qualifier.
func lastName(e expr) expr {
	c, ok := e.(*columnRef)
	if !ok {
		return nil
	}
	return &columnRef{parts: c.parts[len(c.parts)-1:]}
}

// aggregates tells that a SELECT without GROUP BY is one group.
func (f *inferrer) aggregates(c *selectCore) bool {
	found := false
	w := walker{shallow: true, onExpr: func(e expr) {
		if x, ok := e.(*call); ok && x.over == nil {
			if fn := f.s.lookup(x); fn != nil && fn.class == 'a' {
				found = true
			}
		}
	}}
	for i := range c.items {
		w.expr(c.items[i].expr)
	}
	w.expr(c.having)
	return found
}

// groupKeys puts what is meant in place of positions and aliases, and folds texts.
func (f *inferrer) groupKeys(groups []groupItem, items []selectItem, sc *scope) {
	for i := range groups {
		g := &groups[i]
		if g.expr == nil {
			f.groupKeys(g.sub, items, sc)
			continue
		}
		if e := f.meant(g.expr, items, sc, true); e != nil {
			if _, constant := e.(*literal); constant {
				continue // its position says it better: a number would be one itself
			}
			g.expr = e
		}
		g.expr = f.fold(g.expr)
	}
}

// meant is the output expression that a key names by its position or its alias; nil
// where it is an expression of its own.
func (f *inferrer) meant(e expr, items []selectItem, sc *scope, columnFirst bool) expr {
	switch x := e.(type) {
	case *literal:
		n, ok := position(x)
		if !ok || n > len(items) {
			return nil
		}
		for i := range items[:n] {
			if _, isStar := items[i].expr.(*star); isStar {
				return nil
			}
		}
		return items[n-1].expr
	case *columnRef:
		if len(x.parts) > 1 {
			return nil
		}
		if columnFirst {
			if own, _ := sc.ownColumn(x.parts[0]); own {
				return nil
			}
		}
		for i := range items {
			if items[i].alias != "" && equalFold(items[i].alias, x.parts[0]) || items[i].alias == "" && isName(lastName(items[i].expr), x.parts[0]) {
				return items[i].expr
			}
		}
	}
	return nil
}

// position is a constant that names an output column.
func position(l *literal) (int, bool) {
	if l.kind != litInt || len(l.text) > 4 {
		return 0, false
	}
	n := 0
	for _, d := range l.text {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	return n, n > 0
}

// ownColumn tells whether one of the scope's own relations has a column.
func (s *scope) ownColumn(name string) (own, open bool) {
	for i := range s.rels {
		if s.rels[i].column(name) != nil {
			return true, false
		}
		open = open || s.rels[i].open
	}
	return false, open
}

// grouper rewrites the expressions of a grouped SELECT.
type grouper struct {
	f    *inferrer
	sc   *scope
	list []expr          // the keys
	all  bool            // every loose column may stand
	rels map[string]bool // else: those of these relations
	sets bool            // ROLLUP and the like
}

func (g *grouper) keys(items []groupItem) {
	for i := range items {
		if items[i].expr != nil {
			g.list = append(g.list, items[i].expr)
		}
		g.sets = g.sets || items[i].set != ""
		g.keys(items[i].sub)
	}
}

// primary finds the relations whose primary key is grouped.
func (g *grouper) primary() bool {
	g.rels = make(map[string]bool)
	for i := range g.sc.rels {
		r := &g.sc.rels[i]
		if len(r.primary) == 0 {
			continue
		}
		n := 0
		for _, k := range r.primary {
			for _, e := range g.list {
				if c, ok := e.(*columnRef); ok && c.rel == r.name && equalFold(c.parts[len(c.parts)-1], k) {
					n++
					break
				}
			}
		}
		if n == len(r.primary) {
			g.rels[r.name] = true
		}
	}
	return len(g.rels) > 0
}

// rewrite replaces loose columns, and folded keys, by any value of the group.
func (g *grouper) rewrite(e expr) expr {
	for _, k := range g.list {
		if x, ok := k.(*folded); ok && sameExpr(x.x, e) {
			if g.sets { // the rows of totals have no value
				return ungrouped(k, anyValue(e))
			}
			return anyValue(e)
		}
		if sameExpr(k, e) {
			return e
		}
	}
	switch x := e.(type) {
	case *columnRef:
		if g.loose(x) {
			return anyValue(x)
		}
		return e
	case *call:
		if fn := g.f.s.lookup(x); x.over == nil && fn != nil && fn.class == 'a' {
			return e
		}
	case *groupingCall:
		return &groupingCall{node: x.node, args: g.grouped(x.args)}
	}
	return mapExpr(e, g.rewrite)
}

// grouped puts the keys as they are grouped by in place of GROUPING's arguments.
func (g *grouper) grouped(args []expr) []expr {
	out := slices.Clone(args)
	for i, a := range out {
		for _, k := range g.list {
			if x, ok := k.(*folded); ok && sameExpr(x.x, a) {
				out[i] = k
			}
		}
	}
	return out
}

// loose tells a column of this SELECT's own relations.
func (g *grouper) loose(c *columnRef) bool {
	if c.rel == "" || !g.all && !g.rels[c.rel] {
		return false
	}
	for i := range g.sc.rels {
		if g.sc.rels[i].name == c.rel {
			return true
		}
	}
	return false
}

// ungrouped is value where key is grouped, and NULL in the rows of totals.
func ungrouped(key, value expr) expr {
	zero := &literal{node: node{typ: of(tInt4)}, kind: litInt, text: "0"}
	cond := &binary{node: node{typ: of(tBool)}, op: "=", l: &groupingCall{node: node{typ: of(tInt4)}, args: []expr{key}}, r: zero}
	return &caseExpr{node: *value.base(), whens: []when{{cond, value}}}
}

func anyValue(e expr) expr {
	return &call{node: node{pos: e.base().pos, typ: e.base().typ}, name: "any_value", args: []expr{e}}
}

// expandItems puts columns in place of stars, where all of them are known.
func (f *inferrer) expandItems(items []selectItem, sc *scope) []selectItem {
	var out []selectItem
	for _, it := range items {
		s, ok := it.expr.(*star)
		if !ok {
			out = append(out, it)
			continue
		}
		all := len(s.qualifier) == 0
		if all {
			out = append(out, sc.mergedFirst(s)...)
		}
		for i := range sc.rels {
			r := &sc.rels[i]
			if len(s.qualifier) > 0 && !equalFold(r.name, s.qualifier[len(s.qualifier)-1]) {
				continue
			}
			if r.open || r.name == "" {
				return items
			}
			for _, c := range r.columns {
				if c.hidden || all && (containsName(r.merged, c.name) || sc.mergesByText(c.name)) {
					continue
				}
				ref := &columnRef{node: node{pos: s.pos, typ: c.typ}, parts: []string{r.name, c.name}, real: c.name, rel: r.name}
				if all && c.merged.kind != tNone {
					ref.parts, ref.typ, ref.wider = []string{c.name}, c.merged, true
				}
				out = append(out, selectItem{expr: ref, name: c.name})
			}
		}
	}
	return out
}

// listsGroups tells a grouped SELECT that shows all of its groups' keys.
func listsGroups(c *selectCore) bool {
	for _, g := range c.groupBy {
		shown := false
		for _, it := range c.items {
			shown = shown || g.expr != nil && sameExpr(unfolded(it.expr), unfolded(g.expr))
		}
		if !shown {
			return false
		}
	}
	return len(c.groupBy) > 0
}
