package integration

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"streamlink/integration/server"
)

// foreign runs stories written in another language: a program that is told where the
// servers are, and that prints a line for each of its tests.
func foreign(t *testing.T, cmd *exec.Cmd) (output string, err error) {
	t.Helper()
	cmd.Env = append(os.Environ(),
		"STREAMLINK_PG="+must(t, product).PG, "STREAMLINK_MYSQL="+must(t, product).MySQL,
		"REFERENCE_PG="+must(t, postgres).Addr, "REFERENCE_MYSQL="+must(t, mariadb).Addr, "PYTHONDONTWRITEBYTECODE=1")
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// A line of unittest's: test_name (module.Class.test_name) ... ok
var unittestLine = regexp.MustCompile(`(?m)^(test_\w+) \(\S+\).* \.\.\. (.*)$`)

func TestPython(t *testing.T) {
	files, err := filepath.Glob("python/test_*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	python, err := filepath.Abs(filepath.Join(server.Root(), "build", "venv", "bin", "python"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		t.Run(name, func(t *testing.T) {
			cmd := exec.CommandContext(within(t, 3*limit), python, "-m", "unittest", "-v", name)
			cmd.Dir = "python"
			out, err := foreign(t, cmd)
			verdicts := unittestLine.FindAllStringSubmatch(out, -1)
			if len(verdicts) == 0 {
				t.Fatalf("%v\n%s", err, out)
			}
			failed := false
			for _, v := range verdicts {
				t.Run(v[1], func(t *testing.T) {
					if v[2] != "ok" {
						failed = true
						t.Errorf("%s", v[2])
					}
				})
			}
			if failed || err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
