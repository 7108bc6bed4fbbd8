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
	s := &Session{settings: newSettings(dialect.PostgreSQL, Client{})}
	if told := s.differences(stmt); told != nil {
		t.Errorf("told unasked: %v", told)
	}
	if err := s.Set(differencesSetting, "on"); err != nil {
		t.Fatal(err)
	}
	if told := s.differences(stmt); len(told) != 1 || told[0].Severity != "NOTICE" {
		t.Errorf("told %v", told)
	}
	if err := s.Set(differencesSetting, "sometimes"); err == nil {
		t.Error("sometimes was taken")
	}
}
