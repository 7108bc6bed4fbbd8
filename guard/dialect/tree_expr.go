package dialect

// expr is a value. Every kind embeds node.
type expr interface{ base() *node }

// node is what all expressions have: a position and, after Resolve, a type.
type node struct {
	pos int
	typ sqlType
}

func (n *node) base() *node { return n }

// columnRef is a name, qualified or not; parts' last is the column.
type columnRef struct {
	node
	parts []string
	real  string // the column's name as the catalog has it
	rel   string // the relation of FROM that has it
	wider bool   // of two columns merged by USING, whose type is wider than the left one's
	// whole are the columns of the relation where it is named as a value
	whole    []column
	extended bool // an outer join may leave the row out
}

// star is * or t.*.
type star struct {
	node
	qualifier []string
}

// litKind says how a literal's text is to be read.
type litKind uint8

const (
	litNull litKind = iota
	litBool
	litInt
	litDecimal // digits with a point
	litFloat   // with an exponent
	litString
	litBytes // text holds the raw bytes
	litDefault
)

// literal is a constant; text is its value, unquoted.
type literal struct {
	node
	kind litKind
	text string
}

// param is $n, or the n-th ?.
type param struct {
	node
	n int
}

// sessionRef is what only the session can answer.
type sessionRef struct {
	node
	ref       Ref
	missingOK bool     // an unknown setting is NULL
	set       *Setting // set_config's
}

// unary is a prefix operator: "-", "+", "~", "NOT".
type unary struct {
	node
	op string
	x  expr
}

// binary is an infix operator by its source spelling; AND and OR are logic.
type binary struct {
	node
	op   string
	l, r expr
}

// logic is a chain of AND or OR.
type logic struct {
	node
	op   string // "AND", "OR"
	args []expr
}

// call is a function call with all its clauses. schema is kept for facts.
type call struct {
	node
	schema      string
	name        string
	args        []expr
	star        bool
	distinct    bool
	variadic    bool
	orderBy     []sortKey
	withinGroup bool
	separator   *string // GROUP_CONCAT's
	limit       *kept   // GROUP_CONCAT's
	filter      expr
	over        *window
	ignoreNulls bool
}

// cast is CAST(x AS to).
type cast struct {
	node
	x  expr
	to sqlType
}

// caseExpr is CASE; operand is nil for the searched form.
type caseExpr struct {
	node
	operand expr
	whens   []when
	els     expr
}

type when struct{ cond, result expr }

// inList is x [NOT] IN (list).
type inList struct {
	node
	not  bool
	x    expr
	list []expr
}

// between is x [NOT] BETWEEN lo AND hi.
type between struct {
	node
	not, symmetric bool
	x, lo, hi      expr
}

// match is LIKE and its kin.
type match struct {
	node
	op      string // "LIKE", "ILIKE", "SIMILAR", "REGEXP", "IREGEXP"
	not     bool
	x       expr
	pattern expr
	escape  expr // nil: the dialect's default
}

// isTest is x IS [NOT] NULL, TRUE, FALSE, UNKNOWN.
type isTest struct {
	node
	not  bool
	x    expr
	what string
}

// distinctFrom is x IS [NOT] DISTINCT FROM y, and MySQL's <=>.
type distinctFrom struct {
	node
	not  bool
	l, r expr
}

// subquery is a query as a value: kind is "", "EXISTS", "ARRAY", "ANY", "ALL"; with
// "ANY" and "ALL" it is x op ANY (query).
type subquery struct {
	node
	kind  string
	x     expr
	op    string
	query *query
}

// quantified is x op ANY|ALL (array).
type quantified struct {
	node
	all bool
	op  string
	x   expr
	arr expr
}

// arrayExpr is ARRAY[…].
type arrayExpr struct {
	node
	elems []expr
}

// subscript is x[i] or x[lo:hi].
type subscript struct {
	node
	x      expr
	slice  bool
	lo, hi expr
}

// fieldOf is (x).name.
type fieldOf struct {
	node
	x    expr
	name string
}

// rowExpr is (a, b) or ROW(a, b).
type rowExpr struct {
	node
	elems []expr
}

// intervalExpr is INTERVAL x unit with a computed amount (MySQL), or a typed
// interval constant with fields (PostgreSQL).
type intervalExpr struct {
	node
	x    expr
	unit string // lower-case, singular
}

// extract is EXTRACT(field FROM x).
type extract struct {
	node
	field string
	x     expr
}

// collate is x COLLATE name; the printers decide whether they can honour it.
type collate struct {
	node
	x    expr
	name string
}

// folded is a text as its collation compares it: MySQL's looks at neither case nor
// accents, and, but for LIKE, not at trailing spaces. Resolve puts it around operands, and around
// PostgreSQL's jsonb where documents are grouped.
type folded struct {
	node
	x    expr
	like bool
}

// atTimeZone is x AT TIME ZONE zone.
type atTimeZone struct {
	node
	x, zone expr
}

// groupingCall is GROUPING(…).
type groupingCall struct {
	node
	args []expr
}

// written is a value that a printer writes by itself, where a tree is asked for.
type written struct {
	node
	write func()
}
