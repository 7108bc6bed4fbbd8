package pointer

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"streamlink/nl/link"
)

// Mask allows the answers that are whole, valid SQL over one prompt's schema.
type Mask struct {
	p        *Prompt
	required []int // values of the prompt

	// Answers rules out the answer that nothing can be told.
	Answers bool
	// Preference is what links say beside the model; nil leaves the model alone.
	Preference *Preference

	once  sync.Once
	sense *sense // see Weigh
}

// NewMask makes the mask of a prompt. It presses for answers that use the required values,
// as far as the tables allow it.
func NewMask(p *Prompt, required ...int) *Mask {
	return &Mask{p: p, required: required, Preference: builtInPreference()}
}

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
	w := &walker{p: s.mask.p, words: words, required: s.mask.required, answers: s.mask.Answers}
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
	answers  bool
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
	if w.answers || w.opt(None) == "" {
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
	open     bool  // no FROM was said: the columns bring their tables along
	reach    []int // the tables whose columns may be named while open
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
	single   bool    // a test leaves one row at most
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
	if w.must(func() []string { return w.begins(want) }) == "from" {
		w.walkFrom(s, want)
		w.need("select")
	} else {
		s.open, s.reach = true, w.openings(want)
	}
	w.walkSelect(s, want)
	bare := s.open && len(s.from) == 0 // no column yet: one must come
	switch {
	case w.pressed(want), bare && (want.oneRow || !w.groupable(s)):
		w.need("where")
		w.conditions(s, w.tests)
	case bare:
		if w.must(func() []string { return []string{"where", "group"} }) == "where" {
			w.conditions(s, w.tests)
		} else {
			w.at--
		}
	case w.opt("where") != "":
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
		if s.single {
			if w.opt("order") == "" {
				return
			}
		} else {
			w.need("order")
		}
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
