package proxy

import (
	"context"
	"sync"
	"time"
)

// life is the context that a statement and its result run under. It lies in the Result,
// so that a statement that nobody stops costs no context of its own, no channel and no map.
type life struct {
	parent  context.Context // nil: not begun
	session *Session
	unhook  func() bool // where the session does not follow the parent

	mu    sync.Mutex
	err   error
	done  chan struct{} // made when somebody asks for it
	calls []func()      // a nil one has been withdrawn
	first [1]func()     // room for the only one there mostly is

	before, after *life // the session's other open results; guarded by its mu
}

// ended is how a life ended: canceled, for a reason that errors.As finds.
type ended struct{ cause error }

func (e *ended) Error() string        { return context.Canceled.Error() }
func (e *ended) Is(target error) bool { return target == context.Canceled }
func (e *ended) Unwrap() error        { return e.cause }

// Deadline is the parent's.
func (l *life) Deadline() (time.Time, bool) { return l.parent.Deadline() }

// Value is the parent's.
func (l *life) Value(key any) any { return l.parent.Value(key) }

// Err tells why the life ended; its parent's end may be seen before it is told.
func (l *life) Err() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err != nil {
		return l.err
	}
	return l.parent.Err()
}

// Done is closed when the life ends.
func (l *life) Done() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.done == nil {
		l.done = make(chan struct{})
		if l.err != nil {
			close(l.done)
		}
	}
	return l.done
}

// AfterFunc calls f in a goroutine of its own when the life ends, as context.AfterFunc
// does, which finds this method.
func (l *life) AfterFunc(f func()) (stop func() bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err != nil {
		go f()
		return func() bool { return false }
	}
	if l.calls == nil {
		l.calls = l.first[:0]
	}
	at := len(l.calls)
	l.calls = append(l.calls, f)
	return func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		waits := at < len(l.calls) && l.calls[at] != nil
		if waits {
			l.calls[at] = nil
		}
		return waits
	}
}

// end ends the life. The first reason counts; nil is none.
func (l *life) end(why error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err != nil || l.parent == nil {
		return
	}
	if l.err = context.Canceled; why != nil {
		if _, already := why.(*ended); !already {
			why = &ended{why}
		}
		l.err = why
	}
	if l.done != nil {
		close(l.done)
	}
	for _, f := range l.calls {
		if f != nil {
			go f()
		}
	}
	l.calls = nil
}

// begin starts a life that ends with ctx.
func (s *Session) begin(ctx context.Context, l *life) {
	l.parent, l.session = ctx, s
	if ctx.Done() == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.follow(ctx) {
		l.unhook = context.AfterFunc(ctx, func() { l.end(context.Cause(ctx)) })
		return
	}
	if l.after = s.lives; l.after != nil {
		l.after.before = l
	}
	s.lives = l
}

// follow makes the open results end with ctx, once for all statements that come with the
// same one, as a connection's do. false: those of another are open. The caller holds s.mu.
func (s *Session) follow(ctx context.Context) bool {
	done := ctx.Done()
	if s.followed == done {
		return true
	}
	if s.lives != nil {
		return false
	}
	if s.unfollow != nil {
		s.unfollow()
	}
	s.followed = done
	s.unfollow = context.AfterFunc(ctx, func() { s.endLives(done, context.Cause(ctx)) })
	return true
}

// endLives ends the open results that came under a context that has ended.
func (s *Session) endLives(of <-chan struct{}, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.followed != of {
		return
	}
	for l := s.lives; l != nil; l = l.after {
		l.end(why)
	}
}

// finish ends a life for good. One that was not begun is left alone.
func (l *life) finish() {
	if l.parent == nil {
		return
	}
	l.end(nil)
	if l.unhook != nil {
		l.unhook()
	}
	s := l.session
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case l.before != nil:
		l.before.after = l.after
	case s.lives == l:
		s.lives = l.after
	}
	if l.after != nil {
		l.after.before = l.before
	}
	l.before, l.after = nil, nil
}
