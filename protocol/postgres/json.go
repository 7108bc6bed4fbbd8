package postgres

import (
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

// json writes a nested value that clients are told is json: maps, and structs and
// lists whose field says so.
func (e *encoder) json(t arrow.DataType) bind {
	switch t := t.(type) {
	case *arrow.MapType:
		return e.jsonMap(t)
	case *arrow.StructType:
		return e.jsonObject(t)
	case arrow.ListLikeType:
		return e.jsonArray(t)
	}
	switch t.ID() {
	case arrow.BOOL:
		return jsonBool
	case arrow.INT8, arrow.INT16, arrow.INT32, arrow.INT64, arrow.UINT8, arrow.UINT16, arrow.UINT32, arrow.UINT64,
		arrow.DECIMAL32, arrow.DECIMAL64, arrow.DECIMAL128, arrow.DECIMAL256:
		return e.text(t, 0)
	}
	text := e.text(t, arrowType(t).oid)
	floats := t.ID() == arrow.FLOAT16 || t.ID() == arrow.FLOAT32 || t.ID() == arrow.FLOAT64
	return func(a arrow.Array) put {
		p := text(a)
		return func(dst []byte, i int) []byte {
			at := len(dst)
			dst = p(dst, i)
			if floats && dst[len(dst)-1] <= '9' { // not NaN, not Infinity
				return dst
			}
			return quoteJSON(dst, at)
		}
	}
}

// jsonMember is json for what stands inside of something: a text that is JSON itself goes
// as it is.
func (e *encoder) jsonMember(f arrow.Field) bind {
	wire, _ := f.Metadata.GetValue(backend.WireType)
	if (wire == "json" || wire == "jsonb") && arrow.IsBaseBinary(f.Type.ID()) {
		return e.text(f.Type, oidText)
	}
	return e.json(f.Type)
}

func jsonBool(a arrow.Array) put {
	v := a.(*array.Boolean)
	return func(dst []byte, i int) []byte {
		if v.Value(i) {
			return append(dst, "true"...)
		}
		return append(dst, "false"...)
	}
}

func (e *encoder) jsonArray(t arrow.ListLikeType) bind {
	element := e.jsonMember(t.ElemField())
	return func(a arrow.Array) put {
		list := a.(array.ListLike)
		p, missing := element(list.ListValues()), nullsOf(list.ListValues())
		return func(dst []byte, i int) []byte {
			from, to := list.ValueOffsets(i)
			dst = append(dst, '[')
			for k := int(from); k < int(to); k++ {
				if k > int(from) {
					dst = append(dst, ", "...)
				}
				dst = putOrNull(dst, p, &missing, k)
			}
			return append(dst, ']')
		}
	}
}

func (e *encoder) jsonObject(t *arrow.StructType) bind {
	fields, names := make([]bind, t.NumFields()), make([][]byte, t.NumFields())
	for k, f := range t.Fields() {
		fields[k] = e.jsonMember(f)
		names[k] = append(quoteJSON([]byte(f.Name), 0), ": "...)
	}
	return func(a arrow.Array) put {
		puts, missing := bindFields(a, fields)
		return func(dst []byte, i int) []byte {
			dst = append(dst, '{')
			for k, p := range puts {
				if k > 0 {
					dst = append(dst, ", "...)
				}
				dst = putOrNull(append(dst, names[k]...), p, &missing[k], i)
			}
			return append(dst, '}')
		}
	}
}

func (e *encoder) jsonMap(t *arrow.MapType) bind {
	key := e.text(t.KeyType(), arrowType(t.KeyType()).oid)
	item := e.jsonMember(t.ItemField())
	return func(a arrow.Array) put {
		m := a.(*array.Map)
		keys, items, missing := key(m.Keys()), item(m.Items()), nullsOf(m.Items())
		return func(dst []byte, i int) []byte {
			from, to := m.ValueOffsets(i)
			dst = append(dst, '{')
			for k := int(from); k < int(to); k++ {
				if k > int(from) {
					dst = append(dst, ", "...)
				}
				at := len(dst)
				dst = append(quoteJSON(keys(dst, k), at), ": "...)
				dst = putOrNull(dst, items, &missing, k)
			}
			return append(dst, '}')
		}
	}
}

func putOrNull(dst []byte, p put, missing *nulls, i int) []byte {
	if missing.at(i) {
		return append(dst, "null"...)
	}
	return p(dst, i)
}

// quoteJSON makes a JSON string of dst[at:], in place where nothing needs an escape.
func quoteJSON(dst []byte, at int) []byte {
	plain := true
	for _, c := range dst[at:] {
		if c < 0x20 || c == '"' || c == '\\' {
			plain = false
			break
		}
	}
	if plain && utf8.Valid(dst[at:]) {
		dst = append(dst, 0, '"')
		copy(dst[at+1:], dst[at:len(dst)-2])
		dst[at] = '"'
		return dst
	}
	s := string(dst[at:])
	dst = append(dst[:at], '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, '\\', 'n')
		case r == '\t':
			dst = append(dst, '\\', 't')
		case r == '\r':
			dst = append(dst, '\\', 'r')
		case r < 0x20:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}
