package syscat

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"

	"streamlink/backend"
)

// snapshot is the catalogs at one moment, in a database of its own. Its relations and
// macros are made when a statement first names them: most clients ask for few.
type snapshot struct {
	key   string
	store backend.Backend
	holds atomic.Int64

	mu    sync.Mutex // held while something is made
	about *description
	admin backend.Conn
	made  map[string]bool
}

func (s *snapshot) hold() { s.holds.Add(1) }

// drop gives a hold back; the last one closes the database.
func (s *snapshot) drop() error {
	if s.holds.Add(-1) > 0 {
		return nil
	}
	err := s.admin.Close()
	if e := s.store.Close(); err == nil {
		err = e
	}
	return err
}

// newSnapshot makes one that describes tables.
func newSnapshot(ctx context.Context, o Options, tables []backend.Table) (*snapshot, error) {
	d, err := describe(ctx, o, tables)
	if err != nil {
		return nil, err
	}
	store, err := o.Store(ctx)
	if err != nil {
		return nil, err
	}
	admin, err := store.Open(ctx)
	if err != nil {
		_ = store.Close()
		return nil, err
	}
	s := &snapshot{store: store, about: d, admin: admin, made: map[string]bool{}}
	s.hold()
	for _, schema := range append([]string{"information", "streamlink"}, o.Family.Schemas()...) {
		if schema == "information_schema" || schema == "pg_catalog" {
			continue
		}
		if err := run(ctx, admin, "CREATE SCHEMA "+schema); err != nil {
			_ = s.drop()
			return nil, err
		}
	}
	return s, nil
}

// run carries out a statement whose rows nobody wants.
func run(ctx context.Context, c backend.Conn, sql string, args ...any) error {
	res, err := c.Query(ctx, sql, args)
	if err == nil && res.Rows != nil {
		res.Rows.Release()
	}
	return err
}

// prepare makes what a statement may name. It goes by words: one that only looks like a
// relation's name costs its making and nothing else.
func (s *snapshot) prepare(ctx context.Context, sql string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for word := range words(sql) {
		if err := s.make(ctx, word); err != nil {
			return err
		}
	}
	return nil
}

// make makes the relations and the macro of a name, and before it what the macro names.
func (s *snapshot) make(ctx context.Context, word string) error {
	if s.made[word] {
		return nil
	}
	family := s.about.o.Family
	if sql, ok := family.macros()[word]; ok {
		s.made[word] = true // first: no macro names itself, but its name stands in it
		err := s.macro(ctx, sql)
		if err != nil {
			delete(s.made, word)
			return err
		}
	}
	for _, r := range relationsNamed(family)[word] {
		if r.live() {
			continue
		}
		if err := s.relation(ctx, r); err != nil {
			return err
		}
	}
	s.made[word] = true
	return nil
}

func (s *snapshot) macro(ctx context.Context, sql string) error {
	for word := range words(sql) {
		if err := s.make(ctx, word); err != nil {
			return err
		}
		if r := s.about.all["pg_catalog."+word]; r != nil && !s.made["streamlink."+word] && strings.Contains(sql, "streamlink."+word) {
			if err := run(ctx, s.admin, r.hygienic()); err != nil {
				return err
			}
			s.made["streamlink."+word] = true
		}
	}
	return run(ctx, s.admin, strings.ReplaceAll(sql, "{database}", strings.ReplaceAll(s.about.o.Database, "'", "''")))
}

// relation makes a table of the exported rows and those about the engine's tables.
func (s *snapshot) relation(ctx context.Context, r *relation) error {
	static, err := r.family.exported()
	if err != nil {
		return err
	}
	rows, err := s.about.of(r)
	if err != nil {
		return err
	}
	if text := r.text(static[strings.ToLower(r.schema+"."+r.name)], rows); text != "" {
		return run(ctx, s.admin, r.create(text), text)
	}
	return run(ctx, s.admin, r.create(""))
}

// words are the names in a statement, in lower case.
func words(sql string) func(yield func(string) bool) {
	inName := func(c byte) bool {
		return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
	}
	return func(yield func(string) bool) {
		for i := 0; i < len(sql); i++ {
			start := i
			for i < len(sql) && inName(sql[i]) {
				i++
			}
			if i > start && !yield(strings.ToLower(sql[start:i])) {
				return
			}
		}
	}
}

// byName are the relations of a family by their name alone.
var byName = map[Family]map[string][]*relation{PostgreSQL: named(postgresRelations), MySQL: named(mysqlRelations)}

func relationsNamed(f Family) map[string][]*relation { return byName[f] }

func named(all map[string]*relation) map[string][]*relation {
	out := map[string][]*relation{}
	for _, r := range all {
		name := strings.ToLower(r.name)
		out[name] = append(out[name], r)
	}
	return out
}
