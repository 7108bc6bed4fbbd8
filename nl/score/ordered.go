package score

import (
	"slices"
	"strings"
)

// Gold is what a gold query gives, as far as an answer must give the same.
type Gold struct {
	Rows Rows
	// All are the rows without the query's LIMIT, in its order; nil where there is none.
	All Rows
	// Keys are the values that All (or else Rows) is ordered by, a row each; nil when the
	// query orders nothing, or they could not be had.
	Keys    Rows
	Ordered bool
}

// Match tells whether an answer's rows are those of the gold: as multisets, columns in any
// order; in the gold's order where it orders, rows of equal keys standing for one another,
// also at the edge of a LIMIT. NULLs may stand first or last.
func (g Gold) Match(got Rows) bool {
	if len(got) != len(g.Rows) {
		return false
	}
	if len(got) == 0 {
		return true
	}
	if len(got[0]) != len(g.Rows[0]) {
		return false
	}
	if !g.Ordered {
		return Equal(got, g.Rows) || (g.All != nil && subset(got, g.All))
	}
	all := g.All
	if all == nil {
		all = g.Rows
	}
	if len(g.Keys) != len(all) {
		if g.All != nil {
			return EqualTies(got, g.Rows, g.All)
		}
		return someOrder(got, g.Rows, func(o Rows) bool { return slices.EqualFunc(o, g.Rows, slices.Equal[[]string]) })
	}
	last := nullsLast(g.Keys)
	return someOrderOf(got, len(g.Rows[0]), func(o Rows) bool {
		return follows(o, all, g.Keys, nil) || (last != nil && follows(o, all, g.Keys, last))
	})
}

// follows tells whether rows are the first of all, where rows of equal keys may change
// places. order says in which order all is taken; nil: as it stands.
func follows(rows, all, keys Rows, order []int) bool {
	at := func(i int) int {
		if order == nil {
			return i
		}
		return order[i]
	}
	left := make(map[string]int, len(all))
	join := func(key, row []string) string { return strings.Join(key, "\x02") + "\x03" + strings.Join(row, "\x02") }
	for i := range all {
		left[join(keys[i], all[i])]++
	}
	for i, row := range rows {
		k := join(keys[at(i)], row)
		if left[k] == 0 {
			return false
		}
		left[k]--
	}
	return true
}

// nullsLast is the order in which rows whose first key is null come last; nil when that is
// no other order.
func nullsLast(keys Rows) []int {
	var some, none []int
	for i, k := range keys {
		if k[0] == null {
			none = append(none, i)
		} else {
			some = append(some, i)
		}
	}
	if len(none) == 0 || len(some) == 0 {
		return nil
	}
	return append(some, none...)
}

// subset tells whether rows are among all, columns in any order: a LIMIT without an order
// takes any.
func subset(rows, all Rows) bool {
	left := counts(all)
	return someOrderOf(rows, len(all[0]), func(o Rows) bool {
		used := map[string]int{}
		for _, row := range o {
			k := strings.Join(row, "\x01")
			if used[k]++; used[k] > left[k] {
				return false
			}
		}
		return true
	})
}
