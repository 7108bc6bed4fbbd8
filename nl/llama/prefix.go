//go:build llama

package llama

import (
	"container/list"
	"crypto/sha256"
	"sync"
	"unsafe"
)

// prefixKey names a prefix by its tokens.
type prefixKey [sha256.Size]byte

func keyOf(tokens []int32) prefixKey {
	if len(tokens) == 0 {
		return prefixKey{}
	}
	return sha256.Sum256(unsafe.Slice((*byte)(unsafe.Pointer(&tokens[0])), 4*len(tokens)))
}

// prefixCache keeps the states that prefixes left in a context, up to a number of
// bytes; the one used longest ago goes first.
type prefixCache struct {
	mu    sync.Mutex
	limit int64
	bytes int64
	order *list.List // of *prefixState, the newest in front
	byKey map[prefixKey]*list.Element

	hits, misses int64
}

type prefixState struct {
	key  prefixKey
	data []byte
}

func newPrefixCache(limit int64) *prefixCache {
	return &prefixCache{limit: limit, order: list.New(), byKey: make(map[prefixKey]*list.Element)}
}

// get returns a state's bytes, which nobody changes.
func (c *prefixCache) get(key prefixKey) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		c.misses++
		return nil
	}
	c.hits++
	c.order.MoveToFront(e)
	return e.Value.(*prefixState).data
}

// fits tells whether a state of n bytes would be kept.
func (c *prefixCache) fits(n int64) bool { return n > 0 && n <= c.limit }

func (c *prefixCache) put(key prefixKey, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[key]; ok || !c.fits(int64(len(data))) {
		return
	}
	c.byKey[key] = c.order.PushFront(&prefixState{key, data})
	c.bytes += int64(len(data))
	for c.bytes > c.limit {
		last := c.order.Back()
		old := c.order.Remove(last).(*prefixState)
		delete(c.byKey, old.key)
		c.bytes -= int64(len(old.data))
	}
}
