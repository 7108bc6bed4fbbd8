package nl

import (
	"math"
	"math/rand/v2"
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
		e.place(0, widest)
		all = append(all, Outcome{Readings: []Judged{{e, rng.Float64() < law(e)}}, Weight: 1})
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
		e.place(0, widest)
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
	bad := Evidence{-2, -18, -6, -3, -5, -2, -18, -6, -3, -5, 0, 0.9, 0.9, 0.3, 0.5, 0, 2, 1, 1, 2.5, 3, 0.5, 0, 0, 0, 0, 3, 0.1}
	good := Evidence{-0.02, -0.2, -0.1, -0.01, -0.2, -0.05, -0.5, -0.3, -0.1, -0.2, 1, 0, 0, 1, 0, 0.9, 0, 0, 0, 2.2, 1, 0, -0.2, -0.5, -0.1, -0.1, 2, 4}
	if b, g := c.Sure(bad), c.Sure(good); b > 0.1 || g < 0.7 {
		t.Errorf("bad %.2f, good %.2f", b, g)
	}
	if _, err := readCalibration([]byte(`{"names":["other"]}`)); err == nil {
		t.Error("figures of other evidence were taken")
	}
}

// TestChosen takes the reading that the regression likes best, whatever the order was.
func TestChosen(t *testing.T) {
	worse, better := make(Evidence, len(EvidenceNames)), make(Evidence, len(EvidenceNames))
	worse[0], better[0] = -1, 1
	c := &Calibration{}
	c.Choice = Regression{Mean: make([]float64, 1), Scale: []float64{1}, Weights: []float64{1}}
	best, ok := c.Chosen(Outcome{Readings: []Judged{{worse, false}, {better, true}}})
	if !ok || !best.Right || best.Evidence[len(best.Evidence)-1] != 2 {
		t.Errorf("%v %+v", ok, best)
	}
	if _, ok := c.Chosen(Outcome{}); ok {
		t.Error("a reading of none")
	}
}
