//go:build duckdb_arrow

package duckdb

import (
	"sync"
	"testing"
	"time"
)

// A long statement is helped, small ones are left alone, and afterwards the crew rests.
func TestCrew(t *testing.T) {
	b := openDB(t, Config{Threads: 3})
	if b.crew == nil {
		t.Fatal("the library has no task states: statements wake its own threads")
	}
	c := openConn(t, b)
	if got := query(t, c, "SELECT current_setting('threads')"); got[0][0] != "3" {
		t.Errorf("DuckDB counts on %s threads", got[0][0])
	}
	const small = 500
	for range small {
		query(t, c, "SELECT 1")
	}
	alone := b.crew.tasks.Load()
	if alone > small/10 { // a busy machine may make some of them long
		t.Errorf("%d tasks of %d small statements were done by the crew", alone, small)
	}
	exec(t, c, "CREATE TABLE t AS SELECT i, 'text ' || i AS s FROM range(500000) r(i)")
	if got := query(t, c, "SELECT max(md5(s)) FROM t"); got[0][0] == "" {
		t.Error("no answer")
	}
	if b.crew.tasks.Load() == alone {
		t.Error("nobody helped a long statement")
	}
	var wg sync.WaitGroup
	for range 4 { // more clients than threads
		c := openConn(t, b)
		wg.Go(func() {
			for range 3 {
				got, err := tryQuery(c, "SELECT count(DISTINCT s), sum(i) FROM t")
				if err != nil || got[0][0] != "500000" || got[0][1] != "124999750000" {
					t.Errorf("%v, %v", got, err)
				}
			}
		})
	}
	wg.Wait()
	for deadline := time.Now().Add(10 * time.Second); b.crew.parked.Load() != 2; time.Sleep(linger) {
		if time.Now().After(deadline) {
			t.Fatalf("%d of 2 threads rest", b.crew.parked.Load())
		}
	}
}

// One thread needs no crew.
func TestNoCrew(t *testing.T) {
	b := openDB(t, Config{Threads: 1})
	if b.crew != nil {
		t.Error("a crew for one thread")
	}
	if got := query(t, openConn(t, b), "SELECT count(*) FROM range(100000)"); got[0][0] != "100000" {
		t.Error(got)
	}
}
