// Command run asks the whole corpus of a target and its reference servers, and prints
// a table of verdicts by construct. With -v it prints every case that is not equal.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"streamlink/integration/corpus"
)

func main() {
	wires := flag.String("wires", "postgres,mysql", "wires to ask over")
	only := flag.String("only", "", "constructs to ask, parted by commas; empty: all")
	verbose := flag.Bool("v", false, "print what is not equal")
	every := flag.Int("prepared", 5, "ask each n-th statement as a prepared one too; 0: none")
	spark := flag.String("spark", "", "ask a StreamLink in front of this Spark Connect server (sc://host:port), not one with DuckDB")
	nth := flag.Int("nth", 1, "ask each n-th statement only")
	match := flag.String("match", "", "only statements that hold this text")
	zone := flag.String("zone", "", "the time zone of PostgreSQL's sessions; empty: UTC")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	wrong, err := run(ctx, strings.Split(*wires, ","), *only, *match, *verbose, *every, *nth, *spark, *zone)
	if err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
	if wrong > 0 {
		os.Exit(2)
	}
}

func run(ctx context.Context, wires []string, only, match string, verbose bool, every, nth int, spark, zone string) (wrong int, err error) {
	target, err := startTarget(ctx, spark)
	if err != nil {
		return 0, err
	}
	defer target.Stop()
	for _, name := range wires {
		w := corpus.Wire(name)
		if err := target.Ready(ctx, w); err != nil {
			return 0, err
		}
		reference, stop, err := corpus.StartReference(ctx, w)
		if err != nil {
			return 0, err
		}
		defer stop()
		cases, err := corpus.Load(w)
		if err != nil {
			return 0, err
		}
		cases = corpus.Sampled(eachOf(chosen(cases, only, match), nth), every)
		known, err := corpus.Known(target.Name)
		if err != nil {
			return 0, err
		}
		begin := ""
		if zone != "" && w == corpus.PostgreSQL {
			begin = "SET TIME ZONE '" + zone + "'"
		}
		var report corpus.Report
		err = corpus.Judge(ctx, w, target.Address(w), reference, begin, cases, func(r corpus.Result) {
			report.Add(r)
			bad := r.Verdict == corpus.Different || r.Verdict == corpus.Lenient
			if bad && !known[r.Case.String()] {
				wrong++
			}
			if verbose && r.Verdict != corpus.Equal {
				mode := ""
				if r.Prepared {
					mode = " (prepared)"
				}
				fmt.Printf("%s %s:%d%s\n  %s\n  %s\n", strings.ToUpper(string(r.Verdict)), r.Construct, r.Line, mode, r.Case, r.Why)
			}
		})
		if err != nil {
			return 0, err
		}
		fmt.Printf("\n%s → %s\n", w, target.Name)
		report.Write(os.Stdout)
	}
	return wrong, nil
}

func startTarget(ctx context.Context, spark string) (*corpus.Target, error) {
	if spark != "" {
		return corpus.StartSpark(ctx, spark)
	}
	return corpus.StartDuckDB(ctx)
}

func chosen(cases []corpus.Case, only, match string) []corpus.Case {
	var out []corpus.Case
	for _, c := range cases {
		if only != "" && !strings.Contains(","+only+",", ","+c.Construct+",") {
			continue
		}
		if strings.Contains(c.String(), match) {
			out = append(out, c)
		}
	}
	return out
}

// eachOf is every n-th case.
func eachOf(cases []corpus.Case, n int) []corpus.Case {
	var out []corpus.Case
	for i := 0; i < len(cases); i += max(n, 1) {
		out = append(out, cases[i])
	}
	return out
}
