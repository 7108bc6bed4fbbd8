package sparktest

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// long is a statement whose rows come little by little.
const long = "SELECT g, md5(CAST(g AS text)) AS m FROM numbers"

// broken tells whether an error is that of a Spark that went away.
func broken(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "08006" || pg.Code == "57P01")
}

func count(t testing.TB, conn *pgx.Conn) (n int, err error) {
	t.Helper()
	err = conn.QueryRow(within(t, limit), "SELECT count(*) FROM patents").Scan(&n)
	return n, err
}

// A Spark that is killed in the middle of a result ends the result with an error, and
// when it is back the same connections go on.
func TestKillAndRestart(t *testing.T) {
	own := must(t, victim)
	s, err := startProduct(own.Addr)
	if err != nil {
		t.Fatal(err)
	}
	reading, idle := connect(t, s.PG), connect(t, s.PG)
	if _, err := count(t, idle); err != nil {
		t.Fatal(err)
	}

	rows, err := reading.Query(within(t, limit), long, pgx.QueryExecModeSimpleProtocol)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for rows.Next() {
		if n++; n == 50_000 {
			own.Kill()
		}
	}
	if !broken(rows.Err()) {
		t.Errorf("after %d rows: %v", n, rows.Err())
	}
	t.Logf("killed after 50,000 rows; the client had %d when it was told %v", n, rows.Err())

	// psql, while Spark is away.
	if _, stderr, err := psql(t, s.PG, "SELECT count(*) FROM patents", "-v", "VERBOSITY=verbose", "-v", "ON_ERROR_STOP=1"); err == nil || !strings.Contains(stderr, "08006") {
		t.Errorf("psql without a Spark: %v, %s", err, stderr)
	}

	began := time.Now()
	if err := own.Start(); err != nil {
		t.Fatal(err)
	}
	healed := time.Now()
	for i, conn := range []*pgx.Conn{reading, idle} {
		if !until(t, time.Minute, func() bool {
			n, err := count(t, conn)
			return err == nil && n > 9000
		}) {
			t.Errorf("connection %d did not heal", i)
		}
	}
	t.Logf("Spark was back after %v, the connections %v later", healed.Sub(began).Round(time.Millisecond), time.Since(healed).Round(time.Millisecond))
}

// reader is a client in the middle of a result when one of two servers is killed.
type reader struct {
	conn *pgx.Conn
	n    int
	err  error
}

// read takes rows, all there are when most is 0.
func (r *reader) read(rows pgx.Rows, most int) {
	for rows.Next() {
		if r.n++; r.n == most {
			return
		}
	}
	r.err = rows.Err()
}

// Of two servers one is killed: who was on the other notices nothing, who was on it and
// had begun to read is told, and who had not goes on on the other.
func TestOneOfTwoIsKilled(t *testing.T) {
	dies, stays := must(t, victim), must(t, spark)
	s, err := startProduct(dies.Addr, stays.Addr)
	if err != nil {
		t.Fatal(err)
	}
	const whole, begun = 1_000_000, 20_000
	// Sessions are made by the first statement, in turn on either server.
	pair := func() (pair [2]*pgx.Conn) {
		for i := range pair {
			pair[i] = connect(t, s.PG)
			if _, err := count(t, pair[i]); err != nil {
				t.Fatal(err)
			}
		}
		return pair
	}
	reading, holding, idle := pair(), pair(), pair()
	for _, conn := range holding {
		if _, err := conn.Exec(within(t, limit), "CREATE TEMPORARY VIEW mine AS SELECT patent_id FROM patents LIMIT 3"); err != nil {
			t.Fatal(err)
		}
	}
	var readers [2]reader
	var results [2]pgx.Rows
	for i, conn := range reading {
		if results[i], err = conn.Query(within(t, limit), fmt.Sprintf("%s WHERE g <= %d", long, whole), pgx.QueryExecModeSimpleProtocol); err != nil {
			t.Fatal(err)
		}
		readers[i].conn = conn
		if readers[i].read(results[i], begun); readers[i].err != nil {
			t.Fatal(readers[i].err)
		}
	}
	dies.Kill()
	var all sync.WaitGroup
	for i := range readers {
		all.Go(func() { readers[i].read(results[i], 0) })
	}
	all.Wait()
	cut, complete := 0, 0
	for _, r := range readers {
		t.Logf("reading: %d rows, %v", r.n, r.err)
		switch {
		case r.err == nil && r.n == whole:
			complete++
		case broken(r.err) && r.n < whole:
			cut++
		}
	}
	if cut != 1 || complete != 1 {
		t.Errorf("%d results were cut with an error, %d complete; want one of each", cut, complete)
	}
	for _, conn := range idle { // nothing of theirs was lost
		began := time.Now()
		n, err := count(t, conn)
		t.Logf("idle: %d, %v, after %v", n, err, time.Since(began).Round(time.Millisecond))
		if err != nil || n < 9000 {
			t.Errorf("an idle session's next query: %d, %v", n, err)
		}
	}
	lost := 0
	for _, conn := range holding {
		var n int
		err := conn.QueryRow(within(t, limit), "SELECT count(*) FROM mine").Scan(&n)
		t.Logf("with a temporary view: %d, %v", n, err)
		if broken(err) {
			lost++
			if n, err := count(t, conn); err != nil || n < 9000 {
				t.Errorf("after it was told: %d, %v", n, err)
			}
		} else if err != nil || n != 3 {
			t.Errorf("the temporary view of a session that stays: %d, %v", n, err)
		}
	}
	if lost != 1 {
		t.Errorf("%d sessions were told that their temporary view is gone, want 1", lost)
	}
	pair() // new clients

	if err := dies.Start(); err != nil {
		t.Fatal(err)
	}
	if !until(t, time.Minute, func() bool {
		pair()
		return sessions(t, dies) > 1 // the first is StreamLink's own check
	}) {
		t.Error("the server that is back gets no new session")
	}
}

// A client that leaves takes its Spark session with it, however it leaves.
func TestSessionsAreReleased(t *testing.T) {
	if lasting() {
		t.Skip("this Spark cannot be told that a session is over")
	}
	s, on := must(t, product), must(t, spark)
	connect(t, s.PG).Close(context.Background())
	var before int
	settled := until(t, 20*time.Second, func() bool {
		n := sessions(t, on)
		same := n == before
		before = n
		return same
	})
	if !settled {
		t.Fatal("the number of sessions does not settle")
	}
	var conns []*pgx.Conn
	for range 8 {
		conn := connect(t, s.PG)
		if _, err := count(t, conn); err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	killed := exec.Command("psql", "-X", "-d", server.PostgresDSN(s.PG, server.Database), "-c", long)
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	if !until(t, time.Minute, func() bool { return sessions(t, on) == before+9 }) {
		t.Errorf("%d sessions for 9 clients beside %d", sessions(t, on), before)
	}
	_ = killed.Process.Kill()
	_ = killed.Wait()
	for _, c := range conns {
		c.Close(context.Background())
	}
	if !until(t, 20*time.Second, func() bool { return sessions(t, on) <= before }) {
		t.Errorf("%d sessions are left, %d were there", sessions(t, on), before)
	}
}
