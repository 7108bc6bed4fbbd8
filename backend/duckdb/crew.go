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
}

const (
	// patience is how long a statement works alone. On a machine that others keep busy
	// a small statement may take that long too; then busy says that nobody is needed.
	patience = 2 * time.Millisecond
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
	c := &crew{state: C.streamlink_create(db.Ptr), size: size, wake: make(chan struct{}, size), done: make(chan struct{})}
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

// effort is one client's work inside the engine, which the crew joins when it takes long.
type effort struct {
	crew   *crew // nil: the engine has its own threads
	timer  *time.Timer
	inside atomic.Bool
}

// join gives e a crew; it does nothing without.
func (e *effort) join(c *crew) {
	if c == nil {
		return
	}
	e.crew, e.timer = c, time.AfterFunc(time.Hour, e.tooLong)
	e.timer.Stop()
}

// begin is called before the engine works for a statement that was begun at since.
func (e *effort) begin(since time.Time) {
	if e.crew == nil {
		return
	}
	e.inside.Store(true)
	e.crew.busy.Add(1)
	e.timer.Reset(patience)
	if time.Since(since) > patience {
		e.crew.call()
	}
}

// pause is called when the engine has given an answer.
func (e *effort) pause() {
	if e.crew != nil {
		e.inside.Store(false)
		e.crew.busy.Add(-1)
		e.timer.Stop()
	}
}

// tooLong calls the crew again and again while the engine works. When a timer fires late
// and meets the next statement, that one gets help early.
func (e *effort) tooLong() {
	if e.inside.Load() {
		e.crew.call()
		e.timer.Reset(linger / 2)
	}
}
