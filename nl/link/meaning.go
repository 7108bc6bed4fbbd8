package link

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
)

// Encoder makes vectors of length 1; those of texts that mean alike point alike.
type Encoder interface {
	Embed(ctx context.Context, texts ...string) ([][]float32, error)
}

// Meaning is the vectors of a schema's names. It is immutable.
type Meaning struct {
	encoder Encoder
	tables  []int32    // by table: its name's vector, -1 for none
	columns [][2]int32 // by column: the vectors of its name, and of that with its table's
	vectors [][]float32
}

// mostNames is how many different names a schema's vectors are made of: about 12 MB of them.
const mostNames = 8192

const namesAtOnce = 64

// NewMeaning makes the vectors of s's names, in order as far as the bound allows.
func NewMeaning(ctx context.Context, s *Schema, e Encoder) (*Meaning, error) {
	m := &Meaning{encoder: e}
	var texts []string
	known := map[string]int32{}
	id := func(words ...string) int32 {
		text := strings.Join(words, " ")
		at, ok := known[text]
		switch {
		case ok:
			return at
		case text == "" || len(texts) == mostNames:
			return -1
		}
		known[text] = int32(len(texts))
		texts = append(texts, text)
		return known[text]
	}
	for _, t := range s.Tables {
		m.tables = append(m.tables, id(t.Words...))
	}
	for _, c := range s.Columns {
		own := s.Tables[c.Table].Words
		m.columns = append(m.columns, [2]int32{id(c.Words...), id(slices.Concat(c.Words, []string{"of"}, own)...)})
	}
	for some := range slices.Chunk(texts, namesAtOnce) { // questions come in between
		vectors, err := e.Embed(ctx, some...)
		if err != nil {
			return nil, err
		}
		m.vectors = append(m.vectors, vectors...)
	}
	return m, nil
}

// Least cosines of what a phrase is linked to, and how far behind the best a second column may
// be. Fitted on the databases that nl/train/validation_dbs.txt does not name.
const (
	tableCosine  = 0.45
	columnCosine = 0.40
	columnSlack  = 0.1
)

// Bounds of what a question's words are looked up for.
const (
	longestPhrase = 3
	mostPhrases   = 32
)

// guess is a run of words with the names that mean alike.
type guess struct {
	first, last int
	hits        []hit // the likest first
}

// Mean links phrases that nothing explains to the tables and columns whose names mean alike.
// Without an encoder it does nothing.
func (r *Result) Mean(ctx context.Context) error {
	if r.linker == nil || r.linker.Meaning == nil {
		return nil
	}
	var texts []string
	var guesses []guess
	for size := 1; size <= longestPhrase; size++ {
		for i := 0; i+size <= len(r.Words) && len(guesses) < mostPhrases; i++ {
			if words := r.Words[i : i+size]; unexplained(words) {
				guesses = append(guesses, guess{first: i, last: i + size - 1})
				texts = append(texts, phrase(words))
			}
		}
	}
	if len(guesses) == 0 {
		return nil
	}
	vectors, err := r.linker.Meaning.encoder.Embed(ctx, texts...)
	if err != nil {
		return err
	}
	for i := range guesses {
		guesses[i].hits = r.linker.like(vectors[i])
	}
	r.guess(guesses)
	return nil
}

// guess takes the runs with the likest names, none of which share a word.
func (r *Result) guess(guesses []guess) {
	guesses = slices.DeleteFunc(guesses, func(p guess) bool { return len(p.hits) == 0 })
	slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(b.hits[0].score, a.hits[0].score) })
	taken := make([]bool, len(r.Words))
	for _, p := range guesses {
		if slices.Contains(taken[p.first:p.last+1], true) {
			continue
		}
		for i := p.first; i <= p.last; i++ {
			taken[i] = true
		}
		for _, h := range p.hits {
			r.Names = append(r.Names, NameLink{p.first, p.last, h.table, h.column, Semantic, 0.5 * h.score})
		}
	}
	r.order()
	r.mark()
}

// unexplained tells whether words begin and end with what carries a meaning, and nothing in
// them stands for something already.
func unexplained(words []Word) bool {
	for i, w := range words {
		outer := i == 0 || i == len(words)-1
		if w.Linked || w.Quoted || w.Stop && i < len(words)-1 ||
			outer && (w.Function || len(w.Lower) < 3 || strings.ContainsFunc(w.Lower, func(r rune) bool { return !unicode.IsLetter(r) })) {
			return false
		}
	}
	return true
}

// like finds the names whose meaning is like v's: a table at most, and two columns.
func (l *Linker) like(v []float32) []hit {
	m := l.Meaning
	cosines := make([]float64, len(m.vectors))
	for i, name := range m.vectors {
		cosines[i] = cosine(name, v)
	}
	table := hit{object: object{-1, -1}}
	for t, at := range m.tables {
		if o := (object{t, -1}); at >= 0 && cosines[at] >= max(tableCosine, table.score) && cosines[at] > table.score && l.names.kept(o) {
			table = hit{o, Semantic, cosines[at]}
		}
	}
	var hits []hit
	for c, at := range m.columns {
		o := object{-1, c}
		if at[0] < 0 || at[1] < 0 || !l.names.kept(o) {
			continue
		}
		if like := (cosines[at[0]] + cosines[at[1]]) / 2; like >= columnCosine {
			hits = append(hits, hit{o, Semantic, like})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	if len(hits) > 1 && hits[1].score < hits[0].score-columnSlack {
		hits = hits[:1]
	}
	hits = hits[:min(len(hits), 2)]
	if table.table >= 0 {
		hits = append(hits, table)
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	}
	return hits
}

// cosine is that of the angle between two vectors of length 1.
func cosine(a, b []float32) float64 {
	var sum float32
	for i, x := range a[:min(len(a), len(b))] {
		sum += x * b[i]
	}
	return float64(sum)
}
