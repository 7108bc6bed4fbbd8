package postgres

import (
	"strconv"
	"time"
)

// style is what settings of the session say about how values are written as text.
type style struct {
	zone *time.Location
	// digits is extra_float_digits: above zero floats are written as short as they
	// can be read back unchanged, else with so many digits less than they hold.
	digits int
}

// styleOf reads a session's settings. An unknown zone counts as UTC: the session
// checked the name when it was set.
func styleOf(s session) style {
	st := style{zone: time.UTC, digits: 1}
	if v, ok := s.Setting("timezone"); ok {
		st.zone = zone(v)
	}
	if v, ok := s.Setting("extra_float_digits"); ok {
		if n, err := strconv.Atoi(v); err == nil {
			st.digits = n
		}
	}
	return st
}

// zone finds a time zone by the name or offset that SET TIME ZONE takes.
func zone(name string) *time.Location {
	if name == "" || name == "UTC" || name == "Etc/UTC" || name == "GMT" {
		return time.UTC
	}
	if z, err := time.LoadLocation(name); err == nil && name != "Local" {
		return z
	}
	if z, ok := fixedZone(name); ok {
		return z
	}
	return time.UTC
}

// fixedZone reads ISO offsets: "+02", "-05:30".
func fixedZone(name string) (*time.Location, bool) {
	for _, layout := range []string{"-07", "-07:00", "-0700", "-07:00:00"} {
		if t, err := time.Parse(layout, name); err == nil {
			_, offset := t.Zone()
			return time.FixedZone(name, offset), true
		}
	}
	return nil, false
}
