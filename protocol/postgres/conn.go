package postgres

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgproto3"

	"streamlink/backend/sqlstate"
	"streamlink/proxy"
)

// conn is one client. All of it belongs to the goroutine of serve, except the atomic
// fields and the sockets' deadlines.
type conn struct {
	srv    *Server
	host   host
	cfg    *Config
	socket net.Conn // as accepted
	net    net.Conn // the socket, or TLS on it
	peer   net.Addr // the client's, where a balancer told it
	relay  bool     // a balancer is in between
	in     reader
	out    writer
	log    *slog.Logger

	messages messages // to decode into, again and again
	style    styles

	minor   uint32 // the protocol's minor version as agreed
	session session
	ctx     context.Context // ends with the connection

	statements map[string]*statement
	portals    map[string]*portal
	unnamed    *statement // the statement and portal without a name live apart: every
	portal     *portal    // simple client uses only them
	implicit   bool       // inside an extended sequence with an implicit transaction
	armed      bool       // a read deadline is set
	skipping   bool       // an error was told; messages up to Sync are dropped

	drain, hard <-chan struct{}
	ending      atomic.Int32  // endNot, endAtRest, endNow
	runs        atomic.Uint64 // odd while a statement runs
	seen        uint64        // runs at the last patrol; the patrol's own
}

// messages are decoded here, for a conn handles one at a time.
type messages struct {
	query    pgproto3.Query
	parse    pgproto3.Parse
	bind     pgproto3.Bind
	describe pgproto3.Describe
	execute  pgproto3.Execute
	close    pgproto3.Close
}

// forget lets go of texts and of the read buffer that parameters lie in.
func (m *messages) forget() {
	m.query.String, m.parse.Query = "", ""
	m.bind.Parameters = nil
}

// How urgently a connection has to end.
const (
	endNot int32 = iota
	endAtRest
	endNow
)

// errShutdown is what a client hears when its connection is ended from here.
var errShutdown = sqlstate.New(sqlstate.AdminShutdown, "terminating connection due to administrator command")

// errIdle is idle_session_timeout.
var errIdle = sqlstate.New("57P05", "terminating connection due to idle-session timeout")

// serve is the connection's life.
func (c *conn) serve() {
	ctx, cancel := context.WithCancel(context.Background())
	c.ctx = ctx
	c.in = reader{src: c.net, max: maxStartupPacket} // until the client is known
	c.out.dst = c.net
	defer func() {
		if r := recover(); r != nil {
			c.log.Error("a session panicked", slog.Any("panic", r), slog.String("stack", string(debug.Stack())))
			c.panicked()
		}
		cancel()
		c.release()
		c.net.Close()
	}()
	if err := c.startup(); err != nil {
		c.leave(err)
		return
	}
	done := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		c.watch(done)
	}()
	defer func() {
		close(done)
		<-watched
	}()
	c.leave(c.loop())
}

// panicked says a last word where that is still possible.
func (c *conn) panicked() {
	defer func() { _ = recover() }() // whatever broke once may break again
	c.out.buf = c.out.buf[:0]
	c.out.send(errorResponse("FATAL", sqlstate.New(sqlstate.InternalError, "internal error; this session ends"), 0))
	c.setLastWriteDeadline()
	_ = c.out.flush()
}

// release gives back what the connection holds.
func (c *conn) release() {
	defer func() {
		if r := recover(); r != nil {
			c.log.Error("closing a session panicked", slog.Any("panic", r), slog.String("stack", string(debug.Stack())))
		}
	}()
	c.closePortals()
	c.out.buf = c.out.buf[:0]
	c.out.idle()
	if c.session != nil {
		if err := c.session.Close(); err != nil {
			c.log.Warn("closing a session failed", slog.Any("error", err))
		}
		c.srv.open.Add(-1)
	}
}

// leave tells the client why the connection ends, where it should know.
func (c *conn) leave(err error) {
	switch {
	case err == nil, errors.Is(err, errClosed), errors.Is(err, io.EOF), errors.Is(err, net.ErrClosed):
		return
	}
	var gone net.Error
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = violation("unexpected end of data inside a message")
	case errors.As(err, &gone): // nobody is left to hear
		c.log.Debug("client gone", slog.Any("error", err))
		return
	}
	_ = c.fatal(err)
}

// setLastWriteDeadline keeps a peer that does not read from holding the end up.
func (c *conn) setLastWriteDeadline() {
	_ = c.socket.SetWriteDeadline(time.Now().Add(lastWords))
}

// watch waits for what ends the connection from outside and wakes the loop.
func (c *conn) watch(done <-chan struct{}) {
	killed, drain := c.session.Killed(), c.drain
	for {
		select {
		case <-done:
			return
		case <-drain:
			drain = nil
			c.ending.CompareAndSwap(endNot, endAtRest)
			_ = c.socket.SetReadDeadline(time.Unix(1, 0))
			continue
		case <-killed:
		case <-c.hard:
		}
		c.ending.Store(endNow)
		_ = c.socket.SetReadDeadline(time.Unix(1, 0))
		c.setLastWriteDeadline()
		c.session.Interrupt()
		return
	}
}

// atRest tells that the client is owed nothing: no message half read, no transaction,
// no sequence waiting for its Sync.
func (c *conn) atRest() bool {
	return c.in.empty() && !c.implicit && !c.skipping && c.session.Status() == proxy.Idle
}

// errIdleTx is idle_in_transaction_session_timeout.
var errIdleTx = sqlstate.New("25P03", "terminating connection due to idle-in-transaction timeout")

// patience is how long the client may be silent now; 0: for ever.
func (c *conn) patience() time.Duration {
	if d, ok := c.session.IdleTimeout(); ok {
		return d
	}
	if c.session.Status() != proxy.Idle {
		return c.cfg.IdleInTransactionTimeout
	}
	return c.cfg.IdleTimeout
}

// arm sets the deadline for the client's next message.
func (c *conn) arm() {
	d := c.patience()
	if d == 0 && !c.armed || c.ending.Load() != endNot {
		return
	}
	c.armed = d > 0
	until := time.Time{}
	if c.armed {
		until = time.Now().Add(d)
	}
	_ = c.socket.SetReadDeadline(until)
	if c.ending.Load() != endNot { // it came between: wake again
		_ = c.socket.SetReadDeadline(time.Unix(1, 0))
	}
}

// receive waits for the next message.
func (c *conn) receive() (typ byte, body []byte, err error) {
	if c.in.empty() {
		c.out.idle()
		c.messages.forget()
		c.arm()
	}
	for {
		switch ending := c.ending.Load(); {
		case ending == endNow, ending == endAtRest && c.atRest():
			return 0, nil, errShutdown
		}
		typ, body, err = c.in.next()
		if err == nil || !errors.Is(err, os.ErrDeadlineExceeded) {
			return typ, body, err
		}
		if c.ending.Load() == endNot && c.armed {
			if c.session.Status() != proxy.Idle {
				return 0, nil, errIdleTx
			}
			return 0, nil, errIdle
		}
		// A drain woke us inside a transaction: let it go on. Should the end become
		// urgent meanwhile, the check above sees it, for it is set before the deadline.
		_ = c.socket.SetReadDeadline(time.Time{})
	}
}

// loop serves messages until the client leaves or the connection must end.
func (c *conn) loop() error {
	for {
		typ, body, err := c.receive()
		if err != nil {
			return err
		}
		if c.skipping && typ != 'S' && typ != 'X' {
			continue
		}
		if err := c.handle(typ, body); err != nil {
			return err
		}
		if c.out.err != nil {
			return c.out.err
		}
	}
}

// handle carries out one message. Errors of statements are told to the client and
// are not returned; an error ends the connection.
func (c *conn) handle(typ byte, body []byte) error {
	in := &c.messages
	switch typ {
	case 'Q':
		return take(&in.query, body, func(m *pgproto3.Query) error { return c.simple(m.String) })
	case 'P':
		return take(&in.parse, body, func(m *pgproto3.Parse) error { return c.extended(c.parse(m)) })
	case 'B':
		return take(&in.bind, body, func(m *pgproto3.Bind) error { return c.extended(c.bind(m)) })
	case 'D':
		return take(&in.describe, body, func(m *pgproto3.Describe) error { return c.extended(c.describe(m.ObjectType, m.Name)) })
	case 'E':
		return take(&in.execute, body, func(m *pgproto3.Execute) error { return c.extended(c.execute(m.Portal, int64(int32(m.MaxRows)))) })
	case 'C':
		return take(&in.close, body, func(m *pgproto3.Close) error { return c.extended(c.closeObject(m.ObjectType, m.Name)) })
	case 'H':
		return c.out.flush()
	case 'S':
		return c.sync()
	case 'X':
		return errClosed
	case 'F':
		c.fail(sqlstate.New(sqlstate.FeatureNotSupported, "function calls by the fast path are not supported").
			WithHint("use SELECT function(…)"), 0)
		return c.ready()
	case 'd', 'c', 'f':
		return nil // left over from a COPY that failed here; the protocol says to ignore them
	}
	return violation("unexpected message type 0x%02X", typ)
}

// take reads a message and does it; one whose parts do not fit its length breaks the
// protocol.
func take[M pgproto3.FrontendMessage](m M, body []byte, do func(M) error) error {
	if err := m.Decode(body); err != nil {
		return violation("invalid message format").Because(err)
	}
	return do(m)
}

// ready ends a simple query or a sequence: changed settings, the state, and everything
// goes out.
func (c *conn) ready() error {
	status := c.session.Status()
	if status != proxy.InTx {
		c.closePortals()
	}
	c.reportSettings()
	c.out.ready(byte(status))
	return c.out.flush()
}

func (c *conn) reportSettings() {
	for _, kv := range c.session.Changed() {
		c.out.send(&pgproto3.ParameterStatus{Name: kv[0], Value: clean(kv[1])})
	}
}

// begin and end frame what may take long, for the patrol.
func (c *conn) begin() { c.runs.Add(1) }
func (c *conn) end()   { c.runs.Add(1) }

// runsLong tells whether the statement of the last patrol is still the one running.
func (c *conn) runsLong() bool {
	n := c.runs.Load()
	long := n&1 == 1 && n == c.seen
	c.seen = n
	return long
}

// interrupt stops the running statement of a client that is gone.
func (c *conn) interrupt() {
	c.ending.Store(endNow)
	c.session.Interrupt()
}
