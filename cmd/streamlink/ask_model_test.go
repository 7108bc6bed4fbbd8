package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"streamlink/nl"
	"streamlink/nl/llama"
	"streamlink/nl/model"
)

var manyQuestions = flag.Int("questions", 12, "how many questions the tests of the built-in model ask")

// builtIn is the model that ships, or the test is skipped: this build carries none.
func builtIn(t *testing.T) nl.Model {
	t.Helper()
	weights := model.Weights()
	if weights == nil {
		t.Skip("this build carries no model")
	}
	m, err := llama.OpenBytes(llama.Default(), model.Name, weights, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	return m
}

// questionsOfAllKinds are n questions over the sample data, no two alike.
func questionsOfAllKinds(n int) []string {
	who := []string{"google", "boeing", "qualcomm", "IBM", "thales", "amazon", "samsung", "intel", "lockheed", "toyota", "disney", "sony"}
	forms := []string{
		"how many patents did %s file", "patents of %s per year", "titles of patents by %s after %d", "how many %s patents were published in %d",
		"top %[2]d inventors of %[1]s", "number of patents of %s by jurisdiction", "which CPC subclass does %s use most", "patents of %s filed before %d",
		"average citations of %s patents", "most cited patent of %s", "inventors with more than %[2]d patents at %[1]s", "patents by %s in the US",
		"document types of %s", "how many patents does %s have since %d", "list the patents of %s with their filing date", "IPC classes of %s patents",
		"how many inventors work for %s", "first patent of %s", "latest patents by %s", "patents of %s granted in %d",
	}
	var all []string
	for i := 0; len(all) < n; i++ {
		q := fmt.Sprintf(forms[i%len(forms)], who[(i/len(forms)+i)%len(who)], 2005+i%12)
		if at := strings.Index(q, "%!"); at >= 0 {
			q = q[:at]
		}
		if q = strings.TrimSpace(q); !slices.Contains(all, q) {
			all = append(all, q)
		} else {
			all = append(all, q+fmt.Sprintf(" in %d", 1990+i))
		}
	}
	return all
}

// The same question gives the same SQL, each time and over both wires, though nothing is
// kept between.
func TestAskDeterminism(t *testing.T) {
	s := askServer(t, builtIn(t), func(c *Config) { c.NL.Cache = 0 })
	pg, my := dial(t, s, "postgres", "ada"), dial(t, s, "mysql", "ada")
	defer pg.close()
	defer my.close()
	answered := 0
	for _, q := range questionsOfAllKinds(*manyQuestions) {
		var first string
		for _, c := range []talker{pg, my, pg, my} {
			var said bytes.Buffer
			c.say(context.Background(), &said, "ASK NEW")
			said.Reset()
			c.say(context.Background(), &said, "ASK SHOW SQL "+q)
			sql := shownSQL(said.String())
			switch {
			case first == "":
				first = sql
				if strings.HasPrefix(sql, "SELECT") {
					answered++
				}
			case sql != first:
				t.Errorf("%s\n%s\n%s", q, first, sql)
			}
		}
	}
	t.Logf("%d questions, each twice over both wires: %d answered, the rest refused alike", *manyQuestions, answered)
	if answered == 0 {
		t.Error("nothing was answered")
	}
}

// shownSQL is the sql of ASK SHOW SQL, or why there is none.
func shownSQL(said string) string {
	for line := range strings.Lines(said) {
		if cells := strings.Split(line, " | "); len(cells) >= 4 && strings.HasPrefix(cells[1], "SELECT") {
			return cells[1]
		}
	}
	_, message, ok := strings.Cut(said, "ERROR ")
	if !ok {
		return said
	}
	_, message, _ = strings.Cut(message, " ") // the wires' numbers differ
	message, _, _ = strings.Cut(message, "\n")
	message, _, _ = strings.Cut(message, "; ")
	return message
}

// Sixteen sessions ask the built-in model at once, each its own questions.
func TestAskSixteen(t *testing.T) {
	s := askServer(t, builtIn(t), func(c *Config) { c.NL.Cache, c.NL.Timeout = 0, 2*time.Minute })
	const sessions = 16
	each := max(*manyQuestions/sessions, 1)
	all := questionsOfAllKinds(sessions*each + 1)
	warm := dial(t, s, "postgres", "ada")
	var said bytes.Buffer
	warm.say(context.Background(), &said, "ASK "+all[sessions*each]) // the value index is built
	warm.close()
	var mu sync.Mutex
	var waits []time.Duration
	var group sync.WaitGroup
	began := time.Now()
	for i := range sessions {
		c := dial(t, s, []string{"postgres", "mysql"}[i%2], "ada")
		group.Go(func() {
			defer c.close()
			for _, q := range all[i*each : (i+1)*each] {
				var said bytes.Buffer
				asked := time.Now()
				c.say(context.Background(), &said, "ASK SHOW SQL "+q)
				took := time.Since(asked)
				if strings.Contains(said.String(), "busy") || strings.Contains(said.String(), "57014") || strings.Contains(said.String(), "FAILED") {
					t.Errorf("%s: %s", q, said.String())
				}
				mu.Lock()
				waits = append(waits, took)
				mu.Unlock()
			}
		})
	}
	group.Wait()
	took := time.Since(began)
	slices.Sort(waits)
	t.Logf("%d sessions, %d questions in %s: %.1f a second, p50 %s, worst %s", sessions, len(waits), took.Round(time.Millisecond),
		float64(len(waits))/took.Seconds(), waits[len(waits)/2].Round(time.Millisecond), waits[len(waits)-1].Round(time.Millisecond))
}
