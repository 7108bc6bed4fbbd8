package follow

import (
	"slices"
	"strings"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// editor changes a copy of the query before.
type editor struct {
	r      *reader
	prev   *Shape
	schema *link.Schema
	found  *link.Result // of the follow-up
	shape  *Shape
	offset int // of the follow-up's values among the prompt's
	swaps  []swap
	links  []Link
}

// swap is one value that took another's place in the question's text.
type swap struct{ old, new string }

func newEditor(prev *Shape, found *link.Result, r *reader) *editor {
	both := link.Join(prev.Prompt.Found, found)
	// Values that a prompt has no room for have no place in its query either.
	offset := len(prev.Prompt.Found.Values)
	prompt := pointer.NewPrompt(prev.Prompt.Schema, both, All(prev.Prompt.Schema), nil)
	prompt.Values = both.Values
	shape := *prev
	shape.Prompt, shape.Query = prompt, prev.Query.Clone()
	return &editor{r: r, prev: prev, schema: prev.Prompt.Schema, found: found, shape: &shape, offset: offset}
}

// All is a budget that leaves nothing of a schema out: no model is shown these prompts.
func All(s *link.Schema) pointer.Budget {
	return pointer.Budget{Tables: len(s.Tables), Columns: len(s.Columns), Values: pointer.Full.Values}
}

// same tells whether the query says over the new prompt what it said over its own: where a
// prompt had no room for a key, a join may have meant another one.
func (e *editor) same() bool {
	was, _, err := pointer.Print(e.prev.Prompt, e.prev.Query)
	now, _, again := pointer.Print(e.shape.Prompt, e.shape.Query)
	return err == nil && again == nil && was == now
}

// val points to one of the follow-up's values.
func (e *editor) val(i int) pointer.Val { return pointer.Val{N: e.offset + i} }

// replaced notes what the new value means for the question's text.
func (e *editor) replaced(was []pointer.Val, g given) {
	old := e.shape.Prompt.Values[was[0].N]
	now := e.found.Values[g.value]
	s := swap{old: old.Text, new: now.Text}
	if len(was) > 1 || g.until >= 0 {
		s.old = "" // said beside the question rather than inside
	}
	if g.op != "" || (g.placed && now.Dated() && !e.r.about) {
		var words []string
		for _, w := range e.r.words[g.first:now.Last] {
			if w.Lower != "only" && w.Lower != "just" {
				words = append(words, w.Text)
			}
		}
		words = append(words, e.r.words[now.Last].Text)
		s.new = strings.Join(words, " ")
		s.old = e.withRelation(s.old)
	}
	if !slices.Contains(e.swaps, s) {
		e.swaps = append(e.swaps, s)
	}
}

// withRelation is a value of the question before with the words that place it: "after 2015".
func (e *editor) withRelation(value string) string {
	at := strings.Index(strings.ToLower(e.prev.Text), strings.ToLower(value))
	if value == "" || at < 0 {
		return value
	}
	before := strings.Fields(e.prev.Text[:at])
	for _, c := range comparisons {
		n := len(c.words)
		if len(before) < n || c.words[0] == "about" {
			continue
		}
		tail := strings.Join(before[len(before)-n:], " ")
		if strings.EqualFold(tail, strings.Join(c.words, " ")) {
			return tail + " " + e.prev.Text[at:at+len(value)]
		}
	}
	return value
}

// tell puts what was said into the question: values change in their places, the rest is
// said behind.
func (e *editor) tell(question string) {
	all := append([]string{strings.TrimRight(e.prev.Text, "?.! ")}, e.prev.Added...)
	e.shape.Text = all[0]
	inside := len(e.swaps) > 0 && len(e.swaps) == len(e.found.Values) && !e.r.others
	for _, s := range e.swaps {
		inside = inside && swapIn(all, s)
	}
	if inside {
		e.shape.Text, e.shape.Added = all[0], all[1:]
		return
	}
	e.shape.Added = append(slices.Clone(e.prev.Added), strings.TrimRight(strings.TrimSpace(question), "?.! "))
}

// swapIn replaces what stands in one of texts only, and there once.
func swapIn(texts []string, s swap) bool {
	at := -1
	var changed string
	for i, t := range texts {
		if strings.Count(strings.ToLower(t), strings.ToLower(s.old)) == 0 {
			continue
		}
		out, ok := swapOnce(t, s)
		if !ok || at >= 0 {
			return false
		}
		at, changed = i, out
	}
	if at >= 0 {
		texts[at] = changed
	}
	return at >= 0
}

// swapOnce replaces what stands exactly once in text, as whole words.
func swapOnce(text string, s swap) (string, bool) {
	lower, old := strings.ToLower(text), strings.ToLower(s.old)
	if old == "" || len(lower) != len(text) || strings.Count(lower, old) != 1 {
		return "", false
	}
	at := strings.Index(lower, old)
	return text[:at] + s.new + text[at+len(old):], true
}

// inScope tells whether a column is of a table of the query.
func (e *editor) inScope(column int) bool {
	return slices.ContainsFunc(e.shape.Query.Left.From, func(f pointer.From) bool {
		return !f.Second && f.Table == e.schema.Columns[column].Table
	})
}

// speaks tells whether the query uses a column.
func (e *editor) speaks(column int) bool {
	hit := false
	nothing := func(int) {}
	e.shape.Query.Visit(pointer.Visitor{Table: nothing, Value: nothing, Column: func(c int) { hit = hit || c == column }})
	return hit
}

// number is the one aggregate of a select list; false when there is none or more.
func (e *editor) number(core *pointer.Core) (int, bool) {
	at := -1
	for i := range core.Items {
		if core.Items[i].Aggregates() {
			if at >= 0 || core.Items[i].Op != "" {
				return 0, false
			}
			at = i
		}
	}
	return at, at >= 0
}

// single tells whether the answer is one row by its form: an aggregate of everything.
func single(core *pointer.Core) bool { return core.Aggregates() && len(core.Grouping()) == 0 }
