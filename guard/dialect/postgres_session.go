package dialect

import (
	"math"
	"strconv"
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"
)

// sessionStatement reads what is about the session rather than the data; nil is
// something else.
func (r *pgReader) sessionStatement(n *pg.Node) *Statement {
	switch x := n.GetNode().(type) {
	case *pg.Node_VariableSetStmt:
		return r.set(x.VariableSetStmt)
	case *pg.Node_VariableShowStmt:
		return &Statement{Kind: Show, Name: strings.ToLower(x.VariableShowStmt.Name)}
	case *pg.Node_TransactionStmt:
		return r.transaction(x.TransactionStmt)
	case *pg.Node_DeclareCursorStmt:
		return r.declare(x.DeclareCursorStmt)
	case *pg.Node_FetchStmt:
		return r.fetch(x.FetchStmt)
	case *pg.Node_ClosePortalStmt:
		return &Statement{Kind: CloseCursor, Name: x.ClosePortalStmt.Portalname}
	case *pg.Node_CopyStmt:
		return r.copy(x.CopyStmt)
	case *pg.Node_ExplainStmt:
		return r.explain(x.ExplainStmt)
	case *pg.Node_PrepareStmt:
		return r.prepare(x.PrepareStmt)
	case *pg.Node_ExecuteStmt:
		return &Statement{Kind: Execute, Name: x.ExecuteStmt.Name, Args: r.constants(x.ExecuteStmt.Params)}
	case *pg.Node_DeallocateStmt:
		return &Statement{Kind: Deallocate, Name: x.DeallocateStmt.Name}
	case *pg.Node_DiscardStmt:
		name := strings.ToLower(strings.TrimPrefix(x.DiscardStmt.Target.String(), "DISCARD_"))
		return &Statement{Kind: Discard, Name: name}
	case *pg.Node_ListenStmt:
		return &Statement{Kind: Listen, Name: x.ListenStmt.Conditionname}
	case *pg.Node_UnlistenStmt:
		return &Statement{Kind: Listen, Name: x.UnlistenStmt.Conditionname}
	case *pg.Node_LockStmt:
		return &Statement{Kind: Lock}
	case *pg.Node_CallStmt:
		_, name := last(x.CallStmt.Funccall.GetFuncname())
		s := &Statement{Kind: Call, Name: name, Args: r.constants(x.CallStmt.Funccall.GetArgs())}
		s.Calls = []FuncCall{{Name: name, Position: chars(r.text, pos(x.CallStmt.Funccall.GetLocation()))}}
		return s
	}
	return nil
}

// set reads SET and RESET in all their forms.
func (r *pgReader) set(v *pg.VariableSetStmt) *Statement {
	s := &Statement{Kind: Set}
	one := Setting{Name: strings.ToLower(v.Name), Local: v.IsLocal}
	switch v.Kind {
	case pg.VariableSetKind_VAR_SET_VALUE:
		one.Value = r.settingValue(v.Args)
	case pg.VariableSetKind_VAR_SET_DEFAULT, pg.VariableSetKind_VAR_RESET:
		one.Reset = true
	case pg.VariableSetKind_VAR_RESET_ALL:
		one.Name, one.Reset = "all", true
	case pg.VariableSetKind_VAR_SET_MULTI:
		prefix, local := "", true
		switch v.Name {
		case "SESSION CHARACTERISTICS":
			prefix, local = "default_", false
		case "TRANSACTION":
		default:
			refuse(0, "SET "+v.Name)
		}
		for _, a := range v.Args {
			d := a.GetDefElem()
			s.Settings = append(s.Settings, Setting{Name: prefix + d.GetDefname(), Value: optionText(d.GetArg()), Local: local})
		}
		return s
	default:
		refuse(0, "SET … FROM CURRENT")
	}
	s.Settings = []Setting{one}
	return s
}

func (r *pgReader) settingValue(args []*pg.Node) string {
	parts := make([]string, 0, len(args))
	for _, a := range args {
		if c := a.GetTypeCast(); c != nil {
			a = c.Arg
		}
		if a.GetAConst() == nil {
			refuse(0, "SET to something else than a constant")
		}
		parts = append(parts, optionText(a))
	}
	return strings.Join(parts, ", ")
}

// optionText is an option's value as text: "on" for an option that is only named.
func optionText(n *pg.Node) string {
	switch x := n.GetNode().(type) {
	case nil:
		return "on"
	case *pg.Node_AConst:
		c := x.AConst
		switch v := c.Val.(type) {
		case *pg.A_Const_Ival:
			return strconv.Itoa(int(v.Ival.GetIval()))
		case *pg.A_Const_Fval:
			return v.Fval.Fval
		case *pg.A_Const_Boolval:
			return strconv.FormatBool(v.Boolval.GetBoolval())
		case *pg.A_Const_Sval:
			return v.Sval.Sval
		}
	case *pg.Node_String_:
		return x.String_.Sval
	case *pg.Node_Integer:
		return strconv.Itoa(int(x.Integer.GetIval()))
	case *pg.Node_Boolean:
		return strconv.FormatBool(x.Boolean.GetBoolval())
	case *pg.Node_Float:
		return x.Float.Fval
	}
	return ""
}

// isOn reads an option's truth.
func isOn(v string) bool {
	switch strings.ToLower(v) {
	case "on", "true", "1", "yes", "t", "y":
		return true
	}
	return false
}

func (r *pgReader) transaction(t *pg.TransactionStmt) *Statement {
	s := &Statement{Name: t.SavepointName}
	switch t.Kind {
	case pg.TransactionStmtKind_TRANS_STMT_BEGIN, pg.TransactionStmtKind_TRANS_STMT_START:
		s.Kind = Begin
		s.Tx.Start = t.Kind == pg.TransactionStmtKind_TRANS_STMT_START
		for _, o := range t.Options {
			d := o.GetDefElem()
			switch d.GetDefname() {
			case "transaction_isolation":
				s.Tx.Isolation = strings.ToLower(optionText(d.Arg))
			case "transaction_read_only":
				s.Tx.ReadOnly = isOn(optionText(d.Arg))
			}
		}
	case pg.TransactionStmtKind_TRANS_STMT_COMMIT:
		s.Kind = Commit
	case pg.TransactionStmtKind_TRANS_STMT_ROLLBACK:
		s.Kind = Rollback
	case pg.TransactionStmtKind_TRANS_STMT_SAVEPOINT:
		s.Kind = Savepoint
	case pg.TransactionStmtKind_TRANS_STMT_RELEASE:
		s.Kind = ReleaseSavepoint
	case pg.TransactionStmtKind_TRANS_STMT_ROLLBACK_TO:
		s.Kind = RollbackTo
	default:
		return &Statement{Kind: Unknown, Name: "two-phase transaction"}
	}
	if t.Chain {
		refuse(0, "AND CHAIN")
	}
	return s
}

// The bits of a cursor's options (nodes/parsenodes.h).
const (
	cursorBinary = 0x0001
	cursorHold   = 0x0020
)

func (r *pgReader) declare(d *pg.DeclareCursorStmt) *Statement {
	if d.Options&cursorBinary != 0 {
		refuse(0, "a BINARY cursor")
	}
	return &Statement{Kind: Declare, Name: d.Portalname, Hold: d.Options&cursorHold != 0, Inner: r.inner(d.Query)}
}

func (r *pgReader) fetch(f *pg.FetchStmt) *Statement {
	if f.Direction != pg.FetchDirection_FETCH_FORWARD || f.HowMany < 0 {
		refuse(0, "a cursor that moves other than forward")
	}
	s := &Statement{Kind: Fetch, Name: f.Portalname, Move: f.Ismove, Count: f.HowMany}
	if f.HowMany == math.MaxInt64 {
		s.Count = -1
	}
	return s
}

func (r *pgReader) explain(e *pg.ExplainStmt) *Statement {
	s := &Statement{Kind: Explain, Inner: r.inner(e.Query)}
	for _, o := range e.Options {
		switch d := o.GetDefElem(); d.GetDefname() {
		case "analyze":
			s.Analyze = isOn(optionText(d.Arg))
		case "format": // the engine's plan is no tree of PostgreSQL's
			if f := optionText(d.Arg); !strings.EqualFold(f, "text") {
				refuse(0, "EXPLAIN (FORMAT "+strings.ToUpper(f)+")")
			}
		}
	}
	return s
}

func (r *pgReader) prepare(p *pg.PrepareStmt) *Statement {
	in := r.inner(p.Query)
	in.Params = make([]Param, max(r.args, len(p.Argtypes)))
	for i, t := range p.Argtypes {
		typ := r.typeName(t.GetTypeName())
		in.declare(i+1, typ)
		in.Params[i] = typ.param()
	}
	r.args = 0 // they are the inner statement's, EXECUTE gives them
	return &Statement{Kind: Prepare, Name: p.Name, Inner: in}
}

// constants are the arguments of EXECUTE and CALL.
func (r *pgReader) constants(list []*pg.Node) []*Literal {
	var out []*Literal
	for _, n := range list {
		out = append(out, constantOf(r.expr(n)))
	}
	return out
}

// constantOf is a constant's value; a cast of a constant hands over its text.
func constantOf(e expr) *Literal {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	l, ok := e.(*literal)
	if !ok {
		refuse(e.base().pos, "an argument that is not a constant")
	}
	switch l.kind {
	case litNull:
		return &Literal{}
	case litBool:
		return &Literal{Value: l.text == "true"}
	case litInt:
		if v, err := strconv.ParseInt(l.text, 10, 64); err == nil {
			return &Literal{Value: v}
		}
	case litFloat:
		if v, err := strconv.ParseFloat(l.text, 64); err == nil {
			return &Literal{Value: v}
		}
	}
	return &Literal{Value: l.text}
}
