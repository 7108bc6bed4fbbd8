package duckdb

import "strings"

// traits are facts about a statement that DuckDB's C interface does not tell of a
// statement that has not run.
type traits struct {
	returning bool   // has a RETURNING clause
	temporary bool   // creates something that lives in one connection only
	merge     bool   // is a MERGE
	explains  string // the first word of what an EXPLAIN explains
	forbidden string // calls this one of forbiddenCalls
}

// forbiddenCalls are functions that reach around the statement kinds: they change
// how the whole engine runs, hide a statement in a text, or take raw pointers. That
// no name hides in an expression is the guard's to see; this is the last wall.
var forbiddenCalls = map[string]bool{
	"enable_logging": true, "disable_logging": true, "truncate_duckdb_logs": true, "write_log": true,
	"enable_profiling": true, "disable_profiling": true, "enable_profile": true, "disable_profile": true,
	"enable_peg_parser": true, "disable_peg_parser": true, "checkpoint": true, "force_checkpoint": true,
	"arrow_scan": true, "arrow_scan_dumb": true, "query": true, "query_table": true,
	"json_execute_serialized_sql": true, "sniff_csv": true, "import_database": true, "copy_database": true,
}

// namesTable are the words after which a name with parentheses is a table with its
// columns.
var namesTable = map[string]bool{"into": true, "table": true, "exists": true, "with": true, "recursive": true}

// explainable are the first words of statements that may be explained; an EXPLAIN of
// anything else would carry it past the check of its kind.
var explainable = map[string]bool{
	"": true, "select": true, "with": true, "values": true, "from": true, "table": true,
	"insert": true, "update": true, "delete": true, "merge": true,
}

// scan reads the traits off the names in sql, outside strings and comments.
func scan(sql string) traits {
	var t traits
	var first, last string
	depth := 0
	for sql != "" {
		n := skip(sql)
		name := ""
		switch {
		case n > 0 && sql[0] == '"':
			name = strings.ReplaceAll(strings.Trim(sql[:n], `"`), `""`, `"`)
		case n > 0:
			sql = sql[n:]
			continue
		default:
			if n = word(sql); n == 0 {
				switch sql[0] {
				case '(':
					depth++
				case ')':
					depth--
				}
				sql = sql[1:]
				continue
			}
			name = sql[:n]
		}
		bare := sql[0] != '"'
		name = strings.ToLower(name)
		sql = sql[n:]
		if forbiddenCalls[name] && !namesTable[last] && opens(sql) {
			t.forbidden = name
		}
		if !bare {
			continue
		}
		t.note(name, first, last, depth)
		if first == "" {
			first = name
		}
		last = name
	}
	return t
}

// note takes one bare word in; first and last are the statement's first and the one
// before, depth counts the open parentheses.
func (t *traits) note(w, first, last string, depth int) {
	switch w {
	case "returning":
		t.returning = true
	case "temp", "temporary":
		t.temporary = true
	case "into":
		t.merge = t.merge || last == "merge" && (first == "merge" || first == "with")
	}
	if first == "explain" && t.explains == "" && depth == 0 && w != "analyze" && w != "verbose" {
		t.explains = w
	}
}

// opens tells whether s goes on with a parenthesis.
func opens(s string) bool {
	for s != "" {
		switch n := skip(s); {
		case n > 0 && (s[0] == '-' || s[0] == '/'):
			s = s[n:]
		case strings.ContainsRune(" \t\r\n\f\v", rune(s[0])):
			s = s[1:]
		default:
			return s[0] == '('
		}
	}
	return false
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
