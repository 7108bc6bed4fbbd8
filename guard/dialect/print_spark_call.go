package dialect

import (
	_ "embed"
	"fmt"
	"strings"

	"streamlink/backend/sqlstate"
)

//go:embed functions_spark_postgres.txt
var sparkPostgres string

//go:embed functions_spark_mysql.txt
var sparkMySQL string

// sparkFunction is one way to say a function.
type sparkFunction struct {
	min, max int
	template string
}

var sparkFunctions = map[Dialect]map[string][]sparkFunction{
	PostgreSQL: loadSparkFunctions(sparkPostgres),
	MySQL:      loadSparkFunctions(sparkMySQL),
}

// loadSparkFunctions reads lines of name, arguments, template. A fault in them is a
// fault of the build, and the tests load them.
func loadSparkFunctions(text string) map[string][]sparkFunction {
	m := make(map[string][]sparkFunction)
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) < 3 {
			panic(fmt.Sprintf("functions: line %d is too short: %s", n+1, line))
		}
		lo, hi := parseArity(f[1])
		rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(line, f[0])), f[1]))
		m[f[0]] = append(m[f[0]], sparkFunction{lo, hi, rest})
	}
	return m
}

// sparkTemplate finds how a call is said; false where Spark has no such function.
func (p *printer) sparkTemplate(c *call) (string, bool) {
	n := len(c.args)
	for _, f := range sparkFunctions[p.s.Dialect][c.name] {
		if n >= f.min && (n <= f.max || f.max < 0) {
			return f.template, true
		}
	}
	return "", false
}

// sparkCall writes a function call by its entry in the function tables.
func (p *printer) sparkCall(c *call) {
	for _, k := range c.orderBy {
		if t := p.typ(k.expr); p.s.Dialect == PostgreSQL && t.kind == tJSONB && !t.array {
			refuse(k.expr.base().pos, "ORDER BY of jsonb")
		}
	}
	f := p.s.lookup(c)
	if c.schema != "" {
		panic(bail{sqlstate.New(sqlstate.UndefinedFunction, "function %s.%s() does not exist", c.schema, c.name).At(c.pos)})
	}
	if f == nil && Function(p.s.Dialect, c.name) {
		panic(bail{sqlstate.New(sqlstate.UndefinedFunction,
			"function %s does not exist with %d arguments", c.name, len(c.args)).At(c.pos)})
	}
	if f == nil {
		p.plainCall(c, c.name)
		return
	}
	t, ok := p.sparkTemplate(c)
	if !ok {
		p.refuseHint(c.pos, "the function "+c.name, "")
	}
	if c.ignoreNulls {
		refuse(c.pos, "IGNORE NULLS")
	}
	if f.class == 's' && (c.filter != nil || c.over != nil || c.distinct || c.star || c.orderBy != nil) {
		panic(bail{sqlstate.New(sqlstate.SyntaxError, "%s is not an aggregate function", c.name).At(c.pos)})
	}
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	if ref := p.lifted[c]; ref != nil {
		p.sparkColumn(ref)
		return
	}
	if f.class == 't' && p.rowCall != c {
		p.refuseHint(c.pos, "the set-returning function "+c.name+" inside of an expression", "put it into FROM")
	}
	switch c.name {
	case "coalesce", "nullif", "greatest", "least":
		same := *c
		same.args = p.asClocks(c.args)
		c = &same
	}
	if c.over != nil {
		c = p.sparkOver(f, c)
		if p.sparkExcluding(c) {
			return
		}
	}
	if t[0] == '!' {
		name, arg, _ := strings.Cut(t[1:], " ")
		hook := sparkHooks[name]
		hook(p, c, arg)
		return
	}
	if len(c.orderBy) > 0 && !c.withinGroup {
		plain := *c // the order of its input changes no such aggregate
		plain.orderBy = nil
		c = &plain
	}
	if t == "-" {
		t = "@" + c.name
	}
	g := *f
	g.template = t
	p.fromTemplate(&g, c)
}

// sparkOver makes a window call what Spark takes: no FILTER, and an order where the
// function asks for one.
func (p *printer) sparkOver(f *function, c *call) *call {
	out := *c
	if c.filter != nil {
		out.filter = nil
		value := expr(&literal{kind: litInt, text: "1", node: node{typ: of(tInt4)}})
		if !c.star {
			value = c.args[0]
		}
		guarded := &caseExpr{whens: []when{{c.filter, value}}}
		guarded.typ = value.base().typ
		out.star = false
		out.args = append([]expr{guarded}, c.args[min(1, len(c.args)):]...)
	}
	if f.class != 'w' || c.name == "first_value" || c.name == "last_value" {
		return &out
	}
	w := c.over
	if w.name != "" {
		p.windowName(w.name, c.pos)
		for _, n := range p.named {
			if strings.EqualFold(n.name, w.name) {
				w = n
			}
		}
	}
	if len(w.orderBy) > 0 || w.ref != "" {
		return &out
	}
	ordered := *w
	ordered.name = ""
	ordered.orderBy = []sortKey{{expr: &literal{kind: litNull}}}
	out.over = &ordered
	return &out
}

// sparkWrapped writes CAST(name(…) AS typ).
func (p *printer) sparkWrapped(c *call, name, typ string) {
	p.castTo(typ, func() { p.plainCall(c, name) })
}

// withArg is a call whose first argument stands in a cast.
func withArg(c *call, to sqlType) *call {
	out := *c
	out.args = append([]expr{&cast{x: c.args[0], to: to}}, c.args[1:]...)
	out.args[0].base().typ = to
	return &out
}
