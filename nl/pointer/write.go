package pointer

import "strings"

// Write is q in pointer form, words joined by spaces. A FROM that its columns imply is left
// out for models that were trained so.
func Write(p *Prompt, q *Query) string { return write(p, q, !p.implies) }

func write(p *Prompt, q *Query, whole bool) string {
	w := writer{p: p, whole: whole}
	w.query(q)
	return strings.Join(w.words, " ")
}

type writer struct {
	p     *Prompt
	words []string
	whole bool // FROM is written in any case
}

func (w *writer) put(words ...string) { w.words = append(w.words, words...) }

func (w *writer) query(q *Query) {
	w.core(q.Left)
	if q.Op != "" {
		w.put(q.Op)
		w.core(q.Right)
	}
}

func (w *writer) core(c *Core) {
	if w.whole || !w.p.impliesFrom(c) {
		w.from(c.From)
	}
	w.put("select")
	if c.Distinct {
		w.put("distinct")
	}
	if c.Star {
		w.put("*")
	}
	for i, e := range c.Items {
		w.comma(i)
		w.expr(e)
	}
	if c.Where != nil {
		w.put("where")
		w.cond(c.Where)
	}
	for i, g := range c.Group {
		w.head("group", i)
		w.col(g)
	}
	if c.Having != nil {
		w.put("having")
		w.cond(c.Having)
	}
	for i, k := range c.Order {
		w.head("order", i)
		w.expr(k.Expr)
		if k.Desc {
			w.put("desc")
		} else {
			w.put("asc")
		}
	}
	if c.Limit != nil {
		w.put("limit")
		w.value(*c.Limit)
	}
}

func (w *writer) from(from []From) {
	w.put("from")
	for _, f := range from {
		w.second(f.Second)
		w.put(pointer("t", w.p.tableNo[f.Table]))
		if f.On != nil {
			w.put("on")
			w.col(f.On[0])
			w.col(f.On[1])
		}
	}
}

func (w *writer) comma(i int) {
	if i > 0 {
		w.put(",")
	}
}

func (w *writer) head(word string, i int) {
	if i == 0 {
		w.put(word)
		return
	}
	w.put(",")
}

func (w *writer) second(second bool) {
	if second {
		w.put("<i2>")
	}
}

func (w *writer) col(c Col) {
	w.second(c.Second)
	w.put(pointer("c", w.p.columnNo[c.Column]))
}

func (w *writer) plain(p Plain) {
	if p.Func != "" {
		w.put(p.Func)
	}
	w.col(p.Col)
}

func (w *writer) term(t Term) {
	if t.Agg == "" {
		w.plain(t.Arg)
		return
	}
	w.put(t.Agg)
	switch {
	case t.Star:
		w.put("*")
		return
	case t.Distinct:
		w.put("distinct")
	}
	if t.Op == "" {
		w.plain(t.Arg)
		return
	}
	w.put("(")
	w.plain(t.Arg)
	w.put(t.Op)
	w.plain(t.Arg2)
	w.put(")")
}

func (w *writer) expr(e Expr) {
	w.term(e.L)
	if e.Op != "" {
		w.put(e.Op)
		w.term(e.R)
	}
}

func (w *writer) value(v Val) {
	if v.Const != "" {
		w.put(v.Const)
		return
	}
	w.put(pointer("v", v.N))
}

func (w *writer) cond(c *Cond) {
	for i, all := range c.Any {
		if i > 0 {
			w.put("or")
		}
		for j, pr := range all {
			if j > 0 {
				w.put("and")
			}
			w.pred(pr)
		}
	}
}

func (w *writer) pred(pr Pred) {
	if pr.Paren != nil {
		w.put("(")
		w.cond(pr.Paren)
		w.put(")")
		return
	}
	w.term(pr.Left)
	w.put(pr.Op)
	in := pr.Op == "in" || pr.Op == "notin"
	if in || pr.Sub != nil {
		w.put("(")
	}
	switch {
	case pr.Sub != nil:
		w.query(pr.Sub)
	case pr.Right != nil:
		w.term(*pr.Right)
	}
	for _, v := range pr.Values {
		w.value(v)
	}
	if in || pr.Sub != nil {
		w.put(")")
	}
}
