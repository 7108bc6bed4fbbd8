package postgres

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// wrapped is the writer of an array that only points at the values of another:
// dictionaries, run-end encoding, extension types, unions. choose makes the writer of
// the values. It is nil for other types.
func wrapped(t arrow.DataType, choose func(arrow.DataType) bind) bind {
	switch t := t.(type) {
	case *arrow.DictionaryType:
		inner := choose(t.ValueType)
		if inner == nil {
			return nil
		}
		return func(a arrow.Array) put {
			d := a.(*array.Dictionary)
			p := inner(d.Dictionary())
			return func(dst []byte, i int) []byte { return p(dst, d.GetValueIndex(i)) }
		}
	case *arrow.RunEndEncodedType:
		inner := choose(t.Encoded())
		if inner == nil {
			return nil
		}
		return func(a arrow.Array) put {
			r := a.(*array.RunEndEncoded)
			p := inner(r.Values())
			return func(dst []byte, i int) []byte { return p(dst, r.GetPhysicalIndex(i)) }
		}
	case arrow.ExtensionType:
		inner := choose(t.StorageType())
		if inner == nil {
			return nil
		}
		return func(a arrow.Array) put { return inner(storage(a)) }
	case arrow.UnionType:
		return unionOf(t, choose)
	}
	return nil
}

// unionOf writes whichever member a row holds.
func unionOf(t arrow.UnionType, choose func(arrow.DataType) bind) bind {
	members := make([]bind, len(t.Fields()))
	for k, f := range t.Fields() {
		if members[k] = choose(f.Type); members[k] == nil {
			return nil
		}
	}
	return func(a arrow.Array) put {
		u := a.(array.Union)
		puts := make([]put, len(members))
		for k, m := range members {
			puts[k] = m(u.Field(k))
		}
		return func(dst []byte, i int) []byte { return puts[u.ChildID(i)](dst, memberIndex(u, i)) }
	}
}

// memberIndex is where the member's array holds row i of a union.
func memberIndex(u array.Union, i int) int {
	if d, ok := u.(*array.DenseUnion); ok {
		return int(d.ValueOffset(i))
	}
	return i
}

// storage takes an extension array's wrapping off.
func storage(a arrow.Array) arrow.Array {
	for {
		e, ok := a.(array.ExtensionArray)
		if !ok {
			return a
		}
		a = e.Storage()
	}
}

// nullsOf finds an array's NULLs, those of the values that it points at included.
func nullsOf(a arrow.Array) nulls {
	a = storage(a)
	switch v := a.(type) {
	case *array.Null:
		return nulls{all: true}
	case *array.Dictionary:
		if v.Dictionary().NullN() > 0 {
			return nullsBy(a, func(i int) bool { return v.IsNull(i) || v.Dictionary().IsNull(v.GetValueIndex(i)) })
		}
	case *array.RunEndEncoded:
		return nullsBy(a, func(i int) bool { return v.Values().IsNull(v.GetPhysicalIndex(i)) })
	case array.Union:
		return nullsBy(a, func(i int) bool { return v.Field(v.ChildID(i)).IsNull(memberIndex(v, i)) })
	}
	if a.NullN() == 0 {
		return nulls{}
	}
	return nulls{bits: a.NullBitmapBytes(), offset: a.Data().Offset()}
}

// nullsBy asks for every row once.
func nullsBy(a arrow.Array, null func(i int) bool) nulls {
	bits := make([]byte, (a.Len()+7)/8)
	for i := range a.Len() {
		if !null(i) {
			bits[i>>3] |= 1 << (i & 7)
		}
	}
	return nulls{bits: bits}
}
