package follow

import (
	"slices"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// given is a value clause: which value, what is asked of it, and of which column.
type given struct {
	value, until int // of the follow-up's own; until is between's second, or -1
	op           string
	placed       bool // a preposition places the value
	not          bool
	columns      []int // named beside the value
	first        int   // the first word of the clause
}

// value: "in 2019", "what about google", "more than 10", "except China".
func (r *reader) value() (edit, bool) {
	g := given{until: -1, first: r.at}
	for _, n := range negations {
		if r.eat(n...) {
			g.not = true
			break
		}
	}
	g.columns = r.named()
	noun := len(g.columns) > 0 // "country of France" may be a question of its own
	between := r.eat("between")
	if !between {
		for _, c := range comparisons {
			if r.eat(c.words...) {
				g.op, g.placed = c.op, c.places
				break
			}
		}
	}
	r.skip(set("the", "year", "those", "ones"))
	if len(g.columns) == 0 {
		g.columns = r.named()
	}
	if g.value = r.valueAt(); g.value < 0 {
		return nil, false
	}
	r.at = r.found.Values[g.value].Last + 1
	if between {
		if !r.eat("and") {
			return nil, false
		}
		if g.until = r.valueAt(); g.until < 0 {
			return nil, false
		}
		g.op, r.at = "between", r.found.Values[g.until].Last+1
	}
	if len(g.columns) == 0 && r.found.Values[g.value].Kind == link.Number {
		g.columns = r.named()
	}
	bare := !r.mark && (!g.placed || noun) && g.op == "" && !g.not
	return func(e *editor) outcome { return e.value(g, bare) }, true
}

// named reads the name of a column that belongs to the value beside it: "filed", "with the
// country", "citations".
func (r *reader) named() []int {
	begin := r.at
	r.skip(set("with", "whose", "the", "a", "an", "that", "were", "was", "are", "is"))
	if r.valueAt() < 0 {
		if t, ok := r.target(); ok && len(t.columns) > 0 {
			r.skip(set("is", "was", "are", "were"))
			return t.columns
		}
	}
	r.at = begin
	return nil
}

// value puts a value in another's place, or adds a test where the query has none. A bare
// value, without anything that shows a continuation, only takes a place.
func (e *editor) value(g given, bare bool) outcome {
	v := &e.found.Values[g.value]
	if v.Kind == link.Loose {
		return unclear
	}
	if !g.not && e.replace(g) {
		return done
	}
	core := e.shape.Query.Left
	switch {
	case bare:
		return alone
	case e.shape.Query.Op != "":
		return unclear
	case v.Kind == link.Number && g.op == "" && len(g.columns) == 0 && !g.not && core.Limit != nil:
		return either(e.limit(g.value, ""), impossible)
	}
	return either(e.add(g), unclear)
}

// replace gives tests of the same sort the new value. All tests with one old value change
// together; tests with two different ones leave open which is meant.
func (e *editor) replace(g given) bool {
	v := &e.found.Values[g.value]
	var hit []*pointer.Pred
	old := -1
	for _, core := range e.shape.Query.Cores() {
		for _, p := range append(core.Where.Preds(), core.Having.Preds()...) {
			if len(p.Values) == 0 || p.Values[0].Const != "" || !e.fits(p, v) || (len(g.columns) > 0 && !slices.Contains(g.columns, p.Left.Arg.Col.Column)) {
				continue
			}
			if old >= 0 && p.Values[0].N != old {
				return false
			}
			old = p.Values[0].N
			hit = append(hit, p)
		}
	}
	for _, p := range hit {
		was := slices.Clone(p.Values)
		p.Values = []pointer.Val{e.val(g.value)}
		p.Op = e.op(p, g, v)
		if g.until >= 0 {
			p.Values = append(p.Values, e.val(g.until))
		}
		e.replaced(was, g)
	}
	return len(hit) > 0
}

// op is what a test asks of its new value.
func (e *editor) op(p *pointer.Pred, g given, v *link.Value) string {
	if e.family(p) == link.Text && !v.Dated() && !v.Numeric() {
		negative := p.Op == "!=" || p.Op == "unlike" || p.Op == "notin"
		cell := slices.ContainsFunc(v.Cells, func(at link.At) bool { return at.Column == p.Left.Arg.Col.Column })
		switch {
		case p.Op == "starts" || p.Op == "ends":
			return p.Op
		case cell && negative:
			return "!="
		case cell:
			return "="
		case negative:
			return "unlike"
		}
		return "like"
	}
	switch {
	case g.op != "":
		return g.op
	case v.Dated() && g.placed && !e.r.about:
		return "="
	case p.Op == "between" || p.Op == "in":
		return "="
	case p.Op == "notin":
		return "!="
	}
	return p.Op
}

// fits tells whether a test could be of v instead of what it is of.
func (e *editor) fits(p *pointer.Pred, v *link.Value) bool {
	if p.SQL != nil || p.Sub != nil || p.Right != nil || p.Left.Op != "" {
		return false
	}
	was := e.shape.Prompt.Values[p.Values[0].N]
	column := p.Left.Arg.Col.Column
	switch f := e.family(p); {
	case f.Dated():
		return v.Dated()
	case f == link.Text && !was.Dated() && !was.Numeric():
		return holds(v, column)
	case f.Numeric() && was.Kind == link.Year:
		return v.Kind == link.Year
	case f.Numeric():
		return v.Kind == link.Number && was.Kind == link.Number
	}
	return false
}

// holds tells whether a text column has cells that are v or contain it.
func holds(v *link.Value, column int) bool {
	return !v.Dated() && !v.Numeric() && (slices.Contains(v.Has, column) || slices.ContainsFunc(v.Cells, func(at link.At) bool { return at.Column == column }))
}

func (e *editor) family(p *pointer.Pred) link.Family {
	if p.Left.Agg != "" && p.Left.Agg != "min" && p.Left.Agg != "max" {
		return link.Num
	}
	if p.Left.Arg.Func != "" {
		return link.Int
	}
	return e.schema.Columns[p.Left.Arg.Col.Column].Family
}

// add asks one more thing of the rows.
func (e *editor) add(g given) bool {
	v := &e.found.Values[g.value]
	if v.Kind == link.Number {
		return e.addNumber(g)
	}
	columns := e.candidates(g, v)
	if len(columns) != 1 {
		return false
	}
	p := pointer.Pred{Left: pointer.Term{Arg: pointer.Plain{Col: pointer.Col{Column: columns[0]}}}, Values: []pointer.Val{e.val(g.value)}, Op: "="}
	if v.Dated() {
		if g.op != "" {
			p.Op = g.op
		}
		if g.until >= 0 {
			p.Values = append(p.Values, e.val(g.until))
		}
	} else {
		p.Op = e.op(&p, g, v)
	}
	if g.not {
		opposite := map[string]string{"=": "!=", "like": "unlike", ">": "<=", "<": ">=", ">=": "<", "<=": ">"}[p.Op]
		if opposite == "" {
			return false
		}
		p.Op = opposite
	}
	e.shape.Query.Left.Require(p)
	return true
}

// candidates are the columns of the query's tables that may hold v.
func (e *editor) candidates(g given, v *link.Value) []int {
	core := e.shape.Query.Left
	var cells, others []int
	for _, f := range core.From {
		if f.Second {
			continue
		}
		t := e.schema.Tables[f.Table]
		for c := t.First; c < t.First+t.Len; c++ {
			if len(g.columns) > 0 && !slices.Contains(g.columns, c) {
				continue
			}
			family := e.schema.Columns[c].Family
			switch {
			case v.Dated() && family.Dated():
				others = append(others, c)
			case v.Kind == link.Year && family == link.Int && yearly(e.schema.Columns[c].Words):
				others = append(others, c)
			case family == link.Text && slices.ContainsFunc(v.Cells, func(at link.At) bool { return at.Column == c }) && !v.Dated():
				cells = append(cells, c)
			case family == link.Text && holds(v, c):
				others = append(others, c)
			}
		}
	}
	if len(cells) > 0 {
		others = cells
	}
	if len(others) > 1 { // one that the query speaks of already is meant
		var spoken []int
		for _, c := range others {
			if e.speaks(c) {
				spoken = append(spoken, c)
			}
		}
		if len(spoken) == 1 {
			return spoken
		}
	}
	return others
}

func yearly(words []string) bool { return slices.Contains(words, "year") }

// addNumber asks something of a numeric column that is named, or of the one number that
// each group has.
func (e *editor) addNumber(g given) bool {
	core := e.shape.Query.Left
	if g.op == "" || g.not {
		return false
	}
	values := []pointer.Val{e.val(g.value)}
	if g.until >= 0 {
		values = append(values, e.val(g.until))
	}
	if len(g.columns) == 0 {
		at, ok := e.number(core)
		if !ok || len(core.Grouping()) == 0 {
			return false
		}
		p := pointer.Pred{Left: core.Items[at].L, Op: g.op, Values: values}
		if core.Having == nil {
			core.Having = &pointer.Cond{Any: [][]pointer.Pred{{p}}}
		} else if len(core.Having.Any) == 1 {
			core.Having.Any[0] = append(core.Having.Any[0], p)
		} else {
			return false
		}
		return true
	}
	column := -1
	for _, c := range g.columns {
		if e.schema.Columns[c].Family.Numeric() && e.inScope(c) {
			if column >= 0 {
				return false
			}
			column = c
		}
	}
	if column < 0 {
		return false
	}
	core.Require(pointer.Pred{Left: pointer.Term{Arg: pointer.Plain{Col: pointer.Col{Column: column}}}, Op: g.op, Values: values})
	return true
}
