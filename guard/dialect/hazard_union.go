package dialect

import (
	"slices"
	"strconv"
)

// union compares the arms of a set operation with the first that reads a table. Rows of
// constants are common where constants come first, or where every arm counts its own
// (SELECT 'Q1', sum(x) …): what gives a pasted arm away is padding.
//
// A chain of n arms nests n deep on its left; it is looked at once, as a whole.
func (h *hazards) union(q *query) {
	if h.within == nil {
		h.within = make(map[*query]bool)
	}
	h.within[q.body.(*setOp).left] = true
	if h.within[q] {
		return
	}
	arms := armsOf(q, nil)
	base := slices.IndexFunc(arms, coreReads)
	if base < 0 {
		return
	}
	catalog := coreCatalog(arms[base])
	for _, arm := range arms[base+1:] {
		switch {
		case !catalog && coreCatalog(arm):
			h.add(CatalogUnion, q.pos)
		case padded(arms[base], arm):
			h.add(PaddedUnion, q.pos)
		}
	}
}

// armsOf lists the SELECTs of a chain of set operations, in their order.
func armsOf(q *query, arms []*selectCore) []*selectCore {
	switch b := q.body.(type) {
	case *selectCore:
		return append(arms, b)
	case *setOp:
		return armsOf(b.right, armsOf(b.left, arms))
	}
	return arms
}

func coreReads(c *selectCore) bool { return readsTables(&query{body: c}) }

func coreCatalog(c *selectCore) bool { return readsCatalog(&query{body: c}) }

// padded tells whether an arm fits itself to a query that its author could not see.
func padded(base, arm *selectCore) bool {
	if len(arm.items) != len(base.items) && !widening(base) && !widening(arm) {
		return true // which no engine takes: somebody is counting columns
	}
	if len(arm.from) == 0 {
		return foreign(base, arm)
	}
	n := fillers(arm)
	return counted(arm) || n > 0 && (carries(arm) || starred(base) || emptied(base)) || hollow(base, arm) || emptied(base) && !emptied(arm)
}

// hollow tells an arm that reads a table and takes nothing from it.
func hollow(base, arm *selectCore) bool {
	for i, item := range arm.items {
		if _, ok := item.expr.(*literal); !ok {
			return false
		}
		if i < len(base.items) {
			if _, ok := base.items[i].expr.(*literal); ok {
				return false
			}
		}
	}
	return len(arm.items) > 0
}

// widening tells a list whose number of columns is not the number of its items.
func widening(c *selectCore) bool {
	return starred(c) || slices.ContainsFunc(c.items, func(i selectItem) bool {
		f, ok := i.expr.(*call)
		return ok && f.name == "unnest"
	})
}

// starred tells whether one of the columns is a star.
func starred(c *selectCore) bool {
	return slices.ContainsFunc(c.items, func(i selectItem) bool { _, ok := i.expr.(*star); return ok })
}

// foreign tells an arm of constants that does not look like a row for a list's head or
// foot ('all', NULL; 0): it counts its columns, calls functions, or hides texts in numbers.
func foreign(base, arm *selectCore) bool {
	if counted(arm) || starred(base) || emptied(base) {
		return true
	}
	nullsOnly := len(arm.items) > 0
	for _, i := range arm.items {
		p := profileOf(i.expr)
		if p.session > 0 || len(p.tables) > 0 || p.without > 0 || len(p.calls) > 0 && !onlyCalm(&p) || hidden(i.expr) {
			return true
		}
		l, ok := i.expr.(*literal)
		nullsOnly = nullsOnly && ok && l.kind == litNull
		if ok && l.kind == litInt && len(l.text) > 2 {
			return true
		}
	}
	return nullsOnly
}

// hidden tells a text that is written as bytes or put together from character codes.
func hidden(e expr) bool {
	found := false
	w := walker{marked: true, onExpr: func(e expr) {
		switch e := e.(type) {
		case *literal:
			found = found || e.kind == litBytes
		case *call:
			found = found || e.name == "char" || e.name == "chr" || e.name == "unhex"
		}
	}}
	w.expr(e)
	return found
}

// counted tells columns that are numbered: …, 2, 3, …
func counted(c *selectCore) bool {
	last, run := -1, 1
	for i, item := range c.items {
		l, ok := item.expr.(*literal)
		if !ok || l.kind != litInt {
			continue
		}
		n, err := strconv.Atoi(l.text)
		if err != nil {
			continue
		}
		if last > 0 && n == last+1 || n == i+1 && n > 2 {
			if run++; run >= 2 {
				return true
			}
		}
		last = n
	}
	return false
}

// fillers counts the columns that are bare numbers or NULL.
func fillers(c *selectCore) (n int) {
	for _, item := range c.items {
		if l, ok := item.expr.(*literal); ok && (l.kind == litInt || l.kind == litNull) {
			n++
		}
	}
	return n
}

// carries tells whether a column packs several values into one text.
func carries(c *selectCore) bool {
	return slices.ContainsFunc(c.items, func(i selectItem) bool {
		p := profileOf(i.expr)
		return p.columns > 0 && p.callsAny(packing) || len(p.tables) > 0 || hidden(i.expr)
	})
}

var packing = setOf("concat", "concat_ws", "group_concat", "string_agg", "json_arrayagg", "array_to_string", "json_agg", "xmlagg")

// emptied tells a query whose own rows were switched off: … WHERE id = -1, … AND 1 = 0.
func emptied(c *selectCore) bool {
	e := c.where
	if l, ok := e.(*logic); ok && l.op == "AND" {
		e = l.args[len(l.args)-1]
	}
	if l, ok := e.(*literal); ok {
		return l.kind == litBool && l.text == "false"
	}
	b, ok := e.(*binary)
	if !ok || !comparisons[b.op] {
		return false
	}
	if r, ok := b.r.(*unary); ok && r.op == "-" && b.op == "=" {
		return bare(r.x)
	}
	if r, ok := b.r.(*literal); ok && b.op == "=" && len(r.text) > 1 && r.text[0] == '-' {
		return true
	}
	l, lok := b.l.(*literal)
	r, rok := b.r.(*literal)
	return lok && rok && b.op == "=" && l.text != r.text
}
