package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"streamlink/nl"
	"streamlink/nl/pointer"
)

// preferenceRun learns what links should say beside the model: it walks gold answers word by
// word with the model and keeps what could have come next each time.
type preferenceRun struct {
	*formsRun
	model     nl.Model
	decisions []pointer.Decision
	skipped   int
}

// lesson is a place in a gold answer that the model is led along.
type lesson struct {
	*pointer.State
	gold []string
	keep func(pointer.Decision)
}

func (l lesson) Start() nl.State { return l }

func (l lesson) Next(word string) nl.State {
	return lesson{l.State.Next(word), l.gold[min(1, len(l.gold)):], l.keep}
}

// ruledOut is the log probability of what no gold answer says next.
const ruledOut = -1e6

// Weigh keeps the decision and leaves only the gold word.
func (l lesson) Weigh(words []string, logProbs []float64) {
	next := ""
	if len(l.gold) > 0 {
		next = l.gold[0]
	}
	gold := slices.Index(words, next)
	if gold >= 0 {
		for _, d := range l.Decisions(words, slices.Clone(logProbs), gold) {
			l.keep(d)
		}
	}
	for i := range logProbs {
		if i != gold {
			logProbs[i] = ruledOut
		}
	}
}

// learn keeps the decisions of one gold answer.
func (r *preferenceRun) learn(ctx context.Context, d *evalDatabase, q suiteQuestion, named string) error {
	session, err := openLocal(ctx, d.proxy)
	if err != nil {
		return err
	}
	defer session.Close()
	p, err := d.translator.Prompt(ctx, nl.Question{Text: q.Question, Source: session.Source(), Now: time.Now()})
	if err != nil {
		return err
	}
	target, err := pointer.Convert(p, named)
	if named == "" || err != nil || pointer.NewMask(p).Accepts(target) != nil {
		r.skipped++
		return nil
	}
	keep := func(o pointer.Decision) {
		o.Group = q.DB
		r.decisions = append(r.decisions, o)
	}
	start := lesson{pointer.NewMask(p).Start(), strings.Fields(target), keep}
	_, err = r.model.Complete(ctx, nl.Prompt{Prefix: p.Prefix, Rest: p.Rest}, start, 1)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		r.skipped++
	}
	return nil
}

// fit fits a preference, tells how it does on databases that it was not fitted to, and
// writes it.
func (r *preferenceRun) fit(out io.Writer, path, halves string) error {
	for _, pointers := range []bool{false, true} {
		if err := r.holdOut(out, pointers); err != nil {
			return err
		}
	}
	if halves != "" {
		for k := range 2 {
			p, err := pointer.FitPreference(r.part(func(group string) bool { return half(group) != k }))
			if err != nil {
				return err
			}
			if err := writeJSON(fmt.Sprintf("%s.%d", halves, k), p); err != nil {
				return err
			}
		}
	}
	p, err := pointer.FitPreference(r.decisions)
	if err != nil {
		return err
	}
	return writeJSON(path, p)
}

// holdOut tells how the fit does on databases that it was not fitted to.
func (r *preferenceRun) holdOut(out io.Writer, pointers bool) error {
	var before, after, trusted, right, n float64
	for k := range folds {
		p, err := pointer.FitPreference(r.part(func(group string) bool { return fold(group) != k }))
		if err != nil {
			return err
		}
		for _, d := range r.part(func(group string) bool { return fold(group) == k }) {
			if d.Pointers != pointers {
				continue
			}
			n++
			before += d.LogProb(nil)
			after += d.LogProb(p)
			if d.Right(nil) {
				trusted++
			}
			if d.Right(p) {
				right++
			}
		}
	}
	what := "what kind of word comes next"
	if pointers {
		what = "which pointer"
	}
	fmt.Fprintf(out, "%s: %.0f decisions of gold answers (%d answers left out); on databases not fitted to, right %.2f %% by the model alone, %.2f %% with links; log probability %.4f and %.4f\n",
		what, n, r.skipped, 100*trusted/n, 100*right/n, before/n, after/n)
	return nil
}

// half is which half of the databases a database is in.
func half(group string) int {
	sum := 0
	for _, c := range group {
		sum += int(c)
	}
	return sum % 2
}

func (r *preferenceRun) part(in func(group string) bool) []pointer.Decision {
	var out []pointer.Decision
	for _, d := range r.decisions {
		if in(d.Group) {
			out = append(out, d)
		}
	}
	return out
}

func writeJSON(path string, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

// readPreferences reads one preference for all databases, or one for each half of them.
func readPreferences(path string) ([]*pointer.Preference, error) {
	if path == "" {
		return nil, nil
	}
	files := []string{path}
	if base, ok := strings.CutSuffix(path, ".*"); ok {
		files = []string{base + ".0", base + ".1"}
	}
	var out []*pointer.Preference
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		p, err := pointer.ReadPreference(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		out = append(out, p)
	}
	return out, nil
}
