package nl

import (
	_ "embed" // the figures
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
)

// Calibration turns evidence into how likely an answer is right: a logistic regression,
// fitted on databases that the model never saw (streamlink eval --fit).
type Calibration struct {
	Names   []string  `json:"names"` // of the evidence, [EvidenceNames]
	Mean    []float64 `json:"mean"`
	Scale   []float64 `json:"scale"`
	Weights []float64 `json:"weights"`
	Bias    float64   `json:"bias"`
}

//go:embed calibration.json
var calibrationText []byte

// builtIn is the calibration of the built-in model.
var builtIn = sync.OnceValue(func() *Calibration {
	c, err := readCalibration(calibrationText)
	if err != nil {
		panic(fmt.Errorf("calibration.json: %w", err))
	}
	return c
})

func readCalibration(text []byte) (*Calibration, error) {
	c := &Calibration{}
	if err := json.Unmarshal(text, c); err != nil {
		return nil, err
	}
	n := len(EvidenceNames)
	if !slices.Equal(c.Names, EvidenceNames) || len(c.Mean) != n || len(c.Scale) != n || len(c.Weights) != n {
		return nil, errors.New("it was fitted to other evidence: fit it anew")
	}
	return c, nil
}

// Sure is the probability that an answer with this evidence is right.
func (c *Calibration) Sure(e Evidence) float64 {
	z := c.Bias
	for i, x := range e {
		z += c.Weights[i] * (x - c.Mean[i]) / c.Scale[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// Outcome is one answer with what came of it.
type Outcome struct {
	Group    string   `json:"group"` // the database, for folds that keep it whole
	Evidence Evidence `json:"evidence"`
	Right    bool     `json:"right"`
	Weight   float64  `json:"weight"`
}

// Fit fits a calibration to outcomes by Newton's method, with a small ridge so that rare
// evidence does not run away.
func Fit(outcomes []Outcome) (*Calibration, error) {
	n := len(EvidenceNames)
	c := &Calibration{Names: EvidenceNames, Mean: make([]float64, n), Scale: make([]float64, n), Weights: make([]float64, n)}
	total := 0.0
	for _, o := range outcomes {
		if len(o.Evidence) != n {
			return nil, fmt.Errorf("an outcome has %d figures of evidence, not %d", len(o.Evidence), n)
		}
		total += o.Weight
		for i, x := range o.Evidence {
			c.Mean[i] += o.Weight * x
		}
	}
	if total == 0 {
		return nil, errors.New("there is no outcome to fit to")
	}
	for i := range n {
		c.Mean[i] /= total
	}
	for _, o := range outcomes {
		for i, x := range o.Evidence {
			c.Scale[i] += o.Weight * (x - c.Mean[i]) * (x - c.Mean[i])
		}
	}
	for i := range n {
		if c.Scale[i] = math.Sqrt(c.Scale[i] / total); c.Scale[i] < 1e-6 {
			c.Scale[i] = 1
		}
	}
	for range 30 {
		if c.newton(outcomes) < 1e-7 {
			break
		}
	}
	return c, nil
}

const ridge = 3.0

// newton makes one step and tells how far it went.
func (c *Calibration) newton(outcomes []Outcome) float64 {
	n := len(c.Weights) + 1 // the bias last
	gradient := make([]float64, n)
	hessian := make([][]float64, n)
	for i := range hessian {
		hessian[i] = make([]float64, n)
	}
	x := make([]float64, n)
	for _, o := range outcomes {
		for i := range n - 1 {
			x[i] = (o.Evidence[i] - c.Mean[i]) / c.Scale[i]
		}
		x[n-1] = 1
		p, y := c.Sure(o.Evidence), 0.0
		if o.Right {
			y = 1
		}
		for i := range n {
			gradient[i] += o.Weight * (y - p) * x[i]
			for j := range n {
				hessian[i][j] += o.Weight * p * (1 - p) * x[i] * x[j]
			}
		}
	}
	for i := range n - 1 {
		gradient[i] -= ridge * c.Weights[i]
		hessian[i][i] += ridge
	}
	hessian[n-1][n-1] += 1e-6
	step := solve(hessian, gradient)
	far := 0.0
	for i, s := range step {
		s = max(min(s, 2), -2)
		far = max(far, math.Abs(s))
		if i == n-1 {
			c.Bias += s
		} else {
			c.Weights[i] += s
		}
	}
	return far
}

// solve gives x of a·x = b, a being symmetric and positive, by elimination.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		best := i
		for r := i + 1; r < n; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[best][i]) {
				best = r
			}
		}
		a[i], a[best], b[i], b[best] = a[best], a[i], b[best], b[i]
		if math.Abs(a[i][i]) < 1e-12 {
			continue
		}
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for k := i; k < n; k++ {
				a[r][k] -= f * a[i][k]
			}
			b[r] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		sum := b[i]
		for k := i + 1; k < n; k++ {
			sum -= a[i][k] * x[k]
		}
		if math.Abs(a[i][i]) >= 1e-12 {
			x[i] = sum / a[i][i]
		}
	}
	return x
}
