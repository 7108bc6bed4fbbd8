package proxy

import "streamlink/guard/dialect"

// sqlMode is a MySQL session's sql_mode as it was last looked at.
type sqlMode struct {
	text  string
	modes dialect.Modes
}

// modes are the parts of the session's sql_mode that change what its texts mean.
func (s *Session) modes() dialect.Modes {
	if s.client.Dialect != dialect.MySQL {
		return 0
	}
	if text, _ := s.settings.get("sql_mode"); text != s.mode.text {
		s.mode = sqlMode{text: text, modes: dialect.ParseModes(text)}
	}
	if s.client.FoundRows {
		return s.mode.modes | dialect.FoundRows
	}
	return s.mode.modes
}
