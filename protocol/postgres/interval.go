package postgres

import (
	"encoding/binary"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
)

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

// spanBinary writes intervals that come as PostgreSQL's text, from an engine whose own do
// not keep months, days and hours apart.
func (e *encoder) spanBinary(a arrow.Array) put {
	texts := a.(interface{ Value(int) string })
	return func(dst []byte, i int) []byte {
		v, ok := parseInterval(texts.Value(i))
		if !ok {
			e.cannot(sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type interval: %q", texts.Value(i)))
			return dst
		}
		dst = binary.BigEndian.AppendUint64(dst, uint64(v.micros))
		dst = binary.BigEndian.AppendUint32(dst, uint32(v.days))
		return binary.BigEndian.AppendUint32(dst, uint32(v.months))
	}
}

// parseInterval reads what append writes.
func parseInterval(s string) (v interval, ok bool) {
	for s != "" {
		word, rest, more := strings.Cut(s, " ")
		if strings.Contains(word, ":") {
			if v.micros, ok = parseSigned(word); !ok || more {
				return v, false
			}
			return v, true
		}
		n, err := strconv.ParseInt(word, 10, 32)
		unit, next, _ := strings.Cut(rest, " ")
		switch strings.TrimSuffix(unit, "s") {
		case "year":
			v.months += int32(n) * 12
		case "mon":
			v.months += int32(n)
		case "day":
			v.days += int32(n)
		default:
			return v, false
		}
		if err != nil {
			return v, false
		}
		s, ok = next, true
	}
	return v, ok
}

// parseSigned reads [+-]hh:mm:ss[.ffffff] of any number of hours.
func parseSigned(s string) (micros int64, ok bool) {
	negative := strings.HasPrefix(s, "-")
	hours, rest, _ := strings.Cut(strings.TrimLeft(s, "+-"), ":")
	h, err := strconv.ParseInt(hours, 10, 40)
	micros, _, ok = parseTimetz("00:" + rest + "+00")
	if err != nil || !ok || h < 0 {
		return 0, false
	}
	if micros += h * 3600_000_000; negative {
		micros = -micros
	}
	return micros, true
}
