package proxy_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/backend"
	"streamlink/backend/duckdb"
	"streamlink/backend/sqlstate"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// store is where the system catalogs lie.
func store(ctx context.Context) (backend.Backend, error) {
	return duckdb.Open(ctx, duckdb.Config{Threads: 1}, slog.New(slog.DiscardHandler))
}

// newProxy is a proxy over a real DuckDB in memory, in which everything may be written.
func newProxy(t testing.TB, observers ...proxy.Observer) *proxy.Proxy {
	t.Helper()
	engine, err := duckdb.Open(context.Background(), duckdb.Config{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	policy := guard.Default()
	policy.ReadOnly = false
	g, err := guard.New(policy)
	if err != nil {
		t.Fatal(err)
	}
	cfg := proxy.Defaults()
	cfg.Users = []proxy.UserConfig{{Name: "ada", Password: "secret"}, {Name: "bob", Trust: true}}
	p, err := proxy.New(cfg, proxy.Deps{Backend: engine, Guard: g, Observers: observers,
		Log: slog.New(slog.DiscardHandler), Store: store})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func open(t testing.TB, p *proxy.Proxy, d dialect.Dialect) *proxy.Session {
	t.Helper()
	wire := map[dialect.Dialect]string{dialect.PostgreSQL: "postgres", dialect.MySQL: "mysql"}[d]
	s, err := p.Open(context.Background(), proxy.Client{Wire: wire, Dialect: d, User: "ada", Database: "streamlink"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestScripts runs the conversations of testdata: a line that begins with "> " is what a
// client sends, what follows is what it sees. A file's name begins with its dialect.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			name, _, _ := strings.Cut(filepath.Base(file), "_")
			d, ok := dialect.ByName(name)
			if !ok {
				t.Fatalf("%s: no dialect %q", file, name)
			}
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := open(t, newProxy(t), d)
			var out bytes.Buffer
			for line := range strings.Lines(string(script)) {
				line = strings.TrimRight(line, "\n")
				switch {
				case strings.HasPrefix(line, "# "), line == "":
					fmt.Fprintln(&out, line)
				case strings.HasPrefix(line, "> "):
					fmt.Fprintln(&out, line)
					converse(&out, s, line[2:])
				}
			}
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got, want := out.String(), string(script); got != want {
				t.Errorf("differs; -update rewrites it\n%s", diff(want, got))
			}
		})
	}
}

// converse sends one simple query and writes what came back.
func converse(w io.Writer, s *proxy.Session, text string) {
	fail := func(err error) {
		e := sqlstate.From(err)
		fmt.Fprintf(w, "ERROR %s %s\n", e.Code, e.Message)
		if e.Detail != "" {
			fmt.Fprintln(w, "  detail:", e.Detail)
		}
		if e.Hint != "" {
			fmt.Fprintln(w, "  hint:", e.Hint)
		}
	}
	defer func() { fmt.Fprintf(w, "[%c]\n", s.Status()) }()
	ctx := context.Background()
	parts, err := s.Split(text)
	if err != nil {
		fail(err)
		return
	}
	if len(parts) > 1 {
		s.BeginImplicit(ctx)
	}
	ok := true
	for _, part := range parts {
		if err := one(ctx, w, s, part); err != nil {
			fail(err)
			ok = false
			break
		}
	}
	if err := s.EndImplicit(ctx, ok); err != nil {
		fail(err)
	}
}

func one(ctx context.Context, w io.Writer, s *proxy.Session, text string) error {
	p, err := s.Prepare(ctx, text)
	if err != nil {
		return err
	}
	r, err := s.Execute(ctx, p, nil)
	if err != nil {
		return err
	}
	defer r.Release()
	for _, n := range append(p.Notices, r.Notices...) {
		fmt.Fprintf(w, "%s %s %s\n", n.Severity, n.Code, n.Message)
	}
	var rows int64
	if r.Schema != nil {
		var names []string
		for _, f := range r.Schema.Fields() {
			names = append(names, f.Name)
		}
		fmt.Fprintln(w, strings.Join(names, " | "))
	}
	for r.Next() {
		rec := r.RecordBatch()
		for i := range int(rec.NumRows()) {
			cells := make([]string, rec.NumCols())
			for c, col := range rec.Columns() {
				cells[c] = col.ValueStr(i)
			}
			fmt.Fprintln(w, strings.TrimRight(strings.Join(cells, " | "), " "))
			rows++
		}
	}
	if r.Err() != nil {
		return r.Err()
	}
	if tag := r.Tag(rows); tag != "" { // an empty statement has none
		fmt.Fprintln(w, tag)
	}
	return nil
}

// diff shows the first lines that differ.
func diff(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, x, y)
		}
	}
	return ""
}
