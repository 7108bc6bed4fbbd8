//go:build duckdb_arrow

package duckdb

import (
	"context"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// rss is this process's resident memory in MB, now and at its peak.
func rss(t testing.TB) (now, peak int) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("memory is read from /proc")
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "VmRSS:"):
			now, _ = strconv.Atoi(f[1])
		case strings.HasPrefix(line, "VmHWM:"):
			peak, _ = strconv.Atoi(f[1])
		}
	}
	return now >> 10, peak >> 10
}

// wide gives n rows of ten mixed columns.
const wide = `SELECT i, CAST(i % 1000 AS INTEGER) k, i * 0.5 AS f, CAST(i AS DECIMAL(12, 2)) AS d,
	'name ' || i AS name, i % 2 = 0 AS even, DATE '2000-01-01' + CAST(i % 9000 AS INTEGER) AS day,
	TIMESTAMP '2000-01-01' + to_seconds(i) AS at, CASE WHEN i % 7 = 0 THEN NULL ELSE i END AS gaps,
	'x' AS letter FROM range(CAST($1 AS BIGINT)) r(i)`

func stream10(b testing.TB, c *Conn, n int64, pause func()) (rows int64) {
	res, err := c.Query(context.Background(), wide, []any{n})
	if err != nil {
		b.Fatal(err)
	}
	defer res.Rows.Release()
	for res.Rows.Next() {
		rows += res.Rows.RecordBatch().NumRows()
		pause()
	}
	if err := res.Rows.Err(); err != nil || rows != n {
		b.Fatal(rows, err)
	}
	return rows
}

// BenchmarkStream reads 10 M rows of ten columns as fast as they come.
func BenchmarkStream(b *testing.B) {
	c := openConn(b, openDB(b, Config{}))
	b.ReportAllocs()
	for b.Loop() {
		stream10(b, c, 10_000_000, func() {})
	}
	b.ReportMetric(float64(b.N)*10e6/b.Elapsed().Seconds(), "rows/s")
	now, peak := rss(b)
	b.ReportMetric(float64(now), "MB")
	b.ReportMetric(float64(peak), "MB_peak")
}

// BenchmarkSelectOne runs the smallest statement.
func BenchmarkSelectOne(b *testing.B) {
	c := openConn(b, openDB(b, Config{}))
	b.ReportAllocs()
	for b.Loop() {
		res, err := c.Query(context.Background(), "SELECT 1", nil)
		if err != nil {
			b.Fatal(err)
		}
		for res.Rows.Next() {
		}
		res.Rows.Release()
	}
}

// TestMemoryIsFlat reads slowly, so that everything that runs ahead has piled up.
func TestMemoryIsFlat(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	stream10(t, c, 100_000, func() {}) // warm
	before, _ := rss(t)
	batches, most := 0, 0
	stream10(t, c, 10_000_000, func() {
		if batches++; batches%500 == 0 {
			time.Sleep(20 * time.Millisecond)
			now, _ := rss(t)
			most = max(most, now)
		}
	})
	t.Logf("%d MB before, at most %d MB while 10,000,000 rows passed", before, most)
	if most > before+64 {
		t.Errorf("memory grew from %d to %d MB", before, most)
	}
}

// TestMemoryAcrossQueries runs every kind of column and every kind of end many times:
// what the bindings cannot count, the memory of exported arrays, would show.
func TestMemoryAcrossQueries(t *testing.T) {
	b := openDB(t, Config{Data: []string{patents}})
	c := openConn(t, b)
	round := func() {
		for _, sql := range []string{
			"SELECT i, 'text ' || i, [i, i], {'a': i::VARCHAR}, MAP {i: 'x'}, '101'::BIT, i::BIGNUM, uuid(), ['01'::BIT], '10:00:00+01'::TIMETZ FROM range(3000) r(i)",
			"SELECT title FROM patents", "SELECT * FROM nope", "SELECT 'x'::INTEGER", "SELECT NULL::ENUM('a', 'b') FROM range(3000)",
		} {
			res, err := c.Query(context.Background(), sql, nil)
			if err == nil {
				res.Rows.Next()
				if len(sql)%2 == 0 {
					_, err = readAll(res.Rows)
				}
				res.Rows.Release()
			}
			_ = err // two of them fail
		}
	}
	for range 40 {
		round()
	}
	runtime.GC()
	before, _ := rss(t)
	for range 120 {
		round()
	}
	runtime.GC()
	after, _ := rss(t)
	t.Logf("%d MB before, %d MB after 600 queries", before, after)
	if after > before+24 {
		t.Errorf("memory grew from %d to %d MB", before, after)
	}
}
