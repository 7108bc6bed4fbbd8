package dialect

import (
	"regexp"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pingcap/tidb/pkg/parser"
	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/test_driver"

	"streamlink/backend/sqlstate"
)

// mysqlReader builds the tree from tidb's parser's.
type mysqlReader struct {
	text   string
	modes  Modes
	asks   []Ask
	params map[int]int  // offset of each ? → its number
	limits map[int]kept // GROUP_CONCAT's, by where its name begins
	into   [][]string   // the variables of INTO @a, @b
	// jsonTables are what JSON_TABLEs have beside their documents
	jsonTables []*jsonTable
}

// mysqlParsers are reused: one parser holds a megabyte of tables' stack.
var mysqlParsers = sync.Pool{New: func() any {
	p := parser.New()
	p.EnableWindowFunc(true)
	return p
}}

func parseMySQL(text string, modes Modes) ([]ast.StmtNode, error) {
	p := mysqlParsers.Get().(*parser.Parser)
	defer func() {
		p.Reset()
		mysqlParsers.Put(p)
	}()
	p.SetSQLMode(modes.parser())
	stmts, _, err := p.ParseSQL(text)
	if err != nil {
		return nil, mysqlSyntaxError(text, err)
	}
	return append([]ast.StmtNode(nil), stmts...), nil
}

var mysqlNear = regexp.MustCompile(`^line (\d+) column (\d+) near "((?s).*)"`)

// mysqlSyntaxError says it in the words of a MySQL server.
func mysqlSyntaxError(text string, err error) error {
	m := mysqlNear.FindStringSubmatch(err.Error())
	if m == nil {
		return sqlstate.New(sqlstate.SyntaxError, "You have an error in your SQL syntax").Because(err)
	}
	line, _ := strconv.Atoi(m[1])
	column, _ := strconv.Atoi(m[2])
	near := m[3]
	if i := strings.LastIndex(near, `" `); i >= 0 {
		near = near[:i]
	}
	if len(near) > 80 {
		near = near[:80]
		for !utf8.ValidString(near) {
			near = near[:len(near)-1]
		}
	}
	rest, start := text, 0
	for i := 1; i < line; i++ {
		n := strings.IndexByte(rest, '\n')
		if n < 0 {
			break
		}
		rest, start = rest[n+1:], start+n+1
	}
	at := min(start+max(column, 1), len(text)+1)
	return sqlstate.New(sqlstate.SyntaxError, "You have an error in your SQL syntax near '%s' at line %d", near, line).
		At(chars(text, at))
}

func splitMySQL(text string, modes Modes) ([]string, error) {
	if strings.IndexByte(strings.TrimRight(text, "; \t\r\n"), ';') < 0 {
		return []string{text}, nil
	}
	r := &mysqlReader{text: text, modes: modes}
	rest := r.prepareText()
	stmts, err := parseMySQL(rest, modes)
	if err != nil {
		return nil, err
	}
	if len(stmts) == 1 {
		return []string{text}, nil
	}
	// The parser keeps each statement's text; the client's own stands at the same
	// place, since what was made ready for the parser has the same length.
	parts := make([]string, 0, len(stmts))
	from := 0
	for _, st := range stmts {
		t := st.OriginalText()
		i := strings.Index(rest[from:], t)
		if i < 0 {
			return nil, sqlstate.New(sqlstate.InternalError, "the statements cannot be told apart")
		}
		parts = append(parts, strings.TrimRight(strings.TrimSpace(text[from+i:from+i+len(t)]), ";"))
		from += i + len(t)
	}
	return parts, nil
}

func readMySQL(text string, modes Modes) (*Statement, error) {
	r := &mysqlReader{text: text, modes: modes}
	if s := r.special(); s != nil {
		return s, nil
	}
	stmts, err := parseMySQL(r.prepareText(), modes)
	if err != nil {
		return nil, err
	}
	switch len(stmts) {
	case 0:
		return &Statement{Kind: Empty}, nil
	case 1:
	default:
		return nil, sqlstate.New(sqlstate.SyntaxError, "only one statement can be prepared at once")
	}
	r.findParams(stmts[0])
	s := r.assignInto(r.statement(stmts[0]))
	s.Params = make([]Param, len(r.params))
	s.Asks = r.asks
	return s, nil
}

// findParams numbers the ? in the order of the text.
func (r *mysqlReader) findParams(n ast.StmtNode) {
	if !strings.Contains(r.text, "?") {
		return
	}
	v := &paramFinder{}
	n.Accept(v)
	sort.Ints(v.offsets)
	r.params = make(map[int]int, len(v.offsets))
	for _, o := range v.offsets {
		if _, ok := r.params[o]; !ok {
			r.params[o] = len(r.params) + 1
		}
	}
}

type paramFinder struct{ offsets []int }

// Enter notes a parameter.
func (v *paramFinder) Enter(n ast.Node) (ast.Node, bool) {
	if p, ok := n.(*test_driver.ParamMarkerExpr); ok {
		v.offsets = append(v.offsets, p.Offset)
	}
	return n, false
}

// Leave goes on.
func (v *paramFinder) Leave(n ast.Node) (ast.Node, bool) { return n, true }

// statement reads one statement of any kind.
func (r *mysqlReader) statement(n ast.StmtNode) *Statement {
	switch x := n.(type) {
	case *ast.SelectStmt:
		return r.selectStatement(x)
	case *ast.SetOprStmt:
		return &Statement{Kind: Select, tree: r.setOprStmt(x)}
	}
	if s := r.writeStatement(n); s != nil {
		return s
	}
	if s := r.sessionStatement(n); s != nil {
		return s
	}
	return &Statement{Kind: Unknown, Name: mysqlConstruct(n)}
}

func (r *mysqlReader) inner(n ast.StmtNode) *Statement {
	s := r.statement(n)
	s.Text, s.Dialect = r.text, MySQL
	return s
}

// selectStatement knows SELECT … INTO, which writes a file or a variable.
func (r *mysqlReader) selectStatement(x *ast.SelectStmt) *Statement {
	if x.SelectIntoOpt != nil {
		return &Statement{Kind: Unknown, Name: "select into outfile"}
	}
	return &Statement{Kind: Select, tree: r.selectStmt(x)}
}

var camel = regexp.MustCompile(`([a-z])([A-Z])`)

// mysqlConstruct names a statement that is not understood: "load data".
func mysqlConstruct(n any) string {
	name := strings.TrimSuffix(strings.TrimPrefix(typeName(n), "*ast."), "Stmt")
	return strings.ToLower(camel.ReplaceAllString(name, "$1 $2"))
}
