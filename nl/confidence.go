package nl

import (
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// uses are the tables, columns and values of a query.
type uses struct {
	tables  map[int]bool
	columns map[int]bool
	values  map[int]bool
	stems   map[string]bool // of the words of their names
}

func usesOf(p *pointer.Prompt, q *pointer.Query) uses {
	u := uses{map[int]bool{}, map[int]bool{}, map[int]bool{}, map[string]bool{}}
	defer func() {
		for t := range u.tables {
			link.AddStems(u.stems, p.Schema.Tables[t].Words)
		}
		for c := range u.columns {
			link.AddStems(u.stems, p.Schema.Columns[c].Words)
		}
	}()
	q.Visit(pointer.Visitor{
		Table:  func(t int) { u.tables[t] = true },
		Column: func(c int) { u.columns[c] = true },
		Value:  func(v int) { u.values[v] = true },
	})
	return u
}

// uses tells whether what a name link stands for is used.
func (u uses) uses(n link.NameLink) bool {
	return (n.Table >= 0 && u.tables[n.Table]) || (n.Column >= 0 && u.columns[n.Column])
}

// How much of a content word's meaning counts as kept.
const (
	linkedOnly = 0.3 // it was understood, but the SQL does not use it
	alike      = 0.8 // a name that the SQL uses has the word, but was not meant
	nearby     = 0.5 // a column of a table in use was meant, but not that column
)

// coverage is the share of the question's content words whose meaning the query uses.
func (u uses) coverage(found *link.Result) float64 {
	kept, all := 0.0, 0.0
	for i, k := range u.kept(found) {
		w := found.Words[i]
		if k < 0 {
			continue
		}
		weight := 1.0
		if w.Quoted || (i > 0 && w.Capital()) {
			weight = 1.5
		}
		kept += weight * k
		all += weight
	}
	if all == 0 {
		return 1
	}
	return kept / all
}

// lost lists the content words that stand for nothing.
func (u uses) lost(found *link.Result) []string {
	var out []string
	for i, k := range u.kept(found) {
		if k == 0 {
			out = append(out, found.Words[i].Text)
		}
	}
	return out
}

// kept says for each word how much of it the query uses; -1 is no content word.
func (u uses) kept(found *link.Result) []float64 {
	kept := make([]float64, len(found.Words))
	for i, w := range found.Words {
		if w.Function && !w.Quoted {
			kept[i] = -1
		}
	}
	raise := func(first, last int, by float64) {
		for i := first; i <= last; i++ {
			if kept[i] >= 0 {
				kept[i] = max(kept[i], by)
			}
		}
	}
	for _, n := range found.Names {
		switch {
		case n.Kind == link.Semantic && u.uses(n):
			raise(n.First, n.Last, nearby)
		case n.Kind == link.Semantic: // an encoder finds something like it in any schema
		case n.Table >= 0 && u.tables[n.Table], n.Column >= 0 && u.columns[n.Column]:
			raise(n.First, n.Last, 1)
		case n.Column >= 0 && u.tables[found.TableOf(n.Column)]:
			raise(n.First, n.Last, nearby)
		default:
			raise(n.First, n.Last, linkedOnly)
		}
	}
	for i, w := range found.Words {
		if kept[i] >= 0 && u.stems[w.Stem] {
			kept[i] = alike
		}
	}
	for i, v := range found.Values {
		switch {
		case u.values[i]:
			raise(v.First, v.Last, 1)
		case v.Kind == link.Number && v.Number == "1":
			raise(v.First, v.Last, 1)
		case v.Kind != link.Loose:
			raise(v.First, v.Last, linkedOnly)
		}
	}
	return kept
}

// unused counts the values of the question that a query leaves out: those that name
// something or a time, and mere numbers.
func (u uses) unused(found *link.Result) (names []int, numbers int) {
	for i, v := range found.Values {
		if u.values[i] || u.insideUsed(found, v) {
			continue
		}
		switch v.Kind {
		case link.Loose:
		case link.Number:
			if v.Number != "1" {
				numbers++
			}
		case link.Year, link.Range, link.Quote:
			names = append(names, i)
		default:
			if !named(found, v) || found.Words[v.First].Capital() {
				names = append(names, i)
			}
		}
	}
	return names, numbers
}

// insideUsed tells whether v's words are among those of a value in use.
func (u uses) insideUsed(found *link.Result, v link.Value) bool {
	for i, o := range found.Values {
		if u.values[i] && o.First <= v.First && v.Last <= o.Last {
			return true
		}
	}
	return false
}

// named tells whether v's words stand for a table or column too.
func named(found *link.Result, v link.Value) bool {
	for _, n := range found.Names {
		if n.First <= v.Last && v.First <= n.Last {
			return true
		}
	}
	return false
}
