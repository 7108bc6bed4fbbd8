package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// trivialPostgres asks SELECT 1 of StreamLink, and of PgBouncer in front of PostgreSQL.
func trivialPostgres(ctx context.Context, s settings, r *report) error {
	product, err := server.StartStreamLink(nil, "--data", server.Patents())
	if err != nil {
		return err
	}
	defer product.Stop()
	database, err := server.StartPostgreSQL()
	if err != nil {
		return err
	}
	defer database.Stop()
	bouncer, err := server.StartPgBouncer(database.Addr)
	if err != nil {
		return err
	}
	defer bouncer.Stop()
	rows := [][]string{comparison("PostgreSQL wire", "PgBouncer + PostgreSQL")}
	for _, mode := range []struct {
		name string
		open func(context.Context, string) (func() error, func(), error)
	}{{"`SELECT 1`, simple", simplePostgres}, {"`SELECT 1`, prepared", preparedPostgres}} {
		a := &side{pids: []int{product.PID()}}
		b := &side{pids: []int{bouncer.PID(), database.PID()}}
		for addr, one := range map[string]*side{product.PG: a, bouncer.Addr: b} {
			defer one.hangUp()
			if err := one.connect(s.clients, func() (func() error, func(), error) { return mode.open(ctx, addr) }); err != nil {
				return err
			}
		}
		if err := takeTurns(ctx, s, a, b); err != nil {
			return err
		}
		rows = append(rows, compared(mode.name, "≥ 0.8×", a, b))
	}
	r.title("A trivial statement: %d clients, %d pairs of turns of %v", s.clients, s.pairs, s.turn)
	r.table(rows)
	return nil
}

func simplePostgres(ctx context.Context, addr string) (ask func() error, end func(), err error) {
	c, err := pgconn.Connect(ctx, server.PostgresDSN(addr, server.Database))
	if err != nil {
		return nil, nil, err
	}
	return func() error {
		all, err := c.Exec(ctx, "SELECT 1").ReadAll()
		if err != nil || len(all) != 1 {
			return fmt.Errorf("SELECT 1 gave %d results, %w", len(all), err)
		}
		return isOne(all[0])
	}, func() { _ = c.Close(context.Background()) }, nil
}

func preparedPostgres(ctx context.Context, addr string) (ask func() error, end func(), err error) {
	c, err := pgconn.Connect(ctx, server.PostgresDSN(addr, server.Database))
	if err != nil {
		return nil, nil, err
	}
	if _, err := c.Prepare(ctx, "one", "SELECT 1", nil); err != nil {
		return nil, nil, err
	}
	return func() error {
		return isOne(c.ExecPrepared(ctx, "one", nil, nil, nil).Read())
	}, func() { _ = c.Close(context.Background()) }, nil
}

func isOne(r *pgconn.Result) error {
	if r.Err != nil || len(r.Rows) != 1 || string(r.Rows[0][0]) != "1" {
		return fmt.Errorf("SELECT 1 gave %q, %w", r.Rows, r.Err)
	}
	return nil
}
