//go:build duckdb_arrow

package duckdb

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
)

// TestDescribeRunsNothing describes statements that would write, and checks that
// none did.
func TestDescribeRunsNothing(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	exec(t, c, "CREATE TABLE t (a INTEGER, b VARCHAR)")
	exec(t, c, "CREATE SEQUENCE s")
	for sql, columns := range map[string]string{
		"INSERT INTO t VALUES (1, 'x')":                                           "none",
		"INSERT INTO t VALUES (1, 'x') RETURNING a AS one, b":                     "one int32, b utf8",
		"INSERT INTO t SELECT 1, 'x' RETURNING count(*) OVER ()":                  "error",
		"INSERT INTO t VALUES (1, 'x') RETURNING CAST(a AS BIGINT) Count":         "Count int64",
		"UPDATE t SET a = 2":                                                      "none",
		"DELETE FROM t RETURNING b":                                               "b utf8",
		"CREATE TABLE u (a INTEGER)":                                              "none",
		"CREATE TABLE u AS SELECT 1":                                              "none",
		"DROP TABLE t":                                                            "none",
		"MERGE INTO t USING (SELECT 1 a) n ON t.a = n.a WHEN MATCHED THEN DELETE": "none",
		"SELECT nextval('s') AS n":                                                "n int64",
		"SELECT CAST($1 AS DATE) AS d, CAST($2 AS VARCHAR) || 'x' AS v":           "d date32, v utf8",
		"VALUES (1, 'x')":                                                         "col0 int32, col1 utf8",
		"EXPLAIN SELECT 1":                                                        "explain_key utf8, explain_value utf8",
		"SELECT CAST(NULL AS VARCHAR) AS a, a FROM t LIMIT CAST($1 AS BIGINT)":    "a utf8, a int32",
		"WITH x AS (SELECT 1 AS a) SELECT a FROM x":                               "a int32",
		"FROM t": "a int32, b utf8",
	} {
		s, err := c.Describe(context.Background(), sql)
		got := "none"
		switch {
		case err != nil:
			got = "error"
		case s != nil:
			got = ""
			for i, f := range s.Fields() {
				if i > 0 {
					got += ", "
				}
				got += f.Name + " " + f.Type.String()
			}
		}
		if got != columns {
			t.Errorf("%s is described as %s, want %s (%v)", sql, got, columns, err)
		}
	}
	if got := fmt.Sprint(query(t, c, "SELECT (SELECT count(*) FROM t), nextval('s')")); got != "[[0 1]]" {
		t.Errorf("afterwards %s", got)
	}
}

func TestAffected(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	for _, l := range []struct {
		sql  string
		want int64
	}{
		{"CREATE TABLE t (a INTEGER)", -1},
		{"INSERT INTO t SELECT i FROM range(5000) r(i)", 5000},
		{"UPDATE t SET a = a + 1 WHERE a < 10", 10},
		{"DELETE FROM t WHERE a < 0", 0},
		{"DELETE FROM t WHERE a > 4990", 10 - 1},
		{"CREATE TABLE u AS SELECT * FROM t LIMIT 7", 7},
		{"CREATE VIEW v AS SELECT * FROM t", -1},
		{"MERGE INTO u USING (SELECT -5 AS a) n ON u.a = n.a WHEN NOT MATCHED THEN INSERT VALUES (n.a)", 1},
		{"TRUNCATE u", 8},
		{"ALTER TABLE t ADD COLUMN b INTEGER", -1},
		{"DROP VIEW v", -1},
	} {
		if n := exec(t, c, l.sql); n != l.want {
			t.Errorf("%s affected %d, want %d", l.sql, n, l.want)
		}
	}
	if got := query(t, c, "INSERT INTO u VALUES (1), (2) RETURNING a * 10 AS x"); fmt.Sprint(got) != "[[10] [20]]" {
		t.Errorf("returning gave %v", got)
	}
}

func TestParameters(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	when := time.Date(2024, 2, 29, 12, 30, 0, 123456000, time.FixedZone("", 7200))
	for _, l := range []struct {
		expr string
		arg  any
		want string
	}{
		{"CAST($1 AS INTEGER)", nil, "NULL"},
		{"CAST($1 AS BOOLEAN)", true, "true"},
		{"CAST($1 AS SMALLINT)", int64(-7), "-7"},
		{"CAST($1 AS DOUBLE)", 0.25, "0.25"},
		{"CAST($1 AS VARCHAR)", "O'Brien – grüße", "O'Brien – grüße"},
		{"CAST($1 AS VARCHAR)", "", ""},
		{"length(CAST($1 AS VARCHAR))", "a\x00b", "3"},
		{"octet_length(CAST($1 AS BLOB))", []byte{0, 1, 255}, "3"},
		{"octet_length(CAST($1 AS BLOB))", []byte{}, "0"},
		{"CAST($1 AS TIMESTAMPTZ)", when, "2024-02-29T10:30:00.123456Z"},
		{"CAST($1 AS TIMESTAMP)", when, "2024-02-29T10:30:00.123456Z"},
		{"CAST($1 AS DATE)", when, "2024-02-29"},
		{"CAST($1 AS DECIMAL(30, 3))", "123456789012345678901234567.125", "123456789012345678901234567.125"},
		{"CAST($1 AS UUID)", "0b1ec8b0-6d61-4a71-9bd4-c35b17a26b4d", "0b1ec8b0-6d61-4a71-9bd4-c35b17a26b4d"},
		{"CAST($1 AS DATE)", "2024-02-29", "2024-02-29"},
		{"CAST($1 AS INTEGER[])", "[1, 2]", "[1,2]"},
		{"CAST($1 AS INTEGER) + CAST($1 AS INTEGER)", int64(4), "8"},
	} {
		if got := query(t, c, "SELECT "+l.expr, l.arg); got[0][0] != l.want {
			t.Errorf("%s of %v gave %q, want %q", l.expr, l.arg, got[0][0], l.want)
		}
	}
	// numbers out of order, used twice; the engine cannot leave one out
	if got := query(t, c, "SELECT CAST($3 AS INTEGER), CAST($1 AS INTEGER), CAST($3 AS INTEGER), CAST($2 AS INTEGER)", int64(1), int64(2), int64(3)); fmt.Sprint(got) != "[[3 1 3 2]]" {
		t.Errorf("got %v", got)
	}
	if _, err := tryQuery(c, "SELECT CAST($2 AS INTEGER)", int64(1), int64(2)); code(err) != sqlstate.FeatureNotSupported {
		t.Errorf("a number left out gave %v", err)
	}
	// one text, run again with other values and types
	for _, v := range []any{int64(1), nil, "2", int64(3)} {
		want := "NULL"
		if v != nil {
			want = fmt.Sprint(v)
		}
		if got := query(t, c, "SELECT CAST($1 AS BIGINT)", v); got[0][0] != want {
			t.Errorf("%v gave %v", v, got)
		}
	}
	if _, err := tryQuery(c, "SELECT CAST($1 AS INTEGER), CAST($2 AS INTEGER)", int64(1)); code(err) != sqlstate.ProtocolViolation {
		t.Errorf("a missing value gave %v", err)
	}
	if _, err := tryQuery(c, "SELECT CAST($1 AS INTEGER)", struct{}{}); code(err) != sqlstate.InternalError {
		t.Errorf("a strange Go type gave %v", err)
	}
}

// TestCachedStatements checks that a kept statement gives what a fresh one would.
func TestCachedStatements(t *testing.T) {
	b := openDB(t, Config{})
	c, other := openConn(t, b), openConn(t, b)
	one := func(sql string) string { return query(t, c, sql)[0][0] }
	for _, sql := range []string{"SELECT now()", "SELECT random()", "SELECT uuid()"} {
		first := one(sql)
		time.Sleep(2 * time.Millisecond)
		if second := one(sql); first == second {
			t.Errorf("%s gave %s twice", sql, first)
		}
	}
	exec(t, c, "CREATE TABLE t AS SELECT 1 AS a")
	if got := one("SELECT * FROM t"); got != "1" {
		t.Errorf("got %s", got)
	}
	exec(t, other, "DROP TABLE t")
	exec(t, other, "CREATE TABLE t AS SELECT 'text' AS a, 2 AS b")
	if got := fmt.Sprint(query(t, c, "SELECT * FROM t")); got != "[[text 2]]" {
		t.Errorf("after a change %s", got)
	}
	for i := range 3 * maxCached {
		if got := one(fmt.Sprintf("SELECT %d", i)); got != fmt.Sprint(i) {
			t.Errorf("SELECT %d gave %s", i, got)
		}
	}
}

// TestStrangeTexts gives texts that could end or hang an engine.
func TestStrangeTexts(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	r := strings.Repeat
	for _, l := range []struct {
		name, sql string
		want      sqlstate.Code
	}{
		{"deep sum", "SELECT 1" + r("+1", 5000), sqlstate.StatementTooComplex},
		{"deep calls", "SELECT " + r("abs(", 400) + "1" + r(")", 400), sqlstate.StatementTooComplex},
		{"deep parentheses", "SELECT " + r("(", 50000) + "1" + r(")", 50000), sqlstate.StatementTooComplex},
		{"deep subqueries", "SELECT * FROM " + r("(SELECT * FROM ", 3000) + "range(1)" + r(")", 3000), sqlstate.StatementTooComplex},
		{"deep lists", "SELECT " + r("[", 5000) + "1" + r("]", 5000), sqlstate.StatementTooComplex},
		{"wide OR", "SELECT true" + r(" OR true", 2000), ""},
		{"long IN", "SELECT 1 IN (1" + r(",1", 5000) + ")", ""},
		{"bad UTF-8", "SELECT '\xff'", sqlstate.CharacterNotInRepertoire},
		{"zero byte", "SELECT 1 \x00 DROP", sqlstate.CharacterNotInRepertoire},
		{"nothing", "", sqlstate.SyntaxError},
		{"a comment", "-- x", sqlstate.SyntaxError},
		{"a semicolon behind", "SELECT 1;", ""},
		{"two", "SELECT 1; SELECT 2", sqlstate.SyntaxError},
	} {
		if _, err := tryQuery(c, l.sql); code(err) != l.want {
			t.Errorf("%s gave %.200v", l.name, err)
		}
	}
	if _, err := tryQuery(c, "SELECT CAST($1 AS VARCHAR)", "\xff"); code(err) != sqlstate.CharacterNotInRepertoire {
		t.Errorf("a parameter that is no UTF-8 gave %v", err)
	}
	usable(t, c)
}

// TestSpill sorts more than fits in memory: the folder for it must be reachable
// although files are not.
func TestSpill(t *testing.T) {
	c := openConn(t, openDB(t, Config{MemoryLimit: "64MB", Threads: 2}))
	res, err := c.Query(context.Background(), "SELECT i, 'some text to make it long ' || i s FROM range(2000000) r(i) ORDER BY hash(i)", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Rows.Release()
	n := int64(0)
	for res.Rows.Next() {
		n += res.Rows.RecordBatch().NumRows()
	}
	if res.Rows.Err() != nil || n != 2_000_000 {
		t.Errorf("%d rows, %v", n, res.Rows.Err())
	}
	if _, err := tryQuery(c, "SELECT max(len(l)) FROM (SELECT list('some text to fill memory ' || i) l FROM range(5000000) r(i))"); code(err) != sqlstate.OutOfMemory {
		t.Errorf("too much memory gave %v", err)
	}
	usable(t, c)
}

// TestReopen checks that what was committed is there again.
func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.duckdb")
	for i := range 3 {
		b, err := open(context.Background(), Config{Path: path}, quiet)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := b.Open(context.Background())
		exec(t, c, "CREATE TABLE IF NOT EXISTS t (a INTEGER)")
		exec(t, c, "INSERT INTO t VALUES (1)")
		if got := query(t, c, "SELECT count(*) FROM t")[0][0]; got != fmt.Sprint(i+1) {
			t.Errorf("%s rows at opening %d", got, i+1)
		}
		c.Close()
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if b.temp != "" {
			if _, err := os.Stat(b.temp); err == nil {
				t.Error("the temporary folder is left")
			}
		}
	}
}

// TestAllTypes takes DuckDB's own table of every type with its extremes.
func TestAllTypes(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	got := query(t, c, `SELECT * EXCLUDE ("union") FROM test_all_types()`)
	if len(got) != 3 {
		t.Fatalf("%d rows", len(got))
	}
	for i, v := range got[2] {
		if v != "NULL" {
			t.Errorf("column %d of the third row is %s", i, v)
		}
	}
}
