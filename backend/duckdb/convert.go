//go:build duckdb_arrow

package duckdb

import (
	"fmt"
	"math/big"
	"strconv"
	"unsafe"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/duckdb/duckdb-go-bindings"
)

// converter makes a client's array of one that DuckDB exported; the caller releases
// both. vector is the same column before the export, or zero inside a nested type.
type converter func(in arrow.Array, vector duckdb_go_bindings.Vector) arrow.Array

// texts converts value by value; text appends value i of in, which is not NULL.
func texts(text func(dst []byte, in arrow.Array, i int) []byte) converter {
	return func(in arrow.Array, _ duckdb_go_bindings.Vector) arrow.Array {
		return stringsOf(in, func(dst []byte, i int) []byte { return text(dst, in, i) })
	}
}

func stringsOf(in arrow.Array, text func(dst []byte, i int) []byte) arrow.Array {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	b.Reserve(in.Len())
	var scratch []byte
	for i := range in.Len() {
		if in.IsNull(i) {
			b.AppendNull()
			continue
		}
		scratch = text(scratch[:0], i)
		b.BinaryBuilder.Append(scratch)
	}
	return b.NewArray()
}

// unsignedText reads the 128 bits, which DuckDB exports as a signed decimal, as
// unsigned.
func unsignedText(dst []byte, in arrow.Array, i int) []byte {
	v := in.(*array.Decimal128).Value(i)
	n := new(big.Int).SetUint64(uint64(v.HighBits()))
	n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(v.LowBits()))
	return n.Append(dst, 10)
}

// bignumText reads DuckDB's form of a big number: three bytes that hold the sign in
// the first bit, then the magnitude, big end first; all bits turned if negative.
func bignumText(dst []byte, in arrow.Array, i int) []byte {
	v := in.(*array.Binary).Value(i)
	if len(v) < 3 {
		return append(dst, '0')
	}
	magnitude := v[3:]
	n := new(big.Int)
	if v[0]&0x80 == 0 {
		turned := make([]byte, len(magnitude))
		for i, b := range magnitude {
			turned[i] = ^b
		}
		n.Neg(n.SetBytes(turned))
	} else {
		n.SetBytes(magnitude)
	}
	return n.Append(dst, 10)
}

// bitText reads DuckDB's form of a bit string: how many bits of the next byte are
// padding, then the bits.
func bitText(dst []byte, in arrow.Array, i int) []byte {
	v := in.(*array.Binary).Value(i)
	if len(v) == 0 {
		return dst
	}
	for bit := int(v[0]); bit < 8*(len(v)-1); bit++ {
		dst = append(dst, '0'+v[1+bit/8]>>(7-bit%8)&1)
	}
	return dst
}

// union writes the member that is set. The array itself has no NULLs, its members do.
func union(in arrow.Array, _ duckdb_go_bindings.Vector) arrow.Array {
	u := in.(*array.SparseUnion)
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	for i := range u.Len() {
		if member := u.Field(u.ChildID(i)); member.IsNull(i) {
			b.AppendNull()
		} else {
			b.Append(member.ValueStr(i))
		}
	}
	return b.NewArray()
}

// timetz reads the column itself: the export drops the offset. A value holds the
// microseconds in its upper 40 bits, and 15:59:59 less the offset in the lower 24.
func timetz(in arrow.Array, vector duckdb_go_bindings.Vector) arrow.Array {
	if in.Len() == 0 {
		return stringsOf(in, nil)
	}
	bits := unsafe.Slice((*uint64)(duckdb_go_bindings.VectorGetData(vector)), in.Len())
	return stringsOf(in, func(dst []byte, i int) []byte {
		const widest = 16*60*60 - 1
		return appendTimeTZ(dst, int64(bits[i]>>24), widest-int(bits[i]&0xffffff))
	})
}

// appendTimeTZ writes a time of day with its offset in seconds as PostgreSQL does:
// 10:11:12.5+01:30.
func appendTimeTZ(dst []byte, micros int64, offset int) []byte {
	s := micros / 1e6
	dst = fmt.Appendf(dst, "%02d:%02d:%02d", s/3600, s/60%60, s%60)
	if frac := micros % 1e6; frac != 0 {
		dst = append(dst, '.')
		digits := strconv.FormatInt(frac+1e6, 10)[1:]
		for digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		dst = append(dst, digits...)
	}
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	dst = append(dst, sign)
	dst = fmt.Appendf(dst, "%02d", offset/3600)
	if offset%3600 != 0 {
		dst = fmt.Appendf(dst, ":%02d", offset/60%60)
	}
	if offset%60 != 0 {
		dst = fmt.Appendf(dst, ":%02d", offset%60)
	}
	return dst
}

// children converts the children of a nested array to make one of type out; it is
// nil when no child needs it.
func children(out arrow.DataType, converts ...converter) converter {
	needed := false
	for _, c := range converts {
		needed = needed || c != nil
	}
	if !needed {
		return nil
	}
	return func(in arrow.Array, _ duckdb_go_bindings.Vector) arrow.Array {
		d := in.Data()
		parts := make([]arrow.ArrayData, len(converts))
		for i, c := range converts {
			child := array.MakeFromData(d.Children()[i])
			if c != nil {
				made := c(child, duckdb_go_bindings.Vector{})
				child.Release()
				child = made
			}
			parts[i] = child.Data()
			defer child.Release()
		}
		data := array.NewData(out, d.Len(), d.Buffers(), parts, d.NullN(), d.Offset())
		defer data.Release()
		return array.MakeFromData(data)
	}
}
