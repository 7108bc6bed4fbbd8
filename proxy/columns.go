package proxy

import (
	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/guard/dialect"
)

// told gives a result's columns the names that their types have in the client's
// database, where the engine's types do not tell them apart.
func told(stmt *dialect.Statement, schema *arrow.Schema) *arrow.Schema {
	names := stmt.Output()
	if schema == nil || len(names) != schema.NumFields() {
		return schema
	}
	var fields []arrow.Field
	for i, name := range names {
		f := schema.Field(i)
		if have, _ := f.Metadata.GetValue(backend.WireType); name == "" || have == name {
			continue
		}
		if fields == nil {
			fields = append(fields, schema.Fields()...)
		}
		keys, values := append([]string(nil), f.Metadata.Keys()...), append([]string(nil), f.Metadata.Values()...)
		if at := f.Metadata.FindKey(backend.WireType); at >= 0 {
			values[at] = name
		} else {
			keys, values = append(keys, backend.WireType), append(values, name)
		}
		f.Metadata = arrow.NewMetadata(keys, values)
		fields[i] = f
	}
	if fields == nil {
		return schema
	}
	meta := schema.Metadata()
	return arrow.NewSchema(fields, &meta)
}
