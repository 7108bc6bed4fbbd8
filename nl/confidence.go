package nl

import (
	"math"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// uses are the tables, columns and values of a query.
type uses struct {
	tables  map[int]bool
	columns map[int]bool
	values  map[int]bool
}

func usesOf(p *pointer.Prompt, q *pointer.Query) uses {
	u := uses{map[int]bool{}, map[int]bool{}, map[int]bool{}}
	q.Visit(pointer.Visitor{
		Table:  func(t int) { u.tables[t] = true },
		Column: func(c int) { u.columns[c] = true },
		Value:  func(v int) { u.values[v] = true },
	})
	return u
}

// How much of a content word's meaning counts as kept.
const (
	linkedOnly = 0.3 // it was understood, but the SQL does not use it
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
		case n.Table >= 0 && u.tables[n.Table], n.Column >= 0 && u.columns[n.Column]:
			raise(n.First, n.Last, 1)
		case n.Column >= 0 && u.tables[found.TableOf(n.Column)]:
			raise(n.First, n.Last, nearby)
		default:
			raise(n.First, n.Last, linkedOnly)
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

// sure estimates how likely it is that a reading is right.
func (d *reading) sure(none float64) float64 {
	tokens := max(d.candidate.Tokens, 1)
	mean := math.Exp(d.candidate.LogProb / float64(tokens))
	c := math.Sqrt(mean*max(d.share, 1e-9)) * math.Pow(d.coverage, 1.5) * (1 - none)
	if d.empty {
		c *= 0.7
	}
	return min(max(c, 0), 1)
}
