package dialect

import (
	"strings"
	"unicode/utf8"

	"streamlink/backend/sqlstate"
)

// maxText is the longest statement that is looked at.
const maxText = 256 << 10

// checkBounds refuses what must not reach a parser.
func checkBounds(text string, from Dialect) error {
	switch {
	case len(text) > maxText:
		return sqlstate.New(sqlstate.ProgramLimitExceeded, "a statement may be %d bytes long, this one is %d", maxText, len(text))
	case strings.IndexByte(text, 0) >= 0:
		return sqlstate.New(sqlstate.CharacterNotInRepertoire, `invalid byte sequence for encoding "UTF8": 0x00`)
	case !utf8.ValidString(text):
		return sqlstate.New(sqlstate.CharacterNotInRepertoire, `invalid byte sequence for encoding "UTF8"`)
	}
	return nil
}
