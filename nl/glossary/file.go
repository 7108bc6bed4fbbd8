package glossary

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// lookEvery is how often a file is looked at. Looking is one stat; unlike a watch of the
// system's it sees files on network mounts and those swapped by a link.
const lookEvery = time.Second

// File is a glossary on disk, read again when it changes. A file that has become wrong is
// told in the log, and what was read before stays.
type File struct {
	path    string
	check   func(context.Context, *Glossary) error
	log     *slog.Logger
	current atomic.Pointer[Glossary]

	stop context.CancelFunc
	done sync.WaitGroup
}

// Open reads a file and begins to watch it. check is [Glossary.Check] with the catalog of
// the moment. Close ends the watch.
func Open(ctx context.Context, path string, check func(context.Context, *Glossary) error, log *slog.Logger) (*File, error) {
	f := &File{path: path, check: check, log: log}
	seen := f.stamp()
	g, err := f.read(ctx)
	if err != nil {
		return nil, err
	}
	f.current.Store(g)
	watch, stop := context.WithCancel(context.WithoutCancel(ctx))
	f.stop = stop
	f.done.Go(func() { f.watch(watch, seen) })
	return f, nil
}

// Current is the glossary of the moment; a nil File has none.
func (f *File) Current() *Glossary {
	if f == nil {
		return nil
	}
	return f.current.Load()
}

// Close ends the watch and waits for it.
func (f *File) Close() error {
	f.stop()
	f.done.Wait()
	return nil
}

func (f *File) read(ctx context.Context) (*Glossary, error) {
	g, err := Load(f.path)
	if err != nil {
		return nil, err
	}
	return g, f.check(ctx, g)
}

// stamp changes when the file does.
type stamp struct {
	changed time.Time
	size    int64
}

func (f *File) stamp() stamp {
	st, err := os.Stat(f.path)
	if err != nil {
		return stamp{}
	}
	return stamp{st.ModTime(), st.Size()}
}

func (f *File) watch(ctx context.Context, seen stamp) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := f.stamp()
		if now == seen {
			continue
		}
		seen = now
		if (now == stamp{}) {
			f.log.Warn("the glossary is gone; what was read before stays", "file", f.path)
			continue
		}
		f.reload(ctx)
	}
}

func (f *File) reload(ctx context.Context) {
	g, err := f.read(ctx)
	var wrong Problems
	switch {
	case ctx.Err() != nil:
	case errors.As(err, &wrong):
		for _, p := range wrong {
			f.log.Warn("the glossary is wrong; what was read before stays", "problem", p.String())
		}
	case err != nil:
		f.log.Warn("the glossary cannot be read; what was read before stays", "file", f.path, "error", err)
	case g.Version() != f.Current().Version():
		f.current.Store(g)
		f.log.Info("glossary read again", "file", f.path, "entries", g.Entries())
	}
}
