package postgres

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"streamlink/protocol/authorities"
	"streamlink/protocol/forwarded"
	"streamlink/proxy"
)

// Server accepts PostgreSQL clients.
type Server struct {
	cfg  Config
	host host
	log  *slog.Logger
	tls  atomic.Pointer[tls.Config] // nil: no TLS
	// balancers send a client's own address first.
	balancers forwarded.Balancers
	// mock makes the salts of users that do not exist, the same for each name as
	// long as the server runs.
	mock [32]byte

	mu    sync.Mutex
	conns map[*conn]struct{}
	open  atomic.Int64 // authenticated or on the way there, MaxConnections bounds them
}

// New makes a server for a valid configuration; it reads the certificate.
func New(cfg Config, p *proxy.Proxy, log *slog.Logger) (*Server, error) {
	return newServer(cfg, proxyHost{p}, log)
}

func newServer(cfg Config, h host, log *slog.Logger) (*Server, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, host: h, log: log, conns: map[*conn]struct{}{}}
	var err error
	if s.balancers, err = forwarded.Parse(cfg.ProxyFrom); err != nil {
		return nil, err
	}
	if _, err := rand.Read(s.mock[:]); err != nil {
		return nil, err
	}
	return s, s.Reload()
}

// Reload reads the certificate's files again; connections that stand keep theirs.
func (s *Server) Reload() error {
	if s.cfg.TLSCert == "" {
		return nil
	}
	cert, err := tls.LoadX509KeyPair(s.cfg.TLSCert, s.cfg.TLSKey)
	if err != nil {
		return fmt.Errorf("postgres: certificate %s with key %s: %w", s.cfg.TLSCert, s.cfg.TLSKey, err)
	}
	t := &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12, NextProtos: []string{"postgresql"}}
	if s.cfg.TLSCA != "" {
		if t.ClientCAs, err = authorities.Load(s.cfg.TLSCA); err != nil {
			return fmt.Errorf("postgres.tls_ca: %w", err)
		}
		t.ClientAuth = tls.VerifyClientCertIfGiven
	}
	s.tls.Store(t)
	return nil
}

// How long the parts of a drain take at most beyond the configured one.
const (
	lastWords = 3 * time.Second // to write the last message
	patrolGap = time.Second     // between looks for clients that hung up
)

// Serve accepts clients until ctx ends. Then it accepts no more, ends connections as
// they come to rest, and those that still run after DrainTimeout; it returns when all
// are gone. The listener is closed. The error is why accepting failed, nil after ctx.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	stopAccepting := context.AfterFunc(ctx, func() { ln.Close() })
	defer stopAccepting()
	hard, end := context.WithCancel(context.Background())
	defer end()
	patrolled := make(chan struct{})
	go func() {
		defer close(patrolled)
		s.patrol(hard)
	}()

	var clients sync.WaitGroup
	err := s.accept(ctx, ln, func(nc net.Conn) {
		clients.Add(1)
		go func() {
			defer clients.Done()
			s.handle(nc, ctx.Done(), hard.Done())
		}()
	})
	ln.Close()
	gone := make(chan struct{})
	go func() {
		clients.Wait()
		close(gone)
	}()
	if err == nil && s.cfg.DrainTimeout > 0 {
		select {
		case <-gone:
		case <-time.After(s.cfg.DrainTimeout):
		}
	}
	end()
	select {
	case <-gone:
	case <-time.After(2 * lastWords):
		s.closeAll()
		<-gone
	}
	<-patrolled
	return err
}

// accept hands connections on. Errors that pass (too many open files) are waited out.
func (s *Server) accept(ctx context.Context, ln net.Listener, handle func(net.Conn)) error {
	pause := 5 * time.Millisecond
	for {
		nc, err := ln.Accept()
		if err == nil {
			pause = 5 * time.Millisecond
			handle(nc)
			continue
		}
		if ctx.Err() != nil {
			return nil
		}
		if errors.Is(err, net.ErrClosed) {
			return err
		}
		s.log.Warn("accepting a client failed", slog.Any("error", err), slog.Duration("pause", pause))
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		pause = min(2*pause, time.Second)
	}
}

// handle serves one connection to its end.
func (s *Server) handle(nc net.Conn, drain, hard <-chan struct{}) {
	s.tune(nc)
	c := &conn{srv: s, host: s.host, cfg: &s.cfg, net: nc, socket: nc, peer: nc.RemoteAddr(), log: s.log, drain: drain, hard: hard}
	s.mu.Lock()
	s.conns[c] = struct{}{}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.conns, c)
		s.mu.Unlock()
	}()
	c.serve()
}

// tune sets a socket up: small messages go out at once, dead peers are noticed.
func (s *Server) tune(nc net.Conn) {
	t, ok := nc.(*net.TCPConn)
	if !ok {
		return
	}
	_ = t.SetNoDelay(true) // Go's default; said because latency hangs on it
	if s.cfg.KeepAlive > 0 {
		_ = t.SetKeepAliveConfig(net.KeepAliveConfig{Enable: true, Idle: s.cfg.KeepAlive, Interval: s.cfg.KeepAlive, Count: 3})
	}
	if s.cfg.UserTimeout > 0 {
		if err := setUserTimeout(t, s.cfg.UserTimeout); err != nil {
			s.log.Debug("no user timeout on the socket", slog.Any("error", err))
		}
	}
}

// patrol looks now and then whether clients whose statements take long have hung up,
// and interrupts those statements.
func (s *Server) patrol(ctx context.Context) {
	tick := time.NewTicker(patrolGap)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		s.mu.Lock()
		var long []*conn
		for c := range s.conns {
			if c.runsLong() {
				long = append(long, c)
			}
		}
		s.mu.Unlock()
		for _, c := range long {
			if hungUp(c.socket) {
				c.interrupt()
			}
		}
	}
}

// closeAll drops what did not end by itself.
func (s *Server) closeAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.socket.Close()
	}
}
