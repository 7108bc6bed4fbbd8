//go:build llama

package llama

import (
	"context"
	"sync"

	"streamlink/backend/sqlstate"
)

// pool lends contexts, makes them when they are first needed, and lets a bounded
// number of questions wait for one.
type pool struct {
	m     *Model
	slots chan struct{} // one for each context that may be in use
	queue chan struct{} // one for each question that waits or runs

	mu     sync.Mutex
	idle   []*session // the one used last is at the end
	closed bool
}

func newPool(m *Model, contexts, queue int) *pool {
	return &pool{m: m, slots: make(chan struct{}, contexts), queue: make(chan struct{}, contexts+queue)}
}

// warm makes the first context.
func (p *pool) warm() error {
	s, err := openSession(p.m)
	if err == nil {
		p.idle = append(p.idle, s)
	}
	return err
}

// take lends a context, at best one that still holds the prefix.
func (p *pool) take(ctx context.Context, prefix prefixKey) (*session, error) {
	select {
	case p.queue <- struct{}{}:
	default:
		return nil, sqlstate.New(sqlstate.TooManyConnections, "the model is busy: %d questions run or wait", cap(p.queue)).
			WithHint("ask again in a moment, or raise model.contexts or model.queue")
	}
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		<-p.queue
		return nil, sqlstate.From(ctx.Err())
	}
	s, err := p.choose(prefix)
	if err != nil {
		p.leave()
	}
	return s, err
}

func (p *pool) choose(prefix prefixKey) (*session, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, errClosed
	}
	if n := len(p.idle); n > 0 {
		at := 0
		for i, s := range p.idle {
			if s.prefix == prefix {
				at = i
			}
		}
		s := p.idle[at]
		p.idle = append(p.idle[:at], p.idle[at+1:]...)
		p.mu.Unlock()
		return s, nil
	}
	p.mu.Unlock()
	return openSession(p.m)
}

func (p *pool) give(s *session) {
	p.mu.Lock()
	p.idle = append(p.idle, s)
	p.mu.Unlock()
	p.leave()
}

func (p *pool) leave() {
	<-p.slots
	<-p.queue
}

// close waits for the contexts in use and frees all.
func (p *pool) close() {
	p.mu.Lock()
	already := p.closed
	p.closed = true
	p.mu.Unlock()
	if already {
		return
	}
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.idle {
		s.close()
	}
	p.idle = nil
}
