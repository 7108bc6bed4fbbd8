//go:build llama

package llama

import (
	"testing"
	"time"
)

// lent is a context of m's, given back at the end of the test.
func lent(t testing.TB, m *Model) *session {
	t.Helper()
	s, err := m.pool.take(t.Context(), prefixKey{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.pool.give(s) })
	return s
}

func idle(m *Model) int {
	m.pool.mu.Lock()
	defer m.pool.mu.Unlock()
	return len(m.pool.idle)
}

// A context that nobody uses gives its memory back; the next question makes another.
func TestIdleContextsAreFreed(t *testing.T) {
	m := load(t, tiny, nil)
	if n := idle(m); n != 0 {
		t.Errorf("%d contexts before the first question", n)
	}
	m.pool.keep = 20 * time.Millisecond
	want, err := m.Complete(t.Context(), question, small, 1)
	if err != nil {
		t.Fatal(err)
	}
	if n := idle(m); n != 1 {
		t.Errorf("%d contexts are kept after a question, want 1", n)
	}
	for end := time.Now().Add(5 * time.Second); idle(m) > 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the idle context is still there after 5 seconds")
		}
	}
	got, err := m.Complete(t.Context(), question, small, 1)
	if err != nil || got[0] != want[0] {
		t.Errorf("with a new context: %+v, %v; before %+v", got, err, want)
	}
}
