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

// loose lists the ways in which table can join those present where no key says how: each
// has to be chosen by "on".
func (p *Prompt) loose(present []From, table int) []join {
	if len(p.joins(present, table)) > 0 {
		return nil
	}
	var out []join
	for i, f := range present {
		if f.Table == table { // rows that have something in common
			for _, c := range p.common(table) {
				out = append(out, join{i, [][2]int{{c, c}}})
			}
		}
		for _, pair := range p.kindred()[[2]int{f.Table, table}] {
			out = append(out, join{i, [][2]int{pair}})
		}
	}
	return out
}

// common are the shown columns of a table that two of its rows may share and be told apart by
// others: texts that are no key.
func (p *Prompt) common(table int) []int {
	var out []int
	t := p.Schema.Tables[table]
	for c := t.First; c < t.First+t.Len; c++ {
		if _, shown := p.columnNo[c]; shown && p.Schema.Columns[c].Family == link.Text && !p.isKey(c) {
			out = append(out, c)
		}
	}
	return out
}

// kindred are the pairs of shown columns that may join two tables without a key, by tables.
func (p *Prompt) kindred() map[[2]int][][2]int {
	p.kinOnce.Do(func() {
		p.kin = map[[2]int][][2]int{}
		var shown []int
		for _, c := range p.Columns {
			if c >= 0 {
				shown = append(shown, c)
			}
		}
		slices.Sort(shown)
		for _, a := range shown {
			for _, b := range shown {
				if p.Schema.Kindred(a, b) {
					ends := [2]int{p.Schema.Columns[a].Table, p.Schema.Columns[b].Table}
					p.kin[ends] = append(p.kin[ends], [2]int{a, b})
				}
			}
		}
	})
	return p.kin
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
	on := from[i].On
	if on == nil && len(ways) > 0 {
		return ways[0], true
	}
	if on == nil {
		return join{}, false
	}
	if len(ways) == 0 {
		ways = p.loose(from[:i], from[i].Table)
	}
	for _, w := range ways {
		if w.pairs[0] == [2]int{on[0].Column, on[1].Column} && from[w.present].Second == on[0].Second {
			return w, true
		}
	}
	return join{}, false
}

// alike tells whether rows of two columns can sensibly be found in each other: the same
// column, one whose name ends alike, or columns that keys tie together.
func (p *Prompt) alike(a, b int) bool {
	if a == b || p.roots[a] == p.roots[b] {
		return true
	}
	if p.Schema.Columns[a].Family == link.Int && p.Schema.Columns[b].Family == link.Int && (p.isKey(a) || p.isKey(b)) {
		return true
	}
	x, y := p.Schema.Columns[a].Words, p.Schema.Columns[b].Words
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}

// names tells whether a key's numbers are mere names of rows: those of years, levels and
// positions have an order.
func (p *Prompt) names(column int) bool {
	words := p.Schema.Columns[column].Words
	if slices.Contains(words, "year") || len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "number", "level", "position", "rank", "order", "sequence", "version", "age":
		return len(words) == 1 || p.Schema.Columns[column].PK && !p.tied[column]
	}
	return true
}

// isKey tells whether a column identifies rows, here or elsewhere.
func (p *Prompt) isKey(column int) bool { return p.Schema.Columns[column].PK || p.tied[column] }

// tie finds which columns keys tie together.
func (p *Prompt) tie() {
	p.roots = make([]int, len(p.Schema.Columns))
	p.tied = make([]bool, len(p.Schema.Columns))
	for i := range p.roots {
		p.roots[i] = i
	}
	find := func(i int) int {
		for p.roots[i] != i {
			i = p.roots[i]
		}
		return i
	}
	for _, k := range p.Schema.Keys {
		for i := range k.From {
			p.tied[k.From[i]], p.tied[k.To[i]] = true, true
			p.roots[find(k.From[i])] = find(k.To[i])
		}
	}
	for i := range p.roots {
		p.roots[i] = find(i)
	}
}
