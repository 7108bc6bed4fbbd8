package sparktest

import (
	"context"
	"syscall"
	"testing"
	"time"
)

// A proxy that is killed cannot tell Spark that nobody wants its statements any more: Spark
// gives them up by itself. It learns that a stream has no reader when it would end the
// stream (senderMaxStreamDuration), and waits for another one (detachedTimeout).
func TestProxyIsKilled(t *testing.T) {
	on := must(t, victim)
	s, err := startProduct(on.Addr)
	if err != nil {
		t.Fatal(err)
	}
	conn, other := connect(t, s.PG), connect(t, s.PG)
	if _, err := count(t, other); err != nil {
		t.Fatal(err)
	}
	failed := make(chan error, 1)
	go func() {
		_, err := conn.Exec(context.Background(), busy)
		failed <- err
	}()
	if !running(t, on, failed) {
		t.Fatal(<-failed)
	}
	before := time.Now()
	if err := syscall.Kill(s.PID(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if err := <-failed; err == nil {
		t.Error("the client was not told")
	}
	gone(t, on, 0)
	took := ended(t, on).Sub(before)
	t.Logf("the job was gone %v after the proxy", took.Round(time.Millisecond))
	if most := streaming + detached + 2*upkeep + soon; took > most {
		t.Errorf("the job was gone only %v after the proxy, want %v", took, most)
	}
	if !lasting() {
		t.Logf("%d sessions are left on Spark until they are idle for its session timeout", sessions(t, on))
	}
}

// A cursor from which nobody fetches for longer than Spark keeps a stream open, and a
// statement without a stream, is whole all the same.
func TestPatientReader(t *testing.T) {
	s, err := startProduct(must(t, victim).Addr)
	if err != nil {
		t.Fatal(err)
	}
	conn := connect(t, s.PG)
	ctx := within(t, limit)
	tx, err := conn.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.Background())
	if _, err := tx.Exec(ctx, "DECLARE slow CURSOR FOR SELECT g, md5(CAST(g AS text)) FROM numbers WHERE g <= 600000"); err != nil {
		t.Fatal(err)
	}
	n := 0
	fetch := func(most string) {
		t.Helper()
		rows, err := tx.Query(ctx, "FETCH "+most+" FROM slow")
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			n++
		}
		if err := rows.Err(); err != nil {
			t.Fatalf("after %d rows: %v", n, err)
		}
	}
	fetch("1000")
	time.Sleep(time.Minute)
	fetch("ALL")
	if n != 600_000 {
		t.Errorf("%d rows", n)
	}
}
