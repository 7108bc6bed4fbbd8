//go:build duckdb_arrow

package duckdb

import (
	"container/list"

	"github.com/duckdb/duckdb-go-bindings"
)

// cache keeps the statements a link prepared last: a client that runs one text many
// times, or describes it and then runs it, has it bound and planned once. DuckDB
// binds a statement anew when the catalog has changed under it.
type cache struct {
	byText map[string]*list.Element
	order  *list.List // of *statement, the last used in front
	// version is the database's when the statements were prepared.
	version uint64
}

// maxCached is how many statements a link keeps, maxCachedText how long they may be.
const (
	maxCached     = 32
	maxCachedText = 16 << 10
)

func newCache() *cache {
	return &cache{byText: map[string]*list.Element{}, order: list.New()}
}

// take finds a statement by its text, unless the database has changed since.
func (c *cache) take(sql string, version uint64) *statement {
	if c.version != version {
		c.clear()
		c.version = version
		return nil
	}
	e := c.byText[sql]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*statement)
}

// put keeps st if it is of a kind that is run again, and tells whether it does.
// What fell out is destroyed: a link runs one statement at a time, so that none in
// the cache but the newest is in use.
func (c *cache) put(st *statement) bool {
	if len(st.sql) > maxCachedText || !st.cacheable() {
		return false
	}
	c.byText[st.sql] = c.order.PushFront(st)
	if c.order.Len() > maxCached {
		e := c.order.Back()
		old := e.Value.(*statement)
		c.order.Remove(e)
		delete(c.byText, old.sql)
		duckdb_go_bindings.DestroyPrepare(&old.stmt)
	}
	return true
}

func (st *statement) cacheable() bool {
	switch st.kind {
	case duckdb_go_bindings.StatementTypeSelect, duckdb_go_bindings.StatementTypeInsert,
		duckdb_go_bindings.StatementTypeUpdate, duckdb_go_bindings.StatementTypeDelete:
		return true
	}
	return false
}

// clear destroys everything.
func (c *cache) clear() {
	for e := c.order.Front(); e != nil; e = e.Next() {
		duckdb_go_bindings.DestroyPrepare(&e.Value.(*statement).stmt)
	}
	c.byText, c.order = map[string]*list.Element{}, list.New()
}
