package duckdb

import "testing"

func TestScan(t *testing.T) {
	for sql, want := range map[string]traits{
		"SELECT 1":                                           {},
		"INSERT INTO t VALUES (1) RETURNING a":               {returning: true},
		"insert into t values (1) Returning *":               {returning: true},
		"INSERT INTO t VALUES ('RETURNING')":                 {},
		"INSERT INTO t VALUES ('it''s') RETURNING a":         {returning: true},
		`INSERT INTO "RETURNING" VALUES (1)`:                 {},
		`INSERT INTO "a""RETURNING" VALUES (1)`:              {},
		"INSERT INTO t VALUES (1) -- RETURNING":              {},
		"INSERT INTO t /* /* x */ RETURNING */ VALUES (1)":   {},
		"INSERT INTO t VALUES ($$RETURNING$$)":               {},
		"INSERT INTO t VALUES ($x$ $$ RETURNING $x$)":        {},
		"INSERT INTO t VALUES ($1) RETURNING a":              {returning: true},
		`INSERT INTO t VALUES (E'\' RETURNING')`:             {},
		`INSERT INTO t VALUES (E'''\' RETURNING') `:          {},
		"INSERT INTO t VALUES ('open RETURNING":              {},
		"UPDATE returnings SET a = 1":                        {},
		"CREATE TEMP TABLE t (a INTEGER)":                    {temporary: true},
		"CREATE OR REPLACE TEMPORARY VIEW v AS SELECT 1":     {temporary: true},
		"MERGE INTO t USING s ON true WHEN MATCHED THEN":     {merge: true},
		"WITH s AS (SELECT 1) MERGE INTO t USING s ON true":  {merge: true},
		"COPY FROM DATABASE a TO merge":                      {},
		"EXPLAIN SELECT 1":                                   {explains: "select"},
		"EXPLAIN ANALYZE (FORMAT json) COPY t TO 'x'":        {explains: "copy"},
		"EXPLAIN (ANALYZE, FORMAT json) insert into t":       {explains: "insert"},
		"EXPLAIN (SELECT 1)":                                 {},
		"SELECT * FROM query ('SELECT 1')":                   {forbidden: "query"},
		"SELECT * FROM \"Query\"/* ( */ -- x\n ('SELECT 1')": {forbidden: "query"},
		"INSERT INTO query (a) VALUES (1)":                   {},
		"CREATE TABLE IF NOT EXISTS \"query\" (a INTEGER)":   {},
		"WITH query (a) AS (SELECT 1) FROM query":            {},
		"SELECT query FROM t":                                {},
		"SELECT 'query(1)'":                                  {},
		"SELECT grüße RETURNING":                             {returning: true},
		"$":                                                  {},
		"$a":                                                 {},
		"'":                                                  {},
		"/*":                                                 {},
		"--":                                                 {},
		"e'":                                                 {},
	} {
		if got := scan(sql); got != want {
			t.Errorf("%s: %+v, want %+v", sql, got, want)
		}
	}
}

// FuzzScan checks that no text makes the scanner fail or hang.
func FuzzScan(f *testing.F) {
	f.Add(`SELECT e'\'', "a""b", $x$ $$ $x$, /* /* */ */ 1 -- x`)
	f.Fuzz(func(_ *testing.T, sql string) { scan(sql) })
}
