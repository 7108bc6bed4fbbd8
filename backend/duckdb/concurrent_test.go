//go:build duckdb_arrow

package duckdb

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
)

// TestManyClients lets clients read, write, define, cancel and commit all at once.
// Whatever fails must fail with a reason that a client can act on.
func TestManyClients(t *testing.T) {
	b := openDB(t, Config{})
	setup := openConn(t, b)
	exec(t, setup, "CREATE TABLE shared (a INTEGER, b VARCHAR)")
	var wg sync.WaitGroup
	for id := range 8 {
		wg.Go(func() {
			conn, err := b.Open(context.Background())
			if err != nil {
				t.Error(err)
				return
			}
			c := conn.(*Conn)
			defer c.Close()
			rng := rand.New(rand.NewPCG(1, uint64(id)))
			for range 60 {
				if err := oneStep(b, c, id, rng); err != nil && !expected(err) {
					t.Errorf("client %d: %v", id, err)
				}
			}
		})
	}
	wg.Wait()
}

func expected(err error) bool {
	switch code(err) {
	case sqlstate.QueryCanceled, sqlstate.SerializationFailure, sqlstate.UndefinedTable, sqlstate.UndefinedColumn,
		sqlstate.InFailedTransaction, sqlstate.DuplicateTable:
		return true
	}
	return false
}

func oneStep(b *Backend, c *Conn, id int, rng *rand.Rand) error {
	ctx := context.Background()
	switch rng.IntN(7) {
	case 0:
		_, err := tryQuery(c, "INSERT INTO shared VALUES (CAST($1 AS INTEGER), 'x')", int64(id))
		return err
	case 1:
		_, err := tryQuery(c, "SELECT * FROM shared")
		return err
	case 2:
		column := fmt.Sprintf("ALTER TABLE shared ALTER b TYPE %s", []string{"VARCHAR", "JSON"}[rng.IntN(2)])
		_, err := tryQuery(c, column)
		if code(err) == sqlstate.InvalidTextRepresentation { // x is no JSON
			return nil
		}
		return err
	case 3:
		ctx, cancel := context.WithTimeout(ctx, time.Duration(rng.IntN(5))*time.Millisecond)
		defer cancel()
		res, err := c.Query(ctx, "SELECT i FROM range(3000000) r(i)", nil)
		if err != nil {
			return err
		}
		defer res.Rows.Release()
		for res.Rows.Next() {
		}
		return res.Rows.Err()
	case 4:
		if err := c.Begin(ctx, false); err != nil {
			return err
		}
		_, err := tryQuery(c, "UPDATE shared SET a = a + 1 WHERE a = CAST($1 AS INTEGER)", int64(id))
		if err != nil || rng.IntN(2) == 0 {
			_ = c.Rollback(ctx)
			return err
		}
		return c.Commit(ctx)
	case 5:
		_, err := b.Catalog().Tables(ctx, "")
		return err
	}
	name := fmt.Sprintf("own%d", id)
	_, err := tryQuery(c, "CREATE OR REPLACE TABLE "+name+" AS SELECT 1 AS a")
	if err == nil {
		_, err = tryQuery(c, "SELECT a FROM "+name)
	}
	return err
}
