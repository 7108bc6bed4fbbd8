package nl

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestFit finds the law that outcomes were drawn by.
func TestFit(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	law := func(e Evidence) float64 { return 1 / (1 + math.Exp(-(2*e[0] - 1.5*e[4] + 0.5))) }
	var all []Outcome
	for range 6000 {
		e := make(Evidence, len(EvidenceNames))
		for i := range e {
			e[i] = rng.NormFloat64()
		}
		e.place(0, 0, widest)
		all = append(all, Outcome{Readings: []Judged{{Evidence: e, Right: rng.Float64() < law(e)}}, Weight: 1})
	}
	c, err := Fit(all)
	if err != nil {
		t.Fatal(err)
	}
	far := 0.0
	for range 500 {
		e := make(Evidence, len(EvidenceNames))
		for i := range e {
			e[i] = rng.NormFloat64()
		}
		e.place(0, 0, widest)
		far += math.Abs(c.Sure(e)-law(e)) / 500
	}
	if far > 0.03 {
		t.Errorf("off by %.3f on average: %+v", far, c)
	}
	if _, err := Fit(nil); err == nil {
		t.Error("a fit to nothing")
	}
	if _, err := Fit([]Outcome{{Readings: []Judged{{Evidence: Evidence{1}}}, Weight: 1}}); err == nil {
		t.Error("a fit to other evidence")
	}
}

// TestCalibration reads the built-in calibration: what speaks for an answer may not speak
// against it.
func TestCalibration(t *testing.T) {
	c := builtIn()
	reading := func(score float64, rivals int, gap float64, told ...float64) Evidence {
		e := append(append(Evidence{}, told...), make([]float64, len(EvidenceNames)-len(told))...)
		e.place(score, rivals, gap)
		return e
	}
	bad := reading(-6, 3, 0.1, -2, -18, -6, -3, -5, -2, -18, -6, -3, -5, 0, 0.9, 0.9, 0.3, 0.5, 0, 2, 1, 1, 2.5, 3, 0.5, 0, 0, 0, 0)
	good := reading(6, 2, 4, -0.02, -0.2, -0.1, -0.01, -0.2, -0.05, -0.5, -0.3, -0.1, -0.2, 1, 0, 0, 1, 0, 0.9, 0, 0, 0, 2.2, 1, 0, -0.2, -0.5, -0.1, -0.1)
	if b, g := c.Sure(bad), c.Sure(good); b > 0.1 || g < 0.7 {
		t.Errorf("bad %.2f, good %.2f", b, g)
	}
	hard := slices.Clone(good) // the model does not know the schema, but the words are all there
	hard[0], hard[1], hard[2], hard[5], hard[6], hard[7], hard[10], hard[13], hard[15], hard[22], hard[23] = -1, -9, -4, -0.8, -7, -2, 0, 0.7, 0.3, -0.1, -0.1
	if b, h, g := c.Within(bad), c.Within(hard), c.Within(good); b > 0.3 || h < 0.5 || g < 0.9 || c.Sure(hard) > h {
		t.Errorf("of another database %.2f, hard %.2f (sure of it: %.2f), good %.2f", b, h, c.Sure(hard), g)
	}
	if _, err := readCalibration([]byte(`{"names":["other"]}`)); err == nil {
		t.Error("figures of other evidence were taken")
	}
}

// TestRefusal tells a question of another database from one that is merely hard.
func TestRefusal(t *testing.T) {
	for _, c := range []struct {
		confidence, within float64
		lost               []string
		want               string
	}{
		{0.9, 0.9, nil, ""},
		{0.15, 0.8, []string{"moons"}, ""},
		{0.05, 0.9, nil, "not sure"},
		{0.3, 0.2, []string{"moons"}, "outside"},
		{0.3, 0.2, nil, "not sure"}, // every word is understood
	} {
		r := &readings{list: []reading{{sql: "SELECT 1", coverage: 0.8, confidence: c.confidence, within: c.within}}, lost: c.lost}
		err := r.refusal(0.1, 0.5)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

// TestChosen takes the reading that the regression likes best, whatever the order was.
func TestChosen(t *testing.T) {
	worse, better := make(Evidence, len(EvidenceNames)), make(Evidence, len(EvidenceNames))
	worse[0], better[0] = -1, 1
	c := &Calibration{}
	c.Choice = newRegression(EvidenceNames[:1])
	c.Choice.Scale[0], c.Choice.Weights[0] = 1, 1
	best, ok := c.Chosen(Outcome{Readings: []Judged{{Evidence: worse}, {Evidence: better, Right: true}}})
	if !ok || !best.Right || best.Evidence[len(best.Evidence)-1] != 2 {
		t.Errorf("%v %+v", ok, best)
	}
	if _, ok := c.Chosen(Outcome{}); ok {
		t.Error("a reading of none")
	}
}

// TestLearned fits the choice to databases that training saw, but not how sure to be: there the
// model is right more often than elsewhere.
func TestLearned(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	draw := func(learned bool, n int) (all []Outcome) {
		for range n {
			o := Outcome{Group: "db", Weight: 1, Learned: learned}
			best := rng.IntN(2)
			for i := range 2 {
				e := make(Evidence, len(EvidenceNames))
				for k := range e {
					e[k] = rng.NormFloat64()
				}
				if i == best { // only the first figure tells which is right
					e[0] += 2
				}
				o.Readings = append(o.Readings, Judged{Evidence: e, Right: i == best && (learned || rng.IntN(2) == 0)})
			}
			all = append(all, o)
		}
		return all
	}
	few, learned := draw(false, 60), draw(true, 2000)
	with, err := Fit(append(slices.Clone(few), learned...))
	if err != nil {
		t.Fatal(err)
	}
	alone, err := Fit(few)
	if err != nil {
		t.Fatal(err)
	}
	right := func(c *Calibration) (n int) {
		for _, o := range draw(true, 500) {
			if best, ok := c.Chosen(o); ok && best.Right {
				n++
			}
		}
		return n
	}
	if a, b := right(alone), right(with); b <= a {
		t.Errorf("chosen right: %d of 500 without, %d with learned outcomes", a, b)
	}
	sure, n := 0.0, 0.0
	for _, o := range few {
		best, _ := with.Chosen(o)
		sure += with.Sure(best.Evidence)
		n++
	}
	if sure/n > 0.65 {
		t.Errorf("as sure as of databases that training saw: %.2f", sure/n)
	}
}
