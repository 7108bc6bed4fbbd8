package postgres

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// fakeHost serves a handful of statements from Arrow records, each as PostgreSQL would
// answer it, so that a wire script can be run against either.
type fakeHost struct {
	users map[string]proxy.User
	mu    sync.Mutex
	next  uint32
	open  map[uint32]*fakeSession
	// released counts results given back; every one that was made has to be.
	made, released int
}

func newFakeHost() *fakeHost {
	return &fakeHost{users: map[string]proxy.User{}, open: map[uint32]*fakeSession{}}
}

func (h *fakeHost) User(name string) (proxy.User, bool) { u, ok := h.users[name]; return u, ok }

func (h *fakeHost) Open(_ context.Context, c proxy.Client) (session, error) {
	if strings.HasPrefix(c.Database, "missing") {
		return nil, sqlstate.New(sqlstate.InvalidCatalogName, "database %q does not exist", c.Database)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.next++
	s := &fakeSession{host: h, id: h.next, client: c, settings: map[string]string{"timezone": "UTC"}, killed: make(chan struct{})}
	h.open[s.id] = s
	return s, nil
}

func (h *fakeHost) Cancel(id uint32, secret []byte) {
	h.mu.Lock()
	s := h.open[id]
	h.mu.Unlock()
	if s != nil && string(secret) == string(s.Secret()) {
		s.Interrupt()
	}
}

func (h *fakeHost) only() *fakeSession {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.open {
		return s
	}
	return nil
}

type fakeSession struct {
	host     *fakeHost
	id       uint32
	client   proxy.Client
	settings map[string]string
	told     bool
	changed  [][2]string
	explicit bool
	implicit bool
	failed   bool
	log      []string // implicit transactions' ends

	mu     sync.Mutex
	cancel context.CancelFunc
	killed chan struct{}
}

func (s *fakeSession) ID() uint32     { return s.id }
func (s *fakeSession) Secret() []byte { return []byte{1, 2, 3, byte(s.id)} }
func (s *fakeSession) Close() error {
	s.host.mu.Lock()
	defer s.host.mu.Unlock()
	delete(s.host.open, s.id)
	return nil
}

func (s *fakeSession) Split(text string) ([]string, error) {
	if i := strings.Index(text, "SELEC "); i >= 0 {
		return nil, sqlstate.New(sqlstate.SyntaxError, "syntax error at or near \"SELEC\"").At(i + 1)
	}
	var out []string
	for _, part := range strings.Split(text, ";") {
		if part = strings.TrimSpace(part); part != "" && !strings.HasPrefix(part, "--") {
			out = append(out, part)
		}
	}
	return out, nil
}

func (s *fakeSession) Status() proxy.TxStatus {
	switch {
	case s.failed && s.explicit:
		return proxy.Failed
	case s.explicit:
		return proxy.InTx
	}
	return proxy.Idle
}

func (s *fakeSession) IdleTimeout() (time.Duration, bool) {
	d, err := time.ParseDuration(s.settings["idle"])
	return d, err == nil
}

func (s *fakeSession) Fail() { s.failed = s.explicit || s.implicit }

func (s *fakeSession) BeginImplicit(context.Context) { s.implicit = !s.explicit }

func (s *fakeSession) EndImplicit(_ context.Context, ok bool) error {
	if s.explicit || !s.implicit {
		return nil
	}
	s.implicit, s.failed = false, false
	if ok {
		s.log = append(s.log, "commit")
	} else {
		s.log = append(s.log, "rollback")
	}
	return nil
}

func (s *fakeSession) CursorSchema(string) (*arrow.Schema, bool) { return nil, false }

func (s *fakeSession) Setting(name string) (string, bool) {
	v, ok := s.settings[strings.ToLower(name)]
	return v, ok
}

func (s *fakeSession) Set(name, value string) error {
	if name == "nosuch" {
		return sqlstate.New(sqlstate.UndefinedObject, "unrecognized configuration parameter %q", name)
	}
	s.settings[strings.ToLower(name)] = value
	if strings.EqualFold(name, "timezone") {
		s.changed = append(s.changed, [2]string{"TimeZone", value})
	}
	return nil
}

func (s *fakeSession) Changed() [][2]string {
	out := s.changed
	s.changed = nil
	if !s.told {
		s.told = true
		out = append(out, [2]string{"server_version", "16.4"})
	}
	return out
}

func (s *fakeSession) Interrupt() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil {
		s.cancel()
	}
}

func (s *fakeSession) OnNotice(func(proxy.Notice)) {}
func (s *fakeSession) Killed() <-chan struct{}     { return s.killed }

// answer is what the fake knows of a statement.
type answer struct {
	kind    dialect.Kind
	params  []dialect.Param
	schema  *arrow.Schema
	prepare error
	execute error
	// batches makes the rows; each is one pull.
	batches func(args []any) []arrow.RecordBatch
	failing error // in place of the first row
	endless bool  // rows come until the statement is interrupted
	slow    bool  // nothing comes until the statement is interrupted
	copyTo  *dialect.CopyOptions
	notice  string
	tag     string
}

func (s *fakeSession) Prepare(_ context.Context, text string, types ...dialect.Param) (*proxy.Prepared, error) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), ";"))
	if text == "" {
		return &proxy.Prepared{Kind: dialect.Empty}, nil
	}
	a, ok := answers[text]
	if !ok {
		return nil, sqlstate.New(sqlstate.UndefinedTable, "the fake does not know %q", text)
	}
	if a.prepare != nil {
		s.Fail()
		return nil, a.prepare
	}
	if s.Status() == proxy.Failed && a.kind != dialect.Rollback && a.kind != dialect.Commit {
		return nil, sqlstate.New(sqlstate.InFailedTransaction, "current transaction is aborted, commands ignored until end of transaction block")
	}
	p := &proxy.Prepared{Text: text, Kind: a.kind, Schema: a.schema, CopyTo: a.copyTo, Params: append([]dialect.Param{}, a.params...)}
	for i := range types {
		if types[i].Type != nil && i < len(p.Params) {
			p.Params[i] = types[i]
		}
	}
	if a.notice != "" {
		p.Notices = []proxy.Notice{{Severity: "NOTICE", Code: "00000", Message: a.notice}}
	}
	return p, nil
}

func (s *fakeSession) Execute(ctx context.Context, p *proxy.Prepared, args []any) (*result, error) {
	a := answers[p.Text]
	if a.execute != nil {
		return nil, a.execute
	}
	switch a.kind {
	case dialect.Begin:
		s.explicit, s.implicit = true, false
	case dialect.Commit, dialect.Rollback:
		if s.failed {
			a.tag = "ROLLBACK"
		}
		s.explicit, s.failed = false, false
	case dialect.Set:
		if err := s.Set("timezone", "Asia/Kolkata"); err != nil {
			return nil, err
		}
	}
	if a.tag == "panic" {
		panic("the fake was asked to")
	}
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	s.cancel = cancel
	s.mu.Unlock()
	r := &fakeRows{answer: a, ctx: ctx, cancel: cancel, host: s.host}
	if a.batches != nil {
		r.left = a.batches(args)
	}
	s.host.mu.Lock()
	s.host.made++
	s.host.mu.Unlock()
	return &result{rows: r, schema: a.schema}, nil
}

type fakeRows struct {
	answer answer
	host   *fakeHost
	ctx    context.Context
	cancel context.CancelFunc
	left   []arrow.RecordBatch
	now    arrow.RecordBatch
	err    error
	sent   int64
}

func (r *fakeRows) Next() bool {
	if r.answer.slow {
		select {
		case <-r.ctx.Done():
		case <-time.After(20 * time.Second):
		}
	}
	if r.ctx.Err() != nil {
		r.err = sqlstate.New(sqlstate.QueryCanceled, "canceling statement due to user request")
		return false
	}
	if r.answer.failing != nil {
		r.err = r.answer.failing
		return false
	}
	if len(r.left) == 0 {
		return false
	}
	r.now = r.left[0]
	if !r.answer.endless {
		r.left = r.left[1:]
	}
	return true
}

func (r *fakeRows) RecordBatch() arrow.RecordBatch { return r.now }
func (r *fakeRows) Err() error                     { return r.err }
func (r *fakeRows) Sent(rows, bytes int64)         { r.sent += rows }
func (r *fakeRows) Messages() []proxy.Notice       { return nil }
func (r *fakeRows) Tag(rows int64) string {
	if r.answer.tag != "" {
		return r.answer.tag
	}
	verb := "SELECT"
	if r.answer.copyTo != nil {
		verb = "COPY"
	}
	return verb + " " + itoa(rows)
}

func (r *fakeRows) Release() {
	if r.host == nil {
		panic("released twice")
	}
	r.cancel()
	r.host.mu.Lock()
	r.host.released++
	r.host.mu.Unlock()
	r.host = nil
}

func itoa(n int64) string { return string(appendBigDecimal(nil, bigInt(n), 0)) }

// column builds a record batch's column.
func build(schema *arrow.Schema, rows ...[]any) arrow.RecordBatch {
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	for _, row := range rows {
		for i, v := range row {
			if v == nil {
				b.Field(i).AppendNull()
				continue
			}
			switch f := b.Field(i).(type) {
			case *array.Int16Builder:
				f.Append(int16(v.(int)))
			case *array.Int32Builder:
				f.Append(int32(v.(int)))
			case *array.Int64Builder:
				f.Append(int64(v.(int)))
			case *array.Float64Builder:
				f.Append(v.(float64))
			case *array.BooleanBuilder:
				f.Append(v.(bool))
			case *array.StringBuilder:
				f.Append(v.(string))
			default:
				if err := f.AppendValueFromString(v.(string)); err != nil {
					panic(err)
				}
			}
		}
	}
	return b.NewRecordBatch()
}

func field(name string, t arrow.DataType, wire ...string) arrow.Field {
	f := arrow.Field{Name: name, Type: t, Nullable: true}
	if len(wire) > 0 {
		f.Metadata = arrow.MetadataFrom(map[string]string{backend.WireType: wire[0]})
	}
	return f
}

func columns(f ...arrow.Field) *arrow.Schema { return arrow.NewSchema(f, nil) }

var (
	int4   = arrow.PrimitiveTypes.Int32
	text   = arrow.BinaryTypes.String
	intCol = columns(field("n", int4))
)

func ints(schema *arrow.Schema, from, to, perBatch int) []arrow.RecordBatch {
	var out []arrow.RecordBatch
	for from <= to {
		var rows [][]any
		for len(rows) < perBatch && from <= to {
			rows = append(rows, []any{from})
			from++
		}
		out = append(out, build(schema, rows...))
	}
	return out
}

func fixed(b ...arrow.RecordBatch) func([]any) []arrow.RecordBatch {
	return func([]any) []arrow.RecordBatch { return b }
}

var (
	oneCol   = columns(field("?column?", int4))
	threeCol = columns(field("a", int4), field("b", text), field("c", arrow.FixedWidthTypes.Boolean))
	paramCol = columns(field("int4", int4))
	textCol  = columns(field("t", text))
)

// hard is a query whose values COPY has to protect.
const hard = `SELECT * FROM (VALUES (E'a\tb\\c', 'c,d"e', '', NULL::text), (E'line\nbreak\rx', '\.', '\N', 'ü''q')) AS v (a, b, c, d)`

var hardCol = columns(field("a", text), field("b", text), field("c", text), field("d", text))

func copyOf(o dialect.CopyOptions) answer {
	return answer{kind: dialect.Copy, schema: hardCol, copyTo: &o, batches: fixed(
		build(hardCol, []any{"a\tb\\c", "c,d\"e", "", nil}, []any{"line\nbreak\rx", "\\.", "\\N", "ü'q"}))}
}

var answers = map[string]answer{
	"SELECT 1":   {kind: dialect.Select, schema: oneCol, batches: fixed(build(oneCol, []any{1}))},
	"SELECT 2":   {kind: dialect.Select, schema: oneCol, batches: fixed(build(oneCol, []any{2}))},
	"BEGIN":      {kind: dialect.Begin, tag: "BEGIN"},
	"COMMIT":     {kind: dialect.Commit, tag: "COMMIT"},
	"ROLLBACK":   {kind: dialect.Rollback, tag: "ROLLBACK"},
	"SELECT 1/0": {kind: dialect.Select, schema: oneCol, execute: sqlstate.New(sqlstate.DivisionByZero, "division by zero")},
	"SELECT 1/n AS n FROM generate_series(0, 0) AS n": {kind: dialect.Select, schema: intCol, failing: sqlstate.New(sqlstate.DivisionByZero, "division by zero")},
	"SELECT nosuch": {prepare: sqlstate.New(sqlstate.UndefinedColumn, "column \"nosuch\" does not exist").At(8)},
	"SELECT $1::int4": {kind: dialect.Select, schema: paramCol, params: []dialect.Param{{Type: int4}}, batches: func(args []any) []arrow.RecordBatch {
		if args[0] == nil {
			return []arrow.RecordBatch{build(paramCol, []any{nil})}
		}
		return []arrow.RecordBatch{build(paramCol, []any{int(args[0].(int64))})}
	}},
	"SELECT $1::text AS t": {kind: dialect.Select, schema: textCol, params: []dialect.Param{{Type: text}}, batches: func(args []any) []arrow.RecordBatch {
		return []arrow.RecordBatch{build(textCol, []any{args[0]})}
	}},
	"SELECT * FROM generate_series(1, 5) AS n":               {kind: dialect.Select, schema: intCol, batches: func([]any) []arrow.RecordBatch { return ints(intCol, 1, 5, 2) }},
	"SELECT 1 AS a, 'x y'::text AS b, NULL::bool AS c":       {kind: dialect.Select, schema: threeCol, batches: fixed(build(threeCol, []any{1, "x y", nil}))},
	"SET TimeZone TO 'Asia/Kolkata'":                         {kind: dialect.Set, tag: "SET"},
	"SELECT pg_sleep(20)":                                    {kind: dialect.Select, schema: textCol, slow: true},
	"SELECT panic()":                                         {kind: dialect.Select, tag: "panic"},
	"SELECT internal()":                                      {kind: dialect.Select, execute: errors.New("a stranger's words")},
	"SELECT endless()":                                       {kind: dialect.Select, schema: intCol, endless: true, batches: func([]any) []arrow.RecordBatch { return ints(intCol, 1, 2048, 2048) }},
	"ASK 'how many?'":                                        {kind: dialect.Select, schema: oneCol, batches: fixed(build(oneCol, []any{7})), notice: "SELECT count(*)"},
	"DEALLOCATE s":                                           {kind: dialect.Deallocate, execute: sqlstate.New(sqlstate.InvalidStatementName, "prepared statement \"s\" does not exist")},
	"DEALLOCATE ALL":                                         {kind: dialect.Deallocate, tag: "DEALLOCATE ALL"},
	"COPY (" + hard + ") TO STDOUT":                          copyOf(dialect.CopyOptions{Format: "text", Delimiter: '\t', Null: `\N`}),
	"COPY (" + hard + ") TO STDOUT (DELIMITER '|', NULL '')": copyOf(dialect.CopyOptions{Format: "text", Delimiter: '|'}),
	"COPY (" + hard + ") TO STDOUT (FORMAT csv)":             copyOf(dialect.CopyOptions{Format: "csv", Delimiter: ',', Quote: '"', Escape: '"'}),
	"COPY (" + hard + ") TO STDOUT (FORMAT csv, QUOTE '''', ESCAPE '\\', DELIMITER 'x', NULL 'ü')": copyOf(dialect.CopyOptions{
		Format: "csv", Delimiter: 'x', Quote: '\'', Escape: '\\', Null: "ü"}),
	"COPY (SELECT 1 AS a, 'x y'::text AS b, NULL::bool AS c) TO STDOUT": {kind: dialect.Copy, schema: threeCol, batches: fixed(build(threeCol, []any{1, "x y", nil})),
		copyTo: &dialect.CopyOptions{Format: "text", Delimiter: '\t', Null: `\N`}},
	"COPY (SELECT 1 AS a, 'x y'::text AS b, NULL::bool AS c) TO STDOUT WITH (FORMAT csv, HEADER)": {kind: dialect.Copy, schema: threeCol, batches: fixed(build(threeCol, []any{1, "x y", nil})),
		copyTo: &dialect.CopyOptions{Format: "csv", Delimiter: ',', Quote: '"', Escape: '"', Header: true}},
	"COPY (SELECT 1 AS a, 'x y'::text AS b, NULL::bool AS c) TO STDOUT WITH (FORMAT binary)": {kind: dialect.Copy, schema: threeCol, batches: fixed(build(threeCol, []any{1, "x y", nil})),
		copyTo: &dialect.CopyOptions{Format: "binary"}},
}
