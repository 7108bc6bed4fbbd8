package dialect

import (
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/test_driver"
)

// sessionStatement reads what is about the session rather than the data; nil is
// something else.
func (r *mysqlReader) sessionStatement(n ast.StmtNode) *Statement {
	switch x := n.(type) {
	case *ast.SetStmt:
		return r.set(x)
	case *ast.ShowStmt:
		return r.show(x)
	case *ast.UseStmt:
		return &Statement{Kind: Use, Name: x.DBName}
	case *ast.BeginStmt:
		return &Statement{Kind: Begin, Tx: TxOptions{ReadOnly: x.ReadOnly}}
	case *ast.CommitStmt:
		return &Statement{Kind: Commit}
	case *ast.RollbackStmt:
		if x.SavepointName != "" {
			return &Statement{Kind: RollbackTo, Name: x.SavepointName}
		}
		return &Statement{Kind: Rollback}
	case *ast.SavepointStmt:
		return &Statement{Kind: Savepoint, Name: x.Name}
	case *ast.ReleaseSavepointStmt:
		return &Statement{Kind: ReleaseSavepoint, Name: x.Name}
	case *ast.ExplainStmt:
		return r.explain(x)
	case *ast.PrepareStmt:
		return r.prepare(x)
	case *ast.ExecuteStmt:
		return r.execute(x)
	case *ast.DeallocateStmt:
		return &Statement{Kind: Deallocate, Name: x.Name}
	case *ast.KillStmt:
		if x.Expr != nil {
			refuse(0, "KILL of a computed connection")
		}
		return &Statement{Kind: Kill, ConnectionID: int64(x.ConnectionID), QueryOnly: x.Query}
	case *ast.LockTablesStmt, *ast.UnlockTablesStmt:
		return &Statement{Kind: Lock}
	case *ast.CallStmt:
		p := x.Procedure
		s := &Statement{Kind: Call, Name: p.FnName.O, Calls: []FuncCall{{Schema: p.Schema.L, Name: p.FnName.L}}}
		for _, a := range p.Args {
			s.Args = append(s.Args, constantOf(r.expr(a)))
		}
		return s
	case *ast.DoStmt:
		q := &query{body: &selectCore{}}
		for _, e := range x.Exprs {
			q.body.(*selectCore).items = append(q.body.(*selectCore).items, selectItem{expr: r.expr(e)})
		}
		return &Statement{Kind: Select, tree: q}
	}
	return nil
}

// set reads every assignment of SET; NAMES and CHARACTER SET keep their own names.
func (r *mysqlReader) set(x *ast.SetStmt) *Statement {
	if s := r.setComputed(x); s != nil {
		return s
	}
	s := &Statement{Kind: Set}
	for _, v := range x.Variables {
		one := Setting{Name: strings.ToLower(v.Name), Global: v.IsGlobal, User: !v.IsSystem && v.Name != ast.SetNames && v.Name != ast.SetCharset}
		switch v.Name {
		case ast.SetNames:
			one.Name, one.User = "names", false
		case ast.SetCharset:
			one.Name, one.User = "character set", false
		}
		if one.Name == "tx_isolation_one_shot" {
			one.Name, one.Local = "transaction_isolation", true
		}
		if one.Name == "tx_isolation" {
			one.Name = "transaction_isolation"
		}
		if one.Name == "tx_read_only" {
			one.Name = "transaction_read_only"
		}
		r.settingValue(&one, v.Value)
		s.Settings = append(s.Settings, one)
		if c, ok := v.ExtendValue.(*test_driver.ValueExpr); ok {
			s.Settings = append(s.Settings, Setting{Name: "collation_connection", Value: c.GetString()})
		}
	}
	return s
}

// settingValue takes constants, bare words and other variables (SET a = @@b) apart;
// anything computed is refused.
func (r *mysqlReader) settingValue(one *Setting, v ast.ExprNode) {
	if v == nil {
		one.Reset = true
		return
	}
	switch e := r.expr(v).(type) {
	case *literal:
		switch e.kind {
		case litDefault:
			one.Reset = true
		case litBool:
			one.Value = map[string]string{"true": "1", "false": "0"}[e.text]
		default:
			one.Value = e.text
		}
		one.Number = e.kind == litInt || e.kind == litDecimal || e.kind == litFloat || e.kind == litBool
		if e.kind == litNull {
			one.Value, one.Null = "", true
		}
	case *columnRef:
		one.Value = e.parts[len(e.parts)-1]
	case *sessionRef:
		one.From = &e.ref
	case *call:
		if len(e.args) > 0 {
			one.Value, one.From = r.concatSetting(e)
			return
		}
		one.Value = e.name
	default:
		refuse(0, "SET to a computed value")
	}
}

// concatSetting knows SET sql_mode = CONCAT(@@sql_mode, ',X'), which drivers send.
func (r *mysqlReader) concatSetting(c *call) (string, *Ref) {
	if c.name == "concat" && len(c.args) == 2 {
		ref, ok1 := c.args[0].(*sessionRef)
		l, ok2 := c.args[1].(*literal)
		if ok1 && ok2 {
			return l.text, &ref.ref
		}
	}
	refuse(c.pos, "SET to a computed value")
	return "", nil
}

func (r *mysqlReader) explain(x *ast.ExplainStmt) *Statement {
	if sh, ok := x.Stmt.(*ast.ShowStmt); ok {
		return r.show(sh)
	}
	if x.Stmt == nil {
		refuse(0, "EXPLAIN of this kind")
	}
	return &Statement{Kind: Explain, Analyze: x.Analyze, Inner: r.inner(x.Stmt)}
}

func (r *mysqlReader) prepare(x *ast.PrepareStmt) *Statement {
	if x.SQLVar != nil {
		refuse(0, "PREPARE from a variable")
	}
	in, err := ReadModes(x.SQLText, MySQL, r.modes)
	if err != nil {
		fail(err)
	}
	return &Statement{Kind: Prepare, Name: x.Name, Inner: in}
}

// execute takes the variables of USING as references by name; the session knows
// their values.
func (r *mysqlReader) execute(x *ast.ExecuteStmt) *Statement {
	s := &Statement{Kind: Execute, Name: x.Name}
	for _, v := range x.UsingVars {
		u, ok := v.(*ast.VariableExpr)
		if !ok || u.IsSystem {
			refuse(0, "EXECUTE with something else than variables")
		}
		s.Args = append(s.Args, &Literal{Value: Ref{Name: strings.ToLower(u.Name), User: true}})
	}
	return s
}

// shows names the SHOW statements; the others are refused.
var shows = map[ast.ShowStmtType]string{
	ast.ShowEngines: "engines", ast.ShowDatabases: "databases", ast.ShowTables: "tables",
	ast.ShowTableStatus: "table status", ast.ShowColumns: "columns", ast.ShowWarnings: "warnings",
	ast.ShowErrors: "errors", ast.ShowCharset: "character set", ast.ShowVariables: "variables",
	ast.ShowStatus: "status", ast.ShowCollation: "collation", ast.ShowCreateTable: "create table",
	ast.ShowCreateView: "create view", ast.ShowCreateDatabase: "create database", ast.ShowGrants: "grants",
	ast.ShowTriggers: "triggers", ast.ShowProcedureStatus: "procedure status",
	ast.ShowFunctionStatus: "function status", ast.ShowIndex: "keys", ast.ShowProcessList: "processlist",
	ast.ShowEvents: "events", ast.ShowPlugins: "plugins", ast.ShowProfiles: "profiles",
	ast.ShowPrivileges: "privileges", ast.ShowOpenTables: "open tables",
	ast.ShowMasterStatus: "master status", ast.ShowBinlogStatus: "binary log status", ast.ShowReplicaStatus: "replica status",
	ast.ShowCreateProcedure: "create procedure", ast.ShowCreateUser: "create user",
}

func (r *mysqlReader) show(x *ast.ShowStmt) *Statement {
	what, ok := shows[x.Tp]
	if !ok {
		return &Statement{Kind: Unknown, Name: "show"}
	}
	o := &ShowOptions{What: what, Full: x.Full, Global: x.GlobalScope}
	if x.Table != nil {
		o.Table = tableName(x.Table)
	}
	if x.DBName != "" {
		o.Table.Schema = x.DBName
	}
	if x.Tp == ast.ShowCreateDatabase {
		o.Table = Name{Schema: x.DBName}
	}
	if x.Column != nil {
		o.Like, o.HasLike = x.Column.Name.O, true
	}
	if x.CountWarningsOrErrors {
		o.Count = true
	}
	if p := x.Pattern; p != nil {
		l, ok := r.expr(p.Pattern).(*literal)
		if !ok || l.kind != litString {
			refuse(0, "SHOW … LIKE a computed pattern")
		}
		o.Like, o.HasLike = l.text, true
	}
	if x.Where != nil {
		o.Where = r.whereText()
	}
	s := &Statement{Kind: ShowInfo, Show: o}
	if o.Table.Name != "" {
		s.Name = o.Table.Name
	}
	return s
}

// whereText is the text behind SHOW's WHERE, which is its last clause.
func (r *mysqlReader) whereText() string {
	l := lexer{text: r.text, from: MySQL, modes: r.modes}
	start := -1
	for {
		t := l.next()
		switch {
		case t.kind == tokEOF, t.kind == tokBad, t.kind == tokSemicolon && start >= 0:
			if start < 0 {
				return ""
			}
			return strings.TrimSpace(r.text[start:t.start])
		case t.kind == tokWord && start < 0 && strings.EqualFold(r.text[t.start:t.end], "where"):
			start = t.end
		}
	}
}

// special reads the forms that clients send and the parser does not know: so far
// DESCRIBE t 'pattern'.
func (r *mysqlReader) special() *Statement {
	if s := r.showForm(); s != nil {
		return s
	}
	l := lexer{text: r.text, from: MySQL, modes: r.modes}
	var words []string
	for t := l.next(); t.kind == tokWord || t.kind == tokQuoted || t.kind == tokDot || t.kind == tokString; t = l.next() {
		if words = append(words, r.text[t.start:t.end]); len(words) > 5 {
			return nil
		}
		if t.kind == tokString {
			return describePattern(words)
		}
	}
	return nil
}

// describePattern is DESCRIBE [schema.]table 'pattern', cut into words.
func describePattern(words []string) *Statement {
	switch strings.ToLower(words[0]) {
	case "describe", "desc", "explain":
	default:
		return nil
	}
	n := Name{}
	switch {
	case len(words) == 3:
		n.Name = unquoteName(words[1])
	case len(words) == 5 && words[2] == ".":
		n.Schema, n.Name = unquoteName(words[1]), unquoteName(words[3])
	default:
		return nil
	}
	return &Statement{Kind: ShowInfo, Name: n.Name,
		Show: &ShowOptions{What: "columns", Table: n, Like: unquoteMySQL(words[len(words)-1]), HasLike: true}}
}

func unquoteName(s string) string {
	if s[0] != '`' {
		return s
	}
	return strings.ReplaceAll(s[1:len(s)-1], "``", "`")
}
