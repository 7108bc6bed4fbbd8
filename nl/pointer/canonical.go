package pointer

import (
	"fmt"
	"slices"
	"strconv"

	"streamlink/nl/link"
)

// converter brings a tree of the named form to the canonical form.
type converter struct{ p *Prompt }

func (c converter) query(q *Query) error {
	if err := c.core(q.Left); err != nil || q.Right == nil {
		return err
	}
	return c.core(q.Right)
}

func (c converter) core(core *Core) error {
	if err := c.from(core); err != nil {
		return err
	}
	c.implied(core)
	c.rows(core)
	if err := c.cond(core.Where); err != nil {
		return err
	}
	if err := c.cond(core.Having); err != nil {
		return err
	}
	if core.aggregated() {
		var kept []Col
		for _, g := range core.Group {
			implied := slices.ContainsFunc(core.Items, func(e Expr) bool {
				return slices.Contains(e.plains(), Plain{Col: g})
			})
			if !implied && !slices.Contains(kept, g) {
				kept = append(kept, g)
			}
		}
		core.Group = kept
	} else if len(core.Group) > 0 && !core.Star && c.selected(core) {
		core.Distinct, core.Group = true, nil // one row for each of what is shown
	}
	c.distinct(core)
	c.ranked(core)
	if v := core.Limit; v != nil {
		if v.Const == "1" || sameNumber(v.Literal, "1") {
			*v = Val{Const: "1"}
			return nil
		}
		return c.value(v, -1, "limit")
	}
	return nil
}

// implied drops tests that a join makes already: the further pairs of a key of several columns.
func (c converter) implied(core *Core) {
	if core.Where == nil || len(core.Where.Any) != 1 {
		return
	}
	rest := slices.DeleteFunc(slices.Clone(core.Where.Any[0]), func(pr Pred) bool {
		if pr.Op != "=" || pr.Right == nil || pr.Left.Agg != "" || pr.Right.Agg != "" || pr.Left.Arg.Func != "" || pr.Right.Arg.Func != "" {
			return false
		}
		a, b := pr.Left.Arg.Col, pr.Right.Arg.Col
		for i := 1; i < len(core.From); i++ {
			j, ok := c.p.joinOf(core.From, i)
			if !ok {
				continue
			}
			left, right := core.From[j.present].Second, core.From[i].Second
			for _, pair := range j.pairs {
				x, y := Col{pair[0], left}, Col{pair[1], right}
				if (a == x && b == y) || (a == y && b == x) {
					return true
				}
			}
		}
		return false
	})
	if core.Where.Any[0] = rest; len(rest) == 0 {
		core.Where = nil
	}
}

// rows moves tests of single rows, which only SQLite takes in having, to where.
func (c converter) rows(core *Core) {
	if core.Having == nil || len(core.Having.Any) != 1 {
		return
	}
	var groups []Pred
	for _, pr := range core.Having.Any[0] {
		if pr.Paren != nil || pr.Left.Agg != "" {
			groups = append(groups, pr)
			continue
		}
		switch {
		case core.Where == nil:
			core.Where = &Cond{Any: [][]Pred{{pr}}}
		default:
			core.Where = and(core.Where, pr)
		}
	}
	if core.Having.Any[0] = groups; len(groups) == 0 {
		core.Having = nil
	}
}

// ranked orders groups by the extreme of what they are not grouped by, where SQLite takes any.
func (c converter) ranked(core *Core) {
	if !core.aggregated() && len(core.Group) == 0 {
		return
	}
	keys := core.grouping()
	for i := range core.Order {
		k := &core.Order[i]
		if k.Expr.Op != "" || k.Expr.L.Agg != "" || slices.Contains(keys, k.Expr.L.Arg) || len(keys) == 0 {
			continue
		}
		k.Expr.L.Agg = "min"
		if k.Desc {
			k.Expr.L.Agg = "max"
		}
	}
}

// selected tells whether all that rows are grouped by is shown, and nothing else is ordered by.
func (c converter) selected(core *Core) bool {
	shown := func(col Col) bool {
		return slices.ContainsFunc(core.Items, func(e Expr) bool { return e.Op == "" && e.L.Agg == "" && e.L.Arg == Plain{Col: col} })
	}
	for _, g := range core.Group {
		if !shown(g) {
			return false
		}
	}
	return !slices.ContainsFunc(core.Order, func(k Key) bool {
		return k.Expr.Op != "" || k.Expr.L.Arg.Func != "" || !shown(k.Expr.L.Arg.Col)
	})
}

// distinct turns an order of distinct rows by something that they do not have, which only
// SQLite takes, into an order of groups.
func (c converter) distinct(core *Core) {
	if !core.Distinct || core.Star || core.aggregated() || len(core.Group) > 0 {
		return
	}
	for i := range core.Order {
		k := &core.Order[i]
		if k.Expr.Op != "" {
			return
		}
		if slices.ContainsFunc(core.Items, func(e Expr) bool { return slices.Contains(e.plains(), k.Expr.L.Arg) }) {
			continue
		}
		core.Distinct = false
		k.Expr.L.Agg = "min"
		if k.Desc {
			k.Expr.L.Agg = "max"
		}
	}
}

// from puts the tables in an order in which each joins one before it, and keeps "on"
// only where it is needed.
func (c converter) from(core *Core) error {
	rest := core.From
	done := rest[:1:1]
	rest = rest[1:]
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(f From) bool { return len(c.p.joins(done, f.Table)) > 0 })
		if i < 0 {
			i = slices.IndexFunc(rest, func(f From) bool {
				return f.On != nil && slices.ContainsFunc(c.p.loose(done, f.Table), func(j join) bool { return c.matches(done, f, j) })
			})
		}
		if i < 0 {
			return fmt.Errorf("no key joins table %q", c.p.Schema.Tables[rest[0].Table].Name)
		}
		f := rest[i]
		rest = slices.Delete(slices.Clone(rest), i, i+1)
		ways := c.p.joins(done, f.Table)
		strict := len(ways) > 0
		if !strict {
			ways = c.p.loose(done, f.Table)
		}
		if f.On != nil {
			at := slices.IndexFunc(ways, func(j join) bool { return c.matches(done, f, j) })
			if at < 0 {
				return fmt.Errorf("no key joins table %q on these columns", c.p.Schema.Tables[f.Table].Name)
			}
			pair := ways[at].pairs[0]
			f.On = &[2]Col{{Column: pair[0], Second: done[ways[at].present].Second}, {Column: pair[1]}}
			first := slices.IndexFunc(ways, func(j join) bool { return slices.Equal(j.pairs, ways[at].pairs) && j.present == ways[at].present })
			if first == 0 && strict {
				f.On = nil
			}
		}
		done = append(done, f)
	}
	core.From = done
	return nil
}

// matches tells whether f's "on" means j, in either order of its columns.
func (c converter) matches(done []From, f From, j join) bool {
	for _, pair := range j.pairs {
		a, b := f.On[0], f.On[1]
		if a.Column == pair[0] && b.Column == pair[1] && a.Second == done[j.present].Second {
			return true
		}
		if f.Table != done[j.present].Table && b.Column == pair[0] && a.Column == pair[1] && b.Second == done[j.present].Second {
			return true
		}
	}
	return false
}

func (c converter) cond(cond *Cond) error {
	if cond == nil {
		return nil
	}
	for _, all := range cond.Any {
		for i := range all {
			if err := c.pred(&all[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c converter) pred(pr *Pred) error {
	if pr.Paren != nil {
		return c.cond(pr.Paren)
	}
	if pr.Sub != nil {
		oneRow := pr.Sub.Op == "" && (pr.Sub.Left.aggregated() || pr.Sub.Left.Limit != nil)
		if op, ok := map[string]string{"=": "in", "!=": "notin"}[pr.Op]; ok && !oneRow && pr.Left.Agg == "" {
			pr.Op = op
		}
		return c.query(pr.Sub)
	}
	column := -1
	if pr.Left.Agg == "" && pr.Left.Arg.Func == "" {
		column = pr.Left.Arg.Col.Column
	}
	if pr.Left.Agg == "min" || pr.Left.Agg == "max" {
		column = pr.Left.Arg.Col.Column
	}
	for i := range pr.Values {
		err := c.value(&pr.Values[i], column, pr.Op)
		if err != nil && !c.next(pr) {
			return err
		}
	}
	if len(pr.Values) == 1 && pr.Values[0].Const == "" && likes[pr.Op] && c.p.Values[pr.Values[0].N].Dated() {
		pr.Op = map[string]string{"like": "=", "starts": "=", "ends": "=", "unlike": "!="}[pr.Op]
	}
	if len(pr.Values) == 1 && pr.Values[0].Const == "" && column >= 0 && c.p.Schema.Columns[column].Family == link.Text {
		v := &c.p.Values[pr.Values[0].N]
		if len(cellsIn(v, column)) == 0 && slices.Contains(v.Has, column) && !v.Numeric() {
			switch pr.Op {
			case "=":
				pr.Op = "like"
			case "!=":
				pr.Op = "unlike"
			}
		}
	}
	return nil
}

// next says a comparison of whole numbers by the number beside: "more than one" is > 1 where
// the gold has >= 2.
func (c converter) next(pr *Pred) bool {
	counted := pr.Left.Agg == "count" || (pr.Left.Agg == "" && (pr.Left.Arg.Func != "" || c.p.Schema.Columns[pr.Left.Arg.Col.Column].Family == link.Int))
	other, ok := map[string]string{">=": ">", ">": ">=", "<=": "<", "<": "<="}[pr.Op]
	if !ok || !counted || len(pr.Values) != 1 {
		return false
	}
	n, err := strconv.Atoi(pr.Values[0].Literal)
	if err != nil {
		return false
	}
	if pr.Op == ">=" || pr.Op == "<" {
		n--
	} else {
		n++
	}
	v := Val{Literal: strconv.Itoa(n)}
	if c.value(&v, -1, other) != nil {
		return false
	}
	pr.Op, pr.Values[0] = other, v
	return true
}
