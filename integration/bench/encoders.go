package main

import (
	"context"
	"fmt"
	"os"
	"strings"
)

// encoders quotes what the benchmarks beside the row encoders have printed.
func encoders(_ context.Context, s settings, r *report) error {
	if s.encoders == "" {
		return nil
	}
	text, err := os.ReadFile(s.encoders)
	if err != nil {
		return err
	}
	rows := [][]string{{"Arrow batches to wire rows, 10 mixed columns", "rows per CPU-second", "goal", "allocations a row"}}
	for _, b := range []struct{ pkg, name, label, goal string }{
		{"protocol/postgres", "BenchmarkRowsText", "PostgreSQL text", "≥ 1.5 M"},
		{"protocol/postgres", "BenchmarkRowsBinary", "PostgreSQL binary", "≥ 6 M"},
		{"protocol/mysql", "BenchmarkRows/text", "MySQL text", "≥ 1.4 M"},
		{"protocol/mysql", "BenchmarkRows/binary", "MySQL binary", ""},
	} {
		m, err := measured(string(text), b.pkg, b.name)
		if err != nil {
			return err
		}
		rows = append(rows, []string{b.label, m["Mrows/cpu-s"] + " M", b.goal, m["allocs/op"]})
	}
	r.title("Rows out")
	r.table(rows)
	return nil
}

// measured finds a benchmark in the output of go test: its values by their units.
func measured(text, pkg, name string) (map[string]string, error) {
	inside := false
	for l := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(l, "pkg: "); ok {
			inside = strings.HasSuffix(strings.TrimSpace(rest), pkg)
		}
		fields := strings.Fields(l)
		if !inside || len(fields) < 4 {
			continue
		}
		if found, _, _ := strings.Cut(fields[0], "-"); found != name {
			continue
		}
		values := map[string]string{}
		for i := 2; i+1 < len(fields); i += 2 {
			values[fields[i+1]] = fields[i]
		}
		return values, nil
	}
	return nil, fmt.Errorf("%s of %s is not in the output of go test -bench", name, pkg)
}
