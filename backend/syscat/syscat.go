// Package syscat answers what clients ask of the system catalogs: PostgreSQL's pg_catalog
// and information_schema over what an engine holds. A question about tables is answered by
// running it, not by recognising it: the relations are real tables in a small database of
// their own, with PostgreSQL's columns, types and numbers.
//
// Rows that no user changes (types, functions, operators) are PostgreSQL's own, exported
// from it (data/postgres.sh). Rows about tables come from the engine's [backend.Catalog].
// Both together are a snapshot, made when a client asks and the catalog has changed, and
// never changed itself. A snapshot holds only what its users may read.
//
// The functions that clients call on these rows are SQL macros (data/macros.sql).
package syscat

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"

	"streamlink/backend"
)

// Options say what is described, and where the description lies.
type Options struct {
	// Family says whose catalogs they are.
	Family Family
	// Engine is what is described.
	Engine backend.Catalog
	// Store opens an empty database in DuckDB's dialect that takes tables and macros.
	Store func(ctx context.Context) (backend.Backend, error)
	// Database and Users are what clients are told.
	Database string
	Users    []string
	Log      *slog.Logger
}

// Catalogs are the system catalogs of one engine.
type Catalogs struct {
	o Options

	mu        sync.Mutex
	snapshots []*snapshot // the last used is the last
}

// keptSnapshots is how many are kept: users who may read different tables have different ones.
const keptSnapshots = 4

// Open makes the system catalogs; the first question makes the first snapshot.
func Open(o Options) *Catalogs { return &Catalogs{o: o} }

// Close closes the snapshots. Every Conn and result must be closed before.
func (c *Catalogs) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var err error
	for _, s := range c.snapshots {
		err = s.drop()
	}
	c.snapshots = nil
	return err
}

// snapshot gives the snapshot of the tables that a user may read, with a hold on it.
func (c *Catalogs) snapshot(ctx context.Context, visible func(schema, name string) bool) (*snapshot, error) {
	version := c.o.Engine.Version()
	all, err := c.o.Engine.Tables(ctx, "")
	if err != nil {
		return nil, err
	}
	var key strings.Builder
	fmt.Fprint(&key, version)
	mine := all[:0:0]
	for _, t := range all {
		if visible == nil || visible(t.Schema, t.Name) {
			mine = append(mine, t)
			fmt.Fprintf(&key, "\x1f%s\x1f%s", t.Schema, t.Name)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, s := range c.snapshots {
		if s.key == key.String() {
			c.snapshots = append(slices.Delete(c.snapshots, i, i+1), s)
			s.hold()
			return s, nil
		}
	}
	s, err := newSnapshot(ctx, c.o, mine)
	if err != nil {
		return nil, err
	}
	s.key = key.String()
	c.snapshots = append(c.snapshots, s)
	if len(c.snapshots) > keptSnapshots {
		old := c.snapshots[0]
		c.snapshots = slices.Delete(c.snapshots, 0, 1)
		if err := old.drop(); err != nil && c.o.Log != nil {
			c.o.Log.Warn("a snapshot of the catalogs did not close", slog.Any("error", err))
		}
	}
	s.hold()
	return s, nil
}
