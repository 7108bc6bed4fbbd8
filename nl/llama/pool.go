//go:build llama

package llama

import (
	"context"
	"slices"
	"sync"
	"time"

	"streamlink/backend/sqlstate"
)

// keepIdle is how long a context that nobody uses keeps its memory (26 MB of the built-in
// model's); a new one takes some milliseconds, and the schema's prefix comes from its cache.
const keepIdle = time.Minute

// pool lends contexts, makes them when they are needed, frees those that nobody has used for
// a while, and lets a bounded number of questions wait for one.
type pool struct {
	m     *Model
	slots chan struct{} // one for each context that may be in use
	queue chan struct{} // one for each question that waits or runs

	mu     sync.Mutex
	idle   []*session // the one used last is at the end
	keep   time.Duration
	sweep  *time.Timer // runs while there are idle ones
	closed bool
}

func newPool(m *Model, contexts, queue int) *pool {
	return &pool{m: m, slots: make(chan struct{}, contexts), queue: make(chan struct{}, contexts+queue), keep: keepIdle}
}

// try makes a context and frees it: is there memory for one?
func (p *pool) try() error {
	s, err := openSession(p.m)
	if err == nil {
		s.close()
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
	s.used = time.Now()
	p.mu.Lock()
	p.idle = append(p.idle, s)
	if p.sweep == nil {
		p.sweep = time.AfterFunc(p.keep, p.free)
	}
	p.mu.Unlock()
	p.leave()
}

// free closes the contexts that were not used for long, and comes again while others are idle.
func (p *pool) free() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	n := 0
	for n < len(p.idle) && time.Since(p.idle[n].used) >= p.keep {
		p.idle[n].close()
		n++
	}
	p.idle = slices.Delete(p.idle, 0, n)
	if len(p.idle) == 0 {
		p.sweep = nil
		return
	}
	p.sweep.Reset(p.keep - time.Since(p.idle[0].used))
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
	if p.sweep != nil {
		p.sweep.Stop()
	}
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
