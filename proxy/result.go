package proxy

import (
	"strconv"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// Result is what a statement gave: rows to pull, or a count. The wire releases it,
// read to the end or not; that ends the statement and writes its record.
type Result struct {
	Kind    dialect.Kind
	Schema  *arrow.Schema // nil: no rows
	Notices []Notice

	rows     reader // nil: none
	affected int64
	insertID int64  // of the row that MySQL tells of
	found    int64  // rows that SQL_CALC_FOUND_ROWS counted; -1: not asked for
	tag      string // where the kind alone does not give it
	// fromQuery is set for CREATE TABLE … AS, whose answer tells the rows that it wrote
	fromQuery bool
	maxRows   int64 // 0: no limit
	seen      int64
	batch     arrow.RecordBatch // a cut batch, owned here
	err       error

	session *Session
	event   Event
	began   time.Time
	life    life
	budget  time.Duration // what is left of statement_timeout; 0: no timeout
	done    bool
	quiet   bool // a cursor's own result: its FETCHes are what is recorded
}

// reader is the part of array.RecordReader that Result needs.
type reader interface {
	Next() bool
	RecordBatch() arrow.RecordBatch
	Err() error
	Release()
}

// Next moves to the next batch; false at the end or on an error.
func (r *Result) Next() bool {
	r.dropCut()
	if r.rows == nil || r.err != nil || r.done {
		return false
	}
	if r.maxRows > 0 && r.seen >= r.maxRows {
		return false
	}
	if s := r.session; !r.quiet && s.current != &r.life { // only this goroutine writes it
		s.runs(&r.life, "Query", time.Now()) // another statement ran since
	}
	var ok bool
	if r.budget > 0 {
		stop := r.watch()
		ok = r.rows.Next()
		stop()
	} else {
		ok = r.rows.Next()
	}
	if !ok {
		if err := r.rows.Err(); err != nil {
			r.fail(err)
		}
		return false
	}
	rec := r.rows.RecordBatch()
	if r.maxRows > 0 && r.seen+rec.NumRows() > r.maxRows {
		rec = rec.NewSlice(0, r.maxRows-r.seen)
		r.batch = rec
		r.cut()
	}
	r.seen += rec.NumRows()
	return true
}

// cut tells the client that the guard's row limit ended the result.
func (r *Result) cut() {
	n := Notice{
		Severity: "WARNING", Code: string(sqlstate.Warning),
		Message: "the result was cut off after " + strconv.FormatInt(r.maxRows, 10) + " rows",
		Hint:    "ask for less, or have guard.max_rows raised",
	}
	r.Notices = append(r.Notices, n)
	r.session.warn(n)
}

// watch runs the statement's timer while the engine works; the returned function
// stops it and keeps what is left for the next time.
func (r *Result) watch() func() {
	began := time.Now()
	timer := time.AfterFunc(r.budget, func() { r.life.end(errTimeout) })
	return func() {
		timer.Stop()
		r.budget = max(r.budget-time.Since(began), time.Nanosecond)
	}
}

// RecordBatch is the present batch, valid until the next call of Next.
func (r *Result) RecordBatch() arrow.RecordBatch {
	if r.batch != nil {
		return r.batch
	}
	return r.rows.RecordBatch()
}

// Err is why Next returned false, nil at the end of the rows.
func (r *Result) Err() error { return r.err }

// fail notes why the statement ended early and fails the transaction.
func (r *Result) fail(err error) error {
	r.err = err
	if r.life.parent != nil {
		r.err = reason(&r.life, err)
	}
	r.event.Err = sqlstate.From(r.err)
	r.session.warn(errorNotice(r.event.Err))
	r.session.Fail()
	return r.err
}

// Sent tells the result what the wire wrote, for the statement's record.
func (r *Result) Sent(rows, bytes int64) {
	r.event.Rows += rows
	r.event.Bytes += bytes
}

// Affected counts rows written; -1 when the statement writes none or the engine does not say.
func (r *Result) Affected() int64 { return r.affected }

// InsertID is the number that MySQL's answer to an INSERT tells; 0: none.
func (r *Result) InsertID() int64 { return r.insertID }

// Tag is PostgreSQL's command tag; rows is the number of rows sent, and is ignored
// where the tag has none.
func (r *Result) Tag(rows int64) string {
	count := rows
	switch {
	case r.fromQuery && r.affected >= 0: // where nobody counts, it has the tag of WITH NO DATA
		return dialect.Select.String() + " " + strconv.FormatInt(r.affected, 10)
	case r.tag != "":
		return r.tag
	}
	switch r.Kind {
	case dialect.Select, dialect.Fetch, dialect.Copy, dialect.Execute:
	case dialect.Insert, dialect.Update, dialect.Delete, dialect.Merge:
		count = max(r.affected, rows)
	default:
		return r.Kind.String()
	}
	verb := r.Kind.String()
	switch r.Kind {
	case dialect.Insert:
		verb = "INSERT 0"
	case dialect.Execute:
		verb = "SELECT"
	}
	return verb + " " + strconv.FormatInt(count, 10)
}

// commandTag is the command tag of a DROP and of CREATE TABLE … AS; the others have their kind's.
func commandTag(stmt *dialect.Statement) string {
	switch {
	case stmt.Kind == dialect.Drop:
		return stmt.Tag()
	case stmt.CreatesFromQuery(), stmt.CreatesWithNoData():
		return "CREATE TABLE AS"
	}
	return ""
}

// Release ends the statement.
func (r *Result) Release() {
	if r.done {
		return
	}
	r.done = true
	r.dropCut()
	if r.rows != nil {
		r.rows.Release()
	}
	r.life.finish()
	if r.quiet {
		return
	}
	r.event.Affected = r.affected
	if r.Kind == dialect.Select {
		if r.session.found = r.event.Rows; r.found >= 0 {
			r.session.found = r.found
		}
	}
	r.event.Steps.Total = time.Since(r.began)
	r.session.runs(nil, "Sleep", r.began.Add(r.event.Steps.Total))
	for _, o := range r.session.proxy.observers {
		o.End(&r.event)
	}
}

func (r *Result) dropCut() {
	if r.batch != nil {
		r.batch.Release()
		r.batch = nil
	}
}
