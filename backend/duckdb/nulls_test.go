package duckdb

import "testing"

func TestWithNulls(t *testing.T) {
	for sql, want := range map[string]string{
		"SELECT 1": "SELECT 1",
		"SELECT CAST($1 AS VARCHAR[]), CAST($12 AS INTEGER)": "SELECT CAST(NULL AS VARCHAR[]), CAST(NULL AS INTEGER)",
		`SELECT '$1', "$1", 'it''s $1', CAST($1 AS DATE)`:    `SELECT '$1', "$1", 'it''s $1', CAST(NULL AS DATE)`,
		"SELECT 'open $1": "SELECT 'open $1",
	} {
		if got := withNulls(sql); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", sql, got, want)
		}
	}
}
