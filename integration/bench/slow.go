package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// slowReaders read a large result slowly, one on each wire, and watch the server's
// memory meanwhile. Each has a server of its own.
func slowReaders(ctx context.Context, s settings, r *report) error {
	head := []string{"", "before"}
	for i := range marks {
		head = append(head, fmt.Sprintf("%d %%", (i+1)*100/marks))
	}
	rows := [][]string{append(head, "peak", "goal", "took")}
	for _, wire := range []struct {
		name string
		read func(context.Context, *server.StreamLink, string, func() error) error
	}{{"PostgreSQL wire", readPostgres}, {"MySQL wire", readMySQL}} {
		row, err := readSlowly(ctx, s, wire.read)
		if err != nil {
			return fmt.Errorf("%s: %w", wire.name, err)
		}
		rows = append(rows, append([]string{wire.name}, row...))
	}
	r.title("Memory (RSS) while %s rows go to a slow reader, which rests %v after each tenth", count(float64(s.rows*s.copies)), s.pause)
	r.table(rows)
	return nil
}

// marks is how often the memory is told on the way.
const marks = 10

// readSlowly gives the memory before, at each mark, and at its peak.
func readSlowly(ctx context.Context, s settings, read func(context.Context, *server.StreamLink, string, func() error) error) ([]string, error) {
	product, err := serveTable(ctx, s)
	if err != nil {
		return nil, err
	}
	defer product.Stop()
	before, _, err := memory(product.PID())
	if err != nil {
		return nil, err
	}
	if err := forgetPeak(product.PID()); err != nil {
		return nil, err
	}
	cells := []string{before.String()}
	total, seen := s.rows*s.copies, 0
	sql := strings.TrimSuffix(strings.Repeat("SELECT * FROM mixed UNION ALL ", s.copies), " UNION ALL ")
	began := time.Now()
	err = read(ctx, product, sql, func() error {
		if seen++; seen%(total/marks) != 0 {
			return nil
		}
		time.Sleep(s.pause)
		now, _, err := memory(product.PID())
		cells = append(cells, now.String())
		return err
	})
	if err != nil {
		return nil, err
	}
	if seen != total {
		return nil, fmt.Errorf("%d rows came of %d", seen, total)
	}
	_, peak, err := memory(product.PID())
	return append(cells, peak.String(), "≤ 200 MB", fmt.Sprintf("%.0f s", time.Since(began).Seconds())), err
}

func readPostgres(ctx context.Context, from *server.StreamLink, sql string, row func() error) error {
	c, err := pgconn.Connect(ctx, server.PostgresDSN(from.PG, server.Database))
	if err != nil {
		return err
	}
	defer c.Close(context.Background())
	r := c.ExecParams(ctx, sql, nil, nil, nil, nil)
	for r.NextRow() {
		if err := row(); err != nil {
			return err
		}
	}
	_, err = r.Close()
	return err
}

func readMySQL(ctx context.Context, from *server.StreamLink, sql string, row func() error) error {
	c, err := client.Connect(from.MySQL, server.User, server.Password, server.Database)
	if err != nil {
		return err
	}
	defer c.Close()
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer stop()
	var r mysql.Result
	return c.ExecuteSelectStreaming(sql, &r, func([]mysql.FieldValue) error { return row() }, nil)
}
