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
	running(t)
	return failed
}

func running(t *testing.T) {
	t.Helper()
	on := must(t, spark)
	if !until(t, time.Minute, func() bool { return working(t, on) }) {
		t.Fatal("no job runs")
	}
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
			if _, err := conn.Exec(within(t, limit), "SET statement_timeout = '20s'"); err != nil {
				t.Fatal(err)
			}
			cancelled(t, ask(t, conn))
			return time.Now()
		}},
		{"client vanishes", func(t *testing.T) time.Time {
			cmd := exec.Command("psql", "-X", "-d", server.PostgresDSN(s.PG, server.Database), "-c", busy)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			running(t)
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
				if !until(t, 30*time.Second, func() bool { return !working(t, on) }) {
					t.Fatal("the job runs on")
				}
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
