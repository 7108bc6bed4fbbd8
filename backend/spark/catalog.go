package spark

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// catalog tells what Spark holds. Names are read at once, columns when they are asked
// for: in a Hive metastore each table costs a call. What is older than the configured
// age is read again beside the statements that still see the old; after a definition of
// this process's own nothing old is seen.
type catalog struct {
	b    *Backend
	life context.Context
	keys keys

	flight  singleflight.Group
	reading sync.WaitGroup // what is read beside the statements
	// analysed counts the reads of tables
	analysed atomic.Uint64

	mu         sync.Mutex
	version    uint64
	epoch      uint64 // counts this process's own definitions
	names      []backend.Table
	namesAt    time.Time
	namesEpoch uint64
	columns    map[[2]string]*entry // by schema and name in lower case
	refreshing bool
	s          *session
}

// entry is a table whose columns were read.
type entry struct {
	table backend.Table
	epoch uint64
	used  bool // since the last refresh
}

// parallel is how many reads of the catalog are on their way at once.
const parallel = 8

func newCatalog(life context.Context, b *Backend) (*catalog, error) {
	k, err := readKeys(b.cfg.KeysFile, b.log)
	if err != nil {
		return nil, err
	}
	return &catalog{b: b, life: life, keys: k, version: 1, columns: map[[2]string]*entry{}}, nil
}

// Database is the name clients see as the current database.
func (c *catalog) Database() string { return c.b.cfg.Database }

// DefaultSchema is where an unqualified name is looked up first.
func (c *catalog) DefaultSchema() string { return c.b.cfg.Schema }

// Version changes whenever a name or a column may have changed. Asking for it is what
// has an old catalog read again.
func (c *catalog) Version() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.refreshIfOld()
	return c.version
}

// Tables lists the tables and views of a schema, of every schema when it is empty, with
// no columns.
func (c *catalog) Tables(ctx context.Context, schema string) ([]backend.Table, error) {
	names, err := c.list(ctx)
	if err != nil {
		return nil, err
	}
	if schema == "" {
		return slices.Clone(names), nil
	}
	var out []backend.Table
	for _, t := range names {
		if strings.EqualFold(t.Schema, schema) {
			out = append(out, t)
		}
	}
	return out, nil
}

// list gives the names: those at hand, unless a definition of our own has made them wrong.
func (c *catalog) list(ctx context.Context) ([]backend.Table, error) {
	c.mu.Lock()
	c.refreshIfOld()
	if !c.namesAt.IsZero() && c.namesEpoch == c.epoch {
		defer c.mu.Unlock()
		return c.names, nil
	}
	c.mu.Unlock()
	got, err := c.once(ctx, "names", func(ctx context.Context) (any, error) { return c.readNames(ctx) })
	if err != nil {
		return nil, err
	}
	return got.([]backend.Table), nil
}

// Table gives one table or view with its columns. One that is not in the names at hand
// is asked for all the same: somebody else may have made it since.
func (c *catalog) Table(ctx context.Context, schema, name string) (*backend.Table, error) {
	if schema == "" {
		schema = c.b.cfg.Schema
	}
	if !c.shown(schema) {
		return nil, undefined(schema, name)
	}
	key := [2]string{strings.ToLower(schema), strings.ToLower(name)}
	c.mu.Lock()
	c.refreshIfOld()
	if e := c.columns[key]; e != nil && e.epoch == c.epoch {
		defer c.mu.Unlock()
		e.used = true
		t := e.table
		return &t, nil
	}
	c.mu.Unlock()
	got, err := c.once(ctx, "table "+key[0]+"\x00"+key[1], func(ctx context.Context) (any, error) {
		return c.readTable(ctx, schema, name)
	})
	if err != nil {
		return nil, err
	}
	t := got.(backend.Table)
	return &t, nil
}

// shown tells whether clients may see a schema.
func (c *catalog) shown(schema string) bool {
	return len(c.b.cfg.Schemas) == 0 || slices.ContainsFunc(c.b.cfg.Schemas, func(s string) bool { return strings.EqualFold(s, schema) })
}

func undefined(schema, name string) error {
	return sqlstate.New(sqlstate.UndefinedTable, "relation %q does not exist", schema+"."+name)
}

// once reads something once for all who ask at the same time; the reading goes on when
// one of them gives up.
func (c *catalog) once(ctx context.Context, what string, read func(context.Context) (any, error)) (any, error) {
	done := c.flight.DoChan(what, func() (any, error) {
		c.reading.Add(1)
		defer c.reading.Done()
		return read(c.life)
	})
	select {
	case r := <-done:
		return r.Val, r.Err
	case <-ctx.Done():
		return nil, sqlstate.From(context.Cause(ctx))
	}
}

// changed notes a definition of this process's own.
func (c *catalog) changed() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	c.version++
}

// refreshIfOld has the names, and the columns of what was used, read again when they are
// older than the configured age. The caller holds c.mu.
func (c *catalog) refreshIfOld() {
	ttl := c.b.cfg.CatalogTTL
	if ttl == 0 || c.refreshing || c.namesAt.IsZero() || time.Since(c.namesAt) < ttl || c.life.Err() != nil {
		return
	}
	c.refreshing = true
	c.reading.Go(func() {
		err := c.refresh(c.life)
		c.mu.Lock()
		c.refreshing = false
		if err != nil { // the old one serves on; the next try waits a while
			c.namesAt = time.Now().Add(-ttl + min(ttl, 5*time.Second))
		}
		c.mu.Unlock()
		if err != nil && c.life.Err() == nil {
			c.b.log.Warn("spark catalog not read", "error", err)
		}
	})
}

// refresh reads again what is at hand.
func (c *catalog) refresh(ctx context.Context) error {
	if _, err := c.once(ctx, "names", func(ctx context.Context) (any, error) { return c.readNames(ctx) }); err != nil {
		return err
	}
	c.mu.Lock()
	var again []backend.Table
	for key, e := range c.columns {
		if !e.used { // nobody asked: it is read when somebody does
			delete(c.columns, key)
			continue
		}
		e.used = false
		again = append(again, e.table)
	}
	c.mu.Unlock()
	return each(again, func(t backend.Table) error {
		_, err := c.readTable(ctx, t.Schema, t.Name)
		var coded *sqlstate.Error
		if errors.As(err, &coded) && coded.Code == sqlstate.UndefinedTable {
			return nil
		}
		return err
	})
}

// close releases the session that the catalog is read in.
func (c *catalog) close() {
	c.reading.Wait()
	c.mu.Lock()
	s := c.s
	c.s = nil
	c.mu.Unlock()
	if s != nil {
		c.b.forget(s)
		_ = s.release(context.Background())
	}
}
