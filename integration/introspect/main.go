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
	"time"

	"streamlink/integration/server"
)

func main() {
	var o options
	flag.StringVar(&o.data, "data", os.Getenv("DATA"), "folder of *.jsonl files (or DATA)")
	flag.StringVar(&o.wire, "wire", "", "postgres or mysql; empty: both")
	flag.IntVar(&o.errors, "errors", 0, "how many of the most frequent errors to list")
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
	ids        bool
}

// wires are how each is asked, in the order of the report.
var wires = []struct {
	name, protocol string
	connect        func(context.Context, *server.StreamLink) (asker, error)
}{{"postgres", "pg", askPostgres}, {"mysql", "mysql", askMySQL}}

// database is what the statements' clients call theirs.
const database = "demo"

// asker asks one statement and tells the columns of its answer.
type asker func(ctx context.Context, s statement) ([]column, error)

func run(ctx context.Context, o options) error {
	if o.data == "" {
		return fmt.Errorf("name the folder of statements with -data or DATA")
	}
	all, err := load(o.data)
	if err != nil {
		return err
	}
	s, err := server.StartStreamLink([]string{"STREAMLINK_GUARD_READ_ONLY=false", "STREAMLINK_DUCKDB_DATABASE=" + database,
		"STREAMLINK_LOG_LEVEL=error"}, "--data", server.Patents())
	if err != nil {
		return err
	}
	defer s.Stop()
	if err := fill(ctx, s); err != nil {
		return err
	}
	for _, w := range wires {
		if o.wire != "" && o.wire != w.name {
			continue
		}
		ask, err := w.connect(ctx, s)
		if err != nil {
			return err
		}
		r := newReport()
		for _, st := range all[w.protocol] {
			began := time.Now()
			got, err := ask(ctx, st)
			r.add(st, got, err, time.Since(began))
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		r.print(os.Stdout, w.name, o)
	}
	return nil
}
