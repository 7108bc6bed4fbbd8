package pointer

import (
	"fmt"
	"slices"
	"strings"

	"streamlink/nl/link"
)

// Mask allows the answers that are whole, valid SQL over one prompt's schema.
type Mask struct {
	p        *Prompt
	required []int // values of the prompt
}

// NewMask makes the mask of a prompt. It presses for answers that use the required values,
// as far as the tables allow it.
func NewMask(p *Prompt, required ...int) *Mask { return &Mask{p, required} }

// Start is the state before the first word.
func (m *Mask) Start() *State { return &State{mask: m} }

// State is a place in an answer. It is immutable: the words so far, from which what may
// follow is found by walking the grammar along them.
type State struct {
	mask   *Mask
	before *State
	word   string
	n      int
}

// Next is the state after word.
func (s *State) Next(word string) *State { return &State{s.mask, s, word, s.n + 1} }

// Allowed lists the words that may come next; "" is the end.
func (s *State) Allowed() []string {
	words := make([]string, s.n)
	for at := s; at.before != nil; at = at.before {
		words[at.n-1] = at.word
	}
	w := &walker{p: s.mask.p, words: words, required: s.mask.required}
	w.run()
	return w.options
}

// Accepts tells why the mask would not let an answer pass, or nil.
func (m *Mask) Accepts(answer string) error {
	s := m.Start()
	for i, word := range append(strings.Fields(answer), "") {
		if !slices.Contains(s.Allowed(), word) {
			if word == "" {
				return fmt.Errorf("the answer ends too early")
			}
			return fmt.Errorf("word %d, %q, is not allowed", i+1, word)
		}
		s = s.Next(word)
	}
	return nil
}

// Bounds of an answer, so that it ends.
const (
	mostTables   = 6
	mostItems    = 8
	mostTests    = 6
	mostKeys     = 3
	mostListed   = 6
	mostQueries  = 3 // queries inside each other
	mostBrackets = 1 // conditions in parentheses inside each other
)

// walker walks the grammar along the words there are. Where they end it gathers what may
// follow: opt gathers and goes on, must gathers and stops.
type walker struct {
	p       *Prompt
	words   []string
	at      int
	options []string
	queries int

	required []int
}

type stop struct{}

func (w *walker) run() {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(stop); !ok {
				panic(r)
			}
			slices.Sort(w.options)
			w.options = slices.Compact(w.options)
		}
	}()
	if w.opt(None) == "" {
		w.query(wish{})
	}
	w.must(func() []string { return []string{""} })
	w.options = nil
}

// must takes the next word, which is one of options.
func (w *walker) must(options func() []string) string {
	if w.at < len(w.words) {
		w.at++
		return w.words[w.at-1]
	}
	w.options = append(w.options, options()...)
	panic(stop{})
}

// opt takes the next word when it is one of options.
func (w *walker) opt(options ...string) string {
	if w.at < len(w.words) {
		if slices.Contains(options, w.words[w.at]) {
			w.at++
			return w.words[w.at-1]
		}
		return ""
	}
	w.options = append(w.options, options...)
	return ""
}

func (w *walker) need(word string) { w.must(func() []string { return []string{word} }) }

// class is what values can be compared with each other.
type class uint8

const (
	anything class = iota
	numbers
	texts
	dates
	bools
	others
)

func classOf(f link.Family) class {
	switch f {
	case link.Int, link.Num:
		return numbers
	case link.Text:
		return texts
	case link.Date, link.Time:
		return dates
	case link.Bool:
		return bools
	}
	return others
}

// wish is what a query is to be: nothing for the outermost, the classes of its items for a
// subquery or the second part of a set operation, one row behind a comparison.
type wish struct {
	items  []class
	inner  bool
	oneRow bool
	equal  bool  // behind = or !=: what a count gives is no row's
	same   []int // by item, for a set operation: the column it continues, plus one; 0: none
	like   int   // the column whose rows are looked for in it, plus one; 0: none
}

// continues tells whether a column may be the item of a set operation's second part.
func (w *walker) continues(want wish, item, column int) bool {
	return item >= len(want.same) || want.same[item] == 0 || w.p.alike(want.same[item]-1, column)
}

// wanted tells whether a column may be selected where its rows are compared with like's.
func (w *walker) wanted(want wish, column int) bool {
	return want.like == 0 || w.p.alike(want.like-1, column)
}

// scope is a core under way.
type scope struct {
	from     []From
	star     bool
	distinct bool
	items    []Expr
	classes  []class
	group    []Col
	having   bool
	foreign  bool    // an order key that is not in the select list
	keyed    bool    // an aggregate among the order keys
	equal    []Plain // what the conjunction under way says equals something
	tested   []used  // the tests with values so far
}

func (s *scope) core() *Core {
	c := &Core{Items: s.items, Group: s.group}
	if s.having {
		c.Having = &Cond{}
	}
	return c
}

func (s *scope) grouped() bool { return len(s.group) > 0 || s.keyed || s.core().aggregated() }

// columns are the columns that the items are, plus one; 0 for what is none.
func (s *scope) columns() []int {
	out := make([]int, len(s.items))
	for i, e := range s.items {
		if e.Op == "" && e.L.Agg == "" && e.L.Arg.Func == "" {
			out[i] = e.L.Arg.Col.Column + 1
		}
	}
	return out
}

func (s *scope) hasPlain() bool {
	return slices.ContainsFunc(s.items, func(e Expr) bool { return len(e.plains()) > 0 })
}

// rows tells whether the core can give more than one row.
func (s *scope) rows() bool { return s.star || s.hasPlain() || len(s.group) > 0 }

func (w *walker) query(want wish) {
	w.queries++
	first := w.walkCore(want)
	whole := !first.star && first.hasPlain() && !slices.Contains(first.classes, others)
	if want.oneRow || !whole || w.queries > 2 {
		w.queries--
		return
	}
	next := wish{items: first.classes, inner: want.inner, like: want.like}
	alike := next
	alike.same = first.columns()
	switch w.opt(w.setOps(next, alike)...) {
	case "":
	case "union":
		w.walkCore(next)
	default:
		w.walkCore(alike)
	}
	w.queries--
}

// setOps are the set operations that some table can continue: a union with rows of the
// same classes, the others with columns that are alike too.
func (w *walker) setOps(union, others wish) []string {
	can := func(want wish) bool {
		return slices.ContainsFunc(w.p.Tables, func(t int) bool { return t >= 0 && w.canGive(t, want) })
	}
	var ops []string
	if can(union) {
		ops = append(ops, "union")
	}
	if can(others) {
		ops = append(ops, "intersect", "except")
	}
	return ops
}

func (w *walker) walkCore(want wish) *scope {
	s := &scope{}
	w.need("from")
	w.walkFrom(s, want)
	w.walkSelect(s, want)
	if w.pressed(want) {
		w.need("where")
		w.conditions(s, w.tests)
	} else if w.opt("where") != "" {
		w.conditions(s, w.tests)
	}
	single := want.oneRow && s.core().aggregated()
	if single {
		return s
	}
	if !s.star && !want.oneRow && w.groupable(s) && w.opt("group") != "" {
		w.walkGroup(s)
	}
	if !s.star && !want.oneRow && s.rows() && w.opt("having") != "" {
		s.having = true
		w.conditions(s, w.aggregateTests)
	}
	w.walkOrder(s, want)
	return s
}

// walkOrder walks order and limit.
func (w *walker) walkOrder(s *scope, want wish) {
	if !s.rows() {
		return
	}
	if want.oneRow {
		w.need("order")
		w.orderKeys(s)
		w.need("limit")
		w.need("1")
		return
	}
	if w.orderable(s) && w.opt("order") != "" {
		w.orderKeys(s)
	}
	if len(w.limits()) > 0 && w.opt("limit") != "" {
		w.must(w.limits)
	}
}

// limits are the numbers of rows that may be asked for.
func (w *walker) limits() []string {
	var options []string
	if w.p.Found.Superlative() {
		options = append(options, "1")
	}
	for i, v := range w.p.Values {
		if n := v.Number; n != "" && n != "0" && n != "1" && !strings.ContainsAny(n, ".-") && len(n) < 7 {
			options = append(options, pointer("v", i))
		}
	}
	return options
}

func (w *walker) walkFrom(s *scope, want wish) {
	far := w.distances(func(t int) bool { return w.canGive(t, want) })
	if w.pressed(want) {
		if pressed := w.distances(w.holds); slices.ContainsFunc(w.p.Tables, func(t int) bool { return t >= 0 && pressed[t] == 0 }) {
			far = pressed
		}
	}
	first := w.must(func() []string {
		var options []string
		for n, t := range w.p.Tables {
			if t >= 0 && far[t] <= mostSteps && len(w.columnsOf(t, anything)) > 0 {
				options = append(options, pointer("t", n))
			}
		}
		return options
	})
	s.from = append(s.from, From{Table: w.table(first)})
	near := far[s.from[0].Table]
	for len(s.from) < mostTables {
		var word string
		if near > 0 { // what is wanted is in none of these tables: one on the way to it
			word = w.must(func() []string {
				once, _ := w.joinable(s, func(t int) bool { return far[t] < near })
				return once
			})
		} else {
			once, again := w.joinable(s, func(int) bool { return true })
			word = w.opt(append(once, again...)...)
		}
		if word == "" {
			return
		}
		f := From{}
		if word == "<i2>" {
			f.Second = true
			word = w.must(func() []string { return w.twice(s) })
		}
		f.Table = w.table(word)
		near = min(near, far[f.Table])
		w.walkOn(s, &f)
		s.from = append(s.from, f)
	}
}

// mostSteps is how many joins away from the first table what is wanted may be.
const mostSteps = 4

// distances says for each table how many joins away a table is that gives what is
// wanted of a query.
func (w *walker) distances(gives func(table int) bool) map[int]int {
	far := map[int]int{}
	var front []int
	for _, t := range w.p.Tables {
		if t < 0 {
			continue
		}
		far[t] = 2 * mostSteps // out of reach
		if gives(t) {
			far[t] = 0
			front = append(front, t)
		}
	}
	for len(front) > 0 && len(front) < len(far) {
		var next []int
		for _, k := range w.p.keys() {
			a, b := w.p.Schema.Ends(k)
			for _, at := range front {
				for _, ends := range [2][2]int{{a, b}, {b, a}} {
					if d, shown := far[ends[1]]; shown && ends[0] == at && d > far[at]+1 {
						far[ends[1]] = far[at] + 1
						next = append(next, ends[1])
					}
				}
			}
		}
		front = next
	}
	return far
}

// pressed tells whether a required value is still to be used by the outermost query.
func (w *walker) pressed(want wish) bool {
	return !want.inner && len(want.items) == 0 && w.missing() >= 0
}

// missing is the first required value that no word has used, or -1.
func (w *walker) missing() int {
	for _, v := range w.required {
		if !slices.Contains(w.words, pointer("v", v)) {
			return v
		}
	}
	return -1
}

// holds tells whether a table has a column where the missing value was found.
func (w *walker) holds(table int) bool {
	v := &w.p.Values[w.missing()]
	return slices.ContainsFunc(w.columnsOf(table, anything), func(c int) bool {
		return slices.Contains(v.Has, c) || slices.ContainsFunc(v.Cells, func(a link.At) bool { return a.Column == c })
	})
}

// canGive tells whether a table has columns of all classes that are wanted of a query.
func (w *walker) canGive(table int, want wish) bool {
	if len(w.columnsOf(table, anything)) == 0 {
		return false
	}
	counted := !want.inner || want.oneRow
	for n, c := range want.items {
		free := n >= len(want.same) || want.same[n] == 0
		if c == numbers && counted && !want.equal && free {
			continue
		}
		if !slices.ContainsFunc(w.columnsOf(table, c), func(i int) bool { return w.wanted(want, i) && w.continues(want, n, i) }) {
			return false
		}
	}
	return true
}

func (w *walker) columnsOf(table int, c class) []int {
	var out []int
	t := w.p.Schema.Tables[table]
	for i := t.First; i < t.First+t.Len; i++ {
		if _, shown := w.p.columnNo[i]; shown && (c == anything || w.class(Plain{Col: Col{Column: i}}) == c) {
			out = append(out, i)
		}
	}
	return out
}

func (w *walker) table(word string) int {
	if n, ok := number(word, "t"); ok && n < len(w.p.Tables) && w.p.Tables[n] >= 0 {
		return w.p.Tables[n]
	}
	panic(stop{})
}

// joinable are the tables that may follow, and <i2> when one there may come again.
func (w *walker) joinable(s *scope, fits func(table int) bool) (once, again []string) {
	for n, t := range w.p.Tables {
		if t < 0 || !fits(t) || slices.ContainsFunc(s.from, func(f From) bool { return f.Table == t }) {
			continue
		}
		if len(w.p.joins(s.from, t)) > 0 {
			once = append(once, pointer("t", n))
		}
	}
	if len(w.twice(s)) > 0 {
		again = []string{"<i2>"}
	}
	return once, again
}

// twice are the tables whose second instance may follow.
func (w *walker) twice(s *scope) []string {
	var out []string
	for n, t := range w.p.Tables {
		times := 0
		for _, f := range s.from {
			if f.Table == t {
				times++
			}
		}
		if t >= 0 && times == 1 && len(w.p.joins(s.from, t)) > 0 {
			out = append(out, pointer("t", n))
		}
	}
	return out
}

// walkOn walks the choice of a key other than the default.
func (w *walker) walkOn(s *scope, f *From) {
	ways := w.p.joins(s.from, f.Table)
	if len(ways) < 2 || w.opt("on") == "" {
		return
	}
	ways = ways[1:]
	present := w.pick(func(use func(Col)) {
		for _, j := range ways {
			use(Col{j.pairs[0][0], s.from[j.present].Second})
		}
	})
	added := w.pick(func(use func(Col)) {
		for _, j := range ways {
			if (Col{j.pairs[0][0], s.from[j.present].Second}) == present {
				use(Col{j.pairs[0][1], false})
			}
		}
	})
	f.On = &[2]Col{present, added}
}

// pick walks one column out of those that each lists.
func (w *walker) pick(each func(use func(Col))) Col {
	options := func(second bool) []string {
		var out []string
		each(func(c Col) {
			if c.Second == second {
				out = append(out, pointer("c", w.p.columnNo[c.Column]))
			} else if !second {
				out = append(out, "<i2>")
			}
		})
		return out
	}
	word := w.must(func() []string { return options(false) })
	second := word == "<i2>"
	if second {
		word = w.must(func() []string { return options(true) })
	}
	n, ok := number(word, "c")
	if !ok || n >= len(w.p.Columns) || w.p.Columns[n] < 0 {
		panic(stop{})
	}
	return Col{w.p.Columns[n], second}
}
