package dialect

import (
	"context"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// memoryCatalog is a catalog of two tables.
type memoryCatalog struct{}

func (memoryCatalog) Database() string      { return "shop" }
func (memoryCatalog) DefaultSchema() string { return "main" }
func (memoryCatalog) Version() uint64       { return 1 }

func (memoryCatalog) Tables(context.Context, string) ([]backend.Table, error) { return nil, nil }

func (memoryCatalog) Table(_ context.Context, _, name string) (*backend.Table, error) {
	switch name {
	case "t":
		return &backend.Table{Schema: "main", Name: "t", Columns: []backend.Column{
			{Name: "id", Type: arrow.PrimitiveTypes.Int32}, {Name: "big", Type: arrow.PrimitiveTypes.Int64},
			{Name: "name", Type: arrow.BinaryTypes.String}, {Name: "d", Type: arrow.FixedWidthTypes.Date32},
			{Name: "n", Type: &arrow.Decimal128Type{Precision: 10, Scale: 2}},
			{Name: "tags", Type: arrow.ListOf(arrow.BinaryTypes.String)},
		}}, nil
	case "u":
		return &backend.Table{Schema: "main", Name: "u", Columns: []backend.Column{{Name: "id", Type: arrow.PrimitiveTypes.Int32}}}, nil
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "no table %q", name)
}

func resolved(t testing.TB, text string, d Dialect) *Statement {
	t.Helper()
	s, err := Read(text, d)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if err := Resolve(context.Background(), s, memoryCatalog{}); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s
}

func printed(t testing.TB, s *Statement) string {
	t.Helper()
	sql, err := s.Print(DuckDB, nil)
	if err != nil {
		t.Fatalf("%s: %v", s.Text, err)
	}
	return sql
}

func TestSplit(t *testing.T) {
	cases := []struct {
		from Dialect
		text string
		want string // parts joined by ⏎; "error" for an error
	}{
		{PostgreSQL, "SELECT 1", "SELECT 1"},
		{PostgreSQL, "SELECT 1;", "SELECT 1;"},
		{PostgreSQL, "SELECT 1; SELECT 2", "SELECT 1⏎SELECT 2"},
		{PostgreSQL, "SELECT ';'; ; SELECT $$;$$ -- ;\n;", "SELECT ';'⏎SELECT $$;$$ -- ;"},
		{PostgreSQL, "BEGIN; SELEC 1", "error"},
		{PostgreSQL, "SET DateStyle='ISO';SET extra_float_digits=2;show transaction_isolation", "SET DateStyle='ISO'⏎SET extra_float_digits=2⏎show transaction_isolation"},
		{PostgreSQL, "SELECT 'é'; SELECT 'ü'", "SELECT 'é'⏎SELECT 'ü'"},
		{MySQL, "SELECT 1; SELECT ';'", "SELECT 1⏎SELECT ';'"},
		{MySQL, "SELECT 'é'; SELECT `a;b`; ", "SELECT 'é'⏎SELECT `a;b`"},
		{MySQL, "SELECT 1; SELEC 2", "error"},
		{MySQL, "SELECT * FROM ask('a; b'); SELECT 2", "SELECT * FROM ask('a; b')⏎SELECT 2"},
	}
	for _, c := range cases {
		parts, err := Split(c.text, c.from)
		got := strings.Join(parts, "⏎")
		if err != nil {
			got = "error"
		}
		if got != c.want {
			t.Errorf("%s: %q (%v), want %q", c.text, got, err, c.want)
		}
	}
}

func TestParamTypes(t *testing.T) {
	s := resolved(t, "SELECT $1 / 2, $2 FROM t WHERE id = $3", PostgreSQL)
	if got := printed(t, s); !strings.Contains(got, "CAST($1 AS INTEGER) // 2") || !strings.Contains(got, "CAST($3 AS INTEGER)") {
		t.Error(got)
	}
	c := s.WithParamTypes([]Param{{Type: arrow.PrimitiveTypes.Float64}, {Type: arrow.FixedWidthTypes.Date32}, {}})
	if got := printed(t, c); !strings.Contains(got, "CAST($1 AS DOUBLE) / 2") || !strings.Contains(got, "CAST($2 AS DATE)") || !strings.Contains(got, "CAST($3 AS INTEGER)") {
		t.Error(got)
	}
	if got := printed(t, s); !strings.Contains(got, "CAST($1 AS INTEGER) // 2") {
		t.Error("the first statement changed:", got)
	}
	if c.Params[0].Type.ID() != arrow.FLOAT64 || c.Params[2].Type.ID() != arrow.INT32 {
		t.Error(c.Params)
	}
	if s.WithParamTypes(nil) != s {
		t.Error("a copy without a reason")
	}
	p := resolved(t, "PREPARE p (int8) AS SELECT $1 / 2, $2::date", PostgreSQL)
	if in := p.Inner; len(in.Params) != 2 || in.Params[0].Type.ID() != arrow.INT64 || in.Params[1].Type.ID() != arrow.DATE32 {
		t.Error(in.Params)
	}
	d := resolved(t, "DECLARE c CURSOR FOR SELECT * FROM t WHERE d > $1", PostgreSQL)
	if len(d.Params) != 1 || d.Params[0].Type.ID() != arrow.DATE32 {
		t.Error(d.Params)
	}
}

func TestWithAsk(t *testing.T) {
	answer, err := Read("SELECT name, count(*)/2 AS n, string_agg(name, ',') FROM t GROUP BY name", PostgreSQL)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from Dialect
		text string
		want string
	}{
		{PostgreSQL, "SELECT q.n / 2 FROM ask('how many?') AS q JOIN u ON true WHERE u.id = $1",
			`SELECT q.n // 2 AS "?column?" FROM (SELECT name, count(*) // 2 AS n, string_agg(name, ',') AS string_agg FROM t GROUP BY name) AS q JOIN u ON TRUE WHERE u.id = CAST($1 AS INTEGER)`},
		{MySQL, "SELECT n DIV 2 FROM ask('how many?') LIMIT 1",
			`SELECT n // 2 AS "n DIV 2" FROM (SELECT name, count(*) // 2 AS n, string_agg(name, ',') AS string_agg FROM t GROUP BY name) AS ask LIMIT 1`},
	} {
		s := resolved(t, c.text, c.from)
		if len(s.Asks) != 1 || s.Asks[0].Question != "how many?" {
			t.Fatalf("%+v", s.Asks)
		}
		if _, err := s.Print(DuckDB, nil); err == nil {
			t.Error("an unanswered question is printed")
		}
		full, err := s.WithAsk(0, answer)
		if err != nil {
			t.Fatal(err)
		}
		if err := Resolve(context.Background(), full, memoryCatalog{}); err != nil {
			t.Fatal(err)
		}
		if got := printed(t, full); got != c.want {
			t.Errorf("%s\nis   %s\nwant %s", c.text, got, c.want)
		}
		reads := 0
		for _, n := range full.Reads {
			if n.Name == "t" {
				reads++
			}
		}
		if reads != 1 {
			t.Error("the answer's tables are not among the facts:", full.Reads)
		}
		for _, call := range full.Calls {
			if call.Name == "string_agg" && call.Dialect != PostgreSQL {
				t.Error("the answer's calls lost their dialect")
			}
		}
		if c.from == PostgreSQL {
			typed := full.WithParamTypes([]Param{{Type: arrow.PrimitiveTypes.Int64}})
			if got := printed(t, typed); !strings.Contains(got, "CAST($1 AS BIGINT)") || !strings.Contains(got, "string_agg") {
				t.Error(got)
			}
		}
	}
	s := resolved(t, "SELECT * FROM ask('x')", PostgreSQL)
	for _, bad := range []string{"DELETE FROM t", "SELECT $1", "SELECT * FROM ask('y')", "EXPLAIN SELECT 1", ""} {
		a, err := Read(bad, PostgreSQL)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.WithAsk(0, a); err == nil {
			t.Errorf("%q answers a question", bad)
		}
	}
	if _, err := s.WithAsk(1, answer); err == nil {
		t.Error("there is a second question")
	}
}

func TestQuote(t *testing.T) {
	cases := []struct {
		d          Dialect
		name, want string
	}{
		{DuckDB, "plain_1", "plain_1"}, {DuckDB, "Select", `"Select"`}, {DuckDB, "select", `"select"`},
		{DuckDB, `a"b`, `"a""b"`}, {DuckDB, "1a", `"1a"`}, {DuckDB, "", `""`}, {PostgreSQL, "user", `"user"`},
		{MySQL, "a`b", "`a``b`"}, {Spark, "Ä", "`Ä`"},
	}
	for _, c := range cases {
		if got := QuoteIdent(c.name, c.d); got != c.want {
			t.Errorf("%s in %s: %s", c.name, c.d, got)
		}
	}
	for d, want := range map[Dialect]string{DuckDB: `'it''s \ x'`, PostgreSQL: `'it''s \ x'`, MySQL: `'it''s \\ x'`, Spark: `'it\'s \\ x'`} {
		if got := QuoteString(`it's \ x`, d); got != want {
			t.Errorf("%s: %s", d, got)
		}
	}
}

func TestNames(t *testing.T) {
	for _, d := range []Dialect{PostgreSQL, MySQL, DuckDB, Spark} {
		if got, ok := ByName(d.String()); !ok || got != d {
			t.Errorf("%s is not found by its name", d)
		}
	}
	for k := Unknown; k <= Call; k++ {
		if k != Empty && k.String() == "" {
			t.Errorf("kind %d has no name", k)
		}
	}
}

// TestFunctionTables holds that every hook that a table names is written, or known to
// be refused, and that templates only use arguments that a call has.
func TestFunctionTables(t *testing.T) {
	for d, table := range functions {
		for name, list := range table {
			for _, f := range list {
				for n := f.max + 1; f.max >= 0 && n <= 9; n++ {
					if strings.Contains(f.template, "$"+itoa(n)) || strings.Contains(f.template, "%"+itoa(n)) {
						t.Errorf("%s %s: the template uses argument %d", d, name, n)
					}
				}
				if f.template[0] == '!' && len(f.template) > 1 && hooks[f.template] == nil {
					t.Errorf("%s %s: no hook %s", d, name, f.template)
				}
			}
		}
	}
}
