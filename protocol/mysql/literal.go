package mysql

import (
	"bytes"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

const introducer = "_binary'"

// binaryLiterals rewrites _binary'…' with bytes that are no text as x'…'. Drivers that
// put parameters into the statement write bytes so; in no character set are they text,
// and inside all is UTF-8.
func binaryLiterals(text []byte) []byte {
	if !hasBinaryLiteral(text) {
		return text
	}
	out := make([]byte, 0, len(text)+len(text)/4)
	for i := 0; i < len(text); {
		if value, end, ok := binaryLiteral(text, i); ok {
			out = append(out, "x'"...)
			out = hex.AppendEncode(out, value)
			out = append(out, '\'')
			i = end
			continue
		}
		end := tokenEnd(text, i)
		out = append(out, text[i:end]...)
		i = end
	}
	return out
}

func hasBinaryLiteral(text []byte) bool {
	if isASCII(text) {
		return false
	}
	for at := text; ; at = at[1:] {
		i := bytes.IndexByte(at, '_')
		if i < 0 {
			return false
		}
		at = at[i:]
		if len(at) >= len(introducer) && strings.EqualFold(string(at[:len(introducer)]), introducer) {
			return true
		}
	}
}

// binaryLiteral reads the literal at i, if one with bytes beyond ASCII begins there.
func binaryLiteral(text []byte, i int) (value []byte, end int, ok bool) {
	if len(text)-i < len(introducer) || !strings.EqualFold(string(text[i:i+len(introducer)]), introducer) {
		return nil, 0, false
	}
	end = quoted(text, i+len(introducer)-1)
	body := text[i+len(introducer) : end]
	if len(body) == 0 || body[len(body)-1] != '\'' || isASCII(body) {
		return nil, 0, false
	}
	body = body[:len(body)-1]
	for k := 0; k < len(body); k++ {
		c := body[k]
		switch {
		case c == '\\' && k+1 < len(body):
			k++
			c = unescape(body[k])
		case c == '\'': // doubled
			k++
		}
		value = append(value, c)
	}
	return value, end, true
}

func unescape(c byte) byte {
	switch c {
	case '0':
		return 0
	case 'b':
		return '\b'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'Z':
		return 26
	}
	return c
}

// tokenEnd is the end of what begins at i and cannot hold the start of a literal: a quoted
// part, a comment, a word, or one byte.
func tokenEnd(text []byte, i int) int {
	rest := text[i:]
	switch c := rest[0]; {
	case c == '\'' || c == '"' || c == '`':
		return quoted(text, i)
	case c == '#' || bytes.HasPrefix(rest, []byte("-- ")) || bytes.HasPrefix(rest, []byte("--\t")) || bytes.HasPrefix(rest, []byte("--\n")):
		if n := bytes.IndexByte(rest, '\n'); n >= 0 {
			return i + n + 1
		}
		return len(text)
	case bytes.HasPrefix(rest, []byte("/*")):
		if n := bytes.Index(rest[2:], []byte("*/")); n >= 0 {
			return i + n + 4
		}
		return len(text)
	case isWord(c):
		n := 1
		for n < len(rest) && isWord(rest[n]) {
			n++
		}
		return i + n
	}
	return i + 1
}

// isWord: letters, digits and all that is beyond ASCII.
func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= utf8.RuneSelf || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// quoted is the end of what the quote at i opens: behind its closing quote, or the end.
func quoted(text []byte, i int) int {
	q := text[i]
	for i++; i < len(text); i++ {
		switch {
		case text[i] == '\\' && q != '`':
			i++
		case text[i] == q && i+1 < len(text) && text[i+1] == q:
			i++
		case text[i] == q:
			return i + 1
		}
	}
	return len(text)
}
