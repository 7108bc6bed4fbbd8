package proxy_test

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"streamlink/backend/duckdb"
	"streamlink/backend/sqlstate"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// long is a statement that DuckDB works on for much longer than any test waits.
const long = "SELECT count(*) FROM generate_series(1, 100000000) AS a(x), generate_series(1, 100000000) AS b(y) WHERE x + y = 7"

func code(err error) sqlstate.Code {
	if err == nil {
		return ""
	}
	return sqlstate.From(err).Code
}

// run sends one statement and counts its rows.
func run(ctx context.Context, s *proxy.Session, text string, args ...any) (rows int64, err error) {
	p, err := s.Prepare(ctx, text)
	if err != nil {
		return 0, err
	}
	r, err := s.Execute(ctx, p, args)
	if err != nil {
		return 0, err
	}
	defer r.Release()
	for r.Next() {
		rows += r.RecordBatch().NumRows()
	}
	return rows, r.Err()
}

func TestInterruptStopsARunningStatement(t *testing.T) {
	p := newProxy(t)
	s := open(t, p, dialect.PostgreSQL)
	go func() {
		time.Sleep(100 * time.Millisecond)
		p.Cancel(s.ID(), []byte{0, 0, 0, 0}) // not the secret: nothing happens (but for one time in 2^32)
		time.Sleep(50 * time.Millisecond)
		p.Cancel(s.ID(), s.Secret())
	}()
	began := time.Now()
	_, err := run(context.Background(), s, long)
	if code(err) != sqlstate.QueryCanceled {
		t.Fatalf("got %v", err)
	}
	if took := time.Since(began); took < 140*time.Millisecond || took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if n, err := run(context.Background(), s, "SELECT 1"); n != 1 || err != nil {
		t.Errorf("afterwards: %d rows, %v", n, err)
	}
}

func TestStatementTimeout(t *testing.T) {
	s := open(t, newProxy(t), dialect.PostgreSQL)
	if err := s.Set("statement_timeout", "50ms"); err != nil {
		t.Fatal(err)
	}
	_, err := run(context.Background(), s, long)
	if code(err) != sqlstate.QueryCanceled || !strings.Contains(err.Error(), "timeout") {
		t.Fatalf("got %v", err)
	}
	if err := s.Set("statement_timeout", "0"); err != nil {
		t.Fatal(err)
	}
	if _, err := run(context.Background(), s, "SELECT 1"); err != nil {
		t.Error(err)
	}
}

func TestCancelledClientStopsTheEngine(t *testing.T) {
	s := open(t, newProxy(t), dialect.PostgreSQL)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(100*time.Millisecond, cancel)
	if _, err := run(ctx, s, long); code(err) != sqlstate.QueryCanceled {
		t.Errorf("got %v", err)
	}
}

func TestPreparedStatementRunsAgainWithArguments(t *testing.T) {
	s := open(t, newProxy(t), dialect.PostgreSQL)
	ctx := context.Background()
	p, err := s.Prepare(ctx, "SELECT x FROM generate_series(1, 100) AS g(x) WHERE x <= $1::int")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Params) != 1 || p.Schema == nil || p.Schema.Field(0).Name != "x" {
		t.Fatalf("described as %v, %v", p.Params, p.Schema)
	}
	for _, want := range []int64{3, 50, 0} {
		r, err := s.Execute(ctx, p, []any{want})
		if err != nil {
			t.Fatal(err)
		}
		var got int64
		for r.Next() {
			got += r.RecordBatch().NumRows()
		}
		r.Release()
		if got != want || r.Err() != nil {
			t.Errorf("%d rows, want %d; %v", got, want, r.Err())
		}
	}
}

// A plan that was kept must not outlive the table that it was made for.
func TestDDLRenewsPlans(t *testing.T) {
	p := newProxy(t)
	s, other := open(t, p, dialect.PostgreSQL), open(t, p, dialect.PostgreSQL)
	ctx := context.Background()
	columns := func() int {
		t.Helper()
		pr, err := s.Prepare(ctx, "SELECT * FROM t")
		if err != nil {
			t.Fatal(err)
		}
		return pr.Schema.NumFields()
	}
	for _, text := range []string{"CREATE TABLE t (a int)"} {
		if _, err := run(ctx, other, text); err != nil {
			t.Fatal(err)
		}
	}
	if n := columns(); n != 1 {
		t.Fatalf("%d columns", n)
	}
	for _, text := range []string{"DROP TABLE t", "CREATE TABLE t (a int, b int)"} {
		if _, err := run(ctx, other, text); err != nil {
			t.Fatal(err)
		}
	}
	if n := columns(); n != 2 {
		t.Errorf("%d columns after the table was made anew", n)
	}
}

func TestRowLimitCutsAndSays(t *testing.T) {
	engine, err := duckdb.Open(context.Background(), duckdb.Config{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	policy := guard.Default()
	policy.MaxRows = 5000
	g, err := guard.New(policy)
	if err != nil {
		t.Fatal(err)
	}
	cfg := proxy.Defaults()
	cfg.Users = []proxy.UserConfig{{Name: "ada", Trust: true}}
	p, err := proxy.New(cfg, proxy.Deps{Backend: engine, Guard: g, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, p, dialect.PostgreSQL)
	n, err := run(context.Background(), s, "SELECT x FROM generate_series(1, 100000) AS g(x)")
	if err != nil || n != 5000 {
		t.Errorf("%d rows, %v", n, err)
	}
	if s.Warnings() != 1 {
		t.Errorf("%d warnings", s.Warnings())
	}
}

func TestWhoMayConnect(t *testing.T) {
	p := newProxy(t)
	ctx := context.Background()
	for _, tc := range []struct {
		user, database string
		d              dialect.Dialect
		want           sqlstate.Code
	}{
		{"ada", "streamlink", dialect.PostgreSQL, ""},
		{"ada", "postgres", dialect.PostgreSQL, ""},
		{"ada", "", dialect.PostgreSQL, sqlstate.InvalidCatalogName}, // the user's name is the default
		{"ada", "elsewhere", dialect.PostgreSQL, sqlstate.InvalidCatalogName},
		{"eve", "streamlink", dialect.PostgreSQL, sqlstate.InvalidAuthorization},
		{"ada", "", dialect.MySQL, ""},
		{"ada", "information_schema", dialect.MySQL, ""},
		{"ada", "elsewhere", dialect.MySQL, sqlstate.InvalidCatalogName},
	} {
		s, err := p.Open(ctx, proxy.Client{User: tc.user, Database: tc.database, Dialect: tc.d})
		if code(err) != tc.want {
			t.Errorf("%+v: got %v", tc, err)
		}
		if s != nil {
			_ = s.Close()
		}
	}
	if n := len(p.Sessions()); n != 0 {
		t.Errorf("%d sessions left", n)
	}
}

func TestKill(t *testing.T) {
	p := newProxy(t)
	ada, also := open(t, p, dialect.MySQL), open(t, p, dialect.MySQL)
	bob, err := p.Open(context.Background(), proxy.Client{User: "bob", Dialect: dialect.MySQL})
	if err != nil {
		t.Fatal(err)
	}
	defer bob.Close()
	if err := p.Kill(bob, ada.ID(), false); code(err) != sqlstate.InsufficientPrivilege {
		t.Errorf("another's session: %v", err)
	}
	if err := p.Kill(ada, also.ID(), true); err != nil {
		t.Error(err)
	}
	select {
	case <-also.Killed():
		t.Error("KILL QUERY ended the session")
	default:
	}
	if err := p.Kill(ada, also.ID(), false); err != nil {
		t.Error(err)
	}
	<-also.Killed()
}

// recorder is an Observer that keeps what it saw.
type recorder struct {
	mu     sync.Mutex
	begins []proxy.Event
	ends   []proxy.Event
}

func (r *recorder) Begin(e *proxy.Event) { r.mu.Lock(); r.begins = append(r.begins, *e); r.mu.Unlock() }
func (r *recorder) End(e *proxy.Event)   { r.mu.Lock(); r.ends = append(r.ends, *e); r.mu.Unlock() }

func TestEveryStatementIsRecordedOnce(t *testing.T) {
	rec := &recorder{}
	s := open(t, newProxy(t, rec), dialect.PostgreSQL)
	ctx := context.Background()
	statements := []string{"SELECT 1", "SELECT nothing FROM nowhere", "SELEC", "SELECT pg_read_file('/etc/passwd')", "SHOW TimeZone", "ASK how many"}
	for _, text := range statements {
		_, _ = run(ctx, s, text)
	}
	if len(rec.begins) != len(statements) || len(rec.ends) != len(statements) {
		t.Fatalf("%d begins, %d ends of %d statements", len(rec.begins), len(rec.ends), len(statements))
	}
	for i, e := range rec.ends {
		if e.ID != rec.begins[i].ID || e.Text != statements[i] {
			t.Errorf("record %d: %d %q, began as %d %q", i, e.ID, e.Text, rec.begins[i].ID, rec.begins[i].Text)
		}
		if failed := i != 0 && i != 4; (e.Err != nil) != failed {
			t.Errorf("%q: error %v", e.Text, e.Err)
		}
	}
}

func TestSessionsAtOnce(t *testing.T) {
	p := newProxy(t)
	var g sync.WaitGroup
	for range 8 {
		s := open(t, p, dialect.PostgreSQL)
		g.Go(func() {
			for range 50 {
				if n, err := run(context.Background(), s, "SELECT x FROM generate_series(1, 10) AS g(x)"); n != 10 || err != nil {
					t.Errorf("%d rows, %v", n, err)
					return
				}
			}
		})
	}
	g.Wait()
}

func TestVerifiers(t *testing.T) {
	u, err := proxy.Verifiers("ada", "secret")
	if err != nil {
		t.Fatal(err)
	}
	// MySQL's own PASSWORD('secret').
	if u.MySQLNative != "*14E65567ABDB5135D0CFD9A70B3032C179A49EE7" {
		t.Errorf("native verifier %s", u.MySQLNative)
	}
	cfg := proxy.Defaults()
	cfg.Users = []proxy.UserConfig{{Name: "ada", SCRAM: u.SCRAM}}
	if err := cfg.Validate(); err != nil {
		t.Errorf("own verifier refused: %v", err)
	}
	for _, bad := range []string{"SCRAM-SHA-1$1:a$b:c", "SCRAM-SHA-256$4096:!!$a:b", "secret"} {
		cfg.Users[0].SCRAM = bad
		if cfg.Validate() == nil {
			t.Errorf("%q accepted", bad)
		}
	}
}
