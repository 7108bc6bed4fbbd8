package proxy

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// posixZone is a POSIX time zone without daylight saving: a name and hours WEST of
// Greenwich, so that GMT-02:00 is two hours east. pgjdbc sends it where the client's
// machine has no name for its zone.
var posixZone = regexp.MustCompile(`^(?:[A-Za-z]{3,}|<[-+A-Za-z0-9]+>)([-+]?)(\d{1,2})(?::?(\d{2}))?$`)

// Zone finds a time zone as PostgreSQL names them: by IANA name without regard to the
// case of UTC and GMT, by hours east of Greenwich ("-3.5"), or in POSIX form.
func Zone(name string) (*time.Location, bool) {
	switch strings.ToLower(name) {
	case "", "utc", "gmt", "z", "zulu", "etc/utc", "etc/gmt", "local", "default":
		return time.UTC, true
	}
	if hours, err := strconv.ParseFloat(name, 64); err == nil && hours > -168 && hours < 168 {
		return time.FixedZone(name, int(hours*3600)), true
	}
	if z, err := time.LoadLocation(name); err == nil {
		return z, true
	}
	m := posixZone.FindStringSubmatch(name)
	if m == nil {
		return nil, false
	}
	hours, _ := strconv.Atoi(m[2]) // two digits at most
	minutes, _ := strconv.Atoi("0" + m[3])
	seconds := hours*3600 + minutes*60
	if m[1] != "-" {
		seconds = -seconds
	}
	if hours > 15 || minutes > 59 {
		return nil, false
	}
	return time.FixedZone(name, seconds), true
}
