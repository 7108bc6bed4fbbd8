package link

import (
	"context"
	"sort"
	"strings"
)

// Distinct gives up to limit distinct values of a text column, and tells whether
// that was all of them.
type Distinct func(ctx context.Context, column, limit int) (values []string, all bool, err error)

// Limits bound a value index.
type Limits struct {
	PerColumn int // distinct values of a column
	Cells     int // values of all columns together
	Length    int // bytes of a value that are looked at
}

// DefaultLimits keep an index under about 100 MB.
var DefaultLimits = Limits{PerColumn: 20000, Cells: 300000, Length: 300}

// Index finds text values by their words. It is immutable.
type Index struct {
	cells  []cell
	exact  map[string][]int32 // key → cells
	tokens map[string][]int32 // word → cells, ascending
	sorted []string           // the words, for prefixes
	whole  map[int]bool       // columns that are indexed completely
	sizes  map[int]int        // distinct values indexed, by column

	numeral  []int        // columns whose cells mostly begin with a year
	digits   map[int]bool // columns whose every cell is a number
	variants variants
	flags    map[int][2]string // columns that only say yes or no: how they write each

	hidden func(column int32) bool // columns whose cells are not found; nil: none
}

// shown leaves out the hidden columns' cells.
func (x *Index) shown(ids []int32) []int32 {
	if x.hidden == nil {
		return ids
	}
	var out []int32
	for _, id := range ids {
		if !x.hidden(x.cells[id].column) {
			out = append(out, id)
		}
	}
	return out
}

type cell struct {
	column int32
	raw    string
	key    string // with a space before and after
}

// NewIndex reads the text columns of schema through distinct. A column that cannot be
// read is left out: its values will not be found, which lowers what is linked and
// never invents anything.
func NewIndex(ctx context.Context, schema *Schema, distinct Distinct, limits Limits) (*Index, error) {
	x := &Index{exact: map[string][]int32{}, tokens: map[string][]int32{}, whole: map[int]bool{}, sizes: map[int]int{}, digits: map[int]bool{}, flags: map[int][2]string{}}
	for c := range schema.Columns {
		if schema.Columns[c].Family != Text {
			continue
		}
		room := min(limits.PerColumn, limits.Cells-len(x.cells))
		if room <= 0 {
			break
		}
		values, all, err := distinct(ctx, c, room)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			continue
		}
		x.whole[c], x.sizes[c] = all, len(values)
		years, numbers := 0, 0
		for _, v := range values {
			x.add(c, v, limits.Length)
			if yearFirst(v) {
				years++
			}
			if plainNumber(v) {
				numbers++
			}
		}
		if years*2 > len(values) {
			x.numeral = append(x.numeral, c)
		}
		x.digits[c] = all && numbers == len(values) && numbers > 0
		if yes, no, ok := yesAndNo(values); ok && all {
			x.flags[c] = [2]string{yes, no}
		}
	}
	x.sorted = make([]string, 0, len(x.tokens))
	for t := range x.tokens {
		x.sorted = append(x.sorted, t)
	}
	sort.Strings(x.sorted)
	x.learnVariants()
	return x, nil
}

// yearFirst tells whether v begins as a year or an ISO date does.
func yearFirst(v string) bool {
	if len(v) < 4 || (len(v) > 4 && v[4] != '-' && v[4] != '/') {
		return false
	}
	_, ok := year(v[:4])
	return ok
}

// plainNumber tells whether every engine reads v as a number.
func plainNumber(v string) bool {
	v = strings.TrimPrefix(v, "-")
	dot := false
	for i, r := range v {
		if r == '.' && !dot && i > 0 && i < len(v)-1 {
			dot = true
		} else if r < '0' || r > '9' {
			return false
		}
	}
	return v != "" && len(v) < 16
}

func (x *Index) add(column int, raw string, length int) {
	text := raw
	if len(text) > length {
		text = text[:length]
		x.whole[column] = false
	}
	key := Fold(text)
	if key == "" {
		return
	}
	id := int32(len(x.cells))
	x.cells = append(x.cells, cell{column: int32(column), raw: raw, key: " " + key + " "})
	if len(text) == len(raw) {
		x.exact[key] = append(x.exact[key], id)
	}
	for t := range strings.SplitSeq(key, " ") {
		ids := x.tokens[t]
		if len(ids) == 0 || ids[len(ids)-1] != id {
			x.tokens[t] = append(ids, id)
		}
	}
}

// Equal finds the cells that equal key.
func (x *Index) Equal(key string) []At {
	ids := x.shown(x.exact[key])
	out := make([]At, 0, len(ids))
	for _, id := range ids {
		out = append(out, At{Column: int(x.cells[id].column), Cell: x.cells[id].raw})
	}
	return out
}

const maxCandidates = 4000

// within finds the cells that contain key's words side by side.
func (x *Index) within(key string) []int32 {
	first, rest, more := strings.Cut(key, " ")
	ids := x.tokens[first]
	if !more || len(ids) == 0 {
		return x.shown(ids)
	}
	for t := range strings.SplitSeq(rest, " ") {
		other := x.tokens[t]
		if len(other) == 0 {
			return nil
		}
		if len(other) < len(ids) {
			ids = other
		}
	}
	if len(ids) > maxCandidates {
		ids = ids[:maxCandidates]
	}
	needle := " " + key + " "
	var out []int32
	for _, id := range ids {
		if strings.Contains(x.cells[id].key, needle) {
			out = append(out, id)
		}
	}
	return x.shown(out)
}

// Contain finds the columns whose cells contain key's words side by side and are longer,
// the columns where key makes up most of the cell first.
func (x *Index) Contain(key string) []int {
	type seen struct {
		column int
		cover  float64
		n      int
	}
	var found []seen
	step := func(column int, cover float64) {
		for i := range found {
			if found[i].column == column {
				found[i].cover += cover
				found[i].n++
				return
			}
		}
		found = append(found, seen{column, cover, 1})
	}
	ids := x.within(key)
	for _, id := range ids {
		c := &x.cells[id]
		if len(c.key) > len(key)+2 {
			step(int(c.column), float64(len(key))/float64(len(c.key)-2))
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		return found[i].cover/float64(found[i].n) > found[j].cover/float64(found[j].n)
	})
	out := make([]int, len(found))
	for i, f := range found {
		out[i] = f.column
	}
	return out
}

// Begin finds the columns with words that begin with prefix.
func (x *Index) Begin(prefix string) []int {
	var out []int
	seen := map[int]bool{}
	for i := sort.SearchStrings(x.sorted, prefix); i < len(x.sorted) && strings.HasPrefix(x.sorted[i], prefix); i++ {
		for _, id := range x.tokens[x.sorted[i]] {
			if c := int(x.cells[id].column); !seen[c] && (x.hidden == nil || !x.hidden(int32(c))) {
				seen[c] = true
				out = append(out, c)
			}
		}
		if len(out) > 12 {
			break
		}
	}
	return out
}

// Complete tells whether every value of column is in the index.
func (x *Index) Complete(column int) bool { return x.whole[column] }

// Near finds the indexed word most like w by its trigrams, at most two edits away.
func (x *Index) Near(w string) (string, bool) {
	if len(w) < 5 || len(w) > 40 {
		return "", false
	}
	edits := 1
	if len(w) >= 8 {
		edits = 2
	}
	best, at := "", edits+1
	lo := sort.SearchStrings(x.sorted, w[:1])
	for i := lo; i < len(x.sorted) && x.sorted[i][0] == w[0]; i++ {
		t := x.sorted[i]
		if d := len(t) - len(w); d > edits || d < -edits || !shareTrigram(t, w) {
			continue
		}
		if d := distance(t, w, at); d < at {
			best, at = t, d
		}
	}
	return best, best != ""
}

func shareTrigram(a, b string) bool {
	for i := 0; i+3 <= len(a); i++ {
		if strings.Contains(b, a[i:i+3]) {
			return true
		}
	}
	return false
}
