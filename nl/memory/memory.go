// Package memory keeps questions whose SQL a person has confirmed, across restarts: one
// file, written whole and swapped in, so that a crash leaves the old one or the new one.
package memory

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"streamlink/backend/sqlstate"
)

// Entry is one confirmed answer.
type Entry struct {
	ID       int64     `json:"id"`
	User     string    `json:"user"`
	Database string    `json:"database"`
	Schema   string    `json:"schema"` // fingerprint of the tables that SQL reads
	Question string    `json:"question"`
	SQL      string    `json:"sql"`             // in PostgreSQL's dialect
	Tree     string    `json:"tree,omitempty"`  // SQL in pointer form, spelled; empty where a person wrote it
	Model    string    `json:"model,omitempty"` // which one had answered
	At       time.Time `json:"at"`
}

// Key is a question as it is compared: lower case, single spaces, no mark at its end.
func Key(question string) string {
	q := strings.ToLower(strings.Join(strings.Fields(question), " "))
	return strings.TrimRight(q, "?.!; ")
}

// Memory holds entries and their file. It is safe for many goroutines.
type Memory struct {
	path   string
	most   int
	shared bool

	mu      sync.Mutex
	entries []Entry // by ID
	last    int64
	changes uint64
}

// largest bounds a file that is read; it is what most entries of full length take.
const largest = 64 << 20

// file is what stands on disk.
type file struct {
	Format  int     `json:"format"`
	Last    int64   `json:"last_id"`
	Entries []Entry `json:"entries"`
}

const format = 1

// Open reads the file at path, or begins one; an empty path keeps everything in memory.
// most bounds the entries, the oldest go first. shared lets users find each other's.
func Open(path string, most int, shared bool) (*Memory, error) {
	m := &Memory{path: path, most: most, shared: shared}
	if path == "" {
		return m, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, m.store(nil, 0) // tells now, not at the first confirmation, that it cannot be written
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err != nil {
		return nil, err
	}
	if len(text) > largest {
		return nil, fmt.Errorf("%s is larger than %d bytes", path, largest)
	}
	var on file
	if err := json.Unmarshal(text, &on); err != nil || on.Format != format {
		return nil, fmt.Errorf("%s holds no confirmed answers that this version can read (%v)", path, err)
	}
	m.entries, m.last = on.Entries, on.Last
	slices.SortFunc(m.entries, func(a, b Entry) int { return int(a.ID - b.ID) })
	for _, e := range m.entries {
		m.last = max(m.last, e.ID)
	}
	return m, nil
}

// Confirm keeps e, in place of what its user confirmed for the same question before.
func (m *Memory) Confirm(e Entry) (Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := Key(e.Question)
	next := slices.DeleteFunc(slices.Clone(m.entries), func(o Entry) bool {
		return o.User == e.User && o.Database == e.Database && Key(o.Question) == key
	})
	e.ID = m.last + 1
	next = append(next, e)
	if extra := len(next) - m.most; extra > 0 {
		next = next[extra:]
	}
	return e, m.change(next, e.ID)
}

// Forget drops what match accepts and gives it.
func (m *Memory) Forget(match func(Entry) bool) ([]Entry, error) {
	if m == nil {
		return nil, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var gone, next []Entry
	for _, e := range m.entries {
		if match(e) {
			gone = append(gone, e)
		} else {
			next = append(next, e)
		}
	}
	if len(gone) == 0 {
		return nil, nil
	}
	return gone, m.change(next, m.last)
}

// change stores the new state and takes it over. The caller holds m.mu.
func (m *Memory) change(next []Entry, last int64) error {
	if err := m.store(next, last); err != nil {
		return sqlstate.New(sqlstate.IOError, "the confirmed answers could not be stored").Because(err)
	}
	m.entries, m.last = next, last
	m.changes++
	return nil
}

// store writes the file beside its place and swaps it in.
func (m *Memory) store(entries []Entry, last int64) (err error) {
	if m.path == "" {
		return nil
	}
	text, err := json.MarshalIndent(file{format, last, entries}, "", " ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(m.path), filepath.Base(m.path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(append(text, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), m.path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(m.path))
}

// syncFolder makes a rename last.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Of lists what a user may find in a database, the newest first, the user's own before
// others'.
func (m *Memory) Of(user, database string) []Entry {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var own, others []Entry
	for _, e := range slices.Backward(m.entries) {
		switch {
		case e.Database != database:
		case e.User == user:
			own = append(own, e)
		case m.shared:
			others = append(others, e)
		}
	}
	return append(own, others...)
}

// Version changes with the entries.
func (m *Memory) Version() uint64 {
	if m == nil {
		return 0
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.changes
}
