package main

import (
	"regexp"
	"strings"
)

var ordering = regexp.MustCompile(`(?i)\s+(asc|desc)\s*$`)

// shape counts what makes a query hard, as Spider's own measure does.
type shape struct {
	clauses int // where, group, order, limit, joins, or, like
	nested  int // set operations and subqueries
	many    int // more than one aggregate, selected column, test, grouping column
	kinds   []string
}

var (
	wordsOf    = regexp.MustCompile(`(?i)[a-z_][a-z_0-9.]*|"[^"]*"|'[^']*'|[(),*]`)
	aggregates = map[string]bool{"count": true, "sum": true, "avg": true, "min": true, "max": true}
)

// shapeOf reads the shape of a query's outermost level.
func shapeOf(sql string) shape {
	var s shape
	var words []string
	depth, subs := 0, 0
	all := wordsOf.FindAllString(sql, -1)
	for i, w := range all {
		switch {
		case w == "(":
			depth++
		case w == ")":
			depth--
		default:
			w = strings.ToLower(w)
			if w == "select" && depth > 0 {
				subs++
			}
			inAggregate := depth == 1 && i > 1 && aggregates[strings.ToLower(all[max(i-2, 0)])]
			if depth == 0 || inAggregate {
				words = append(words, w)
			}
		}
	}
	first := words
	for i, w := range words {
		if w == "union" || w == "intersect" || w == "except" {
			s.nested++
			s.kind("set operation")
			first = words[:i]
			break
		}
	}
	s.nested += subs
	if subs > 0 {
		s.kind("subquery")
	}
	s.count(first)
	return s
}

func (s *shape) kind(k string) { s.kinds = append(s.kinds, k) }

// count counts the clauses of one core.
func (s *shape) count(words []string) {
	clause, items, aggs, tests, groups, joins := "", 0, 0, 0, 0, 0
	for _, w := range words {
		switch w {
		case "select":
			clause, items = w, 1
		case "from", "having":
			clause = w
			if w == "having" {
				tests++
			}
		case "where", "group", "order", "limit":
			clause = w
			s.clauses++
			switch w {
			case "where":
				tests++
				s.kind("filter")
			case "group":
				groups++
				s.kind("groups")
			case "order":
				s.kind("order")
			}
		case "join":
			joins++
			s.clauses++
		case "or", "like":
			s.clauses++
			if w == "or" {
				tests++
			}
		case "and":
			if clause == "where" || clause == "having" {
				tests++
			}
		case ",":
			switch clause {
			case "select":
				items++
			case "group":
				groups++
			case "from":
				joins++
				s.clauses++
			}
		}
		if aggregates[w] {
			aggs++
		}
	}
	if joins > 0 {
		s.kind("join")
	}
	for _, n := range []int{aggs, items, tests, groups} {
		if n > 1 {
			s.many++
		}
	}
	if len(s.kinds) == 0 {
		s.kind("plain")
	}
}

// hardness is Spider's class of a query.
func (s shape) hardness() string {
	switch c, o, n := s.clauses, s.many, s.nested; {
	case c <= 1 && o == 0 && n == 0:
		return "easy"
	case n == 0 && ((o <= 2 && c <= 1) || (c <= 2 && o < 2)):
		return "medium"
	case n == 0 && ((o > 2 && c <= 2) || (c > 2 && c <= 3 && o <= 2)), n == 1 && c <= 1 && o == 0:
		return "hard"
	}
	return "extra hard"
}
