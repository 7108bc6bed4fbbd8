package proxy_test

import (
	"context"
	"testing"

	"streamlink/guard/dialect"
)

// BenchmarkSelectOne is a trivial statement's whole way: prepared (or only run), judged,
// observed, carried out by the engine, released.
func BenchmarkSelectOne(b *testing.B) {
	ctx := context.Background()
	b.Run("simple", func(b *testing.B) {
		s := open(b, newProxy(b), dialect.PostgreSQL)
		b.ReportAllocs()
		for b.Loop() {
			if n, err := run(ctx, s, "SELECT 1"); n != 1 || err != nil {
				b.Fatal(n, err)
			}
		}
	})
	b.Run("prepared", func(b *testing.B) {
		s := open(b, newProxy(b), dialect.PostgreSQL)
		p, err := s.Prepare(ctx, "SELECT 1")
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			r, err := s.Execute(ctx, p, nil)
			if err != nil {
				b.Fatal(err)
			}
			for r.Next() {
				_ = r.RecordBatch()
			}
			r.Release()
		}
	})
}

// BenchmarkPrepare is what a statement costs that was read, judged and printed before: an
// aggregate as BI tools write it, whose columns a driver asks for.
func BenchmarkPrepare(b *testing.B) {
	ctx := context.Background()
	for _, d := range []dialect.Dialect{dialect.PostgreSQL, dialect.MySQL} {
		b.Run(d.String(), func(b *testing.B) {
			s := open(b, newProxy(b), d)
			for _, sql := range []string{"CREATE TABLE t (id int, name varchar(20), n int, d date)", "CREATE TABLE u (id int)"} {
				if _, err := run(ctx, s, sql); err != nil {
					b.Fatal(err)
				}
			}
			const aggregate = "SELECT t.name AS name, count(*) AS n, sum(t.n) AS total, avg(t.n) AS mean, max(t.d) AS last_day " +
				"FROM t JOIN u ON t.id = u.id WHERE t.d BETWEEN '2024-01-01' AND '2024-12-31' AND t.name IN ('a', 'b', 'c') " +
				"AND t.n > 100.50 GROUP BY t.name HAVING count(*) > 10 ORDER BY total DESC, name LIMIT 100"
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Prepare(ctx, aggregate); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
