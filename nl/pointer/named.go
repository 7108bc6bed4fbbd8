package pointer

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Convert turns an answer in named form into the canonical pointer form of p, words
// joined by spaces.
func Convert(p *Prompt, named string) (string, error) {
	words, err := lex(named)
	if err != nil {
		return "", err
	}
	if len(words) == 1 && words[0] == None {
		return None, nil
	}
	q, err := p.parse(words, namedForm{p})
	if err != nil {
		return "", err
	}
	if err := (converter{p}).query(q); err != nil {
		return "", err
	}
	return Write(p, q), nil
}

// lex cuts named form at white space outside of quotation marks.
func lex(s string) ([]string, error) {
	var words []string
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r' {
			i++
			continue
		}
		start, quoted := i, false
		for i < len(s) && (quoted || (s[i] != ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r')) {
			switch {
			case quoted && s[i] == '\\':
				i++
			case s[i] == '"' && i > start+1:
				quoted = !quoted
			}
			i++
		}
		if quoted || i > len(s) {
			return nil, fmt.Errorf("a quotation mark is open at byte %d", start)
		}
		words = append(words, s[start:i])
	}
	return words, nil
}

// namedForm reads the named form.
type namedForm struct{ *Prompt }

// identifiers reads a dotted name whose parts may be JSON strings.
func identifiers(s string) ([]string, error) {
	var out []string
	for s != "" {
		if s[0] != '"' {
			part, rest, _ := strings.Cut(s, ".")
			out, s = append(out, part), rest
			continue
		}
		d := json.NewDecoder(strings.NewReader(s))
		var part string
		if err := d.Decode(&part); err != nil {
			return nil, fmt.Errorf("bad name %s", s)
		}
		out = append(out, part)
		s = strings.TrimPrefix(s[d.InputOffset():], ".")
	}
	return out, nil
}

func (n namedForm) table(w string) (int, error) {
	name, ok := strings.CutPrefix(w, "t:")
	if !ok {
		return 0, fmt.Errorf("%q is no table", w)
	}
	parts, err := identifiers(name)
	if err != nil || len(parts) == 0 {
		return 0, fmt.Errorf("%q is no table", w)
	}
	t := n.Schema.Table(parts[len(parts)-1])
	if _, shown := n.tableNo[t]; !shown {
		return 0, fmt.Errorf("table %q is not in the prompt", name)
	}
	return t, nil
}

func (n namedForm) column(w string) (int, error) {
	name, ok := strings.CutPrefix(w, "c:")
	if !ok {
		return 0, fmt.Errorf("%q is no column", w)
	}
	parts, err := identifiers(name)
	if err != nil || len(parts) < 2 {
		return 0, fmt.Errorf("%q is no column", w)
	}
	t := n.Schema.Table(parts[len(parts)-2])
	if t < 0 {
		return 0, fmt.Errorf("table of %q is unknown", name)
	}
	c := n.Schema.Column(t, parts[len(parts)-1])
	if _, shown := n.columnNo[c]; !shown {
		return 0, fmt.Errorf("column %q is not in the prompt", name)
	}
	return c, nil
}

func (n namedForm) value(w string) (Val, error) {
	v, ok := strings.CutPrefix(w, "v:")
	if !ok {
		return Val{}, fmt.Errorf("%q is no value", w)
	}
	if strings.HasPrefix(v, `"`) {
		var s string
		if err := json.Unmarshal([]byte(v), &s); err != nil {
			return Val{}, fmt.Errorf("bad value %s", v)
		}
		return Val{Literal: s, Text: true}, nil
	}
	return Val{Literal: v}, nil
}
