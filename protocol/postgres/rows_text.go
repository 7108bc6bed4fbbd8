package postgres

import (
	"encoding/hex"
	"math"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"streamlink/backend/sqlstate"
)

// bind makes the put of one batch from a column's array.
type bind func(a arrow.Array) put

// text chooses the writer of a type's text format.
func (e *encoder) text(t arrow.DataType, oid uint32) bind {
	if (oid == oidJSON || oid == oidJSONB) && !isText(t) {
		return e.json(t)
	}
	if oid == oidUUID && !isText(t) {
		return uuidText(t)
	}
	switch t.ID() {
	case arrow.NULL:
		return func(arrow.Array) put { return func(dst []byte, _ int) []byte { return dst } }
	case arrow.BOOL:
		return boolText
	case arrow.INT8:
		return signedText[int8]
	case arrow.INT16:
		return signedText[int16]
	case arrow.INT32:
		return signedText[int32]
	case arrow.INT64:
		return signedText[int64]
	case arrow.UINT8:
		return unsignedText[uint8]
	case arrow.UINT16:
		return unsignedText[uint16]
	case arrow.UINT32:
		return unsignedText[uint32]
	case arrow.UINT64:
		return unsignedText[uint64]
	case arrow.FLOAT16, arrow.FLOAT32, arrow.FLOAT64:
		return e.floatText(t)
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW:
		return stringText
	case arrow.BINARY, arrow.LARGE_BINARY, arrow.BINARY_VIEW, arrow.FIXED_SIZE_BINARY:
		if e.style.escape {
			return byteaEscaped
		}
		return byteaText
	case arrow.DECIMAL32, arrow.DECIMAL64, arrow.DECIMAL128, arrow.DECIMAL256:
		return decimalText(t.(arrow.DecimalType))
	case arrow.DATE32, arrow.DATE64, arrow.TIME32, arrow.TIME64, arrow.TIMESTAMP:
		return e.timeText(t)
	case arrow.INTERVAL_MONTHS, arrow.INTERVAL_DAY_TIME, arrow.INTERVAL_MONTH_DAY_NANO, arrow.DURATION:
		return func(a arrow.Array) put {
			at := intervals(a)
			return func(dst []byte, i int) []byte { return at(i).append(dst) }
		}
	case arrow.MAP:
		return e.json(t)
	case arrow.STRUCT:
		return e.recordText(t.(*arrow.StructType))
	}
	if isList(t) {
		return e.arrayText(t.(arrow.ListLikeType), oid)
	}
	if b := wrapped(t, func(inner arrow.DataType) bind { return e.text(inner, oid) }); b != nil {
		return b
	}
	return e.unsupported(t)
}

// isText tells the Arrow types that hold text already.
func isText(t arrow.DataType) bool {
	switch t := t.(type) {
	case *arrow.DictionaryType:
		return isText(t.ValueType)
	case *arrow.RunEndEncodedType:
		return isText(t.Encoded())
	case arrow.ExtensionType:
		return isText(t.StorageType())
	}
	switch t.ID() {
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW:
		return true
	}
	return false
}

// unsupported writes nothing and says so with the first value.
func (e *encoder) unsupported(t arrow.DataType) bind {
	return func(arrow.Array) put {
		return func(dst []byte, _ int) []byte {
			e.cannot(sqlstate.New(sqlstate.FeatureNotSupported, "values of type %s cannot be sent", t).
				WithHint("cast the column to text"))
			return dst
		}
	}
}

// valued is what Arrow's arrays of a fixed-width type share.
type valued[T any] interface{ Values() []T }

func signedText[T int8 | int16 | int32 | int64](a arrow.Array) put {
	v := a.(valued[T]).Values()
	return func(dst []byte, i int) []byte { return strconv.AppendInt(dst, int64(v[i]), 10) }
}

func unsignedText[T uint8 | uint16 | uint32 | uint64](a arrow.Array) put {
	v := a.(valued[T]).Values()
	return func(dst []byte, i int) []byte { return strconv.AppendUint(dst, uint64(v[i]), 10) }
}

func boolText(a arrow.Array) put {
	v := a.(*array.Boolean)
	return func(dst []byte, i int) []byte {
		if v.Value(i) {
			return append(dst, 't')
		}
		return append(dst, 'f')
	}
}

func stringText(a arrow.Array) put {
	if v, ok := a.(*array.String); ok {
		return func(dst []byte, i int) []byte { return append(dst, v.Value(i)...) }
	}
	v := a.(interface{ Value(int) string })
	return func(dst []byte, i int) []byte { return append(dst, v.Value(i)...) }
}

func byteaText(a arrow.Array) put {
	v := a.(interface{ Value(int) []byte })
	return func(dst []byte, i int) []byte {
		return hex.AppendEncode(append(dst, '\\', 'x'), v.Value(i))
	}
}

// byteaEscaped writes bytea_output = escape: what is no printable ASCII in octal.
func byteaEscaped(a arrow.Array) put {
	v := a.(interface{ Value(int) []byte })
	return func(dst []byte, i int) []byte {
		for _, b := range v.Value(i) {
			switch {
			case b == '\\':
				dst = append(dst, '\\', '\\')
			case b < 0x20 || b > 0x7e:
				dst = append(dst, '\\', '0'+b>>6, '0'+b>>3&7, '0'+b&7)
			default:
				dst = append(dst, b)
			}
		}
		return dst
	}
}

func decimalText(t arrow.DecimalType) bind {
	scale := int(t.GetScale())
	if t.ID() == arrow.DECIMAL256 {
		return func(a arrow.Array) put {
			v := a.(*array.Decimal256)
			return func(dst []byte, i int) []byte { return appendBigDecimal(dst, v.Value(i).BigInt(), scale) }
		}
	}
	return func(a arrow.Array) put {
		at := decimals(a)
		return func(dst []byte, i int) []byte { return appendDecimal(dst, at(i), scale) }
	}
}

// decimals reads any decimal array of up to 128 bits, and 64-bit unsigned integers.
func decimals(a arrow.Array) func(i int) decimal128.Num {
	switch a := a.(type) {
	case *array.Decimal128:
		v := a.Values()
		return func(i int) decimal128.Num { return v[i] }
	case *array.Decimal64:
		return func(i int) decimal128.Num { return decimal128.FromI64(int64(a.Value(i))) }
	case *array.Decimal32:
		return func(i int) decimal128.Num { return decimal128.FromI64(int64(a.Value(i))) }
	case *array.Uint64:
		v := a.Uint64Values()
		return func(i int) decimal128.Num { return decimal128.FromU64(v[i]) }
	}
	return nil
}

// uuidText writes 16 bytes as a UUID; a UUID's extension type keeps them in storage.
func uuidText(t arrow.DataType) bind {
	return func(a arrow.Array) put {
		v, ok := storage(a).(interface{ Value(int) []byte })
		if !ok {
			return stringText(a)
		}
		return func(dst []byte, i int) []byte {
			b := v.Value(i)
			for k, c := range b {
				if k == 4 || k == 6 || k == 8 || k == 10 {
					dst = append(dst, '-')
				}
				dst = append(dst, hexDigits[c>>4], hexDigits[c&15])
			}
			return dst
		}
	}
}

const hexDigits = "0123456789abcdef"

// timeText writes dates, times of day and instants.
func (e *encoder) timeText(t arrow.DataType) bind {
	if t.ID() == arrow.TIMESTAMP {
		return e.timestampText(t.(*arrow.TimestampType))
	}
	return func(a arrow.Array) put {
		switch a := a.(type) {
		case *array.Date32:
			v := a.Date32Values()
			return func(dst []byte, i int) []byte { return appendDay(dst, int64(v[i])) }
		case *array.Date64:
			v := a.Date64Values()
			return func(dst []byte, i int) []byte {
				d, _ := floorDiv(int64(v[i]), 86_400_000)
				return appendDay(dst, d)
			}
		}
		at := timesOfDay(a)
		return func(dst []byte, i int) []byte { return appendClock(dst, at(i)) }
	}
}

// appendDay writes a date with its era or infinity.
func appendDay(dst []byte, days int64) []byte {
	switch days {
	case foreverDays:
		return append(dst, "infinity"...)
	case -foreverDays, math.MinInt32:
		return append(dst, "-infinity"...)
	}
	dst, bc := appendDate(dst, days)
	if bc {
		dst = append(dst, " BC"...)
	}
	return dst
}

// timesOfDay reads a time array as microseconds.
func timesOfDay(a arrow.Array) func(i int) int64 {
	if a, ok := a.(*array.Time32); ok {
		v, unit := a.Time32Values(), a.DataType().(*arrow.Time32Type).Unit
		return func(i int) int64 { m, _ := toMicros(int64(v[i]), unit); return m }
	}
	v, unit := a.(*array.Time64).Time64Values(), a.DataType().(*arrow.Time64Type).Unit
	if unit == arrow.Microsecond {
		return func(i int) int64 { return int64(v[i]) }
	}
	return func(i int) int64 { return int64(v[i]) / 1000 }
}

func (e *encoder) timestampText(t *arrow.TimestampType) bind {
	unit := t.Unit
	clock := &zoneClock{zone: e.style.zone}
	return func(a arrow.Array) put {
		v := a.(*array.Timestamp).TimestampValues()
		zoned := t.TimeZone != ""
		return func(dst []byte, i int) []byte {
			micros, ok := toMicros(int64(v[i]), unit)
			if !ok {
				e.cannot(sqlstate.New(sqlstate.DatetimeOverflow, "timestamp out of range"))
			}
			if zoned {
				return clock.appendZoned(dst, micros)
			}
			return appendInstant(dst, micros)
		}
	}
}

// intervals reads any of Arrow's spans.
func intervals(a arrow.Array) func(i int) interval {
	switch a := a.(type) {
	case *array.MonthDayNanoInterval:
		v := a.MonthDayNanoIntervalValues()
		return func(i int) interval { return interval{v[i].Months, v[i].Days, v[i].Nanoseconds / 1000} }
	case *array.MonthInterval:
		v := a.MonthIntervalValues()
		return func(i int) interval { return interval{months: int32(v[i])} }
	case *array.DayTimeInterval:
		v := a.DayTimeIntervalValues()
		return func(i int) interval { return interval{days: v[i].Days, micros: int64(v[i].Milliseconds) * 1000} }
	}
	v, unit := a.(*array.Duration).DurationValues(), a.DataType().(*arrow.DurationType).Unit
	return func(i int) interval { m, _ := toMicros(int64(v[i]), unit); return interval{micros: m} }
}
