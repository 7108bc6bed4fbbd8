package nl

import (
	"context"
	"strings"
	"testing"
	"time"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/nl/memory"
)

// remembered is a translator with a memory, in which the answer of a model to each of some
// questions is confirmed by ada.
func remembered(t *testing.T, confirmed map[string]string) (*Translator, *memory.Memory) {
	t.Helper()
	now := ""
	tr, _ := translator(t, func(Prompt) []Candidate {
		if now == "" {
			return nil // it has no answer
		}
		return []Candidate{says(0.9, now)}
	})
	m, err := memory.Open("", 100, true)
	if err != nil {
		t.Fatal(err)
	}
	tr.Converse(nil, m)
	for q, said := range confirmed {
		now = said
		question := Question{Text: q, Source: newShop(), User: "ada", Database: "d", Now: confirmedOn}
		a, err := tr.Translate(t.Context(), question, fine)
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if e, err := tr.Confirm(t.Context(), question, a); err != nil || e.Tree == "" {
			t.Fatalf("%s: %+v %v", q, e, err)
		}
	}
	now = ""
	return tr, m
}

var confirmedOn = time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)

// Confirmed SQL takes other values only where that cannot mean anything else.
func TestSwap(t *testing.T) {
	confirmed := map[string]string{
		"How many patents did Amazon file after 2015?":       amazon,
		"titles of patents cited more than 10 times":         "from <t0> select <c1> where <c3> > <v0>",
		"patents titled 'Method For Cleaning'":               "from <t0> select count * where <c1> = <v0>",
		"top 5 titles":                                       "from <t0> select <c1> order <c3> desc limit <v0>",
		"patents filed in 2010 or in 2012":                   "from <t0> select count * where <c2> = <v0> or <c2> = <v1>",
		"patents filed between 2001 and 2003 by 'BOEING CO'": "from <t0> <t2> <t1> select count distinct <c0> where <c2> between <v0> <v1> and <c5> = <v2>",
	}
	for _, c := range []struct {
		question string
		has      string // of the SQL; empty: it is not answered from memory
		reading  string // of the hint, when it is only shown
	}{
		{"How many patents did Boeing file after 2015", "ILIKE '%Boeing%' AND patents.filing_date >= DATE '2016-01-01'", ""},
		{"how many patents did boeing file after 2003?", "ILIKE '%boeing%' AND patents.filing_date >= DATE '2004-01-01'", ""},
		{"How many patents did Parachute file after 2015", "", "ILIKE '%Amazon%'"},  // in another column
		{"How many patents did Amazon file after May 2015", "", "ILIKE '%Amazon%'"}, // another kind of time
		{"How many patents did Amazon file before 2015", "", ""},
		{"How many titles did Amazon file after 2015", "", ""},
		{"titles of patents cited more than 25 times", "cited_by_count > 25", ""},
		{"titles of patents cited less than 25 times", "", ""},
		{"patents titled 'Drone With A Parachute'", "= 'Drone With A Parachute'", ""},
		{"patents titled 'A Thing'", "", "= 'Method For Cleaning'"}, // no cell, or not one
		{"top 7 titles", "LIMIT 7", ""},
		{"top 2.5 titles", "", "LIMIT 5"},
		{"patents filed in 2011 or in 2012", "'2011-01-01'", ""},
		{"patents filed in 2012 or in 2010", "filing_date >= DATE '2012-01-01' AND filing_date < DATE '2013-01-01' OR filing_date >= DATE '2010-01-01'", ""},
		{"patents filed between 1999 and 2003 by 'BOEING CO THE'", "applicants.name = 'BOEING CO THE'", ""},
	} {
		tr, _ := remembered(t, confirmed)
		a, err := tr.Translate(t.Context(), Question{Text: c.question, Source: newShop(), User: "bob", Database: "d", Now: confirmedOn}, fine)
		switch {
		case c.has == "" && err == nil:
			t.Errorf("%s: %s, %s", c.question, a.SQL, a.Verified)
		case c.has == "" && !strings.Contains(sqlstate.From(err).Hint, c.reading):
			t.Errorf("%s: %s", c.question, sqlstate.From(err).Hint)
		case c.has == "" && c.reading == "" && strings.Contains(sqlstate.From(err).Hint, "confirmed"):
			t.Errorf("%s shows %s", c.question, sqlstate.From(err).Hint)
		case c.has != "" && (err != nil || !strings.Contains(a.SQL, c.has) || !strings.Contains(a.Verified, "verified by ada on 2024-06-01 for")):
			t.Errorf("%s: %+v %v", c.question, a, err)
		}
	}
}

// What a confirmed answer says of "this year" is said of the year in which it is asked.
func TestRecallTime(t *testing.T) {
	tr, _ := remembered(t, map[string]string{"patents filed this year": "from <t0> select count * where <c2> = <v0>"})
	for now, want := range map[time.Time]string{
		confirmedOn: "'2024-01-01'", confirmedOn.AddDate(0, 3, 0): "'2024-01-01'", confirmedOn.AddDate(2, 0, 0): "'2026-01-01'",
	} {
		a, err := tr.Translate(t.Context(), Question{Text: "Patents filed this year", Source: newShop(), User: "ada", Database: "d", Now: now}, fine)
		if err != nil || !strings.Contains(a.SQL, ">= DATE "+want) || a.Verified == "" {
			t.Errorf("%s: %+v %v", now, a, err)
		}
	}
}

// Nobody gets what the guard denies, nor hears of it; what no longer runs is passed over.
func TestRecallFits(t *testing.T) {
	tr, _ := remembered(t, map[string]string{"how many patents": "from <t0> select count *"})
	ask := func(check Check) (*Answer, error) {
		return tr.Translate(t.Context(), Question{Text: "how many patents", Source: newShop(), User: "bob", Database: "d", Now: confirmedOn}, check)
	}
	denies := func(context.Context, string) (bool, error) {
		return false, sqlstate.New(sqlstate.InsufficientPrivilege, "guard refused")
	}
	if _, err := ask(denies); err == nil || strings.Contains(err.Error()+sqlstate.From(err).Detail+sqlstate.From(err).Hint, "ada") {
		t.Errorf("denied: %+v", err)
	}
	breaks := func(context.Context, string) (bool, error) {
		return false, sqlstate.New(sqlstate.UndefinedColumn, "no such column")
	}
	if _, err := ask(breaks); err == nil || !strings.Contains(sqlstate.From(err).Detail, "the answer verified by ada on 2024-06-01 no longer fits the schema") {
		t.Errorf("stale: %+v", err)
	}
	if a, err := ask(fine); err != nil || a.Confidence != 1 || a.SQL != "SELECT count(*) FROM patents" {
		t.Errorf("%+v %v", a, err)
	}
	if a, err := tr.Translate(t.Context(), Question{Text: "how many patents", Source: newShop(), User: "ada", Database: "other"}, fine); err == nil {
		t.Errorf("another database: %+v", a)
	}
	changed := newShop()
	changed.tables[0].Columns = append(changed.tables[0].Columns, backend.Column{Name: "more", Type: changed.tables[0].Columns[0].Type})
	a, err := tr.Translate(t.Context(), Question{Text: "how many patents", Source: versioned{changed, "2"}, User: "ada", Database: "d", Now: confirmedOn}, fine)
	if err != nil || len(a.Notes) != 1 {
		t.Errorf("%+v %v", a, err)
	}
}
