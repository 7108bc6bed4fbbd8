package postgres

import (
	"strconv"
	"time"

	"streamlink/proxy"
)

// style is what settings of the session say about how values are written as text.
type style struct {
	zone *time.Location
	// digits is extra_float_digits: above zero floats are written as short as they
	// can be read back unchanged, else with so many digits less than they hold.
	digits int
	// escape is bytea_output's older form.
	escape bool
}

// styles remembers the last time zone that was looked up: a zone's rules are read
// from a file.
type styles struct {
	name string
	zone *time.Location
}

// of reads a session's settings. An unknown zone counts as UTC: the session checked
// the name when it was set.
func (c *styles) of(s session) style {
	st := style{zone: time.UTC, digits: 1}
	if v, ok := s.Setting("timezone"); ok {
		if c.zone == nil || c.name != v {
			c.name, c.zone = v, zone(v)
		}
		st.zone = c.zone
	}
	if v, ok := s.Setting("extra_float_digits"); ok {
		if n, err := strconv.Atoi(v); err == nil {
			st.digits = n
		}
	}
	if v, ok := s.Setting("bytea_output"); ok {
		st.escape = v == "escape"
	}
	return st
}

// zone is the session's time zone; the session let no name through that is none.
func zone(name string) *time.Location {
	if z, ok := proxy.Zone(name); ok {
		return z
	}
	return time.UTC
}
