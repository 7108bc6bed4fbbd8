// Command fuzz asks a target and its reference servers random well-typed queries over a
// random schema for as long as it is told, and prints every query whose answers differ.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"strings"
	"time"

	"streamlink/integration/corpus"
)

func main() {
	wires := flag.String("wires", "postgres,mysql", "wires to ask over")
	limit := flag.Duration("time", time.Minute, "how long, all wires together")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "of the first schema")
	spark := flag.String("spark", "", "ask a StreamLink in front of this Spark Connect server (sc://host:port), not one with DuckDB")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	wrong, err := run(ctx, strings.Split(*wires, ","), *limit, *seed, *spark)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fuzz:", err)
		os.Exit(1)
	}
	if wrong > 0 {
		os.Exit(2)
	}
}

// perSchema is how many queries are asked of one schema.
const perSchema = 400

func run(ctx context.Context, wires []string, limit time.Duration, seed uint64, spark string) (wrong int, err error) {
	target, err := start(ctx, spark)
	if err != nil {
		return 0, err
	}
	defer target.Stop()
	each := limit / time.Duration(len(wires))
	for _, name := range wires {
		w := corpus.Wire(name)
		reference, stop, err := corpus.StartReference(ctx, w)
		if err != nil {
			return 0, err
		}
		report, err := fuzz(ctx, w, target, reference, each, seed)
		stop()
		if err != nil {
			return 0, err
		}
		fmt.Printf("\n%s → %s, seed %d\n", w, target.Name, seed)
		report.Write(os.Stdout)
		wrong += report.Count(corpus.Different) + report.Count(corpus.Lenient)
	}
	return wrong, nil
}

// start runs the product; random conditions look like pasted-in ones.
func start(ctx context.Context, spark string) (*corpus.Target, error) {
	const asked = "STREAMLINK_GUARD_INJECTION=off"
	if spark != "" {
		return corpus.StartSpark(ctx, spark, asked)
	}
	return corpus.StartDuckDB(ctx, asked)
}

func fuzz(ctx context.Context, w corpus.Wire, target *corpus.Target, reference string, limit time.Duration, seed uint64) (*corpus.Report, error) {
	var report corpus.Report
	end := time.Now().Add(limit)
	for round := uint64(0); time.Now().Before(end) && ctx.Err() == nil; round++ {
		r := rand.New(rand.NewPCG(seed, round))
		g := &generator{r: r, wire: w}
		for i := range 2 {
			g.tables = append(g.tables, randomTable(r, fmt.Sprintf("fuzz_%s_%d_%d", w[:1], round, i)))
		}
		if err := g.fill(ctx, target, reference); err != nil {
			return nil, err
		}
		cases := make([]corpus.Case, perSchema)
		for i := range cases {
			cases[i] = corpus.Case{Wire: w, Construct: "random", Line: i, Statements: []string{g.query()}}
		}
		err := corpus.Judge(ctx, w, target.Address(w), reference, "", cases, func(res corpus.Result) {
			report.Add(res)
			switch res.Verdict {
			case corpus.Different, corpus.Lenient, corpus.Failed:
				fmt.Printf("%s round %d\n  %s\n  %s\n", strings.ToUpper(string(res.Verdict)), round, res.Case, res.Why)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return &report, ctx.Err()
}

// fill makes the tables on both sides.
func (g *generator) fill(ctx context.Context, target *corpus.Target, reference string) error {
	for _, side := range []struct {
		wire  corpus.Wire
		addr  string
		types [kinds]string
	}{{corpus.PostgreSQL, target.PG, inProduct}, {g.wire, reference, typeNames[g.wire]}} {
		conn, err := corpus.Dial(ctx, side.wire, side.addr)
		if err != nil {
			return err
		}
		for _, t := range g.tables {
			for _, s := range t.script(side.types) {
				a, err := conn.Ask(ctx, s, nil, false)
				if err == nil && a.Code != "" {
					err = fmt.Errorf("%s %s\n%s", a.Code, a.Message, s)
				}
				if err != nil {
					_ = conn.Close(ctx)
					return err
				}
			}
		}
		if err := conn.Close(ctx); err != nil {
			return err
		}
	}
	return nil
}
