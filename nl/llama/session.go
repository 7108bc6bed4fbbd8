//go:build llama

package llama

/*
#include "shim.h"
*/
import "C"

import (
	"context"
	"fmt"
	"time"
	"unsafe"

	"streamlink/backend/sqlstate"
)

// prefixSeq is the sequence that holds the prefix alone; beams live in those after it.
const prefixSeq = 0

// session is one llama.cpp context. One goroutine uses it at a time.
type session struct {
	m      *Model
	c      *C.sl_session
	prefix prefixKey // what sequence 0 holds; zero: nothing that can be used
	held   int       // its length
	used   time.Time // when it was given back last

	batch batch
}

// batch is the tokens of one decode.
type batch struct {
	tokens, pos, seq []int32
	want             []int8
}

func (b *batch) reset() {
	b.tokens, b.pos, b.seq, b.want = b.tokens[:0], b.pos[:0], b.seq[:0], b.want[:0]
}

func (b *batch) add(token, pos, seq int32, want bool) {
	b.tokens, b.pos, b.seq = append(b.tokens, token), append(b.pos, pos), append(b.seq, seq)
	if want {
		b.want = append(b.want, 1)
	} else {
		b.want = append(b.want, 0)
	}
}

func openSession(m *Model) (*session, error) {
	o := C.sl_options{
		cells:   C.uint32_t(m.context + (m.cfg.Beams-1)*m.cfg.MaxTokens),
		batch:   C.uint32_t(m.cfg.Batch),
		seqs:    C.uint32_t(m.cfg.Beams + 1),
		threads: C.int32_t(m.cfg.Threads),
	}
	if !m.decodes {
		o.embeddings = true
		o.cells, o.batch, o.seqs = C.uint32_t(m.context), C.uint32_t(m.context), textsAtOnce
		o.mean = C.bool(!m.hasPooling())
	}
	line := newErrorLine()
	c := C.sl_session_open(m.c, &o, line.c())
	if c == nil {
		return nil, sqlstate.New(sqlstate.OutOfMemory, "the model %s cannot get a context of %d tokens", m.name, m.context).
			WithHint("lower model.context or model.contexts").Because(fmt.Errorf("%s", line))
	}
	return &session{m: m, c: c}, nil
}

func (s *session) close() { C.sl_session_close(s.c) }

// watch makes ctx's end stop a running decode. The function it returns ends the watch.
func (s *session) watch(ctx context.Context) (release func()) {
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		C.sl_cancel(s.c)
		close(done)
	})
	return func() {
		if !stop() {
			<-done
		}
		C.sl_resume(s.c)
	}
}

// decode runs s.batch. After an error the context's content is unknown and cleared.
func (s *session) decode(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return sqlstate.From(err)
	}
	b := &s.batch
	line := newErrorLine()
	status := C.sl_decode(s.c, C.int32_t(len(b.tokens)),
		(*C.int32_t)(unsafe.Pointer(&b.tokens[0])), (*C.int32_t)(unsafe.Pointer(&b.pos[0])),
		(*C.int32_t)(unsafe.Pointer(&b.seq[0])), (*C.int8_t)(unsafe.Pointer(&b.want[0])), line.c())
	if status == C.SL_OK {
		return nil
	}
	s.clear()
	switch {
	case ctx.Err() != nil:
		return sqlstate.From(ctx.Err())
	case status == C.SL_FULL:
		return sqlstate.New(sqlstate.ProgramLimitExceeded, "the model's context of %d tokens is full", s.m.context).
			WithHint("raise model.context")
	}
	return sqlstate.New(sqlstate.InternalError, "the model %s failed", s.m.name).Because(fmt.Errorf("%s", line))
}

// row is the logits of the batch's i-th token, valid until the next decode.
func (s *session) row(i int) ([]float32, error) {
	p := C.sl_logits(s.c, C.int32_t(i))
	if p == nil {
		return nil, sqlstate.New(sqlstate.InternalError, "the model %s gave no logits", s.m.name)
	}
	return unsafe.Slice((*float32)(unsafe.Pointer(p)), s.m.vocab.size), nil
}

// logSum is the logarithm of the sum of a row's exponentials.
func logSum(row []float32) float64 {
	return float64(C.sl_log_sum_exp((*C.float)(unsafe.Pointer(&row[0])), C.int32_t(len(row))))
}

func (s *session) clear() {
	C.sl_clear(s.c)
	s.prefix, s.held = prefixKey{}, 0
}

func (s *session) copySeq(from, to int32) { C.sl_seq_copy(s.c, C.int32_t(from), C.int32_t(to)) }

func (s *session) dropSeq(seq int32) { C.sl_seq_remove(s.c, C.int32_t(seq), -1) }

// run decodes tokens into a sequence from position at on, a batch at a time, without
// asking for logits.
func (s *session) run(ctx context.Context, tokens []int32, at, seq int32) error {
	for len(tokens) > 0 {
		n := min(len(tokens), s.m.cfg.Batch)
		s.batch.reset()
		for i, t := range tokens[:n] {
			s.batch.add(t, at+int32(i), seq, false)
		}
		if err := s.decode(ctx); err != nil {
			return err
		}
		tokens, at = tokens[n:], at+int32(n)
	}
	return nil
}

// load brings the prefix into sequence 0: it is there already, or a state of it is
// kept, or it is decoded and its state kept.
func (s *session) load(ctx context.Context, tokens []int32, key prefixKey) error {
	if s.prefix == key && s.held == len(tokens) {
		return nil
	}
	s.clear()
	if len(tokens) == 0 {
		return nil
	}
	if !s.restore(key) {
		if err := s.run(ctx, tokens, 0, prefixSeq); err != nil {
			return err
		}
		s.save(tokens, key)
	}
	s.prefix, s.held = key, len(tokens)
	return nil
}

func (s *session) restore(key prefixKey) bool {
	known, _ := s.m.prefixes.get(key)
	if known.data == nil {
		return false
	}
	n := C.sl_state_set(s.c, prefixSeq, (*C.uint8_t)(unsafe.Pointer(&known.data[0])), C.size_t(len(known.data)))
	if n == 0 {
		s.clear()
		return false
	}
	s.m.prefixes.count()
	return true
}

func (s *session) save(tokens []int32, key prefixKey) {
	size := int64(C.sl_state_size(s.c, prefixSeq))
	if !s.m.prefixes.fits(size) {
		return
	}
	data := make([]byte, size)
	if n := C.sl_state_get(s.c, prefixSeq, (*C.uint8_t)(unsafe.Pointer(&data[0])), C.size_t(size)); int64(n) == size {
		s.m.prefixes.put(prefixState{key, tokens, data})
	}
}
