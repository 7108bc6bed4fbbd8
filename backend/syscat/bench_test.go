//go:build duckdb_arrow

package syscat

import (
	"context"
	"testing"
)

// BenchmarkSnapshot makes the catalogs of a few tables.
func BenchmarkSnapshot(b *testing.B) {
	e, _ := engine(b, shop...)
	tables, err := e.Catalog().Tables(context.Background(), "")
	if err != nil {
		b.Fatal(err)
	}
	o := Options{Family: PostgreSQL, Engine: e.Catalog(), Store: store, Database: "demo", Users: []string{"ada"}}
	for b.Loop() {
		s, err := newSnapshot(context.Background(), o, tables)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.drop(); err != nil {
			b.Fatal(err)
		}
	}
}
