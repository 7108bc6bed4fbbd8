package pointer

import (
	"slices"

	"streamlink/nl/link"
)

// Figures about what an answer does, beside the words of the question that ask for it.
const (
	unasked    = iota // it does, and no word asks
	unanswered        // a word asks, and it does not
	deedFigures
)

// deeds are what an answer may do; the cues are those of [cueWords].
var deeds = []string{
	"count", "sum", "avg", "max", "min", "distinct", "notin", "intersect", "or", "and", "group", "order", "most", "few", ">", "<",
	"between", "like", "having", "limit", "star", "nested", "end",
}

// Figures about an answer as a whole.
const (
	revKept          = iota // comparisons that go the way the words before their value say
	revTurned               // that go the other way
	revBound                // that take the bound itself in, or leave it out, against the words
	revFlat                 // that ask for equality where words say more or less
	revUnsaid               // that go a way which no words say
	revElsewhere            // values sought in a column that is not named, while a named one holds them
	revClash                // one column equal to two values
	revShown                // columns shown
	revNameless             // of them, those that no words were linked to
	revForTable             // of them, those whose only words are a table's name
	revLate                 // how late in the question their words stand
	revAfter                // columns tested that are named before any that is shown
	revTested               // columns shown that are also compared with one value
	revListed               // names listed beside one that is shown, which are not
	revOwn                  // columns whose nearest named table is their own
	revAlien                // columns whose nearest named table is another
	revFirstAbsent          // the table named first is not read
	revFirstUnseen          // nothing of the table named first is shown
	revCounted              // what is counted is what the words say
	revMiscounted           // it is something else
	revIdle                 // tables at the end of a join that nothing asked for and nothing uses
	revUnread               // tables named as a whole that are not read
	revKin                  // a subquery's column is tied by keys to what it is compared with
	revStranger             // it is not
	revVain                 // a subquery that excludes everything or nothing
	revOther                // a column compared with an aggregate of another column
	revSetStranger          // parts of a set operation that show different things
	revSetVain              // parts of a set operation that are the same
	revKeySum               // sums and averages of keys
	revTextEnd              // the greatest or least of texts
	revGroupVain            // groups that nothing is made of
	revGroupOne             // groups of what is unique in its table
	revInner                // columns of conditions whose nearest named table is another
	revOrdered              // columns ordered by whose nearest named table is another
	revUnreadPart           // tables named in part that are not read
	revListedPart           // names listed in part beside one that is shown, which are not
	revLimitFar             // a number taken for a limit that no word about limits stands before
	revPair                 // columns compared with each other
	revKeyShown             // keys shown that no words were linked to as a whole
	revNearer               // values compared with a column while another is named nearer to them
	revGroupAlien           // groups by a column of a table that shows nothing, and that keys do not tie to one that does
	revNumberCounted        // rows counted while the words name a column of numbers
	revYearAlien            // a year compared with what is not of the calendar, beside a column that is
	reviewFigures
)

var reviewNames = [reviewFigures]string{
	"kept", "against", "bound", "flat", "unsaid way", "elsewhere", "clash", "shown", "nameless", "for table", "late", "after", "tested", "listed",
	"own", "alien", "first absent", "first unseen", "counted", "miscounted", "idle", "unread", "kin", "stranger", "vain", "other", "set stranger",
	"set vain", "key sum", "text end", "group vain", "group one", "inner alien",
	"ordered alien", "unread part", "listed part", "limit far", "pair", "key shown", "nearer", "group alien",
	"number counted", "year alien",
}

// ReviewNames say what each figure of a review is about.
var ReviewNames = func() []string {
	var out []string
	for _, d := range deeds {
		out = append(out, d+" unasked", d+" unanswered")
	}
	return append(out, reviewNames[:]...)
}()

// Reviewer looks finished answers to one question over. A search sees an answer from its
// beginning only; here it is seen whole.
type Reviewer struct {
	*sense
	said []tableSpan // phrases that name tables, in order of appearance
}

// tableSpan is a phrase with the tables that it names.
type tableSpan struct {
	span
	tables []int
}

// NewReviewer gathers what the question says.
func NewReviewer(p *Prompt) *Reviewer {
	r := &Reviewer{sense: newSense(p)}
	for _, n := range p.Found.Names {
		if n.Table < 0 || n.Kind == link.Synonym {
			continue
		}
		at := slices.IndexFunc(r.said, func(s tableSpan) bool { return s.first == n.First && s.last == n.Last })
		if at < 0 {
			r.said = append(r.said, tableSpan{span: span{n.First, n.Last, n.Kind, n.Score}})
			at = len(r.said) - 1
		}
		r.said[at].tables = append(r.said[at].tables, n.Table)
		r.said[at].kind = min(r.said[at].kind, n.Kind)
	}
	slices.SortStableFunc(r.said, func(a, b tableSpan) int { return a.first - b.first })
	return r
}

// Figures are q's, in the order of [ReviewNames].
func (r *Reviewer) Figures(q *Query) []float64 {
	out := make([]float64, len(ReviewNames))
	done := map[string]bool{}
	r.did(q, done)
	spent := r.spent(q)
	for i, d := range deeds {
		asked := r.asked(d, spent)
		if d == "end" {
			asked = r.asked("most", spent) || r.asked("few", spent) || r.asked("max", spent) || r.asked("min", spent)
		}
		switch {
		case done[d] && !asked:
			out[i*deedFigures+unasked] = 1
		case asked && !done[d]:
			out[i*deedFigures+unanswered] = 1
		}
	}
	whole := out[len(deeds)*deedFigures:]
	r.tests(q, whole)
	r.shape(q, whole)
	r.shows(q, whole)
	for i := range whole {
		whole[i] = min(whole[i], 3)
	}
	return out
}

// asked tells whether a word asks for a deed: one that is not spent on a name.
func (r *Reviewer) asked(deed string, spent []bool) bool {
	return slices.ContainsFunc(r.cues[deed], func(i int) bool { return !spent[i] })
}

// spent are the words of longer names that q uses: "maximum temperature" may be a column.
func (r *Reviewer) spent(q *Query) []bool {
	out := make([]bool, len(r.linked))
	q.Visit(Visitor{Table: func(int) {}, Value: func(int) {}, Column: func(c int) {
		for _, sp := range r.columns[c] {
			if sp.last > sp.first && sp.kind != link.Synonym {
				r.explain(out, sp)
			}
		}
	}})
	return out
}

// cores are those of q and of its subqueries, the outermost first.
func (q *Query) cores() []*Core {
	var out []*Core
	for _, c := range []*Core{q.Left, q.Right} {
		if c == nil {
			continue
		}
		out = append(out, c)
		c.preds(func(p *Pred) {
			if p.Sub != nil {
				out = append(out, p.Sub.cores()...)
			}
		})
	}
	return out
}

// preds calls f with every test of where and having, not those of subqueries.
func (c *Core) preds(f func(*Pred)) {
	c.Where.preds(f)
	c.Having.preds(f)
}

func (c *Cond) preds(f func(*Pred)) {
	if c == nil {
		return
	}
	for _, all := range c.Any {
		for i := range all {
			if all[i].Paren != nil {
				all[i].Paren.preds(f)
				continue
			}
			f(&all[i])
		}
	}
}

// terms calls f with every term that c shows or orders by.
func (c *Core) terms(f func(*Term)) {
	each := func(e *Expr) {
		f(&e.L)
		if e.Op != "" {
			f(&e.R)
		}
	}
	for i := range c.Items {
		each(&c.Items[i])
	}
	for i := range c.Order {
		each(&c.Order[i].Expr)
	}
	c.Having.preds(func(p *Pred) { f(&p.Left) })
}

// did notes what q does.
func (r *Reviewer) did(q *Query, done map[string]bool) {
	note := func(w string) {
		if s, ok := synonymous[w]; ok {
			w = s
		}
		done[w] = true
	}
	if q.Op != "" {
		note(q.Op)
	}
	for _, c := range q.cores() {
		c.terms(func(t *Term) {
			if t.Agg != "" {
				note(t.Agg)
			}
			done["distinct"] = done["distinct"] || t.Distinct
			done["end"] = done["end"] || t.Agg == "max" || t.Agg == "min"
		})
		done["distinct"] = done["distinct"] || c.Distinct
		done["star"] = done["star"] || c.Star
		done["group"] = done["group"] || len(c.Group) > 0 || (c.aggregated() && len(c.grouping()) > 0)
		done["having"] = done["having"] || c.Having != nil
		done["limit"] = done["limit"] || c.Limit != nil
		for _, k := range c.Order {
			switch {
			case c.Limit == nil:
				done["order"] = true
			case k.Desc:
				done["most"], done["end"], done["order"] = true, true, true
			default:
				done["few"], done["end"], done["order"] = true, true, true
			}
		}
		tests := 0
		c.preds(func(p *Pred) {
			tests++
			if p.Op != "" {
				note(p.Op)
			}
			done["nested"] = done["nested"] || p.Sub != nil
		})
		for _, cond := range []*Cond{c.Where, c.Having} {
			done["or"] = done["or"] || (cond != nil && len(cond.Any) > 1)
		}
		done["and"] = done["and"] || tests > 1
	}
}
