package nl

import (
	"cmp"
	"math"
	"slices"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// Evidence is what speaks for and against an answer, in the order of [EvidenceNames].
type Evidence []float64

// EvidenceNames say what each figure of an [Evidence] is.
var EvidenceNames = slices.Concat(searchNames, pointer.ReviewNames, placeNames)

// What readings are compared by, and what one is judged by that was chosen. Figures of a review
// tell readings of one question apart; how sure to be of one they say through its score.
var (
	choiceNames = slices.Concat(searchNames, pointer.ReviewNames)
	judgedNames = slices.Concat(searchNames, placeNames)
)

// What the searches and the question's words say of a reading. The figures of a search that
// did not find the reading are as bad as can be.
var searchNames = []string{
	"mean",        // log probability of a word of the answer, by the model alone
	"total",       // of the whole answer
	"least",       // of its least likely word
	"share",       // log of the candidates' probability that is the reading's
	"turned",      // log probability that the mask cost
	"linked mean", // the same for the search with links
	"linked total",
	"linked least",
	"linked share",
	"linked turned",
	"both",              // both searches found it
	"none",              // the candidates' probability of not being answerable, by the model alone
	"linked none",       // and with links
	"coverage",          // of the question's content words, by what the SQL uses
	"lost",              // share of them that stands for nothing
	"exact",             // share of them that is a whole name in use
	"names",             // values of the question left out
	"numbers",           // numbers left out
	"empty",             // it finds nothing
	"length",            // log of the answer's words
	"tables",            // tables it reads
	"unsaid",            // of them, those that no word of the question stands for
	"sure total",        // total, linked total, share and linked share once more,
	"sure linked total", // as far as the model alone is sure of some reading:
	"sure share",        // where it knows the schema it is right
	"sure linked share",
}

// What is known when the readings are in order.
var placeNames = []string{
	"score",  // by the choice
	"rivals", // other readings
	"gap",    // how much better its score is than the next one's
}

// Trace is what one translation rested on, for measuring.
type Trace struct {
	Question   string
	SQL        string    // of the best reading; "" when there was none
	Readings   []Weighed // all, the best first
	Evidence   Evidence
	Confidence float64
	None       float64
}

// Weighed is a reading's SQL with what speaks for it.
type Weighed struct {
	SQL      string
	Evidence Evidence
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
		}
		tr.Readings = append(tr.Readings, Weighed{d.sql, d.evidence})
	}
	t.watch(tr)
}

// weigh gathers the evidence for every reading and puts the likeliest first.
func (r *readings) weigh(p *pointer.Prompt, none [searches]float64) {
	reviewer := pointer.NewReviewer(p)
	for i := range r.list {
		d := &r.list[i]
		u := usesOf(p, d.query)
		lost, exact := u.shares(p.Found)
		e := make(Evidence, 0, len(EvidenceNames))
		e = append(e, d.told(alone)...)
		e = append(e, d.told(linked)...)
		tokens := 1.0
		for _, c := range d.found {
			if c != nil {
				tokens = float64(max(c.Tokens, 1))
			}
		}
		d.evidence = append(e, one(d.found[alone] != nil && d.found[linked] != nil), none[alone], none[linked], d.coverage, lost, exact,
			min(float64(len(d.names)), 3), min(float64(d.numbers), 3), one(d.empty), math.Log(tokens), float64(len(u.tables)), u.unsaid(p), 0, 0, 0, 0)
		d.evidence = append(append(d.evidence, reviewer.Figures(d.query)...), make([]float64, len(placeNames))...)
	}
	r.know()
	for i := range r.list {
		r.list[i].score = builtIn().Choice.of(r.list[i].evidence)
	}
	slices.SortStableFunc(r.list, func(a, b reading) int { return cmp.Compare(b.score, a.score) })
	for i := range r.list {
		d := &r.list[i]
		other := 0.0
		switch {
		case i > 0:
			other = r.list[0].score
		case len(r.list) > 1:
			other = r.list[1].score
		default:
			other = d.score - widest
		}
		d.evidence.place(d.score, len(r.list)-1, d.score-other)
		d.confidence, d.within = min(builtIn().Sure(d.evidence), surest), builtIn().Within(d.evidence)
	}
}

// know fills in the figures that depend on how sure the model alone is of the reading that it
// likes best.
func (r *readings) know() {
	best := -20.0
	for _, d := range r.list {
		best = max(best, d.evidence[1])
	}
	sure := math.Exp(best / 2)
	for _, d := range r.list {
		at := len(searchNames) - 4
		for i, from := range []int{1, 6, 3, 8} { // total, linked total, share, linked share
			d.evidence[at+i] = sure * d.evidence[from]
		}
	}
}

// surest is the most that a model's answer may claim: one is for what a person confirmed.
const surest = 0.99

// widest is the gap beyond which it does not matter.
const widest = 4

// place fills in what is known when the readings are in order.
func (e Evidence) place(score float64, rivals int, gap float64) {
	at := len(e) - len(placeNames)
	e[at], e[at+1], e[at+2] = score, float64(min(rivals, 6)), max(min(gap, widest), -widest)
}

// told are the figures of one search.
func (d *reading) told(search int) []float64 {
	c := d.found[search]
	if c == nil {
		return []float64{-3, -20, -8, -6, 0}
	}
	turned := 0.0
	if c.Free != 0 {
		turned = min(c.Free-c.LogProb, 0)
	}
	return []float64{
		max(c.LogProb/float64(max(c.Tokens, 1)), -3), max(c.LogProb, -20), max(math.Log(max(c.Least, 1e-9)), -8),
		max(math.Log(max(d.share[search], 1e-9)), -6), max(turned, -10),
	}
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
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
	meant := make([]bool, len(found.Words)) // which only an encoder understands
	for _, n := range found.Names {
		for i := n.First; i <= n.Last && n.Kind == link.Semantic; i++ {
			meant[i] = true
		}
	}
	for i, k := range u.kept(found) {
		if k < 0 {
			continue
		}
		all++
		if k == 0 || meant[i] {
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
