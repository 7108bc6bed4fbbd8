package postgres

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/xdg-go/scram"

	"streamlink/proxy"
)

func bigInt(n int64) *big.Int { return big.NewInt(n) }

// verifierFor makes the verifier of a password.
func verifierFor(password string) string {
	client, err := scram.SHA256.NewClient("", password, "")
	if err != nil {
		panic(err)
	}
	k, err := client.GetStoredCredentialsWithError(scram.KeyFactors{Salt: "0123456789abcdef", Iters: 4096})
	if err != nil {
		panic(err)
	}
	b := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$4096:%s$%s:%s", b([]byte(k.Salt)), b(k.StoredKey), b(k.ServerKey))
}

// start serves a fake until the test ends and tells its address.
func start(t testing.TB, change func(*Config)) (*fakeHost, string) {
	t.Helper()
	h := newFakeHost()
	h.users["alice"] = proxy.User{Name: "alice", SCRAM: verifierFor("secret")}
	h.users["trusted"] = proxy.User{Name: "trusted", Trust: true}
	cfg := DefaultConfig()
	cfg.DrainTimeout = 200 * time.Millisecond
	if change != nil {
		change(&cfg)
	}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	s, err := newServer(cfg, h, log)
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("Serve: %v", err)
			}
		case <-time.After(20 * time.Second):
			t.Error("Serve did not return")
		}
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.made != h.released {
			t.Errorf("%d results were made, %d released", h.made, h.released)
		}
		if len(h.open) != 0 {
			t.Errorf("%d sessions were not closed", len(h.open))
		}
	})
	return h, ln.Addr().String()
}

func connect(t testing.TB, addr, user, password string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), fmt.Sprintf("postgres://%s:%s@%s/db?sslmode=prefer", user, password, addr))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func code(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return fmt.Sprint(err)
}

func TestPgxAsksInEveryMode(t *testing.T) {
	_, addr := start(t, nil)
	conn := connect(t, addr, "alice", "secret")
	for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeCacheDescribe,
		pgx.QueryExecModeDescribeExec, pgx.QueryExecModeExec, pgx.QueryExecModeSimpleProtocol} {
		var n int
		if err := conn.QueryRow(t.Context(), "SELECT 1", mode).Scan(&n); err != nil || n != 1 {
			t.Errorf("%s: %d, %v", mode, n, err)
		}
	}
	var n int
	if err := conn.QueryRow(t.Context(), "SELECT $1::int4", 42).Scan(&n); err != nil || n != 42 {
		t.Errorf("parameter: %d, %v", n, err)
	}
	_, err := conn.Exec(t.Context(), "SELECT 1/0")
	if code(err) != "22012" {
		t.Errorf("division by zero: %v", err)
	}
	if err := conn.QueryRow(t.Context(), "SELECT 2").Scan(&n); err != nil || n != 2 {
		t.Errorf("after an error: %d, %v", n, err)
	}
}

// TestPasswordsThatDoNotFit wants the same words whichever part was wrong.
func TestPasswordsThatDoNotFit(t *testing.T) {
	h, addr := start(t, nil)
	h.users["verifierless"] = proxy.User{Name: "verifierless"}
	for _, who := range [][2]string{{"alice", "wrong"}, {"nobody", "secret"}, {"verifierless", ""}, {"verifierless", "x"}} {
		_, err := pgx.Connect(t.Context(), fmt.Sprintf("postgres://%s:%s@%s/db", who[0], who[1], addr))
		var e *pgconn.PgError
		if !errors.As(err, &e) || e.Code != "28P01" || e.Severity != "FATAL" || e.Message != fmt.Sprintf("password authentication failed for user %q", who[0]) || e.Detail+e.Hint != "" {
			t.Errorf("%s: %+v", who, err)
		}
	}
	_, err := pgx.Connect(t.Context(), fmt.Sprintf("postgres://alice:secret@%s/missing", addr))
	if code(err) != "3D000" {
		t.Errorf("unknown database: %v", err)
	}
}
