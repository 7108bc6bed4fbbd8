package dialect

import (
	_ "embed"
	"strings"
)

//go:embed keywords.txt
var keywordText string

// reserved are the words that some dialect reads as something else than a name.
var reserved = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(keywordText) {
		m[w] = true
	}
	return m
}()

// plain tells a name that needs no quotes in any dialect.
func plain(name string) bool {
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if (c < 'a' || c > 'z') && c != '_' && (c < '0' || c > '9') {
			return false
		}
	}
	return !reserved[name]
}

func appendIdent(b []byte, name string, d Dialect) []byte {
	if plain(name) {
		return append(b, name...)
	}
	q := byte('"')
	if d == MySQL || d == Spark {
		q = '`'
	}
	b = append(b, q)
	for i := 0; i < len(name); i++ {
		if name[i] == q {
			b = append(b, q)
		}
		b = append(b, name[i])
	}
	return append(b, q)
}

func appendString(b []byte, v string, d Dialect) []byte {
	b = append(b, '\'')
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == '\'' && d == Spark:
			b = append(b, '\\', '\'')
		case c == '\'':
			b = append(b, '\'', '\'')
		case c == '\\' && (d == MySQL || d == Spark):
			b = append(b, '\\', '\\')
		default:
			b = append(b, c)
		}
	}
	return append(b, '\'')
}

// QuoteIdent writes a name so that d reads it back unchanged; it quotes only where needed.
func QuoteIdent(name string, d Dialect) string { return string(appendIdent(nil, name, d)) }

// QuoteString writes a string constant so that d reads it back unchanged.
func QuoteString(v string, d Dialect) string { return string(appendString(nil, v, d)) }
