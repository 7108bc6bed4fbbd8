//go:build duckdb_arrow

package duckdb

import (
	"regexp"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

// The engine has fewer types than a client's server: one text, one kind of document. What
// a column was declared as is kept in a condition of constants beside it, which holds
// nothing back: CHECK ('column' <> 'declared varchar(3)'). Here it becomes the column's
// type and is no condition any more, and neither is the one that holds the length.

var declaredAs = regexp.MustCompile(`^\('((?:[^']|'')*)' (?:!=|<>) 'declared (\w+(?:\(\d+\))?|(?:enum|set)\(.*\))'\)$`)

// baseOf is the engine's type behind a declared one.
var baseOf = map[string]string{"varchar": "", "bpchar": "", "jsonb": "json", "enum": "", "set": ""}

// declares takes in a condition that only tells a column's type, or holds the length that
// is part of it.
func declares(t *backend.Table, check string) bool {
	m := declaredAs.FindStringSubmatch(check)
	if m == nil {
		return holdsLength(t, check)
	}
	kind, digits, _ := strings.Cut(m[2], "(")
	if kind == "timestamp" || kind == "time" {
		return declaresDigits(t, m[1], digits)
	}
	if kind == "touched" {
		for i := range t.Columns {
			if t.Columns[i].Name == strings.ReplaceAll(m[1], "''", "'") {
				t.Columns[i].Touched = true
			}
		}
		return true
	}
	base, known := baseOf[kind]
	name := strings.ReplaceAll(m[1], "''", "'")
	for i := range t.Columns {
		if c := &t.Columns[i]; known && c.Name == name && c.Wire == base {
			c.Wire = strings.ReplaceAll(m[2], "''", "'")
		}
	}
	return known
}

// declaresDigits takes in how many digits after the second a column has, of which the
// engine's type has six: none or three.
func declaresDigits(t *backend.Table, column, digits string) bool {
	name := strings.ReplaceAll(column, "''", "'")
	for i := range t.Columns {
		if t.Columns[i].Name != name {
			continue
		}
		unit := arrow.Second
		if digits == "3)" {
			unit = arrow.Millisecond
		}
		switch ts := t.Columns[i].Type.(type) {
		case *arrow.TimestampType:
			t.Columns[i].Type = &arrow.TimestampType{Unit: unit, TimeZone: ts.TimeZone}
		case *arrow.Time64Type:
			t.Columns[i].Type = &arrow.Time32Type{Unit: unit}
		}
	}
	return true
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
