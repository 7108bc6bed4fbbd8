package dialect

// profile is what an expression depends on, its subqueries taken as wholes.
type profile struct {
	columns  int // columns, parameters and user variables
	session  int // what only the session can tell: user(), @@version
	literals int
	maths    int // arithmetic
	calls    []string
	tables   []*subquery // subqueries that read tables
	without  int         // subqueries that read none
}

// profileOf looks through an expression. Subqueries without FROM are part of it.
func profileOf(e expr) profile {
	var p profile
	p.add(e)
	return p
}

func (p *profile) add(e expr) {
	w := walker{marked: true, shallow: true, onExpr: p.one}
	w.expr(e)
}

func (p *profile) one(e expr) {
	switch e := e.(type) {
	case *columnRef, *param:
		p.columns++
	case *sessionRef:
		if e.ref.User {
			p.columns++
		} else {
			p.session++
		}
	case *literal:
		p.literals++
	case *call:
		p.calls = append(p.calls, e.name)
		if e.star || e.over != nil { // count(*) depends on the rows
			p.columns++
		}
	case *binary:
		switch e.op {
		case "+", "-", "*", "/", "%", "^", "|", "&", "DIV", "MOD":
			p.maths++
		}
	case *subquery:
		p.subquery(e)
	}
}

// subquery counts one that reads tables as such, and looks into one that does not.
func (p *profile) subquery(e *subquery) {
	if readsTables(e.query) {
		p.tables = append(p.tables, e)
		return
	}
	p.without++
	if c, ok := e.query.body.(*selectCore); ok {
		for i := range c.items {
			if _, ok := c.items[i].expr.(*star); !ok {
				p.add(c.items[i].expr)
			}
		}
		for _, f := range c.from {
			if d, ok := f.(*derived); ok {
				p.subquery(&subquery{query: d.query})
			}
		}
	}
}

// constant tells that no row, no parameter and no table decides.
func (p *profile) constant() bool { return p.columns == 0 && len(p.tables) == 0 }

// calls tells whether a function of the set is called.
func (p *profile) callsAny(set map[string]bool) bool {
	for _, name := range p.calls {
		if set[name] {
			return true
		}
	}
	return false
}

// readsTables tells whether a relation stands anywhere in a query.
func readsTables(q *query) bool {
	found := false
	w := walker{marked: true, onTable: func(*tableRef) { found = true }, onAsk: func(*askTable) { found = true }}
	w.query(q)
	return found
}

// calm are the functions that constants of honest statements call: clocks, chance,
// who asks, and what fills in for NULL.
var calm = setOf("now", "current_date", "current_timestamp", "current_time", "localtime", "localtimestamp",
	"curdate", "curtime", "sysdate", "utc_timestamp", "utc_date", "utc_time", "getdate", "today",
	"clock_timestamp", "statement_timestamp", "transaction_timestamp",
	"date", "date_add", "date_sub", "adddate", "subdate", "date_trunc", "date_format", "str_to_date", "to_date",
	"to_timestamp", "make_date", "last_day", "year", "month", "day", "extract", "date_part", "timezone", "unix_timestamp",
	"from_unixtime", "timestamp", "timestampdiff", "datediff",
	"random", "rand", "uuid", "gen_random_uuid", "coalesce", "ifnull", "nullif", "isnull", "nvl", "array",
	"has_table_privilege", "pg_is_in_recovery", "current_setting")

// prying are the functions that take a secret apart.
var prying = setOf("ascii", "ord", "unicode", "hex", "bin", "substr", "substring", "mid", "left", "right",
	"char_length", "character_length", "length", "octet_length", "bit_length", "elt", "field", "instr", "locate", "position", "strpos",
	"if", "iif", "concat", "concat_ws", "group_concat", "string_agg", "json_keys", "extractvalue", "updatexml", "exp", "make_set")

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, n := range names {
		set[n] = true
	}
	return set
}
