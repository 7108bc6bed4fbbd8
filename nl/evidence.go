package nl

import (
	"math"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// Evidence is what speaks for and against an answer, in the order of [EvidenceNames].
type Evidence []float64

// EvidenceNames say what each figure of an [Evidence] is.
var EvidenceNames = []string{
	"mean",     // log probability of a word of the answer
	"total",    // of the whole answer
	"least",    // of its least likely word
	"share",    // log of the candidates' probability that is the reading's
	"none",     // the candidates' probability of not being answerable
	"turned",   // log probability that the mask cost
	"coverage", // of the question's content words, by what the SQL uses
	"lost",     // share of them that stands for nothing
	"exact",    // share of them that is a whole name in use
	"names",    // values of the question left out
	"numbers",  // numbers left out
	"empty",    // it finds nothing
	"length",   // log of the answer's words
	"tables",   // tables it reads
	"unsaid",   // of them, those that no word of the question stands for
	"rivals",   // other readings
	"gap",      // how much worse the next one is
}

// Trace is what one translation rested on, for measuring.
type Trace struct {
	Question   string
	SQL        string // of the best reading; "" when there was none
	Readings   []string
	Evidence   Evidence
	Confidence float64
	None       float64
}

// Watch has watch called with every question that the model was asked. It is called before
// the first question.
func (t *Translator) Watch(watch func(Trace)) { t.watch = watch }

// trace tells the watcher.
func (t *Translator) trace(question string, r *readings) {
	if t.watch == nil {
		return
	}
	tr := Trace{Question: question, None: r.none}
	for i, d := range r.list {
		if i == 0 {
			tr.SQL, tr.Evidence, tr.Confidence = d.sql, d.evidence, d.confidence
		} else {
			tr.Readings = append(tr.Readings, d.sql)
		}
	}
	t.watch(tr)
}

// weigh gathers the evidence for every reading, the list being in order.
func (r *readings) weigh(p *pointer.Prompt) {
	for i := range r.list {
		d := &r.list[i]
		u := usesOf(p, d.query)
		gap := 6.0
		for j := range r.list {
			if j != i {
				gap = min(gap, d.score-r.list[j].score)
			}
		}
		lost, exact := u.shares(p.Found)
		turned := 0.0
		if d.candidate.Free != 0 {
			turned = min(d.candidate.Free-d.candidate.LogProb, 0)
		}
		empty := 0.0
		if d.empty {
			empty = 1
		}
		tokens := float64(max(d.candidate.Tokens, 1))
		d.evidence = Evidence{
			max(d.candidate.LogProb/tokens, -3), max(d.candidate.LogProb, -20), max(math.Log(max(d.candidate.Least, 1e-9)), -8),
			max(math.Log(max(d.share, 1e-9)), -6), r.none, max(turned, -10), d.coverage, lost, exact,
			min(float64(len(d.names)), 3), min(float64(d.numbers), 3), empty, math.Log(tokens),
			float64(len(u.tables)), u.unsaid(p), float64(len(r.list) - 1), max(gap, -6),
		}
		d.confidence = builtIn().Sure(d.evidence)
	}
}

// shares are the shares of the question's content words that stand for nothing, and for a
// whole name or value that the query uses.
func (u uses) shares(found *link.Result) (lost, exact float64) {
	all := 0.0
	whole := make([]bool, len(found.Words))
	for _, n := range found.Names {
		if n.Kind == link.Exact && u.uses(n) {
			for i := n.First; i <= n.Last; i++ {
				whole[i] = true
			}
		}
	}
	for i, v := range found.Values {
		for k := v.First; k <= v.Last && u.values[i]; k++ {
			whole[k] = true
		}
	}
	for i, k := range u.kept(found) {
		if k < 0 {
			continue
		}
		all++
		if k == 0 {
			lost++
		}
		if whole[i] {
			exact++
		}
	}
	if all == 0 {
		return 0, 1
	}
	return lost / all, exact / all
}

// unsaid is the share of the tables in use that neither a name nor a value of the question
// stands for.
func (u uses) unsaid(p *pointer.Prompt) float64 {
	said := map[int]bool{}
	for _, n := range p.Found.Names {
		if n.Table >= 0 {
			said[n.Table] = true
		} else {
			said[p.Schema.Columns[n.Column].Table] = true
		}
	}
	for _, v := range p.Found.Values {
		for _, at := range v.Cells {
			said[p.Schema.Columns[at.Column].Table] = true
		}
		for _, c := range v.Has {
			said[p.Schema.Columns[c].Table] = true
		}
	}
	if len(u.tables) == 0 {
		return 0
	}
	n := 0.0
	for t := range u.tables {
		if !said[t] {
			n++
		}
	}
	return n / float64(len(u.tables))
}
