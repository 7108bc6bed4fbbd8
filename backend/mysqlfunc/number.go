package mysqlfunc

import (
	"math"
	"strconv"
	"strings"
)

// conv is CONV(number, from, to): a base below zero takes or gives a sign.
func conv(args []string) (*string, error) {
	from, err1 := strconv.Atoi(args[1])
	to, err2 := strconv.Atoi(args[2])
	if err1 != nil || err2 != nil || !isBase(from) || !isBase(to) || args[0] == "" {
		return nil, nil
	}
	n := readBase(strings.TrimLeft(args[0], " \t\r\n"), from)
	if to < 0 {
		return answer(strings.ToUpper(strconv.FormatInt(int64(n), -to)))
	}
	return answer(strings.ToUpper(strconv.FormatUint(n, to)))
}

func isBase(n int) bool { return n >= 2 && n <= 36 || n <= -2 && n >= -36 }

// readBase reads the digits at the beginning of a text; too large a number is the largest.
func readBase(s string, base int) uint64 {
	signed := base < 0
	if signed {
		base = -base
	}
	rest, negative := strings.CutPrefix(s, "-")
	if !negative {
		rest = strings.TrimPrefix(rest, "+")
	}
	end := 0
	for end < len(rest) && digit(rest[end]) < base {
		end++
	}
	if end == 0 {
		return 0
	}
	n, err := strconv.ParseUint(rest[:end], base, 64)
	if err != nil {
		n = math.MaxUint64
	}
	switch {
	case signed && negative:
		return -min(n, 1<<63)
	case signed:
		return min(n, math.MaxInt64)
	case negative && err == nil:
		return -n
	}
	return n
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 99
}

// exportSet is EXPORT_SET(bits, on, off [, separator [, how many]]).
func exportSet(args []string) (*string, error) {
	bits, err := strconv.ParseUint(args[0], 10, 64)
	if err != nil {
		n, err := strconv.ParseInt(args[0], 10, 64)
		if err != nil {
			return nil, nil
		}
		bits = uint64(n)
	}
	separator, count := ",", 64
	if len(args) > 3 {
		separator = args[3]
	}
	if len(args) > 4 {
		if n, err := strconv.Atoi(args[4]); err == nil && n >= 0 && n < 64 {
			count = n
		}
	}
	var b strings.Builder
	for i := range count {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(args[2-int(bits>>i&1)])
	}
	return answer(b.String())
}

// substringIndex is what stands before the n-th delimiter, or behind it from the end.
func substringIndex(args []string) (*string, error) {
	n, err := strconv.ParseInt(args[2], 10, 64)
	s, delimiter := args[0], args[1]
	if err != nil || n == 0 || delimiter == "" {
		return answer("")
	}
	if n < 0 {
		at := len(s)
		for ; n < 0; n++ {
			if at = strings.LastIndex(s[:at], delimiter); at < 0 {
				return answer(s)
			}
		}
		return answer(s[at+len(delimiter):])
	}
	at := 0
	for ; n > 0; n-- {
		i := strings.Index(s[at:], delimiter)
		if i < 0 {
			return answer(s)
		}
		at += i + len(delimiter)
	}
	return answer(s[:at-len(delimiter)])
}

// rand is RAND(n): the first number of a sequence that begins with n.
func rand(args []string) (*string, error) {
	f, err := strconv.ParseFloat(args[0], 64)
	if err != nil {
		f = 0
	}
	n := uint32(int64(math.Round(f)))
	return answer(strconv.FormatFloat(First(n), 'g', -1, 64))
}

// First is the first number of the sequence that RAND(n) begins.
func First(n uint32) float64 {
	const most = 0x3FFFFFFF
	one, two := uint64(n*0x10001+55555555)%most, uint64(n*0x10000001)%most
	return float64((one*3+two)%most) / most
}
