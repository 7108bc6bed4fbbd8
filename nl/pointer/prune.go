package pointer

import (
	"slices"

	"streamlink/nl/link"
)

// Prune takes tables out of FROM that nothing uses any more: those that one other table
// refers to, and those that only tie two others together. They add no rows that anybody
// meant to count. All other joins stay as they are.
func (p *Prompt) Prune(c *Core) {
	for len(c.From) > 1 && p.pruneOne(c) {
	}
}

func (p *Prompt) pruneOne(c *Core) bool {
	joins := make([]join, len(c.From))
	partners := make([]int, len(c.From))
	for i := 1; i < len(c.From); i++ {
		j, ok := p.joinOf(c.From, i)
		if !ok {
			return false
		}
		joins[i] = j
		partners[i]++
		partners[j.present]++
	}
	for i := range c.From {
		if partners[i] != 1 || c.usesTable(p, c.From[i]) || !(p.bridge(c.From[i].Table) || p.referred(joins, i)) {
			continue
		}
		rest := slices.Delete(slices.Clone(c.From), i, i+1)
		if i == 0 { // what joined it comes first now
			rest[0].On = nil
		}
		same := true
		for k := 1; k < len(rest) && same; k++ {
			was := joins[slices.Index(c.From, rest[k])]
			pair := was.pairs[0]
			rest[k].On = &[2]Col{{Column: pair[0], Second: c.From[was.present].Second}, {Column: pair[1]}}
			j, ok := p.joinOf(rest, k)
			same = ok && slices.Equal(j.pairs, was.pairs) && rest[j.present].Table == c.From[was.present].Table && rest[j.present].Second == c.From[was.present].Second
		}
		if same {
			c.From = rest
			return true
		}
	}
	return false
}

// usesTable tells whether a column of one of the core's tables stands anywhere in it.
func (c *Core) usesTable(p *Prompt, f From) bool {
	hit := c.Star
	see := func(col Col) {
		hit = hit || (col.Second == f.Second && p.Schema.Columns[col.Column].Table == f.Table)
	}
	term := func(t Term) {
		switch {
		case t.SQL != nil:
			hit = hit || (t.SQL.Table == f.Table && t.SQL.Second == f.Second)
		case !t.Star:
			see(t.Arg.Col)
			if t.Op != "" {
				see(t.Arg2.Col)
			}
		}
	}
	expr := func(e Expr) {
		term(e.L)
		if e.Op != "" {
			term(e.R)
		}
	}
	for _, e := range c.Items {
		expr(e)
	}
	for _, k := range c.Order {
		expr(k.Expr)
	}
	for _, g := range c.Group {
		see(g)
	}
	for _, pr := range append(c.Where.Preds(), c.Having.Preds()...) {
		if pr.SQL != nil {
			hit = hit || (pr.SQL.Table == f.Table && pr.SQL.Second == f.Second)
			continue
		}
		term(pr.Left)
		if pr.Right != nil {
			term(*pr.Right)
		}
	}
	return hit
}

// bridge tells whether a table only ties others together: two keys or more lead away from
// it, and they are what identifies its rows, or all that it has.
func (p *Prompt) bridge(table int) bool {
	t := p.Schema.Tables[table]
	keys, named, all := 0, true, true
	for _, k := range p.Schema.Keys {
		if from, _ := p.Schema.Ends(k); from == table {
			keys++
		}
	}
	identified := false
	for c := t.First; c < t.First+t.Len; c++ {
		refers := slices.ContainsFunc(p.Schema.Keys, func(k link.Key) bool { return slices.Contains(k.From, c) })
		all = all && refers
		if p.Schema.Columns[c].PK {
			identified = true
			named = named && refers
		}
	}
	return keys > 1 && (all || (identified && named))
}

// referred tells whether the one join of table i goes along a reference to it.
func (p *Prompt) referred(joins []join, i int) bool {
	for at, j := range joins {
		if at == 0 || (at != i && j.present != i) {
			continue
		}
		own := 0 // the side of a pair that is table i's
		if at == i {
			own = 1
		}
		return slices.ContainsFunc(p.Schema.Keys, func(k link.Key) bool {
			return k.To[0] == j.pairs[0][own] && k.From[0] == j.pairs[0][1-own]
		})
	}
	return false
}
