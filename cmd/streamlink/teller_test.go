package main

import (
	"context"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"streamlink/nl"
)

// teller is a model that knows the answers to a list of questions, so that what stands
// around a model can be tested whatever the weights of the day are. An answer is written
// with names for pointers ("{patents}", "{patents.filing_date}"); values are <v0>, <v1> …
// A question that is not in the list cannot be answered.
type teller struct {
	answers map[string]string // by the question's plain words
	asked   atomic.Int64
	hold    chan struct{} // when not nil, each answer waits for a token of it
	begun   chan struct{}
}

func newTeller(t testing.TB, file string) *teller {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m := &teller{answers: map[string]string{}}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		question, answer, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("%s: %s", file, line)
		}
		m.answers[question] = answer
	}
	return m
}

func (m *teller) Name() string { return "teller" }

var (
	special = regexp.MustCompile(`<[^>]*>`)
	named   = regexp.MustCompile(`<([tc]\d+)>([^<]*)`)
	holder  = regexp.MustCompile(`\{([^}]*)\}`)
)

func (m *teller) Complete(ctx context.Context, p nl.Prompt, _ nl.Mask, _ int) ([]nl.Candidate, error) {
	m.asked.Add(1)
	if m.hold != nil {
		m.begun <- struct{}{}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-m.hold:
		}
	}
	question := strings.Join(strings.Fields(special.ReplaceAllString(p.Rest, " ")), " ")
	answer, ok := m.answers[question]
	if !ok {
		return nil, nil
	}
	names, table := map[string]string{}, ""
	for _, hit := range named.FindAllStringSubmatch(p.Prefix, -1) {
		if words := strings.TrimSpace(hit[2]); hit[1][0] == 't' {
			table = words
			names[table] = "<" + hit[1] + ">"
		} else if words != "" { // a key's columns stand without words
			names[table+"."+words] = "<" + hit[1] + ">"
		}
	}
	missing := false
	text := holder.ReplaceAllStringFunc(answer, func(s string) string {
		spoken := strings.ReplaceAll(strings.Trim(s, "{}"), "_", " ")
		missing = missing || names[spoken] == ""
		return names[spoken]
	})
	if missing { // this user does not see it
		return nil, nil
	}
	return []nl.Candidate{{Text: text, LogProb: -0.05, Tokens: len(strings.Fields(text)) + 1, Least: 0.95}}, nil
}
