package glossary

import (
	"slices"
	"strings"

	"streamlink/backend/sqlstate"
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// Lens is a glossary as one user's view of the catalog bears it: what speaks of a table or
// column that the user does not see is left out. It is immutable.
type Lens struct {
	Schema *link.Schema // with the declared joins
	Terms  link.Terms

	measures []measure
	filters  []filter
}

type measure struct {
	*Measure
	table   int
	phrases [][]string // stemmed
}

type filter struct {
	*Filter
	table   int
	columns []int
	unless  [][]string // stemmed
}

// Used is an entry that took part in an answer.
type Used struct{ Phrase, Meaning string }

// Over looks g up in a schema; a nil g gives the schema as it is.
func (g *Glossary) Over(s *link.Schema) *Lens {
	l := &Lens{Schema: s, Terms: link.Terms{Tables: map[int][]string{}, Columns: map[int][]string{}}}
	if g == nil {
		return l
	}
	for _, n := range g.Names {
		t := find(s, n.Table)
		if n.Column == "" && t >= 0 {
			l.Terms.Tables[t] = n.Phrases
		}
		if c := column(s, t, n.Column); n.Column != "" && c >= 0 {
			l.Terms.Columns[c] = n.Phrases
		}
	}
	for _, c := range g.Cells {
		if at := column(s, find(s, c.Table), c.Column); at >= 0 {
			for _, p := range c.Phrases {
				l.Terms.Cells = append(l.Terms.Cells, link.SpokenCell{Phrase: p, At: link.At{Column: at, Cell: c.Cell}})
			}
		}
	}
	l.join(g)
	for i := range g.Measures {
		if t := find(s, g.Measures[i].Table); t >= 0 {
			l.measures = append(l.measures, measure{&g.Measures[i], t, stems(g.Measures[i].Phrases)})
		}
	}
	for i := range g.Filters {
		f := filter{&g.Filters[i], find(s, g.Filters[i].Table), nil, stems(g.Filters[i].Unless)}
		for _, name := range f.Filter.columns {
			f.columns = append(f.columns, column(s, f.table, name))
		}
		if f.table >= 0 && !slices.Contains(f.columns, -1) {
			l.filters = append(l.filters, f)
		}
	}
	return l
}

// join adds the declared joins to the keys of the schema.
func (l *Lens) join(g *Glossary) {
	var keys []link.Key
	for _, j := range g.Joins {
		a, b := column(l.Schema, find(l.Schema, j.From[0]), j.From[1]), column(l.Schema, find(l.Schema, j.To[0]), j.To[1])
		if a >= 0 && b >= 0 {
			keys = append(keys, link.Key{From: []int{a}, To: []int{b}})
		}
	}
	if len(keys) > 0 {
		s := *l.Schema
		s.Keys = slices.Concat(s.Keys, keys)
		l.Schema = &s
	}
}

func find(s *link.Schema, name string) int {
	for i, t := range s.Tables {
		if strings.EqualFold(t.Name, name) || strings.EqualFold(t.Schema+"."+t.Name, name) {
			return i
		}
	}
	return -1
}

func column(s *link.Schema, table int, name string) int {
	if table < 0 {
		return -1
	}
	return s.Column(table, name)
}

func stems(phrases []string) [][]string {
	out := make([][]string, len(phrases))
	for i, p := range phrases {
		for _, w := range link.Split(p) {
			out[i] = append(out[i], w.Stem)
		}
	}
	return out
}

// at tells whether a phrase stands at the beginning of words.
func at(phrase []string, words []link.Word) bool {
	if len(phrase) == 0 || len(phrase) > len(words) {
		return false
	}
	for i, p := range phrase {
		if words[i].Quoted || words[i].Stem != p || (words[i].Stop && i < len(phrase)-1) {
			return false
		}
	}
	return true
}

// Reworded is a question in words that a model knows, and what was put in their place.
type Reworded struct {
	Text    string
	Phrase  string // the measure as the question has it
	measure *measure
	times   int // that the question names it
}

// Reword puts "number of …" in place of a measure's name: the model has never seen the
// measure, but it counts well. [Lens.Place] turns the count into the measure.
func (l *Lens) Reword(question string) (Reworded, error) {
	r := Reworded{Text: question}
	words := link.Split(question)
	var text strings.Builder
	done := 0
	for i := 0; i < len(words); i++ {
		m, n := l.measureAt(words[i:])
		if m == nil {
			continue
		}
		if r.measure != nil && r.measure != m {
			return r, sqlstate.New(sqlstate.FeatureNotSupported, "the question names two measures: %s and %s", r.measure.Name, m.Name).
				WithHint("ask for one measure at a time")
		}
		first, last := words[i], words[i+n-1]
		end := last.Start + len(last.Text)
		r.measure, r.Phrase = m, question[first.Start:end]
		r.times++
		text.WriteString(question[done:first.Start] + "number of " + strings.Join(l.Schema.Tables[m.table].Words, " "))
		done = end
		i += n - 1
	}
	text.WriteString(question[done:])
	r.Text = text.String()
	return r, nil
}

// measureAt is the measure whose longest phrase begins words.
func (l *Lens) measureAt(words []link.Word) (found *measure, length int) {
	for i := range l.measures {
		for _, p := range l.measures[i].phrases {
			if len(p) > length && at(p, words) {
				found, length = &l.measures[i], len(p)
			}
		}
	}
	return found, length
}

// Place puts the measure of r where q counts; it fails when q does not count, counts
// twice, or does not use the measure's table.
func (r Reworded) Place(q *pointer.Query) ([]Used, error) {
	if r.measure == nil {
		return nil, nil
	}
	misplaced := func(why string) error {
		return sqlstate.New(sqlstate.FeatureNotSupported, "measure %q has no place in the query: %s", r.measure.Name, why)
	}
	core := q.Left
	if q.Op != "" {
		return nil, misplaced("it is made of two")
	}
	if !slices.ContainsFunc(core.From, func(f pointer.From) bool { return f.Table == r.measure.table && !f.Second }) {
		return nil, misplaced("it does not use " + r.measure.Table)
	}
	sql := &pointer.Verbatim{Table: r.measure.table, Parts: r.measure.parts}
	shown, placed, tested := 0, 0, 0
	put := func(t *pointer.Term) bool {
		if t.Agg != "count" {
			return false
		}
		*t = pointer.Term{Agg: "count", Star: true, SQL: sql}
		placed++
		return true
	}
	for i := range core.Items {
		if put(&core.Items[i].L) {
			shown++
		}
	}
	for i := range core.Order {
		put(&core.Order[i].Expr.L)
	}
	others := placed
	for _, p := range core.Having.Preds() {
		if put(&p.Left) {
			tested++
		}
	}
	switch {
	case tested > 1 || (tested == 1 && others > 0 && r.times < 2):
		return nil, misplaced("what is compared may be the measure or a count")
	case placed == 0:
		return nil, misplaced("it groups nothing")
	case shown > 1:
		return nil, misplaced("it counts twice")
	}
	return []Used{{r.Phrase, r.measure.SQL}}, nil
}

// Narrow adds the filters of the tables that q uses and says nothing of.
func (l *Lens) Narrow(q *pointer.Query, found *link.Result) []Used {
	var used []Used
	for i := range l.filters {
		f := &l.filters[i]
		if f.off(found.Words) {
			continue
		}
		added := false
		for _, core := range q.Cores() {
			if f.spoken(core) {
				continue
			}
			for _, from := range core.From {
				if from.Table == f.table {
					core.Require(pointer.Pred{SQL: &pointer.Verbatim{Table: f.table, Second: from.Second, Parts: f.parts}})
					added = true
				}
			}
		}
		if added {
			used = append(used, Used{"(always) " + f.Table, f.SQL})
		}
	}
	return used
}

// off tells whether the question switches f off.
func (f *filter) off(words []link.Word) bool {
	for i := range words {
		if slices.ContainsFunc(f.unless, func(p []string) bool { return at(p, words[i:]) }) {
			return true
		}
	}
	return false
}

// spoken tells whether a core says something of the filter's columns itself.
func (f *filter) spoken(c *pointer.Core) bool {
	own := *c
	own.Where, own.Having = nil, nil
	hit := false
	seen := func(column int) { hit = hit || slices.Contains(f.columns, column) }
	nothing := func(int) {}
	(&pointer.Query{Left: &own}).Visit(pointer.Visitor{Table: nothing, Column: seen, Value: nothing})
	for _, p := range append(c.Where.Preds(), c.Having.Preds()...) {
		if p.SQL == nil && !p.Left.Star {
			seen(p.Left.Arg.Col.Column)
		}
	}
	return hit
}
