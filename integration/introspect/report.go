package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"
	"github.com/jackc/pgx/v5/pgconn"
)

// score counts the statements of a tier.
type score struct{ all, answered, names, types, compared, rows int }

// report gathers what came of the statements.
type report struct {
	tiers  map[string]*score
	errors map[string]int
	lines  []string
	times  []time.Duration
}

func newReport() *report {
	return &report{tiers: map[string]*score{}, errors: map[string]int{}}
}

// add judges one answer.
func (r *report) add(s statement, got []column, err error, took time.Duration) {
	t := r.tiers[s.Tier]
	if t == nil {
		t = &score{}
		r.tiers[s.Tier] = t
	}
	t.all++
	if err != nil {
		r.errors[reason(err)]++
		r.lines = append(r.lines, s.ID+" "+s.Client+": "+reason(err))
		return
	}
	t.answered++
	r.times = append(r.times, took)
	want := s.wanted()
	sameNames, sameTypes := len(got) == len(want), len(got) == len(want)
	for i := range min(len(got), len(want)) {
		sameNames = sameNames && strings.EqualFold(got[i].name, want[i].name)
		if got[i].typ != want[i].typ {
			sameTypes = false
			r.lines = append(r.lines, fmt.Sprintf("%s %s: %s is %s, not %s", s.ID, s.Client, want[i].name, got[i].typ, want[i].typ))
		}
	}
	if !sameNames {
		r.lines = append(r.lines, fmt.Sprintf("%s %s: columns %v, not %v", s.ID, s.Client, got, want))
		return
	}
	t.names++
	if sameTypes {
		t.types++
	}
}

// reason is an error without what differs from statement to statement.
func reason(err error) string {
	var pg *pgconn.PgError
	var my *mysql.MyError
	switch {
	case errors.As(err, &pg):
		return pg.Code + " " + pg.Message
	case errors.As(err, &my):
		return fmt.Sprintf("%d %s", my.Code, my.Message)
	}
	return err.Error()
}

func (r *report) print(w io.Writer, wire string, o options) {
	fmt.Fprintf(w, "\n### %s\n\n| tier | statements | answered | right names | right names and types | equal rows |\n|---|---:|---:|---:|---:|---:|\n", wire)
	var sum score
	for _, tier := range slices.Sorted(maps.Keys(r.tiers)) {
		t := r.tiers[tier]
		r.row(w, tier, t)
		sum = score{sum.all + t.all, sum.answered + t.answered, sum.names + t.names, sum.types + t.types, sum.compared + t.compared, sum.rows + t.rows}
	}
	r.row(w, "all", &sum)
	if n := len(r.times); n > 0 {
		slices.Sort(r.times)
		fmt.Fprintf(w, "\nTime of an answer: p50 %.1f ms, p99 %.1f ms.\n", ms(r.times[n/2]), ms(r.times[n*99/100]))
	}
	if o.ids {
		slices.Sort(r.lines)
		fmt.Fprintln(w, "\n"+strings.Join(r.lines, "\n"))
	}
	most := slices.SortedFunc(maps.Keys(r.errors), func(a, b string) int { return r.errors[b] - r.errors[a] })
	for _, e := range most[:min(o.errors, len(most))] {
		fmt.Fprintf(w, "%4d %s\n", r.errors[e], e)
	}
}

func (r *report) row(w io.Writer, name string, t *score) {
	share := func(n int) string { return fmt.Sprintf("%d (%.0f %%)", n, 100*float64(n)/float64(max(t.all, 1))) }
	fmt.Fprintf(w, "| %s | %d | %s | %s | %s | %d of %d |\n", name, t.all, share(t.answered), share(t.names), share(t.types), t.rows, t.compared)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
