package postgres

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"streamlink/protocol/authorities/issued"
	"streamlink/proxy"
)

// A user may have to show a certificate, and one without a password is let in by it alone.
func TestClientCertificates(t *testing.T) {
	ca, stranger := issued.New(t), issued.New(t)
	cert, key := certificate(t)
	h, addr := start(t, func(c *Config) { c.TLSCert, c.TLSKey, c.TLSCA = cert, key, ca.File })
	secret := verifierFor("secret")
	h.users["signed"] = proxy.User{Name: "signed", SCRAM: secret, ClientCert: proxy.CertCA}
	h.users["named"] = proxy.User{Name: "named", SCRAM: secret, ClientCert: proxy.CertName}
	h.users["only"] = proxy.User{Name: "only", ClientCert: proxy.CertName}
	none := tls.Certificate{}
	for _, test := range []struct {
		user, password string
		shown          tls.Certificate
		code           string // of the refusal; "tls": the handshake fails
	}{
		{"alice", "secret", none, ""},
		{"alice", "secret", ca.Client(t, "whoever"), ""},
		{"signed", "secret", none, "28000"},
		{"signed", "secret", ca.Client(t, "whoever"), ""},
		{"signed", "wrong", ca.Client(t, "signed"), "28P01"},
		{"signed", "secret", stranger.Client(t, "signed"), "tls"},
		{"named", "secret", ca.Client(t, "named"), ""},
		{"named", "secret", ca.Client(t, "alice"), "28000"},
		{"named", "wrong", ca.Client(t, "named"), "28P01"},
		{"only", "", ca.Client(t, "only"), ""},
		{"only", "", ca.Client(t, "alice"), "28000"},
		{"only", "", none, "28000"},
	} {
		cfg, err := pgx.ParseConfig(fmt.Sprintf("postgres://%s:%s@%s/db?sslmode=require", test.user, test.password, addr))
		if err != nil {
			t.Fatal(err)
		}
		if test.shown.Certificate != nil {
			shown := test.shown // whoever the server says it trusts
			cfg.TLSConfig.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &shown, nil }
		}
		c, err := pgx.ConnectConfig(context.Background(), cfg)
		if err == nil {
			c.Close(context.Background())
		}
		switch got := code(err); {
		case test.code == "" && err == nil:
		case test.code == "tls" && !strings.Contains(got, "tls: "), test.code != "tls" && got != test.code:
			t.Errorf("%s/%s: %v, want %q", test.user, test.password, err, test.code)
		}
	}
	if _, err := pgx.Connect(context.Background(), "postgres://only@"+addr+"/db?sslmode=disable"); code(err) != "28000" {
		t.Errorf("without TLS: %v", err)
	}
}

// behindBalancer connects with a header in front of everything.
func behindBalancer(addr, user, header string) (*pgx.Conn, error) {
	cfg, err := pgx.ParseConfig("postgres://" + user + ":secret@" + addr + "/db?sslmode=prefer")
	if err != nil {
		return nil, err
	}
	cfg.DialFunc = func(ctx context.Context, network, addr string) (net.Conn, error) {
		nc, err := (&net.Dialer{}).DialContext(ctx, network, addr)
		if err == nil {
			_, err = nc.Write([]byte(header))
		}
		return nc, err
	}
	return pgx.ConnectConfig(context.Background(), cfg)
}

func TestBalancer(t *testing.T) {
	const header = "PROXY TCP4 203.0.113.9 192.0.2.1 4711 5432\r\n"
	cert, key := certificate(t)
	h, addr := start(t, func(c *Config) { c.ProxyFrom, c.TLSCert, c.TLSKey = []string{"127.0.0.0/8"}, cert, key })
	c, err := behindBalancer(addr, "alice", header)
	if err != nil {
		t.Fatal(err)
	}
	if got := h.only().client; got.Addr != "203.0.113.9:4711" || got.Cipher == "" {
		t.Errorf("the session's client is %+v", got)
	}
	c.Close(context.Background())
	for name, header := range map[string]string{"no header": "", "another protocol": "GET / HTTP/1.1\r\n\r\n"} {
		if _, err := behindBalancer(addr, "alice", header); err == nil {
			t.Errorf("%s: let in", name)
		}
	}
	// An address that a header tells is nobody's loopback.
	if _, err := behindBalancer(addr, "trusted", "PROXY TCP4 127.0.0.1 127.0.0.1 4711 5432\r\n"); code(err) != "28P01" {
		t.Errorf("trusted through a balancer: %v", err)
	}
	_, other := start(t, func(c *Config) { c.ProxyFrom = []string{"192.0.2.0/24"} })
	if _, err := behindBalancer(other, "alice", header); err == nil {
		t.Error("a header from where none is believed")
	}
	connect(t, other, "alice", "secret").Close(context.Background())
}

func TestIdleInTransaction(t *testing.T) {
	h, addr := start(t, func(c *Config) { c.IdleInTransactionTimeout = 50 * time.Millisecond })
	nc := dialRaw(t, addr)
	time.Sleep(150 * time.Millisecond) // outside of a transaction it may be silent
	if _, err := nc.Write(query("BEGIN")); err != nil {
		t.Fatal(err)
	}
	readUntil(t, nc, 'Z')
	expectFatal(t, nc, "25P03")
	eventually(t, "the session to be closed", func() bool { return h.only() == nil })

	cfg, err := pgx.ParseConfig("postgres://alice:secret@" + addr + "/db?sslmode=disable&idle=400ms") // what the session itself set goes first
	if err != nil {
		t.Fatal(err)
	}
	c, err := pgx.ConnectConfig(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	if _, err := c.Exec(context.Background(), "SELECT 1"); code(err) != "57P05" {
		t.Error(err)
	}
}
