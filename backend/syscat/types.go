package syscat

import (
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
)

// pgType is a column's type as PostgreSQL's catalogs tell it.
type pgType struct {
	oid, length, array int
	name, standard     string // standard is information_schema's data_type
	byValue            bool
	align, storage     string
	collation          int
}

// pgTypes are the types that an engine's columns have to clients, by PostgreSQL's names.
var pgTypes = map[string]pgType{}

func init() {
	for _, t := range []pgType{
		{16, 1, 1000, "bool", "boolean", true, "c", "p", 0}, {17, -1, 1001, "bytea", "bytea", false, "i", "x", 0},
		{19, 64, 1003, "name", "name", false, "c", "p", 950}, {20, 8, 1016, "int8", "bigint", true, "d", "p", 0},
		{21, 2, 1005, "int2", "smallint", true, "s", "p", 0}, {23, 4, 1007, "int4", "integer", true, "i", "p", 0},
		{25, -1, 1009, "text", "text", false, "i", "x", 100}, {26, 4, 1028, "oid", "oid", true, "i", "p", 0},
		{114, -1, 199, "json", "json", false, "i", "x", 0}, {700, 4, 1021, "float4", "real", true, "i", "p", 0},
		{701, 8, 1022, "float8", "double precision", true, "d", "p", 0}, {1042, -1, 1014, "bpchar", "character", false, "i", "x", 100},
		{1043, -1, 1015, "varchar", "character varying", false, "i", "x", 100}, {1082, 4, 1182, "date", "date", true, "i", "p", 0},
		{1083, 8, 1183, "time", "time without time zone", true, "d", "p", 0},
		{1114, 8, 1115, "timestamp", "timestamp without time zone", true, "d", "p", 0},
		{1184, 8, 1185, "timestamptz", "timestamp with time zone", true, "d", "p", 0},
		{1186, 16, 1187, "interval", "interval", false, "d", "p", 0}, {1266, 12, 1270, "timetz", "time with time zone", false, "d", "p", 0},
		{1562, -1, 1563, "varbit", "bit varying", false, "i", "x", 0}, {1700, -1, 1231, "numeric", "numeric", false, "i", "m", 0},
		{2249, -1, 2287, "record", "record", false, "d", "x", 0}, {2950, 16, 2951, "uuid", "uuid", false, "c", "p", 0},
		{3802, -1, 3807, "jsonb", "jsonb", false, "i", "x", 0},
	} {
		pgTypes[t.name] = t
	}
}

// arrowNames are PostgreSQL's names of Arrow's plain types.
var arrowNames = map[arrow.Type]string{
	arrow.BOOL: "bool", arrow.INT8: "int2", arrow.INT16: "int2", arrow.INT32: "int4", arrow.UINT8: "int4", arrow.UINT16: "int4",
	arrow.INT64: "int8", arrow.UINT32: "int8", arrow.UINT64: "numeric", arrow.FLOAT16: "float4", arrow.FLOAT32: "float4",
	arrow.FLOAT64: "float8", arrow.BINARY: "bytea", arrow.LARGE_BINARY: "bytea", arrow.DATE32: "date", arrow.DATE64: "date",
	arrow.TIME32: "time", arrow.TIME64: "time", arrow.INTERVAL_MONTH_DAY_NANO: "interval", arrow.INTERVAL_MONTHS: "interval",
	arrow.DURATION: "interval", arrow.DECIMAL128: "numeric", arrow.DECIMAL256: "numeric", arrow.STRUCT: "record", arrow.MAP: "json",
}

// columnType is the type of an engine's column, its modifier, and whether it is an array.
func columnType(t arrow.DataType, wire string) (typ pgType, modifier int, array bool) {
	if list, ok := t.(arrow.ListLikeType); ok && t.ID() != arrow.MAP {
		element, _, _ := columnType(list.Elem(), wire)
		return element, -1, true
	}
	modifier = -1
	name, ok := arrowNames[t.ID()]
	if !ok {
		name = "text"
	}
	switch t := t.(type) {
	case *arrow.TimestampType:
		if name = "timestamp"; t.TimeZone != "" {
			name = "timestamptz"
		}
	case *arrow.DictionaryType:
		return columnType(t.ValueType, wire)
	case arrow.DecimalType:
		if t.GetScale() >= 0 && (t.GetPrecision() < 38 || t.GetScale() > 0) {
			modifier = int(t.GetPrecision()<<16|t.GetScale()) + 4
		}
	}
	base, length, limited := strings.Cut(strings.TrimSuffix(wire, ")"), "(")
	if _, ok := pgTypes[base]; ok {
		name = base
	}
	if limited && base != "enum" {
		modifier = atoi(length) + 4
	}
	return pgTypes[name], modifier, array
}

func itoa(n int) string { return strconv.Itoa(n) }

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
