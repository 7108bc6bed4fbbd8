package pointer

import (
	"cmp"
	"math"
	"slices"

	"streamlink/nl/link"
)

// Shares of what the best part of a schema explains that keep another part in the prompt.
const (
	closeSecond = 0.5
	surely      = 0.9 // a word's link that is no guess
	fewParts    = 4   // of so many, one that surely explains a word that the best does not stays too
	mostParts   = 3   // that stay
)

// topic tells which tables belong to what a question is about: a schema falls into parts
// that no key ties together, and a part stays when it explains half as much of the question
// as the best does. A word that many parts explain tells little. Tables of other business would
// only distract. nil: all belong.
func topic(s *link.Schema, found *link.Result) []bool {
	parts := components(s)
	if len(parts) == 0 {
		return nil
	}
	explained := explain(s, found, parts)
	rare := rarity(explained)
	sums := make([]float64, len(explained))
	order := make([]int, len(explained))
	for part, words := range explained {
		order[part] = part
		for w, e := range words {
			sums[part] += e * rare[w]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[b], sums[a]) })
	best := order[0]
	if sums[best] == 0 || len(explained) <= fewParts && sums[best] < 2*surely {
		return nil // too little to tell
	}
	stay := make([]bool, len(explained))
	for n, part := range order {
		stay[part] = n < mostParts && sums[part] >= closeSecond*sums[best]
		for w, e := range explained[part] {
			stay[part] = stay[part] || (len(explained) <= fewParts && e >= surely && explained[best][w] < surely)
		}
	}
	if len(explained) > fewParts {
		settle(s, found, parts, explained, best, stay)
	}
	keep := make([]bool, len(s.Tables))
	for t := range keep {
		keep[t] = stay[parts[t]]
	}
	if !slices.Contains(keep, false) {
		return nil
	}
	return keep
}

// settle drops the parts that explain nothing but what the best explains too, once the question
// is linked within it alone: among very many tables a word is linked to a few of those that have it.
func settle(s *link.Schema, found *link.Result, parts []int, explained [][]float64, best int, stay []bool) {
	own := make([]bool, len(s.Tables))
	for t := range own {
		own[t] = parts[t] == best
	}
	again := explain(s, found.Only(own), parts)[best]
	for part := range stay {
		further := false
		for w, e := range explained[part] {
			further = further || e >= surely && again[w] == 0
		}
		stay[part] = part == best || stay[part] && further
	}
}

// rarity weighs each word by how few parts explain it: one when it is one part's alone or
// when there are few parts, next to nothing when it is everybody's.
func rarity(explained [][]float64) []float64 {
	out := make([]float64, len(explained[0]))
	for w := range out {
		n, top := 0.0, 0.0
		for _, words := range explained {
			n += words[w]
			top = max(top, words[w])
		}
		out[w] = 1
		if parts := float64(len(explained)); len(explained) > fewParts && n > 1 {
			out[w] = 1 - math.Log(n)/math.Log(parts+1)
		}
	}
	return out
}

// fewColumns is how many columns of a schema are compared with each other for what may join
// without a key.
const fewColumns = 240

// components numbers the parts of a schema that keys tie together, by table; nil when it is
// all one.
func components(s *link.Schema) []int {
	part := make([]int, len(s.Tables))
	for i := range part {
		part[i] = i
	}
	find := func(i int) int {
		for part[i] != i {
			part[i] = part[part[i]]
			i = part[i]
		}
		return i
	}
	for _, k := range s.Keys {
		a, b := s.Ends(k)
		part[find(a)] = find(b)
	}
	if len(s.Columns) <= fewColumns {
		for a := range s.Columns {
			for b := range a {
				if s.Kindred(a, b) {
					part[find(s.Columns[a].Table)] = find(s.Columns[b].Table)
				}
			}
		}
	}
	number := map[int]int{}
	out := make([]int, len(part))
	for i := range part {
		root := find(i)
		if _, ok := number[root]; !ok {
			number[root] = len(number)
		}
		out[i] = number[root]
	}
	if len(number) < 2 {
		return nil
	}
	return out
}

// explain says for each part how surely it explains each word of the question.
func explain(s *link.Schema, found *link.Result, parts []int) [][]float64 {
	out := make([][]float64, slices.Max(parts)+1)
	for i := range out {
		out[i] = make([]float64, len(found.Words))
	}
	put := func(table, first, last int, by float64) {
		words := out[parts[table]]
		for i := first; i <= last; i++ {
			if !found.Words[i].Function || found.Words[i].Quoted {
				words[i] = max(words[i], by)
			}
		}
	}
	weight := map[link.NameKind]float64{link.Exact: 1, link.Part: 0.5, link.Synonym: 0.3}
	for _, n := range found.Names {
		if n.Table >= 0 {
			put(n.Table, n.First, n.Last, weight[n.Kind])
		} else {
			put(s.Columns[n.Column].Table, n.First, n.Last, weight[n.Kind])
		}
	}
	for _, v := range found.Values {
		if v.Numeric() || v.Dated() {
			continue
		}
		for _, at := range v.Cells {
			put(s.Columns[at.Column].Table, v.First, v.Last, 1)
		}
		for _, c := range v.Has {
			put(s.Columns[c].Table, v.First, v.Last, 0.7)
		}
	}
	return out
}
