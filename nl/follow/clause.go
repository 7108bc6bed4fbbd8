package follow

import (
	"slices"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// edit changes the query.
type edit func(*editor) outcome

// outcome is what became of an edit.
type outcome uint8

const (
	done       outcome = iota
	unclear            // it has no single meaning; the model is to find one
	impossible         // it has no meaning
	alone              // what was said may as well stand by itself
)

// either is done or why not.
func either(ok bool, otherwise outcome) outcome {
	if ok {
		return done
	}
	return otherwise
}

// reader cuts a follow-up into clauses.
type reader struct {
	prev   *Shape
	found  *link.Result
	words  []link.Word
	at     int
	mark   bool // something shows that the question before is continued
	about  bool // "what about": a value takes another's place
	others bool // there are clauses beside values
}

// clauses reads all words; false when one is left over.
func (r *reader) clauses() ([]edit, bool) {
	r.mark = slices.ContainsFunc(r.words, func(w link.Word) bool { return marks[w.Lower] && !w.Quoted })
	if r.eat("what", "about") || r.eat("how", "about") || r.eat("and", "what", "about") || r.eat("and", "how", "about") || r.eat("what", "if") {
		r.mark, r.about = true, true
	}
	var all []edit
	for r.at < len(r.words) {
		e, ok := r.clause()
		if ok {
			all = append(all, e)
			continue
		}
		w := r.words[r.at]
		if w.Quoted || !(fillers[w.Lower] || (r.mark && r.noun())) {
			return nil, false
		}
		r.at++
	}
	return all, true
}

// noun tells whether the word names a table that the query uses already.
func (r *reader) noun() bool {
	if r.prev.Query == nil {
		return false
	}
	for _, n := range r.found.Names {
		if n.Table >= 0 && n.First == r.at && n.Last == r.at && n.Kind == link.Exact && slices.ContainsFunc(r.prev.Query.Left.From, func(f pointer.From) bool { return f.Table == n.Table }) {
			return true
		}
	}
	return false
}

func (r *reader) clause() (edit, bool) {
	begin := r.at
	for _, read := range []func() (edit, bool){r.count, r.limit, r.order, r.group, r.aggregate, r.columns} {
		if e, ok := read(); ok {
			r.others = true
			return e, true
		}
		r.at = begin
	}
	e, ok := r.value()
	if !ok {
		r.at = begin
	}
	return e, ok
}

// word is the i-th word from here in lower case; "" beyond the end and for quoted text.
func (r *reader) word(i int) string {
	if r.at+i < len(r.words) && !r.words[r.at+i].Quoted {
		return r.words[r.at+i].Lower
	}
	return ""
}

func (r *reader) eat(words ...string) bool {
	for i, w := range words {
		if r.word(i) != w {
			return false
		}
	}
	r.at += len(words)
	return true
}

func (r *reader) skip(words map[string]bool) {
	for r.word(0) != "" && words[r.word(0)] {
		r.at++
	}
}

// valueAt is the value that begins here, or -1.
func (r *reader) valueAt() int {
	for i, v := range r.found.Values {
		if v.First == r.at {
			return i
		}
	}
	return -1
}

var (
	countable = set("are", "is", "there", "of", "them", "those", "these", "they", "that", "in", "total", "rows", "results", "ones", "all", "were", "would", "be", "altogether")
	sortable  = set("them", "it", "those", "these", "the", "results", "rows", "list")
)

// count: "how many?", "how many are there", "count them".
func (r *reader) count() (edit, bool) {
	if !r.eat("how", "many") && !r.eat("count", "them") && !r.eat("count", "those") && !r.eat("the", "count") {
		return nil, false
	}
	for countable[r.word(0)] && !(r.word(0) == "in" && r.word(1) != "total") {
		r.at++
	}
	return func(e *editor) outcome { return either(e.count(), impossible) }, true
}

// limit: "the top 5", "only 3", "limit to 10", "no limit".
func (r *reader) limit() (edit, bool) {
	only := r.at > 0 && (r.words[r.at-1].Lower == "only" || r.words[r.at-1].Lower == "just" || r.words[r.at-1].Lower == "me")
	if r.eat("no", "limit") || r.eat("without", "limit") || r.eat("without", "the", "limit") || r.eat("without", "a", "limit") || r.eat("all", "of", "them") {
		return func(e *editor) outcome { return either(e.unlimited(), impossible) }, true
	}
	r.eat("the")
	word := r.word(0)
	switch {
	case tops[word] || bottoms[word]:
		r.at++
	case r.eat("limit", "to"), r.eat("limit", "it", "to"), r.eat("limit"):
		word = ""
	case only && r.valueAt() >= 0:
		word = ""
	default:
		return nil, false
	}
	n := r.valueAt()
	switch {
	case n >= 0 && r.found.Values[n].Kind == link.Number:
		r.at = r.found.Values[n].Last + 1
	case word != "" && (r.at == len(r.words) || r.eat("one")):
		n = -1
	default:
		return nil, false
	}
	if word == "" && r.at < len(r.words) && !fillers[r.word(0)] && !r.noun() {
		return nil, false // "only 5 …" of something else
	}
	return func(e *editor) outcome { return either(e.limit(n, word), impossible) }, true
}

// order: "sort by name", "ascending", "in reverse order", "newest first".
func (r *reader) order() (edit, bool) {
	if (newest[r.word(0)] || oldest[r.word(0)] || largest[r.word(0)] || least[r.word(0)]) && r.word(1) == "first" {
		w := r.word(0)
		r.at += 2
		return func(e *editor) outcome { return either(e.first(w), impossible) }, true
	}
	if dir, ok := r.direction(); ok {
		return func(e *editor) outcome { return either(e.turn(dir), impossible) }, true
	}
	if !sorts[r.word(0)] {
		return nil, false
	}
	r.at++
	r.skip(sortable)
	if dir, ok := r.direction(); ok {
		return func(e *editor) outcome { return either(e.turn(dir), impossible) }, true
	}
	if !r.eat("by") {
		return nil, false
	}
	r.skip(sortable)
	key, ok := r.key()
	if !ok {
		return nil, false
	}
	dir, _ := r.direction()
	return func(e *editor) outcome { return either(e.sort(key, dir), unclear) }, true
}

// direction reads "asc", "desc", "reverse" or nothing.
func (r *reader) direction() (string, bool) {
	begin := r.at
	r.eat("in")
	r.eat("the")
	w := r.word(0)
	found := map[string]string{
		"ascending": "asc", "asc": "asc", "increasing": "asc", "descending": "desc", "desc": "desc", "decreasing": "desc",
		"reverse": "reverse", "reversed": "reverse", "opposite": "reverse", "alphabetically": "name", "alphabetical": "name",
	}[w]
	if found == "" {
		r.at = begin
		return "", false
	}
	r.at++
	r.eat("the")
	r.eat("order")
	return found, true
}

// target is what a clause names: a column, a part of a date, or the number of each row.
type target struct {
	columns []int  // by likelihood
	period  string // "year", "month", "decade"
	sum     bool
	text    string
}

// key reads what to sort by.
func (r *reader) key() (target, bool) {
	if sums[r.word(0)] {
		text, begin := r.word(0), r.at
		named, ok := r.target()
		if r.at = begin + 1; ok && len(named.columns) > 0 {
			named.sum = true
			return named, true
		}
		if r.eat("of") {
			r.at++ // of what is counted
		}
		return target{sum: true, text: text}, r.at <= len(r.words)
	}
	return r.target()
}

// target reads the name of a column or a period, the longest that there is.
func (r *reader) target() (target, bool) {
	r.skip(set("the", "their", "its", "each"))
	t := target{period: periods[r.word(0)]}
	last := -1
	for _, n := range r.found.Names {
		if n.First != r.at || n.Column < 0 || n.Last < last {
			continue
		}
		if n.Last > last {
			t.columns, last = nil, n.Last
		}
		t.columns = append(t.columns, n.Column)
	}
	if last > r.at {
		t.period = ""
	}
	if last < 0 && t.period == "" {
		return t, false
	}
	last = max(last, r.at)
	for i := r.at; i <= last; i++ {
		t.text += " " + r.words[i].Text
	}
	t.text = t.text[1:]
	r.at = last + 1
	return t, true
}

// group: "by year", "per country instead", "grouped by jurisdiction".
func (r *reader) group() (edit, bool) {
	switch {
	case r.eat("by"), r.eat("per"), r.eat("for", "each"), r.eat("for", "every"), r.eat("broken", "down", "by"), r.eat("split", "by"), r.eat("grouped", "by"):
	case r.eat("group"):
		r.skip(sortable)
		if !r.eat("by") {
			return nil, false
		}
	default:
		return nil, false
	}
	t, ok := r.target()
	if !ok {
		return nil, false
	}
	return func(e *editor) outcome { return either(e.group(t), unclear) }, true
}

// aggregate: "the average instead".
func (r *reader) aggregate() (edit, bool) {
	r.eat("the")
	agg := aggregateWords[r.word(0)]
	if agg == "" {
		return nil, false
	}
	r.at++
	if !r.eat("instead") {
		return nil, false
	}
	return func(e *editor) outcome { return either(e.aggregate(agg), impossible) }, true
}

// columns: "also show the title", "only the names", "with their country too".
func (r *reader) columns() (edit, bool) {
	said := func(words ...string) bool {
		return slices.ContainsFunc(r.words, func(w link.Word) bool { return slices.Contains(words, w.Lower) })
	}
	add := said("also", "too", "add", "include", "plus")
	only := !add && said("only", "just")
	if !add && !only {
		return nil, false
	}
	for r.word(0) == "add" || r.word(0) == "include" || r.word(0) == "plus" {
		r.at++
	}
	if r.word(0) == "with" && add {
		r.at++
	}
	t, ok := r.target()
	if !ok || len(t.columns) == 0 || r.valueAt() >= 0 {
		return nil, false
	}
	if only {
		return func(e *editor) outcome { return either(e.keep(t), unclear) }, true
	}
	return func(e *editor) outcome { return either(e.show(t), unclear) }, true
}
