package corpus

import (
	"context"
	"testing"
	"time"
)

// every is how many statements of the corpus stand for each one that the test asks;
// `make corpus-dialect` asks them all.
const every = 3

func TestPostgreSQL(t *testing.T) { ask(t, PostgreSQL) }
func TestMySQL(t *testing.T)      { ask(t, MySQL) }

// ask holds that nothing but the known differences is answered otherwise than by the
// server whose dialect it is.
func ask(t *testing.T, w Wire) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	target, err := StartDuckDB(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Stop()
	reference, stop, err := StartReference(ctx, w)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	cases, err := Load(w)
	if err != nil {
		t.Fatal(err)
	}
	known, err := Known("duckdb")
	if err != nil {
		t.Fatal(err)
	}
	var some []Case
	for i, c := range cases {
		if i%every == 0 {
			some = append(some, c)
		}
	}
	var report Report
	err = Judge(ctx, w, target.Address(w), reference, "", Sampled(some, 7), func(r Result) {
		report.Add(r)
		if (r.Verdict == Different || r.Verdict == Lenient) && !known[r.Case.String()] {
			t.Errorf("%s:%d %s\n%s", r.Construct, r.Line, r.Case, r.Why)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if share := report.Share(); share < 0.9 {
		t.Errorf("%.1f %% of what %s answers is answered equally", 100*share, w)
	}
}

func TestCompare(t *testing.T) {
	text := func(s string) *string { return &s }
	one := func(typ string, v *string) Answer {
		return Answer{Columns: []Column{{"c", typ}}, Rows: [][]*string{{v}}, Affected: -1}
	}
	for _, tc := range []struct {
		got, want Answer
		verdict   Verdict
	}{
		{one("int4", text("1")), one("int4", text("1")), Equal},
		{one("int4", text("1")), one("int4", text("2")), Different},
		{one("int4", text("1")), one("int8", text("1")), Different},
		{one("int4", nil), one("int4", text("0")), Different},
		{one("numeric", text("1.50")), one("numeric", text("1.5")), Format},
		{one("numeric", text("0.3333333333333333")), one("numeric", text("0.33333333333333333333")), Format},
		{one("numeric", text("1.5")), one("numeric", text("1.4")), Different},
		{one("float8", text("0.30000000000000004")), one("float8", text("0.3")), Format},
		{one("float8", text("0.31")), one("float8", text("0.3")), Different},
		{one("json", text(`{"a":1}`)), one("json", text(`{"a": 1}`)), Format},
		{one("json", text(`{"a":1}`)), one("json", text(`{"a": 2}`)), Different},
		{Answer{Code: "0A000"}, one("int4", text("1")), Refused},
		{Answer{Code: "42883"}, one("int4", text("1")), Failed},
		{one("int4", text("1")), Answer{Code: "22012"}, Lenient},
		{Answer{Code: "42883"}, Answer{Code: "22012"}, BothError},
	} {
		if v, why := Compare(tc.got, tc.want, true); v != tc.verdict {
			t.Errorf("%v against %v is %s (%s), want %s", tc.got, tc.want, v, why, tc.verdict)
		}
	}
}

func TestOrdered(t *testing.T) {
	for sql, want := range map[string]bool{
		"SELECT 1 ORDER BY 1": true, "SELECT * FROM (SELECT 1 ORDER BY 1) t": false,
		"SELECT 'order by'": false, "SELECT x FROM t GROUP BY x ORDER BY NULL": false, "SELECT rank() OVER (ORDER BY x) FROM t order by 1": true,
	} {
		if Ordered(sql) != want {
			t.Errorf("%s: %v", sql, !want)
		}
	}
}

func TestExpand(t *testing.T) {
	got := expand("a «b¦c» «1¦2»")
	if len(got) != 4 || got[0] != "a b 1" || got[3] != "a c 2" {
		t.Errorf("%q", got)
	}
}
