package mysql

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Collation ids of column definitions.
const (
	collationBinary  = 63
	collationUTF8    = 33
	collationUTF8MB4 = 255
)

// charset is a client's character set. Statements and rows are UTF-8 inside.
type charset struct {
	name      string
	collation uint16           // its default
	width     uint32           // bytes of its longest character
	table     *charmap.Charmap // nil: UTF-8 or bytes as they are
	also      []uint16         // its other collations
}

// charsets are those that are understood. Multi-byte sets other than UTF-8 are not
// among them: in some a quote can hide in the second byte of a character.
var charsets = []*charset{
	{name: "utf8mb4", collation: collationUTF8MB4, width: 4, also: span(45, 46, 224, 247, 256, 323)},
	{name: "utf8mb3", collation: collationUTF8, width: 3, also: append(span(192, 215), 76, 83, 223)},
	{name: "binary", collation: collationBinary, width: 1},
	{name: "latin1", collation: 8, width: 1, table: charmap.Windows1252, also: []uint16{5, 15, 31, 47, 48, 49, 94}},
	{name: "ascii", collation: 11, width: 1, also: []uint16{65}},
	{name: "latin2", collation: 9, width: 1, table: charmap.ISO8859_2, also: []uint16{2, 21, 27, 77}},
	{name: "latin5", collation: 30, width: 1, table: charmap.ISO8859_9, also: []uint16{78}},
	{name: "latin7", collation: 41, width: 1, table: charmap.ISO8859_13, also: []uint16{20, 42, 79}},
	{name: "greek", collation: 25, width: 1, table: charmap.ISO8859_7, also: []uint16{70}},
	{name: "hebrew", collation: 16, width: 1, table: charmap.ISO8859_8, also: []uint16{71}},
	{name: "cp850", collation: 4, width: 1, table: charmap.CodePage850, also: []uint16{80}},
	{name: "cp852", collation: 40, width: 1, table: charmap.CodePage852, also: []uint16{81}},
	{name: "cp866", collation: 36, width: 1, table: charmap.CodePage866, also: []uint16{68}},
	{name: "cp1250", collation: 26, width: 1, table: charmap.Windows1250, also: []uint16{34, 44, 66, 99}},
	{name: "cp1251", collation: 51, width: 1, table: charmap.Windows1251, also: []uint16{14, 23, 50, 52}},
	{name: "cp1256", collation: 57, width: 1, table: charmap.Windows1256, also: []uint16{67}},
	{name: "cp1257", collation: 59, width: 1, table: charmap.Windows1257, also: []uint16{29, 58}},
	{name: "koi8r", collation: 7, width: 1, table: charmap.KOI8R, also: []uint16{74}},
	{name: "koi8u", collation: 22, width: 1, table: charmap.KOI8U, also: []uint16{75}},
	{name: "macroman", collation: 39, width: 1, table: charmap.Macintosh, also: []uint16{53}},
	{name: "tis620", collation: 18, width: 1, table: charmap.Windows874, also: []uint16{89}},
}

// span lists the ids of inclusive ranges.
func span(ends ...uint16) []uint16 {
	var ids []uint16
	for i := 0; i < len(ends); i += 2 {
		for id := ends[i]; id <= ends[i+1]; id++ {
			ids = append(ids, id)
		}
	}
	return ids
}

var utf8mb4 = charsets[0]

// charsetOf finds the set of a collation id. MySQL takes its own default for an id of 0.
func charsetOf(collation uint16) (*charset, bool) {
	if collation == 0 {
		return utf8mb4, true
	}
	for _, c := range charsets {
		if c.collation == collation || slices.Contains(c.also, collation) {
			return c, true
		}
	}
	return nil, false
}

// charsetNamed finds a set by the name that SET NAMES gives it. NULL and "" as
// character_set_results mean no conversion.
func charsetNamed(name string) (*charset, bool) {
	switch name = strings.ToLower(name); name {
	case "", "null":
		name = "binary"
	case "utf8":
		name = "utf8mb3"
	}
	for _, c := range charsets {
		if c.name == name {
			return c, true
		}
	}
	return nil, false
}

// decode turns a client's bytes into a string.
func (c *charset) decode(b []byte) string {
	if c.table == nil || isASCII(b) {
		return string(b)
	}
	out := make([]byte, 0, len(b)+len(b)/4)
	for _, x := range b {
		r := c.table.DecodeByte(x)
		if r == utf8.RuneError && isC1(rune(x)) {
			r = rune(x)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// append adds s to dst as the client reads it; what its set lacks becomes '?'.
func (c *charset) append(dst []byte, s string) []byte {
	if c.table == nil {
		return append(dst, s...)
	}
	for i := 0; i < len(s); i++ {
		if s[i] < utf8.RuneSelf {
			dst = append(dst, s[i])
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b, ok := c.table.EncodeRune(r)
		switch {
		case ok:
		case isC1(r):
			b = byte(r)
		default:
			b = '?'
		}
		dst = append(dst, b)
		i += n - 1
	}
	return dst
}

// isC1: bytes that a set leaves out in this range stand for themselves in MySQL.
func isC1(r rune) bool { return r >= 0x80 && r < 0xa0 }

func isASCII(b []byte) bool {
	for _, x := range b {
		if x >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// collationNames are those that clients ask for by name; the rest of a set's
// collations answer to the set's default.
var collationNames = map[uint16]string{
	8: "latin1_swedish_ci", 11: "ascii_general_ci", 33: "utf8mb3_general_ci", 45: "utf8mb4_general_ci",
	46: "utf8mb4_bin", 47: "latin1_bin", 48: "latin1_general_ci", 63: "binary", 83: "utf8mb3_bin",
	192: "utf8mb3_unicode_ci", 224: "utf8mb4_unicode_ci", 246: "utf8mb4_unicode_520_ci", 255: "utf8mb4_0900_ai_ci",
	278: "utf8mb4_0900_as_cs", 305: "utf8mb4_0900_as_ci", 309: "utf8mb4_0900_bin",
}
