package dialect

import (
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
)

// jsonTableScanner reads what stands in JSON_TABLE's brackets.
type jsonTableScanner struct {
	l lexer
	r *mysqlReader
	n int // columns so far
}

// mostJSONColumns and mostJSONPaths bound a table and the nesting of its paths.
const (
	mostJSONColumns = 1000
	mostJSONPaths   = 16
)

// wrong is the syntax error that begins with a token.
func (s *jsonTableScanner) wrong(t token) {
	near := s.l.text[t.start:]
	if len(near) > 80 {
		near = strings.ToValidUTF8(near[:80], "")
	}
	syntax(t.start+1, "You have an error in your SQL syntax near '%s' at line %d", near, 1+strings.Count(s.l.text[:t.start], "\n"))
}

func (s *jsonTableScanner) isWord(t token, word string) bool {
	return t.kind == tokWord && strings.EqualFold(s.l.text[t.start:t.end], word)
}

// expect reads the words, one after the other.
func (s *jsonTableScanner) expect(words ...string) {
	for _, w := range words {
		if t := s.l.next(); !s.isWord(t, w) {
			s.wrong(t)
		}
	}
}

func (s *jsonTableScanner) constant() string {
	t := s.l.next()
	if t.kind != tokString {
		s.wrong(t)
	}
	return unquoteMySQL(s.l.text[t.start:t.end])
}

// document passes over the first argument and tells where its comma is.
func (s *jsonTableScanner) document() int {
	depth := 0
	for {
		t := s.l.next()
		switch t.kind {
		case tokOpen:
			depth++
		case tokClose:
			if depth--; depth < 0 {
				s.wrong(t)
			}
		case tokComma:
			if depth == 0 {
				return t.start
			}
		case tokEOF, tokBad, tokSemicolon:
			s.wrong(t)
		}
	}
}

// table reads the path and the columns, and tells where JSON_TABLE ends.
func (s *jsonTableScanner) table(t *jsonTable) int {
	t.path = s.constant()
	t.cols = s.columns(0)
	end := s.l.next()
	if end.kind != tokClose {
		s.wrong(end)
	}
	return end.end
}

// columns reads COLUMNS (…).
func (s *jsonTableScanner) columns(depth int) []jsonColumn {
	s.expect("columns")
	open := s.l.next()
	if open.kind != tokOpen {
		s.wrong(open)
	}
	if depth > mostJSONPaths {
		refuse(open.start+1, "JSON_TABLE with paths as deep as this")
	}
	var out []jsonColumn
	for {
		c, end := s.column(depth)
		out = append(out, c)
		if s.n++; s.n > mostJSONColumns {
			refuse(open.start+1, "JSON_TABLE with this many columns")
		}
		switch end.kind {
		case tokComma:
		case tokClose:
			return out
		default:
			s.wrong(end)
		}
	}
}

// column reads one column and the token behind it.
func (s *jsonTableScanner) column(depth int) (c jsonColumn, end token) {
	name := s.l.next()
	switch name.kind {
	case tokWord:
		c.name = s.l.text[name.start:name.end]
	case tokQuoted:
		q := s.l.text[name.start : name.start+1]
		c.name = strings.ReplaceAll(s.l.text[name.start+1:name.end-1], q+q, q)
	default:
		s.wrong(name)
	}
	next := s.l.next()
	if s.isWord(name, "nested") && (next.kind == tokString || s.isWord(next, "path")) {
		if next.kind == tokString {
			c.path = unquoteMySQL(s.l.text[next.start:next.end])
		} else {
			c.path = s.constant()
		}
		c.kind, c.nested = jsonNestedColumns, s.columns(depth+1)
		return c, s.l.next()
	}
	if s.isWord(next, "for") {
		s.expect("ordinality")
		c.kind, c.typ = jsonNumberColumn, of(tInt4)
		return c, s.l.next()
	}
	for t := next; ; t = s.l.next() {
		switch {
		case s.isWord(t, "exists"):
			c.kind = jsonExistsColumn
			c.typ = s.typeOf(next.start, t.start)
			s.expect("path")
		case s.isWord(t, "path"):
			c.typ = s.typeOf(next.start, t.start)
		case t.kind == tokEOF, t.kind == tokBad, t.kind == tokSemicolon:
			s.wrong(t)
		default:
			continue
		}
		break
	}
	c.path = s.constant()
	return c, s.otherwise(&c)
}

// typeOf reads a type as CREATE TABLE has it.
func (s *jsonTableScanner) typeOf(from, to int) sqlType {
	text := "CREATE TABLE t (c " + s.l.text[from:to] + ")"
	stmts, err := parseMySQL(text, s.r.modes)
	if err != nil || len(stmts) != 1 {
		s.wrong(token{start: from})
	}
	create, ok := stmts[0].(*ast.CreateTableStmt)
	if !ok || len(create.Cols) != 1 || len(create.Constraints) > 0 {
		s.wrong(token{start: from})
	}
	for _, o := range create.Cols[0].Options {
		if o.Tp != ast.ColumnOptionCollate {
			s.wrong(token{start: from})
		}
	}
	t := s.r.fieldType(create.Cols[0].Tp, from+1)
	switch {
	case t.kind == tBool:
		return of(tInt1)
	case t.kind == tBytea:
		refuse(from+1, "a binary column of JSON_TABLE")
	case t.values != "":
		refuse(from+1, "an ENUM or SET column of JSON_TABLE")
	}
	return t
}

// otherwise reads ON EMPTY and ON ERROR, and the token behind them.
func (s *jsonTableScanner) otherwise(c *jsonColumn) token {
	for {
		t := s.l.next()
		var o jsonOtherwise
		switch {
		case s.isWord(t, "null"):
		case s.isWord(t, "error"):
			o.fails = true
		case s.isWord(t, "default"):
			v := s.l.next()
			text := s.l.text[v.start:v.end]
			switch v.kind {
			case tokString:
				text = unquoteMySQL(text)
			case tokNumber:
			default:
				s.wrong(v)
			}
			o.def = &text
		default:
			return t
		}
		s.expect("on")
		switch on := s.l.next(); {
		case s.isWord(on, "empty"):
			c.onEmpty = o
		case s.isWord(on, "error"):
			c.onError = o
		default:
			s.wrong(on)
		}
	}
}
