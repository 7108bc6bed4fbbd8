package mysql

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/protocol/forwarded"
	"streamlink/proxy"
)

// forceAfter is how long interrupted statements may take to end.
const forceAfter = 5 * time.Second

// Server serves MySQL's protocol.
type Server struct {
	cfg   Config
	house house
	log   *slog.Logger
	tls   *tls.Config // nil: no TLS
	// balancers send a client's own address first.
	balancers forwarded.Balancers
	rsa       func() (*rsaPair, error)
	secret    [32]byte // makes up verifiers of unknown users
	learned   sync.Map // user name to learnedVerifier
	began     time.Time
	queries   atomic.Int64

	mu    sync.Mutex
	conns map[*conn]struct{}
	all   sync.WaitGroup
}

// New makes a server from a valid configuration.
func New(cfg Config, p *proxy.Proxy, log *slog.Logger) (*Server, error) {
	return newServer(cfg, proxyHouse{p}, log)
}

func newServer(cfg Config, h house, log *slog.Logger) (*Server, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, house: h, log: log, began: time.Now(), conns: map[*conn]struct{}{}}
	var err error
	if s.tls, err = cfg.tlsConfig(); err != nil {
		return nil, err
	}
	if s.balancers, err = forwarded.Parse(cfg.ProxyFrom); err != nil {
		return nil, err
	}
	s.rsa = sync.OnceValues(cfg.rsaKey)
	if cfg.RSAKey != "" {
		if _, err = s.rsa(); err != nil {
			return nil, err
		}
	}
	_, err = rand.Read(s.secret[:])
	return s, err
}

// Serve accepts clients until ctx ends, then lets running statements finish for the
// drain timeout, interrupts what is left, and returns.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	stop := context.AfterFunc(ctx, func() { l.Close() })
	defer stop()
	for pause := time.Duration(0); ; {
		nc, err := l.Accept()
		switch {
		case ctx.Err() != nil:
			if err == nil {
				nc.Close()
			}
			s.drain()
			return nil
		case errors.Is(err, net.ErrClosed):
			s.drain()
			return err
		case err != nil:
			// Out of descriptors, most likely: clients that leave give some back.
			pause = min(max(2*pause, 5*time.Millisecond), time.Second)
			s.log.Warn("cannot accept a client", "error", err, "again_in", pause)
			select {
			case <-time.After(pause):
			case <-ctx.Done():
			}
			continue
		}
		pause = 0
		s.accept(nc)
	}
}

func (s *Server) accept(nc net.Conn) {
	if t, ok := nc.(*net.TCPConn); ok {
		_ = t.SetKeepAliveConfig(net.KeepAliveConfig{Enable: true, Idle: time.Minute, Interval: 10 * time.Second, Count: 6})
	}
	c := newConn(s, nc)
	s.mu.Lock()
	full := len(s.conns) >= s.cfg.MaxConnections
	if !full {
		s.conns[c] = struct{}{}
		s.all.Add(1)
	}
	s.mu.Unlock()
	if full {
		c.patient = time.Second
		_ = c.fail(mysql.NewDefaultError(mysql.ER_CON_COUNT_ERROR), "")
		_ = c.flush()
		c.lendBack()
		c.cancel()
		nc.Close()
		return
	}
	go c.serve()
}

func (s *Server) forget(c *conn) {
	s.mu.Lock()
	delete(s.conns, c)
	s.mu.Unlock()
	s.all.Done()
}

// each calls f for every connection, without holding the lock.
func (s *Server) each(f func(*conn)) {
	s.mu.Lock()
	all := make([]*conn, 0, len(s.conns))
	for c := range s.conns {
		all = append(all, c)
	}
	s.mu.Unlock()
	for _, c := range all {
		f(c)
	}
}

// drain ends every connection: the idle at once, the busy when their answer is out.
func (s *Server) drain() {
	gone := make(chan struct{})
	go func() {
		s.all.Wait()
		close(gone)
	}()
	s.each((*conn).stopReading)
	if waited(gone, s.cfg.DrainTimeout) {
		return
	}
	s.each((*conn).interrupt)
	if waited(gone, forceAfter) {
		return
	}
	s.each(func(c *conn) { c.raw.Close() })
	<-gone
}

func waited(gone <-chan struct{}, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-gone:
		return true
	case <-t.C:
		return false
	}
}

// connections counts the open ones.
func (s *Server) connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns)
}
