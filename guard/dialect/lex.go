package dialect

// lexer cuts a text into tokens the way a source dialect's own lexer does, as far as
// it matters where quotes and comments begin and end. It allocates nothing and does
// not recurse: it runs before any parser.
type lexer struct {
	text     string
	pos      int
	from     Dialect
	modes    Modes
	bang     bool // inside MySQL's /*! … */
	comments int  // begun so far, nested ones too
}

// tokenKind is what a token is.
type tokenKind uint8

const (
	tokEOF    tokenKind = iota
	tokWord             // a name or keyword
	tokQuoted           // a quoted name
	tokString           // a string constant
	tokNumber
	tokParam // $1 or ?
	tokOp    // one character of an operator
	tokOpen  // ( [ {
	tokClose // ) ] }
	tokComma
	tokSemicolon
	tokDot
	tokBad // an unclosed quote or comment: the rest of the text
)

// token is text[start:end].
type token struct {
	kind       tokenKind
	start, end int
}

// next is the next token; white space and comments are passed over.
func (l *lexer) next() token {
	for l.pos < len(l.text) {
		start := l.pos
		c := l.text[l.pos]
		switch {
		case c <= ' ':
			l.pos++
			continue
		case l.comment():
			continue
		case l.pos > start: // an unclosed comment
			return token{tokBad, start, l.pos}
		case isWordStart(c):
			return l.word()
		case c >= '0' && c <= '9':
			return l.number()
		case c == '\'' || c == '"' || c == '`' && l.from == MySQL:
			return l.quoted(c, start, c != '`' && l.from == MySQL && l.modes&NoBackslashEscapes == 0)
		case c == '$':
			return l.dollar()
		}
		l.pos++
		switch c {
		case '(', '[', '{':
			return token{tokOpen, start, l.pos}
		case ')', ']', '}':
			return token{tokClose, start, l.pos}
		case ',':
			return token{tokComma, start, l.pos}
		case ';':
			return token{tokSemicolon, start, l.pos}
		case '.':
			return token{tokDot, start, l.pos}
		case '?':
			if l.from == MySQL {
				return token{tokParam, start, l.pos}
			}
		}
		return token{tokOp, start, l.pos}
	}
	return token{tokEOF, l.pos, l.pos}
}

func isWordStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func isWordPart(c byte) bool {
	return isWordStart(c) || c >= '0' && c <= '9' || c == '$'
}

func (l *lexer) peek(i int) byte {
	if l.pos+i < len(l.text) {
		return l.text[l.pos+i]
	}
	return 0
}

// comment passes over one comment and tells that it did. When it finds an unclosed
// one it moves to the end and says no.
func (l *lexer) comment() bool {
	c, d := l.text[l.pos], l.peek(1)
	switch {
	case c == '-' && d == '-' && l.dashComment(), c == '#' && l.from == MySQL:
		l.comments++
		for l.pos < len(l.text) && l.text[l.pos] != '\n' && (l.from == MySQL || l.text[l.pos] != '\r') {
			l.pos++
		}
		return true
	case c == '*' && d == '/' && l.bang:
		l.bang = false
		l.pos += 2
		return true
	case c != '/' || d != '*':
		return false
	case l.from == MySQL && l.peek(2) == '!':
		l.bang = true
		l.comments++
		l.pos += 3
		return true
	}
	l.pos += 2
	l.comments++
	for depth := 1; l.pos < len(l.text); {
		switch c, d := l.text[l.pos], l.peek(1); {
		case c == '*' && d == '/':
			l.pos += 2
			if depth--; depth == 0 {
				return true
			}
		case c == '/' && d == '*' && l.from == PostgreSQL:
			l.pos += 2
			l.comments++
			depth++
		default:
			l.pos++
		}
	}
	return false
}

// dashComment: MySQL wants white space after the dashes.
func (l *lexer) dashComment() bool {
	if l.from != MySQL {
		return true
	}
	e := l.peek(2)
	return l.pos+2 >= len(l.text) || e == ' ' || e >= '\t' && e <= '\r'
}

func (l *lexer) word() token {
	start := l.pos
	for l.pos < len(l.text) && isWordPart(l.text[l.pos]) {
		l.pos++
	}
	if l.from == PostgreSQL && l.pos == start+1 && (l.text[start] == 'e' || l.text[start] == 'E') && l.peek(0) == '\'' {
		return l.escapeString(start)
	}
	return token{tokWord, start, l.pos}
}

// escapeString is PostgreSQL's E'…', which goes on after a line break.
func (l *lexer) escapeString(start int) token {
	for {
		t := l.quoted('\'', start, true)
		if t.kind == tokBad {
			return t
		}
		mark, line := l.pos, false
		for l.pos < len(l.text) {
			c := l.text[l.pos]
			if c == '-' && l.peek(1) == '-' {
				l.comment()
				continue
			}
			if c != ' ' && (c < '\t' || c > '\r') {
				break
			}
			line = line || c == '\n' || c == '\r'
			l.pos++
		}
		if !line || l.peek(0) != '\'' {
			l.pos = mark
			return token{tokString, start, l.pos}
		}
	}
}

// quoted reads from an opening quote to its end; doubled quotes stay inside.
func (l *lexer) quoted(q byte, start int, escapes bool) token {
	kind := tokString
	if q == '`' || q == '"' && (l.from == PostgreSQL || l.modes&ANSIQuotes != 0) {
		kind = tokQuoted
	}
	for l.pos++; l.pos < len(l.text); l.pos++ {
		switch c := l.text[l.pos]; {
		case c == '\\' && escapes:
			l.pos++
		case c == q && l.peek(1) == q:
			l.pos++
		case c == q:
			l.pos++
			return token{kind, start, l.pos}
		}
	}
	l.pos = len(l.text)
	return token{tokBad, start, l.pos}
}

// number reads digits and what may hang on them. MySQL's names may begin with a
// digit; either way no quote or bracket is passed over.
func (l *lexer) number() token {
	start := l.pos
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		if (c < '0' || c > '9') && c != '.' && c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			break
		}
		l.pos++
	}
	return token{tokNumber, start, l.pos}
}

// dollar reads $1, $tag$…$tag$, or a name of MySQL.
func (l *lexer) dollar() token {
	start := l.pos
	if l.from == MySQL {
		return l.word()
	}
	l.pos++
	if c := l.peek(0); c >= '0' && c <= '9' {
		for l.pos < len(l.text) && l.text[l.pos] >= '0' && l.text[l.pos] <= '9' {
			l.pos++
		}
		return token{tokParam, start, l.pos}
	}
	i := l.pos
	if i < len(l.text) && isWordStart(l.text[i]) {
		for i < len(l.text) && isWordPart(l.text[i]) && l.text[i] != '$' {
			i++
		}
	}
	if i >= len(l.text) || l.text[i] != '$' {
		return token{tokOp, start, l.pos}
	}
	tag := l.text[start : i+1]
	for j := i + 1; j+len(tag) <= len(l.text); j++ {
		if l.text[j] == '$' && l.text[j:j+len(tag)] == tag {
			l.pos = j + len(tag)
			return token{tokString, start, l.pos}
		}
	}
	l.pos = len(l.text)
	return token{tokBad, start, l.pos}
}
