package spark

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// Backend is a set of Spark Connect servers over the same data.
type Backend struct {
	cfg      Config
	settings map[string]string
	balance  balancer
	catalog  *catalog
	log      *slog.Logger

	stop    context.CancelFunc
	tasks   sync.WaitGroup // checks and keep-alive
	leaving sync.WaitGroup // sessions being released

	mu       sync.Mutex
	sessions map[*session]bool
}

// Open connects to the configuration's endpoints; one at least must answer. The caller
// closes the Backend after all its Conns.
func Open(ctx context.Context, c Config, log *slog.Logger) (backend.Backend, error) {
	b, err := open(ctx, c, log)
	if err != nil {
		return nil, err // not a nil *Backend inside an interface
	}
	return b, nil
}

func open(ctx context.Context, c Config, log *slog.Logger) (*Backend, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	if len(c.Endpoints) == 0 {
		return nil, errors.New("spark has no endpoints: name one in spark.endpoints")
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	settings, err := c.settings()
	if err != nil {
		return nil, err
	}
	life, stop := context.WithCancel(context.Background())
	b := &Backend{cfg: c, settings: settings, log: log, stop: stop, sessions: map[*session]bool{}}
	for _, at := range c.Endpoints {
		dsn, err := ParseDSN(at.Address)
		if err != nil {
			return nil, errors.Join(err, b.Close())
		}
		e, err := newEndpoint(dsn, at.Weight, c, log)
		if err != nil {
			return nil, errors.Join(err, b.Close())
		}
		b.balance.all = append(b.balance.all, e)
	}
	if err := b.meet(ctx); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	if b.catalog, err = newCatalog(life, b); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	for _, e := range b.balance.all {
		b.tasks.Go(func() { e.watch(life, c.CheckInterval) })
	}
	if c.KeepAlive > 0 {
		b.tasks.Go(func() { b.keepAlive(life) })
	}
	return b, nil
}

// meet asks every endpoint at once; it is an error when none answers.
func (b *Backend) meet(ctx context.Context) error {
	errs := make([]error, len(b.balance.all))
	var all sync.WaitGroup
	for i, e := range b.balance.all {
		all.Go(func() {
			err := e.check(ctx)
			e.note(err)
			if err != nil {
				errs[i] = fmt.Errorf("%s: %s", e.dsn, startError(err))
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err == nil {
			return nil
		}
	}
	return fmt.Errorf("spark does not answer: %w", errors.Join(errs...))
}

// startError is what the operator is told when a server does not answer at the start.
func startError(err error) string {
	f := failureOf(err)
	if e := f.error(); e.Code == sqlstate.InvalidAuthorization {
		return e.Message
	}
	message, _, _ := strings.Cut(f.message, "\n")
	return message
}

// Name is the engine's dialect name.
func (b *Backend) Name() string { return "spark" }

// Version is Spark's version, such as "4.1.2": the lowest among the endpoints, since any
// of them may get a statement.
func (b *Backend) Version() string {
	lowest := ""
	for _, e := range b.balance.all {
		if v := e.sparkVersion(); v != "" && (lowest == "" || older(v, lowest)) {
			lowest = v
		}
	}
	return lowest
}

// older compares versions by their numbers.
func older(a, b string) bool {
	for {
		var an, bn int
		an, a = leading(a)
		bn, b = leading(b)
		if an != bn || a == "" && b == "" {
			return an < bn
		}
	}
}

func leading(v string) (n int, rest string) {
	for i := 0; i < len(v); i++ {
		if !digit(v[i]) {
			return n, strings.TrimLeft(v[i:], "._-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
		}
		n = n*10 + int(v[i]-'0')
	}
	return n, ""
}

// old tells a server before 4.0, which takes parameters in another field.
func (e *endpoint) old() bool {
	v := e.sparkVersion()
	return v != "" && older(v, "4")
}

// Open makes one client's connection. It costs nothing until its first statement.
func (b *Backend) Open(context.Context) (backend.Conn, error) { return b.open(), nil }

func (b *Backend) open() *Conn {
	c := &Conn{b: b}
	c.life, c.quit = context.WithCancel(context.Background())
	return c
}

// Catalog describes what Spark holds.
func (b *Backend) Catalog() backend.Catalog { return b.catalog }

// session makes a session on the next endpoint that takes one.
func (b *Backend) session(ctx context.Context, tried map[*endpoint]bool) (*session, error) {
	var last error
	for {
		e := b.balance.pick(tried)
		if e == nil {
			if last == nil {
				last = sqlstate.New(sqlstate.ConnectionFailure, "no Spark server answers").WithHint("run the statement again")
			}
			return nil, last
		}
		s := newSession(e)
		err := s.set(ctx, b.settings)
		if err == nil && (b.cfg.Catalog != "spark_catalog" || b.cfg.Schema != "default") {
			err = s.use(ctx, b.cfg.Catalog, b.cfg.Schema)
		}
		if err == nil {
			b.mu.Lock()
			b.sessions[s] = true
			b.mu.Unlock()
			return s, nil
		}
		b.abandon(s)
		if ctx.Err() != nil || !failureOf(err).unreachable() && ctx.Err() == nil {
			return nil, err
		}
		e.suspect()
		last = err
		tried[e] = true
	}
}

func (b *Backend) forget(s *session) {
	b.mu.Lock()
	delete(b.sessions, s)
	b.mu.Unlock()
}

// abandon gives a session up, and has its server do so where that can be reached: it may
// be there although no answer came.
func (b *Backend) abandon(s *session) {
	b.forget(s)
	b.leaving.Go(func() { b.release(s) })
}

func (b *Backend) release(s *session) {
	if err := s.release(context.Background()); err != nil {
		b.log.Debug("spark session not released", "endpoint", s.at.dsn.String(), "error", err)
	}
}

// keepAlive touches the sessions that Spark has not heard of for long.
func (b *Backend) keepAlive(ctx context.Context) {
	tick := time.NewTicker(max(b.cfg.KeepAlive/4, time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		b.mu.Lock()
		var idle []*session
		for s := range b.sessions {
			if s.idle() >= b.cfg.KeepAlive && !s.isLost() {
				idle = append(idle, s)
			}
		}
		b.mu.Unlock()
		for _, s := range idle {
			if ctx.Err() != nil {
				return
			}
			// What goes wrong is noted in the session, and its next statement makes a new one.
			_ = s.touch(ctx)
		}
	}
}

// Close ends the connections. Every Conn and result must be closed before.
func (b *Backend) Close() error {
	b.stop()
	b.tasks.Wait()
	if b.catalog != nil {
		b.catalog.close()
	}
	b.leaving.Wait()
	var errs []error
	for _, e := range b.balance.all {
		errs = append(errs, e.close())
	}
	return errors.Join(errs...)
}
