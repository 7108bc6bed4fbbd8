package postgres

import (
	"encoding/binary"
	"encoding/hex"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/jackc/pgx/v5/pgtype"

	"streamlink/backend/sqlstate"
)

// binary chooses the writer of a type's binary format. What has none is refused
// before a row is sent, so that text never travels under binary's name.
func (e *encoder) binary(t arrow.DataType, oid uint32) (bind, error) {
	if b := e.plainBinary(t, oid); b != nil {
		return b, nil
	}
	switch {
	case oid == oidJSON || oid == oidJSONB:
		return jsonBinary(e.text(t, oid), oid), nil
	case isStringOID(oid):
		return e.text(t, oid), nil // binary text is text
	case t.ID() == arrow.STRUCT && oid == oidRecord:
		return e.recordBinary(t.(*arrow.StructType))
	case isList(t) && (elementOf[oid] != 0 || isVector(oid)):
		return e.arrayBinary(t.(arrow.ListLikeType), oid)
	}
	var failed error
	if b := wrapped(t, func(inner arrow.DataType) (b bind) {
		b, failed = e.binary(inner, oid)
		return b
	}); b != nil {
		return b, failed
	}
	return e.transcoded(t, oid)
}

// plainBinary is the writer where Arrow's and PostgreSQL's type are close; nil elsewhere.
func (e *encoder) plainBinary(t arrow.DataType, oid uint32) bind {
	switch t.ID() {
	case arrow.NULL:
		return e.text(t, oid)
	case arrow.BOOL:
		if oid == oidBool {
			return boolBinary
		}
	case arrow.INT8:
		return signedBinary[int8](oid)
	case arrow.INT16:
		return signedBinary[int16](oid)
	case arrow.INT32:
		return signedBinary[int32](oid)
	case arrow.INT64:
		return signedBinary[int64](oid)
	case arrow.UINT8:
		return signedBinary[uint8](oid)
	case arrow.UINT16:
		return signedBinary[uint16](oid)
	case arrow.UINT32:
		return signedBinary[uint32](oid)
	case arrow.UINT64, arrow.DECIMAL32, arrow.DECIMAL64, arrow.DECIMAL128, arrow.DECIMAL256:
		if oid == oidNumeric {
			return numericBinary(t)
		}
	case arrow.FLOAT16, arrow.FLOAT32, arrow.FLOAT64:
		return floatBinary(t, oid)
	case arrow.STRING, arrow.LARGE_STRING, arrow.STRING_VIEW:
		switch oid {
		case oidUUID:
			return e.uuidFromText
		case oidTime:
			return e.clockBinary
		case oidInterval:
			return e.spanBinary
		case oidTimetz:
			return e.timetzBinary
		}
	case arrow.BINARY, arrow.LARGE_BINARY, arrow.BINARY_VIEW, arrow.FIXED_SIZE_BINARY:
		if oid == oidBytea || oid == oidUUID {
			return rawBinary
		}
	case arrow.EXTENSION:
		if _, ok := t.(arrow.ExtensionType).StorageType().(*arrow.FixedSizeBinaryType); ok && oid == oidUUID {
			return func(a arrow.Array) put { return rawBinary(storage(a)) }
		}
	case arrow.DATE32, arrow.DATE64, arrow.TIME32, arrow.TIME64, arrow.TIMESTAMP,
		arrow.INTERVAL_MONTHS, arrow.INTERVAL_DAY_TIME, arrow.INTERVAL_MONTH_DAY_NANO, arrow.DURATION:
		return e.timeBinary(t, oid)
	}
	return nil
}

// isStringOID tells the types whose binary format is their text.
func isStringOID(oid uint32) bool {
	switch oid {
	case oidText, oidVarchar, oidBPChar, oidName, oidUnknown, 18, 142, 194, 1790, 2275:
		return true
	}
	return false
}

// width is how many bytes the integer types take, 0 for others.
func width(oid uint32) int {
	switch oid {
	case oidInt2:
		return 2
	case oidInt4, oidOID, 24, 28, 29, 2202, 2203, 2204, 2205, 2206, 4089, 4096, 4191:
		return 4
	case oidInt8:
		return 8
	}
	return 0
}

func signedBinary[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32](oid uint32) bind {
	switch width(oid) {
	case 2:
		return func(a arrow.Array) put {
			v := a.(valued[T]).Values()
			return func(dst []byte, i int) []byte { return binary.BigEndian.AppendUint16(dst, uint16(v[i])) }
		}
	case 4:
		return func(a arrow.Array) put {
			v := a.(valued[T]).Values()
			return func(dst []byte, i int) []byte { return binary.BigEndian.AppendUint32(dst, uint32(v[i])) }
		}
	case 8:
		return func(a arrow.Array) put {
			v := a.(valued[T]).Values()
			return func(dst []byte, i int) []byte { return binary.BigEndian.AppendUint64(dst, uint64(v[i])) }
		}
	}
	return nil
}

func boolBinary(a arrow.Array) put {
	v := a.(*array.Boolean)
	return func(dst []byte, i int) []byte {
		if v.Value(i) {
			return append(dst, 1)
		}
		return append(dst, 0)
	}
}

func rawBinary(a arrow.Array) put {
	v := a.(interface{ Value(int) []byte })
	return func(dst []byte, i int) []byte { return append(dst, v.Value(i)...) }
}

func floatBinary(t arrow.DataType, oid uint32) bind {
	switch {
	case oid == oidFloat8 && t.ID() == arrow.FLOAT64:
		return func(a arrow.Array) put {
			v := a.(*array.Float64).Float64Values()
			return func(dst []byte, i int) []byte { return binary.BigEndian.AppendUint64(dst, math.Float64bits(v[i])) }
		}
	case oid == oidFloat4 && t.ID() == arrow.FLOAT32:
		return func(a arrow.Array) put {
			v := a.(*array.Float32).Float32Values()
			return func(dst []byte, i int) []byte { return binary.BigEndian.AppendUint32(dst, math.Float32bits(v[i])) }
		}
	case oid == oidFloat4 && t.ID() == arrow.FLOAT16:
		return func(a arrow.Array) put {
			v := a.(*array.Float16)
			return func(dst []byte, i int) []byte {
				return binary.BigEndian.AppendUint32(dst, math.Float32bits(v.Value(i).Float32()))
			}
		}
	}
	return nil
}

func numericBinary(t arrow.DataType) bind {
	scale := 0
	if d, ok := t.(arrow.DecimalType); ok {
		scale = int(d.GetScale())
	}
	if t.ID() == arrow.DECIMAL256 {
		return func(a arrow.Array) put {
			v := a.(*array.Decimal256)
			return func(dst []byte, i int) []byte {
				n := v.Value(i).BigInt()
				digits := n.Append(nil, 10)
				if n.Sign() < 0 {
					digits = digits[1:]
				}
				return appendNumeric(dst, n.Sign() < 0, digits, scale)
			}
		}
	}
	return func(a arrow.Array) put {
		at := decimals(a)
		return func(dst []byte, i int) []byte { return appendNumeric128(dst, at(i), scale) }
	}
}

func appendNumeric128(dst []byte, v decimal128.Num, scale int) []byte {
	var scratch [maxDigits]byte
	return appendNumeric(dst, v.Sign() < 0, magnitude(scratch[:0], v), scale)
}

// timeBinary writes dates, times, instants and spans; instants count from 2000.
func (e *encoder) timeBinary(t arrow.DataType, oid uint32) bind {
	switch t.ID() {
	case arrow.DATE32, arrow.DATE64:
		if oid == oidDate {
			return dateBinary
		}
	case arrow.TIME32, arrow.TIME64:
		if oid == oidTime {
			return func(a arrow.Array) put {
				at := timesOfDay(a)
				return func(dst []byte, i int) []byte { return binary.BigEndian.AppendUint64(dst, uint64(at(i))) }
			}
		}
	case arrow.TIMESTAMP:
		if oid == oidTimestamp || oid == oidTimestamptz {
			return e.timestampBinary(t.(*arrow.TimestampType).Unit)
		}
	default:
		if oid == oidInterval {
			return func(a arrow.Array) put {
				at := intervals(a)
				return func(dst []byte, i int) []byte {
					v := at(i)
					dst = binary.BigEndian.AppendUint64(dst, uint64(v.micros))
					dst = binary.BigEndian.AppendUint32(dst, uint32(v.days))
					return binary.BigEndian.AppendUint32(dst, uint32(v.months))
				}
			}
		}
	}
	return nil
}

func dateBinary(a arrow.Array) put {
	if a, ok := a.(*array.Date64); ok {
		v := a.Date64Values()
		return func(dst []byte, i int) []byte {
			d, _ := floorDiv(int64(v[i]), 86_400_000)
			return binary.BigEndian.AppendUint32(dst, uint32(d-pgEpochDays))
		}
	}
	v := a.(*array.Date32).Date32Values()
	return func(dst []byte, i int) []byte {
		d := int32(v[i])
		switch d {
		case foreverDays: // infinity is the same number in both
		case -foreverDays, math.MinInt32:
			d = math.MinInt32
		default:
			d -= pgEpochDays
		}
		return binary.BigEndian.AppendUint32(dst, uint32(d))
	}
}

func (e *encoder) timestampBinary(unit arrow.TimeUnit) bind {
	return func(a arrow.Array) put {
		v := a.(*array.Timestamp).TimestampValues()
		return func(dst []byte, i int) []byte {
			micros, ok := toMicros(int64(v[i]), unit)
			if !ok {
				e.cannot(sqlstate.New(sqlstate.DatetimeOverflow, "timestamp out of range"))
			}
			switch micros {
			case foreverInstant:
			case -foreverInstant, math.MinInt64:
				micros = math.MinInt64
			default:
				micros -= pgEpochMicros
			}
			return binary.BigEndian.AppendUint64(dst, uint64(micros))
		}
	}
}

// jsonBinary puts jsonb's version byte in front; json has none.
func jsonBinary(text bind, oid uint32) bind {
	if oid == oidJSON {
		return text
	}
	return func(a arrow.Array) put {
		p := text(a)
		return func(dst []byte, i int) []byte { return p(append(dst, 1), i) }
	}
}

func (e *encoder) uuidFromText(a arrow.Array) put {
	v := a.(interface{ Value(int) string })
	return func(dst []byte, i int) []byte {
		s := v.Value(i)
		var digits [32]byte
		n := 0
		for k := 0; k < len(s); k++ {
			if s[k] == '-' {
				continue
			}
			if n < len(digits) {
				digits[n] = s[k]
			}
			n++
		}
		out, err := hex.AppendDecode(dst, digits[:])
		if err != nil || n != len(digits) {
			e.cannot(sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type uuid: %q", s))
			return dst
		}
		return out
	}
}

// transcoded writes a value's text and lets pgtype read it and write it as binary:
// for pairs of types too rare for a writer of their own.
func (e *encoder) transcoded(t arrow.DataType, oid uint32) (bind, error) {
	m := pgtype.NewMap()
	pt, ok := m.TypeForOID(oid)
	if !ok || !pt.Codec.FormatSupported(pgtype.BinaryFormatCode) {
		name := "unknown"
		if p := typesByOID[oid]; p != nil {
			name = p.name
		}
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "no binary output function available for type %s", name).
			WithHint("ask for the column in text format")
	}
	text := e.text(t, oid)
	var scratch []byte
	return func(a arrow.Array) put {
		p := text(a)
		return func(dst []byte, i int) []byte {
			scratch = p(scratch[:0], i)
			v, err := pt.Codec.DecodeValue(m, oid, pgtype.TextFormatCode, scratch)
			if err == nil {
				var out []byte
				if out, err = m.Encode(oid, pgtype.BinaryFormatCode, v, dst); err == nil {
					return out
				}
			}
			e.cannot(sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type %s: %q", pt.Name, scratch).Because(err))
			return dst
		}
	}, nil
}
