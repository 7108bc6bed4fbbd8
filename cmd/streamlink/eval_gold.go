package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"streamlink/backend/sqlite"
	"streamlink/nl/score"
)

// goldPatience is how long a gold query may run.
const goldPatience = 30 * time.Second

const mostGold = 200_000 // rows of a gold's result

// goldOf runs a gold query where it was written for, and what else it takes to compare with
// it: the rows without LIMIT, and the values that they are ordered by.
func goldOf(ctx context.Context, file *sqlite.File, sql string) (g score.Gold, err error) {
	ctx, cancel := context.WithTimeout(ctx, goldPatience)
	defer cancel()
	q := cutQuery(sql)
	if g.Rows, err = cells(ctx, file, sql); err != nil {
		return g, err
	}
	g.Ordered = q.order != ""
	if q.limit != "" {
		if g.All, err = cells(ctx, file, q.whole+q.orderBy()); err != nil {
			return g, err
		}
	}
	if !g.Ordered || q.items == "" {
		return g, nil
	}
	keys := cutList(q.order)
	for i, k := range keys {
		keys[i] = strings.TrimSpace(ordering.ReplaceAllString(k, ""))
	}
	both, err := cells(ctx, file, q.items+", "+strings.Join(keys, ", ")+" "+q.rest+q.orderBy())
	if err != nil || (len(both) > 0 && len(both[0]) <= len(keys)) {
		return g, nil // ordered by something that has no value of its own: the order itself is compared
	}
	if n := len(both); (g.All != nil && n != len(g.All)) || (g.All == nil && n != len(g.Rows)) {
		return g, nil
	}
	for _, row := range both {
		g.Keys = append(g.Keys, row[len(row)-len(keys):])
	}
	return g, nil
}

func cells(ctx context.Context, file *sqlite.File, sql string) (score.Rows, error) {
	rows, err := file.Query(ctx, sql, mostGold)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	out := make(score.Rows, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(row))
		for c, v := range row {
			out[i][c] = score.Cell(v)
		}
	}
	return out, nil
}

// query is a SELECT cut at its outermost clauses.
type query struct {
	whole string // without ORDER BY and LIMIT
	items string // SELECT and its list; "" for set operations and DISTINCT
	rest  string // FROM and what follows, up to ORDER BY
	order string // what ORDER BY orders by
	limit string
}

func (q query) orderBy() string {
	if q.order == "" {
		return ""
	}
	return " ORDER BY " + q.order
}

// cutQuery finds the outermost clauses of a query.
func cutQuery(sql string) query {
	sql = strings.TrimRight(strings.TrimSpace(sql), ";")
	from, order, limit, sets, end := -1, -1, -1, false, len(sql)
	for _, w := range outerWords(sql) {
		switch strings.ToLower(w.text) {
		case "from":
			if from < 0 {
				from = w.at
			}
		case "order":
			order = w.at
		case "limit":
			limit = w.at
		case "union", "intersect", "except":
			sets, order, limit = true, -1, -1
		}
	}
	var q query
	if limit >= 0 {
		q.limit, end = strings.TrimSpace(sql[limit+len("limit"):]), limit
	}
	if order >= 0 && order < end {
		by := strings.TrimSpace(sql[order+len("order") : end])
		if len(by) > 2 && strings.EqualFold(by[:2], "by") {
			q.order, end = strings.TrimSpace(by[2:]), order
		}
	}
	q.whole = strings.TrimSpace(sql[:end])
	if from > 0 && from < end && !sets && !distinct(sql[:from]) {
		q.items, q.rest = strings.TrimSpace(sql[:from]), strings.TrimSpace(sql[from:end])
	}
	return q
}

func distinct(items string) bool {
	words := strings.Fields(strings.ToLower(items))
	return len(words) > 1 && words[1] == "distinct"
}

// outerWord is a word of a query that stands in no parentheses and no quotation marks.
type outerWord struct {
	text string
	at   int
}

func outerWords(sql string) []outerWord {
	var out []outerWord
	depth := 0
	for i := 0; i < len(sql); {
		switch c := sql[i]; {
		case c == '\'' || c == '"' || c == '`':
			i++
			for i < len(sql) && sql[i] != c {
				i++
			}
			i++
		case c == '(':
			depth++
			i++
		case c == ')':
			depth--
			i++
		case letter(c):
			start := i
			for i < len(sql) && letter(sql[i]) {
				i++
			}
			if depth == 0 {
				out = append(out, outerWord{sql[start:i], start})
			}
		default:
			i++
		}
	}
	return out
}

func letter(c byte) bool {
	return c == '_' || c == '.' || (c|0x20 >= 'a' && c|0x20 <= 'z') || (c >= '0' && c <= '9')
}

// cutList cuts at the outermost commas.
func cutList(list string) []string {
	var out []string
	depth, start := 0, 0
	for i := range len(list) {
		switch list[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				out, start = append(out, list[start:i]), i+1
			}
		}
	}
	return append(out, list[start:])
}
