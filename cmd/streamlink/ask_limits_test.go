package main

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// heldServer answers each question only when it is let.
func heldServer(t *testing.T, parallel, queue int) (*server, *teller) {
	t.Helper()
	m := newTeller(t, "testdata/ask/model.txt")
	m.hold, m.begun = make(chan struct{}), make(chan struct{}, 100)
	return askServer(t, m, func(c *Config) {
		c.NL.Parallel, c.NL.Queue = parallel, queue
		c.NL.IndexTimeout = time.Minute // or a slow machine begins with an index of some columns, then has another
	}), m
}

// saying is a statement on its way.
type saying struct {
	said bytes.Buffer
	done chan struct{}
}

func begin(t *testing.T, c talker, text string) *saying {
	t.Helper()
	s := &saying{done: make(chan struct{})}
	go func() {
		defer close(s.done)
		c.say(context.Background(), &s.said, text)
	}()
	return s
}

func (s *saying) ends(t *testing.T, within time.Duration, want string) {
	t.Helper()
	select {
	case <-s.done:
	case <-time.After(within):
		t.Fatalf("not done after %s", within)
	}
	if !strings.Contains(s.said.String(), want) {
		t.Errorf("%s does not say %q", s.said.String(), want)
	}
}

func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(what)
		}
	}
}

// One question works, one waits, one more is told at once that the server is busy, on
// either wire; a question that waits can be cancelled and has its timeout.
func TestAskBusy(t *testing.T) {
	s, m := heldServer(t, 1, 1)
	conns := make([]talker, 5)
	for i := range conns {
		wire := "postgres"
		if i == 3 {
			wire = "mysql"
		}
		conns[i] = dial(t, s, wire, "ada")
		defer conns[i].close()
	}
	works := begin(t, conns[0], "ASK how many inventors are there")
	<-m.begun
	waits := begin(t, conns[1], "ASK how many applicants are there")
	waiting := func() int64 { return s.proxy.Waiting() }
	until(t, "nobody waits", func() bool { return waiting() == 1 })

	began := time.Now()
	begin(t, conns[2], "ASK how many companies are there").ends(t, 5*time.Second, "ERROR 53300 busy")
	begin(t, conns[3], "ASK how many companies are there").ends(t, 5*time.Second, "ERROR 1203 busy")
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("being told took %s", took)
	}
	// SQL goes on.
	begin(t, conns[2], "SELECT 40 + 2 AS x").ends(t, 10*time.Second, "42")

	if err := conns[1].(*postgresTalker).conn.CancelRequest(t.Context()); err != nil {
		t.Fatal(err)
	}
	waits.ends(t, 5*time.Second, "ERROR 57014 canceling statement due to user request")
	until(t, "a cancelled question still waits", func() bool { return waiting() == 0 })

	begin(t, conns[2], "SET streamlink.ask_timeout = '150ms'").ends(t, 10*time.Second, "")
	begin(t, conns[2], "ASK how many companies are there").ends(t, 5*time.Second, "ERROR 57014 canceling statement due to ask timeout")
	begin(t, conns[3], "SET streamlink_ask_timeout = 150").ends(t, 10*time.Second, "")
	begin(t, conns[3], "ASK how many companies are there").ends(t, 5*time.Second, "ERROR 1317")
	begin(t, conns[2], "SET streamlink.ask_timeout = 'soon'").ends(t, 5*time.Second, "ERROR 22023")

	// A question that is being worked on is cancelled too.
	if err := conns[0].(*postgresTalker).conn.CancelRequest(t.Context()); err != nil {
		t.Fatal(err)
	}
	works.ends(t, 5*time.Second, "ERROR 57014 canceling statement due to user request")
	last := begin(t, conns[4], "ASK how many inventors are there")
	<-m.begun
	close(m.hold) // the model is searched twice
	last.ends(t, 30*time.Second, "16020")
}

// The same question in flight is answered once, for one user; another user's is another.
func TestAskOnce(t *testing.T) {
	s, m := heldServer(t, 8, 8)
	var all []*saying
	ask := func(wire, user, text string) {
		c := dial(t, s, wire, user)
		t.Cleanup(c.close)
		all = append(all, begin(t, c, text))
	}
	for range 3 {
		ask("postgres", "ada", "ASK how many patents are there?")
		ask("mysql", "ada", "ASK  how many patents   are there")
	}
	ask("postgres", "bob", "ASK how many patents are there?")
	<-m.begun
	<-m.begun
	time.Sleep(300 * time.Millisecond) // a third would have begun by now
	if n := m.asked.Load(); n != 2 {
		t.Errorf("the model was asked %d times", n)
	}
	close(m.hold)
	for _, a := range all {
		a.ends(t, 30*time.Second, "9071")
	}
}

// Sixteen sessions ask at once; nobody is turned away and nobody gets another's answer.
func TestAskTogether(t *testing.T) {
	m := newTeller(t, "testdata/ask/model.txt")
	s := askServer(t, m, nil)
	var group sync.WaitGroup
	for i := range 16 {
		wire := []string{"postgres", "mysql"}[i%2]
		year := 2000 + i
		c := dial(t, s, wire, "ada")
		group.Go(func() {
			defer c.close()
			for range 3 {
				var said bytes.Buffer
				c.say(context.Background(), &said, "ASK how many patents did google file in "+strconv.Itoa(year))
				if got := said.String(); !strings.Contains(got, "'"+strconv.Itoa(year)+"-01-01'") || strings.Contains(got, "ERROR") {
					t.Errorf("%d: %s", year, got)
				}
			}
		})
	}
	group.Wait()
}
