package dialect

import (
	"strings"

	"streamlink/backend/sqlstate"
)

// call writes a function call by its entry in the function table. A function that
// has none got here because the policy names it: it is called by its own name.
func (p *printer) call(c *call) {
	f := p.s.lookup(c)
	if c.schema != "" {
		panic(bail{sqlstate.New(sqlstate.UndefinedFunction, "function %s.%s() does not exist", c.schema, c.name).At(c.pos)})
	}
	if p.allNullCall(c) {
		p.w("CAST(NULL AS " + p.textType() + ")")
		return
	}
	switch {
	case f == nil && Function(p.s.Dialect, c.name) && c.schema == "":
		panic(bail{sqlstate.New(sqlstate.UndefinedFunction,
			"function %s does not exist with %d arguments", c.name, len(c.args)).At(c.pos)})
	case f == nil:
		p.plainCall(c, c.name)
	case f.template == "-" && f.class == 's':
		p.plainCall(c, c.name)
	case f.template[0] == '!':
		hook, ok := hooks[f.template]
		if !ok {
			refuse(c.pos, "the function "+c.name)
		}
		hook(p, c)
	default:
		p.fromTemplate(f, c)
	}
}

// allNullCall tells a choice among nothing but NULLs, which is a text.
func (p *printer) allNullCall(c *call) bool {
	switch c.name {
	case "greatest", "least", "coalesce":
	default:
		return false
	}
	for _, a := range c.args {
		if !isNull(a) {
			return false
		}
	}
	return len(c.args) > 0
}

// plainCall writes name(args) with every clause that a call may have.
func (p *printer) plainCall(c *call, name string) {
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	if c.schema == "" && Function(p.s.Dialect, c.name) {
		p.w(name) // a name of the function table, which may be a keyword
	} else {
		p.ident(name)
	}
	p.w("(")
	p.aggregateArgs(c)
	p.w(")")
	p.clauses(c)
}

func (p *printer) aggregateArgs(c *call) {
	if c.distinct {
		p.w("DISTINCT ")
	}
	if c.star {
		p.w("*")
	}
	p.exprs(c.args)
	switch {
	case c.withinGroup:
	case c.distinct && len(c.orderBy) == 0 && p.s.Dialect == PostgreSQL && (c.name == "array_agg" || c.name == "string_agg"):
		p.orderBy([]sortKey{{expr: c.args[0]}}) // PostgreSQL sorts to find what is distinct
	default:
		p.orderBy(c.orderBy)
	}
	if c.ignoreNulls {
		p.w(" IGNORE NULLS")
	}
}

// clauses writes what stands after the brackets.
func (p *printer) clauses(c *call) {
	if c.withinGroup {
		if !orderedSets[c.name] {
			refuse(c.pos, "WITHIN GROUP with "+c.name+"()")
		}
		p.w(" WITHIN GROUP (ORDER BY ")
		p.sortKeys(c.orderBy)
		p.w(")")
	}
	if c.filter != nil {
		p.w(" FILTER (WHERE ")
		p.condition(c.filter)
		p.w(")")
	}
	if c.over == nil {
		return
	}
	p.w(" OVER ")
	if o := c.over; o.name != "" {
		p.windowName(o.name, c.pos)
		p.ident(o.name)
		return
	}
	p.anyWindow(c.over)
}

// windowName holds that a window that is used by its name is defined.
func (p *printer) windowName(name string, pos int) {
	for _, w := range p.named {
		if strings.EqualFold(w.name, name) {
			return
		}
	}
	panic(bail{sqlstate.New(sqlstate.UndefinedObject, "window %q does not exist", name).At(pos)})
}

// orderedSets are the aggregates that WITHIN GROUP is for.
var orderedSets = map[string]bool{"percentile_cont": true, "percentile_disc": true, "mode": true}

// fromTemplate fills in $1 … $9 and $* with arguments, %1 … %9 with arguments that
// are dates, and @name with a whole call of an engine's aggregate or window function.
func (p *printer) fromTemplate(f *function, c *call) {
	if f.class == 's' && (c.filter != nil || c.over != nil || c.distinct || c.star || c.orderBy != nil) {
		panic(bail{sqlstate.New(sqlstate.SyntaxError, "%s is not an aggregate function", c.name).At(c.pos)})
	}
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	t := f.template
	if t == "-" {
		t = "@" + c.name
	}
	for t != "" {
		i := strings.IndexAny(t, "$@%")
		if i < 0 {
			p.w(t)
			return
		}
		if head, k := strings.CutSuffix(t[:i], "greatest("); k && p.counted(c, t[i:]) {
			p.w(head)
			p.expr(c.args[t[i+1]-'1'])
			t = t[i+len("$1, 0)"):]
			continue
		}
		p.w(t[:i])
		rest := t[i+1:]
		if t[i] == '@' {
			n := 0
			for n < len(rest) && (rest[n] == '_' || rest[n] >= 'a' && rest[n] <= 'z' || rest[n] >= '0' && rest[n] <= '9') {
				n++
			}
			p.plainCall(c, rest[:n])
			t = rest[n:]
			continue
		}
		if t[i] == '%' && (rest == "" || rest[0] < '1' || rest[0] > '9') {
			p.w("%") // an operator
			t = rest
			continue
		}
		if k := int(rest[0] - '1'); t[i] == '%' && k < len(c.args) {
			p.dateValue(c.args[k])
			t = rest[1:]
			continue
		}
		if t[i] == '$' && (rest == "" || rest[0] != '*' && (rest[0] < '1' || rest[0] > '9')) {
			p.w("$") // of a JSON path
			t = rest
			continue
		}
		if rest[0] == '*' {
			p.exprs(c.args)
		} else if k := int(rest[0] - '1'); k < len(c.args) {
			p.operand(c.args[k])
		}
		t = rest[1:]
	}
}

// counted tells a template's greatest($n, 0) whose argument is no negative number.
func (p *printer) counted(c *call, t string) bool {
	if len(t) < 6 || t[2:6] != ", 0)" || t[1] < '1' || int(t[1]-'1') >= len(c.args) {
		return false
	}
	l, ok := c.args[t[1]-'1'].(*literal)
	return ok && l.kind == litInt && l.text[0] != '-'
}

// setFunction writes a set-returning function in FROM. The engine names the column
// after the function, PostgreSQL after the alias.
func (p *printer) setFunction(c *call, alias string, cols []string, ordinality bool) {
	f := p.s.lookup(c)
	if f == nil || f.class != 't' {
		refuse(c.pos, "the function "+c.name+" in FROM")
	}
	if several := c.name == "unnest" && len(c.args) > 1; several && (ordinality || len(cols) != len(c.args)) {
		refuse(c.pos, "unnest() of several arrays without a name for each column")
	}
	if out := outNames(c.name); len(out) > len(cols) {
		cols = append(append([]string(nil), cols...), out[len(cols):]...)
		if ordinality {
			cols = append(cols, "ordinality")
		}
	}
	if len(cols) == 0 {
		cols = []string{alias}
		if ordinality {
			cols = append(cols, "ordinality")
		}
	} else if ordinality && len(cols) == 1 {
		cols = append(cols[:1:1], "ordinality")
	}
	if ordinality {
		p.w("(SELECT v, row_number() OVER () FROM (SELECT ")
		p.call(c)
		p.w(" AS v))")
	} else {
		p.w("(")
		if !p.recordTable(c) && !p.seriesTable(c) {
			p.w("SELECT ")
			p.call(c)
		}
		p.w(")")
	}
	p.alias(alias, cols)
}
