package pointer

import (
	"math"
	"strings"
	"testing"
)

// TestWeigh prefers the column that the question names, and keeps the share of each kind of word.
func TestWeigh(t *testing.T) {
	p := officePrompt(t, "names of people", nil)
	m := NewMask(p)
	s := m.Start()
	for _, w := range []string{"from", pointer("t", p.tableNo[p.Schema.Table("people")]), "select"} {
		s = s.Next(w)
	}
	words := s.Allowed()
	even := make([]float64, len(words))
	for i := range even {
		even[i] = -math.Log(float64(len(words)))
	}
	s.Weigh(words, even)
	best, at := math.Inf(-1), ""
	for i, w := range words {
		if pointing(w) && even[i] > best {
			best, at = even[i], w
		}
	}
	want := pointer("c", p.columnNo[p.Schema.Column(p.Schema.Table("people"), "name")])
	if at != want {
		t.Errorf("%s, want %s of %v", at, want, words)
	}
	m.Preference = nil
	same := []float64{-1, -2}
	s.Weigh([]string{"where", "order"}, same)
	if same[0] != -1 || same[1] != -2 {
		t.Errorf("without a preference: %v", same)
	}
}

// TestPlaceAt follows an answer through nesting, set operations and an implied FROM.
func TestPlaceAt(t *testing.T) {
	p := officePrompt(t, "how many patents", nil)
	for _, c := range []struct {
		words  string
		clause string
		depth  int
		right  bool
	}{
		{"from <t0> select", "select", 1, false},
		{"from <t0> select <c1> where <c0> =", "where", 1, true},
		{"from <t0> select <c1> where <c0> notin ( from <t1> select", "select", 2, false},
		{"from <t0> select <c1> where <c0> notin ( from <t1> select <c5> ) and", "where", 1, false},
		{"from <t0> select <c1> intersect from", "from", 1, false},
		{"select <c1> where <c0> in ( select", "select", 2, false},
		{"select <c1> union select", "select", 1, false},
	} {
		at := p.placeAt(strings.Fields(c.words))
		if got := at.now(); got.clause != c.clause || len(at.frames) != c.depth || at.right != c.right {
			t.Errorf("%s: %+v", c.words, at)
		}
	}
}

// TestFitPreference finds that a figure tells what comes next.
func TestFitPreference(t *testing.T) {
	exact, kind := 0, firstStructureFigure
	var all []Decision
	for i := range 200 {
		gold := i % 3
		d := Decision{Pointers: true, Gold: gold}
		k := Decision{Gold: gold}
		for w := range 3 {
			d.LogProbs, k.LogProbs = append(d.LogProbs, math.Log(1.0/3)), append(k.LogProbs, math.Log(1.0/3))
			var f, g []Feature
			if w == gold {
				f, g = []Feature{{exact, 1}}, []Feature{{kind, 1}}
			}
			d.Features, k.Features = append(d.Features, f), append(k.Features, g)
		}
		all = append(all, d, k)
	}
	p, err := FitPreference(all)
	if err != nil {
		t.Fatal(err)
	}
	if !all[0].Right(p) || !all[1].Right(p) || all[0].LogProb(p) < -0.3 || all[0].Right(nil) {
		t.Errorf("%+v", p)
	}
	if _, err := FitPreference(nil); err == nil {
		t.Error("a fit to nothing")
	}
	if _, err := ReadPreference([]byte(`{"weights":{"other":1}}`)); err == nil {
		t.Error("an unknown figure was taken")
	}
}
