package postgres

import (
	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/guard/dialect"
)

// Type OIDs that the code speaks of by name (pg_type.dat of PostgreSQL 16).
const (
	oidBool        = 16
	oidBytea       = 17
	oidName        = 19
	oidInt8        = 20
	oidInt2        = 21
	oidInt4        = 23
	oidText        = 25
	oidOID         = 26
	oidJSON        = 114
	oidFloat4      = 700
	oidFloat8      = 701
	oidUnknown     = 705
	oidBPChar      = 1042
	oidVarchar     = 1043
	oidDate        = 1082
	oidTime        = 1083
	oidTimestamp   = 1114
	oidTimestamptz = 1184
	oidInterval    = 1186
	oidTimetz      = 1266
	oidNumeric     = 1700
	oidVoid        = 2278
	oidRecord      = 2249
	oidRecordArray = 2287
	oidUUID        = 2950
	oidJSONB       = 3802
)

// pgType is one row of the table of types.
type pgType struct {
	name  string
	oid   uint32
	array uint32 // the array type's OID; 0: none
	size  int16  // typlen
	// arrow is how a parameter of the type is declared to the session; nil: as text
	// that a cast reads.
	arrow arrow.DataType
}

var (
	timeMicro     = arrow.FixedWidthTypes.Time64us
	timestampNone = &arrow.TimestampType{Unit: arrow.Microsecond}
	timestampUTC  = &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}
	decimalAny    = &arrow.Decimal128Type{Precision: 38, Scale: 9}
)

// pgTypes are the types that columns and parameters can have.
var pgTypes = []pgType{
	{"bool", oidBool, 1000, 1, arrow.FixedWidthTypes.Boolean},
	{"bytea", oidBytea, 1001, -1, arrow.BinaryTypes.Binary},
	{"char", 18, 1002, 1, nil},
	{"name", oidName, 1003, 64, arrow.BinaryTypes.String},
	{"int8", oidInt8, 1016, 8, arrow.PrimitiveTypes.Int64},
	{"int2", oidInt2, 1005, 2, arrow.PrimitiveTypes.Int16},
	{"int2vector", 22, 1006, -1, nil},
	{"int4", oidInt4, 1007, 4, arrow.PrimitiveTypes.Int32},
	{"regproc", 24, 1008, 4, nil},
	{"text", oidText, 1009, -1, arrow.BinaryTypes.String},
	{"oid", oidOID, 1028, 4, arrow.PrimitiveTypes.Int64},
	{"tid", 27, 1010, 6, nil},
	{"xid", 28, 1011, 4, nil},
	{"cid", 29, 1012, 4, nil},
	{"oidvector", 30, 1013, -1, nil},
	{"json", oidJSON, 199, -1, arrow.BinaryTypes.String},
	{"xml", 142, 143, -1, nil},
	{"pg_node_tree", 194, 0, -1, nil},
	{"cidr", 650, 651, -1, nil},
	{"float4", oidFloat4, 1021, 4, arrow.PrimitiveTypes.Float32},
	{"float8", oidFloat8, 1022, 8, arrow.PrimitiveTypes.Float64},
	{"unknown", oidUnknown, 0, -2, nil},
	{"macaddr", 829, 1040, 6, nil},
	{"inet", 869, 1041, -1, nil},
	{"aclitem", 1033, 1034, 16, nil},
	{"bpchar", oidBPChar, 1014, -1, arrow.BinaryTypes.String},
	{"varchar", oidVarchar, 1015, -1, arrow.BinaryTypes.String},
	{"date", oidDate, 1182, 4, arrow.FixedWidthTypes.Date32},
	{"time", oidTime, 1183, 8, timeMicro},
	{"timestamp", oidTimestamp, 1115, 8, timestampNone},
	{"timestamptz", oidTimestamptz, 1185, 8, timestampUTC},
	{"interval", oidInterval, 1187, 16, arrow.FixedWidthTypes.MonthDayNanoInterval},
	{"timetz", oidTimetz, 1270, 12, nil},
	{"bit", 1560, 1561, -1, nil},
	{"varbit", 1562, 1563, -1, nil},
	{"numeric", oidNumeric, 1231, -1, decimalAny},
	{"refcursor", 1790, 2201, -1, nil},
	{"regprocedure", 2202, 2207, 4, nil},
	{"regoper", 2203, 2208, 4, nil},
	{"regoperator", 2204, 2209, 4, nil},
	{"regclass", 2205, 2210, 4, nil},
	{"regtype", 2206, 2211, 4, nil},
	{"record", oidRecord, oidRecordArray, -1, nil},
	{"cstring", 2275, 1263, -2, nil},
	{"void", oidVoid, 0, 4, nil},
	{"uuid", oidUUID, 2951, 16, arrow.BinaryTypes.String},
	{"pg_lsn", 3220, 3221, 8, nil},
	{"jsonb", oidJSONB, 3807, -1, arrow.BinaryTypes.String},
	{"regnamespace", 4089, 4090, 4, nil},
	{"regrole", 4096, 4097, 4, nil},
	{"regcollation", 4191, 4192, 4, nil},
}

// aliases are other names under which a type may stand in field metadata.
var aliases = map[string]string{
	"boolean": "bool", "smallint": "int2", "integer": "int4", "int": "int4", "bigint": "int8",
	"real": "float4", "double precision": "float8", "decimal": "numeric", "character": "bpchar",
	"character varying": "varchar", "string": "text", "\"char\"": "char",
	"time without time zone": "time", "time with time zone": "timetz",
	"timestamp without time zone": "timestamp", "timestamp with time zone": "timestamptz",
}

var (
	typesByName = map[string]*pgType{}
	typesByOID  = map[uint32]*pgType{}
	elementOf   = map[uint32]uint32{} // array OID → element OID
)

func init() {
	for i := range pgTypes {
		t := &pgTypes[i]
		typesByName[t.name] = t
		typesByOID[t.oid] = t
		if t.array != 0 {
			elementOf[t.array] = t.oid
		}
	}
	for alias, name := range aliases {
		typesByName[alias] = typesByName[name]
	}
}

// wireType is a column's or parameter's type on the wire.
type wireType struct {
	oid      uint32
	size     int16
	modifier int32
}

// columnType finds what a client is told of a field's type.
func columnType(f arrow.Field) wireType {
	name, _ := f.Metadata.GetValue(backend.WireType)
	return typeOf(f.Type, name)
}

// typeOf finds the type for an Arrow type and, where wire is not empty, the
// PostgreSQL name that goes with it; "x[]" and "_x" name arrays of x.
func typeOf(t arrow.DataType, wire string) wireType {
	if wire != "" {
		if element, ok := arrayName(wire); ok {
			if p := typesByName[element]; p != nil && p.array != 0 {
				return wireType{p.array, -1, -1}
			}
		}
		if p := typesByName[wire]; p != nil {
			if isList(t) && !isVector(p.oid) { // the name speaks of the elements
				return wireType{p.array, -1, -1}
			}
			if p.oid == oidNumeric {
				return wireType{p.oid, p.size, numericModifier(t)}
			}
			return wireType{p.oid, p.size, -1}
		}
	}
	return arrowType(t)
}

// arrayName takes the element's name out of an array type's.
func arrayName(name string) (string, bool) {
	if n := len(name); n > 2 && name[n-2:] == "[]" {
		for n > 2 && name[n-2:] == "[]" {
			n -= 2
			name = name[:n]
		}
		return name, true
	}
	if len(name) > 1 && name[0] == '_' {
		return name[1:], true
	}
	return "", false
}

// arrowType maps an Arrow type alone.
func arrowType(t arrow.DataType) wireType {
	switch t := t.(type) {
	case *arrow.Decimal128Type, *arrow.Decimal256Type, *arrow.Decimal32Type, *arrow.Decimal64Type:
		return wireType{oidNumeric, -1, numericModifier(t)}
	case *arrow.TimestampType:
		if t.TimeZone != "" {
			return wireType{oidTimestamptz, 8, -1}
		}
		return wireType{oidTimestamp, 8, -1}
	case *arrow.DictionaryType:
		return arrowType(t.ValueType)
	case *arrow.RunEndEncodedType:
		return arrowType(t.Encoded())
	case *arrow.StructType:
		return wireType{oidRecord, -1, -1}
	case *arrow.MapType:
		return wireType{oidJSON, -1, -1}
	case arrow.ListLikeType:
		element := t.Elem()
		for isList(element) { // all dimensions have one array type
			element = element.(arrow.ListLikeType).Elem()
		}
		name, _ := t.ElemField().Metadata.GetValue(backend.WireType)
		if p := typesByOID[typeOf(element, name).oid]; p != nil && p.array != 0 {
			return wireType{p.array, -1, -1}
		}
		return wireType{1009, -1, -1}
	case arrow.ExtensionType:
		if t.ExtensionName() == "arrow.uuid" {
			return wireType{oidUUID, 16, -1}
		}
		if t.ExtensionName() == "arrow.json" {
			return wireType{oidJSON, -1, -1}
		}
		return arrowType(t.StorageType())
	}
	oid := uint32(oidText)
	switch t.ID() {
	case arrow.BOOL:
		oid = oidBool
	case arrow.INT8, arrow.INT16:
		oid = oidInt2
	case arrow.INT32, arrow.UINT8, arrow.UINT16:
		oid = oidInt4
	case arrow.INT64, arrow.UINT32:
		oid = oidInt8
	case arrow.UINT64:
		oid = oidNumeric
	case arrow.FLOAT16, arrow.FLOAT32:
		oid = oidFloat4
	case arrow.FLOAT64:
		oid = oidFloat8
	case arrow.BINARY, arrow.LARGE_BINARY, arrow.FIXED_SIZE_BINARY, arrow.BINARY_VIEW:
		oid = oidBytea
	case arrow.DATE32, arrow.DATE64:
		oid = oidDate
	case arrow.TIME32, arrow.TIME64:
		oid = oidTime
	case arrow.INTERVAL_MONTHS, arrow.INTERVAL_DAY_TIME, arrow.INTERVAL_MONTH_DAY_NANO, arrow.DURATION:
		oid = oidInterval
	}
	return wireType{oid, typesByOID[oid].size, -1}
}

// isList tells the types that are arrays to a client; a map is not.
func isList(t arrow.DataType) bool {
	if t.ID() == arrow.MAP {
		return false
	}
	_, ok := t.(arrow.ListLikeType)
	return ok
}

// numericModifier is numeric(p,s)'s typmod. The widest precision without a scale is
// an engine's integer that outgrew int8, which PostgreSQL gives no modifier.
func numericModifier(t arrow.DataType) int32 {
	d, ok := t.(arrow.DecimalType)
	if !ok || d.GetScale() < 0 || d.GetPrecision() >= 38 && d.GetScale() == 0 {
		return -1
	}
	return d.GetPrecision()<<16 | d.GetScale() + 4
}

// paramOf is what the session is told of a parameter's declared type; the zero Param
// leaves it to be inferred.
func paramOf(oid uint32) dialect.Param {
	if oid == 0 || oid == oidUnknown {
		return dialect.Param{}
	}
	if p := typesByOID[oid]; p != nil && p.arrow != nil {
		return dialect.Param{Type: p.arrow, Wire: p.name}
	}
	if p := typesByOID[elementOf[oid]]; p != nil && p.arrow != nil {
		return dialect.Param{Type: arrow.ListOf(p.arrow), Wire: p.name + "[]"}
	}
	return dialect.Param{}
}

// paramOID is the OID that ParameterDescription tells.
func paramOID(p dialect.Param) uint32 {
	if p.Type == nil {
		if t := typesByName[p.Wire]; t != nil {
			return t.oid
		}
		return oidText
	}
	return typeOf(p.Type, p.Wire).oid
}
