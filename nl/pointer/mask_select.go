package pointer

import (
	"slices"

	"streamlink/nl/link"
)

// allow says which terms may stand in a place.
type allow struct {
	class      class // of the term; anything: all
	plain      func(Plain) bool
	aggregates bool
	bare       bool             // plain terms may stand outside of aggregates
	difference bool             // two terms may be joined by arithmetic
	pure       bool             // an aggregate may be joined with aggregates only, a plain term with plain ones
	argument   func(Plain) bool // what an aggregate may be of; nil: anything
	uncounted  bool             // no count
	done       []Expr           // aggregates that are there already
}

func all(Plain) bool { return true }

// scoped calls use for every shown column of the tables in scope.
func (w *walker) scoped(s *scope, use func(Col)) {
	if s.open {
		for _, t := range s.reach {
			for _, c := range w.columnsOf(t, anything) {
				use(Col{Column: c})
			}
		}
		return
	}
	for _, f := range s.from {
		for _, c := range w.columnsOf(f.Table, anything) {
			use(Col{c, f.Second})
		}
	}
}

func (w *walker) family(p Plain) link.Family {
	if p.Func != "" {
		return link.Int
	}
	return w.p.Schema.Columns[p.Col.Column].Family
}

// class is what p can be compared with. Text that holds nothing but numbers counts as
// numbers.
func (w *walker) class(p Plain) class {
	if p.Func == "" && w.p.digits(p.Col.Column) {
		return numbers
	}
	if p.Func == "" {
		return classOf(w.p.spoken(p.Col.Column))
	}
	return classOf(w.family(p))
}

// funcsOf are the functions of a column's family.
func funcsOf(f link.Family) []string {
	switch {
	case f.Dated():
		return []string{"year", "month", "day", "decade"}
	case f == link.Text:
		return []string{"length"}
	}
	return nil
}

// plainWords are the words that a plain term of these may begin with.
func (w *walker) plainWords(s *scope, fits func(Plain) bool) []string {
	var out []string
	w.scoped(s, func(c Col) {
		if fits(Plain{Col: c}) {
			if c.Second {
				out = append(out, "<i2>")
			} else {
				out = append(out, pointer("c", w.p.columnNo[c.Column]))
			}
		}
		for _, f := range funcsOf(w.p.Schema.Columns[c.Column].Family) {
			if fits(Plain{f, c}) {
				out = append(out, f)
			}
		}
	})
	return out
}

// plainFrom walks the rest of a plain term whose first word was taken already.
func (w *walker) plainFrom(s *scope, word string, fits func(Plain) bool) Plain {
	p := Plain{}
	if functions[word] {
		p.Func = word
		p.Col = w.pick(func(use func(Col)) {
			w.scoped(s, func(c Col) {
				if slices.Contains(funcsOf(w.p.Schema.Columns[c.Column].Family), p.Func) && fits(Plain{p.Func, c}) {
					use(c)
				}
			})
		})
		w.mention(s, p.Col)
		return p
	}
	w.at--
	p.Col = w.pick(func(use func(Col)) {
		w.scoped(s, func(c Col) {
			if fits(Plain{Col: c}) {
				use(c)
			}
		})
	})
	w.mention(s, p.Col)
	return p
}

func (w *walker) plainTerm(s *scope, fits func(Plain) bool) Plain {
	return w.plainFrom(s, w.must(func() []string { return w.plainWords(s, fits) }), fits)
}

// ofClass keeps the plain terms of a class.
func (w *walker) ofClass(c class) func(Plain) bool {
	return func(p Plain) bool { return c == anything || w.class(p) == c }
}

// term walks one term.
func (w *walker) term(s *scope, a allow) Term {
	fits := func(p Plain) bool { return a.bare && w.ofClass(a.class)(p) && a.plain(p) }
	word := w.must(func() []string {
		options := w.plainWords(s, fits)
		if a.aggregates {
			options = append(options, w.aggregateWords(s, a)...)
		}
		return options
	})
	if !aggregates[word] {
		return Term{Arg: w.plainFrom(s, word, fits)}
	}
	return w.aggregate(s, word, a)
}

// aggregateWords are the aggregates that can be of a class here.
func (w *walker) aggregateWords(s *scope, a allow) []string {
	var out []string
	for _, agg := range []string{"count", "sum", "avg", "min", "max"} {
		if (agg == "count" && a.uncounted) || (agg != "min" && agg != "max" && a.class != anything && a.class != numbers) {
			continue
		}
		if w.starred(agg, a) || len(w.plainWords(s, w.arguments(agg, a))) > 0 {
			out = append(out, agg)
		}
	}
	return out
}

// starred tells whether "count *" may come.
func (w *walker) starred(agg string, a allow) bool {
	return agg == "count" && !slices.ContainsFunc(a.done, func(e Expr) bool { return e.Op == "" && e.L.Star })
}

// arguments says what an aggregate may be of: numbers for sums, which of keys make no sense,
// what can be ordered for extremes, and nothing that is selected already.
func (w *walker) arguments(agg string, a allow) func(Plain) bool {
	return func(p Plain) bool {
		if a.argument != nil && !a.argument(p) && agg != "count" {
			return false
		}
		switch agg {
		case "sum", "avg":
			if w.class(p) != numbers || (p.Func == "" && w.p.isKey(p.Col.Column)) {
				return false
			}
		case "min", "max":
			if !w.ordered(p, a.class) {
				return false
			}
		}
		return !slices.ContainsFunc(a.done, func(e Expr) bool {
			return e.Op == "" && e.L.Agg == agg && !e.L.Star && e.L.Op == "" && !e.L.Distinct && e.L.Arg == p
		})
	}
}

// ordered tells whether min and max of p make sense and are of class c.
func (w *walker) ordered(p Plain, c class) bool {
	k := w.class(p)
	return k != bools && (c == anything || c == k)
}

func (w *walker) aggregate(s *scope, agg string, a allow) Term {
	t := Term{Agg: agg}
	fits := w.arguments(agg, a)
	reckon := a.argument == nil && (a.class == anything || a.class == numbers)
	some := func() bool { return len(w.plainWords(s, fits)) > 0 }
	switch {
	case agg == "count":
		if w.starred(agg, a) && w.opt("*") != "" {
			t.Star = true
			return t
		}
		if !some() {
			fits = all
		}
		t.Distinct = w.opt("distinct") != ""
	case agg == "sum" || agg == "avg":
		if w.opt("distinct") != "" {
			t.Distinct = true
			break
		}
		fallthrough
	default:
		if reckon && w.pairs(s) && w.opt("(") != "" {
			w.pair(s, &t)
			return t
		}
	}
	t.Arg = w.plainTerm(s, fits)
	return t
}

// pairs tells whether two columns here can be joined by arithmetic.
func (w *walker) pairs(s *scope) bool {
	return len(w.paired(s)) > 0
}

// paired are the columns that have another to be joined with.
func (w *walker) paired(s *scope) []Col {
	var list, out []Col
	w.scoped(s, func(c Col) {
		if !w.p.isKey(c.Column) {
			list = append(list, c)
		}
	})
	for _, a := range list {
		k := w.class(Plain{Col: a})
		if (k == numbers || k == dates) && slices.ContainsFunc(list, func(b Col) bool { return a != b && k == w.class(Plain{Col: b}) }) {
			out = append(out, a)
		}
	}
	return out
}

// pair walks "a op b )" inside of an aggregate.
func (w *walker) pair(s *scope, t *Term) {
	t.Arg.Col = w.pick(func(use func(Col)) {
		for _, c := range w.paired(s) {
			use(c)
		}
	})
	w.mention(s, t.Arg.Col)
	k := w.class(t.Arg)
	t.Op = w.must(func() []string {
		if k == dates {
			return []string{"-"}
		}
		return []string{"+", "-", "*", "/"}
	})
	t.Arg2.Col = w.pick(func(use func(Col)) {
		w.scoped(s, func(c Col) {
			if c != t.Arg.Col && !w.p.isKey(c.Column) && w.class(Plain{Col: c}) == k {
				use(c)
			}
		})
	})
	w.mention(s, t.Arg2.Col)
	w.need(")")
}

func (w *walker) termClass(t *Term) class {
	switch {
	case t.Agg == "":
		return w.class(t.Arg)
	case (t.Agg == "min" || t.Agg == "max") && t.Op == "":
		return w.class(t.Arg)
	}
	return numbers
}

// expr walks one expression and tells its class.
func (w *walker) expr(s *scope, a allow) (Expr, class) {
	e := Expr{L: w.term(s, a)}
	k := w.termClass(&e.L)
	dated := k == dates && e.L.Agg == "" && (a.class == anything)
	if !a.difference || (k != numbers && !dated) || w.keyed(&e.L) {
		return e, k
	}
	given := a.plain
	a.plain = func(p Plain) bool { return given(p) && (p.Func != "" || !w.p.isKey(p.Col.Column)) }
	right := a
	right.class, right.done = k, nil
	if a.pure {
		right.aggregates = a.aggregates && e.L.Agg != ""
		right.bare = a.bare && e.L.Agg == ""
	}
	ops := []string{"+", "-", "*", "/"}
	if dated {
		ops = []string{"-"}
		right.aggregates = false
		right.plain = func(p Plain) bool { return p != e.L.Arg && a.plain(p) }
		if len(w.plainWords(s, func(p Plain) bool { return right.plain(p) && w.ofClass(dates)(p) })) == 0 {
			return e, k
		}
	} else if e.L.Agg == "" {
		right.plain = func(p Plain) bool { return p != e.L.Arg && a.plain(p) }
		if !right.aggregates && len(w.plainWords(s, func(p Plain) bool { return right.plain(p) && w.ofClass(numbers)(p) })) == 0 {
			return e, k
		}
	}
	if e.Op = w.opt(ops...); e.Op != "" {
		e.R = w.term(s, right)
		k = numbers
	}
	return e, k
}

// keyed tells whether a term is a bare key, which is not reckoned with.
func (w *walker) keyed(t *Term) bool {
	return t.Agg == "" && t.Arg.Func == "" && w.p.isKey(t.Arg.Col.Column)
}

// walkSelect walks the select list.
func (w *walker) walkSelect(s *scope, want wish) {
	s.distinct = !want.oneRow && w.opt("distinct") != ""
	if len(want.items) == 0 && !s.open && w.opt("*") != "" {
		s.star = true
		return
	}
	most := mostItems
	if len(want.items) > 0 {
		most = len(want.items)
	}
	for i := 0; i < most; i++ {
		if i > 0 {
			if len(want.items) > 0 {
				w.need(",")
			} else if w.opt(",") == "" {
				return
			}
		}
		w.item(s, want, i)
		if len(want.items) == 0 && !w.another(s) {
			return
		}
	}
}

// another tells whether the select list has room for one more item that it has not yet.
func (w *walker) another(s *scope) bool { return len(s.items) < mostItems }

// item walks one item of the select list, which repeats none before it.
func (w *walker) item(s *scope, want wish, i int) {
	fresh := func(p Plain) bool {
		return !slices.ContainsFunc(s.items, func(e Expr) bool { return e.Op == "" && e.L.Agg == "" && e.L.Arg == p })
	}
	a := allow{plain: fresh, aggregates: !s.distinct, bare: true, difference: true, done: s.items}
	if len(want.items) > 0 {
		a.class = want.items[i]
	}
	if want.inner || len(want.items) > 0 {
		a.difference = a.difference && a.class == numbers && !want.inner
		a.plain = func(p Plain) bool { return fresh(p) && w.class(p) != others }
		if want.inner && !want.oneRow {
			a.aggregates = false // a list of values to be found in
		}
		if i < len(want.same) && want.same[i] > 0 {
			a.aggregates, a.difference = false, false
			a.plain = func(p Plain) bool { return p.Func == "" && w.continues(want, i, p.Col.Column) }
		}
		if want.like > 0 {
			related := a.plain
			a.plain = func(p Plain) bool { return p.Func == "" && w.wanted(want, p.Col.Column) && related(p) }
			a.argument = func(p Plain) bool { return p.Func == "" && w.wanted(want, p.Col.Column) }
			a.difference = false
			a.uncounted = want.equal
		}
	}
	if !a.aggregates && len(w.plainWords(s, func(p Plain) bool { return a.plain(p) && w.ofClass(a.class)(p) })) == 0 {
		a.plain = all
	}
	e, k := w.expr(s, a)
	s.items = append(s.items, e)
	s.classes = append(s.classes, k)
}

// groupable tells whether a column is left to group by.
func (w *walker) groupable(s *scope) bool {
	return len(w.groupColumns(s)) > 0 && len(s.group) < mostKeys
}

func (w *walker) groupColumns(s *scope) []Col {
	keys := s.core()
	keys.Having = &Cond{}
	done := keys.grouping()
	var out []Col
	w.scoped(s, func(c Col) {
		if w.class(Plain{Col: c}) != others && !slices.Contains(done, Plain{Col: c}) {
			out = append(out, c)
		}
	})
	return out
}

func (w *walker) walkGroup(s *scope) {
	for {
		columns := w.groupColumns(s)
		s.group = append(s.group, w.pick(func(use func(Col)) {
			for _, c := range columns {
				use(c)
			}
		}))
		w.mention(s, s.group[len(s.group)-1])
		if !w.groupable(s) || w.opt(",") == "" {
			return
		}
	}
}

// orderable tells whether there is anything to order by.
func (w *walker) orderable(s *scope) bool {
	if !s.distinct {
		return true
	}
	if s.star {
		return false
	}
	return slices.ContainsFunc(s.items, func(e Expr) bool { return e.Op == "" && e.L.Agg == "" })
}

func (w *walker) orderKeys(s *scope) {
	for n := 0; ; {
		a := allow{bare: true, plain: all}
		grouped := s.grouped()
		selected := func(p Plain) bool { return slices.Contains(groupKeys(s), p) }
		switch {
		case s.distinct:
			a.plain = func(p Plain) bool {
				return slices.ContainsFunc(s.items, func(e Expr) bool { return e.Op == "" && e.L.Agg == "" && e.L.Arg == p })
			}
		case grouped:
			a.plain, a.aggregates, a.difference = selected, true, true
		case s.star:
		case s.foreign:
			a.difference = true
		default:
			a.aggregates, a.difference, a.pure = true, true, true
		}
		e, _ := w.expr(s, a)
		for _, p := range e.plains() {
			s.foreign = s.foreign || (!s.star && !selected(p))
		}
		s.keyed = s.keyed || e.aggregates()
		w.must(func() []string { return []string{"asc", "desc"} })
		if n++; n == mostKeys || w.opt(",") == "" {
			return
		}
	}
}

func groupKeys(s *scope) []Plain {
	c := s.core()
	c.Having = &Cond{}
	return c.grouping()
}
