package postgres

import (
	"bytes"
	"strings"
)

// parameters are a startup message's, in their order.
type parameters [][2]string

func (p parameters) get(name string) string {
	for _, kv := range p {
		if kv[0] == name {
			return kv[1]
		}
	}
	return ""
}

// readParameters cuts NUL-ended names and values, closed by an empty name.
func readParameters(b []byte) (parameters, error) {
	var p parameters
	for {
		name, rest, ok := bytes.Cut(b, []byte{0})
		if !ok {
			break
		}
		if len(name) == 0 {
			if len(rest) != 0 {
				break
			}
			return p, nil
		}
		value, rest, ok := bytes.Cut(rest, []byte{0})
		if !ok {
			break
		}
		p = append(p, [2]string{string(name), string(value)})
		b = rest
	}
	return nil, violation("invalid startup packet layout: expected terminator as last byte")
}

// commandLineOptions reads "-c name=value" and "--name=value"; a backslash takes the
// next character as it is. Other options are a server's own business and are left out.
func commandLineOptions(s string) (options [][2]string) {
	words := splitWords(s)
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case w == "-c" && i+1 < len(words):
			i++
			w = words[i]
		case strings.HasPrefix(w, "-c"):
			w = w[2:]
		case strings.HasPrefix(w, "--"):
			w = w[2:]
		default:
			continue
		}
		if name, value, ok := strings.Cut(w, "="); ok {
			options = append(options, [2]string{strings.ToLower(strings.ReplaceAll(name, "-", "_")), value})
		}
	}
	return options
}

func splitWords(s string) (words []string) {
	var w strings.Builder
	inside := false
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch == '\\' && i+1 < len(s):
			i++
			w.WriteByte(s[i])
			inside = true
		case ch == ' ' || ch == '\t' || ch == '\n':
			if inside {
				words = append(words, w.String())
				w.Reset()
				inside = false
			}
		default:
			w.WriteByte(ch)
			inside = true
		}
	}
	if inside {
		words = append(words, w.String())
	}
	return words
}
