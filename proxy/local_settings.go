package proxy

import (
	"context"
	"strings"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// remembered is what a variable was before a transaction gave it a value of its own.
type remembered struct {
	value string
	set   bool // false: it had its initial value
}

// setLocal gives a variable a value that lasts until the transaction ends.
func (v *settings) setLocal(a dialect.Setting) error {
	name := strings.ToLower(a.Name)
	if to, ok := aliases[name]; ok {
		name = to
	}
	before, was := v.values[name]
	if err := v.set(a); err != nil {
		return err
	}
	if _, ok := v.local[name]; ok {
		return nil
	}
	if v.local == nil {
		v.local = map[string]remembered{}
	}
	v.local[name] = remembered{before, was}
	return nil
}

// endLocal gives back the values from before the transaction.
func (v *settings) endLocal() {
	for name, before := range v.local {
		now, _ := v.get(name)
		if before.set {
			v.values[name] = before.value
		} else {
			delete(v.values, name)
		}
		if after, _ := v.get(name); v.known[name].reported && after != now {
			v.news = append(v.news, name)
		}
	}
	v.local = nil
}

// configure carries out a query's set_config() calls, before its values are taken.
func (s *Session) configure(stmt *dialect.Statement, r *Result) error {
	for _, set := range stmt.Configs {
		if err := s.setting(set, r); err != nil {
			return err
		}
	}
	return nil
}

// setting carries out one assignment. SET LOCAL outside a transaction only warns.
func (s *Session) setting(a dialect.Setting, r *Result) error {
	switch {
	case !a.Local:
		return s.settings.set(a)
	case !s.tx.explicit && !s.tx.implicit:
		r.Notices = append(r.Notices, Notice{Severity: "WARNING", Code: string(sqlstate.NoActiveTransaction),
			Message: "SET LOCAL can only be used in transaction blocks"})
		return nil
	}
	return s.settings.setLocal(a)
}

// setConfig is SET written as a query of one row.
func (s *Session) setConfig(stmt *dialect.Statement, p *Prepared) error {
	p.Kind, p.Schema = dialect.Select, textSchema(stmt.Name)
	p.run = func(_ context.Context, s *Session, _ []any, r *Result) error {
		if err := s.setAll(stmt, r); err != nil {
			return err
		}
		value, _ := s.settings.get(stmt.Settings[0].Name)
		t := newTable(p.Schema)
		t.add(value)
		r.rows = t.reader()
		return nil
	}
	return nil
}
