package link

import (
	"strconv"
	"strings"
)

var units = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "dozen": 12,
	"once": 1, "twice": 2, "thrice": 3, "pair": 2, "couple": 2,
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}

var tens = map[string]int{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3}

// measures are the units that may be written right behind a number.
var measures = map[string]bool{
	"cm": true, "mm": true, "km": true, "kg": true, "g": true, "lb": true, "lbs": true, "ft": true, "mph": true, "kmh": true, "mb": true, "gb": true,
	"kb": true, "hz": true, "ghz": true, "mhz": true, "ms": true, "min": true, "mins": true, "hr": true, "hrs": true, "pm": true, "am": true, "usd": true, "cc": true, "hp": true, "kw": true, "inch": true,
}

// numbers finds numbers in digits and in words.
func (l *Linker) numbers(r *Result, taken []bool) {
	for i := 0; i < len(r.Words); i++ {
		if taken[i] {
			continue
		}
		n, used, ok := number(r.Words[i:], taken[i:])
		if !ok {
			continue
		}
		for k := i; k < i+used; k++ {
			taken[k] = true
		}
		text := strconv.FormatFloat(n, 'f', -1, 64)
		r.Values = append(r.Values, Value{Kind: Number, First: i, Last: i + used - 1, Text: r.Words[i].Text, Number: text})
		i += used - 1
	}
}

// number reads a number at the start of words and tells how many of them it took.
func number(words []Word, taken []bool) (n float64, used int, ok bool) {
	w := words[0].Lower
	if n, ok = digits(w); ok {
		used = 1
	} else if words[0].Quoted {
		return 0, 0, false
	} else if t, is := tens[w]; is {
		n, used = float64(t), 1
		if len(words) > 1 && !taken[1] {
			if u, is := units[words[1].Lower]; is && u > 0 && u < 10 {
				n, used = n+float64(u), 2
			}
		}
	} else if u, is := units[w]; is {
		if w == "one" && len(words) > 1 && words[1].Lower == "of" {
			return 0, 0, false
		}
		n, used = float64(u), 1
	} else if scales[w] > 1000 || w == "hundred" || w == "thousand" {
		n, used = 1, 0
	} else {
		return 0, 0, false
	}
	for used < len(words) && !taken[used] {
		s, is := scales[words[used].Lower]
		if !is {
			break
		}
		n *= s
		used++
	}
	return n, used, used > 0
}

// digits reads "1,000", "2.5", "$20", "5%", "3rd", "10k".
func digits(w string) (float64, bool) {
	w = strings.TrimSuffix(strings.TrimPrefix(w, "$"), "%")
	if len(w) == 0 || len(w) > 20 {
		return 0, false
	}
	scale := 1.0
	for suffix, s := range map[string]float64{"st": 1, "nd": 1, "rd": 1, "th": 1, "k": 1e3, "m": 1e6} {
		if t, ok := strings.CutSuffix(w, suffix); ok && t != "" && t[len(t)-1] <= '9' {
			w, scale = t, s
			break
		}
	}
	if t := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz"); len(t) < len(w) && len(t) > 0 && measures[w[len(t):]] {
		w = t
	}
	if w[0] != '-' && w[0] != '.' && (w[0] < '0' || w[0] > '9') {
		return 0, false
	}
	if whole, rest, ok := strings.Cut(w, ","); ok {
		for group := range strings.SplitSeq(strings.SplitN(rest, ".", 2)[0], ",") {
			if len(group) != 3 {
				return 0, false
			}
		}
		w = whole + strings.ReplaceAll(rest, ",", "")
	}
	if strings.ContainsAny(w, "eExXpP_") {
		return 0, false
	}
	n, err := strconv.ParseFloat(w, 64)
	return n * scale, err == nil
}
