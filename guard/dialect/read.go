package dialect

import (
	"errors"
	"unicode/utf8"

	"streamlink/backend/sqlstate"
)

// bail carries an error out of a front end's recursion; Read catches it.
type bail struct{ err *sqlstate.Error }

// refuse stops the reading: the tree has no place for a construct.
func refuse(pos int, construct string) {
	panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "%s is not supported", construct).At(pos)})
}

// refuseHint is refuse with a way around.
func refuseHint(pos int, construct, hint string) {
	panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "%s is not supported", construct).WithHint("%s", hint).At(pos)})
}

// syntax stops the reading with 42601.
func syntax(pos int, format string, args ...any) {
	panic(bail{sqlstate.New(sqlstate.SyntaxError, format, args...).At(pos)})
}

// caught turns a front end's panic into the error it means. A panic that no front
// end meant is a fault of ours: the statement is refused and the cause is logged.
func caught(p any, text string) error {
	if p == nil {
		return nil
	}
	b, ok := p.(bail)
	if !ok {
		cause, ok := p.(error)
		if !ok {
			cause = errors.New("panic while reading a statement")
		}
		return sqlstate.New(sqlstate.InternalError, "the statement cannot be understood").Because(cause)
	}
	b.err.Position = chars(text, b.err.Position)
	return b.err
}

// chars turns a 1-based byte position into a 1-based character position.
func chars(text string, pos int) int {
	if pos <= 0 || pos > len(text)+1 {
		return 0
	}
	return utf8.RuneCountInString(text[:pos-1]) + 1
}

// Read reads exactly one statement, or an Empty one.
func Read(text string, from Dialect) (s *Statement, err error) { return ReadModes(text, from, 0) }

// ReadModes is Read under a session's sql_mode.
func ReadModes(text string, from Dialect, modes Modes) (s *Statement, err error) {
	if err := checkBounds(text, from, modes); err != nil {
		return nil, err
	}
	defer func() {
		if e := caught(recover(), text); e != nil {
			s, err = nil, e
		}
	}()
	switch from {
	case PostgreSQL:
		s, err = readPostgres(text)
	case MySQL:
		s, err = readMySQL(text, modes)
	default:
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "reading %s is not supported", from)
	}
	if err != nil {
		return nil, err
	}
	s.Text, s.Dialect, s.modes = text, from, modes
	s.gatherFacts()
	return s, nil
}

// Split cuts a text into its statements. A syntax error anywhere is the error of
// the whole text (42601 with its position), so that nothing of it runs.
func Split(text string, from Dialect) (parts []string, err error) {
	return SplitModes(text, from, 0)
}

// SplitModes is Split under a session's sql_mode.
func SplitModes(text string, from Dialect, modes Modes) (parts []string, err error) {
	if err := checkBounds(text, from, modes); err != nil {
		return nil, err
	}
	defer func() {
		if e := caught(recover(), text); e != nil {
			parts, err = nil, e
		}
	}()
	if from == MySQL {
		return splitMySQL(text, modes)
	}
	return splitPostgres(text)
}
