package dialect

import "strings"

// tail looks for a line comment that ends the text and begins with what closes or goes
// on with a statement: -- ' AND active = 1. Comments that begin a line are people's.
func (h *hazards) tail() {
	text := h.s.Text
	if !strings.Contains(text, "--") && !strings.Contains(text, "#") {
		return
	}
	l := lexer{text: text, from: h.s.Dialect, modes: h.s.modes}
	end, last := 0, -1
	for {
		mark := l.pos
		t := l.next()
		if t.kind == tokEOF || t.kind == tokBad {
			if rest := text[mark:]; t.kind == tokEOF {
				last = lineComment(rest, h.s.Dialect)
				end = mark
			}
			break
		}
	}
	if last < 0 {
		return
	}
	if said := text[end+last:]; swallowed(said) {
		h.add(SwallowedTail, end+last+1)
	}
}

// lineComment is where a line comment begins on the line of the last word, or -1.
func lineComment(rest string, d Dialect) int {
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '\n' || rest[i] == '/':
			return -1
		case strings.HasPrefix(rest[i:], "--") || rest[i] == '#' && d == MySQL:
			return i
		}
	}
	return -1
}

// swallowed tells what a comment leaves of a statement that was going on.
func swallowed(said string) bool {
	if strings.Contains(said, "\n") {
		return false
	}
	body := strings.TrimLeft(said, "-#")
	if strings.HasPrefix(body, "+") && len(strings.TrimSpace(body)) <= 2 {
		return true
	}
	body = strings.TrimSpace(body)
	if body == "" || body == "-" {
		return true // what is written to make room for a swallowed tail
	}
	if strings.ContainsRune(`'"%)`+"`;", rune(body[0])) {
		return true
	}
	if quotes := strings.Count(body, "'"); quotes%2 == 1 && clause(body) || strings.HasSuffix(body, "'") && quotes == 1 {
		return true
	}
	if strings.HasSuffix(body, `"`) && strings.Count(body, `"`) == 1 {
		return true
	}
	word, rest, _ := strings.Cut(body, " ")
	switch strings.ToUpper(word) {
	case "AND", "OR", "LIMIT", "HAVING":
		return rest != ""
	case "ORDER", "GROUP":
		return strings.HasPrefix(strings.ToUpper(strings.TrimSpace(rest)), "BY ")
	}
	return false
}

// clause tells a word that goes on with a statement behind a closed quote.
func clause(s string) bool {
	up := strings.ToUpper(s)
	for _, w := range []string{"' AND ", "' OR ", "' LIMIT ", "' ORDER ", "' GROUP ", "')", "',", "%'"} {
		if strings.Contains(up, w) {
			return true
		}
	}
	return false
}

// substituted tells ${env:…} and its kin.
func substituted(s string) bool {
	_, rest, ok := strings.Cut(s, "${")
	if !ok {
		return false
	}
	for _, p := range []string{"env:", "system:", "hiveconf:", "hivevar:", "sparkconf:", "spark.", "hadoop"} {
		if strings.HasPrefix(strings.ToLower(rest), p) {
			return true
		}
	}
	return false
}
