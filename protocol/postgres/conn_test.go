package postgres

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/proxy"
)

func query(sql string) []byte {
	b := binary.BigEndian.AppendUint32([]byte{'Q'}, uint32(len(sql)+5))
	return append(append(b, sql...), 0)
}

func expectFatal(t *testing.T, nc net.Conn, code string) {
	t.Helper()
	body := string(readUntil(t, nc, 'E'))
	if !strings.Contains(body, "C"+code+"\x00") || !strings.Contains(body, "SFATAL\x00") {
		t.Errorf("want FATAL %s, got %q", code, body)
	}
	if _, _, err := readMessage(nc); !errors.Is(err, io.EOF) {
		t.Errorf("the connection is still open: %v", err)
	}
}

// eventually waits for a condition that another goroutine brings about.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(8 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: never", what)
		}
	}
}

func TestCancelRequest(t *testing.T) {
	h, addr := start(t, nil)
	nc := dialRaw(t, addr)
	s := h.only()
	_, _ = nc.Write(query("SELECT pg_sleep(20)"))
	eventually(t, "running", func() bool { s.mu.Lock(); defer s.mu.Unlock(); return s.cancel != nil })
	hello(t, addr, packet(codeCancel, string(binary.BigEndian.AppendUint32(nil, s.id))+"wrong"), "")
	hello(t, addr, packet(codeCancel, string(binary.BigEndian.AppendUint32(nil, s.id))+string(s.Secret())), "")
	if body := string(readUntil(t, nc, 'E')); !strings.Contains(body, "C57014\x00") {
		t.Errorf("got %q", body)
	}
	readUntil(t, nc, 'Z')
	_, _ = nc.Write(query("SELECT 1"))
	readUntil(t, nc, 'Z')
}

func TestKilled(t *testing.T) {
	h, addr := start(t, nil)
	for _, doing := range []string{"", "SELECT pg_sleep(20)"} {
		nc := dialRaw(t, addr)
		s := h.only()
		if doing != "" {
			_, _ = nc.Write(query(doing))
			eventually(t, "running", func() bool { s.mu.Lock(); defer s.mu.Unlock(); return s.cancel != nil })
		}
		close(s.killed)
		expectFatal(t, nc, "57P01")
		eventually(t, "closed", func() bool { return h.only() == nil })
	}
}

func TestHangUpInterrupts(t *testing.T) {
	h, addr := start(t, nil)
	nc := dialRaw(t, addr)
	_, _ = nc.Write(query("SELECT pg_sleep(20)"))
	eventually(t, "running", func() bool { s := h.only(); s.mu.Lock(); defer s.mu.Unlock(); return s.cancel != nil })
	nc.Close()
	eventually(t, "noticed", func() bool { return h.only() == nil })
}

func TestPanicEndsOnlyItsSession(t *testing.T) {
	_, addr := start(t, nil)
	other, nc := dialRaw(t, addr), dialRaw(t, addr)
	_, _ = nc.Write(query("SELECT panic()"))
	expectFatal(t, nc, "XX000")
	_, _ = other.Write(query("SELECT 1"))
	readUntil(t, other, 'Z')
}

func TestIdleTimeout(t *testing.T) {
	_, addr := start(t, func(c *Config) { c.IdleTimeout = time.Second })
	nc := dialRaw(t, addr)
	for range 12 { // used, it stays
		time.Sleep(100 * time.Millisecond)
		_, _ = nc.Write(query("SELECT 1"))
		readUntil(t, nc, 'Z')
	}
	expectFatal(t, nc, "57P05")
}

func TestTruncatedMessage(t *testing.T) {
	_, addr := start(t, nil)
	nc := dialRaw(t, addr).(*net.TCPConn)
	_, _ = nc.Write([]byte("Q\x00\x00\x01\x00SELECT"))
	nc.CloseWrite()
	expectFatal(t, nc, "08P01")
}

// TestLargeMessages sends a body that grows the read buffer, whole and in drops.
func TestLargeMessages(t *testing.T) {
	_, addr := start(t, nil)
	nc := dialRaw(t, addr)
	big := query("SELECT 1" + strings.Repeat(" ", 3<<20))
	for len(big) > 0 {
		n := min(len(big), 70_001)
		if _, err := nc.Write(big[:n]); err != nil {
			t.Fatal(err)
		}
		big = big[n:]
	}
	readUntil(t, nc, 'D')
	readUntil(t, nc, 'Z')
	for _, b := range query("SELECT 1") {
		_, _ = nc.Write([]byte{b})
	}
	readUntil(t, nc, 'Z')
}

// TestAnnouncedLengthIsNotAllocated announces much, sends little.
func TestAnnouncedLengthIsNotAllocated(t *testing.T) {
	r := reader{src: strings.NewReader("Q\x03\x00\x00\x00SELECT"), max: 64 << 20}
	if _, _, err := r.next(); !errors.Is(err, io.ErrUnexpectedEOF) || len(r.buf) > 4*readMin {
		t.Errorf("%v, and a buffer of %d", err, len(r.buf))
	}
}

// drained starts a server of its own and returns what ends it.
func drained(t *testing.T, patience time.Duration) (h *fakeHost, addr string, end func(), done chan error) {
	h = newFakeHost()
	h.users["trusted"] = proxy.User{Name: "trusted", Trust: true}
	cfg := DefaultConfig()
	cfg.DrainTimeout = patience
	s, err := newServer(cfg, h, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done = make(chan error, 1)
	go func() { done <- s.Serve(ctx, ln) }()
	return h, ln.Addr().String(), cancel, done
}

func finished(t *testing.T, done chan error) {
	t.Helper()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Serve: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Serve did not return")
	}
}

func TestDrainLetsTransactionsFinish(t *testing.T) {
	_, addr, end, done := drained(t, 10*time.Second)
	idle, busy := dialRaw(t, addr), dialRaw(t, addr)
	_, _ = busy.Write(query("BEGIN"))
	readUntil(t, busy, 'Z')
	end()
	expectFatal(t, idle, "57P01")
	if nc, err := net.Dial("tcp", addr); err == nil {
		nc.Close()
		t.Error("the port is still open")
	}
	_, _ = busy.Write(query("SELECT 1"))
	readUntil(t, busy, 'Z')
	_, _ = busy.Write(query("COMMIT"))
	readUntil(t, busy, 'Z')
	expectFatal(t, busy, "57P01")
	finished(t, done)
}

func TestDrainEndsWhatTakesTooLong(t *testing.T) {
	_, addr, end, done := drained(t, 200*time.Millisecond)
	running, waiting := dialRaw(t, addr), dialRaw(t, addr)
	_, _ = running.Write(query("SELECT pg_sleep(20)"))
	_, _ = waiting.Write(query("BEGIN"))
	readUntil(t, waiting, 'Z')
	end()
	expectFatal(t, running, "57P01")
	expectFatal(t, waiting, "57P01")
	finished(t, done)
}

// TestDrainWithAClientThatDoesNotRead must not wait for it for ever.
func TestDrainWithAClientThatDoesNotRead(t *testing.T) {
	_, addr, end, done := drained(t, 100*time.Millisecond)
	nc := dialRaw(t, addr)
	_, _ = nc.Write(query("SELECT endless()"))
	time.Sleep(200 * time.Millisecond)
	end()
	finished(t, done)
}

func TestImplicitTransactions(t *testing.T) {
	h, addr := start(t, nil)
	conn := connect(t, addr, "trusted", "")
	s := h.only()
	s.log = nil
	_, _ = conn.PgConn().Exec(t.Context(), "SELECT 1; SELECT 2").ReadAll()
	_, _ = conn.PgConn().Exec(t.Context(), "SELECT 1; SELECT 1/0").ReadAll()
	_, _ = conn.PgConn().Exec(t.Context(), "SELECT 1").ReadAll() // alone: none
	b := &pgx.Batch{}
	b.Queue("SELECT 1")
	b.Queue("SELECT 1/0")
	_ = conn.SendBatch(t.Context(), b).Close()
	if got := strings.Join(s.log, " "); !strings.HasPrefix(got, "commit rollback") || !strings.HasSuffix(got, "rollback") {
		t.Errorf("ends of implicit transactions: %s", got)
	}
}

// TestErrorPositionsCountFromTheWholeText counts characters, not bytes.
func TestErrorPositionsCountFromTheWholeText(t *testing.T) {
	_, addr := start(t, nil)
	conn := connect(t, addr, "trusted", "")
	_, err := conn.PgConn().Exec(t.Context(), "SELECT 1; SELECT nosuch").ReadAll()
	var e *pgconn.PgError
	if !errors.As(err, &e) || e.Code != "42703" || e.Position != 18 {
		t.Errorf("got %+v", err)
	}
	for text, want := range map[string]int{"SELECT 1; SELECT nosuch": 10, "üü; SELECT nosuch": 4} {
		if got, _ := offsetOf(text, "SELECT nosuch", 0); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// TestTooManyStatements holds a client to its bound.
func TestTooManyStatements(t *testing.T) {
	_, addr := start(t, func(c *Config) { c.MaxStatements = 3 })
	conn := connect(t, addr, "trusted", "")
	for i := range 5 {
		_, err := conn.PgConn().Prepare(t.Context(), fmt.Sprintf("s%d", i), "SELECT 1", nil)
		if (code(err) == "53400") != (i >= 3) {
			t.Errorf("statement %d: %v", i, err)
		}
	}
}

func TestSlowReaderBoundsMemory(t *testing.T) {
	h, addr := start(t, nil)
	nc := dialRaw(t, addr)
	_, _ = nc.Write(query("SELECT endless()"))
	before := inUse()
	for range 20 {
		if _, err := io.CopyN(io.Discard, nc, 1<<20); err != nil {
			t.Fatal(err)
		}
		time.Sleep(5 * time.Millisecond)
	}
	if after := inUse(); after > before+4<<20 {
		t.Errorf("memory went from %d to %d bytes", before, after)
	}
	nc.Close()
	eventually(t, "noticed", func() bool { return h.only() == nil })
}
