package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
	"go.yaml.in/yaml/v3"
)

const mostRows = 5_000_000 // of one table

// Export writes every table as TABLE.parquet into folder, and their keys as schema.yaml.
// Tables whose names cannot be a file's are left out and named in skipped.
func (f *File) Export(ctx context.Context, tables []Table, folder string) (skipped []string, err error) {
	kinds := map[[2]string]kind{}
	data := map[string][][]any{} // by table, columns of values
	for _, t := range tables {
		columns, err := f.columns(ctx, t)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", t.Name, err)
		}
		data[t.Name] = columns
		for i, c := range t.Columns {
			kinds[at(t.Name, c.Name)] = kindOf(c.Type, columns[i])
		}
	}
	agree(tables, kinds)
	for _, t := range tables {
		if t.Name == "" || strings.HasPrefix(t.Name, ".") || strings.ContainsAny(t.Name, "/\\*?[{\x00") || len(t.Columns) == 0 {
			skipped = append(skipped, t.Name)
			continue
		}
		own := make([]kind, len(t.Columns))
		for i, c := range t.Columns {
			own[i] = kinds[at(t.Name, c.Name)]
		}
		if err := writeTable(filepath.Join(folder, t.Name+".parquet"), t, own, data[t.Name]); err != nil {
			return nil, fmt.Errorf("table %s: %w", t.Name, err)
		}
	}
	return skipped, writeKeys(filepath.Join(folder, "schema.yaml"), tables, skipped)
}

func at(table, column string) [2]string {
	return [2]string{strings.ToLower(table), strings.ToLower(column)}
}

// agree gives the ends of a foreign key one kind, so that they can be compared.
func agree(tables []Table, kinds map[[2]string]kind) {
	for range 3 { // keys may follow each other
		for _, t := range tables {
			for _, k := range t.ForeignKeys {
				for i := range min(len(k.Columns), len(k.RefColumns)) {
					a, b := at(t.Name, k.Columns[i]), at(k.RefTable, k.RefColumns[i])
					if ka, kb := kinds[a], kinds[b]; ka != kb && (ka == text || kb == text) {
						kinds[a], kinds[b] = text, text
					}
				}
			}
		}
	}
}

// columns reads a table, column by column. The unary plus keeps the driver from reading
// more into a value than is there.
func (f *File) columns(ctx context.Context, t Table) ([][]any, error) {
	out := make([][]any, len(t.Columns))
	if len(t.Columns) == 0 {
		return out, nil
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = "+" + quoteName(c.Name)
	}
	rows, err := f.Query(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+quoteName(t.Name), mostRows)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		for i, v := range row {
			out[i] = append(out[i], v)
		}
	}
	return out, nil
}

func writeTable(path string, t Table, kinds []kind, columns [][]any) (err error) {
	fields := make([]arrow.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = arrow.Field{Name: c.Name, Type: kinds[i].arrow(), Nullable: true}
	}
	b := array.NewRecordBuilder(memory.DefaultAllocator, arrow.NewSchema(fields, nil))
	defer b.Release()
	for i := range fields {
		for _, v := range columns[i] {
			put(b.Field(i), kinds[i], v)
		}
	}
	rec := b.NewRecordBatch()
	defer rec.Release()
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w, err := pqarrow.NewFileWriter(rec.Schema(), file, parquet.NewWriterProperties(), pqarrow.DefaultWriterProps())
	if err != nil {
		file.Close()
		return err
	}
	if err := w.Write(rec); err != nil {
		w.Close()
		return err
	}
	return w.Close() // closes the file too
}

// put appends a value as its column's kind; what does not fit is a null.
func put(b array.Builder, k kind, v any) {
	if v == nil {
		b.AppendNull()
		return
	}
	switch b := b.(type) {
	case *array.Int64Builder:
		switch n := v.(type) {
		case int64:
			b.Append(n)
			return
		case float64:
			b.Append(int64(n))
			return
		}
	case *array.Float64Builder:
		switch n := v.(type) {
		case int64:
			b.Append(float64(n))
			return
		case float64:
			b.Append(n)
			return
		}
		if n, err := strconv.ParseFloat(strings.TrimSpace(asText(v)), 64); err == nil {
			b.Append(n)
			return
		}
	case *array.BooleanBuilder:
		if n, ok := v.(int64); ok {
			b.Append(n != 0)
			return
		}
	case *array.Date32Builder:
		if t, ok := parseDay(strings.TrimSpace(asText(v))); ok {
			b.Append(arrow.Date32FromTime(t))
			return
		}
	case *array.TimestampBuilder:
		s := strings.TrimSpace(asText(v))
		t, ok := parseDay(s)
		if !ok {
			t, ok = parseMoment(s)
		}
		if ok {
			b.Append(arrow.Timestamp(t.UnixMicro()))
			return
		}
	case *array.StringBuilder:
		b.Append(asText(v))
		return
	}
	b.AppendNull()
}

type keyNotes struct {
	Columns    []string `yaml:"columns"`
	Table      string   `yaml:"table"`
	References []string `yaml:"references"`
}

type tableNotes struct {
	PrimaryKey  []string   `yaml:"primary_key,omitempty"`
	ForeignKeys []keyNotes `yaml:"foreign_keys,omitempty"`
}

// writeKeys writes the keys whose tables and columns are there.
func writeKeys(path string, tables []Table, skipped []string) error {
	known := map[string]*Table{}
	for i, t := range tables {
		if !slices.Contains(skipped, t.Name) {
			known[strings.ToLower(t.Name)] = &tables[i]
		}
	}
	notes := map[string]tableNotes{}
	for _, t := range tables {
		if known[strings.ToLower(t.Name)] == nil {
			continue
		}
		n := tableNotes{PrimaryKey: t.has(t.PrimaryKey)}
		for _, k := range t.ForeignKeys {
			to := known[strings.ToLower(k.RefTable)]
			if to == nil {
				continue
			}
			refs := k.RefColumns
			if len(refs) == 0 {
				refs = to.PrimaryKey
			}
			from, refs := t.has(k.Columns), to.has(refs)
			if len(from) == 0 || len(from) != len(refs) {
				continue
			}
			n.ForeignKeys = append(n.ForeignKeys, keyNotes{from, to.Name, refs})
		}
		notes[t.Name] = n
	}
	out, err := yaml.Marshal(map[string]any{"tables": notes})
	if err != nil {
		return err
	}
	return os.WriteFile(path, out, 0o644)
}

// has gives columns as the table spells them; nil when one is not there.
func (t *Table) has(columns []string) []string {
	var out []string
	for _, name := range columns {
		i := slices.IndexFunc(t.Columns, func(c Column) bool { return strings.EqualFold(c.Name, name) })
		if i < 0 {
			return nil
		}
		out = append(out, t.Columns[i].Name)
	}
	return out
}
