package pointer

import (
	"slices"
)

// Where a column may come next.
const (
	inSelect = iota
	inAggregate
	inWhere
	inRight // behind an operator
	inGroup
	inOrder
	inNested // selected by a subquery
	inOn
	columnPlaces
)

var columnPlaceNames = [columnPlaces]string{"select", "aggregate", "where", "right", "group", "order", "nested", "on"}

// Where a table may come next.
const (
	inFirst = iota
	inNext
	inNestedFrom
	tablePlaces
)

var tablePlaceNames = [tablePlaces]string{"first", "next", "nested from"}

// Words of answers that figures of their own exist for.
var structure = []string{
	"select", "distinct", "*", ",", "where", "group", "having", "order", "limit", "and", "or", "union", "intersect", "except",
	"=", "!=", "<", "<=", ">", ">=", "like", "unlike", "starts", "ends", "between", "in", "notin", "isnull", "notnull", "(", ")",
	"count", "sum", "avg", "min", "max", "asc", "desc", "<i2>", "on", "1", "0", "true", "false", "year", "month", "day", "decade", "length",
	"+", "-", "/", "", "<c>", "<t>", "<v>",
}

// Figures about a word of the structure.
const (
	isSaid = iota
	isUnsaid
	leavesValues  // values not used yet
	leavesNumbers // numbers not used yet
	leavesNames   // linked words that nothing used explains
	leavesTables  // tables that are named and not there
	ofNone        // nothing is selected yet
	structureFigures
)

var structureNames = [structureFigures]string{"said", "unsaid", "values left", "numbers left", "names left", "tables left", "first"}

// Figures about a value.
const (
	valueUsed = iota
	valueSkips
	valueNear
	valueFar
	valueLimit
	valueYear
	valueFigures
)

var valueNames = [valueFigures]string{"used", "skips", "near", "far", "limit", "year"}

// FeatureNames say what each figure is about, see [State.Features].
var FeatureNames = featureNames()

func featureNames() []string {
	var out []string
	for _, place := range columnPlaceNames {
		for _, name := range columnNames {
			out = append(out, place+": "+name)
		}
	}
	for _, place := range tablePlaceNames {
		for _, name := range tableNames {
			out = append(out, place+": "+name)
		}
	}
	for _, w := range structure {
		for _, name := range structureNames {
			out = append(out, w+": "+name)
		}
	}
	for _, name := range valueNames {
		out = append(out, "value: "+name)
	}
	return out
}

const (
	firstTableFigure     = columnPlaces * columnFigures
	firstStructureFigure = firstTableFigure + tablePlaces*tableFigures
)

var (
	structureAt      = indexOf(structure)
	firstValueFigure = firstStructureFigure + len(structure)*structureFigures
)

func indexOf(list []string) map[string]int {
	out := make(map[string]int, len(list))
	for i, w := range list {
		out[w] = i
	}
	return out
}

// figures makes the figures of the words that may follow one beginning of an answer.
type figures struct {
	*sense
	at        *place
	explained []bool
	reached   []bool // by the tables of the query under way
	names     int    // values left that name something
	numbers   int
	unnamed   int // linked words left
	untold    int // tables left
}

func newFigures(s *sense, words []string) *figures {
	f := &figures{sense: s, at: s.p.placeAt(words)}
	f.explained = s.explained(f.at)
	now := f.at.now()
	if f.reached = s.reach(now.tables...); len(now.tables) == 0 {
		f.reached = s.reach(now.used...)
	}
	for i, v := range s.p.Values {
		switch {
		case f.at.values[i]:
		case v.Numeric() || v.Dated():
			if v.Number != "1" {
				f.numbers++
			}
		default:
			f.names++
		}
	}
	for i, l := range s.linked {
		if l && !f.explained[i] {
			f.unnamed++
		}
	}
	for t, spans := range s.tables {
		if !f.at.tables[t] {
			if sp, ok := best(spans, f.explained); ok && sp.kind == 1 {
				f.untold++
			}
		}
	}
	return f
}

// word puts the figures of one word.
func (f *figures) word(w string, put func(index int, value float64)) {
	switch {
	case !pointing(w):
		if k, ok := structureAt[w]; ok {
			f.structure(w, func(figure int, value float64) { put(firstStructureFigure+k*structureFigures+figure, value) })
		}
	case w[1] == 'c':
		if n, ok := number(w, "c"); ok && n < len(f.p.Columns) && f.p.Columns[n] >= 0 {
			base := f.columnPlace() * columnFigures
			f.column(f.p.Columns[n], func(figure int, value float64) { put(base+figure, value) })
		}
	case w[1] == 't':
		if n, ok := number(w, "t"); ok && n < len(f.p.Tables) && f.p.Tables[n] >= 0 {
			base := firstTableFigure + f.tablePlace()*tableFigures
			f.table(f.p.Tables[n], func(figure int, value float64) { put(base+figure, value) })
		}
	default:
		if n, ok := number(w, "v"); ok && n < len(f.p.Values) {
			f.value(n, func(figure int, value float64) { put(firstValueFigure+figure, value) })
		}
	}
}

func (f *figures) columnPlace() int {
	now := f.at.now()
	switch {
	case f.at.on > 0:
		return inOn
	case f.at.inner() && now.clause == "select":
		return inNested
	case f.at.agg != "":
		return inAggregate
	case f.at.right:
		return inRight
	}
	switch now.clause {
	case "where", "having":
		return inWhere
	case "group":
		return inGroup
	case "order":
		return inOrder
	}
	return inSelect
}

func (f *figures) tablePlace() int {
	switch {
	case f.at.inner():
		return inNestedFrom
	case len(f.at.now().tables) == 0:
		return inFirst
	}
	return inNext
}

// structure puts the figures of a word that is no pointer.
func (f *figures) structure(w string, put func(int, float64)) {
	cue := w
	if s, ok := synonymous[w]; ok {
		cue = s
	}
	if len(f.cues[cue]) > 0 {
		put(isSaid, 1)
	} else {
		put(isUnsaid, 1)
	}
	if len(f.at.now().here) == 0 && w != "" {
		put(ofNone, 1)
	}
	unnamed := f.unnamed
	if w == "select" {
		unnamed = 0
		for i, l := range f.linked {
			if l && !f.reached[i] {
				unnamed++
			}
		}
	}
	left(put, leavesValues, f.names)
	left(put, leavesNumbers, f.numbers)
	left(put, leavesNames, unnamed)
	left(put, leavesTables, f.untold)
}

// left puts a count that more than a few of add nothing to.
func left(put func(int, float64), figure, n int) {
	if n > 0 {
		put(figure, float64(min(n, 3)))
	}
}

// value puts the figures of a value.
func (f *figures) value(n int, put func(int, float64)) {
	v := &f.p.Values[n]
	if f.at.values[n] {
		put(valueUsed, 1)
	}
	skipped := 0
	for i := range n {
		if o := &f.p.Values[i]; !f.at.values[i] && (o.Numeric() || o.Dated()) == (v.Numeric() || v.Dated()) {
			skipped++
		}
	}
	left(put, valueSkips, skipped)
	if f.at.now().clause == "limit" {
		if closeTo(f.cues["limit"], span{first: v.First, last: v.Last + 3}, 2) {
			put(valueLimit, 1)
		}
		return
	}
	if f.at.left < 0 {
		return
	}
	if spans := f.columns[f.at.left]; len(spans) > 0 {
		d := len(f.linked)
		for _, sp := range spans {
			d = min(d, max(v.First-sp.last, sp.first-v.Last))
		}
		if d <= 6 {
			put(valueNear, 1-float64(max(d, 0))/7)
		} else {
			put(valueFar, 1)
		}
	}
	if v.Dated() && f.yearLike(f.at.left) {
		put(valueYear, 1)
	}
}

// tied tells whether a key ties a table to one of others.
func (f *figures) tied(table int, others []int) bool {
	for _, k := range f.p.Schema.Keys {
		a, b := f.p.Schema.Ends(k)
		if (a == table && slices.Contains(others, b)) || (b == table && slices.Contains(others, a)) {
			return true
		}
	}
	return false
}
