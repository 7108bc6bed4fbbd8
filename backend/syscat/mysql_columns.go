package syscat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

// MySQLType is a column's type in MySQL's words.
type MySQLType struct {
	Name string // "decimal"
	Full string // "decimal(12,2)"
	// Chars is the longest text, Precision and Scale a number's digits, Fraction a time's
	// after the second; -1: it has none.
	Chars, Octets              int64
	Precision, Scale, Fraction int
	text                       bool
}

func mysqlNamed(name string) MySQLType {
	return MySQLType{Name: name, Full: name, Chars: -1, Octets: -1, Precision: -1, Scale: -1, Fraction: -1}
}

func mysqlInteger(name string, digits int) MySQLType {
	t := mysqlNamed(name)
	t.Name, _, _ = strings.Cut(name, " ")
	t.Name, _, _ = strings.Cut(t.Name, "(")
	t.Precision, t.Scale = digits, 0
	return t
}

// mysqlIntegers are those of Arrow's types.
var mysqlIntegers = map[arrow.Type]MySQLType{
	arrow.BOOL: mysqlInteger("tinyint(1)", 3), arrow.INT8: mysqlInteger("tinyint", 3), arrow.INT16: mysqlInteger("smallint", 5),
	arrow.INT32: mysqlInteger("int", 10), arrow.INT64: mysqlInteger("bigint", 19), arrow.UINT8: mysqlInteger("tinyint unsigned", 3),
	arrow.UINT16: mysqlInteger("smallint unsigned", 5), arrow.UINT32: mysqlInteger("int unsigned", 10), arrow.UINT64: mysqlInteger("bigint unsigned", 20),
}

// MySQLTypeOf names a column's type as MySQL would.
func MySQLTypeOf(c backend.Column) MySQLType {
	if t, ok := mysqlIntegers[c.Type.ID()]; ok {
		return t
	}
	switch t := c.Type.(type) {
	case *arrow.Float32Type:
		return mysqlFloat("float", 12)
	case *arrow.Float64Type:
		return mysqlFloat("double", 22)
	case arrow.DecimalType:
		m := mysqlNamed("decimal")
		m.Full = fmt.Sprintf("decimal(%d,%d)", t.GetPrecision(), t.GetScale())
		m.Precision, m.Scale = int(t.GetPrecision()), int(t.GetScale())
		return m
	case *arrow.Date32Type:
		return mysqlNamed("date")
	case *arrow.Time64Type, *arrow.Time32Type:
		return mysqlTime("time", 6)
	case *arrow.TimestampType:
		name := "datetime"
		if t.TimeZone != "" {
			name = "timestamp"
		}
		return mysqlTime(name, 3*int(t.Unit-arrow.Second))
	case *arrow.BinaryType, *arrow.LargeBinaryType:
		m := mysqlNamed("longblob")
		m.Chars, m.Octets = 1<<32-1, 1<<32-1
		return m
	case arrow.NestedType:
		return mysqlNamed("json")
	}
	return mysqlText(c.Wire)
}

func mysqlFloat(name string, digits int) MySQLType {
	t := mysqlNamed(name)
	t.Precision = digits
	return t
}

// mysqlTime has at most the six digits that MySQL knows.
func mysqlTime(name string, digits int) MySQLType {
	t := mysqlNamed(name)
	if t.Fraction = min(digits, 6); t.Fraction > 0 {
		t.Full = fmt.Sprintf("%s(%d)", name, t.Fraction)
	}
	return t
}

// mysqlText is a text by the name that rides with it.
func mysqlText(wire string) MySQLType {
	switch {
	case wire == "json" || wire == "jsonb":
		return mysqlNamed("json")
	case wire == "uuid":
		wire = "varchar(36)"
	}
	t := mysqlNamed("longtext")
	t.text, t.Chars, t.Octets = true, 1<<32-1, 1<<32-1
	var n int64
	if _, err := fmt.Sscanf(wire, "varchar(%d)", &n); err == nil {
		t.Name, t.Full, t.Chars, t.Octets = "varchar", wire, n, 4*n
	}
	if strings.HasPrefix(wire, "enum(") {
		t.Name, t.Full = "enum", wire
	}
	return t
}

// orNull is a number that may not be there.
func orNull[N int | int64](n N) any {
	if n < 0 {
		return nil
	}
	return n
}

// mysqlColumn is a row of COLUMNS.
func (d *description) mysqlColumn(t *described, n int, c backend.Column) {
	typ := MySQLTypeOf(c)
	nullable := "YES"
	if !c.Nullable || slices.Contains(t.PrimaryKey, c.Name) {
		nullable = "NO"
	}
	row := d.mysqlAt(t, "COLUMN_NAME", c.Name, "ORDINAL_POSITION", n, "COLUMN_DEFAULT", mysqlDefault(c), "IS_NULLABLE", nullable,
		"DATA_TYPE", typ.Name, "COLUMN_TYPE", typ.Full, "CHARACTER_MAXIMUM_LENGTH", orNull(typ.Chars), "CHARACTER_OCTET_LENGTH", orNull(typ.Octets),
		"NUMERIC_PRECISION", orNull(typ.Precision), "NUMERIC_SCALE", orNull(typ.Scale), "DATETIME_PRECISION", orNull(typ.Fraction),
		"COLUMN_KEY", t.mysqlKey(c.Name), "EXTRA", "", "PRIVILEGES", "select", "COLUMN_COMMENT", c.Comment, "GENERATION_EXPRESSION", "", "IS_GENERATED", "NEVER")
	if typ.text {
		charset, collation := mysqlCharset, mysqlCollation
		if t.schema == "information_schema" {
			charset, collation = "utf8mb3", "utf8mb3_general_ci"
		}
		row = append(row, "CHARACTER_SET_NAME", charset, "COLLATION_NAME", collation)
	}
	d.is(row...)
}

// mysqlDefault is a column's default as MySQL tells it: a text without its quotes.
func mysqlDefault(c backend.Column) any {
	text := c.Default
	switch {
	case text == "" || strings.EqualFold(text, "NULL"):
		return nil
	case len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\'':
		return strings.ReplaceAll(text[1:len(text)-1], "''", "'")
	}
	return text
}

// mysqlKey tells how a column stands in the keys of its table.
func (t *described) mysqlKey(name string) string {
	if slices.Contains(t.PrimaryKey, name) {
		return "PRI"
	}
	for _, u := range t.Uniques {
		if u[0] == name {
			if len(u) == 1 {
				return "UNI"
			}
			return "MUL"
		}
	}
	for _, k := range t.ForeignKeys {
		if k.Columns[0] == name {
			return "MUL"
		}
	}
	return ""
}
