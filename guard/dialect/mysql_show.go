package dialect

import (
	"strconv"
	"strings"
)

// MySQL's SHOW has forms that the parser does not know. They are read here, before it is
// asked: a table of words, then LIKE, WHERE, FROM and LIMIT as everywhere.

// showForms are the words behind SHOW and what they ask for. "$" is a name that may be
// qualified, which ends the form.
var showForms = []struct{ words, what string }{
	{"CREATE FUNCTION $", "create function"}, {"CREATE TRIGGER $", "create trigger"}, {"CREATE EVENT $", "create event"},
	{"CREATE PROCEDURE $", "create procedure"}, {"CREATE PACKAGE BODY $", "create package"}, {"CREATE PACKAGE $", "create package"},
	{"PACKAGE BODY STATUS", "package body status"}, {"PACKAGE STATUS", "package status"},
	{"ENGINE $ STATUS", "engine"}, {"ENGINE $ MUTEX", "engine"}, {"ENGINE $ LOGS", "engine"},
	{"ALL SLAVES STATUS", "replica status"}, {"ALL REPLICAS STATUS", "replica status"}, {"SLAVE STATUS", "replica status"},
	{"SLAVE HOSTS", "replicas"}, {"REPLICA HOSTS", "replicas"}, {"REPLICAS", "replicas"},
	{"MASTER LOGS", "binary logs"}, {"BINARY LOGS", "binary logs"}, {"BINLOG STATUS", "binary log status"},
	{"BINLOG EVENTS", "binlog events"}, {"RELAYLOG EVENTS", "binlog events"},
	{"STORAGE ENGINES", "engines"}, {"WARNINGS LIMIT", "warnings"}, {"ERRORS LIMIT", "errors"},
	{"PROFILE", "profile"},
}

// showForm reads a SHOW of one of those forms; nil is another statement.
func (r *mysqlReader) showForm() *Statement {
	l := lexer{text: r.text, from: MySQL, modes: r.modes}
	if t := l.next(); t.kind != tokWord || !strings.EqualFold(r.text[t.start:t.end], "show") {
		return nil
	}
	mark := l.pos
	for _, form := range showForms {
		l.pos = mark
		o := &ShowOptions{What: form.what}
		if r.showWords(&l, strings.Fields(form.words), o) {
			r.showTail(&l, o, strings.HasSuffix(form.words, "LIMIT"))
			return &Statement{Kind: ShowInfo, Show: o, Name: o.Table.Name}
		}
	}
	return nil
}

// showWords takes the words of a form.
func (r *mysqlReader) showWords(l *lexer, words []string, o *ShowOptions) bool {
	for _, w := range words {
		t := l.next()
		if t.kind != tokWord && (w != "$" || t.kind != tokQuoted) {
			return false
		}
		text := r.text[t.start:t.end]
		if w != "$" {
			if !strings.EqualFold(text, w) {
				return false
			}
			continue
		}
		o.Table = Name{Name: unquoteName(text)}
		mark := l.pos
		if l.next().kind != tokDot {
			l.pos = mark
			continue
		}
		t = l.next()
		o.Table = Name{Schema: o.Table.Name, Name: unquoteName(r.text[t.start:t.end])}
	}
	return true
}

// showTail reads what stands behind the words.
func (r *mysqlReader) showTail(l *lexer, o *ShowOptions, limit bool) {
	t := l.next()
	text := func() string { return r.text[t.start:t.end] }
	switch {
	case t.kind == tokEOF || t.kind == tokSemicolon:
		return
	case limit:
		o.HasLimit = true
		o.Limit = r.showCount(t)
		if t = l.next(); t.kind != tokEOF && t.kind != tokSemicolon {
			comma := text() == ","
			t = l.next()
			if n := r.showCount(t); comma {
				o.Offset, o.Limit = o.Limit, n
			} else {
				o.Offset = n
			}
		}
	case strings.EqualFold(text(), "like"):
		if t = l.next(); t.kind != tokString {
			syntax(t.start+1, "You have an error in your SQL syntax near '%s'", text())
		}
		o.Like, o.HasLike = unquoteMySQL(text()), true
	case strings.EqualFold(text(), "where"):
		o.Where = r.whereText()
	case o.What == "profile" || o.What == "binlog events" || o.What == "replica status":
	default:
		syntax(t.start+1, "You have an error in your SQL syntax near '%s'", text())
	}
}

func (r *mysqlReader) showCount(t token) int64 {
	n, err := strconv.ParseInt(r.text[t.start:t.end], 10, 63)
	if err != nil || t.kind != tokNumber {
		syntax(t.start+1, "You have an error in your SQL syntax near '%s'", r.text[t.start:t.end])
	}
	return n
}
