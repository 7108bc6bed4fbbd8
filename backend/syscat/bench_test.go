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

// BenchmarkFirstDescribe is what psql's first \d t asks of fresh catalogs.
func BenchmarkFirstDescribe(b *testing.B) {
	e, _ := engine(b, shop...)
	for b.Loop() {
		all := Open(Options{Family: PostgreSQL, Engine: e.Catalog(), Store: store, Database: "demo", Users: []string{"ada"}})
		c := all.Conn(client{})
		for _, sql := range []string{
			"SELECT c.oid, n.nspname, c.relname FROM pg_class c LEFT JOIN pg_namespace n ON n.oid = c.relnamespace WHERE pg_table_is_visible(c.oid) ORDER BY 2, 3",
			"SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull FROM pg_attribute a WHERE a.attrelid = 16384 AND a.attnum > 0 ORDER BY a.attnum",
		} {
			res, err := c.Query(context.Background(), sql, nil)
			if err != nil {
				b.Fatal(err)
			}
			res.Rows.Release()
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
		if err := all.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
