package dialect

import (
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
)

// typeKind is a type of either source dialect, as far as the printing depends on it.
type typeKind uint8

const (
	tNone    typeKind = iota // not known
	tUnknown                 // PostgreSQL's unknown: an untyped string or NULL
	tBool
	tInt1
	tInt2
	tInt4
	tInt8
	tUInt8
	tNumeric
	tFloat4
	tFloat8
	tText
	tLongText // MySQL's, where a client must see that it is one
	tVarchar
	tBpchar
	tName
	tChar // PostgreSQL's "char"
	tBytea
	tDate
	tTime
	tTimeTZ
	tTimestamp
	tTimestampTZ
	tInterval
	tUUID
	tJSON
	tJSONB
	tOID
	tRegclass
	tRegtype
	tRegproc
	tRegnamespace
	tRegrole
	tACLItem
	tNodeTree
	tInet
	tLSN
	tXID
	tRecord
	tAnyOther // known to the engine, of no interest here
)

// sqlType is a type with its modifiers. It is comparable.
type sqlType struct {
	kind        typeKind
	array       bool
	prec, scale int32 // numeric(p,s); varchar(n) and bpchar(n) in prec
	// values of a MySQL ENUM or SET, which is a text otherwise: 'a','b'
	values string
	set    bool
}

func (t sqlType) isInt() bool {
	return !t.array && t.kind >= tInt1 && t.kind <= tUInt8
}

func (t sqlType) isNumber() bool {
	return !t.array && t.kind >= tInt1 && t.kind <= tFloat8
}

func (t sqlType) isFloat() bool { return !t.array && (t.kind == tFloat4 || t.kind == tFloat8) }

func (t sqlType) isText() bool {
	return !t.array && t.kind >= tText && t.kind <= tChar
}

func (t sqlType) isTemporal() bool {
	return !t.array && (t.kind == tDate || t.kind == tTimestamp || t.kind == tTimestampTZ)
}

// vector marks PostgreSQL's arrays of the catalogs, int2vector and oidvector, in prec.
const vector = -1

func (t sqlType) elem() sqlType {
	if t.array = false; t.prec == vector {
		t.prec = 0
	}
	return t
}

// free is a type without its precision and scale.
func (t sqlType) free() sqlType { return sqlType{kind: t.kind, array: t.array} }

func of(k typeKind) sqlType { return sqlType{kind: k} }

func arrayOf(t sqlType) sqlType { t.array = true; return t }

// pgTypes are PostgreSQL's type names, after its grammar has normalised them.
var pgTypes = map[string]typeKind{
	"bool": tBool, "boolean": tBool,
	"int2": tInt2, "smallint": tInt2, "int4": tInt4, "int": tInt4, "integer": tInt4,
	"int8": tInt8, "bigint": tInt8, "numeric": tNumeric, "decimal": tNumeric,
	"float4": tFloat4, "real": tFloat4, "float8": tFloat8,
	"text": tText, "varchar": tVarchar, "bpchar": tBpchar, "name": tName, "char": tChar, `"char"`: tChar,
	"citext": tText, "bytea": tBytea, "date": tDate, "time": tTime, "timetz": tTimeTZ,
	"timestamp": tTimestamp, "timestamptz": tTimestampTZ, "interval": tInterval,
	"uuid": tUUID, "json": tJSON, "jsonb": tJSONB, "oid": tOID, "regclass": tRegclass,
	"regtype": tRegtype, "regproc": tRegproc, "regprocedure": tRegproc, "xid": tXID,
	"regnamespace": tRegnamespace, "regrole": tRegrole, "aclitem": tACLItem,
	"serial": tInt4, "bigserial": tInt8, "smallserial": tInt2,
	"serial4": tInt4, "serial8": tInt8, "unknown": tUnknown,
	"sql_identifier": tName, "cardinal_number": tInt4, "character_data": tText, "yes_or_no": tVarchar,
}

// pgTypeName is what PostgreSQL calls a type, for pg_typeof and column names.
var pgTypeName = map[typeKind]string{
	tBool: "boolean", tInt1: "smallint", tInt2: "smallint", tInt4: "integer", tInt8: "bigint",
	tUInt8: "numeric", tNumeric: "numeric", tFloat4: "real", tFloat8: "double precision",
	tText: "text", tVarchar: "character varying", tBpchar: "character", tName: "name",
	tChar: `"char"`, tBytea: "bytea", tDate: "date", tTime: "time without time zone",
	tTimeTZ: "time with time zone", tTimestamp: "timestamp without time zone",
	tTimestampTZ: "timestamp with time zone", tInterval: "interval", tUUID: "uuid",
	tJSON: "json", tJSONB: "jsonb", tOID: "oid", tRegclass: "regclass", tUnknown: "unknown",
	tRegtype: "regtype", tRegproc: "regproc", tXID: "xid", tRecord: "record",
	tRegnamespace: "regnamespace", tRegrole: "regrole", tACLItem: "aclitem", tNodeTree: "pg_node_tree", tInet: "inet", tLSN: "pg_lsn",
}

// catalogTypes are types that only PostgreSQL's catalogs have columns of.
var catalogTypes = map[string]sqlType{
	"int2vector": {kind: tInt2, array: true, prec: vector}, "oidvector": {kind: tOID, array: true, prec: vector},
	"pg_node_tree": {kind: tNodeTree}, "inet": {kind: tInet}, "pg_lsn": {kind: tLSN},
}

// String is PostgreSQL's name of the type, for messages.
func (t sqlType) String() string {
	s, ok := pgTypeName[t.kind]
	if !ok {
		s = "unknown"
	}
	if t.array {
		s += "[]"
	}
	return s
}

// duckTypes are DuckDB's names. A kind that is missing has no counterpart.
var duckTypes = map[typeKind]string{
	tBool: "BOOLEAN", tInt1: "TINYINT", tInt2: "SMALLINT", tInt4: "INTEGER", tInt8: "BIGINT",
	tUInt8: "UBIGINT", tFloat4: "REAL", tFloat8: "DOUBLE", tText: "VARCHAR", tLongText: "VARCHAR",
	tVarchar: "VARCHAR", tBpchar: "VARCHAR", tName: "VARCHAR", tChar: "VARCHAR",
	tBytea: "BLOB", tDate: "DATE", tTime: "TIME", tTimeTZ: "TIMETZ", tTimestamp: "TIMESTAMP",
	tTimestampTZ: "TIMESTAMPTZ", tInterval: "INTERVAL", tUUID: "UUID", tJSON: "JSON",
	tJSONB: "JSON", tOID: "BIGINT", tXID: "BIGINT", tUnknown: "VARCHAR",
	tACLItem: "VARCHAR", tNodeTree: "VARCHAR", tInet: "VARCHAR", tLSN: "VARCHAR",
	tRegtype: "VARCHAR", tRegproc: "VARCHAR", tRegnamespace: "VARCHAR", tRegrole: "VARCHAR",
}

// freeScale is the scale that stands for PostgreSQL's numeric without one.
const freeScale = 10

// duck is the type in DuckDB's words; false where it has none.
func (t sqlType) duck() (string, bool) {
	s, ok := duckTypes[t.kind]
	if t.kind == tNumeric {
		p, sc := t.prec, t.scale
		if p == 0 {
			p, sc = 22+freeScale, freeScale
		}
		if p > 38 || sc < 0 || sc > p {
			return "", false
		}
		s, ok = "DECIMAL("+strconv.Itoa(int(p))+","+strconv.Itoa(int(sc))+")", true
	}
	if ok && t.array {
		s += "[]"
	}
	return s, ok
}

// fromArrow is the source type of what the engine calls typ.
func fromArrow(typ arrow.DataType, wire string) sqlType {
	if k, ok := pgTypes[wire]; ok && (k != tChar || wire != "char") {
		if k == tNumeric {
			if d, ok := typ.(arrow.DecimalType); ok {
				return sqlType{kind: tNumeric, prec: d.GetPrecision(), scale: d.GetScale()}
			}
		}
		if _, list := typ.(arrow.ListLikeType); list && typ.ID() != arrow.MAP { // the name speaks of the elements
			return arrayOf(of(k))
		}
		return of(k)
	}
	if t, ok := catalogTypes[wire]; ok {
		return t
	}
	switch t := typ.(type) {
	case arrow.ListLikeType:
		if k, ok := pgTypes[strings.TrimPrefix(wire, "_")]; ok && wire != "" && wire[0] == '_' {
			return arrayOf(of(k))
		}
		return arrayOf(fromArrow(t.Elem(), ""))
	case arrow.DecimalType:
		return sqlType{kind: tNumeric, prec: t.GetPrecision(), scale: t.GetScale()}
	case *arrow.TimestampType:
		kind := tTimestamp
		if t.TimeZone != "" {
			kind = tTimestampTZ
		}
		switch t.Unit {
		case arrow.Second:
			return of(kind)
		case arrow.Millisecond:
			return sqlType{kind: kind, prec: 3}
		}
		return sqlType{kind: kind, prec: 6}
	case *arrow.Time64Type:
		return sqlType{kind: tTime, prec: 6}
	case *arrow.Time32Type:
		return sqlType{kind: tTime, prec: 3 * int32(t.Unit)}
	case *arrow.DurationType:
		return sqlType{kind: tInterval, prec: 3 * int32(min(t.Unit, arrow.Microsecond))}
	case *arrow.MonthDayNanoIntervalType:
		return sqlType{kind: tInterval, prec: 6}
	case *arrow.StringType:
		return textNamed(wire)
	}
	if typ == nil {
		return sqlType{}
	}
	return of(fromArrowID(typ.ID()))
}

// textNamed is a text that MySQL's catalogs declare: "varchar(64)", "longtext".
func textNamed(wire string) sqlType {
	if wire == "longtext" {
		return of(tLongText)
	}
	name, digits, ok := strings.Cut(wire, "(")
	if name == "enum" || name == "set" {
		return sqlType{kind: tText, values: strings.TrimSuffix(digits, ")"), set: name == "set"}
	}
	kind := map[string]typeKind{"varchar": tVarchar, "bpchar": tBpchar}[name]
	if n, err := strconv.ParseInt(strings.TrimSuffix(digits, ")"), 10, 32); ok && err == nil && kind != tNone {
		return sqlType{kind: kind, prec: int32(n)}
	}
	return of(tText)
}

func fromArrowID(id arrow.Type) typeKind {
	switch id {
	case arrow.BOOL:
		return tBool
	case arrow.INT8:
		return tInt1
	case arrow.INT16, arrow.UINT8:
		return tInt2
	case arrow.INT32, arrow.UINT16:
		return tInt4
	case arrow.INT64, arrow.UINT32:
		return tInt8
	case arrow.UINT64:
		return tUInt8
	case arrow.FLOAT32:
		return tFloat4
	case arrow.FLOAT64:
		return tFloat8
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW:
		return tText
	case arrow.BINARY, arrow.LARGE_BINARY, arrow.BINARY_VIEW:
		return tBytea
	case arrow.DATE32, arrow.DATE64:
		return tDate
	case arrow.TIME32, arrow.TIME64:
		return tTime
	case arrow.INTERVAL_MONTH_DAY_NANO, arrow.INTERVAL_MONTHS, arrow.INTERVAL_DAY_TIME, arrow.DURATION:
		return tInterval
	}
	return tAnyOther
}

// arrowTypes are how parameters of a kind are described to the wires.
var arrowTypes = map[typeKind]arrow.DataType{
	tBool: arrow.FixedWidthTypes.Boolean, tInt1: arrow.PrimitiveTypes.Int8,
	tInt2: arrow.PrimitiveTypes.Int16, tInt4: arrow.PrimitiveTypes.Int32,
	tInt8: arrow.PrimitiveTypes.Int64, tUInt8: arrow.PrimitiveTypes.Uint64,
	tFloat4: arrow.PrimitiveTypes.Float32, tFloat8: arrow.PrimitiveTypes.Float64,
	tBytea: arrow.BinaryTypes.Binary, tDate: arrow.FixedWidthTypes.Date32,
	tTime: arrow.FixedWidthTypes.Time64us, tTimestamp: &arrow.TimestampType{Unit: arrow.Microsecond},
	tTimestampTZ: &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"},
	tInterval:    arrow.FixedWidthTypes.MonthDayNanoInterval,
	tOID:         arrow.PrimitiveTypes.Int64, tXID: arrow.PrimitiveTypes.Int64,
}

// wireNames are the kinds whose Arrow type does not tell what a client should see.
var wireNames = map[typeKind]string{
	tVarchar: "varchar", tBpchar: "bpchar", tName: "name", tUUID: "uuid", tJSON: "json", tTime: "time", tInterval: "interval",
	tJSONB: "jsonb", tOID: "oid", tRegclass: "regclass", tRegtype: "regtype",
	tTimeTZ: "timetz", tXID: "xid", tChar: "char", tRegproc: "regproc",
	tRegnamespace: "regnamespace", tRegrole: "regrole",
	tRecord: "record", tACLItem: "aclitem", tNodeTree: "pg_node_tree", tInet: "inet", tLSN: "pg_lsn",
}

// exact is a numeric's type with its own digits.
func (t sqlType) exact() Param {
	return Param{Type: &arrow.Decimal128Type{Precision: t.prec, Scale: t.scale}}
}

// param is the type as Statement.Params tells it.
func (t sqlType) param() Param {
	if t.kind == tNone || t.kind == tUnknown {
		return Param{}
	}
	typ, ok := arrowTypes[t.kind]
	switch {
	case t.kind == tNumeric:
		p, s := t.prec, t.scale
		if p == 0 || p > 38 {
			p, s = 38, freeScale
		}
		typ = &arrow.Decimal128Type{Precision: p, Scale: s}
	case !ok:
		typ = arrow.BinaryTypes.String
	}
	if t.array {
		if t.kind == tOID { // else a client would be told bigint[]
			return Param{Type: arrow.ListOf(typ), Wire: wireNames[t.kind]}
		}
		return Param{Type: arrow.ListOf(typ)}
	}
	return Param{Type: typ, Wire: wireNames[t.kind]}
}
