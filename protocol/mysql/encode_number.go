package mysql

import (
	"encoding/binary"
	"math"
	"math/bits"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
)

// numberEncoder is nil for what is no number.
func numberEncoder(t arrow.DataType) encoder {
	switch t.ID() {
	case arrow.BOOL:
		return &boolEncoder{}
	case arrow.INT8:
		return &intEncoder[int8]{width: 1, values: func(a arrow.Array) []int8 { return a.(*array.Int8).Int8Values() }}
	case arrow.INT16:
		return &intEncoder[int16]{width: 2, values: func(a arrow.Array) []int16 { return a.(*array.Int16).Int16Values() }}
	case arrow.INT32:
		return &intEncoder[int32]{width: 4, values: func(a arrow.Array) []int32 { return a.(*array.Int32).Int32Values() }}
	case arrow.INT64:
		return &intEncoder[int64]{width: 8, values: func(a arrow.Array) []int64 { return a.(*array.Int64).Int64Values() }}
	case arrow.UINT8:
		return &uintEncoder[uint8]{width: 1, values: func(a arrow.Array) []uint8 { return a.(*array.Uint8).Uint8Values() }}
	case arrow.UINT16:
		return &uintEncoder[uint16]{width: 2, values: func(a arrow.Array) []uint16 { return a.(*array.Uint16).Uint16Values() }}
	case arrow.UINT32:
		return &uintEncoder[uint32]{width: 4, values: func(a arrow.Array) []uint32 { return a.(*array.Uint32).Uint32Values() }}
	case arrow.UINT64:
		return &uintEncoder[uint64]{width: 8, values: func(a arrow.Array) []uint64 { return a.(*array.Uint64).Uint64Values() }}
	case arrow.FLOAT16, arrow.FLOAT32:
		return &floatEncoder{}
	case arrow.FLOAT64:
		return &doubleEncoder{}
	}
	if d, ok := t.(arrow.DecimalType); ok {
		return &decimalEncoder{scale: int(d.GetScale())}
	}
	return nil
}

// short appends a value of less than 251 bytes, whose length is known only afterwards.
func short(dst []byte, at int) []byte {
	dst[at] = byte(len(dst) - at - 1)
	return dst
}

type intEncoder[T int8 | int16 | int32 | int64] struct {
	values func(arrow.Array) []T
	v      []T
	width  int
}

func (e *intEncoder[T]) bind(a arrow.Array) { e.v = e.values(a) }

func (e *intEncoder[T]) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(strconv.AppendInt(append(dst, 0), int64(e.v[i]), 10), at)
}

func (e *intEncoder[T]) binary(dst []byte, i int) []byte {
	return appendFixed(dst, uint64(int64(e.v[i])), e.width)
}

type uintEncoder[T uint8 | uint16 | uint32 | uint64] struct {
	values func(arrow.Array) []T
	v      []T
	width  int
}

func (e *uintEncoder[T]) bind(a arrow.Array) { e.v = e.values(a) }

func (e *uintEncoder[T]) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(strconv.AppendUint(append(dst, 0), uint64(e.v[i]), 10), at)
}

func (e *uintEncoder[T]) binary(dst []byte, i int) []byte {
	return appendFixed(dst, uint64(e.v[i]), e.width)
}

func appendFixed(dst []byte, v uint64, width int) []byte {
	switch width {
	case 1:
		return append(dst, byte(v))
	case 2:
		return binary.LittleEndian.AppendUint16(dst, uint16(v))
	case 4:
		return binary.LittleEndian.AppendUint32(dst, uint32(v))
	}
	return binary.LittleEndian.AppendUint64(dst, v)
}

type boolEncoder struct{ a *array.Boolean }

func (e *boolEncoder) bind(a arrow.Array) { e.a = a.(*array.Boolean) }

func (e *boolEncoder) digit(i int) byte {
	if e.a.Value(i) {
		return 1
	}
	return 0
}

func (e *boolEncoder) text(dst []byte, i int) []byte   { return append(dst, 1, '0'+e.digit(i)) }
func (e *boolEncoder) binary(dst []byte, i int) []byte { return append(dst, e.digit(i)) }

// floatEncoder writes FLOAT; half precision has no type of its own in MySQL.
type floatEncoder struct {
	v    []float32
	half *array.Float16
}

func (e *floatEncoder) bind(a arrow.Array) {
	e.v, e.half = nil, nil
	if h, ok := a.(*array.Float16); ok {
		e.half = h
		return
	}
	e.v = a.(*array.Float32).Float32Values()
}

func (e *floatEncoder) value(i int) float32 {
	if e.half != nil {
		return e.half.Value(i).Float32()
	}
	return e.v[i]
}

func (e *floatEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(appendFloat(append(dst, 0), float64(e.value(i)), 32), at)
}

func (e *floatEncoder) binary(dst []byte, i int) []byte {
	return binary.LittleEndian.AppendUint32(dst, math.Float32bits(e.value(i)))
}

type doubleEncoder struct{ v []float64 }

func (e *doubleEncoder) bind(a arrow.Array) { e.v = a.(*array.Float64).Float64Values() }

func (e *doubleEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(appendFloat(append(dst, 0), e.v[i], 64), at)
}

func (e *doubleEncoder) binary(dst []byte, i int) []byte {
	return binary.LittleEndian.AppendUint64(dst, math.Float64bits(e.v[i]))
}

// appendFloat prints the shortest digits that read back as f, with an exponent where
// MySQL has one: from 1e15 up and below 1e-15. MySQL has no infinities; they are
// spelled as most clients read them.
func appendFloat(dst []byte, f float64, size int) []byte {
	if size == 64 {
		// Four places are enough for money and counts. Fifteen digits determine a
		// double, so when they give f back there is nothing shorter but for zeros.
		if k := f * 1e4; k > -1e15 && k < 1e15 {
			if n := int64(math.Round(k)); n != 0 && float64(n)/1e4 == f {
				return appendPlaces(dst, n)
			}
		}
	}
	switch abs := math.Abs(f); {
	case f != f:
		return append(dst, "NaN"...)
	case abs > math.MaxFloat64 && f > 0:
		return append(dst, "Infinity"...)
	case abs > math.MaxFloat64:
		return append(dst, "-Infinity"...)
	case abs == 0 || abs >= 1e-15 && abs < 1e15:
		return strconv.AppendFloat(dst, f, 'f', -1, size)
	}
	at := len(dst)
	dst = strconv.AppendFloat(dst, f, 'e', -1, size)
	return tidyExponent(dst, at)
}

// appendPlaces prints n/10000 without trailing zeros.
func appendPlaces(dst []byte, n int64) []byte {
	if n < 0 {
		dst, n = append(dst, '-'), -n
	}
	dst = strconv.AppendInt(dst, n/1e4, 10)
	places := n % 1e4
	if places == 0 {
		return dst
	}
	dst = append(dst, '.', byte('0'+places/1000), byte('0'+places/100%10), byte('0'+places/10%10), byte('0'+places%10))
	for dst[len(dst)-1] == '0' {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// tidyExponent turns Go's e+20 and e-07 to MySQL's e20 and e-7.
func tidyExponent(dst []byte, at int) []byte {
	e := at
	for dst[e] != 'e' {
		e++
	}
	from, to := e+1, e+1
	if dst[from] == '-' {
		to++
	}
	from++
	for from < len(dst)-1 && dst[from] == '0' {
		from++
	}
	n := copy(dst[to:], dst[from:])
	return dst[:to+n]
}

// decimalEncoder writes DECIMAL, which is text in both protocols.
type decimalEncoder struct {
	scale int
	a128  []decimal128.Num
	a256  *array.Decimal256
	a64   *array.Decimal64
	a32   *array.Decimal32
}

func (e *decimalEncoder) bind(a arrow.Array) {
	e.a128, e.a256, e.a64, e.a32 = nil, nil, nil, nil
	switch a := a.(type) {
	case *array.Decimal128:
		e.a128 = a.Values()
	case *array.Decimal256:
		e.a256 = a
	case *array.Decimal64:
		e.a64 = a
	case *array.Decimal32:
		e.a32 = a
	}
}

func (e *decimalEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	dst = append(dst, 0)
	switch {
	case e.a128 != nil:
		n := e.a128[i]
		hi, lo := uint64(n.HighBits()), n.LowBits()
		if n.HighBits() < 0 {
			var borrow uint64
			lo, borrow = bits.Sub64(0, lo, 0)
			hi, _ = bits.Sub64(0, hi, borrow)
			dst = append(dst, '-')
		}
		if hi == 0 {
			dst = appendScaled(dst, lo, e.scale)
		} else {
			dst = appendWide(dst, [4]uint64{lo, hi}, e.scale)
		}
	case e.a256 != nil:
		n := e.a256.Value(i)
		if n.Sign() < 0 {
			n = n.Negate()
			dst = append(dst, '-')
		}
		dst = appendWide(dst, n.Array(), e.scale)
	case e.a64 != nil:
		dst = appendSigned(dst, int64(e.a64.Value(i)), e.scale)
	default:
		dst = appendSigned(dst, int64(e.a32.Value(i)), e.scale)
	}
	return short(dst, at)
}

func (e *decimalEncoder) binary(dst []byte, i int) []byte { return e.text(dst, i) }

func appendSigned(dst []byte, v int64, scale int) []byte {
	if v < 0 {
		return appendScaled(append(dst, '-'), uint64(-v), scale)
	}
	return appendScaled(dst, uint64(v), scale)
}

var pow10 = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// appendScaled prints v/10^scale with all its places.
func appendScaled(dst []byte, v uint64, scale int) []byte {
	if scale <= 0 {
		dst = strconv.AppendUint(dst, v, 10)
		for ; scale < 0 && v != 0; scale++ {
			dst = append(dst, '0')
		}
		return dst
	}
	if scale > 19 {
		return appendWide(dst, [4]uint64{v}, scale)
	}
	dst = strconv.AppendUint(dst, v/pow10[scale], 10)
	dst = append(dst, '.')
	return appendPadded(dst, v%pow10[scale], scale)
}

// appendPadded prints v with leading zeros to a width.
func appendPadded(dst []byte, v uint64, width int) []byte {
	at := len(dst)
	dst = append(dst, "0000000000000000000"[:width]...)
	for i := at + width - 1; i >= at && v > 0; i-- {
		dst[i] = byte('0' + v%10)
		v /= 10
	}
	return dst
}

// appendWide prints a number of up to 256 bits, least significant word first.
func appendWide(dst []byte, w [4]uint64, scale int) []byte {
	var digits [96]byte
	i := len(digits)
	for w != [4]uint64{} {
		var rem uint64
		for k := 3; k >= 0; k-- {
			w[k], rem = bits.Div64(rem, w[k], 1e19)
		}
		for range 19 {
			i--
			digits[i] = byte('0' + rem%10)
			rem /= 10
		}
	}
	for i < len(digits) && digits[i] == '0' {
		i++
	}
	n := len(digits) - i
	switch {
	case scale <= 0:
		if n == 0 {
			return append(dst, '0')
		}
		dst = append(dst, digits[i:]...)
		for ; scale < 0; scale++ {
			dst = append(dst, '0')
		}
		return dst
	case n <= scale:
		dst = append(dst, '0', '.')
		for ; n < scale; scale-- {
			dst = append(dst, '0')
		}
		return append(dst, digits[i:]...)
	}
	dst = append(dst, digits[i:len(digits)-scale]...)
	dst = append(dst, '.')
	return append(dst, digits[len(digits)-scale:]...)
}
