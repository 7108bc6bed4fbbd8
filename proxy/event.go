package proxy

import (
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/guard"
	"streamlink/guard/dialect"
)

// Event is one statement's record. Observers get it when the statement begins and
// again when its result is released; a begin without an end is evidence of a crash.
type Event struct {
	ID      uint64 // the same in begin and end
	Session uint32
	Client  Client
	Time    time.Time // when the statement came

	Kind       dialect.Kind
	Text       string // as the client wrote it
	Question   string // when it was an ASK
	Generated  string // the SQL that answered the question, in PostgreSQL's dialect
	Confidence float64
	Printed    string // what the engine was given
	Verdict    guard.Verdict
	Judged     bool // false: the statement never came as far as the guard

	Rows, Bytes, Affected int64
	Steps                 Steps
	Err                   *sqlstate.Error
}

// Steps are how long each part took.
type Steps struct {
	Ask, Read, Judge, Plan, Run, Total time.Duration
}

// Observer sees every statement, refusals included. Its methods are called by many
// goroutines and must be quick; a begin record is kept before the statement runs.
type Observer interface {
	Begin(e *Event)
	End(e *Event)
}
