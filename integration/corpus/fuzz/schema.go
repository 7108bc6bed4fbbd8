package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"streamlink/integration/corpus"
)

// kind is a column's type as far as the generator needs it.
type kind int

const (
	integer kind = iota
	big
	small
	exact
	float
	text
	date
	moment
	truth
	kinds
)

// typeNames are the kinds in each dialect.
var typeNames = map[corpus.Wire][kinds]string{
	corpus.PostgreSQL: {"integer", "bigint", "smallint", "numeric(12,2)", "double precision", "text", "date", "timestamp", "boolean"},
	corpus.MySQL:      {"integer", "bigint", "smallint", "decimal(12,2)", "double", "varchar(60)", "date", "datetime(6)", "tinyint(1)"},
}

// inProduct are the types of the tables that the product makes: over the PostgreSQL
// wire, whichever wire then asks.
var inProduct = typeNames[corpus.PostgreSQL]

type column struct {
	name string
	kind kind
}

type table struct {
	name    string
	columns []column
	rows    [][]string // constants
}

// No two are equal to MySQL's collation: which of equal texts a group shows is nobody's
// promise.
var words = []string{"apple", "pear", "", "O''Hara", "100%", "a_b", "zebra", "Ärger", "日本", "x y"}

// randomTable has an id and a few columns of any kind, a fifth of their values NULL.
func randomTable(r *rand.Rand, name string) table {
	t := table{name: name, columns: []column{{"id", integer}}}
	for i := range 5 + r.IntN(4) {
		k := kind(r.IntN(int(kinds)))
		if i < int(kinds) && i < 5 {
			k = kind(i * 2 % int(kinds)) // at least these
		}
		t.columns = append(t.columns, column{fmt.Sprintf("%c%d", "iblefsdtm"[k], i), k})
	}
	for n := range 20 + r.IntN(20) {
		row := []string{fmt.Sprint(n + 1)}
		for _, c := range t.columns[1:] {
			if r.IntN(5) == 0 {
				row = append(row, "NULL")
				continue
			}
			row = append(row, constant(r, c.kind))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// constant is a value of a kind, written so that both dialects read it.
func constant(r *rand.Rand, k kind) string {
	switch k {
	case integer:
		return fmt.Sprint(r.IntN(41) - 20)
	case big:
		return fmt.Sprint(r.Int64N(2_000_000_000_000) - 1_000_000_000_000)
	case small:
		return fmt.Sprint(r.IntN(21) - 10)
	case exact:
		return fmt.Sprintf("%d.%02d", r.IntN(401)-200, r.IntN(100))
	case float:
		return fmt.Sprintf("%d.%d", r.IntN(41)-20, []int{0, 5, 25, 75}[r.IntN(4)])
	case text:
		return "'" + words[r.IntN(len(words))] + "'"
	case date:
		return fmt.Sprintf("'%d-%02d-%02d'", 2020+r.IntN(5), 1+r.IntN(12), 1+r.IntN(28))
	case moment:
		return fmt.Sprintf("'%d-%02d-%02d %02d:%02d:%02d'", 2020+r.IntN(5), 1+r.IntN(12), 1+r.IntN(28), r.IntN(24), r.IntN(60), r.IntN(60))
	}
	return []string{"true", "false"}[r.IntN(2)]
}

// script makes a table with its rows.
func (t table) script(types [kinds]string) []string {
	defs := make([]string, len(t.columns))
	for i, c := range t.columns {
		defs[i] = c.name + " " + types[c.kind]
	}
	rows := make([]string, len(t.rows))
	for i, row := range t.rows {
		rows[i] = "(" + strings.Join(row, ", ") + ")"
	}
	return []string{
		fmt.Sprintf("CREATE TABLE %s (%s)", t.name, strings.Join(defs, ", ")),
		fmt.Sprintf("INSERT INTO %s VALUES %s", t.name, strings.Join(rows, ", ")),
	}
}
