package nl

import (
	"cmp"
	"fmt"
	"slices"
)

// Outcome is one question with what came of each of its readings.
type Outcome struct {
	Group    string   `json:"group"` // the database, for folds that keep it whole
	Readings []Judged `json:"readings"`
	Weight   float64  `json:"weight"`
}

// Judged is a reading with whether it was right.
type Judged struct {
	Evidence Evidence `json:"evidence"`
	Right    bool     `json:"right"`
}

// Fit fits a calibration: which reading to choose, by all of them, and how sure to be of the
// one that is then chosen.
func Fit(outcomes []Outcome) (*Calibration, error) {
	c := &Calibration{}
	var rows []row
	for _, o := range outcomes {
		for _, j := range o.Readings {
			if len(j.Evidence) != len(EvidenceNames) {
				return nil, fmt.Errorf("a reading has %d figures of evidence, not %d", len(j.Evidence), len(EvidenceNames))
			}
			rows = append(rows, row{j.Evidence, j.Right, o.Weight / float64(len(o.Readings))})
		}
	}
	var err error
	if c.Choice, err = regress(rows, comparing); err != nil {
		return nil, err
	}
	rows = rows[:0]
	for _, o := range outcomes {
		if best, ok := c.Chosen(o); ok {
			rows = append(rows, row{best.Evidence, best.Right, o.Weight})
		}
	}
	c.Confidence, err = regress(rows, len(EvidenceNames))
	return c, err
}

// Chosen is the reading that c would answer with; ok is false when there is none.
func (c *Calibration) Chosen(o Outcome) (best Judged, ok bool) {
	list := slices.Clone(o.Readings)
	slices.SortStableFunc(list, func(a, b Judged) int { return cmp.Compare(c.Choice.of(b.Evidence), c.Choice.of(a.Evidence)) })
	if len(list) == 0 {
		return best, false
	}
	best = Judged{slices.Clone(list[0].Evidence), list[0].Right}
	gap := float64(widest)
	if len(list) > 1 {
		gap = c.Choice.of(best.Evidence) - c.Choice.of(list[1].Evidence)
	}
	best.Evidence.place(len(list)-1, gap)
	return best, true
}
