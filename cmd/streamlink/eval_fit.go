package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"

	"streamlink/nl"
)

// folds is how many parts the databases are cut into to measure a calibration on what it
// was not fitted to.
const folds = 5

// fit fits the calibration to the evidence of earlier runs and shows how it holds on
// databases that it was not fitted to.
func (e *evalOptions) fit(out io.Writer) error {
	if e.evidence == "" {
		return errors.New("name the files of evidence with --evidence")
	}
	var all []nl.Outcome
	for _, file := range strings.Split(e.evidence, ",") {
		if err := eachJSON(file, func(o nl.Outcome) { all = append(all, o) }); err != nil {
			return err
		}
	}
	held := make([]held, 0, len(all))
	for k := range folds {
		var rest []nl.Outcome
		for _, o := range all {
			if fold(o.Group) != k || o.Learned {
				rest = append(rest, o)
			}
		}
		c, err := nl.Fit(rest)
		if err != nil {
			return err
		}
		for _, o := range all {
			if best, ok := c.Chosen(o); ok && fold(o.Group) == k && !o.Learned {
				held = append(held, heldOut(c, o, best))
			}
		}
	}
	reportFit(out, held)
	c, err := nl.Fit(all)
	if err != nil {
		return err
	}
	for _, r := range []struct {
		name string
		nl.Regression
	}{{"choice", c.Choice}, {"confidence", c.Confidence}, {"belonging", c.Belonging}} {
		fmt.Fprintln(out, r.name)
		for i, name := range r.Names {
			fmt.Fprintf(out, "  %-20s %+.3f\n", name, r.Weights[i])
		}
	}
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(e.fitted, append(text, '\n'), 0o644)
}

// held is an outcome under a calibration that was not fitted to its database.
type held struct {
	sure   float64
	within float64
	right  bool
	first  bool // so was the reading chosen before
	some   bool // some reading is right
	wrong  bool // asked of a wrong database
}

func heldOut(c *nl.Calibration, o nl.Outcome, best nl.Judged) held {
	return held{c.Sure(best.Evidence), c.Within(best.Evidence), best.Right, first(o), some(o), strings.HasPrefix(o.Group, nl.Foreign)}
}

// first tells whether the reading is right that was chosen when the evidence was gathered.
func first(o nl.Outcome) bool { return o.Readings[0].Right }

func some(o nl.Outcome) bool {
	return slices.ContainsFunc(o.Readings, func(j nl.Judged) bool { return j.Right })
}

func fold(group string) int {
	h := fnv.New32a()
	h.Write([]byte(strings.TrimPrefix(group, nl.Foreign)))
	return int(h.Sum32() % folds)
}

// reportFit writes a reliability table and what thresholds would refuse.
func reportFit(out io.Writer, all []held) {
	good, bad := 0, 0
	for _, h := range all {
		if h.wrong {
			bad++
		} else {
			good++
		}
	}
	chosen, before, able := 0, 0, 0
	for _, h := range all {
		if h.right {
			chosen++
		}
		if h.first {
			before++
		}
		if h.some {
			able++
		}
	}
	fmt.Fprintf(out, "right readings of %d good questions: %.1f %% chosen, %.1f %% as chosen before, %.1f %% have one among the readings\n",
		good, percent(chosen, good), percent(before, good), percent(able, good))
	fmt.Fprintf(out, "%d outcomes, %d of them of wrong databases; each judged by a fit without its database\n", len(all), bad)
	for low := range 10 {
		n, right, sum := 0, 0, 0.0
		for _, h := range all {
			if min(int(h.sure*10), 9) == low {
				n++
				sum += h.sure
				if h.right {
					right++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(out, "  confidence %.1f–%.1f  %5d  mean %.2f  %5.1f %% right\n", float64(low)/10, float64(low+1)/10, n, sum/float64(n), percent(right, n))
		}
	}
	for _, belonging := range []float64{0, 0.5, 0.6, 0.7, 0.8} {
		fmt.Fprintf(out, "with belonging %.2f, by threshold: refused of a wrong database, refused of right readings, refused of all good questions, right among the answered\n", belonging)
		for _, t := range []float64{0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
			reportThreshold(out, all, t, belonging)
		}
	}
}

// reportThreshold writes what would be refused.
func reportThreshold(out io.Writer, all []held, threshold, belonging float64) {
	var wrong, bad, lost, refused, good, right, rightAll, answered int
	for _, h := range all {
		below := h.sure < threshold || h.within < belonging
		switch {
		case h.wrong:
			bad++
			if below {
				wrong++
			}
			continue
		case below:
			refused++
		default:
			answered++
		}
		good++
		switch {
		case h.right && below:
			lost++
			rightAll++
		case h.right:
			right++
			rightAll++
		}
	}
	fmt.Fprintf(out, "  %.2f  %5.1f %%  %5.1f %%  %5.1f %%  %5.1f %%\n", threshold, percent(wrong, bad), percent(lost, rightAll), percent(refused, good), percent(right, answered))
}

// outcomes are a run's, for a calibration.
func (r *suiteRun) outcomes() []nl.Outcome {
	var out []nl.Outcome
	for _, p := range r.done {
		switch {
		case len(p.readings) == 0:
		case p.question.Refuse:
			out = append(out, nl.Outcome{Group: nl.Foreign + p.DB, Question: p.question.Question, Readings: p.readings, Weight: 0.5})
		case p.Right != nil:
			out = append(out, nl.Outcome{Group: p.DB, Question: p.question.Question, Readings: p.readings, Weight: 1, Learned: r.learned})
		}
	}
	return out
}

// writeOutcomes writes outcomes as JSON lines.
func writeOutcomes(path string, outcomes []nl.Outcome) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	for _, o := range outcomes {
		if err := enc.Encode(o); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}
