package postgres

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"hash"
	"net"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/xdg-go/scram"

	"streamlink/backend/sqlstate"
	"streamlink/proxy"
)

const (
	scramPlain = "SCRAM-SHA-256"
	scramPlus  = "SCRAM-SHA-256-PLUS"
	// mockIterations is what PostgreSQL's own verifiers have.
	mockIterations = 4096
)

// authenticate lets the user in or returns 28P01, whose words are the same for a
// wrong password, an unknown user, and one without a verifier.
func (c *conn) authenticate(name string) error {
	user, known := c.host.User(name)
	if known && user.ClientCert != "" {
		if in, err := c.certified(user); in || err != nil {
			return err
		}
	}
	if known && user.Trust && !c.relay && isLoopback(c.peer) {
		c.out.send(&pgproto3.AuthenticationOk{})
		return nil
	}
	verifier, ok := parseVerifier(user.SCRAM)
	if !known || !ok {
		verifier = c.srv.mockVerifier(name)
	}
	proved, err := c.scram(verifier)
	if err != nil {
		return err
	}
	if !proved || !known || !ok { // nobody knows a mock's password; said again to be sure
		return sqlstate.New(sqlstate.InvalidPassword, "password authentication failed for user %q", name)
	}
	c.out.send(&pgproto3.AuthenticationOk{})
	return nil
}

// certified looks at the certificate of a user who has to show one. in tells that it is
// enough.
func (c *conn) certified(user proxy.User) (in bool, err error) {
	var chains [][]*x509.Certificate
	if state := c.secured(); state != nil {
		chains = state.VerifiedChains
	}
	switch {
	case len(chains) == 0:
		return false, sqlstate.New(sqlstate.InvalidAuthorization, "connection requires a valid client certificate")
	case !user.CertificateFits(chains):
		return false, sqlstate.New(sqlstate.InvalidAuthorization, "certificate authentication failed for user %q", user.Name)
	case user.ByCertificate():
		c.out.send(&pgproto3.AuthenticationOk{})
		return true, nil
	}
	return false, nil
}

// isLoopback tells a peer on this machine.
func isLoopback(a net.Addr) bool {
	switch a := a.(type) {
	case *net.TCPAddr:
		return a.IP.IsLoopback()
	case *net.UnixAddr:
		return true
	}
	return false
}

// parseVerifier reads SCRAM-SHA-256$<iterations>:<salt>$<stored key>:<server key>.
func parseVerifier(v string) (scram.StoredCredentials, bool) {
	var out scram.StoredCredentials
	rest, ok := strings.CutPrefix(v, scramPlain+"$")
	if !ok {
		return out, false
	}
	factors, keys, ok := strings.Cut(rest, "$")
	iterations, salt, ok2 := strings.Cut(factors, ":")
	stored, server, ok3 := strings.Cut(keys, ":")
	n, err := strconv.Atoi(iterations)
	if !ok || !ok2 || !ok3 || err != nil || n < 1 {
		return out, false
	}
	var parts [3][]byte
	for i, s := range []string{salt, stored, server} {
		if parts[i], err = base64.StdEncoding.DecodeString(s); err != nil {
			return out, false
		}
	}
	if len(parts[0]) == 0 || len(parts[1]) != sha256.Size || len(parts[2]) != sha256.Size {
		return out, false
	}
	out.Salt, out.Iters = string(parts[0]), n
	out.StoredKey, out.ServerKey = parts[1], parts[2]
	return out, true
}

// mockVerifier stands in for a user without one: the exchange goes the same way, with
// a salt that stays the same for the name, and fails at the proof.
func (s *Server) mockVerifier(name string) scram.StoredCredentials {
	sum := func(part string) []byte {
		h := hmac.New(sha256.New, s.mock[:])
		h.Write([]byte(part + "\x00" + name))
		return h.Sum(nil)
	}
	return scram.StoredCredentials{
		KeyFactors: scram.KeyFactors{Salt: string(sum("salt")[:16]), Iters: mockIterations},
		StoredKey:  sum("stored"),
		ServerKey:  sum("server"),
	}
}

// scram runs the exchange against a verifier and tells whether the proof fits it.
func (c *conn) scram(verifier scram.StoredCredentials) (proved bool, err error) {
	server, err := scram.SHA256.NewServer(func(string) (scram.StoredCredentials, error) { return verifier, nil })
	if err != nil {
		return false, err
	}
	mechanisms, binding := []string{scramPlain}, scram.ChannelBinding{}
	if t, ok := c.net.(*tls.Conn); ok {
		if binding = endPoint(t, &c.srv.tls.Load().Certificates[0]); binding.IsSupported() {
			mechanisms = []string{scramPlus, scramPlain}
		}
	}
	c.out.send(&pgproto3.AuthenticationSASL{AuthMechanisms: mechanisms})
	if err := c.out.flush(); err != nil {
		return false, err
	}
	body, err := c.password()
	if err != nil {
		return false, err
	}
	mechanism, first, err := initialResponse(body)
	if err != nil {
		return false, err
	}
	if mechanism != scramPlain && (mechanism != scramPlus || len(mechanisms) == 1) {
		return false, violation("client selected an invalid SASL authentication mechanism")
	}
	if plus := strings.HasPrefix(first, "p="); plus != (mechanism == scramPlus) {
		return false, violation("malformed SCRAM message").WithDetail("The channel binding flag does not go with the mechanism.")
	}
	talk := server.NewConversationWithChannelBinding(binding)
	challenge, err := talk.Step(first)
	if err != nil {
		return false, violation("malformed SCRAM message").Because(err)
	}
	c.out.send(&pgproto3.AuthenticationSASLContinue{Data: []byte(challenge)})
	if err := c.out.flush(); err != nil {
		return false, err
	}
	if body, err = c.password(); err != nil {
		return false, err
	}
	final, err := talk.Step(string(body))
	if err != nil || !talk.Valid() {
		return false, nil
	}
	c.out.send(&pgproto3.AuthenticationSASLFinal{Data: []byte(final)})
	return true, nil
}

// password reads a message that must be 'p'.
func (c *conn) password() ([]byte, error) {
	typ, body, err := c.in.next()
	if err != nil {
		return nil, err
	}
	if typ != 'p' {
		return nil, violation("expected SASL response, got message type %d", typ)
	}
	return body, nil
}

// initialResponse reads the mechanism's name and the first message, whose length is
// checked against the bytes that are there.
func initialResponse(body []byte) (mechanism, first string, err error) {
	name, rest, ok := strings.Cut(string(body), "\x00")
	if !ok || len(rest) < 4 || int(int32(binary.BigEndian.Uint32([]byte(rest[:4])))) != len(rest)-4 {
		return "", "", violation("malformed SASL initial response")
	}
	return name, rest[4:], nil
}

// endPoint is the tls-server-end-point binding (RFC 5929): a hash of the certificate
// by its own signature's hash, SHA-256 where that is weaker.
func endPoint(t *tls.Conn, cert *tls.Certificate) scram.ChannelBinding {
	none := scram.ChannelBinding{}
	if cert == nil || len(cert.Certificate) == 0 {
		return none
	}
	leaf, err := x509.ParseCertificate(cert.Certificate[0])
	if err != nil || !t.ConnectionState().HandshakeComplete {
		return none
	}
	var h hash.Hash
	switch leaf.SignatureAlgorithm {
	case x509.SHA384WithRSA, x509.SHA384WithRSAPSS, x509.ECDSAWithSHA384:
		h = sha512.New384()
	case x509.SHA512WithRSA, x509.SHA512WithRSAPSS, x509.ECDSAWithSHA512:
		h = sha512.New()
	case x509.PureEd25519:
		return none // the RFC defines no hash for it
	default:
		h = sha256.New()
	}
	h.Write(leaf.Raw)
	return scram.ChannelBinding{Type: scram.ChannelBindingTLSServerEndpoint, Data: h.Sum(nil)}
}
