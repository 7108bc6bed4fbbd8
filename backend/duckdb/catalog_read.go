//go:build duckdb_arrow

package duckdb

import (
	"context"
	"fmt"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

// What the catalog is read from; all of the database that was opened, none of the
// engine's own.
const (
	selectTables = `
SELECT schema_name, table_name, false, coalesce(comment, ''), estimated_size, ''
FROM duckdb_tables() WHERE NOT internal AND (database_name = current_database() AND NOT temporary OR temporary AND CAST($1 AS BOOLEAN))
UNION ALL
SELECT schema_name, view_name, true, coalesce(comment, ''), CAST(-1 AS BIGINT), coalesce(sql, '')
FROM duckdb_views() WHERE NOT internal AND (database_name = current_database() AND NOT temporary OR temporary AND CAST($1 AS BOOLEAN))
ORDER BY 1, 2`
	selectColumns = `
SELECT schema_name, table_name, column_name, is_nullable, coalesce(comment, ''), coalesce(column_default, '')
FROM duckdb_columns() WHERE NOT internal AND database_name IN (current_database(), 'temp')`
	selectKeys = `
SELECT schema_name, table_name, constraint_type, constraint_column_names,
       coalesce(referenced_table, ''), referenced_column_names, coalesce(expression, '')
FROM duckdb_constraints()
WHERE database_name IN (current_database(), 'temp') AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY', 'UNIQUE', 'CHECK')
ORDER BY constraint_index`
	selectIndexes = `
SELECT schema_name, table_name, index_name, is_unique, coalesce(sql, '')
FROM duckdb_indexes() WHERE database_name IN (current_database(), 'temp')`
)

// readTables reads every table with its columns and keys. The column types are those
// that a query of the table would yield.
func readTables(ctx context.Context, l *link, temporary bool) ([]*backend.Table, error) {
	var tables []*backend.Table
	byName := map[[2]string]*backend.Table{}
	err := l.each(ctx, selectTables, func(r row) {
		t := &backend.Table{Schema: r.text(0), Name: r.text(1), View: r.bool(2), Comment: r.text(3), Rows: r.int(4), Definition: viewQuery(r.text(5))}
		tables = append(tables, t)
		byName[[2]string{t.Schema, t.Name}] = t
	}, temporary)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		if err := readColumns(ctx, l, t); err != nil {
			return nil, err
		}
	}
	err = l.each(ctx, selectColumns, func(r row) {
		if t := byName[[2]string{r.text(0), r.text(1)}]; t != nil {
			for i := range t.Columns {
				if t.Columns[i].Name == r.text(2) {
					t.Columns[i].Nullable, t.Columns[i].Comment, t.Columns[i].Default = r.bool(3), r.text(4), r.text(5)
				}
			}
		}
	})
	if err != nil {
		return nil, err
	}
	err = l.each(ctx, selectKeys, func(r row) {
		t := byName[[2]string{r.text(0), r.text(1)}]
		if t == nil {
			return
		}
		switch r.text(2) {
		case "PRIMARY KEY":
			t.PrimaryKey = r.texts(3)
		case "UNIQUE":
			t.Uniques = append(t.Uniques, r.texts(3))
		case "CHECK":
			if check := r.text(6); !declares(t, check) {
				t.Checks = append(t.Checks, check)
			}
		default:
			t.ForeignKeys = append(t.ForeignKeys, backend.ForeignKey{
				Columns: r.texts(3), RefSchema: t.Schema, RefTable: r.text(4), RefColumns: r.texts(5)})
		}
	})
	if err != nil {
		return nil, err
	}
	err = l.each(ctx, selectIndexes, func(r row) {
		if t := byName[[2]string{r.text(0), r.text(1)}]; t != nil {
			t.Indexes = append(t.Indexes, backend.Index{Name: r.text(2), Unique: r.bool(3), Keys: indexKeys(r.text(4))})
		}
	})
	return tables, err
}

// indexKeys are what stands in the brackets of CREATE INDEX: columns, or one expression.
func indexKeys(sql string) []string {
	_, rest, _ := strings.Cut(sql, " ON ")
	open, end := strings.IndexByte(rest, '('), strings.LastIndexByte(rest, ')')
	if open < 0 || end < open {
		return nil
	}
	keys := strings.TrimSpace(rest[open+1 : end])
	if strings.ContainsAny(keys, "('") {
		return []string{keys}
	}
	return strings.Split(keys, ", ")
}

// viewQuery is what stands behind AS in a view's definition.
func viewQuery(sql string) string {
	_, query, _ := strings.Cut(sql, " AS ")
	return strings.TrimSuffix(strings.TrimSpace(query), ";")
}

// readColumns prepares a query of t and takes its columns. A view that no longer
// binds is listed without any.
func readColumns(ctx context.Context, l *link, t *backend.Table) error {
	st, err := l.prepare(ctx, fmt.Sprintf("SELECT * FROM %s.%s", quoteIdent(t.Schema), quoteIdent(t.Name)))
	if err != nil {
		if t.View && ctx.Err() == nil {
			return nil
		}
		return err
	}
	defer st.done()
	schema, err := st.describe(l)
	if err != nil {
		return err
	}
	for _, f := range schema.Fields() {
		wire, _ := f.Metadata.GetValue(backend.WireType)
		t.Columns = append(t.Columns, backend.Column{Name: f.Name, Type: f.Type, Wire: wire, Nullable: true})
	}
	return nil
}

// row is one row of a query of our own.
type row struct {
	rec arrow.RecordBatch
	i   int
}

// text copies: the batch and its strings are gone after do.
func (r row) text(c int) string {
	return strings.Clone(r.rec.Column(c).(*array.String).Value(r.i))
}

func (r row) bool(c int) bool { return r.rec.Column(c).(*array.Boolean).Value(r.i) }

func (r row) int(c int) int64 {
	if a := r.rec.Column(c).(*array.Int64); a.IsValid(r.i) {
		return a.Value(r.i)
	}
	return -1
}

func (r row) texts(c int) []string {
	l := r.rec.Column(c).(*array.List)
	values := l.ListValues().(*array.String)
	start, end := l.ValueOffsets(r.i)
	var out []string
	for i := start; i < end; i++ {
		out = append(out, strings.Clone(values.Value(int(i))))
	}
	return out
}

// each runs a query of our own and calls do for each row.
func (l *link) each(ctx context.Context, sql string, do func(row), args ...any) error {
	st, err := l.prepare(ctx, sql)
	if err != nil {
		return err
	}
	defer st.done()
	if err := st.bind(args); err != nil {
		return err
	}
	s, err := l.execute(ctx, st)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.describe(); err != nil {
		return err
	}
	for {
		rec, err := s.next()
		if rec == nil {
			return err
		}
		for i := range int(rec.NumRows()) {
			do(row{rec, i})
		}
		rec.Release()
	}
}
