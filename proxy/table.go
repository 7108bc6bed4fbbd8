package proxy

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// table builds the small results that the session itself answers with (SHOW, EXPLAIN):
// text, bigint and double precision columns in one batch.
type table struct {
	schema  *arrow.Schema
	builder *array.RecordBuilder
}

func newTable(schema *arrow.Schema) *table {
	return &table{schema, array.NewRecordBuilder(memory.DefaultAllocator, schema)}
}

// textSchema is a schema of text columns.
func textSchema(names ...string) *arrow.Schema {
	fields := make([]arrow.Field, len(names))
	for i, n := range names {
		fields[i] = arrow.Field{Name: n, Type: arrow.BinaryTypes.String, Nullable: true}
	}
	return arrow.NewSchema(fields, nil)
}

// add appends a row of string, int64, float64 or nil, as the schema has them.
func (t *table) add(row ...any) {
	for i, v := range row {
		switch b := t.builder.Field(i).(type) {
		case *array.StringBuilder:
			if s, ok := v.(string); ok {
				b.Append(s)
				continue
			}
		case *array.Int64Builder:
			if n, ok := v.(int64); ok {
				b.Append(n)
				continue
			}
		case *array.Float64Builder:
			if f, ok := v.(float64); ok {
				b.Append(f)
				continue
			}
		}
		t.builder.Field(i).AppendNull()
	}
}

// reader hands the rows over; the table is used up.
func (t *table) reader() reader {
	rec := t.builder.NewRecordBatch()
	t.builder.Release()
	rr, err := array.NewRecordReader(t.schema, []arrow.RecordBatch{rec})
	rec.Release()
	if err != nil { // the record was built from this very schema
		panic(err)
	}
	return rr
}
