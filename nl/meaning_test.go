package nl

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
)

// oracle is an encoder for which "bosses" and all that is about applicants mean the same.
type oracle struct {
	asked atomic.Int64
	err   error
}

func (o *oracle) Hash() string { return "oracle" }

func (o *oracle) Embed(_ context.Context, texts ...string) ([][]float32, error) {
	if o.err != nil {
		return nil, o.err
	}
	var out [][]float32
	for _, text := range texts {
		o.asked.Add(1)
		if strings.Contains(text, "applicant") || strings.Contains(text, "bosses") {
			out = append(out, []float32{1, 0})
		} else {
			out = append(out, []float32{0, 1})
		}
	}
	return out, nil
}

// TestEncoder shows the model what only an encoder can link, and says so when it fails.
func TestEncoder(t *testing.T) {
	shown := ""
	m := &script{t: t, say: func(p Prompt) []Candidate {
		shown = p.Rest
		return []Candidate{{Text: "from <t1> select count *", LogProb: -0.1, Least: 0.9}}
	}}
	ask := func(o *oracle) error {
		cfg := DefaultConfig()
		cfg.Threshold, cfg.Belonging = 0, 0
		tr, err := New(cfg, m, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		defer tr.Close()
		if o != nil {
			tr.Encode(o)
		}
		_, err = tr.Translate(t.Context(), Question{Text: "how many bosses", Source: newShop(), Now: time.Now()}, func(context.Context, string) (bool, error) { return true, nil })
		return err
	}
	if err := ask(nil); err == nil || strings.Contains(shown, "<syn>") {
		t.Errorf("without an encoder the word is linked, or nobody minds that it is not: %v %q", err, shown)
	}
	o := &oracle{}
	if err := ask(o); err != nil || !strings.Contains(shown, "<t1><syn>") {
		t.Errorf("%v %q", err, shown)
	}
	if n := o.asked.Load(); n > 30 {
		t.Errorf("%d texts were asked for a catalog of three tables and one phrase", n)
	}
	failing := &oracle{err: sqlstate.From(errors.New("no memory"))}
	shown = ""
	if err := ask(failing); err == nil || strings.Contains(shown, "<syn>") { // its names have no vectors: the question goes as without one
		t.Errorf("%v %q", err, shown)
	}
}
