package nl

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/nl/pointer"
)

// shop is a small catalog with values.
type shop struct{ tables []backend.Table }

func newShop() *shop {
	i, s, d := arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String, arrow.FixedWidthTypes.Date32
	return &shop{[]backend.Table{
		{Schema: "main", Name: "patents", PrimaryKey: []string{"patent_id"}, Columns: []backend.Column{
			{Name: "patent_id", Type: i}, {Name: "title", Type: s}, {Name: "filing_date", Type: d}, {Name: "cited_by_count", Type: i}}},
		{Schema: "main", Name: "applicants", PrimaryKey: []string{"applicant_id"}, Columns: []backend.Column{
			{Name: "applicant_id", Type: i}, {Name: "name", Type: s}}},
		{Schema: "main", Name: "patent_applicants", Columns: []backend.Column{
			{Name: "patent_id", Type: i}, {Name: "applicant_id", Type: i}},
			ForeignKeys: []backend.ForeignKey{
				{Columns: []string{"patent_id"}, RefSchema: "main", RefTable: "patents", RefColumns: []string{"patent_id"}},
				{Columns: []string{"applicant_id"}, RefSchema: "main", RefTable: "applicants", RefColumns: []string{"applicant_id"}},
			}},
	}}
}

func (s *shop) Tables(context.Context) ([]backend.Table, error) { return s.tables, nil }
func (s *shop) Version() string                                 { return "1" }

func (s *shop) Distinct(_ context.Context, _, table, column string, limit int) ([]string, error) {
	values := map[string][]string{
		"applicants.name": {"AMAZON TECH INC", "BOEING CO", "BOEING CO THE"},
		"patents.title":   {"Drone With A Parachute", "Method For Cleaning"},
	}[table+"."+column]
	return values[:min(len(values), limit)], nil
}

// script is a model that says what it is told to, as far as the mask lets it.
type script struct {
	t     *testing.T
	say   func(p Prompt) []Candidate
	asked atomic.Int64
}

func (s *script) Name() string { return "script" }

func (s *script) Complete(ctx context.Context, p Prompt, m Mask, n int) ([]Candidate, error) {
	s.asked.Add(1)
	var out []Candidate
	for _, c := range s.say(p) {
		st := m.Start()
		if c.Text == pointer.None && !slices.Contains(st.Allowed(), pointer.None) {
			continue // asked for what it would say otherwise
		}
		words := append(strings.Fields(c.Text), "")
		for _, w := range words {
			ok := false
			for _, a := range st.Allowed() {
				ok = ok || a == w
			}
			if !ok {
				s.t.Errorf("the mask does not allow %q of %q", w, c.Text)
			}
			st = st.Next(w)
		}
		c.Tokens = len(words)
		out = append(out, c)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return out[:min(n, len(out))], nil
}

func says(probability float64, text string) Candidate {
	return Candidate{Text: text, LogProb: math.Log(probability), Least: probability}
}

func translator(t *testing.T, say func(p Prompt) []Candidate) (*Translator, *script) {
	t.Helper()
	m := &script{t: t, say: say}
	cfg := DefaultConfig()
	cfg.Threshold = 0.1
	tr, err := New(cfg, m, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return tr, m
}

func fine(context.Context, string) (bool, error) { return true, nil }

const amazon = "from <t0> <t2> <t1> select count distinct <c0> where <c5> like <v0> and <c2> > <v1>"

func ask(t *testing.T, tr *Translator, text string, check Check) (*Answer, error) {
	t.Helper()
	return tr.Translate(context.Background(), Question{Text: text, Source: newShop(), Now: time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)}, check)
}

func TestTranslate(t *testing.T) {
	tr, m := translator(t, func(p Prompt) []Candidate {
		if !strings.Contains(p.Rest, "amazon<v0><has><c5>") || !strings.Contains(p.Rest, "<v1><year>") {
			t.Errorf("rest: %s", p.Rest)
		}
		return []Candidate{says(0.8, amazon), says(0.1, "from <t0> select count *")}
	})
	a, err := ask(t, tr, "How many patents did Amazon file after 2015?", fine)
	if err != nil {
		t.Fatal(err)
	}
	want := "SELECT count(DISTINCT patents.patent_id) FROM patents JOIN patent_applicants ON patents.patent_id = patent_applicants.patent_id" +
		" JOIN applicants ON patent_applicants.applicant_id = applicants.applicant_id" +
		" WHERE applicants.name ILIKE '%Amazon%' AND patents.filing_date >= DATE '2016-01-01'"
	if a.SQL != want {
		t.Errorf("got  %s\nwant %s", a.SQL, want)
	}
	if len(a.Readings) != 1 || a.Confidence < 0.7 || a.Model != "script" {
		t.Errorf("%+v", a)
	}
	found := map[Link]bool{}
	for _, l := range a.Understood {
		found[l] = true
	}
	for _, l := range []Link{
		{"patents", "patents", "table"}, {"file", "patents.filing_date", "column"},
		{"after 2015", "patents.filing_date >= DATE '2016-01-01'", "date"},
		{"Amazon", "applicants.name ILIKE '%Amazon%'", "value"},
	} {
		if !found[l] {
			t.Errorf("not understood: %+v in %+v", l, a.Understood)
		}
	}
	if _, err := ask(t, tr, "How many  patents did Amazon file after 2015?", fine); err != nil || m.asked.Load() != searches {
		t.Errorf("asked %d times, %v", m.asked.Load(), err)
	}
}

func code(err error) sqlstate.Code {
	if err == nil {
		return ""
	}
	return sqlstate.From(err).Code
}

func TestChoice(t *testing.T) {
	count, titles := "from <t0> select count *", "from <t0> select <c1>"
	for _, c := range []struct {
		name     string
		question string
		say      []Candidate
		check    Check
		code     sqlstate.Code
		sql      string
		message  string
	}{
		{name: "best", question: "how many patents", say: []Candidate{says(0.9, count), says(0.1, titles)}, check: fine, sql: "SELECT count(*) FROM patents"},
		{name: "an error gives way", question: "how many patents", say: []Candidate{says(0.5, titles), says(0.4, count)},
			check: func(_ context.Context, sql string) (bool, error) {
				if strings.Contains(sql, "title") {
					return false, sqlstate.New(sqlstate.UndefinedColumn, "no title")
				}
				return true, nil
			}, sql: "SELECT count(*) FROM patents"},
		{name: "emptiness gives way", question: "titles of patents", say: []Candidate{says(0.5, titles+" where <c1> isnull"), says(0.45, titles)},
			check: func(_ context.Context, sql string) (bool, error) { return !strings.Contains(sql, "NULL"), nil }, sql: "SELECT title FROM patents"},
		{name: "denied", question: "how many patents", say: []Candidate{says(0.9, count)},
			check: func(context.Context, string) (bool, error) {
				return false, sqlstate.New(sqlstate.InsufficientPrivilege, "guard refused")
			}, code: sqlstate.InsufficientPrivilege, message: "guard refused"},
		{name: "none", question: "how is the weather", say: []Candidate{says(0.9, "none"), says(0.1, count)}, check: fine, code: sqlstate.FeatureNotSupported, message: "outside"},
		{name: "nothing linked", question: "what does the moon weigh in grams", say: []Candidate{says(0.9, count)}, check: fine, code: sqlstate.FeatureNotSupported, message: "outside"},
		{name: "unsure", question: "how many patents", say: []Candidate{says(1e-9, titles), says(1e-9, count), says(1e-9, "from <t0> select <c0>")}, check: fine, code: sqlstate.FeatureNotSupported, message: "not sure"},
		{name: "no candidate", question: "how many patents", say: nil, check: fine, code: sqlstate.FeatureNotSupported},
	} {
		t.Run(c.name, func(t *testing.T) {
			tr, _ := translator(t, func(Prompt) []Candidate { return c.say })
			a, err := ask(t, tr, c.question, c.check)
			if code(err) != c.code {
				t.Fatalf("%v %+v", err, a)
			}
			if c.code == "" && a.SQL != c.sql {
				t.Errorf("%s", a.SQL)
			}
			if c.code != "" && (!strings.Contains(err.Error(), c.message) || (c.code == sqlstate.FeatureNotSupported && sqlstate.From(err).Hint == "")) {
				t.Errorf("%v, hint %q", err, sqlstate.From(err).Hint)
			}
		})
	}
}

// held is a translator whose model begins and then waits to be released.
func held(t *testing.T, slots, queue int) (tr *Translator, m *script, begun, release chan struct{}) {
	begun, release = make(chan struct{}, 10), make(chan struct{})
	tr, m = translator(t, func(Prompt) []Candidate {
		begun <- struct{}{}
		<-release
		return []Candidate{says(0.9, "from <t0> select count *")}
	})
	tr.cfg.Queue = queue
	tr.slots = make(chan struct{}, slots)
	return tr, m, begun, release
}

func TestBusy(t *testing.T) {
	tr, _, begun, release := held(t, 1, 1)
	var group sync.WaitGroup
	answered := func(text string) {
		group.Go(func() {
			if _, err := ask(t, tr, text, fine); err != nil {
				t.Errorf("%s: %v", text, err)
			}
		})
	}
	answered("how many patents")
	<-begun
	answered("count the patents")
	for tr.waiting.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	if _, err := ask(t, tr, "number of patents please", fine); code(err) != sqlstate.TooManyConnections {
		t.Errorf("busy: %v", err)
	}
	close(release)
	group.Wait()
}

func TestIdenticalQuestions(t *testing.T) {
	tr, m, begun, release := held(t, 4, 4)
	ctx, cancel := context.WithCancel(context.Background())
	var group sync.WaitGroup
	group.Go(func() {
		if _, err := tr.Translate(ctx, Question{Text: "how many patents", Source: newShop()}, fine); code(err) != sqlstate.QueryCanceled {
			t.Errorf("cancelled: %v", err)
		}
	})
	<-begun
	for range 5 { // the same question waits for the first, and one works when that leaves
		group.Go(func() {
			if _, err := ask(t, tr, "how many patents", fine); err != nil {
				t.Errorf("a follower: %v", err)
			}
		})
	}
	cancel()
	close(release)
	group.Wait()
	if n := m.asked.Load(); n > 2*searches {
		t.Errorf("asked %d times", n)
	}
}

func TestTimeoutAndPanic(t *testing.T) {
	tr, _ := translator(t, func(Prompt) []Candidate {
		time.Sleep(400 * time.Millisecond)
		return nil
	})
	tr.cfg.Timeout = 10 * time.Millisecond
	if _, err := ask(t, tr, "how many patents", fine); code(err) != sqlstate.QueryCanceled || !strings.Contains(err.Error(), "10ms") {
		t.Errorf("%v", err)
	}
	tr, _ = translator(t, func(Prompt) []Candidate { panic(errors.New("boom")) })
	if _, err := ask(t, tr, "how many patents", fine); code(err) != sqlstate.InternalError {
		t.Errorf("%v", err)
	}
}
