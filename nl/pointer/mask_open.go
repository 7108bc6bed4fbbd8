package pointer

import "slices"

// A core whose FROM is implied is open: while it is walked, the columns of every table
// that keys lead to may be named, and each brings its table along.

// begins are the words that a core may begin with.
func (w *walker) begins(want wish) []string {
	if w.p.implies && len(w.openings(want)) > 0 {
		return []string{"from", "select"}
	}
	return []string{"from"}
}

// openings are the tables whose columns an open core may begin with: those that keys lead
// from to what is wanted of it.
func (w *walker) openings(want wish) []int {
	far := w.distances(func(t int) bool { return w.canGive(t, want) })
	near := 0
	if len(want.items) == 0 {
		near = mostSteps
	}
	var pressed map[int]int
	if w.pressed(want) {
		pressed = w.distances(w.holds)
		if !slices.ContainsFunc(w.p.Tables, func(t int) bool { return t >= 0 && pressed[t] == 0 }) {
			pressed = nil
		}
	}
	var out []int
	for _, t := range w.p.Tables {
		if t >= 0 && far[t] <= near && (pressed == nil || pressed[t] <= mostSteps) && len(w.columnsOf(t, anything)) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// mention brings the table of a column into an open core.
func (w *walker) mention(s *scope, c Col) {
	if !s.open {
		return
	}
	table := w.p.Schema.Columns[c.Column].Table
	if slices.ContainsFunc(s.from, func(f From) bool { return f.Table == table }) {
		return
	}
	from := w.p.extend(s.from, table)
	if from == nil {
		panic(stop{})
	}
	s.single = s.single && len(from) == 1
	s.from, s.reach = from, nil
	ways := w.p.ways(from)
	for _, t := range w.p.Tables {
		if way, ok := ways[t]; t >= 0 && ok && len(from)+len(way) <= mostTables {
			s.reach = append(s.reach, t)
		}
	}
}
