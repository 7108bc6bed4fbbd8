package spark

import (
	"context"
	"sync"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

// rows is a result as its reader sees it, an array.RecordReader. A goroutine of its own
// pulls batches from Spark, one ahead of the reader and no more, and ends the operation.
type rows struct {
	op     *operation
	shape  *shape
	ctx    context.Context // the statement's, for why it ended
	failed func(error) error
	tell   func(backend.Progress) // nil: nobody asks

	came chan arrow.RecordBatch // closed at the end; last is why
	last error
	told chan backend.Progress // the newest word of it, for the reader's own goroutine

	mu      sync.Mutex
	refs    int
	current arrow.RecordBatch
	ended   bool
	err     error
}

// newRows is a result whose batches pull hands over. failed makes of an error what a
// client may see.
func newRows(ctx context.Context, op *operation, s *shape, failed func(error) error) *rows {
	return &rows{op: op, shape: s, ctx: ctx, failed: failed, tell: op.tell, refs: 1,
		came: make(chan arrow.RecordBatch), told: make(chan backend.Progress, 1)}
}

// pull hands over batch after batch until the end or until nobody reads, and then has
// Spark forget the operation.
func (r *rows) pull() {
	if r.op.tell != nil {
		r.op.tell = r.keep
	}
	defer r.op.end()
	defer close(r.came) // first: the reader need not wait for Spark to forget
	for {
		rec, err := r.op.batch(r.shape)
		if err != nil {
			r.last = r.failed(err)
			return
		}
		if rec == nil {
			return
		}
		if err := r.hand(rec); err != nil {
			rec.Release()
			r.last = r.failed(err)
			return
		}
	}
}

// hand waits until the reader takes a batch, which may be hours.
func (r *rows) hand(rec arrow.RecordBatch) error {
	select { // mostly it waits already
	case r.came <- rec:
		return nil
	default:
	}
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		select {
		case r.came <- rec:
			return nil
		case <-r.op.ctx.Done():
			return r.op.ctx.Err()
		case <-tick.C:
			r.op.hold()
		}
	}
}

// Schema describes the columns.
func (r *rows) Schema() *arrow.Schema { return r.shape.out }

// Retain adds a holder.
func (r *rows) Retain() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.refs++
}

// Release drops a holder; the last one's ends the result.
func (r *rows) Release() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.refs--; r.refs == 0 {
		r.leave()
		r.finish(nil)
	}
}

// Next moves to the next batch.
func (r *rows) Next() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leave()
	if r.ended || r.refs <= 0 {
		return false
	}
	for {
		select {
		case p := <-r.told:
			r.tell(p)
		case rec, more := <-r.came:
			if !more {
				r.finish(r.last)
				return false
			}
			r.current = rec
			return true
		case <-r.ctx.Done():
			r.finish(r.failed(r.ctx.Err()))
			return false
		}
	}
}

// keep holds the newest progress until the reader takes it.
func (r *rows) keep(p backend.Progress) {
	select {
	case <-r.told:
	default:
	}
	r.told <- p
}

// RecordBatch is the present batch, valid until the next call of Next.
func (r *rows) RecordBatch() arrow.RecordBatch { return r.current }

// Record is RecordBatch by its older name.
func (r *rows) Record() arrow.RecordBatch { return r.current }

// Err is why Next returned false, or nil at the end.
func (r *rows) Err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}

func (r *rows) leave() {
	if r.current != nil {
		r.current.Release()
		r.current = nil
	}
}

// finish tells the puller that nobody reads any more. It does not wait for it: the
// puller tells Spark, which may take a while, and the connection waits for it.
func (r *rows) finish(err error) {
	if r.ended {
		return
	}
	r.ended, r.err = true, err
	r.op.cancel()
}
