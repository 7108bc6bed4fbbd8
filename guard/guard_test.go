package guard

import (
	"errors"
	"os"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

func newGuard(t testing.TB, p Policy) *Guard {
	t.Helper()
	g, err := New(p)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func read(t testing.TB, sql string, d dialect.Dialect) *dialect.Statement {
	t.Helper()
	s, err := dialect.Read(sql, d)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return s
}

func TestVerdicts(t *testing.T) {
	text, err := os.ReadFile("testdata/verdicts.txt")
	if err != nil {
		t.Fatal(err)
	}
	g := newGuard(t, Default())
	n := 0
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		verdict, rest, _ := strings.Cut(line, " ")
		rule, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
		name, sql, _ := strings.Cut(strings.TrimSpace(rest), " ")
		sql, generated := strings.CutPrefix(strings.TrimLeft(sql, " "), "generated ")
		sql = strings.ReplaceAll(strings.TrimSpace(sql), "⏎", "\n")
		d := dialect.PostgreSQL
		if name == "my" {
			d = dialect.MySQL
		}
		n++
		s, err := dialect.Read(sql, d)
		if verdict == "error" {
			if err == nil {
				t.Errorf("line %d: %s is understood as %s", i+1, sql, s.Kind)
			} else if code := sqlstate.From(err).Code; string(code) != rule {
				t.Errorf("line %d: %s: %v, want %s", i+1, sql, err, rule)
			}
			continue
		}
		if err != nil {
			t.Errorf("line %d: %s: %v", i+1, sql, err)
			continue
		}
		v := g.Judge(Subject{User: "ada", Generated: generated}, s)
		if v.Allow != (verdict == "allow") || v.Rule != rule {
			t.Errorf("line %d: %s: allow %v by %s (%s), want %s by %s", i+1, sql, v.Allow, v.Rule, v.Reason, verdict, rule)
		}
		if !v.Allow && (v.Reason == "" || v.Err() == nil) {
			t.Errorf("line %d: %s: no reason", i+1, sql)
		}
	}
	if n < 250 {
		t.Errorf("only %d verdicts", n)
	}
}

func TestErr(t *testing.T) {
	g := newGuard(t, Default())
	cases := []struct {
		sql      string
		code     sqlstate.Code
		position int
		message  string
	}{
		{"SELECT 1, pg_sleep(1)", sqlstate.InsufficientPrivilege, 11, "guard refused: function pg_sleep() is not allowed: it waits"},
		{"SELECT é, nosuch(1)", sqlstate.UndefinedFunction, 11, "function nosuch() does not exist"},
		{"DELETE FROM t", sqlstate.InsufficientPrivilege, 13, "guard refused: this proxy only reads"},
		{"SELECT * FROM pg_shadow", sqlstate.InsufficientPrivilege, 15, "guard refused: permission denied for table pg_shadow"},
	}
	for _, c := range cases {
		err := g.Judge(Subject{}, read(t, c.sql, dialect.PostgreSQL)).Err()
		var e *sqlstate.Error
		if !errors.As(err, &e) || e.Code != c.code || e.Position != c.position || e.Message != c.message {
			t.Errorf("%s: %+v", c.sql, e)
		}
	}
	if (Verdict{Allow: true}).Err() != nil {
		t.Error("an allowing verdict is an error")
	}
	if (Verdict{}).Err() == nil || g.Judge(Subject{}, nil).Allow || g.Judge(Subject{}, &dialect.Statement{}).Allow {
		t.Error("what is not known is allowed")
	}
}

func TestPolicy(t *testing.T) {
	p := Policy{
		ReadOnly: true, MaxRows: 1000,
		Rules: Rules{DenyTables: []string{"secret*", "hr.salaries"}, Functions: []string{"my_*"}, DenyFunctions: []string{"repeat"}},
		Roles: map[string]Role{
			"sales":  {MaxRows: 10, Rules: Rules{Tables: []string{"orders", "public.customers"}}},
			"writer": {Write: true, Rules: Rules{WriteTables: []string{"stage_*"}}},
		},
	}
	g := newGuard(t, p)
	cases := []struct {
		roles string
		sql   string
		rule  string
		allow bool
		rows  int64
	}{
		{"", "SELECT * FROM orders", "read", true, 1000},
		{"", "SELECT * FROM secrets", "table", false, 0},
		{"", "SELECT * FROM Secrets", "table", false, 0},
		{"", "SELECT * FROM hr.salaries", "table", false, 0},
		{"", "SELECT * FROM salaries", "read", true, 1000},
		{"", "SELECT my_macro(1)", "read", true, 1000},
		{"", "SELECT repeat('x', 2)", "function", false, 0},
		{"", "DELETE FROM orders", "read-only", false, 0},
		{"sales", "SELECT * FROM orders", "read", true, 10},
		{"sales", "SELECT * FROM public.orders", "read", true, 10},
		{"sales", "SELECT * FROM customers", "read", true, 10},
		{"sales", "SELECT * FROM other.customers", "table", false, 0},
		{"sales", "SELECT * FROM people", "table", false, 0},
		{"sales", "SELECT * FROM pg_class", "read", true, 10},
		{"sales", "SELECT * FROM orders, people", "table", false, 0},
		{"writer", "INSERT INTO stage_a VALUES (1)", "write", true, 1000},
		{"writer", "INSERT INTO orders VALUES (1)", "table", false, 0},
		{"writer", "INSERT INTO stage_a SELECT * FROM secrets", "table", false, 0},
		{"writer", "DELETE FROM secret_stage", "table", false, 0},
		{"writer", "INSERT INTO pg_class VALUES (1)", "table", false, 0},
		{"writer", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "kind", false, 0},
		{"nobody", "SELECT 1", "read", true, 1000},
	}
	for _, c := range cases {
		who := Subject{User: "u"}
		if c.roles != "" {
			who.Roles = strings.Split(c.roles, ",")
		}
		v := g.Judge(who, read(t, c.sql, dialect.PostgreSQL))
		if v.Allow != c.allow || v.Rule != c.rule || v.MaxRows != c.rows {
			t.Errorf("%s: %s: %+v", c.roles, c.sql, v)
		}
	}
	who := Subject{User: "u", Roles: []string{"writer"}, Generated: true}
	if v := g.Judge(who, read(t, "INSERT INTO stage_a VALUES (1)", dialect.PostgreSQL)); v.Allow {
		t.Error("a model's answer may write")
	}
	for name, want := range map[string]bool{"orders": true, "secret_x": false, "pg_shadow": false} {
		if g.MayRead(Subject{}, dialect.Name{Name: name}) != want {
			t.Errorf("MayRead %s is %v", name, !want)
		}
	}
	if g.MayRead(Subject{Roles: []string{"sales"}}, dialect.Name{Schema: "main", Name: "people"}) {
		t.Error("sales sees people")
	}
}

func TestValidate(t *testing.T) {
	bad := []Policy{
		{MaxRows: -1},
		{Rules: Rules{Tables: []string{""}}},
		{Rules: Rules{DenyTables: []string{"[a"}}},
		{Roles: map[string]Role{"r": {MaxRows: -1}}},
		{Roles: map[string]Role{"r": {Rules: Rules{Functions: []string{"\\"}}}}},
	}
	for _, p := range bad {
		if _, err := New(p); err == nil {
			t.Errorf("%+v is valid", p)
		}
	}
}

// TestDenied holds that no function that is denied with a reason is one of those that
// the dialects let through.
func TestDenied(t *testing.T) {
	for _, d := range []dialect.Dialect{dialect.PostgreSQL, dialect.MySQL} {
		for name := range denied.functions {
			if dialect.Function(d, name) {
				t.Errorf("%s is denied and known in %s", name, d)
			}
		}
	}
}
