//go:build duckdb_arrow

package duckdb

// The Go bindings leave these functions out. They are declared weak, so that this
// package links by itself; the bindings bring the library.

/*
#include <stdint.h>
#include <stddef.h>

typedef void *streamlink_task_state;

extern streamlink_task_state duckdb_create_task_state(void *database) __attribute__((weak));
extern uint64_t duckdb_execute_n_tasks_state(streamlink_task_state state, uint64_t max_tasks) __attribute__((weak));
extern void duckdb_finish_execution(streamlink_task_state state) __attribute__((weak));
extern void duckdb_destroy_task_state(streamlink_task_state state) __attribute__((weak));

static int streamlink_has_tasks(void) {
	return duckdb_create_task_state != NULL && duckdb_execute_n_tasks_state != NULL &&
	       duckdb_finish_execution != NULL && duckdb_destroy_task_state != NULL;
}
static streamlink_task_state streamlink_create(void *database) { return duckdb_create_task_state(database); }
static uint64_t streamlink_execute(streamlink_task_state state) { return duckdb_execute_n_tasks_state(state, 1); }
static void streamlink_finish(streamlink_task_state state) { duckdb_finish_execution(state); }
static void streamlink_destroy(streamlink_task_state state) { duckdb_destroy_task_state(state); }
*/
import "C"

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/duckdb/duckdb-go-bindings"
)

// crew helps statements that take long. DuckDB's own worker threads are woken for each
// statement, and for a small one that costs more than its work. So DuckDB gets none: the
// client's thread does the work, and when that has taken a moment the crew joins in,
// as many threads as DuckDB counts on.
type crew struct {
	state  C.streamlink_task_state
	size   int
	busy   atomic.Int32 // clients inside the engine
	wanted atomic.Int64 // until when there may be work, in nanoseconds since epoch
	parked atomic.Int32
	tasks  atomic.Int64 // done so far
	wake   chan struct{}
	done   chan struct{}
	ended  sync.WaitGroup

	ticks   atomic.Int64 // moments, counted while clients are busy
	resting atomic.Bool  // nobody counts
	rouse   chan struct{}
	mu      sync.Mutex
	efforts map[*effort]struct{}
}

// moment is a time as the crew's lookout counts it: a clock that costs a statement
// nothing.
type moment int64

const (
	// A statement works alone until the second tick that it sees. On a machine that
	// others keep busy a small statement may take that long too; then busy says that
	// nobody is needed.
	tick, patience = 2 * time.Millisecond, 2
	// restAfter is after how many ticks without work the lookout rests.
	restAfter = 50
	// linger is how long the crew looks for more work after it was last called.
	linger = 5 * time.Millisecond
	// A look for work that finds none is followed by a pause.
	shortPause, longPause = 50 * time.Microsecond, time.Millisecond
)

// crewSize is how many threads a crew has beside the client's, for an engine of so many
// threads (0: one for each CPU); 0: the engine keeps its own.
func crewSize(threads int) int {
	if threads == 0 {
		threads = runtime.NumCPU()
	}
	if C.streamlink_has_tasks() == 0 {
		return 0
	}
	return threads - 1
}

// newCrew gives a database, which must have been opened without worker threads, a crew.
// The caller ends it before the database is closed.
func newCrew(db duckdb_go_bindings.Database, size int) *crew {
	c := &crew{state: C.streamlink_create(db.Ptr), size: size, wake: make(chan struct{}, size), done: make(chan struct{}),
		rouse: make(chan struct{}, 1), efforts: map[*effort]struct{}{}}
	c.ended.Go(c.lookOut)
	for i := range size {
		c.ended.Go(func() { c.work(i) })
	}
	return c
}

// needs tells whether the engine's clients leave a thread for the crew's i-th: together
// they are no more than DuckDB counts on.
func (c *crew) needs(i int) bool { return int(c.busy.Load())+i <= c.size }

// work does DuckDB's tasks while there may be some, and then waits to be called.
func (c *crew) work(i int) {
	pause := shortPause
	for {
		select {
		case <-c.done:
			return
		default:
		}
		switch {
		case c.needs(i) && C.streamlink_execute(c.state) > 0:
			c.tasks.Add(1)
			pause = shortPause
		case c.needs(i) && time.Now().UnixNano() < c.wanted.Load():
			time.Sleep(pause)
			pause = min(2*pause, longPause)
		default:
			c.parked.Add(1)
			select {
			case <-c.wake:
			case <-c.done:
				return
			}
			pause = shortPause
		}
	}
}

// call asks the crew to look for work for a while.
func (c *crew) call() {
	if !c.needs(0) {
		return
	}
	c.wanted.Store(time.Now().Add(linger).UnixNano())
	for n := c.parked.Load(); n > 0; n = c.parked.Load() {
		if c.parked.CompareAndSwap(n, n-1) {
			c.wake <- struct{}{}
		}
	}
}

// end waits until nobody works any more. A nil crew has nobody.
func (c *crew) end() {
	if c == nil {
		return
	}
	C.streamlink_finish(c.state)
	close(c.done)
	c.ended.Wait()
	C.streamlink_destroy(c.state)
}

// lookOut counts the time while clients are busy and calls the crew for what takes long.
func (c *crew) lookOut() {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for quiet := 0; ; {
		select {
		case <-c.done:
			return
		case <-ticker.C:
		}
		c.ticks.Add(1)
		if c.busy.Load() > 0 {
			quiet = 0
			if c.someTakeLong() {
				c.call()
			}
			continue
		}
		if quiet++; quiet < restAfter {
			continue
		}
		quiet = 0
		ticker.Stop()
		if c.resting.Store(true); c.busy.Load() == 0 || !c.resting.CompareAndSwap(true, false) {
			select {
			case <-c.rouse:
			case <-c.done:
				return
			}
		}
		ticker.Reset(tick)
	}
}

func (c *crew) someTakeLong() bool {
	now := c.ticks.Load()
	c.mu.Lock()
	defer c.mu.Unlock()
	for e := range c.efforts {
		if since := e.since.Load(); since >= 0 && now-since >= patience {
			return true
		}
	}
	return false
}

// effort is one client's work inside the engine, which the crew joins when it takes long.
type effort struct {
	crew  *crew        // nil: the engine has its own threads
	since atomic.Int64 // the moment when the engine began; -1: it does nothing
}

// join gives e a crew; it does nothing without.
func (e *effort) join(c *crew) {
	if c == nil {
		return
	}
	e.crew = c
	e.since.Store(-1)
	c.mu.Lock()
	c.efforts[e] = struct{}{}
	c.mu.Unlock()
}

func (e *effort) leave() {
	if e.crew != nil {
		e.crew.mu.Lock()
		delete(e.crew.efforts, e)
		e.crew.mu.Unlock()
	}
}

// moment is now.
func (e *effort) moment() moment {
	if e.crew == nil {
		return 0
	}
	return moment(e.crew.ticks.Load())
}

// begin is called before the engine works for a statement that was begun at since.
func (e *effort) begin(since moment) {
	c := e.crew
	if c == nil {
		return
	}
	now := c.ticks.Load()
	e.since.Store(now)
	c.busy.Add(1)
	if c.resting.Load() && c.resting.CompareAndSwap(true, false) {
		c.rouse <- struct{}{}
	}
	if now-int64(since) >= patience {
		c.call()
	}
}

// pause is called when the engine has given an answer.
func (e *effort) pause() {
	if e.crew != nil {
		e.since.Store(-1)
		e.crew.busy.Add(-1)
	}
}
