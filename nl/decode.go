package nl

import (
	"context"
	"math"
	"strings"
	"time"

	"streamlink/nl/pointer"
)

// The two ways in which a model is searched for answers: as it likes, which is best where it
// was trained on the schema, and with what links say beside it, which is best where it was not.
const (
	alone = iota
	linked
	searches
)

// proposal is a candidate with the search that found it.
type proposal struct {
	Candidate
	search int
}

// understanding is a question on its way to readings.
type understanding struct {
	t         *Translator
	prompt    *pointer.Prompt
	check     Check
	shape     shaper
	steps     *Steps
	proposals []proposal
	none      [searches]float64
	tried     map[string]trial
}

// trial is what trying a candidate's SQL out gave.
type trial struct {
	nonEmpty bool
	err      error
}

// understand has the model write answers and reads them: both searches; without the answer
// that nothing can be told, when there was no other; and once more with the values that the
// best answer leaves out.
func (t *Translator) understand(ctx context.Context, p *pointer.Prompt, check Check, shape shaper, steps *Steps) (*readings, error) {
	u := &understanding{t: t, prompt: p, check: check, shape: shape, steps: steps, tried: map[string]trial{}}
	for search := range searches {
		if t.without.skips(search) {
			continue
		}
		if err := u.search(ctx, search, true, t.without.mask(p, search)); err != nil {
			return nil, err
		}
	}
	r, err := u.read(ctx)
	if err != nil {
		return nil, err
	}
	if len(r.list) == 0 && max(u.none[alone], u.none[linked]) > 0 {
		if r, err = u.further(ctx, t.without.answering(p)); err != nil {
			return nil, err
		}
	}
	if required := r.required(); len(required) > 0 {
		return u.further(ctx, t.without.mask(p, u.best(r), required...))
	}
	return r, nil
}

// best is the search that found the best reading.
func (u *understanding) best(r *readings) int {
	if r.list[0].found[linked] != nil {
		return linked
	}
	return alone
}

// further searches once more and reads all there is.
func (u *understanding) further(ctx context.Context, m Mask) (*readings, error) {
	search := linked
	if u.t.without.skips(linked) {
		search = alone
	}
	if err := u.search(ctx, search, false, m); err != nil {
		return nil, err
	}
	return u.read(ctx)
}

// search asks the model under a mask.
func (u *understanding) search(ctx context.Context, search int, first bool, m Mask) error {
	began := time.Now()
	more, err := u.t.model.Complete(ctx, Prompt{Prefix: u.prompt.Prefix, Rest: u.prompt.Rest}, m, u.t.cfg.Candidates)
	if err != nil {
		return err
	}
	u.steps.Decode += time.Since(began)
	if first {
		u.none[search] = noneOf(more)
	} else {
		more = fresh(more, u.proposals)
	}
	for _, c := range more {
		if m == nil {
			c.Text = pointer.Spaced(c.Text)
		}
		u.proposals = append(u.proposals, proposal{c, search})
	}
	return nil
}

// read makes readings of all proposals.
func (u *understanding) read(ctx context.Context) (*readings, error) {
	began := time.Now()
	defer func() { u.steps.Check += time.Since(began) }()
	return u.readings(ctx)
}

// noneOf is the candidates' probability that says: cannot be answered.
func noneOf(candidates []Candidate) float64 {
	none, total := 0.0, 0.0
	for _, c := range candidates {
		p := math.Exp(c.LogProb)
		total += p
		if strings.TrimSpace(c.Text) == pointer.None {
			none += p
		}
	}
	if total == 0 {
		return 0
	}
	return none / total
}
