package postgres

import (
	"encoding/binary"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend/sqlstate"
)

// OIDs of the two vector types: arrays that are written with spaces and count from 0.
const (
	oidInt2Vector = 22
	oidOIDVector  = 30
)

func isVector(oid uint32) bool { return oid == oidInt2Vector || oid == oidOIDVector }

// elementOID is the type of an array's or vector's elements.
func elementOID(oid uint32) uint32 {
	switch oid {
	case oidInt2Vector:
		return oidInt2
	case oidOIDVector:
		return oidOID
	}
	if e := elementOf[oid]; e != 0 {
		return e
	}
	return oidText
}

// arrayText writes {1,NULL,"a b"}; a list of lists has one more pair of braces.
func (e *encoder) arrayText(t arrow.ListLikeType, oid uint32) bind {
	inner, nested := t.Elem(), isList(t.Elem())
	open, separator, closing := "{", byte(','), "}"
	if isVector(oid) {
		open, separator, closing = "", ' ', ""
	}
	var element bind
	if nested {
		element = e.arrayText(inner.(arrow.ListLikeType), oid)
	} else {
		element = e.text(inner, elementOID(oid))
	}
	return func(a arrow.Array) put {
		list := a.(array.ListLike)
		values := list.ListValues()
		p, missing := element(values), nullsOf(values)
		return func(dst []byte, i int) []byte {
			from, to := list.ValueOffsets(i)
			dst = append(dst, open...)
			for k := int(from); k < int(to); k++ {
				if k > int(from) {
					dst = append(dst, separator)
				}
				if missing.at(k) {
					dst = append(dst, "NULL"...)
					continue
				}
				at := len(dst)
				dst = p(dst, k)
				if !nested {
					dst = quoteElement(dst, at)
				}
			}
			return append(dst, closing...)
		}
	}
}

// quoteElement puts an array element that was appended at dst[at:] in quotes where
// PostgreSQL would.
func quoteElement(dst []byte, at int) []byte {
	s := dst[at:]
	escapes, special := 0, len(s) == 0 || isNullWord(s)
	for _, c := range s {
		switch c {
		case '"', '\\':
			escapes++
		case '{', '}', ',', ' ', '\t', '\n', '\r', '\v', '\f':
			special = true
		}
	}
	if escapes == 0 && !special {
		return dst
	}
	return wrapQuoted(dst, at, escapes, '\\')
}

func isNullWord(s []byte) bool {
	return len(s) == 4 && s[0]|32 == 'n' && s[1]|32 == 'u' && s[2]|32 == 'l' && s[3]|32 == 'l'
}

// wrapQuoted quotes dst[at:] in place, from its end, with a backslash before each of
// its escapes characters, or the character doubled where double is 0.
func wrapQuoted(dst []byte, at, escapes int, escape byte) []byte {
	n := len(dst)
	for range escapes + 2 {
		dst = append(dst, '"')
	}
	w := len(dst) - 2
	for r := n - 1; r >= at; r-- {
		c := dst[r]
		dst[w] = c
		w--
		if c == '"' || c == '\\' {
			if escape == 0 {
				dst[w] = c
			} else {
				dst[w] = escape
			}
			w--
		}
	}
	dst[at] = '"'
	return dst
}

// arrayBinary writes dimensions, flags, the element type, and the elements.
func (e *encoder) arrayBinary(t arrow.ListLikeType, oid uint32) (bind, error) {
	depth, inner := 1, t.Elem()
	for isList(inner) {
		depth++
		inner = inner.(arrow.ListLikeType).Elem()
	}
	elem := elementOID(oid)
	element, err := e.binary(inner, elem)
	if err != nil {
		return nil, err
	}
	lower := byte(1)
	if isVector(oid) {
		lower = 0
	}
	return func(a arrow.Array) put {
		w := arrayWriter{encoder: e, lists: make([]array.ListLike, depth), sizes: make([]int, depth), lower: lower, elem: elem}
		w.inside = make([]nulls, depth)
		for d := range depth {
			w.lists[d] = a.(array.ListLike)
			a = w.lists[d].ListValues()
			w.inside[d] = nullsOf(a)
		}
		w.element = element(a)
		return w.append
	}, nil
}

// arrayWriter writes a rectangular array of any depth.
type arrayWriter struct {
	*encoder
	lists   []array.ListLike // one for each dimension
	inside  []nulls          // of each list's values
	sizes   []int
	element put
	elem    uint32
	lower   byte
	seen    bool // a NULL among the elements
}

func (w *arrayWriter) append(dst []byte, i int) []byte {
	start := len(dst)
	w.seen = false
	// The sizes come before the elements, so look along the first of each dimension.
	at, dims := i, 0
	for d := range w.lists {
		from, to := w.lists[d].ValueOffsets(at)
		if to == from {
			break
		}
		w.sizes[d] = int(to - from)
		dims++
		at = int(from)
	}
	if dims < len(w.lists) {
		dims = 0 // PostgreSQL knows only one empty array
	}
	dst = binary.BigEndian.AppendUint32(dst, uint32(dims))
	dst = append(dst, 0, 0, 0, 0)
	dst = binary.BigEndian.AppendUint32(dst, w.elem)
	if dims == 0 {
		return dst
	}
	for _, n := range w.sizes {
		dst = binary.BigEndian.AppendUint32(dst, uint32(n))
		dst = append(dst, 0, 0, 0, w.lower)
	}
	dst = w.dimension(dst, 0, i)
	if w.seen {
		dst[start+7] = 1
	}
	return dst
}

func (w *arrayWriter) dimension(dst []byte, d, i int) []byte {
	from, to := w.lists[d].ValueOffsets(i)
	last := d == len(w.lists)-1
	if int(to-from) != w.sizes[d] {
		w.cannot(sqlstate.New("2202E", "a multidimensional array must have sub-arrays of one size in binary format"))
		return dst
	}
	for k := int(from); k < int(to); k++ {
		switch missing := w.inside[d].at(k); {
		case !last && missing:
			w.cannot(sqlstate.New("2202E", "a multidimensional array must not have a NULL sub-array in binary format"))
		case !last:
			dst = w.dimension(dst, d+1, k)
		case missing:
			w.seen = true
			dst = append(dst, 0xff, 0xff, 0xff, 0xff)
		default:
			at := len(dst)
			dst = w.element(append(dst, 0, 0, 0, 0), k)
			binary.BigEndian.PutUint32(dst[at:], uint32(len(dst)-at-4))
		}
	}
	return dst
}
