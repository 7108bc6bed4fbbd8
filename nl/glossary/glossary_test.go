package glossary

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"streamlink/backend"
	"streamlink/backend/duckdb"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

var update = flag.Bool("update", false, "rewrite the problems in testdata")

const office = `
CREATE TABLE patents (patent_id BIGINT PRIMARY KEY, title VARCHAR, jurisdiction VARCHAR, filing_date DATE, cited_by_count BIGINT);
CREATE TABLE applicants (applicant_id BIGINT PRIMARY KEY, name VARCHAR);
CREATE TABLE patent_applicants (patent_id BIGINT REFERENCES patents, applicant_id BIGINT REFERENCES applicants);
INSERT INTO patents VALUES (1, 'Drone', 'DE', '2015-02-01', 3), (2, 'Glider', 'US', '2016-01-01', 0);
INSERT INTO applicants VALUES (1, 'AMAZON TECH INC');`

// catalog is a real engine's, and what tries SQL out on it.
func catalog(t *testing.T) ([]backend.Table, Try) {
	t.Helper()
	ctx := t.Context()
	engine, err := duckdb.Open(ctx, duckdb.Config{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	conn, err := engine.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	for sql := range strings.SplitSeq(strings.TrimSuffix(office, ";"), ";\n") {
		if _, err := conn.Query(ctx, sql, nil); err != nil {
			t.Fatal(err)
		}
	}
	names, err := engine.Catalog().Tables(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	var tables []backend.Table
	for _, n := range names {
		full, err := engine.Catalog().Table(ctx, n.Schema, n.Name)
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, *full)
	}
	g, err := guard.New(guard.Default())
	if err != nil {
		t.Fatal(err)
	}
	return tables, func(ctx context.Context, sql string) (bool, error) {
		stmt, err := dialect.Read(sql, dialect.PostgreSQL)
		if err != nil {
			return false, err
		}
		if err := dialect.Resolve(ctx, stmt, engine.Catalog()); err != nil {
			return false, err
		}
		if err := g.Judge(guard.Subject{Generated: true}, stmt).Err(); err != nil {
			return false, err
		}
		printed, err := stmt.Print(dialect.DuckDB, nil)
		if err != nil {
			return false, err
		}
		res, err := conn.Query(ctx, printed, nil)
		if err != nil {
			return false, err
		}
		defer res.Rows.Release()
		found := res.Rows.Next() && res.Rows.RecordBatch().NumRows() > 0
		return found, res.Rows.Err()
	}
}

// Every mistake is told with its line, and names the nearest of what could be meant.
func TestWrong(t *testing.T) {
	tables, try := catalog(t)
	const file = "testdata/wrong.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), "\n=== ")
	var out strings.Builder
	out.WriteString(head + "\n")
	cases := strings.Split(rest, "\n=== ")
	for _, c := range cases {
		name, body, _ := strings.Cut(c, "\n")
		yaml, want, ok := strings.Cut(body, "---\n")
		if !ok {
			t.Fatalf("%s: no ---", name)
		}
		want = strings.TrimSuffix(want, "\n") + "\n"
		g, err := Parse("w.yaml", []byte(yaml))
		if err == nil {
			err = g.Check(t.Context(), tables, try)
		}
		var got strings.Builder
		var problems Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", name, err)
		}
		for _, p := range problems {
			got.WriteString(p.String() + "\n")
		}
		out.WriteString("=== " + name + "\n" + yaml + "---\n" + got.String())
		if got.String() != want && !*update {
			t.Errorf("%s\ngot\n%swant\n%s", name, &got, want)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const good = `
tables:
  applicants: [owner, house of brands]
columns:
  patents.filing_date: submission
values:
  applicants.name:
    AMAZON TECH INC: [amzn, the river shop]
measures:
  citation impact:
    table: patents
    sql: avg(cited_by_count) + 0.5 * max(cited_by_count)
    synonyms: [fame]
filters:
  patents:
    - sql: jurisdiction <> 'XX' OR jurisdiction IS NULL
      unless: [anywhere]
joins:
  - patents.title = applicants.name
`

func lens(t *testing.T) *Lens {
	t.Helper()
	tables, try := catalog(t)
	g, err := Parse("g.yaml", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Check(t.Context(), tables, try); err != nil {
		t.Fatal(err)
	}
	return g.Over(link.NewSchema(tables))
}

// parsed is a query over the prompt of a question, in the named form.
func parsed(t *testing.T, l *Lens, question, named string) (*pointer.Prompt, *link.Result, *pointer.Query) {
	t.Helper()
	found := link.NewWith(l.Schema, nil, l.Terms).Link(question, time.Time{})
	p := pointer.NewPrompt(l.Schema, found, pointer.Full, nil)
	text, err := pointer.Convert(p, named)
	if err != nil {
		t.Fatal(err)
	}
	q, err := pointer.Parse(p, text)
	if err != nil {
		t.Fatal(err)
	}
	return p, found, q
}

func TestMeasure(t *testing.T) {
	l := lens(t)
	for _, c := range []struct{ question, reworded, named, sql, fails string }{
		{"owners by Citation Impact", "owners by number of patents", "from t:patents t:patent_applicants t:applicants select c:applicants.name , count * order count * desc",
			"SELECT applicants.name, (avg(patents.cited_by_count) + 0.5 * max(patents.cited_by_count))", ""},
		{"what's the fame in 2015?", "what's the number of patents in 2015?", "from t:patents select count * where c:patents.filing_date = v:2015",
			"SELECT (avg(cited_by_count) + 0.5 * max(cited_by_count)) FROM", ""},
		{"owners by fame", "owners by number of patents", "from t:applicants select c:applicants.name", "", "does not use patents"},
		{"titles and fame", "titles and number of patents", "from t:patents select c:patents.title", "", "groups nothing"},
		{"owners by fame, more than 3", "owners by number of patents, more than 3",
			"from t:patents t:patent_applicants t:applicants select c:applicants.name having count * > v:3 order count * desc", "", "may be the measure or a count"},
		{"owners with fame above 3", "owners with number of patents above 3",
			"from t:patents t:patent_applicants t:applicants select c:applicants.name having count * > v:3", "SELECT applicants.name FROM", ""},
		{"fame", "number of patents", "from t:patents select count * , count distinct c:patents.title", "", "counts twice"},
		{"how famous is 'fame'", "how famous is 'fame'", "from t:patents select count *", "SELECT count(*) FROM", ""},
	} {
		r, err := l.Reword(c.question)
		if err != nil || r.Text != c.reworded {
			t.Errorf("%s: %q, %v", c.question, r.Text, err)
		}
		p, _, q := parsed(t, l, r.Text, c.named)
		used, err := r.Place(q)
		if c.fails != "" {
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s: %v", c.question, err)
			}
			continue
		}
		sql, _, printErr := pointer.Print(p, q)
		if err != nil || printErr != nil || !strings.HasPrefix(sql, c.sql) || (len(used) == 1) != (r.Text != c.question) {
			t.Errorf("%s: %s, %v %v, used %v", c.question, sql, err, printErr, used)
		}
	}
	if _, err := l.Reword("fame against citation impact"); err != nil {
		t.Errorf("one measure by two names: %v", err)
	}
}

func TestFilter(t *testing.T) {
	l := lens(t)
	const always = "(jurisdiction <> 'XX' OR jurisdiction IS NULL)"
	for _, c := range []struct {
		question, named string
		times           int
	}{
		{"patents", "from t:patents select count *", 1},
		{"patents since 2015", "from t:patents select count * where c:patents.filing_date >= v:2015 or c:patents.title isnull", 1},
		{"patents anywhere", "from t:patents select count *", 0},
		{"patents by jurisdiction", "from t:patents select c:patents.jurisdiction , count *", 0},
		{"patents of 'DE'", "from t:patents select count * where c:patents.jurisdiction = v:\"DE\"", 0},
		{"owners", "from t:applicants select count *", 0},
		{"uncited", "from t:patents select c:patents.title where c:patents.patent_id notin ( from t:patents select c:patents.patent_id where c:patents.cited_by_count > 0 )", 2},
	} {
		p, found, q := parsed(t, l, c.question, c.named)
		used := l.Narrow(q, found)
		sql, _, err := pointer.Print(p, q)
		if err != nil || strings.Count(sql, always) != c.times || (len(used) > 0) != (c.times > 0) {
			t.Errorf("%s: %s, %v, used %v", c.question, sql, err, used)
		}
	}
}

// Words of the house are linked as names and cells; nothing speaks of what a user may not see.
func TestTerms(t *testing.T) {
	l := lens(t)
	_, found, _ := parsed(t, l, "submission of the house of brands", "from t:patents select count *")
	table, column := false, false
	for _, n := range found.Names {
		table = table || (n.Kind == link.Exact && n.Table >= 0 && l.Schema.Tables[n.Table].Name == "applicants")
		column = column || (n.Kind == link.Exact && n.Column >= 0 && l.Schema.Columns[n.Column].Name == "filing_date")
	}
	if !table || !column {
		t.Errorf("%+v", found.Names)
	}
	if n := len(l.Schema.Keys); n != 3 {
		t.Errorf("%d keys", n)
	}
	index, err := link.NewIndex(t.Context(), l.Schema, func(context.Context, int, int) ([]string, bool, error) { return nil, true, nil }, link.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	r := link.NewWith(l.Schema, index, l.Terms).Link("what did the river shop invent", time.Time{})
	if len(r.Values) != 1 || r.Values[0].Kind != link.Cell || r.Values[0].Cells[0].Cell != "AMAZON TECH INC" {
		t.Errorf("%+v", r.Values)
	}
	tables, _ := catalog(t)
	g, err := Parse("g.yaml", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	for i, table := range tables {
		if table.Name == "patents" || table.Name == "applicants" {
			rest := append(append([]backend.Table{}, tables[:i]...), tables[i+1:]...)
			some := g.Over(link.NewSchema(rest))
			if len(some.Schema.Keys) > 1 || (table.Name == "patents" && len(some.measures)+len(some.filters)+len(some.Terms.Columns) > 0) ||
				(table.Name == "applicants" && len(some.Terms.Cells)+len(some.Terms.Tables) > 0) {
				t.Errorf("without %s: %+v", table.Name, some)
			}
		}
	}
}

// A file that changes is read again; one that has become wrong is not.
func TestReload(t *testing.T) {
	tables, try := catalog(t)
	path := filepath.Join(t.TempDir(), "glossary.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check := func(ctx context.Context, g *Glossary) error { return g.Check(ctx, tables, try) }
	write("tables: {patens: [filing]}")
	if _, err := Open(t.Context(), path, check, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "glossary.yaml:1") {
		t.Fatalf("a wrong file was opened: %v", err)
	}
	write(good)
	var told strings.Builder
	f, err := Open(t.Context(), path, check, slog.New(slog.NewTextHandler(&told, nil)))
	if err != nil {
		t.Fatal(err)
	}
	first := f.Current().Version()
	becomes := func(what string, ok func() bool) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); !ok(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal(what)
			}
		}
	}
	write("tables: {patents: [filing, paper]}")
	becomes("the change was not seen", func() bool { return f.Current().Version() != first })
	second := f.Current().Version()
	write("tables: {patents: [filing], aplicants: [x]}")
	time.Sleep(lookEvery + 500*time.Millisecond)
	write("tables: {patents: [filing, sheet]}")
	becomes("a later change was not seen", func() bool { return f.Current().Version() != second })
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(told.String(), "glossary.yaml:1: unknown table") || f.Current().Names[0].Phrases[1] != "sheet" {
		t.Errorf("%s", told.String())
	}
}
