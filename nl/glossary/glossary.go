// Package glossary holds a house's own words: what tables, columns and values are called,
// named measures, filters that hold unless a question says otherwise, and joins that no key
// declares. It is one YAML file, checked against the catalog before a word of it is used.
package glossary

import (
	"fmt"
	"slices"
	"strings"
)

// Glossary is one file as it was read. It is immutable.
type Glossary struct {
	Names    []Name
	Cells    []Cell
	Measures []Measure
	Filters  []Filter
	Joins    []Join

	file    string
	version string
}

// Name is what a table, or with Column a column, is called.
type Name struct {
	Table, Column string
	Phrases       []string
	Line          int
}

// Cell is what a value of a text column is called.
type Cell struct {
	Table, Column, Cell string
	Phrases             []string
	Line                int
}

// Measure is an aggregate over one table that has a name.
type Measure struct {
	Name    string
	Phrases []string // the name and its synonyms
	Table   string
	SQL     string
	Line    int

	parts []string // SQL, cut in front of each column
}

// Filter is a condition on a table that holds when a question says nothing of it.
type Filter struct {
	Table  string
	SQL    string
	Unless []string // phrases that switch it off
	Line   int

	parts   []string
	columns []string
}

// Join says that two columns of different tables mean the same thing.
type Join struct {
	From, To [2]string // table, column
	Line     int
}

// Version changes with the file's text.
func (g *Glossary) Version() string {
	if g == nil {
		return ""
	}
	return g.version
}

// Entries counts what the glossary says.
func (g *Glossary) Entries() int {
	if g == nil {
		return 0
	}
	return len(g.Names) + len(g.Cells) + len(g.Measures) + len(g.Filters) + len(g.Joins)
}

// Problem is one thing that is wrong with a file.
type Problem struct {
	File    string
	Line    int
	Message string
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// Problems is why a file cannot be used: an error of at least one.
type Problems []Problem

func (p Problems) Error() string {
	if len(p) > 1 {
		return fmt.Sprintf("%s (and %d more; `streamlink check-glossary` lists them)", p[0], len(p)-1)
	}
	return p[0].String()
}

// sort puts p in the order of the file.
func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int { return a.Line - b.Line })
}

// err is p as an error, nil when there is none.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// phrase is a phrase as it is compared: lower case, single spaces.
func phrase(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
