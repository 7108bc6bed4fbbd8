//go:build duckdb_arrow

package duckdb

import (
	"context"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// few are statements of few rows, with values at the ends of their types and NULLs.
var few = []string{
	"SELECT 1",
	"SELECT * FROM (VALUES (TRUE, (-128)::TINYINT, 255::UTINYINT), (NULL, NULL, NULL), (FALSE, 127, 0)) v",
	"SELECT * FROM (VALUES ((-32768)::SMALLINT, 65535::USMALLINT, (-2147483648)::INTEGER, 4294967295::UINTEGER), (NULL, NULL, NULL, NULL)) v",
	"SELECT (-9223372036854775808)::BIGINT, 18446744073709551615::UBIGINT, (-170141183460469231731687303715884105727)::HUGEINT",
	"SELECT 1.5::FLOAT, 'nan'::DOUBLE, '-inf'::DOUBLE",
	"SELECT * FROM (VALUES ((-99.99)::DECIMAL(4, 2), (-9999999.99)::DECIMAL(9, 2), (-12345678901234.5)::DECIMAL(18, 1), (-1234567890123456789012345678901234.5678)::DECIMAL(38, 4)), (NULL, 0.01, NULL, 0.0001)) v",
	"SELECT * FROM (VALUES ('', 'twelve bytes', 'thirteen byte', ''::BLOB, '\\x00\\xFF'::BLOB), (NULL, 'żółć', repeat('long ', 1000), NULL, repeat('x', 13)::BLOB)) v",
	"SELECT DATE '0001-01-01', 'infinity'::DATE, TIME '23:59:59.999999', TIMESTAMP '1969-12-31 23:59:59.999999', '-infinity'::TIMESTAMP",
	"SELECT '2024-02-29'::TIMESTAMP_S, '2024-02-29'::TIMESTAMP_MS, '2024-02-29'::TIMESTAMP_NS, TIMESTAMPTZ '2024-02-29 12:00:00+03'",
	`SELECT '{"a": 1}'::JSON, NULL::VARCHAR`,
	"SELECT i, CASE WHEN i % 3 = 0 THEN i::VARCHAR END, i % 2 = 0, i::DECIMAL(12, 2) FROM range(64) r(i)",
	"SELECT i, i::VARCHAR FROM range(65) r(i) WHERE i > 64", // a chunk that a filter has thinned out
	"SELECT 'a' FROM range(10) WHERE FALSE",
	"SELECT i, 'constant', NULL::INTEGER FROM range(9) r(i)",
}

// A chunk of few rows read straight from the vectors is the batch that Arrow's C
// interface gives.
func TestSmallEqualsImported(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	for _, sql := range few {
		straight, n := batches(t, c, sql, true)
		imported, _ := batches(t, c, sql, false)
		if n != len(straight) {
			t.Errorf("%s: %d of %d batches were read straight", sql, n, len(straight))
		}
		if len(straight) != len(imported) {
			t.Errorf("%s: %d batches, imported %d", sql, len(straight), len(imported))
			continue
		}
		for i := range straight {
			// Not approximately: NaN is compared by its text.
			if !straight[i].Schema().Equal(imported[i].Schema()) || text(straight[i]) != text(imported[i]) {
				t.Errorf("%s:\nstraight %v\nimported %v", sql, straight[i], imported[i])
			}
		}
	}
}

func text(r arrow.RecordBatch) string {
	b, err := array.RecordToStructArray(r).MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// batches reads sql, straight where that goes or never, and counts how often it went.
func batches(t *testing.T, c *Conn, sql string, straight bool) (out []arrow.RecordBatch, small int) {
	t.Helper()
	ctx := context.Background()
	l, err := c.link(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	defer c.free(l)
	st, err := l.prepare(ctx, sql)
	if err != nil {
		t.Fatal(sql, err)
	}
	defer st.done()
	s, err := l.execute(ctx, st)
	if err != nil {
		t.Fatal(sql, err)
	}
	defer s.close()
	if err := s.describe(); err != nil {
		t.Fatal(sql, err)
	}
	if !straight {
		kept := s.shape.readings
		s.shape.readings = nil
		defer func() { s.shape.readings = kept }()
	}
	for {
		rec, err := s.next()
		if err != nil {
			t.Fatal(sql, err)
		}
		if rec == nil {
			return out, small
		}
		if s.shape.readings != nil && l.run.looked == 1 {
			small++
		}
		out = append(out, rec)
		t.Cleanup(rec.Release)
	}
}
