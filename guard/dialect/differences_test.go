package dialect

import (
	"context"
	"strings"
	"testing"
)

func TestDifferences(t *testing.T) {
	catalog, err := DeclareTables("CREATE TABLE t (n int, m numeric(10,2), f float8, d json)", PostgreSQL)
	if err != nil {
		t.Fatal(err)
	}
	for sql, want := range map[string]string{
		"SELECT n, m + 1, upper('x'), sum(m), f * 2 FROM t GROUP BY 1, 2, 5": "",
		"SELECT m / 3, avg(n) OVER () FROM t":                                quotientDigits,
		"SELECT n / 3 FROM t":                                                "",
		"SELECT n FROM t WHERE sqrt(m) > 2":                                  functionDigits,
		"SELECT sum(f) FROM t":                                               floatOrder,
		"SELECT sum(CASE WHEN n > 1 THEN m ELSE 0 END) FROM t":               choiceDigits,
		"SELECT (SELECT d->>'a' FROM t LIMIT 1)":                             documentDigits,
		"SELECT d->'a' FROM t":                                               "",
		"EXPLAIN SELECT m / 3, stddev(m) FROM t GROUP BY 1":                  quotientDigits + "|" + functionDigits,
		"INSERT INTO t (m) SELECT m / 7 FROM t":                              quotientDigits,
	} {
		s, err := Read(sql, PostgreSQL)
		if err != nil {
			t.Fatal(sql, err)
		}
		if err := Resolve(context.Background(), s, catalog); err != nil {
			t.Fatal(sql, err)
		}
		if strings.Contains(sql, "d->'a'") {
			if got := strings.Join(s.Differences(Spark), "|"); got != documentDigits {
				t.Errorf("%s on Spark\n%q", sql, got)
			}
		}
		if got := strings.Join(s.Differences(DuckDB), "|"); got != want {
			t.Errorf("%s\n%q, want %q", sql, got, want)
		}
	}
}
