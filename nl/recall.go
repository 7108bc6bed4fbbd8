package nl

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/nl/follow"
	"streamlink/nl/link"
	"streamlink/nl/memory"
	"streamlink/nl/pointer"
)

// recall answers what was confirmed for the same words. SQL that the schema no longer bears
// is passed over with a note; SQL that the asker may not run is passed over without one.
func (t *Translator) recall(ctx context.Context, j *job, check Check) (*Answer, error) {
	key := memory.Key(j.text)
	for _, e := range t.memory.Of(j.User, j.Database) {
		if memory.Key(e.Question) != key || (e.Tree != "" && link.SpeaksOfNow(e.Question) && !sameDay(e.At, j.Now)) {
			continue
		}
		switch fits, err := t.try(ctx, e, check); {
		case err != nil:
			return nil, err
		case fits == refused:
			continue
		case fits == stale:
			j.notes = append(j.notes, "the answer "+by(e)+" no longer fits the schema")
			continue
		}
		a := &Answer{SQL: e.SQL, Confidence: 1, Model: e.Model, Verified: by(e)}
		if now, err := fingerprint(ctx, j.Source, e.SQL); err == nil && now != e.Schema {
			a.Notes = append(a.Notes, "its tables have got other columns since")
		}
		if found := j.view.linker.Link(e.Question, e.At); e.Tree != "" {
			if p, q := spelledQuery(j.view, found, e); q != nil {
				a.shape = &follow.Shape{Text: j.text, Prompt: p, Query: q}
				_, understood, _ := pointer.Print(p, q)
				d := reading{query: q, understood: understood}
				a.Understood = d.links(p)
			}
		}
		return a, nil
	}
	return nil, nil
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// by is who confirmed e, and when.
func by(e memory.Entry) string {
	return fmt.Sprintf("verified by %s on %s", e.User, e.At.Format(time.DateOnly))
}

type fit uint8

const (
	runs fit = iota
	stale
	refused
)

// try tells whether confirmed SQL still runs for the asker. The error is a cancellation.
func (t *Translator) try(ctx context.Context, e memory.Entry, check Check) (fit, error) {
	_, err := check(ctx, e.SQL)
	switch {
	case ctx.Err() != nil:
		return refused, context.Cause(ctx)
	case err == nil:
		return runs, nil
	case sqlstate.From(err).Code == sqlstate.InsufficientPrivilege:
		return refused, nil
	}
	t.log.Debug("a confirmed answer does not run", "id", e.ID, "error", err)
	return stale, nil
}

// spelledQuery is the tree of an entry over its question's links, when it still says what
// was confirmed, to the letter.
func spelledQuery(v *view, found *link.Result, e memory.Entry) (*pointer.Prompt, *pointer.Query) {
	p := pointer.NewPrompt(v.linker.Schema, found, follow.All(v.linker.Schema), nil)
	q, err := pointer.Unspell(p, e.Tree)
	if err != nil {
		return nil, nil
	}
	v.lens.Narrow(q, found)
	if sql, _, err := pointer.Print(p, q); err != nil || sql != e.SQL {
		return nil, nil
	}
	return p, q
}

// mostAlike bounds how many confirmed questions are compared with one that is asked.
const mostAlike = 200

// alike answers with what was confirmed for the same words with other values, when each
// value that differs stands in the query exactly once, and the new one is of the same kind
// and of the same column. Where it is not as plain as that, the confirmed SQL is only shown
// as a reading.
func (t *Translator) alike(ctx context.Context, j *job, check Check) (*Answer, error) {
	if j.followed != nil && len(j.followed.Again) > 0 {
		return nil, nil // what was confirmed is no part of it
	}
	words := link.Split(j.text)
	var found *link.Result
	compared := 0
	for _, e := range t.memory.Of(j.User, j.Database) {
		if e.Tree == "" || !overlap(words, e.Question) {
			continue
		}
		if compared++; compared > mostAlike {
			break
		}
		if found == nil {
			found = j.view.linker.Link(j.text, j.Now)
		}
		a, similar := swapped(j, e, found)
		if a == nil && !similar {
			continue
		}
		e := e
		if a != nil {
			e.SQL = a.SQL
		}
		fits, err := t.try(ctx, e, check)
		if err != nil {
			return nil, err
		}
		if fits != runs {
			continue
		}
		if a != nil {
			return a, nil
		}
		j.readings = append(j.readings, e.SQL)
	}
	return nil, nil
}

// overlap tells cheaply whether two questions can differ in nothing but values.
func overlap(words []link.Word, question string) bool {
	all := strings.Fields(strings.ToLower(question))
	common := 0
	for _, w := range words {
		if slices.ContainsFunc(all, func(o string) bool { return strings.Trim(o, "?.!,'\"") == w.Lower }) {
			common++
		}
	}
	return common*2 >= min(len(words), len(all))
}

// swapped is e's answer with the values of another question. similar tells that the two are
// the same but for values, whatever came of it.
func swapped(j *job, e memory.Entry, found *link.Result) (a *Answer, similar bool) {
	before := j.view.linker.Link(e.Question, e.At)
	if !sameWords(before, found) {
		return nil, false
	}
	p, q := spelledQuery(j.view, before, e)
	if q == nil {
		return nil, true
	}
	uses := map[int]int{}
	nothing := func(int) {}
	q.Visit(pointer.Visitor{Table: nothing, Column: nothing, Value: func(v int) { uses[v]++ }})
	var changed []string
	for i := range before.Values {
		was, now := &before.Values[i], &found.Values[i]
		if sameValue(was, now) {
			continue
		}
		if uses[i] != 1 || was.Kind != now.Kind && !textual(was, now) || !mayReplace(p, q, i, now) {
			return nil, true
		}
		changed = append(changed, now.Text+" for "+was.Text)
	}
	next := pointer.NewPrompt(j.view.linker.Schema, found, follow.All(j.view.linker.Schema), nil)
	sql, understood, err := pointer.Print(next, q)
	if err != nil {
		return nil, true
	}
	verified := by(e)
	if len(changed) > 0 {
		verified = fmt.Sprintf("%s for %q, with %s", verified, e.Question, strings.Join(changed, ", "))
	}
	d := reading{query: q, understood: understood}
	return &Answer{SQL: sql, Confidence: 0.95, Model: e.Model, Understood: d.links(next), Verified: verified,
		shape: &follow.Shape{Text: j.text, Prompt: next, Query: q}}, true
}

func textual(a, b *link.Value) bool {
	text := func(v *link.Value) bool { return v.Kind == link.Cell || v.Kind == link.Has }
	return text(a) && text(b)
}

// sameWords tells whether two questions are the same but for the phrases of their values.
func sameWords(a, b *link.Result) bool {
	if len(a.Values) != len(b.Values) {
		return false
	}
	return slices.Equal(outline(a), outline(b))
}

// outline is a question's words with a mark for each value.
func outline(r *link.Result) []string {
	var out []string
	v := 0
	for i := 0; i < len(r.Words); i++ {
		for v < len(r.Values) && r.Values[v].Last < i {
			v++
		}
		if v < len(r.Values) && r.Values[v].First <= i {
			out = append(out, "\x00")
			i = r.Values[v].Last
			continue
		}
		out = append(out, r.Words[i].Lower)
	}
	return out
}

func sameValue(a, b *link.Value) bool {
	return a.Kind == b.Kind && strings.EqualFold(a.Text, b.Text) && a.Number == b.Number && a.From.Equal(b.From) && a.To.Equal(b.To)
}

// mayReplace tells whether the test that value i stands in says the same of now: for text,
// that now is in the same column in the same way.
func mayReplace(p *pointer.Prompt, q *pointer.Query, i int, now *link.Value) bool {
	for _, core := range q.Cores() {
		if core.Limit != nil && core.Limit.Const == "" && core.Limit.N == i {
			return now.Kind == link.Number && !strings.ContainsAny(now.Number, ".-")
		}
		for _, test := range append(core.Where.Preds(), core.Having.Preds()...) {
			if !slices.ContainsFunc(test.Values, func(v pointer.Val) bool { return v.Const == "" && v.N == i }) {
				continue
			}
			if now.Numeric() || now.Dated() {
				return true
			}
			column := test.Left.Arg.Col.Column
			var cells int
			for _, at := range now.Cells {
				if at.Column == column {
					cells++
				}
			}
			switch test.Op {
			case "=", "!=", "in", "notin":
				return cells == 1
			}
			return cells > 0 || slices.Contains(now.Has, column)
		}
	}
	return false
}

// Confirm keeps an answer as right for its question. The caller has read and judged it.
func (t *Translator) Confirm(ctx context.Context, q Question, a *Answer) (memory.Entry, error) {
	if t.memory == nil {
		return memory.Entry{}, sqlstate.New(sqlstate.FeatureNotSupported, "this server keeps no confirmed answers").WithHint("nl.verified_entries is 0")
	}
	schema, err := fingerprint(ctx, q.Source, a.SQL)
	if err != nil {
		return memory.Entry{}, err
	}
	e := memory.Entry{User: q.User, Database: q.Database, Schema: schema, Question: a.Full, SQL: a.SQL, Model: a.Model, At: q.Now.UTC()}
	if s := a.shape; s != nil && !s.Counted && s.Sorted == nil {
		e.Tree = t.spell(ctx, q, s, e)
	}
	return t.memory.Confirm(e)
}

// spell is the tree of a shape over the links of its whole question, where it can be found
// there again; else empty.
func (t *Translator) spell(ctx context.Context, q Question, s *follow.Shape, e memory.Entry) string {
	v, err := t.view(ctx, q.Source)
	if err != nil {
		return ""
	}
	text, err := pointer.Spell(s.Prompt, plainTree(s.Query))
	if err != nil {
		return ""
	}
	e.Tree = text
	if _, tree := spelledQuery(v, v.linker.Link(e.Question, e.At), e); tree == nil {
		return ""
	}
	return text
}

// plainTree is a query without the filters that the glossary adds again by itself.
func plainTree(q *pointer.Query) *pointer.Query {
	q = q.Clone()
	for _, c := range q.Cores() {
		if c.Where == nil || len(c.Where.Any) != 1 {
			continue
		}
		rest := slices.DeleteFunc(c.Where.Any[0], func(p pointer.Pred) bool { return p.SQL != nil })
		switch {
		case len(rest) == 0:
			c.Where = nil
		case len(rest) == 1 && rest[0].Paren != nil:
			c.Where = rest[0].Paren
		default:
			c.Where.Any[0] = rest
		}
	}
	return q
}

// fingerprint changes when a table that sql reads gets other columns.
func fingerprint(ctx context.Context, src Source, sql string) (string, error) {
	stmt, err := dialect.Read(sql, dialect.PostgreSQL)
	if err != nil {
		return "", err
	}
	tables, err := src.Tables(ctx)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, t := range tables {
		if !slices.ContainsFunc(stmt.Reads, func(n dialect.Name) bool { return strings.EqualFold(n.Name, t.Name) }) {
			continue
		}
		fmt.Fprintf(h, "%s.%s\n", t.Schema, t.Name)
		for _, c := range t.Columns {
			fmt.Fprintf(h, " %s %v\n", c.Name, c.Type)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
