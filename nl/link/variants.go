package link

import (
	"slices"
	"strings"
	"unicode"
)

// Bounds of the columns whose values are found by other ways to write them.
const (
	smallColumn  = 400
	longestShort = 4 // words of a value
)

// variants find the values of small columns by the roots of their words, their initials
// and the beginnings of their words.
type variants struct {
	roots    map[string][]int32
	initials map[string][]int32
	heads    map[string][]int32
}

// learnVariants fills the variants when all cells are there.
func (x *Index) learnVariants() {
	v := variants{map[string][]int32{}, map[string][]int32{}, map[string][]int32{}}
	for id := range x.cells {
		c := &x.cells[id]
		words := strings.Fields(c.key)
		if x.sizes[int(c.column)] > smallColumn || len(words) > longestShort || len(c.raw) < 3 {
			continue
		}
		put := func(m map[string][]int32, k string) {
			if k != "" {
				m[k] = append(m[k], int32(id))
			}
		}
		put(v.roots, rootsOf(words))
		put(v.heads, headsOf(words))
		if len(words) > 1 {
			put(v.initials, initialsOf(words))
		}
	}
	x.variants = v
}

func rootsOf(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		if out[i] = stem(w); len(w) < 3 && len(words) == 1 {
			return ""
		}
	}
	return strings.Join(out, " ")
}

func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !connecting[w] {
			b.WriteString(w[:1])
		}
	}
	if b.Len() < 2 {
		return ""
	}
	return b.String()
}

const head = 3

func headsOf(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		if len(w) < head {
			return ""
		}
		out[i] = w[:head]
	}
	return strings.Join(out, " ")
}

// Alike finds cells that a run of words means by another form of their words ("nominations"
// for Nominated) and, when freely, by their initials ("LA") or by words cut short ("Comp. Sci.").
func (x *Index) Alike(words []Word, freely bool) []At {
	if len(words) == 0 {
		return nil
	}
	keys := make([]string, len(words))
	for i, w := range words {
		if keys[i] = w.Key; w.Quoted || strings.Contains(w.Key, " ") || w.Key == "" || strings.ContainsFunc(w.Key, func(r rune) bool { return r > unicode.MaxASCII }) {
			return nil
		}
	}
	if ids := x.shown(x.variants.roots[rootsOf(keys)]); len(ids) > 0 && rootsOf(keys) != "" {
		return x.at(ids)
	}
	if !freely {
		return nil
	}
	if len(words) == 1 && code(words[0]) && len(keys[0]) <= longestShort {
		if ids := x.shown(x.variants.initials[keys[0]]); len(ids) > 0 {
			return x.at(ids)
		}
	}
	ids := slices.DeleteFunc(slices.Clone(x.variants.heads[headsOf(keys)]), func(id int32) bool { return !x.cutShort(id, keys) })
	return x.at(x.shown(ids))
}

// cutShort tells whether a cell's words are the beginnings of words, or these of its own. A
// single word may only be the beginning of a word when it is written as a code.
func (x *Index) cutShort(id int32, words []string) bool {
	cell := strings.Fields(x.cells[id].key)
	if len(cell) != len(words) {
		return false
	}
	if len(cell) == 1 {
		return len(cell[0]) > head && len(words[0]) > len(cell[0])+2 && !strings.ContainsFunc(words[0], unicode.IsDigit) && strings.HasPrefix(words[0], cell[0]) && x.cells[id].raw == strings.ToUpper(x.cells[id].raw)
	}
	for i, w := range cell {
		if !strings.HasPrefix(w, words[i]) && !strings.HasPrefix(words[i], w) {
			return false
		}
	}
	return true
}

func (x *Index) at(ids []int32) []At {
	var out []At
	for _, id := range ids {
		out = append(out, At{Column: int(x.cells[id].column), Cell: x.cells[id].raw})
	}
	return out
}
