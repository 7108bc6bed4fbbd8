package pointer

import (
	"slices"

	"streamlink/nl/link"
)

// join is a way from a table present to a new one: pairs of columns, present's first.
type join struct {
	present int // index in the core's From
	pairs   [][2]int
}

// joins lists the ways in which table can join those present, the default first.
func (p *Prompt) joins(present []From, table int) []join {
	var out []join
	for i, f := range present {
		for _, k := range p.keys() {
			a, b := p.Schema.Ends(k)
			if a == f.Table && b == table {
				out = append(out, join{i, pairs(k.From, k.To)})
			}
			if b == f.Table && a == table {
				out = append(out, join{i, pairs(k.To, k.From)})
			}
		}
	}
	return out
}

func pairs(a, b []int) [][2]int {
	out := make([][2]int, len(a))
	for i := range a {
		out[i] = [2]int{a[i], b[i]}
	}
	return out
}

// keys are the foreign keys that the prompt shows.
func (p *Prompt) keys() []link.Key {
	if len(p.columnNo) == len(p.Schema.Columns) {
		return p.Schema.Keys
	}
	var keys []link.Key
	for _, k := range p.Schema.Keys {
		hidden := func(c int) bool { _, ok := p.columnNo[c]; return !ok }
		if !slices.ContainsFunc(k.From, hidden) && !slices.ContainsFunc(k.To, hidden) {
			keys = append(keys, k)
		}
	}
	return keys
}

// joinOf is how from[i] joins those before it; false when no key allows it.
func (p *Prompt) joinOf(from []From, i int) (join, bool) {
	ways := p.joins(from[:i], from[i].Table)
	if len(ways) == 0 {
		return join{}, false
	}
	on := from[i].On
	if on == nil {
		return ways[0], true
	}
	for _, w := range ways {
		if w.pairs[0] == [2]int{on[0].Column, on[1].Column} && from[w.present].Second == on[0].Second {
			return w, true
		}
	}
	return join{}, false
}
