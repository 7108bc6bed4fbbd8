package postgres

import "strconv"

// interval is a span as PostgreSQL keeps it.
type interval struct {
	months, days int32
	micros       int64
}

// append appends the span in IntervalStyle postgres: 1 year 2 mons -3 days +04:05:06.
// A part after a negative one shows its plus sign.
func (v interval) append(dst []byte) []byte {
	start, negative := len(dst), false
	part := func(n int64, unit string) {
		if n == 0 {
			return
		}
		if len(dst) > start {
			dst = append(dst, ' ')
		}
		if negative && n > 0 {
			dst = append(dst, '+')
		}
		dst = strconv.AppendInt(dst, n, 10)
		dst = append(dst, ' ')
		dst = append(dst, unit...)
		if n != 1 {
			dst = append(dst, 's')
		}
		negative = n < 0
	}
	part(int64(v.months/12), "year")
	part(int64(v.months%12), "mon")
	part(int64(v.days), "day")
	if v.micros == 0 && len(dst) > start {
		return dst
	}
	if len(dst) > start {
		dst = append(dst, ' ')
	}
	micros := uint64(v.micros)
	switch {
	case v.micros < 0:
		dst = append(dst, '-')
		micros = -micros
	case negative:
		dst = append(dst, '+')
	}
	sec := micros / 1_000_000
	dst = appendTwo(dst, sec/3600)
	dst = appendTwo(append(dst, ':'), sec/60%60)
	dst = appendTwo(append(dst, ':'), sec%60)
	return appendFraction(dst, int64(micros%1_000_000))
}

// appendTwo appends a number in at least two digits.
func appendTwo(dst []byte, n uint64) []byte {
	if n < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendUint(dst, n, 10)
}
