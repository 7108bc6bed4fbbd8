package dialect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	spelledClock = regexp.MustCompile(`^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?(am|pm)?(z|[-+]\d{1,2}(?::?\d{2})?)?$`)
	spelledParts = regexp.MustCompile(`^([a-z]+|\d+)[-/.]([a-z]+|\d+)[-/.](\d+)$`)
)

// spelledDate reads the spellings of a date, with a time of day or not, that PostgreSQL knows
// besides ISO's while DateStyle is ISO, MDY: May 17, 2024; 17 May 2024 10:00 PM; 5/17/2024;
// 17-May-2024; 2024/05/17. It writes them as 2024-05-17 22:00:00.
func spelledDate(text string) (string, bool) {
	var d spelling
	for _, w := range strings.Fields(strings.ToLower(strings.ReplaceAll(text, ",", " "))) {
		if !d.word(w) {
			return "", false
		}
	}
	return d.iso()
}

// spelling is what has been read of a date.
type spelling struct {
	year, month, day string
	clock            []string // of spelledClock
	half, zone       string
}

func (d *spelling) word(w string) bool {
	if m := spelledClock.FindStringSubmatch(w); m != nil && d.clock == nil {
		d.clock, d.half, d.zone = m, m[5], strings.ToUpper(m[6])
		return true
	}
	if m := spelledParts.FindStringSubmatch(w); m != nil && d.year == "" && d.month == "" && d.day == "" {
		return d.parts(m[1], m[2], m[3])
	}
	switch n := monthNumber(w); {
	case n > 0 && d.month == "":
		d.month = strconv.Itoa(n)
	case weekdayName(w):
	case (w == "am" || w == "pm") && d.clock != nil && d.half == "":
		d.half = w
	case (w == "utc" || w == "gmt" || w == "z") && d.clock != nil && d.zone == "":
		d.zone = strings.ToUpper(w)
	case strings.Trim(w, "0123456789") != "":
		return false
	case d.day == "" && len(w) <= 2: // May 17, 17 May
		d.day = w
	case len(w) == 4 && d.month != "" && d.year == "":
		d.year = w
	default:
		return false
	}
	return true
}

// parts reads three parts with marks between them.
func (d *spelling) parts(a, b, c string) bool {
	switch {
	case monthNumber(b) > 0 && len(a) <= 2: // 17-May-2024
		d.day, d.month, d.year = a, strconv.Itoa(monthNumber(b)), c
	case monthNumber(b) > 0 && len(a) == 4: // 2024-May-17
		d.year, d.month, d.day = a, strconv.Itoa(monthNumber(b)), c
	case monthNumber(a) > 0: // May-17-2024
		d.month, d.day, d.year = strconv.Itoa(monthNumber(a)), b, c
	case len(a) == 4: // 2024/05/17
		d.year, d.month, d.day = a, b, c
	default: // 5/17/2024
		d.month, d.day, d.year = a, b, c
	}
	if len(d.year) == 2 {
		century := "20"
		if d.year >= "70" {
			century = "19"
		}
		d.year = century + d.year
	}
	return len(d.year) == 4 && len(d.month) <= 2 && len(d.day) <= 2 && strings.Trim(d.year+d.month+d.day, "0123456789") == ""
}

func (d *spelling) iso() (string, bool) {
	if d.year == "" || d.month == "" || d.day == "" {
		return "", false
	}
	out := fmt.Sprintf("%s-%02s-%02s", d.year, d.month, d.day)
	if d.clock == nil {
		return out, d.zone == ""
	}
	hour, _ := strconv.Atoi(d.clock[1])
	if d.half != "" {
		if hour < 1 || hour > 12 {
			return "", false
		}
		if hour %= 12; d.half == "pm" {
			hour += 12
		}
	}
	seconds := d.clock[3]
	if seconds == "" {
		seconds = "00"
	}
	return fmt.Sprintf("%s %02d:%s:%s%s%s", out, hour, d.clock[2], seconds, d.clock[4], d.zone), true
}

var monthsByName = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthNumber is a month by its name or the first three letters of it; 0 is no month.
func monthNumber(w string) int {
	for i, name := range monthsByName {
		if w == name || w == name[:3] || w == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

func weekdayName(w string) bool {
	for _, name := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if w == name || w == name[:3] {
			return true
		}
	}
	return false
}
