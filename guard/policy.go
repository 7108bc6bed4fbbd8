package guard

import (
	"fmt"
	"path"
	"strings"
)

// Policy is the guard's part of the configuration: what is allowed beyond the
// built-in rules.
type Policy struct {
	// ReadOnly denies every statement that writes. Default true.
	ReadOnly bool `mapstructure:"read_only"`
	// MaxRows cuts a result off after so many rows; 0 is no limit.
	MaxRows int64 `mapstructure:"max_rows"`
	// Injection says what is done about statements that have the shape of pasted-in
	// text (x = '' OR 1=1 -- …): "enforce" refuses them, "off" lets them pass. Default
	// (and empty): enforce.
	Injection string `mapstructure:"injection"`
	// Rules are for every user.
	Rules `mapstructure:",squash"`
	// Roles refine them for the users that have a role.
	Roles map[string]Role `mapstructure:"roles"`
}

// Role is what a role may do beside, or instead of, the rules for everybody.
type Role struct {
	// Write lets the role write, where ReadOnly would deny it.
	Write bool `mapstructure:"write"`
	// MaxRows is the role's own limit; the smallest counts.
	MaxRows int64 `mapstructure:"max_rows"`
	Rules   `mapstructure:",squash"`
}

// Rules are lists of tables and functions. A table is "name" or "schema.name", a
// function is a name; both may hold * and ?. Deny beats allow, and an allow list
// that is not empty denies everything else.
type Rules struct {
	// Tables may be read. Empty: all.
	Tables []string `mapstructure:"tables"`
	// DenyTables may not be read or written, whoever asks.
	DenyTables []string `mapstructure:"deny_tables"`
	// WriteTables may be written by those who may write. Empty: all.
	WriteTables []string `mapstructure:"write_tables"`
	// Functions are allowed beside the built-in ones, under the engine's own names.
	Functions []string `mapstructure:"functions"`
	// DenyFunctions are denied though they are built in.
	DenyFunctions []string `mapstructure:"deny_functions"`
}

// Default is the policy of a configuration that says nothing.
func Default() Policy { return Policy{ReadOnly: true, Injection: "enforce"} }

// Validate tells what is wrong with the policy, or nil.
func (p Policy) Validate() error {
	if p.MaxRows < 0 {
		return fmt.Errorf("guard.max_rows is %d; it must be 0 (no limit) or more", p.MaxRows)
	}
	switch p.Injection {
	case "", "enforce", "off":
	default:
		return fmt.Errorf("guard.injection is %q; it must be enforce or off", p.Injection)
	}
	if err := p.Rules.validate("guard"); err != nil {
		return err
	}
	for name, r := range p.Roles {
		if r.MaxRows < 0 {
			return fmt.Errorf("guard.roles.%s.max_rows is %d; it must be 0 (no limit) or more", name, r.MaxRows)
		}
		if err := r.Rules.validate("guard.roles." + name); err != nil {
			return err
		}
	}
	return nil
}

func (r Rules) validate(where string) error {
	lists := []struct {
		key  string
		list []string
	}{
		{"tables", r.Tables}, {"deny_tables", r.DenyTables}, {"write_tables", r.WriteTables},
		{"functions", r.Functions}, {"deny_functions", r.DenyFunctions},
	}
	for _, l := range lists {
		for _, pattern := range l.list {
			if strings.TrimSpace(pattern) == "" {
				return fmt.Errorf("%s.%s holds an empty name", where, l.key)
			}
			if _, err := path.Match(pattern, ""); err != nil {
				return fmt.Errorf("%s.%s: %q is not a pattern: %w", where, l.key, pattern, err)
			}
		}
	}
	return nil
}
