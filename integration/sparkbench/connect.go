package main

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	_ "github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

//go:embed testdata/mixed.sql
var mixed string

// view is the statement that makes a view of so many rows. Each partition has as many
// rows as one of 200 has of the whole result.
func (s settings) view(name string, rows int) string {
	parts := max(1, 200*rows/s.rows)
	v := mixed[strings.Index(mixed, "CREATE"):]
	v = strings.Replace(v, "VIEW mixed", "VIEW "+name, 1)
	return strings.Replace(v, "ROWS, 1, PARTS", fmt.Sprintf("%d, 1, %d", rows, parts), 1)
}

// query is what every way asks for.
func (s settings) query(rows int) string {
	if rows == s.rows {
		return "SELECT * FROM mixed"
	}
	return "SELECT * FROM mixed_some"
}

// fixture is the file of statements that a Spark runs before anybody is let in.
func fixture(s settings, dir string) (string, error) {
	file := filepath.Join(dir, "mixed.sql")
	return file, os.WriteFile(file, []byte(s.view("mixed", s.rows)+s.view("mixed_some", s.some)), 0o644)
}

// way is one that a result is read by.
type way struct {
	only, name string
	rows       int
	proxied    bool
	drain      func(int) (drained, error)
}

// overConnect measures the ways that end at a Spark Connect server.
func overConnect(ctx context.Context, s settings) error {
	dir, err := os.MkdirTemp("", "streamlink-sparkbench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file, err := fixture(s, dir)
	if err != nil {
		return err
	}
	spark, err := server.StartSpark(file)
	if err != nil {
		return err
	}
	defer spark.Stop()
	proxy, err := server.StartStreamLink(nil, "--spark", "sc://"+spark.Addr)
	if err != nil {
		return err
	}
	defer proxy.Stop()
	w := ways{settings: s, ctx: ctx, spark: spark, proxy: proxy}
	turns := []way{
		{"stubs", "bare Spark Connect stream", s.rows, false, w.stubs},
		{"postgres", "StreamLink, PostgreSQL text", s.rows, true, w.text},
		{"postgres", "StreamLink, PostgreSQL binary", s.rows, true, w.binary},
		{"mysql", "StreamLink, MySQL text", s.rows, true, w.packets},
		{"mysql", "StreamLink, MySQL text, go-sql-driver", s.rows, true, w.mysql},
	}
	if err := w.warm(turns); err != nil {
		return err
	}
	head()
	for turn := range s.turns { // forwards and backwards: who comes later meets a warmer Spark
		w.measure(turns)
		slices.Reverse(turns)
		if turn+1 < s.turns {
			fmt.Println("| again, in the other order |")
		}
	}
	w.measure([]way{
		{"python", "pyspark toArrow", s.rows, false, func(n int) (drained, error) { return w.python("toArrow", n) }},
		{"jdbc", "StreamLink, pgjdbc", s.some, true, w.pgjdbc},
		{"python", "pyspark toLocalIterator", s.some, false, func(n int) (drained, error) { return w.python("toLocalIterator", n) }},
	})
	if s.wants("trivial") {
		return w.trivial()
	}
	return nil
}

// warm reads the smaller result by each way until Spark's compiler has done its work.
func (w ways) warm(turns []way) error {
	for range warmUps {
		for _, way := range turns {
			if _, err := way.drain(w.some); err != nil && w.wants(way.only) {
				return fmt.Errorf("%s: %w", way.name, err)
			}
		}
	}
	return nil
}

// warmUps is how often each way reads the smaller result before anything is measured.
const warmUps = 3

func (w ways) measure(turns []way) {
	for _, way := range turns {
		if !w.wants(way.only) {
			continue
		}
		pid := 0
		if way.proxied {
			pid = w.proxy.PID()
		}
		line(way.name, w.spark.PID(), pid, func() (drained, error) { return way.drain(way.rows) })
	}
}

// ways read a result from one Spark.
type ways struct {
	settings
	ctx   context.Context
	spark *server.Spark
	proxy *server.StreamLink
}

// own is the CPU time of this process, which is the client of the Go ways.
func own() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// timed has read tell when each row came, and notes what it took.
func timed(read func(row func()) error) (d drained, err error) {
	began, cpu := time.Now(), own()
	err = read(func() {
		if d.rows++; d.rows == 1 {
			d.first = time.Since(began)
		}
	})
	d.took, d.client = time.Since(began), own()-cpu
	return d, err
}

func (w ways) text(n int) (drained, error) {
	conn, err := pgconn.Connect(w.ctx, server.PostgresDSN(w.proxy.PG, server.Database))
	if err != nil {
		return drained{}, err
	}
	defer conn.Close(w.ctx)
	return timed(func(row func()) error {
		results := conn.Exec(w.ctx, w.query(n))
		for results.NextResult() {
			for r := results.ResultReader(); r.NextRow(); {
				row()
			}
		}
		return results.Close()
	})
}

func (w ways) binary(n int) (drained, error) {
	conn, err := pgconn.Connect(w.ctx, server.PostgresDSN(w.proxy.PG, server.Database))
	if err != nil {
		return drained{}, err
	}
	defer conn.Close(w.ctx)
	return timed(func(row func()) error {
		r := conn.ExecParams(w.ctx, w.query(n), nil, nil, nil, []int16{1})
		for r.NextRow() {
			row()
		}
		_, err := r.Close()
		return err
	})
}

func (w ways) mysql(n int) (drained, error) {
	db, err := sql.Open("mysql", server.MySQLDSN(w.proxy.MySQL, ""))
	if err != nil {
		return drained{}, err
	}
	defer db.Close()
	return timed(func(row func()) error {
		rows, err := db.QueryContext(w.ctx, w.query(n))
		if err != nil {
			return err
		}
		defer rows.Close()
		into := make([]any, 10)
		for i := range into {
			into[i] = new(sql.RawBytes)
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				return err
			}
			row()
		}
		return rows.Err()
	})
}
