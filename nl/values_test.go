package nl

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"
)

// slow is a shop one of whose columns answers only when it is let.
type slow struct {
	*shop
	let     chan struct{}
	readers atomic.Int64 // open
	asked   atomic.Int64
}

func (s *slow) Distinct(ctx context.Context, schema, table, column string, limit int) ([]string, error) {
	s.asked.Add(1)
	if table == "applicants" {
		select {
		case <-s.let:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return s.shop.Distinct(ctx, schema, table, column, limit)
}

func (s *slow) Reader(context.Context) (Reader, error) {
	s.readers.Add(1)
	return slowReader{s}, nil
}

type slowReader struct{ *slow }

func (r slowReader) Close() error {
	r.readers.Add(-1)
	return nil
}

func slowTranslator(t *testing.T, wait, limit time.Duration) (*Translator, *slow) {
	t.Helper()
	tr, _ := translator(t, nil)
	tr.cfg.IndexTimeout, tr.cfg.IndexLimit = wait, limit
	return tr, &slow{shop: newShop(), let: make(chan struct{})}
}

// Questions wait no longer than they must; the column that came late is found later on.
func TestIndexComesLate(t *testing.T) {
	tr, src := slowTranslator(t, 30*time.Millisecond, time.Minute)
	part, err := tr.linker(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	if len(part.Values.Equal("boeing co")) != 0 || len(part.Values.Equal("method for cleaning")) != 1 {
		t.Error("the index is not what had come by then")
	}
	if again, _ := tr.linker(context.Background(), src); again != part {
		t.Error("a second question began anew")
	}
	close(src.let)
	deadline := time.Now().Add(10 * time.Second)
	for {
		l, err := tr.linker(context.Background(), src)
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Values.Equal("boeing co")) == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the late column never came")
		}
		time.Sleep(time.Millisecond)
	}
	tr.Close()
	if src.asked.Load() != 2 || src.readers.Load() != 0 {
		t.Errorf("%d columns were read, %d readers are open", src.asked.Load(), src.readers.Load())
	}
}

// A reading ends by its limit, by Close, and not by its first asker's leaving.
func TestIndexEnds(t *testing.T) {
	t.Run("limit", func(t *testing.T) {
		tr, src := slowTranslator(t, time.Minute, 30*time.Millisecond)
		l, err := tr.linker(context.Background(), src)
		if err != nil || len(l.Values.Equal("boeing co")) != 0 {
			t.Errorf("%v", err)
		}
		tr.Close()
	})
	t.Run("close", func(t *testing.T) {
		tr, src := slowTranslator(t, time.Millisecond, time.Hour)
		if _, err := tr.linker(context.Background(), src); err != nil {
			t.Fatal(err)
		}
		tr.Close()
		if src.readers.Load() != 0 {
			t.Error("a reader is open")
		}
	})
	t.Run("asker leaves", func(t *testing.T) {
		tr, src := slowTranslator(t, time.Minute, time.Hour)
		defer tr.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		defer cancel()
		if _, err := tr.linker(ctx, src); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		close(src.let)
		l, err := tr.linker(context.Background(), src)
		if err != nil || len(l.Values.Equal("boeing co")) != 1 {
			t.Errorf("%v", err)
		}
		if src.asked.Load() > 2 {
			t.Errorf("columns were read again")
		}
	})
}
