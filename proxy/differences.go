package proxy

import "streamlink/guard/dialect"

// differencesSetting switches on the notices about answers that may look otherwise than
// the client's own server would write them.
const differencesSetting = "streamlink.differences"

// differences are those notices for one statement. Off, which is where it starts, it costs
// a look at the setting.
func (s *Session) differences(stmt *dialect.Statement) []Notice {
	if on, _ := s.settings.get(differencesSetting); on != "on" {
		return nil
	}
	var out []Notice
	for _, d := range stmt.Differences() {
		out = append(out, Notice{Severity: "NOTICE", Code: "00000", Message: d, Hint: "docs/dialects.md lists all of them; SET streamlink.differences = off ends these notices."})
	}
	return out
}
