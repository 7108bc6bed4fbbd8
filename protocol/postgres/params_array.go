package postgres

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
)

// maxDimensions is PostgreSQL's MAXDIM.
const maxDimensions = 6

// arrayArgument reads a binary array and writes it as PostgreSQL's text: {{1,2},{3,NULL}}.
func arrayArgument(element uint32, raw []byte, malformed error) (any, error) {
	r := arrayReader{raw: raw, element: element, malformed: malformed}
	dims, _, sent := int(r.int32()), r.int32(), uint32(r.int32())
	if r.bad || dims < 0 || dims > maxDimensions || sent != element {
		return nil, malformed
	}
	if dims == 0 {
		if len(r.raw) > 0 {
			return nil, malformed
		}
		return "{}", nil
	}
	for range dims {
		size, lower := r.int32(), r.int32()
		if r.bad || size < 0 || lower != 1 && lower != 0 {
			return nil, malformed
		}
		r.sizes = append(r.sizes, int(size))
	}
	text := r.dimension(make([]byte, 0, len(raw)), 0)
	switch {
	case r.err != nil:
		return nil, r.err
	case r.bad || len(r.raw) > 0:
		return nil, malformed
	}
	return string(text), nil
}

// arrayReader takes an array's bytes from the front; bad sticks.
type arrayReader struct {
	raw       []byte
	element   uint32
	sizes     []int
	malformed error
	bad       bool
	err       error // an element's own
}

func (r *arrayReader) int32() int32 {
	if len(r.raw) < 4 {
		r.bad = true
		return 0
	}
	n := int32(binary.BigEndian.Uint32(r.raw))
	r.raw = r.raw[4:]
	return n
}

func (r *arrayReader) dimension(dst []byte, d int) []byte {
	dst = append(dst, '{')
	for i := 0; i < r.sizes[d] && !r.bad && r.err == nil; i++ {
		if i > 0 {
			dst = append(dst, ',')
		}
		if d < len(r.sizes)-1 {
			if len(r.raw) == 0 { // sizes without end and nothing in them
				r.bad = true
				return dst
			}
			dst = r.dimension(dst, d+1)
			continue
		}
		dst = r.value(dst)
	}
	return append(dst, '}')
}

func (r *arrayReader) value(dst []byte) []byte {
	n := r.int32()
	switch {
	case r.bad || n == -1:
		return append(dst, "NULL"...)
	case n < 0 || int(n) > len(r.raw):
		r.bad = true
		return dst
	}
	v, err := binaryArgument(r.element, r.raw[:n], 0)
	if err != nil {
		r.err = r.malformed
		return dst
	}
	r.raw = r.raw[n:]
	at := len(dst)
	return quoteElement(appendArgument(dst, v, r.element), at)
}

// appendArgument writes an argument as PostgreSQL's text of its type.
func appendArgument(dst []byte, v any, oid uint32) []byte {
	switch v := v.(type) {
	case bool:
		if v {
			return append(dst, 't')
		}
		return append(dst, 'f')
	case int64:
		return strconv.AppendInt(dst, v, 10)
	case float64:
		if oid == oidFloat4 {
			return appendFloat4(dst, float32(v), 1)
		}
		return appendFloat8(dst, v, 1)
	case []byte:
		return hex.AppendEncode(append(dst, `\x`...), v)
	case string:
		return append(dst, v...)
	}
	return dst
}
