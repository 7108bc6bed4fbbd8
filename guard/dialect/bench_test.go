package dialect

import (
	"context"
	"testing"
)

// benchQueries are the statements whose cost is watched.
var benchQueries = map[string]string{
	"select1": "SELECT 1",
	"point":   "SELECT id, name, d FROM t WHERE id = 42",
	"bi": "SELECT t.name AS name, count(*) AS n, sum(t.n) AS total, avg(t.n) AS mean, max(t.d) AS last_day " +
		"FROM t JOIN u ON t.id = u.id WHERE t.d BETWEEN '2024-01-01' AND '2024-12-31' AND t.name IN ('a', 'b', 'c') " +
		"AND t.n > 100.50 GROUP BY t.name HAVING count(*) > 10 ORDER BY total DESC, name LIMIT 100",
}

func BenchmarkCold(b *testing.B) {
	for name, sql := range benchQueries {
		for _, d := range []Dialect{PostgreSQL, MySQL} {
			b.Run(name+"/"+d.String(), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					s, err := Read(sql, d)
					if err != nil {
						b.Fatal(err)
					}
					if err := Resolve(context.Background(), s, memoryCatalog{}); err != nil {
						b.Fatal(err)
					}
					if _, err := s.Print(DuckDB, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkBounds(b *testing.B) {
	sql := benchQueries["bi"]
	b.ReportAllocs()
	b.SetBytes(int64(len(sql)))
	for b.Loop() {
		if err := checkBounds(sql, PostgreSQL, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPrint is what is left when a statement is cached.
func BenchmarkPrint(b *testing.B) {
	s := resolved(b, benchQueries["bi"], PostgreSQL)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Print(DuckDB, nil); err != nil {
			b.Fatal(err)
		}
	}
}
