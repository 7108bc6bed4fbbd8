//go:build llama

package llama

/*
#include "shim.h"
*/
import "C"

import (
	"context"
	"fmt"
	"math"
	"unsafe"

	"streamlink/backend/sqlstate"
)

// hasPooling tells whether the file says how token vectors become one.
func (m *Model) hasPooling() bool {
	arch, _ := m.Metadata("general.architecture")
	_, ok := m.Metadata(arch + ".pooling_type")
	return ok
}

// Encodes tells whether the model makes embeddings and writes no text.
func (m *Model) Encodes() bool { return !m.decodes }

// Width is the length of the vectors that Embed makes.
func (m *Model) Width() int { return m.width }

// textsAtOnce is how many texts one run makes vectors of.
const textsAtOnce = 64

// Embed makes each text into a vector of length 1, with an encoder such as a sentence
// transformer; a text longer than its context is cut. The same texts in the same order give
// the same vectors; in another order the last digits may differ.
func (m *Model) Embed(ctx context.Context, texts ...string) ([][]float32, error) {
	if m.decodes {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "the model %s writes text and makes no embeddings", m.name)
	}
	s, err := m.pool.take(ctx, prefixKey{})
	if err != nil {
		return nil, err
	}
	defer m.pool.give(s)
	defer s.watch(ctx)()
	out := make([][]float32, 0, len(texts))
	var tokens, lens []int32
	for i, text := range texts {
		t, err := m.sentence(text)
		if err != nil {
			return nil, err
		}
		if len(lens) == textsAtOnce || len(lens) > 0 && len(tokens)+len(t) > min(m.cfg.Batch, m.context) {
			if out, err = s.embed(ctx, out, lens, tokens); err != nil {
				return nil, err
			}
			tokens, lens = tokens[:0], lens[:0]
		}
		tokens, lens = append(tokens, t...), append(lens, int32(len(t)))
		if i == len(texts)-1 {
			return s.embed(ctx, out, lens, tokens)
		}
	}
	return out, nil
}

// embed adds the vectors of a few texts to out.
func (s *session) embed(ctx context.Context, out [][]float32, lens, tokens []int32) ([][]float32, error) {
	m := s.m
	all := make([]float32, len(lens)*m.width)
	line := newErrorLine()
	status := C.sl_embed(s.c, C.int32_t(len(lens)), (*C.int32_t)(unsafe.Pointer(&lens[0])), (*C.int32_t)(unsafe.Pointer(&tokens[0])),
		(*C.float)(unsafe.Pointer(&all[0])), line.c())
	switch {
	case ctx.Err() != nil:
		return nil, sqlstate.From(ctx.Err())
	case status != C.SL_OK:
		return nil, sqlstate.New(sqlstate.InternalError, "the model %s failed", m.name).Because(fmt.Errorf("%s", line))
	}
	for i := range lens {
		out = append(out, unit(all[i*m.width:(i+1)*m.width:(i+1)*m.width]))
	}
	return out, nil
}

// unit brings v to length 1.
func unit(v []float32) []float32 {
	var square float64
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	if square > 0 {
		scale := float32(1 / math.Sqrt(square))
		for i := range v {
			v[i] *= scale
		}
	}
	return v
}

// sentence cuts text into tokens between the marks of a beginning and an end.
func (m *Model) sentence(text string) ([]int32, error) {
	tokens, err := m.tokenize(text, true, false)
	if err != nil {
		return nil, sqlstate.From(err)
	}
	if len(tokens) == 0 {
		return nil, sqlstate.New(sqlstate.InvalidParameterValue, "there is nothing to embed")
	}
	if over := len(tokens) - m.context; over > 0 {
		end := tokens[len(tokens)-1]
		tokens = append(tokens[:m.context-1], end)
	}
	return tokens, nil
}
