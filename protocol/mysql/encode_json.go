package mysql

import (
	"encoding/base64"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

// jsonEncoder writes lists, structs and maps as JSON, spaced as MySQL does.
type jsonEncoder struct{ a arrow.Array }

func (e *jsonEncoder) bind(a arrow.Array) { e.a = a }

func (e *jsonEncoder) text(dst []byte, i int) []byte {
	at := len(dst)
	return closeValue(appendJSON(append(dst, 0), e.a, i), at)
}

func (e *jsonEncoder) binary(dst []byte, i int) []byte { return e.text(dst, i) }

// appendJSON adds value i of a.
func appendJSON(dst []byte, a arrow.Array, i int) []byte {
	if a.IsNull(i) {
		return append(dst, "null"...)
	}
	switch a := a.(type) {
	case *array.Map:
		return appendMap(dst, a, i)
	case array.ListLike:
		dst = append(dst, '[')
		from, to := a.ValueOffsets(i)
		var element arrow.Field
		if t, ok := a.DataType().(arrow.ListLikeType); ok {
			element = t.ElemField()
		}
		for k := from; k < to; k++ {
			if k > from {
				dst = append(dst, ", "...)
			}
			dst = appendMember(dst, element, a.ListValues(), int(k))
		}
		return append(dst, ']')
	case *array.Struct:
		dst = append(dst, '{')
		fields := a.DataType().(*arrow.StructType).Fields()
		for k := range a.NumField() {
			if k > 0 {
				dst = append(dst, ", "...)
			}
			dst = append(appendQuoted(dst, fields[k].Name), ": "...)
			dst = appendMember(dst, fields[k], a.Field(k), i)
		}
		return append(dst, '}')
	case *array.Dictionary:
		return appendJSON(dst, a.Dictionary(), a.GetValueIndex(i))
	case array.ExtensionArray:
		return appendJSON(dst, a.Storage(), i)
	case array.Union:
		return appendJSON(dst, a.Field(a.ChildID(i)), unionIndex(a, i))
	}
	return appendScalar(dst, a, i)
}

// appendMember adds what stands inside of something: a text that is JSON itself goes as it is.
func appendMember(dst []byte, f arrow.Field, a arrow.Array, i int) []byte {
	if s, ok := a.(*array.String); ok && a.IsValid(i) {
		if wire, _ := f.Metadata.GetValue(backend.WireType); wire == "json" || wire == "jsonb" {
			return append(dst, s.Value(i)...)
		}
	}
	return appendJSON(dst, a, i)
}

func unionIndex(u array.Union, i int) int {
	if d, ok := u.(*array.DenseUnion); ok {
		return int(d.ValueOffset(i))
	}
	return i
}

func appendMap(dst []byte, a *array.Map, i int) []byte {
	dst = append(dst, '{')
	from, to := a.ValueOffsets(i)
	item := a.DataType().(*arrow.MapType).ItemField()
	for k := from; k < to; k++ {
		if k > from {
			dst = append(dst, ", "...)
		}
		at := len(dst)
		dst = appendJSON(dst, a.Keys(), int(k))
		if dst[at] != '"' { // a name is a string, whatever the key was
			key := string(dst[at:])
			dst = appendQuoted(dst[:at], key)
		}
		dst = appendMember(append(dst, ": "...), item, a.Items(), int(k))
	}
	return append(dst, '}')
}

// appendScalar adds what is no container: numbers and booleans bare, the rest quoted.
func appendScalar(dst []byte, a arrow.Array, i int) []byte {
	switch a := a.(type) {
	case *array.Boolean:
		if a.Value(i) {
			return append(dst, "true"...)
		}
		return append(dst, "false"...)
	case *array.String:
		return appendQuoted(dst, a.Value(i))
	case *array.LargeString:
		return appendQuoted(dst, a.Value(i))
	case *array.StringView:
		return appendQuoted(dst, a.Value(i))
	case *array.Binary:
		return appendBase64(dst, a.Value(i))
	case *array.LargeBinary:
		return appendBase64(dst, a.Value(i))
	case *array.FixedSizeBinary:
		return appendBase64(dst, a.Value(i))
	}
	col := typeOf(a.DataType(), "")
	e := encoderOf(a.DataType(), col, utf8mb4, nil)
	if _, again := e.(*jsonEncoder); again {
		return appendQuoted(dst, a.ValueStr(i))
	}
	e.bind(a)
	at := len(dst)
	dst = e.text(dst, i) // all of these are short: one byte of length
	if _, number := numberType(a.DataType()); number && isJSONNumber(dst[at+1:]) {
		return append(dst[:at], dst[at+1:]...)
	}
	dst[at] = '"'
	return append(dst, '"')
}

// isJSONNumber is false for NaN and infinities.
func isJSONNumber(b []byte) bool {
	return len(b) > 0 && (b[len(b)-1] >= '0' && b[len(b)-1] <= '9')
}

func appendBase64(dst, v []byte) []byte {
	dst = append(dst, `"base64:type15:`...) // as MySQL marks bytes inside JSON
	dst = base64.StdEncoding.AppendEncode(dst, v)
	return append(dst, '"')
}

const hexDigits = "0123456789abcdef"

func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			dst = utf8.AppendRune(dst, r)
			i += n
			continue
		}
		i++
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c >= ' ':
			dst = append(dst, c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(dst, '"')
}
