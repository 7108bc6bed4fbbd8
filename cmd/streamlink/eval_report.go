package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// counted is one line of a report.
type counted struct {
	name                                      string
	asked, right, refused, lost, wrong, wrung int
}

func (c *counted) add(p suitePrediction) {
	c.asked++
	switch {
	case p.Refused && *p.Right:
		c.lost++ // the refused SQL was right
		c.refused++
	case p.Refused:
		c.refused++
	case *p.Right:
		c.right++
	default:
		c.wrong++
	}
	if *p.Right {
		c.wrung++
	}
}

func (c *counted) write(w io.Writer, width int) {
	fmt.Fprintf(w, "  %-*s %5d asked  %5.1f %% right  %5.1f %% of all readings right  %4d refused (%d of them right)  %4d wrong\n",
		width, c.name, c.asked, percent(c.right, c.asked), percent(c.wrung, c.asked), c.refused, c.lost, c.wrong)
}

// report writes what a run of a suite showed.
func (r *suiteRun) report(w io.Writer) {
	all := r.answered()
	noGold, failed := 0, 0
	for _, p := range r.done {
		if p.Right != nil {
			continue
		}
		if p.question.SQL != "" {
			failed++
		} else {
			noGold++
		}
	}
	if len(all) > 0 {
		r.accuracy(w, all)
		reliability(w, all)
		coverage(w, all)
	}
	r.refusals(w)
	invalid := 0
	for _, p := range r.done {
		if p.invalid {
			invalid++
		}
	}
	fmt.Fprintf(w, "invalid SQL: %d of %d answers\n", invalid, len(r.done))
	if failed > 0 {
		fmt.Fprintf(w, "not judged: %d questions whose gold does not run, or whose database is missing\n", failed)
	}
	if len(r.bad) > 0 {
		fmt.Fprintf(w, "databases that could not be opened: %s\n", strings.Join(r.bad, ", "))
	}
	millis := make([]float64, 0, len(r.done))
	for _, p := range r.done {
		if p.Millis > 0 {
			millis = append(millis, p.Millis)
		}
	}
	slices.Sort(millis)
	if n := len(millis); n > 0 {
		fmt.Fprintf(w, "question to SQL: p50 %.0f ms, p95 %.0f ms over %d questions, %d at once\n", millis[n/2], millis[n*95/100], n, r.jobs)
	}
}

// accuracy writes execution accuracy, over all and by what questions are like.
func (r *suiteRun) accuracy(w io.Writer, all []suitePrediction) {
	total := counted{name: "all"}
	for _, p := range all {
		total.add(p)
	}
	fmt.Fprintln(w, "execution accuracy (refused counts as not right)")
	total.write(w, 24)
	if r.every {
		some := 0
		for _, p := range all {
			if p.some {
				some++
			}
		}
		fmt.Fprintf(w, "  %-24s %5.1f %%\n", "some reading is right", percent(some, len(all)))
	}
	group := func(title string, of func(suitePrediction) []string, order []string) {
		by := map[string]*counted{}
		for _, p := range all {
			for _, k := range of(p) {
				if by[k] == nil {
					by[k] = &counted{name: k}
				}
				by[k].add(p)
			}
		}
		lines := make([]*counted, 0, len(by))
		for _, c := range by {
			lines = append(lines, c)
		}
		slices.SortFunc(lines, func(a, b *counted) int {
			return cmp.Or(cmp.Compare(slices.Index(order, a.name), slices.Index(order, b.name)), cmp.Compare(a.name, b.name))
		})
		fmt.Fprintln(w, title)
		for _, c := range lines {
			c.write(w, 24)
		}
	}
	group("by hardness", func(p suitePrediction) []string { return []string{p.shape.hardness()} }, []string{"easy", "medium", "hard", "extra hard"})
	group("by kind", func(p suitePrediction) []string { return p.shape.kinds }, nil)
	group("by database", func(p suitePrediction) []string { return []string{p.DB} }, nil)
}

// reliability writes how right answers of a confidence are.
func reliability(w io.Writer, all []suitePrediction) {
	fmt.Fprintln(w, "reliability (every reading, refused or not)")
	for low := 0; low < 10; low++ {
		n, right, sum := 0, 0, 0.0
		for _, p := range all {
			if at := min(int(p.Confidence*10), 9); at == low && p.SQL != "" {
				n++
				sum += p.Confidence
				if *p.Right {
					right++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(w, "  confidence %.1f–%.1f  %5d readings  mean %.2f  %5.1f %% right\n", float64(low)/10, float64(low+1)/10, n, sum/float64(n), percent(right, n))
		}
	}
}

// coverage writes what is right among the surest answers: the risk–coverage curve.
func coverage(w io.Writer, all []suitePrediction) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b suitePrediction) int { return cmp.Compare(b.Confidence, a.Confidence) })
	fmt.Fprintln(w, "risk and coverage (the surest first)")
	for tenth := 1; tenth <= 10; tenth++ {
		n := len(sorted) * tenth / 10
		if n == 0 {
			continue
		}
		right := 0
		for _, p := range sorted[:n] {
			if *p.Right {
				right++
			}
		}
		fmt.Fprintf(w, "  %3d %% answered  confidence ≥ %.2f  %5.1f %% right\n", tenth*10, sorted[n-1].Confidence, percent(right, n))
	}
}

// refusals writes how many of the questions that nobody can answer were refused.
func (r *suiteRun) refusals(w io.Writer) {
	asked, refused := 0, 0
	for _, p := range r.done {
		if p.question.Refuse {
			asked++
			if p.Refused {
				refused++
			}
		}
	}
	if asked > 0 {
		fmt.Fprintf(w, "asked of a wrong database: %d of %d refused (%.1f %%)\n", refused, asked, percent(refused, asked))
	}
}
