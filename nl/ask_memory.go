package nl

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"streamlink/backend/sqlstate"
)

// longestSQL bounds the SQL of a confirmation.
const longestSQL = 64 << 10

// remembering reads what follows ASK where it is CONFIRM or FORGET and no question that
// begins with these words: ASK CONFIRM, ASK CONFIRM 'question', ASK CONFIRM AS SELECT …,
// ASK CONFIRM 'question' AS SELECT …; ASK FORGET, ASK FORGET 'question', ASK FORGET 12,
// ASK FORGET ALL.
func (s *askScanner) remembering() (a Ask, ok bool, err error) {
	begin := s.at
	switch {
	case s.word("confirm"):
		a.Mode = Confirm
	case s.word("forget"):
		a.Mode = Forget
	default:
		return a, false, nil
	}
	s.skipSpace()
	a.Position = s.position()
	if rest := s.text[s.at:]; rest != "" && (rest[0] == '\'' || tag(rest) != "") {
		if a.Question, err = s.quotedText(); err != nil {
			return Ask{}, true, err
		}
		if a.Question = bare(a.Question); a.Question == "" {
			return Ask{}, true, sqlstate.New(sqlstate.SyntaxError, "the question is empty").At(a.Position)
		}
		s.skipSpace()
	}
	switch {
	case a.Mode == Confirm && s.word("as"):
		return s.as(a)
	case a.Mode == Forget && a.Question == "" && s.word("all"):
		a.All = true
	case a.Mode == Forget && a.Question == "":
		a.ID = s.number()
	}
	if rest := strings.TrimSpace(s.text[s.at:]); rest != "" && rest != ";" {
		if a.Question != "" {
			return Ask{}, true, sqlstate.New(sqlstate.SyntaxError, "unexpected text after the question").At(s.position()).
				WithHint("ASK CONFIRM 'question' AS SELECT …, or ASK FORGET 'question'")
		}
		s.at = begin
		return Ask{}, false, nil
	}
	if len(a.Question) > longestQuestion {
		_, _, err = a.check()
		return Ask{}, true, err
	}
	return a, true, nil
}

// as reads the SQL of a confirmation.
func (s *askScanner) as(a Ask) (Ask, bool, error) {
	s.skipSpace()
	a.SQL = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s.text[s.at:]), ";"))
	switch {
	case a.SQL == "":
		return Ask{}, true, sqlstate.New(sqlstate.SyntaxError, "the SQL is missing").At(s.position()).
			WithHint("ASK CONFIRM 'question' AS SELECT …")
	case len(a.SQL) > longestSQL || len(a.Question) > longestQuestion:
		return Ask{}, true, sqlstate.New(sqlstate.ProgramLimitExceeded, "a confirmed answer may have %d bytes, its question %d", longestSQL, longestQuestion).At(a.Position)
	}
	return a, true, nil
}

// quotedText reads '…' or $$…$$.
func (s *askScanner) quotedText() (string, error) {
	if t := tag(s.text[s.at:]); t != "" {
		return s.dollar(t)
	}
	return s.quoted()
}

// number reads a positive number; 0 when there is none.
func (s *askScanner) number() int64 {
	end := s.at
	for end < len(s.text) && s.text[end] >= '0' && s.text[end] <= '9' {
		end++
	}
	n, err := strconv.ParseInt(s.text[s.at:end], 10, 64)
	if err != nil {
		return 0
	}
	s.at = end
	return n
}

// position is where the scanner stands, as a 1-based character.
func (s *askScanner) position() int { return utf8.RuneCountInString(s.text[:s.at]) + 1 }
