package nl

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Outcome is one question with what came of each of its readings.
type Outcome struct {
	Group    string   `json:"group"` // the database, for folds that keep it whole
	Question string   `json:"question,omitempty"`
	Readings []Judged `json:"readings"`
	Weight   float64  `json:"weight"`
	Learned  bool     `json:"learned,omitempty"` // training saw the database: tells how to choose, but not how sure to be
}

// How groups begin: of questions that the database cannot answer, whatever is said, and of those
// of the data that the model was made for.
const (
	Foreign = "wrong:"
	Sample  = "sample "
)

// Judged is a reading with whether it was right.
type Judged struct {
	Evidence Evidence `json:"evidence"`
	SQL      string   `json:"sql,omitempty"` // for who reads what went wrong
	Right    bool     `json:"right"`
}

// Fit fits a calibration: which reading to choose, by all of them, how sure to be of the one
// that is then chosen, and whether the question belongs here.
func Fit(outcomes []Outcome) (*Calibration, error) {
	c := &Calibration{}
	for _, o := range outcomes {
		for _, j := range o.Readings {
			if len(j.Evidence) != len(EvidenceNames) {
				return nil, fmt.Errorf("a reading has %d figures of evidence, not %d", len(j.Evidence), len(EvidenceNames))
			}
		}
	}
	c.Choice = choose(outcomes)
	var right, within []row
	for _, o := range outcomes {
		if best, ok := c.Chosen(o); ok && !o.Learned {
			right = append(right, row{best.Evidence, best.Right, o.Weight})
			within = append(within, row{best.Evidence, !strings.HasPrefix(o.Group, Foreign), 1})
		}
	}
	var err, also error
	c.Confidence, err = regress(right, judgedNames)
	c.Belonging, also = regress(within, judgedNames)
	return c, cmp.Or(err, also)
}

// How a choice is fitted: by gradient descent with a step of its own for each weight.
const (
	choiceRounds = 400
	choiceStep   = 0.05
	choiceRidge  = 5.0
	choiceSample = 4.0 // weight of the sample's questions, which are few, and asked the most
)

// choose fits which reading to take to the questions that have a right one and a wrong one:
// it makes the right ones likely among all.
func choose(outcomes []Outcome) Regression {
	r := newRegression(choiceNames)
	r.standardise(outcomes)
	var open []Outcome
	for _, o := range outcomes {
		right := 0
		for _, j := range o.Readings {
			if j.Right {
				right++
			}
		}
		if right > 0 && right < len(o.Readings) {
			open = append(open, o)
		}
	}
	n := len(choiceNames)
	first, second, gradient := make([]float64, n), make([]float64, n), make([]float64, n)
	for round := 1; round <= choiceRounds; round++ {
		for i, w := range r.Weights {
			gradient[i] = choiceRidge * w
		}
		for _, o := range open {
			r.pull(o, gradient)
		}
		step := choiceStep * (1 - float64(round-1)/choiceRounds)
		for i, g := range gradient {
			first[i] = 0.9*first[i] + 0.1*g
			second[i] = 0.99*second[i] + 0.01*g*g
			rate := math.Sqrt(second[i]/(1-math.Pow(0.99, float64(round)))) + 1e-8
			r.Weights[i] -= step * first[i] / (1 - math.Pow(0.9, float64(round))) / rate
		}
	}
	return r
}

// standardise learns the mean and the spread of each figure over all readings.
func (r *Regression) standardise(outcomes []Outcome) {
	n := 0.0
	for _, o := range outcomes {
		for _, j := range o.Readings {
			n++
			for i, at := range r.at {
				r.Mean[i] += j.Evidence[at]
			}
		}
	}
	for i := range r.Mean {
		r.Mean[i] /= max(n, 1)
	}
	for _, o := range outcomes {
		for _, j := range o.Readings {
			for i, m := range r.Mean {
				far := j.Evidence[r.at[i]] - m
				r.Scale[i] += far * far
			}
		}
	}
	for i, s := range r.Scale {
		if r.Scale[i] = math.Sqrt(s / max(n, 1)); r.Scale[i] < 1e-6 {
			r.Scale[i] = 1
		}
	}
}

// pull adds the gradient of one question's: minus the log probability of its right readings.
func (r *Regression) pull(o Outcome, gradient []float64) {
	shares := make([]float64, len(o.Readings))
	top := math.Inf(-1)
	for i, j := range o.Readings {
		shares[i] = r.of(j.Evidence)
		top = max(top, shares[i])
	}
	all, right := 0.0, 0.0
	for i, j := range o.Readings {
		shares[i] = math.Exp(shares[i] - top)
		all += shares[i]
		if j.Right {
			right += shares[i]
		}
	}
	for i, j := range o.Readings {
		p := shares[i] / all
		if j.Right {
			p -= shares[i] / right
		}
		if strings.HasPrefix(o.Group, Sample) {
			p *= choiceSample
		}
		for k := range gradient {
			gradient[k] += p * (j.Evidence[r.at[k]] - r.Mean[k]) / r.Scale[k]
		}
	}
}

// Chosen is the reading that c would answer with; ok is false when there is none.
func (c *Calibration) Chosen(o Outcome) (best Judged, ok bool) {
	list := slices.Clone(o.Readings)
	slices.SortStableFunc(list, func(a, b Judged) int { return cmp.Compare(c.Choice.of(b.Evidence), c.Choice.of(a.Evidence)) })
	if len(list) == 0 {
		return best, false
	}
	best = list[0]
	best.Evidence = slices.Clone(best.Evidence)
	score, gap := c.Choice.of(best.Evidence), float64(widest)
	if len(list) > 1 {
		gap = score - c.Choice.of(list[1].Evidence)
	}
	best.Evidence.place(score, len(list)-1, gap)
	return best, true
}
