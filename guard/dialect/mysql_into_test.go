package dialect

import "testing"

// TestInto holds what INTO @x takes out of a statement, and what it leaves alone.
func TestInto(t *testing.T) {
	for _, tc := range []struct {
		sql  string
		into []string
		bad  bool
	}{
		{sql: "SELECT 1 INTO @x", into: []string{"x"}},
		{sql: "SELECT a, b INTO @`Odd`, @'q' FROM t WHERE a > 1", into: []string{"odd", "q"}},
		{sql: "SELECT a FROM t ORDER BY a LIMIT 1 INTO @x", into: []string{"x"}},
		{sql: "SET @x = (SELECT max(a) FROM t)", into: []string{"x"}},
		{sql: "SET @x = 1 + 1, @y = concat('a', 'b')", into: []string{"x", "y"}},
		{sql: "SET @x = 5, @y = 'a'"},
		{sql: "SELECT 'INTO @x', 1"},
		{sql: "INSERT INTO t SELECT @x"},
		{sql: "SELECT a, b INTO @x FROM t", bad: true},
		{sql: "SELECT 1 INTO @x INTO @y", bad: true},
		{sql: "UPDATE t SET a = 1 INTO @x", bad: true},
		{sql: "SET @x = 1 + 1, @y = @x + 1", bad: true},
		{sql: "SELECT 1 INTO OUTFILE 'f'"},
	} {
		s, err := Read(tc.sql, MySQL)
		if (err != nil) != tc.bad {
			t.Errorf("%s: %v", tc.sql, err)
		}
		if err != nil {
			continue
		}
		if len(s.Into) != len(tc.into) {
			t.Fatalf("%s: %q", tc.sql, s.Into)
		}
		for i, name := range tc.into {
			if s.Into[i] != name {
				t.Errorf("%s: %q", tc.sql, s.Into)
			}
		}
	}
}
