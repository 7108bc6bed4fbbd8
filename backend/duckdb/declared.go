//go:build duckdb_arrow

package duckdb

import (
	"regexp"
	"strings"

	"streamlink/backend"
)

// The engine has fewer types than a client's server: one text, one kind of document. What
// a column was declared as is kept in a condition of constants beside it, which holds
// nothing back: CHECK ('column' <> 'declared varchar(3)'). Here it becomes the column's
// type and is no condition any more, and neither is the one that holds the length.

var declaredAs = regexp.MustCompile(`^\('((?:[^']|'')*)' (?:!=|<>) 'declared (\w+(?:\(\d+\))?)'\)$`)

// baseOf is the engine's type behind a declared one.
var baseOf = map[string]string{"varchar": "", "bpchar": "", "jsonb": "json"}

// declares takes in a condition that only tells a column's type, or holds the length that
// is part of it.
func declares(t *backend.Table, check string) bool {
	m := declaredAs.FindStringSubmatch(check)
	if m == nil {
		return holdsLength(t, check)
	}
	kind, _, _ := strings.Cut(m[2], "(")
	base, known := baseOf[kind]
	name := strings.ReplaceAll(m[1], "''", "'")
	for i := range t.Columns {
		if c := &t.Columns[i]; known && c.Name == name && c.Wire == base {
			c.Wire = m[2]
		}
	}
	return known
}

// holdsLength tells the condition (length(c) <= n) of a column declared with that length.
func holdsLength(t *backend.Table, check string) bool {
	rest, ok := strings.CutPrefix(check, "(length(")
	if !ok {
		return false
	}
	for _, c := range t.Columns {
		_, n, ok := strings.Cut(strings.TrimSuffix(c.Wire, ")"), "(")
		if ok && (rest == c.Name+") <= "+n+")" || rest == quoteIdent(c.Name)+") <= "+n+")") {
			return true
		}
	}
	return false
}
