package dialect

import (
	"fmt"
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

// span is an interval as PostgreSQL holds it.
type span struct{ months, days, micros int64 }

// spanUnits are the words of an interval text, in microseconds, days or months.
var spanUnits = map[string]span{
	"microsecond": {micros: 1}, "us": {micros: 1}, "usec": {micros: 1},
	"millisecond": {micros: 1000}, "ms": {micros: 1000}, "msec": {micros: 1000},
	"second": {micros: 1e6}, "sec": {micros: 1e6}, "s": {micros: 1e6},
	"minute": {micros: 60e6}, "min": {micros: 60e6}, "m": {micros: 60e6},
	"hour": {micros: 3600e6}, "hr": {micros: 3600e6}, "h": {micros: 3600e6},
	"day": {days: 1}, "d": {days: 1}, "week": {days: 7}, "w": {days: 7},
	"month": {months: 1}, "mon": {months: 1}, "year": {months: 12}, "yr": {months: 12},
	"y": {months: 12}, "decade": {months: 120}, "century": {months: 1200}, "centurie": {months: 1200},
}

// yearsMonths reads SQL's 1-2, a year and two months.
func yearsMonths(w string) (years, months int64, ok bool) {
	digits, negative := strings.CutPrefix(w, "-")
	y, m, found := strings.Cut(strings.TrimPrefix(digits, "+"), "-")
	if !found || y == "" || m == "" || len(y) > 6 || len(m) > 2 || strings.Trim(y+m, "0123456789") != "" {
		return 0, 0, false
	}
	years, _ = strconv.ParseInt(y, 10, 64)
	months, _ = strconv.ParseInt(m, 10, 64)
	if negative {
		years, months = -years, -months
	}
	return years, months, true
}

// parseSpan reads PostgreSQL's interval text: "1 year 2 mons", "3 days 04:05:06",
// "1.5 hours", "2 days ago".
func parseSpan(text string) (span, bool) {
	if s, ok := parseISOSpan(text); ok {
		return s, true
	}
	var out span
	f := strings.Fields(strings.ToLower(strings.TrimPrefix(strings.TrimSpace(text), "@")))
	ago := len(f) > 0 && f[len(f)-1] == "ago"
	if ago {
		f = f[:len(f)-1]
	}
	if len(f) == 0 {
		return out, false
	}
	for i := 0; i < len(f); i++ {
		w := f[i]
		if (w == "-" || w == "+") && i+1 < len(f) { // the sign may stand by itself
			i++
			w += f[i]
		}
		if strings.Contains(w, ":") {
			us, ok := parseClock(w)
			if !ok {
				return out, false
			}
			out.micros += us
			continue
		}
		if years, months, ok := yearsMonths(w); ok {
			out.months += years*12 + months
			continue
		}
		n := 0
		for n < len(w) && (w[n] >= '0' && w[n] <= '9' || w[n] == '.' || n == 0 && (w[n] == '-' || w[n] == '+')) {
			n++
		}
		v, err := strconv.ParseFloat(w[:n], 64)
		if err != nil || v > 1e9 || v < -1e9 {
			return out, false
		}
		unit := w[n:]
		if unit == "" {
			if i+1 == len(f) {
				unit = "second"
			} else if i++; strings.Contains(f[i], ":") {
				unit = "day"
				i--
			} else {
				unit = f[i]
			}
		}
		u, ok := spanUnits[strings.TrimSuffix(unit, "s")]
		if !ok {
			u, ok = spanUnits[unit]
		}
		if !ok {
			return out, false
		}
		out.add(u, v)
	}
	if ago {
		out = span{-out.months, -out.days, -out.micros}
	}
	return out, true
}

// add carries a fraction to the next smaller field, as PostgreSQL does: months have
// 30 days, days 24 hours.
func (s *span) add(u span, v float64) {
	months := float64(u.months) * v
	s.months += int64(months)
	days := float64(u.days)*v + (months-float64(int64(months)))*30
	s.days += int64(days)
	micros := float64(u.micros)*v + (days-float64(int64(days)))*86400e6
	if micros < 0 {
		s.micros += int64(micros - 0.5)
	} else {
		s.micros += int64(micros + 0.5)
	}
}

// parseClock reads [-]hh:mm[:ss[.ffffff]].
func parseClock(w string) (int64, bool) {
	neg := strings.HasPrefix(w, "-")
	p := strings.Split(strings.TrimLeft(w, "+-"), ":")
	if len(p) > 3 || len(p) < 2 {
		return 0, false
	}
	h, err1 := strconv.ParseInt(p[0], 10, 32)
	m, err2 := strconv.ParseInt(p[1], 10, 32)
	sec := 0.0
	var err3 error
	if len(p) == 3 {
		sec, err3 = strconv.ParseFloat(p[2], 64)
	}
	if err1 != nil || err2 != nil || err3 != nil || m > 59 || m < 0 || sec >= 61 || sec < 0 {
		return 0, false
	}
	us := h*3600e6 + m*60e6 + int64(sec*1e6+0.5)
	if neg {
		us = -us
	}
	return us, true
}

// intervalText writes an interval constant in words that the engine reads.
func (p *printer) intervalText(l *literal) {
	s, ok := parseSpan(l.text)
	if !ok {
		panic(bail{sqlstate.New(sqlstate.InvalidDatetimeFormat, "invalid input syntax for type interval: %q", l.text).At(l.pos)})
	}
	p.span(s)
}

func (p *printer) span(s span) {
	var w []string
	if s.months != 0 {
		w = append(w, fmt.Sprintf("%d months", s.months))
	}
	if s.days != 0 {
		w = append(w, fmt.Sprintf("%d days", s.days))
	}
	if s.micros != 0 || len(w) == 0 {
		w = append(w, fmt.Sprintf("%d microseconds", s.micros))
	}
	p.w("INTERVAL '" + strings.Join(w, " ") + "'")
}
