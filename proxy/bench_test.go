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
