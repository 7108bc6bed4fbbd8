package dialect

// The tree is one small language for all dialects: the front ends (postgres*.go,
// mysql*.go) build it, facts.go and types.go read it, print*.go writes it. What it
// cannot say is refused while it is built.
//
// Positions are 1-based bytes of the client's text, 0 where none is known; they
// become characters where they leave the package.

// tree is a whole statement: *query or one of tree_write.go's.
type tree interface{ isTree() }

// query is SELECT with everything around it: WITH, set operations, ORDER BY, LIMIT.
type query struct {
	pos       int
	with      []*cte
	recursive bool
	body      queryBody
	orderBy   []sortKey
	limit     expr
	offset    expr
	withTies  bool
	locking   bool
	calc      bool // SQL_CALC_FOUND_ROWS
}

func (*query) isTree() {}

// queryBody is *selectCore, *setOp or *valuesList.
type queryBody interface{ isBody() }

// selectCore is one SELECT without ORDER BY and LIMIT.
type selectCore struct {
	distinct   bool
	distinctOn []expr
	items      []selectItem
	from       []fromItem
	where      expr
	groupBy    []groupItem
	having     expr
	qualify    expr
	windows    []*window
}

// setOp is UNION, INTERSECT or EXCEPT. Each side is a whole query, so that a
// parenthesised ORDER BY or LIMIT has a place.
type setOp struct {
	op          string // "UNION", "INTERSECT", "EXCEPT"
	all         bool
	left, right *query
	types       []sqlType // of its columns, where they are known
}

// valuesList is VALUES (…), (…).
type valuesList struct{ rows [][]expr }

func (*selectCore) isBody() {}
func (*setOp) isBody()      {}
func (*valuesList) isBody() {}

// cte is one WITH item. write is set instead of query when it modifies data.
type cte struct {
	pos          int
	name         string
	columns      []string
	materialized string // "", "MATERIALIZED", "NOT MATERIALIZED"
	query        *query
	write        tree
}

// selectItem is one output column. name is what the source server calls it.
type selectItem struct {
	expr  expr
	alias string
	name  string
	key   bool // a key of ORDER BY, written as one
}

// groupItem is one item of GROUP BY: an expression, or a grouping set.
type groupItem struct {
	expr expr
	set  string // "", "ROLLUP", "CUBE", "GROUPING SETS", "()"
	sub  []groupItem
}

// sortKey is one item of ORDER BY. The front end makes nullsFirst explicit.
type sortKey struct {
	expr       expr
	desc       bool
	nullsFirst bool
}

// window is a window definition, named or in OVER.
type window struct {
	name        string // its own name in WINDOW
	ref         string // the named window it starts from
	partitionBy []expr
	orderBy     []sortKey
	frame       *frame
}

// frame is a window's ROWS/RANGE/GROUPS clause.
type frame struct {
	unit       string
	start, end bound
	exclude    string
}

// bound is one end of a frame: kind is the words after an optional expression.
type bound struct {
	kind string // "UNBOUNDED PRECEDING", "PRECEDING", "CURRENT ROW", "FOLLOWING", "UNBOUNDED FOLLOWING"
	x    expr
}

// fromItem is *tableRef, *derived, *tableFunc, *jsonTable, *join or *askTable.
type fromItem interface{ isFrom() }

// tableRef is a relation by name; facts.go tells CTEs from tables.
type tableRef struct {
	pos      int
	name     Name
	alias    string
	colAlias []string
	only     bool
	sample   *sample
	isCTE    bool
}

// called is the name that a statement uses for a table.
func (t *tableRef) called() string {
	if t.alias != "" {
		return t.alias
	}
	return t.name.Name
}

// sample is TABLESAMPLE.
type sample struct {
	method  string
	percent expr
	seed    expr
}

// derived is a subquery in FROM.
type derived struct {
	query    *query
	lateral  bool
	alias    string
	colAlias []string
}

// tableFunc is a function in FROM.
type tableFunc struct {
	calls      []expr
	lateral    bool
	ordinality bool
	alias      string
	colAlias   []string
}

// join is l JOIN r.
type join struct {
	kind        string // "INNER", "LEFT", "RIGHT", "FULL", "CROSS"
	natural     bool
	using       []string
	on          expr
	left, right fromItem
}

// askTable is FROM ask('…'); index is its place in Statement.Asks. WithAsk puts
// answer in.
type askTable struct {
	pos      int
	index    int
	question string
	alias    string
	colAlias []string
	answer   *Statement
}

func (*tableRef) isFrom()  {}
func (*derived) isFrom()   {}
func (*tableFunc) isFrom() {}
func (*join) isFrom()      {}
func (*askTable) isFrom()  {}

// column is an output column as far as typing needs it.
type column struct {
	name     string
	typ      sqlType
	hidden   bool // * leaves it out
	serial   numbering
	def      string  // the engine's expression of its default
	required bool    // it was declared NOT NULL, which the engine does not hold
	touched  bool    // a change of the row sets it to the time
	merged   sqlType // what USING or NATURAL makes of it, where that is wider
}
