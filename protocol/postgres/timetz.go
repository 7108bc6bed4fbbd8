package postgres

import (
	"encoding/binary"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
)

// timetzBinary writes times of day with a zone, which come as their text: no Arrow
// type holds them.
func (e *encoder) timetzBinary(a arrow.Array) put {
	v := a.(interface{ Value(int) string })
	return func(dst []byte, i int) []byte {
		micros, east, ok := parseTimetz(v.Value(i))
		if !ok {
			e.cannot(sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type time with time zone: %q", v.Value(i)))
			return dst
		}
		dst = binary.BigEndian.AppendUint64(dst, uint64(micros))
		return binary.BigEndian.AppendUint32(dst, uint32(-east)) // seconds west
	}
}

// clockBinary writes times of day that come as their text, from an engine that has no such
// type.
func (e *encoder) clockBinary(a arrow.Array) put {
	v := a.(interface{ Value(int) string })
	return func(dst []byte, i int) []byte {
		micros, _, ok := parseTimetz(v.Value(i) + "+00")
		if !ok {
			e.cannot(sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type time: %q", v.Value(i)))
			return dst
		}
		return binary.BigEndian.AppendUint64(dst, uint64(micros))
	}
}

// parseTimetz reads hh:mm:ss[.ffffff]±hh[:mm[:ss]].
func parseTimetz(s string) (micros int64, east int32, ok bool) {
	if len(s) < 11 || s[2] != ':' || s[5] != ':' {
		return 0, 0, false
	}
	h, ok1 := twoDigits(s)
	m, ok2 := twoDigits(s[3:])
	sec, ok3 := twoDigits(s[6:])
	if !ok1 || !ok2 || !ok3 || h > 24 || m > 59 || sec > 60 {
		return 0, 0, false
	}
	micros = int64(h)*3600_000_000 + int64(m)*60_000_000 + int64(sec)*1_000_000
	s = s[8:]
	if s[0] == '.' {
		unit := int64(100_000)
		for s = s[1:]; s != "" && s[0] >= '0' && s[0] <= '9'; s = s[1:] {
			micros += int64(s[0]-'0') * unit
			unit /= 10
		}
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, 0, false
	}
	sign := int32(1)
	if s[0] == '-' {
		sign = -1
	}
	for unit := int32(3600); unit > 0; unit /= 60 {
		n, ok := twoDigits(s[1:])
		if !ok {
			return 0, 0, false
		}
		east += int32(n) * unit
		if s = s[3:]; s == "" {
			return micros, sign * east, true
		}
		if s[0] != ':' {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

func twoDigits(s string) (n int, ok bool) {
	if len(s) < 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}
