package link

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

var update = flag.Bool("update", false, "write what was linked into testdata")

var now = time.Date(2024, 6, 15, 12, 0, 0, 0, time.UTC)

// catalog is a small patent office with names that need splitting and spelling out.
func catalog() []backend.Table {
	i, s, d, b := arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String, arrow.FixedWidthTypes.Date32, arrow.FixedWidthTypes.Boolean
	col := func(n string, t arrow.DataType) backend.Column { return backend.Column{Name: n, Type: t} }
	return []backend.Table{
		{Schema: "main", Name: "patents", PrimaryKey: []string{"patent_id"}, Columns: []backend.Column{
			col("patent_id", i), col("title", s), col("jurisdiction", s), col("filing_date", d), col("cited_by_count", i), col("docType", s), col("granted", b)}},
		{Schema: "main", Name: "applicants", PrimaryKey: []string{"applicant_id"}, Columns: []backend.Column{
			col("applicant_id", i), col("name", s), col("empQty", i), col("hq_addr", s)}},
		{Schema: "main", Name: "patent_applicants", Columns: []backend.Column{col("patent_id", i), col("applicant_id", i)},
			ForeignKeys: []backend.ForeignKey{
				{Columns: []string{"patent_id"}, RefSchema: "main", RefTable: "patents", RefColumns: []string{"patent_id"}},
				{Columns: []string{"applicant_id"}, RefSchema: "main", RefTable: "applicants", RefColumns: []string{"applicant_id"}}}},
		{Schema: "main", Name: "InventorNames", PrimaryKey: []string{"id"}, Columns: []backend.Column{
			col("id", i), col("fname", s), col("LName", s), col("dob", d), col("grade", s)}},
		{Schema: "main", Name: "cpc", Columns: []backend.Column{col("patent_id", i), col("cpc_code", s), col("cpcsubclass", s)}},
	}
}

var cells = map[string][]string{
	"patents.title":        {"Drone With A Parachute", "Battery Pack", "Method For Charging Batteries", "Unmanned Aerial Vehicle"},
	"patents.jurisdiction": {"US", "EP", "DE", "AU", "IN"},
	"patents.docType":      {"Granted Patent", "Patent Application"},
	"applicants.name":      {"AMAZON TECH INC", "BOEING CO", "BOEING CO THE", "INTEL CORP", "UNIV OF TEXAS", "VERIZON PATENT & LICENSING INC", "AT & T IP I LP", "WAL-MART STORES INC"},
	"applicants.hq_addr":   {"Seattle", "Chicago"},
	"InventorNames.fname":  {"Anna", "Robert"},
	"InventorNames.LName":  {"SMITH", "Müller"},
	"InventorNames.grade":  {"A", "B"},
	"cpc.cpc_code":         {"B64C39/024", "H04L9/32"},
	"cpc.cpcsubclass":      {"B64C", "H04L"},
}

func testLinker(t testing.TB) *Linker {
	t.Helper()
	schema := NewSchema(catalog())
	index, err := NewIndex(context.Background(), schema, func(_ context.Context, c, limit int) ([]string, bool, error) {
		col := schema.Columns[c]
		v := cells[schema.Tables[col.Table].Name+"."+col.Name]
		return v[:min(len(v), limit)], len(v) <= limit, nil
	}, DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return New(schema, index)
}

// describe writes what was linked, one thing after the other.
func describe(l *Linker, r *Result) string {
	column := func(c int) string {
		return l.Schema.Tables[l.Schema.Columns[c].Table].Name + "." + l.Schema.Columns[c].Name
	}
	span := func(first, last int) string {
		var w []string
		for _, x := range r.Words[first : last+1] {
			w = append(w, x.Text)
		}
		return strings.Join(w, " ")
	}
	var out []string
	for _, n := range r.Names {
		kind := map[NameKind]string{Exact: "is", Part: "in", Synonym: "~"}[n.Kind]
		if n.Table >= 0 {
			out = append(out, fmt.Sprintf("%s %s %s", span(n.First, n.Last), kind, l.Schema.Tables[n.Table].Name))
		} else {
			out = append(out, fmt.Sprintf("%s %s %s", span(n.First, n.Last), kind, column(n.Column)))
		}
	}
	for _, v := range r.Values {
		s := fmt.Sprintf("[%s]", span(v.First, v.Last))
		switch v.Kind {
		case Cell:
			for _, at := range v.Cells {
				s += fmt.Sprintf(" = %s %q", column(at.Column), at.Cell)
			}
		case Has:
			s += fmt.Sprintf(" %q in", v.Text)
			for _, c := range v.Has {
				s += " " + column(c)
			}
		case Quote:
			s += " quoted"
		case Loose:
			s += " loose"
		case Number:
			s += " " + v.Number
		case Year:
			s += " year " + v.Number
		case Range:
			s += " " + v.From.Format(time.DateOnly) + ".." + v.To.Format(time.DateOnly)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestQuestions compares what is linked with testdata/questions.txt: a question a line,
// and what it gives in the next.
func TestQuestions(t *testing.T) {
	const file = "testdata/questions.txt"
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l := testLinker(t)
	var out strings.Builder
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		q := lines.Text()
		if q == "" || q[0] == '#' || strings.HasPrefix(q, "\t") {
			if !strings.HasPrefix(q, "\t") {
				fmt.Fprintln(&out, q)
			}
			continue
		}
		got := describe(l, l.Link(q, now))
		fmt.Fprintf(&out, "%s\n\t%s\n", q, got)
		if *update {
			continue
		}
		if !lines.Scan() || lines.Text() != "\t"+got {
			t.Errorf("%s\n got %s\nwant %s", q, got, strings.TrimSpace(lines.Text()))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSplitName(t *testing.T) {
	for name, want := range map[string]string{
		"filing_date": "filing date", "StuID": "stu id", "HTTPServer2": "http server 2", "Unit Price": "unit price",
		"LName": "lname", "abc": "abc", "étatCivil": "état civil", "__x__": "x", "": "", "CRS_CODE": "crs code", "T1": "t 1",
	} {
		if got := strings.Join(SplitName(name), " "); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"lname": "last name", "deptname": "department name", "cpcsubclass": "cpc subclass", "qty": "quantity", "dob": "date of birth",
		"departmentid": "department id", "season": "season", "extended": "extended", "customername": "customer name",
	} {
		if got := strings.Join(spoken(name, nil), " "); got != want {
			t.Errorf("spoken %q: %q, not %q", name, got, want)
		}
	}
}

func TestIndexBounds(t *testing.T) {
	schema := NewSchema(catalog())
	read := 0
	x, err := NewIndex(context.Background(), schema, func(_ context.Context, c, limit int) ([]string, bool, error) {
		read++
		if schema.Columns[c].Name == "title" {
			return nil, false, fmt.Errorf("not readable")
		}
		v := []string{"a one", "a two", strings.Repeat("long ", 100)}
		return v[:min(limit, 3)], limit >= 3, nil
	}, Limits{PerColumn: 3, Cells: 10, Length: 50})
	if err != nil {
		t.Fatal(err)
	}
	if len(x.cells) > 10 || read != 5 {
		t.Errorf("%d cells from %d columns", len(x.cells), read)
	}
	if x.Complete(1) {
		t.Error("a column that cannot be read counts as indexed")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewIndex(ctx, schema, func(ctx context.Context, _, _ int) ([]string, bool, error) { return nil, false, ctx.Err() }, DefaultLimits); err == nil {
		t.Error("a cancelled index is whole")
	}
}

func FuzzLink(f *testing.F) {
	l := testLinker(f)
	f.Add("how many 'patents did Amazon file after \"2015\" B64C $1,000.5k 1st of May 2016?")
	f.Add("\xff'’“” -- 5th of the 1990s q1 2016 twenty two hundred \x00<t0>")
	f.Fuzz(func(t *testing.T, q string) {
		r := l.Link(q, now)
		for _, v := range r.Values {
			if v.First < 0 || v.Last < v.First || v.Last >= len(r.Words) {
				t.Fatalf("%+v", v)
			}
		}
	})
}

func BenchmarkLink(b *testing.B) {
	l := testLinker(b)
	for b.Loop() {
		l.Link("How many patents about drones did Amazon file in the US after March 2015?", now)
	}
}
