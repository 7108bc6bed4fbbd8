package dialect

import (
	"fmt"
	"strings"

	"streamlink/backend/sqlstate"
)

// compositeFields are MySQL's units of several fields, the last one first.
var compositeFields = map[string][]span{
	"year_month":    {{months: 1}, {months: 12}},
	"day_hour":      {{micros: 3600e6}, {days: 1}},
	"day_minute":    {{micros: 60e6}, {micros: 3600e6}, {days: 1}},
	"day_second":    {{micros: 1e6}, {micros: 60e6}, {micros: 3600e6}, {days: 1}},
	"hour_minute":   {{micros: 60e6}, {micros: 3600e6}},
	"hour_second":   {{micros: 1e6}, {micros: 60e6}, {micros: 3600e6}},
	"minute_second": {{micros: 1e6}, {micros: 60e6}},

	"second_microsecond": {{micros: 1}, {micros: 1e6}},
	"minute_microsecond": {{micros: 1}, {micros: 1e6}, {micros: 60e6}},
	"hour_microsecond":   {{micros: 1}, {micros: 1e6}, {micros: 60e6}, {micros: 3600e6}},
	"day_microsecond":    {{micros: 1}, {micros: 1e6}, {micros: 60e6}, {micros: 3600e6}, {days: 1}},
}

// compositeSpan reads MySQL's '1 2:30' DAY_MINUTE: any character parts the fields, and
// what is left out is left out on the left.
func compositeSpan(text, unit string) (span, bool) {
	fields, ok := compositeFields[unit]
	text = strings.TrimSpace(text)
	neg := strings.HasPrefix(text, "-")
	parts := strings.FieldsFunc(strings.TrimPrefix(text, "-"), func(r rune) bool { return r < '0' || r > '9' })
	if !ok || len(parts) == 0 || len(parts) > len(fields) {
		return span{}, false
	}
	var out span
	for i, part := range parts {
		f := fields[len(parts)-1-i]
		if f.micros == 1 && len(part) < 6 { // a fraction of a second
			part = (part + "000000")[:6]
		}
		n := int64(0)
		for _, d := range part {
			if n = n*10 + int64(d-'0'); n > 1e9 {
				return span{}, false
			}
		}
		out.months += n * f.months
		out.days += n * f.days
		out.micros += n * f.micros
	}
	if neg {
		out = span{-out.months, -out.days, -out.micros}
	}
	return out, true
}

// sparkSpan writes a constant interval. Spark keeps months apart from days and
// seconds; only make_interval holds both.
func (p *printer) sparkSpan(s span) {
	switch {
	case s.months != 0 && s.days == 0 && s.micros == 0:
		if s.months%12 == 0 {
			p.w(fmt.Sprintf("INTERVAL '%d' YEAR", s.months/12))
			return
		}
		p.w(fmt.Sprintf("INTERVAL '%d' MONTH", s.months))
	case s.months != 0:
		p.w(fmt.Sprintf("make_interval(0, %d, 0, %d, 0, 0, %s)", s.months, s.days, seconds(s.micros)))
	case s.micros == 0:
		p.w(fmt.Sprintf("INTERVAL '%d' DAY", s.days))
	case s.days == 0 && s.micros%3600e6 == 0:
		p.w(fmt.Sprintf("INTERVAL '%d' HOUR", s.micros/3600e6))
	case s.days == 0 && s.micros%60e6 == 0:
		p.w(fmt.Sprintf("INTERVAL '%d' MINUTE", s.micros/60e6))
	case s.days == 0:
		p.w("INTERVAL '" + seconds(s.micros) + "' SECOND")
	default:
		total, sign := s.days*86400e6+s.micros, ""
		if total < 0 {
			total, sign = -total, "-"
		}
		rest := total % 86400e6
		p.w(fmt.Sprintf("INTERVAL '%s%d %02d:%02d:%s' DAY TO SECOND", sign, total/86400e6,
			rest/3600e6, rest/60e6%60, seconds(rest%60e6)))
	}
}

// seconds writes microseconds as seconds.
func seconds(us int64) string {
	sign := ""
	if us < 0 {
		us, sign = -us, "-"
	}
	if us%1e6 == 0 {
		return fmt.Sprintf("%s%d", sign, us/1e6)
	}
	return strings.TrimRight(fmt.Sprintf("%s%d.%06d", sign, us/1e6, us%1e6), "0")
}

func (p *printer) sparkIntervalText(l *literal) {
	s, ok := parseSpan(l.text)
	if !ok {
		panic(bail{sqlstate.New(sqlstate.InvalidDatetimeFormat, "invalid input syntax for type interval: %q", l.text).At(l.pos)})
	}
	p.sparkSpan(s)
}
