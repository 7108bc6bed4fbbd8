package dialect

import "testing"

// TestModes reads the same text under different settings of sql_mode.
func TestModes(t *testing.T) {
	for _, c := range []struct{ mode, text, want string }{
		{"", `SELECT "a" || 'b'`, `SELECT (CAST(0 AS DOUBLE) <> 0) OR (CAST(0 AS DOUBLE) <> 0)`},
		{"ansi_quotes", `SELECT "a" FROM "t x"`, `SELECT a FROM "t x"`},
		{"STRICT_TRANS_TABLES,PIPES_AS_CONCAT", `SELECT a || 'b' FROM t`, `SELECT (CAST(a AS VARCHAR) || 'b') FROM t`},
		{"ANSI", `SELECT "a" || 'b''c' FROM t`, `SELECT (CAST(a AS VARCHAR) || 'b''c') FROM t`},
		{"NO_BACKSLASH_ESCAPES", `SELECT '\', x FROM t`, `SELECT '\', x FROM t`},
		{"NO_BACKSLASH_ESCAPES", `SELECT * FROM t WHERE x LIKE '\%'`, `SELECT * FROM t WHERE x ILIKE '\%' ESCAPE ''`},
	} {
		s, err := ReadModes(c.text, MySQL, ParseModes(c.mode))
		if err != nil {
			t.Errorf("%s: %s: %v", c.mode, c.text, err)
			continue
		}
		Assume(s)
		if got, err := s.PrintPlain(DuckDB, Version{}, nil); got != c.want || err != nil {
			t.Errorf("%s: %s\n is   %s (%v)\n want %s", c.mode, c.text, got, err, c.want)
		}
	}
	if _, err := ReadModes(`SELECT '\', x FROM t`, MySQL, 0); err == nil {
		t.Error("an unclosed text was read")
	}
}
