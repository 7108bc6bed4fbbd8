package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// side is one of two servers that are asked the same.
type side struct {
	pids []int          // its processes
	asks []func() error // one a client: ask, and check the answer
	ends []func()       // hang up

	rates   []float64 // answers a second, one a turn
	answers float64
	server  time.Duration // CPU of all turns
	client  time.Duration
}

// connect opens the clients of a side.
func (a *side) connect(n int, open func() (ask func() error, end func(), err error)) error {
	for range n {
		ask, end, err := open()
		if err != nil {
			return err
		}
		a.asks, a.ends = append(a.asks, ask), append(a.ends, end)
	}
	return nil
}

func (a *side) hangUp() {
	for _, end := range a.ends {
		end()
	}
}

// turn lets every client ask, one question after the other, for a while.
func (a *side) turn(ctx context.Context, d time.Duration) error {
	var stop atomic.Bool
	var total atomic.Int64
	var wg sync.WaitGroup
	errs := make(chan error, len(a.asks))
	server, client, began := cpuTime(a.pids...), ownTime(), time.Now()
	for _, ask := range a.asks {
		wg.Go(func() {
			var n int64
			for ; !stop.Load(); n++ {
				if err := ask(); err != nil {
					errs <- err
					return
				}
			}
			total.Add(n)
		})
	}
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
	stop.Store(true)
	wg.Wait()
	took, n := time.Since(began), float64(total.Load())
	select {
	case err := <-errs:
		return err
	default:
	}
	a.rates = append(a.rates, n/took.Seconds())
	a.answers += n
	a.server += cpuTime(a.pids...) - server
	a.client += ownTime() - client
	return ctx.Err()
}

// takeTurns measures both sides, one after the other, again and again. A first short
// turn of each does not count.
func takeTurns(ctx context.Context, s settings, a, b *side) error {
	for i := range s.pairs + 1 {
		d := s.turn
		if i == 0 {
			d = max(d, 500*time.Millisecond)
		}
		for _, one := range []*side{a, b} {
			if err := one.turn(ctx, d); err != nil {
				return err
			}
			if i == 0 {
				one.rates, one.answers, one.server, one.client = nil, 0, 0, 0
			}
		}
	}
	return nil
}

// each is a duration's share of an answer, in microseconds.
func (a *side) each(d time.Duration) float64 { return float64(d.Microseconds()) / a.answers }

// comparison names the columns that compared fills.
func comparison(what, other string) []string {
	return []string{what, "StreamLink", other, "ratio by the clock (min–max)", "ratio by CPU", "goal", "CPU of StreamLink", "of " + other, "of a client"}
}

// compared are the cells of two sides: what each did, the ratios of the pairs, and the
// CPU time of an answer. The ratio by CPU is that of the answers in a second of CPU, the
// clients' part included; unlike the clock it hardly depends on what else runs, and it
// does not see time spent waiting.
func compared(what, goal string, a, b *side) []string {
	micros := func(n float64) string { return fmt.Sprintf("%.1f µs", n) }
	return []string{
		what, count(median(a.rates)) + "/s", count(median(b.rates)) + "/s", ratios(a.rates, b.rates),
		fmt.Sprintf("%.2f×", b.each(b.server+b.client)/a.each(a.server+a.client)), goal,
		micros(a.each(a.server)), micros(b.each(b.server)), micros((a.each(a.client) + b.each(b.client)) / 2),
	}
}

// ratios tells the median of the pairs' ratios, and the least and the largest.
func ratios(a, b []float64) string {
	all := make([]float64, len(a))
	for i := range a {
		all[i] = a[i] / b[i]
	}
	return fmt.Sprintf("%.2f× (%.2f–%.2f)", median(all), slices.Min(all), slices.Max(all))
}

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
