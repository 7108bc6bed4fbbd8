package pointer

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"

	"streamlink/nl/link"
)

// Budget is how many pointers there are. The model's vocabulary has one token for each.
type Budget struct {
	Tables, Columns, Values int

	// Owners writes a column's table behind the column outside the list of tables, and a
	// link's kind before its pointer: what a pointer is about then stands before it, where
	// a model that reads from left to right can see it.
	Owners bool
	// Implied lets an answer leave FROM out where its columns imply it.
	Implied bool
	// Topic leaves out tables that have nothing to do with the question.
	Topic bool
	// Mean, if any, links further words to the tables that are left.
	Mean func(*link.Result)
}

// Full is the whole budget.
var Full = Budget{Tables: 24, Columns: 160, Values: 16}

// Prompt is a question over a part of a schema, and what its pointers stand for.
type Prompt struct {
	Prefix, Rest string

	Schema  *link.Schema
	Found   *link.Result
	Tables  []int        // by pointer number: index in Schema.Tables, or -1
	Columns []int        // by pointer number: index in Schema.Columns, or -1
	Values  []link.Value // by pointer number

	owners            bool
	implies           bool        // answers may leave FROM out
	tableNo, columnNo map[int]int // the other way
	roots             []int       // by column: one column for all that keys tie together
	tied              []bool      // by column: it is an end of a key

	nearOnce sync.Once
	near     map[int][]int // see neighbours

	kinOnce sync.Once
	kin     map[[2]int][][2]int // see kindred
}

// NewPrompt lays out a question's links. With shuffle, pointer numbers are drawn at random.
func NewPrompt(schema *link.Schema, found *link.Result, budget Budget, shuffle *rand.Rand) *Prompt {
	if budget.Topic {
		if keep := topic(schema, found); keep != nil {
			found = found.Only(keep)
			return newPrompt(schema, found, budget, shuffle, keep)
		}
	}
	return newPrompt(schema, found, budget, shuffle, nil)
}

func newPrompt(schema *link.Schema, found *link.Result, budget Budget, shuffle *rand.Rand, keep []bool) *Prompt {
	if budget.Mean != nil {
		budget.Mean(found)
	}
	p := &Prompt{Schema: schema, Found: found, owners: budget.Owners, implies: budget.Implied, tableNo: map[int]int{}, columnNo: map[int]int{}}
	tables, columns := choose(schema, found, budget, keep)
	p.Tables = assign(tables, p.tableNo, budget.Tables, shuffle)
	p.Columns = assign(columns, p.columnNo, budget.Columns, shuffle)
	p.Values = found.Values
	if len(p.Values) > budget.Values {
		p.Values = p.Values[:budget.Values]
	}
	p.tie()
	p.Prefix = p.prefix(tables, columns)
	p.Rest = p.rest()
	return p
}

// digits tells whether a text column holds nothing but numbers.
func (p *Prompt) digits(column int) bool {
	return p.Schema.Columns[column].Family == link.Text && p.Found.Index().Digits(column)
}

// flag tells how a text column that only says yes or no writes the two.
func (p *Prompt) flag(column int) (yes, no string, ok bool) {
	if p.Schema.Columns[column].Family != link.Text {
		return "", "", false
	}
	return p.Found.Index().Flag(column)
}

// spoken is the family that a prompt shows of a column: one that only says yes or no is
// shown as such.
func (p *Prompt) spoken(column int) link.Family {
	if _, _, ok := p.flag(column); ok {
		return link.Bool
	}
	return p.Schema.Columns[column].Family
}

// assign gives every object a pointer number.
func assign(objects []int, number map[int]int, budget int, shuffle *rand.Rand) []int {
	size := len(objects)
	if shuffle != nil {
		size = budget
	}
	at := make([]int, size)
	for i := range at {
		at[i] = -1
	}
	order := make([]int, size)
	for i := range order {
		order[i] = i
	}
	if shuffle != nil {
		shuffle.Shuffle(size, func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	for i, o := range objects {
		at[order[i]] = o
		number[o] = order[i]
	}
	return at
}

var familyWords = map[link.Family]string{
	link.Int: "<int>", link.Num: "<num>", link.Text: "<text>", link.Date: "<date>",
	link.Time: "<time>", link.Bool: "<bool>", link.Other: "<other>",
}

var nameWords = map[link.NameKind]string{link.Exact: "<exact>", link.Part: "<part>", link.Synonym: "<syn>", link.Semantic: "<syn>"}

var valueWords = map[link.ValueKind]string{
	link.Cell: "<cell>", link.Has: "<has>", link.Quote: "<quote>", link.Loose: "<word>",
	link.Number: "<number>", link.Year: "<year>", link.Range: "<date>",
}

func pointer(letter string, n int) string { return "<" + letter + strconv.Itoa(n) + ">" }

func (p *Prompt) prefix(tables, columns []int) string {
	var t text
	k := 0
	for _, ti := range tables {
		t.word(pointer("t", p.tableNo[ti]))
		t.words(p.Schema.Tables[ti].Words)
		for ; k < len(columns) && p.Schema.Columns[columns[k]].Table == ti; k++ {
			c := &p.Schema.Columns[columns[k]]
			t.word(pointer("c", p.columnNo[columns[k]]))
			t.words(c.Words)
			t.word(familyWords[p.spoken(columns[k])])
			if c.PK {
				t.word("<pk>")
			}
		}
	}
	for _, key := range p.Schema.Keys {
		for i := range key.From {
			a, okA := p.columnNo[key.From[i]]
			b, okB := p.columnNo[key.To[i]]
			if okA && okB {
				t.word("<fk>")
				p.column(&t, key.From[i], a)
				p.column(&t, key.To[i], b)
			}
		}
	}
	return t.String()
}

// column writes a column's pointer, and its table's where that is asked for.
func (p *Prompt) column(t *text, column, no int) {
	t.word(pointer("c", no))
	if p.owners {
		t.word(pointer("t", p.tableNo[p.Schema.Columns[column].Table]))
	}
}

const shownColumns = 3

func (p *Prompt) rest() string {
	var t text
	t.word("<q>")
	v, n := 0, 0
	for i, w := range p.Found.Words {
		digits := v < len(p.Values) && p.Values[v].First <= i && i <= p.Values[v].Last && bare(&p.Values[v], &w)
		if !digits {
			t.words(strings.Fields(plain(w.Lower)))
		}
		for ; v < len(p.Values) && p.Values[v].Last == i; v++ {
			p.value(&t, v)
		}
		for ; n < len(p.Found.Names) && p.Found.Names[n].Last <= i; n++ {
			p.name(&t, p.Found.Names[n])
		}
	}
	t.word("<a>")
	return t.String()
}

// bare tells whether a word is digits that its pointer replaces.
func bare(v *link.Value, w *link.Word) bool {
	if v.Kind != link.Number && v.Kind != link.Year && v.Kind != link.Range {
		return false
	}
	return strings.ContainsAny(w.Lower, "0123456789")
}

func (p *Prompt) value(t *text, i int) {
	v := &p.Values[i]
	t.word(pointer("v", i))
	t.word(valueWords[v.Kind])
	if v.Numeric() || v.Dated() {
		return // where a number happens to stand says little
	}
	cells := make([]int, 0, len(v.Cells))
	for _, at := range v.Cells {
		cells = append(cells, at.Column)
	}
	shown := map[int]bool{}
	p.where(t, cells, shown)
	if len(v.Has) > 0 {
		if v.Kind != link.Has {
			t.word("<has>")
		}
		p.where(t, v.Has, shown)
	}
}

// where names up to three columns that were not named yet.
func (p *Prompt) where(t *text, columns []int, shown map[int]bool) {
	n := 0
	for _, c := range columns {
		if no, ok := p.columnNo[c]; ok && !shown[c] && n < shownColumns {
			shown[c] = true
			p.column(t, c, no)
			n++
		}
	}
}

func (p *Prompt) name(t *text, n link.NameLink) {
	no, ok := p.columnNo[n.Column]
	if n.Table >= 0 {
		no, ok = p.tableNo[n.Table]
	}
	if !ok {
		return
	}
	if p.owners {
		t.word(nameWords[n.Kind])
	}
	if n.Table >= 0 {
		t.word(pointer("t", no))
	} else {
		p.column(t, n.Column, no)
	}
	if !p.owners {
		t.word(nameWords[n.Kind])
	}
}

// plain keeps a question's own angle brackets from posing as special words.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '<' || r == '>' || r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// text joins words: one space between two plain words, none beside a special word.
type text struct {
	strings.Builder
	plain bool
}

func (t *text) word(w string) {
	special := strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">") && len(w) > 2
	if t.plain && !special {
		t.WriteByte(' ')
	}
	t.WriteString(w)
	t.plain = !special
}

func (t *text) words(ws []string) {
	for _, w := range ws {
		if w = strings.Trim(plain(w), " "); w != "" {
			t.word(w)
		}
	}
}
