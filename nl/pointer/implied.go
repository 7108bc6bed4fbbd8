package pointer

import (
	"fmt"
	"slices"
)

// longestWay is how many joins an implied FROM may put between two tables.
const longestWay = 4

// implied is the FROM that follows from the tables whose columns are named, in the order
// in which they are named: each further table joins by its default key, over the tables
// on the shortest way to it. It is nil when no keys lead there.
func (p *Prompt) implied(tables []int) []From {
	var from []From
	for _, t := range tables {
		if from = p.extend(from, t); from == nil {
			return nil
		}
	}
	return from
}

// extend adds a table to an implied FROM, and those on the way to it; nil when there is none.
func (p *Prompt) extend(from []From, table int) []From {
	if slices.ContainsFunc(from, func(f From) bool { return f.Table == table }) {
		return from
	}
	if len(from) == 0 {
		return []From{{Table: table}}
	}
	ways := p.ways(from)
	way, ok := ways[table]
	if !ok || len(from)+len(way) > mostTables {
		return nil
	}
	out := slices.Clip(slices.Clone(from))
	for _, t := range way {
		out = append(out, From{Table: t})
	}
	return out
}

// ways are the shortest ways from a FROM to each other table, that table last. Tables are
// tried in the order of FROM, keys in that of the prompt.
func (p *Prompt) ways(from []From) map[int][]int {
	next := p.neighbours()
	found := make(map[int][]int, len(p.Tables))
	var front []int
	for _, f := range from {
		found[f.Table] = nil
		front = append(front, f.Table)
	}
	for range longestWay {
		var reached []int
		for _, t := range front {
			for _, n := range next[t] {
				if _, known := found[n]; !known {
					found[n] = append(slices.Clip(found[t]), n)
					reached = append(reached, n)
				}
			}
		}
		front = reached
	}
	return found
}

// neighbours are the tables that keys tie to each table, in the order of the keys.
func (p *Prompt) neighbours() map[int][]int {
	p.nearOnce.Do(func() {
		p.near = map[int][]int{}
		add := func(a, b int) {
			_, shown := p.tableNo[b]
			if a != b && shown && !slices.Contains(p.near[a], b) {
				p.near[a] = append(p.near[a], b)
			}
		}
		for _, k := range p.keys() {
			a, b := p.Schema.Ends(k)
			add(a, b)
			add(b, a)
		}
	})
	return p.near
}

// mentioned are the tables whose columns a core names, subqueries apart, in the order in
// which an answer names them.
func (p *Prompt) mentioned(c *Core) []int {
	var out []int
	c.visit(Visitor{own: true, Table: func(int) {}, Value: func(int) {}, Column: func(column int) {
		if t := p.Schema.Columns[column].Table; !slices.Contains(out, t) {
			out = append(out, t)
		}
	}})
	return out
}

// impliesFrom tells whether a core's FROM is the implied one, so that an answer need not say it.
func (p *Prompt) impliesFrom(c *Core) bool {
	if c.Star || slices.ContainsFunc(c.From, func(f From) bool { return f.Second }) {
		return false
	}
	from := p.implied(p.mentioned(c))
	if len(from) != len(c.From) {
		return false
	}
	for _, f := range c.From {
		if !slices.ContainsFunc(from, func(o From) bool { return o.Table == f.Table }) {
			return false
		}
	}
	a, b := p.joinPairs(from), p.joinPairs(c.From)
	return a != nil && slices.Equal(a, b)
}

// joinPairs are the first pairs of columns by which a FROM joins, sorted; nil when some
// table has no way to join.
func (p *Prompt) joinPairs(from []From) [][2]int {
	out := [][2]int{}
	for i := 1; i < len(from); i++ {
		j, ok := p.joinOf(from, i)
		if !ok {
			return nil
		}
		pair := j.pairs[0]
		out = append(out, [2]int{min(pair[0], pair[1]), max(pair[0], pair[1])})
	}
	slices.SortFunc(out, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	return out
}

// fill gives the cores of an answer that named no tables the implied ones.
func (p *Prompt) fill(q *Query) error {
	for _, c := range q.Cores() {
		if len(c.From) > 0 {
			continue
		}
		tables := p.mentioned(c)
		if len(tables) == 0 {
			return fmt.Errorf("no table is named")
		}
		if c.From = p.implied(tables); c.From == nil {
			return fmt.Errorf("no keys join the tables of the columns")
		}
	}
	return nil
}
