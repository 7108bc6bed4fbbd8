package dialect

import (
	"strconv"

	"streamlink/backend/mysqlfunc"
)

// mysqlCall writes a function that DuckDB has nothing like as mysql_call(), which
// StreamLink brings along. It takes texts.
func (p *printer) mysqlCall(c *call) {
	p.w("mysql_call('" + c.name + "'")
	for _, a := range c.args {
		p.w(", ")
		p.asText(a)
	}
	p.w(")")
}

// What is refused of RAND(n), and the way around it.
const (
	seededRows   = "RAND() with a constant seed over rows"
	seededColumn = "RAND(a column) gives a row the same number each time, RAND() another one"
)

// firstRandom is the first number that follows from a seed.
func firstRandom(seed int) string {
	return strconv.FormatFloat(mysqlfunc.First(uint32(seed)), 'g', -1, 64)
}

// seeded is RAND(n): of a constant, the numbers that follow from it in the order in which the
// server reads its rows, which only a query of one row has; of a column, the first number of
// each.
func (p *printer) seeded(c *call) {
	n, constant := p.intConstant(c.args[0])
	switch {
	case !constant:
		p.w("CAST(mysql_call('rand', coalesce(")
		p.asText(c.args[0])
		p.w(", '0')) AS DOUBLE)")
	case p.rowless:
		p.w("CAST(" + firstRandom(n) + " AS DOUBLE)")
	default:
		refuseHint(c.pos, seededRows, seededColumn)
	}
}
