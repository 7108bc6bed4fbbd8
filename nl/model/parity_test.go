//go:build llama && !nomodel

package model_test

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"log/slog"
	"math"
	"os"
	"strings"
	"testing"

	"streamlink/nl"
	"streamlink/nl/llama"
	"streamlink/nl/model"
	"streamlink/nl/pointer"
)

// only allows one answer, and at every step one word that it does not have, so that the
// engine has to weigh each word.
type only struct {
	words []string
	at    int
	lost  bool
}

func (o only) Start() nl.State { return o }

func (o only) Allowed() []string {
	switch {
	case o.lost:
		return []string{""}
	case o.at == len(o.words):
		return []string{"", "true"}
	case o.words[o.at] == "false":
		return []string{"false", "true"}
	default:
		return []string{o.words[o.at], "false"}
	}
}

func (o only) Next(word string) nl.State {
	if o.at == len(o.words) || word != o.words[o.at] {
		return only{lost: true}
	}
	return only{words: o.words, at: o.at + 1}
}

// Other answers than those in testdata, for a longer comparison:
// go test ./nl/model -run TestParity -v -args -parity FILE
var parity = flag.String("parity", "testdata/parity.jsonl", "PyTorch's answers, by recipe.parity")

// TestParity compares the engine's log probabilities with PyTorch's for the same
// weights, and what either answers without a mask: nl/train/recipe/parity.py wrote the file.
func TestParity(t *testing.T) {
	f, err := os.Open(*parity)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := llama.OpenBytes(llama.Default(), model.Name, model.Weights(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	worst, count, other := 0.0, 0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c struct {
			Prefix, Rest string
			Words        []string
			Free         float64
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		got, err := m.Complete(context.Background(), nl.Prompt{Prefix: c.Prefix, Rest: c.Rest}, only{words: c.Words}, 1)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Join(c.Words, " ")
		if len(got) == 0 || got[0].Text != want {
			t.Fatalf("%s\nPyTorch: %s\nengine:  %v", c.Rest, want, got)
		}
		diff := math.Abs(got[0].Free - c.Free)
		worst = max(worst, diff/float64(len(c.Words)+1))
		count++
		if free, err := m.Complete(context.Background(), nl.Prompt{Prefix: c.Prefix, Rest: c.Rest}, nil, 1); err != nil {
			t.Fatal(err)
		} else if len(free) == 0 || pointer.Spaced(free[0].Text) != want {
			t.Logf("PyTorch: %s, engine: %v", want, free)
			other++
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if count == 0 {
		t.Fatal("nothing compared")
	}
	t.Logf("%d answers, %d of them other ones; largest difference of log probability a word: %.4f", count, other, worst)
	if other*20 > count {
		t.Errorf("%d of %d answers are other ones: more than near ties can be", other, count)
	}
	if worst > 0.05 {
		t.Errorf("PyTorch and the engine differ by %.4f a word", worst)
	}
}
