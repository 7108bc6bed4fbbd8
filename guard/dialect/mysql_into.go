package dialect

import (
	"strconv"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"

	"streamlink/backend/sqlstate"
)

// SELECT … INTO @a, @b and SET @a = (SELECT …) give variables of the session the values of
// one row. The row is asked for as texts, which is what a session keeps.

// intoVariables takes INTO @a, @b out of a text, which the parser does not know.
func (r *mysqlReader) intoVariables(text string) string {
	if strings.IndexByte(text, '@') < 0 || !containsFold(text, "into") {
		return text
	}
	out := []byte(nil)
	l := lexer{text: text, from: MySQL, modes: r.modes}
	depth := 0
	for t := l.next(); t.kind != tokEOF && t.kind != tokBad; t = l.next() {
		switch t.kind {
		case tokOpen:
			depth++
		case tokClose:
			depth--
		case tokWord:
			if depth != 0 || !strings.EqualFold(text[t.start:t.end], "into") {
				continue
			}
			mark := l.pos
			names, end := variablesOf(&l)
			if len(names) == 0 {
				l.pos = mark
				continue
			}
			if out == nil {
				out = []byte(text)
			}
			blank(out[t.start:end])
			l.pos = end
			r.into = append(r.into, names)
		}
	}
	if out == nil {
		return text
	}
	return string(out)
}

// variablesOf reads @a, @b and tells where they end.
func variablesOf(l *lexer) (names []string, end int) {
	for {
		at, name := l.next(), l.next()
		if at.kind != tokOp || l.text[at.start] != '@' || name.start != at.end {
			return nil, 0
		}
		switch name.kind {
		case tokWord:
			names = append(names, strings.ToLower(l.text[name.start:name.end]))
		case tokQuoted, tokString:
			names = append(names, strings.ToLower(l.text[name.start+1:name.end-1]))
		default:
			return nil, 0
		}
		end = name.end
		if t := l.next(); t.kind != tokComma {
			return names, end
		}
	}
}

// assignInto makes of a SELECT one that fills variables.
func (r *mysqlReader) assignInto(s *Statement) *Statement {
	if len(r.into) == 0 {
		return s
	}
	q, ok := s.tree.(*query)
	if !ok || s.Kind != Select || len(r.into) > 1 {
		syntax(0, "You have an error in your SQL syntax near 'INTO @%s'", r.into[0][0])
	}
	return assigning(q, r.into[0])
}

// assigning is a SELECT of a query's columns as texts, for variables.
func assigning(q *query, names []string) *Statement {
	if n := widthOf(q); n >= 0 && n != len(names) {
		fail(sqlstate.New("21000", "The used SELECT statements have a different number of columns"))
	}
	core := &selectCore{from: []fromItem{&derived{query: q, alias: "into_"}}}
	from := core.from[0].(*derived)
	for i := range names {
		column := "v" + strconv.Itoa(i+1)
		from.colAlias = append(from.colAlias, column)
		core.items = append(core.items, selectItem{name: column, expr: &cast{x: &columnRef{parts: []string{column}}, to: of(tText)}})
	}
	return &Statement{Kind: Select, Into: names, tree: &query{body: core}}
}

// widthOf is how many columns a query has; -1: the catalog has to tell.
func widthOf(q *query) int {
	switch b := q.body.(type) {
	case *selectCore:
		for _, it := range b.items {
			if _, ok := it.expr.(*star); ok {
				return -1
			}
		}
		return len(b.items)
	case *setOp:
		return widthOf(b.left)
	}
	return -1
}

// setComputed is SET @a = an expression, which the engine computes; nil is a SET that the
// session carries out.
func (r *mysqlReader) setComputed(x *ast.SetStmt) *Statement {
	core := &selectCore{}
	var names []string
	computed := false
	for _, v := range x.Variables {
		if v.IsSystem || v.Name == ast.SetNames || v.Name == ast.SetCharset || v.Value == nil {
			return nil
		}
		e := r.expr(v.Value)
		switch e.(type) {
		case *literal, *sessionRef:
		default:
			computed = true
		}
		names = append(names, strings.ToLower(v.Name))
		core.items = append(core.items, selectItem{expr: e})
	}
	if !computed {
		return nil
	}
	for i := range core.items {
		core.items[i].name = "v" + strconv.Itoa(i+1)
		readsVariable(core.items[i].expr, names[:i])
	}
	return assigning(&query{body: core}, names)
}

// readsVariable refuses an expression that reads a variable set by the same statement, whose
// value it would not see.
func readsVariable(e expr, names []string) {
	if len(names) == 0 {
		return
	}
	var look func(expr) expr
	look = func(e expr) expr {
		if ref, ok := e.(*sessionRef); ok && ref.ref.User {
			for _, n := range names {
				if strings.EqualFold(n, ref.ref.Name) {
					refuse(ref.pos, "SET of a variable and of another by its value; part them into two statements")
				}
			}
		}
		return mapExpr(e, look)
	}
	look(e)
}

// Assigned is a variable that a statement fills.
type Assigned struct {
	Name   string
	Number bool // it is a number, exact unless Approx
	Approx bool
}

// Assigned tells the variables of SELECT … INTO, one for each column of its result, which
// are texts.
func (s *Statement) Assigned() []Assigned {
	if len(s.Into) == 0 {
		return nil
	}
	out := make([]Assigned, len(s.Into))
	items := s.tree.(*query).body.(*selectCore).items
	for i, name := range s.Into {
		out[i].Name = name
		c, ok := items[i].expr.(*cast)
		if !ok {
			continue
		}
		t := c.x.base().typ
		out[i].Approx = t.isFloat()
		out[i].Number = t.isNumber() || t.kind == tBool && !t.array
	}
	return out
}
