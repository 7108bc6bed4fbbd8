package link

import "slices"

// respell gives words that are one slip away from a name's word, and that nobody knows as
// they stand, the root of the name's word.
func (l *Linker) respell(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Function || w.Quoted || len(w.Lower) < 6 || lexicon().known[w.Lower] || l.names.known[w.Stem] || (l.Values != nil && len(l.Values.tokens[w.Key]) > 0) {
			continue
		}
		for _, name := range l.names.words {
			if len(name) >= 5 && name[0] == w.Lower[0] && (distance(w.Lower, name, 2) < 2 || distance(w.Lower, name+"s", 2) < 2) {
				w.Stem = stem(name)
				break
			}
		}
	}
}

// misspelt links words that stand for nothing yet to names that they are a slip away from.
func (l *Linker) misspelt(r *Result, taken []bool) {
	known := make([]bool, len(r.Words))
	for _, n := range r.Names {
		for i := n.First; i <= n.Last; i++ {
			known[i] = true
		}
	}
	for i := range r.Words {
		w := r.Words[i]
		if known[i] || taken[i] || w.Function || w.Quoted || len(w.Stem) < 4 || len(w.Lower) < 5 {
			continue
		}
		if l.Values != nil && len(l.Values.tokens[w.Key]) > 0 {
			continue
		}
		if near, ok := l.names.near(w.Stem); ok {
			w.Stem = near
			for _, h := range l.names.at([]Word{w}, []bool{false}) {
				r.Names = append(r.Names, NameLink{i, i, h.table, h.column, h.kind, h.score * 0.8})
			}
		}
	}
}

// near finds the stem of a name's word that is one slip away, or two in a long word.
func (n *names) near(stem string) (string, bool) {
	edits := 1
	if len(stem) >= 9 {
		edits = 2
	}
	best, at := "", edits+1
	for _, s := range n.stems {
		if len(s) < 4 || s[0] != stem[0] || len(s)-len(stem) > edits || len(stem)-len(s) > edits {
			continue
		}
		if d := distance(s, stem, at); d < at {
			best, at = s, d
		}
	}
	return best, best != ""
}

// spellings lists the words that names are made of as they are written, each once, in order.
func (n *names) spellings() []string {
	var all []string
	for _, t := range n.schema.Tables {
		all = append(all, t.Words...)
	}
	for _, c := range n.schema.Columns {
		all = append(all, c.Words...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// vocabulary lists the stems that names are made of, each once, in order.
func (n *names) vocabulary() []string {
	var all []string
	for k := range n.whole {
		all = append(all, k)
	}
	for k := range n.part {
		all = append(all, k)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// distance is the number of slips from a to b: a letter more, less, other, or two
// swapped. It stops counting at limit.
func distance(a, b string, limit int) int {
	before := make([]int, len(b)+1)
	prev := make([]int, len(b)+1)
	cur := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
			least = min(least, cur[j])
		}
		if least > limit {
			return limit
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(b)], limit)
}
