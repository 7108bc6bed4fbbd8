package integration

import (
	"bytes"
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"streamlink/integration/server"
)

// Mistakes at the start are told in one line that says what and what to do; exit code 1.
func TestStartMistakes(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := []string{"--data", server.Patents(), "--user", "demo:demo", "--postgres", "127.0.0.1:0", "--mysql", "127.0.0.1:0"}
	with := func(args ...string) []string { return append(append([]string{}, good...), args...) }
	for _, tc := range []struct {
		name string
		args []string
		says []string
	}{
		{"missing file", []string{"--data", filepath.Join(dir, "nowhere.parquet"), "--user", "demo:demo"}, []string{"nowhere.parquet"}},
		{"missing folder", []string{"--data", filepath.Join(dir, "nowhere"), "--user", "demo:demo"}, []string{"nowhere"}},
		{"missing database", []string{"--data", filepath.Join(dir, "no", "x.duckdb"), "--user", "demo:demo"}, []string{"x.duckdb"}},
		{"not a database", []string{"--data", file("text.duckdb", strings.Repeat("no database ", 1000)), "--user", "demo:demo"}, []string{"text.duckdb"}},
		{"broken parquet", []string{"--data", file("broken.parquet", "PAR1 and no more"), "--user", "demo:demo"}, []string{"broken.parquet"}},
		{"unknown kind of file", []string{"--data", file("letter.doc", "Dear all"), "--user", "demo:demo"}, []string{"letter.doc"}},
		{"nothing to serve", []string{"--user", "demo:demo"}, []string{"--data"}},
		{"nobody to log in", []string{"--data", server.Patents()}, []string{"--user"}},
		{"port in use", with("--postgres", taken.Addr().String()), []string{"in use", taken.Addr().String()}},
		{"port in use, MySQL", with("--mysql", taken.Addr().String()), []string{"in use", taken.Addr().String()}},
		{"not an address", with("--postgres", "nonsense"), []string{"nonsense"}},
		{"no configuration", with("--config", filepath.Join(dir, "nowhere.yaml")), []string{"nowhere.yaml", "--config"}},
		{"unknown key", with("--config", file("key.yaml", "postgres:\n  lisen: x\n")), []string{"key.yaml", `"postgres.lisen"`, `"postgres.listen"`}},
		{"wrong value", with("--config", file("value.yaml", "proxy:\n  max_sessions: many\n")), []string{"max_sessions"}},
		{"broken yaml", with("--config", file("broken.yaml", "proxy: [\n")), []string{"broken.yaml"}},
		{"certificate without key", with("--config", file("tls.yaml", "postgres:\n  tls_cert: x.pem\n")), []string{"tls_key"}},
		{"missing certificate", with("--config", file("cert.yaml", "postgres:\n  tls_cert: /nowhere/x.pem\n  tls_key: /nowhere/x.key\n")), []string{"/nowhere/x.pem"}},
		{"missing model", with("--model", filepath.Join(dir, "nowhere.gguf")), []string{"nowhere.gguf"}},
		{"unreadable GGUF", with("--model", file("text.gguf", "this is no model")), []string{"text.gguf"}},
		{"truncated GGUF", with("--model", file("cut.gguf", "GGUF\x03\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\x7f\x01\x00\x00\x00\x00\x00\x00\x00")), []string{"cut.gguf"}},
		{"unknown flag", with("--nonsense"), []string{"--nonsense"}},
		{"unknown log level", with("--log-level", "loud"), []string{"loud"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			code, stdout, stderr := runProgram(t, append([]string{"serve"}, tc.args...)...)
			if code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			if strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "streamlink: ") {
				t.Errorf("want one line, got %q", stderr)
			}
			for _, s := range tc.says {
				if !strings.Contains(stderr, s) {
					t.Errorf("%q does not name %q", stderr, s)
				}
			}
			if strings.Contains(stdout, "127.0.0.1") {
				t.Errorf("it promised to serve: %q", stdout)
			}
		})
	}
}

// runProgram runs the program to its end, which must come soon.
func runProgram(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	binary, err := server.Binary()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir = t.TempDir()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		t.Errorf("it did not end: %s%s", out.String(), errs.String())
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

// Ctrl-C lets a running statement finish, takes no new clients, and ends with code 0.
func TestCtrlCDrains(t *testing.T) {
	s, err := server.StartStreamLink(nil, "--data", server.Patents())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	busy, idle := connect(t, s.PG), connect(t, s.PG)
	db := openSQL(t, "mysql", server.MySQLDSN(s.MySQL, ""))
	if err := db.Ping(); err != nil {
		t.Fatal(err)
	}
	type outcome struct {
		n   int64
		err error
	}
	finished := make(chan outcome)
	go func() { // a statement of about two seconds
		var o outcome
		o.err = busy.QueryRow(within(t, limit), "SELECT count(*) FROM patents a, patents b WHERE a.patent_id * b.patent_id % 7 = 3 AND a.title < b.title").Scan(&o.n)
		finished <- o
	}()
	time.Sleep(300 * time.Millisecond)
	if err := s.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond)
	if _, err := pgx.Connect(within(t, 5*time.Second), server.PostgresDSN(s.PG, server.Database)); err == nil {
		t.Error("a new client was let in after Ctrl-C")
	}
	if o := <-finished; o.err != nil || o.n == 0 {
		t.Errorf("the running statement: %d rows, %v", o.n, o.err)
	}
	if err := idle.Ping(within(t, 5*time.Second)); err == nil {
		t.Error("an idle client was kept")
	} else if code := pgCode(err); code != "57P01" && code != "" {
		t.Errorf("the idle client was told %v, want 57P01", err)
	}
	if code, err := s.Wait(40 * time.Second); err != nil || code != 0 {
		t.Errorf("exit code %d, %v\n%s", code, err, s.Log())
	}
}
