package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"streamlink/integration/corpus"
	"streamlink/integration/server"
)

// options are what a run was asked for.
type options struct {
	suites, forms, wires, only string
	scale                      float64
	limit                      time.Duration
	spark                      string
	verbose                    bool
}

func main() {
	var o options
	flag.StringVar(&o.suites, "suites", "tpch,tpcds", "benchmarks")
	flag.StringVar(&o.forms, "forms", "trino,spark", "whose texts of the queries")
	flag.StringVar(&o.wires, "wires", "postgres,mysql", "wires to ask over")
	flag.StringVar(&o.only, "only", "", "queries to ask, parted by commas (q01,q14a); empty: all")
	flag.Float64Var(&o.scale, "scale", 0.01, "scale factor of the data")
	flag.DurationVar(&o.limit, "limit", time.Minute, "how long one query may take")
	flag.StringVar(&o.spark, "spark", "", "ask a StreamLink in front of this Spark Connect server (sc://host:port), not one with DuckDB")
	flag.BoolVar(&o.verbose, "v", false, "print each query as it is judged, and why it is not equal")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	wrong, err := run(ctx, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tpc:", err)
		os.Exit(1)
	}
	if wrong > 0 {
		os.Exit(2)
	}
}

func run(ctx context.Context, o options) (wrong int, err error) {
	build, err := filepath.Abs(filepath.Join(server.Root(), "build", "tpc"))
	if err != nil {
		return 0, err
	}
	var r report
	for _, suite := range strings.Split(o.suites, ",") {
		d, err := generate(build, suite, o.scale)
		if err != nil {
			return 0, err
		}
		queries, err := chosen(build, suite, o)
		if err != nil {
			return 0, err
		}
		if err := ask(ctx, o, d, queries, &r); err != nil {
			return 0, err
		}
	}
	r.write(os.Stdout)
	return r.wrong(), nil
}

func chosen(build, suite string, o options) ([]query, error) {
	var out []query
	for _, f := range forms {
		if f.suite != suite || !listed(o.forms, f.name) {
			continue
		}
		queries, err := f.read(build)
		if err != nil {
			return nil, err
		}
		for _, q := range queries {
			if o.only == "" || listed(o.only, q.name) {
				out = append(out, q)
			}
		}
	}
	return out, nil
}

func listed(list, name string) bool { return strings.Contains(","+list+",", ","+name+",") }

// ask runs a benchmark's queries over the wires.
func ask(ctx context.Context, o options, d *dataset, queries []query, r *report) error {
	target, err := startTarget(o, d)
	if err != nil {
		return err
	}
	defer target.Stop()
	// PostgreSQL's rows count where MariaDB has none: it always runs
	pg, stop, err := startReference(ctx, corpus.PostgreSQL, d)
	if err != nil {
		return err
	}
	defer stop()
	postgres := &asker{wire: corpus.PostgreSQL, addr: pg}
	defer postgres.close(ctx)
	for _, name := range strings.Split(o.wires, ",") {
		w := corpus.Wire(name)
		j := &judge{wire: w, limit: o.limit, postgres: postgres, reference: postgres, target: &asker{wire: w, addr: target.PG}}
		if w == corpus.MySQL {
			addr, stop, err := startReference(ctx, w, d)
			if err != nil {
				return err
			}
			defer stop()
			j.reference, j.target.addr = &asker{wire: w, addr: addr}, target.MySQL
		}
		for _, q := range queries {
			out := j.one(ctx, q)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if o.verbose {
				fmt.Printf("%-8s %-5s %-6s %-5s %-20s %5d rows %6.2f s, reference %6.2f s  %s\n", w, q.suite, q.form, q.name, out.verdict, out.rows, out.took.Seconds(), out.by.Seconds(), out.why)
			}
			r.add(out)
		}
		j.target.close(ctx)
	}
	return nil
}
