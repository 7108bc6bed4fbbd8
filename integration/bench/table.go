package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"streamlink/integration/server"
)

// tenColumns makes the table that is read: ten columns of mixed types, some NULLs.
const tenColumns = `CREATE TABLE mixed AS SELECT i::bigint AS id, (i % 1000)::int AS n, (i % 32000)::smallint AS s,
 i * 1.37::double precision AS f, i % 3 = 0 AS b, 'row number ' || i AS t, DATE '2020-01-01' + (i % 3000)::int AS d,
 TIMESTAMP '2023-11-14 22:13:20' + i * INTERVAL '1.234567 seconds' AS ts, (i * 1.37)::numeric(12,2) AS p,
 CASE WHEN i % 10 <> 0 THEN 'ABCDEF' END AS v FROM generate_series(1, $rows) AS g(i)`

// sameColumns is the table as PostgreSQL holds it.
const sameColumns = `CREATE TABLE mixed (id bigint, n int, s smallint, f double precision, b boolean, t text, d date,
 ts timestamp, p numeric(12,2), v text)`

// fingerprint differs when a row is missing or a column was misread.
const fingerprint = `SELECT count(*), sum(id), sum(n), sum(s), max(f), sum(CASE WHEN b THEN id END), min(t), max(t), max(d), max(ts), sum(p), count(v) FROM mixed`

// serveTable starts a StreamLink over a file that holds the table, and makes the file
// first where there is none yet.
func serveTable(ctx context.Context, s settings) (*server.StreamLink, error) {
	path := filepath.Join(s.dir, "mixed.duckdb")
	serve := func(env ...string) (*server.StreamLink, error) {
		return server.StartStreamLink(append(env, "STREAMLINK_DUCKDB_DATABASE="+server.Database), "--data", path)
	}
	if _, err := os.Stat(path); err != nil {
		maker, err := serve("STREAMLINK_GUARD_READ_ONLY=false")
		if err != nil {
			return nil, err
		}
		_, err = psql(ctx, maker.PG, strings.Replace(tenColumns, "$rows", strconv.Itoa(s.rows), 1))
		maker.Stop()
		if err != nil {
			return nil, err
		}
	}
	return serve()
}

// readTable lets psql read a table whole, from StreamLink and from PostgreSQL.
func readTable(ctx context.Context, s settings, r *report) error {
	product, err := serveTable(ctx, s)
	if err != nil {
		return err
	}
	defer product.Stop()
	database, err := server.StartPostgreSQL()
	if err != nil {
		return err
	}
	defer database.Stop()
	began := time.Now()
	if err := copyTable(ctx, product.PG, database.Addr); err != nil {
		return err
	}
	copied := time.Since(began)
	// Else the first reader would pay for the writer's housekeeping.
	if _, err := psql(ctx, database.Addr, "VACUUM (FREEZE, ANALYZE) mixed"); err != nil {
		return err
	}
	if err := sameTables(ctx, product.PG, database.Addr); err != nil {
		return err
	}
	rows := [][]string{{"`psql -At` to /dev/null", "StreamLink", "PostgreSQL", "ratio (min–max)", "CPU of StreamLink", "of PostgreSQL", "psql's memory"}}
	for _, fetch := range []string{"", "10000"} {
		a := &reading{addr: product.PG, pid: product.PID()}
		b := &reading{addr: database.Addr, pid: database.PID()}
		for range s.reads {
			for _, one := range []*reading{a, b} {
				if err := one.read(ctx, s.rows, fetch); err != nil {
					return err
				}
			}
		}
		name := "FETCH_COUNT unset"
		if fetch != "" {
			name = "FETCH_COUNT=" + fetch
		}
		rows = append(rows, []string{name, count(median(a.rates)) + " rows/s", count(median(b.rates)) + " rows/s", ratios(a.rates, b.rates),
			fmt.Sprintf("%.1f s", median(a.cpu)), fmt.Sprintf("%.1f s", median(b.cpu)), megabytes(median(a.memory)).String()})
	}
	r.title("`SELECT *` of %s rows, 10 mixed columns: %d pairs", count(float64(s.rows)), s.reads)
	r.table(rows)
	r.say("PostgreSQL got its rows by `COPY … TO STDOUT` from StreamLink: %s rows/s, `COPY … FROM STDIN` in PostgreSQL included.",
		count(float64(s.rows)/copied.Seconds()))
	return nil
}

// copyTable copies the table as a person would: psql to psql.
func copyTable(ctx context.Context, from, to string) error {
	if _, err := psql(ctx, to, sameColumns); err != nil {
		return err
	}
	out := psqlCommand(ctx, from, "-c", "COPY mixed TO STDOUT")
	in := psqlCommand(ctx, to, "-c", "COPY mixed FROM STDIN")
	pipe, err := out.StdoutPipe()
	if err != nil {
		return err
	}
	var outSays, inSays bytes.Buffer
	in.Stdin, out.Stderr, in.Stderr = pipe, &outSays, &inSays
	if err := out.Start(); err != nil {
		return err
	}
	inErr := in.Run()
	if err := out.Wait(); err != nil {
		return fmt.Errorf("COPY TO: %w\n%s", err, &outSays)
	}
	if inErr != nil {
		return fmt.Errorf("COPY FROM: %w\n%s", inErr, &inSays)
	}
	return nil
}

// sameTables fails when the two do not hold the same.
func sameTables(ctx context.Context, a, b string) error {
	one, err := psql(ctx, a, fingerprint)
	if err != nil {
		return err
	}
	other, err := psql(ctx, b, fingerprint)
	if err != nil {
		return err
	}
	if one != other {
		return fmt.Errorf("the tables differ:\n%s%s", one, other)
	}
	return nil
}

// reading is one of two servers that hold the table.
type reading struct {
	addr   string
	pid    int
	rates  []float64 // rows a second
	cpu    []float64 // seconds of the server
	memory []float64 // megabytes of psql
}

func (b *reading) read(ctx context.Context, rows int, fetch string) error {
	cmd := psqlCommand(ctx, b.addr, "-o", os.DevNull, "-c", "SELECT * FROM mixed")
	if fetch != "" {
		cmd.Args = append(cmd.Args, "-v", "FETCH_COUNT="+fetch)
	}
	before, began := cpuTime(b.pid), time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("psql: %w\n%s", err, out)
	}
	b.rates = append(b.rates, float64(rows)/time.Since(began).Seconds())
	time.Sleep(200 * time.Millisecond) // until PostgreSQL has buried the process that served psql
	b.cpu = append(b.cpu, (cpuTime(b.pid) - before).Seconds())
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		b.memory = append(b.memory, float64(u.Maxrss)/1024)
	}
	return nil
}

// psql runs one statement and gives what psql prints.
func psql(ctx context.Context, addr, sql string) (string, error) {
	cmd := psqlCommand(ctx, addr, "-c", sql)
	var says bytes.Buffer
	cmd.Stderr = &says
	out, err := cmd.Output()
	if err != nil {
		verb, _, _ := strings.Cut(sql, " ")
		return "", fmt.Errorf("psql, %s: %w\n%s", verb, err, &says)
	}
	return string(out), nil
}

func psqlCommand(ctx context.Context, addr string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "psql", append([]string{"-XAtq", "-v", "ON_ERROR_STOP=1", "-d", server.PostgresDSN(addr, server.Database)}, args...)...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return cmd
}
