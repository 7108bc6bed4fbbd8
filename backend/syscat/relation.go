package syscat

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

//go:embed data/postgres.columns.tsv
var postgresColumns string

// relation is one relation of the catalogs.
type relation struct {
	schema, name string
	family       Family
	columns      []attribute
	byName       map[string]int
}

// attribute is a column of a relation, with its type's name in its own database. One that
// is hidden is there without being listed.
type attribute struct {
	name, typ       string
	notNull, hidden bool
}

// readRelations reads lines of schema, relation, column, type and whether it is NOT NULL
// (1) or hidden (h). The keys are in lower case.
func readRelations(text string, f Family) map[string]*relation {
	all := map[string]*relation{}
	for line := range strings.Lines(text) {
		part := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(part) != 5 {
			panic("syscat: a line of the columns has not five fields: " + line)
		}
		key := strings.ToLower(part[0] + "." + part[1])
		r := all[key]
		if r == nil {
			r = &relation{schema: part[0], name: part[1], family: f, byName: map[string]int{}}
			all[key] = r
			if hasTableOID[part[1]] && part[0] == "pg_catalog" {
				r.add(attribute{"tableoid", "oid", true, true})
				r.add(attribute{"xmin", "xid", true, true})
			}
		}
		r.add(attribute{part[2], part[3], strings.Contains(part[4], "1"), strings.Contains(part[4], "h")})
	}
	return all
}

// hasTableOID are the relations whose rows clients ask which table they are of.
var hasTableOID = map[string]bool{
	"pg_class": true, "pg_proc": true, "pg_type": true, "pg_namespace": true, "pg_constraint": true, "pg_extension": true,
	"pg_attrdef": true, "pg_trigger": true, "pg_language": true, "pg_operator": true, "pg_cast": true, "pg_am": true,
	"pg_opclass": true, "pg_opfamily": true, "pg_conversion": true, "pg_ts_parser": true, "pg_ts_dict": true,
	"pg_ts_template": true, "pg_ts_config": true, "pg_foreign_data_wrapper": true, "pg_foreign_server": true,
	"pg_default_acl": true, "pg_collation": true, "pg_database": true, "pg_rewrite": true, "pg_event_trigger": true,
	"pg_policy": true, "pg_publication": true, "pg_publication_rel": true, "pg_subscription": true, "pg_transform": true,
	"pg_statistic_ext": true, "pg_tablespace": true, "pg_roles": true, "pg_publication_namespace": true, "pg_index": true,
}

func (r *relation) add(a attribute) {
	r.byName[a.name] = len(r.columns)
	r.columns = append(r.columns, a)
}

// shape is how a type lies in the store.
type shape struct {
	duck  string
	arrow arrow.DataType
}

var (
	asText    = shape{"VARCHAR", arrow.BinaryTypes.String}
	asNumber  = shape{"BIGINT", arrow.PrimitiveTypes.Int64}
	asTexts   = shape{"VARCHAR[]", arrow.ListOf(arrow.BinaryTypes.String)}
	asNumbers = shape{"BIGINT[]", arrow.ListOf(arrow.PrimitiveTypes.Int64)}
	asSmall   = shape{"SMALLINT[]", arrow.ListOf(arrow.PrimitiveTypes.Int16)}
)

// shapes are the types that do not lie as text.
var shapes = map[string]shape{
	"oid": asNumber, "int8": asNumber, "xid": asNumber,
	"bool": {"BOOLEAN", arrow.FixedWidthTypes.Boolean},
	"int2": {"SMALLINT", arrow.PrimitiveTypes.Int16}, "int4": {"INTEGER", arrow.PrimitiveTypes.Int32},
	"float4": {"REAL", arrow.PrimitiveTypes.Float32}, "float8": {"DOUBLE", arrow.PrimitiveTypes.Float64},
	"timestamptz": {"TIMESTAMPTZ", &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}},
	"interval":    {"INTERVAL", arrow.FixedWidthTypes.MonthDayNanoInterval},
	"bytea":       {"BLOB", arrow.BinaryTypes.Binary},
	"_text":       asTexts, "_name": asTexts, "_char": asTexts, "_aclitem": asTexts, "_regtype": asTexts,
	"_oid": asNumbers, "oidvector": asNumbers, "int2vector": asSmall, "_int2": asSmall,
	"_bool":   {"BOOLEAN[]", arrow.ListOf(arrow.FixedWidthTypes.Boolean)},
	"_float4": {"REAL[]", arrow.ListOf(arrow.PrimitiveTypes.Float32)}, "_float8": {"DOUBLE[]", arrow.ListOf(arrow.PrimitiveTypes.Float64)},
	// MySQL's
	"int": {"INTEGER", arrow.PrimitiveTypes.Int32}, "int unsigned": {"UINTEGER", arrow.PrimitiveTypes.Uint32},
	"bigint": asNumber, "bigint unsigned": {"UBIGINT", arrow.PrimitiveTypes.Uint64}, "double": {"DOUBLE", arrow.PrimitiveTypes.Float64},
	"datetime":    {"TIMESTAMP_S", &arrow.TimestampType{Unit: arrow.Second}},
	"timestamp":   {"TIMESTAMP_S", &arrow.TimestampType{Unit: arrow.Second}},
	"datetime(2)": {"TIMESTAMP", arrow.FixedWidthTypes.Timestamp_us}, "timestamp(6)": {"TIMESTAMP", &arrow.TimestampType{Unit: arrow.Microsecond}},
	"time": {"TIME", arrow.FixedWidthTypes.Time64us},
}

func (a attribute) shape() shape {
	if s, ok := shapes[a.typ]; ok {
		return s
	}
	var digits, scale int32
	if n, _ := fmt.Sscanf(a.typ, "decimal(%d,%d)", &digits, &scale); n == 2 {
		return shape{strings.ToUpper(a.typ), &arrow.Decimal128Type{Precision: digits, Scale: scale}}
	}
	return asText
}

// table is the relation as a catalog tells it. Its schema is where it lies in the store.
func (r *relation) table() *backend.Table {
	t := &backend.Table{Schema: r.home(), Name: r.name, Rows: -1}
	for _, a := range r.columns {
		t.Columns = append(t.Columns, backend.Column{Name: a.name, Type: a.shape().arrow, Wire: a.wire(), Nullable: !a.notNull, Hidden: a.hidden})
	}
	return t
}

// wire is the name of a column's type where its shape alone does not tell it.
func (a attribute) wire() string {
	if a.typ == "char" {
		return `"char"` // the other char is character(1)
	}
	return a.typ
}

// home is the schema in the store: DuckDB has schemas of the same names, which are its own.
// What is different in every session lies in the session's own connection.
func (r *relation) home() string {
	switch {
	case r.live():
		return "temp"
	case r.schema == "pg_catalog":
		return "main"
	case r.schema == "information_schema":
		return "information"
	}
	return r.schema
}

// Table finds a relation of the catalogs; without a schema it may be one of pg_catalog.
// Its Schema is where statements for a [Conn] find it.
func (f Family) Table(schema, name string) (*backend.Table, error) {
	if schema == "" {
		schema = "pg_catalog"
	}
	if r := f.relations()[strings.ToLower(schema+"."+name)]; r != nil {
		return r.table(), nil
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "relation %q does not exist", schema+"."+name)
}
