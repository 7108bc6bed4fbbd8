//go:build duckdb_arrow

package duckdb

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

var update = flag.Bool("update", false, "rewrite testdata/errors.txt")

// failure runs sql, reads its rows if there are any, and gives the error.
func failure(c backend.Conn, sql string) *sqlstate.Error {
	_, err := tryQuery(c, sql)
	return sqlstate.From(err)
}

// TestErrors holds the table of what the engine's errors become.
func TestErrors(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	exec(t, c, "CREATE TABLE items (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL)")
	exec(t, c, "CREATE TABLE parts (item INTEGER REFERENCES items (id), n INTEGER CHECK (n > 0))")
	exec(t, c, "CREATE VIEW seen AS SELECT * FROM items")
	exec(t, c, "CREATE TYPE mood AS ENUM ('a', 'b')")
	exec(t, c, "INSERT INTO items VALUES (1, 'one')")
	exec(t, c, "INSERT INTO parts VALUES (1, 1)")
	var text strings.Builder
	text.WriteString("# statement | SQLSTATE | message | hint; regenerate with go test -run TestErrors -update\n")
	for _, l := range lines(t, "errors.txt") {
		e := failure(c, l[0])
		if e == nil {
			t.Errorf("%s ran", l[0])
			continue
		}
		got := strings.TrimRight(fmt.Sprintf("%s | %s | %s | %s", l[0], e.Code, e.Message, e.Hint), " |")
		text.WriteString(got + "\n")
		if want := strings.Join(l, " | "); got != want && !*update {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if e.Cause == nil && e.Code == sqlstate.InternalError {
			t.Errorf("%s: internal error without a cause for the log", l[0])
		}
	}
	if *update {
		if err := os.WriteFile("testdata/errors.txt", []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRefused holds what client SQL must never reach, in and outside a transaction.
func TestRefused(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"served.parquet", "other.parquet"} {
		data, err := os.ReadFile(filepath.Join(patents, "applicants.parquet"))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	served := filepath.Join(dir, "served.parquet")
	before, _ := os.ReadFile(served)
	b := openDB(t, Config{Data: []string{served}})
	c := openConn(t, b)
	exec(t, c, "CREATE TABLE own (name VARCHAR)")
	if n := query(t, c, "SELECT count(*) FROM served")[0][0]; n != "7043" {
		t.Errorf("the served file has %s rows", n)
	}
	for _, l := range lines(t, "refused.txt") {
		sql := strings.NewReplacer("DIR", dir, "SERVED", served).Replace(l[0])
		for _, tx := range []bool{false, true} {
			if tx {
				if err := c.Begin(context.Background(), false); err != nil {
					t.Fatal(err)
				}
			}
			e := failure(c, sql)
			if tx {
				_ = c.Rollback(context.Background())
			}
			if e == nil {
				t.Errorf("%s ran", sql)
				continue
			}
			if string(e.Code) != l[1] {
				t.Errorf("%s gave %s %s, want %s", sql, e.Code, e.Message, l[1])
			}
			if strings.Contains(e.Message+e.Hint+e.Detail, "/") {
				t.Errorf("%s tells a path: %s", sql, e.Message)
			}
		}
	}
	after, _ := os.ReadFile(served)
	if string(before) != string(after) {
		t.Error("the served file was changed")
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 {
		t.Errorf("the folder now holds %v", entries)
	}
}

func TestWithoutPaths(t *testing.T) {
	for in, want := range map[string]string{
		`Cannot open file "/home/me/x.csv": no`:   `Cannot open file "x.csv": no`,
		`file /var/lib/a/b.parquet is broken`:     `file b.parquet is broken`,
		`C:\data\x.csv is broken`:                 `x.csv is broken`,
		`B64C39/02 and 1/2 and a / b are no path`: `B64C39/02 and 1/2 and a / b are no path`,
	} {
		if got := withoutPaths(in); got != want {
			t.Errorf("%s became %s", in, got)
		}
	}
}
