package mysql

import (
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// intervalEncoder writes intervals as PostgreSQL prints them, or as TIME.
type intervalEncoder struct {
	value  func(i int) (months, days, micros int64)
	digits int // of a TIME
}

// spanEncoder writes intervals as TIME.
type spanEncoder struct{ intervalEncoder }

func (e *spanEncoder) micros(i int) int64 {
	_, days, micros := e.value(i)
	return days*microsPerDay + micros
}

func (e *spanEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	dst = append(dst, 0)
	micros := e.micros(i)
	if micros < 0 {
		dst, micros = append(dst, '-'), -micros
	}
	return short(appendLongClock(dst, micros, e.digits), at)
}

func (e *spanEncoder) binary(dst []byte, i int) []byte {
	micros := e.micros(i)
	if micros < 0 {
		at := len(dst)
		dst = appendBinaryClock(dst, -micros)
		dst[at+1] = 1
		return dst
	}
	return appendBinaryClock(dst, micros)
}

// appendLongClock is appendClock for what may be more than a day.
func appendLongClock(dst []byte, micros int64, digits int) []byte {
	hours := micros / (3600 * microsPerSecond)
	if hours < 100 {
		return appendClock(dst, micros, digits)
	}
	dst = strconv.AppendInt(dst, hours, 10)
	clock := appendClock(dst, micros%(3600*microsPerSecond), digits) // its hours are 00
	n := copy(clock[len(dst):], clock[len(dst)+2:])
	return clock[:len(dst)+n]
}

func (e *intervalEncoder) bind(a arrow.Array) {
	switch a := a.(type) {
	case *array.MonthInterval:
		e.value = func(i int) (int64, int64, int64) { return int64(a.Value(i)), 0, 0 }
	case *array.DayTimeInterval:
		e.value = func(i int) (int64, int64, int64) {
			v := a.Value(i)
			return 0, int64(v.Days), int64(v.Milliseconds) * 1000
		}
	case *array.MonthDayNanoInterval:
		e.value = func(i int) (int64, int64, int64) {
			v := a.Value(i)
			return int64(v.Months), int64(v.Days), v.Nanoseconds / 1000
		}
	case *array.Duration:
		unit := a.DataType().(*arrow.DurationType).Unit
		e.value = func(i int) (int64, int64, int64) { return 0, 0, durationMicros(int64(a.Value(i)), unit) }
	}
}

func durationMicros(v int64, unit arrow.TimeUnit) int64 {
	switch unit {
	case arrow.Second:
		return v * microsPerSecond
	case arrow.Millisecond:
		return v * 1000
	case arrow.Microsecond:
		return v
	}
	return v / 1000
}

func (e *intervalEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(appendInterval(append(dst, 0), e.value, i), at)
}

func (e *intervalEncoder) binary(dst []byte, i int) []byte { return e.text(dst, i) }

func appendInterval(dst []byte, value func(int) (int64, int64, int64), i int) []byte {
	months, days, micros := value(i)
	at := len(dst)
	dst = appendUnit(dst, at, months/12, "year")
	dst = appendUnit(dst, at, months%12, "mon")
	dst = appendUnit(dst, at, days, "day")
	if micros == 0 && len(dst) > at {
		return dst
	}
	if len(dst) > at {
		dst = append(dst, ' ')
	}
	if micros < 0 {
		dst, micros = append(dst, '-'), -micros
	}
	digits := 0
	if micros%microsPerSecond != 0 {
		digits = 6
	}
	return appendLongClock(dst, micros, digits)
}

// appendUnit adds "3 days" behind what stands from at; nothing for none.
func appendUnit(dst []byte, at int, n int64, unit string) []byte {
	if n == 0 {
		return dst
	}
	if len(dst) > at {
		dst = append(dst, ' ')
	}
	dst = strconv.AppendInt(dst, n, 10)
	dst = append(append(dst, ' '), unit...)
	if n != 1 {
		dst = append(dst, 's')
	}
	return dst
}
