// Command sparkbench reads the same large result from a real Spark by several ways, one
// after another in one run: StreamLink over each of its wires, the bare Spark Connect
// stream, pyspark's own client, and Spark's Thrift Server over JDBC. `make bench-spark`.
//
// On a machine that others use too the times say little; what each process used of the
// CPU says more, and is told beside them.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
)

// settings are what the command line says.
type settings struct {
	rows, some int
	only       []string
	stubs      string // the tests beside backend/spark, built
	python     string // with pyspark and what its Connect client needs
	classes    string // where the JDBC drivers lie
	trivial    int    // repetitions
	turns      int    // how often the ways of the wires are measured
}

func (s settings) wants(name string) bool { return len(s.only) == 0 || slices.Contains(s.only, name) }

func main() {
	var s settings
	var only string
	flag.IntVar(&s.rows, "rows", 10_000_000, "rows of the result")
	flag.IntVar(&s.some, "some", 1_000_000, "rows of it for the ways that make of each row an object")
	flag.StringVar(&only, "only", "", "postgres, mysql, jdbc, stubs, python, thrift, trivial: those alone, by commas")
	flag.StringVar(&s.stubs, "stubs", "", "the test binary of backend/spark")
	flag.StringVar(&s.python, "python", "", "a Python with pyspark[connect]")
	flag.StringVar(&s.classes, "classes", "", "a folder of JDBC drivers")
	flag.IntVar(&s.turns, "turns", 2, "how often the bare stream and the wires are measured, in turn")
	flag.IntVar(&s.trivial, "trivial", 200, "how often a small statement is asked")
	flag.Parse()
	if only != "" {
		s.only = strings.Split(only, ",")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, s); err != nil {
		fmt.Fprintln(os.Stderr, "sparkbench:", err)
		os.Exit(1)
	}
}

// run measures one server after the other: both at once would share the machine.
func run(ctx context.Context, s settings) error {
	if err := overConnect(ctx, s); err != nil {
		return err
	}
	if s.wants("thrift") {
		return overThrift(ctx, s)
	}
	return nil
}
