package pointer

import (
	"slices"

	"streamlink/nl/link"
)

// walkFrom walks the tables of a core.
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
		if len(w.p.joins(s.from, t)) > 0 || len(w.p.loose(s.from, t)) > 0 {
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
		if t >= 0 && times == 1 && (len(w.p.joins(s.from, t)) > 0 || len(w.p.loose(s.from, t)) > 0) {
			out = append(out, pointer("t", n))
		}
	}
	return out
}

// walkOn walks the choice of a key other than the default.
func (w *walker) walkOn(s *scope, f *From) {
	ways := w.p.joins(s.from, f.Table)
	switch {
	case len(ways) == 0:
		w.need("on")
		ways = w.p.loose(s.from, f.Table)
	case len(ways) == 1 || w.opt("on") == "":
		return
	default:
		ways = ways[1:]
	}
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
