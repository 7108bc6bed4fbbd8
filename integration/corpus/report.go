package corpus

import (
	"fmt"
	"io"
	"sort"
)

// Report counts verdicts by construct.
type Report struct {
	counts map[string]map[Verdict]int
	total  map[Verdict]int
}

// Add counts one result.
func (r *Report) Add(res Result) {
	if r.counts == nil {
		r.counts, r.total = map[string]map[Verdict]int{}, map[Verdict]int{}
	}
	if r.counts[res.Construct] == nil {
		r.counts[res.Construct] = map[Verdict]int{}
	}
	r.counts[res.Construct][res.Verdict]++
	r.total[res.Verdict]++
}

// Count is how many results had a verdict.
func (r *Report) Count(v Verdict) int { return r.total[v] }

// Share is the part of the statements that the reference answers and the target
// answers equally.
func (r *Report) Share() float64 {
	n := 0
	for v, k := range r.total {
		if v != BothError && v != Lenient {
			n += k
		}
	}
	if n == 0 {
		return 0
	}
	return float64(r.total[Equal]+r.total[Format]) / float64(n)
}

// Write writes a table, a row a construct.
func (r *Report) Write(w io.Writer) {
	line := func(name string, m map[Verdict]int) {
		n := 0
		fmt.Fprintf(w, "%-22s", name)
		for _, v := range Verdicts {
			fmt.Fprintf(w, "%11d", m[v])
			n += m[v]
		}
		fmt.Fprintf(w, "%8d\n", n)
	}
	fmt.Fprintf(w, "%-22s", "construct")
	for _, v := range Verdicts {
		fmt.Fprintf(w, "%11s", v)
	}
	fmt.Fprintf(w, "%8s\n", "all")
	names := make([]string, 0, len(r.counts))
	for n := range r.counts {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		line(n, r.counts[n])
	}
	line("all", r.total)
	fmt.Fprintf(w, "equal, of what the reference answers: %.1f %%\n", 100*r.Share())
}
