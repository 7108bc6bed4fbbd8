// Package nl turns a question into SQL and says how sure it is.
package nl

import (
	"context"
	"time"

	"streamlink/backend"
	"streamlink/nl/follow"
)

// Source is what a question may be asked about: the catalog and the values in it,
// both already filtered by what the asking user may read.
type Source interface {
	// Tables lists every table with its columns and keys.
	Tables(ctx context.Context) ([]backend.Table, error)
	// Distinct gives up to limit distinct non-null values of a text column.
	Distinct(ctx context.Context, schema, table, column string, limit int) ([]string, error)
	// Version changes when tables or grants change; it is part of every cache key.
	Version() string
}

// Question is one question in its context.
type Question struct {
	Text     string
	Source   Source
	Previous *Answer   // the session's last answer, for follow-ups; nil at first
	Now      time.Time // what "this year" means
	User     string    // whose confirmed answers may be found
	Database string    // and of which database
}

// Link is one thing the question's words were understood as.
type Link struct {
	Phrase string // as the question has it: "company"
	Target string // "applicants.name", "filing_date >= 2016-01-01", "'AMAZON TECH INC'"
	Kind   string // "table", "column", "value", "number", "date", "glossary", "follow-up"
}

// Answer is SQL for a question, in PostgreSQL's dialect.
type Answer struct {
	Question   string
	SQL        string
	Confidence float64 // 0 … 1
	Understood []Link
	Readings   []string // the best other candidates' SQL, best first
	Model      string   // which model answered
	Steps      Steps

	Full     string   // the whole question, where Question continues the one before; else the same
	Verified string   // who confirmed it and when; empty for a model's own answer
	Notes    []string // what else the asker should know

	shape *follow.Shape // for follow-ups; nil where SQL was written by hand
}

// Steps are the durations of a translation's parts.
type Steps struct{ Link, Prompt, Decode, Check time.Duration }

// Check reads, judges and dry-runs a candidate. It returns nil when the SQL may run;
// the error says why not. nonEmpty tells whether it would return any row (best effort).
type Check func(ctx context.Context, sql string) (nonEmpty bool, err error)

// Model completes a prompt. It is what nl asks of nl/llama or a server.
type Model interface {
	Name() string
	// Complete continues prompt under mask and returns at most n candidates, best
	// first. ctx cancels between tokens.
	Complete(ctx context.Context, prompt Prompt, mask Mask, n int) ([]Candidate, error)
}

// Prompt is text in two parts; the engine keeps Prefix's state for the next question
// on the same schema. Both may hold special tokens by name, as "<c17>".
type Prompt struct {
	Prefix string // describes the schema
	Rest   string // the question and what was linked
}

// Mask says which tokens may come next. A nil Mask allows everything.
type Mask interface {
	// Start is the state before the first token.
	Start() State
}

// State is a position in what a Mask allows; it is immutable.
type State interface {
	// Allowed lists the words that may come next; "" among them means the end.
	Allowed() []string
	// Next is the state after word, which Allowed listed.
	Next(word string) State
}

// Weigher is a State with an opinion of its own. Weigh changes the log probabilities that a
// model gives the words that Allowed listed; they need not add up to one afterwards.
type Weigher interface {
	Weigh(words []string, logProbs []float64)
}

// Candidate is one completion.
type Candidate struct {
	Text    string
	LogProb float64 // sum over the tokens
	Tokens  int
	// Least is the smallest single-token probability on the way.
	Least float64
	// Free is LogProb without the mask: the same tokens' log probabilities among all
	// tokens. 0 where a model cannot tell.
	Free float64
}
