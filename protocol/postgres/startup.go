package postgres

import (
	"bytes"
	"crypto/tls"
	"encoding/binary"
	"io"
	"log/slog"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgproto3"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/protocol/forwarded"
	"streamlink/proxy"
)

// Codes that stand where a startup message has its protocol version.
const (
	codeCancel = 1234<<16 | 5678
	codeSSL    = 1234<<16 | 5679
	codeGSSENC = 1234<<16 | 5680

	newestMinor      = 2
	maxStartupPacket = 10_000
	tlsHandshakeByte = 0x16
)

// startup brings the connection to its session: probes for encryption, the startup
// message, the password, the session, its settings. It ends with ReadyForQuery.
func (c *conn) startup() error {
	if c.cfg.StartupTimeout > 0 {
		_ = c.socket.SetDeadline(time.Now().Add(c.cfg.StartupTimeout))
	}
	if c.srv.balancers.Has(c.peer) {
		peer, rest, err := forwarded.Read(c.net)
		if err != nil {
			c.log.Warn("a balancer's connection is refused", slog.Any("error", err))
			return errClosed
		}
		c.peer, c.relay = peer, true
		if len(rest) > 0 {
			c.net = prefixed{c.socket, bytes.NewReader(rest)}
		}
	}
	packet, err := c.firstPacket()
	if err != nil {
		return err
	}
	params, err := c.negotiate(packet)
	if err != nil {
		return err
	}
	if c.srv.open.Add(1) > int64(c.cfg.MaxConnections) {
		c.srv.open.Add(-1)
		return sqlstate.New(sqlstate.TooManyConnections, "sorry, too many clients already")
	}
	if err := c.admit(params); err != nil {
		if c.session == nil { // else release counts it
			c.srv.open.Add(-1)
		}
		return err
	}
	_ = c.socket.SetDeadline(time.Time{})
	c.in.max = c.cfg.MaxMessage
	return nil
}

// firstPacket answers the probes that come before the startup message.
func (c *conn) firstPacket() ([]byte, error) {
	for probes := 0; probes < 3; probes++ {
		packet, err := c.readPacket()
		if err != nil {
			return nil, err
		}
		switch code := binary.BigEndian.Uint32(packet); code {
		case codeCancel:
			if len(packet) > 8 {
				c.host.Cancel(binary.BigEndian.Uint32(packet[4:]), packet[8:])
			}
			return nil, errClosed // no answer, whether it did anything or not
		case codeGSSENC:
			if _, err := c.net.Write([]byte{'N'}); err != nil {
				return nil, err
			}
		case codeSSL:
			if err := c.answerSSL(); err != nil {
				return nil, err
			}
		default:
			return packet, nil
		}
	}
	return nil, violation("too many requests for encryption")
}

// readPacket reads a length and that many bytes, and not one more: what follows a
// request for TLS must not be taken for plain text.
func (c *conn) readPacket() ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(c.net, head[:]); err != nil {
		return nil, err
	}
	if head[0] == tlsHandshakeByte && c.secured() == nil && c.srv.tls.Load() != nil {
		if err := c.startTLS(prefixed{c.net, bytes.NewReader(head[:])}, true); err != nil {
			return nil, err
		}
		return c.readPacket()
	}
	n := int64(binary.BigEndian.Uint32(head[:])) - 4
	if n < 4 || n > maxStartupPacket {
		return nil, violation("invalid length of startup packet")
	}
	packet := make([]byte, n)
	if _, err := io.ReadFull(c.net, packet); err != nil {
		return nil, err
	}
	return packet, nil
}

// prefixed is a connection of which some bytes were read already.
type prefixed struct {
	net.Conn
	head *bytes.Reader
}

func (p prefixed) Read(b []byte) (int, error) {
	if p.head.Len() > 0 {
		return p.head.Read(b)
	}
	return p.Conn.Read(b)
}

func (c *conn) answerSSL() error {
	if c.srv.tls.Load() == nil || c.secured() != nil {
		_, err := c.net.Write([]byte{'N'})
		return err
	}
	if _, err := c.net.Write([]byte{'S'}); err != nil {
		return err
	}
	return c.startTLS(c.net, false)
}

// secured is the connection's TLS, nil where it has none.
func (c *conn) secured() *tls.ConnectionState {
	t, ok := c.net.(*tls.Conn)
	if !ok {
		return nil
	}
	state := t.ConnectionState()
	return &state
}

// startTLS makes the handshake. A client that begins with it, without asking first,
// has to name the protocol.
func (c *conn) startTLS(on net.Conn, direct bool) error {
	t := tls.Server(on, c.srv.tls.Load())
	if err := t.HandshakeContext(c.ctx); err != nil {
		c.log.Debug("TLS handshake failed", slog.Any("error", err), slog.String("client", c.peer.String()))
		return errClosed
	}
	if direct && t.ConnectionState().NegotiatedProtocol != "postgresql" {
		return errClosed
	}
	c.net = t
	c.in.src, c.out.dst = t, t
	return nil
}

// negotiate reads the version and the parameters, and tells a client that asks for
// more than this server knows what it can have.
func (c *conn) negotiate(packet []byte) (parameters, error) {
	version := binary.BigEndian.Uint32(packet)
	major, minor := version>>16, version&0xffff
	if major != 3 {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported,
			"unsupported frontend protocol %d.%d: server supports 3.0 to 3.%d", major, minor, newestMinor)
	}
	params, err := readParameters(packet[4:])
	if err != nil {
		return nil, err
	}
	var unknown []string
	kept := params[:0]
	for _, kv := range params {
		if strings.HasPrefix(kv[0], "_pq_.") {
			unknown = append(unknown, kv[0])
			continue
		}
		kept = append(kept, kv)
	}
	if c.minor = minor; minor > newestMinor {
		c.minor = newestMinor
	}
	if minor > newestMinor || len(unknown) > 0 {
		c.out.send(&pgproto3.NegotiateProtocolVersion{
			NewestMinorProtocol: 3<<16 | c.minor,
			UnrecognizedOptions: unknown,
		})
	}
	return kept, nil
}

// admit checks who comes in and opens the session.
func (c *conn) admit(params parameters) error {
	user := params.get("user")
	if user == "" {
		return sqlstate.New(sqlstate.InvalidAuthorization, "no PostgreSQL user name specified in startup packet")
	}
	if r := params.get("replication"); r != "" && r != "false" && r != "off" && r != "no" && r != "0" {
		return sqlstate.New(sqlstate.FeatureNotSupported, "replication connections are not supported")
	}
	state := c.secured()
	if c.cfg.TLSRequired && state == nil {
		return sqlstate.New(sqlstate.InvalidAuthorization, "this server takes only encrypted connections").
			WithHint("connect with sslmode=require")
	}
	if err := c.authenticate(user); err != nil {
		return err
	}
	database := params.get("database")
	if database == "" {
		database = user
	}
	addr := c.peer.String()
	client := proxy.Client{
		Wire: "postgres", Dialect: dialect.PostgreSQL, User: user, Database: database,
		Application: params.get("application_name"), Addr: addr,
	}
	if state != nil {
		client.Cipher, client.TLSVersion = tls.CipherSuiteName(state.CipherSuite), tls.VersionName(state.Version)
	}
	s, err := c.host.Open(c.ctx, client)
	if err != nil {
		return err
	}
	c.session = s
	s.OnNotice(func(n proxy.Notice) {
		c.notify([]proxy.Notice{n})
		_ = c.out.flush() // the writer keeps the error for whoever writes next
	})
	c.log = c.log.With(slog.Uint64("session", uint64(s.ID())), slog.String("client", addr))
	if err := c.applySettings(params); err != nil {
		return err
	}
	c.greet()
	return c.out.flush()
}

// applySettings sets the session's variables from the startup parameters.
func (c *conn) applySettings(params parameters) error {
	for _, kv := range params {
		switch kv[0] {
		case "user", "database", "replication":
		case "options":
			for _, o := range commandLineOptions(kv[1]) {
				if err := c.session.Set(o[0], o[1]); err != nil {
					return err
				}
			}
		default:
			if err := c.session.Set(strings.ToLower(kv[0]), kv[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// greet tells the client what it needs to know before its first query.
func (c *conn) greet() {
	known := map[string]bool{}
	for _, kv := range c.session.Changed() {
		known[strings.ToLower(kv[0])] = true
		c.out.send(&pgproto3.ParameterStatus{Name: kv[0], Value: clean(kv[1])})
	}
	for _, kv := range [][2]string{ // what drivers insist on, should the session not say it
		{"server_version", proxy.ServerVersion(dialect.PostgreSQL)},
		{"server_encoding", "UTF8"},
		{"client_encoding", "UTF8"},
		{"DateStyle", "ISO, MDY"},
		{"TimeZone", "UTC"},
		{"integer_datetimes", "on"},
		{"standard_conforming_strings", "on"},
	} {
		if !known[strings.ToLower(kv[0])] {
			c.out.send(&pgproto3.ParameterStatus{Name: kv[0], Value: kv[1]})
		}
	}
	c.out.send(&pgproto3.BackendKeyData{ProcessID: c.session.ID(), SecretKey: c.session.Secret()})
	c.out.ready(byte(c.session.Status()))
}
