package link

import "strings"

// Words that stand for yes, each with its no.
var affirmations = map[string]string{"y": "n", "yes": "no", "t": "f", "true": "false"}

// Flag tells how a text column that only says yes or no writes the two; false for any other.
func (x *Index) Flag(column int) (yes, no string, ok bool) {
	if x == nil {
		return "", "", false
	}
	f, ok := x.flags[column]
	return f[0], f[1], ok
}

// yesAndNo finds how values say yes and no, when they say nothing else. Of the two one may be
// missing; it is written as the other is.
func yesAndNo(values []string) (yes, no string, ok bool) {
	for _, v := range values {
		switch said(v) {
		case 1:
			if yes != "" {
				return "", "", false
			}
			yes = v
		case -1:
			if no != "" {
				return "", "", false
			}
			no = v
		default:
			if strings.TrimSpace(v) != "" {
				return "", "", false
			}
		}
	}
	switch {
	case yes == "" && no == "":
		return "", "", false
	case no == "":
		no = cased(affirmations[strings.ToLower(yes)], yes)
	case yes == "":
		for y, n := range affirmations {
			if n == strings.ToLower(no) {
				yes = cased(y, no)
			}
		}
	case affirmations[strings.ToLower(yes)] != strings.ToLower(no):
		return "", "", false
	}
	return yes, no, true
}

// said tells whether a text says yes (1), no (-1) or something else.
func said(v string) int {
	v = strings.ToLower(v)
	for yes, no := range affirmations {
		if v == yes {
			return 1
		}
		if v == no {
			return -1
		}
	}
	return 0
}

// cased writes w the way of like: all capitals, a capital first, or none.
func cased(w, like string) string {
	switch {
	case like == strings.ToUpper(like):
		return strings.ToUpper(w)
	case like[:1] == strings.ToUpper(like[:1]):
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return w
}
