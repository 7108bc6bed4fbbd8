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

// Width is the length of the vectors that Embed makes.
func (m *Model) Width() int { return m.width }

// Embed makes text into a vector of length 1, with an encoder such as a sentence
// transformer; a text longer than its context is cut.
func (m *Model) Embed(ctx context.Context, text string) ([]float32, error) {
	if m.decodes {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "the model %s writes text and makes no embeddings", m.name)
	}
	tokens, err := m.sentence(text)
	if err != nil {
		return nil, err
	}
	s, err := m.pool.take(ctx, prefixKey{})
	if err != nil {
		return nil, err
	}
	defer m.pool.give(s)
	defer s.watch(ctx)()
	out := make([]float32, m.Width())
	line := newErrorLine()
	status := C.sl_embed(s.c, (*C.int32_t)(unsafe.Pointer(&tokens[0])), C.int32_t(len(tokens)),
		(*C.float)(unsafe.Pointer(&out[0])), line.c())
	if ctx.Err() != nil {
		return nil, sqlstate.From(ctx.Err())
	}
	if status != C.SL_OK {
		return nil, sqlstate.New(sqlstate.InternalError, "the model %s failed", m.name).Because(fmt.Errorf("%s", line))
	}
	var square float64
	for _, x := range out {
		square += float64(x) * float64(x)
	}
	if square > 0 {
		scale := float32(1 / math.Sqrt(square))
		for i := range out {
			out[i] *= scale
		}
	}
	return out, nil
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
