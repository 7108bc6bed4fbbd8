package dialect

import (
	"strings"
	"testing"
)

// Every column stands where it is said to stand.
func TestColumns(t *testing.T) {
	for _, c := range []struct{ sql, want string }{
		{"SELECT avg(a + b), \"C d\" FROM t WHERE x.y > 1 AND f IN (SELECT g FROM u)", "a b C d x.y f g"},
		{"SELECT 'a', $$é b$$, année FROM t", "année"},
		{"SELECT count(*) FILTER (WHERE k IS NULL) FROM t", "k"},
		{"SELECT 1", ""},
	} {
		s, err := Read(c.sql, PostgreSQL)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range s.Columns() {
			name := strings.Join(r.Parts, ".")
			got = append(got, name)
			if !strings.HasPrefix(strings.TrimPrefix(c.sql[r.Start:], `"`), name) {
				t.Errorf("%s: %s is not at %d: %s", c.sql, name, r.Start, c.sql[r.Start:])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q", c.sql, got)
		}
	}
}
