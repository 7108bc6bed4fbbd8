//go:build llama

package llama

import (
	"container/list"
	"crypto/sha256"
	"sync"
)

// prefixKey names a prefix by its text.
type prefixKey [sha256.Size]byte

// prefixCache keeps what prefixes cost time to find out, up to a number of bytes: their
// tokens and the states that they left in a context. The one used longest ago goes
// first.
type prefixCache struct {
	mu    sync.Mutex
	limit int64
	bytes int64
	order *list.List // of *prefixState, the newest in front
	byKey map[prefixKey]*list.Element

	restored int64 // how often a state was taken
}

type prefixState struct {
	key    prefixKey
	tokens []int32
	data   []byte // nil: not known yet, or too large
}

func (s *prefixState) size() int64 { return int64(4*len(s.tokens)+len(s.data)) + 256 }

func newPrefixCache(limit int64) *prefixCache {
	return &prefixCache{limit: limit, order: list.New(), byKey: make(map[prefixKey]*list.Element)}
}

// get returns what is known of a prefix; nobody changes the slices in it.
func (c *prefixCache) get(key prefixKey) (prefixState, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return prefixState{}, false
	}
	c.order.MoveToFront(e)
	return *e.Value.(*prefixState), true
}

func (c *prefixCache) count() {
	c.mu.Lock()
	c.restored++
	c.mu.Unlock()
}

// fits tells whether a state of n bytes would be kept.
func (c *prefixCache) fits(n int64) bool { return n > 0 && n+256 <= c.limit }

func (c *prefixCache) put(state prefixState) {
	if !c.fits(state.size()) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.byKey[state.key]; ok {
		c.remove(e)
	}
	c.byKey[state.key] = c.order.PushFront(&state)
	c.bytes += state.size()
	for c.bytes > c.limit {
		c.remove(c.order.Back())
	}
}

func (c *prefixCache) remove(e *list.Element) {
	old := c.order.Remove(e).(*prefixState)
	delete(c.byKey, old.key)
	c.bytes -= old.size()
}
