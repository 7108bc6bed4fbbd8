package dialect

import (
	"fmt"
	"strings"
	"time"
)

// mysqlDate reads the texts that MySQL takes as a date, with or without a time of day,
// and gives it in ISO's form; false where it is no date.
func mysqlDate(text string) (string, bool) {
	text = strings.TrimSpace(text)
	date, clock := text, ""
	if i := strings.IndexAny(text, " T"); i > 0 {
		date, clock = text[:i], strings.TrimSpace(text[i+1:])
	}
	var y, m, d int
	if parts := strings.FieldsFunc(date, func(r rune) bool { return r < '0' || r > '9' }); len(parts) == 3 {
		for i, to := range []*int{&y, &m, &d} {
			if len(parts[i]) > 4 || !whole(parts[i], to) {
				return "", false
			}
		}
		if len(parts[0]) <= 2 {
			y += century(y)
		}
	} else if len(parts) != 1 || len(parts[0]) != len(date) {
		return "", false
	} else if ok := digitDate(date, &y, &m, &d, &clock); !ok {
		return "", false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if m < 1 || d < 1 || t.Month() != time.Month(m) || t.Day() != d {
		return "", false
	}
	out := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	if clock == "" {
		return out, true
	}
	us, ok := parseClock(clock)
	if !ok || us < 0 || us >= 24*3600e6 {
		return "", false
	}
	out += fmt.Sprintf(" %02d:%02d:%02d", us/3600e6, us/60e6%60, us/1e6%60)
	if us%1e6 != 0 {
		out += fmt.Sprintf(".%06d", us%1e6)
	}
	return out, true
}

// digitDate reads YYYYMMDD, YYMMDD and both with HHMMSS.
func digitDate(s string, y, m, d *int, clock *string) bool {
	switch len(s) {
	case 6, 12:
		whole(s[:2], y)
		*y += century(*y)
		s = s[2:]
	case 8, 14:
		whole(s[:4], y)
		s = s[4:]
	default:
		return false
	}
	whole(s[:2], m)
	whole(s[2:4], d)
	if len(s) == 10 {
		*clock = s[4:6] + ":" + s[6:8] + ":" + s[8:10]
	}
	return true
}

func century(y int) int {
	if y < 70 {
		return 2000
	}
	return 1900
}

func whole(s string, to *int) bool {
	*to = 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		*to = *to*10 + int(s[i]-'0')
	}
	return s != ""
}
