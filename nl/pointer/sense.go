package pointer

import (
	"strings"

	"streamlink/nl/link"
)

// sense is what a question's links say about a schema, gathered once for a prompt.
type sense struct {
	p       *Prompt
	columns map[int][]span // by column
	tables  map[int][]span // by table
	values  [][]int        // the columns where each value was found
	cues    map[string][]int
	reached map[int][]bool // see reaches
	linked  []bool         // words that some link or value explains
	years   bool           // a year or date is among the values
}

// span is a phrase that was linked.
type span struct {
	first, last int
	kind        link.NameKind
	score       float64
}

func newSense(p *Prompt) *sense {
	s := &sense{p: p, columns: map[int][]span{}, tables: map[int][]span{}, reached: map[int][]bool{}, cues: cues(p.Found), linked: make([]bool, len(p.Found.Words))}
	for _, n := range p.Found.Names {
		at := span{n.First, n.Last, min(n.Kind, link.Synonym), n.Score}
		if n.Table >= 0 {
			s.tables[n.Table] = append(s.tables[n.Table], at)
		} else {
			s.columns[n.Column] = append(s.columns[n.Column], at)
		}
		if at.kind != link.Synonym {
			s.explain(s.linked, at)
		}
	}
	for _, v := range p.Values {
		var at []int
		if !v.Numeric() && !v.Dated() {
			for _, c := range v.Cells {
				at = append(at, c.Column)
			}
			at = append(at, v.Has...)
			for i := v.First; i <= v.Last; i++ {
				s.linked[i] = true
			}
		}
		s.values = append(s.values, at)
		s.years = s.years || v.Dated()
	}
	return s
}

func (s *sense) explain(words []bool, at span) {
	for i := at.first; i <= at.last; i++ {
		words[i] = true
	}
}

// explained are the words that what was used so far stands for.
func (s *sense) explained(at *place) []bool {
	out := make([]bool, len(s.linked))
	for c := range at.columns {
		for _, sp := range s.columns[c] {
			s.explain(out, sp)
		}
	}
	for t := range at.tables {
		for _, sp := range s.tables[t] {
			s.explain(out, sp)
		}
	}
	for v := range at.values {
		if v < len(s.p.Values) {
			s.explain(out, span{first: s.p.Values[v].First, last: s.p.Values[v].Last})
		}
	}
	return out
}

// best is the surest of spans with a word that is not explained yet; ok is false without one.
func best(spans []span, explained []bool) (out span, ok bool) {
	for _, sp := range spans {
		fresh := false
		for i := sp.first; i <= sp.last; i++ {
			fresh = fresh || !explained[i]
		}
		if fresh && (!ok || sp.kind < out.kind || (sp.kind == out.kind && (sp.last-sp.first > out.last-out.first || sp.score > out.score && sp.last-sp.first == out.last-out.first))) {
			out, ok = sp, true
		}
	}
	return out, ok
}

// reach are the words that a table with its columns and their values explains.
func (s *sense) reach(tables ...int) []bool {
	out := make([]bool, len(s.linked))
	for _, t := range tables {
		for i, r := range s.reaches(t) {
			out[i] = out[i] || r
		}
	}
	return out
}

// reaches are the words that one table explains; it is asked for often.
func (s *sense) reaches(t int) []bool {
	if known, ok := s.reached[t]; ok {
		return known
	}
	out := make([]bool, len(s.linked))
	s.reached[t] = out
	for _, sp := range s.tables[t] {
		s.explain(out, sp)
	}
	table := s.p.Schema.Tables[t]
	for c := table.First; c < table.First+table.Len; c++ {
		for _, sp := range s.columns[c] {
			if sp.kind != link.Synonym {
				s.explain(out, sp)
			}
		}
	}
	for i, columns := range s.values {
		for _, c := range columns {
			if s.p.Schema.Columns[c].Table == t {
				s.explain(out, span{first: s.p.Values[i].First, last: s.p.Values[i].Last})
			}
		}
	}
	return out
}

// cover is the share of the linked words that reached holds.
func (s *sense) cover(reached []bool) float64 {
	all, n := 0.0, 0.0
	for i, l := range s.linked {
		if l {
			all++
			if reached[i] {
				n++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return n / all
}

// closeTo tells whether one of places lies in the few words before a phrase or in it.
func closeTo(places []int, sp span, before int) bool {
	for _, i := range places {
		if i >= sp.first-before && i <= sp.last {
			return true
		}
	}
	return false
}

// nameLike tells whether a column is what its table's rows are called.
func (s *sense) nameLike(column int) bool {
	words := s.p.Schema.Columns[column].Words
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return last == "name" || last == "title"
}

// yearLike tells whether a column is of the calendar.
func (s *sense) yearLike(column int) bool {
	c := &s.p.Schema.Columns[column]
	if c.Family.Dated() {
		return true
	}
	for _, w := range c.Words {
		if strings.HasPrefix(w, "year") || w == "date" || w == "since" || w == "season" {
			return true
		}
	}
	return false
}
