package main

import (
	"fmt"
	"regexp"
	"strconv"

	"streamlink/integration/server"
)

// rounds is how often a small statement's figures are taken.
const rounds = 3

var small = regexp.MustCompile(`([\d.]+) (\w+)-(p\d+)-µs`)

// trivial tells what the proxy adds to small statements over the stubs alone: both ask in
// turn, one statement each, so that they meet the same Spark.
func (w ways) trivial() error {
	fmt.Println("\n| small statement, µs | stubs p50 | p95 | through StreamLink p50 | p95 | added p50 | p95 |\n|---|---|---|---|---|---|---|")
	for _, ask := range []string{"SELECT 1", "SELECT count(*) FROM patents"} {
		proxy := "SPARK_PROXY=" + server.PostgresDSN(w.proxy.PG, server.Database)
		if _, _, err := w.bench("^BenchmarkTrivial$", strconv.Itoa(w.settings.trivial)+"x", "SPARK_QUERY="+ask, proxy); err != nil { // warms up
			return err
		}
		for round := range rounds {
			out, _, err := w.bench("^BenchmarkTrivial$", strconv.Itoa(w.settings.trivial)+"x", "SPARK_QUERY="+ask, proxy)
			if err != nil {
				return err
			}
			at := map[string]float64{}
			for _, m := range small.FindAllStringSubmatch(out, -1) {
				at[m[2]+m[3]], _ = strconv.ParseFloat(m[1], 64)
			}
			if len(at) != 6 {
				return fmt.Errorf("the benchmark says %s", tail(out))
			}
			fmt.Printf("| %s, round %d | %.0f | %.0f | %.0f | %.0f | %+.0f | %+.0f |\n", ask, round+1, at["stubsp50"], at["stubsp95"],
				at["proxyp50"], at["proxyp95"], at["proxyp50"]-at["stubsp50"], at["proxyp95"]-at["stubsp95"])
		}
	}
	return nil
}
