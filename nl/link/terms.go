package link

import "slices"

// Terms are a house's own words for tables, columns and values.
type Terms struct {
	Tables, Columns map[int][]string // phrases, by index in the Schema
	Cells           []SpokenCell
}

// SpokenCell is a phrase that means a cell.
type SpokenCell struct {
	Phrase string
	At     At
}

// NewWith makes a Linker that knows terms beside what names, lists and data tell.
func NewWith(schema *Schema, values *Index, terms Terms) *Linker {
	l := New(schema, values)
	learn := func(o object, phrases []string) {
		for _, p := range phrases {
			words := Split(p)
			if len(words) == 0 {
				continue
			}
			put(l.names.whole, key(words), hit{o, Exact, 1})
			for _, w := range words {
				l.names.known[w.Stem] = true
				l.names.said[w.Lower] = true
			}
		}
	}
	for t, phrases := range terms.Tables {
		learn(object{t, -1}, phrases)
	}
	for c, phrases := range terms.Columns {
		learn(object{-1, c}, phrases)
	}
	for _, c := range terms.Cells {
		k := keyOf(Split(c.Phrase))
		if k != "" && !slices.Contains(l.spoken[k], c.At) {
			l.spoken[k] = append(l.spoken[k], c.At)
		}
	}
	return l
}

// Join is the links of two questions, the second said after the first: its words and
// values count on from the first one's.
func Join(a, b *Result) *Result {
	r := &Result{
		Words: slices.Concat(a.Words, b.Words), Values: slices.Clone(a.Values), Names: slices.Clone(a.Names),
		schema: a.schema, index: a.index,
	}
	n := len(a.Words)
	for _, v := range b.Values {
		v.First, v.Last = v.First+n, v.Last+n
		r.Values = append(r.Values, v)
	}
	for _, l := range b.Names {
		l.First, l.Last = l.First+n, l.Last+n
		r.Names = append(r.Names, l)
	}
	return r
}
