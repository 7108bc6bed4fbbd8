package main

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// rounds is how often the two are asked in turn, so that they meet the same machine.
const rounds = 3

// trivial tells what the proxy adds to small statements: over the PostgreSQL wire, and by
// the stubs alone.
func (w ways) trivial() error {
	fmt.Println("\n| small statement, p50 / p95 in µs | stubs alone | through StreamLink |\n|---|---|---|")
	for _, ask := range []string{"SELECT 1", "SELECT count(*) FROM patents"} {
		var alone, through []string
		for range rounds {
			out, _, err := w.bench("^BenchmarkTrivial$", strconv.Itoa(w.settings.trivial)+"x", "SPARK_QUERY="+ask)
			if err != nil {
				return err
			}
			m := small.FindStringSubmatch(out)
			if m == nil {
				return fmt.Errorf("the benchmark says %s", tail(out))
			}
			alone = append(alone, m[1]+" / "+m[2])
			took, err := w.asked(ask)
			if err != nil {
				return err
			}
			through = append(through, took)
		}
		for i := range alone {
			fmt.Printf("| %s, round %d | %s | %s |\n", ask, i+1, alone[i], through[i])
		}
	}
	return nil
}

// asked asks a small statement again and again over one connection.
func (w ways) asked(ask string) (string, error) {
	conn, err := pgconn.Connect(w.ctx, server.PostgresDSN(w.proxy.PG, server.Database))
	if err != nil {
		return "", err
	}
	defer conn.Close(w.ctx)
	var all []time.Duration
	for range w.settings.trivial {
		began := time.Now()
		if _, err := conn.Exec(w.ctx, ask).ReadAll(); err != nil {
			return "", err
		}
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	return fmt.Sprintf("%d / %d", all[len(all)/2].Microseconds(), all[len(all)*95/100].Microseconds()), nil
}
