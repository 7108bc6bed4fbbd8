package nl

import (
	"context"
	"errors"
	"sync"
	"time"

	"streamlink/nl/link"
)

// readsAtOnce is how many columns are read at a time: far away each is a wait.
const readsAtOnce = 4

// Reader is what a Source may give for reading many columns one after another, so that
// they share what a single read would set up anew. It serves one goroutine.
type Reader interface {
	Distinct(ctx context.Context, schema, table, column string, limit int) ([]string, error)
	Close() error
}

// gathering is the values of a catalog's text columns on their way to the index. Questions
// wait for it no longer than they are told to; it goes on beside them.
type gathering struct {
	schema *link.Schema
	limits link.Limits
	began  time.Time
	done   chan struct{} // closed when no column is to come any more

	linker *link.Linker // over all that came; valid after done
	err    error

	mu    sync.Mutex
	came  map[int]columnValues
	cells int
}

// columnValues is a column that was read; all tells whether it has no other values.
type columnValues struct {
	values []string
	all    bool
}

// errNotRead is why a column is not in the index (yet).
var errNotRead = errors.New("its values have not been read")

func newGathering(schema *link.Schema, limits link.Limits) *gathering {
	return &gathering{schema: schema, limits: limits, began: time.Now(), done: make(chan struct{}), came: map[int]columnValues{}}
}

// read reads column after column, several at a time, until ctx ends.
func (r *gathering) read(ctx context.Context, src Source) {
	columns := make(chan int, len(r.schema.Columns))
	for c := range r.schema.Columns {
		if r.schema.Columns[c].Family == link.Text {
			columns <- c
		}
	}
	close(columns)
	var workers sync.WaitGroup
	for range min(len(columns), readsAtOnce) {
		workers.Go(func() { r.work(ctx, src, columns) })
	}
	workers.Wait()
}

// work reads columns until there are none left, or no more values are wanted.
func (r *gathering) work(ctx context.Context, src Source, columns <-chan int) {
	distinct := src.Distinct
	if many, ok := src.(interface {
		Reader(context.Context) (Reader, error)
	}); ok {
		reader, err := many.Reader(ctx)
		if err != nil {
			return
		}
		defer reader.Close()
		distinct = reader.Distinct
	}
	for c := range columns {
		if ctx.Err() != nil || r.full() {
			return
		}
		column := r.schema.Columns[c]
		table := r.schema.Tables[column.Table]
		most := min(r.limits.PerColumn, r.limits.Cells)
		values, err := distinct(ctx, table.Schema, table.Name, column.Name, most+1)
		if err != nil {
			continue
		}
		all := len(values) <= most
		r.take(c, columnValues{values[:min(len(values), most)], all})
	}
}

func (r *gathering) full() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.cells >= r.limits.Cells
}

func (r *gathering) take(c int, v columnValues) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.came[c] = v
	r.cells += len(v.values)
}

// index is made of what has come so far.
func (r *gathering) index(ctx context.Context) (*link.Index, error) {
	return link.NewIndex(ctx, r.schema, func(_ context.Context, c, limit int) ([]string, bool, error) {
		r.mu.Lock()
		defer r.mu.Unlock()
		v, ok := r.came[c]
		switch {
		case !ok:
			return nil, false, errNotRead
		case len(v.values) > limit:
			return v.values[:limit], false, nil
		}
		return v.values, v.all, nil
	}, r.limits)
}

// await waits until everything has come, or until so long after the beginning.
func (r *gathering) await(ctx context.Context, patience time.Duration) (whole bool, err error) {
	timer := time.NewTimer(time.Until(r.began.Add(patience)))
	defer timer.Stop()
	select {
	case <-r.done:
		return true, nil
	case <-ctx.Done():
		return false, context.Cause(ctx)
	case <-timer.C:
	}
	select {
	case <-r.done:
		return true, nil
	default:
		return false, nil
	}
}
