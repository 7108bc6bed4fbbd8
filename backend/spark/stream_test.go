package spark

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// count reads a result of integers that must run from 0 without a gap.
func count(t testing.TB, res *backend.Result) (n int, err error) {
	t.Helper()
	defer res.Rows.Release()
	for res.Rows.Next() {
		col := res.Rows.RecordBatch().Column(0).(*array.Int64)
		for i := range col.Len() {
			if col.Value(i) != int64(n) {
				t.Fatalf("row %d holds %d", n, col.Value(i))
			}
			n++
		}
	}
	return n, res.Rows.Err()
}

func codeOf(err error) sqlstate.Code {
	var e *sqlstate.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// However a stream is cut, the result is whole or ends with an error.
func TestCutStreams(t *testing.T) {
	const batches = 25
	for _, c := range []struct {
		name string
		set  func(*fake)
	}{
		{"never", func(*fake) {}},
		{"quietly after each response", func(f *fake) { f.cut = 1 }},
		{"quietly after seven", func(f *fake) { f.cut = 7 }},
		{"broken after three", func(f *fake) { f.cut, f.cutWith = 3, status.Error(codes.Unavailable, "cut") }},
		{"aborted after two", func(f *fake) { f.cut, f.cutWith = 2, status.Error(codes.Aborted, "cut") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := startFake(t, func(f *fake) { f.run = counting(batches); c.set(f) })
			conn := backendOn(t, nil, f).open()
			defer conn.Close()
			res, err := conn.Query(within(t), "SELECT n FROM t", nil)
			if err != nil {
				t.Fatal(err)
			}
			n, err := count(t, res)
			if err != nil || n != 10*batches {
				t.Errorf("%d rows, %v", n, err)
			}
			if want := f.cut > 0; (f.calls("reattach") > 0) != want {
				t.Errorf("reattached %d times", f.calls("reattach"))
			}
			until(t, "released", func() bool { return f.calls("release all") == 1 })
			if f.calls("interrupt") > 0 {
				t.Error("a statement that was complete was interrupted")
			}
		})
	}
}

// A result that cannot be had whole ends with an error, and never looks complete.
func TestShortResults(t *testing.T) {
	gap := func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
		send(schemaOf("n"))
		send(numbers(0, 10))
		send(numbers(20, 10))
		return nil
	}
	for _, c := range []struct {
		name   string
		set    func(*fake)
		midway func(*fake)
		code   sqlstate.Code
		rows   int
	}{
		{"the operation is gone", func(f *fake) { f.cut = 3 }, func(f *fake) {
			f.mu.Lock()
			f.ops = map[string]*fakeOp{}
			f.mu.Unlock()
		}, sqlstate.ConnectionFailure, -1},
		{"the session is gone", func(f *fake) { f.cut = 3 }, (*fake).forget, sqlstate.ConnectionFailure, -1},
		{"the server is gone", func(f *fake) { f.cut, f.cutWith = 3, status.Error(codes.Unavailable, "cut") },
			func(f *fake) { f.grpc.Stop() }, sqlstate.ConnectionFailure, -1},
		{"rows are missing", func(f *fake) { f.run = gap }, nil, sqlstate.InternalError, 10},
		{"division by zero", func(f *fake) {
			f.run = func(ctx context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
				_ = counting(2)(ctx, sql, send)
				return sparkError("DIVIDE_BY_ZERO", "22012", "Division by zero.")
			}
		}, nil, sqlstate.DivisionByZero, 20},
		{"another column came", func(f *fake) {
			f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
				send(&pb.ExecutePlanResponse{Schema: structOf(&pb.DataType_StructField{Name: "n", DataType: text()})})
				send(numbers(0, 10))
				return nil
			}
		}, nil, sqlstate.InternalError, 0},
		{"a batch is no batch", func(f *fake) {
			f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
				send(schemaOf("n"))
				bad := numbers(0, 10)
				bad.GetArrowBatch().Data = bad.GetArrowBatch().Data[:40]
				send(bad)
				return nil
			}
		}, nil, sqlstate.InternalError, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := startFake(t, func(f *fake) { f.run = counting(20); c.set(f) })
			conn := backendOn(t, nil, f).open()
			defer conn.Close()
			res, err := conn.Query(within(t), "SELECT n FROM t", nil)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Rows.Release()
			n := 0
			for res.Rows.Next() {
				n += int(res.Rows.RecordBatch().NumRows())
				if n == 10 && c.midway != nil {
					c.midway(f)
				}
			}
			if got := codeOf(res.Rows.Err()); got != c.code || n == 200 || c.rows >= 0 && n != c.rows {
				t.Errorf("after %d rows: %v, want %s", n, res.Rows.Err(), c.code)
			}
		})
	}
}

// A stream that ends again and again without its last response is given up.
func TestNoLastResponse(t *testing.T) {
	f := startFake(t, func(f *fake) {
		f.cut = 1
		f.run = func(ctx context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
			send(schemaOf("n"))
			<-ctx.Done()
			return ctx.Err()
		}
	})
	b := backendOn(t, nil, f)
	conn := b.open()
	defer conn.Close()
	res, err := conn.Query(within(t), "SELECT n FROM t", nil)
	if err != nil {
		t.Fatal(err)
	}
	f.mu.Lock()
	f.ops = map[string]*fakeOp{}
	f.mu.Unlock()
	n, err := count(t, res)
	if n != 0 || codeOf(err) != sqlstate.ConnectionFailure {
		t.Errorf("%d rows, %v", n, err)
	}
}

// Spark is told of what has arrived, in order, and never of more.
func TestReleaseUntil(t *testing.T) {
	const batches, size = 40, 1 << 20
	f := startFake(t, func(f *fake) {
		f.cut = 9
		f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
			send(&pb.ExecutePlanResponse{Schema: structOf(&pb.DataType_StructField{Name: "s", DataType: text()})})
			for range batches {
				send(wide(size))
			}
			return nil
		}
	})
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	res, err := conn.Query(within(t), "SELECT s FROM t", nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for res.Rows.Next() {
		n++
	}
	res.Rows.Release()
	if err := res.Rows.Err(); err != nil || n != batches {
		t.Fatalf("%d batches, %v", n, err)
	}
	until(t, "released", func() bool { return f.calls("release all") == 1 })
	if got := f.calls("release until"); got < 2 || got > batches*size/unreleased+1 {
		t.Errorf("released %d times on the way", got)
	}
}

// wide is a batch of one text.
func wide(size int) *pb.ExecutePlanResponse {
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	b.Append(strings.Repeat("x", size))
	return batchOf(arrow.Field{Name: "s", Type: arrow.BinaryTypes.String}, b.NewArray())
}

// Spark 4 may send batches of 90 MB.
func TestBigBatch(t *testing.T) {
	const size = 90 << 20
	f := startFake(t, func(f *fake) {
		f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
			send(&pb.ExecutePlanResponse{Schema: structOf(&pb.DataType_StructField{Name: "s", DataType: text()})})
			send(wide(size))
			return nil
		}
	})
	for _, c := range []struct {
		max  int
		code sqlstate.Code
	}{{DefaultConfig().MaxMessage, ""}, {64 << 20, sqlstate.ProgramLimitExceeded}} {
		conn := backendOn(t, func(cfg *Config) { cfg.MaxMessage = c.max }, f).open()
		res, err := conn.Query(within(t), "SELECT s FROM t", nil)
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for res.Rows.Next() {
			got += res.Rows.RecordBatch().Column(0).(*array.String).ValueLen(0)
		}
		if code := codeOf(res.Rows.Err()); code != c.code || code == "" && got != size {
			t.Errorf("at most %d bytes: %d came, %v", c.max, got, res.Rows.Err())
		}
		res.Rows.Release()
		conn.Close()
	}
}

// A reader that takes its time holds a few batches and leaves the rest on Spark.
func TestSlowReader(t *testing.T) {
	const batches, size = 60, 1 << 20
	f := startFake(t, func(f *fake) {
		f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
			send(&pb.ExecutePlanResponse{Schema: structOf(&pb.DataType_StructField{Name: "s", DataType: text()})})
			one := wide(size).GetArrowBatch()
			for range batches {
				send(&pb.ExecutePlanResponse{ResponseType: &pb.ExecutePlanResponse_ArrowBatch_{
					ArrowBatch: &pb.ExecutePlanResponse_ArrowBatch{RowCount: 1, Data: one.Data}}})
			}
			return nil
		}
	})
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	res, err := conn.Query(within(t), "SELECT s FROM t", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Rows.Release()
	for range 3 {
		if !res.Rows.Next() {
			t.Fatal(res.Rows.Err())
		}
	}
	time.Sleep(300 * time.Millisecond)
	// Three read, one ahead, one on its way into the window of 1 MB, and the server's buffers.
	if got := f.batches(); got > 12 {
		t.Errorf("%d batches left the server while 3 were read", got)
	}
	n := 3
	for res.Rows.Next() {
		n++
	}
	if n != batches || res.Rows.Err() != nil {
		t.Errorf("%d batches, %v", n, res.Rows.Err())
	}
}

// hanging runs a statement that describes itself, tells of its progress and then waits
// to be interrupted.
func hanging(ctx context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
	send(schemaOf("n"))
	send(&pb.ExecutePlanResponse{ResponseType: &pb.ExecutePlanResponse_ExecutionProgress_{
		ExecutionProgress: &pb.ExecutePlanResponse_ExecutionProgress{}}})
	<-ctx.Done()
	return sparkError("OPERATION_CANCELED", "HY008", "Operation was canceled.")
}

func TestCancel(t *testing.T) {
	f := startFake(t, func(f *fake) { f.run = hanging })
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	ctx, cancel := context.WithCancelCause(within(t))
	res, err := conn.Query(ctx, "SELECT n FROM t", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Rows.Release()
	why := sqlstate.New(sqlstate.QueryCanceled, "because I say so")
	time.AfterFunc(20*time.Millisecond, func() { cancel(why) })
	if res.Rows.Next() || res.Rows.Err() != error(why) {
		t.Errorf("a cancelled statement ended with %v", res.Rows.Err())
	}
	until(t, "interrupted and released", func() bool { return f.calls("interrupt") == 1 && f.calls("release all") == 1 })

	// Cancelled before Spark has described the result.
	f.mu.Lock()
	f.run = func(ctx context.Context, _ string, _ func(*pb.ExecutePlanResponse)) error { <-ctx.Done(); return nil }
	f.mu.Unlock()
	short, stop := context.WithTimeout(within(t), 30*time.Millisecond)
	defer stop()
	if _, err := conn.Query(short, "SELECT n FROM t", nil); codeOf(err) != sqlstate.QueryCanceled {
		t.Errorf("a statement past its time ended with %v", err)
	}
	until(t, "interrupted again", func() bool { return f.calls("interrupt") == 2 && f.calls("release all") == 2 })
}

// A reader that leaves early ends the statement on Spark, as does the end of the
// connection; other results are left alone.
func TestLeavingEarly(t *testing.T) {
	f := startFake(t, func(f *fake) { f.run = hanging })
	b := backendOn(t, nil, f)
	conn := b.open()
	first, err := conn.Query(within(t), "SELECT 1", nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := conn.Query(within(t), "SELECT 2", nil)
	if err != nil {
		t.Fatal(err)
	}
	first.Rows.Release()
	until(t, "the first interrupted", func() bool { return f.calls("interrupt") == 1 && f.calls("release all") == 1 })
	if f.live() < 1 {
		t.Error("the session went with the result")
	}
	conn.Close()
	if second.Rows.Next() || codeOf(second.Rows.Err()) != sqlstate.AdminShutdown {
		t.Errorf("a closed connection's result ended with %v", second.Rows.Err())
	}
	second.Rows.Release()
	until(t, "the second interrupted, the session released", func() bool {
		return f.calls("interrupt") == 2 && f.calls("release all") == 2 && f.calls("release session") == 1
	})
	if _, err := conn.Query(within(t), "SELECT 1", nil); codeOf(err) != sqlstate.ConnectionFailure {
		t.Errorf("a closed connection took a statement: %v", err)
	}
}
