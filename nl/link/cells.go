package link

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

const (
	longestValue = 7
	maxColumns   = 12 // columns kept for one value

	shortestStrange = 5 // letters of a word in lower case that may be a slip for one of a cell
)

// cells finds text values: quoted text, cells, parts of cells, and names in no index.
func (l *Linker) cells(r *Result, taken []bool) {
	named := make([]bool, len(r.Words)) // words that stand for a name
	exact := make([]bool, len(r.Words)) // words that are a whole name by themselves
	for _, n := range r.Names {
		for i := n.First; i <= n.Last; i++ {
			named[i] = true
			exact[i] = exact[i] || (n.Kind == Exact && n.First == n.Last)
		}
	}
	for i, w := range r.Words {
		if w.Quoted && !taken[i] {
			r.Values = append(r.Values, l.quote(w, i))
			taken[i] = true
		}
	}
	if l.Values != nil {
		l.spans(r, taken, true, func(words []Word, i int) (Value, bool) { return l.equal(words, i, exact[i]) })
		l.spans(r, taken, false, func(words []Word, i int) (Value, bool) { return l.plainly(r, words, i) })
		l.spans(r, taken, false, func(words []Word, i int) (Value, bool) { return l.otherwise(words, named[i:i+len(words)], exact[i]) })
		l.spans(r, taken, false, func(words []Word, i int) (Value, bool) { return l.contained(words, named[i:i+len(words)]) })
	}
	l.letters(r, taken)
	for i, w := range r.Words {
		if taken[i] || named[i] || w.Function || w.Capital() && i == 0 {
			continue
		}
		find := l.slipOfCell
		if w.Capital() {
			find = l.unknown
		} else if len(w.Lower) < shortestStrange || l.knows(&w) {
			continue
		}
		if v, ok := find(w); ok {
			v.First, v.Last = i, i
			r.Values = append(r.Values, v)
			taken[i] = true
		}
	}
}

// plainly finds a question word that is a cell of a column named right beside it, as in "their
// right foot", or a letter that is one behind its column's name.
func (l *Linker) plainly(r *Result, words []Word, first int) (Value, bool) {
	letter := len(words[0].Lower) == 1
	if len(words) > 1 || words[0].Function == letter || connecting[words[0].Lower] {
		return Value{}, false
	}
	cells := slices.DeleteFunc(l.Values.Equal(words[0].Key), func(at At) bool {
		return l.Values.sizes[at.Column] > smallColumn || !l.introduced(r, at.Column, first) && (letter || !r.beside(at.Column, first))
	})
	if len(cells) == 0 {
		return Value{}, false
	}
	return Value{Kind: Cell, Text: words[0].Text, Cells: l.rank(cells)}, true
}

// beside tells whether a column is named close to a word.
func (r *Result) beside(column, at int) bool {
	return slices.ContainsFunc(r.Names, func(n NameLink) bool {
		return n.Column == column && n.First-at <= 2 && at-n.Last <= 2
	})
}

// introduced tells whether the word before another, "is" and the like left out, is one of a
// column's name: "with the status done", "the code is x".
func (l *Linker) introduced(r *Result, column, at int) bool {
	before := at - 1
	if before > 0 && connecting[r.Words[before].Lower] {
		before--
	}
	return before >= 0 && slices.Contains(l.Schema.Columns[column].roots, r.Words[before].Stem)
}

// otherwise finds a run that means cells by another form of their words.
func (l *Linker) otherwise(words []Word, named []bool, exact bool) (Value, bool) {
	for _, w := range words {
		if w.Function && !code(w) {
			return Value{}, false
		}
	}
	if len(words) == 1 && (len(words[0].Key) < 2 || exact) {
		return Value{}, false
	}
	cells := l.Values.Alike(words, len(words) > 1 || !named[0] || code(words[0]))
	if len(cells) == 0 {
		return Value{}, false
	}
	return Value{Kind: Cell, Text: phrase(words), Cells: l.rank(cells)}, true
}

// letters makes values of single letters, as in a question about spelling.
func (l *Linker) letters(r *Result, taken []bool) {
	spells := r.Spells()
	for i, w := range r.Words {
		if taken[i] || len(w.Text) != 1 || !unicode.IsLetter(rune(w.Text[0])) || i == 0 {
			continue
		}
		before := r.Words[i-1].Stem
		if w.Capital() && (w.Text != "I" && w.Text != "A" || spells && before == "with") || before == "letter" || before == "charact" {
			r.Values = append(r.Values, Value{Kind: Quote, First: i, Last: i, Text: w.Text})
			taken[i] = true
		}
	}
}

// numerals looks numbers and years up among the cells of text columns.
func (l *Linker) numerals(r *Result) {
	for i := range r.Values {
		v := &r.Values[i]
		if !v.Numeric() && !v.Dated() {
			continue
		}
		if l.Values == nil {
			v.Open = true
			continue
		}
		if v.Numeric() {
			v.Cells = l.Values.Equal(Fold(v.Number))
			if k := Fold(v.Text); v.First == v.Last && k != Fold(v.Number) {
				v.Cells = append(v.Cells, l.Values.Equal(k)...)
			}
			v.Cells = l.rank(v.Cells)
		} else {
			v.Cells = l.rank(l.Values.Equal(Fold(v.Text)))
		}
		if v.Kind == Year {
			v.Has = clip(l.Values.Contain(v.Number))
		}
		v.Like = l.Values.numeral
	}
}

// spans tries every run of words that is not taken, longest first; across clauses too, as in
// "Paris, France", when told.
func (l *Linker) spans(r *Result, taken []bool, across bool, try func(words []Word, first int) (Value, bool)) {
	for size := min(longestValue, len(r.Words)); size >= 1; size-- {
		for i := 0; i+size <= len(r.Words); i++ {
			if !l.free(r, taken, i, size, across) {
				continue
			}
			v, ok := try(r.Words[i:i+size], i)
			if !ok {
				continue
			}
			v.First, v.Last = i, i+size-1
			r.Values = slices.DeleteFunc(r.Values, func(o Value) bool { return o.First >= v.First && o.Last <= v.Last })
			r.Values = append(r.Values, v)
			for k := i; k < i+size; k++ {
				taken[k] = true
			}
		}
	}
}

// free tells whether a run may be one value: no clause and no owner ends inside, and of what is taken
// only numbers in a longer run ("Boeing 747").
func (l *Linker) free(r *Result, taken []bool, first, size int, across bool) bool {
	for k := first; k < first+size; k++ {
		if r.Words[k].Quoted || (!across && (r.Words[k].Stop || r.Words[k].Owner) && k < first+size-1) {
			return false
		}
		if taken[k] && (size == 1 || !l.looseNumber(r, k, first, size)) {
			return false
		}
	}
	return true
}

func (l *Linker) looseNumber(r *Result, k, first, size int) bool {
	if k == first && size > 1 && !strings.ContainsFunc(r.Words[k].Text, unicode.IsDigit) {
		return false
	}
	for _, v := range r.Values {
		if v.First <= k && k <= v.Last {
			return v.First >= first && v.Last < first+size && (v.Kind == Number || v.Kind == Year)
		}
	}
	return false
}

func (l *Linker) quote(w Word, i int) Value {
	v := Value{Kind: Quote, First: i, Last: i, Text: w.Text}
	if l.Values == nil || w.Key == "" {
		return v
	}
	if v.Cells = l.rank(l.Values.Equal(w.Key)); len(v.Cells) > 0 {
		v.Kind = Cell
	}
	if v.Kind == Quote {
		if v.Cells = l.rank(l.Values.Alike(Split(w.Text), true)); len(v.Cells) > 0 {
			v.Kind = Cell
		}
	}
	if v.Has = l.Values.Contain(w.Key); len(v.Has) > 0 && v.Kind == Quote {
		v.Kind = Has
	}
	v.Has = clip(v.Has)
	return v
}

// equal finds a run that equals cells, by itself or by another way to say them.
// A lower-case word that is a name too must be spelled as the cell is.
func (l *Linker) equal(words []Word, first int, exact bool) (Value, bool) {
	if cells := l.spoken[keyOf(words)]; len(cells) > 0 {
		return Value{Kind: Cell, Text: phrase(words), Cells: slices.Clone(cells)}, true
	}
	k := keyOf(words)
	cells := l.Values.Equal(k)
	if !valuable(words, first) {
		if len(words) > 1 { // words of asking may be the name of a kind: "search report"
			cells = slices.DeleteFunc(cells, func(at At) bool { return l.Values.sizes[at.Column] > smallColumn })
		}
		if len(words) < 2 || len(cells) == 0 {
			return Value{}, false
		}
	}
	if w := words[0]; len(words) == 1 && ((exact && !w.Capital()) || (w.Function && !code(w)) || len(w.Text) == 1) {
		cells = slices.DeleteFunc(cells, func(at At) bool { return at.Cell != words[0].Text })
		if len(cells) == 0 {
			return Value{}, false
		}
	}
	if s := singular(k); s != k && len(cells) == 0 {
		cells = l.Values.Equal(s)
	}
	for _, alias := range lexicon().aliases[k] {
		for _, at := range l.Values.Equal(Fold(alias)) {
			small := len(alias) > 3 || l.Values.sizes[at.Column] <= 300
			if at.Cell == alias && small && !slices.Contains(cells, at) {
				cells = append(cells, at)
			}
		}
	}
	if len(cells) == 0 {
		return Value{}, false
	}
	cells = append(cells, l.without(words)...)
	return Value{Kind: Cell, Text: phrase(words), Cells: l.rank(cells), Has: clip(l.Values.Contain(k))}, true
}

// without finds the cells that a run means whose last word is a column's name: "Sonoma
// County" is the county Sonoma too.
func (l *Linker) without(words []Word) []At {
	n := len(words) - 1
	if n < 1 {
		return nil
	}
	hits := l.names.whole[words[n].Stem]
	return slices.DeleteFunc(l.Values.Equal(keyOf(words[:n])), func(at At) bool {
		return !slices.ContainsFunc(hits, func(h hit) bool { return h.column == at.Column })
	})
}

// valuable tells whether a run can be a value at all: not the bare words that carry questions.
func valuable(words []Word, first int) bool {
	if len(words) > 1 {
		return slices.ContainsFunc(words, func(w Word) bool { return !w.Function || code(w) })
	}
	w := words[0]
	if len(w.Text) == 1 {
		return w.Capital() && first > 0 && w.Text != "I"
	}
	return !w.Function || code(w) || (w.Capital() && first > 0)
}

// code tells whether a word is written in capitals, as codes are: "US", "IN".
func code(w Word) bool {
	return len(w.Text) > 1 && w.Text == strings.ToUpper(w.Text) && w.Text != w.Lower
}

// contained finds a run that longer cells contain.
func (l *Linker) contained(words []Word, named []bool) (Value, bool) {
	ends := func(w Word) bool { // an initial is no word: "AT & T"
		initial := len(words) > 1 && len(w.Text) == 1 && w.Capital() && w.Text != "I" && w.Text != "A"
		return w.Function && !code(w) && !initial
	}
	if ends(words[0]) || ends(words[len(words)-1]) || !valuable(words, 1) {
		return Value{}, false
	}
	fresh := false // a word that is no name's, or is written like a value
	for i, w := range words {
		digits := len(words) > 1 && !strings.ContainsFunc(w.Text, unicode.IsLetter)
		fresh = fresh || (!named[i] && !w.Function && !digits) || (code(w) && len(words) > 1) || w.Code()
	}
	if !fresh {
		return Value{}, false
	}
	k, text := keyOf(words), phrase(words)
	last := words[len(words)-1]
	if one := singular(last.Lower); one != last.Lower && !last.Capital() {
		alt := strings.TrimSuffix(k, last.Key) + one
		if found := l.Values.Contain(alt); len(found) > 0 {
			return Value{Kind: Has, Text: strings.TrimSuffix(text, last.Text) + one, Has: clip(found)}, true
		}
	}
	if found := l.Values.Contain(k); len(found) > 0 {
		return Value{Kind: Has, Text: text, Has: clip(found)}, true
	}
	if len(words) == 1 && last.Code() && len(k) >= 3 && !strings.Contains(k, " ") {
		if found := l.Values.Begin(k); len(found) > 0 {
			return Value{Kind: Has, Text: text, Has: clip(found)}, true
		}
	}
	return Value{}, false
}

// slipOfCell is misspeltCell for a word in lower case, which may well be another word: a letter
// is missing, too much, or has changed places, but none stands for another ("atlantis" is
// not "atlantic").
func (l *Linker) slipOfCell(w Word) (Value, bool) {
	v, ok := l.misspeltCell(w)
	return v, ok && (len(v.Text) != len(w.Key) || sameLetters(v.Text, w.Key))
}

// misspeltCell finds the word of a cell that a word is a slip or two away from.
func (l *Linker) misspeltCell(w Word) (Value, bool) {
	if l.Values == nil {
		return Value{}, false
	}
	near, ok := l.Values.Near(w.Key)
	if !ok {
		return Value{}, false
	}
	if found := l.Values.Contain(near); len(found) > 0 {
		return Value{Kind: Has, Text: near, Has: clip(found)}, true
	}
	if cells := l.Values.Equal(near); len(cells) > 0 {
		return Value{Kind: Cell, Text: near, Cells: l.rank(cells)}, true
	}
	return Value{}, false
}

// unknown makes a value of a capitalised word that no cell has: a misspelt word of a
// cell, or a name that could stand in a column that is not indexed.
func (l *Linker) unknown(w Word) (Value, bool) {
	if v, ok := l.misspeltCell(w); ok {
		return v, true
	}
	for c := range l.Schema.Columns {
		if l.Schema.Columns[c].Family == Text && (l.Values == nil || !l.Values.Complete(c)) {
			return Value{Kind: Loose, Text: w.Text}, true
		}
	}
	return Value{}, false
}

// rank orders cells: of columns that are no keys first, each column's own spelling once.
func (l *Linker) rank(cells []At) []At {
	sort.SliceStable(cells, func(i, j int) bool {
		return !l.Schema.Columns[cells[i].Column].PK && l.Schema.Columns[cells[j].Column].PK
	})
	if len(cells) > maxColumns*2 {
		cells = cells[:maxColumns*2]
	}
	return cells
}

func clip(columns []int) []int {
	if len(columns) > maxColumns {
		return columns[:maxColumns]
	}
	return columns
}

func keyOf(words []Word) string {
	if len(words) == 1 {
		return words[0].Key
	}
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = w.Key
	}
	return strings.Join(keys, " ")
}

// singular is a lower-case noun without its plural ending.
func singular(w string) string {
	switch {
	case len(w) < 4 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "sses"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// order sorts values and names by their place in the question.
func (r *Result) order() {
	sort.SliceStable(r.Values, func(i, j int) bool { return r.Values[i].First < r.Values[j].First })
	sort.SliceStable(r.Names, func(i, j int) bool { return r.Names[i].Last < r.Names[j].Last })
}
