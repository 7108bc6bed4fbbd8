package spark

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	pb "streamlink/backend/spark/connectpb"
)

// The benchmarks run on a real Spark, at SPARK_ADDR, or else on the fake, whose answers
// cost next to nothing; SPARK_ROWS is how many rows a real one streams. SPARK_QUERY is
// what is asked of it in place of the benchmark's own statement.

// MixedColumns are ten columns of the usual types, made of a row's number id.
const MixedColumns = `id, CAST(id % 1000 AS INT) AS i, id % 2 = 0 AS b, id / 7.0D AS d, CAST(id AS DECIMAL(18,2)) AS m,
 DATE'2020-01-01' + CAST(id % 3000 AS INT) AS day, TIMESTAMP_NTZ'2020-01-01 00:00:00' + make_dt_interval(0, 0, 0, id % 1000000) AS at,
 concat('name ', id % 100000) AS name, md5(CAST(id % 1000 AS STRING)) AS hash, IF(id % 10 = 0, NULL, id % 77) AS some`

func benchBackend(b *testing.B) *Backend {
	b.Helper()
	addr := os.Getenv("SPARK_ADDR")
	if addr == "" {
		_, rows := mixedRows(b)
		return backendOn(b, nil, startFake(b, func(f *fake) {
			f.run = func(_ context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
				if sql == "SELECT 1" {
					return counting(1)(nil, sql, send)
				}
				const batch = 10_000
				send(schemaOf("n"))
				for i := 0; i < rows; i += batch {
					send(numbers(i, min(batch, rows-i)))
				}
				return nil
			}
		}))
	}
	c := DefaultConfig()
	c.Endpoints = []Endpoint{{Address: "sc://" + addr}}
	backend, err := open(context.Background(), c, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { backend.Close() })
	return backend
}

func mixedRows(b *testing.B) (sql string, rows int) {
	b.Helper()
	rows = 1_000_000
	if n := os.Getenv("SPARK_ROWS"); n != "" {
		var err error
		if rows, err = strconv.Atoi(n); err != nil {
			b.Fatal(err)
		}
	}
	return asked(fmt.Sprintf("SELECT %s FROM range(%d)", MixedColumns, rows)), rows
}

func asked(sql string) string {
	if other := os.Getenv("SPARK_QUERY"); other != "" && os.Getenv("SPARK_ADDR") != "" {
		return other
	}
	return sql
}

// BenchmarkStream is rows a second: by the stubs alone, which drop them undecoded, and as
// a Conn's Arrow batches.
func BenchmarkStream(b *testing.B) {
	backend := benchBackend(b)
	sql, rows := mixedRows(b)
	report := func(b *testing.B, first time.Duration) {
		b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		b.ReportMetric(float64(first.Milliseconds()), "ms-to-first")
	}
	b.Run("stubs", func(b *testing.B) {
		s, err := backend.session(context.Background(), map[*endpoint]bool{})
		if err != nil {
			b.Fatal(err)
		}
		defer s.release(context.Background())
		var first time.Duration
		for b.Loop() {
			began, n := time.Now(), 0
			op := start(b, s, sql)
			for {
				resp, err := op.next()
				if resp == nil {
					if n != rows {
						b.Fatalf("%d rows, %v", n, err)
					}
					break
				}
				if n == 0 && resp.GetArrowBatch() != nil {
					first = time.Since(began)
				}
				n += int(resp.GetArrowBatch().GetRowCount())
			}
			op.end()
		}
		report(b, first)
	})
	b.Run("conn", func(b *testing.B) {
		conn := backend.open()
		defer conn.Close()
		var first time.Duration
		for b.Loop() {
			began, n := time.Now(), 0
			res, err := conn.Query(context.Background(), sql, nil)
			if err != nil {
				b.Fatal(err)
			}
			for res.Rows.Next() {
				if n == 0 {
					first = time.Since(began)
				}
				n += int(res.Rows.RecordBatch().NumRows())
			}
			if res.Rows.Release(); n != rows {
				b.Fatalf("%d rows, %v", n, res.Rows.Err())
			}
		}
		report(b, first)
	})
}

func start(b *testing.B, s *session, sql string) *operation {
	b.Helper()
	cmd, err := parse(sql)
	if err != nil {
		b.Fatal(err)
	}
	plan, err := cmd.plan(nil, false)
	if err != nil {
		b.Fatal(err)
	}
	op, err := s.begin(context.Background(), context.Background(), plan, nil)
	if err != nil {
		b.Fatal(err)
	}
	return op
}

// BenchmarkTrivial is what a Conn adds to a small statement over the stubs alone, and a
// whole proxy where SPARK_PROXY names one: all are asked in turn, so that they meet the
// same Spark.
func BenchmarkTrivial(b *testing.B) {
	backend := benchBackend(b)
	s, err := backend.session(context.Background(), map[*endpoint]bool{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.release(context.Background())
	conn := backend.open()
	defer conn.Close()
	sql := asked("SELECT 1")
	ways := []struct {
		name string
		ask  func() error
		took []time.Duration
	}{
		{name: "stubs", ask: func() error { return askStubs(b, s, sql) }},
		{name: "conn", ask: func() error { return askConn(conn, sql) }},
	}
	if dsn := os.Getenv("SPARK_PROXY"); dsn != "" {
		proxy, err := pgconn.Connect(context.Background(), dsn)
		if err != nil {
			b.Fatal(err)
		}
		defer proxy.Close(context.Background())
		ways = append(ways, ways[0])
		ways[2].name, ways[2].ask = "proxy", func() error {
			_, err := proxy.Exec(context.Background(), sql).ReadAll()
			return err
		}
	}
	for b.Loop() {
		for i := range ways {
			began := time.Now()
			if err := ways[i].ask(); err != nil {
				b.Fatal(err)
			}
			ways[i].took = append(ways[i].took, time.Since(began))
		}
	}
	for _, w := range ways {
		slices.Sort(w.took)
		b.ReportMetric(float64(w.took[len(w.took)/2].Microseconds()), w.name+"-p50-µs")
		b.ReportMetric(float64(w.took[len(w.took)*95/100].Microseconds()), w.name+"-p95-µs")
	}
}

// askStubs reads an answer; what remains of the operation is ended beside the next one,
// as a Conn does.
func askStubs(b *testing.B, s *session, sql string) error {
	op := start(b, s, sql)
	n := 0
	for {
		resp, err := op.next()
		if resp == nil {
			go op.end()
			if err != io.EOF || n == 0 {
				return fmt.Errorf("%d responses, %w", n, err)
			}
			return nil
		}
		n++
	}
}

func askConn(conn *Conn, sql string) error {
	res, err := conn.Query(context.Background(), sql, nil)
	if err != nil {
		return err
	}
	defer res.Rows.Release()
	for res.Rows.Next() {
	}
	return res.Rows.Err()
}
