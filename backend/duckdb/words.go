package duckdb

import "strings"

// traits are facts about a statement that DuckDB's C interface does not tell of a
// statement that has not run.
type traits struct {
	returning bool // has a RETURNING clause
	temporary bool // creates something that lives in one connection only
	merge     bool // is a MERGE
}

// scan reads the traits off the bare words of sql, outside strings, quoted names and
// comments.
func scan(sql string) traits {
	var t traits
	var first, last string
	for sql != "" {
		if n := skip(sql); n > 0 {
			sql = sql[n:]
			continue
		}
		n := word(sql)
		if n == 0 {
			sql = sql[1:]
			continue
		}
		w := strings.ToLower(sql[:n])
		switch {
		case w == "returning":
			t.returning = true
		case w == "temp" || w == "temporary":
			t.temporary = true
		case w == "into" && last == "merge" && (first == "merge" || first == "with"):
			t.merge = true
		}
		if first == "" {
			first = w
		}
		last = w
		sql = sql[n:]
	}
	return t
}

// skip is the length of a string, quoted name or comment at the front of s, or 0.
func skip(s string) int {
	switch {
	case s[0] == '\'' || s[0] == '"':
		return quoted(s, 1, s[0], false)
	case (s[0] == 'e' || s[0] == 'E') && len(s) > 1 && s[1] == '\'':
		return quoted(s, 2, '\'', true)
	case strings.HasPrefix(s, "--"):
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			return i + 1
		}
		return len(s)
	case strings.HasPrefix(s, "/*"):
		return blockComment(s)
	case s[0] == '$':
		return dollarQuoted(s)
	}
	return 0
}

// blockComment is the length of a comment, which may hold others.
func blockComment(s string) int {
	depth := 0
	for i := 0; i+1 < len(s); i++ {
		switch s[i : i+2] {
		case "/*":
			depth++
			i++
		case "*/":
			depth--
			i++
			if depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// quoted is the length of a quoted text that opened before from.
func quoted(s string, from int, q byte, backslash bool) int {
	for i := from; i < len(s); i++ {
		switch {
		case backslash && s[i] == '\\':
			i++
		case s[i] == q && i+1 < len(s) && s[i+1] == q:
			i++
		case s[i] == q:
			return i + 1
		}
	}
	return len(s)
}

// dollarQuoted is the length of $tag$…$tag$, or 0 for a parameter.
func dollarQuoted(s string) int {
	n := 1 + word(s[1:])
	if n >= len(s) || s[n] != '$' || (n > 1 && s[1] >= '0' && s[1] <= '9') {
		return 0
	}
	tag := s[:n+1]
	if i := strings.Index(s[n+1:], tag); i >= 0 {
		return n + 1 + i + len(tag)
	}
	return len(s)
}

// word is the length of the name or number at the front of s, or 0.
func word(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '_' && s[i] < 0x80 {
			return i
		}
	}
	return len(s)
}
