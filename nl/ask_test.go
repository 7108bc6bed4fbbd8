package nl

import (
	"strings"
	"testing"
)

func TestParseAsk(t *testing.T) {
	for _, c := range []struct {
		text     string
		comments bool
		mode     Mode
		question string
		at       int
	}{
		{"ASK how many patents are there?", false, Run, "how many patents are there", 5},
		{"ask how many;", false, Run, "how many", 5},
		{"  /* tool */ -- x\n ASK how many", false, Run, "how many", 24},
		{"ASK 'what''s up?'", false, Run, "what's up", 5},
		{"ASK 'a' ;", false, Run, "a", 5},
		{"ASK $$it's; this?$$", false, Run, "it's; this", 5},
		{"ASK$$x$$", false, Run, "x", 4},
		{"ASK $q$cost in $$$q$", false, Run, "cost in $$", 5},
		{"Ask What is the company's name ??", false, Run, "What is the company's name ?", 5},
		{"EXPLAIN ASK 'a b'", false, Explain, "a b", 13},
		{"explain ask a b", false, Explain, "a b", 13},
		{"ASK SHOW SQL a b", false, ShowSQL, "a b", 14},
		{"ASK show sql 'a b'", false, ShowSQL, "a b", 14},
		{"ASK show me the sql patents", false, Run, "show me the sql patents", 5},
		{"ASK NEW", false, Afresh, "", 8},
		{"ask new;", false, Afresh, "", 8},
		{"ASK NEW how many", false, Afresh, "how many", 9},
		{"ASK new 'how many'", false, Afresh, "how many", 9},
		{"ask new patents per year", false, Run, "new patents per year", 5},
		{"CALL ask('how many?')", false, Run, "how many", 10},
		{"call ASK ( \"it is\" ) ;", false, Run, "it is", 12},
		{"/* ASK how many */ SELECT 1", true, Run, "how many", 8},
		{"/* ASK SHOW SQL how many */ SELECT 1", true, ShowSQL, "how many", 17},
		{"ASK größte Städte?", false, Run, "größte Städte", 5},
	} {
		a, ok, err := ParseAsk(c.text, c.comments)
		if err != nil || !ok || a.Mode != c.mode || a.Question != c.question || a.Position != c.at {
			t.Errorf("%q: %+v %v %v", c.text, a, ok, err)
		}
	}
}

func TestParseAskIsNot(t *testing.T) {
	for _, text := range []string{
		"", "SELECT ask FROM t", "SELECT * FROM ask('x')", "ask.t", "asks how", "task how", "ask_me", "ask(1)", "ask=1", "EXPLAIN SELECT 1",
		"EXPLAIN ask.t", "CALL asking('x')", "CALL ask", "/* ASK x */ SELECT 1", "-- ASK x\nSELECT 1", "/* note */ /* ASK x */ SELECT 1", "/* ASK open",
	} {
		if a, ok, err := ParseAsk(text, false); ok || err != nil {
			t.Errorf("%q: %+v %v %v", text, a, ok, err)
		}
	}
	if a, ok, _ := ParseAsk("/* tool */ /* ASK x */ SELECT 1", true); ok {
		t.Errorf("a second comment carries %+v", a)
	}
	if a, ok, _ := ParseAsk("/* tool ASK x */ SELECT 1", true); ok {
		t.Errorf("ASK as a second word carries %+v", a)
	}
}

func TestParseAskBroken(t *testing.T) {
	for _, text := range []string{
		"ASK", "ASK ;", "ASK ?", "ASK ''", "ASK 'open", "ASK $$open", "ASK $q$ open $$", "ASK 'a' b", "EXPLAIN ASK", "ASK SHOW SQL",
		"CALL ask()", "CALL ask('a", "CALL ask('a', 'b')", "CALL ask(?)", "CALL ask('a') x", "ASK " + strings.Repeat("x", 5000),
	} {
		if a, ok, err := ParseAsk(text, false); !ok || err == nil {
			t.Errorf("%q: %+v %v %v", text, a, ok, err)
		}
	}
}

func FuzzParseAsk(f *testing.F) {
	for _, s := range []string{"ASK 'a''b'", "ASK $q$x$q$", "/* ASK x */ SELECT 1", "EXPLAIN ASK x", "CALL ask(\"x\")", "ASK NEW", "ask\x80"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, comments bool) {
		a, ok, err := ParseAsk(text, comments)
		if !ok && (err != nil || a != (Ask{})) {
			t.Fatalf("not ASK, and yet %+v %v", a, err)
		}
		if ok && err == nil && (a.Mode == Run || a.Mode == ShowSQL || a.Mode == Explain) && a.Question == "" {
			t.Fatal("no question")
		}
		if len(a.Question) > len(text) {
			t.Fatal("longer than the text")
		}
	})
}

func TestParseAskMemory(t *testing.T) {
	for _, c := range []struct {
		text string
		want Ask
	}{
		{"ASK CONFIRM", Ask{Mode: Confirm}},
		{"ask confirm;", Ask{Mode: Confirm}},
		{"ASK CONFIRM 'how many?'", Ask{Mode: Confirm, Question: "how many"}},
		{"ASK CONFIRM AS SELECT 1;", Ask{Mode: Confirm, SQL: "SELECT 1"}},
		{"ASK CONFIRM 'it''s what?' AS SELECT ';' ;", Ask{Mode: Confirm, Question: "it's what", SQL: "SELECT ';'"}},
		{"ask confirm $$a b$$ as select 1", Ask{Mode: Confirm, Question: "a b", SQL: "select 1"}},
		{"ASK FORGET", Ask{Mode: Forget}},
		{"ASK FORGET 12;", Ask{Mode: Forget, ID: 12}},
		{"ASK FORGET ALL", Ask{Mode: Forget, All: true}},
		{"ASK FORGET 'how many'", Ask{Mode: Forget, Question: "how many"}},
		{"ASK confirm how many patents there are", Ask{Question: "confirm how many patents there are"}},
		{"ASK confirmed patents", Ask{Question: "confirmed patents"}},
		{"ASK forget all about patents", Ask{Question: "forget all about patents"}},
		{"ASK forget 3 patents", Ask{Question: "forget 3 patents"}},
		{"ASK SHOW SQL confirm", Ask{Mode: ShowSQL, Question: "confirm"}},
	} {
		got, ok, err := ParseAsk(c.text, false)
		got.Position = 0
		if err != nil || !ok || got != c.want {
			t.Errorf("%q: %+v %v %v", c.text, got, ok, err)
		}
	}
	for _, text := range []string{"ASK CONFIRM 'open", "ASK CONFIRM 'a' b", "ASK CONFIRM 'a' AS ;", "ASK FORGET 'a' 'b'", "ASK FORGET ''", "ASK CONFIRM AS"} {
		if got, ok, err := ParseAsk(text, false); err == nil || !ok {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
