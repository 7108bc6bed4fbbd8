package mysqljson

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// jsonbText computes the texts of a document: jsonb_text as PostgreSQL shows a jsonb, jsonb_key
// in the same words for equal documents, jsonb_sort in an order of bytes that is that of the
// documents, jsonb_pretty on lines of their own.
func jsonbText(name string, doc *value) *string {
	switch name {
	case "jsonb_key":
		return answer(doc.equalNumbers().canonical(nil, false))
	case "jsonb_sort":
		return answer(string(doc.sortKey(nil)))
	case "jsonb_pretty":
		return answer(string(doc.pretty(nil, 0)))
	}
	return answer(doc.canonical(nil, true))
}

// ordered are the places of an object's members as jsonb has them: short names first.
func (v *value) ordered() []int {
	out := make([]int, len(v.items))
	for i := range out {
		out[i] = i
	}
	if v.kind == object {
		slices.SortFunc(out, func(a, b int) int {
			if d := len(v.names[a]) - len(v.names[b]); d != 0 {
				return d
			}
			return strings.Compare(v.names[a], v.names[b])
		})
	}
	return out
}

// canonical writes a document as jsonb is written, with blanks or without.
func (v *value) canonical(b []byte, blanks bool) string { return string(v.appendJSONB(b, blanks)) }

func (v *value) appendJSONB(b []byte, blanks bool) []byte {
	switch v.kind {
	case number:
		return append(b, plainNumber(v.scalar)...)
	case array, object:
	default:
		return v.appendTo(b)
	}
	ends := [2]byte{'[', ']'}
	if v.kind == object {
		ends = [2]byte{'{', '}'}
	}
	b = append(b, ends[0])
	for i, at := range v.ordered() {
		if i > 0 {
			b = append(b, ',')
			if blanks {
				b = append(b, ' ')
			}
		}
		if v.kind == object {
			b = append(appendText(b, v.names[at]), ':')
			if blanks {
				b = append(b, ' ')
			}
		}
		b = v.items[at].appendJSONB(b, blanks)
	}
	return append(b, ends[1])
}

// pretty writes a document on lines of their own, four blanks a level.
func (v *value) pretty(b []byte, level int) []byte {
	if v.kind < array {
		return v.appendJSONB(b, true)
	}
	ends := [2]byte{'[', ']'}
	if v.kind == object {
		ends = [2]byte{'{', '}'}
	}
	b = append(b, ends[0], '\n')
	for i, at := range v.ordered() {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		b = append(b, strings.Repeat("    ", level+1)...)
		if v.kind == object {
			b = append(appendText(b, v.names[at]), ": "...)
		}
		b = v.items[at].pretty(b, level+1)
	}
	if len(v.items) > 0 {
		b = append(b, '\n')
	}
	return append(append(b, strings.Repeat("    ", level)...), ends[1])
}

// mostZeros bounds what a number's exponent is written out to.
const mostZeros = 400

// plainNumber writes a number as numeric does, without an exponent.
func plainNumber(s string) string {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		if s == "-0" {
			return "0"
		}
		return s
	}
	exp, err := strconv.Atoi(s[at+1:])
	r, ok := new(big.Rat).SetString(s)
	if err != nil || !ok || exp > mostZeros || exp < -mostZeros {
		return s
	}
	digits := 0
	if i := strings.IndexByte(s[:at], '.'); i >= 0 {
		digits = at - i - 1
	}
	return r.FloatString(max(0, digits-exp))
}

// equalNumbers writes equal numbers in equal digits.
func (v *value) equalNumbers() *value {
	if v.kind == number {
		s := plainNumber(v.scalar)
		if strings.Contains(s, ".") {
			s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
		}
		if s == "-0" {
			s = "0"
		}
		v.scalar = s
	}
	for _, x := range v.items {
		x.equalNumbers()
	}
	return v
}

// sortRank is the order of kinds: null, texts, numbers, truth, arrays, objects.
var sortRank = [...]byte{null: 'a', text: 'b', number: 'c', boolean: 'd', array: 'e', object: 'f'}

// sortKey writes a document so that bytes sort as documents do: by kind, the number of parts,
// then part by part.
func (v *value) sortKey(b []byte) []byte {
	if v.kind == array && len(v.items) == 0 && len(b) == 0 {
		return append(b, '`') // an empty array by itself comes before everything
	}
	b = append(b, sortRank[v.kind])
	switch v.kind {
	case boolean:
		return append(b, v.scalar[0]) // f, t
	case text:
		return append(append(b, v.scalar...), 1)
	case number:
		return append(b, numberKey(v.scalar)...)
	case array, object:
		b = append(b, fixedDigits(len(v.items), 9)...)
		for _, at := range v.ordered() {
			if v.kind == object {
				b = append(append(b, v.names[at]...), 1)
			}
			b = v.items[at].sortKey(b)
		}
	}
	return b
}

func fixedDigits(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// numberKey writes a number so that bytes sort as numbers do: sign, size, digits; what is
// negative with each digit's complement.
func numberKey(s string) string {
	s = plainNumber(s)
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	whole = strings.TrimLeft(whole, "0")
	size := len(whole)
	all := strings.TrimRight(whole+fraction, "0")
	if whole == "" {
		trimmed := strings.TrimLeft(all, "0")
		size, all = len(trimmed)-len(all), trimmed
	}
	if all == "" {
		return "1"
	}
	key := fixedDigits(size+5000, 5) + all
	if !negative {
		return "2" + key + "/" // less than any digit
	}
	b := []byte(key)
	for i := range b {
		b[i] = '0' + '9' - b[i]
	}
	return "0" + string(b) + ":"
}
