package mysql

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"streamlink/protocol/authorities"
)

// certificate is a key pair that is read again when its file has changed, so that a
// renewed certificate needs no restart and drops no client.
type certificate struct {
	certFile, keyFile string

	mu      sync.Mutex
	pair    *tls.Certificate
	changed time.Time // the file's time when pair was read
	looked  time.Time
}

// load reads the pair.
func (c *certificate) load() error {
	stat, err := os.Stat(c.certFile)
	if err != nil {
		return err
	}
	pair, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return err
	}
	c.pair, c.changed = &pair, stat.ModTime()
	return nil
}

// get gives the present pair; a new one that does not load leaves the old in place,
// because between the writing of two files they do not fit together.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := time.Now(); now.Sub(c.looked) > time.Second {
		c.looked = now
		if stat, err := os.Stat(c.certFile); err == nil && !stat.ModTime().Equal(c.changed) {
			_ = c.load()
		}
	}
	return c.pair, nil
}

// tlsConfig gives the listener's TLS; nil when it has no certificate.
func (c Config) tlsConfig() (*tls.Config, error) {
	if c.TLSCert == "" {
		return nil, nil
	}
	pair := &certificate{certFile: c.TLSCert, keyFile: c.TLSKey}
	if err := pair.load(); err != nil {
		return nil, fmt.Errorf("mysql: cannot load the certificate (mysql.tls_cert, mysql.tls_key): %w", err)
	}
	t := &tls.Config{GetCertificate: pair.get, MinVersion: tls.VersionTLS12}
	if c.TLSCA != "" {
		var err error
		if t.ClientCAs, err = authorities.Load(c.TLSCA); err != nil {
			return nil, fmt.Errorf("mysql.tls_ca: %w", err)
		}
		t.ClientAuth = tls.VerifyClientCertIfGiven
	}
	return t, nil
}

// rsaPair is the key with which passwords travel on plain connections, and its public
// part as clients ask for it.
type rsaPair struct {
	private *rsa.PrivateKey
	public  []byte
}

// rsaKey reads the configured key, or makes one. That takes a good part of a second,
// which the first client that needs it waits, not the start.
func (c Config) rsaKey() (*rsaPair, error) {
	var key *rsa.PrivateKey
	var err error
	if c.RSAKey == "" {
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	} else {
		key, err = c.readRSAKey()
	}
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return nil, err
	}
	return &rsaPair{private: key, public: pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})}, nil
}

func (c Config) readRSAKey() (*rsa.PrivateKey, error) {
	text, err := os.ReadFile(c.RSAKey)
	if err != nil {
		return nil, fmt.Errorf("mysql: cannot read mysql.rsa_key: %w", err)
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, fmt.Errorf("mysql: mysql.rsa_key %s holds no PEM block", c.RSAKey)
	}
	if key, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return key, nil
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("mysql: mysql.rsa_key %s: %w", c.RSAKey, err)
	}
	key, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("mysql: mysql.rsa_key %s is not an RSA key", c.RSAKey)
	}
	return key, nil
}

// afterBuffered is a connection whose first bytes have been read already: a client
// sends its TLS hello right behind the request for TLS.
type afterBuffered struct {
	net.Conn
	first []byte
}

func (c *afterBuffered) Read(p []byte) (int, error) {
	if len(c.first) > 0 {
		n := copy(p, c.first)
		c.first = c.first[n:]
		return n, nil
	}
	return c.Conn.Read(p)
}
