package integration

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"streamlink/integration/server"
)

// psql runs psql with a script on its standard input.
func psql(t testing.TB, addr, script string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	cmd := psqlCommand(within(t, limit), addr, args...)
	cmd.Stdin = strings.NewReader(script)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

func psqlCommand(ctx context.Context, addr string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "psql", append([]string{"-X", "-d", server.PostgresDSN(addr, server.Database)}, args...)...)
	cmd.Env = append(os.Environ(), "PGCLIENTENCODING=UTF8", "LC_ALL=C.UTF-8", "PAGER=", "PSQL_PAGER=")
	return cmd
}

// A person's session at the prompt reads the same, to the letter, errors included.
func TestPsqlScripts(t *testing.T) {
	s, ref := must(t, product), must(t, postgres)
	files, err := filepath.Glob("testdata/psql/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			gotOut, gotErr, err := psql(t, s.PG, string(script))
			if err != nil {
				t.Errorf("psql: %v", err)
			}
			wantOut, wantErr, err := psql(t, ref.Addr, string(script))
			if err != nil {
				t.Fatalf("reference: %v", err)
			}
			diffLines(t, "output", gotOut, wantOut)
			diffLines(t, "messages", gotErr, wantErr)
		})
	}
}

func diffLines(t *testing.T, what, got, want string) {
	t.Helper()
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			t.Errorf("%s, line %d:\n     got %s\nwant %s\nafter %s", what, i+1, x, y, strings.Join(a[max(0, i-3):min(i, len(a))], "\n      "))
			return
		}
	}
}

func TestPsqlMillionRows(t *testing.T) {
	s := must(t, product)
	for name, args := range map[string][]string{"at once": nil, "FETCH_COUNT": {"-v", "FETCH_COUNT=5000"}} {
		t.Run(name, func(t *testing.T) {
			out, errs, err := psql(t, s.PG, "SELECT g, 'row ' || g FROM generate_series(1, 1000000) AS g;\n", append(args, "-At")...)
			if err != nil || errs != "" {
				t.Fatalf("%v %s", err, errs)
			}
			if n := strings.Count(out, "\n"); n != 1_000_000 || !strings.HasSuffix(out, "\n1000000|row 1000000\n") {
				t.Errorf("%d lines, the last: %q", n, out[max(0, len(out)-40):])
			}
		})
	}
}

// Ctrl-C at the prompt.
func TestPsqlInterrupt(t *testing.T) {
	s := must(t, product)
	cmd := psqlCommand(within(t, limit), s.PG, "-At")
	cmd.Stdin = strings.NewReader(slow + ";\n")
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait() // psql reads no further in a script that was interrupted
	if exitCode(err) != 3 || !strings.Contains(errs.String(), "ERROR:  canceling statement due to user request") {
		t.Errorf("%v: %s", err, errs.String())
	}
}

func TestPsqlExitCodes(t *testing.T) {
	s := must(t, product)
	if _, _, err := psql(t, s.PG, "SELECT 1/0;\n", "-v", "ON_ERROR_STOP=1"); err == nil || exitCode(err) != 3 {
		t.Errorf("an error with ON_ERROR_STOP: %v", err)
	}
	if _, _, err := psql(t, s.PG, "", "-c", "SELECT 1", "-c", "SELECT 2"); err != nil {
		t.Errorf("-c twice: %v", err)
	}
	if _, _, err := psql(t, s.PG, "", "-1", "-c", "SELECT 1; SELECT 2"); err != nil {
		t.Errorf("-1: %v", err)
	}
}

func exitCode(err error) int {
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode()
	}
	return -1
}
