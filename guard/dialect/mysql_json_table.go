package dialect

import (
	"strconv"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
)

// JSON_TABLE is not in the parser's grammar. A query of the same length takes its place,
// whose one column is the document; the rest is read here.

// jsonTable is JSON_TABLE(doc, path COLUMNS (…)) in FROM.
type jsonTable struct {
	pos   int
	doc   expr
	path  string
	cols  []jsonColumn
	alias string
}

func (*jsonTable) isFrom() {}

// jsonColumn is one column of JSON_TABLE; nested is set for a path with columns of its own.
type jsonColumn struct {
	name             string
	kind             jsonColumnKind
	typ              sqlType
	path             string
	onEmpty, onError jsonOtherwise
	nested           []jsonColumn
}

type jsonColumnKind uint8

const (
	jsonValueColumn jsonColumnKind = iota
	jsonNumberColumn
	jsonExistsColumn
	jsonNestedColumns
)

// jsonOtherwise is ON EMPTY and ON ERROR: NULL, an error or a text.
type jsonOtherwise struct {
	fails bool
	def   *string
}

// columns are those of a table with those of its nested paths, in order.
func (t *jsonTable) columns() []column { return jsonColumns(nil, t.cols) }

func jsonColumns(out []column, cols []jsonColumn) []column {
	for _, c := range cols {
		if c.kind == jsonNestedColumns {
			out = jsonColumns(out, c.nested)
			continue
		}
		out = append(out, column{name: c.name, typ: c.typ})
	}
	return out
}

// lateral tells whether the document is another table's column.
func (t *jsonTable) lateral() bool {
	found := false
	w := walker{marked: true, onExpr: func(e expr) {
		switch e.(type) {
		case *columnRef, *subquery:
			found = true
		}
	}}
	w.expr(t.doc)
	return found
}

// jsonMark begins the name of the column that stands for a JSON_TABLE's document.
const jsonMark = "\x02j"

// hideJSONTables reads each JSON_TABLE's path and columns, and leaves a query of its
// document in its place.
func (r *mysqlReader) hideJSONTables(text string) string {
	r.jsonTables = nil
	if !containsFold(text, "json_table") {
		return text
	}
	out := []byte(nil)
	l := lexer{text: text, from: MySQL, modes: r.modes}
	for t := l.next(); t.kind != tokEOF && t.kind != tokBad; t = l.next() {
		if t.kind != tokWord || !strings.EqualFold(text[t.start:t.end], "json_table") {
			continue
		}
		mark := l.pos
		open := l.next()
		if open.kind != tokOpen || text[open.start] != '(' {
			l.pos = mark
			continue
		}
		s := &jsonTableScanner{l: lexer{text: text, pos: l.pos, from: MySQL, modes: r.modes}, r: r}
		comma := s.document()
		table := &jsonTable{pos: t.start + 1}
		end := s.table(table)
		if out == nil {
			out = []byte(text)
		}
		blank(out[t.start:open.end])
		copy(out[t.start:], "(SELECT ")
		blank(out[comma:end])
		copy(out[comma:], " AS `"+jsonMark+strconv.FormatInt(int64(len(r.jsonTables)), 36)+"`")
		out[end-1] = ')'
		r.jsonTables = append(r.jsonTables, table)
	}
	if out == nil {
		return text
	}
	return string(out)
}

// jsonTableOf is the JSON_TABLE that a query in FROM stands for; nil for any other.
func (r *mysqlReader) jsonTableOf(t *ast.TableSource) fromItem {
	s, ok := t.Source.(*ast.SelectStmt)
	if !ok || s.Fields == nil || len(s.Fields.Fields) != 1 || len(r.jsonTables) == 0 {
		return nil
	}
	rest, ok := strings.CutPrefix(s.Fields.Fields[0].AsName.O, jsonMark)
	if !ok {
		return nil
	}
	i, err := strconv.ParseInt(rest, 36, 32)
	if err != nil || int(i) >= len(r.jsonTables) {
		return nil
	}
	out := *r.jsonTables[i]
	if t.AsName.O == "" {
		syntax(out.pos, "Every table function must have an alias")
	}
	out.doc, out.alias = r.expr(s.Fields.Fields[0].Expr), t.AsName.O
	return &out
}
