package main

import (
	"slices"
	"strconv"
	"strings"
)

// outer tells that a word stands outside of brackets.
func outer(ts []token, word string) bool {
	depth := 0
	for _, t := range ts {
		switch {
		case t.text == "(":
			depth++
		case t.text == ")":
			depth--
		case depth == 0 && t.is(word):
			return true
		}
	}
	return false
}

// wrapped makes the query before ORDER BY a derived table.
func wrapped(ts []token, order int) []token {
	out := append([]token{{'w', "SELECT"}, {'p', " * "}, {'w', "FROM"}, {'p', " ("}}, ts[:order]...)
	out = append(out, token{'p', ")"}, token{'w', " whole "})
	return append(out, ts[order:]...)
}

// named gives the derived tables that have no name one.
func named(ts []token) []token {
	var out []token
	derived := []bool{} // for each open bracket
	clause := []string{""}
	before := ""
	for i, t := range ts {
		out = append(out, t)
		here := &clause[len(clause)-1]
		switch {
		case t.text == "(":
			table := before == "from" || before == "join" || before == "," && *here == "from"
			derived, clause = append(derived, table && opens(ts, i)), append(clause, "")
		case t.text == ")" && len(derived) > 0:
			if derived[len(derived)-1] && !alias(ts, i) {
				out = append(out, token{'w', " derived" + strconv.Itoa(i)})
			}
			derived, clause = derived[:len(derived)-1], clause[:len(clause)-1]
		case t.is("select"), t.is("from"), t.is("where"), t.is("group"):
			*here = strings.ToLower(t.text)
		}
		if t.kind != 'b' {
			before = strings.ToLower(t.text)
		}
	}
	return out
}

// opens tells that a query stands behind an opening bracket.
func opens(ts []token, i int) bool {
	for i++; i < len(ts); i++ {
		if ts[i].kind != 'b' && ts[i].text != "(" {
			return ts[i].is("select") || ts[i].is("with")
		}
	}
	return false
}

// alias tells that a name stands behind a closing bracket.
func alias(ts []token, i int) bool {
	for i++; i < len(ts); i++ {
		switch t := ts[i]; t.kind {
		case 'b':
			continue
		case 'q':
			return true
		case 'w':
			return !slices.Contains([]string{"where", "group", "order", "having", "limit", "union", "intersect", "except", "on", "join", "left", "right", "full", "cross", "inner"}, strings.ToLower(t.text))
		default:
			return false
		}
	}
	return false
}
