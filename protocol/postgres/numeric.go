package postgres

import (
	"encoding/binary"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow/decimal128"
)

// maxDigits is the longest decimal this package writes without the heap: 128 bits
// have at most 39 digits.
const maxDigits = 40

// appendDecimal appends the digits of a 128-bit integer with a point before the
// last scale of them, all of them, as PostgreSQL writes numeric.
func appendDecimal(dst []byte, v decimal128.Num, scale int) []byte {
	var scratch [maxDigits]byte
	if v.Sign() < 0 {
		dst = append(dst, '-')
	}
	return appendPoint(dst, magnitude(scratch[:0], v), scale)
}

// appendPoint appends an unsigned integer's digits with the point put in.
func appendPoint(dst, digits []byte, scale int) []byte {
	if scale <= 0 {
		dst = append(dst, digits...)
		if len(digits) > 1 || digits[0] != '0' {
			for ; scale < 0; scale++ {
				dst = append(dst, '0')
			}
		}
		return dst
	}
	if n := len(digits) - scale; n > 0 {
		dst = append(dst, digits[:n]...)
		dst = append(dst, '.')
		return append(dst, digits[n:]...)
	}
	dst = append(dst, '0', '.')
	for i := len(digits); i < scale; i++ {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}

// magnitude appends the digits of |v|.
func magnitude(dst []byte, v decimal128.Num) []byte {
	hi, lo := uint64(v.HighBits()), v.LowBits()
	if v.Sign() < 0 {
		lo = -lo
		hi = ^hi
		if lo == 0 {
			hi++
		}
	}
	if hi == 0 {
		return strconv.AppendUint(dst, lo, 10)
	}
	const chunk = 1e19 // the largest power of ten in 64 bits
	qhi, rem := hi/chunk, hi%chunk
	qlo, low := bits.Div64(rem, lo, chunk)
	if qhi != 0 { // 39 digits: the quotient itself is above 64 bits
		top, mid := bits.Div64(qhi, qlo, chunk)
		dst = strconv.AppendUint(dst, top, 10)
		return appendPadded(appendPadded(dst, mid, 19), low, 19)
	}
	dst = strconv.AppendUint(dst, qlo, 10)
	return appendPadded(dst, low, 19)
}

// appendPadded appends v with leading zeros up to width.
func appendPadded(dst []byte, v uint64, width int) []byte {
	start := len(dst)
	for range width {
		dst = append(dst, '0')
	}
	for i := len(dst) - 1; v > 0 && i >= start; i-- {
		dst[i] = byte('0' + v%10)
		v /= 10
	}
	return dst
}

// Signs of binary numeric.
const (
	numericNegative = 0x4000
	numericNaN      = 0xC000
)

// appendNumeric appends binary numeric: the number of base-10000 digits, the weight
// of the first, the sign, the display scale, the digits.
func appendNumeric(dst []byte, negative bool, digits []byte, scale int) []byte {
	if scale < 0 {
		digits = append(digits, make([]byte, -scale)...)
		for i := len(digits) + scale; i < len(digits); i++ {
			digits[i] = '0'
		}
		scale = 0
	}
	// Groups of four are counted from the point. integer is how many digits stand
	// before it, negative when zeros follow it that digits does not hold.
	integer := len(digits) - scale
	weight := (integer+3)>>2 - 1
	head := dst
	start := len(dst)
	dst = append(head, 0, 0, 0, 0, 0, 0, byte(scale>>8), byte(scale))
	first, last, n := -1, 0, 0
	for at := integer - (weight+1)*4; at < len(digits); at += 4 {
		group := fourDigits(digits, at)
		n++
		if group != 0 {
			if first < 0 {
				first = n - 1
			}
			last = n
		}
		if first >= 0 {
			dst = binary.BigEndian.AppendUint16(dst, group)
		}
	}
	if first < 0 { // zero
		return dst[:start+8]
	}
	dst = dst[:start+8+2*(last-first)] // trailing zero groups are not sent
	binary.BigEndian.PutUint16(dst[start:], uint16(last-first))
	binary.BigEndian.PutUint16(dst[start+2:], uint16(weight-first))
	if negative {
		binary.BigEndian.PutUint16(dst[start+4:], numericNegative)
	}
	return dst
}

// fourDigits reads digits[at:at+4] as a number; what lies outside is zero.
func fourDigits(digits []byte, at int) (n uint16) {
	for i := at; i < at+4; i++ {
		n *= 10
		if i >= 0 && i < len(digits) {
			n += uint16(digits[i] - '0')
		}
	}
	return n
}

// appendBigDecimal is appendDecimal for numbers above 128 bits.
func appendBigDecimal(dst []byte, v *big.Int, scale int) []byte {
	if v.Sign() < 0 {
		dst = append(dst, '-')
	}
	return appendPoint(dst, new(big.Int).Abs(v).Append(nil, 10), scale)
}
