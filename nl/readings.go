package nl

import (
	"context"
	"fmt"
	"math"
	"slices"
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
	used       []glossary.Used      // of the glossary
	found      [searches]*Candidate // by each search; nil: it did not
	share      [searches]float64    // of its candidates' probability, see settle
	coverage   float64              // of the question's content words, by what the SQL uses
	names      []int                // values of the question that the SQL leaves out, see [uses.unused]
	numbers    int
	empty      bool // would return no row
	score      float64
	evidence   Evidence
	confidence float64
	within     float64 // how likely the question is about this database
}

// readings are the candidates that came through, best first, and why others did not.
type readings struct {
	list   []reading
	none   float64 // share of the candidates' probability that says: cannot be answered
	denied error   // the guard's refusal of the best that it refused
	broken error   // why the best broken one is
	lost   []string
}

// readings reads, tries out and orders the proposals. Its error is a cancellation.
func (u *understanding) readings(ctx context.Context) (*readings, error) {
	p := u.prompt
	r := &readings{none: u.noneSaid()}
	var total [searches]float64
	for _, c := range u.proposals {
		total[c.search] += math.Exp(c.LogProb)
	}
	seen := map[string]int{}
	for i := range u.proposals {
		c := &u.proposals[i]
		share := math.Exp(c.LogProb) / max(total[c.search], math.SmallestNonzeroFloat64)
		if strings.TrimSpace(c.Text) == pointer.None {
			continue
		}
		d, err := u.reading(ctx, c.Text, seen)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			r.fail(err)
			continue
		}
		at, ok := seen[d.sql]
		if !ok {
			at = len(r.list)
			seen[d.sql] = at
			r.list = append(r.list, *d)
		}
		r.list[at].share[c.search] += share
		if r.list[at].found[c.search] == nil {
			r.list[at].found[c.search] = &c.Candidate
		}
	}
	r.settle()
	r.weigh(p, u.none)
	if len(r.list) > 0 {
		r.lost = usesOf(p, r.list[0].query).lost(p.Found)
	} else {
		r.lost = uses{}.lost(p.Found)
	}
	return r, nil
}

// noneSaid is how likely the searches say: cannot be answered.
func (u *understanding) noneSaid() float64 {
	if u.t.without.skips(linked) {
		return u.none[alone]
	}
	return (u.none[alone] + u.none[linked]) / 2
}

// reading makes SQL of a candidate and tries it out, unless it was seen before.
func (u *understanding) reading(ctx context.Context, text string, seen map[string]int) (*reading, error) {
	query, err := pointer.Parse(u.prompt, text)
	if err != nil {
		return nil, err
	}
	used, err := u.shape(query)
	if err != nil {
		return nil, err
	}
	sql, understood, err := pointer.Print(u.prompt, query)
	if err != nil {
		return nil, err
	}
	if _, ok := seen[sql]; ok {
		return &reading{sql: sql}, nil
	}
	tried, ok := u.tried[sql]
	if !ok {
		tried.nonEmpty, tried.err = u.check(ctx, sql)
		u.tried[sql] = tried
	}
	if tried.err != nil {
		return nil, tried.err
	}
	uses := usesOf(u.prompt, query)
	names, numbers := uses.unused(u.prompt.Found)
	return &reading{
		sql: sql, query: query, understood: understood, used: used,
		coverage: uses.coverage(u.prompt.Found), names: names, numbers: numbers, empty: !tried.nonEmpty,
	}, nil
}

// settle counts each reading's share among those that leave out no more of the question's
// values than it does: what forgets the company says nothing against what does not.
func (r *readings) settle() {
	for search := range searches {
		shares := make([]float64, len(r.list))
		for i, d := range r.list {
			total := 0.0
			for _, o := range r.list {
				if len(o.names) <= len(d.names) {
					total += o.share[search]
				}
			}
			shares[i] = d.share[search] / max(total, math.SmallestNonzeroFloat64)
		}
		for i := range r.list {
			r.list[i].share[search] = shares[i]
		}
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
func fresh(more []Candidate, before []proposal) []Candidate {
	for i, c := range more {
		if c.Free != 0 {
			more[i].LogProb = min(c.LogProb, c.Free)
		}
	}
	return slices.DeleteFunc(more, func(c Candidate) bool {
		return slices.ContainsFunc(before, func(o proposal) bool { return o.Text == c.Text })
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

// refusal is why no reading is good enough, or nil.
func (r *readings) refusal(threshold, belonging float64) error {
	switch {
	case len(r.list) == 0 && r.denied != nil && r.none < 0.5:
		return r.denied
	case len(r.list) == 0:
		return r.outside()
	case len(r.lost) > 0 && r.list[0].coverage == 0:
		return r.outside() // nothing that was asked is in the SQL
	case r.list[0].within >= belonging && r.list[0].confidence >= threshold:
		return nil
	case r.none >= 0.5 || (len(r.lost) > 0 && r.list[0].within < belonging) || (len(r.lost) > 0 && r.list[0].coverage < 0.6):
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

// hint shows the best two readings and how to take one.
func (r *readings) hint() string {
	if len(r.list) == 0 {
		return "ask about what the tables hold, in the words of their names and values"
	}
	var parts []string
	for i, d := range r.list[:min(2, len(r.list))] {
		parts = append(parts, fmt.Sprintf("(%d) %s", i+1, d.sql))
	}
	return "could be meant: " + strings.Join(parts, "; ") + "; run the one that is, and ASK CONFIRM '…' AS SELECT … makes it the answer"
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
