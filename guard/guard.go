// Package guard decides whether a statement may run.
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
	e := sqlstate.New(sqlstate.InsufficientPrivilege, "guard refused: %s", reason).At(v.Position)
	if v.Rule != "" {
		e.Detail = "rule: " + v.Rule
	}
	e.Hint = v.Hint
	return e
}

// Guard holds a policy and judges by it. It is safe for many goroutines.
type Guard struct{ policy Policy }

// New makes a Guard from a valid policy.
func New(p Policy) (*Guard, error) { return &Guard{policy: p}, p.Validate() }

// Judge decides. It is pure: no clock, no network, no error.
func (g *Guard) Judge(who Subject, s *dialect.Statement) Verdict { return Verdict{} }

// MayRead says whether a user may see a table at all: what a catalog, a linker
// or a value index shows is filtered by it.
func (g *Guard) MayRead(who Subject, table dialect.Name) bool { return false }
