package sparktest

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// mixed are ten columns of the usual types, on either wire.
var mixed = map[string]string{
	"postgres": `SELECT g, CAST(g % 1000 AS int) AS i, g % 2 = 0 AS b, CAST(g AS double precision) / 7 AS d, CAST(g AS numeric(18,2)) AS m,
 DATE '2020-01-01' + CAST(g % 3000 AS int) AS day, CAST(DATE '2020-01-01' + CAST(g % 3000 AS int) AS timestamp) AS at,
 'name ' || CAST(g % 100000 AS text) AS name, md5(CAST(g % 1000 AS text)) AS hash, CASE WHEN g % 10 = 0 THEN NULL ELSE g % 77 END AS some
 FROM numbers WHERE g <= `,
	"mysql": `SELECT g, CAST(g % 1000 AS signed) AS i, g % 2 = 0 AS b, CAST(g AS double) / 7 AS d, CAST(g AS decimal(18,2)) AS m,
 DATE_ADD(DATE '2020-01-01', INTERVAL g % 3000 DAY) AS day, CAST(DATE_ADD(DATE '2020-01-01', INTERVAL g % 3000 DAY) AS datetime) AS at,
 CONCAT('name ', g % 100000) AS name, md5(CAST(g % 1000 AS char)) AS hash, CASE WHEN g % 10 = 0 THEN NULL ELSE g % 77 END AS some
 FROM numbers WHERE g <= `,
}

// TestSpeed tells rows a second over each wire, time to the first row, and the proxy's
// memory: SPARK_ROWS=10000000 make integration-spark. Without SPARK_ROWS it is left out.
func TestSpeed(t *testing.T) {
	rows, err := strconv.Atoi(os.Getenv("SPARK_ROWS"))
	if err != nil {
		t.Skip("SPARK_ROWS is not set")
	}
	s := must(t, product)
	for _, c := range []struct {
		name, wire string
		run        func(t *testing.T, addr, query string) (n int, first time.Duration)
		addr       string
	}{{"postgres text", "postgres", postgresText, s.PG}, {"postgres binary", "postgres", postgresBinary, s.PG}, {"mysql text", "mysql", mysqlText, s.MySQL}} {
		t.Run(c.name, func(t *testing.T) {
			began := time.Now()
			n, first := c.run(t, c.addr, mixed[c.wire]+strconv.Itoa(rows))
			took := time.Since(began)
			if n != rows {
				t.Fatalf("%d rows", n)
			}
			t.Logf("%s: %.0f rows/s, first row after %v, proxy at most %s", c.name, float64(n)/took.Seconds(), first.Round(time.Millisecond), peak(t, s.PID()))
		})
	}
}

func postgresText(t *testing.T, addr, query string) (n int, first time.Duration) {
	conn := connect(t, addr)
	began := time.Now()
	results := conn.PgConn().Exec(context.Background(), query)
	for results.NextResult() {
		n, first = drain(t, results.ResultReader(), began)
	}
	if err := results.Close(); err != nil {
		t.Fatal(err)
	}
	return n, first
}

func postgresBinary(t *testing.T, addr, query string) (int, time.Duration) {
	conn := connect(t, addr)
	began := time.Now()
	return drain(t, conn.PgConn().ExecParams(context.Background(), query, nil, nil, nil, []int16{1}), began)
}

func drain(t *testing.T, r *pgconn.ResultReader, began time.Time) (n int, first time.Duration) {
	t.Helper()
	for r.NextRow() {
		if n++; n == 1 {
			first = time.Since(began)
		}
	}
	if _, err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return n, first
}

func mysqlText(t *testing.T, addr, query string) (n int, first time.Duration) {
	db, err := sql.Open("mysql", server.MySQLDSN(addr, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	began := time.Now()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	into := make([]any, 10)
	for i := range into {
		into[i] = new(sql.RawBytes)
	}
	for rows.Next() {
		if n++; n == 1 {
			first = time.Since(began)
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return n, first
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
