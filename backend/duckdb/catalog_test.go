//go:build duckdb_arrow

package duckdb

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// TestCatalogOfFile reads keys, comments and types of a database file, and again
// when it is opened for reading only.
func TestCatalogOfFile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "shop.duckdb")
	first, err := open(ctx, Config{Path: path}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := first.Open(ctx)
	for _, sql := range []string{
		"CREATE SCHEMA extra",
		"CREATE TABLE items (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, tag UUID, doc JSON)",
		"CREATE TABLE parts (a INTEGER, b INTEGER, item INTEGER REFERENCES items (id), PRIMARY KEY (a, b))",
		"CREATE VIEW named AS SELECT name, id AS number FROM items",
		"CREATE TABLE extra.items (x DECIMAL(9, 2))",
		"COMMENT ON TABLE items IS 'what is sold'",
		"COMMENT ON COLUMN items.name IS 'as printed'",
		"INSERT INTO items SELECT i, 'n' || i, uuid(), '{}' FROM range(100) r(i)",
	} {
		exec(t, c, sql)
	}
	c.Close()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}

	b := openDB(t, Config{Path: path, ReadOnly: true})
	cat := b.Catalog()
	if cat.Database() != "shop" || cat.DefaultSchema() != "main" {
		t.Errorf("%s, %s", cat.Database(), cat.DefaultSchema())
	}
	all, err := cat.Tables(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, table := range all {
		names = append(names, table.Schema+"."+table.Name)
	}
	if got := strings.Join(names, " "); got != "extra.items main.items main.named main.parts" {
		t.Errorf("tables %s", got)
	}
	if extra, _ := cat.Tables(ctx, "EXTRA"); len(extra) != 1 {
		t.Errorf("schema extra has %d tables", len(extra))
	}
	items, err := cat.Table(ctx, "", "Items")
	if err != nil {
		t.Fatal(err)
	}
	var columns []string
	for _, col := range items.Columns {
		columns = append(columns, fmt.Sprint(col.Name, " ", col.Type, " ", col.Wire, " ", col.Nullable, " ", col.Comment))
	}
	want := []string{"id int32  false ", "name utf8  false as printed", "tag utf8 uuid true ", "doc utf8 json true "}
	if !reflect.DeepEqual(columns, want) {
		t.Errorf("columns %q", columns)
	}
	if items.Comment != "what is sold" || items.Rows != 100 || items.View || !reflect.DeepEqual(items.PrimaryKey, []string{"id"}) {
		t.Errorf("items %+v", items)
	}
	parts, _ := cat.Table(ctx, "main", "parts")
	if !reflect.DeepEqual(parts.PrimaryKey, []string{"a", "b"}) || !reflect.DeepEqual(parts.ForeignKeys, []backend.ForeignKey{
		{Columns: []string{"item"}, RefSchema: "main", RefTable: "items", RefColumns: []string{"id"}}}) {
		t.Errorf("parts %+v", parts)
	}
	if named, _ := cat.Table(ctx, "", "named"); !named.View || named.Columns[1].Name != "number" || named.Rows != -1 {
		t.Errorf("named %+v", named)
	}
	if _, err := cat.Table(ctx, "extra", "nope"); code(err) != sqlstate.UndefinedTable {
		t.Errorf("got %v", err)
	}
	ro := openConn(t, b)
	if e := failure(ro, "INSERT INTO items VALUES (200, 'x', NULL, NULL)"); e == nil || e.Code != sqlstate.ReadOnlyTransaction {
		t.Errorf("a write to a read-only file gave %v", e)
	}
}

// TestCatalogFollows checks that definitions show at once, and only when they last.
func TestCatalogFollows(t *testing.T) {
	ctx := context.Background()
	b := openDB(t, Config{})
	c := openConn(t, b)
	cat := b.Catalog()
	has := func(cat backend.Catalog, name string) bool {
		_, err := cat.Table(ctx, "", name)
		return err == nil
	}
	v := cat.Version()
	changed := func() bool {
		old := v
		v = cat.Version()
		return v != old
	}
	exec(t, c, "CREATE TABLE t (a INTEGER)")
	if !changed() || !has(cat, "t") {
		t.Error("a new table does not show")
	}
	exec(t, c, "INSERT INTO t VALUES (1)")
	query(t, c, "SELECT * FROM t")
	if changed() {
		t.Error("rows changed the version")
	}
	exec(t, c, "ALTER TABLE t ADD COLUMN b VARCHAR")
	if table, _ := cat.Table(ctx, "", "t"); !changed() || len(table.Columns) != 2 {
		t.Error("a new column does not show")
	}
	if s, _ := c.Describe(ctx, "SELECT * FROM t"); s.NumFields() != 2 {
		t.Error("a new column is not described")
	}

	if err := c.Begin(ctx, false); err != nil {
		t.Fatal(err)
	}
	exec(t, c, "CREATE TABLE mine (a INTEGER)")
	if has(cat, "mine") || !has(c.Catalog(), "mine") {
		t.Error("an open transaction's table shows to others, or not to itself")
	}
	if err := c.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if has(cat, "mine") || has(c.Catalog(), "mine") {
		t.Error("a table that was rolled back shows")
	}

	exec(t, c, "CREATE TEMP TABLE own (a INTEGER)")
	if has(cat, "own") || !has(c.Catalog(), "own") {
		t.Error("a temporary table shows to others, or not to its owner")
	}
	if own, _ := c.Catalog().Table(ctx, "", "own"); own == nil || len(own.Columns) != 1 {
		t.Errorf("own is %+v", own)
	}
	exec(t, c, "DROP TABLE t")
	if !changed() || has(cat, "t") || has(c.Catalog(), "t") {
		t.Error("a dropped table shows")
	}
}

// TestFileKinds serves CSV, JSON and Parquet, as they are and imported.
func TestFileKinds(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"people.csv":   "id,name,born\n1,Ann,1990-01-02\n2,\"B, ob\",\n",
		"tabs.tsv":     "id\tname\n1\tAnn\n",
		"list.json":    `[{"id": 1, "tags": ["a", "b"]}, {"id": 2, "tags": []}]`,
		"lines.ndjson": "{\"id\": 1}\n{\"id\": 2}\n",
		"it's odd.csv": "a\n1\n",
		"schema.yaml":  "tables: {people: {primary_key: [id], comment: who}}",
		".hidden.csv":  "a\n1\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, imported := range []bool{false, true} {
		b := openDB(t, Config{Data: []string{dir}, Import: imported, Database: "mine"})
		c := openConn(t, b)
		for sql, want := range map[string]string{
			"SELECT name, born FROM people ORDER BY id": "[[Ann 1990-01-02] [B, ob NULL]]",
			"SELECT name FROM tabs":                     "[[Ann]]",
			"SELECT tags FROM list ORDER BY id":         `[[["a","b"]] [[]]]`,
			"SELECT count(*) FROM lines":                "[[2]]",
			`SELECT a FROM "it's odd"`:                  "[[1]]",
		} {
			if got := fmt.Sprint(query(t, c, sql)); got != want {
				t.Errorf("%s gave %s", sql, got)
			}
		}
		people, err := b.Catalog().Table(context.Background(), "", "people")
		if err != nil || people.Comment != "who" || len(people.PrimaryKey) != 1 || people.View == imported {
			t.Errorf("people %+v, %v", people, err)
		}
		if b.Catalog().Database() != "mine" {
			t.Errorf("database %s", b.Catalog().Database())
		}
	}
}

// TestOpenErrors tells in one line what is wrong with a file.
func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.parquet")
	if err := os.WriteFile(bad, []byte("no parquet at all"), 0o644); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "text.duckdb")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []Config{{Data: []string{bad}}, {Path: text}, {Path: filepath.Join(dir, "no.duckdb"), ReadOnly: true}} {
		b, err := Open(context.Background(), c, quiet)
		if err == nil || b != nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), dir) {
			t.Errorf("%+v gave %v", c, err)
		}
		t.Log(err)
	}
}
