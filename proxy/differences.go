package proxy

import "streamlink/guard/dialect"

// differencesSettings switch on the notices about answers that may look otherwise than
// the client's own server would write them.
var differencesSettings = map[dialect.Dialect]string{
	dialect.PostgreSQL: "streamlink.differences",
	dialect.MySQL:      "streamlink_differences",
}

// differences are those notices for one statement; MySQL's clients find them by SHOW
// WARNINGS. Off, which is where it starts, it costs a look at the setting.
func (s *Session) differences(stmt *dialect.Statement) []Notice {
	name := differencesSettings[s.client.Dialect]
	if on, _ := s.settings.get(name); on != "on" && on != "1" {
		return nil
	}
	var out []Notice
	for _, d := range stmt.Differences(s.proxy.to) {
		out = append(out, Notice{Severity: "NOTICE", Code: "00000", Message: d, Hint: "docs/dialects.md lists all of them; SET " + name + " = off ends these notices."})
	}
	return out
}
