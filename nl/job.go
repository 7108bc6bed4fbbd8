package nl

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/nl/follow"
	"streamlink/nl/glossary"
	"streamlink/nl/link"
	"streamlink/nl/memory"
	"streamlink/nl/pointer"
)

// Converse gives t a glossary and a memory, either of them nil. It is called before the
// first question.
func (t *Translator) Converse(g *glossary.File, m *memory.Memory) { t.glossary, t.memory = g, m }

// Memory is what Converse was given.
func (t *Translator) Memory() *memory.Memory { return t.memory }

// For is a as the answer to another wording of its question.
func (a *Answer) For(question string) Answer {
	out := *a
	out.Question, out.Full, out.shape = question, question, nil
	return out
}

// job is a question with what is known before any work on it.
type job struct {
	Question
	text     string // the whole question
	ask      string // what the model is asked
	view     *view
	followed *follow.Followed // nil: it stands by itself
	notes    []string
	readings []string // SQL that may be meant beside the model's

	misplaced error // why a measure of the glossary has no place in the last candidate
}

// job reads a question in its context.
func (t *Translator) job(ctx context.Context, q Question) (j *job, err error) {
	defer func() {
		if r := recover(); r != nil {
			j, err = nil, sqlstate.New(sqlstate.InternalError, "the question could not be read").Because(fmt.Errorf("panic: %v", r))
		}
	}()
	v, err := t.view(ctx, q.Source)
	if err != nil {
		return nil, err
	}
	j = &job{Question: q, text: follow.Bare(q.Text), view: v}
	j.ask = j.text
	if q.Previous == nil {
		if follow.Leans(v.linker, q.Text, q.Now) {
			return nil, sqlstate.New(sqlstate.FeatureNotSupported, "this continues a question, but there is none before it").
				WithHint("ask the whole question")
		}
		return j, nil
	}
	before := q.Previous.shape
	if before == nil || before.Prompt.Schema != v.linker.Schema { // its words are left
		before = &follow.Shape{Text: q.Previous.Full}
	}
	if j.followed, err = follow.Read(before, v.linker, q.Text, q.Now); err != nil {
		return nil, err
	}
	if j.followed != nil {
		j.text, j.ask = j.followed.Text, j.followed.Ask
	}
	return j, nil
}

// key tells questions apart that may have different answers: by their words, what they
// continue, who asks of which database, what the catalog, its values, the glossary and the
// memory were, which model answers, and the day where the words speak of time.
func (t *Translator) key(j *job) string {
	text := strings.Join(strings.Fields(j.Text), " ")
	before, day, weights := "", "", ""
	if j.followed != nil {
		before = j.Previous.Full + "\x01" + j.Previous.SQL
	}
	if link.SpeaksOfNow(text) || link.SpeaksOfNow(before) {
		day = j.Now.Format(time.DateOnly)
	}
	if m, ok := t.model.(interface{ Hash() string }); ok {
		weights = m.Hash()
	}
	if t.encoder != nil {
		weights += "+" + t.encoder.Hash()
	}
	return strings.Join([]string{text, before, j.User, j.Database, j.Source.Version(), fmt.Sprint(j.view.number, " ", t.memory.Version()),
		t.model.Name(), weights, day}, "\x00")
}

// work finds the answer: confirmed for these very words, by an edit of the answer before,
// confirmed for others like them, or from the model.
func (t *Translator) work(ctx context.Context, j *job, check Check) (*Answer, error) {
	began := time.Now()
	a, err := t.recall(ctx, j, check)
	if a == nil && err == nil && j.followed != nil && j.followed.Shape != nil {
		a, err = j.follow(ctx, check)
	}
	if a == nil && err == nil {
		a, err = t.alike(ctx, j, check)
	}
	if a != nil && err == nil {
		a.Question, a.Full, a.Notes = j.Text, j.text, append(a.Notes, j.notes...)
		a.Steps.Check = time.Since(began)
		return a, nil
	}
	if err == nil {
		a, err = t.translate(ctx, j, check)
	}
	if err == nil && j.followed != nil {
		err = j.again(ctx, a, check)
	}
	switch {
	case err == nil:
		return a, nil
	case j.followed == nil && sqlstate.From(err).Code == sqlstate.FeatureNotSupported:
		return nil, standing{err}
	}
	return nil, err
}

// standing is why a question that stands by itself was not answered.
type standing struct{ error }

func (s standing) Unwrap() error { return s.error }

// StandsAlone tells whether err refuses a question that continued no other: what is asked
// next does not continue the answer before it either.
func StandsAlone(err error) bool { return errors.As(err, new(standing)) }

// again edits the model's answer by what was said before the question that it answers.
func (j *job) again(ctx context.Context, a *Answer, check Check) error {
	for _, said := range j.followed.Again {
		f, err := follow.Read(a.shape, j.view.linker, said, j.Now)
		if err == nil && (f == nil || f.Shape == nil) {
			err = sqlstate.New(sqlstate.FeatureNotSupported, "cannot tell what %q means for %q", said, j.followed.Ask).
				WithHint("ask the whole question, or start afresh with ASK NEW")
		}
		if err != nil {
			return err
		}
		a.shape = f.Shape
	}
	if len(j.followed.Again) == 0 {
		return nil
	}
	sql, understood, err := a.shape.Print()
	if err != nil {
		return err
	}
	if _, err := check(ctx, sql); err != nil {
		return err
	}
	d := reading{query: a.shape.Query, understood: understood}
	a.SQL, a.Understood, a.Readings = sql, append(d.links(a.shape.Prompt), fromGlossary(a.Understood)...), nil
	return nil
}

// refused adds to a refusal what is known beside the model's readings.
func (j *job) refused(err error) error {
	if j.misplaced != nil {
		err = j.misplaced
	}
	e := *sqlstate.From(err)
	for _, n := range j.notes {
		e.Detail = strings.TrimPrefix(e.Detail+"; "+n, "; ")
	}
	if len(j.readings) > 0 {
		e.Hint += "; confirmed for other values: " + j.readings[0]
	}
	return &e
}

// follow answers with the edited query of the answer before.
func (j *job) follow(ctx context.Context, check Check) (*Answer, error) {
	shape := j.followed.Shape
	sql, understood, err := shape.Print()
	if err != nil {
		return nil, err
	}
	if _, err := check(ctx, sql); err != nil {
		return nil, err
	}
	d := reading{query: shape.Query, understood: understood}
	links := append(d.links(shape.Prompt), fromGlossary(j.Previous.Understood)...)
	for _, l := range j.followed.Links {
		links = append(links, Link{l.Phrase, l.Meaning, "follow-up"})
	}
	return &Answer{SQL: sql, Confidence: j.Previous.Confidence, Understood: links, Model: j.Previous.Model, shape: shape}, nil
}

// shaper changes a candidate's tree before it is printed.
type shaper func(*pointer.Query) ([]glossary.Used, error)

// shape puts in what the glossary asks for.
func (j *job) shape(reworded glossary.Reworded, found *link.Result) shaper {
	return func(q *pointer.Query) ([]glossary.Used, error) {
		used, err := reworded.Place(q)
		if err != nil {
			j.misplaced = err
			return nil, err
		}
		return append(used, j.view.lens.Narrow(q, found)...), nil
	}
}

// fromGlossary are the links to the glossary's SQL, which an edit leaves where it is.
func fromGlossary(links []Link) []Link {
	return slices.DeleteFunc(slices.Clone(links), func(l Link) bool { return l.Kind != "glossary" })
}

func glossaryLinks(used []glossary.Used) []Link {
	var out []Link
	for _, u := range used {
		out = append(out, Link{u.Phrase, u.Meaning, "glossary"})
	}
	return out
}

// Waiting is how many questions wait for their turn.
func (t *Translator) Waiting() int64 { return t.waiting.Load() }
