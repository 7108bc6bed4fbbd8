package nl

import (
	"context"
	"math"
	"strings"
	"time"

	"streamlink/nl/pointer"
)

// understand has the model write answers and reads them: as it likes; without the answer
// that nothing can be told, when it gave no other; and once more with the values that the
// best answer leaves out.
func (t *Translator) understand(ctx context.Context, p *pointer.Prompt, check Check, shape shaper, steps *Steps) (*readings, error) {
	var candidates []Candidate
	var r *readings
	none := 0.0
	round := func(m Mask) error {
		began := time.Now()
		more, err := t.model.Complete(ctx, Prompt{Prefix: p.Prefix, Rest: p.Rest}, m, t.cfg.Candidates)
		if err != nil {
			return err
		}
		steps.Decode += time.Since(began)
		began = time.Now()
		if candidates == nil {
			none = noneOf(more)
		} else {
			more = fresh(more, candidates)
		}
		candidates = append(candidates, more...)
		if r, err = read(ctx, p, candidates, none, check, shape); err != nil {
			return err
		}
		steps.Check += time.Since(began)
		return nil
	}
	if err := round(t.without.mask(p)); err != nil {
		return nil, err
	}
	if len(r.list) == 0 && none > 0 {
		if err := round(t.without.answering(p)); err != nil {
			return nil, err
		}
	}
	if required := r.required(); len(required) > 0 {
		if err := round(t.without.mask(p, required...)); err != nil {
			return nil, err
		}
	}
	return r, nil
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
