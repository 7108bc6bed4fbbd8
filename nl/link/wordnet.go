package link

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the sets
	"io"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Made by data/wordnet.py out of WordNet 3.0; its licence stands in NOTICE.
//
//go:embed data/wordnet.txt.gz
var wordnetSets []byte

// thesaurus are WordNet's words by their roots: what else each can be called.
type thesaurus struct {
	sets    [][]string
	members map[string][]int32
}

var wordnet = sync.OnceValue(func() *thesaurus {
	t := &thesaurus{members: map[string][]int32{}}
	z, err := gzip.NewReader(bytes.NewReader(wordnetSets))
	if err != nil {
		return t
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return t
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Split(strings.TrimSpace(line), ",")
		roots := make([]string, len(words))
		for i, w := range words {
			roots[i] = stems(strings.Fields(w))
			t.members[roots[i]] = append(t.members[roots[i]], int32(len(t.sets)))
		}
		t.sets = append(t.sets, roots)
	}
	return t
})

// others are the roots of the words that mean the same as one, in the order of the sets.
func (t *thesaurus) others(root string) []string {
	var out []string
	for _, s := range t.members[root] {
		for _, r := range t.sets[s] {
			if r != root {
				out = append(out, r)
			}
		}
	}
	return out
}

// Bounds of what a word that nothing else explains is linked to.
const (
	farTables  = 1
	farColumns = 2
)

// afar links words that stand for nothing yet to names that WordNet's synonyms of them are.
func (l *Linker) afar(r *Result, taken []bool) {
	known := make([]bool, len(r.Words))
	for _, n := range r.Names {
		for i := n.First; i <= n.Last; i++ {
			known[i] = true
		}
	}
	for size := 2; size >= 1; size-- {
		for i := 0; i+size <= len(r.Words); i++ {
			words := r.Words[i : i+size]
			if !l.open(words, known[i:i+size], taken[i:i+size]) {
				continue
			}
			hits := l.names.meant(key(words))
			for _, h := range hits {
				r.Names = append(r.Names, NameLink{i, i + size - 1, h.table, h.column, Synonym, h.score})
			}
			for k := i; k < i+size && len(hits) > 0; k++ {
				known[k] = true
			}
		}
	}
}

// open tells whether words carry a meaning that nothing has explained.
func (l *Linker) open(words []Word, known, taken []bool) bool {
	for i, w := range words {
		if known[i] || taken[i] || w.Function || w.Quoted || len(w.Lower) < 3 || (w.Stop && i < len(words)-1) {
			return false
		}
	}
	return true
}

// meant are the names that synonyms of a root are or hold.
func (n *names) meant(root string) []hit {
	var all []hit
	for _, other := range wordnet().others(root) {
		for _, h := range n.whole[other] {
			keep(&all, hit{h.object, Synonym, 0.5 * h.score})
		}
		for _, h := range n.part[other] {
			if !n.keys[max(h.column, 0)] || h.column < 0 {
				keep(&all, hit{h.object, Synonym, 0.5 * h.score})
			}
		}
	}
	all = slices.DeleteFunc(all, func(h hit) bool { return !n.kept(h.object) })
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	var out []hit
	tables, columns := 0, 0
	for _, h := range all {
		if h.table >= 0 && tables < farTables {
			tables++
			out = append(out, h)
		} else if h.table < 0 && columns < farColumns {
			columns++
			out = append(out, h)
		}
	}
	return out
}

// keep keeps the best hit of each object.
func keep(all *[]hit, h hit) {
	for i, o := range *all {
		if o.object == h.object {
			(*all)[i].score = max(o.score, h.score)
			return
		}
	}
	*all = append(*all, h)
}
