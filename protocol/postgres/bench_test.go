package postgres

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// mixed is a batch of ten columns of different types, a NULL now and then.
func mixed(rows int) arrow.RecordBatch {
	schema := columns(
		field("id", arrow.PrimitiveTypes.Int64), field("n", arrow.PrimitiveTypes.Int32), field("s", arrow.PrimitiveTypes.Int16),
		field("f", arrow.PrimitiveTypes.Float64), field("b", arrow.FixedWidthTypes.Boolean), field("t", arrow.BinaryTypes.String),
		field("d", arrow.FixedWidthTypes.Date32), field("ts", timestampNone),
		field("p", &arrow.Decimal128Type{Precision: 12, Scale: 2}), field("v", arrow.BinaryTypes.String))
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	for i := range rows {
		b.Field(0).(*array.Int64Builder).Append(int64(i) * 1_000_003)
		b.Field(1).(*array.Int32Builder).Append(int32(i))
		b.Field(2).(*array.Int16Builder).Append(int16(i))
		b.Field(3).(*array.Float64Builder).Append(float64(i) * 1.37)
		b.Field(4).(*array.BooleanBuilder).Append(i%3 == 0)
		b.Field(5).(*array.StringBuilder).Append(fmt.Sprintf("row number %d", i))
		b.Field(6).(*array.Date32Builder).Append(arrow.Date32(18_000 + i%3000))
		b.Field(7).(*array.TimestampBuilder).Append(arrow.Timestamp(1_700_000_000_000_000 + int64(i)*1_234_567))
		b.Field(8).(*array.Decimal128Builder).Append(decimal128.FromI64(int64(i) * 137))
		if i%10 == 0 {
			b.Field(9).AppendNull()
		} else {
			b.Field(9).(*array.StringBuilder).Append("ABCDEF")
		}
	}
	return b.NewRecordBatch()
}

func benchmarkRows(b *testing.B, format int16) {
	batch := mixed(2048)
	e, err := newEncoder(batch.Schema(), []int16{format}, style{zone: time.UTC, digits: 1})
	if err != nil {
		b.Fatal(err)
	}
	w := writer{dst: io.Discard}
	w.large()
	b.ReportAllocs()
	before := cpuTime()
	b.ResetTimer()
	rows := 0
	for rows < b.N {
		if err := e.batch(batch); err != nil {
			b.Fatal(err)
		}
		for i := 0; i < 2048 && rows < b.N; i++ {
			if w.buf, err = e.row(w.buf, i); err != nil {
				b.Fatal(err)
			}
			if err := w.room(); err != nil {
				b.Fatal(err)
			}
			rows++
		}
	}
	b.ReportMetric(float64(rows)/(cpuTime()-before).Seconds()/1e6, "Mrows/cpu-s")
}

func BenchmarkRowsText(b *testing.B)   { benchmarkRows(b, textFormat) }
func BenchmarkRowsBinary(b *testing.B) { benchmarkRows(b, binaryFormat) }

// cpuTime is what this process has used so far.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestRowsDoNotAllocate holds the row loop to no allocation at all.
func TestRowsDoNotAllocate(t *testing.T) {
	batch := mixed(2048)
	for _, format := range []int16{textFormat, binaryFormat} {
		e, err := newEncoder(batch.Schema(), []int16{format}, style{zone: time.UTC, digits: 1})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.batch(batch); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 0, 4096)
		i := 0
		if n := testing.AllocsPerRun(5000, func() { buf, _ = e.row(buf[:0], i%2048); i++ }); n != 0 {
			t.Errorf("format %d: %v allocations a row", format, n)
		}
	}
}

// BenchmarkIdleConnections tells the memory of a connection that waits, client's side
// left out as far as it goes: both ends live in this process.
func BenchmarkIdleConnections(b *testing.B) {
	_, addr := start(b, nil)
	for b.Loop() {
		const n = 1000
		ends := make([]io.Closer, n)
		before := inUse()
		for i := range ends {
			ends[i] = dialRaw(b, addr)
		}
		after := inUse()
		b.ReportMetric(float64(after-before)/n/1024, "KB/conn")
		for _, c := range ends {
			c.Close()
		}
	}
}

func inUse() uint64 {
	time.Sleep(300 * time.Millisecond)
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse + m.StackInuse
}

// BenchmarkSelect1 runs a trivial statement over a socket, one client.
func BenchmarkSelect1(b *testing.B) {
	_, addr := start(b, nil)
	conn := connect(b, addr, "alice", "secret")
	b.ReportAllocs()
	for b.Loop() {
		var n int
		if err := conn.QueryRow(context.Background(), "SELECT 1").Scan(&n); err != nil {
			b.Fatal(err)
		}
	}
}
