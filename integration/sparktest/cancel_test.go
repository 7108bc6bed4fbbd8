package sparktest

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// busy is a statement of which nothing comes for minutes, so that it is Spark that must be
// told. Its tasks look often whether they are still wanted: those of a join of two large
// tables do not, and keep their cores long after their job is gone.
const busy = "SELECT count(DISTINCT md5(CAST(a.g * b.g AS text))) FROM numbers a CROSS JOIN generate_series(1, 1000) AS b(g)"

// brief is one whose tasks take a second or so, that several may have their turn.
const brief = "SELECT max(md5(CAST(a.g * b.g AS text))) FROM numbers a CROSS JOIN generate_series(1, 20) AS b(g)"

// soon is within what a job that nobody wants any more must be gone from Spark. tries is
// how often it may take longer: a busy machine may hold up Spark itself.
const (
	soon  = 2 * time.Second
	tries = 3
)

// ask begins the busy statement and waits until Spark works on it.
func ask(t *testing.T, conn *pgx.Conn) chan error {
	t.Helper()
	failed := make(chan error, 1)
	go func() {
		_, err := conn.Exec(context.Background(), busy)
		failed <- err
	}()
	if !running(t, must(t, spark), failed) {
		t.Fatalf("the statement ended before Spark worked on it: %v", <-failed)
	}
	return failed
}

// running waits until Spark works on a large job; false: the statement failed before.
func running(t *testing.T, on *server.Spark, failed chan error) (began bool) {
	t.Helper()
	if !until(t, limit, func() bool { began = working(t, on); return began || len(failed) > 0 }) {
		t.Fatal("no job runs")
	}
	return began
}

// overdue begins the busy statement with a timeout that ends it while Spark works on it: a
// longer one where a busy machine let the first pass by.
func overdue(t *testing.T, conn *pgx.Conn) chan error {
	t.Helper()
	for _, timeout := range []string{"20s", "1min", "4min"} {
		if _, err := conn.Exec(within(t, limit), "SET statement_timeout = '"+timeout+"'"); err != nil {
			t.Fatal(err)
		}
		failed := make(chan error, 1)
		go func() {
			_, err := conn.Exec(context.Background(), busy)
			failed <- err
		}()
		if running(t, must(t, spark), failed) {
			return failed
		}
		cancelled(t, failed)
	}
	t.Fatal("Spark did not come to the statement before its timeout")
	return nil
}

// cancelled waits until the client was told so.
func cancelled(t *testing.T, failed chan error) {
	t.Helper()
	err := <-failed
	var pg *pgconn.PgError
	if !errors.As(err, &pg) || pg.Code != "57014" {
		t.Errorf("the client was told %v", err)
	}
}

// A statement that is cancelled, times out, or whose client vanishes is gone from Spark
// within two seconds, as Spark itself tells.
func TestCancel(t *testing.T) {
	s, on := must(t, product), must(t, spark)
	for _, c := range []struct {
		name string
		stop func(t *testing.T) (since time.Time)
	}{
		{"cancel request", func(t *testing.T) time.Time {
			conn := connect(t, s.PG)
			failed := ask(t, conn)
			began := time.Now()
			if err := conn.PgConn().CancelRequest(within(t, limit)); err != nil {
				t.Fatal(err)
			}
			cancelled(t, failed)
			t.Logf("the client was told after %v", time.Since(began).Round(time.Millisecond))
			return began
		}},
		{"timeout", func(t *testing.T) time.Time {
			conn := connect(t, s.PG)
			cancelled(t, overdue(t, conn))
			return time.Now()
		}},
		{"client vanishes", func(t *testing.T) time.Time {
			cmd := exec.Command("psql", "-X", "-d", server.PostgresDSN(s.PG, server.Database), "-c", busy)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			running(t, on, nil)
			began := time.Now()
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
			return began
		}},
		{"kill query", func(t *testing.T) time.Time {
			conn := connect(t, s.PG)
			failed := ask(t, conn)
			began := time.Now()
			mysqlExec(t, s.MySQL, fmt.Sprintf("KILL QUERY %d", conn.PgConn().PID()))
			cancelled(t, failed)
			return began
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var took time.Duration
			for range tries {
				since := c.stop(t)
				gone(t, on, 0)
				took = ended(t, on).Sub(since)
				t.Logf("the job was gone after %v", took.Round(time.Millisecond))
				if took <= soon {
					return
				}
			}
			t.Errorf("the job was gone only after %v", took)
		})
	}
}

// gone waits until no more than so many large jobs run. It looks seldom: Spark's pages
// cost Spark itself time, and they tell when a job ended.
func gone(t *testing.T, on *server.Spark, left int) {
	t.Helper()
	for end := time.Now().Add(time.Minute); atWork(t, on) > left; time.Sleep(250 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the job runs on")
		}
	}
}

// company is how many statements keep Spark busy beside one that is cancelled.
const company = 4

// With more statements than Spark has cores, each of hundreds of tasks, one that is
// cancelled is gone as soon, and the others are not touched.
func TestCancelInCompany(t *testing.T) {
	s, on := must(t, product), must(t, spark)
	var conns []*pgx.Conn
	var failed []chan error
	for i := range company {
		conn := connect(t, s.PG)
		ended := make(chan error, 1)
		go func() {
			_, err := conn.Exec(context.Background(), brief)
			ended <- err
		}()
		conns, failed = append(conns, conn), append(failed, ended)
		if !until(t, limit, func() bool { return atWork(t, on) == i+1 }) {
			t.Fatalf("%d jobs run, want %d", atWork(t, on), i+1)
		}
	}
	late := 0
	for i, conn := range conns {
		began := time.Now()
		if err := conn.PgConn().CancelRequest(within(t, limit)); err != nil {
			t.Fatal(err)
		}
		cancelled(t, failed[i])
		told := time.Since(began)
		left := company - i - 1
		gone(t, on, left)
		took := ended(t, on).Sub(began)
		t.Logf("the client was told after %v, the job gone after %v", told.Round(time.Millisecond), took.Round(time.Millisecond))
		if n := atWork(t, on); n != left {
			t.Errorf("%d jobs run, want %d", n, left)
		}
		if took > soon {
			late++
		}
	}
	if late > tries-1 {
		t.Errorf("%d of %d jobs were gone only later than %v", late, company, soon)
	}
}
