package proxy

import (
	"context"
	"strconv"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// local prepares the statements that the session carries out itself.
func (s *Session) local(ctx context.Context, stmt *dialect.Statement, p *Prepared) error {
	switch stmt.Kind {
	case dialect.Empty:
		return nil
	case dialect.Set:
		if stmt.Name != "" { // SELECT set_config(…) tells the new value
			return s.setConfig(stmt, p)
		}
		p.run = func(_ context.Context, s *Session, _ []any, r *Result) error { return s.setAll(stmt, r) }
	case dialect.Show:
		return s.show(stmt, p)
	case dialect.ShowInfo:
		if stmt.Show.Count {
			return s.countWarnings(stmt.Show, p)
		}
		return s.showInfo(ctx, stmt, p)
	case dialect.Begin, dialect.Commit, dialect.Rollback, dialect.Savepoint, dialect.ReleaseSavepoint, dialect.RollbackTo:
		p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error { return s.control(ctx, stmt, r) }
	case dialect.Declare:
		return s.declare(ctx, stmt, p)
	case dialect.Fetch:
		return s.fetch(stmt, p)
	case dialect.CloseCursor:
		p.run = func(_ context.Context, s *Session, _ []any, r *Result) error {
			if stmt.Name == "" {
				r.tag = "CLOSE CURSOR ALL"
			}
			return s.closeCursor(stmt.Name)
		}
	case dialect.Prepare:
		return s.prepareNamed(ctx, stmt, p)
	case dialect.Execute:
		return s.executeNamed(stmt, p)
	case dialect.Deallocate:
		p.run = func(_ context.Context, s *Session, _ []any, r *Result) error { return s.deallocate(stmt.Name, r) }
	case dialect.Discard:
		p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error { return s.discard(ctx, stmt.Name, r) }
	case dialect.Use:
		p.run = func(ctx context.Context, s *Session, _ []any, _ *Result) error { return s.UseDatabase(ctx, stmt.Name) }
	case dialect.Kill:
		p.run = func(_ context.Context, s *Session, _ []any, _ *Result) error {
			return s.proxy.Kill(s, uint32(stmt.ConnectionID), stmt.QueryOnly)
		}
	case dialect.Listen, dialect.Lock: // nothing notifies and nothing is written: accepted, nothing to do
		p.run = func(context.Context, *Session, []any, *Result) error { return nil }
	default:
		return sqlstate.New(sqlstate.FeatureNotSupported, "%s is not supported", stmt.Kind)
	}
	return nil
}

// control is BEGIN and everything that follows it.
func (s *Session) control(ctx context.Context, stmt *dialect.Statement, r *Result) (err error) {
	t := &s.tx
	switch stmt.Kind {
	case dialect.Begin:
		if stmt.Tx.Start {
			r.tag = "START TRANSACTION"
		}
		r.Notices, err = t.begin(ctx, s, stmt.Tx)
		return err
	case dialect.Commit:
		if !t.explicit {
			r.Notices = s.noTransaction()
			return nil
		}
		rolledBack, err := t.commit(ctx, s)
		if rolledBack {
			r.tag = dialect.Rollback.String()
		}
		return err
	case dialect.Rollback:
		if !t.explicit {
			r.Notices = s.noTransaction()
		}
		return t.rollback(ctx, s)
	}
	if !t.explicit {
		if s.client.Dialect == dialect.MySQL {
			return nil
		}
		return sqlstate.New(sqlstate.NoActiveTransaction, "%s can only be used in transaction blocks", stmt.Kind)
	}
	switch stmt.Kind {
	case dialect.Savepoint:
		t.saves = append(t.saves, savepoint{stmt.Name, t.writes})
		return nil
	case dialect.ReleaseSavepoint:
		for i := len(t.saves) - 1; i >= 0; i-- {
			if t.saves[i].name == stmt.Name {
				t.saves = t.saves[:i]
				return nil
			}
		}
		return sqlstate.New("3B001", "savepoint %q does not exist", stmt.Name)
	}
	return t.rollbackTo(ctx, s, stmt.Name)
}

func (s *Session) noTransaction() []Notice {
	if s.client.Dialect == dialect.MySQL {
		return nil
	}
	return []Notice{{Severity: "WARNING", Code: string(sqlstate.NoActiveTransaction), Message: "there is no transaction in progress"}}
}

// prepareNamed is SQL's own PREPARE name AS …: the inner statement is prepared like any
// other and kept under its name.
func (s *Session) prepareNamed(ctx context.Context, stmt *dialect.Statement, p *Prepared) error {
	e := s.event(stmt.Inner.Text)
	e.Kind = stmt.Inner.Kind
	if err := s.judge(stmt.Inner, s.subject(), &e); err != nil {
		return err
	}
	inner, err := s.route(ctx, stmt.Inner.Text, &plan{stmt: stmt.Inner}, &e)
	if err != nil {
		return err
	}
	inner.event = e
	p.run = func(_ context.Context, s *Session, _ []any, _ *Result) error {
		if s.named[stmt.Name] != nil && s.client.Dialect == dialect.PostgreSQL {
			return sqlstate.New(sqlstate.DuplicatePreparedStatement, "prepared statement %q already exists", stmt.Name)
		}
		if s.named == nil {
			s.named = map[string]*Prepared{}
		}
		s.named[stmt.Name] = inner
		return nil
	}
	return nil
}

func (s *Session) executeNamed(stmt *dialect.Statement, p *Prepared) error {
	inner := s.named[stmt.Name]
	if inner == nil {
		return sqlstate.New(sqlstate.InvalidStatementName, "prepared statement %q does not exist", stmt.Name)
	}
	if len(stmt.Args) != len(inner.Params) {
		return sqlstate.New(sqlstate.SyntaxError, "wrong number of parameters for prepared statement %q", stmt.Name).
			WithDetail("Expected %d parameters but got %d.", len(inner.Params), len(stmt.Args))
	}
	args := make([]any, len(stmt.Args))
	for i, a := range stmt.Args {
		args[i] = a.Value
	}
	p.Kind, p.Schema, p.CopyTo = inner.Kind, inner.Schema, inner.CopyTo
	p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error {
		if inner.run == nil {
			return nil
		}
		for i, a := range stmt.Args { // EXECUTE … USING @x: its value now
			if ref, ok := a.Value.(dialect.Ref); ok {
				args[i], _ = s.variable(ref)
			}
		}
		return inner.run(ctx, s, args, r)
	}
	return nil
}

func (s *Session) deallocate(name string, r *Result) error {
	if name == "" {
		clear(s.named)
		r.tag = "DEALLOCATE ALL"
		return nil
	}
	if s.named[name] == nil {
		return sqlstate.New(sqlstate.InvalidStatementName, "prepared statement %q does not exist", name)
	}
	delete(s.named, name)
	return nil
}

func (s *Session) discard(ctx context.Context, what string, r *Result) error {
	switch what {
	case "all":
		r.tag = "DISCARD ALL"
		if s.tx.explicit {
			return sqlstate.New(sqlstate.ActiveTransaction, "DISCARD ALL cannot run inside a transaction block")
		}
		return s.Reset(ctx)
	case "plans":
		r.tag = "DISCARD PLANS"
	case "sequences":
		r.tag = "DISCARD SEQUENCES"
	default:
		r.tag = "DISCARD TEMP"
	}
	return nil
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
