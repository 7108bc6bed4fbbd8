//go:build duckdb_arrow

package duckdb

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend/sqlstate"
)

// endless would run for hours before its first row.
const endless = "SELECT count(*) FROM range(1000000000) a(i), range(1000000000) b(j) WHERE a.i + b.j = -1"

func code(err error) sqlstate.Code {
	if err == nil {
		return ""
	}
	return sqlstate.From(err).Code
}

// usable checks that a connection works after something went wrong.
func usable(t *testing.T, c *Conn) {
	t.Helper()
	if got := query(t, c, "SELECT 42"); len(got) != 1 || got[0][0] != "42" {
		t.Errorf("afterwards SELECT 42 gave %v", got)
	}
}

func TestCancelWhileExecuting(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	for _, inTx := range []bool{false, true} {
		if inTx {
			if err := c.Begin(context.Background(), false); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(100*time.Millisecond, cancel)
		start := time.Now()
		_, err := c.Query(ctx, endless, nil)
		if code(err) != sqlstate.QueryCanceled || time.Since(start) > 5*time.Second {
			t.Errorf("after %s: %v", time.Since(start), err)
		}
		if inTx {
			if err := c.Rollback(context.Background()); err != nil {
				t.Error(err)
			}
		}
		usable(t, c)
	}
}

func TestCancelBeforeAndByDeadline(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Query(ctx, "SELECT 1", nil); code(err) != sqlstate.QueryCanceled {
		t.Errorf("a cancelled context gave %v", err)
	}
	if _, err := c.Describe(ctx, "SELECT 17"); code(err) != sqlstate.QueryCanceled {
		t.Errorf("a cancelled context described: %v", err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err := c.Query(ctx, endless, nil)
	if code(err) != sqlstate.QueryCanceled || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a deadline gave %v", err)
	}
	stop, reason := context.WithCancelCause(context.Background())
	reason(sqlstate.New(sqlstate.AdminShutdown, "going down"))
	if _, err := c.Query(stop, "SELECT 1", nil); code(err) != sqlstate.AdminShutdown {
		t.Errorf("a cause with a code gave %v", err)
	}
	usable(t, c)
}

func TestCancelWhileFetching(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	// The first rows come as soon as DuckDB has filled its buffer, the rest takes for
	// ever: the cancel has to reach a
	// fetch that waits.
	sql := "SELECT i FROM range(100000000000) r(i) WHERE i < 400000 OR i < 0 * i"
	for _, during := range []bool{false, true} {
		ctx, cancel := context.WithCancel(context.Background())
		res, err := c.Query(ctx, sql, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !res.Rows.Next() {
			t.Fatal(res.Rows.Err())
		}
		if during {
			time.AfterFunc(100*time.Millisecond, cancel)
		} else {
			cancel()
		}
		start := time.Now()
		for res.Rows.Next() {
		}
		if code(res.Rows.Err()) != sqlstate.QueryCanceled || time.Since(start) > 5*time.Second {
			t.Errorf("after %s: %v", time.Since(start), res.Rows.Err())
		}
		res.Rows.Release()
		cancel()
		usable(t, c)
	}
}

// TestCancelHitsItsOwn cancels finished statements while others run on the same links.
func TestCancelHitsItsOwn(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	for range 300 {
		ctx, cancel := context.WithCancel(context.Background())
		res, err := c.Query(ctx, "SELECT 1", nil)
		if err != nil {
			t.Fatal(err)
		}
		res.Rows.Release()
		go cancel()
		if _, err := tryQuery(c, "SELECT sum(i) FROM range(20000) r(i)"); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOverlap keeps older results readable while newer statements run.
func TestOverlap(t *testing.T) {
	const n = 300_000
	for _, where := range []string{"autocommit", "transaction", "temporary tables"} {
		t.Run(where, func(t *testing.T) {
			b := openDB(t, Config{})
			c := openConn(t, b)
			switch where {
			case "transaction":
				if err := c.Begin(context.Background(), false); err != nil {
					t.Fatal(err)
				}
			case "temporary tables":
				exec(t, c, "CREATE TEMP TABLE mine AS SELECT 7 AS a")
			}
			var open []array.RecordReader
			for i := range 3 {
				res, err := c.Query(context.Background(), "SELECT i + CAST($1 AS BIGINT) AS i, 'row ' || i, [i], CAST('a' AS ENUM('a', 'b')) e FROM range(300000) r(i)", []any{int64(i)})
				if err != nil {
					t.Fatal(err)
				}
				open = append(open, res.Rows)
				if !res.Rows.Next() {
					t.Fatal(res.Rows.Err())
				}
			}
			if where == "temporary tables" {
				if got := query(t, c, "SELECT a FROM mine"); got[0][0] != "7" {
					t.Errorf("the temporary table holds %v", got)
				}
			}
			if _, err := c.Describe(context.Background(), "SELECT 1 AS described"); err != nil {
				t.Error(err)
			}
			exec(t, c, "CREATE TABLE made (a INTEGER)")
			for i, r := range open {
				count, next := int64(0), int64(i)
				for ok := true; ok; ok = r.Next() { // the first batch is already there
					rec := r.RecordBatch()
					v := rec.Column(0).(*array.Int64)
					for k := range v.Len() {
						if v.Value(k) != next {
							t.Fatalf("result %d: row %d holds %d", i, count, v.Value(k))
						}
						next++
						count++
					}
				}
				if r.Err() != nil || count != n {
					t.Errorf("result %d has %d rows, %v", i, count, r.Err())
				}
				r.Release()
			}
			if where == "transaction" {
				if err := c.Commit(context.Background()); err != nil {
					t.Error(err)
				}
			}
			if entries, _ := os.ReadDir(b.spool); len(entries) != 0 {
				t.Errorf("files are left: %v", entries)
			}
		})
	}
}

// TestPutAsideInterrupted stops a newer statement while the older result is being put
// aside; not a row may be lost.
func TestPutAsideInterrupted(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	if err := c.Begin(context.Background(), true); err != nil {
		t.Fatal(err)
	}
	const n = 3_000_000
	res, err := c.Query(context.Background(), "SELECT i FROM range(3000000) r(i)", nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
		if _, err := c.Query(ctx, "SELECT 1", nil); err != nil && code(err) != sqlstate.QueryCanceled {
			t.Error(err)
		}
		cancel()
	}
	next := int64(0)
	for res.Rows.Next() {
		v := res.Rows.RecordBatch().Column(0).(*array.Int64)
		for k := range v.Len() {
			if v.Value(k) != next {
				t.Fatalf("row %d holds %d", next, v.Value(k))
			}
			next++
		}
	}
	if res.Rows.Err() != nil || next != n {
		t.Errorf("%d rows, %v", next, res.Rows.Err())
	}
	res.Rows.Release()
	if err := c.Rollback(context.Background()); err != nil {
		t.Error(err)
	}
}

// TestLateError checks that an error after the first rows comes to the reader, also
// when the result was put aside in between.
func TestLateError(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	sql := "SELECT CAST(CASE WHEN i = 2900000 THEN 'x' ELSE '1' END AS INTEGER) FROM range(3000000) r(i)"
	for _, aside := range []bool{false, true} {
		if err := c.Begin(context.Background(), true); err != nil {
			t.Fatal(err)
		}
		res, err := c.Query(context.Background(), sql, nil)
		if err != nil {
			t.Fatal(err)
		}
		if aside {
			if _, err := tryQuery(c, "SELECT 1"); err != nil && code(err) != sqlstate.InFailedTransaction {
				t.Error(err)
			}
		}
		rows, err := readAll(res.Rows)
		if code(err) != sqlstate.InvalidTextRepresentation || len(rows) == 0 {
			t.Errorf("%d rows, then %v", len(rows), err)
		}
		res.Rows.Release()
		if err := c.Rollback(context.Background()); err != nil {
			t.Error(err)
		}
		usable(t, c)
	}
}

// TestReleaseEarly drops results in every state.
func TestReleaseEarly(t *testing.T) {
	b := openDB(t, Config{})
	c := openConn(t, b)
	for _, batches := range []int{0, 1, 3} {
		res, err := c.Query(context.Background(), wide, []any{int64(100_000)})
		if err != nil {
			t.Fatal(err)
		}
		for range batches {
			res.Rows.Next()
		}
		res.Rows.Retain()
		res.Rows.Release()
		res.Rows.Release()
		if res.Rows.Next() {
			t.Error("a released result has rows")
		}
	}
	if n := b.pool.inUse(); n != 0 {
		t.Errorf("%d links in use", n)
	}
}
