package dialect

import (
	"streamlink/backend/sqlstate"
)

// printer writes a tree for one engine.
type printer struct {
	b     []byte
	s     *Statement
	env   Env
	to    Dialect
	depth int

	version    Version   // of the engine
	clientZone string    // the client's time zone where it has to be said, else empty
	mysqlZone  string    // the same of MySQL's
	plainly    expr      // what is written as it is, in UTC, when it comes next
	rowCall    *call     // the call that is a whole output column
	arms       int       // set operations around
	ordering   bool      // texts are written to be sorted
	named      []*window // the WINDOW clause of the present SELECT
	union      []sqlType // the columns of the set operation that is written
	plain      bool      // output columns go without the source server's names and types
	added      bool      // a column is added to a table that exists
	unnamed    bool      // nobody sees the names of the query that comes next
	keys       []sortKey // of the query around the SELECT that comes next
	// shadowed are the names of output columns that hide others inside of ORDER BY's
	// expressions
	shadowed map[string]bool
	rowless  bool                 // the present SELECT has no FROM: it has one row
	lets     int                  // names given to values in lambdas
	decides  map[*subquery]bool   // subqueries of which it counts only whether they are true
	lifted   map[*call]*columnRef // set-returning functions that stand in FROM
	// params are the client's numbers of a step's parameters, in the step's order; nil: as they are
	params    *[]int
	jsonRough bool // the text of a JSON number or array is all one
}

// maxDepth keeps what is printed inside the engine's own limits on nesting.
const maxDepth = 400

// Print writes the tree for an engine, with the session's answers put in for Refs.
func (s *Statement) Print(to Dialect, env Env) (sql string, err error) {
	return s.PrintVersion(to, Version{}, env)
}

// PrintVersion is Print for a certain version of the engine.
func (s *Statement) PrintVersion(to Dialect, version Version, env Env) (sql string, err error) {
	return s.print(&printer{s: s, env: env, to: to, version: version})
}

// PrintPlain is PrintVersion without what only a client's wire shows: the names of
// output columns that the statement does not name, and the widths of their types.
func (s *Statement) PrintPlain(to Dialect, version Version, env Env) (sql string, err error) {
	return s.print(&printer{s: s, env: env, to: to, version: version, plain: true})
}

func (s *Statement) print(p *printer) (sql string, err error) {
	if to := p.to; to != DuckDB && to != Spark {
		return "", sqlstate.New(sqlstate.FeatureNotSupported, "printing %s is not supported", to)
	}
	if s.tree == nil {
		return "", sqlstate.New(sqlstate.FeatureNotSupported, "%s cannot run on the engine", s.Kind)
	}
	defer func() {
		if e := caught(recover(), s.Text); e != nil {
			sql, err = "", e
		}
	}()
	return s.printTrees(p, s.steps(p.to))
}

// printTrees writes statements of an engine that stand for one of the client's.
func (s *Statement) printTrees(p *printer, trees []tree) (sql string, err error) {
	p.b = make([]byte, 0, 2*len(s.Text)+64)
	p.clientZone, p.mysqlZone = s.sessionZone(p.to, p.env)
	defer func() {
		if e := caught(recover(), s.Text); e != nil {
			sql, err = "", e
		}
	}()
	p.refuseZonedWrite(s.tree)
	for i, t := range trees {
		if i > 0 {
			p.w(";\n")
		}
		p.statement(t)
	}
	return string(p.b), nil
}

func (p *printer) w(s string) { p.b = append(p.b, s...) }

func (p *printer) ident(name string) {
	if name == "" {
		syntax(0, "a name is empty")
	}
	p.b = appendIdent(p.b, name, p.to)
}

func (p *printer) enter() {
	if p.depth++; p.depth > maxDepth {
		panic(bail{sqlstate.New(sqlstate.StatementTooComplex, "the statement is nested too deeply")})
	}
}

func (p *printer) statement(t tree) {
	switch t := t.(type) {
	case *query:
		if p.spanQuery(t) {
			return
		}
		p.query(t)
	case *refused:
		panic(bail{sqlstate.From(t.err)})
	default:
		if p.to == Spark {
			p.sparkStatement(t)
			return
		}
		p.writeStatement(t)
	}
}

func (p *printer) with(with []*cte, recursive bool) {
	if p.to == Spark {
		p.sparkWith(with, recursive)
		return
	}
	if len(with) == 0 {
		return
	}
	p.w("WITH ")
	if recursive {
		p.w("RECURSIVE ")
	}
	seen := make(map[string]bool, len(with))
	for i, c := range with {
		p.cteName(c, i > 0, seen)
		p.w(" AS ")
		if c.materialized != "" {
			p.w(c.materialized + " ")
		}
		p.w("(")
		p.unnamed = p.covers(c.columns, c.query)
		p.query(c.query)
		p.w(")")
	}
	p.w(" ")
}

// columnNames writes (a, b), or nothing.
func (p *printer) columnNames(names []string) {
	if len(names) == 0 {
		return
	}
	p.w("(")
	for i, n := range names {
		if i > 0 {
			p.w(", ")
		}
		p.ident(n)
	}
	p.w(")")
}

func (p *printer) query(q *query) {
	unnamed := p.unnamed || p.plain && p.depth == 0 && p.tops(q)
	p.unnamed = false
	if p.to == Spark {
		q = p.sortsOutput(q)
		if p.sparkQuery(q) {
			return
		}
	}
	if q.withTies {
		q = q.tied()
	}
	p.enter()
	p.with(q.with, q.recursive)
	switch b := q.body.(type) {
	case *selectCore:
		p.unnamed, p.keys = unnamed, q.orderBy
		p.core(b)
	case *setOp:
		p.unnamed = unnamed && q.orderBy == nil
		p.setOp(b)
	case *valuesList:
		p.namedValues(b)
	}
	p.orderByOf(q.orderBy, q.body)
	p.limit(q)
	p.depth--
}

func (p *printer) limit(q *query) {
	if p.to == Spark {
		p.sparkLimit(q)
		return
	}
	if q.withTies {
		refuse(q.pos, "FETCH FIRST … WITH TIES")
	}
	if q.limit != nil {
		p.w(" LIMIT ")
		p.operand(q.limit)
	}
	if q.offset != nil {
		p.w(" OFFSET ")
		p.operand(q.offset)
	}
}

func (p *printer) setOp(o *setOp) {
	if outer := p.union; outer == nil {
		p.union = o.types
		defer func() { p.union = outer }()
	}
	p.arms++
	defer func() { p.arms-- }()
	p.arm(o.left, o, false)
	p.w(" " + o.op + " ")
	if o.all {
		p.w("ALL ")
	}
	p.unnamed = true // the left side's names count
	p.arm(o.right, o, true)
}

// arm writes one side; a plain SELECT, or a left chain of the same operator, needs
// no brackets.
func (p *printer) arm(q *query, parent *setOp, right bool) {
	bare := len(q.with) == 0 && q.orderBy == nil && q.limit == nil && q.offset == nil && !q.withTies
	if o, ok := q.body.(*setOp); ok && bare {
		bare = !right && o.op == parent.op && o.all == parent.all
		if bare {
			p.setOp(o)
			return
		}
	}
	if c, ok := q.body.(*selectCore); ok && bare {
		p.keys = nil
		p.core(c)
		return
	}
	p.w("(")
	p.query(q)
	p.w(")")
}

// namedValues gives VALUES the column names of the source server.
func (p *printer) namedValues(v *valuesList) {
	p.unnamed = false
	if p.to == Spark && p.s.Dialect == PostgreSQL && p.valuesOfRows(v) {
		return
	}
	p.w("SELECT * FROM (")
	p.values(v)
	p.w(") AS v(")
	for i := range v.rows[0] {
		if i > 0 {
			p.w(", ")
		}
		if p.s.Dialect == MySQL {
			p.w("column_" + itoa(i))
		} else {
			p.w("column" + itoa(i+1))
		}
	}
	p.w(")")
}

func (p *printer) values(v *valuesList) {
	nulls := allNull(v)
	p.w("VALUES ")
	for i, row := range v.rows {
		if len(row) != len(v.rows[0]) {
			syntax(0, "VALUES lists must all be the same length")
		}
		if i > 0 {
			p.w(", ")
		}
		p.w("(")
		for j, e := range row {
			if j > 0 {
				p.w(", ")
			}
			if nulls[j] {
				p.w("CAST(NULL AS " + p.textType() + ")")
				continue
			}
			p.expr(p.spanValue(v, j, e))
		}
		p.w(")")
	}
}

// plainValues writes VALUES whose columns have types elsewhere.
func (p *printer) plainValues(v *valuesList) {
	p.w("VALUES ")
	for i, row := range v.rows {
		if len(row) != len(v.rows[0]) {
			syntax(0, "VALUES lists must all be the same length")
		}
		if i > 0 {
			p.w(", ")
		}
		p.w("(")
		p.exprs(row)
		p.w(")")
	}
}

// allNull tells the columns that hold nothing but the constant NULL.
func allNull(v *valuesList) []bool {
	out := make([]bool, len(v.rows[0]))
	for j := range out {
		out[j] = true
		for _, row := range v.rows {
			out[j] = out[j] && j < len(row) && isNull(row[j])
		}
	}
	return out
}

func (p *printer) core(c *selectCore) {
	unnamed, keys := p.unnamed, p.keys
	p.unnamed, p.keys = false, nil
	if p.to == Spark {
		if p.sparkSelect(c) {
			return
		}
		c = p.sparkCore(c)
	}
	outer, rowless := p.named, p.rowless
	p.named, p.rowless = c.windows, len(c.from) == 0
	defer func() { p.named, p.rowless = outer, rowless }()
	p.w("SELECT ")
	switch {
	case c.distinct:
		p.w("DISTINCT ")
	case len(c.distinctOn) > 0:
		p.w("DISTINCT ON (")
		p.exprs(c.distinctOn)
		p.w(") ")
	}
	p.unnamed, p.keys = unnamed, keys
	p.items(c.items, p.depth == 1, c.groupBy)
	union := p.union
	p.union = nil
	defer func() { p.union = union }()
	if len(c.from) > 0 {
		p.w(" FROM ")
		p.fromList(c.from)
	}
	if c.where != nil {
		p.w(" WHERE ")
		p.condition(c.where)
	}
	if len(c.groupBy) > 0 {
		p.w(" GROUP BY ")
		p.sparkGroups(c.groupBy)
	}
	if c.having != nil {
		p.w(" HAVING ")
		p.condition(c.having)
	}
	for i, win := range c.windows {
		if i == 0 {
			p.w(" WINDOW ")
		} else {
			p.w(", ")
		}
		p.ident(win.name)
		p.w(" AS ")
		p.anyWindow(win)
	}
	if c.qualify != nil {
		p.w(" QUALIFY ")
		p.condition(c.qualify)
	}
}

// textType is the engine's name for texts.
func (p *printer) textType() string {
	if p.to == Spark {
		return "STRING"
	}
	return "VARCHAR"
}

// groups writes the items of GROUP BY, or those within a grouping set, where (a, b) is one.
func (p *printer) groups(items []groupItem, within bool) {
	for i := range items {
		if i > 0 {
			p.w(", ")
		}
		g := &items[i]
		switch g.set {
		case "":
			if row, ok := g.expr.(*rowExpr); ok && p.s.Dialect == PostgreSQL && len(row.elems) > 0 { // columns, not a value
				if within {
					p.w("(")
				}
				p.exprs(row.elems)
				if within {
					p.w(")")
				}
				continue
			}
			p.expr(g.expr)
			continue
		case "()":
		default:
			p.w(g.set + " ")
		}
		p.w("(")
		p.groups(g.sub, true)
		p.w(")")
	}
}

// typ is an expression's type, as far as it is known.
func (p *printer) typ(e expr) sqlType { return e.base().typ }

// cteName writes what a WITH item begins with; seen are the names before it.
func (p *printer) cteName(c *cte, more bool, seen map[string]bool) {
	if more {
		p.w(", ")
	}
	if seen[c.name] {
		panic(bail{sqlstate.New("42712", "WITH query name %q specified more than once", c.name).At(c.pos)})
	}
	seen[c.name] = true
	if c.query == nil {
		refuse(c.pos, "a data-modifying statement in WITH")
	}
	p.ident(c.name)
	p.columnNames(c.columns)
}
