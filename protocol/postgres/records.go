package postgres

import (
	"encoding/binary"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
)

// fieldType is the wire type of a struct's field.
func fieldType(f arrow.Field) uint32 {
	name, _ := f.Metadata.GetValue(backend.WireType)
	return typeOf(f.Type, name).oid
}

// recordText writes a struct as a row value: (1,,"a b").
func (e *encoder) recordText(t *arrow.StructType) bind {
	fields := make([]bind, t.NumFields())
	for k, f := range t.Fields() {
		fields[k] = e.text(f.Type, fieldType(f))
	}
	return func(a arrow.Array) put {
		puts, missing := bindFields(a, fields)
		return func(dst []byte, i int) []byte {
			dst = append(dst, '(')
			for k, p := range puts {
				if k > 0 {
					dst = append(dst, ',')
				}
				if missing[k].at(i) {
					continue
				}
				at := len(dst)
				dst = quoteField(p(dst, i), at)
			}
			return append(dst, ')')
		}
	}
}

func bindFields(a arrow.Array, fields []bind) ([]put, []nulls) {
	s := a.(*array.Struct)
	puts, missing := make([]put, len(fields)), make([]nulls, len(fields))
	for k, b := range fields {
		puts[k], missing[k] = b(s.Field(k)), nullsOf(s.Field(k))
	}
	return puts, missing
}

// quoteField is quoteElement by the rules of row values.
func quoteField(dst []byte, at int) []byte {
	s := dst[at:]
	escapes, special := 0, len(s) == 0
	for _, c := range s {
		switch c {
		case '"', '\\':
			escapes++
		case '(', ')', ',', ' ', '\t', '\n', '\r', '\v', '\f':
			special = true
		}
	}
	if escapes == 0 && !special {
		return dst
	}
	return wrapQuoted(dst, at, escapes, 0)
}

// recordBinary writes the number of fields, then each with its type and length.
func (e *encoder) recordBinary(t *arrow.StructType) (bind, error) {
	fields, oids := make([]bind, t.NumFields()), make([]uint32, t.NumFields())
	for k, f := range t.Fields() {
		oids[k] = fieldType(f)
		var err error
		if fields[k], err = e.binary(f.Type, oids[k]); err != nil {
			return nil, err
		}
	}
	return func(a arrow.Array) put {
		puts, missing := bindFields(a, fields)
		return func(dst []byte, i int) []byte {
			dst = binary.BigEndian.AppendUint32(dst, uint32(len(puts)))
			for k, p := range puts {
				dst = binary.BigEndian.AppendUint32(dst, oids[k])
				if missing[k].at(i) {
					dst = append(dst, 0xff, 0xff, 0xff, 0xff)
					continue
				}
				at := len(dst)
				dst = p(append(dst, 0, 0, 0, 0), i)
				binary.BigEndian.PutUint32(dst[at:], uint32(len(dst)-at-4))
			}
			return dst
		}
	}, nil
}
