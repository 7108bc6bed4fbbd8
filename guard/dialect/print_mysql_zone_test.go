package dialect

import (
	"strings"
	"testing"
)

// A TIMESTAMP column is kept in UTC: it is read in the session's time_zone, and not written
// in another than UTC. The corpus (zones.sql) has the answers.
func TestMySQLZone(t *testing.T) {
	tables, err := DeclareTables("CREATE TABLE t (a timestamp, b datetime)", MySQL)
	if err != nil {
		t.Fatal(err)
	}
	in := func(zone string) Env {
		return func(ref Ref) (any, bool) {
			if ref == SessionZone {
				return zone, true
			}
			return testEnv(ref)
		}
	}
	for sql, refused := range map[string]bool{
		"SELECT NOW(), CURDATE(), FROM_UNIXTIME(0), UNIX_TIMESTAMP(b), a FROM t": false,
		"INSERT INTO t (b) VALUES (NOW())":                                       false,
		"INSERT INTO t VALUES ('2024-01-01', '2024-01-01')":                      true,
		"UPDATE t SET a = NOW()":                                                 true,
		"UPDATE t SET b = a":                                                     false,
	} {
		s, err := Read(sql, MySQL)
		if err == nil {
			err = Resolve(t.Context(), s, tables)
		}
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
		for _, to := range []Dialect{DuckDB, Spark} {
			inUTC, err := s.Print(to, in(""))
			if err != nil {
				t.Fatalf("%s on %s: %v", sql, to, err)
			}
			got, err := s.Print(to, in("+02:00"))
			switch {
			case refused && (err == nil || !strings.Contains(err.Error(), "+02:00")):
				t.Errorf("%s on %s: %v, not refused", sql, to, err)
			case !refused && (err != nil || got == inUTC):
				t.Errorf("%s on %s is %s as in UTC (%v)", sql, to, got, err)
			}
		}
	}
}
