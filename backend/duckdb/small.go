//go:build duckdb_arrow

package duckdb

import (
	"encoding/binary"
	"math/bits"
	"unsafe"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/duckdb/duckdb-go-bindings"
)

// A chunk of few rows is read straight from DuckDB's vectors: exporting and importing
// it through Arrow's C interface costs the same for one row as for two thousand.

// cell is how a column's values lie in a vector and go into an Arrow array.
type cell uint8

const (
	cellNone    cell = iota // only the C interface knows
	cellBool                // a byte each, a bit each in Arrow
	cellFixed               // the same bytes in both
	cellDecimal             // a narrower integer, 16 bytes in Arrow
	cellText                // string_t, offsets and bytes in Arrow
)

// reading is how one column is read. size is a value's in the vector.
type reading struct {
	cell cell
	size int
}

// largeText is how much text in one column is too much for this way.
const largeText = 64 << 10

// fixedSizes are the types whose values are the same bytes on both sides.
var fixedSizes = map[duckdb_go_bindings.Type]struct {
	size  int
	arrow arrow.Type
}{
	duckdb_go_bindings.TypeTinyInt:     {1, arrow.INT8},
	duckdb_go_bindings.TypeUTinyInt:    {1, arrow.UINT8},
	duckdb_go_bindings.TypeSmallInt:    {2, arrow.INT16},
	duckdb_go_bindings.TypeUSmallInt:   {2, arrow.UINT16},
	duckdb_go_bindings.TypeInteger:     {4, arrow.INT32},
	duckdb_go_bindings.TypeUInteger:    {4, arrow.UINT32},
	duckdb_go_bindings.TypeBigInt:      {8, arrow.INT64},
	duckdb_go_bindings.TypeUBigInt:     {8, arrow.UINT64},
	duckdb_go_bindings.TypeFloat:       {4, arrow.FLOAT32},
	duckdb_go_bindings.TypeDouble:      {8, arrow.FLOAT64},
	duckdb_go_bindings.TypeDate:        {4, arrow.DATE32},
	duckdb_go_bindings.TypeTime:        {8, arrow.TIME64},
	duckdb_go_bindings.TypeTimestamp:   {8, arrow.TIMESTAMP},
	duckdb_go_bindings.TypeTimestampS:  {8, arrow.TIMESTAMP},
	duckdb_go_bindings.TypeTimestampMS: {8, arrow.TIMESTAMP},
	duckdb_go_bindings.TypeTimestampNS: {8, arrow.TIMESTAMP},
	duckdb_go_bindings.TypeTimestampTZ: {8, arrow.TIMESTAMP},
	duckdb_go_bindings.TypeHugeInt:     {16, arrow.DECIMAL128},
}

// readingOf tells how a column of layout l that DuckDB exports as in is read.
func readingOf(l layout, in arrow.DataType) reading {
	id := l.id()
	if f, ok := fixedSizes[id]; ok {
		if in.ID() == f.arrow {
			return reading{cellFixed, f.size}
		}
		return reading{}
	}
	switch {
	case id == duckdb_go_bindings.TypeBoolean && in.ID() == arrow.BOOL:
		return reading{cellBool, 1}
	case id == duckdb_go_bindings.TypeDecimal && in.ID() == arrow.DECIMAL128:
		return decimalReading(l.width())
	case id == duckdb_go_bindings.TypeVarchar && in.ID() == arrow.STRING,
		id == duckdb_go_bindings.TypeBlob && in.ID() == arrow.BINARY:
		return reading{cellText, 16}
	}
	return reading{}
}

func decimalReading(width uint8) reading {
	switch {
	case width <= 4:
		return reading{cellDecimal, 2}
	case width <= 9:
		return reading{cellDecimal, 4}
	case width <= 18:
		return reading{cellDecimal, 8}
	}
	return reading{cellFixed, 16}
}

// small makes a batch of the run's present chunk, or nil where that takes the C interface.
func (s *shape) small(r *run) arrow.RecordBatch {
	if s.readings == nil || r.looked == 0 {
		return nil
	}
	n := int(r.rows)
	size := 0
	for i, rd := range s.readings {
		size += room((n+7)/8) + room(n*rd.size)
		if rd.cell == cellDecimal {
			size += room(n * 16)
		}
		if rd.cell == cellText {
			text, ok := textSize(texts16(r.data[i], n), validity(unsafe.Pointer(r.valid[i]), n))
			if !ok {
				return nil
			}
			size += room((n+1)*4) + room(text)
		}
	}
	a := arena{free: make([]byte, size)}
	columns := make([]arrow.Array, len(s.readings))
	for i, rd := range s.readings {
		columns[i] = a.column(s.out.Field(i).Type, rd, r.data[i], validity(unsafe.Pointer(r.valid[i]), n), n)
	}
	rec := array.NewRecordBatch(s.out, columns, int64(n))
	for _, c := range columns {
		c.Release()
	}
	return rec
}

// arena is the memory of one small batch.
type arena struct{ free []byte }

// room is n made a multiple of eight, for Arrow reads words.
func room(n int) int { return (n + 7) &^ 7 }

func (a *arena) take(n int) []byte {
	b := a.free[:n:n]
	a.free = a.free[room(n):]
	return b
}

func (a *arena) column(t arrow.DataType, rd reading, data unsafe.Pointer, valid []byte, n int) arrow.Array {
	buffers := make([]*memory.Buffer, 2, 3)
	nulls := 0
	if valid != nil {
		v := a.take(len(valid))
		copy(v, valid)
		if rest := n & 7; rest > 0 {
			v[len(v)-1] &= 1<<rest - 1
		}
		nulls = n
		for _, b := range v {
			nulls -= bits.OnesCount8(b)
		}
		buffers[0] = memory.NewBufferBytes(v)
	}
	switch rd.cell {
	case cellBool:
		buffers[1] = memory.NewBufferBytes(a.bools(unsafe.Slice((*byte)(data), n)))
	case cellFixed:
		b := a.take(n * rd.size)
		copy(b, unsafe.Slice((*byte)(data), len(b)))
		buffers[1] = memory.NewBufferBytes(b)
	case cellDecimal:
		buffers[1] = memory.NewBufferBytes(a.decimals(unsafe.Slice((*byte)(data), n*rd.size), rd.size))
	case cellText:
		offsets, text := a.texts(texts16(data, n), valid)
		buffers[1] = memory.NewBufferBytes(offsets)
		buffers = append(buffers, memory.NewBufferBytes(text))
	}
	d := array.NewData(t, n, buffers, nil, nulls, 0)
	defer d.Release()
	return array.MakeFromData(d)
}

func (a *arena) bools(values []byte) []byte {
	b := a.take((len(values) + 7) / 8)
	for i, v := range values {
		if v != 0 {
			b[i>>3] |= 1 << (i & 7)
		}
	}
	return b
}

// decimals widens integers of so many bytes to sixteen.
func (a *arena) decimals(values []byte, size int) []byte {
	b := a.take(len(values) / size * 16)
	for i := range len(values) / size {
		var v int64
		switch from := values[i*size:]; size {
		case 2:
			v = int64(int16(binary.NativeEndian.Uint16(from)))
		case 4:
			v = int64(int32(binary.NativeEndian.Uint32(from)))
		default:
			v = int64(binary.NativeEndian.Uint64(from))
		}
		binary.NativeEndian.PutUint64(b[i*16:], uint64(v))
		binary.NativeEndian.PutUint64(b[i*16+8:], uint64(v>>63))
	}
	return b
}

func (a *arena) texts(values []text16, valid []byte) (offsets, text []byte) {
	offsets = a.take((len(values) + 1) * 4)
	at := 0
	for i := range values {
		if isValid(valid, i) {
			at += copy(a.free[at:], values[i].bytes())
		}
		binary.NativeEndian.PutUint32(offsets[(i+1)*4:], uint32(at))
	}
	return offsets, a.take(at)
}

// text16 is DuckDB's string_t: the length, then up to twelve bytes, or four and where
// all of them are.
type text16 struct {
	size   uint32
	prefix [4]byte
	rest   [8]byte
}

func (t *text16) bytes() []byte {
	if t.size <= 12 {
		return unsafe.Slice(&t.prefix[0], t.size)
	}
	return unsafe.Slice(*(**byte)(unsafe.Pointer(&t.rest)), t.size)
}

func texts16(data unsafe.Pointer, n int) []text16 { return unsafe.Slice((*text16)(data), n) }

// textSize is the bytes of all texts; false: too many.
func textSize(values []text16, valid []byte) (sum int, ok bool) {
	for i := range values {
		if isValid(valid, i) {
			if sum += int(values[i].size); sum > largeText {
				return 0, false
			}
		}
	}
	return sum, true
}

// validity is a vector's bits, one for each row; nil: all rows have values.
func validity(bits unsafe.Pointer, n int) []byte {
	if bits == nil {
		return nil
	}
	return unsafe.Slice((*byte)(bits), (n+7)/8)
}

func isValid(valid []byte, i int) bool { return valid == nil || valid[i>>3]&(1<<(i&7)) != 0 }
