package sparktest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/integration/server"
)

// pgjdbc and Connector/J, with prepared statements that are fetched some rows at a time,
// get on Spark what they get on DuckDB: names, types and values.
func TestJavaAsOnDuckDB(t *testing.T) {
	drivers, err := filepath.Glob(filepath.Join(server.Root(), "build", "java", "lib", "*.jar"))
	if err != nil || len(drivers) == 0 {
		t.Skip("no JDBC drivers: run integration/setup.sh")
	}
	got, want := must(t, product), must(t, duckdb)
	for _, c := range []struct {
		name, file string
		url        func(s *server.StreamLink) string
	}{
		{"pgjdbc", "postgres.sql", func(s *server.StreamLink) string { return "jdbc:postgresql://" + s.PG + "/" + server.Database }},
		{"Connector-J", "mysql.sql", func(s *server.StreamLink) string {
			return "jdbc:mysql://" + s.MySQL + "/" + server.Database + "?useServerPrepStmts=true&useCursorFetch=true"
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := queries(t, c.file)
			for i := range asked {
				asked[i] = strings.TrimSuffix(asked[i], ";")
			}
			g, w := overJava(t, drivers, c.url(got), asked), overJava(t, drivers, c.url(want), asked)
			if len(g) != len(asked) || len(w) != len(asked) {
				t.Fatalf("%d and %d answers to %d statements", len(g), len(w), len(asked))
			}
			for i := range asked {
				if g[i] != w[i] || strings.Contains(g[i], "\n! ") {
					t.Errorf("on Spark:\n%son DuckDB:\n%s", g[i], w[i])
				}
			}
		})
	}
}

// overJava asks over JDBC and gives the answers.
func overJava(t *testing.T, drivers []string, url string, asked []string) []string {
	t.Helper()
	cmd := exec.CommandContext(within(t, limit), "java", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8",
		"-cp", strings.Join(drivers, ":"), "testdata/Ask.java", url, server.User, server.Password)
	cmd.Stdin = strings.NewReader(strings.Join(asked, "\n") + "\n")
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	answers := strings.Split("\n"+string(out), "\n== ")
	return answers[1:]
}
