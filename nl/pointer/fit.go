package pointer

import (
	"errors"
	"math"
)

// Decision is one place of a gold answer: what could have come next, and what did.
type Decision struct {
	Group    string // the database, for folds that keep it whole
	Pointers bool   // it is among pointers of a kind; else among kinds of words
	LogProbs []float64
	Features [][]Feature
	Gold     int
}

// How a preference is fitted: by gradient descent with a step of its own for each weight, and
// a ridge so that rare figures do not run away. Kinds of words are chosen as the model
// chooses them, with a stronger ridge: what is flatter there makes short answers likely.
const (
	fitRounds      = 300
	fitStep        = 0.08
	ridgePointers  = 2.0
	ridgeStructure = 4.0
)

// FitPreference fits a preference to decisions: it makes what came next likely.
func FitPreference(decisions []Decision) (*Preference, error) {
	var pointers, kinds []Decision
	for _, d := range decisions {
		if d.Pointers {
			pointers = append(pointers, d)
		} else {
			kinds = append(kinds, d)
		}
	}
	if len(pointers) == 0 || len(kinds) == 0 {
		return nil, errors.New("there is no decision to fit to")
	}
	a, b := descend(pointers, ridgePointers, true), descend(kinds, ridgeStructure, false)
	n := len(FeatureNames)
	p := &Preference{Trust: round3(a[n]), Structure: round3(b[n]), Weights: map[string]float64{}, flat: make([]float64, n)}
	for i, name := range FeatureNames {
		if v := round3(a[i] + b[i]); v != 0 { // each figure is of one sort of decision only
			p.Weights[name], p.flat[i] = v, v
		}
	}
	return p, nil
}

// descend fits weights to decisions, the trust in the model last; it stays one unless free.
func descend(decisions []Decision, ridge float64, free bool) []float64 {
	n := len(FeatureNames)
	w := make([]float64, n+1)
	w[n] = 1
	first, second, gradient := make([]float64, n+1), make([]float64, n+1), make([]float64, n+1)
	for round := 1; round <= fitRounds; round++ {
		for i := range gradient {
			gradient[i] = ridge * w[i]
		}
		gradient[n] = 0
		for i := range decisions {
			decisions[i].gradient(w, gradient)
		}
		if !free {
			gradient[n] = 0
		}
		step := fitStep * (1 - float64(round-1)/fitRounds)
		for i, g := range gradient {
			first[i] = 0.9*first[i] + 0.1*g
			second[i] = 0.99*second[i] + 0.01*g*g
			rate := math.Sqrt(second[i]/(1-math.Pow(0.99, float64(round)))) + 1e-8
			w[i] -= step * first[i] / (1 - math.Pow(0.9, float64(round))) / rate
		}
	}
	return w
}

func round3(x float64) float64 { return math.Round(x*1000) / 1000 }

// shares are the probabilities of a decision's words under weights.
func (d *Decision) shares(w []float64) []float64 {
	out := make([]float64, len(d.LogProbs))
	top := math.Inf(-1)
	for i, z := range d.LogProbs {
		out[i] = w[len(w)-1] * z
		for _, f := range d.Features[i] {
			out[i] += w[f.Index] * f.Value
		}
		top = max(top, out[i])
	}
	sum := 0.0
	for i, z := range out {
		out[i] = math.Exp(z - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// gradient adds that of the gold word's negative log probability.
func (d *Decision) gradient(w, gradient []float64) {
	for i, p := range d.shares(w) {
		if i == d.Gold {
			p--
		}
		gradient[len(w)-1] += p * d.LogProbs[i]
		for _, f := range d.Features[i] {
			gradient[f.Index] += p * f.Value
		}
	}
}

// LogProb is the gold word's log probability under p; with nil, the model's own.
func (d *Decision) LogProb(p *Preference) float64 {
	if p == nil {
		return d.LogProbs[d.Gold]
	}
	return math.Log(max(d.shares(d.weights(p))[d.Gold], 1e-12))
}

// Right tells whether the gold word is the likeliest under p; with nil, by the model alone.
func (d *Decision) Right(p *Preference) bool {
	shares := d.LogProbs
	if p != nil {
		shares = d.shares(d.weights(p))
	}
	for i, s := range shares {
		if i != d.Gold && s >= shares[d.Gold] {
			return false
		}
	}
	return true
}

// weights are p's, the trust in the model last.
func (d *Decision) weights(p *Preference) []float64 {
	trust := p.Structure
	if d.Pointers {
		trust = p.Trust
	}
	return append(p.flat[:len(p.flat):len(p.flat)], trust)
}
