package nl

import "context"

// Mode is what ASK is to do.
type Mode uint8

// The modes of ASK.
const (
	Run     Mode = iota // answer with rows
	ShowSQL             // ASK SHOW SQL …: answer with the SQL and how it was understood
	Explain             // EXPLAIN ASK …: everything about the answer; runs nothing
	Forget              // ASK NEW: start afresh, forget the previous question
)

// Ask is a question as a client wrote it in place of a statement.
type Ask struct {
	Mode     Mode
	Question string
	Position int // 1-based character where the question begins
}

// ParseAsk tells whether text is ASK in one of its forms that are not SQL: ASK '…',
// ASK $$…$$, ASK words, EXPLAIN ASK …, ASK SHOW SQL …, CALL ask('…'), and, when
// comments is set, a comment whose first word is ASK in front of any statement.
// (SELECT … FROM ask('…') is SQL and is not looked for here.)
// The error is for text that is ASK but broken (an unclosed quote, no question).
func ParseAsk(text string, comments bool) (Ask, bool, error) { return Ask{}, false, nil }

// Translator turns questions into SQL. It is safe for many goroutines.
type Translator struct{}

// Translate answers q with SQL that check lets pass, or refuses with a reason
// ([sqlstate.Error]: 42501 from check, 57014 cancelled, 0A000 outside this database
// or too unsure, with the best two readings in the hint).
func (t *Translator) Translate(ctx context.Context, q Question, check Check) (*Answer, error) {
	return nil, nil
}
