package integration

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"streamlink/integration/server"
)

// mariadbCLI runs the command-line client of MariaDB with a script.
func mariadbCLI(t testing.TB, addr, script string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	cmd := mariadbCommand(t, addr, args...)
	cmd.Stdin = strings.NewReader(script)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

func mariadbCommand(t testing.TB, addr string, args ...string) *exec.Cmd {
	t.Helper()
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		t.Fatal(err)
	}
	all := append([]string{"--no-defaults", "-h", host, "-P", port, "--protocol=tcp", "-u", server.User, "-p" + server.Password,
		"--default-character-set=utf8mb4", server.Database}, args...)
	return exec.CommandContext(within(t, limit), "mariadb", all...)
}

// A person's session reads the same as with MariaDB.
func TestMariaDBScripts(t *testing.T) {
	s, ref := must(t, product), must(t, mariadb)
	files, err := filepath.Glob("testdata/mariadb/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		for name, args := range map[string][]string{"batch": {"-f", "--batch"}, "raw": {"-f", "--batch", "--raw", "--quick"}, "vertical": {"-f", "-E"}, "XML": {"-f", "--xml"}} {
			t.Run(filepath.Base(file)+" "+name, func(t *testing.T) {
				script, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				got, gotErr, _ := mariadbCLI(t, s.MySQL, string(script), args...)
				want, wantErr, _ := mariadbCLI(t, ref.Addr, string(script), args...)
				diffLines(t, "output", got, want)
				diffLines(t, "messages", numbers(gotErr), numbers(wantErr))
			})
		}
	}
}

// numbers keeps of each message what programs look at: the errno and the SQLSTATE.
func numbers(messages string) string {
	var out []string
	for line := range strings.Lines(messages) {
		number, _, _ := strings.Cut(line, ":")
		out = append(out, number)
	}
	return strings.Join(out, "\n")
}

func TestMariaDBMillionRows(t *testing.T) {
	s := must(t, product)
	for name, args := range map[string][]string{"stored": nil, "--quick": {"--quick"}} {
		t.Run(name, func(t *testing.T) {
			script := "SELECT a.patent_id, b.cpc_code FROM patents a CROSS JOIN (SELECT cpc_code FROM patent_cpc LIMIT 111) b LIMIT 1000000;\nSELECT 'goes on';\n"
			out, errs, err := mariadbCLI(t, s.MySQL, script, append(args, "-N", "--batch")...)
			if err != nil {
				t.Fatalf("%v %s", err, errs)
			}
			if n := strings.Count(out, "\n"); n != 1_000_001 || !strings.HasSuffix(out, "\ngoes on\n") {
				t.Errorf("%d lines", n)
			}
		})
	}
}

// Ctrl-C: the client opens a second connection and kills the query.
func TestMariaDBInterrupt(t *testing.T) {
	s := must(t, product)
	cmd := mariadbCommand(t, s.MySQL, "-f", "-N", "--batch")
	cmd.Stdin = strings.NewReader(slow + ";\nSELECT 'goes on';\n")
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the client's own exit code tells of the interrupted statement
	if !strings.Contains(errs.String(), "1317") || !strings.Contains(out.String(), "goes on") {
		t.Errorf("got %q, %q", out.String(), errs.String())
	}
}

func TestMariaDBWrongPassword(t *testing.T) {
	s := must(t, product)
	host, port, _ := net.SplitHostPort(s.MySQL)
	out, err := exec.Command("mariadb", "--no-defaults", "-h", host, "-P", port, "--protocol=tcp", "-u", "demo", "-pwrong", "-e", "SELECT 1").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "ERROR 1045 (28000): Access denied for user 'demo'@") {
		t.Errorf("got %s, %v", out, err)
	}
}
