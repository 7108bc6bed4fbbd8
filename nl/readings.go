package nl

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"streamlink/backend/sqlstate"
	"streamlink/nl/glossary"
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// reading is one way to understand a question, as SQL that may run.
type reading struct {
	sql        string
	query      *pointer.Query
	understood []pointer.Understood
	used       []glossary.Used // of the glossary
	candidate  Candidate
	share      float64 // of the candidates' probability, see settle
	coverage   float64 // of the question's content words, by what the SQL uses
	names      []int   // values of the question that the SQL leaves out, see [uses.unused]
	numbers    int
	empty      bool // would return no row
	score      float64
	evidence   Evidence
	confidence float64
}

// readings are the candidates that came through, best first, and why others did not.
type readings struct {
	list   []reading
	none   float64 // share of the candidates' probability that says: cannot be answered
	denied error   // the guard's refusal of the best that it refused
	broken error   // why the best broken one is
	lost   []string
}

// Weights of the choice between readings, against log probability.
const (
	emptyCosts    = 1.2
	coverageCosts = 2.0
	nameCosts     = 3.0 // for each value left out
	numberCosts   = 0.6 // for each number left out
)

// read decodes, checks and orders the candidates. Its error is a cancellation.
func read(ctx context.Context, p *pointer.Prompt, candidates []Candidate, none float64, check Check, shape shaper) (*readings, error) {
	r := &readings{none: none}
	total := 0.0
	for _, c := range candidates {
		total += math.Exp(c.LogProb)
	}
	seen := map[string]int{}
	for _, c := range candidates {
		share := math.Exp(c.LogProb) / max(total, math.SmallestNonzeroFloat64)
		if strings.TrimSpace(c.Text) == pointer.None {
			continue
		}
		query, err := pointer.Parse(p, c.Text)
		var used []glossary.Used
		if err == nil {
			used, err = shape(query)
		}
		var sql string
		var understood []pointer.Understood
		if err == nil {
			sql, understood, err = pointer.Print(p, query)
		}
		if err != nil {
			r.fail(err)
			continue
		}
		if at, ok := seen[sql]; ok {
			r.list[at].share += share
			continue
		}
		nonEmpty, err := check(ctx, sql)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			r.fail(err)
			continue
		}
		seen[sql] = len(r.list)
		uses := usesOf(p, query)
		names, numbers := uses.unused(p.Found)
		r.list = append(r.list, reading{
			sql: sql, query: query, understood: understood, used: used, candidate: c, share: share,
			coverage: uses.coverage(p.Found), names: names, numbers: numbers, empty: !nonEmpty,
		})
	}
	r.settle()
	for i := range r.list {
		r.list[i].judge()
	}
	sort.SliceStable(r.list, func(i, j int) bool { return r.list[i].score > r.list[j].score })
	r.weigh(p)
	if len(r.list) > 0 {
		r.lost = usesOf(p, r.list[0].query).lost(p.Found)
	} else {
		r.lost = uses{}.lost(p.Found)
	}
	return r, nil
}

// settle counts each reading's share among those that leave out no more of the question's
// values than it does: what forgets the company says nothing against what does not.
func (r *readings) settle() {
	shares := make([]float64, len(r.list))
	for i, d := range r.list {
		total := 0.0
		for _, o := range r.list {
			if len(o.names) <= len(d.names) {
				total += o.share
			}
		}
		shares[i] = d.share / max(total, math.SmallestNonzeroFloat64)
	}
	for i := range r.list {
		r.list[i].share = shares[i]
	}
}

// required are the values that the best reading leaves out, when an answer that uses them
// is worth asking for.
func (r *readings) required() []int {
	if len(r.list) == 0 || r.none >= 0.9 {
		return nil
	}
	return r.list[0].names
}

// fresh are the candidates that were not there before. What a mask that presses for values
// turned them to counts as the model's own choice would, so that they compare.
func fresh(more, before []Candidate) []Candidate {
	for i, c := range more {
		if c.Free != 0 {
			more[i].LogProb = min(c.LogProb, c.Free)
		}
	}
	return slices.DeleteFunc(more, func(c Candidate) bool {
		return slices.ContainsFunc(before, func(o Candidate) bool { return o.Text == c.Text })
	})
}

func (r *readings) fail(err error) {
	if sqlstate.From(err).Code == sqlstate.InsufficientPrivilege {
		if r.denied == nil {
			r.denied = err
		}
		return
	}
	if r.broken == nil {
		r.broken = err
	}
}

// judge scores a reading.
func (d *reading) judge() {
	d.score = d.candidate.LogProb + coverageCosts*(d.coverage-1) - nameCosts*float64(len(d.names)) - numberCosts*float64(d.numbers)
	if d.empty {
		d.score -= emptyCosts
	}
}

// refusal is why no reading is good enough, or nil.
func (r *readings) refusal(threshold float64) error {
	switch {
	case len(r.list) == 0 && r.denied != nil && r.none < 0.5:
		return r.denied
	case len(r.list) == 0:
		return r.outside()
	case len(r.lost) > 0 && r.list[0].coverage == 0:
		return r.outside() // nothing that was asked is in the SQL
	case r.list[0].confidence >= threshold:
		return nil
	case r.none >= 0.5 || (len(r.lost) > 0 && r.list[0].coverage < 0.6):
		return r.outside()
	}
	e := sqlstate.New(sqlstate.FeatureNotSupported, "not sure enough what is meant (confidence %.2f)", r.list[0].confidence)
	if len(r.lost) > 0 {
		e.Detail = "not understood: " + strings.Join(r.lost, ", ")
	}
	return e.WithHint("%s", r.hint())
}

// outside refuses what the database cannot tell.
func (r *readings) outside() error {
	e := sqlstate.New(sqlstate.FeatureNotSupported, "the question seems to be outside of what this database can answer")
	if len(r.lost) > 0 {
		e.Detail = "not found in tables, columns or values: " + strings.Join(r.lost, ", ")
	}
	if r.broken != nil && len(r.list) == 0 {
		e.Cause = r.broken
	}
	return e.WithHint("%s", r.hint())
}

// hint shows the best two readings.
func (r *readings) hint() string {
	if len(r.list) == 0 {
		return "ask about what the tables hold, in the words of their names and values"
	}
	var parts []string
	for i, d := range r.list[:min(2, len(r.list))] {
		parts = append(parts, fmt.Sprintf("(%d) %s", i+1, d.sql))
	}
	return "could be meant: " + strings.Join(parts, "; ")
}

// links tells what the question's words were understood as.
func (d *reading) links(p *pointer.Prompt) []Link {
	u := usesOf(p, d.query)
	var out []Link
	add := func(l Link) {
		if !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	for i, n := range p.Found.Names {
		phrase := words(p.Found.Words, n.First, n.Last)
		if !u.uses(n) || slices.ContainsFunc(p.Found.Names[:i], func(o link.NameLink) bool { return u.uses(o) && surer(o, n) }) ||
			slices.ContainsFunc(p.Found.Names[i+1:], func(o link.NameLink) bool { return u.uses(o) && o.Kind < n.Kind && surer(o, n) }) {
			continue
		}
		if n.Table >= 0 {
			add(Link{phrase, p.Schema.Tables[n.Table].Name, "table"})
			continue
		}
		c := p.Schema.Columns[n.Column]
		add(Link{phrase, p.Schema.Tables[c.Table].Name + "." + c.Name, "column"})
	}
	for _, t := range d.understood {
		v := p.Values[t.Value]
		first := v.First
		if first > 0 && relations[p.Found.Words[first-1].Lower] {
			first--
		}
		add(Link{words(p.Found.Words, first, v.Last), t.Target, valueKinds[v.Kind]})
	}
	return out
}

// surer tells whether o explains n's phrase at least as well as n does.
func surer(o, n link.NameLink) bool {
	return o.First <= n.First && n.Last <= o.Last && o.Kind <= n.Kind
}

var valueKinds = map[link.ValueKind]string{
	link.Cell: "value", link.Has: "value", link.Quote: "value", link.Loose: "value",
	link.Number: "number", link.Year: "date", link.Range: "date",
}

// Words before a value that are part of what it means.
var relations = map[string]bool{
	"after": true, "before": true, "since": true, "until": true, "in": true, "from": true, "by": true, "over": true, "under": true,
	"above": true, "below": true, "than": true, "least": true, "most": true, "exceeding": true, "like": true, "not": true, "without": true,
}

func words(all []link.Word, first, last int) string {
	var parts []string
	for _, w := range all[first : last+1] {
		parts = append(parts, w.Text)
	}
	return strings.Join(parts, " ")
}
