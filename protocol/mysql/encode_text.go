package mysql

import (
	"encoding/hex"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/go-mysql-org/go-mysql/mysql"
)

// bytesEncoderOf is nil for what is stored neither as text nor as bytes.
func bytesEncoderOf(t arrow.DataType, col column, cs *charset) encoder {
	if !col.text {
		cs = nil // JSON and binary go as they are
	}
	recode := cs != nil && cs.table != nil
	switch t := t.(type) {
	case *arrow.StringType, *arrow.BinaryType:
		if recode {
			break
		}
		return &bytesEncoder{}
	case *arrow.FixedSizeBinaryType:
		if t.ByteWidth == 16 && col.text {
			return &uuidEncoder{}
		}
	case *arrow.LargeStringType, *arrow.StringViewType, *arrow.LargeBinaryType, *arrow.BinaryViewType:
	default:
		return nil
	}
	if !recode {
		cs = nil
	}
	return &viewEncoder{cs: cs}
}

// bytesEncoder writes the usual layout of text and bytes.
type bytesEncoder struct {
	offsets []int32
	data    []byte
}

func (e *bytesEncoder) bind(a arrow.Array) {
	// Offsets are counted from the first value of the slice, as the data are.
	switch a := a.(type) {
	case *array.String:
		e.offsets, e.data = a.ValueOffsets(), a.ValueBytes()
	case *array.Binary:
		e.offsets, e.data = a.ValueOffsets(), a.ValueBytes()
	}
}

func (e *bytesEncoder) text(dst []byte, i int) []byte {
	first := e.offsets[0]
	v := e.data[e.offsets[i]-first : e.offsets[i+1]-first]
	if len(v) <= 250 {
		dst = append(dst, byte(len(v)))
	} else {
		dst = mysql.AppendLengthEncodedInteger(dst, uint64(len(v)))
	}
	return append(dst, v...)
}

func (e *bytesEncoder) binary(dst []byte, i int) []byte { return e.text(dst, i) }

// viewEncoder writes the other layouts, and text in a character set of its own.
type viewEncoder struct {
	cs    *charset // nil: as it is
	value func(i int) string
	bytes func(i int) []byte
}

func (e *viewEncoder) bind(a arrow.Array) {
	e.value, e.bytes = nil, nil
	switch a := a.(type) {
	case *array.String:
		e.value = a.Value
	case *array.LargeString:
		e.value = a.Value
	case *array.StringView:
		e.value = a.Value
	case *array.LargeBinary:
		e.bytes = a.Value
	case *array.BinaryView:
		e.bytes = a.Value
	case *array.FixedSizeBinary:
		e.bytes = a.Value
	}
}

func (e *viewEncoder) text(dst []byte, i int) []byte {
	switch {
	case e.bytes != nil:
		return appendBytes(dst, e.bytes(i))
	case e.cs != nil:
		return e.cs.appendValue(dst, e.value(i))
	}
	return appendString(dst, e.value(i))
}

func (e *viewEncoder) binary(dst []byte, i int) []byte { return e.text(dst, i) }

// uuidEncoder writes sixteen bytes as a UUID's text.
type uuidEncoder struct{ a *array.FixedSizeBinary }

func (e *uuidEncoder) bind(a arrow.Array) { e.a = a.(*array.FixedSizeBinary) }

func (e *uuidEncoder) text(dst []byte, i int) []byte {
	return appendUUID(append(dst, 36), e.a.Value(i))
}

func (e *uuidEncoder) binary(dst []byte, i int) []byte { return e.text(dst, i) }

func appendUUID(dst, v []byte) []byte {
	dst = hex.AppendEncode(dst, v[:4])
	for _, part := range [...][]byte{v[4:6], v[6:8], v[8:10], v[10:16]} {
		dst = hex.AppendEncode(append(dst, '-'), part)
	}
	return dst
}

// appendValue adds s in the set, its length before it.
func (c *charset) appendValue(dst []byte, s string) []byte {
	if c.table == nil {
		return appendString(dst, s)
	}
	at := len(dst)
	return closeValue(c.append(append(dst, 0), s), at)
}

// closeValue puts the length of what was appended after the byte reserved at at into
// that byte, and makes room where one byte is not enough.
func closeValue(dst []byte, at int) []byte {
	n := len(dst) - at - 1
	if n <= 250 {
		dst[at] = byte(n)
		return dst
	}
	var length [9]byte
	l := mysql.AppendLengthEncodedInteger(length[:0], uint64(n))
	dst = append(dst, length[:len(l)-1]...)
	copy(dst[at+len(l):], dst[at+1:at+1+n])
	copy(dst[at:], l)
	return dst
}
