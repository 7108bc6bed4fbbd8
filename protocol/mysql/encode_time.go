package mysql

import (
	"encoding/binary"
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

const (
	microsPerSecond = int64(1e6)
	microsPerDay    = 24 * 60 * 60 * microsPerSecond
)

// timeEncoder is nil for what is no date or time. digits are those after the second that
// the column declares: text has all of them. An interval is a TIME where it is told as
// one (a column of MySQL's functions); others have no type in MySQL and go as text.
func timeEncoder(t arrow.DataType, digits int, loc *time.Location) encoder {
	switch t := t.(type) {
	case *arrow.Date32Type, *arrow.Date64Type:
		return &dateEncoder{}
	case *arrow.TimestampType:
		e := &timestampEncoder{unit: t.Unit, digits: digits}
		if t.TimeZone != "" && loc != nil && loc != time.UTC {
			e.loc = loc
		}
		return e
	case *arrow.Time32Type:
		return &clockEncoder{unit: t.Unit, digits: digits}
	case *arrow.Time64Type:
		return &clockEncoder{unit: t.Unit, digits: digits}
	case *arrow.MonthIntervalType, *arrow.DayTimeIntervalType, *arrow.MonthDayNanoIntervalType, *arrow.DurationType:
		return &intervalEncoder{digits: digits}
	}
	return nil
}

// floor divides down, so that what is before 1970 stays in its day.
func floor(v, by int64) (q, rem int64) {
	q, rem = v/by, v%by
	if rem < 0 {
		q, rem = q-1, rem+by
	}
	return q, rem
}

// The calendar repeats itself after four centuries; it is counted from 0000-03-01, so that
// the leap day is a year's last.
const (
	fromMarch     = 719468 // days from then to 1970-01-01
	fourCenturies = 146097
)

// civil turns days since 1970-01-01 into a date of the Gregorian calendar.
func civil(days int64) (year int64, month, day int) {
	if n := days + fromMarch; n >= 0 && n < 1<<29 {
		year, month, day := civilOf(uint32(n))
		return int64(year), month, day
	}
	era, inEra := floor(days+fromMarch, fourCenturies)
	y, month, day := civilOf(uint32(inEra))
	return int64(y) + era*400, month, day
}

// civilOf is by Neri and Schneider's "Euclidean affine functions and their application to
// calendar algorithms": multiplications and shifts in place of most divisions.
func civilOf(n uint32) (year uint32, month, day int) {
	century := (4*n + 3) / fourCenturies
	inCentury := (4*n + 3) % fourCenturies / 4
	const perYear = 2939745 // 2³² / 1461 days of four years
	p := perYear * uint64(4*inCentury+3)
	inYear := uint32(p) / perYear / 4
	year = 100*century + uint32(p>>32)
	const perMonth = 2141 // 2¹⁶ / 30.61 days
	m := perMonth*inYear + 197913
	month, day = int(m>>16), int(m&0xffff/perMonth)+1
	if inYear >= 306 { // January and February
		return year + 1, month - 12, day
	}
	return year, month, day
}

func appendTwo(dst []byte, v int) []byte { return append(dst, pairs[2*v], pairs[2*v+1]) }

func appendDate(dst []byte, days int64) []byte {
	year, month, day := civil(days)
	if year < 0 || year > 9999 {
		dst = strconv.AppendInt(dst, year, 10)
	} else {
		dst = appendTwo(appendTwo(dst, int(year)/100), int(year)%100)
	}
	dst = appendTwo(append(dst, '-'), month)
	return appendTwo(append(dst, '-'), day)
}

// appendClock prints the time of day with so many digits after the second.
func appendClock(dst []byte, micros int64, digits int) []byte {
	seconds := int(micros / microsPerSecond)
	dst = appendTwo(dst, seconds/3600)
	dst = appendTwo(append(dst, ':'), seconds/60%60)
	dst = appendTwo(append(dst, ':'), seconds%60)
	if digits > 0 {
		dst = appendPadded(append(dst, '.'), uint64(micros%microsPerSecond), 6)
		dst = dst[:len(dst)-6+digits]
	}
	return dst
}

// appendDateTime is the binary protocol's DATE, DATETIME and TIMESTAMP. A year that
// its two bytes or MySQL's calendar do not have is the zero date.
func appendDateTime(dst []byte, days, micros int64, dateOnly bool) []byte {
	year, month, day := civil(days)
	if year < 0 || year > 9999 {
		return append(dst, 0)
	}
	length := byte(11)
	switch {
	case dateOnly || micros == 0:
		length = 4
	case micros%microsPerSecond == 0:
		length = 7
	}
	dst = append(dst, length, byte(year), byte(year>>8), byte(month), byte(day))
	if length > 4 {
		seconds := int(micros / microsPerSecond)
		dst = append(dst, byte(seconds/3600), byte(seconds/60%60), byte(seconds%60))
	}
	if length > 7 {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(micros%microsPerSecond))
	}
	return dst
}

type dateEncoder struct {
	v32 []arrow.Date32
	v64 []arrow.Date64
}

func (e *dateEncoder) bind(a arrow.Array) {
	e.v32, e.v64 = nil, nil
	switch a := a.(type) {
	case *array.Date32:
		e.v32 = a.Date32Values()
	case *array.Date64:
		e.v64 = a.Date64Values()
	}
}

func (e *dateEncoder) days(i int) int64 {
	if e.v32 != nil {
		return int64(e.v32[i])
	}
	days, _ := floor(int64(e.v64[i]), 24*60*60*1000)
	return days
}

func (e *dateEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(appendDate(append(dst, 0), e.days(i)), at)
}

func (e *dateEncoder) binary(dst []byte, i int) []byte {
	return appendDateTime(dst, e.days(i), 0, true)
}

type timestampEncoder struct {
	unit   arrow.TimeUnit
	digits int
	loc    *time.Location // nil: as it stands
	v      []arrow.Timestamp
}

func (e *timestampEncoder) bind(a arrow.Array) { e.v = a.(*array.Timestamp).TimestampValues() }

func (e *timestampEncoder) value(i int) (days, micros int64) {
	v := int64(e.v[i])
	switch e.unit {
	case arrow.Second:
		days, micros = floor(v, 24*60*60)
		micros *= microsPerSecond
	case arrow.Millisecond:
		days, micros = floor(v, 24*60*60*1000)
		micros *= 1000
	case arrow.Microsecond:
		days, micros = floor(v, microsPerDay)
	default:
		days, micros = floor(v, microsPerDay*1000)
		micros /= 1000
	}
	if e.loc != nil {
		_, offset := time.Unix(days*24*60*60+micros/microsPerSecond, 0).In(e.loc).Zone()
		over, rest := floor(micros+int64(offset)*microsPerSecond, microsPerDay)
		days, micros = days+over, rest
	}
	return days, micros
}

func (e *timestampEncoder) text(dst []byte, i int) []byte {
	days, micros := e.value(i)
	at := len(dst)
	dst = appendDate(append(dst, 0), days)
	return short(appendClock(append(dst, ' '), micros, e.digits), at)
}

func (e *timestampEncoder) binary(dst []byte, i int) []byte {
	days, micros := e.value(i)
	return appendDateTime(dst, days, micros, false)
}

// clockEncoder writes TIME.
type clockEncoder struct {
	unit   arrow.TimeUnit
	digits int
	v32    []arrow.Time32
	v64    []arrow.Time64
}

func (e *clockEncoder) bind(a arrow.Array) {
	e.v32, e.v64 = nil, nil
	switch a := a.(type) {
	case *array.Time32:
		e.v32 = a.Time32Values()
	case *array.Time64:
		e.v64 = a.Time64Values()
	}
}

func (e *clockEncoder) micros(i int) int64 {
	var v int64
	if e.v32 != nil {
		v = int64(e.v32[i])
	} else {
		v = int64(e.v64[i])
	}
	switch e.unit {
	case arrow.Second:
		return v * microsPerSecond
	case arrow.Millisecond:
		return v * 1000
	case arrow.Microsecond:
		return v
	}
	return v / 1000
}

func (e *clockEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	return short(appendClock(append(dst, 0), e.micros(i), e.digits), at)
}

func (e *clockEncoder) binary(dst []byte, i int) []byte {
	return appendBinaryClock(dst, e.micros(i))
}

// appendBinaryClock is the binary protocol's TIME.
func appendBinaryClock(dst []byte, micros int64) []byte {
	if micros == 0 {
		return append(dst, 0)
	}
	seconds, rest := micros/microsPerSecond, micros%microsPerSecond
	length := byte(8)
	if rest != 0 {
		length = 12
	}
	dst = append(dst, length, 0)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(seconds/86400))
	dst = append(dst, byte(seconds/3600%24), byte(seconds/60%60), byte(seconds%60))
	if rest != 0 {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(rest))
	}
	return dst
}
