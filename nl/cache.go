package nl

import (
	"container/list"
	"sync"
)

// cache keeps the answers last used, up to a number of them.
type cache[V any] struct {
	mu    sync.Mutex
	most  int
	order *list.List // of *entry[V], the last used first
	byKey map[string]*list.Element
}

type entry[V any] struct {
	key   string
	value V
}

func newCache[V any](most int) *cache[V] {
	return &cache[V]{most: most, order: list.New(), byKey: map[string]*list.Element{}}
}

func (c *cache[V]) get(key string) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return v, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[V]).value, true
}

func (c *cache[V]) put(key string, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.byKey[key]; ok {
		e.Value.(*entry[V]).value = v
		c.order.MoveToFront(e)
		return
	}
	if c.most <= 0 {
		return
	}
	c.byKey[key] = c.order.PushFront(&entry[V]{key, v})
	for c.order.Len() > c.most {
		last := c.order.Back()
		delete(c.byKey, last.Value.(*entry[V]).key)
		c.order.Remove(last)
	}
}

// flights lets identical work in flight be done once.
type flights[V any] struct {
	mu    sync.Mutex
	byKey map[string]*flight[V]
}

type flight[V any] struct {
	done  chan struct{}
	value V
	err   error
}

// join gives the flight of key and whether the caller is to fly it; it then calls land.
func (f *flights[V]) join(key string) (fl *flight[V], leads bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if fl, ok := f.byKey[key]; ok {
		return fl, false
	}
	fl = &flight[V]{done: make(chan struct{})}
	if f.byKey == nil {
		f.byKey = map[string]*flight[V]{}
	}
	f.byKey[key] = fl
	return fl, true
}

func (f *flights[V]) land(key string, fl *flight[V], v V, err error) {
	f.mu.Lock()
	delete(f.byKey, key)
	f.mu.Unlock()
	fl.value, fl.err = v, err
	close(fl.done)
}
