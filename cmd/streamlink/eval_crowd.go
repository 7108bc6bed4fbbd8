package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"golang.org/x/sync/errgroup"

	"streamlink/backend/sqlstate"
	"streamlink/proxy"
)

// askedEach is how many questions each of many sessions asks.
const askedEach = 12

// crowd is many sessions that ask at once, each through a connection of its own to
// PostgreSQL's wire.
type crowd struct {
	mu      sync.Mutex
	took    []time.Duration
	refused int
	failed  map[string]int // by SQLSTATE
}

// crowd serves the house and has n sessions ask the questions of a file in turn.
func (ev *evaluation) crowd(ctx context.Context, file string, n int) (err error) {
	all, err := readQuestions(file)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(q question) bool { return ev.half != "" && q.Half != ev.half })
	if len(all) == 0 {
		return errors.New("no question is left to ask")
	}
	s, err := ev.house.listen()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	served := make(chan error, 1)
	go func() { served <- s.run(ctx) }()
	defer func() {
		stop()
		err = errors.Join(err, <-served)
	}()
	if err := ev.house.proxy.Learn(ctx, crowdUser); err != nil {
		return err
	}
	db, err := sql.Open("pgx", fmt.Sprintf("postgres://%s:%s@%s/%s?sslmode=disable&default_query_exec_mode=simple_protocol",
		crowdUser, crowdUser, s.postgres.Addr(), ev.house.proxy.Database()))
	if err != nil {
		return err
	}
	defer db.Close()
	c := &crowd{failed: map[string]int{}}
	began := time.Now()
	g, asking := errgroup.WithContext(ctx)
	for k := range n {
		g.Go(func() error { return c.session(asking, db, all, k*askedEach) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	c.report(ev, n, time.Since(began))
	return nil
}

// crowdUser is who the sessions log in as; its name is its password.
const crowdUser = "crowd"

// crowded adds the user and opens PostgreSQL's wire at any free port of this machine.
func crowded(cfg *Config) {
	cfg.Proxy.Users = append(cfg.Proxy.Users, proxy.UserConfig{Name: crowdUser, Password: crowdUser})
	cfg.Postgres.Listen, cfg.MySQL.Listen, cfg.Metrics.Listen = "127.0.0.1:0", "", ""
}

// session asks questions one after another, the first one at an index.
func (c *crowd) session(ctx context.Context, db *sql.DB, all []question, first int) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	asker := &client{conn: conn}
	for i := range askedEach {
		q := all[(first+i)%len(all)]
		began := time.Now()
		_, err := asker.query(ctx, "ASK "+tagged(q.Question), 0)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		c.count(time.Since(began), err)
	}
	return nil
}

func (c *crowd) count(took time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.took = append(c.took, took)
	var told *pgconn.PgError
	switch {
	case err == nil:
	case errors.As(err, &told) && told.Code == string(sqlstate.FeatureNotSupported):
		c.refused++
	case errors.As(err, &told):
		c.failed[told.Code]++
	default:
		c.failed["connection"]++
	}
}

func (c *crowd) report(ev *evaluation, sessions int, in time.Duration) {
	slices.Sort(c.took)
	n := len(c.took)
	fmt.Fprintf(ev.out, "%d sessions, %d questions: %.1f a second; p50 %d ms, p95 %d ms, worst %d ms; %d refused, failed %v\n",
		sessions, n, float64(n)/in.Seconds(), c.took[n/2].Milliseconds(), c.took[n*95/100].Milliseconds(), c.took[n-1].Milliseconds(), c.refused, c.failed)
}
