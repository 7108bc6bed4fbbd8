package main

import (
	"fmt"
	"io"
	"strings"

	"streamlink/integration/corpus"
)

// report gathers outcomes.
type report struct{ outcomes []outcome }

func (r *report) add(o outcome) { r.outcomes = append(r.outcomes, o) }

// wrong counts answers that are not the reference's and not refused either.
func (r *report) wrong() int {
	n := 0
	for _, o := range r.outcomes {
		if o.verdict == differs || o.verdict == lenient || o.verdict == cannotNo {
			n++
		}
	}
	return n
}

// write prints a line for each query, and the sums.
func (r *report) write(w io.Writer) {
	type key struct{ suite, form, name string }
	cells := map[key]map[corpus.Wire]string{}
	var order []key
	for _, o := range r.outcomes {
		k := key{o.suite, o.form, o.name}
		if cells[k] == nil {
			cells[k] = map[corpus.Wire]string{}
			order = append(order, k)
		}
		cells[k][o.wire] = fmt.Sprintf("%s (%d)", o.verdict, o.rows)
	}
	fmt.Fprintf(w, "\n%-6s %-6s %-5s  %-32s %-32s\n", "suite", "text", "query", "postgres (rows)", "mysql (rows)")
	for _, k := range order {
		fmt.Fprintf(w, "%-6s %-6s %-5s  %-32s %-32s\n", k.suite, k.form, k.name, cells[k][corpus.PostgreSQL], cells[k][corpus.MySQL])
	}
	fmt.Fprintln(w)
	r.sums(w)
	for _, o := range r.outcomes {
		if o.why != "" {
			fmt.Fprintf(w, "%s %s %s %s: %s: %s\n", o.wire, o.suite, o.form, o.name, o.verdict, strings.ReplaceAll(o.why, "\n", " "))
		}
	}
}

// sums prints how many queries came to what, by wire, benchmark and text.
func (r *report) sums(w io.Writer) {
	counts, all, rows := map[string]map[string]int{}, map[string]int{}, map[string]int{}
	var order []string
	for _, o := range r.outcomes {
		k := fmt.Sprintf("%-8s %-5s %-6s", o.wire, o.suite, o.form)
		if counts[k] == nil {
			counts[k] = map[string]int{}
			order = append(order, k)
		}
		counts[k][o.verdict]++
		all[k]++
		if o.rows > 0 {
			rows[k]++
		}
	}
	for _, k := range order {
		fmt.Fprintf(w, "%s %3d queries, %d with rows:", k, all[k], rows[k])
		for _, v := range verdicts {
			if n := counts[k][v]; n > 0 {
				fmt.Fprintf(w, " %s %d;", v, n)
			}
		}
		fmt.Fprintln(w)
	}
}
