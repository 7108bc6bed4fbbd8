package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

// TestKindOf finds out what dirty columns are best served as.
func TestKindOf(t *testing.T) {
	for _, tc := range []struct {
		name, typ string
		values    []any
		want      kind
	}{
		{"whole numbers", "INTEGER", []any{int64(1), nil, int64(2)}, whole},
		{"whole numbers kept as floats", "INT", []any{1.0, 2.0}, whole},
		{"halves in a column of whole numbers", "INT", []any{int64(1), 2.5}, number},
		{"a blank among numbers", "REAL", []any{1.5, "", 2.5, 3.0, 4.0, 5.0}, number},
		{"texts among numbers", "INT", []any{int64(1), "unknown", "n/a"}, text},
		{"truths", "BOOLEAN", []any{int64(1), int64(0)}, truth},
		{"no truths", "BOOLEAN", []any{int64(1), int64(7)}, whole},
		{"days", "DATE", []any{"2016-03-01", nil}, day},
		{"days of a moment", "DATETIME", []any{"2016-03-01"}, moment},
		{"moments", "TIMESTAMP", []any{"2016-03-01 10:00:00", "2016-03-02"}, moment},
		{"days written otherwise", "DATE", []any{"1/3/2016"}, text},
		{"numbers declared as text", "VARCHAR(5)", []any{"12", "13"}, text},
		{"nothing", "double", nil, number},
	} {
		if got := kindOf(tc.typ, tc.values); got != tc.want {
			t.Errorf("%s: %d, want %d", tc.name, got, tc.want)
		}
	}
}

// TestExport turns a file with odd names and dirty values into Parquet and keys.
func TestExport(t *testing.T) {
	ctx := context.Background()
	f := open(t,
		`CREATE TABLE "Odd Name" ("id of it" INTEGER PRIMARY KEY, "% done" REAL, seen DATETIME)`,
		`INSERT INTO "Odd Name" VALUES (1, 'n/a', '2016-03-01 10:00:00'), (2, 50, NULL), (3, 1, NULL), (4, 2, NULL), (5, 3, NULL)`,
		`CREATE TABLE part (n TEXT, of_it INT REFERENCES "Odd Name", gone INT REFERENCES nowhere(x))`,
		`INSERT INTO part VALUES (x'ff41', 1, 2)`,
		`CREATE TABLE "a/b" (x INT)`)
	tables, err := f.Tables(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	skipped, err := f.Export(ctx, tables, dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(skipped) != 1 || skipped[0] != "a/b" {
		t.Errorf("skipped %q", skipped)
	}
	got := schemaOf(t, filepath.Join(dir, "Odd Name.parquet"))
	for i, want := range []arrow.Type{arrow.INT64, arrow.FLOAT64, arrow.TIMESTAMP} {
		if got.Field(i).Type.ID() != want {
			t.Errorf("column %d is %s", i, got.Field(i).Type)
		}
	}
	keys, err := os.ReadFile(filepath.Join(dir, "schema.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"primary_key:\n            - id of it", "table: Odd Name", "- of_it"} {
		if !strings.Contains(string(keys), want) {
			t.Errorf("%q is missing in\n%s", want, keys)
		}
	}
	if strings.Contains(string(keys), "nowhere") {
		t.Error("a key to a table that is not there")
	}
}

func schemaOf(t *testing.T, path string) *arrow.Schema {
	t.Helper()
	r, err := file.OpenParquetFile(path, false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	a, err := pqarrow.NewFileReader(r, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.Schema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestQuery reads only, stops at its limit and when it is told to.
func TestQuery(t *testing.T) {
	f := open(t, "CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1), (2), (3)")
	if rows, err := f.Query(context.Background(), "SELECT a FROM t ORDER BY a;", 3); err != nil || len(rows) != 3 || rows[0][0] != int64(1) {
		t.Errorf("%v %v", rows, err)
	}
	if _, err := f.Query(context.Background(), "SELECT a FROM t", 2); err == nil {
		t.Error("more rows than asked for")
	}
	if _, err := f.Query(context.Background(), "INSERT INTO t VALUES (4)", 1); err == nil {
		t.Error("the file was written to")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := f.Query(ctx, "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT count(*) FROM r", 1); err == nil {
		t.Error("an endless query ended")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.sqlite")); err == nil {
		t.Error("a missing file was opened")
	}
}

func open(t *testing.T, statements ...string) *File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
