package spark

import "sync"

// balancer spreads new sessions over the endpoints by their weights: smooth weighted
// round robin, so that equal weights take turns and a heavy one's turns are spread.
type balancer struct {
	mu  sync.Mutex
	all []*endpoint
}

// pick gives the next endpoint that is up and not among those already tried; when all
// are down, the next of all, since a check may be late.
func (b *balancer) pick(tried map[*endpoint]bool) *endpoint {
	b.mu.Lock()
	defer b.mu.Unlock()
	if e := b.turn(func(e *endpoint) bool { return !tried[e] && !e.down.Load() }); e != nil {
		return e
	}
	return b.turn(func(e *endpoint) bool { return !tried[e] })
}

// turn gives every eligible endpoint its weight as credit and picks the richest, who
// pays for all.
func (b *balancer) turn(eligible func(*endpoint) bool) *endpoint {
	var best *endpoint
	total := 0
	for _, e := range b.all {
		if !eligible(e) {
			continue
		}
		e.credit += e.weight
		total += e.weight
		if best == nil || e.credit > best.credit {
			best = e
		}
	}
	if best != nil {
		best.credit -= total
	}
	return best
}
