package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"streamlink/integration/corpus"
)

// generator writes well-typed queries over tables.
type generator struct {
	r      *rand.Rand
	wire   corpus.Wire
	tables []table
	scope  []source
	depth  int
}

// source is a relation of FROM.
type source struct {
	alias   string
	columns []column
}

func (g *generator) pick(list ...string) string { return list[g.r.IntN(len(list))] }

func (g *generator) mysql() bool { return g.wire == corpus.MySQL }

// query is one SELECT, grouped or not, whose order is fixed by all of its columns.
func (g *generator) query() string {
	g.scope, g.depth = nil, 0
	from := g.from()
	where := ""
	if g.r.IntN(3) > 0 {
		where = " WHERE " + g.condition()
	}
	n := 1 + g.r.IntN(4)
	var items, group []string
	grouped := g.r.IntN(3) == 0
	for i := range n {
		k := kind(g.r.IntN(int(kinds)))
		e := ""
		if grouped && i > 0 {
			e = g.aggregate()
		} else {
			e = g.value(k)
			group = append(group, fmt.Sprint(i+1))
		}
		items = append(items, fmt.Sprintf("%s AS c%d", e, i+1))
	}
	out := "SELECT "
	if !grouped && g.r.IntN(6) == 0 {
		out += "DISTINCT "
	}
	out += strings.Join(items, ", ") + " FROM " + from + where
	if grouped {
		if _, err := fmt.Sscanf(group[0], "%d", new(int)); err == nil && !strings.ContainsAny(items[0][:1], "0123456789'") {
			out += " GROUP BY " + group[0]
		}
		if g.r.IntN(4) == 0 {
			out += " HAVING count(*) " + g.pick(">", "<", "<>") + " " + fmt.Sprint(g.r.IntN(4))
		}
	}
	if g.r.IntN(5) == 0 && !grouped {
		return out + " UNION " + g.pick("", "ALL ") + strings.Replace(out, "DISTINCT ", "", 1)
	}
	return out
}

func (g *generator) from() string {
	t := g.tables[g.r.IntN(len(g.tables))]
	g.scope = append(g.scope, source{"a", t.columns})
	out := t.name + " a"
	if g.r.IntN(2) == 0 {
		u := g.tables[g.r.IntN(len(g.tables))]
		on := "a.id = b.id"
		g.scope = append(g.scope, source{"b", u.columns})
		if g.r.IntN(3) == 0 {
			on += " AND " + g.condition()
		}
		out += " " + g.pick("JOIN", "LEFT JOIN") + " " + u.name + " b ON " + on
	}
	return out
}

// field is a column of a kind, "" where no relation has one.
func (g *generator) field(k kind) string {
	var found []string
	for _, s := range g.scope {
		for _, c := range s.columns {
			if c.kind == k {
				found = append(found, s.alias+"."+c.name)
			}
		}
	}
	if len(found) == 0 {
		return ""
	}
	return found[g.r.IntN(len(found))]
}

// typed is a constant that has its kind by itself.
func (g *generator) typed(k kind) string {
	c := constant(g.r, k)
	switch k {
	case date:
		return "DATE " + c
	case moment:
		return "TIMESTAMP " + c
	case float:
		if g.mysql() {
			return c + "e0"
		}
		return c + "::float8"
	}
	if strings.HasPrefix(c, "-") {
		return "(" + c + ")"
	}
	return c
}

func (g *generator) leaf(k kind) string {
	if f := g.field(k); f != "" && g.r.IntN(5) > 0 {
		return f
	}
	return g.typed(k)
}

// value is an expression of a kind.
func (g *generator) value(k kind) string {
	if g.depth++; g.depth > 3 || g.r.IntN(3) == 0 {
		g.depth--
		return g.leaf(k)
	}
	defer func() { g.depth-- }()
	if g.r.IntN(5) == 0 {
		return g.choice(k)
	}
	switch k {
	case integer, small, big:
		return g.whole(k)
	case exact:
		return g.pick("("+g.value(exact)+" "+g.pick("+", "-", "*")+" "+g.value(integer)+")",
			"round("+g.value(exact)+", "+g.pick("0", "1", "2")+")", "abs("+g.value(exact)+")",
			"("+g.value(exact)+" / "+g.pick("3", "7", "2.5", "-4")+")")
	case float:
		return g.pick("("+g.value(float)+" "+g.pick("+", "-", "*")+" "+g.value(float)+")", "abs("+g.value(float)+")", "floor("+g.value(float)+")")
	case text:
		return g.textValue()
	case date:
		return g.dateValue()
	case moment:
		if g.mysql() {
			return "(" + g.value(moment) + g.pick(" + ", " - ") + "INTERVAL " + g.pick("1 DAY", "2 HOUR", "1 MONTH") + ")"
		}
		return g.pick("("+g.value(moment)+g.pick(" + ", " - ")+"interval '"+g.pick("1 day", "2 hours", "1 month")+"')",
			"date_trunc('"+g.pick("month", "day", "hour", "year", "week")+"', "+g.value(moment)+")")
	}
	return "(" + g.condition() + ")"
}

func (g *generator) choice(k kind) string {
	return g.pick("coalesce("+g.value(k)+", "+g.value(k)+")", "nullif("+g.value(k)+", "+g.value(k)+")",
		"CASE WHEN "+g.condition()+" THEN "+g.value(k)+" ELSE "+g.value(k)+" END",
		"CASE WHEN "+g.condition()+" THEN "+g.value(k)+" END")
}

func (g *generator) whole(k kind) string {
	divide := g.value(integer) + " / " + g.pick("2", "3", "-7")
	if g.mysql() {
		divide = g.value(integer) + " DIV " + g.pick("2", "3", "-7")
	}
	if k != integer {
		return "(" + g.leaf(k) + " " + g.pick("+", "-") + " " + fmt.Sprint(g.r.IntN(9)) + ")"
	}
	return g.pick("("+g.leaf(integer)+" "+g.pick("+", "-", "*")+" "+g.leaf(integer)+")", "("+divide+")",
		"("+g.value(integer)+" % "+g.pick("2", "5")+")", "abs("+g.value(integer)+")", "char_length("+g.value(text)+")",
		"extract("+g.pick("year", "month", "day")+" FROM "+g.value(date)+")")
}

func (g *generator) textValue() string {
	return g.pick("upper("+g.value(text)+")", "lower("+g.value(text)+")", "concat("+g.value(text)+", "+g.value(text)+")",
		"substring("+g.value(text)+", "+g.pick("1", "2")+", "+g.pick("0", "1", "3")+")", "trim("+g.value(text)+")",
		"replace("+g.value(text)+", 'a', "+g.leaf(text)+")", "left("+g.value(text)+", 2)", "reverse("+g.value(text)+")")
}

func (g *generator) dateValue() string {
	if g.mysql() {
		return g.pick("("+g.value(date)+g.pick(" + ", " - ")+"INTERVAL "+g.pick("1 DAY", "1 MONTH", "1 YEAR")+")", "date("+g.value(moment)+")", "last_day("+g.value(date)+")")
	}
	return g.pick("("+g.value(date)+g.pick(" + ", " - ")+g.pick("1", "30")+")", "("+g.value(moment)+")::date", "("+g.value(date)+" + interval '1 month')::date")
}

// condition is a truth value.
func (g *generator) condition() string {
	if g.depth++; g.depth > 4 {
		g.depth--
		return g.compare()
	}
	defer func() { g.depth-- }()
	switch g.r.IntN(8) {
	case 0:
		return "(" + g.condition() + " " + g.pick("AND", "OR") + " " + g.condition() + ")"
	case 1:
		return "NOT (" + g.condition() + ")"
	case 2:
		return g.value(kind(g.r.IntN(int(kinds)))) + " IS " + g.pick("", "NOT ") + "NULL"
	case 3:
		k := kind(g.r.IntN(int(truth)))
		return g.value(k) + g.pick("", " NOT") + " IN (" + g.leaf(k) + ", " + g.leaf(k) + g.pick("", ", NULL") + ")"
	case 4:
		k := kind(g.r.IntN(int(truth)))
		return g.value(k) + g.pick("", " NOT") + " BETWEEN " + g.leaf(k) + " AND " + g.leaf(k)
	case 5:
		return g.value(text) + g.pick("", " NOT") + " LIKE " + g.pick("'a%'", "'%p%'", "'_e%'", "'%'", "'100\\%'")
	}
	return g.compare()
}

func (g *generator) compare() string {
	k := kind(g.r.IntN(int(truth)))
	return g.value(k) + " " + g.pick("=", "<>", "<", "<=", ">", ">=") + " " + g.value(k)
}

// aggregate is an aggregate of something.
func (g *generator) aggregate() string {
	k := []kind{integer, big, small, exact, float}[g.r.IntN(5)]
	return g.pick("count(*)", "count("+g.value(kind(g.r.IntN(int(kinds))))+")", "count(DISTINCT "+g.leaf(kind(g.r.IntN(int(truth))))+")",
		"sum("+g.leaf(k)+")", "avg("+g.leaf([]kind{integer, small, exact, float}[g.r.IntN(4)])+")",
		g.pick("min", "max")+"("+g.leaf([]kind{integer, exact, date, moment}[g.r.IntN(4)])+")")
}
