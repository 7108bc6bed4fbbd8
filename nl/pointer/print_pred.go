package pointer

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/guard/dialect"
	"streamlink/nl/link"
)

func (w *printer) cond(c *Cond) {
	for i, all := range c.Any {
		if i > 0 {
			w.put(" OR ")
		}
		for j := range all {
			if j > 0 {
				w.put(" AND ")
			}
			w.pred(&all[j])
		}
	}
}

var sqlOps = map[string]string{
	"=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
	"in": "IN", "notin": "NOT IN", "like": "ILIKE", "unlike": "NOT ILIKE", "starts": "ILIKE", "ends": "ILIKE",
}

func (w *printer) pred(pr *Pred) {
	switch {
	case pr.SQL != nil:
		w.verbatim(pr.SQL)
	case pr.Paren != nil:
		w.put("(")
		w.cond(pr.Paren)
		w.put(")")
	case pr.Op == "isnull":
		w.shown(&pr.Left)
		w.put(" IS NULL")
	case pr.Op == "notnull":
		w.shown(&pr.Left)
		w.put(" IS NOT NULL")
	case pr.Sub != nil:
		w.within(pr)
	case pr.Right != nil:
		w.term(&pr.Left)
		w.put(" ", sqlOps[pr.Op], " ")
		w.term(pr.Right)
	default:
		begin := w.Len()
		w.test(pr)
		text := w.String()[begin:]
		for _, v := range pr.Values {
			if v.Const == "" {
				w.understood = append(w.understood, Understood{v.N, text})
			}
		}
	}
}

// within prints a test against a subquery. NULLs among what must not be found would
// make NOT IN true for nothing.
func (w *printer) within(pr *Pred) {
	w.term(&pr.Left)
	w.put(" ", sqlOps[pr.Op], " (")
	sub := pr.Sub
	if pr.Op == "notin" && sub.Op == "" && len(sub.Left.grouping()) == 0 && len(sub.Left.Items) == 1 && !sub.Left.Items[0].aggregates() && sub.Left.Items[0].Op == "" {
		core := *sub.Left
		core.Where = and(core.Where, Pred{Left: core.Items[0].L, Op: "notnull"})
		sub = &Query{Left: &core}
	}
	outer := w.compared
	w.compared = true
	w.query(sub)
	w.compared = outer
	w.put(")")
}

func and(c *Cond, p Pred) *Cond {
	if c == nil {
		return &Cond{Any: [][]Pred{{p}}}
	}
	if len(c.Any) == 1 {
		return &Cond{Any: [][]Pred{append(slices.Clone(c.Any[0]), p)}}
	}
	return &Cond{Any: [][]Pred{{{Paren: c}, p}}}
}

// test prints a comparison with values, by the type of what is compared.
func (w *printer) test(pr *Pred) {
	f := w.termFamily(&pr.Left)
	switch {
	case likes[pr.Op]:
		w.like(pr)
	case f.Dated() || w.datedText(pr, f):
		w.dated(pr)
	case pr.Op == "between":
		w.term(&pr.Left)
		w.put(" BETWEEN ", w.constant(pr.Values[0], f, pr), " AND ", w.constant(pr.Values[1], f, pr))
	case pr.Op == "in" || pr.Op == "notin":
		w.term(&pr.Left)
		w.put(" ", sqlOps[pr.Op], " (")
		for i, v := range pr.Values {
			w.comma(i)
			w.put(w.constant(v, f, pr))
		}
		w.put(")")
	default:
		w.term(&pr.Left)
		w.put(" ", sqlOps[pr.Op], " ", w.constant(pr.Values[0], f, pr))
	}
}

// datedText tells whether text is compared with stretches of time: as ISO dates or years
// are written, unless a cell is the very number.
func (w *printer) datedText(pr *Pred, f link.Family) bool {
	if f != link.Text || pr.Op == "in" || pr.Op == "notin" {
		return false
	}
	for _, v := range pr.Values {
		if v.Const != "" || !w.p.Values[v.N].Dated() {
			return false
		}
	}
	equal := pr.Op == "=" || pr.Op == "!="
	return !equal || len(cellsIn(&w.p.Values[pr.Values[0].N], pr.Left.Arg.Col.Column)) == 0
}

func (w *printer) termFamily(t *Term) link.Family {
	switch t.Agg {
	case "":
		return w.family(t.Arg)
	case "min", "max":
		if t.Op == "" {
			return w.family(t.Arg)
		}
	}
	return link.Num
}

func literal(s string) string { return dialect.QuoteString(s, dialect.PostgreSQL) }

func (w *printer) like(pr *Pred) {
	v := pr.Values[0]
	if v.Const != "" {
		w.fail("%q with a constant", pr.Op)
		return
	}
	pattern := strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(w.p.Values[v.N].Text)
	if pr.Op != "starts" {
		pattern = "%" + pattern
	}
	if pr.Op != "ends" {
		pattern += "%"
	}
	w.shown(&pr.Left)
	w.put(" ", sqlOps[pr.Op], " ", literal(pattern))
	if strings.Contains(pattern, `\`) {
		w.put(` ESCAPE '\'`)
	}
}

// dated prints a test of a date or time against stretches of time, half open.
func (w *printer) dated(pr *Pred) {
	years := !slices.ContainsFunc(pr.Values, func(v Val) bool { return v.Const != "" || w.p.Values[v.N].Kind != link.Year })
	test := func(op string, t time.Time) {
		w.term(&pr.Left)
		w.put(" ", op, " ", w.day(t, w.termFamily(&pr.Left), years))
	}
	spans := make([]link.Value, len(pr.Values))
	for i, v := range pr.Values {
		if v.Const != "" || !w.p.Values[v.N].Dated() {
			w.fail("a date is compared with what is none")
			return
		}
		spans[i] = w.p.Values[v.N]
	}
	within := func(a, b time.Time) {
		if a.AddDate(0, 0, 1).Equal(b) && w.termFamily(&pr.Left) == link.Date {
			test("=", a)
			return
		}
		test(">=", a)
		w.put(" AND ")
		test("<", b)
	}
	switch pr.Op {
	case "=":
		within(spans[0].From, spans[0].To)
	case "!=":
		w.put("(")
		test("<", spans[0].From)
		w.put(" OR ")
		test(">=", spans[0].To)
		w.put(")")
	case "<":
		test("<", spans[0].From)
	case "<=":
		test("<", spans[0].To)
	case ">":
		test(">=", spans[0].To)
	case ">=":
		test(">=", spans[0].From)
	case "between":
		within(spans[0].From, spans[1].To)
	case "in", "notin":
		if pr.Op == "notin" {
			w.put("NOT ")
		}
		w.put("(")
		for i, s := range spans {
			if i > 0 {
				w.put(" OR ")
			}
			within(s.From, s.To)
		}
		w.put(")")
	default:
		w.fail("%q of a date", pr.Op)
	}
}

func (w *printer) day(t time.Time, f link.Family, years bool) string {
	switch {
	case f == link.Time:
		return "TIMESTAMP " + literal(t.Format("2006-01-02 15:04:05"))
	case f == link.Text && !t.Equal(t.Truncate(24*time.Hour)):
		return literal(t.Format("2006-01-02 15:04:05"))
	case f == link.Text && years:
		return literal(t.Format("2006"))
	case f == link.Text:
		return literal(t.Format(time.DateOnly))
	}
	return "DATE " + literal(t.Format(time.DateOnly))
}

// constant prints a value against a family.
func (w *printer) constant(v Val, f link.Family, pr *Pred) string {
	switch f {
	case link.Bool:
		if v.Const == "true" || v.Const == "1" {
			return "TRUE"
		}
		if v.Const == "false" || v.Const == "0" {
			return "FALSE"
		}
	case link.Int, link.Num:
		return w.number(v)
	case link.Text:
		if yes, no, ok := w.p.flag(pr.Left.Arg.Col.Column); ok && (v.Const == "true" || v.Const == "false") {
			if v.Const == "true" {
				return literal(yes)
			}
			return literal(no)
		}
		if v.Const != "" {
			return literal(v.Const)
		}
		return literal(w.cell(v.N, pr))
	}
	w.fail("no value fits")
	return "NULL"
}

// cell is a text value as its column writes it.
func (w *printer) cell(n int, pr *Pred) string {
	v := &w.p.Values[n]
	if pr.Left.Arg.Func == "" {
		for _, at := range v.Cells {
			if at.Column == pr.Left.Arg.Col.Column {
				return at.Cell
			}
		}
	}
	if len(v.Cells) > 0 {
		return v.Cells[0].Cell
	}
	if v.Numeric() {
		return v.Number
	}
	return v.Text
}

func (w *printer) number(v Val) string {
	if v.Const == "0" || v.Const == "1" {
		return v.Const
	}
	if v.Const == "" && w.p.Values[v.N].Numeric() {
		n := w.p.Values[v.N].Number
		if _, err := strconv.ParseFloat(n, 64); err == nil {
			return n
		}
	}
	w.fail("no number")
	return "NULL"
}
