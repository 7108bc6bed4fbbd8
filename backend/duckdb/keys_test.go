package duckdb

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/backend"
)

func TestKeys(t *testing.T) {
	tables := func() []*backend.Table {
		return []*backend.Table{
			{Schema: "main", Name: "Patents", Columns: []backend.Column{{Name: "Id"}, {Name: "title"}}},
			{Schema: "main", Name: "cites", Columns: []backend.Column{{Name: "from_id"}, {Name: "to_id"}}},
		}
	}
	for _, c := range []struct{ name, text, err string }{
		{"good", "tables:\n  patents:\n    comment: all of them\n    primary_key: [id]\n    columns: {TITLE: what it is called}\n  cites:\n    primary_key: [from_id, to_id]\n    foreign_keys:\n      - {columns: [from_id], table: patents, references: [id]}\n", ""},
		{"empty", "", ""},
		{"comments only", "# nothing\n", ""},
		{"not served", "tables: {elsewhere: {primary_key: [x]}, cites: {foreign_keys: [{columns: [to_id], table: elsewhere, references: [x]}]}}", ""},
		{"unknown word", "tables: {cites: {primary: [x]}}", "field primary not found"},
		{"no yaml", "tables: [", "is not understood"},
		{"unknown column", "tables: {cites: {primary_key: [x]}}", "table cites has no column x"},
		{"unknown comment", "tables: {cites: {columns: {x: y}}}", "table cites has no column x"},
		{"unknown table", "tables: {cites: {foreign_keys: [{columns: [to_id], table: nope, references: [x]}]}}", "refers to table nope"},
		{"unknown reference", "tables: {cites: {foreign_keys: [{columns: [to_id], table: patents, references: [x]}]}}", "table Patents has no column x"},
		{"uneven", "tables: {cites: {foreign_keys: [{columns: [to_id, from_id], table: patents, references: [id]}]}}", "as many references as columns"},
		{"no target", "tables: {cites: {foreign_keys: [{columns: [to_id], references: [id]}]}}", "needs columns, table"},
	} {
		d, err := parseKeys("schema.yaml", []byte(c.text))
		ts := tables()
		if err == nil {
			err = d.apply(ts)
		}
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err) || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: got %v, want %s", c.name, err, c.err)
		}
		if c.name == "good" {
			p, x := ts[0], ts[1]
			if p.PrimaryKey[0] != "Id" || p.Comment != "all of them" || p.Columns[1].Comment != "what it is called" ||
				len(x.PrimaryKey) != 2 || x.ForeignKeys[0].RefTable != "Patents" || x.ForeignKeys[0].RefColumns[0] != "Id" {
				t.Errorf("got %+v and %+v", p, x)
			}
		}
	}
}

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
