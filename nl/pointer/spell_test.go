package pointer

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"streamlink/nl/link"
)

// What a random walk through the mask answers can be spelled, read again over another
// numbering, cloned, and prints the same.
func TestSpell(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	spelled := 0
	for range 60 {
		schema := link.NewSchema(randomSchema(r))
		found := link.New(schema, nil).Link("first 5 of 12 names since 2015, at least 7, 'x y'", time.Time{})
		p, other := NewPrompt(schema, found, Full, r), NewPrompt(schema, found, Full, r)
		state := NewMask(p).Start()
		var words []string
		for range 200 {
			allowed := state.Allowed()
			w := allowed[r.IntN(len(allowed))]
			if w == "" {
				break
			}
			words, state = append(words, w), state.Next(w)
		}
		q, err := Parse(p, strings.Join(words, " "))
		if err != nil {
			continue // none, or cut off
		}
		want, _, err := Print(p, q)
		if err != nil {
			t.Fatal(err)
		}
		text, err := Spell(p, q)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Unspell(other, text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		spelled++
		if got, _, err := Print(other, again.Clone()); err != nil || got != want {
			t.Errorf("%s\ngot  %s, %v\nwant %s", text, got, err, want)
		}
	}
	if spelled < 20 {
		t.Errorf("only %d answers were spelled", spelled)
	}
}

// A clone shares nothing with its original; SQL of a glossary prints under the table's name.
func TestCloneAndVerbatim(t *testing.T) {
	p := officePrompt(t, "How many patents did SMITH ANN invent since 2015?", nil)
	q, err := Parse(p, "from <t0> <t2> <t1> select <c6> , count * where <c3> >= <v1> order count * desc limit 1")
	if err != nil {
		t.Fatal(err)
	}
	before, _, err := Print(p, q)
	if err != nil {
		t.Fatal(err)
	}
	c := q.Clone()
	measure := &Verbatim{Table: 0, Parts: []string{"avg(", "cited_by_count)"}}
	c.Left.Items[1].L.SQL, c.Left.Order[0].Expr.L.SQL, c.Left.Limit = measure, measure, nil
	c.Left.Where.Any[0][0].Op = "<"
	c.Left.Require(Pred{SQL: &Verbatim{Table: 0, Parts: []string{"", "jurisdiction <> 'DE'"}}})
	got, _, err := Print(p, c)
	if err != nil || !strings.Contains(got, "avg(patents.cited_by_count) DESC") || !strings.Contains(got, " AND patents.jurisdiction <> 'DE' GROUP BY") {
		t.Errorf("%s, %v", got, err)
	}
	if after, _, _ := Print(p, q); after != before {
		t.Errorf("the original changed: %s", after)
	}
	if _, err := Spell(p, c); err == nil {
		t.Error("SQL of a glossary was spelled")
	}
	c.Left.Items[1].L.SQL = &Verbatim{Table: 1, Second: true}
	if _, _, err := Print(p, &Query{Left: c.Left}); err == nil {
		t.Error("a measure of a table that is not there was printed")
	}
}

// TestSpaced parts pointers from words, and signs from pointers.
func TestSpaced(t *testing.T) {
	if got, want := Spaced("from<t0><t2>select<c1>where<c0><<v0>"), "from <t0> <t2> select <c1> where <c0> < <v0>"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
