// Package follow continues a conversation: it tells questions that lean on the one before
// ("and in 2019?", "only the top 5", "by year instead") from those that stand by
// themselves, and edits the query of the answer before accordingly. The built-in model has
// never seen such questions, so it is done by structure: every word of a follow-up must
// be accounted for by an edit that has one meaning only. What leans on the question
// before but cannot be edited in is put into words for the model.
package follow

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// Shape is an answer as follow-ups see it. It is immutable. Where SQL was written by hand,
// only its Text is known, and what continues it is put into words.
type Shape struct {
	Text    string   // the question, with the values of the moment
	Added   []string // what was said since and is done by edits
	Prompt  *pointer.Prompt
	Query   *pointer.Query
	Counted bool    // the answer is how many rows Query has
	Sorted  *Sorted // Query's rows in another order than they are chosen by
}

// Whole is the whole question, as it was understood.
func (s *Shape) Whole() string { return wholeText(s.Text, s.Added) }

func wholeText(text string, added []string) string {
	return strings.Join(append([]string{text}, added...), ", ")
}

// Sorted is an order of finished rows by one of their columns.
type Sorted struct {
	Item int
	Desc bool
}

// Print writes s as SQL in PostgreSQL's dialect.
func (s *Shape) Print() (string, []pointer.Understood, error) {
	sql, understood, err := pointer.Print(s.Prompt, s.Query)
	if err != nil {
		return "", nil, err
	}
	if s.Sorted != nil {
		sql = "SELECT * FROM (" + sql + ") AS answer ORDER BY " + strconv.Itoa(s.Sorted.Item+1)
		if s.Sorted.Desc {
			sql += " DESC NULLS LAST"
		}
	}
	if s.Counted {
		sql = "SELECT count(*) FROM (" + sql + ") AS answer"
	}
	return sql, understood, nil
}

// Followed is a question that continues another.
type Followed struct {
	Text  string // the whole question
	Shape *Shape // its query; nil: ask the model
	Links []Link // what the edits rest on beside values

	// Ask is what the model is asked where there is no Shape; Again is what was said
	// before, to be read anew over the model's answer.
	Ask   string
	Again []string
}

// Link is a phrase of a follow-up and what it did.
type Link struct{ Phrase, Meaning string }

// Bare is a question that stands by itself without the words that only tie it to the talk:
// "and how many …" is "how many …".
func Bare(question string) string {
	words := link.Split(question)
	n := 0
	for n+1 < len(words) && ties[words[n].Lower] && !words[n].Quoted {
		n++
	}
	if n == 0 || !heads[words[n].Lower] {
		return question
	}
	return question[words[n].Start:]
}

// longest is how many words a follow-up may have; more stand by themselves.
const longest = 14

// Read tells how question continues prev. It gives nil when question stands by itself.
func Read(prev *Shape, linker *link.Linker, question string, now time.Time) (*Followed, error) {
	words := link.Split(question)
	if len(words) == 0 || len(words) > longest {
		return nil, nil
	}
	found := linker.Link(question, now)
	if len(found.Words) == 0 {
		return nil, nil
	}
	r := &reader{prev: prev, found: found, words: found.Words}
	edits, ok := r.clauses()
	if !ok || len(edits) == 0 {
		return r.reword(question, r.leans())
	}
	if prev.Query == nil {
		return r.reword(question, true)
	}
	e := newEditor(prev, found, r)
	if !e.same() {
		return r.reword(question, true)
	}
	for _, edit := range edits {
		switch edit(e) {
		case impossible:
			return nil, r.lost("")
		case unclear:
			return r.reword(question, true)
		case alone:
			return nil, nil
		}
	}
	shape := e.shape
	e.tell(question)
	if _, _, err := shape.Print(); err != nil {
		return r.reword(question, true)
	}
	return &Followed{Text: shape.Whole(), Shape: shape, Links: e.links}, nil
}

// lost refuses what leans on the question before in no way that is understood.
func (r *reader) lost(unknown string) error {
	e := sqlstate.New(sqlstate.FeatureNotSupported, "cannot tell how this continues the question before").
		WithDetail("the question before: %s", r.prev.Whole())
	if unknown != "" {
		e.WithDetail("not found in tables, columns or values: %s; the question before: %s", unknown, r.prev.Whole())
	}
	return e.WithHint("ask the whole question, or start afresh with ASK NEW")
}

// reword puts what leans on the question before into one question for the model. What
// could stand by itself is left alone; what names nothing known is refused.
func (r *reader) reword(question string, leans bool) (*Followed, error) {
	if !leans {
		return nil, nil
	}
	var unknown []string
	for _, w := range r.words {
		if !w.Linked && (!w.Function || w.Quoted) && !fillers[w.Lower] && !editing[w.Lower] {
			unknown = append(unknown, w.Text)
		}
	}
	if len(unknown) > 0 {
		return nil, r.lost(strings.Join(unknown, ", "))
	}
	first := r.words[r.begin()]
	between := ", "
	if slices.ContainsFunc(comparisons, func(c comparison) bool { return c.words[0] == first.Lower }) || first.Lower == "per" {
		between = " "
	}
	rest := strings.TrimRight(strings.TrimSpace(question[first.Start:]), "?.! ")
	ask := strings.TrimRight(r.prev.Text, "?.! ") + between + rest
	if text, ok := r.regroup(rest); ok {
		ask = text
	}
	return &Followed{Text: wholeText(ask, r.prev.Added), Ask: ask, Again: r.prev.Added}, nil
}

// regroup puts "by year instead" in the place of "by country" in the question before.
func (r *reader) regroup(rest string) (string, bool) {
	said, instead := strings.CutSuffix(strings.ToLower(rest), " instead")
	if !instead || r.prev.Query == nil || !(strings.HasPrefix(said, "by ") || strings.HasPrefix(said, "per ")) {
		return "", false
	}
	found := r.prev.Prompt.Found
	for _, key := range r.prev.Query.Left.Grouping() {
		for _, n := range found.Names {
			if n.Column != key.Col.Column || n.First == 0 || (found.Words[n.First-1].Lower != "by" && found.Words[n.First-1].Lower != "per") {
				continue
			}
			var old []string
			for _, w := range found.Words[n.First-1 : n.Last+1] {
				old = append(old, w.Text)
			}
			return swapOnce(r.prev.Text, swap{strings.Join(old, " "), said})
		}
	}
	return "", false
}

// begin is the first word that is no mere opening.
func (r *reader) begin() int {
	for i := range r.words {
		if !fillers[r.words[i].Lower] && r.words[i].Lower != "what" && r.words[i].Lower != "how" && r.words[i].Lower != "about" {
			return i
		}
	}
	return 0
}

// leans tells whether the question cannot stand by itself: it opens like a continuation or
// points back, and neither asks anew nor names a table; or it asks of what went before in so
// many words ("how many of them").
func (r *reader) leans() bool {
	opens := openings[r.words[0].Lower] || (len(r.words) > 1 && r.words[1].Lower == "about" && (r.words[0].Lower == "what" || r.words[0].Lower == "how"))
	back, of := false, false
	for i, w := range r.words {
		if pronouns[w.Lower] && !w.Quoted {
			back = true
			of = of || (i > 0 && (r.words[i-1].Lower == "of" || r.words[i-1].Lower == "among") && i == len(r.words)-1) ||
				(i > 0 && i+1 < len(r.words) && (r.words[i-1].Lower == "of" || r.words[i-1].Lower == "among") && !relative[r.words[i+1].Lower])
		}
	}
	if of {
		return true
	}
	if !opens && !back {
		return false
	}
	for _, n := range r.found.Names {
		if n.Table >= 0 && n.Kind == link.Exact {
			return false
		}
	}
	for i, w := range r.words {
		about := i+1 < len(r.words) && r.words[i+1].Lower == "about"
		if heads[w.Lower] && !about {
			return false
		}
	}
	return true
}

// Leans tells whether question makes no sense without one before it.
func Leans(linker *link.Linker, question string, now time.Time) bool {
	words := link.Split(question)
	if len(words) == 0 || len(words) > longest {
		return false
	}
	r := &reader{prev: &Shape{}, found: linker.Link(question, now)}
	r.words = r.found.Words
	return len(r.words) > 0 && r.leans() && (!openings[r.words[0].Lower] || ties[r.words[0].Lower] || r.words[0].Lower == "instead")
}
