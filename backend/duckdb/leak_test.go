//go:build duckdb_arrow && debug_bindings

package duckdb

import (
	"context"
	"os"
	"testing"

	"github.com/duckdb/duckdb-go-bindings"
)

// TestMain fails when any object of DuckDB's outlived the tests: with the tag
// debug_bindings the bindings count every one.
func TestMain(m *testing.M) {
	code := m.Run()
	if left := duckdb_go_bindings.GetAllocationCounts(); left != "" {
		os.Stderr.WriteString("not destroyed:\n" + left)
		code = 1
	}
	os.Exit(code)
}

// TestNothingLeaks runs each way through a statement, good and bad, and looks at the
// counts at once.
func TestNothingLeaks(t *testing.T) {
	before := duckdb_go_bindings.GetAllocationCounts()
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
	if after := duckdb_go_bindings.GetAllocationCounts(); after != before {
		t.Errorf("before:\n%safter:\n%s", before, after)
	}
}
