package link

import (
	"strings"
	"unicode"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

// Schema is a catalog as questions see it. It is immutable.
type Schema struct {
	Tables  []Table
	Columns []Column // of all tables, in order
	Keys    []Key
}

// Table is one table; its columns are Schema.Columns[First : First+Len].
type Table struct {
	Schema, Name string
	Default      bool     // an unqualified name finds it
	Words        []string // the name as spoken
	First, Len   int
}

// Column is one column.
type Column struct {
	Table  int
	Name   string
	Words  []string // the name as spoken
	Family Family
	PK     bool

	roots []string // of Words
}

// Digits tells whether a text column holds nothing but numbers, as far as x knows.
func (x *Index) Digits(column int) bool { return x != nil && x.digits[column] }

// Key is a foreign key: From[i] references To[i], indexes of Schema.Columns.
type Key struct {
	From, To []int
	Inferred bool // names tell it, nobody declared it
}

// NewSchema describes tables for linking.
func NewSchema(tables []backend.Table) *Schema {
	s := &Schema{}
	known := knownWords(tables)
	for ti, t := range tables {
		s.Tables = append(s.Tables, Table{
			Schema: t.Schema, Name: t.Name, Words: spoken(t.Name, known),
			First: len(s.Columns), Len: len(t.Columns),
		})
		for _, c := range t.Columns {
			s.Columns = append(s.Columns, Column{Table: ti, Name: c.Name, Words: spoken(c.Name, known), Family: family(c.Type)})
		}
		for _, name := range t.PrimaryKey {
			if c := s.Column(ti, name); c >= 0 {
				s.Columns[c].PK = true
			}
		}
	}
	s.root()
	for ti, t := range tables {
		for _, k := range t.ForeignKeys {
			s.key(ti, k)
		}
	}
	s.infer()
	return s
}

// root learns the roots of the columns' names.
func (s *Schema) root() {
	for i := range s.Columns {
		s.Columns[i].roots = stemsOf(s.Columns[i].Words)
	}
}

func (s *Schema) key(from int, k backend.ForeignKey) {
	to := s.table(k.RefSchema, k.RefTable)
	if to < 0 || len(k.Columns) != len(k.RefColumns) || len(k.Columns) == 0 {
		return
	}
	var key Key
	for i := range k.Columns {
		a, b := s.Column(from, k.Columns[i]), s.Column(to, k.RefColumns[i])
		if a < 0 || b < 0 {
			return
		}
		key.From, key.To = append(key.From, a), append(key.To, b)
	}
	s.Keys = append(s.Keys, key)
}

// Column finds a table's column by name, without case; -1 when there is none.
func (s *Schema) Column(table int, name string) int {
	t := s.Tables[table]
	for i := t.First; i < t.First+t.Len; i++ {
		if strings.EqualFold(s.Columns[i].Name, name) {
			return i
		}
	}
	return -1
}

// Table finds a table by name, without case; -1 when there is none.
func (s *Schema) Table(name string) int { return s.table("", name) }

func (s *Schema) table(schema, name string) int {
	for i, t := range s.Tables {
		if strings.EqualFold(t.Name, name) && (schema == "" || strings.EqualFold(t.Schema, schema)) {
			return i
		}
	}
	return -1
}

// Ends are the tables that a key joins: the referencing one and the referenced one.
func (s *Schema) Ends(k Key) (from, to int) {
	return s.Columns[k.From[0]].Table, s.Columns[k.To[0]].Table
}

func family(t arrow.DataType) Family {
	if t == nil {
		return Other
	}
	switch t.ID() {
	case arrow.INT8, arrow.INT16, arrow.INT32, arrow.INT64, arrow.UINT8, arrow.UINT16, arrow.UINT32, arrow.UINT64:
		return Int
	case arrow.FLOAT16, arrow.FLOAT32, arrow.FLOAT64:
		return Num
	case arrow.DECIMAL32, arrow.DECIMAL64, arrow.DECIMAL128, arrow.DECIMAL256:
		if d, ok := t.(arrow.DecimalType); ok && d.GetScale() == 0 {
			return Int
		}
		return Num
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW:
		return Text
	case arrow.DICTIONARY:
		return family(t.(*arrow.DictionaryType).ValueType)
	case arrow.DATE32, arrow.DATE64:
		return Date
	case arrow.TIMESTAMP:
		return Time
	case arrow.BOOL:
		return Bool
	}
	return Other
}

// knownWords are the words that names are made of, to cut others written without gaps.
func knownWords(tables []backend.Table) map[string]bool {
	known := map[string]bool{}
	add := func(name string) {
		for _, w := range SplitName(name) {
			if len(w) > 2 {
				known[w] = true
			}
		}
	}
	for _, t := range tables {
		add(t.Name)
		for _, c := range t.Columns {
			add(c.Name)
		}
	}
	return known
}

// spoken are a name's words with its abbreviations spelled out.
func spoken(name string, known map[string]bool) []string {
	lex := lexicon()
	if long, ok := lex.abbreviations[strings.ToLower(name)]; ok {
		return long
	}
	var words []string
	for _, w := range SplitName(name) {
		if long, ok := lex.abbreviations[w]; ok {
			words = append(words, long...)
		} else if parts := unglue(w, known); parts != nil {
			words = append(words, parts...)
		} else {
			words = append(words, w)
		}
	}
	return words
}

// SplitName cuts a name at underscores, signs, camel humps and digits, in lower case.
func SplitName(name string) []string {
	var words []string
	var cur []rune
	flush := func() {
		if len(cur) > 0 {
			words = append(words, strings.ToLower(string(cur)))
			cur = cur[:0]
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			continue
		case i == 0:
		case unicode.IsDigit(r) != unicode.IsDigit(runes[i-1]):
			flush()
		case unicode.IsUpper(r) && unicode.IsLower(runes[i-1]):
			flush()
		case unicode.IsUpper(r) && unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1]) && len(cur) > 1:
			flush()
		}
		cur = append(cur, r)
	}
	flush()
	return words
}

// unglue cuts a word such as "departmentname" into known words; nil when it is one
// itself or cannot be cut.
func unglue(w string, known map[string]bool) []string {
	lex := lexicon()
	if len(w) < 5 || len(w) > 40 || lex.known[w] || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
		return nil
	}
	part := func(p string) []string {
		if p == "id" {
			return []string{"id"}
		}
		if len(p) > 2 && p != w && (lex.known[p] || known[p]) {
			return []string{p}
		}
		if long, ok := lex.abbreviations[p]; ok && len(p) > 2 {
			return long
		}
		return nil
	}
	for i := len(w) - 2; i >= 3; i-- {
		head := part(w[:i])
		if head == nil {
			continue
		}
		if tail := part(w[i:]); tail != nil {
			return append(append([]string{}, head...), tail...)
		}
	}
	return nil
}
