package dialect

import (
	"strings"

	"github.com/pingcap/tidb/pkg/parser/mysql"
)

// Modes are the parts of MySQL's sql_mode that change what a text means, and of what a
// client said of itself.
type Modes uint8

// ANSIQuotes makes names of what stands between double quotes, PipesAsConcat puts texts
// together with ||, and with NoBackslashEscapes a backslash is a character like others.
const (
	ANSIQuotes Modes = 1 << iota
	PipesAsConcat
	NoBackslashEscapes
	// FoundRows counts the rows that an UPDATE finds, where MySQL's own count is of those that
	// it changes.
	FoundRows
)

// ParseModes reads the value of sql_mode.
func ParseModes(sqlMode string) Modes {
	var m Modes
	for _, name := range strings.Split(sqlMode, ",") {
		switch strings.ToUpper(strings.TrimSpace(name)) {
		case "ANSI_QUOTES":
			m |= ANSIQuotes
		case "PIPES_AS_CONCAT":
			m |= PipesAsConcat
		case "NO_BACKSLASH_ESCAPES":
			m |= NoBackslashEscapes
		case "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL":
			m |= ANSIQuotes | PipesAsConcat
		}
	}
	return m
}

// parser is the same in the words of MySQL's parser.
func (m Modes) parser() mysql.SQLMode {
	var out mysql.SQLMode
	if m&ANSIQuotes != 0 {
		out |= mysql.ModeANSIQuotes
	}
	if m&PipesAsConcat != 0 {
		out |= mysql.ModePipesAsConcat
	}
	if m&NoBackslashEscapes != 0 {
		out |= mysql.ModeNoBackslashEscapes
	}
	return out
}
