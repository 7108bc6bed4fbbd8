package proxy

import (
	"context"
	"errors"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
)

func begun(ctx context.Context, s *Session) *life {
	l := &life{}
	s.begin(ctx, l)
	return l
}

// An end is told through every door of a context, with its reason.
func TestLifeEnds(t *testing.T) {
	l := begun(context.Background(), &Session{})
	below, cancel := context.WithCancel(l)
	defer cancel()
	called := make(chan struct{})
	l.AfterFunc(func() { close(called) })
	if l.Err() != nil || below.Err() != nil {
		t.Fatal(l.Err(), below.Err())
	}
	l.end(errTimeout)
	l.end(errKilled) // the first reason counts
	for name, c := range map[string]<-chan struct{}{"Done": l.Done(), "a context below": below.Done(), "AfterFunc": called} {
		select {
		case <-c:
		case <-time.After(5 * time.Second):
			t.Errorf("%s was not told", name)
		}
	}
	if !errors.Is(l.Err(), context.Canceled) || sqlstate.From(context.Cause(l)).Message != errTimeout.Message {
		t.Errorf("%v, %v", l.Err(), context.Cause(l))
	}
	if reason(l, l.Err()) != error(errTimeout) {
		t.Error(reason(l, l.Err()))
	}
	late := make(chan struct{})
	if l.AfterFunc(func() { close(late) })() {
		t.Error("a call after the end can be withdrawn")
	}
	<-late
}

// What was withdrawn is not called.
func TestLifeStop(t *testing.T) {
	l := begun(context.Background(), &Session{})
	withdrawn := l.AfterFunc(func() { t.Error("called") })
	kept := make(chan struct{})
	l.AfterFunc(func() { close(kept) })
	if !withdrawn() || withdrawn() {
		t.Error("withdrawn is not what happened once")
	}
	l.end(nil)
	<-kept
	if l.Err() != context.Canceled {
		t.Error(l.Err())
	}
}

// A connection's end ends every result that is open on it, and none that came under
// another context or is finished.
func TestLifeParents(t *testing.T) {
	s := &Session{}
	connection, hangUp := context.WithCancelCause(context.Background())
	request, cancel := context.WithCancel(context.Background())
	defer cancel()
	a, b, over := begun(connection, s), begun(connection, s), begun(connection, s)
	other := begun(request, s)
	over.finish()
	hangUp(errKilled)
	for _, l := range []*life{a, b} {
		select {
		case <-l.Done():
		case <-time.After(5 * time.Second):
			t.Fatal("a result outlives its connection")
		}
		if sqlstate.From(context.Cause(l)).Code != errKilled.Code {
			t.Error(context.Cause(l))
		}
		l.finish()
	}
	if other.Err() != nil {
		t.Error("another context's result ended", other.Err())
	}
	cancel()
	<-other.Done()
	other.finish()
	if s.lives != nil {
		t.Error("a finished result is still known")
	}
	if begun(connection, s).Err() == nil { // its parent has ended before
		t.Error("begun under a context that has ended")
	}
}
