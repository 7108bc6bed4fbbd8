package integration

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/integration/server"
)

func TestJava(t *testing.T) {
	build, err := filepath.Abs(filepath.Join(server.Root(), "build", "java"))
	if err != nil {
		t.Fatal(err)
	}
	for name, driver := range map[string]string{"pgjdbc": "postgres", "Connector/J": "mysql"} {
		t.Run(name, func(t *testing.T) {
			out, err := foreign(t, exec.CommandContext(within(t, 3*limit), "java", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Duser.timezone=UTC",
				"-cp", filepath.Join(build, "stories-1.jar")+":"+filepath.Join(build, "lib", "*"), "Stories", driver))
			told := 0
			for i, line := range strings.Split(out, "\n") {
				verdict, story, ok := strings.Cut(line, " ")
				if !ok || verdict != "ok" && verdict != "FAIL" {
					continue
				}
				told++
				story, _, _ = strings.Cut(story, ":")
				t.Run(story, func(t *testing.T) {
					if verdict == "FAIL" {
						rest := strings.Split(out, "\n")[i:]
						for j, l := range rest[1:] {
							if strings.HasPrefix(l, "ok ") || strings.HasPrefix(l, "FAIL ") {
								rest = rest[:j+1]
								break
							}
						}
						t.Error(strings.Join(rest, "\n"))
					}
				})
			}
			if told == 0 || err != nil && !strings.Contains(out, "FAIL ") {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
