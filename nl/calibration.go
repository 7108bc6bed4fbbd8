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

// Calibration chooses among readings, and tells of the chosen one how likely it is right and how
// likely the question is about this database at all, by regressions over evidence, fitted on
// databases that the model never saw (streamlink eval --fit).
type Calibration struct {
	Choice     Regression `json:"choice"`
	Confidence Regression `json:"confidence"`
	Belonging  Regression `json:"belonging"`
}

// Regression is a logistic regression over some of the figures of an [Evidence].
type Regression struct {
	Names   []string  `json:"names"` // of the evidence, [EvidenceNames]
	Mean    []float64 `json:"mean"`
	Scale   []float64 `json:"scale"`
	Weights []float64 `json:"weights"`
	Bias    float64   `json:"bias"`

	at []int // the figures' places in an Evidence
}

// newRegression is one over the figures of these names, of weights of zero.
func newRegression(names []string) Regression {
	n := len(names)
	r := Regression{Names: names, Mean: make([]float64, n), Scale: make([]float64, n), Weights: make([]float64, n)}
	r.find()
	return r
}

// find finds the figures by their names.
func (r *Regression) find() {
	r.at = make([]int, len(r.Names))
	for i, name := range r.Names {
		r.at[i] = slices.Index(EvidenceNames, name)
	}
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
	if !c.Choice.fits(choiceNames) || !c.Confidence.fits(judgedNames) || !c.Belonging.fits(judgedNames) {
		return nil, errors.New("it was fitted to other evidence: fit it anew")
	}
	return c, nil
}

// fits tells whether r is over these figures, and finds them.
func (r *Regression) fits(names []string) bool {
	r.find()
	n := len(names)
	return slices.Equal(r.Names, names) && len(r.Mean) == n && len(r.Scale) == n && len(r.Weights) == n
}

// Sure is the probability that an answer with this evidence is right.
func (c *Calibration) Sure(e Evidence) float64 { return logistic(c.Confidence.of(e)) }

// Within is the probability that a question with this evidence is about the database that it
// was asked of. A hard question is one that an answer is uncertain of and that belongs all the same.
func (c *Calibration) Within(e Evidence) float64 { return logistic(c.Belonging.of(e)) }

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// of is the logarithm of the odds.
func (r *Regression) of(e Evidence) float64 {
	z := r.Bias
	for i, w := range r.Weights {
		z += w * (e[r.at[i]] - r.Mean[i]) / r.Scale[i]
	}
	return z
}

// row is what a regression is fitted to.
type row struct {
	Evidence
	right  bool
	weight float64
}

// regress fits a regression to the figures of these names by Newton's method, with a small
// ridge so that rare evidence does not run away.
func regress(rows []row, names []string) (Regression, error) {
	c := newRegression(names)
	total := 0.0
	for _, o := range rows {
		total += o.weight
		for i, at := range c.at {
			c.Mean[i] += o.weight * o.Evidence[at]
		}
	}
	if total == 0 {
		return c, errors.New("there is no outcome to fit to")
	}
	for i := range c.Mean {
		c.Mean[i] /= total
	}
	for _, o := range rows {
		for i, at := range c.at {
			c.Scale[i] += o.weight * (o.Evidence[at] - c.Mean[i]) * (o.Evidence[at] - c.Mean[i])
		}
	}
	for i := range c.Scale {
		if c.Scale[i] = math.Sqrt(c.Scale[i] / total); c.Scale[i] < 1e-6 {
			c.Scale[i] = 1
		}
	}
	for range 30 {
		if c.newton(rows) < 1e-7 {
			break
		}
	}
	return c, nil
}

const ridge = 3.0

// newton makes one step and tells how far it went.
func (c *Regression) newton(rows []row) float64 {
	n := len(c.Weights) + 1 // the bias last
	gradient := make([]float64, n)
	hessian := make([][]float64, n)
	for i := range hessian {
		hessian[i] = make([]float64, n)
	}
	x := make([]float64, n)
	for _, o := range rows {
		for i := range n - 1 {
			x[i] = (o.Evidence[c.at[i]] - c.Mean[i]) / c.Scale[i]
		}
		x[n-1] = 1
		p, y := 1/(1+math.Exp(-c.of(o.Evidence))), 0.0
		if o.right {
			y = 1
		}
		for i := range n {
			gradient[i] += o.weight * (y - p) * x[i]
			for j := range n {
				hessian[i][j] += o.weight * p * (1 - p) * x[i] * x[j]
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
