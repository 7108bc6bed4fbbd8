//go:build duckdb_arrow

package duckdb

// A statement's way through DuckDB in few calls: each call from Go into C costs, and
// the bindings allocate in most of theirs. Declared weak as in crew.go.

/*
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>

enum { streamlink_columns = 64, streamlink_rows = 64, streamlink_decimal = 19, streamlink_rows_kind = 3 };

// duckdb_result, as duckdb.h has it.
typedef struct { uint64_t counts[3]; void *columns; char *error; void *inside; } streamlink_result;

typedef struct {
	streamlink_result result;
	void *pending;
	void *chunk;     // the chunk fetched last; NULL: the end, or an error
	uint64_t rows;   // of chunk
	uint64_t columns;
	int32_t kind;    // duckdb_result_type
	int32_t looked;  // data and valid are those of chunk
	uint32_t layout[streamlink_columns];
	void *data[streamlink_columns];
	uint64_t *valid[streamlink_columns];
} streamlink_run;

extern int duckdb_pending_prepared_streaming(void *stmt, void **pending) __attribute__((weak));
extern int duckdb_execute_pending(void *pending, streamlink_result *result) __attribute__((weak));
extern void duckdb_destroy_pending(void **pending) __attribute__((weak));
extern int duckdb_result_return_type(streamlink_result result) __attribute__((weak));
extern uint64_t duckdb_column_count(streamlink_result *result) __attribute__((weak));
extern int duckdb_column_type(streamlink_result *result, uint64_t column) __attribute__((weak));
extern void *duckdb_column_logical_type(streamlink_result *result, uint64_t column) __attribute__((weak));
extern uint8_t duckdb_decimal_width(void *type) __attribute__((weak));
extern uint8_t duckdb_decimal_scale(void *type) __attribute__((weak));
extern void duckdb_destroy_logical_type(void **type) __attribute__((weak));
extern void *duckdb_fetch_chunk(streamlink_result result) __attribute__((weak));
extern uint64_t duckdb_data_chunk_get_size(void *chunk) __attribute__((weak));
extern void *duckdb_data_chunk_get_vector(void *chunk, uint64_t column) __attribute__((weak));
extern void *duckdb_vector_get_data(void *vector) __attribute__((weak));
extern uint64_t *duckdb_vector_get_validity(void *vector) __attribute__((weak));
extern void duckdb_destroy_data_chunk(void **chunk) __attribute__((weak));
extern void duckdb_destroy_result(streamlink_result *result) __attribute__((weak));

static streamlink_run *streamlink_new_run(void) { return calloc(1, sizeof(streamlink_run)); }

static void streamlink_drop_chunk(streamlink_run *r) {
	if (r->chunk != NULL) {
		duckdb_destroy_data_chunk(&r->chunk);
		r->chunk = NULL;
	}
}

// streamlink_fetch moves to the next chunk, and looks into one of few rows.
static void streamlink_fetch(streamlink_run *r) {
	streamlink_drop_chunk(r);
	r->looked = 0;
	r->chunk = duckdb_fetch_chunk(r->result);
	if (r->chunk == NULL) {
		return;
	}
	r->rows = duckdb_data_chunk_get_size(r->chunk);
	if (r->rows > streamlink_rows || r->columns > streamlink_columns) {
		return;
	}
	for (uint64_t i = 0; i < r->columns; i++) {
		void *v = duckdb_data_chunk_get_vector(r->chunk, i);
		r->data[i] = duckdb_vector_get_data(v);
		r->valid[i] = duckdb_vector_get_validity(v);
	}
	r->looked = 1;
}

// streamlink_start runs a statement up to its first rows. 0: it runs; 1: the pending
// result, which is left, says why not; 2: the result does.
static int streamlink_start(streamlink_run *r, void *stmt) {
	r->chunk = r->pending = NULL;
	if (duckdb_pending_prepared_streaming(stmt, &r->pending) != 0) {
		return 1;
	}
	int failed = duckdb_execute_pending(r->pending, &r->result);
	duckdb_destroy_pending(&r->pending);
	if (failed) {
		return 2;
	}
	r->kind = duckdb_result_return_type(r->result);
	r->columns = duckdb_column_count(&r->result);
	for (uint64_t i = 0; i < r->columns && i < streamlink_columns; i++) {
		uint32_t l = (uint32_t)duckdb_column_type(&r->result, i);
		if (l == streamlink_decimal) {
			void *t = duckdb_column_logical_type(&r->result, i);
			l |= (uint32_t)duckdb_decimal_width(t) << 8 | (uint32_t)duckdb_decimal_scale(t) << 16;
			duckdb_destroy_logical_type(&t);
		}
		r->layout[i] = l;
	}
	if (r->kind == streamlink_rows_kind) {
		streamlink_fetch(r);
	}
	return 0;
}

static void streamlink_drop_pending(streamlink_run *r) { duckdb_destroy_pending(&r->pending); }

static void streamlink_end(streamlink_run *r) {
	streamlink_drop_chunk(r);
	duckdb_destroy_result(&r->result);
}

#cgo noescape streamlink_start
#cgo noescape streamlink_fetch
#cgo noescape streamlink_end
*/
import "C"

import (
	"unsafe"

	"github.com/duckdb/duckdb-go-bindings"
)

// run is what a link runs: one statement at a time. It lies in C's memory, so that
// DuckDB may write to it and a call hands over nothing else.
type run C.streamlink_run

func newRun() *run { return (*run)(C.streamlink_new_run()) }

func (r *run) free() { C.free(unsafe.Pointer(r)) }

// outcome is how the start of a statement went.
type outcome C.int

const (
	started outcome = iota
	notPending
	notRunning
)

// start runs a statement up to its first chunk. After notPending the caller calls
// dropPending, otherwise end.
func (r *run) start(stmt duckdb_go_bindings.PreparedStatement) outcome {
	return outcome(C.streamlink_start((*C.streamlink_run)(r), stmt.Ptr))
}

func (r *run) whyNotPending() string {
	return duckdb_go_bindings.PendingError(duckdb_go_bindings.PendingResult{Ptr: r.pending})
}

func (r *run) dropPending() { C.streamlink_drop_pending((*C.streamlink_run)(r)) }

// next moves to the next chunk.
func (r *run) next() { C.streamlink_fetch((*C.streamlink_run)(r)) }

// end gives everything back.
func (r *run) end() { C.streamlink_end((*C.streamlink_run)(r)) }

// asResult is the result as the bindings know it.
func (r *run) asResult() *duckdb_go_bindings.Result {
	return (*duckdb_go_bindings.Result)(unsafe.Pointer(&r.result))
}

// The two are one struct in C; this does not compile where their sizes differ.
var _ = [1]struct{}{}[unsafe.Sizeof(duckdb_go_bindings.Result{})-unsafe.Sizeof(C.streamlink_result{})]

// asChunk is the present chunk as the bindings know it.
func (r *run) asChunk() duckdb_go_bindings.DataChunk {
	return duckdb_go_bindings.DataChunk{Ptr: r.chunk}
}

// returnsRows tells whether the result has rows at all, empty or not.
func (r *run) returnsRows() bool {
	return r.kind == C.streamlink_rows_kind
}

// has tells whether the result's columns have these layouts.
func (r *run) has(layouts []layout) bool {
	if uint64(r.columns) != uint64(len(layouts)) || len(layouts) > len(r.layout) {
		return false
	}
	for i, l := range layouts {
		if layout(r.layout[i]) != l {
			return false
		}
	}
	return true
}
