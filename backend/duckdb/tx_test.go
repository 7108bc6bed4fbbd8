//go:build duckdb_arrow

package duckdb

import (
	"context"
	"path/filepath"
	"testing"

	"streamlink/backend/sqlstate"
)

func TestTransactions(t *testing.T) {
	ctx := context.Background()
	b := openDB(t, Config{Path: filepath.Join(t.TempDir(), "tx.duckdb")})
	one, two := openConn(t, b), openConn(t, b)
	exec(t, one, "CREATE TABLE t (a INTEGER PRIMARY KEY)")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	count := func(c *Conn) string { return query(t, c, "SELECT count(*) FROM t")[0][0] }

	must(one.Begin(ctx, false))
	exec(t, one, "INSERT INTO t VALUES (1)")
	if count(one) != "1" || count(two) != "0" {
		t.Errorf("inside %s, outside %s", count(one), count(two))
	}
	must(one.Commit(ctx))
	if count(two) != "1" {
		t.Errorf("after commit %s", count(two))
	}

	must(one.Begin(ctx, false))
	exec(t, one, "DELETE FROM t")
	must(one.Rollback(ctx))
	if count(one) != "1" {
		t.Errorf("after rollback %s", count(one))
	}

	must(one.Begin(ctx, true))
	if e := failure(one, "INSERT INTO t VALUES (2)"); e == nil || e.Code != sqlstate.ReadOnlyTransaction {
		t.Errorf("a write in a read-only transaction gave %v", e)
	}
	must(one.Rollback(ctx))

	must(one.Begin(ctx, false))
	if e := failure(one, "INSERT INTO t VALUES (1)"); e == nil || e.Code != sqlstate.UniqueViolation {
		t.Errorf("a duplicate gave %v", e)
	}
	if e := failure(one, "SELECT 1"); e == nil || e.Code != sqlstate.InFailedTransaction {
		t.Errorf("after a failure SELECT gave %v", e)
	}
	must(one.Rollback(ctx))
	usable(t, one)

	if code(one.Commit(ctx)) != sqlstate.NoActiveTransaction || code(one.Rollback(ctx)) != sqlstate.NoActiveTransaction {
		t.Error("commit and rollback outside a transaction")
	}
	must(one.Begin(ctx, false))
	if code(one.Begin(ctx, false)) != sqlstate.ActiveTransaction {
		t.Error("begin inside a transaction")
	}

	// two transactions change one row: the later is told to try again
	exec(t, one, "UPDATE t SET a = 10 WHERE a = 1")
	must(two.Begin(ctx, false))
	if e := failure(two, "UPDATE t SET a = 20 WHERE a = 1"); e == nil || e.Code != sqlstate.SerializationFailure {
		t.Errorf("a conflict gave %v", e)
	}
	must(two.Rollback(ctx))
	must(one.Commit(ctx))
}

// TestTransactionAndOpenResult commits and rolls back under open results.
func TestTransactionAndOpenResult(t *testing.T) {
	ctx := context.Background()
	c := openConn(t, openDB(t, Config{}))
	for _, commit := range []bool{true, false} {
		if err := c.Begin(ctx, false); err != nil {
			t.Fatal(err)
		}
		res, err := c.Query(ctx, "SELECT i FROM range(500000) r(i)", nil)
		if err != nil {
			t.Fatal(err)
		}
		if commit {
			err = c.Commit(ctx)
		} else {
			err = c.Rollback(ctx)
		}
		if err != nil {
			t.Fatal(err)
		}
		rows, err := readAll(res.Rows)
		if commit && (err != nil || len(rows) != 500_000) {
			t.Errorf("after commit %d rows, %v", len(rows), err)
		}
		if !commit && code(err) != sqlstate.InvalidCursorState {
			t.Errorf("after rollback %d rows, %v", len(rows), err)
		}
		res.Rows.Release()
	}
}

// TestBeginUnderOpenResult begins while an older result is open.
func TestBeginUnderOpenResult(t *testing.T) {
	ctx := context.Background()
	c := openConn(t, openDB(t, Config{}))
	res, err := c.Query(ctx, "SELECT i FROM range(500000) r(i)", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Begin(ctx, false); err != nil {
		t.Fatal(err)
	}
	exec(t, c, "CREATE TABLE t (a INTEGER)")
	if err := c.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	rows, err := readAll(res.Rows)
	if err != nil || len(rows) != 500_000 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	res.Rows.Release()
}

func TestCloseRollsBack(t *testing.T) {
	b := openDB(t, Config{})
	c := openConn(t, b)
	exec(t, c, "CREATE TABLE t (a INTEGER)")
	other, _ := b.Open(context.Background())
	if err := other.(*Conn).Begin(context.Background(), false); err != nil {
		t.Fatal(err)
	}
	exec(t, other, "INSERT INTO t VALUES (1)")
	res, err := other.Query(context.Background(), "SELECT * FROM t", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if res.Rows.Next() || res.Rows.Err() == nil {
		t.Error("a result of a closed connection has rows")
	}
	res.Rows.Release()
	if got := query(t, c, "SELECT count(*) FROM t"); got[0][0] != "0" {
		t.Errorf("the rows are there: %v", got)
	}
	if _, err := other.Query(context.Background(), "SELECT 1", nil); code(err) != sqlstate.ConnectionFailure {
		t.Errorf("a closed connection gave %v", err)
	}
}
