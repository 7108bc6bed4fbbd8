package mysql

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// table is what a fake statement gives.
type table struct {
	schema   *arrow.Schema
	batches  []arrow.RecordBatch
	affected int64
	err      error // of Execute
	late     error // of the rows, after the batches
	wait     bool  // until interrupted
	kind     dialect.Kind
	params   []dialect.Param
}

// fakeHouse stands in for the proxy.
type fakeHouse struct {
	users  map[string]proxy.User
	ids    atomic.Uint32
	tables map[string]*table
	mu     sync.Mutex
	opened []*fakeSession
	log    *slog.Logger // nil: the test's
}

func (h *fakeHouse) User(name string) (proxy.User, bool) { u, ok := h.users[name]; return u, ok }
func (h *fakeHouse) ReserveID() uint32                   { return h.ids.Add(1) }
func (h *fakeHouse) Version() string                     { return "8.0.39-fake" }

func (h *fakeHouse) Open(_ context.Context, c proxy.Client) (session, error) {
	if c.Database != "" && c.Database != "patents" && c.Database != "other" {
		return nil, sqlstate.New(sqlstate.InvalidCatalogName, "Unknown database '%s'", c.Database)
	}
	s := &fakeSession{house: h, client: c, killed: make(chan struct{}), stop: make(chan struct{}, 1), settings: map[string]string{}}
	h.mu.Lock()
	h.opened = append(h.opened, s)
	h.mu.Unlock()
	return s, nil
}

func (h *fakeHouse) last() *fakeSession {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.opened[len(h.opened)-1]
}

// fakeSession answers statements from its house's tables, and ECHO with its arguments.
type fakeSession struct {
	house    *fakeHouse
	client   proxy.Client
	killed   chan struct{}
	stop     chan struct{}
	settings map[string]string
	changed  [][2]string
	status   proxy.TxStatus
	warned   int
	resets   int
	closed   atomic.Bool
	prepared []string
}

func (s *fakeSession) ID() uint32 { return s.client.ID }

func (s *fakeSession) Split(text string) ([]string, error) {
	var parts []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts, nil
}

func (s *fakeSession) Prepare(_ context.Context, text string) (*proxy.Prepared, error) {
	s.prepared = append(s.prepared, text)
	p := &proxy.Prepared{Text: text, Kind: dialect.Select}
	if t, ok := s.house.tables[text]; ok {
		p.Schema, p.Params = t.schema, t.params
		if t.kind != 0 {
			p.Kind = t.kind
		}
		return p, nil
	}
	word, _, _ := strings.Cut(text, " ")
	switch word {
	case "":
		p.Kind = dialect.Empty
	case "PANIC":
		panic("a panic for the test")
	case "ECHO":
		for range strings.Count(text, "?") {
			p.Params = append(p.Params, dialect.Param{})
		}
		p.Schema = textSchema(len(p.Params))
	case "SET":
		p.Kind = dialect.Set
	case "BEGIN", "COMMIT":
		p.Kind = dialect.Begin
	default:
		return nil, sqlstate.New(sqlstate.SyntaxError, "syntax error near %q", word).At(1 + len(text) - len(strings.TrimLeft(text, " \n")))
	}
	return p, nil
}

func (s *fakeSession) Execute(ctx context.Context, p *proxy.Prepared, args []any) (outcome, error) {
	if t, ok := s.house.tables[p.Text]; ok {
		if t.wait {
			select {
			case <-s.stop:
			case <-ctx.Done():
			}
			return outcome{}, sqlstate.New(sqlstate.QueryCanceled, "canceling statement due to user request")
		}
		return outcome{result: &fakeResult{table: t, at: -1}, schema: t.schema}, t.err
	}
	word, rest, _ := strings.Cut(p.Text, " ")
	switch word {
	case "ECHO":
		if len(args) == 0 {
			return echo([]any{rest}), nil
		}
		return echo(args), nil
	case "SET":
		name, value, _ := strings.Cut(rest, "=")
		s.settings[name] = value
		s.changed = append(s.changed, [2]string{name, value})
	case "BEGIN":
		s.status = proxy.InTx
	case "COMMIT":
		s.status = proxy.Idle
	}
	return outcome{result: &fakeResult{table: &table{}, at: -1}}, nil
}

func (s *fakeSession) Status() proxy.TxStatus {
	if s.status == 0 {
		return proxy.Idle
	}
	return s.status
}
func (s *fakeSession) Setting(name string) (string, bool) { v, ok := s.settings[name]; return v, ok }
func (s *fakeSession) Set(name, value string) error       { s.settings[name] = value; return nil }
func (s *fakeSession) Changed() [][2]string               { c := s.changed; s.changed = nil; return c }
func (s *fakeSession) Database() string                   { return s.client.Database }
func (s *fakeSession) Warnings() int                      { return s.warned }
func (s *fakeSession) Killed() <-chan struct{}            { return s.killed }
func (s *fakeSession) Close() error                       { s.closed.Store(true); return nil }

func (s *fakeSession) Interrupt() {
	select {
	case s.stop <- struct{}{}:
	default:
	}
}

func (s *fakeSession) Reset(context.Context) error {
	s.resets++
	clear(s.settings)
	return nil
}

func (s *fakeSession) UseDatabase(_ context.Context, name string) error {
	if name != "patents" && name != "other" {
		return sqlstate.New(sqlstate.InvalidCatalogName, "Unknown database '%s'", name)
	}
	s.client.Database = name
	return nil
}

type fakeResult struct {
	*table
	at       int
	rows     int64
	bytes    int64
	released int
}

func (r *fakeResult) Next() bool                     { r.at++; return r.at < len(r.batches) }
func (r *fakeResult) RecordBatch() arrow.RecordBatch { return r.batches[r.at] }
func (r *fakeResult) Affected() int64                { return r.affected }
func (r *fakeResult) InsertID() int64                { return 0 }
func (r *fakeResult) Sent(rows, bytes int64)         { r.rows += rows; r.bytes += bytes }
func (r *fakeResult) Release()                       { r.released++ }

func (r *fakeResult) Err() error {
	if r.at >= len(r.batches) {
		return r.late
	}
	return nil
}

func textSchema(n int) *arrow.Schema {
	fields := make([]arrow.Field, max(n, 1))
	for i := range fields {
		fields[i] = arrow.Field{Name: fmt.Sprint("c", i+1), Type: arrow.BinaryTypes.String, Nullable: true}
	}
	return arrow.NewSchema(fields, nil)
}

// echo is one row of the arguments with their Go types.
func echo(args []any) outcome {
	schema := textSchema(len(args))
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	for i, a := range args {
		f := b.Field(i).(*array.StringBuilder)
		switch v := a.(type) {
		case nil:
			f.AppendNull()
		case time.Time:
			f.Append("time:" + v.Format(time.RFC3339Nano))
		case []byte:
			f.Append(fmt.Sprintf("bytes:%x", v))
		default:
			f.Append(fmt.Sprintf("%T:%v", v, v))
		}
	}
	t := &table{schema: schema, batches: []arrow.RecordBatch{b.NewRecordBatch()}}
	return outcome{result: &fakeResult{table: t, at: -1}, schema: schema}
}

// numbers is a table of one column with the numbers below n, in batches of size.
func numbers(n, size int) *table {
	schema := arrow.NewSchema([]arrow.Field{{Name: "n", Type: arrow.PrimitiveTypes.Int64}}, nil)
	t := &table{schema: schema}
	for from := 0; from < n; from += size {
		b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
		for i := from; i < min(from+size, n); i++ {
			b.Field(0).(*array.Int64Builder).Append(int64(i))
		}
		t.batches = append(t.batches, b.NewRecordBatch())
	}
	return t
}

const testPassword = "correct horse"

func testUsers(t testing.TB) map[string]proxy.User {
	t.Helper()
	full, err := proxy.Verifiers("anna", testPassword)
	if err != nil {
		t.Fatal(err)
	}
	users := map[string]proxy.User{"anna": full}
	native, scram := full, full
	native.Name, native.MySQLSHA2, native.SCRAM = "native", "", ""
	scram.Name, scram.MySQLSHA2, scram.MySQLNative = "scram", "", ""
	users["native"], users["scram"] = native, scram
	users["trusted"] = proxy.User{Name: "trusted", Trust: true}
	return users
}

func newHouse(t testing.TB) *fakeHouse {
	one := numbers(2, 2)
	one.schema = arrow.NewSchema([]arrow.Field{{Name: "1", Type: arrow.PrimitiveTypes.Int32}}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, one.schema)
	b.Field(0).(*array.Int32Builder).Append(1)
	one.batches = []arrow.RecordBatch{b.NewRecordBatch()}
	return &fakeHouse{users: testUsers(t), tables: map[string]*table{
		"SELECT 1": one,
		"NUMBERS":  numbers(10, 4),
		"WAIT":     {wait: true},
		"INSERT":   {affected: 3, kind: dialect.Insert},
		"LATE":     {schema: one.schema, batches: one.batches, late: sqlstate.New(sqlstate.DivisionByZero, "division by zero")},
	}}
}

// startServer serves a house on a loopback port and gives its address.
func startServer(t testing.TB, h *fakeHouse, change func(*Config)) (string, *Server) {
	t.Helper()
	cfg := DefaultConfig()
	cfg.DrainTimeout = 2 * time.Second
	if change != nil {
		change(&cfg)
	}
	log := h.log
	if log == nil {
		log = slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	s, err := newServer(cfg, h, log)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("Serve: %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("Serve did not end")
		}
	})
	return l.Addr().String(), s
}
