// Command introspect asks a StreamLink what clients ask on connect and when they read a
// schema, and counts the answers that come without an error and with the reference
// server's column names and types. The statements are read from a folder and are no part
// of this project:
//
//	DATA=../../shared/data/introspection go run ./introspect
//	go run ./introspect -data DIR -wire postgres -errors 30
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"streamlink/integration/server"
)

func main() {
	var o options
	flag.StringVar(&o.data, "data", os.Getenv("DATA"), "folder of *.jsonl files (or DATA)")
	flag.StringVar(&o.wire, "wire", "", "postgres or mysql; empty: both")
	flag.IntVar(&o.errors, "errors", 0, "how many of the most frequent errors to list")
	flag.BoolVar(&o.rows, "rows", false, "ask a PostgreSQL and a MariaDB with the same tables too, and compare rows")
	flag.BoolVar(&o.ids, "ids", false, "list each statement's id with what was wrong")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "introspect:", err)
		os.Exit(1)
	}
}

type options struct {
	data, wire string
	errors     int
	ids, rows  bool
}

// wires are how each is asked, in the order of the report.
var wires = []struct {
	name, protocol string
	connect        func(ctx context.Context, addr string) (asker, error)
	reference      func(ctx context.Context) (addr string, stop func(), err error)
	address        func(*server.StreamLink) string
}{
	{"postgres", "pg", askPostgres, startPostgres, func(s *server.StreamLink) string { return s.PG }},
	{"mysql", "mysql", askMySQL, startMariaDB, func(s *server.StreamLink) string { return s.MySQL }},
}

// database is what the statements' clients call theirs.
const database = "demo"

// answer is what came of a statement.
type answer struct {
	cols []column
	rows [][]string
}

// asker asks one statement.
type asker func(ctx context.Context, s statement) (answer, error)

func run(ctx context.Context, o options) error {
	if o.data == "" {
		return fmt.Errorf("name the folder of statements with -data or DATA")
	}
	all, err := load(o.data)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "introspect")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := server.StartStreamLink([]string{"STREAMLINK_GUARD_READ_ONLY=false", "STREAMLINK_DUCKDB_DATABASE=" + database,
		"STREAMLINK_LOG_LEVEL=error",
		"STREAMLINK_DUCKDB_PATH=" + filepath.Join(dir, "demo.duckdb")}) // a new one, with nothing in it but what fill makes
	if err != nil {
		return err
	}
	defer s.Stop()
	if err := fill(ctx, s.PG, schema); err != nil {
		return err
	}
	for _, w := range wires {
		if o.wire != "" && o.wire != w.name {
			continue
		}
		ask, err := w.connect(ctx, w.address(s))
		if err != nil {
			return err
		}
		r := newReport()
		var refer asker
		if o.rows {
			addr, stop, err := w.reference(ctx)
			if err != nil {
				return err
			}
			defer stop()
			if refer, err = w.connect(ctx, addr); err != nil {
				return err
			}
		}
		for _, st := range all[w.protocol] {
			began := time.Now()
			got, err := ask(ctx, st)
			r.add(st, got.cols, err, time.Since(began))
			if refer != nil && err == nil {
				if want, err := refer(ctx, st); err == nil {
					r.compare(st, got, want)
				}
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		r.print(os.Stdout, w.name, o)
	}
	return nil
}
