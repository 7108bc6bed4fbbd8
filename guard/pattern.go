package guard

import (
	"path"
	"strings"
)

// pattern is a name that may hold * and ?, in lower case, read once.
type pattern struct {
	text  string
	wild  bool
	ahead bool   // its only wildcard is a * at the end
	start string // what stands before that
}

// wildcards are the characters that path.Match does not take as they are.
const wildcards = `*?[\`

func newPattern(text string) pattern {
	p := pattern{text: text, wild: strings.ContainsAny(text, wildcards)}
	if start, ok := strings.CutSuffix(text, "*"); ok && !strings.ContainsAny(start, wildcards) {
		p.start, p.ahead = start, true
	}
	return p
}

func newPatterns(list []string) []pattern {
	out := make([]pattern, len(list))
	for i, text := range list {
		out[i] = newPattern(strings.ToLower(text))
	}
	return out
}

func (p pattern) matches(name string) bool {
	switch {
	case !p.wild:
		return p.text == name
	case p.ahead: // a name with a slash is no match of path.Match's *
		return strings.HasPrefix(name, p.start) && strings.IndexByte(name, '/') < 0
	}
	ok, err := path.Match(p.text, name)
	return ok && err == nil
}
