//go:build llama

package llama

import (
	"context"
	"crypto/sha256"
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
	prefix, rest, key, err := m.tokens(prompt)
	if err != nil {
		return nil, err
	}
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
// that are needed; key names the prefix.
func (m *Model) tokens(prompt nl.Prompt) (prefix, rest []int32, key prefixKey, err error) {
	if rest, err = m.Tokenize(prompt.Rest, true); err != nil {
		return nil, nil, key, sqlstate.From(err)
	}
	key = sha256.Sum256([]byte(prompt.Prefix))
	if prefix, err = m.prefixTokens(prompt.Prefix, key); err != nil {
		return nil, nil, key, sqlstate.From(err)
	}
	switch total := len(prefix) + len(rest); {
	case total == 0:
		return nil, nil, key, sqlstate.New(sqlstate.InvalidParameterValue, "the prompt is empty")
	case total >= m.context:
		return nil, nil, key, sqlstate.New(sqlstate.ProgramLimitExceeded,
			"the question and its schema take %d tokens, the model %s has room for %d", total, m.name, m.context).
			WithHint("ask about fewer tables, or raise model.context if the model was trained for more")
	case len(rest) == 0:
		last := len(prefix) - 1
		rest, prefix = slices.Clone(prefix[last:]), slices.Clip(prefix[:last])
		key = sha256.Sum256([]byte(prompt.Prefix + "\x00")) // it is one token shorter
	}
	return prefix, rest, key, nil
}

// prefixTokens cuts a prefix that was not cut before: a wide schema takes milliseconds.
func (m *Model) prefixTokens(text string, key prefixKey) ([]int32, error) {
	if known, ok := m.prefixes.get(key); ok {
		return known.tokens, nil
	}
	var tokens []int32
	if m.vocab.bos >= 0 {
		tokens = append(tokens, m.vocab.bos)
	}
	body, err := m.Tokenize(text, true)
	if err != nil {
		return nil, err
	}
	tokens = append(tokens, body...)
	m.prefixes.put(prefixState{key: key, tokens: tokens})
	return tokens, nil
}
