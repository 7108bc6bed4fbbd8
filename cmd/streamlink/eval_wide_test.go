package main

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// TestWide puts the tables of two folders side by side; names that both have are told apart,
// and keys follow them.
func TestWide(t *testing.T) {
	first, second, folder := t.TempDir(), t.TempDir(), t.TempDir()
	for path, text := range map[string]string{
		filepath.Join(first, "orders.parquet"):     "",
		filepath.Join(first, "schema.yaml"):        "tables: {orders: {comment: ours, primary_key: [id]}}",
		filepath.Join(second, "Orders.parquet"):    "",
		filepath.Join(second, "customers.parquet"): "",
		filepath.Join(second, "zones.parquet"):     "",
		filepath.Join(second, "schema.yaml"): "tables: {Orders: {foreign_keys: [{columns: [who], table: customers, references: [id]}, {columns: [zone], table: zones, references: [id]}]}," +
			" customers: {foreign_keys: [{columns: [last], table: Orders, references: [id]}]}}",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := &wide{folder: folder, most: 3, names: map[string]bool{}, tables: map[string]map[string]any{}}
	for _, from := range []string{first, second} {
		if err := w.add(from); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.describe(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		files[i] = filepath.Base(files[i])
	}
	if want := []string{"Orders_2.parquet", "customers.parquet", "orders.parquet"}; !slices.Equal(files, want) {
		t.Errorf("%q", files)
	}
	text, err := os.ReadFile(filepath.Join(folder, "schema.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for part, there := range map[string]bool{"comment: ours": true, "table: customers": true, "table: Orders_2": true, "table: zones": false, "table: Orders\n": false} {
		if strings.Contains(string(text), part) != there {
			t.Errorf("%q: %v\n%s", part, !there, text)
		}
	}
	if peak() < 1 {
		t.Log("this system does not tell its memory's peak")
	}
}

// TestCrowdCounts tells refusals from failures.
func TestCrowdCounts(t *testing.T) {
	c := &crowd{failed: map[string]int{}}
	for _, err := range []error{nil, &pgconn.PgError{Code: "0A000"}, &pgconn.PgError{Code: "53300"}, errors.Join(sql.ErrConnDone)} {
		c.count(time.Millisecond, err)
	}
	if len(c.took) != 4 || c.refused != 1 || c.failed["53300"] != 1 || c.failed["connection"] != 1 {
		t.Errorf("%+v", c)
	}
}
