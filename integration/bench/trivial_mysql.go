package main

import (
	"context"
	"fmt"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/integration/server"
)

// trivialMySQL asks SELECT 1 of StreamLink and of a bare go-mysql server, which only
// knows that one answer: no parser, no guard, no engine stand behind it.
func trivialMySQL(ctx context.Context, s settings, r *report) error {
	product, err := server.StartStreamLink(nil, "--data", server.Patents())
	if err != nil {
		return err
	}
	defer product.Stop()
	addr, pid, stop, err := startBare()
	if err != nil {
		return err
	}
	defer stop()
	rows := [][]string{comparison("MySQL wire", "bare go-mysql")}
	for _, mode := range []struct {
		name string
		open func(string) (func() error, func(), error)
	}{{"`SELECT 1`, COM_QUERY", textMySQL}, {"`SELECT 1`, prepared", preparedMySQL}} {
		a, b := &side{pids: []int{product.PID()}}, &side{pids: []int{pid}}
		for addr, one := range map[string]*side{product.MySQL: a, addr: b} {
			defer one.hangUp()
			if err := one.connect(s.clients, func() (func() error, func(), error) { return mode.open(addr) }); err != nil {
				return err
			}
		}
		if err := takeTurns(ctx, s, a, b); err != nil {
			return err
		}
		rows = append(rows, compared(mode.name, "≥ 0.9×", a, b))
	}
	r.table(rows)
	r.say("The bare server does nothing but send the same bytes; StreamLink's statement passes Prepare, Judge, Observers and DuckDB.")
	r.say("The ratio by CPU counts the CPU time of servers and clients for an answer; it hardly depends on what else runs, and says nothing of time spent waiting.")
	return nil
}

func textMySQL(addr string) (ask func() error, end func(), err error) {
	c, err := client.Connect(addr, server.User, server.Password, server.Database)
	if err != nil {
		return nil, nil, err
	}
	return func() error {
		r, err := c.Execute("SELECT 1")
		return gaveOne(r, err)
	}, func() { _ = c.Close() }, nil
}

func preparedMySQL(addr string) (ask func() error, end func(), err error) {
	c, err := client.Connect(addr, server.User, server.Password, server.Database)
	if err != nil {
		return nil, nil, err
	}
	st, err := c.Prepare("SELECT 1")
	if err != nil {
		return nil, nil, err
	}
	return func() error {
		r, err := st.Execute()
		return gaveOne(r, err)
	}, func() { _ = c.Close() }, nil
}

func gaveOne(r *mysql.Result, err error) error {
	if err != nil {
		return err
	}
	defer r.Close()
	if n, err := r.GetInt(0, 0); err != nil || n != 1 || r.RowNumber() != 1 {
		return fmt.Errorf("SELECT 1 gave %d in %d rows, %w", n, r.RowNumber(), err)
	}
	return nil
}
