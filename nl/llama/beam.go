//go:build llama

package llama

import (
	"cmp"
	"context"
	"math"
	"slices"

	"streamlink/backend/sqlstate"
	"streamlink/nl"
)

// search is a beam search in one context. Each beam is a sequence of the KV cache; one
// decode runs all of them a step further.
type search struct {
	m    *Model
	s    *session
	n    int
	free []int32 // sequences that no beam uses
	live []*beam
	done []nl.Candidate // best first, at most n
	room int            // positions for the answer

	best   float64 // the likeliest beginning or candidate
	spread float64 // how far below it others may stay

	most int // tokens of one beam in one decode
}

// beam is one beginning of an answer.
type beam struct {
	seq     int32
	pos     int32   // where pending begins
	pending []int32 // tokens that the context has not run yet
	ask     int     // the first of pending whose logits are wanted
	row     int     // the batch's place of the last token run

	parses  []parse
	plain   []int32 // the tokens, where there is no mask
	options []option
	ending  *parse

	logProb, freeProb, least float64
	tokens                   int
}

func newSearch(m *Model, s *session, n int) *search {
	q := &search{m: m, s: s, n: n, most: max(1, min(32, m.cfg.Batch/(2*n))), spread: math.Inf(-1)}
	if m.cfg.Spread > 0 {
		q.spread = math.Log(m.cfg.Spread)
	}
	for i := n; i >= 1; i-- {
		q.free = append(q.free, prefixSeq+int32(i))
	}
	return q
}

// release empties the beams' sequences, so that only the prefix stays.
func (q *search) release() {
	for i := range q.n {
		q.s.dropSeq(prefixSeq + 1 + int32(i))
	}
}

func (q *search) run(ctx context.Context, mask nl.Mask, held int, rest []int32) ([]nl.Candidate, error) {
	q.room = min(q.m.cfg.MaxTokens, q.m.context-held-len(rest))
	first := &beam{seq: q.lend(), pos: int32(held), least: 1}
	if held > 0 {
		q.s.copySeq(prefixSeq, first.seq)
	}
	// A long rest runs in whole batches first; what remains runs with the first tokens
	// of the answer that the mask leaves no choice about.
	if extra := len(rest) - q.m.cfg.Batch/2; extra > 0 {
		if err := q.s.run(ctx, rest[:extra], first.pos, first.seq); err != nil {
			return nil, err
		}
		rest, first.pos = rest[extra:], first.pos+int32(extra)
	}
	first.pending, first.ask = slices.Clone(rest), len(rest)-1
	if mask != nil {
		first.parses = []parse{{state: mask.Start()}}
	}
	alive, err := q.force(first, mask == nil)
	if err != nil {
		return nil, err
	}
	if alive {
		q.live = []*beam{first}
	}
	for len(q.live) > 0 {
		if err := q.decode(ctx); err != nil {
			return nil, err
		}
		if err := q.step(mask == nil); err != nil {
			return nil, err
		}
	}
	if len(q.done) == 0 {
		return nil, sqlstate.New(sqlstate.ProgramLimitExceeded, "the model found no answer within %d tokens", q.room).
			WithHint("put the question more simply, or raise model.max_tokens")
	}
	return q.done, nil
}

func (q *search) lend() int32 {
	last := len(q.free) - 1
	seq := q.free[last]
	q.free = q.free[:last]
	return seq
}

// decode runs what is pending in every beam and adds the forced tokens' share to Free.
func (q *search) decode(ctx context.Context) error {
	b := &q.s.batch
	b.reset()
	for _, l := range q.live {
		l.row = len(b.tokens)
		for i, t := range l.pending {
			b.add(t, l.pos+int32(i), l.seq, i >= l.ask)
		}
	}
	if err := q.s.decode(ctx); err != nil {
		return err
	}
	for _, l := range q.live {
		for i := l.ask + 1; i < len(l.pending); i++ {
			row, err := q.s.row(l.row + i - 1)
			if err != nil {
				return err
			}
			l.freeProb += float64(row[l.pending[i]]) - logSum(row)
		}
		l.row += len(l.pending) - 1
		l.pos += int32(len(l.pending))
		l.pending, l.ask = l.pending[:0], 0
	}
	return nil
}

// choice is a beam continued by one token, or ended (option is -1).
type choice struct {
	from    *beam
	option  int
	token   int32
	logProb float64 // of the whole
	masked  float64 // of the token, among those allowed
	free    float64 // of the token, among all
}

// step extends every beam by every token allowed and keeps the best.
func (q *search) step(plain bool) error {
	var all []choice
	for _, l := range q.live {
		row, err := q.s.row(l.row)
		if err != nil {
			return err
		}
		if plain {
			all = q.unmasked(all, l, row)
		} else {
			all = q.masked(all, l, row)
		}
	}
	slices.SortStableFunc(all, func(a, b choice) int { return cmp.Compare(b.logProb, a.logProb) })
	if len(all) > 0 {
		q.best = all[0].logProb
	}
	if len(q.done) > 0 {
		q.best = max(q.best, q.done[0].LogProb)
	}
	kept := all[:0]
	for _, c := range all {
		switch {
		case q.worse(c.logProb):
		case c.option < 0:
			q.finish(c, plain)
		case len(kept) < q.n:
			kept = append(kept, c)
		}
	}
	return q.extend(kept, plain)
}

// worse tells that a beginning with this score cannot end among the best n any more, or
// is not worth a run: a beam costs as much as the first does.
func (q *search) worse(logProb float64) bool {
	return len(q.done) >= q.n && logProb <= q.done[q.n-1].LogProb || logProb < q.best+q.spread
}

// masked adds a beam's allowed continuations, scored among themselves.
func (q *search) masked(all []choice, l *beam, row []float32) []choice {
	sum := logAdd{}
	for _, o := range l.options {
		sum.add(float64(row[o.token]))
	}
	end := logAdd{}
	if l.ending != nil {
		for _, id := range q.m.vocab.ends {
			end.add(float64(row[id]))
			sum.add(float64(row[id]))
		}
	}
	allowed, whole := sum.value(), logSum(row)
	raw := make([]float64, 0, len(l.options)+1)
	for _, o := range l.options {
		raw = append(raw, float64(row[o.token]))
	}
	if l.ending != nil {
		raw = append(raw, end.value())
	}
	weighed := l.weigh(raw, allowed)
	for i, o := range l.options {
		all = append(all, choice{l, i, o.token, l.logProb + weighed[i], weighed[i], raw[i] - whole})
	}
	if n := len(l.options); l.ending != nil {
		all = append(all, choice{l, -1, -1, l.logProb + weighed[n], weighed[n], raw[n] - whole})
	}
	return all
}

// weigh gives the log probabilities of a beam's options, the ending last, after its state
// has had its say. Where words of several tokens are under way, the model's own stand.
func (l *beam) weigh(raw []float64, allowed float64) []float64 {
	out := make([]float64, len(raw))
	for i, z := range raw {
		out[i] = z - allowed
	}
	if len(l.parses) != 1 || l.parses[0].path != nil {
		return out
	}
	w, ok := l.parses[0].state.(nl.Weigher)
	if !ok {
		return out
	}
	words := make([]string, len(raw))
	for i, o := range l.options {
		if len(o.from) != 1 || len(o.from[0].path) != 1 {
			return out
		}
		words[i] = o.from[0].word
	}
	w.Weigh(words, out)
	sum := logAdd{}
	for _, z := range out {
		sum.add(z)
	}
	for i := range out {
		out[i] -= sum.value()
	}
	return out
}

// unmasked adds a beam's n likeliest continuations.
func (q *search) unmasked(all []choice, l *beam, row []float32) []choice {
	whole := logSum(row)
	for _, t := range top(row, q.n) {
		p := float64(row[t]) - whole
		option := 0
		if slices.Contains(q.m.vocab.ends, t) {
			option = -1
		}
		all = append(all, choice{l, option, t, l.logProb + p, p, p})
	}
	return all
}

// finish keeps a candidate among the best n.
func (q *search) finish(c choice, plain bool) {
	l := c.from
	done := nl.Candidate{LogProb: c.logProb, Tokens: l.tokens, Least: min(l.least, math.Exp(c.masked)), Free: l.freeProb + c.free}
	if plain {
		done.Text, _ = q.m.Detokenize(l.plain)
	} else {
		done.Text = l.ending.words.text()
	}
	at := slices.IndexFunc(q.done, func(d nl.Candidate) bool { return d.LogProb < done.LogProb })
	if at < 0 {
		at = len(q.done)
	}
	q.done = slices.Insert(q.done, at, done)
	if len(q.done) > q.n {
		q.done = q.done[:q.n]
	}
}

// extend makes the kept choices the new beams. The first child of a beam goes on in its
// sequence, others get a copy.
func (q *search) extend(kept []choice, plain bool) error {
	heir := make(map[*beam]bool, len(kept))
	for _, c := range kept {
		heir[c.from] = true
	}
	for _, l := range q.live {
		if !heir[l] {
			q.giveBack(l.seq)
		}
	}
	next := make([]*beam, 0, len(kept))
	for _, c := range kept {
		b := c.child(plain)
		if heir[c.from] {
			heir[c.from] = false
		} else {
			b.seq = q.lend()
			q.s.copySeq(c.from.seq, b.seq)
		}
		alive, err := q.force(b, plain)
		if err != nil {
			return err
		}
		next = append(next, b)
		if !alive {
			b.pending = nil
		}
	}
	q.live = slices.DeleteFunc(next, func(b *beam) bool {
		dead := b.pending == nil || q.worse(b.logProb)
		if dead {
			q.giveBack(b.seq)
		}
		return dead
	})
	return nil
}

func (q *search) giveBack(seq int32) {
	q.s.dropSeq(seq)
	q.free = append(q.free, seq)
}

func (c choice) child(plain bool) *beam {
	l := c.from
	b := &beam{seq: l.seq, pos: l.pos, pending: []int32{c.token}, tokens: l.tokens + 1,
		logProb: c.logProb, freeProb: l.freeProb + c.free, least: min(l.least, math.Exp(c.masked))}
	if plain {
		b.plain = append(slices.Clone(l.plain), c.token)
	} else {
		b.parses = l.options[c.option].take()
	}
	return b
}

// force takes the tokens that the mask leaves no choice about, until there is one. It
// reports false when the beam can come to no end: too long, or nothing may follow.
func (q *search) force(b *beam, plain bool) (alive bool, err error) {
	for {
		if b.tokens > q.room {
			return false, nil
		}
		if plain {
			return true, nil
		}
		if b.options, b.ending, err = q.m.options(b.parses); err != nil {
			return false, sqlstate.New(sqlstate.InternalError, "the model cannot write what the grammar asks for").Because(err)
		}
		switch {
		case len(b.options) == 0 && b.ending == nil:
			return false, nil
		case len(b.options) != 1 || b.ending != nil || len(b.pending)-b.ask >= q.most:
			return true, nil
		}
		b.pending = append(b.pending, b.options[0].token)
		b.parses = b.options[0].take()
		b.tokens++
	}
}

// top lists the n largest logits' tokens, the largest first; equals in their order.
func top(row []float32, n int) []int32 {
	list := make([]int32, 0, n+1)
	for t, z := range row {
		if len(list) == n && z <= row[list[n-1]] {
			continue
		}
		at := slices.IndexFunc(list, func(o int32) bool { return row[o] < z })
		if at < 0 {
			at = len(list)
		}
		list = slices.Insert(list, at, int32(t))
		if len(list) > n {
			list = list[:n]
		}
	}
	return list
}

// logAdd sums numbers given as logarithms.
type logAdd struct {
	top, sum float64
	any      bool
}

func (a *logAdd) add(z float64) {
	switch {
	case !a.any:
		*a = logAdd{z, 1, true}
	case z > a.top:
		a.sum = a.sum*math.Exp(a.top-z) + 1
		a.top = z
	default:
		a.sum += math.Exp(z - a.top)
	}
}

func (a *logAdd) value() float64 {
	if !a.any {
		return math.Inf(-1)
	}
	return a.top + math.Log(a.sum)
}
