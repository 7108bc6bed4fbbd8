package mysql

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

	"github.com/go-mysql-org/go-mysql/mysql"
)

// lingerBytes is how much more is read of a client that has been refused.
const lingerBytes = 64 << 20

// errClosed ends a connection without another word: the client has been answered or
// is gone.
var errClosed = errors.New("connection closed")

// conn is one client. One goroutine serves it; stop and interrupt come from outside.
type conn struct {
	wire
	server *Server
	log    *slog.Logger
	ctx    context.Context // ends with the connection
	cancel context.CancelFunc
	sess   session
	unwait func() // ends the wait for the session's death

	running atomic.Pointer[session] // for interrupt
	killed  atomic.Bool
	vigil   *time.Timer // looks for the client while a statement runs
	busy    atomic.Bool

	id     uint32
	salt   []byte
	caps   uint32   // what both sides can
	secure bool     // over TLS
	peer   net.Addr // the client's, where a balancer told it
	relay  bool     // a balancer is in between
	login  login

	client          *charset // of statements
	results         *charset // of rows and messages
	resultCollation uint16
	zone            *time.Location // of instants; nil: UTC
	autocommit      bool
	wait            string // wait_timeout as the wire has it

	extra       uint16 // status flags of the answer being written
	mayChange   bool   // the session's state may have changed since the last OK
	newDatabase string // to tell a client that tracks it

	statements map[uint32]*statement
	lastID     uint32
	longSize   int // bytes of long data that wait for an execution
}

func newConn(s *Server, nc net.Conn) *conn {
	ctx, cancel := context.WithCancel(context.Background())
	c := &conn{
		wire: newWire(nc), server: s, ctx: ctx, cancel: cancel, peer: nc.RemoteAddr(),
		log: s.log.With("client", nc.RemoteAddr().String()),
	}
	c.charset(0)
	c.autocommit = true
	c.idle, c.rest, c.patient = s.cfg.HandshakeTimeout, s.cfg.HandshakeTimeout, s.cfg.HandshakeTimeout
	return c
}

// has tells whether both sides can do something.
func (c *conn) has(capability uint32) bool { return c.caps&capability != 0 }

// serve is a connection's life. A panic ends this connection and nothing else.
func (c *conn) serve() {
	defer c.close()
	defer func() {
		if r := recover(); r != nil {
			c.log.Error("connection ended by a panic", "panic", r, "stack", string(debug.Stack()))
			c.abandon()
			_ = c.fail(mysql.NewError(mysql.ER_UNKNOWN_ERROR, "internal error"), "")
			_ = c.flush()
		}
	}()
	if err := c.enter(); err != nil {
		c.log.Debug("no login", "error", err)
		_ = c.flush()
		return
	}
	c.idle, c.rest, c.patient = c.server.cfg.IdleTimeout, c.server.cfg.ReadTimeout, c.server.cfg.WriteTimeout
	c.readArmed, c.writeArmed = time.Time{}, time.Time{}
	c.vigil = time.AfterFunc(time.Hour, c.lookForClient)
	c.vigil.Stop()
	for {
		c.seq = 0
		packet, err := c.read(c.server.cfg.MaxAllowedPacket)
		if err == nil && len(packet) == 0 {
			err = errMalformed
		}
		if err != nil {
			c.farewell(err)
			return
		}
		if err := c.command(packet[0], packet[1:]); err != nil {
			_ = c.flush()
			return
		}
	}
}

// abandon drops a packet that was begun and not ended.
func (c *conn) abandon() {
	if n := c.start; n <= len(c.out) {
		c.out = c.out[:n]
	}
}

// farewell tells a client why it is not listened to any longer, where it can know.
func (c *conn) farewell(err error) {
	var protocol *mysql.MyError
	broken := errors.As(err, &protocol)
	switch {
	case broken:
	case errors.Is(err, os.ErrDeadlineExceeded) && c.killed.Load():
		protocol = &mysql.MyError{Code: erSessionKilled, State: mysql.DEFAULT_MYSQL_STATE, Message: "Session was killed."}
	case errors.Is(err, os.ErrDeadlineExceeded) && c.stopped.Load():
		protocol = mysql.NewDefaultError(mysql.ER_SERVER_SHUTDOWN)
	case errors.Is(err, os.ErrDeadlineExceeded):
		protocol = &mysql.MyError{Code: erClientTimeout, State: mysql.DEFAULT_MYSQL_STATE,
			Message: "The client was disconnected by the server because of inactivity. See wait_timeout and interactive_timeout for configuring this behavior."}
	default:
		if !errors.Is(err, io.EOF) {
			c.log.Debug("connection lost", "error", err)
		}
		return
	}
	_ = c.fail(protocol, "")
	if c.flush() == nil && broken {
		c.linger()
	}
}

// linger reads on for a moment: a socket that is closed with bytes unread resets the
// connection, and the client would never see the error that it was sent.
func (c *conn) linger() {
	if half, ok := c.nc.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite()
	}
	_ = c.raw.SetReadDeadline(time.Now().Add(time.Second))
	_, _ = io.CopyN(io.Discard, c.raw, lingerBytes)
}

// malformed answers a packet that breaks the protocol and ends the connection.
func (c *conn) malformed() error {
	if err := c.fail(errMalformed, ""); err != nil {
		return err
	}
	return errClosed
}

// adopt takes a session and waits for its death beside the work.
func (c *conn) adopt(s session) {
	c.sess = s
	c.running.Store(&s)
	done := make(chan struct{})
	c.unwait = func() { close(done) }
	go func() {
		select {
		case <-s.Killed():
			c.killed.Store(true)
			c.stopReading()
			_ = c.raw.SetWriteDeadline(time.Now().Add(time.Second)) // it may not be reading
		case <-done:
		}
	}()
}

// release ends the session and what it holds.
func (c *conn) release() {
	c.closeStatements()
	if c.sess == nil {
		return
	}
	c.unwait()
	c.running.Store(nil)
	if err := c.sess.Close(); err != nil {
		c.log.Warn("session did not close cleanly", "error", err)
	}
	c.sess = nil
}

// interrupt stops what runs. Safe from any goroutine.
func (c *conn) interrupt() {
	if s := c.running.Load(); s != nil {
		(*s).Interrupt()
	}
	c.cancel()
}

func (c *conn) close() {
	defer c.server.forget(c)
	defer c.raw.Close()
	defer c.lendBack()
	defer c.cancel()
	defer func() {
		if r := recover(); r != nil {
			c.log.Error("session ended by a panic", "panic", r, "stack", string(debug.Stack()))
		}
	}()
	c.release()
}
