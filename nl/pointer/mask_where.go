package pointer

import (
	"slices"
	"strings"

	"streamlink/nl/link"
)

// conditions walks tests joined by and / or.
func (w *walker) conditions(s *scope, test func(*scope, int)) {
	w.bracketed(s, test, 0)
}

func (w *walker) bracketed(s *scope, test func(*scope, int), depth int) {
	outer := s.equal
	s.equal = nil
	for n := 1; ; n++ {
		test(s, depth)
		if n == mostTests {
			break
		}
		joining := []string{"or"}
		if depth < mostBrackets || len(w.plainWords(s, func(p Plain) bool { return w.testable(s, p) })) > 0 {
			joining = append(joining, "and")
		}
		var word string
		if depth == 0 && w.queries == 1 && w.missing() >= 0 && len(joining) == 2 {
			word = w.must(func() []string { return joining })
		} else {
			word = w.opt(joining...)
		}
		if word == "" {
			break
		}
		if word == "or" {
			s.equal = nil
		}
	}
	s.equal = outer
}

// used is a test that a condition has already.
type used struct {
	left  Plain
	value string
}

// tests walks one test of rows, or several in parentheses.
func (w *walker) tests(s *scope, depth int) {
	if depth < mostBrackets && w.opt("(") != "" {
		w.bracketed(s, w.tests, depth+1)
		w.need(")")
		return
	}
	left := w.plainTerm(s, func(p Plain) bool { return w.testable(s, p) })
	op := w.must(func() []string { return w.ops(s, left) })
	if op == "isnull" {
		defer func() { s.equal = append(s.equal, left) }()
	}
	switch {
	case nullTests[op]:
	case likes[op]:
		value := w.must(func() []string { return w.unused(s, left, w.phrases(left)) })
		s.tested = append(s.tested, used{left, value})
	case op == "between":
		first := w.must(func() []string { return w.values(left, op) })
		w.must(func() []string {
			return slices.DeleteFunc(w.values(left, op), func(v string) bool { return v == first })
		})
	case op == "in" || op == "notin":
		w.list(s, left, op)
	default:
		w.compared(s, left, op)
	}
}

// testable leaves out functions that no value can be compared with.
func (w *walker) testable(s *scope, p Plain) bool {
	if slices.Contains(s.equal, p) {
		return false // it equals something already
	}
	return p.Func == "" || len(w.values(p, "=")) > 0
}

// ops are the operators with which something can be compared with left.
func (w *walker) ops(s *scope, left Plain) []string {
	var out []string
	if left.Func == "" {
		out = append(out, "isnull", "notnull")
	}
	sub := w.canNest(w.class(left)) && left.Func == ""
	for _, op := range []string{"=", "!=", "<", "<=", ">", ">="} {
		if w.ranked(left, op) && (sub || len(w.values(left, op)) > 0 || len(w.peers(s, left)) > 0 || len(w.implied(left, op)) > 0) {
			out = append(out, op)
		}
	}
	if (w.ranked(left, "<") || w.class(left) == numbers) && len(w.values(left, "between")) > 1 {
		out = append(out, "between")
	}
	if len(w.unused(s, left, w.phrases(left))) > 0 {
		out = append(out, "like", "unlike", "starts", "ends")
	}
	if sub || len(w.values(left, "in")) > 1 {
		out = append(out, "in", "notin")
	}
	return out
}

// ranked tells whether op makes sense of left's class.
func (w *walker) ranked(left Plain, op string) bool {
	equal := op == "=" || op == "!="
	if left.Func == "" && w.p.isKey(left.Col.Column) && !equal && w.class(left) == numbers && w.p.names(left.Col.Column) {
		return false // keys have no order
	}
	switch w.class(left) {
	case numbers, dates:
		return true
	case texts:
		return equal || len(w.values(left, op)) > 0
	case bools:
		return equal
	}
	return false
}

// canNest tells whether a subquery of a class may stand here.
func (w *walker) canNest(c class) bool {
	return w.queries < mostQueries && c != others && c != bools
}

// values are the prompt's values that left can be compared with.
func (w *walker) values(left Plain, op string) []string {
	var out []string
	for i := range w.p.Values {
		if w.fits(&w.p.Values[i], left, op) {
			out = append(out, pointer("v", i))
		}
	}
	return out
}

func (w *walker) fits(v *link.Value, left Plain, op string) bool {
	c := left.Col.Column
	switch w.class(left) {
	case numbers:
		spelled := v.Kind == link.Number && !strings.ContainsAny(v.Text, "0123456789")
		if left.Func == "" && w.p.isKey(c) && spelled && w.p.Schema.Columns[c].Family != link.Text {
			return false // nobody spells an identifier out
		}
		return v.Numeric() && !(v.Kind == link.Year && left.Func == "" && w.p.isKey(c) && !slices.Contains(w.p.Schema.Columns[c].Words, "year"))
	case dates:
		return v.Dated()
	case bools:
		return slices.ContainsFunc(v.Cells, func(a link.At) bool { return a.Column == c })
	case texts:
		at := slices.ContainsFunc(v.Cells, func(a link.At) bool { return a.Column == c })
		dated := v.Dated() && (at || v.Open || slices.Contains(v.Has, c) || slices.Contains(v.Like, c))
		switch op {
		case "=", "!=":
			return at || dated || v.Kind == link.Quote || v.Kind == link.Loose || (v.Numeric() && v.Open)
		case "in", "notin":
			return at || v.Kind == link.Quote || v.Kind == link.Loose || (v.Kind == link.Number && v.Open)
		}
		return dated
	}
	return false
}

// implied are the constants that left may be compared with.
func (w *walker) implied(left Plain, op string) []string {
	switch w.class(left) {
	case numbers:
		if left.Func == "" && w.p.isKey(left.Col.Column) {
			return nil
		}
		return []string{"0", "1"}
	case bools:
		if op == "=" || op == "!=" {
			return []string{"true", "false"}
		}
	}
	return nil
}

// phrases are the values that text may be searched for in left.
func (w *walker) phrases(left Plain) []string {
	if left.Func != "" || w.p.spoken(left.Col.Column) != link.Text {
		return nil
	}
	spells := w.p.Found.Spells()
	var out []string
	for i := range w.p.Values {
		v := &w.p.Values[i]
		c := left.Col.Column
		quoted := w.p.Found.Words[v.First].Quoted && len(v.Text) < 4 // letters, wherever they are whole cells
		found := slices.Contains(v.Has, c) || slices.ContainsFunc(v.Cells, func(a link.At) bool { return a.Column == c })
		if v.Kind == link.Quote || v.Kind == link.Loose || quoted || (spells && (v.Kind == link.Number || len(v.Text) == 1)) || (found && (v.Kind == link.Cell || v.Kind == link.Has)) {
			out = append(out, pointer("v", i))
		}
	}
	return out
}

// unused leaves out the values that left was tested with before.
func (w *walker) unused(s *scope, left Plain, values []string) []string {
	return slices.DeleteFunc(values, func(v string) bool { return slices.Contains(s.tested, used{left, v}) })
}

// peers are the other columns that left can be compared with.
func (w *walker) peers(s *scope, left Plain) []Col {
	var out []Col
	k := w.class(left)
	if k == others || left.Func != "" {
		return nil
	}
	w.scoped(s, func(c Col) {
		if c != left.Col && w.class(Plain{Col: c}) == k {
			out = append(out, c)
		}
	})
	return out
}

func (w *walker) list(s *scope, left Plain, op string) {
	w.need("(")
	k := w.class(left)
	values := w.values(left, op)
	var first string
	nest := left.Func == "" && w.canNest(k)
	sub := wish{items: []class{k}, inner: true, like: left.Col.Column + 1}
	if len(values) > 1 {
		if nest && w.at < len(w.words) && (w.words[w.at] == "from" || w.words[w.at] == "select") {
			w.query(sub)
			w.need(")")
			return
		}
		first = w.must(func() []string {
			if nest {
				return append(w.begins(sub), values...)
			}
			return values
		})
	} else {
		w.query(sub)
		w.need(")")
		return
	}
	used := []string{first}
	for len(used) < mostListed {
		rest := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return slices.Contains(used, v) })
		if len(rest) == 0 {
			break
		}
		var word string
		if len(used) == 1 {
			word = w.must(func() []string { return rest })
		} else if word = w.opt(rest...); word == "" {
			break
		}
		used = append(used, word)
	}
	w.need(")")
	if op == "in" { // a row may be in two subqueries, but in one list only
		s.equal = append(s.equal, left)
	}
}

// compared walks what stands right of a comparison.
func (w *walker) compared(s *scope, left Plain, op string) {
	k := w.class(left)
	nest := left.Func == "" && w.canNest(k)
	word := w.must(func() []string {
		out := append(w.free(s, left, op, nest), w.implied(left, op)...)
		for _, c := range w.peers(s, left) {
			if c.Second {
				out = append(out, "<i2>")
			} else {
				out = append(out, pointer("c", w.p.columnNo[c.Column]))
			}
		}
		if nest {
			out = append(out, "(")
		}
		return out
	})
	if strings.HasPrefix(word, "<v") {
		s.tested = append(s.tested, used{left, word})
		s.single = s.single || (op == "=" && left.Func == "" && w.p.Schema.Identifies(left.Col.Column) && len(s.from) == 1)
	}
	if op == "=" && !strings.HasPrefix(word, "<c") && word != "<i2>" {
		defer func() { s.equal = append(s.equal, left) }()
	}
	switch {
	case word == "(":
		w.query(wish{items: []class{k}, inner: true, oneRow: true, like: left.Col.Column + 1, equal: op == "=" || op == "!="})
		w.need(")")
	case strings.HasPrefix(word, "<c"):
		if n, ok := number(word, "c"); ok && n < len(w.p.Columns) && w.p.Columns[n] >= 0 {
			w.mention(s, Col{Column: w.p.Columns[n]})
		}
	case word == "<i2>":
		w.at--
		w.pick(func(use func(Col)) {
			for _, c := range w.peers(s, left) {
				use(c)
			}
		})
	}
}

// free are the values left may be compared with, those it was compared with before only
// when there is nothing else.
func (w *walker) free(s *scope, left Plain, op string, nest bool) []string {
	values := w.values(left, op)
	if rest := w.unused(s, left, slices.Clone(values)); len(rest) > 0 || nest || len(w.implied(left, op)) > 0 || len(w.peers(s, left)) > 0 {
		return rest
	}
	return values
}

// aggregateTests walks one test of groups.
func (w *walker) aggregateTests(s *scope, _ int) {
	t := w.term(s, allow{aggregates: true, class: numbers, plain: all})
	left := Plain{Func: "year"} // as any number
	ops := []string{"=", "!=", "<", "<=", ">", ">="}
	if len(w.values(left, "between")) > 1 {
		ops = append(ops, "between")
	}
	op := w.must(func() []string { return ops })
	_ = t
	if op == "between" {
		first := w.must(func() []string { return w.values(left, op) })
		w.must(func() []string {
			return slices.DeleteFunc(w.values(left, op), func(v string) bool { return v == first })
		})
		return
	}
	word := w.must(func() []string {
		out := append(w.values(left, op), "0", "1")
		if w.canNest(numbers) {
			out = append(out, "(")
		}
		return out
	})
	if word == "(" {
		w.query(wish{items: []class{numbers}, inner: true, oneRow: true})
		w.need(")")
	}
}
