package pointer

import (
	"maps"
	"slices"

	"streamlink/nl/link"
)

// shows puts the figures of what an answer shows, beside where the question says it.
func (r *Reviewer) shows(q *Query, put []float64) {
	c := q.Left
	shown := r.shown(c)
	words := float64(max(len(r.p.Found.Words), 1))
	put[revShown] = float64(len(shown))
	first := len(r.p.Found.Words)
	late, placed, none := 0.0, 0.0, make([]bool, len(r.linked))
	for _, column := range shown {
		sp, ok := best(r.columns[column], none)
		if (r.p.Schema.Columns[column].PK || r.p.tied[column]) && (!ok || sp.kind != link.Exact) {
			put[revKeyShown]++
		}
		if !ok {
			put[revNameless]++
			continue
		}
		if slices.ContainsFunc(r.said, func(s tableSpan) bool { return s.first == sp.first && s.last == sp.last }) && len(r.columns[column]) == 1 {
			put[revForTable]++
		}
		first = min(first, sp.first)
		late += float64(sp.first) / words
		placed++
		switch near, own := r.owner(column, sp); {
		case own:
			put[revOwn]++
		case near:
			put[revAlien]++
		}
	}
	if placed > 0 {
		put[revLate] = late / placed
	}
	r.against(c, shown, first, put)
	r.listed(shown, put)
	r.leading(q, c, shown, put)
	r.counts(c, put)
}

// shown are the columns that a core shows, those inside aggregates too.
func (r *Reviewer) shown(c *Core) []int {
	var out []int
	for i := range c.Items {
		for _, t := range []*Term{&c.Items[i].L, &c.Items[i].R} {
			if (t == &c.Items[i].R && c.Items[i].Op == "") || t.Star || t.SQL != nil {
				continue
			}
			out = append(out, t.Arg.Col.Column)
		}
	}
	return out
}

// owner tells whether a table is named near to a column's phrase, and whether the nearest is
// its own.
func (r *Reviewer) owner(column int, sp span) (near, own bool) {
	nearest, at := 6, -1
	for i, s := range r.said {
		d := 0
		switch {
		case s.first > sp.last:
			d = s.first - sp.last - 1
		case s.last < sp.first:
			d = sp.first - s.last
		}
		if d < nearest {
			nearest, at = d, i
		}
	}
	return at >= 0, at >= 0 && slices.Contains(r.said[at].tables, r.p.Schema.Columns[column].Table)
}

// against puts the figures of what is tested beside what is shown.
func (r *Reviewer) against(c *Core, shown []int, first int, put []float64) {
	none := make([]bool, len(r.linked))
	alien := func(column, figure int) {
		if sp, ok := best(r.columns[column], none); ok {
			if near, own := r.owner(column, sp); near && !own {
				put[figure]++
			}
		}
	}
	for i := range c.Order {
		if t := &c.Order[i].Expr.L; !t.Star && t.SQL == nil && t.Agg != "count" {
			alien(t.Arg.Col.Column, revOrdered)
		}
	}
	c.Where.preds(func(p *Pred) {
		if p.SQL != nil || p.Left.Agg != "" || p.Left.Star {
			return
		}
		column := p.Left.Arg.Col.Column
		if (p.Op == "=" || p.Op == "like" || p.Op == "!=") && len(p.Values) == 1 && slices.Contains(shown, column) {
			put[revTested]++
		}
		if sp, ok := best(r.columns[column], none); ok && sp.last < first && !slices.Contains(shown, column) {
			put[revAfter]++
		}
		alien(column, revInner)
	})
}

// joiners are the words between the names of a list.
var joiners = map[string]bool{"and": true, "or": true, "their": true, "its": true, "the": true, "as": true, "well": true, "also": true, "his": true, "her": true}

// listed counts the names that stand in a list with one that is shown and are not.
func (r *Reviewer) listed(shown []int, put []float64) {
	told := make([]bool, len(r.linked))
	var mine []span
	for _, column := range shown {
		for _, sp := range r.columns[column] {
			r.explain(told, sp)
			if sp.kind != link.Synonym {
				mine = append(mine, sp)
			}
		}
	}
	missed := map[int]bool{}
	// in order: of two columns named by one word the first counts, the same one each time
	for _, column := range slices.Sorted(maps.Keys(r.columns)) {
		if slices.Contains(shown, column) {
			continue
		}
		for _, sp := range r.columns[column] {
			if sp.kind == link.Synonym || told[sp.first] || missed[sp.first] {
				continue
			}
			if !slices.ContainsFunc(mine, func(m span) bool { return r.together(m, sp) || r.together(sp, m) }) {
				continue
			}
			missed[sp.first] = true
			if sp.kind == link.Exact {
				put[revListed]++
			} else {
				put[revListedPart]++
			}
		}
	}
}

// together tells whether b follows a in a list.
func (r *Reviewer) together(a, b span) bool {
	words := r.p.Found.Words
	if b.first <= a.last || b.first-a.last > 4 {
		return false
	}
	joined := words[a.last].Stop
	for i := a.last + 1; i < b.first; i++ {
		if !joiners[words[i].Lower] {
			return false
		}
		joined = true
	}
	return joined
}

// leading puts whether the table that is named first is read, and shown.
func (r *Reviewer) leading(q *Query, c *Core, shown []int, put []float64) {
	at := slices.IndexFunc(r.said, func(s tableSpan) bool { return s.kind == link.Exact })
	if at < 0 {
		return
	}
	among := func(t int) bool { return slices.Contains(r.said[at].tables, t) }
	if !slices.ContainsFunc(c.From, func(f From) bool { return among(f.Table) }) {
		put[revFirstAbsent]++
	}
	if len(shown) > 0 && !slices.ContainsFunc(shown, func(column int) bool { return among(r.p.Schema.Columns[column].Table) }) {
		put[revFirstUnseen]++
	}
}

// counts puts whether what is counted is what "how many" stands before.
func (r *Reviewer) counts(c *Core, put []float64) {
	for i := range c.Items {
		t := &c.Items[i].L
		if t.Agg != "count" {
			continue
		}
		if r.numberNamed(t) {
			put[revNumberCounted]++
		}
		for _, cue := range r.cues["count"] {
			at := slices.IndexFunc(r.said, func(s tableSpan) bool { return s.first > cue && s.first <= cue+4 })
			if at < 0 {
				continue
			}
			wanted := r.said[at].tables
			is := t.Star && slices.ContainsFunc(c.From, func(f From) bool { return slices.Contains(wanted, f.Table) }) ||
				!t.Star && t.SQL == nil && slices.Contains(wanted, r.p.Schema.Columns[t.Arg.Col.Column].Table)
			if is {
				put[revCounted]++
			} else {
				put[revMiscounted]++
			}
			break
		}
	}
}

// numberNamed tells whether a column of numbers that is no key is named, as a whole, right
// behind the words that ask how many: there may be a column that holds the count.
func (r *Reviewer) numberNamed(t *Term) bool {
	for column, spans := range r.columns {
		c := &r.p.Schema.Columns[column]
		if !c.Family.Numeric() || c.PK || r.p.tied[column] || r.yearLike(column) || (!t.Star && t.Distinct) {
			continue
		}
		for _, sp := range spans {
			if sp.kind == link.Exact && closeTo(r.cues["count"], sp, 2) {
				return true
			}
		}
	}
	return false
}
