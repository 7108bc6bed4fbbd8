package spark

import (
	"context"
	"net"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
)

// where opens a session and tells which server it went to.
func where(t testing.TB, b *Backend, conn *Conn) *endpoint {
	t.Helper()
	if _, err := conn.Describe(within(t), "SELECT 1"); err != nil {
		t.Fatal(err)
	}
	return conn.s.at
}

func TestBalance(t *testing.T) {
	one, two := startFake(t, nil), startFake(t, nil)
	b := backendOn(t, func(c *Config) { c.Endpoints[1].Weight = 3 }, one, two)
	got, run := map[string]int{}, 0
	longest := 0
	for range 40 {
		conn := b.open()
		at := where(t, b, conn).dsn.Host
		got[at]++
		if run++; at == one.addr {
			run = 0
		}
		longest = max(longest, run)
		conn.Close()
	}
	if got[one.addr] != 10 || got[two.addr] != 30 || longest > 3 {
		t.Errorf("sessions went %v, at most %d in a row to one", got, longest)
	}
}

// A server that is gone is left out, its sessions go on at another one, and it is taken
// back when it answers again.
func TestFailover(t *testing.T) {
	one, two := startFake(t, nil), startFake(t, nil)
	b := backendOn(t, nil, one, two)
	conns := []*Conn{b.open(), b.open()}
	for _, c := range conns {
		defer c.Close()
		where(t, b, c)
	}
	if conns[0].s.at == conns[1].s.at {
		t.Fatal("both sessions went to one server")
	}
	two.setDeaf(true)
	for _, c := range conns {
		for range 2 {
			res, err := c.Query(within(t), "SELECT n FROM t", nil)
			if err != nil {
				t.Fatal(err)
			}
			if n, err := count(t, res); n != 1 || err != nil {
				t.Errorf("%d rows, %v", n, err)
			}
			if c.s.at.dsn.Host != one.addr {
				t.Error("a statement ran on the server that is gone")
			}
		}
	}
	down := func() bool { return b.balance.all[1].down.Load() }
	until(t, "left out", down)
	for range 4 {
		c := b.open()
		if where(t, b, c).dsn.Host != one.addr {
			t.Error("a session went to the server that is gone")
		}
		c.Close()
	}
	two.setDeaf(false)
	until(t, "taken back", func() bool { return !down() })
	seen := map[string]bool{}
	for range 2 {
		c := b.open()
		seen[where(t, b, c).dsn.Host] = true
		c.Close()
	}
	if len(seen) != 2 {
		t.Error("the server that answers again gets no session")
	}
}

// A statement that may have written is not tried anywhere else.
func TestWriteIsNotRepeated(t *testing.T) {
	one, two := startFake(t, nil), startFake(t, nil)
	b := backendOn(t, nil, one, two)
	conn := b.open()
	defer conn.Close()
	first := where(t, b, conn)
	fakes := map[string]*fake{one.addr: one, two.addr: two}
	fakes[first.dsn.Host].setDeaf(true)
	_, err := conn.Query(within(t), "INSERT INTO t SELECT 1", nil)
	if codeOf(err) != sqlstate.ConnectionFailure {
		t.Errorf("got %v", err)
	} else if hint := sqlstate.From(err).Hint; !strings.Contains(hint, "may have been carried out") {
		t.Errorf("the client is told to %s", hint)
	}
	if n := one.calls("execute") + two.calls("execute"); n > 0 {
		t.Errorf("it ran %d times", n)
	}
	fakes[first.dsn.Host].setDeaf(false)
}

func TestToken(t *testing.T) {
	f := startFake(t, func(f *fake) { f.token = "s3cret" })
	for _, c := range []struct {
		params string
		ok     bool
	}{{";token=s3cret", true}, {";token=other", false}, {"", false}} {
		cfg := DefaultConfig()
		cfg.Endpoints = []Endpoint{{Address: "sc://" + f.addr + "/" + c.params}}
		b, err := open(context.Background(), cfg, nil)
		if (err == nil) != c.ok {
			t.Errorf("%q: %v", c.params, err)
		}
		if err != nil {
			continue
		}
		conn := b.open()
		res, err := conn.Query(within(t), "SELECT n FROM t", nil)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := count(t, res); n != 1 || err != nil {
			t.Errorf("%d rows, %v", n, err)
		}
		// The server's token changes: what still runs on the old one is refused by name.
		f.mu.Lock()
		f.token = "changed"
		f.mu.Unlock()
		if _, err := conn.Query(within(t), "SELECT n FROM t", nil); codeOf(err) != sqlstate.InvalidAuthorization {
			t.Errorf("with an old token: %v", err)
		}
		f.mu.Lock()
		f.token = "s3cret"
		f.mu.Unlock()
		conn.Close()
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestNobodyAnswers(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	cfg := DefaultConfig()
	cfg.Endpoints = []Endpoint{{Address: "sc://" + addr}}
	if b, err := open(context.Background(), cfg, nil); err == nil {
		b.Close()
		t.Fatal("a backend opened over nothing")
	}
	// With one of two it opens.
	f := startFake(t, nil)
	cfg.Endpoints = append(cfg.Endpoints, Endpoint{Address: "sc://" + f.addr})
	b, err := open(context.Background(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	conn := b.open()
	if where(t, b, conn).dsn.Host != f.addr {
		t.Error("a session went to nobody")
	}
	f.grpc.Stop()
	if _, err := conn.Query(within(t), "SELECT n FROM t", nil); codeOf(err) != sqlstate.ConnectionFailure {
		t.Errorf("with no server left: %v", err)
	}
	f.listen(t, f.addr)
	f.forget()
	if where(t, b, conn).dsn.Host != f.addr {
		t.Error("the connection did not heal")
	}
	conn.Close()
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

func TestVersion(t *testing.T) {
	one := startFake(t, func(f *fake) { f.version = "4.1.2" })
	two := startFake(t, func(f *fake) { f.version = "4.0.3" })
	if v := backendOn(t, nil, one, two).Version(); v != "4.0.3" {
		t.Errorf("the version is %s", v)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"3.5.8", "4", true}, {"4.0.3", "4.0.10", true}, {"4.1.2", "4", false}, {"10.0.0", "9.9", false}, {"4.2.0-SNAPSHOT", "4.2.1", true}, {"4.0.0", "4.0.0", false}} {
		if older(c.a, c.b) != c.want {
			t.Errorf("older(%s, %s) is not %t", c.a, c.b, c.want)
		}
	}
}
