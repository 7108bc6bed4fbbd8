package proxy

import (
	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/guard/dialect"
)

// Result is what a statement gave: rows to pull, or a count. The wire releases it,
// read to the end or not; that ends the statement and writes its record.
type Result struct {
	Kind    dialect.Kind
	Schema  *arrow.Schema // nil: no rows
	Notices []Notice

	// the rest is the session's
	rows     reader
	affected int64
}

// reader is the part of array.RecordReader that Result needs.
type reader interface {
	Next() bool
	RecordBatch() arrow.RecordBatch
	Err() error
	Release()
}

// Next moves to the next batch; false at the end or on an error.
func (r *Result) Next() bool { return false }

// RecordBatch is the present batch, valid until the next call of Next.
func (r *Result) RecordBatch() arrow.RecordBatch { return nil }

// Err is why Next returned false, nil at the end of the rows.
func (r *Result) Err() error { return nil }

// Sent tells the result what the wire wrote, for the statement's record.
func (r *Result) Sent(rows, bytes int64) {}

// Affected counts rows written; -1 when the statement writes none or the engine does not say.
func (r *Result) Affected() int64 { return r.affected }

// Tag is PostgreSQL's command tag; rows is the number of rows sent, and is ignored
// where the tag has none.
func (r *Result) Tag(rows int64) string { return "" }

// Release ends the statement.
func (r *Result) Release() {}
