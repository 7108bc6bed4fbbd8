package postgres

import (
	"math"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// floatText writes floats by the session's extra_float_digits.
func (e *encoder) floatText(t arrow.DataType) bind {
	digits := e.style.digits
	switch t.ID() {
	case arrow.FLOAT64:
		return func(a arrow.Array) put {
			v := a.(*array.Float64).Float64Values()
			return func(dst []byte, i int) []byte { return appendFloat8(dst, v[i], digits) }
		}
	case arrow.FLOAT32:
		return func(a arrow.Array) put {
			v := a.(*array.Float32).Float32Values()
			return func(dst []byte, i int) []byte { return appendFloat4(dst, v[i], digits) }
		}
	}
	return func(a arrow.Array) put {
		v := a.(*array.Float16)
		return func(dst []byte, i int) []byte { return appendFloat4(dst, v.Value(i).Float32(), digits) }
	}
}

// appendFloat8 writes a float as PostgreSQL does: shortest, with an exponent outside
// of 1e-4 … 1e15.
func appendFloat8(dst []byte, v float64, digits int) []byte {
	abs := math.Abs(v)
	switch {
	case v != v || abs > math.MaxFloat64:
		return appendSpecial(dst, v)
	case digits <= 0:
		return strconv.AppendFloat(dst, v, 'g', max(15+digits, 1), 64)
	case abs < 1<<53 && v == math.Trunc(v) && abs < 1e15 && (v != 0 || !math.Signbit(v)):
		return strconv.AppendInt(dst, int64(v), 10) // quicker, and the same digits
	case abs < 1e15 && abs >= 1e-4 || v == 0:
		return strconv.AppendFloat(dst, v, 'f', -1, 64)
	}
	return strconv.AppendFloat(dst, v, 'e', -1, 64)
}

// appendFloat4 is appendFloat8 for four bytes; its exponents begin at 1e6.
func appendFloat4(dst []byte, v float32, digits int) []byte {
	abs := math.Abs(float64(v))
	switch {
	case v != v || abs > math.MaxFloat32:
		return appendSpecial(dst, float64(v))
	case digits <= 0:
		return strconv.AppendFloat(dst, float64(v), 'g', max(6+digits, 1), 32)
	case abs < 1e6 && float32(abs) >= float32(1e-4) || v == 0:
		return strconv.AppendFloat(dst, float64(v), 'f', -1, 32)
	}
	return strconv.AppendFloat(dst, float64(v), 'e', -1, 32)
}

func appendSpecial(dst []byte, v float64) []byte {
	switch {
	case v > 0:
		return append(dst, "Infinity"...)
	case v < 0:
		return append(dst, "-Infinity"...)
	}
	return append(dst, "NaN"...)
}
