package postgres

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgproto3"
)

// packet is a startup packet: its length, a code or version, the rest.
func packet(code uint32, rest string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(8+len(rest)))
	return append(binary.BigEndian.AppendUint32(b, code), rest...)
}

// hello sends a first packet and returns what comes until it contains want, or until
// the server closes. An empty want waits for the close.
func hello(t *testing.T, addr string, b []byte, want string) []byte {
	t.Helper()
	nc := dialOnly(t, addr)
	defer nc.Close()
	if _, err := nc.Write(b); err != nil {
		t.Fatal(err)
	}
	var all []byte
	chunk := make([]byte, 4096)
	for want == "" || !bytes.Contains(all, []byte(want)) {
		n, err := nc.Read(chunk)
		all = append(all, chunk[:n]...)
		if err != nil {
			break
		}
	}
	return all
}

func TestStartupPackets(t *testing.T) {
	_, addr := start(t, nil)
	user := "user\x00trusted\x00database\x00db\x00"
	for _, c := range []struct {
		name  string
		bytes []byte
		want  string // something that the answer contains
	}{
		{"3.0", packet(3<<16, user+"\x00"), "Z\x00\x00\x00\x05I"},
		{"3.2", packet(3<<16|2, user+"\x00"), "Z\x00\x00\x00\x05I"},
		{"3.99 is negotiated", packet(3<<16|99, user+"\x00"), "v\x00\x00\x00\x0c\x00\x03\x00\x02\x00\x00\x00\x00"},
		{"unknown protocol options", packet(3<<16, user+"_pq_.x\x001\x00\x00"), "v\x00\x00\x00\x13\x00\x03\x00\x00\x00\x00\x00\x01_pq_.x\x00"},
		{"options are settings", packet(3<<16, user+"options\x00-c timezone=Asia/Kolkata --application-name=a\\ b\x00\x00"), "TimeZone\x00Asia/Kolkata\x00"},
		{"an unknown setting", packet(3<<16, user+"nosuch\x001\x00\x00"), "C42704\x00"},
		{"2.0", packet(2<<16, user+"\x00"), "C0A000\x00"},
		{"no user", packet(3<<16, "database\x00db\x00\x00"), "C28000\x00"},
		{"nothing at all", packet(3<<16, "\x00"), "C28000\x00"},
		{"no terminator", packet(3<<16, user), "C08P01\x00"},
		{"bytes after the end", packet(3<<16, user+"\x00\x00"), "C08P01\x00"},
		{"too long", binary.BigEndian.AppendUint32(nil, 10_005), "C08P01\x00"},
		{"too short", []byte{0, 0, 0, 4}, "C08P01\x00"},
		{"negative", []byte{0xff, 0xff, 0xff, 0xff}, "C08P01\x00"},
		{"replication", packet(3<<16, user+"replication\x00database\x00\x00"), "C0A000\x00"},
		{"TLS that is not there, then plain", append(packet(codeSSL, ""), packet(3<<16, user+"\x00")...), "N"},
		{"GSS, then TLS, then plain", bytes.Join([][]byte{packet(codeGSSENC, ""), packet(codeSSL, ""), packet(3<<16, user+"\x00")}, nil), "NNR"},
		{"probes without end", bytes.Repeat(packet(codeSSL, ""), 5), "C08P01\x00"},
		{"a cancel request of nobody", packet(codeCancel, "\x00\x00\x00\x09abcd"), ""},
		{"an empty cancel request", packet(codeCancel, ""), ""},
	} {
		got := hello(t, addr, c.bytes, c.want)
		if !bytes.Contains(got, []byte(c.want)) || c.want == "" && len(got) > 0 {
			t.Errorf("%s: got %q, want it to contain %q", c.name, got, c.want)
		}
	}
}

// certificate writes a fresh self-signed certificate for 127.0.0.1.
func certificate(t *testing.T) (certFile, keyFile string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), DNSNames: []string{"localhost"}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{certFile: {Type: "CERTIFICATE", Bytes: der}, keyFile: {Type: "EC PRIVATE KEY", Bytes: raw}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certFile, keyFile
}

func TestTLS(t *testing.T) {
	cert, key := certificate(t)
	_, addr := start(t, func(c *Config) { c.TLSCert, c.TLSKey, c.TLSRequired = cert, key, true })
	for _, binding := range []string{"prefer", "disable", "require"} {
		dsn := fmt.Sprintf("postgres://alice:secret@%s/db?sslmode=verify-full&sslrootcert=%s&channel_binding=%s", addr, cert, binding)
		conn, err := pgx.Connect(t.Context(), dsn)
		if err != nil {
			t.Fatalf("channel_binding=%s: %v", binding, err)
		}
		var n int
		if err := conn.QueryRow(t.Context(), "SELECT 1").Scan(&n); err != nil || n != 1 {
			t.Errorf("channel_binding=%s: %d, %v", binding, n, err)
		}
		conn.Close(t.Context())
	}
	_, err := pgx.Connect(t.Context(), fmt.Sprintf("postgres://alice:wrong@%s/db?sslmode=require", addr))
	if code(err) != "28P01" {
		t.Errorf("wrong password: %v", err)
	}
	_, err = pgx.Connect(t.Context(), fmt.Sprintf("postgres://alice:secret@%s/db?sslmode=disable", addr))
	if code(err) != "28000" {
		t.Errorf("plain: %v", err)
	}
}

// TestDirectTLS begins with the handshake, as libpq 17's sslnegotiation=direct does.
func TestDirectTLS(t *testing.T) {
	cert, key := certificate(t)
	_, addr := start(t, func(c *Config) { c.TLSCert, c.TLSKey = cert, key })
	for _, protos := range [][]string{{"postgresql"}, nil} {
		nc, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true, NextProtos: protos})
		if err != nil {
			t.Fatal(err)
		}
		nc.SetDeadline(time.Now().Add(5 * time.Second))
		if _, err := nc.Write(packet(3<<16, "user\x00trusted\x00\x00")); err != nil {
			t.Fatal(err)
		}
		typ, _, err := readMessage(nc)
		if ok := err == nil && typ == 'R'; ok != (protos != nil) {
			t.Errorf("protocols %v: %c, %v", protos, typ, err)
		}
		nc.Close()
	}
}

// TestPlainTextBeforeTLS is CVE-2021-23214: what follows the request for TLS in the
// same packet must not be taken as said inside of it.
func TestPlainTextBeforeTLS(t *testing.T) {
	cert, key := certificate(t)
	_, addr := start(t, func(c *Config) { c.TLSCert, c.TLSKey = cert, key })
	got := hello(t, addr, append(packet(codeSSL, ""), packet(3<<16, "user\x00trusted\x00\x00")...), "")
	if len(got) == 0 || got[0] != 'S' || bytes.Contains(got, []byte("Z\x00\x00\x00\x05")) {
		t.Errorf("got %q", got)
	}
}

// TestScramMessages says wrong things during the exchange.
func TestScramMessages(t *testing.T) {
	_, addr := start(t, nil)
	initial := func(mechanism, data string) []byte {
		b, _ := (&pgproto3.SASLInitialResponse{AuthMechanism: mechanism, Data: []byte(data)}).Encode(nil)
		return b
	}
	for _, c := range []struct {
		name, want string
		messages   [][]byte
	}{
		{"a query", "08P01", [][]byte{[]byte("Q\x00\x00\x00\x05\x00")}},
		{"an unknown mechanism", "08P01", [][]byte{initial("PLAIN", "n,,n=,r=abc")}},
		{"channel binding without TLS", "08P01", [][]byte{initial(scramPlus, "p=tls-server-end-point,,n=,r=abc")}},
		{"no nonce", "08P01", [][]byte{initial(scramPlain, "n,,n=")}},
		{"a binding flag that does not go with it", "08P01", [][]byte{initial(scramPlain, "p=tls-server-end-point,,n=,r=abc")}},
		{"a length that lies", "08P01", [][]byte{[]byte("p\x00\x00\x00\x16SCRAM-SHA-256\x00\x7f\x00\x00\x00")}},
		{"a proof of nothing", "28P01", [][]byte{initial(scramPlain, "n,,n=,r=abc"), []byte("p\x00\x00\x00\x10c=biws,r=abc")}},
		{"a body above the limit", "08P01", [][]byte{[]byte("p\x00\x10\x00\x00")}},
	} {
		nc, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		nc.SetDeadline(time.Now().Add(5 * time.Second))
		_, _ = nc.Write(packet(3<<16, "user\x00alice\x00\x00"))
		readUntil(t, nc, 'R')
		for i, m := range c.messages {
			if i > 0 {
				readUntil(t, nc, 'R')
			}
			_, _ = nc.Write(m)
		}
		if body := readUntil(t, nc, 'E'); !strings.Contains(string(body), "C"+c.want+"\x00") {
			t.Errorf("%s: %q", c.name, body)
		}
		if _, _, err := readMessage(nc); !errors.Is(err, io.EOF) {
			t.Errorf("%s: the connection is still open: %v", c.name, err)
		}
		nc.Close()
	}
}

// TestUnknownUsersLookLikeKnownOnes compares the challenges: a salt of its own that
// does not change, the same iterations.
func TestUnknownUsersLookLikeKnownOnes(t *testing.T) {
	_, addr := start(t, nil)
	challenge := func(user string) string {
		nc, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer nc.Close()
		nc.SetDeadline(time.Now().Add(5 * time.Second))
		_, _ = nc.Write(packet(3<<16, "user\x00"+user+"\x00\x00"))
		readUntil(t, nc, 'R')
		b, _ := (&pgproto3.SASLInitialResponse{AuthMechanism: scramPlain, Data: []byte("n,,n=,r=abc")}).Encode(nil)
		_, _ = nc.Write(b)
		_, salt, _ := strings.Cut(string(readUntil(t, nc, 'R')), ",s=")
		return salt
	}
	alice, nobody := challenge("alice"), challenge("nobody")
	if len(alice) != len(nobody) || !strings.HasSuffix(nobody, ",i=4096") {
		t.Errorf("alice's challenge is %q, nobody's %q", alice, nobody)
	}
	if again := challenge("nobody"); again != nobody {
		t.Errorf("nobody's salt changes: %q, %q", nobody, again)
	}
	if other := challenge("somebody"); other == nobody {
		t.Error("two unknown users have one salt")
	}
}

func TestTooManyConnections(t *testing.T) {
	_, addr := start(t, func(c *Config) { c.MaxConnections = 2 })
	a, b := dialRaw(t, addr), dialRaw(t, addr)
	got := hello(t, addr, packet(3<<16, "user\x00trusted\x00\x00"), "C53300\x00")
	if !bytes.Contains(got, []byte("C53300\x00")) {
		t.Errorf("the third gets %q", got)
	}
	a.Close()
	b.Close()
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		got = hello(t, addr, packet(3<<16, "user\x00trusted\x00\x00"), "Z\x00\x00\x00\x05I")
		if bytes.Contains(got, []byte("Z\x00\x00\x00\x05I")) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("places are not given back: %q", got)
		}
	}
}

func TestStartupTimeout(t *testing.T) {
	_, addr := start(t, func(c *Config) { c.StartupTimeout = time.Second })
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	nc.SetDeadline(time.Now().Add(5 * time.Second))
	if _, err := nc.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("a silent client gets %v", err)
	}
	conn := dialRaw(t, addr) // one that came in is not held to it
	time.Sleep(1100 * time.Millisecond)
	_, _ = conn.Write([]byte("Q\x00\x00\x00\x0dSELECT 1\x00"))
	readUntil(t, conn, 'Z')
}

func TestTrustNeedsLoopback(t *testing.T) {
	for addr, want := range map[string]bool{"127.0.0.1": true, "::1": true, "10.0.0.1": false, "2001:db8::1": false} {
		if got := isLoopback(&net.TCPAddr{IP: net.ParseIP(addr)}); got != want {
			t.Errorf("%s: %v", addr, got)
		}
	}
}

func TestVerifiersThatAreNone(t *testing.T) {
	good := verifierFor("secret")
	if _, ok := parseVerifier(good); !ok {
		t.Errorf("%s is one", good)
	}
	for _, v := range []string{"", "md5abc", "SCRAM-SHA-256$", "SCRAM-SHA-256$4096", "SCRAM-SHA-256$x:AAAA$AAAA:AAAA", "SCRAM-SHA-256$4096:AAAA$AAAA:AAAA",
		strings.Replace(good, "4096", "0", 1), strings.Replace(good, "4096", "-1", 1), strings.Replace(good, ":", "", 1)} {
		if _, ok := parseVerifier(v); ok {
			t.Errorf("%q is taken for one", v)
		}
	}
}

func TestConfig(t *testing.T) {
	if err := DefaultConfig().Validate(); err != nil {
		t.Error(err)
	}
	for want, change := range map[string]func(*Config){
		"listen":          func(c *Config) { c.Listen = "nowhere" },
		"tls_key":         func(c *Config) { c.TLSCert = "a" },
		"tls_required":    func(c *Config) { c.TLSRequired = true },
		"max_connections": func(c *Config) { c.MaxConnections = 0 },
		"max_message":     func(c *Config) { c.MaxMessage = 10 },
		"max_statements":  func(c *Config) { c.MaxStatements = 0 },
		"idle_timeout":    func(c *Config) { c.IdleTimeout = -1 },
	} {
		c := DefaultConfig()
		change(&c)
		if err := c.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	c := DefaultConfig()
	c.TLSCert, c.TLSKey = "/nowhere/cert.pem", "/nowhere/key.pem"
	if _, err := newServer(c, newFakeHost(), nil); err == nil {
		t.Error("a certificate that is not there is no error")
	}
}
