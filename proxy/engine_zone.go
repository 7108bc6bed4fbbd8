package proxy

import (
	"strconv"
	"strings"
	"time"

	"streamlink/backend"
	"streamlink/guard/dialect"
)

// engineZone is the session's time zone in the engine's words, kept while the setting is
// the same.
type engineZone struct{ setting, name string }

// zoned tells the engine in which zone the client's days and hours are, where it can be told.
func (s *Session) zoned(conn backend.Conn) {
	z, ok := conn.(backend.Zoned)
	if !ok || s.client.Dialect != dialect.PostgreSQL {
		return
	}
	z.SetTimeZone(s.zoneName())
}

// zoneName is the session's time zone in the engine's words, "" for UTC.
func (s *Session) zoneName() string {
	setting, name := "timezone", engineZoneName
	if s.client.Dialect == dialect.MySQL {
		setting, name = "time_zone", mysqlZoneName
	}
	if v, _ := s.settings.get(setting); v != s.zone.setting {
		s.zone = engineZone{v, name(v)}
	}
	return s.zone.name
}

// printedZone is the session's time zone where what is printed says it: Spark's sessions
// compute in UTC, and MySQL's clock is printed on any engine.
func (s *Session) printedZone() string {
	if s.proxy.to != dialect.Spark && s.client.Dialect == dialect.PostgreSQL {
		return ""
	}
	return s.zoneName()
}

// mysqlZoneName is a time_zone as CONVERT_TZ takes it, "" for UTC.
func mysqlZoneName(setting string) string {
	switch strings.ToUpper(setting) {
	case "", "SYSTEM", "UTC", "GMT", "+00:00", "-00:00", "+0:00":
		return ""
	}
	return setting
}

// engineZoneName is a zone's IANA name, "" for UTC. Those of hours only are called by their
// distance WEST of Greenwich.
func engineZoneName(setting string) string {
	if setting == "" || setting == "UTC" {
		return ""
	}
	_, err := strconv.ParseFloat(setting, 64)
	if err != nil && posixZone.FindString(setting) == "" {
		return setting
	}
	z, ok := Zone(setting)
	if !ok {
		return ""
	}
	_, seconds := time.Unix(0, 0).In(z).Zone()
	if seconds%3600 != 0 {
		return setting // of part of an hour: the engine says that it does not know it
	}
	hours := seconds / 3600
	switch {
	case hours == 0:
		return ""
	case hours > 0:
		return "Etc/GMT-" + strconv.Itoa(hours)
	}
	return "Etc/GMT+" + strconv.Itoa(-hours)
}
