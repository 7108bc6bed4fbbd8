package proxy

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/guard/dialect"
)

// planKey finds a statement that was read before. BI tools repeat themselves.
type planKey struct {
	dialect dialect.Dialect
	version uint64 // of the catalog that the names were looked up in
	text    string
	types   string
	modes   dialect.Modes
	system  string // the schema of the system catalogs that unqualified names are in
	zone    string // the session's time zone, where prints say it
}

// plan is a statement read and resolved, shared by sessions, with its print and
// description once some session has made them.
type plan struct {
	stmt  *dialect.Statement
	ready atomic.Pointer[printedPlan]
}

// printedPlan is a plan's print for the engine and the columns it returns.
type printedPlan struct {
	sql     string
	schema  *arrow.Schema
	version uint64
	caution string // what a client is warned of each time, see [dialect.Statement.Caution]
	zone    string // the session's time zone that it says
}

// read gives a statement's plan, from the cache where the same text was read before
// against the same catalog. Errors are not kept, nor is what was read against a catalog
// that only this session sees.
func (s *Session) read(ctx context.Context, text string, types []dialect.Param) (*plan, error) {
	catalog, own := s.catalog()
	key := planKey{dialect: s.client.Dialect, version: catalog.Version(), text: text, types: typesKey(types), modes: s.modes(), system: s.systemSchema(), zone: s.printedZone()}
	if !own {
		if pl, ok := s.proxy.plans.Get(key); ok {
			return pl, nil
		}
	}
	stmt, err := dialect.ReadModes(text, s.client.Dialect, key.modes)
	if err != nil {
		return nil, err
	}
	if len(types) > 0 {
		stmt = stmt.WithParamTypes(types)
	}
	if stmt.Kind == dialect.ShowInfo { // what it is about is the session's
		shown, err := s.showText(ctx, stmt.Show)
		if err != nil {
			return nil, err
		}
		if own = true; shown != "" {
			if stmt, err = dialect.Read(shown, stmt.Dialect); err != nil {
				return nil, err
			}
		}
	}
	if len(stmt.Asks) == 0 { // else it is resolved when the answer stands in it
		if err := s.resolve(ctx, stmt, catalog); err != nil {
			return nil, err
		}
	}
	pl := &plan{stmt: stmt}
	if !own {
		s.proxy.plans.Add(key, pl)
	}
	return pl, nil
}

// catalog is where the session's names are looked up: the engine's, or, once the session
// has defined something that others may not see yet (in an open transaction, or for
// itself alone), its own connection's.
func (s *Session) catalog() (c backend.Catalog, own bool) {
	if s.defined || s.tx.engine {
		if conn, ok := s.conn.(interface{ Catalog() backend.Catalog }); ok {
			c := conn.Catalog()
			return c, c != s.proxy.engine.Catalog()
		}
	}
	return s.proxy.engine.Catalog(), false
}

func typesKey(types []dialect.Param) string {
	if len(types) == 0 {
		return ""
	}
	var b strings.Builder
	for _, t := range types {
		fmt.Fprint(&b, t.Type, "/", t.Wire, ";")
	}
	return b.String()
}
