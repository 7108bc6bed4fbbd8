package mysql

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/guard/dialect"
)

// maxAttributes bounds the query attributes of one command.
const maxAttributes = 1 << 10

// paramType is how a client sends a parameter.
type paramType struct {
	typ      byte
	unsigned bool
}

// arguments reads the parameters of COM_STMT_EXECUTE as [backend.Conn] takes them.
func (c *conn) arguments(s *statement, p *payload, flags byte) ([]any, error) {
	named := c.has(mysql.CLIENT_QUERY_ATTRIBUTES)
	return readArguments(p, argumentsOf{
		want: s.prepared.Params, long: s.long, types: &s.types, decode: c.client.decode,
		named:   named,
		counted: named && flags&mysql.PARAMETER_COUNT_AVAILABLE != 0,
	})
}

// argumentsOf is what the parameters of an execution are read with.
type argumentsOf struct {
	want    []dialect.Param
	long    map[int][]byte
	types   *[]paramType // kept from one execution to the next
	decode  func([]byte) string
	named   bool // parameters have names, and attributes may follow them
	counted bool // attributes may come even without parameters
}

// readArguments reads null bitmap, types and values. What it cannot read is
// errMalformed; any other error is the statement's.
func readArguments(p *payload, o argumentsOf) ([]any, error) {
	n := len(o.want)
	if n == 0 && !o.counted {
		return nil, nil
	}
	count := n
	if o.named {
		given := p.lenenc()
		if given < uint64(n) || given > uint64(n+maxAttributes) {
			return nil, errMalformed
		}
		count = int(given)
	}
	if count == 0 {
		return nil, nil
	}
	nulls := p.take((count + 7) / 8)
	if p.u8() == 1 {
		types := make([]paramType, min(count, len(p.b)/2))
		for i := range types {
			types[i] = paramType{typ: p.u8(), unsigned: p.u8()&mysql.PARAM_UNSIGNED != 0}
			if o.named {
				p.lenencBytes()
			}
		}
		if len(types) < count || p.bad {
			return nil, errMalformed
		}
		*o.types = types
	}
	if p.bad || len(*o.types) < count {
		return nil, errMalformed
	}
	args := make([]any, n)
	for i, t := range (*o.types)[:count] {
		var v any
		data, isLong := o.long[i]
		switch {
		case isLong && i < n:
			v = o.bytes(data, t.typ, o.want[i])
		case nulls[i/8]&(1<<(i%8)) != 0 || t.typ == mysql.MYSQL_TYPE_NULL:
		default:
			var want dialect.Param
			if i < n {
				want = o.want[i]
			}
			var err error
			if v, err = o.value(p, t, want); err != nil {
				return nil, err
			}
		}
		if p.bad {
			return nil, errMalformed
		}
		if i < n {
			args[i] = v
		}
	}
	return args, nil
}

// value reads one parameter.
func (o *argumentsOf) value(p *payload, t paramType, want dialect.Param) (any, error) {
	switch t.typ {
	case mysql.MYSQL_TYPE_TINY:
		v := p.u8()
		if want.Type != nil && want.Type.ID() == arrow.BOOL {
			return v != 0, nil
		}
		return integer(t, uint64(v), int64(int8(v))), nil
	case mysql.MYSQL_TYPE_SHORT, mysql.MYSQL_TYPE_YEAR:
		v := p.u16()
		return integer(t, uint64(v), int64(int16(v))), nil
	case mysql.MYSQL_TYPE_LONG, mysql.MYSQL_TYPE_INT24:
		v := p.u32()
		return integer(t, uint64(v), int64(int32(v))), nil
	case mysql.MYSQL_TYPE_LONGLONG:
		v := p.u64()
		return integer(t, v, int64(v)), nil
	case mysql.MYSQL_TYPE_FLOAT:
		return float64(math.Float32frombits(p.u32())), nil
	case mysql.MYSQL_TYPE_DOUBLE:
		return math.Float64frombits(p.u64()), nil
	case mysql.MYSQL_TYPE_DATE, mysql.MYSQL_TYPE_NEWDATE, mysql.MYSQL_TYPE_DATETIME, mysql.MYSQL_TYPE_TIMESTAMP:
		return dateTime(p, t.typ)
	case mysql.MYSQL_TYPE_TIME:
		return clock(p)
	case mysql.MYSQL_TYPE_BIT:
		return bit(p.lenencBytes()), nil
	case mysql.MYSQL_TYPE_DECIMAL, mysql.MYSQL_TYPE_NEWDECIMAL, mysql.MYSQL_TYPE_JSON:
		return string(p.lenencBytes()), nil
	case mysql.MYSQL_TYPE_VARCHAR, mysql.MYSQL_TYPE_VAR_STRING, mysql.MYSQL_TYPE_STRING,
		mysql.MYSQL_TYPE_ENUM, mysql.MYSQL_TYPE_SET, mysql.MYSQL_TYPE_GEOMETRY,
		mysql.MYSQL_TYPE_TINY_BLOB, mysql.MYSQL_TYPE_MEDIUM_BLOB, mysql.MYSQL_TYPE_LONG_BLOB, mysql.MYSQL_TYPE_BLOB:
		return o.bytes(p.lenencBytes(), t.typ, want), nil
	}
	return nil, errMalformed
}

// integer is an int64, or text where it does not fit.
func integer(t paramType, unsigned uint64, signed int64) any {
	switch {
	case !t.unsigned:
		return signed
	case unsigned > math.MaxInt64:
		return strconv.FormatUint(unsigned, 10)
	}
	return int64(unsigned)
}

// bytes decides between text and bytes: by what the statement expects, then by how the
// client sent it, then by what it is. go-sql-driver sends bytes as strings, and C
// clients long text as blobs.
func (o *argumentsOf) bytes(v []byte, typ byte, want dialect.Param) any {
	blob := typ >= mysql.MYSQL_TYPE_TINY_BLOB && typ <= mysql.MYSQL_TYPE_BLOB || typ == mysql.MYSQL_TYPE_GEOMETRY
	if want.Type != nil {
		switch want.Type.ID() {
		case arrow.BINARY, arrow.LARGE_BINARY, arrow.BINARY_VIEW, arrow.FIXED_SIZE_BINARY:
			return bytes.Clone(v)
		}
		blob = false
	}
	text := o.decode(v)
	if blob || !utf8.ValidString(text) {
		return bytes.Clone(v)
	}
	return text
}

// bit is a BIT value: big-endian bytes.
func bit(v []byte) any {
	if len(v) > 8 {
		return bytes.Clone(v)
	}
	var n uint64
	for _, b := range v {
		n = n<<8 | uint64(b)
	}
	return integer(paramType{unsigned: true}, n, 0)
}

// dateTime reads DATE, DATETIME and TIMESTAMP. A moment goes as time.Time; a date, and
// what no calendar has, as text.
func dateTime(p *payload, typ byte) (any, error) {
	b := payload{b: p.take(int(p.u8()))}
	size := len(b.b)
	if size != 0 && size != 4 && size != 7 && size != 11 {
		return nil, errMalformed
	}
	var year, micros int
	var f [5]int // month, day, hour, minute, second
	if size >= 4 {
		year, f[0], f[1] = int(b.u16()), int(b.u8()), int(b.u8())
	}
	if size >= 7 {
		f[2], f[3], f[4] = int(b.u8()), int(b.u8()), int(b.u8())
	}
	if size == 11 {
		micros = int(b.u32())
	}
	t := time.Date(year, time.Month(f[0]), f[1], f[2], f[3], f[4], micros*1000, time.UTC)
	real := t.Year() == year && int(t.Month()) == f[0] && t.Day() == f[1] && t.Hour() == f[2] && t.Minute() == f[3] && t.Second() == f[4]
	switch {
	case typ == mysql.MYSQL_TYPE_DATE || typ == mysql.MYSQL_TYPE_NEWDATE:
		return fmt.Sprintf("%04d-%02d-%02d", year, f[0], f[1]), nil
	case real:
		return t, nil
	}
	return fmt.Sprintf("%04d-%02d-%02d %02d:%02d:%02d.%06d", year, f[0], f[1], f[2], f[3], f[4], micros), nil
}

// clock reads TIME, which may be negative and longer than a day.
func clock(p *payload) (any, error) {
	b := payload{b: p.take(int(p.u8()))}
	size := len(b.b)
	if size != 0 && size != 8 && size != 12 {
		return nil, errMalformed
	}
	if size == 0 {
		return "00:00:00", nil
	}
	sign := ""
	if b.u8() != 0 {
		sign = "-"
	}
	days, hour, minute, second := b.u32(), b.u8(), b.u8(), b.u8()
	text := fmt.Sprintf("%s%02d:%02d:%02d", sign, uint64(days)*24+uint64(hour), minute, second)
	if size == 12 {
		text += fmt.Sprintf(".%06d", b.u32())
	}
	return text, nil
}

// skipAttributes passes over the query attributes in front of a COM_QUERY's text.
func skipAttributes(body []byte) ([]byte, bool) {
	p := payload{b: body}
	count := p.lenenc()
	if p.lenenc() != 1 || p.bad || count > maxAttributes { // one set of them
		return nil, false
	}
	if count == 0 {
		return p.rest(), true
	}
	nulls := p.take((int(count) + 7) / 8)
	if p.u8() != 1 {
		return nil, false
	}
	types := make([]paramType, count)
	for i := range types {
		types[i] = paramType{typ: p.u8(), unsigned: p.u8()&mysql.PARAM_UNSIGNED != 0}
		p.lenencBytes()
	}
	if p.bad {
		return nil, false
	}
	o := argumentsOf{decode: func(b []byte) string { return string(b) }}
	for i, t := range types {
		if nulls[i/8]&(1<<(i%8)) != 0 {
			continue
		}
		if _, err := o.value(&p, t, dialect.Param{}); err != nil || p.bad {
			return nil, false
		}
	}
	return p.rest(), true
}
