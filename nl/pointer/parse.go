package pointer

import (
	"fmt"
	"strconv"
	"strings"
)

// None is the answer to what the database cannot answer.
const None = "none"

// names turns the words that differ between the two forms into what they stand for.
type names interface {
	table(word string) (int, error)
	column(word string) (int, error)
	value(word string) (Val, error)
}

// parser reads an answer.
type parser struct {
	words []string
	at    int
	depth int
	names names
}

type parseError struct{ error }

func (p *parser) fail(format string, args ...any) {
	panic(parseError{fmt.Errorf("word %d: %s", p.at+1, fmt.Sprintf(format, args...))})
}

// parse reads all of words as one query.
func parse(words []string, n names) (q *Query, err error) {
	p := &parser{words: words, names: n}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(parseError)
			if !ok {
				panic(r)
			}
			q, err = nil, e.error
		}
	}()
	q = p.query()
	if p.at < len(p.words) {
		p.fail("%q is too much", p.peek())
	}
	return q, nil
}

// parse reads all of words as one query and gives its cores the FROM that they imply.
func (p *Prompt) parse(words []string, n names) (*Query, error) {
	q, err := parse(words, n)
	if err == nil {
		err = p.fill(q)
	}
	if err != nil {
		return nil, err
	}
	return q, nil
}

func (p *parser) peek() string {
	if p.at < len(p.words) {
		return p.words[p.at]
	}
	return ""
}

func (p *parser) take(word string) bool {
	if p.at < len(p.words) && p.words[p.at] == word {
		p.at++
		return true
	}
	return false
}

func (p *parser) need(word string) {
	if !p.take(word) {
		p.fail("%q instead of %q", p.peek(), word)
	}
}

func (p *parser) oneOf(set map[string]bool) string {
	if w := p.peek(); set[w] {
		p.at++
		return w
	}
	return ""
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var (
	setOps     = set("union", "intersect", "except")
	arithmetic = set("+", "-", "*", "/")
	aggregates = set("count", "sum", "avg", "min", "max")
	functions  = set("year", "month", "day", "decade", "length")
	compares   = set("=", "!=", "<", "<=", ">", ">=")
	likes      = set("like", "unlike", "starts", "ends")
	nullTests  = set("isnull", "notnull")
	constants  = set("0", "1", "true", "false")
)

const deepest = 8

func (p *parser) query() *Query {
	if p.depth++; p.depth > deepest {
		p.fail("too deep")
	}
	q := &Query{Left: p.core()}
	if q.Op = p.oneOf(setOps); q.Op != "" {
		q.Right = p.core()
	}
	p.depth--
	return q
}

func (p *parser) core() *Core {
	c := &Core{}
	if p.take("from") {
		for {
			c.From = append(c.From, p.from())
			if p.take("select") {
				break
			}
		}
	} else {
		p.need("select")
	}
	c.Distinct = p.take("distinct")
	if c.Star = p.take("*"); !c.Star {
		c.Items = append(c.Items, p.expr())
		for p.take(",") {
			c.Items = append(c.Items, p.expr())
		}
	}
	if p.take("where") {
		c.Where = p.cond()
	}
	if p.take("group") {
		c.Group = append(c.Group, p.col())
		for p.take(",") {
			c.Group = append(c.Group, p.col())
		}
	}
	if p.take("having") {
		c.Having = p.cond()
	}
	if p.take("order") {
		c.Order = append(c.Order, p.key())
		for p.take(",") {
			c.Order = append(c.Order, p.key())
		}
	}
	if p.take("limit") {
		v := p.value()
		c.Limit = &v
	}
	return c
}

func (p *parser) from() From {
	f := From{Second: p.take("<i2>")}
	t, err := p.names.table(p.peek())
	if err != nil {
		p.fail("%v", err)
	}
	p.at++
	f.Table = t
	if p.take("on") {
		f.On = &[2]Col{p.col(), p.col()}
	}
	return f
}

func (p *parser) col() Col {
	c := Col{Second: p.take("<i2>")}
	n, err := p.names.column(p.peek())
	if err != nil {
		p.fail("%v", err)
	}
	p.at++
	c.Column = n
	return c
}

func (p *parser) value() Val {
	w := p.peek()
	if constants[w] {
		p.at++
		return Val{Const: w}
	}
	v, err := p.names.value(w)
	if err != nil {
		p.fail("%v", err)
	}
	p.at++
	return v
}

func (p *parser) plain() Plain {
	return Plain{Func: p.oneOf(functions), Col: p.col()}
}

func (p *parser) term() Term {
	t := Term{Agg: p.oneOf(aggregates)}
	if t.Agg == "" {
		t.Arg = p.plain()
		return t
	}
	if t.Agg == "count" && p.take("*") {
		t.Star = true
		return t
	}
	t.Distinct = p.take("distinct")
	if !p.take("(") {
		t.Arg = p.plain()
		return t
	}
	t.Arg = p.plain()
	if t.Op = p.oneOf(arithmetic); t.Op != "" {
		t.Arg2 = p.plain()
	}
	p.need(")")
	return t
}

func (p *parser) expr() Expr {
	e := Expr{L: p.term()}
	if e.Op = p.oneOf(arithmetic); e.Op != "" {
		e.R = p.term()
	}
	return e
}

func (p *parser) key() Key {
	k := Key{Expr: p.expr()}
	if k.Desc = p.take("desc"); !k.Desc {
		p.need("asc")
	}
	return k
}

func (p *parser) cond() *Cond {
	if p.depth++; p.depth > deepest {
		p.fail("too deep")
	}
	c := &Cond{Any: [][]Pred{{p.pred()}}}
	for {
		switch {
		case p.take("and"):
			last := len(c.Any) - 1
			c.Any[last] = append(c.Any[last], p.pred())
		case p.take("or"):
			c.Any = append(c.Any, []Pred{p.pred()})
		default:
			p.depth--
			return c
		}
	}
}

func (p *parser) pred() Pred {
	if p.take("(") {
		inner := p.cond()
		p.need(")")
		return Pred{Paren: inner}
	}
	pr := Pred{Left: p.term()}
	w := p.peek()
	p.at++
	pr.Op = w
	switch {
	case compares[w]:
		p.compared(&pr)
	case w == "between":
		pr.Values = []Val{p.value(), p.value()}
	case likes[w] && pr.Left.Agg == "":
		pr.Values = []Val{p.value()}
	case nullTests[w] && pr.Left.Agg == "":
	case (w == "in" || w == "notin") && pr.Left.Agg == "":
		p.need("(")
		if next := p.peek(); next == "from" || next == "select" {
			pr.Sub = p.query()
		} else {
			for p.peek() != ")" {
				pr.Values = append(pr.Values, p.value())
			}
			if len(pr.Values) == 0 {
				p.fail("no values")
			}
		}
		p.need(")")
	default:
		p.at--
		p.fail("%q is no test", w)
	}
	return pr
}

// compared reads what stands right of a comparison.
func (p *parser) compared(pr *Pred) {
	w := p.peek()
	switch {
	case w == "(":
		p.at++
		pr.Sub = p.query()
		p.need(")")
	case aggregates[w] || functions[w] || w == "<i2>":
		t := p.term()
		pr.Right = &t
	default:
		if _, err := p.names.column(w); err == nil {
			t := p.term()
			pr.Right = &t
			return
		}
		pr.Values = []Val{p.value()}
	}
}

// pointers reads the pointer form.
type pointers struct{ *Prompt }

func number(word, letter string) (int, bool) {
	s, ok := strings.CutPrefix(word, "<"+letter)
	if !ok || !strings.HasSuffix(s, ">") {
		return 0, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	return n, err == nil && n >= 0
}

func (p pointers) table(w string) (int, error) {
	if n, ok := number(w, "t"); ok && n < len(p.Tables) && p.Tables[n] >= 0 {
		return p.Tables[n], nil
	}
	return 0, fmt.Errorf("%q is no table", w)
}

func (p pointers) column(w string) (int, error) {
	if n, ok := number(w, "c"); ok && n < len(p.Columns) && p.Columns[n] >= 0 {
		return p.Columns[n], nil
	}
	return 0, fmt.Errorf("%q is no column", w)
}

func (p pointers) value(w string) (Val, error) {
	if n, ok := number(w, "v"); ok && n < len(p.Values) {
		return Val{N: n}, nil
	}
	return Val{}, fmt.Errorf("%q is no value", w)
}
