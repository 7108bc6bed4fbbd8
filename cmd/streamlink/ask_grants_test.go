package main

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"streamlink/nl"
)

// overheard is a model that keeps what it is shown.
type overheard struct {
	nl.Model
	mu     sync.Mutex
	prompt []string
}

func (o *overheard) Complete(ctx context.Context, p nl.Prompt, m nl.Mask, n int) ([]nl.Candidate, error) {
	o.mu.Lock()
	o.prompt = append(o.prompt, p.Prefix+p.Rest)
	o.mu.Unlock()
	return o.Model.Complete(ctx, p, m, n)
}

// Whatever a user asks, nothing that comes back, and nothing that the model is shown,
// speaks of tables that the user may not read, or of what is in them, beyond the user's own
// words; though others have asked and confirmed before, and a glossary names them.
func TestAskGrants(t *testing.T) {
	o := &overheard{Model: newTeller(t, "testdata/ask/model.txt")}
	s := askServer(t, o, func(c *Config) {
		c.NL.Glossary, c.NL.VerifiedShared = "../../data/patents/glossary.yaml", true
	})
	ada, bob := dial(t, s, "postgres", "ada"), dial(t, s, "postgres", "bob")
	defer ada.close()
	defer bob.close()
	my := dial(t, s, "mysql", "bob")
	defer my.close()
	var said bytes.Buffer
	questions := []string{
		"how many patents did google file in 2015", "citation impact of boeing", "top 10 companies by number of patents", "how many applicants are there",
		"how many companies are there", "patents of QUALCOMM", "names of owners", "aplicants", "patents per assignee", "how many patents by AT & T", "qualcom patents",
		"how many patents of Amazom", "which firm is the largest?", "sequence of applicants", "how many patents are there",
	}
	for _, q := range questions {
		ada.say(t.Context(), &said, "ASK "+q)
		ada.say(t.Context(), &said, "ASK CONFIRM")
	}
	if !strings.Contains(said.String(), "applicants") || !strings.Contains(strings.Join(o.prompt, ""), "applicants") {
		t.Fatal("who may read it sees nothing of it either")
	}
	o.prompt = nil
	secrets := []string{"applicant", "patents_wide", "assignee", "qualcomm", "google", "boeing", "amazon", "at & t ip"}
	check := func(what, text string, own string) {
		t.Helper()
		rest := strings.ToLower(text)
		for _, secret := range secrets {
			if strings.Contains(rest, secret) && !strings.Contains(strings.ToLower(own), secret) {
				t.Errorf("%s of %q tells %q: %s", what, own, secret, text)
			}
		}
	}
	for _, q := range questions {
		for _, form := range []string{"ASK ", "ASK SHOW SQL ", "EXPLAIN ASK "} {
			for _, c := range []talker{bob, my} {
				said.Reset()
				c.say(t.Context(), &said, form+q)
				check("the answer", said.String(), q)
			}
		}
	}
	for _, sql := range []string{
		"SELECT * FROM streamlink.ask_history", "SELECT * FROM streamlink.verified", "ASK how many patents are there", "ASK what about google", "ASK by owner instead",
		"ASK only boeing", "SELECT * FROM aplicants", "ASK CONFIRM 'x' AS SELECT nme FROM inventors",
	} {
		said.Reset()
		bob.say(t.Context(), &said, sql)
		check("what comes", strings.ReplaceAll(said.String(), "\n", " "), sql)
	}
	if len(o.prompt) == 0 {
		t.Fatal("the model was not asked")
	}
	for _, p := range o.prompt {
		before, question, _ := strings.Cut(p, "<q>")
		check("the schema shown", before, "")
		if strings.Contains(question, "<cell>") && strings.Contains(question, "google") {
			t.Errorf("a value of a denied table was linked: %s", question)
		}
	}
}
