package sparktest

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// long is a statement whose rows come little by little.
const long = "SELECT g, md5(CAST(g AS text)) AS m FROM numbers"

// A Spark that is killed in the middle of a result ends the result with an error, and
// when it is back the same connections go on.
func TestKillAndRestart(t *testing.T) {
	own, err := startSpark()
	if err != nil {
		t.Fatal(err)
	}
	defer own.Stop()
	s, err := startProduct(own.Addr)
	if err != nil {
		t.Fatal(err)
	}
	reading, idle := connect(t, s.PG), connect(t, s.PG)
	var one int
	if err := idle.QueryRow(within(t, limit), "SELECT count(*) FROM patents").Scan(&one); err != nil {
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
	var pg *pgconn.PgError
	if !errors.As(rows.Err(), &pg) || pg.Code != "08006" && pg.Code != "57P01" {
		t.Errorf("after %d rows: %v", n, rows.Err())
	}
	t.Logf("killed after 50,000 rows; the client had %d when it was told %v", n, rows.Err())

	// psql and a MySQL client, while Spark is away.
	if _, stderr, err := psql(t, s.PG, "SELECT count(*) FROM patents", "-v", "VERBOSITY=verbose", "-v", "ON_ERROR_STOP=1"); err == nil || !strings.Contains(stderr, "08006") {
		t.Errorf("psql without a Spark: %v, %s", err, stderr)
	}

	began := time.Now()
	if err := own.Start(); err != nil {
		t.Fatal(err)
	}
	healed := time.Now()
	for i, conn := range []*pgx.Conn{reading, idle} {
		if !until(t, 15*time.Second, func() bool {
			return conn.QueryRow(within(t, limit), "SELECT count(*) FROM patents").Scan(&one) == nil && one > 9000
		}) {
			t.Errorf("connection %d did not heal", i)
		}
	}
	t.Logf("Spark was back after %v, the connections %v later", healed.Sub(began).Round(time.Millisecond), time.Since(healed).Round(time.Millisecond))
}

// jobs counts what runs on Spark, by Spark's own account.
func jobs(t testing.TB) int {
	t.Helper()
	id := regexp.MustCompile(`"id" : "([^"]+)"`).FindStringSubmatch(page(t, "/api/v1/applications"))
	if id == nil {
		t.Fatal("Spark's pages name no application")
	}
	return strings.Count(page(t, "/api/v1/applications/"+id[1]+"/jobs?status=running"), `"jobId"`)
}

// A statement that is cancelled, times out, or whose client vanishes is gone from Spark
// within two seconds.
func TestCancel(t *testing.T) {
	s := must(t, product)
	// Nothing comes of it for minutes, so that it is Spark that must be told.
	const busy = "SELECT count(DISTINCT md5(CAST(a.g * b.g AS text))) FROM numbers a CROSS JOIN (SELECT g FROM numbers WHERE g <= 100) b"
	gone := func(t *testing.T, since time.Time) {
		t.Helper()
		if !until(t, 30*time.Second, func() bool { return jobs(t) == 0 }) {
			t.Fatal("the job runs on")
		}
		took := time.Since(since)
		t.Logf("the job was gone after %v", took.Round(time.Millisecond))
		if took > 2*time.Second {
			t.Errorf("the job was gone only after %v", took)
		}
	}
	running := func(t *testing.T) {
		t.Helper()
		if !until(t, time.Minute, func() bool { return jobs(t) > 0 }) {
			t.Fatal("no job runs")
		}
	}
	ask := func(conn *pgx.Conn) chan error {
		failed := make(chan error, 1)
		go func() {
			_, err := conn.Exec(context.Background(), busy)
			failed <- err
		}()
		return failed
	}
	code := func(t *testing.T, err error) {
		t.Helper()
		var pg *pgconn.PgError
		if !errors.As(err, &pg) || pg.Code != "57014" {
			t.Errorf("the client was told %v", err)
		}
	}
	t.Run("cancel request", func(t *testing.T) {
		conn := connect(t, s.PG)
		failed := ask(conn)
		running(t)
		began := time.Now()
		if err := conn.PgConn().CancelRequest(within(t, limit)); err != nil {
			t.Fatal(err)
		}
		code(t, <-failed)
		t.Logf("the client was told after %v", time.Since(began).Round(time.Millisecond))
		gone(t, began)
	})
	t.Run("timeout", func(t *testing.T) {
		conn := connect(t, s.PG)
		if _, err := conn.Exec(within(t, limit), "SET statement_timeout = '5s'"); err != nil {
			t.Fatal(err)
		}
		failed := ask(conn)
		running(t)
		code(t, <-failed)
		gone(t, time.Now())
	})
	t.Run("client vanishes", func(t *testing.T) {
		cmd := exec.Command("psql", "-X", "-d", server.PostgresDSN(s.PG, server.Database), "-c", busy)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running(t)
		began := time.Now()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		gone(t, began)
	})
	t.Run("kill query", func(t *testing.T) {
		conn := connect(t, s.PG)
		failed := ask(conn)
		running(t)
		began := time.Now()
		mysqlExec(t, s.MySQL, fmt.Sprintf("KILL QUERY %d", conn.PgConn().PID()))
		code(t, <-failed)
		gone(t, began)
	})
}

// sessions counts Spark's open Connect sessions, by its own page.
func sessions(t testing.TB) int {
	t.Helper()
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page(t, "/connect/"), " ")
	m := regexp.MustCompile(`(\d+)\s+session\(s\) are online`).FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if m == nil {
		t.Skip("this Spark's page does not count sessions")
	}
	n := 0
	fmt.Sscan(m[1], &n)
	return n
}

// A client that leaves takes its Spark session with it.
func TestSessionsAreReleased(t *testing.T) {
	s := must(t, product)
	connect(t, s.PG).Close(context.Background())
	var before int
	settled := until(t, 20*time.Second, func() bool {
		n := sessions(t)
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
		var one int
		if err := conn.QueryRow(within(t, limit), "SELECT count(*) FROM patents").Scan(&one); err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	if n := sessions(t); n != before+8 {
		t.Errorf("%d sessions for 8 clients beside %d", n, before)
	}
	for _, c := range conns {
		c.Close(context.Background())
	}
	if !until(t, 10*time.Second, func() bool { return sessions(t) == before }) {
		t.Errorf("%d sessions are left, %d were there", sessions(t), before)
	}
}
