// Package audit writes one JSON line when a statement begins and one when it ends.
// A begin without an end is evidence of a crash.
package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	"streamlink/proxy"
)

// Config says where the log goes and how much it tells.
type Config struct {
	// File is appended to; "-" is standard error; empty is no audit.
	File string `mapstructure:"file"`
	// Text writes statements and questions in full. Off, a digest stands in their
	// place: SQL may hold what nobody else should read.
	Text bool `mapstructure:"text"`
}

// Validate tells what is wrong, or nil.
func (c Config) Validate() error { return nil }

// Log is an Observer that appends JSON lines. A line is written before the statement
// that it announces runs.
type Log struct {
	cfg Config
	log *slog.Logger

	mu   sync.Mutex
	w    io.WriteCloser
	sick bool
}

// Open opens the file of a configuration; nil without error when there is none.
func Open(cfg Config, log *slog.Logger) (*Log, error) {
	switch cfg.File {
	case "":
		return nil, nil
	case "-":
		return &Log{cfg: cfg, log: log, w: os.Stderr}, nil
	}
	f, err := os.OpenFile(cfg.File, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, fmt.Errorf("audit.file: cannot open %s: %w", cfg.File, err)
	}
	return &Log{cfg: cfg, log: log, w: f}, nil
}

// record is one line. Durations are in milliseconds.
type record struct {
	Time     time.Time `json:"time"`
	Phase    string    `json:"phase"` // "begin" or "end"
	ID       uint64    `json:"id"`
	Session  uint32    `json:"session"`
	User     string    `json:"user"`
	Client   string    `json:"client"`
	App      string    `json:"application,omitempty"`
	Wire     string    `json:"wire"`
	Database string    `json:"database"`
	Kind     string    `json:"kind,omitempty"`
	Question string    `json:"question,omitempty"`
	SQL      string    `json:"sql,omitempty"`
	Answer   string    `json:"generated,omitempty"`
	Printed  string    `json:"printed,omitempty"`
	Digest   string    `json:"digest"`

	Verdict    string   `json:"verdict,omitempty"` // "allow", "deny"
	Rule       string   `json:"rule,omitempty"`
	Confidence *float64 `json:"confidence,omitempty"`

	Rows     int64              `json:"rows,omitempty"`
	Bytes    int64              `json:"bytes,omitempty"`
	Affected *int64             `json:"affected,omitempty"`
	Millis   map[string]float64 `json:"ms,omitempty"`
	Code     string             `json:"sqlstate,omitempty"`
	Error    string             `json:"error,omitempty"`
}

// Begin writes the first line of a statement.
func (l *Log) Begin(e *proxy.Event) { l.write(l.record(e, "begin")) }

// End writes the second, with what came of it.
func (l *Log) End(e *proxy.Event) {
	r := l.record(e, "end")
	r.Rows, r.Bytes = e.Rows, e.Bytes
	if e.Affected >= 0 {
		r.Affected = &e.Affected
	}
	r.Millis = map[string]float64{}
	for name, d := range map[string]time.Duration{
		"ask": e.Steps.Ask, "read": e.Steps.Read, "judge": e.Steps.Judge,
		"plan": e.Steps.Plan, "run": e.Steps.Run, "total": e.Steps.Total,
	} {
		if d > 0 {
			r.Millis[name] = float64(d.Microseconds()) / 1000
		}
	}
	if e.Err != nil {
		r.Code, r.Error = string(e.Err.Code), e.Err.Message
		if l.cfg.Text {
			r.Error = e.Err.Error()
		}
	}
	l.write(r)
}

func (l *Log) record(e *proxy.Event, phase string) *record {
	sum := sha256.Sum256([]byte(e.Text))
	r := &record{
		Time: time.Now().UTC(), Phase: phase, ID: e.ID, Session: e.Session,
		User: e.Client.User, Client: e.Client.Addr, App: e.Client.Application,
		Wire: e.Client.Wire, Database: e.Client.Database, Kind: e.Kind.String(),
		Digest: hex.EncodeToString(sum[:8]),
	}
	if l.cfg.Text {
		r.Question, r.SQL, r.Answer, r.Printed = e.Question, e.Text, e.Generated, e.Printed
	}
	if e.Judged {
		r.Verdict, r.Rule = "deny", e.Verdict.Rule
		if e.Verdict.Allow {
			r.Verdict = "allow"
		}
	}
	if e.Question != "" && e.Generated != "" {
		r.Confidence = &e.Confidence
	}
	return r
}

// write appends a line. A log that cannot be written is told once, not once a statement.
func (l *Log) write(r *record) {
	line, err := json.Marshal(r)
	if err != nil {
		l.log.Error("audit record cannot be encoded", "error", err)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err = l.w.Write(append(line, '\n'))
	if err != nil && !l.sick {
		l.log.Error("audit log cannot be written", "file", l.cfg.File, "error", err)
	}
	l.sick = err != nil
}

// Close closes the file.
func (l *Log) Close() error {
	if l.cfg.File == "-" {
		return nil
	}
	return l.w.Close()
}
