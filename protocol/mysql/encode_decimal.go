package mysql

import (
	"encoding/binary"
	"math/bits"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
)

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

// wholeEncoder writes a Decimal128 without digits after the point as BIGINT UNSIGNED.
type wholeEncoder struct{ decimalEncoder }

func (e *wholeEncoder) binary(dst []byte, i int) []byte {
	return binary.LittleEndian.AppendUint64(dst, e.a128[i].LowBits())
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
		dst = appendUint(dst, v)
		for ; scale < 0 && v != 0; scale++ {
			dst = append(dst, '0')
		}
		return dst
	}
	if scale > 19 {
		return appendWide(dst, [4]uint64{v}, scale)
	}
	whole := v / pow10[scale]
	dst = append(appendUint(dst, whole), '.')
	return appendPadded(dst, v-whole*pow10[scale], scale)
}

// appendPadded prints v with leading zeros to a width.
func appendPadded(dst []byte, v uint64, width int) []byte {
	at := len(dst)
	dst = append(dst, "0000000000000000000"[:width]...)
	if v > 0 {
		putUint(dst[at:], v)
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
