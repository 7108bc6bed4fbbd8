package mysql

import (
	"encoding/binary"
	"math"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

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
