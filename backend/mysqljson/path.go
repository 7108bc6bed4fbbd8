package mysqljson

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// step is one leg of a path: .name, .*, [i], [*], [a to b] or **.
type step struct {
	name     string
	at       position
	to       *position
	isName   bool
	all      bool
	anywhere bool // **
}

// position is an element's, from the beginning or from the last one back.
type position struct {
	n    int
	last bool
}

var errPath = errors.New("Invalid JSON path expression")

// one tells a path that leads to one place at most.
func one(steps []step) bool {
	for _, s := range steps {
		if s.all || s.anywhere || s.to != nil {
			return false
		}
	}
	return true
}

// parsePath reads a path such as $.a[0]."b c".
func parsePath(s string) ([]step, error) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(s), "$")
	if !ok {
		return nil, errPath
	}
	var out []step
	for {
		rest = strings.TrimLeft(rest, " ")
		var st step
		var err error
		switch {
		case rest == "":
			if n := len(out); n > 0 && out[n-1].anywhere {
				return nil, errPath
			}
			return out, nil
		case strings.HasPrefix(rest, "**"):
			st, rest = step{anywhere: true}, rest[2:]
		case rest[0] == '.':
			st, rest, err = nameStep(strings.TrimLeft(rest[1:], " "))
		case rest[0] == '[':
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				return nil, errPath
			}
			st, err = indexStep(strings.TrimSpace(rest[1:end]))
			rest = rest[end+1:]
		default:
			err = errPath
		}
		if err != nil {
			return nil, err
		}
		out = append(out, st)
	}
}

func nameStep(s string) (step, string, error) {
	if strings.HasPrefix(s, "*") {
		return step{all: true, isName: true}, s[1:], nil
	}
	if strings.HasPrefix(s, `"`) {
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case '"':
				name, err := parse(s[:i+1])
				if err != nil {
					return step{}, "", errPath
				}
				return step{name: name.scalar, isName: true}, s[i+1:], nil
			}
		}
		return step{}, "", errPath
	}
	n := strings.IndexFunc(s, func(r rune) bool { return r != '_' && r != '$' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if n < 0 {
		n = len(s)
	}
	if n == 0 {
		return step{}, "", errPath
	}
	return step{name: s[:n], isName: true}, s[n:], nil
}

func indexStep(s string) (step, error) {
	if s == "*" {
		return step{all: true}, nil
	}
	from, to, isRange := strings.Cut(s, " to ")
	at, err := readPosition(from)
	if err != nil || !isRange {
		return step{at: at}, err
	}
	end, err := readPosition(to)
	return step{at: at, to: &end}, err
}

func readPosition(s string) (position, error) {
	s = strings.TrimSpace(s)
	rest, last := strings.CutPrefix(s, "last")
	if last {
		if rest = strings.TrimSpace(rest); rest == "" {
			return position{last: true}, nil
		}
		if rest[0] != '-' {
			return position{}, errPath
		}
		rest = strings.TrimSpace(rest[1:])
	}
	n, err := strconv.ParseUint(rest, 10, 31)
	if err != nil {
		return position{}, errPath
	}
	return position{n: int(n), last: last}, nil
}

// of is the position in an array of n elements; it may lie outside.
func (p position) of(n int) int {
	if p.last {
		return n - 1 - p.n
	}
	return p.n
}

// place is a value that a path leads to, and the path itself.
type place struct {
	v    *value
	path string
}

// find lists the places that a path leads to, in the document's order.
func find(from place, steps []step) []place {
	if len(steps) == 0 {
		return []place{from}
	}
	s, rest := steps[0], steps[1:]
	var out []place
	switch {
	case s.anywhere:
		walk(from, func(p place) { out = append(out, find(p, rest)...) })
		return out
	case s.isName && s.all:
		for i, n := range from.v.names {
			out = append(out, find(place{from.v.items[i], from.path + nameText(n)}, rest)...)
		}
	case s.isName:
		if x := from.v.member(s.name); x != nil {
			return find(place{x, from.path + nameText(s.name)}, rest)
		}
	default:
		list := from.v.listed() // a scalar is an array of itself
		first, end := s.at.of(len(list)), s.at.of(len(list))
		switch {
		case s.all && from.v.kind != array:
			return nil
		case s.all:
			first, end = 0, len(list)-1
		case s.to != nil:
			end = s.to.of(len(list))
		}
		for i := max(first, 0); i <= min(end, len(list)-1); i++ {
			p := place{list[i], from.path}
			if from.v.kind == array {
				p.path += "[" + strconv.Itoa(i) + "]"
			}
			out = append(out, find(p, rest)...)
		}
	}
	return out
}

// walk calls for a place and all below it.
func walk(p place, do func(place)) {
	do(p)
	for i, x := range p.v.items {
		if p.v.kind == object {
			walk(place{x, p.path + nameText(p.v.names[i])}, do)
		} else {
			walk(place{x, p.path + "[" + strconv.Itoa(i) + "]"}, do)
		}
	}
}

// nameText is a name as a path writes it.
func nameText(n string) string {
	if st, rest, err := nameStep(n); err == nil && rest == "" && !st.all && n[0] != '"' && !unicode.IsDigit(rune(n[0])) {
		return "." + n
	}
	return "." + string(appendText(nil, n))
}
