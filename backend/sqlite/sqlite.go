// Package sqlite reads SQLite files for measuring: it runs gold queries where they were
// written for, and turns a file into Parquet files and a schema.yaml that an engine can
// serve. It never writes to the file.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver, in plain Go
)

// File is an open SQLite file.
type File struct{ db *sql.DB }

// Open opens a file for reading only.
func Open(path string) (*File, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: abs, RawQuery: "mode=ro&immutable=1"}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &File{db}, nil
}

// Close closes the file.
func (f *File) Close() error { return f.db.Close() }

// Query runs sql and gives its rows, at most limit of them; the error says so when there
// are more. Cells are nil, int64, float64, bool, string, []byte or time.Time.
func (f *File) Query(ctx context.Context, text string, limit int) ([][]any, error) {
	rows, err := f.db.QueryContext(ctx, strings.TrimRight(strings.TrimSpace(text), ";"))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var out [][]any
	for rows.Next() {
		if len(out) == limit {
			return nil, fmt.Errorf("more than %d rows", limit)
		}
		row := make([]any, len(names))
		into := make([]any, len(names))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

// Table is one table of a file, with the keys that are known of it.
type Table struct {
	Name        string
	Columns     []Column
	PrimaryKey  []string
	ForeignKeys []ForeignKey
}

// Column is one column with its declared type, which binds nobody in SQLite.
type Column struct{ Name, Type string }

// ForeignKey says that Columns reference RefColumns of RefTable.
type ForeignKey struct {
	Columns    []string
	RefTable   string
	RefColumns []string
}

// Tables lists what the file itself tells of its tables.
func (f *File) Tables(ctx context.Context) ([]Table, error) {
	names, err := f.Query(ctx, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY rowid`, 1<<16)
	if err != nil {
		return nil, err
	}
	var out []Table
	for _, row := range names {
		t, err := f.table(ctx, fmt.Sprint(row[0]))
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func (f *File) table(ctx context.Context, name string) (Table, error) {
	t := Table{Name: name}
	columns, err := f.Query(ctx, "SELECT name, type, pk FROM pragma_table_info("+quoteText(name)+") ORDER BY cid", 1<<16)
	if err != nil {
		return t, err
	}
	keyed := map[int64]string{}
	for _, c := range columns {
		t.Columns = append(t.Columns, Column{fmt.Sprint(c[0]), fmt.Sprint(c[1])})
		if at, ok := c[2].(int64); ok && at > 0 {
			keyed[at] = fmt.Sprint(c[0])
		}
	}
	for at := int64(1); keyed[at] != ""; at++ {
		t.PrimaryKey = append(t.PrimaryKey, keyed[at])
	}
	keys, err := f.Query(ctx, `SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(`+quoteText(name)+") ORDER BY id DESC, seq", 1<<16)
	if err != nil {
		return t, err
	}
	var last any
	for _, k := range keys {
		if len(t.ForeignKeys) == 0 || k[0] != last {
			last = k[0]
			t.ForeignKeys = append(t.ForeignKeys, ForeignKey{RefTable: fmt.Sprint(k[1])})
		}
		key := &t.ForeignKeys[len(t.ForeignKeys)-1]
		key.Columns = append(key.Columns, fmt.Sprint(k[2]))
		if k[3] != nil {
			key.RefColumns = append(key.RefColumns, fmt.Sprint(k[3]))
		}
	}
	return t, nil
}

func quoteText(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

func quoteName(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
