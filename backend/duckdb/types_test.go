//go:build duckdb_arrow

package duckdb

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// lines reads a testdata file's lines, cut at " | ", without comments.
func lines(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			cells := strings.Split(line, " |")
			for i := range cells {
				cells[i] = strings.TrimPrefix(cells[i], " ")
			}
			out = append(out, cells)
		}
	}
	return out
}

// TestTypes compares what Describe promises and what Query gives with what a client
// is to get, for a value and for NULL.
func TestTypes(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	for _, l := range lines(t, "types.txt") {
		expr, typ, wire, value := l[0], l[1], l[2], l[3]
		for _, sql := range []string{
			"SELECT " + expr + " AS v",
			"SELECT v FROM (SELECT 1 i, NULL v UNION ALL SELECT 2, " + expr + " UNION ALL SELECT 3, NULL) ORDER BY i",
		} {
			s, err := c.Describe(context.Background(), sql)
			if err != nil {
				t.Errorf("%s: %v", sql, err)
				continue
			}
			f := s.Field(0)
			if got, _ := f.Metadata.GetValue(backend.WireType); f.Type.String() != typ || got != wire {
				t.Errorf("%s is described as %s %q, want %s %q", sql, f.Type, got, typ, wire)
			}
			res, err := c.Query(context.Background(), sql, nil)
			if err != nil {
				t.Errorf("%s: %v", sql, err)
				continue
			}
			if !res.Rows.Schema().Equal(s) {
				t.Errorf("%s: described as %v, but is %v", sql, s, res.Rows.Schema())
			}
			var got []string
			for res.Rows.Next() {
				col := res.Rows.RecordBatch().Column(0)
				if !arrow.TypeEqual(col.DataType(), f.Type, arrow.CheckMetadata()) {
					t.Errorf("%s: the column has type %s, the schema %s", sql, col.DataType(), f.Type)
				}
				for i := range col.Len() {
					if col.IsNull(i) {
						got = append(got, "NULL")
					} else {
						got = append(got, strings.Clone(col.ValueStr(i)))
					}
				}
			}
			if err := res.Rows.Err(); err != nil {
				t.Errorf("%s: %v", sql, err)
			}
			res.Rows.Release()
			want := value
			if strings.Contains(sql, "UNION ALL") {
				want = "NULL " + value + " NULL"
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s gave %q, want %q", sql, strings.Join(got, " "), want)
			}
		}
	}
}

// TestLargeEnum checks the wider dictionaries.
func TestLargeEnum(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	exec(t, c, "CREATE TYPE big AS ENUM (SELECT 'v' || i FROM range(300) r(i))")
	got := query(t, c, "SELECT CAST('v299' AS big)")
	if len(got) != 1 || got[0][0] != "v299" {
		t.Errorf("got %v", got)
	}
}

// TestNestedWire checks that a wire type inside a list reaches the client.
func TestNestedWire(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	s, err := c.Describe(context.Background(), "SELECT ['{}'::JSON] AS j, {'u': uuid()} AS s, ['1'::BIT] AS b")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"json", "uuid", "varbit"} {
		var f arrow.Field
		switch typ := s.Field(i).Type.(type) {
		case *arrow.ListType:
			f = typ.ElemField()
		case *arrow.StructType:
			f = typ.Field(0)
		}
		if got, _ := f.Metadata.GetValue(backend.WireType); got != want {
			t.Errorf("column %d: inner wire type %q, want %q", i, got, want)
		}
	}
	_, err = c.Describe(context.Background(), "SELECT ['10:00:00+01'::TIMETZ]")
	if e := sqlstate.From(err); err == nil || e.Code != sqlstate.FeatureNotSupported {
		t.Errorf("a nested TIMETZ gave %v", err)
	}
}

// TestConvertedOutlivesBatch checks that a converted array owns what it holds.
func TestConvertedOutlivesBatch(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	res, err := c.Query(context.Background(), "SELECT (i % 2)::INTEGER::BIT::VARCHAR::BIT b, [i::BIGNUM] l, i::VARCHAR s FROM range(5000) r(i)", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Rows.Release()
	var kept []arrow.RecordBatch
	for res.Rows.Next() {
		rec := res.Rows.RecordBatch()
		rec.Retain()
		kept = append(kept, rec)
	}
	n := 0
	for _, rec := range kept {
		l := rec.Column(1).(*array.List)
		v := l.ListValues().(*array.String)
		s := rec.Column(2).(*array.String)
		for i := range int(rec.NumRows()) {
			start, _ := l.ValueOffsets(i)
			if v.Value(int(start)) != s.Value(i) {
				t.Fatalf("row %d holds %q and %q", n, v.Value(int(start)), s.Value(i))
			}
			n++
		}
		rec.Release()
	}
	if n != 5000 {
		t.Errorf("%d rows", n)
	}
}
