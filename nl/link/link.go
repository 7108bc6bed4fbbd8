// Package link finds out what the words of a question stand for: tables and columns by
// their names and synonyms, values by the data, numbers and times by their grammar.
package link

import "time"

// Family is a column's type as far as a question can tell types apart.
type Family uint8

// The families. Other can be counted and shown, nothing else.
const (
	Other Family = iota
	Int
	Num
	Text
	Date
	Time
	Bool
)

// Numeric tells whether values of f can be added up.
func (f Family) Numeric() bool { return f == Int || f == Num }

// Dated tells whether values of f lie on the calendar.
func (f Family) Dated() bool { return f == Date || f == Time }

// NameKind is how a phrase came to stand for a name.
type NameKind uint8

// The kinds of links to names, the surest first.
const (
	Exact    NameKind = iota + 1 // the phrase is the whole name
	Part                         // the phrase is some of the name's words
	Synonym                      // the phrase means the name or a part of it
	Semantic                     // an encoder finds that they mean alike
)

// NameLink says that words First…Last of the question stand for a table or a column.
type NameLink struct {
	First, Last int
	Table       int // index in Schema.Tables, or -1
	Column      int // index in Schema.Columns, or -1
	Kind        NameKind
	Score       float64
}

// ValueKind is what sort of value a phrase is.
type ValueKind uint8

// The kinds of values.
const (
	Cell   ValueKind = iota + 1 // equals a cell, up to case
	Has                         // is contained in cells
	Quote                       // stands in quotation marks and in no indexed cell
	Loose                       // a name that no indexed column has
	Number                      // a number
	Year                        // a year, which is a number too
	Range                       // a day, month or other stretch of time
)

// Value is one value that the question names.
type Value struct {
	Kind        ValueKind
	First, Last int    // the words of the question
	Text        string // the phrase, as text to look for
	Cells       []At   // the cells that Text equals
	Has         []int  // columns with longer cells that contain Text
	Like        []int  // text columns of numbers or dates that a number can be compared with
	Open        bool   // no index knows the cells: any column may hold it
	Number      string // in decimal, for Number and Year
	From, To    time.Time
}

// At is a cell of a column, as the data writes it.
type At struct {
	Column int
	Cell   string
}

// Numeric tells whether v can stand for a number.
func (v *Value) Numeric() bool { return v.Number != "" }

// Dated tells whether v can stand for a stretch of time.
func (v *Value) Dated() bool { return !v.From.IsZero() }

// Result is everything that was found in one question.
type Result struct {
	Words  []Word
	Values []Value // in order of appearance
	Names  []NameLink

	schema *Schema
	index  *Index

	linker   *Linker
	question string
	now      time.Time
}

// Only links the question anew as if the tables that keep does not hold were not there.
func (r *Result) Only(keep []bool) *Result { return r.linker.only(keep).Link(r.question, r.now) }

// Index is what the values were found with, or nil.
func (r *Result) Index() *Index { return r.index }

// TableOf is the table of a column.
func (r *Result) TableOf(column int) int { return r.schema.Columns[column].Table }

// Linker links questions over one schema. It is safe for many goroutines.
type Linker struct {
	Schema  *Schema
	Values  *Index
	Meaning *Meaning // nil: words are not linked by meaning; set before the first question

	names  *names
	spoken map[string][]At // cells by other names, see [Terms]
}

// New makes a Linker. values may be nil: then only quoted text, numbers and times are values.
func New(schema *Schema, values *Index) *Linker {
	return &Linker{Schema: schema, Values: values, names: newNames(schema), spoken: map[string][]At{}}
}

// only is l without the tables that keep does not hold.
func (l *Linker) only(keep []bool) *Linker {
	out, names := *l, *l.names
	names.keep = keep
	out.names = &names
	if l.Values != nil {
		values := *l.Values
		values.hidden = func(column int32) bool { return !keep[l.Schema.Columns[column].Table] }
		out.Values = &values
	}
	return &out
}

// Link finds what question's words stand for. now is what "this year" means.
func (l *Linker) Link(question string, now time.Time) *Result {
	words := Split(question)
	caption(words, question)
	r := &Result{Words: l.apart(l.loosen(words)), schema: l.Schema, index: l.Values, linker: l, question: question, now: now}
	l.mend(r.Words)
	l.respell(r.Words)
	taken := make([]bool, len(r.Words))
	l.times(r, taken, now)
	l.numbers(r, taken)
	l.names.link(r, taken)
	l.cells(r, taken)
	l.spelled(r)
	l.numerals(r)
	l.misspelt(r, taken)
	l.afar(r, taken)
	r.order()
	r.mark()
	return r
}

// loosen takes quotation marks off text that is in no cell as a whole but whose words
// are cells each, as a person's first and last name may be.
func (l *Linker) loosen(words []Word) []Word {
	if l.Values == nil {
		return words
	}
	var out []Word
	for _, w := range words {
		parts := Split(w.Text)
		loose := w.Quoted && len(parts) > 1 && len(l.Values.Equal(w.Key)) == 0 && len(l.Values.Contain(w.Key)) == 0
		for _, p := range parts {
			loose = loose && len(l.Values.Equal(p.Key)) > 0
		}
		if !loose {
			out = append(out, w)
			continue
		}
		for _, p := range parts {
			p.Start += w.Start
			out = append(out, p)
		}
	}
	return out
}

// mark notes which words were understood as something.
func (r *Result) mark() {
	for _, v := range r.Values {
		for i := v.First; i <= v.Last; i++ {
			r.Words[i].Linked = v.Kind != Loose
		}
	}
	for _, n := range r.Names {
		for i := n.First; i <= n.Last; i++ {
			r.Words[i].Linked = true
		}
	}
}
