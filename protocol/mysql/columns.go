package mysql

import (
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend"
)

// Lengths of column definitions where the value's own type has none.
const (
	lengthText = 65532      // the longest VARCHAR; times the character's width it would not fit
	lengthBlob = 4294967295 // LONGBLOB, JSON
	noDecimals = 31         // MySQL's mark for floating point
)

// column is one column as a client is told of it.
type column struct {
	name     string
	typ      byte
	flags    uint16
	length   uint32
	decimals byte
	text     bool // in the client's character set, not binary
}

const (
	binaryFlag = mysql.BINARY_FLAG
	blobFlags  = mysql.BINARY_FLAG | mysql.BLOB_FLAG
)

// columnOf describes an Arrow field as MySQL would a column of that type. Whether it
// may be NULL is not known: NOT NULL is never claimed.
func columnOf(f arrow.Field) column {
	wire := ""
	if i := f.Metadata.FindKey(backend.WireType); i >= 0 {
		wire = f.Metadata.Values()[i]
	}
	c := typeOf(f.Type, wire)
	c.name = f.Name
	return c
}

func typeOf(t arrow.DataType, wire string) column {
	switch wire {
	case "json", "jsonb":
		return column{typ: mysql.MYSQL_TYPE_JSON, length: lengthBlob, flags: blobFlags}
	case "uuid":
		return textColumn(36)
	case "longtext":
		return column{typ: mysql.MYSQL_TYPE_BLOB, length: lengthBlob / 4, flags: mysql.BLOB_FLAG, text: true}
	case "bigint unsigned": // where the engine has no such type
		if d, ok := t.(*arrow.Decimal128Type); ok && d.Scale == 0 || t.ID() == arrow.INT64 {
			return column{typ: mysql.MYSQL_TYPE_LONGLONG, length: 20, flags: binaryFlag | mysql.UNSIGNED_FLAG}
		}
	case "null":
		return column{typ: mysql.MYSQL_TYPE_NULL, flags: binaryFlag}
	}
	if n, ok := withLength(wire); ok {
		return textColumn(n)
	}
	if c, ok := withDigits(wire); ok {
		return c
	}
	if c, ok := numberType(t); ok {
		return c
	}
	switch t := t.(type) {
	case *arrow.NullType:
		return column{typ: mysql.MYSQL_TYPE_NULL, flags: binaryFlag}
	case *arrow.Date32Type, *arrow.Date64Type:
		return column{typ: mysql.MYSQL_TYPE_DATE, length: 10, flags: binaryFlag}
	case *arrow.TimestampType:
		c := column{typ: mysql.MYSQL_TYPE_DATETIME, flags: binaryFlag}
		if t.TimeZone != "" {
			c.typ = mysql.MYSQL_TYPE_TIMESTAMP
		}
		return c.fraction(19, t.Unit)
	case *arrow.Time32Type:
		return column{typ: mysql.MYSQL_TYPE_TIME, flags: binaryFlag}.fraction(10, t.Unit)
	case *arrow.Time64Type:
		return column{typ: mysql.MYSQL_TYPE_TIME, flags: binaryFlag}.fraction(10, t.Unit)
	case *arrow.BinaryType, *arrow.LargeBinaryType, *arrow.BinaryViewType, *arrow.FixedSizeBinaryType:
		return column{typ: mysql.MYSQL_TYPE_BLOB, length: lengthBlob, flags: blobFlags}
	case arrow.ExtensionType:
		if t.ExtensionName() == "arrow.uuid" {
			return textColumn(36)
		}
		return typeOf(t.StorageType(), wire)
	case *arrow.DictionaryType:
		return typeOf(t.ValueType, wire)
	case arrow.NestedType:
		return column{typ: mysql.MYSQL_TYPE_JSON, length: lengthBlob, flags: blobFlags}
	}
	return textColumn(0)
}

// withLength is a text whose name tells how many characters it may have: "varchar(64)".
func withLength(wire string) (uint32, bool) {
	digits, ok := strings.CutPrefix(wire, "varchar(")
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseUint(strings.TrimSuffix(digits, ")"), 10, 16)
	return uint32(n), err == nil
}

// withDigits is a time whose name tells how many digits it has after the second:
// "time(0)", "datetime(3)".
func withDigits(wire string) (column, bool) {
	n := len(wire)
	if n < 7 || wire[n-1] != ')' || wire[n-2] < '0' || wire[n-2] > '6' {
		return column{}, false
	}
	digits := wire[n-2] - '0'
	c := column{flags: binaryFlag, decimals: digits}
	switch wire[:n-3] {
	case "time":
		c.typ, c.length = mysql.MYSQL_TYPE_TIME, 10
	case "datetime":
		c.typ, c.length = mysql.MYSQL_TYPE_DATETIME, 19
	case "timestamp":
		c.typ, c.length = mysql.MYSQL_TYPE_TIMESTAMP, 19
	default:
		return column{}, false
	}
	if digits > 0 {
		c.length += 1 + uint32(digits)
	}
	return c, true
}

func numberType(t arrow.DataType) (column, bool) {
	unsigned := func(typ byte, length uint32) (column, bool) {
		return column{typ: typ, length: length, flags: binaryFlag | mysql.UNSIGNED_FLAG}, true
	}
	signed := func(typ byte, length uint32) (column, bool) {
		return column{typ: typ, length: length, flags: binaryFlag}, true
	}
	switch t.ID() {
	case arrow.BOOL:
		return signed(mysql.MYSQL_TYPE_TINY, 1)
	case arrow.INT8:
		return signed(mysql.MYSQL_TYPE_TINY, 4)
	case arrow.INT16:
		return signed(mysql.MYSQL_TYPE_SHORT, 6)
	case arrow.INT32:
		return signed(mysql.MYSQL_TYPE_LONG, 11)
	case arrow.INT64:
		return signed(mysql.MYSQL_TYPE_LONGLONG, 20)
	case arrow.UINT8:
		return unsigned(mysql.MYSQL_TYPE_TINY, 3)
	case arrow.UINT16:
		return unsigned(mysql.MYSQL_TYPE_SHORT, 5)
	case arrow.UINT32:
		return unsigned(mysql.MYSQL_TYPE_LONG, 10)
	case arrow.UINT64:
		return unsigned(mysql.MYSQL_TYPE_LONGLONG, 20)
	case arrow.FLOAT16, arrow.FLOAT32:
		return column{typ: mysql.MYSQL_TYPE_FLOAT, length: 12, flags: binaryFlag, decimals: noDecimals}, true
	case arrow.FLOAT64:
		return column{typ: mysql.MYSQL_TYPE_DOUBLE, length: 22, flags: binaryFlag, decimals: noDecimals}, true
	}
	if d, ok := t.(arrow.DecimalType); ok {
		c := column{typ: mysql.MYSQL_TYPE_NEWDECIMAL, length: uint32(d.GetPrecision()) + 1, flags: binaryFlag}
		if d.GetScale() > 0 {
			c.length++ // the point
			c.decimals = byte(d.GetScale())
		}
		return c, true
	}
	return column{}, false
}

func textColumn(chars uint32) column {
	return column{typ: mysql.MYSQL_TYPE_VAR_STRING, length: chars, text: true}
}

// fraction declares the digits after the second that a unit has; MySQL knows six.
func (c column) fraction(length uint32, unit arrow.TimeUnit) column {
	c.length = length
	switch unit {
	case arrow.Millisecond:
		c.decimals = 3
	case arrow.Microsecond, arrow.Nanosecond:
		c.decimals = 6
	}
	if c.decimals > 0 {
		c.length += 1 + uint32(c.decimals)
	}
	return c
}

// writeColumn sends one definition. table is empty but for COM_FIELD_LIST.
func (c *conn) writeColumn(col column, table string, withDefault bool) error {
	collation := uint16(collationBinary)
	length := col.length
	if col.text {
		collation = c.resultCollation
		if length == 0 {
			length = lengthText
		} else {
			length *= c.results.width
		}
	}
	c.begin()
	c.out = append(c.out, 3, 'd', 'e', 'f')
	c.out = append(c.out, 0) // schema
	c.out = c.results.appendValue(c.out, table)
	c.out = c.results.appendValue(c.out, table)
	c.out = c.results.appendValue(c.out, col.name)
	c.out = c.results.appendValue(c.out, col.name)
	c.out = append(c.out, 0x0c,
		byte(collation), byte(collation>>8),
		byte(length), byte(length>>8), byte(length>>16), byte(length>>24),
		col.typ, byte(col.flags), byte(col.flags>>8), col.decimals, 0, 0)
	if withDefault {
		c.out = append(c.out, 0xfb)
	}
	return c.end()
}
