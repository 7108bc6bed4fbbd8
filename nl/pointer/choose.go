package pointer

import (
	"cmp"
	"slices"
	"sort"

	"streamlink/nl/link"
)

// choose picks the part of a schema that a prompt has room for: what was linked, the
// tables on the way between, keys, and then the rest in order.
func choose(s *link.Schema, found *link.Result, budget Budget, keep []bool) (tables, columns []int) {
	if keep != nil {
		return within(s, found, budget, keep)
	}
	if len(s.Tables) <= budget.Tables && len(s.Columns) <= budget.Columns {
		for i := range s.Tables {
			tables = append(tables, i)
		}
		largestFirst(s, tables)
		for _, t := range tables {
			for c := s.Tables[t].First; c < s.Tables[t].First+s.Tables[t].Len; c++ {
				columns = append(columns, c)
			}
		}
		return tables, columns
	}
	score, columnScore := scores(s, found)
	tables = chooseTables(s, score, budget.Tables)
	return tables, chooseColumns(s, tables, score, columnScore, budget.Columns)
}

// largestFirst puts the tables that keys tie together before those that stand alone, so that
// a table that has nothing to do with the others does not move their pointers.
func largestFirst(s *link.Schema, tables []int) {
	parts := components(s)
	if parts == nil {
		return
	}
	size := make([]int, len(parts))
	for _, part := range parts {
		size[part]++
	}
	slices.SortStableFunc(tables, func(a, b int) int {
		return cmp.Or(size[parts[b]]-size[parts[a]], parts[a]-parts[b])
	})
}

// within picks among the tables that keep holds.
func within(s *link.Schema, found *link.Result, budget Budget, keep []bool) (tables, columns []int) {
	for t := range s.Tables {
		if keep[t] {
			tables = append(tables, t)
		}
	}
	score, columnScore := scores(s, found)
	if len(tables) > budget.Tables {
		for t := range score {
			if !keep[t] {
				score[t] = -1
			}
		}
		tables = slices.DeleteFunc(chooseTables(s, score, budget.Tables), func(t int) bool { return !keep[t] })
	}
	return tables, chooseColumns(s, tables, score, columnScore, budget.Columns)
}

// scores says how much each table and column was linked.
func scores(s *link.Schema, found *link.Result) (tables, columns []float64) {
	tables = make([]float64, len(s.Tables))
	columns = make([]float64, len(s.Columns))
	column := func(c int, by float64) {
		columns[c] = max(columns[c], by)
		t := s.Columns[c].Table
		tables[t] += 0.3 * by
	}
	for _, n := range found.Names {
		if n.Table >= 0 {
			tables[n.Table] += n.Score
		} else {
			column(n.Column, n.Score)
		}
	}
	for _, v := range found.Values {
		if v.Numeric() || v.Dated() {
			continue
		}
		for _, at := range v.Cells {
			column(at.Column, 1)
		}
		for i, c := range v.Has {
			column(c, 0.7/float64(1+i))
		}
	}
	return tables, columns
}

// chooseTables takes the best tables, each with the way to those taken before it.
func chooseTables(s *link.Schema, score []float64, budget int) []int {
	order := make([]int, len(s.Tables))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return score[order[i]] > score[order[j]] })
	near := neighbours(s)
	taken := map[int]bool{}
	var tables []int
	take := func(t int) {
		if !taken[t] && len(tables) < budget {
			taken[t] = true
			tables = append(tables, t)
		}
	}
	linked := budget * 2 / 3
	for _, t := range order {
		if score[t] <= 0 || len(tables) >= linked {
			break
		}
		for _, on := range way(near, tables, t) {
			take(on)
		}
		take(t)
	}
	for _, t := range slices.Clone(tables) {
		for _, n := range near[t] {
			take(n)
		}
	}
	for _, t := range order {
		take(t)
	}
	sort.Ints(tables)
	return tables
}

func neighbours(s *link.Schema) [][]int {
	near := make([][]int, len(s.Tables))
	for _, k := range s.Keys {
		a, b := s.Ends(k)
		if a != b {
			near[a] = append(near[a], b)
			near[b] = append(near[b], a)
		}
	}
	return near
}

// way is the tables between t and the nearest of from, at most three apart.
func way(near [][]int, from []int, t int) []int {
	before := map[int]int{t: t}
	front := []int{t}
	for range 3 {
		var next []int
		for _, at := range front {
			for _, n := range near[at] {
				if _, seen := before[n]; seen {
					continue
				}
				before[n] = at
				if slices.Contains(from, n) {
					var path []int
					for p := before[n]; p != t; p = before[p] {
						path = append(path, p)
					}
					return path
				}
				next = append(next, n)
			}
		}
		front = next
	}
	return nil
}

// chooseColumns takes the columns of tables: keys and linked ones always go first.
func chooseColumns(s *link.Schema, tables []int, tableScore, score []float64, budget int) []int {
	var all []int
	weight := map[int]float64{}
	for _, t := range tables {
		for c := s.Tables[t].First; c < s.Tables[t].First+s.Tables[t].Len; c++ {
			all = append(all, c)
			weight[c] = score[c]*4 + min(tableScore[t], 2)*0.5 - 0.01*float64(c-s.Tables[t].First)
			if s.Columns[c].PK {
				weight[c] += 3
			}
		}
	}
	for _, k := range s.Keys {
		for i := range k.From {
			if _, ok := weight[k.From[i]]; ok {
				weight[k.From[i]] += 3
			}
		}
	}
	if len(all) > budget {
		sort.SliceStable(all, func(i, j int) bool { return weight[all[i]] > weight[all[j]] })
		all = all[:budget]
		sort.Ints(all)
	}
	return all
}
