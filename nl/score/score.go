// Package score tells whether an answer's rows are those of the gold query.
package score

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rows are a result's rows, each cell as [Cell] writes it.
type Rows [][]string

// null is what a NULL is written as; no text of a database is likely to equal it.
const null = "\x00NULL"

// Cell writes a value so that equal values are equal strings, whichever wire or engine
// brought them: numbers are compared to six significant digits, and as numbers when
// text holds one; a midnight is a date.
func Cell(v any) string {
	switch v := v.(type) {
	case nil:
		return null
	case []byte:
		return Cell(string(v))
	case string:
		if f, err := strconv.ParseFloat(v, 64); err == nil && v != "" && !strings.ContainsAny(v, "xXpPnN_") {
			return number(f)
		}
		if t, ok := moment(v); ok {
			return Cell(t)
		}
		return v
	case bool:
		if v {
			return "1"
		}
		return "0"
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.UTC().Format(time.DateOnly)
		}
		return v.UTC().Format("2006-01-02 15:04:05.999999")
	case float64:
		return number(v)
	case float32:
		return number(float64(v))
	}
	return Cell(fmt.Sprint(v))
}

// moment reads a point in time as engines and drivers write it.
func moment(s string) (time.Time, bool) {
	if len(s) < len("2006-01-02 15:04") || s[4] != '-' || s[7] != '-' {
		return time.Time{}, false
	}
	for _, layout := range []string{"2006-01-02 15:04:05.999999999", "2006-01-02T15:04:05.999999999", time.RFC3339Nano, "2006-01-02 15:04:05.999999999Z07:00", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func number(f float64) string {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return strconv.FormatInt(int64(f), 10)
	}
	return strconv.FormatFloat(f, 'g', 6, 64)
}

// Equal compares two results as multisets of rows, in whatever order their columns
// stand.
func Equal(got, want Rows) bool {
	if len(got) != len(want) {
		return false
	}
	if len(got) == 0 {
		return true
	}
	if len(got[0]) != len(want[0]) {
		return false
	}
	return someOrder(got, want, func(g Rows) bool { return sameRows(g, want) })
}

// EqualTies is Equal for a gold query that ends in LIMIT: rows that tie at the edge may
// stand for one another. all is the gold's result without its LIMIT. A got that differs
// is accepted when all of its rows are among all's, and some column has just the values that it has
// in want (the ranking, shown).
func EqualTies(got, want, all Rows) bool {
	if Equal(got, want) {
		return true
	}
	if len(got) != len(want) || len(got) == 0 || len(got[0]) != len(want[0]) {
		return false
	}
	left := counts(all)
	return someOrderOf(got, len(want[0]), func(g Rows) bool {
		ranked := false
		for c := range g[0] {
			a, b := column(g, c), column(want, c)
			slices.Sort(a)
			slices.Sort(b)
			if slices.Equal(a, b) && isNumbers(a) {
				ranked = true
			}
		}
		if !ranked {
			return false
		}
		used := map[string]int{}
		for _, row := range g {
			k := strings.Join(row, "\x01")
			if used[k]++; used[k] > left[k] {
				return false
			}
		}
		return true
	})
}

func isNumbers(cells []string) bool {
	for _, c := range cells {
		if _, err := strconv.ParseFloat(c, 64); err != nil {
			return false
		}
	}
	return true
}

// someOrder tries the column orders in which each column of got holds just what its
// partner in want does.
func someOrder(got, want Rows, ok func(Rows) bool) bool {
	n := len(want[0])
	fits := make([][]bool, n)
	wanted := make([][]string, n)
	for c := range n {
		wanted[c] = column(want, c)
		slices.Sort(wanted[c])
	}
	for w := range n {
		fits[w] = make([]bool, n)
	}
	for g := range n {
		have := column(got, g)
		slices.Sort(have)
		for w := range n {
			fits[w][g] = slices.Equal(have, wanted[w])
		}
	}
	return permute(n, func(w, g int) bool { return fits[w][g] }, func(order []int) bool { return ok(reorder(got, order)) })
}

// someOrderOf tries every column order, for results of few columns.
func someOrderOf(got Rows, n int, ok func(Rows) bool) bool {
	if n > 6 {
		return ok(got)
	}
	return permute(n, func(int, int) bool { return true }, func(order []int) bool { return ok(reorder(got, order)) })
}

// permute calls found with the orders that fits allows, until one satisfies it.
func permute(n int, fits func(at, from int) bool, found func([]int) bool) bool {
	order, used := make([]int, 0, n), make([]bool, n)
	tries := 0
	var place func() bool
	place = func() bool {
		if len(order) == n {
			tries++
			return found(order)
		}
		for from := range n {
			if used[from] || !fits(len(order), from) || tries > 5000 {
				continue
			}
			used[from] = true
			order = append(order, from)
			if place() {
				return true
			}
			order = order[:len(order)-1]
			used[from] = false
		}
		return false
	}
	return place()
}

func reorder(rows Rows, order []int) Rows {
	out := make(Rows, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(order))
		for at, from := range order {
			out[i][at] = row[from]
		}
	}
	return out
}

func column(rows Rows, c int) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row[c]
	}
	return out
}

func counts(rows Rows) map[string]int {
	out := make(map[string]int, len(rows))
	for _, row := range rows {
		out[strings.Join(row, "\x01")]++
	}
	return out
}

func sameRows(a, b Rows) bool {
	left := counts(b)
	for _, row := range a {
		k := strings.Join(row, "\x01")
		if left[k] == 0 {
			return false
		}
		left[k]--
	}
	return true
}
