package mysql

import (
	"encoding/binary"
	"strconv"

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
