package sparktest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"streamlink/integration/server"
)

// crowd is how many clients ask at once.
const crowd = 50

// mix are the statements that they ask in turn, and how many rows come of each.
var mix = []struct {
	ask  string
	rows int
}{
	{"SELECT 1", 1},
	{"SELECT count(*) FROM patents WHERE jurisdiction = 'US'", 1},
	{"SELECT patent_id, title FROM patents ORDER BY patent_id LIMIT 100", 100},
	{"SELECT a.name, count(*) FROM applicants a JOIN patent_applicants pa ON pa.applicant_id = a.applicant_id GROUP BY a.name ORDER BY 2 DESC, 1 LIMIT 10", 10},
	{"SELECT g, md5(concat('n', g)) FROM many", 200_000},
}

// Many clients at once, on either wire, with short and long statements: every answer is
// whole, no session is left on Spark, and the proxy's memory stays what it was. For how
// long is told by SPARK_CROWD (20s).
func TestCrowd(t *testing.T) {
	span := 20 * time.Second
	if text := os.Getenv("SPARK_CROWD"); text != "" {
		var err error
		if span, err = time.ParseDuration(text); err != nil {
			t.Fatal(err)
		}
	}
	on := must(t, spark)
	s, err := startProduct(on.Addr)
	if err != nil {
		t.Fatal(err)
	}
	before := sessions(t, on)
	ctx, stop := context.WithTimeout(context.Background(), span)
	defer stop()
	var asked, rows atomic.Int64
	var clients sync.WaitGroup
	for c := range crowd {
		ask := asker(t, s, c%2 == 1)
		clients.Go(func() {
			for i := c; ctx.Err() == nil; i++ {
				m := mix[i%len(mix)]
				n, err := ask(m.ask)
				if err != nil || n != m.rows {
					t.Errorf("%s: %d rows, %v", m.ask, n, err)
					return
				}
				asked.Add(1)
				rows.Add(int64(n))
			}
		})
	}
	var memory []int
	for ctx.Err() == nil {
		memory = append(memory, resident(t, s.PID()))
		select {
		case <-ctx.Done():
		case <-time.After(span / 10):
		}
	}
	clients.Wait()
	t.Logf("%d statements with %d rows in %v; the proxy's memory in MB: %v, at most %s", asked.Load(), rows.Load(), span, memory, peak(t, s.PID()))
	s.Stop() // every session goes, StreamLink's own too
	if !lasting() && !until(t, 30*time.Second, func() bool { return sessions(t, on) <= before }) {
		t.Errorf("%d sessions are left on Spark, %d were there", sessions(t, on), before)
	}
}

// asker is a client of one wire that tells how many rows an answer has.
func asker(t *testing.T, s *server.StreamLink, mysql bool) func(ask string) (int, error) {
	t.Helper()
	if mysql {
		db := mysqlOpen(t, s.MySQL)
		return func(ask string) (n int, err error) {
			rows, err := db.Query(ask)
			if err != nil {
				return 0, err
			}
			defer rows.Close()
			for rows.Next() {
				n++
			}
			return n, rows.Err()
		}
	}
	conn := connect(t, s.PG)
	return func(ask string) (n int, err error) {
		rows, err := conn.Query(context.Background(), ask)
		if err != nil {
			return 0, err
		}
		for rows.Next() {
			n++
		}
		return n, rows.Err()
	}
}

// resident is a process's memory in MB.
func resident(t *testing.T, pid int) int {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		t.Skip(err)
	}
	var size, pages int
	fmt.Sscan(string(text), &size, &pages)
	return pages * os.Getpagesize() >> 20
}

// peak is the most memory that a process ever had.
func peak(t *testing.T, pid int) string {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Skip(err)
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "?"
}
