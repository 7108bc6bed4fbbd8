package spark

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow/array"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// A write of which Spark knows nothing any more after its stream broke may have been carried
// out: it is not sent again, and the client is told. One that Spark never heard of is.
func TestLostWriteIsNotRepeated(t *testing.T) {
	const insert = "INSERT INTO t SELECT 1"
	for _, c := range []struct {
		name   string
		first  []*pb.ExecutePlanResponse // what came before the break
		forget func(*fake)               // what Spark has forgotten then
		sent   int
	}{
		{"its session is gone", nil, (*fake).forget, 1},
		{"it is gone after it was heard of", []*pb.ExecutePlanResponse{{ResponseType: &pb.ExecutePlanResponse_ExecutionProgress_{
			ExecutionProgress: &pb.ExecutePlanResponse_ExecutionProgress{}}}}, (*fake).forgetOperations, 1},
		{"it was never heard of", nil, (*fake).forgetOperations, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			var runs atomic.Int32
			f := startFake(t, func(f *fake) {
				f.run = func(_ context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
					if !strings.HasPrefix(sql, "INSERT") {
						return nil
					}
					if runs.Add(1) > 1 {
						send(&pb.ExecutePlanResponse{Schema: structOf()})
						return nil
					}
					for _, r := range c.first {
						send(r)
					}
					c.forget(f)
					return status.Error(codes.Unavailable, "cut")
				}
			})
			conn := backendOn(t, nil, f).open()
			defer conn.Close()
			_, err := conn.Query(within(t), insert, nil)
			if n := f.calls("execute " + insert); n != c.sent {
				t.Errorf("it was sent %d times, want %d", n, c.sent)
			}
			if c.sent > 1 {
				if err != nil {
					t.Error(err)
				}
				return
			}
			var coded *sqlstate.Error
			if !errors.As(err, &coded) || coded.Code != sqlstate.ConnectionFailure || !strings.Contains(coded.Hint, "may have been carried out") {
				t.Errorf("the client is told %v", err)
			}
			if _, err := conn.Describe(within(t), "SELECT 1"); err != nil {
				t.Errorf("its next statement: %v", err)
			}
		})
	}
}

func (f *fake) forgetOperations() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ops = map[string]*fakeOp{}
}

// A result of which nobody reads for long is taken up on a new stream, and is whole.
func TestPatientReader(t *testing.T) {
	f := startFake(t, func(f *fake) { f.run = counting(9) })
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	s, err := conn.session(within(t), map[*endpoint]bool{})
	if err != nil {
		t.Fatal(err)
	}
	cmd, _ := parse("SELECT n FROM t")
	plan, _ := cmd.plan(nil, false)
	op, err := s.begin(within(t), conn.life, plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer op.end()
	shape, err := op.describe()
	if err != nil {
		t.Fatal(err)
	}
	n := int64(0)
	for {
		op.hold()
		if op.attached = op.attached.Add(-patience); n%20 == 0 {
			op.hold()
		}
		rec, err := op.batch(shape)
		if err != nil {
			t.Fatal(err)
		}
		if rec == nil {
			break
		}
		if first := rec.Column(0).(*array.Int64).Value(0); first != n {
			t.Fatalf("row %d came where %d was due", first, n)
		}
		n += rec.NumRows()
		rec.Release()
	}
	if n != 90 || f.calls("reattach") < 5 {
		t.Errorf("%d rows on %d streams", n, f.calls("reattach")+1)
	}
}

// A session that could not be given what it needs does not stay on Spark.
func TestHalfMadeSession(t *testing.T) {
	f := startFake(t, func(f *fake) {
		f.run = func(context.Context, string, func(*pb.ExecutePlanResponse)) error {
			return sparkError("SCHEMA_NOT_FOUND", "42704", "The schema `nowhere` cannot be found.")
		}
	})
	conn := backendOn(t, func(c *Config) { c.Schema = "nowhere" }, f).open()
	defer conn.Close()
	for range 3 {
		if _, err := conn.Describe(within(t), "SELECT 1"); codeOf(err) != sqlstate.InvalidSchemaName {
			t.Errorf("a schema that is not there: %v", err)
		}
	}
	until(t, "released", func() bool { return f.calls("release session") == 3 })
}

// All who read the catalog at once share one session.
func TestOneCatalogSession(t *testing.T) {
	f := startFake(t, nil)
	b := backendOn(t, nil, f)
	ctx, found := within(t), make(chan *session, 32)
	for range cap(found) {
		b.tasks.Go(func() {
			s, err := b.catalog.session(ctx)
			if err != nil {
				t.Error(err)
			}
			time.Sleep(time.Millisecond)
			found <- s
		})
	}
	first := <-found
	for range cap(found) - 1 {
		if <-found != first {
			t.Fatal("there are several")
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.sessions) != 1 {
		t.Errorf("%d sessions are kept alive", len(b.sessions))
	}
}
