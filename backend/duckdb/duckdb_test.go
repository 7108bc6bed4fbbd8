//go:build duckdb_arrow

package duckdb

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// patents is the sample data.
const patents = "../../data/patents"

// openDB opens a database that the test's end closes, after checking that every link
// came back.
func openDB(t testing.TB, c Config) *Backend {
	t.Helper()
	b, err := open(context.Background(), c, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if n := b.pool.inUse(); n != 0 {
			t.Errorf("%d links are still in use", n)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
		if b.pool.open != 0 {
			t.Errorf("%d links are still open", b.pool.open)
		}
	})
	return b
}

// openConn opens a client's connection that the test's end closes.
func openConn(t testing.TB, b *Backend) *Conn {
	t.Helper()
	c, err := b.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c.(*Conn)
}

// query runs sql and gives its rows as text, NULL for nulls.
func query(t testing.TB, c backend.Conn, sql string, args ...any) [][]string {
	t.Helper()
	out, err := tryQuery(c, sql, args...)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return out
}

func tryQuery(c backend.Conn, sql string, args ...any) ([][]string, error) {
	res, err := c.Query(context.Background(), sql, args)
	if err != nil || res.Rows == nil {
		return nil, err
	}
	defer res.Rows.Release()
	return readAll(res.Rows)
}

func readAll(r array.RecordReader) ([][]string, error) {
	var out [][]string
	for r.Next() {
		rec := r.RecordBatch()
		for i := range int(rec.NumRows()) {
			var line []string
			for _, col := range rec.Columns() {
				if col.IsNull(i) {
					line = append(line, "NULL")
				} else {
					line = append(line, strings.Clone(col.ValueStr(i))) // the batch owns its text
				}
			}
			out = append(out, line)
		}
	}
	return out, r.Err()
}

func exec(t testing.TB, c backend.Conn, sql string, args ...any) int64 {
	t.Helper()
	res, err := c.Query(context.Background(), sql, args)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	if res.Rows != nil {
		t.Fatalf("%s gave rows", sql)
	}
	return res.Affected
}

func TestSampleData(t *testing.T) {
	for _, imported := range []bool{false, true} {
		b := openDB(t, Config{Data: []string{patents}, Import: imported})
		c := openConn(t, b)
		got := query(t, c, `SELECT assignee, count(*)::INTEGER n FROM patents_wide WHERE assignee IS NOT NULL
			GROUP BY assignee ORDER BY n DESC, assignee LIMIT 2`)
		t.Log(got)
		if len(got) != 2 {
			t.Errorf("got %v", got)
		}
		tables, err := b.Catalog().Tables(context.Background(), "")
		if err != nil || len(tables) != 8 {
			t.Fatalf("%d tables, %v", len(tables), err)
		}
		pa, err := b.Catalog().Table(context.Background(), "", "PATENT_APPLICANTS")
		if err != nil {
			t.Fatal(err)
		}
		if len(pa.PrimaryKey) != 2 || len(pa.ForeignKeys) != 2 || pa.ForeignKeys[1].RefTable != "applicants" || pa.Comment == "" ||
			pa.Rows != 13242 || pa.View || pa.Columns[0].Nullable {
			t.Errorf("got %+v", pa)
		}
	}
}

func TestDescribeAndOverlap(t *testing.T) {
	b := openDB(t, Config{})
	c := openConn(t, b)
	exec(t, c, "CREATE TABLE t (a INTEGER, b VARCHAR)")
	s, err := c.Describe(context.Background(), "INSERT INTO t VALUES (CAST($1 AS INTEGER), 'x') RETURNING a, b")
	if err != nil || s.NumFields() != 2 {
		t.Fatal(s, err)
	}
	if n := exec(t, c, "INSERT INTO t VALUES (CAST($1 AS INTEGER), 'x'), (2, 'y')", int64(5)); n != 2 {
		t.Errorf("affected %d", n)
	}
	got := query(t, c, "SELECT a, b FROM t ORDER BY a")
	if len(got) != 2 || got[1][0] != "5" {
		t.Errorf("got %v", got)
	}
	first, err := c.Query(context.Background(), "SELECT i FROM range(100000) r(i)", nil)
	if err != nil {
		t.Fatal(err)
	}
	query(t, c, "SELECT 1")
	rows, err := readAll(first.Rows)
	first.Rows.Release()
	if err != nil || len(rows) != 100000 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
