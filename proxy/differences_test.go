package proxy

import (
	"context"
	"testing"

	"streamlink/guard/dialect"
)

func TestDifferences(t *testing.T) {
	catalog, err := dialect.DeclareTables("CREATE TABLE t (m numeric(10,2))", dialect.PostgreSQL)
	if err != nil {
		t.Fatal(err)
	}
	stmt, err := dialect.Read("SELECT avg(m), m / 3 FROM t GROUP BY 2", dialect.PostgreSQL)
	if err != nil {
		t.Fatal(err)
	}
	if err := dialect.Resolve(context.Background(), stmt, catalog); err != nil {
		t.Fatal(err)
	}
	s := &Session{proxy: &Proxy{to: dialect.DuckDB}, client: Client{Dialect: dialect.PostgreSQL}, settings: newSettings(dialect.PostgreSQL, Client{})}
	if told := s.differences(stmt); told != nil {
		t.Errorf("told unasked: %v", told)
	}
	if err := s.Set(differencesSettings[dialect.PostgreSQL], "on"); err != nil {
		t.Fatal(err)
	}
	if told := s.differences(stmt); len(told) != 1 || told[0].Severity != "NOTICE" {
		t.Errorf("told %v", told)
	}
	if err := s.Set(differencesSettings[dialect.PostgreSQL], "sometimes"); err == nil {
		t.Error("sometimes was taken")
	}
}

// TestMySQLDifferences holds that each difference of the MySQL wire is told where it may be
// seen, and nothing for the statements beside it.
func TestMySQLDifferences(t *testing.T) {
	catalog, err := dialect.DeclareTables("CREATE TABLE t (a int, m decimal(10,2), d json); CREATE TABLE u (a int, m decimal(10,2))", dialect.MySQL)
	if err != nil {
		t.Fatal(err)
	}
	s := &Session{proxy: &Proxy{to: dialect.DuckDB}, client: Client{Dialect: dialect.MySQL}, settings: newSettings(dialect.MySQL, Client{})}
	if err := s.Set("streamlink_differences", "on"); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"EXPLAIN SELECT a FROM t":                         1,
		"UPDATE t SET m = 1 WHERE a = 2":                  0,
		"SELECT ?":                                        1,
		"SELECT m + ? FROM t":                             1,
		"SELECT m FROM t WHERE a = ?":                     0,
		"SELECT json_contains(d, '1', '$.a') FROM t":      1,
		"SELECT json_contains(d, '1') FROM t":             0,
		"SELECT a, count(*) FROM t GROUP BY a ORDER BY 2": 0,
	} {
		stmt, err := dialect.Read(text, dialect.MySQL)
		if err != nil {
			t.Fatal(text, err)
		}
		if err := dialect.Resolve(context.Background(), stmt, catalog); err != nil {
			t.Fatal(text, err)
		}
		if told := s.differences(stmt); len(told) != want {
			t.Errorf("%s: told %v", text, told)
		}
	}
}
