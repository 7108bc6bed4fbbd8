package duckdb

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestConfig(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("a\n1\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	csv, tsv := write("a.csv"), write("sub/a.tsv")
	write("other/readme.txt")
	for _, c := range []struct {
		config Config
		err    string
	}{
		{Config{}, ""},
		{Config{Data: []string{csv}}, ""},
		{Config{Data: []string{dir, csv}}, ""},
		{Config{Path: filepath.Join(dir, "new.duckdb")}, ""},
		{Config{MemoryLimit: "1.5GB", Threads: 2, TempDirectory: dir}, ""},
		{Config{Threads: -1}, "threads is -1"},
		{Config{MemoryLimit: "lots"}, `memory_limit "lots"`},
		{Config{TempDirectory: filepath.Join(dir, "no")}, "is not a folder"},
		{Config{Path: "x.duckdb", Data: []string{csv}}, "not both"},
		{Config{Path: dir}, "is a folder"},
		{Config{Path: filepath.Join(dir, "new.duckdb"), ReadOnly: true}, "does not exist"},
		{Config{Path: filepath.Join(dir, "no", "new.duckdb")}, "folder does not exist"},
		{Config{Data: []string{filepath.Join(dir, "no.csv")}}, "does not exist"},
		{Config{Data: []string{filepath.Join(dir, "other")}}, "holds no"},
		{Config{Data: []string{filepath.Join(dir, "other", "readme.txt")}}, "of no known kind"},
		{Config{Data: []string{csv, tsv}}, `would both be table "a"`},
		{Config{Data: []string{write("odd/x[1].csv")}}, "rename it"},
		{Config{Data: []string{write("odd/.csv")}}, "gives no table name"},
	} {
		err := c.config.Validate()
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%+v: %v", c.config, err)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err) || strings.Contains(err.Error(), "\n")):
			t.Errorf("%+v: got %v, want %s", c.config, err, c.err)
		}
	}
	for name, want := range map[string]string{"a.parquet": "a parquet", "A.CSV": "A csv", "x.y.json": "x.y json",
		"a.csv.gz": "a csv", "a.ndjson.zst": "a json", "a.parquet.gz": "", "a.txt": "", "a": ""} {
		table, kind, ok := format(name)
		if got := strings.TrimSpace(table + " " + kind); ok && got != want || ok != (want != "") {
			t.Errorf("%s is %q, %v", name, got, ok)
		}
	}
	if got := (Config{Path: "/x/Sales.duckdb"}).database(); got != "Sales" {
		t.Errorf("database %s", got)
	}
}
