// Package guard decides whether a statement may run.
//
// It judges the facts that guard/dialect tells about a statement, never its text:
// what it does, what it reads and writes, what it calls. What no rule allows is
// denied.
package guard

import (
	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// Subject is who asks.
type Subject struct {
	User      string
	Roles     []string
	Generated bool // the statement is a model's answer: one read-only SELECT, whatever the role
}

// Verdict is a decision with its reason. The zero Verdict denies.
type Verdict struct {
	Allow    bool
	Rule     string // which rule decided: "read-only", "table", "function", "kind", "default" …
	Reason   string // one sentence for the client
	Hint     string // the allowed alternative, when there is one
	Position int    // 1-based character of the offending part; 0: the whole
	MaxRows  int64  // rows the client may get; 0: no limit

	// Code is the refusal's SQLSTATE; empty is 42501. A function that nobody knows is
	// 42883: to a client it does not exist.
	Code sqlstate.Code
}

// Err is the refusal as an error (42501), or nil when the verdict allows.
func (v Verdict) Err() error {
	if v.Allow {
		return nil
	}
	reason := v.Reason
	if reason == "" {
		reason = "no rule allows it"
	}
	code, prefix := v.Code, ""
	if code == "" {
		code, prefix = sqlstate.InsufficientPrivilege, "guard refused: "
	}
	e := sqlstate.New(code, "%s%s", prefix, reason).At(v.Position)
	if v.Rule != "" {
		e.Detail = "rule: " + v.Rule
	}
	e.Hint = v.Hint
	return e
}

// Guard holds a policy and judges by it. It is safe for many goroutines.
type Guard struct {
	readOnly bool
	shapes   bool // pasted-in text is refused
	maxRows  int64
	all      access            // the rules for everybody
	roles    map[string]access // and what they change for a role
}

// New makes a Guard from a valid policy.
func New(p Policy) (*Guard, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	g := &Guard{readOnly: p.ReadOnly, shapes: p.Injection != "off", maxRows: p.MaxRows, roles: make(map[string]access, len(p.Roles))}
	g.all = newAccess(p.Rules)
	for name, r := range p.Roles {
		a := newAccess(r.Rules)
		a.write, a.maxRows = r.Write, r.MaxRows
		g.roles[name] = a
	}
	return g, nil
}

// Judge decides. It is pure: no clock, no network, no error.
func (g *Guard) Judge(who Subject, s *dialect.Statement) Verdict {
	if s == nil {
		return Verdict{Rule: "default"}
	}
	for _, rule := range rules {
		if v, decided := rule(g, who, s); decided {
			return v
		}
	}
	if s.Inner != nil {
		if v := g.Judge(who, s.Inner); !v.Allow {
			return v
		}
	}
	return Verdict{Allow: true, Rule: allowedBy(s), MaxRows: g.rowLimit(who)}
}

// allowedBy names what an allowed statement was allowed as.
func allowedBy(s *dialect.Statement) string {
	switch {
	case len(s.Writes) > 0:
		return "write"
	case session[s.Kind]:
		return "session"
	}
	return "read"
}

// rowLimit is the smallest limit that is set for the user.
func (g *Guard) rowLimit(who Subject) int64 {
	limit := g.maxRows
	for _, name := range who.Roles {
		if r := g.roles[name].maxRows; r > 0 && (limit == 0 || r < limit) {
			limit = r
		}
	}
	return limit
}

// MayRead says whether a user may see a table at all: what a catalog, a linker
// or a value index shows is filtered by it.
func (g *Guard) MayRead(who Subject, table dialect.Name) bool {
	return g.mayUse(who, table, false) && !hidden(table)
}
