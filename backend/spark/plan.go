package spark

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// command is a statement in the form that Spark takes it: parameters by name, :p1 being
// the first argument. Spark 4.1 gives question marks the values of others where there are
// five of them or more.
type command struct {
	sql string
	// order tells which of the arguments each place takes that has one.
	order []int
	query bool // it only reads: it may be asked twice, and analysed
	// temporary is set when it makes or drops something that lives in the session alone.
	temporary bool
	// defines is set when it may change what tables there are.
	defines bool
	// source is where the query begins whose rows the statement writes, 0 where none does.
	source int
}

// verbs are the first words of statements that define, by Spark's grammar.
var verbs = map[string]bool{
	"create": true, "drop": true, "alter": true, "replace": true, "rename": true, "truncate": true,
	"msck": true, "repair": true, "refresh": true, "cache": true, "uncache": true, "use": true, "comment": true,
}

// writes are words that make of a statement that begins like a query one that writes:
// WITH … INSERT, FROM … INSERT, and those that stand in front.
var writes = map[string]bool{"insert": true, "update": true, "delete": true, "merge": true}

// reads are the first words of a query.
var reads = map[string]bool{"select": true, "with": true, "values": true, "table": true, "from": true}

// parse reads off a statement's words what Spark must be told of it apart. The
// statement was printed from a tree, so no more than its words is looked at.
func parse(sql string) (command, error) {
	c := command{sql: sql}
	var out strings.Builder
	first, second, numbered, marks, copied := "", "", false, 0, 0
	put := func(i, n, at int) {
		out.WriteString(sql[copied:i])
		out.WriteString(paramName(at))
		copied = i + n
		c.order = append(c.order, at-1)
	}
	wrote, parens := false, 0
	for i := 0; i < len(sql); {
		n := skip(sql[i:])
		switch {
		case n > 0:
		case sql[i] == '?':
			n = 1
			marks++
			put(i, n, marks)
		case sql[i] == '$' || sql[i] == ':':
			at := 0
			if at, n = numberedParam(sql, i); n == 0 {
				n = 1
				break
			}
			numbered = true
			put(i, n, at)
		case letter(sql[i]):
			for n = 1; i+n < len(sql) && (letter(sql[i+n]) || digit(sql[i+n])); n++ {
			}
			word := strings.ToLower(sql[i : i+n])
			switch {
			case first == "":
				first = word
			case second == "":
				second = word
			case c.source == 0 && parens == 0 && (word == "select" || word == "with") &&
				(first == "insert" && second == "into" || first == "create" && second == "table"):
				c.source = out.Len() + i - copied
			}
			wrote = wrote || writes[word] && parens == 0 && (first == "with" || first == "from")
			c.temporary = c.temporary || verbs[first] && (word == "temporary" || word == "temp")
		default:
			switch sql[i] {
			case '(':
				parens++
			case ')':
				parens--
			}
			n = 1
		}
		i += n
	}
	if numbered && marks > 0 {
		return c, sqlstate.New(sqlstate.InternalError, "the statement has parameters of two kinds")
	}
	if len(c.order) > 0 {
		out.WriteString(sql[copied:])
		c.sql = out.String()
	}
	c.query = reads[first] && !wrote
	c.defines = verbs[first]
	c.temporary = c.temporary || first == "use" || first == "cache"
	return c, nil
}

// numberedParam reads a parameter with a number, written $3 or, as the dialect prints it
// for Spark, :p3; n is its length, 0 when there is none. What follows a name or another
// colon is a path into a VARIANT or a cast.
func numberedParam(sql string, i int) (number, n int) {
	n = 1
	if sql[i] == ':' {
		if i > 0 && (letter(sql[i-1]) || digit(sql[i-1]) || strings.IndexByte(":`])", sql[i-1]) >= 0) ||
			i+1 >= len(sql) || sql[i+1] != 'p' {
			return 0, 0
		}
		n = 2
	}
	from := n
	for ; i+n < len(sql) && digit(sql[i+n]) && number < 1<<16; n++ {
		number = number*10 + int(sql[i+n]-'0')
	}
	if n == from || i+n < len(sql) && letter(sql[i+n]) {
		return 0, 0
	}
	return number, n
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func letter(b byte) bool { return b == '_' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= 0x80 }

// skip is the length of a string, quoted name or comment at the front of s, or 0.
func skip(s string) int {
	switch {
	case s[0] == '\'' || s[0] == '"':
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case s[0]:
				return i + 1
			}
		}
		return len(s)
	case s[0] == '`':
		if i := strings.IndexByte(s[1:], '`'); i >= 0 {
			return i + 2 // a doubled one begins the next part of the same name
		}
		return len(s)
	case strings.HasPrefix(s, "--"):
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			return i + 1
		}
		return len(s)
	case strings.HasPrefix(s, "/*"):
		if i := strings.Index(s[2:], "*/"); i >= 0 {
			return i + 4
		}
		return len(s)
	}
	return 0
}

// paramName is the n-th argument's place in a statement.
func paramName(n int) string { return ":p" + strconv.Itoa(n) }

// plan is the statement with its arguments as Spark takes it. Spark before 4.0 knows
// literals only by an older field.
func (c command) plan(args []any, old bool) (*pb.Plan, error) {
	q := &pb.SQL{Query: c.sql}
	if len(c.order) > 0 {
		q.Args, q.NamedArguments = map[string]*pb.Expression_Literal{}, map[string]*pb.Expression{}
	}
	for _, at := range c.order {
		if at < 0 || at >= len(args) {
			return nil, missing(at+1, len(args))
		}
		l, err := literal(args[at])
		if err != nil {
			return nil, err
		}
		name := paramName(at + 1)[1:]
		if old {
			q.Args[name] = l
			continue
		}
		q.NamedArguments[name] = &pb.Expression{ExprType: &pb.Expression_Literal_{Literal: l}}
	}
	root := relation(q)
	if c.source > 0 && !old {
		root = c.counted(q)
	}
	return &pb.Plan{OpType: &pb.Plan_Root{Root: root}}, nil
}

func relation(q *pb.SQL) *pb.Relation { return &pb.Relation{RelType: &pb.Relation_Sql{Sql: q}} }

// written names the query whose rows a statement writes, and their number.
const written = "streamlink_written"

// counted has Spark count the rows of the query that a statement writes: it tells of
// none by itself. The query goes apart, by a name, and is observed under way; Spark
// before 4.0 tells nothing of what a command observes.
func (c command) counted(q *pb.SQL) *pb.Relation {
	head := c.sql[:c.source] + "SELECT * FROM " + written
	q.Query = c.sql[c.source:]
	observed := &pb.Relation{RelType: &pb.Relation_CollectMetrics{CollectMetrics: &pb.CollectMetrics{
		Input: relation(q), Name: written, Metrics: []*pb.Expression{{ExprType: &pb.Expression_ExpressionString_{
			ExpressionString: &pb.Expression_ExpressionString{Expression: "count(1) AS n"}}}},
	}}}
	return &pb.Relation{RelType: &pb.Relation_WithRelations{WithRelations: &pb.WithRelations{
		Root:       relation(&pb.SQL{Query: head}),
		References: []*pb.Relation{{RelType: &pb.Relation_SubqueryAlias{SubqueryAlias: &pb.SubqueryAlias{Input: observed, Alias: written}}}},
	}}}
}

func missing(want, got int) error {
	return sqlstate.New(sqlstate.ProtocolViolation, "the statement has %d parameters, but %d values were given", want, got)
}

// anything are arguments that stand for any while a statement is described: each is
// read by the CAST around it, and a text can be cast to whatever a parameter may be.
// NULL would do but for LIMIT, which refuses it.
func (c command) anything() []any {
	n := 0
	for _, at := range c.order {
		n = max(n, at+1)
	}
	args := make([]any, n)
	for i := range args {
		args[i] = "1"
	}
	return args
}

// literal is an argument as Spark takes it.
func literal(a any) (*pb.Expression_Literal, error) {
	l := &pb.Expression_Literal{}
	switch v := a.(type) {
	case nil:
		l.LiteralType = &pb.Expression_Literal_Null{Null: &pb.DataType{Kind: &pb.DataType_Null{Null: &pb.DataType_NULL{}}}}
	case bool:
		l.LiteralType = &pb.Expression_Literal_Boolean{Boolean: v}
	case int64:
		l.LiteralType = &pb.Expression_Literal_Long{Long: v}
	case float64:
		l.LiteralType = &pb.Expression_Literal_Double{Double: v}
	case string:
		if !utf8.ValidString(v) {
			return nil, sqlstate.New(sqlstate.CharacterNotInRepertoire, "invalid byte sequence for encoding \"UTF8\"")
		}
		l.LiteralType = &pb.Expression_Literal_String_{String_: v}
	case []byte:
		l.LiteralType = &pb.Expression_Literal_Binary{Binary: v}
	case time.Time:
		l.LiteralType = &pb.Expression_Literal_Timestamp{Timestamp: v.UnixMicro()}
	default:
		return nil, sqlstate.New(sqlstate.InternalError, "a parameter has the Go type %T", a)
	}
	return l, nil
}
