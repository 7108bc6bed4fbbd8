package nl

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"streamlink/backend/sqlstate"
)

// Mode is what ASK is to do.
type Mode uint8

// The modes of ASK.
const (
	Run     Mode = iota // answer with rows
	ShowSQL             // ASK SHOW SQL …: answer with the SQL and how it was understood
	Explain             // EXPLAIN ASK …: everything about the answer; runs nothing
	Afresh              // ASK NEW: start afresh, whatever was asked before
	Confirm             // ASK CONFIRM: the last answer is right
	Forget              // ASK FORGET: a confirmed answer is not
)

// Ask is a question as a client wrote it in place of a statement.
type Ask struct {
	Mode     Mode
	Question string
	Position int // 1-based character where the question begins

	SQL string // CONFIRM … AS SELECT …: what answers it
	ID  int64  // FORGET 12: by its number in streamlink.verified
	All bool   // FORGET ALL
}

// longestQuestion bounds what is handed on; more is a mistake or an attack.
const longestQuestion = 4000

// ParseAsk tells whether text is ASK in one of its forms that are not SQL: ASK '…',
// ASK $$…$$, ASK words, EXPLAIN ASK …, ASK SHOW SQL …, ASK CONFIRM …, ASK FORGET …, CALL ask('…'), and, when
// comments is set, a comment whose first word is ASK in front of any statement.
// (SELECT … FROM ask('…') is SQL and is not looked for here.)
// The error is for text that is ASK but broken (an unclosed quote, no question).
func ParseAsk(text string, comments bool) (Ask, bool, error) {
	s := askScanner{text: text}
	if carried, ok := s.blank(comments); ok {
		return carried.finish(Ask{})
	}
	var a Ask
	switch {
	case s.word("explain"):
		s.blank(false)
		if !s.word("ask") || !s.boundary() {
			return Ask{}, false, nil
		}
		a.Mode = Explain
	case s.word("call"):
		s.blank(false)
		if !s.word("ask") {
			return Ask{}, false, nil
		}
		s.blank(false)
		if !s.sign('(') {
			return Ask{}, false, nil
		}
		return s.call()
	case s.word("ask"):
		if !s.boundary() {
			return Ask{}, false, nil
		}
	default:
		return Ask{}, false, nil
	}
	return s.finish(a)
}

// askScanner reads the little that ASK has of a grammar.
type askScanner struct {
	text string
	at   int
}

// blank skips white space and comments. In a comment that begins with ASK, when these
// are looked for and it is the first, the scanner of its inside comes back.
func (s *askScanner) blank(carrier bool) (*askScanner, bool) {
	for first := true; ; {
		s.at += len(s.text[s.at:]) - len(strings.TrimLeftFunc(s.text[s.at:], unicode.IsSpace))
		rest := s.text[s.at:]
		end := -1
		switch {
		case strings.HasPrefix(rest, "--"):
			if end = strings.IndexByte(rest, '\n'); end < 0 {
				end = len(rest) - 1
			}
			end++
		case strings.HasPrefix(rest, "/*"):
			k := strings.Index(rest[2:], "*/")
			if k < 0 {
				return nil, false
			}
			end = k + 4
			inside := &askScanner{text: s.text[:s.at+2+k], at: s.at + 2}
			if carrier && first {
				inside.at += len(inside.text[inside.at:]) - len(strings.TrimLeftFunc(inside.text[inside.at:], unicode.IsSpace))
				if inside.word("ask") && inside.boundary() {
					return inside, true
				}
			}
			first = false
		default:
			return nil, false
		}
		s.at += end
	}
}

// word reads a keyword that no other letter or digit continues.
func (s *askScanner) word(w string) bool {
	rest := s.text[s.at:]
	if len(rest) < len(w) || !strings.EqualFold(rest[:len(w)], w) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[len(w):])
	if next == '_' || next == '$' && !strings.HasPrefix(rest[len(w):], "$$") || unicode.IsLetter(next) || unicode.IsDigit(next) {
		return false
	}
	s.at += len(w)
	return true
}

func (s *askScanner) sign(c byte) bool {
	if s.at < len(s.text) && s.text[s.at] == c {
		s.at++
		return true
	}
	return false
}

// boundary tells whether what follows the word ask can be a question: not the signs that
// make it a name in some other statement.
func (s *askScanner) boundary() bool {
	rest := s.text[s.at:]
	if rest == "" {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(next) && !strings.ContainsRune("'\"$;:?,/-", next) {
		return false
	}
	return true
}

// finish reads what follows ASK.
func (s *askScanner) finish(a Ask) (Ask, bool, error) {
	s.skipSpace()
	switch {
	case a.Mode == Run && s.two("show", "sql"):
		a.Mode = ShowSQL
	case a.Mode == Run && s.only("new"):
		a.Mode = Afresh
	case a.Mode == Run:
		if command, ok, err := s.remembering(); ok {
			return command, true, err
		}
	}
	s.skipSpace()
	rest := s.text[s.at:]
	var err error
	switch {
	case strings.HasPrefix(rest, "'"):
		a.Question, err = s.quoted()
	case tag(rest) != "":
		a.Question, err = s.dollar(tag(rest))
	default:
		a.Position = utf8.RuneCountInString(s.text[:s.at]) + 1
		a.Question = bare(rest)
		return a.check()
	}
	if err != nil {
		return Ask{}, true, err
	}
	a.Position = utf8.RuneCountInString(s.text[:len(s.text)-len(rest)]) + 1
	if tail := strings.TrimSpace(s.text[s.at:]); tail != "" && tail != ";" && tail != "?" {
		at := utf8.RuneCountInString(s.text[:s.at]) + 1
		return Ask{}, true, sqlstate.New(sqlstate.SyntaxError, "unexpected text after the question").At(at).
			WithHint("ASK 'question', with an apostrophe inside written twice, or ASK $$question$$")
	}
	a.Question = bare(a.Question)
	return a.check()
}

func (s *askScanner) skipSpace() {
	s.at += len(s.text[s.at:]) - len(strings.TrimLeftFunc(s.text[s.at:], unicode.IsSpace))
}

// two reads two keywords, or none.
func (s *askScanner) two(first, second string) bool {
	begin := s.at
	if s.word(first) {
		s.skipSpace()
		if s.word(second) {
			return true
		}
	}
	s.at = begin
	return false
}

// only reads NEW where it is the command and not the question's first word: alone,
// or before a quoted question, a colon or a question that begins with a capital.
func (s *askScanner) only(w string) bool {
	begin := s.at
	if !s.word(w) {
		return false
	}
	upper := s.text[begin:s.at] == strings.ToUpper(w)
	rest := strings.TrimSpace(s.text[s.at:])
	if s.sign(':') {
		return true
	}
	if rest == "" || rest == ";" || upper || rest[0] == '\'' || tag(rest) != "" {
		return true
	}
	s.at = begin
	return false
}

// quoted reads a '…' string in which ” is an apostrophe.
func (s *askScanner) quoted() (string, error) {
	open := s.at
	var b strings.Builder
	for s.at++; s.at < len(s.text); s.at++ {
		if s.text[s.at] != '\'' {
			b.WriteByte(s.text[s.at])
			continue
		}
		if s.at+1 < len(s.text) && s.text[s.at+1] == '\'' {
			b.WriteByte('\'')
			s.at++
			continue
		}
		s.at++
		return b.String(), nil
	}
	return "", sqlstate.New(sqlstate.SyntaxError, "unterminated quoted question").
		At(utf8.RuneCountInString(s.text[:open]) + 1).
		WithHint("write an apostrophe inside twice, or use ASK $$question$$")
}

// tag is the dollar quote that s begins with: "$$", "$q$"; "" when there is none.
func tag(s string) string {
	if !strings.HasPrefix(s, "$") {
		return ""
	}
	for i, r := range s[1:] {
		if r == '$' {
			return s[:i+2]
		}
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return ""
		}
	}
	return ""
}

func (s *askScanner) dollar(tag string) (string, error) {
	inside := s.text[s.at+len(tag):]
	end := strings.Index(inside, tag)
	if end < 0 {
		return "", sqlstate.New(sqlstate.SyntaxError, "unterminated dollar-quoted question").
			At(utf8.RuneCountInString(s.text[:s.at])+1).WithHint("close it with %s", tag)
	}
	s.at += 2*len(tag) + end
	return inside[:end], nil
}

// call reads the rest of CALL ask('…').
func (s *askScanner) call() (Ask, bool, error) {
	s.skipSpace()
	begin := s.at
	rest := s.text[s.at:]
	var a Ask
	var err error
	switch {
	case strings.HasPrefix(rest, "'"):
		a.Question, err = s.quoted()
	case tag(rest) != "":
		a.Question, err = s.dollar(tag(rest))
	case strings.HasPrefix(rest, `"`):
		s.text = s.text[:s.at] + strings.ReplaceAll(s.text[s.at:], `"`, `'`)
		a.Question, err = s.quoted()
	case strings.HasPrefix(rest, "?"), strings.HasPrefix(rest, "$1"):
		err = sqlstate.New(sqlstate.FeatureNotSupported, "the question of ask() must be a constant: its answer's columns depend on it").
			WithHint("put the question into the text: CALL ask('how many …')")
	default:
		err = sqlstate.New(sqlstate.SyntaxError, "ask() takes one quoted question").At(utf8.RuneCountInString(s.text[:s.at]) + 1)
	}
	if err != nil {
		return Ask{}, true, err
	}
	s.skipSpace()
	closed := s.sign(')')
	if tail := strings.TrimSpace(s.text[s.at:]); !closed || (tail != "" && tail != ";") {
		return Ask{}, true, sqlstate.New(sqlstate.SyntaxError, "ask() takes one quoted question").
			At(utf8.RuneCountInString(s.text[:s.at]) + 1)
	}
	a.Position = utf8.RuneCountInString(s.text[:begin]) + 1
	a.Question = bare(a.Question)
	return a.check()
}

// bare is a question without the white space around it and one "?" or ";" at its end.
func bare(q string) string {
	q = strings.TrimSpace(q)
	if strings.HasSuffix(q, ";") || strings.HasSuffix(q, "?") {
		q = strings.TrimSpace(q[:len(q)-1])
	}
	return q
}

func (a Ask) check() (Ask, bool, error) {
	switch {
	case len(a.Question) > longestQuestion:
		return Ask{}, true, sqlstate.New(sqlstate.ProgramLimitExceeded, "the question is longer than %d bytes", longestQuestion).At(a.Position)
	case a.Question == "" && a.Mode != Afresh:
		return Ask{}, true, sqlstate.New(sqlstate.SyntaxError, "ASK without a question").At(a.Position).
			WithHint("for example: ASK how many patents are there")
	}
	return a, true, nil
}
