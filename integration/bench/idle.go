package main

import (
	"context"
	"fmt"
	"time"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// idleConnections holds many connections on each wire and looks at what the server's
// memory grows by: logged in, and after each has asked one thing.
func idleConnections(ctx context.Context, s settings, r *report) error {
	if err := allowFiles(uint64(s.idle) + 200); err != nil {
		return err
	}
	rows := [][]string{{fmt.Sprintf("%s idle connections", count(float64(s.idle))), "before", "logged in", "each", "after one `SELECT 1`", "each"}}
	for _, wire := range []struct {
		name string
		open func(context.Context, *server.StreamLink) (*idler, error)
	}{{"PostgreSQL wire", idlePostgres}, {"MySQL wire", idleMySQL}} {
		row, err := holdMany(ctx, s.idle, wire.open)
		if err != nil {
			return fmt.Errorf("%s: %w", wire.name, err)
		}
		rows = append(rows, append([]string{wire.name}, row...))
	}
	r.title("Idle connections")
	r.table(rows)
	return nil
}

// idler is a connection that mostly waits.
type idler struct {
	ask func() error
	end func()
}

// firsts are connections that do not count: what they set up is not theirs alone.
const firsts = 20

func holdMany(ctx context.Context, n int, open func(context.Context, *server.StreamLink) (*idler, error)) ([]string, error) {
	product, err := server.StartStreamLink([]string{fmt.Sprintf("STREAMLINK_POSTGRES_MAX_CONNECTIONS=%d", n+2*firsts),
		fmt.Sprintf("STREAMLINK_MYSQL_MAX_CONNECTIONS=%d", n+2*firsts)}, "--data", server.Patents())
	if err != nil {
		return nil, err
	}
	defer product.Stop()
	var all []*idler
	defer func() {
		for _, c := range all {
			c.end()
		}
	}()
	grow := func(n int) error {
		for range n {
			c, err := open(ctx, product)
			if err != nil {
				return fmt.Errorf("connection %d: %w", len(all)+1, err)
			}
			all = append(all, c)
		}
		return nil
	}
	if err := grow(firsts); err != nil {
		return nil, err
	}
	for _, c := range all {
		if err := c.ask(); err != nil {
			return nil, err
		}
	}
	before, err := settled(product.PID())
	if err != nil {
		return nil, err
	}
	if err := grow(n); err != nil {
		return nil, err
	}
	idle, err := settled(product.PID())
	if err != nil {
		return nil, err
	}
	for _, c := range all[firsts:] {
		if err := c.ask(); err != nil {
			return nil, err
		}
	}
	asked, err := settled(product.PID())
	each := func(m megabytes) string { return fmt.Sprintf("%.1f KB", float64(m-before)*1024/float64(n)) }
	return []string{before.String(), idle.String(), each(idle), asked.String(), each(asked)}, err
}

// settled is a process's memory after a moment of rest.
func settled(pid int) (megabytes, error) {
	time.Sleep(2 * time.Second)
	now, _, err := memory(pid)
	return now, err
}

func idlePostgres(ctx context.Context, s *server.StreamLink) (*idler, error) {
	c, err := pgconn.Connect(ctx, server.PostgresDSN(s.PG, server.Database))
	if err != nil {
		return nil, err
	}
	return &idler{
		ask: func() error { _, err := c.Exec(ctx, "SELECT 1").ReadAll(); return err },
		end: func() { _ = c.Close(context.Background()) },
	}, nil
}

func idleMySQL(_ context.Context, s *server.StreamLink) (*idler, error) {
	c, err := client.Connect(s.MySQL, server.User, server.Password, server.Database)
	if err != nil {
		return nil, err
	}
	return &idler{
		ask: func() error { _, err := c.Execute("SELECT 1"); return err },
		end: func() { _ = c.Close() },
	}, nil
}
