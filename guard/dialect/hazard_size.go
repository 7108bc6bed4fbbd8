package dialect

import (
	"math"
	regex "regexp/syntax"
	"strconv"
)

// The sizes that a statement's own constants may reach. Tables are somebody's data and
// count as one row: what multiplies them is the engine's and the row limit's business.
const (
	maxConstantRows  = 1e8
	maxConstantBytes = 1 << 24
)

// size looks at functions that blow a constant up.
func (h *hazards) size(e *call) {
	arg := func(i int) float64 { return number(argument(e.args, i)) }
	switch e.name {
	case "repeat", "rpad", "lpad", "array_repeat", "array_fill":
		if arg(1) > maxConstantBytes {
			h.add(Explosion, e.pos)
		}
	case "space":
		if arg(0) > maxConstantBytes {
			h.add(Explosion, e.pos)
		}
	case "generate_series", "range", "sequence":
		if series(e) > maxConstantRows {
			h.add(Explosion, e.pos)
		}
	case "regexp_replace", "regexp_matches", "regexp_match", "regexp_like", "regexp_substr", "regexp_instr", "regexp_split_to_table", "regexp_split_to_array":
		if l, ok := argument(e.args, 1).(*literal); ok && l.kind == litString && nestedRepeat(l.text) {
			h.add(Explosion, l.pos)
		}
	}
}

// number is a literal's value, or 0.
func number(e expr) float64 {
	l, ok := literalOf(e)
	if !ok || l.kind != litInt && l.kind != litDecimal && l.kind != litFloat {
		return 0
	}
	n, err := strconv.ParseFloat(l.text, 64)
	if err != nil {
		return 0
	}
	if u, ok := e.(*unary); ok && u.op == "-" {
		return -n
	}
	return n
}

// series is how many rows generate_series yields between constants.
func series(e *call) float64 {
	if len(e.args) < 1 {
		return 1
	}
	lo, hi, step := 0.0, number(e.args[0]), 1.0
	if len(e.args) > 1 {
		if !bare(e.args[0]) || !bare(e.args[1]) {
			return 1
		}
		lo, hi = number(e.args[0]), number(e.args[1])
	}
	if len(e.args) > 2 {
		if !bare(e.args[2]) {
			return 1
		}
		step = number(e.args[2])
	}
	if step == 0 {
		return 1
	}
	return math.Max(1, math.Abs((hi-lo)/step))
}

// nestedRepeat tells a pattern such as (a+)+, over which backtracking engines take
// time that doubles with every letter.
func nestedRepeat(pattern string) bool {
	re, err := regex.Parse(pattern, regex.Perl)
	if err != nil {
		return false
	}
	return repeats(re, false)
}

func repeats(re *regex.Regexp, inside bool) bool {
	open := re.Op == regex.OpStar || re.Op == regex.OpPlus || re.Op == regex.OpRepeat && (re.Max < 0 || re.Max > 20)
	if open && inside {
		return true
	}
	for _, sub := range re.Sub {
		if repeats(sub, inside && re.Op != regex.OpConcat || open && soleRepeat(sub)) {
			return true
		}
	}
	return false
}

// soleRepeat tells that what is repeated is, but for brackets and choices, itself a
// repetition, so that a text can be cut in many ways.
func soleRepeat(re *regex.Regexp) bool {
	switch re.Op {
	case regex.OpCapture:
		for _, sub := range re.Sub {
			if soleRepeat(sub) {
				return true
			}
		}
	case regex.OpStar, regex.OpPlus, regex.OpRepeat:
		return true
	}
	return false
}

// product looks for the same table multiplied with itself, nothing between.
func (h *hazards) product(c *selectCore) {
	if c.where != nil {
		return
	}
	names := make(map[Name]int)
	for _, t := range crossed(c.from, nil) {
		n := t.name
		n.Position = 0
		if names[n]++; names[n] >= 3 && !t.isCTE {
			h.add(Explosion, t.pos)
		}
	}
}

// crossed lists the tables that stand beside each other with no condition.
func crossed(items []fromItem, found []*tableRef) []*tableRef {
	for _, f := range items {
		switch f := f.(type) {
		case *tableRef:
			found = append(found, f)
		case *join:
			if f.on == nil && !f.natural && len(f.using) == 0 {
				found = crossed([]fromItem{f.left, f.right}, found)
			}
		}
	}
	return found
}

// estimate is how many rows a query has at least by its constants alone; known are the
// CTEs in scope.
func estimate(q *query, known map[string]float64) float64 {
	if len(q.with) > 0 && !q.recursive {
		in := make(map[string]float64, len(known)+len(q.with))
		for k, v := range known {
			in[k] = v
		}
		for _, c := range q.with {
			if c.query != nil {
				in[c.name] = estimate(c.query, in)
			}
		}
		known = in
	}
	if n := number(q.limit); q.limit != nil && n > 0 {
		return math.Min(n, bodyRows(q.body, known))
	}
	return bodyRows(q.body, known)
}

func bodyRows(b queryBody, known map[string]float64) float64 {
	switch b := b.(type) {
	case *valuesList:
		return float64(len(b.rows))
	case *setOp:
		if b.op == "UNION" {
			return estimate(b.left, known) + estimate(b.right, known)
		}
		return 1
	case *selectCore:
		rows := 1.0
		for _, f := range b.from {
			rows *= itemRows(f, known)
		}
		if b.where != nil || b.distinct || len(b.groupBy) > 0 {
			return math.Min(rows, productOf(b, rows))
		}
		return rows
	}
	return 1
}

// productOf keeps what a filtered product still has to pass through when nothing in the
// filter names a column.
func productOf(c *selectCore, rows float64) float64 {
	if c.where != nil {
		if p := profileOf(c.where); p.columns == 0 {
			return rows
		}
	}
	return 1
}

func itemRows(f fromItem, known map[string]float64) float64 {
	switch f := f.(type) {
	case *tableRef:
		if n, ok := known[f.name.Name]; ok && f.name.Schema == "" {
			return n
		}
	case *derived:
		return estimate(f.query, known)
	case *tableFunc:
		rows := 1.0
		for _, e := range f.calls {
			if c, ok := e.(*call); ok && (c.name == "generate_series" || c.name == "range") {
				rows = math.Max(rows, series(c))
			}
		}
		return rows
	case *join:
		l, r := itemRows(f.left, known), itemRows(f.right, known)
		if f.on == nil && !f.natural && len(f.using) == 0 {
			return l * r
		}
		return 1
	}
	return 1
}

// recursion looks for a recursive part that reads nothing but itself and that no
// condition and no LIMIT stops.
func (h *hazards) recursion(q *query) {
	if q.limit != nil {
		return
	}
	for _, c := range q.with {
		if c.query == nil || c.query.limit != nil {
			continue
		}
		op, ok := c.query.body.(*setOp)
		if !ok || !op.all {
			continue
		}
		core, ok := op.right.body.(*selectCore)
		if ok && onlyItself(core, c.name) && !bounded(core) {
			h.add(EndlessRecursion, c.pos)
		}
	}
}

// onlyItself tells a recursive part whose rows come from no table.
func onlyItself(c *selectCore, name string) bool {
	self := false
	for _, f := range c.from {
		t, ok := f.(*tableRef)
		if !ok || t.name.Schema != "" || t.name.Name != name {
			return false
		}
		self = true
	}
	return self
}

// bounded tells whether a condition can end a recursion: any but one that a growing
// number always meets.
func bounded(c *selectCore) bool {
	links := []expr{c.where}
	if l, ok := c.where.(*logic); ok && l.op == "AND" {
		links = l.args
	}
	for _, e := range links {
		b, ok := e.(*binary)
		if e == nil || ok && comparisons[b.op] && (bare(b.l) && bare(b.r) || grows(c, b)) {
			continue
		}
		return true
	}
	return false
}

// grows tells a > 0 where the recursive part adds to a.
func grows(c *selectCore, b *binary) bool {
	if b.op != ">" && b.op != ">=" {
		return false
	}
	col, ok := b.l.(*columnRef)
	if !ok || !bare(b.r) {
		return false
	}
	for _, i := range c.items {
		sum, ok := i.expr.(*binary)
		if !ok || sum.op != "+" && sum.op != "*" {
			continue
		}
		if x, ok := sum.l.(*columnRef); ok && x.parts[len(x.parts)-1] == col.parts[len(col.parts)-1] && number(sum.r) > 0 {
			return true
		}
	}
	return false
}
