package mysql

import (
	"encoding/binary"
	"math/bits"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
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

// pairs are the numbers from 00 to 99.
const pairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

// appendUint prints v where it is to stand; strconv prints elsewhere and copies.
func appendUint(dst []byte, v uint64) []byte {
	n := decimalDigits(v)
	at := len(dst)
	dst = append(dst, "00000000000000000000"[:n]...)
	putUint(dst[at:], v)
	return dst
}

// putUint prints v to the end of dst.
func putUint(dst []byte, v uint64) {
	i := len(dst)
	for v >= 100 {
		i -= 2
		rest := v % 100 * 2
		v /= 100
		dst[i], dst[i+1] = pairs[rest], pairs[rest+1]
	}
	if v >= 10 {
		dst[i-2], dst[i-1] = pairs[2*v], pairs[2*v+1]
	} else if i > 0 {
		dst[i-1] = byte('0' + v)
	}
}

// decimalDigits is how many digits v has; 0 has one.
func decimalDigits(v uint64) int {
	n := bits.Len64(v|1) * 1233 >> 12 // log10(2) = 1233/4096
	if n < len(pow10) && v >= pow10[n] {
		n++
	}
	return max(n, 1)
}

type intEncoder[T int8 | int16 | int32 | int64] struct {
	values func(arrow.Array) []T
	v      []T
	width  int
}

func (e *intEncoder[T]) bind(a arrow.Array) { e.v = e.values(a) }

func (e *intEncoder[T]) text(dst []byte, i int) []byte {
	at := len(dst)
	v := int64(e.v[i])
	if v < 0 {
		return short(appendUint(append(dst, 0, '-'), -uint64(v)), at)
	}
	return short(appendUint(append(dst, 0), uint64(v)), at)
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
	return short(appendUint(append(dst, 0), uint64(e.v[i])), at)
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
