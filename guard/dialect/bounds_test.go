package dialect

import (
	"strings"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
)

// bombs are texts that grow with n; each has broken some parser somewhere.
var bombs = map[string]func(n int) string{
	"plus":       func(n int) string { return "SELECT 1" + strings.Repeat("+1", n) },
	"plus ident": func(n int) string { return "SELECT a" + strings.Repeat(" + a", n) + " FROM t" },
	"concat":     func(n int) string { return "SELECT 'a'" + strings.Repeat("||'a'", n) },
	"minus":      func(n int) string { return "SELECT " + strings.Repeat("- ", n) + "1" },
	"not":        func(n int) string { return "SELECT " + strings.Repeat("NOT ", n) + "true" },
	"and":        func(n int) string { return "SELECT 1 FROM t WHERE a=1" + strings.Repeat(" AND a=1", n) },
	"or":         func(n int) string { return "SELECT 1 FROM t WHERE a=1" + strings.Repeat(" OR a=1", n) },
	"and or":     func(n int) string { return "SELECT 1 FROM t WHERE a=1" + strings.Repeat(" AND a=1 OR a=2", n) },
	"parens":     func(n int) string { return "SELECT " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n) },
	"subselect":  func(n int) string { return strings.Repeat("SELECT (", n) + "SELECT 1" + strings.Repeat(")", n) },
	"from": func(n int) string {
		return "SELECT * FROM " + strings.Repeat("(SELECT * FROM ", n) + "t" + strings.Repeat(") x", n)
	},
	"case": func(n int) string {
		return "SELECT " + strings.Repeat("CASE WHEN 1=1 THEN ", n) + "1" + strings.Repeat(" END", n)
	},
	"union":      func(n int) string { return "SELECT 1" + strings.Repeat(" UNION ALL SELECT 1", n) },
	"join":       func(n int) string { return "SELECT 1 FROM t" + strings.Repeat(" JOIN t ON 1=1", n) },
	"commas":     func(n int) string { return "SELECT 1 FROM t" + strings.Repeat(", t", n) },
	"list":       func(n int) string { return "SELECT 1 FROM t WHERE a IN (1" + strings.Repeat(",1", n) + ")" },
	"functions":  func(n int) string { return "SELECT " + strings.Repeat("abs(", n) + "1" + strings.Repeat(")", n) },
	"names":      func(n int) string { return "SELECT a" + strings.Repeat(".a", n) },
	"is null":    func(n int) string { return "SELECT 1" + strings.Repeat(" IS NULL", n) },
	"collate":    func(n int) string { return `SELECT 'a'` + strings.Repeat(` COLLATE utf8mb4_bin`, n) },
	"between":    func(n int) string { return "SELECT 1" + strings.Repeat(" BETWEEN 1 AND 2", n) },
	"casts":      func(n int) string { return "SELECT 1" + strings.Repeat("::int", n) },
	"subscripts": func(n int) string { return "SELECT a" + strings.Repeat("[1]", n) + " FROM t" },
	"arrays":     func(n int) string { return "SELECT " + strings.Repeat("ARRAY[", n) + "1" + strings.Repeat("]", n) },
	"with": func(n int) string {
		return "WITH a AS (SELECT 1)" + strings.Repeat(", a AS (SELECT 1)", n) + " SELECT 1"
	},
	"nested with": func(n int) string {
		return strings.Repeat("WITH a AS (", n) + "SELECT 1" + strings.Repeat(") SELECT 1", n)
	},
	"chains": func(n int) string {
		return strings.Repeat("SELECT (1"+strings.Repeat("+1", 100)+"+(", n) + "1" + strings.Repeat("))", n)
	},
	"comments":   func(n int) string { return strings.Repeat("/**/", n) + "SELECT 1" },
	"nested /*":  func(n int) string { return strings.Repeat("/*", n) + strings.Repeat("*/", n) + "SELECT 1" },
	"bang":       func(n int) string { return strings.Repeat("/*!", n) + " SELECT 1 " + strings.Repeat("*/", n) },
	"quotes":     func(n int) string { return "SELECT '" + strings.Repeat("''", n) + "'" },
	"strings":    func(n int) string { return "SELECT 'a'" + strings.Repeat(" 'a'", n) },
	"statements": func(n int) string { return strings.Repeat("SELECT 1;", n) },
	"dollars":    func(n int) string { return "SELECT " + strings.Repeat("$a$", n) },
	"params":     func(n int) string { return "SELECT 1" + strings.Repeat(", ?", n) },
	"binary":     func(n int) string { return "SELECT " + strings.Repeat("BINARY ", n) + "1" },
	"interval":   func(n int) string { return "SELECT " + strings.Repeat("INTERVAL ", n) + "1 DAY" },
	"at":         func(n int) string { return "SELECT now()" + strings.Repeat(" AT TIME ZONE 'UTC'", n) },
	"values":     func(n int) string { return "VALUES (1)" + strings.Repeat(", (1)", n) },
	"rows":       func(n int) string { return "SELECT " + strings.Repeat("ROW(1,", n) + "1" + strings.Repeat(")", n) },
	"explain":    func(n int) string { return strings.Repeat("EXPLAIN ", n) + "SELECT 1" },
	"calls": func(n int) string {
		b := strings.Builder{}
		b.WriteString("SELECT 1")
		for i := range n {
			b.WriteString(",f" + itoa(i) + "()")
		}
		return b.String()
	},
}

// TestBombs reads and prints every bomb at every size. Nothing may crash, hang, or be
// let through far beyond the bounds.
func TestBombs(t *testing.T) {
	for name, bomb := range bombs {
		for _, n := range []int{10, 127, 300, 999, 5000, 60000} {
			text := bomb(n)
			for _, d := range []Dialect{PostgreSQL, MySQL} {
				start := time.Now()
				s, err := Read(text, d)
				if err == nil {
					_, _ = s.Print(DuckDB, nil)
				} else if code := sqlstate.From(err).Code; code == sqlstate.InternalError {
					t.Errorf("%s × %d in %s: %v", name, n, d, err)
				}
				_, _ = Split(text, d)
				if took := time.Since(start); took > 3*time.Second {
					t.Errorf("%s × %d in %s took %v", name, n, d, took)
				}
			}
		}
	}
}

func TestBoundsRefuse(t *testing.T) {
	cases := []struct {
		text string
		from Dialect
		code sqlstate.Code
	}{
		{"SELECT 1", PostgreSQL, ""},
		{strings.Repeat(" ", maxText+1), PostgreSQL, sqlstate.ProgramLimitExceeded},
		{"SELECT 'a\x00'", PostgreSQL, sqlstate.CharacterNotInRepertoire},
		{"SELECT '\xff'", MySQL, sqlstate.CharacterNotInRepertoire},
		{bombs["parens"](maxNesting), PostgreSQL, ""},
		{bombs["parens"](maxNesting + 1), PostgreSQL, sqlstate.StatementTooComplex},
		{bombs["case"](maxNesting + 1), MySQL, sqlstate.StatementTooComplex},
		{bombs["plus"](maxChain), PostgreSQL, ""},
		{bombs["plus"](maxChain + 1), PostgreSQL, sqlstate.StatementTooComplex},
		{bombs["union"](maxArms), MySQL, ""},
		{bombs["union"](maxArms + 1), MySQL, sqlstate.StatementTooComplex},
		{bombs["list"](maxItems), PostgreSQL, ""},
		{bombs["list"](maxItems + 1), PostgreSQL, sqlstate.StatementTooComplex},
		{bombs["strings"](maxTokens), PostgreSQL, sqlstate.StatementTooComplex},
		{bombs["chains"](24), PostgreSQL, sqlstate.StatementTooComplex},
		{"SELECT '" + bombs["parens"](500) + "'", PostgreSQL, ""},
		{"SELECT 1 /* " + bombs["parens"](500) + " */", PostgreSQL, ""},
		{"SELECT 1 -- " + bombs["parens"](500), PostgreSQL, ""},
		{"SELECT $q$" + bombs["parens"](500) + "$q$", PostgreSQL, ""},
		{"SELECT 1 /*! " + bombs["parens"](500) + " */", MySQL, sqlstate.StatementTooComplex},
		{"SELECT 'a\\'" + bombs["parens"](500) + "'", MySQL, ""},
		{"SELECT 'a\\' " + bombs["parens"](500), PostgreSQL, sqlstate.StatementTooComplex},
		{"SELECT E'a\\'" + bombs["parens"](500) + "'", PostgreSQL, ""},
		{"SELECT E'a'\n'\\'" + bombs["parens"](500) + "'", PostgreSQL, ""},
		{"SELECT /*T! 1 */", MySQL, sqlstate.FeatureNotSupported},
	}
	for _, c := range cases {
		err := checkBounds(c.text, c.from, 0)
		if c.code == "" && err != nil || c.code != "" && (err == nil || sqlstate.From(err).Code != c.code) {
			t.Errorf("%.60s in %s: %v, want %q", c.text, c.from, err, c.code)
		}
	}
}

func TestBoundsAllocate(t *testing.T) {
	text := bombs["and or"](1000)
	for _, d := range []Dialect{PostgreSQL, MySQL} {
		if n := testing.AllocsPerRun(20, func() { _ = checkBounds(text, d, 0) }); n != 0 {
			t.Errorf("%s: %v allocations", d, n)
		}
	}
}

// TestLexer holds the tokens that must agree with the parsers': where strings and
// comments end.
func TestLexer(t *testing.T) {
	cases := []struct {
		from Dialect
		text string
		want string
	}{
		{PostgreSQL, `a'b''c'd`, "a 'b''c' d"},
		{PostgreSQL, `'a\' b`, `'a\' b`},
		{PostgreSQL, `E'a\' b' c`, `E'a\' b' c`},
		{PostgreSQL, `xE'a\' b`, `xE 'a\' b`},
		{PostgreSQL, "e'a' -- x\n 'b\\' c' d", "e'a' -- x\n 'b\\' c' d"},
		{PostgreSQL, `U&"a""b" U&'c'`, `U & "a""b" U & 'c'`},
		{PostgreSQL, `$$a'$$ $x$ $$ $x$ $1 a$b$c`, `$$a'$$ $x$ $$ $x$ $1 a$b$c`},
		{PostgreSQL, `1$$ ( $$`, `1 $$ ( $$`},
		{PostgreSQL, `/* a /* b */ c */ d -- e`, `d`},
		{PostgreSQL, `a--b`, `a`},
		{PostgreSQL, `a#b ? c`, `a # b ? c`},
		{MySQL, `'a\'b' "c\"d" e`, `'a\'b' "c\"d" e`},
		{MySQL, "`a``b` 'c''d'", "`a``b` 'c''d'"},
		{MySQL, `a--b`, `a - - b`},
		{MySQL, "a-- b\nc # d\ne", "a c e"},
		{MySQL, `/* a /* b */ c`, `c`},
		{MySQL, `/*!50001 a */ b /*! c*/`, `50001 a b c`},
		{MySQL, `?,@a`, `? , @ a`},
		{MySQL, `'abc`, `BAD`},
		{PostgreSQL, `/* abc`, `BAD`},
		{PostgreSQL, `$a$ abc`, `BAD`},
	}
	for _, c := range cases {
		l := lexer{text: c.text, from: c.from}
		var got []string
		for tok := l.next(); tok.kind != tokEOF; tok = l.next() {
			if tok.kind == tokBad {
				got = append(got, "BAD")
				break
			}
			got = append(got, c.text[tok.start:tok.end])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s in %s: %s, want %s", c.text, c.from, s, c.want)
		}
	}
}
