package pointer

import (
	"fmt"
	"slices"
	"strings"

	"streamlink/guard/dialect"
	"streamlink/nl/link"
)

// Understood is one test of an answer that a phrase of the question led to.
type Understood struct {
	Value  int    // of the prompt's values
	Target string // as the SQL has it: "filing_date >= DATE '2016-01-01'"
}

// Parse reads an answer in pointer form.
func Parse(p *Prompt, answer string) (*Query, error) {
	return p.parse(strings.Fields(answer), pointers{p})
}

// Decode prints an answer in pointer form as SQL in PostgreSQL's dialect.
func Decode(p *Prompt, answer string) (sql string, query *Query, understood []Understood, err error) {
	q, err := Parse(p, answer)
	if err != nil {
		return "", nil, nil, err
	}
	sql, understood, err = Print(p, q)
	return sql, q, understood, err
}

// Print writes q as SQL in PostgreSQL's dialect.
func Print(p *Prompt, q *Query) (sql string, understood []Understood, err error) {
	pr := &printer{p: p}
	pr.query(q)
	return pr.String(), pr.understood, pr.err
}

type printer struct {
	strings.Builder
	p          *Prompt
	core       *Core
	compared   bool // the rows of this query are compared with others
	understood []Understood
	err        error
}

func (w *printer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

func (w *printer) put(parts ...string) {
	for _, s := range parts {
		w.WriteString(s)
	}
}

func (w *printer) query(q *Query) {
	if q.Op == "" {
		w.printCore(q.Left)
		return
	}
	w.compared = true
	w.operand(q.Left)
	w.put(" ", strings.ToUpper(q.Op), " ")
	w.operand(q.Right)
}

// operand is one side of a set operation, in parentheses where its end would not be clear.
func (w *printer) operand(c *Core) {
	wrap := len(c.Order) > 0 || c.Limit != nil
	if wrap {
		w.put("(")
	}
	w.printCore(c)
	if wrap {
		w.put(")")
	}
}

func (w *printer) printCore(c *Core) {
	outer := w.core
	w.core = c
	defer func() { w.core = outer }()
	w.put("SELECT ")
	if c.Distinct {
		w.put("DISTINCT ")
	}
	if c.Star {
		w.put("*")
	}
	for i := range c.Items {
		w.comma(i)
		if e := &c.Items[i]; w.compared && e.Op == "" {
			w.term(&e.L)
		} else {
			w.expr(e)
		}
	}
	w.put(" FROM ")
	for i := range c.From {
		w.from(i)
	}
	if c.Where != nil {
		w.put(" WHERE ")
		w.cond(c.Where)
	}
	keys := c.grouping()
	for i, k := range keys {
		if i == 0 {
			w.put(" GROUP BY ")
		}
		w.comma(i)
		w.plain(k)
	}
	if c.Having != nil {
		w.put(" HAVING ")
		w.cond(c.Having)
	}
	for i := range c.Order {
		if i == 0 {
			w.put(" ORDER BY ")
		}
		w.comma(i)
		if e := &c.Order[i].Expr; e.Op == "" && !c.Distinct {
			w.term(&e.L)
		} else {
			w.expr(e)
		}
		if c.Order[i].Desc {
			w.put(" DESC NULLS LAST")
		}
	}
	if c.Limit != nil {
		w.put(" LIMIT ", w.number(*c.Limit))
	}
}

func (w *printer) comma(i int) {
	if i > 0 {
		w.put(", ")
	}
}

func quote(name string) string { return dialect.QuoteIdent(name, dialect.PostgreSQL) }

// alias is how a core's columns name an instance of a table; "" when they need not.
func (w *printer) alias(table int, second bool) string {
	if len(w.core.From) == 1 {
		return ""
	}
	t := w.p.Schema.Tables[table]
	if second {
		return quote(t.Name + "_2")
	}
	return quote(t.Name)
}

func (w *printer) from(i int) {
	f := w.core.From[i]
	t := w.p.Schema.Tables[f.Table]
	if i > 0 {
		w.put(" JOIN ")
	}
	if t.Schema != "" && !t.Default {
		w.put(quote(t.Schema), ".")
	}
	w.put(quote(t.Name))
	if f.Second {
		w.put(" AS ", w.alias(f.Table, true))
	}
	if i == 0 {
		return
	}
	j, ok := w.p.joinOf(w.core.From, i)
	if !ok {
		w.fail("no key joins table %q", t.Name)
		return
	}
	left := w.core.From[j.present]
	for k, pair := range j.pairs {
		if k == 0 {
			w.put(" ON ")
		} else {
			w.put(" AND ")
		}
		w.col(Col{pair[0], left.Second})
		w.put(" = ")
		w.col(Col{pair[1], f.Second})
	}
}

func (w *printer) col(c Col) {
	column := w.p.Schema.Columns[c.Column]
	at := slices.ContainsFunc(w.core.From, func(f From) bool { return f.Table == column.Table && f.Second == c.Second })
	if !at {
		w.fail("column %q is of no table in FROM", column.Name)
	}
	if a := w.alias(column.Table, c.Second); a != "" {
		w.put(a, ".")
	}
	w.put(quote(column.Name))
}

func (w *printer) plain(p Plain) {
	switch p.Func {
	case "":
		w.col(p.Col)
	case "length":
		w.put("length(")
		w.col(p.Col)
		w.put(")")
	case "decade":
		w.put("CAST(floor(EXTRACT(year FROM ")
		w.col(p.Col)
		w.put(") / 10) * 10 AS integer)")
	default:
		w.put("EXTRACT(", p.Func, " FROM ")
		w.col(p.Col)
		w.put(")")
	}
}

func (w *printer) family(p Plain) link.Family {
	if p.Func != "" {
		return link.Int
	}
	if w.p.digits(p.Col.Column) {
		return link.Num
	}
	return w.p.Schema.Columns[p.Col.Column].Family
}

// days prints a dated column so that a difference is in days.
func (w *printer) days(p Plain) {
	if w.family(p) == link.Time {
		w.put("CAST(")
		w.plain(p)
		w.put(" AS date)")
		return
	}
	w.plain(p)
}

// value prints a plain term that is to be compared or reckoned with: text of digits as
// the number that it is.
func (w *printer) value(p Plain) {
	if p.Func == "" && w.p.digits(p.Col.Column) {
		w.put("CAST(")
		w.plain(p)
		w.put(" AS double precision)")
		return
	}
	w.plain(p)
}

// shown prints a term of a select list.
func (w *printer) shown(t *Term) {
	if t.Agg == "" {
		w.plain(t.Arg)
		return
	}
	w.term(t)
}

func (w *printer) term(t *Term) {
	if t.SQL != nil {
		w.verbatim(t.SQL)
		return
	}
	if t.Agg == "" {
		w.value(t.Arg)
		return
	}
	w.put(t.Agg, "(")
	switch {
	case t.Star:
		w.put("*")
	case t.Distinct:
		w.put("DISTINCT ")
		fallthrough
	default:
		w.plains(t)
	}
	w.put(")")
}

// plains prints an aggregate's argument.
func (w *printer) plains(t *Term) {
	if t.Op == "" {
		if t.Agg == "count" {
			w.plain(t.Arg)
		} else {
			w.value(t.Arg)
		}
		return
	}
	dated := w.family(t.Arg).Dated()
	w.arithmetic(t.Op, func() {
		if dated {
			w.days(t.Arg)
		} else {
			w.value(t.Arg)
		}
	}, func() {
		if dated {
			w.days(t.Arg2)
		} else {
			w.value(t.Arg2)
		}
	})
}

func (w *printer) expr(e *Expr) {
	if e.Op == "" {
		w.shown(&e.L)
		return
	}
	dated := e.L.Agg == "" && w.family(e.L.Arg).Dated()
	w.arithmetic(e.Op, func() {
		if dated {
			w.days(e.L.Arg)
		} else {
			w.term(&e.L)
		}
	}, func() {
		if dated {
			w.days(e.R.Arg)
		} else {
			w.term(&e.R)
		}
	})
}

// arithmetic prints left op right; a division is of floating-point numbers and of
// nothing by zero.
func (w *printer) arithmetic(op string, left, right func()) {
	if op != "/" {
		left()
		w.put(" ", op, " ")
		right()
		return
	}
	w.put("CAST(")
	left()
	w.put(" AS double precision) / NULLIF(")
	right()
	w.put(", 0)")
}
