//go:build llama

package llama

import (
	"context"
	"slices"

	"streamlink/backend/sqlstate"
	"streamlink/nl"
)

// Complete continues prompt under mask by beam search and returns at most n
// candidates, best first. The same prompt, mask and n give the same candidates. A nil
// mask allows every token; candidates' texts are then the model's own.
//
// ctx stops it while it waits for a context, between tokens and within a run.
func (m *Model) Complete(ctx context.Context, prompt nl.Prompt, mask nl.Mask, n int) ([]nl.Candidate, error) {
	if !m.decodes {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "the model %s only makes embeddings", m.name)
	}
	prefix, rest, err := m.tokens(prompt)
	if err != nil {
		return nil, err
	}
	key := keyOf(prefix)
	s, err := m.pool.take(ctx, key)
	if err != nil {
		return nil, err
	}
	defer m.pool.give(s)
	defer s.watch(ctx)()
	whole := false // a panic in mask must not leave beams behind
	defer func() {
		if !whole {
			s.clear()
		}
	}()
	if err := s.load(ctx, prefix, key); err != nil {
		return nil, err
	}
	search := newSearch(m, s, min(max(n, 1), m.cfg.Beams))
	list, err := search.run(ctx, mask, len(prefix), rest)
	if err != nil {
		return nil, err
	}
	search.release()
	whole = true
	return list, nil
}

// tokens cuts the prompt. The rest has at least one token, for its logits are the first
// that are needed.
func (m *Model) tokens(prompt nl.Prompt) (prefix, rest []int32, err error) {
	if m.vocab.bos >= 0 {
		prefix = append(prefix, m.vocab.bos)
	}
	head, err := m.Tokenize(prompt.Prefix, true)
	if err != nil {
		return nil, nil, sqlstate.From(err)
	}
	prefix = append(prefix, head...)
	if rest, err = m.Tokenize(prompt.Rest, true); err != nil {
		return nil, nil, sqlstate.From(err)
	}
	switch total := len(prefix) + len(rest); {
	case total == 0:
		return nil, nil, sqlstate.New(sqlstate.InvalidParameterValue, "the prompt is empty")
	case total >= m.context:
		return nil, nil, sqlstate.New(sqlstate.ProgramLimitExceeded,
			"the question and its schema take %d tokens, the model %s has room for %d", total, m.name, m.context).
			WithHint("ask about fewer tables, or raise model.context if the model was trained for more")
	case len(rest) == 0:
		rest = slices.Clone(prefix[len(prefix)-1:])
		prefix = prefix[:len(prefix)-1]
	}
	return prefix, rest, nil
}
