package dialect

import (
	"errors"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"
	"github.com/pganalyze/pg_query_go/v6/parser"

	"streamlink/backend/sqlstate"
)

// pgReader builds the tree from PostgreSQL's own parser's.
type pgReader struct {
	text string
	asks []Ask
	args int // the highest $n
}

// parsePostgres parses text that has passed the bounds.
func parsePostgres(text string) ([]*pg.RawStmt, error) {
	r, err := pg.Parse(text)
	if err == nil {
		return r.Stmts, nil
	}
	var pe *parser.Error
	if !errors.As(err, &pe) {
		return nil, sqlstate.New(sqlstate.StatementTooComplex, "the statement is too complex to read").Because(err)
	}
	if strings.HasPrefix(pe.Message, "memory exhausted") || strings.Contains(pe.Message, "stack depth") {
		return nil, sqlstate.New(sqlstate.StatementTooComplex, "the statement is too complex to read").Because(err)
	}
	return nil, sqlstate.New(sqlstate.SyntaxError, "%s", pe.Message).At(pe.Cursorpos)
}

// splitPostgres leaves a single statement as it is, for Read to find its faults;
// only a text with a semicolon inside is cut by the parser.
func splitPostgres(text string) ([]string, error) {
	if strings.IndexByte(strings.TrimRight(text, "; \t\r\n"), ';') < 0 {
		return []string{text}, nil
	}
	stmts, err := parsePostgres(text)
	if err != nil {
		return nil, err
	}
	if len(stmts) == 1 {
		return []string{text}, nil
	}
	parts := make([]string, 0, len(stmts))
	for _, st := range stmts {
		from, n := int(st.StmtLocation), int(st.StmtLen)
		if n == 0 || from+n > len(text) {
			n = len(text) - from
		}
		parts = append(parts, strings.TrimSpace(text[from:from+n]))
	}
	return parts, nil
}

func readPostgres(text string) (*Statement, error) {
	stmts, err := parsePostgres(text)
	if err != nil {
		return nil, err
	}
	switch len(stmts) {
	case 0:
		return &Statement{Kind: Empty}, nil
	case 1:
	default:
		return nil, sqlstate.New(sqlstate.SyntaxError, "cannot insert multiple commands into a prepared statement")
	}
	r := &pgReader{text: text}
	s := r.statement(stmts[0].Stmt)
	if s.Inner != nil && s.Kind != Prepare {
		s.Inner.Params = make([]Param, r.args)
		s.Inner.Asks = r.asks
	}
	s.Params = make([]Param, r.args)
	s.Asks = r.asks
	return s, nil
}

// statement reads one statement of any kind.
func (r *pgReader) statement(n *pg.Node) *Statement {
	if sel := n.GetSelectStmt(); sel != nil {
		if into := intoOf(sel); into != nil {
			return r.selectInto(sel, into)
		}
		q := r.query(sel)
		if s := setConfig(q); s != nil {
			return s
		}
		return &Statement{Kind: Select, tree: q}
	}
	if s := r.writeStatement(n); s != nil {
		return s
	}
	if s := r.sessionStatement(n); s != nil {
		return s
	}
	return &Statement{Kind: Unknown, Name: pgConstruct(n)}
}

// inner reads a statement inside another (EXPLAIN, DECLARE, PREPARE, COPY).
func (r *pgReader) inner(n *pg.Node) *Statement {
	s := r.statement(n)
	s.Text, s.Dialect = r.text, PostgreSQL
	return s
}

// pgConstruct names a statement that is not understood: "create function".
func pgConstruct(n *pg.Node) string {
	m := n.ProtoReflect()
	d := m.WhichOneof(m.Descriptor().Oneofs().ByName("node"))
	if d == nil {
		return "statement"
	}
	name := strings.TrimSuffix(string(d.Name()), "_stmt")
	return strings.ReplaceAll(name, "_", " ")
}

// pos is the tree's position of a parser's location.
func pos(location int32) int {
	if location < 0 {
		return 0
	}
	return int(location) + 1
}

// names are the strings of a list of nodes.
func names(list []*pg.Node) []string {
	if len(list) == 0 {
		return nil
	}
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.GetString_().GetSval()
	}
	return out
}

// last is the unqualified part of a name, and its schema.
func last(list []*pg.Node) (schema, name string) {
	if len(list) == 0 {
		return "", ""
	}
	if len(list) > 1 {
		schema = list[len(list)-2].GetString_().GetSval()
	}
	return schema, list[len(list)-1].GetString_().GetSval()
}
