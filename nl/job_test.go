package nl

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/nl/glossary"
	"streamlink/nl/memory"
)

// versioned is a source whose catalog or user has changed.
type versioned struct {
	*shop
	version string
}

func (v versioned) Version() string { return v.version }

// An answer is kept for just the circumstances it was given in.
func TestKey(t *testing.T) {
	tr, _ := translator(t, func(Prompt) []Candidate { return []Candidate{says(0.9, amazon)} })
	path := filepath.Join(t.TempDir(), "g.yaml")
	if err := os.WriteFile(path, []byte("tables: {patents: [filings]}"), 0o600); err != nil {
		t.Fatal(err)
	}
	g, err := glossary.Open(t.Context(), path, func(context.Context, *glossary.Glossary) error { return nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	m, err := memory.Open("", 10, false)
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	base := Question{Text: "How many patents did Amazon file after 2015", Source: newShop(), Now: day, User: "ada", Database: "d"}
	key := func(change func(*Question)) string {
		t.Helper()
		q := base
		if change != nil {
			change(&q)
		}
		j, err := tr.job(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return tr.key(j)
	}
	first := key(nil)
	same := func(what string, change func(*Question)) {
		t.Helper()
		if key(change) != first {
			t.Errorf("%s makes another key", what)
		}
	}
	differs := func(what string, change func(*Question)) {
		t.Helper()
		if key(change) == first {
			t.Errorf("%s makes the same key", what)
		}
	}
	previous, err := tr.Translate(t.Context(), base, fine)
	if err != nil {
		t.Fatal(err)
	}
	same("white space", func(q *Question) { q.Text = strings.ReplaceAll(q.Text, " ", " \t ") })
	same("another day", func(q *Question) { q.Now = day.AddDate(0, 0, 1) })
	same("a question before, where it stands by itself", func(q *Question) { q.Previous = previous })
	differs("other words", func(q *Question) { q.Text = "how many patents" })
	differs("another user", func(q *Question) { q.User = "bob" })
	differs("another database", func(q *Question) { q.Database = "e" })
	differs("another version of catalog and grants", func(q *Question) { q.Source = versioned{newShop(), "2"} })

	spoken := func(q *Question) { q.Text = "how many patents did Amazon file this year" }
	later := func(q *Question) { spoken(q); q.Now = day.AddDate(0, 0, 1) }
	if key(spoken) == key(later) {
		t.Error("today's date is not part of a key that speaks of it")
	}
	follows := func(p *Answer) string {
		return key(func(q *Question) { q.Text, q.Previous = "and in 2012?", p })
	}
	other := *previous
	other.SQL += " LIMIT 1"
	if follows(previous) == follows(&other) {
		t.Error("what is continued is not part of the key")
	}
	if _, err := tr.job(t.Context(), Question{Text: "and in 2012?", Source: newShop(), Now: day}); code(err) != sqlstate.FeatureNotSupported {
		t.Errorf("a continuation of nothing: %v", err)
	}

	tr.Converse(nil, m)
	if _, err := tr.Confirm(t.Context(), base, previous); err != nil {
		t.Fatal(err)
	}
	differs("a confirmed answer", nil)
	first = key(nil)
	tr.Converse(g, m)
	differs("a glossary", nil)
}

// A panic of what is around the model ends one question, not the server.
func TestJobPanics(t *testing.T) {
	tr, _ := translator(t, func(Prompt) []Candidate { return nil })
	if _, err := tr.Translate(t.Context(), Question{Text: "how many patents", Source: broken{}}, fine); code(err) != "XX000" {
		t.Errorf("%v", err)
	}
}

// broken is a source that panics.
type broken struct{ Source }
