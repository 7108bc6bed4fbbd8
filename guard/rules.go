package guard

import (
	"slices"
	"strings"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// rule decides about a statement, or leaves it to the next.
type rule func(*Guard, Subject, *dialect.Statement) (v Verdict, decided bool)

// rules in their order: the first that decides has decided, and what passes all of
// them is allowed.
var rules = []rule{kindRule, generatedRule, writeRule, settingRule, tableRule, functionRule, sizeRule, shapeRule}

func deny(rule, reason string, position int) (Verdict, bool) {
	return Verdict{Rule: rule, Reason: reason, Position: position}, true
}

// session are the statements about the session: they touch no table by themselves.
var session = map[dialect.Kind]bool{
	dialect.Empty: true, dialect.Set: true, dialect.Show: true, dialect.ShowInfo: true, dialect.Use: true,
	dialect.Begin: true, dialect.Commit: true, dialect.Rollback: true, dialect.Savepoint: true,
	dialect.ReleaseSavepoint: true, dialect.RollbackTo: true, dialect.Fetch: true,
	dialect.CloseCursor: true, dialect.Execute: true, dialect.Deallocate: true, dialect.Discard: true,
	dialect.Kill: true, dialect.Listen: true, dialect.Lock: true,
}

// carriers carry another statement, which is judged for them.
var carriers = map[dialect.Kind]bool{
	dialect.Explain: true, dialect.Declare: true, dialect.Prepare: true, dialect.Copy: true,
}

// kindRule denies what was not understood.
func kindRule(g *Guard, who Subject, s *dialect.Statement) (Verdict, bool) {
	switch {
	case s.Kind == dialect.Select || session[s.Kind] || s.Kind.Writes():
		return Verdict{}, false
	case carriers[s.Kind] && s.Inner != nil && (s.Kind != dialect.Copy || s.CopyTo != nil):
		if s.Kind != dialect.Explain && s.Kind != dialect.Prepare && s.Inner.Kind != dialect.Select {
			return deny("kind", s.Kind.String()+" takes a SELECT", 0)
		}
		return Verdict{}, false
	case s.Kind == dialect.Copy:
		return deny("kind", "COPY may only send the rows of a query to the client: COPY (SELECT …) TO STDOUT", 0)
	case s.Kind == dialect.Call:
		if g.function(who, strings.ToLower(s.Name)) == 1 {
			return Verdict{}, false
		}
		return deny("function", "procedures may not be called", 0)
	case s.Kind == dialect.Unknown && s.Name != "":
		return deny("kind", "statements of the kind "+strings.ToUpper(s.Name)+" are not allowed", 0)
	}
	return deny("kind", "this kind of statement is not allowed", 0)
}

// generatedRule holds a model's answer to one read-only SELECT.
func generatedRule(_ *Guard, who Subject, s *dialect.Statement) (Verdict, bool) {
	switch {
	case !who.Generated:
		return Verdict{}, false
	case s.Kind != dialect.Select || len(s.Writes) > 0:
		return deny("generated", "an answer to a question may only be one SELECT", 0)
	case len(s.Into) > 0:
		return deny("generated", "an answer to a question may not set variables", 0)
	case s.Locking:
		return deny("generated", "an answer to a question may not lock rows", 0)
	case len(s.Params) > 0:
		return deny("generated", "an answer to a question may not have parameters", 0)
	}
	return Verdict{}, false
}

// writeRule keeps a read-only proxy read-only, whatever shape a write has.
func writeRule(g *Guard, who Subject, s *dialect.Statement) (Verdict, bool) {
	if len(s.Writes) == 0 && !s.Kind.Writes() && !s.Locking {
		return Verdict{}, false
	}
	if g.readOnly && !g.mayWrite(who) {
		v := Verdict{Rule: "read-only", Reason: "this proxy only reads", Hint: "Ask for a role that may write, or set guard.read_only to false."}
		if len(s.Writes) > 0 {
			v.Position = s.Writes[0].Position
		}
		if s.Locking && len(s.Writes) == 0 {
			v.Reason, v.Hint = "this proxy only reads: rows cannot be locked", "Leave out FOR UPDATE or FOR SHARE."
		}
		return v, true
	}
	for _, t := range s.Writes {
		if isCatalog(t) || hidden(t) {
			return deny("table", "the catalog may not be written", t.Position)
		}
		if !g.mayUse(who, t, true) {
			return deny("table", "permission denied for table "+t.Name, t.Position)
		}
	}
	return Verdict{}, false
}

func (g *Guard) mayWrite(who Subject) bool {
	for _, name := range who.Roles {
		if g.roles[name].write {
			return true
		}
	}
	return false
}

// settingRule keeps the server's own settings and the user's identity as they are.
// What a session may set is the session's to know.
func settingRule(_ *Guard, _ Subject, s *dialect.Statement) (Verdict, bool) {
	var all []dialect.Setting
	if s.Kind == dialect.Set {
		all = s.Settings
	}
	if len(s.Configs) > 0 && len(s.Reads)+len(s.Calls) > 0 {
		return deny("setting", "set_config() may not stand beside tables and functions: it would run once a row, or never", 0)
	}
	for _, set := range slices.Concat(all, s.Configs) {
		switch {
		case set.Global:
			return deny("setting", "settings of the whole server may not be changed", 0)
		case (set.Name == "role" || set.Name == "session_authorization") && !set.Reset && set.Value != "none" && set.Value != "default":
			return deny("setting", "the role may not be changed", 0)
		case engineSetting(set.Name):
			return deny("setting", "the engine's own settings may not be changed", 0)
		}
	}
	return Verdict{}, false
}

// engineSetting tells the names under which engines behind keep their settings: to a
// session of PostgreSQL they would be settings of some extension.
func engineSetting(name string) bool {
	first, _, dotted := strings.Cut(name, ".")
	return dotted && (first == "spark" || first == "hive" || first == "hadoop" || first == "duckdb")
}

// tableRule holds every relation that is read against the lists.
func tableRule(g *Guard, who Subject, s *dialect.Statement) (Verdict, bool) {
	for _, t := range s.Reads {
		switch {
		case fileLike(t):
			return deny("file", "files cannot be read by their name", t.Position)
		case hidden(t) || !g.mayUse(who, t, false):
			return deny("table", "permission denied for table "+t.Name, t.Position)
		}
	}
	if sh := s.Show; sh != nil && sh.Table.Name != "" && !g.MayRead(who, sh.Table) {
		return deny("table", "permission denied for table "+sh.Table.Name, 0)
	}
	return Verdict{}, false
}

// functionRule allows the functions that the dialect knows and those that the policy
// names. The others do not exist, or are refused with the reason why.
func functionRule(g *Guard, who Subject, s *dialect.Statement) (Verdict, bool) {
	for _, c := range s.Calls {
		opinion := g.function(who, c.Name)
		d := s.Dialect
		if c.Dialect != 0 {
			d = c.Dialect
		}
		known := c.Schema == "" && dialect.Function(d, c.Name)
		switch {
		case opinion < 0:
			return deny("function", "function "+c.Name+"() is not allowed", c.Position)
		case known || opinion > 0 && c.Schema == "":
			continue
		}
		if why, ok := denied.function(c.Name); ok {
			return deny("function", "function "+c.Name+"() is not allowed: it "+why, c.Position)
		}
		name := c.Name
		if c.Schema != "" {
			name = c.Schema + "." + name
		}
		return Verdict{Rule: "function", Reason: "function " + name + "() does not exist", Position: c.Position,
			Code: sqlstate.UndefinedFunction,
			Hint: "Functions are allowed by name; guard.functions can add the engine's own."}, true
	}
	return Verdict{}, false
}
