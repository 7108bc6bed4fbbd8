package postgres

import (
	"math"
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
)

const (
	day            = int64(86_400_000_000) // microseconds
	pgEpochDays    = 10_957                // 2000-01-01 counted from 1970-01-01
	pgEpochMicros  = pgEpochDays * day
	foreverDays    = math.MaxInt32 // DuckDB's infinity; its negative is -infinity
	foreverInstant = math.MaxInt64
)

// floorDiv divides towards minus infinity, as calendars do.
func floorDiv(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		q--
		r += b
	}
	return q, r
}

// appendDate appends days since 1970 as an ISO date, without the era.
func appendDate(dst []byte, days int64) (b []byte, bc bool) {
	y, m, d := civil(days)
	if y <= 0 {
		y, bc = 1-y, true // there is no year 0: 1 BC comes before AD 1
	}
	if y < 10_000 {
		dst = append(dst, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
	} else {
		dst = strconv.AppendInt(dst, y, 10)
	}
	return append(dst, '-', byte('0'+m/10), byte('0'+m%10), '-', byte('0'+d/10), byte('0'+d%10)), bc
}

// civil is the proleptic Gregorian date of a day counted from 1970-01-01. Years are
// counted from March, so that the leap day is the last of its year.
func civil(days int64) (year int64, month, dayOfMonth int) {
	days += 719_468 // days from 0000-03-01
	era, doe := floorDiv(days, 146_097)
	yoe := (doe - doe/1460 + doe/36_524 - doe/146_096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	dayOfMonth = int(doy-(153*mp+2)/5) + 1
	month = int(mp) + 3
	year = yoe + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, dayOfMonth
}

// appendClock appends microseconds of a day as hh:mm:ss with the fraction that is there.
func appendClock(dst []byte, micros int64) []byte {
	sec, frac := micros/1_000_000, micros%1_000_000
	h, m, s := sec/3600, sec/60%60, sec%60
	dst = append(dst, byte('0'+h/10), byte('0'+h%10), ':', byte('0'+m/10), byte('0'+m%10), ':', byte('0'+s/10), byte('0'+s%10))
	return appendFraction(dst, frac)
}

// appendFraction appends up to six digits after the point, without trailing zeros.
func appendFraction(dst []byte, frac int64) []byte {
	if frac == 0 {
		return dst
	}
	digits := 6
	for frac%10 == 0 {
		frac /= 10
		digits--
	}
	at := len(dst) + 1
	dst = append(dst, ".000000"[:digits+1]...)
	for i := at + digits - 1; i >= at; i-- {
		dst[i] = byte('0' + frac%10)
		frac /= 10
	}
	return dst
}

// appendInstant appends microseconds since 1970 as a timestamp without a zone.
func appendInstant(dst []byte, micros int64) []byte {
	if dst, ok := appendInfinity(dst, micros); ok {
		return dst
	}
	dst, bc := appendDateTime(dst, micros)
	if bc {
		dst = append(dst, " BC"...)
	}
	return dst
}

func appendDateTime(dst []byte, micros int64) ([]byte, bool) {
	d, rest := floorDiv(micros, day)
	dst, bc := appendDate(dst, d)
	return appendClock(append(dst, ' '), rest), bc
}

func appendInfinity(dst []byte, micros int64) ([]byte, bool) {
	switch micros {
	case foreverInstant:
		return append(dst, "infinity"...), true
	case -foreverInstant, math.MinInt64:
		return append(dst, "-infinity"...), true
	}
	return dst, false
}

// zoneClock finds the offset of instants in a zone. It remembers the last stretch of
// time with one offset, for neighbouring rows mostly share it.
type zoneClock struct {
	zone       *time.Location
	from, till int64 // seconds since 1970; valid in [from, till)
	offset     int
}

func (z *zoneClock) at(sec int64) int {
	if z.zone == time.UTC {
		return 0
	}
	if sec >= z.from && sec < z.till {
		return z.offset
	}
	t := time.Unix(sec, 0).In(z.zone)
	_, z.offset = t.Zone()
	start, end := t.ZoneBounds()
	z.from, z.till = math.MinInt64, math.MaxInt64
	if !start.IsZero() {
		z.from = start.Unix()
	}
	if !end.IsZero() {
		z.till = end.Unix()
	}
	return z.offset
}

// appendZoned appends microseconds since 1970 as a timestamp in a zone.
func (z *zoneClock) appendZoned(dst []byte, micros int64) []byte {
	if dst, ok := appendInfinity(dst, micros); ok {
		return dst
	}
	sec, _ := floorDiv(micros, 1_000_000)
	offset := z.at(sec)
	dst, bc := appendDateTime(dst, micros+int64(offset)*1_000_000)
	dst = appendOffset(dst, offset)
	if bc {
		dst = append(dst, " BC"...)
	}
	return dst
}

// appendOffset appends a zone's offset in seconds: +02, -03:30, +00:19:32.
func appendOffset(dst []byte, offset int) []byte {
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	h, m, s := offset/3600, offset/60%60, offset%60
	dst = append(dst, sign, byte('0'+h/10), byte('0'+h%10))
	if m != 0 || s != 0 {
		dst = append(dst, ':', byte('0'+m/10), byte('0'+m%10))
	}
	if s != 0 {
		dst = append(dst, ':', byte('0'+s/10), byte('0'+s%10))
	}
	return dst
}

// toMicros scales a value of an Arrow unit; ok is false where it does not fit.
func toMicros(v int64, u arrow.TimeUnit) (micros int64, ok bool) {
	var by int64
	switch u {
	case arrow.Microsecond:
		return v, true
	case arrow.Nanosecond:
		if v == foreverInstant || v == -foreverInstant {
			return v, true
		}
		micros, _ = floorDiv(v, 1000)
		return micros, true
	case arrow.Millisecond:
		by = 1000
	default:
		by = 1_000_000
	}
	if v == foreverInstant || v == -foreverInstant {
		return v, true
	}
	micros = v * by
	return micros, micros/by == v
}
