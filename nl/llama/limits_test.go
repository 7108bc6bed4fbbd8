//go:build llama

package llama

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/nl"
)

func code(err error) sqlstate.Code {
	var e *sqlstate.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestRefusals(t *testing.T) {
	m := load(t, tiny, nil)
	long := nl.Prompt{Prefix: strings.Repeat("<t0> name", 600), Rest: "<q>"}
	if _, err := m.Complete(t.Context(), long, small, 1); code(err) != sqlstate.ProgramLimitExceeded {
		t.Errorf("a prompt that is too long: %v", err)
	}
	if _, err := m.Complete(t.Context(), question, endless{"and", "or"}, 2); code(err) != sqlstate.ProgramLimitExceeded {
		t.Errorf("an answer without an end: %v", err)
	}
	if _, err := m.Complete(t.Context(), question, sentences{"select unknownword"}, 1); code(err) != sqlstate.InternalError {
		t.Errorf("a word without a token: %v", err)
	}
	if _, err := m.Complete(t.Context(), question, endless{}, 1); err == nil {
		t.Error("a mask that allows nothing gave an answer")
	}
	if _, err := m.Embed(t.Context(), "text"); code(err) != sqlstate.FeatureNotSupported {
		t.Errorf("an embedding of a decoder: %v", err)
	}
	if list, err := m.Complete(t.Context(), question, small, 1); err != nil || len(list) != 1 {
		t.Errorf("after refusals: %v, %v", list, err)
	}
	if _, err := m.Complete(t.Context(), nl.Prompt{}, small, 1); err != nil {
		t.Errorf("a prompt of BOS alone: %v", err)
	}
}

// slow is a model large enough that a question takes seconds.
func slow(t testing.TB, change func(*Config)) *Model {
	return load(t, shape{width: 256, heads: 4, layers: 8, inner: 1024, context: 2048, words: true, q8: true, seed: 3}, change)
}

// TestCancel measures a question to its end, then cancels it early on.
func TestCancel(t *testing.T) {
	m := slow(t, func(c *Config) { c.PrefixCache, c.MaxTokens = 0, 64 })
	long := nl.Prompt{Prefix: strings.Repeat("<t0> name of", 240), Rest: "<q>"}
	other := nl.Prompt{Prefix: "<t1> name", Rest: "<q>"} // so that no prefix is left in the context
	for name, c := range map[string]struct {
		prompt nl.Prompt
		mask   nl.Mask
	}{
		"within the prompt": {long, small},
		"between tokens":    {question, endless{"and", "or", "<c1>"}},
	} {
		t.Run(name, func(t *testing.T) {
			run := func(ctx context.Context) (time.Duration, error) {
				if list, err := m.Complete(t.Context(), other, small, 2); err != nil || len(list) == 0 {
					t.Fatalf("a question before: %v, %v", list, err)
				}
				begin := time.Now()
				_, err := m.Complete(ctx, c.prompt, c.mask, 4)
				return time.Since(begin), err
			}
			whole, _ := run(t.Context())
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			time.AfterFunc(whole/10, cancel)
			took, err := run(ctx)
			if code(err) != sqlstate.QueryCanceled {
				t.Fatalf("the error is %v", err)
			}
			t.Logf("stopped after %v of %v", took.Round(time.Millisecond/10), whole.Round(time.Millisecond/10))
			if took > whole*3/4 {
				t.Error("it ran on after the cancel")
			}
			if list, err := m.Complete(t.Context(), question, small, 2); err != nil || len(list) == 0 {
				t.Errorf("the next question: %v, %v", list, err)
			}
		})
	}
}

func TestQueue(t *testing.T) {
	m := slow(t, func(c *Config) { c.Contexts, c.Queue = 1, 1 })
	busy, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, err := m.Complete(busy, question, endless{"and", "or"}, 4)
		done <- err
	}()
	for len(m.pool.slots) == 0 {
		time.Sleep(time.Millisecond)
	}
	waiting, leave := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer leave()
	waited := make(chan error, 1)
	go func() {
		_, err := m.Complete(waiting, question, small, 1)
		waited <- err
	}()
	for len(m.pool.queue) < 2 {
		time.Sleep(time.Millisecond)
	}
	if _, err := m.Complete(t.Context(), question, small, 1); code(err) != sqlstate.TooManyConnections {
		t.Errorf("a question too many: %v", err)
	}
	if err := <-waited; code(err) != sqlstate.QueryCanceled {
		t.Errorf("a question that stopped waiting: %v", err)
	}
	stop()
	if err := <-done; code(err) != sqlstate.QueryCanceled {
		t.Errorf("the question that ran: %v", err)
	}
	if _, err := m.Complete(t.Context(), question, small, 1); err != nil {
		t.Errorf("after all: %v", err)
	}
}

// panicking is a mask with a fault.
type panicking struct{}

func (panicking) Start() nl.State      { return panicking{} }
func (panicking) Allowed() []string    { return []string{"and", "or"} }
func (panicking) Next(string) nl.State { panic("a fault in the mask") }

func TestPanicInMask(t *testing.T) {
	m := load(t, tiny, func(c *Config) { c.Contexts = 1 })
	want, _ := m.Complete(t.Context(), question, small, 3)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		m.Complete(t.Context(), question, panicking{}, 3)
	}()
	if got, err := m.Complete(t.Context(), question, small, 3); err != nil || !slices.Equal(got, want) {
		t.Errorf("after a panic: %v, %v", got, err)
	}
}
