package main

import (
	"slices"
	"strconv"
	"strings"
)

// token is a piece of a statement: a word, a number, a quoted thing, a sign, or blanks and
// comments.
type token struct {
	kind byte // w word, n number, s string, q quoted name, p sign, b blank
	text string
}

// tokens cuts a text of the standard's SQL, with names in double quotes or backticks.
func tokens(text string) []token {
	var out []token
	for i := 0; i < len(text); {
		kind, n := measure(text[i:])
		out = append(out, token{kind, text[i : i+n]})
		i += n
	}
	return out
}

func measure(s string) (kind byte, n int) {
	until := func(ok func(c byte) bool) int {
		n := 1
		for n < len(s) && ok(s[n]) {
			n++
		}
		return n
	}
	switch c := s[0]; {
	case strings.HasPrefix(s, "--"):
		return 'b', until(func(c byte) bool { return c != '\n' })
	case strings.HasPrefix(s, "/*"):
		if n := strings.Index(s, "*/"); n >= 0 {
			return 'b', n + 2
		}
		return 'b', len(s)
	case blank(c):
		return 'b', until(blank)
	case c == '\'':
		return 's', closed(s)
	case c == '"' || c == '`':
		return 'q', closed(s)
	case letter(c):
		return 'w', until(func(c byte) bool { return letter(c) || digit(c) })
	case digit(c):
		return 'n', until(func(c byte) bool { return digit(c) || c == '.' })
	}
	return 'p', 1
}

// closed is the length of a quoted piece.
func closed(s string) int {
	if n := strings.IndexByte(s[1:], s[0]); n >= 0 {
		return n + 2
	}
	return len(s)
}

func blank(c byte) bool  { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
func letter(c byte) bool { return c|32 >= 'a' && c|32 <= 'z' || c == '_' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }

func (t token) is(word string) bool { return t.kind == 'w' && strings.EqualFold(t.text, word) }

// sign tells that the next token that is not blank is a sign.
func sign(ts []token, i int, s string) bool {
	for i++; i < len(ts); i++ {
		if ts[i].kind != 'b' {
			return ts[i].text == s
		}
	}
	return false
}

func join(ts []token) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteString(t.text)
	}
	return strings.TrimSpace(b.String())
}

// forPostgres writes a text as PostgreSQL has it: names in double quotes and in small letters
// (the other engines do not tell the two cases apart), an interval's number in quotes, a
// date's year by EXTRACT, an expression over output names in ORDER BY around the query.
func forPostgres(text string) string {
	ts := named(tokens(text))
	if order, _ := tail(ts); slices.ContainsFunc(ts[order:], func(t token) bool { return t.is("case") }) {
		ts = wrapped(ts, order)
	}
	for i, t := range ts {
		switch {
		case t.kind == 'q':
			ts[i].text = `"` + strings.ToLower(t.text[1:len(t.text)-1]) + `"`
		case t.is("interval"):
			ts[i].text, ts[i+2] = "INTERVAL", interval(ts[i+2], "'")
		case t.is("days"):
			ts[i].text = "DAY"
		case t.is("year") && sign(ts, i, "("):
			ts[i].text, ts[i+1].text = "EXTRACT", "(YEAR FROM "
		}
	}
	return join(ts)
}

// forMySQL writes a text as MySQL has it: names in backticks, without the blanks at their
// end that it refuses, functions and decimals without quotes, ROLLUP behind its columns and ORDER BY, which
// MariaDB does not let stand beside ROLLUP, around it.
func forMySQL(text string) string {
	ts := named(tokens(text))
	if order, _ := tail(ts); order < len(ts) && outer(ts, "rollup") {
		ts = wrapped(ts, order)
	}
	ts = rollup(ts)
	for i, t := range ts {
		switch {
		case t.kind == 'q' && sign(ts, i, "("):
			ts[i].text = t.text[1 : len(t.text)-1]
		case t.kind == 'q':
			ts[i].text = "`" + strings.TrimRight(t.text[1:len(t.text)-1], " ") + "`"
		case t.is("days"):
			ts[i].text = "DAY"
		case t.is("decimal") && i+2 < len(ts) && ts[i+2].kind == 's':
			ts[i].text, ts[i+2].text = "", strings.Trim(ts[i+2].text, "'")
		case (t.is("integer") || t.is("int")) && sign(ts, i, ")"):
			ts[i].text = "SIGNED"
		}
	}
	return join(ts)
}

func interval(t token, quote string) token {
	if t.kind == 'n' {
		t.text = quote + t.text + quote
	}
	return t
}

// rollup turns ROLLUP (a, b) into a, b WITH ROLLUP.
func rollup(ts []token) []token {
	for i := 0; i < len(ts); i++ {
		if !ts[i].is("rollup") || !sign(ts, i, "(") {
			continue
		}
		ts[i].text = ""
		depth := 0
		for j := i + 1; j < len(ts); j++ {
			switch ts[j].text {
			case "(":
				if depth++; depth == 1 {
					ts[j].text = ""
				}
			case ")":
				if depth--; depth == 0 {
					ts[j].text = " WITH ROLLUP"
				}
			}
			if depth == 0 && ts[j].kind == 'p' {
				break
			}
		}
	}
	return ts
}

// tail finds where the statement's own ORDER BY and LIMIT begin; len(ts) where it has none.
func tail(ts []token) (order, limit int) {
	order, limit = len(ts), len(ts)
	depth := 0
	for i, t := range ts {
		switch {
		case t.text == "(":
			depth++
		case t.text == ")":
			depth--
		case depth == 0 && t.is("order"):
			order = i
		case depth == 0 && t.is("limit"):
			limit = i
		}
	}
	return min(order, limit), limit
}

// settled is a statement whose rows have one order: every column is added to its ORDER BY.
func settled(text string, columns int) string {
	ts := tokens(text)
	order, limit := tail(ts)
	by := " ORDER BY "
	if order < limit {
		by = ", "
	}
	for i := range columns {
		if i > 0 {
			by += ", "
		}
		by += strconv.Itoa(i + 1)
	}
	return join(ts[:limit]) + by + " " + join(ts[limit:])
}

// unlimited is a statement without its own LIMIT.
func unlimited(text string) string {
	ts := tokens(text)
	_, limit := tail(ts)
	return join(ts[:limit])
}
