// Command bench compares a running StreamLink with what people run today: PgBouncer in
// front of PostgreSQL, a bare go-mysql server, a PostgreSQL that psql reads a table from.
// It also measures the memory of slow readers and of idle connections. Both sides of a
// ratio are measured in one run, in turns, over loopback, by the same client. What it
// prints is Markdown.
//
//	go run ./bench              everything
//	go run ./bench -only idle   one part
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

// settings bound the load.
type settings struct {
	clients  int
	pairs    int
	turn     time.Duration
	rows     int
	reads    int
	copies   int
	pause    time.Duration
	idle     int
	encoders string
	dir      string // for the table's file; removed at the end
}

// part is one measurement.
type part struct {
	name string
	run  func(context.Context, settings, *report) error
}

var parts = []part{
	{"postgres", trivialPostgres}, {"mysql", trivialMySQL}, {"encoders", encoders},
	{"table", readTable}, {"stream", slowReaders}, {"idle", idleConnections},
}

func main() {
	var s settings
	var only, bare string
	var limit time.Duration
	flag.IntVar(&s.clients, "clients", 16, "clients at once for the trivial statement")
	flag.IntVar(&s.pairs, "pairs", 20, "turns for each side of the trivial statement's ratios")
	flag.DurationVar(&s.turn, "turn", 300*time.Millisecond, "length of a turn")
	flag.IntVar(&s.rows, "rows", 5_000_000, "rows of the table that psql reads")
	flag.IntVar(&s.reads, "reads", 2, "times that psql reads it from each side")
	flag.IntVar(&s.copies, "copies", 2, "copies of it that go to a slow reader")
	flag.DurationVar(&s.pause, "pause", time.Second, "the slow reader's pause after each tenth of them")
	flag.IntVar(&s.idle, "idle", 2000, "idle connections on each wire")
	flag.StringVar(&s.encoders, "encoders", "", "output of `go test -bench` to quote the row encoders from")
	flag.DurationVar(&limit, "limit", 6*time.Minute, "how long everything may take")
	flag.StringVar(&only, "only", "", "parts to run, separated by commas: postgres, mysql, encoders, table, stream, idle")
	flag.StringVar(&bare, "bare", "", "serve as the bare go-mysql server at this address and do nothing else")
	flag.Parse()
	if bare != "" {
		exitOn(serveBare(bare))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithTimeoutCause(ctx, limit, fmt.Errorf("not done after %v", limit))
	err := runParts(ctx, s, only)
	cancel()
	stop()
	exitOn(err)
}

func runParts(ctx context.Context, s settings, only string) error {
	chosen := parts
	if only != "" {
		chosen = nil
		for name := range strings.SplitSeq(only, ",") {
			i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
			if i < 0 {
				return fmt.Errorf("-only %s: there is no such part", name)
			}
			chosen = append(chosen, parts[i])
		}
	}
	dir, err := os.MkdirTemp("", "streamlink-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s.dir = dir
	r := &report{w: os.Stdout}
	for _, p := range chosen {
		if err := p.run(ctx, s, r); err != nil {
			if cause := context.Cause(ctx); cause != nil {
				err = fmt.Errorf("%w (%v)", cause, err)
			}
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
