package mysql

import (
	"bytes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/proxy"
)

// refuseAfter is how long a refused login takes at least: a check that needs more work
// for one account than for another does not show which exist.
const refuseAfter = 100 * time.Millisecond

const requestPublicKey = 2

// learnedVerifier is SHA256(SHA256(password)) of a password that has passed a full
// check, so that the next login can take the short way. It holds only as long as the
// account's verifiers are the same.
type learnedVerifier struct {
	of   proxy.User
	sha2 []byte
}

func sameVerifiers(a, b proxy.User) bool {
	return a.SCRAM == b.SCRAM && a.MySQLNative == b.MySQLNative && a.MySQLSHA2 == b.MySQLSHA2
}

// authenticate gives the user's name, or an error that says nothing about what was wrong.
func (c *conn) authenticate(l login) (string, error) {
	began := time.Now()
	name := c.client.decode(l.user)
	user, known := c.server.house.User(name)
	if !known {
		user = c.server.nobody(name)
	}
	a := attempt{conn: c, user: user, auth: l.auth}
	passed, err := a.check(l)
	if err != nil {
		return "", err
	}
	if passed && known {
		return user.Name, nil
	}
	time.Sleep(refuseAfter - time.Since(began))
	host, _, err := net.SplitHostPort(c.peer.String())
	if err != nil {
		host = c.peer.String()
	}
	c.log.Info("login refused", "user", name)
	using := "YES"
	if isEmpty(a.auth) {
		using = "NO"
	}
	return "", mysql.NewError(mysql.ER_ACCESS_DENIED_ERROR,
		fmt.Sprintf("Access denied for user '%s'@'%s' (using password: %s)", name, host, using))
}

// nobody is an account that does not exist, with verifiers that no password fits.
func (s *Server) nobody(name string) proxy.User {
	mac := hmac.New(sha256.New, s.secret[:])
	mac.Write([]byte(name))
	sum := mac.Sum(nil)
	return proxy.User{Name: name, MySQLSHA2: hex.EncodeToString(sum), MySQLNative: "*" + hex.EncodeToString(sum[:20])}
}

// attempt is one try to log in.
type attempt struct {
	*conn
	user proxy.User
	auth []byte // the client's last answer
}

// check takes the way that the client offers, or asks for another. An error is the
// connection's, not the password's.
func (a *attempt) check(l login) (bool, error) {
	if !a.user.CertificateFits(a.certificates()) {
		return false, nil
	}
	if a.user.ByCertificate() || a.user.Trust && !a.relay && isLoopback(a.peer) {
		if l.plugin == mysql.AUTH_CACHING_SHA2_PASSWORD && !isEmpty(a.auth) {
			return true, a.more(mysql.CACHE_SHA2_FAST_AUTH)
		}
		return true, nil
	}
	switch {
	case l.plugin == mysql.AUTH_CACHING_SHA2_PASSWORD:
		return a.sha2()
	case l.plugin == mysql.AUTH_NATIVE_PASSWORD && a.native():
		return true, nil
	case a.caps&mysql.CLIENT_PLUGIN_AUTH == 0:
		return false, nil // it knows the native way only
	}
	// A wrong native answer comes here too, or it would show which accounts can be
	// entered that way.
	if err := a.switchTo(mysql.AUTH_CACHING_SHA2_PASSWORD); err != nil {
		return false, err
	}
	return a.sha2()
}

// certificates are what the client showed, verified.
func (a *attempt) certificates() [][]*x509.Certificate {
	if t, ok := a.nc.(*tls.Conn); ok {
		return t.ConnectionState().VerifiedChains
	}
	return nil
}

// switchTo asks for another plugin's answer, to a salt that no answer was given to yet.
func (a *attempt) switchTo(plugin string) error {
	a.salt = newSalt()
	a.begin()
	a.out = append(a.out, mysql.EOF_HEADER)
	a.out = append(append(a.out, plugin...), 0)
	a.out = append(append(a.out, a.salt...), 0)
	if err := a.end(); err != nil {
		return err
	}
	return a.answer()
}

// answer reads the client's next packet.
func (a *attempt) answer() error {
	packet, err := a.readLogin()
	a.auth = append(a.auth[:0:0], packet...)
	return err
}

// more sends AuthMoreData.
func (a *attempt) more(data ...byte) error {
	a.begin()
	a.out = append(append(a.out, mysql.MORE_DATE_HEADER), data...)
	return a.end()
}

func (a *attempt) native() bool {
	stored, err := hex.DecodeString(strings.TrimPrefix(a.user.MySQLNative, "*"))
	if err != nil || len(stored) != sha1.Size || len(a.auth) != sha1.Size {
		return false
	}
	return mysql.CompareNativePassword(a.auth, stored, a.salt)
}

// sha2 is caching_sha2_password: by the scramble where a verifier for it is known,
// otherwise by the password itself, encrypted. A wrong scramble takes the second way
// too, as in MySQL, so that accounts with and without such a verifier look the same.
func (a *attempt) sha2() (bool, error) {
	if isEmpty(a.auth) {
		return false, nil
	}
	if scrambleFits(a.auth, a.verifier(), a.salt) {
		return true, a.more(mysql.CACHE_SHA2_FAST_AUTH)
	}
	if err := a.more(mysql.CACHE_SHA2_FULL_AUTH); err != nil {
		return false, err
	}
	password, ok, err := a.password()
	if err != nil || !ok {
		return false, err
	}
	if !passwordFits(password, a.user) {
		return false, nil
	}
	if a.user.MySQLSHA2 == "" {
		a.server.learned.Store(a.user.Name, learnedVerifier{of: a.user, sha2: twiceSHA256(password)})
	}
	return true, nil
}

// verifier is what the scramble is compared with; nil: none is known yet.
func (a *attempt) verifier() []byte {
	if a.user.MySQLSHA2 != "" {
		v, _ := hex.DecodeString(a.user.MySQLSHA2)
		return v
	}
	if v, ok := a.server.learned.Load(a.user.Name); ok {
		if l := v.(learnedVerifier); sameVerifiers(l.of, a.user) {
			return l.sha2
		}
	}
	return nil
}

// password reads the password itself: as it is inside TLS, encrypted otherwise.
func (a *attempt) password() ([]byte, bool, error) {
	if err := a.answer(); err != nil {
		return nil, false, err
	}
	if a.secure {
		return bytes.TrimSuffix(a.auth, []byte{0}), true, nil
	}
	key, err := a.server.rsa()
	if err != nil {
		return nil, false, err
	}
	if len(a.auth) == 1 && a.auth[0] == requestPublicKey {
		if err := a.more(key.public...); err != nil {
			return nil, false, err
		}
		if err := a.answer(); err != nil {
			return nil, false, err
		}
	}
	plain, err := rsa.DecryptOAEP(sha1.New(), nil, key.private, a.auth, nil)
	if err != nil {
		return nil, false, nil // no more than a wrong password
	}
	return bytes.TrimSuffix(mysql.Xor(plain, a.salt), []byte{0}), true, nil
}

// scrambleFits tells whether scramble is SHA256(password) XOR SHA256(verifier, salt).
func scrambleFits(scramble, verifier, salt []byte) bool {
	if len(scramble) != sha256.Size || len(verifier) != sha256.Size {
		return false
	}
	h := sha256.New()
	h.Write(verifier)
	h.Write(salt)
	once := mysql.Xor(h.Sum(nil), scramble)
	twice := sha256.Sum256(once)
	return subtle.ConstantTimeCompare(twice[:], verifier) == 1
}

func twiceSHA256(password []byte) []byte {
	once := sha256.Sum256(password)
	twice := sha256.Sum256(once[:])
	return twice[:]
}

// passwordFits compares with the first verifier that the account has.
func passwordFits(password []byte, u proxy.User) bool {
	switch {
	case len(password) == 0:
		return false
	case u.MySQLSHA2 != "":
		stored, err := hex.DecodeString(u.MySQLSHA2)
		return err == nil && subtle.ConstantTimeCompare(stored, twiceSHA256(password)) == 1
	case u.MySQLNative != "":
		stored, err := hex.DecodeString(strings.TrimPrefix(u.MySQLNative, "*"))
		return err == nil && subtle.ConstantTimeCompare(stored, mysql.NativePasswordHash(password)) == 1
	}
	return scramFits(password, u.SCRAM)
}

// scramFits compares with a PostgreSQL verifier, for accounts that have no other.
func scramFits(password []byte, verifier string) bool {
	parts := strings.FieldsFunc(verifier, func(r rune) bool { return r == '$' || r == ':' })
	if len(parts) != 5 || parts[0] != "SCRAM-SHA-256" {
		return false
	}
	rounds, err := strconv.Atoi(parts[1])
	salt, err1 := base64.StdEncoding.DecodeString(parts[2])
	stored, err2 := base64.StdEncoding.DecodeString(parts[3])
	if err != nil || err1 != nil || err2 != nil || rounds < 1 {
		return false
	}
	salted, err := pbkdf2.Key(sha256.New, string(password), salt, rounds, sha256.Size)
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, salted)
	mac.Write([]byte("Client Key"))
	sum := sha256.Sum256(mac.Sum(nil))
	return subtle.ConstantTimeCompare(stored, sum[:]) == 1
}

// isEmpty: some clients send nothing for no password, some a NUL.
func isEmpty(auth []byte) bool { return len(auth) == 0 || len(auth) == 1 && auth[0] == 0 }

func isLoopback(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}
