package follow

import (
	"slices"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// count makes the answer the number of its rows. One that is a number already stays.
func (e *editor) count() bool {
	q := e.shape.Query
	if e.shape.Counted || (q.Op == "" && single(q.Left)) {
		return false
	}
	e.shape.Counted, e.shape.Sorted = true, nil
	return true
}

// limit keeps the first n rows; n is a value of the follow-up, or -1 for one row. word is
// how it was said: "top", "bottom", or "" for any.
func (e *editor) limit(n int, word string) bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" || single(core) {
		return false
	}
	limit := pointer.Val{Const: "1"}
	if n >= 0 {
		v := e.found.Values[n]
		if !whole(v.Number) {
			return false
		}
		if v.Number != "1" {
			limit = e.val(n)
		}
	}
	switch {
	case len(core.Order) == 0 && word != "" && word != "first":
		at, ok := e.number(core)
		if !ok || word == "last" {
			return false
		}
		core.Order = []pointer.Key{{Expr: core.Items[at], Desc: !bottoms[word]}}
	case bottoms[word]:
		for i := range core.Order {
			core.Order[i].Desc = !core.Order[i].Desc
		}
	}
	core.Limit, e.shape.Counted = &limit, false
	return true
}

func whole(number string) bool {
	return number != "" && number[0] != '-' && number != "0" && len(number) < 10 && !slices.Contains([]byte(number), '.')
}

func (e *editor) unlimited() bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" || core.Limit == nil {
		return false
	}
	core.Limit, e.shape.Counted = nil, false
	return true
}

// sort orders the rows by t. Rows that a limit has chosen stay the same ones.
func (e *editor) sort(t target, dir string) bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" || single(core) {
		return false
	}
	at, ok := e.item(core, t)
	desc := dir == "desc" || (dir == "" && t.sum && core.Aggregates())
	e.shape.Counted = false
	if ok && core.Limit != nil {
		e.shape.Sorted = &Sorted{at, desc}
		return true
	}
	if core.Limit != nil {
		return false
	}
	key := pointer.Key{Desc: desc}
	switch {
	case ok:
		key.Expr = core.Items[at]
	case core.Aggregates() || core.Distinct || len(core.Group) > 0 || len(t.columns) == 0:
		return false
	default:
		c, ok := e.column(t)
		if !ok {
			return false
		}
		key.Expr = pointer.Expr{L: pointer.Term{Arg: pointer.Plain{Col: pointer.Col{Column: c}}}}
	}
	core.Order, e.shape.Sorted = []pointer.Key{key}, nil
	e.links = append(e.links, Link{"sort by " + t.text, direction(desc)})
	return true
}

func direction(desc bool) string {
	if desc {
		return "descending"
	}
	return "ascending"
}

// item is the one column of the answer that t means.
func (e *editor) item(core *pointer.Core, t target) (int, bool) {
	if t.sum {
		if at, ok := e.number(core); ok || len(t.columns) == 0 {
			return at, ok
		}
	}
	at := -1
	for i := range core.Items {
		x := core.Items[i]
		if x.Op != "" || x.L.Star || x.L.SQL != nil || x.Aggregates() {
			continue
		}
		match := slices.Contains(t.columns, x.L.Arg.Col.Column)
		if t.period != "" && x.L.Arg.Func == t.period {
			match = true
		}
		if match && at >= 0 {
			return 0, false
		}
		if match {
			at = i
		}
	}
	return at, at >= 0
}

// turn changes the direction of the order that is there: asc, desc, reverse, or by name.
func (e *editor) turn(dir string) bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" {
		return false
	}
	if dir == "name" {
		for i := range core.Items {
			x := core.Items[i]
			if !x.Aggregates() && x.Op == "" && e.schema.Columns[x.L.Arg.Col.Column].Family == link.Text {
				return e.sort(target{columns: []int{x.L.Arg.Col.Column}, text: e.schema.Columns[x.L.Arg.Col.Column].Name}, "asc")
			}
		}
		return false
	}
	if s := e.shape.Sorted; s != nil {
		e.shape.Sorted = &Sorted{s.Item, dir == "desc" || (dir == "reverse" && !s.Desc)}
		return true
	}
	if len(core.Order) == 0 {
		return false
	}
	desc := dir == "desc" || (dir == "reverse" && !core.Order[0].Desc)
	e.shape.Counted = false
	if core.Limit != nil { // the rows stay the same ones
		at := slices.IndexFunc(core.Items, func(x pointer.Expr) bool { return x == core.Order[0].Expr })
		if at < 0 {
			return false
		}
		e.shape.Sorted = &Sorted{at, desc}
		return true
	}
	if dir == "reverse" {
		for i := range core.Order {
			core.Order[i].Desc = !core.Order[i].Desc
		}
		return true
	}
	core.Order[0].Desc = desc
	return true
}

// first: "newest first", "largest first".
func (e *editor) first(word string) bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" {
		return false
	}
	dir := "asc"
	if newest[word] || largest[word] {
		dir = "desc"
	}
	if newest[word] || oldest[word] {
		var dated []int
		for i := range core.Items {
			if x := core.Items[i]; !x.Aggregates() && x.Op == "" && e.timely(x.L.Arg) {
				dated = append(dated, x.L.Arg.Col.Column)
			}
		}
		if len(dated) != 1 {
			return false
		}
		return e.sort(target{columns: dated, text: e.schema.Columns[dated[0]].Name}, dir)
	}
	return e.sort(target{sum: true, text: "number"}, dir)
}

func (e *editor) timely(p pointer.Plain) bool {
	c := e.schema.Columns[p.Col.Column]
	return c.Family.Dated() || (c.Family == link.Int && yearly(c.Words))
}

// column is the one column of the query's tables that t means.
func (e *editor) column(t target) (int, bool) {
	found := -1
	for _, c := range t.columns {
		if !e.inScope(c) {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = c
	}
	return found, found >= 0
}

// plain is the one expression of the query's tables that t means: a column, or a part of
// the date that the query speaks of.
func (e *editor) plain(t target) (pointer.Plain, bool) {
	if t.period == "" {
		c, ok := e.column(t)
		return pointer.Plain{Col: pointer.Col{Column: c}}, ok
	}
	var dated, spoken []pointer.Plain
	for _, f := range e.shape.Query.Left.From {
		table := e.schema.Tables[f.Table]
		for c := table.First; c < table.First+table.Len && !f.Second; c++ {
			p := pointer.Plain{Func: t.period, Col: pointer.Col{Column: c}}
			switch {
			case e.schema.Columns[c].Family.Dated():
			case t.period == "year" && e.schema.Columns[c].Family == link.Int && yearly(e.schema.Columns[c].Words):
				p.Func = ""
			default:
				continue
			}
			dated = append(dated, p)
			if e.speaks(c) {
				spoken = append(spoken, p)
			}
		}
	}
	if len(spoken) == 1 {
		return spoken[0], true
	}
	if len(dated) != 1 {
		return pointer.Plain{}, false
	}
	return dated[0], true
}

// group makes t what the rows are counted by, in place of the one thing that they were.
func (e *editor) group(t target) bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" || !core.Aggregates() {
		return false
	}
	p, ok := e.plain(t)
	if !ok {
		return false
	}
	var old []int
	for i := range core.Items {
		if !core.Items[i].Aggregates() {
			old = append(old, i)
		}
	}
	key := pointer.Expr{L: pointer.Term{Arg: p}}
	switch {
	case len(old) > 1 || len(core.Group) > 1:
		return false
	case len(old) == 1:
		was := core.Items[old[0]]
		core.Items[old[0]] = key
		for i := range core.Order {
			if core.Order[i].Expr == was {
				core.Order[i].Expr = key
			}
		}
	default:
		if core.Limit != nil {
			return false
		}
		core.Items = append([]pointer.Expr{key}, core.Items...)
	}
	core.Group, e.shape.Sorted, e.shape.Counted = nil, nil, false
	if !slices.ContainsFunc(core.Items, func(x pointer.Expr) bool { return x.Aggregates() }) {
		return false // what is counted would not be seen
	}
	e.shape.Prompt.Prune(core)
	e.links = append(e.links, Link{"by " + t.text, e.name(p)})
	return true
}

// name is an expression as a person reads it.
func (e *editor) name(p pointer.Plain) string {
	c := e.schema.Columns[p.Col.Column]
	name := e.schema.Tables[c.Table].Name + "." + c.Name
	if p.Func != "" {
		return p.Func + " of " + name
	}
	return name
}

// aggregate takes another aggregate of the same column.
func (e *editor) aggregate(agg string) bool {
	core := e.shape.Query.Left
	at, ok := e.number(core)
	if !ok || e.shape.Query.Op != "" || core.Items[at].L.Star || core.Items[at].L.SQL != nil || core.Items[at].L.Agg == "count" {
		return false
	}
	was := core.Items[at].L
	swap := func(t *pointer.Term) {
		if *t == was {
			t.Agg, t.Distinct = agg, false
		}
	}
	swap(&core.Items[at].L)
	for i := range core.Order {
		swap(&core.Order[i].Expr.L)
	}
	for _, p := range core.Having.Preds() {
		swap(&p.Left)
	}
	return true
}

// show adds a column to a list of rows.
func (e *editor) show(t target) bool {
	core := e.shape.Query.Left
	c, ok := e.column(t)
	if !ok || e.shape.Query.Op != "" || core.Aggregates() || len(core.Group) > 0 || core.Star || core.Distinct {
		return false
	}
	item := pointer.Expr{L: pointer.Term{Arg: pointer.Plain{Col: pointer.Col{Column: c}}}}
	if slices.Contains(core.Items, item) {
		return false
	}
	core.Items, e.shape.Counted = append(core.Items, item), false
	e.links = append(e.links, Link{t.text, e.name(item.L.Arg)})
	return true
}

// keep drops every column but t's.
func (e *editor) keep(t target) bool {
	core := e.shape.Query.Left
	if e.shape.Query.Op != "" || core.Star || e.shape.Counted || e.shape.Sorted != nil {
		return false
	}
	at, ok := e.item(core, t)
	if !ok || len(core.Items) == 1 {
		return false
	}
	grouping := core.Grouping()
	core.Items = []pointer.Expr{core.Items[at]}
	for _, p := range grouping {
		if p.Func != "" && p != core.Items[0].L.Arg {
			return false
		}
		if p != core.Items[0].L.Arg || !core.Aggregates() {
			core.Group = append(core.Group, p.Col)
		}
	}
	if len(grouping) > 0 && !core.Aggregates() && core.Items[0].L.Arg.Func != "" {
		return false
	}
	core.Group = slices.Compact(core.Group)
	return true
}
