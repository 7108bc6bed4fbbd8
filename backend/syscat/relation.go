package syscat

import (
	_ "embed"
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
	columns      []attribute
	byName       map[string]int
}

// attribute is a column of a relation, with PostgreSQL's name of its type.
type attribute struct {
	name, typ string
	notNull   bool
}

// relations are all of pg_catalog and information_schema, by schema and name.
var relations = readRelations(postgresColumns)

// readRelations reads lines of schema, relation, column, type and whether it is NOT NULL.
func readRelations(text string) map[string]*relation {
	all := map[string]*relation{}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			panic("syscat: a line of the columns has not five fields: " + line)
		}
		key := f[0] + "." + f[1]
		r := all[key]
		if r == nil {
			r = &relation{schema: f[0], name: f[1], byName: map[string]int{}}
			all[key] = r
			if hasTableOID[f[1]] && f[0] == "pg_catalog" {
				r.add(attribute{"tableoid", "oid", true})
			}
		}
		r.add(attribute{f[2], f[3], f[4] == "1"})
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

// shape is how a type of PostgreSQL's lies in the store.
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
}

func (a attribute) shape() shape {
	if s, ok := shapes[a.typ]; ok {
		return s
	}
	return asText
}

// table is the relation as a catalog tells it. Its schema is where it lies in the store.
func (r *relation) table() *backend.Table {
	t := &backend.Table{Schema: r.home(), Name: r.name, Rows: -1}
	for _, a := range r.columns {
		if a.name == "tableoid" {
			continue // as in PostgreSQL it is there without being listed
		}
		wire := a.typ
		if wire == "char" {
			wire = `"char"` // the other char is character(1)
		}
		t.Columns = append(t.Columns, backend.Column{Name: a.name, Type: a.shape().arrow, Wire: wire, Nullable: !a.notNull})
	}
	return t
}

// home is the schema in the store: DuckDB has schemas of the same names, which are its own.
func (r *relation) home() string {
	if r.schema == "pg_catalog" {
		return "main"
	}
	return "information"
}

// functions are the names of the macros that clients call.
var functions = func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(macros) {
		if name, ok := strings.CutPrefix(line, "CREATE MACRO "); ok && !strings.HasPrefix(name, "streamlink_") {
			out[name[:strings.IndexByte(name, '(')]] = true
		}
	}
	return out
}()

// Function tells whether the catalogs have a function that an engine lacks.
func Function(name string) bool { return functions[name] }

// Table finds a relation of the catalogs; without a schema it may be one of pg_catalog.
// Its Schema is where statements for a [Conn] find it.
func Table(schema, name string) (*backend.Table, error) {
	if schema == "" {
		schema = "pg_catalog"
	}
	if r := relations[strings.ToLower(schema)+"."+strings.ToLower(name)]; r != nil {
		return r.table(), nil
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "relation %q does not exist", schema+"."+name)
}
