package dialect

import (
	"strings"
	"unicode/utf8"

	"streamlink/backend/sqlstate"
)

// The bounds of a statement. They keep every text far inside what the parsers stand:
// PostgreSQL's dies of a sum of 50,000 terms, and a Go stack overflow cannot be
// caught.
const (
	maxText    = 256 << 10
	maxNesting = 128
	maxTokens  = 50_000
	maxChain   = 1_000  // operators in one expression on one level
	maxChains  = 1_500  // the same, summed over the levels that are open
	maxLogic   = 5_000  // AND and OR on one level: they nest nowhere
	maxArms    = 300    // joins and set operations
	maxItems   = 20_000 // items of one list

	// maxComments: PostgreSQL's lexer takes quadratic time over them.
	maxComments = 250
)

// level is one open bracket or CASE.
type level struct {
	isCase            bool
	ops, logic, items int32
}

// bounds counts while a text is passed over once.
type bounds struct {
	levels [maxNesting + 1]level
	depth  int
	ops    int32 // summed over the open levels
	tokens int
	arms   int
	last   tokenKind
}

// checkBounds refuses what must not reach a parser. It allocates nothing unless it
// refuses.
func checkBounds(text string, from Dialect, modes Modes) error {
	switch {
	case len(text) > maxText:
		return sqlstate.New(sqlstate.ProgramLimitExceeded, "a statement may be %d bytes long, this one is %d", maxText, len(text))
	case strings.IndexByte(text, 0) >= 0:
		return sqlstate.New(sqlstate.CharacterNotInRepertoire, `invalid byte sequence for encoding "UTF8": 0x00`)
	case !utf8.ValidString(text):
		return sqlstate.New(sqlstate.CharacterNotInRepertoire, `invalid byte sequence for encoding "UTF8"`)
	case from == MySQL && strings.Contains(text, "/*T!"):
		return sqlstate.New(sqlstate.FeatureNotSupported, "comments of the form /*T! are not supported")
	}
	var b bounds
	l := lexer{text: text, from: from, modes: modes}
	for {
		t := l.next()
		if l.comments > maxComments {
			return tooMany("comments", text, l.pos)
		}
		if t.kind == tokEOF || t.kind == tokBad {
			return nil // an unclosed quote is for the parser to tell
		}
		if what := b.count(t, text); what != "" {
			return tooMany(what, text, t.start+1)
		}
	}
}

func tooMany(what, text string, pos int) error {
	return sqlstate.New(sqlstate.StatementTooComplex, "the statement has too many %s", what).
		At(chars(text, pos)).WithHint("Split it into several statements.")
}

// count takes one token into account and names what there is too much of.
func (b *bounds) count(t token, text string) string {
	if b.tokens++; b.tokens > maxTokens {
		return "words"
	}
	top := &b.levels[b.depth]
	again := t.kind == tokString && b.last == tokString
	b.last = t.kind
	switch t.kind {
	case tokString:
		if again { // 'a' 'b' is one string, put together piece by piece
			return b.operator(top)
		}
	case tokOpen:
		// x[1][2] and f(…)(…) build on each other without nesting
		if text[t.start] == '[' {
			if what := b.operator(top); what != "" {
				return what
			}
		}
		return b.push(false)
	case tokClose:
		for b.depth > 0 && b.levels[b.depth].isCase {
			b.pop()
		}
		if b.depth > 0 {
			b.pop()
		}
	case tokComma:
		if top.items++; top.items > maxItems {
			return "items in a list"
		}
		b.reset(top)
	case tokSemicolon:
		b.reset(top)
		b.arms = 0
	case tokOp:
		return b.operator(top)
	case tokWord:
		return b.word(text[t.start:t.end])
	}
	return ""
}

func (b *bounds) push(isCase bool) string {
	if b.depth == maxNesting {
		return "nested levels"
	}
	b.depth++
	b.levels[b.depth] = level{isCase: isCase}
	return ""
}

func (b *bounds) pop() {
	b.ops -= b.levels[b.depth].ops
	b.depth--
}

func (b *bounds) reset(l *level) {
	b.ops -= l.ops
	l.ops, l.logic = 0, 0
}

func (b *bounds) operator(l *level) string {
	l.ops++
	b.ops++
	if l.ops > maxChain || b.ops > maxChains {
		return "operators in one expression"
	}
	return ""
}

// word counts the words that join, nest or work as operators.
func (b *bounds) word(w string) string {
	if len(w) < 2 || len(w) > 13 {
		return ""
	}
	top := &b.levels[b.depth]
	switch wordRoles[lowerWord(w)] {
	case roleOperator:
		return b.operator(top)
	case roleLogic:
		logic := top.logic + 1
		if logic > maxLogic {
			return "conditions"
		}
		b.reset(top)
		top.logic = logic
	case roleArm:
		if b.arms++; b.arms > maxArms {
			return "joins or set operations"
		}
		b.reset(top)
	case roleClause:
		b.reset(top)
	case roleCase:
		return b.push(true)
	case roleEnd:
		if top.isCase {
			b.pop()
		}
	}
	return ""
}

// role is what a word means for the bounds.
type role uint8

const (
	roleOperator role = iota + 1
	roleLogic
	roleArm
	roleClause
	roleCase
	roleEnd
)

// word13 is a short word in lower case, comparable without an allocation.
type word13 [13]byte

func lowerWord(w string) (out word13) {
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		out[i] = c
	}
	return out
}

var wordRoles = func() map[word13]role {
	m := make(map[word13]role)
	for r, words := range map[role]string{
		roleOperator: "not is isnull notnull like ilike rlike regexp similar in between collate at xor div mod binary escape interval sounds",
		roleLogic:    "and or",
		roleArm:      "join straight_join union intersect except minus",
		roleClause:   "select from where group having order limit offset on when then else values set by returning window qualify using",
		roleCase:     "case",
		roleEnd:      "end",
	} {
		for _, w := range strings.Fields(words) {
			m[lowerWord(w)] = r
		}
	}
	return m
}()
