package mysql

import (
	"crypto/tls"
	"database/sql"
	"fmt"
	"net"
	"testing"
	"time"

	driver "github.com/go-sql-driver/mysql"

	"streamlink/protocol/authorities/issued"
	"streamlink/proxy"
)

// A user may have to show a certificate, and one without a password is let in by it alone.
func TestClientCertificates(t *testing.T) {
	ca, stranger := issued.New(t), issued.New(t)
	cert, key := writeCertificate(t)
	h := newHouse(t)
	made, err := proxy.Verifiers("signed", "secret")
	if err != nil {
		t.Fatal(err)
	}
	signed, named := made, made
	signed.ClientCert, named.ClientCert, named.Name = proxy.CertCA, proxy.CertName, "named"
	h.users["signed"], h.users["named"] = signed, named
	h.users["only"] = proxy.User{Name: "only", ClientCert: proxy.CertName}
	addr, _ := startServer(t, h, func(c *Config) { c.TLSCert, c.TLSKey, c.TLSCA = cert, key, ca.File })
	none := tls.Certificate{}
	for i, test := range []struct {
		user, password string
		shown          tls.Certificate
		ok             bool
	}{
		{"signed", "secret", none, false},
		{"signed", "secret", ca.Client(t, "whoever"), true},
		{"signed", "wrong", ca.Client(t, "signed"), false},
		{"signed", "secret", stranger.Client(t, "signed"), false},
		{"named", "secret", ca.Client(t, "named"), true},
		{"named", "secret", ca.Client(t, "signed"), false},
		{"only", "", ca.Client(t, "only"), true},
		{"only", "", ca.Client(t, "named"), false},
		{"only", "", none, false},
	} {
		name := fmt.Sprintf("shown%d", i)
		cfg := &tls.Config{InsecureSkipVerify: true}
		if test.shown.Certificate != nil {
			shown := test.shown
			cfg.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &shown, nil }
		}
		if err := driver.RegisterTLSConfig(name, cfg); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("mysql", fmt.Sprintf("%s:%s@tcp(%s)/?tls=%s", test.user, test.password, addr, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Ping(); (err == nil) != test.ok {
			t.Errorf("%d: %s/%s: %v", i, test.user, test.password, err)
		}
		db.Close()
	}
}

func TestBalancer(t *testing.T) {
	h := newHouse(t)
	h.users["local"] = proxy.User{Name: "local", Trust: true}
	addr, _ := startServer(t, h, func(c *Config) { c.ProxyFrom = []string{"127.0.0.1"} })
	login := func(header, user string) (byte, error) {
		nc, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer nc.Close()
		_ = nc.SetDeadline(time.Now().Add(10 * time.Second))
		if _, err := nc.Write([]byte(header)); err != nil {
			t.Fatal(err)
		}
		r := &raw{t: t, nc: nc, caps: rawCaps}
		if _, err := r.tryRead(); err != nil {
			return 0, err
		}
		r.write(r.response(user, nil, "mysql_native_password"))
		p, err := r.tryRead()
		if err != nil || len(p) == 0 {
			return 0, err
		}
		return p[0], nil
	}
	if first, err := login("PROXY TCP4 127.0.0.1 192.0.2.1 4711 3306\r\n", "local"); err == nil && first == 0 {
		t.Error("an address that a header tells was taken for this machine")
	}
	if _, err := login("GET / HTTP/1.1\r\n\r\n", "local"); err == nil {
		t.Error("greeted without a header")
	}
	if first, err := login("PROXY UNKNOWN\r\n", "local"); err != nil || first == 0 {
		t.Errorf("a header without an address: %v %v", first, err)
	}
}
