package dialect

import (
	"strconv"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
)

// askMark begins the name that stands for a question while the parser, which knows
// no functions in FROM, reads the text.
const askMark = "\x02"

// prepareText puts a quoted name of the same length in the place of every
// FROM ask('…'), so that the parser reads the text and every position stays true.
func (r *mysqlReader) prepareText() string {
	r.into = nil
	text := r.hideJSONTables(r.intoVariables(r.groupLimits(r.soundsLike(r.signedIntervals(r.text)))))
	if !containsFold(r.text, "ask") {
		return text
	}
	return r.hideAsks(text)
}

// hideAsks puts a table's name in place of each ask('…') in FROM.
func (r *mysqlReader) hideAsks(plain string) string {
	text := []byte(nil)
	l := lexer{text: r.text, from: MySQL, modes: r.modes}
	inFrom := false
	for t := l.next(); t.kind != tokEOF && t.kind != tokBad; t = l.next() {
		word := ""
		if t.kind == tokWord {
			word = strings.ToLower(r.text[t.start:t.end])
		}
		if inFrom && word == "ask" {
			open, q := l.next(), l.next()
			end := l.next()
			if open.kind == tokOpen && q.kind == tokString && end.kind == tokClose && r.text[open.start] == '(' {
				if text == nil {
					text = []byte(plain)
				}
				r.hide(text, t.start, q, end.end)
			}
		}
		inFrom = word == "from" || word == "join" || word == "straight_join" || t.kind == tokComma || word == "lateral"
	}
	if text == nil {
		return plain
	}
	return string(text)
}

func (r *mysqlReader) hide(text []byte, start int, q token, end int) {
	name := "`" + askMark + strconv.FormatInt(int64(len(r.asks)), 36) + "`"
	if len(name) > end-start || len(r.asks) >= 36*36 {
		refuse(start+1, "this many questions in one statement")
	}
	copy(text[start:], name)
	for i := start + len(name); i < end; i++ {
		text[i] = ' '
	}
	r.asks = append(r.asks, Ask{Question: unquoteMySQL(r.text[q.start:q.end]), Position: chars(r.text, q.start+1)})
}

// unquoteMySQL reads a string constant.
func unquoteMySQL(s string) string {
	q := s[0]
	s = s[1 : len(s)-1]
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == q && i+1 < len(s):
			i++
		case c == '\\' && i+1 < len(s):
			i++
			switch c = s[i]; c {
			case 'n':
				c = '\n'
			case 't':
				c = '\t'
			case 'r':
				c = '\r'
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// askTable is the question that a hidden name stands for; nil for any other name.
func (r *mysqlReader) askTable(name *ast.TableName, t *ast.TableSource) fromItem {
	rest, ok := strings.CutPrefix(name.Name.O, askMark)
	if !ok {
		return nil
	}
	i, err := strconv.ParseInt(rest, 36, 32)
	if err != nil || int(i) >= len(r.asks) {
		return nil
	}
	return &askTable{index: int(i), question: r.asks[i].Question, alias: t.AsName.O, colAlias: ciNames(t.ColumnNames)}
}

// containsFold tells whether an ASCII word of lower case is in text in any case.
func containsFold(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
