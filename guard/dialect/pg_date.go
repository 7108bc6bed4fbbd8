package dialect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

func invalidInput(t sqlType, l *literal) *sqlstate.Error {
	code := sqlstate.InvalidTextRepresentation
	if t.isTemporal() || t.kind == tTime || t.kind == tInterval {
		code = sqlstate.InvalidDatetimeFormat
	}
	return sqlstate.New(code, "invalid input syntax for type %s: %q", t.String(), l.text).At(l.pos)
}

var pgDatePattern = regexp.MustCompile(`^(\d{4,5})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|UTC|GMT|[-+]\d{1,2}(?::?\d{2})?)?( BC)?$`)

// pgDatetime writes a date or timestamp constant in the spelling that the engine reads;
// what is not understood here is left to the engine.
func (p *printer) pgDatetime(e *cast, l *literal) bool {
	text := strings.TrimSpace(l.text)
	name, _ := e.to.duck()
	switch strings.ToLower(text) {
	case "epoch":
		p.w("CAST('1970-01-01 00:00:00" + map[bool]string{true: "+00:00"}[e.to.kind == tTimestampTZ] + "' AS " + name + ")")
		return true
	case "now":
		p.w("CAST(now() AS " + name + ")")
		return true
	case "today", "tomorrow", "yesterday":
		p.w("CAST(today()" + map[string]string{"today": "", "tomorrow": " + 1", "yesterday": " - 1"}[strings.ToLower(text)] + " AS " + name + ")")
		return true
	}
	m := pgDatePattern.FindStringSubmatch(text)
	if m == nil {
		if iso, ok := spelledDate(text); ok {
			m = pgDatePattern.FindStringSubmatch(iso)
		}
	}
	if m == nil {
		if len(text) == 8 && strings.Trim(text, "0123456789") == "" {
			m = []string{"", text[:4], text[4:6], text[6:], "", "", "", "", "", ""}
		} else {
			return false
		}
	}
	out := fmt.Sprintf("%04s-%02s-%02s", m[1], m[2], m[3])
	if m[9] != "" {
		out += " (BC)"
	}
	if e.to.kind != tDate {
		clock := fmt.Sprintf("%02s:%02s:%02s%s", or(m[4], "00"), or(m[5], "00"), or(m[6], "00"), roundFraction(m[7]))
		out = strings.Replace(out, " (BC)", "", 1) + " " + clock
		if m[9] != "" {
			out = fmt.Sprintf("%04s-%02s-%02s (BC) %s", m[1], m[2], m[3], clock)
		}
		if e.to.kind == tTimestampTZ {
			out += zoneOffset(m[8])
		}
	}
	p.w("CAST('" + out + "' AS " + name + ")")
	return true
}

// roundFraction cuts what is behind the microseconds, which the engine refuses.
func roundFraction(f string) string {
	if len(f) > 7 {
		return f[:7]
	}
	return f
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// zoneOffset writes a zone as +hh:mm; empty stays the session's.
func zoneOffset(z string) string {
	switch z {
	case "":
		return ""
	case "Z", "UTC", "GMT":
		return "+00:00"
	}
	digits := strings.ReplaceAll(z[1:], ":", "")
	if len(digits) <= 2 {
		digits = fmt.Sprintf("%02s00", digits)
	}
	if len(digits) == 3 {
		digits = "0" + digits
	}
	return z[:1] + digits[:2] + ":" + digits[2:]
}

var isoSpan = regexp.MustCompile(`^P(?:(-?[\d.]+)Y)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)W)?(?:(-?[\d.]+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?$`)

// parseISOSpan reads an interval as ISO 8601 writes it: P1DT2H.
func parseISOSpan(text string) (span, bool) {
	m := isoSpan.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(text)))
	if m == nil || len(m[0]) < 3 {
		return span{}, false
	}
	var out span
	for i, unit := range []string{"year", "month", "week", "day", "hour", "minute", "second"} {
		if m[i+1] == "" {
			continue
		}
		v, err := strconv.ParseFloat(m[i+1], 64)
		if err != nil || v > 1e9 || v < -1e9 {
			return span{}, false
		}
		out.add(spanUnits[unit], v)
	}
	return out, true
}
