package proxy

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// scramIterations is PostgreSQL's own default (scram_iterations).
const scramIterations = 4096

// User is an account of the configuration with what each wire needs to check a
// password. A verifier that is empty cannot be used on that wire.
type User struct {
	Name  string
	Roles []string
	// SCRAM is a PostgreSQL verifier: SCRAM-SHA-256$<iterations>:<salt>$<stored>:<server>.
	SCRAM string
	// MySQLNative is mysql_native_password's: "*" and 40 hex digits, SHA1(SHA1(password)).
	MySQLNative string
	// MySQLSHA2 is caching_sha2_password's fast-path verifier: hex of SHA256(SHA256(password)).
	MySQLSHA2 string
	// Trust lets the user in without a password, from a loopback address only.
	Trust bool
	// ClientCert is CertCA, CertName or empty.
	ClientCert string
	// MaxSessions bounds the user's sessions; 0: the configuration's bound for everyone.
	MaxSessions int
}

// What a user's certificate has to be, in the words of PostgreSQL's pg_hba.conf.
const (
	CertCA   = "verify-ca"   // signed by one of the authorities that the wire trusts
	CertName = "verify-full" // and made out to the user
)

// CertificateFits tells whether the certificates that a client showed, verified by the
// wire, let the user in: none have to, where none are asked for.
func (u User) CertificateFits(verified [][]*x509.Certificate) bool {
	switch u.ClientCert {
	case "":
		return true
	case CertCA:
		return len(verified) > 0
	}
	return len(verified) > 0 && u.Name != "" && verified[0][0].Subject.CommonName == u.Name
}

// ByCertificate tells a user who has no password: the certificate says it all.
func (u User) ByCertificate() bool {
	return u.ClientCert == CertName && u.SCRAM == "" && u.MySQLNative == "" && u.MySQLSHA2 == ""
}

// Verifiers makes an account's verifiers from its password, as they may stand in a
// configuration file instead of it.
func Verifiers(name, password string) (User, error) {
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return User{}, err
	}
	salted, err := pbkdf2.Key(sha256.New, password, salt, scramIterations, sha256.Size)
	if err != nil {
		return User{}, err
	}
	client := mac(salted, "Client Key")
	stored := sha256.Sum256(client)
	b64 := base64.StdEncoding.EncodeToString
	once1 := sha1.Sum([]byte(password))
	twice1 := sha1.Sum(once1[:])
	once2 := sha256.Sum256([]byte(password))
	twice2 := sha256.Sum256(once2[:])
	return User{
		Name:        name,
		SCRAM:       fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", scramIterations, b64(salt), b64(stored[:]), b64(mac(salted, "Server Key"))),
		MySQLNative: "*" + strings.ToUpper(hex.EncodeToString(twice1[:])),
		MySQLSHA2:   hex.EncodeToString(twice2[:]),
	}, nil
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}

// checkSCRAM tells whether v has the shape of a verifier, so that a typing error in
// the configuration shows at start and not as a wrong password.
func checkSCRAM(v string) error {
	wrong := errors.New("scram: not a verifier of the form SCRAM-SHA-256$<iterations>:<salt>$<stored>:<server>")
	parts := strings.Split(v, "$")
	if len(parts) != 3 || parts[0] != "SCRAM-SHA-256" {
		return wrong
	}
	_, salt, ok1 := strings.Cut(parts[1], ":")
	stored, server, ok2 := strings.Cut(parts[2], ":")
	if !ok1 || !ok2 {
		return wrong
	}
	for _, part := range []string{salt, stored, server} {
		if _, err := base64.StdEncoding.DecodeString(part); err != nil {
			return wrong
		}
	}
	return nil
}

// users makes the accounts of a configuration.
func users(cfg []UserConfig) (map[string]User, error) {
	all := make(map[string]User, len(cfg))
	for _, c := range cfg {
		u := User{}
		if c.Password != "" {
			made, err := Verifiers(c.Name, c.Password)
			if err != nil {
				return nil, err
			}
			u = made
		}
		u.Name, u.Roles, u.Trust, u.ClientCert, u.MaxSessions = c.Name, c.Roles, c.Trust, c.ClientCert, c.MaxSessions
		if c.SCRAM != "" {
			u.SCRAM = c.SCRAM
		}
		if c.MySQLNative != "" {
			u.MySQLNative = c.MySQLNative
		}
		if c.MySQLSHA2 != "" {
			u.MySQLSHA2 = c.MySQLSHA2
		}
		all[u.Name] = u
	}
	return all, nil
}
