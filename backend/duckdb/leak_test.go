//go:build duckdb_arrow && debug_bindings

package duckdb

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/duckdb/duckdb-go-bindings"
)

// left lists what was made and not destroyed. The bindings count an end of rows as a
// chunk, and a database that did not open as one; neither is.
func left() string {
	var out []string
	for line := range strings.Lines(duckdb_go_bindings.GetAllocationCounts()) {
		if !strings.HasPrefix(line, "chunk ") && !strings.HasPrefix(line, "db ") {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

// TestMain fails when any object of DuckDB's outlived the tests: with the tag
// debug_bindings the bindings count every one.
func TestMain(m *testing.M) {
	code := m.Run()
	if left() != "" {
		os.Stderr.WriteString("not destroyed:\n" + left())
		code = 1
	}
	os.Exit(code)
}

// TestNothingLeaks runs each way through a statement, good and bad, and looks at the
// counts at once.
func TestNothingLeaks(t *testing.T) {
	before, _ := duckdb_go_bindings.GetAllocationCount("db")
	b, err := open(context.Background(), Config{Data: []string{patents}}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := b.Open(context.Background())
	for range 50 {
		for _, sql := range []string{
			"SELECT * FROM patents_wide", "SELECT ['1'::BIT], {'a': [uuid()]}, MAP {'a': 1}", "SELECT 1/",
			"SELECT * FROM nope", "SELECT 'x'::INTEGER", "CREATE OR REPLACE TABLE t AS SELECT 1",
			"SELECT ['10:00+01:00'::TIMETZ]", "COPY t TO 'x'", "SET threads = 1",
		} {
			_, _ = c.Describe(context.Background(), sql)
			_, _ = tryQuery(c, sql)
			if res, err := c.Query(context.Background(), sql, nil); err == nil && res.Rows != nil {
				res.Rows.Next()
				res.Rows.Release()
			}
		}
	}
	c.Close()
	b.Close()
	if after, _ := duckdb_go_bindings.GetAllocationCount("db"); after != before {
		t.Errorf("%d databases before, %d after", before, after)
	}
	if left() != "" {
		t.Error(left())
	}
}
