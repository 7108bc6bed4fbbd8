package proxy

import (
	"context"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// transaction keeps a session's books. On an engine with real transactions it also
// holds one open there; on one without, the books are all there is.
type transaction struct {
	explicit bool // between BEGIN and its end
	implicit bool // between BeginImplicit and EndImplicit
	failed   bool
	engine   bool // the engine has a transaction open
	writes   int  // statements that wrote since the transaction began
	readOnly bool
	saves    []savepoint
}

// savepoint is remembered so that going back to it can be honest: only where nothing
// was written since is there nothing to undo.
type savepoint struct {
	name   string
	writes int // how many statements of the transaction had written when it was made
}

func (t *transaction) status() TxStatus {
	switch {
	case t.failed && t.explicit:
		return Failed
	case t.explicit:
		return InTx
	}
	return Idle
}

// admit refuses everything but the end of a transaction that failed.
func (t *transaction) admit(k dialect.Kind) error {
	if !t.failed || !t.explicit {
		return nil
	}
	switch k {
	case dialect.Commit, dialect.Rollback, dialect.RollbackTo, dialect.Empty:
		return nil
	}
	return sqlstate.New(sqlstate.InFailedTransaction,
		"current transaction is aborted, commands ignored until end of transaction block")
}

// enter is called before a statement runs on the engine. A statement that only reads
// needs no transaction there: PostgreSQL's read committed gives each its own snapshot.
func (t *transaction) enter(ctx context.Context, s *Session, k dialect.Kind) error {
	if !k.Writes() {
		return nil
	}
	if t.readOnly && t.explicit {
		return sqlstate.New(sqlstate.ReadOnlyTransaction, "cannot execute %s in a read-only transaction", k)
	}
	if t.explicit || t.implicit {
		if err := t.open(ctx, s); err != nil {
			return err
		}
		t.writes++
	}
	return nil
}

// open begins the engine's transaction, where the engine has them.
func (t *transaction) open(ctx context.Context, s *Session) error {
	conn, err := s.connect(ctx)
	if err != nil {
		return err
	}
	tx, ok := conn.(backend.Transactor)
	if !ok || t.engine {
		return nil
	}
	if err := tx.Begin(ctx, t.readOnly); err != nil {
		return err
	}
	t.engine = true
	return nil
}

// begin is BEGIN.
func (t *transaction) begin(ctx context.Context, s *Session, o dialect.TxOptions) ([]Notice, error) {
	if t.explicit {
		return []Notice{{Severity: "WARNING", Code: string(sqlstate.ActiveTransaction),
			Message: "there is already a transaction in progress"}}, nil
	}
	t.explicit, t.readOnly = true, o.ReadOnly
	if o.Isolation != "" && s.client.Dialect == dialect.PostgreSQL { // MySQL's is the session's
		if err := s.settings.setLocal(dialect.Setting{Name: "transaction_isolation", Value: o.Isolation}); err != nil {
			return nil, err
		}
	}
	return nil, t.open(ctx, s)
}

// end forgets the transaction and the values that variables had in it.
func (t *transaction) end(s *Session) {
	*t = transaction{}
	s.settings.endLocal()
}

// commit is COMMIT; of a failed transaction it is a rollback, and says so.
func (t *transaction) commit(ctx context.Context, s *Session) (rolledBack bool, err error) {
	if t.failed {
		return true, t.rollback(ctx, s)
	}
	defer t.end(s)
	s.closeCursors(false)
	if !t.engine {
		return false, nil
	}
	return false, s.conn.(backend.Transactor).Commit(ctx)
}

// rollback is ROLLBACK. What an engine without transactions has written stands, and
// the client is told so.
func (t *transaction) rollback(ctx context.Context, s *Session) error {
	defer t.end(s)
	s.closeCursors(false)
	if t.engine {
		return s.conn.(backend.Transactor).Rollback(context.WithoutCancel(ctx))
	}
	if t.writes > 0 {
		return sqlstate.New(sqlstate.FeatureNotSupported, "cannot roll back: the engine has no transactions and what was written stands")
	}
	return nil
}

// rollbackTo goes back to a savepoint where nothing was written since; the engine has
// no savepoints, so that anything else would be a lie.
func (t *transaction) rollbackTo(ctx context.Context, s *Session, name string) error {
	for i := len(t.saves) - 1; i >= 0; i-- {
		if t.saves[i].name != name {
			continue
		}
		// After an error the engine may have given up what was written before the savepoint too.
		if t.writes > t.saves[i].writes || t.failed && t.writes > 0 {
			t.failed = true
			return sqlstate.New(sqlstate.FeatureNotSupported, "cannot roll back to savepoint %q after a write", name).
				WithHint("the engine has no savepoints; ROLLBACK undoes the whole transaction")
		}
		if t.engine && t.failed { // a fresh one sees the same, as nothing was written
			tx := s.conn.(backend.Transactor)
			if err := tx.Rollback(ctx); err != nil {
				return err
			}
			t.engine = false
			if err := t.open(ctx, s); err != nil {
				return err
			}
		}
		t.failed = false
		t.saves = t.saves[:i+1]
		return nil
	}
	return sqlstate.New("3B001", "savepoint %q does not exist", name)
}

// Fail marks an open transaction as failed after an error, where the client's database
// does so: MySQL goes on after most errors.
func (s *Session) Fail() {
	if s.client.Dialect == dialect.PostgreSQL && (s.tx.explicit || s.tx.implicit) {
		s.tx.failed = true
	}
}

// BeginImplicit opens the implicit transaction of a multi-statement simple query, or
// of an extended-protocol sequence up to Sync. The engine hears of it with the first
// write. An explicit BEGIN inside takes it over, as in PostgreSQL.
func (s *Session) BeginImplicit(ctx context.Context) {
	if !s.tx.explicit {
		s.tx.implicit = true
	}
}

// EndImplicit commits what BeginImplicit opened, or rolls it back when ok is false.
func (s *Session) EndImplicit(ctx context.Context, ok bool) error {
	if s.tx.explicit || !s.tx.implicit {
		return nil
	}
	if !s.tx.engine {
		s.tx.implicit, s.tx.failed, s.tx.writes = false, false, 0
		s.settings.endLocal()
		return nil
	}
	if ok && !s.tx.failed {
		_, err := s.tx.commit(ctx, s)
		return err
	}
	return s.tx.rollback(ctx, s)
}
