package mysql

import (
	"crypto/rand"
	"crypto/tls"
	"errors"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/protocol/forwarded"
	"streamlink/proxy"
)

const (
	saltSize = 20
	// maxLogin bounds a packet of a client that has not logged in: MySQL allows 64 KB
	// of connection attributes.
	maxLogin = 1 << 16
	// sslRequestSize is the fixed part of a client's answer, all of it in a request for TLS.
	sslRequestSize = 32
	maxApplication = 128
)

// capabilities is what this server can. LOCAL INFILE and compression are not among it.
const capabilities = mysql.CLIENT_LONG_PASSWORD | mysql.CLIENT_FOUND_ROWS | mysql.CLIENT_LONG_FLAG |
	mysql.CLIENT_CONNECT_WITH_DB | mysql.CLIENT_NO_SCHEMA | mysql.CLIENT_ODBC | mysql.CLIENT_IGNORE_SPACE |
	mysql.CLIENT_PROTOCOL_41 | mysql.CLIENT_INTERACTIVE | mysql.CLIENT_IGNORE_SIGPIPE |
	mysql.CLIENT_TRANSACTIONS | mysql.CLIENT_RESERVED | mysql.CLIENT_SECURE_CONNECTION |
	mysql.CLIENT_MULTI_STATEMENTS | mysql.CLIENT_MULTI_RESULTS | mysql.CLIENT_PS_MULTI_RESULTS |
	mysql.CLIENT_PLUGIN_AUTH | mysql.CLIENT_CONNECT_ATTRS | mysql.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA |
	mysql.CLIENT_SESSION_TRACK | mysql.CLIENT_DEPRECATE_EOF | mysql.CLIENT_QUERY_ATTRIBUTES

var errHandshake = mysql.NewError(mysql.ER_HANDSHAKE_ERROR, "Bad handshake")

// login is a client's answer to the greeting.
type login struct {
	caps        uint32
	collation   uint16
	user        []byte // in the client's character set, as the database is
	auth        []byte
	database    []byte
	plugin      string
	application string
}

// enter leads a client in: greeting, TLS, password, session.
func (c *conn) enter() error {
	timer := time.AfterFunc(c.server.cfg.HandshakeTimeout, c.stopReading)
	defer timer.Stop()
	if err := c.meetBalancer(); err != nil {
		return err
	}
	c.id = c.server.house.ReserveID()
	if err := c.greet(); err != nil {
		return err
	}
	packet, err := c.readLogin()
	if err != nil {
		return err
	}
	if len(packet) == sslRequestSize && c.server.tls != nil {
		if packet, err = c.startTLS(packet); err != nil {
			return err
		}
	}
	l, err := parseLogin(packet)
	if err != nil {
		return c.refuse(err)
	}
	if c.server.cfg.TLSRequired && !c.secure {
		return c.refuse(&mysql.MyError{Code: erSecureTransport, State: mysql.DEFAULT_MYSQL_STATE,
			Message: "Connections using insecure transport are prohibited: this server requires TLS"})
	}
	c.caps = l.caps & c.serverCaps()
	return c.admit(l, c.id)
}

// meetBalancer learns the client's address from the balancer in between, if there is one.
func (c *conn) meetBalancer() error {
	if !c.server.balancers.Has(c.peer) {
		return nil
	}
	_ = c.raw.SetReadDeadline(time.Now().Add(c.server.cfg.HandshakeTimeout))
	peer, rest, err := forwarded.Read(c.raw)
	if err != nil {
		c.log.Warn("a balancer's connection is refused", "error", err)
		return err
	}
	c.peer, c.relay = peer, true
	c.log = c.server.log.With("client", peer.String())
	if len(rest) > 0 {
		c.nc = &afterBuffered{Conn: c.raw, first: rest}
	}
	return nil
}

// admit checks a login and opens its session: at the start, and for COM_CHANGE_USER.
func (c *conn) admit(l login, id uint32) error {
	c.login = l
	if !c.charset(l.collation) {
		return c.refuse(&mysql.MyError{Code: mysql.ER_UNKNOWN_CHARACTER_SET, State: "42000",
			Message: "Unknown character set; use utf8mb4"})
	}
	user, err := c.authenticate(l)
	if err != nil {
		return c.refuse(err)
	}
	client := proxy.Client{
		Wire: "mysql", Dialect: dialect.MySQL, User: user, Database: c.client.decode(l.database),
		Application: l.application, Addr: c.peer.String(), ID: id,
		FoundRows: c.has(mysql.CLIENT_FOUND_ROWS),
	}
	if t, ok := c.nc.(*tls.Conn); ok {
		state := t.ConnectionState()
		client.Cipher, client.TLSVersion = tls.CipherSuiteName(state.CipherSuite), tls.VersionName(state.Version)
	}
	s, err := c.server.house.Open(c.ctx, client)
	if err != nil {
		c.logInternal(err)
		return c.refuse(err)
	}
	c.adopt(s)
	c.tellWait()
	c.tellCharset()
	c.settings()
	return c.ok(0)
}

// logInternal keeps for the log what a client is not told.
func (c *conn) logInternal(err error) {
	var told *mysql.MyError
	if errors.As(err, &told) {
		return // the client is told all of it
	}
	if e := sqlstate.From(err); e.Code == sqlstate.InternalError {
		c.log.Error("internal error", "error", e)
	}
}

// refuse answers with an error and gives it back; the connection ends.
func (c *conn) refuse(err error) error {
	_ = c.fail(err, "")
	return err
}

// readLogin reads a packet of the connection phase.
func (c *conn) readLogin() ([]byte, error) {
	packet, err := c.read(maxLogin)
	if protocol, ok := err.(*mysql.MyError); ok {
		return nil, c.refuse(protocol)
	}
	return packet, err
}

func (c *conn) serverCaps() uint32 {
	if c.server.tls != nil {
		return capabilities | mysql.CLIENT_SSL
	}
	return capabilities
}

// greet sends the first packet of all.
func (c *conn) greet() error {
	c.salt = newSalt()
	caps := c.serverCaps()
	c.begin()
	c.out = append(c.out, mysql.ClassicProtocolVersion)
	c.out = append(append(c.out, c.server.house.Version()...), 0)
	c.out = append(c.out, byte(c.id), byte(c.id>>8), byte(c.id>>16), byte(c.id>>24))
	c.out = append(append(c.out, c.salt[:8]...), 0)
	c.out = append(c.out, byte(caps), byte(caps>>8), collationUTF8MB4)
	c.out = append(c.out, byte(mysql.SERVER_STATUS_AUTOCOMMIT), 0)
	c.out = append(c.out, byte(caps>>16), byte(caps>>24), saltSize+1)
	c.out = append(c.out, make([]byte, 10)...)
	c.out = append(append(c.out, c.salt[8:]...), 0)
	c.out = append(append(c.out, mysql.AUTH_CACHING_SHA2_PASSWORD...), 0)
	return c.end()
}

// newSalt draws bytes that are neither NUL, which ends the salt for old clients, nor
// beyond ASCII.
func newSalt() []byte {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails: crypto/rand ends the program instead
	for i := range salt {
		salt[i] = salt[i]&0x7f | 1
	}
	return salt
}

// startTLS answers a request for TLS and reads the login again, now secret.
func (c *conn) startTLS(request []byte) ([]byte, error) {
	p := payload{b: request}
	if p.u32()&mysql.CLIENT_SSL == 0 {
		return nil, c.refuse(errHandshake)
	}
	if err := c.flush(); err != nil {
		return nil, err
	}
	first := append([]byte(nil), c.in[c.r:c.w]...)
	c.r, c.w = 0, 0
	secure := tls.Server(&afterBuffered{Conn: c.nc, first: first}, c.server.tls)
	_ = c.raw.SetDeadline(time.Now().Add(c.server.cfg.HandshakeTimeout))
	if err := secure.HandshakeContext(c.ctx); err != nil {
		return nil, err
	}
	c.nc, c.secure = secure, true
	return c.readLogin()
}

// parseLogin reads HandshakeResponse41.
func parseLogin(packet []byte) (login, error) {
	p := payload{b: packet}
	var l login
	l.caps = p.u32()
	p.u32() // the largest packet it wants to send: max_allowed_packet decides
	l.collation = uint16(p.u8())
	p.take(23)
	if p.bad || l.caps&mysql.CLIENT_PROTOCOL_41 == 0 {
		return login{}, errHandshake
	}
	l.user = p.cstring()
	switch {
	case l.caps&mysql.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA != 0:
		l.auth = p.lenencBytes()
	case l.caps&mysql.CLIENT_SECURE_CONNECTION != 0:
		l.auth = p.take(int(p.u8()))
	default:
		l.auth = p.cstring()
	}
	if l.caps&mysql.CLIENT_CONNECT_WITH_DB != 0 {
		l.database = p.lastCString()
	}
	l.tail(&p)
	if p.bad {
		return login{}, errHandshake
	}
	return l.keep(), nil
}

// tail reads what ends both a login and COM_CHANGE_USER: plugin and attributes.
func (l *login) tail(p *payload) {
	l.plugin = mysql.AUTH_NATIVE_PASSWORD
	if l.caps&mysql.CLIENT_PLUGIN_AUTH != 0 {
		l.plugin = string(p.lastCString())
	}
	if l.caps&mysql.CLIENT_CONNECT_ATTRS == 0 || len(p.b) == 0 {
		return
	}
	attrs := payload{b: p.lenencBytes()}
	for len(attrs.b) > 0 {
		key, value := attrs.lenencBytes(), attrs.lenencBytes()
		if string(key) == "program_name" {
			l.application = string(value[:min(len(value), maxApplication)])
		}
	}
	p.bad = p.bad || attrs.bad
}

// keep copies what lies in the packet, whose buffer the next read takes.
func (l login) keep() login {
	l.user = append([]byte(nil), l.user...)
	l.auth = append([]byte(nil), l.auth...)
	l.database = append([]byte(nil), l.database...)
	return l
}
