package sparktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"streamlink/integration/server"
)

// page reads one of Spark's own pages, more than once where a busy machine holds it up.
func page(t testing.TB, s *server.Spark, path string) string {
	t.Helper()
	for try := 1; ; try++ {
		text, err := readPage(s.Pages + path)
		if err == nil {
			return text
		}
		if try == 10 {
			t.Fatal(err)
		}
	}
}

func readPage(url string) (string, error) {
	client := http.Client{Timeout: limit / 10}
	resp, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	return string(text), err
}

// many is how many tasks only the jobs of this package's long statements have: what
// StreamLink itself asks of the catalog has one or two.
const many = 100

// job is one of Spark's, as its pages tell.
type job struct {
	Tasks  int    `json:"numTasks"`
	Status string `json:"status"`
	Ended  string `json:"completionTime"`
}

// jobs are the large jobs that Spark knows, the newest first.
func jobs(t testing.TB, s *server.Spark) (large []job) {
	t.Helper()
	var applications []struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal([]byte(page(t, s, "/api/v1/applications")), &applications); err != nil || len(applications) != 1 {
		t.Fatalf("Spark's pages name %d applications, %v", len(applications), err)
	}
	var all []job
	if err := json.Unmarshal([]byte(page(t, s, "/api/v1/applications/"+applications[0].ID+"/jobs")), &all); err != nil {
		t.Fatal(err)
	}
	for _, j := range all {
		if j.Tasks >= many {
			large = append(large, j)
		}
	}
	return large
}

// working tells whether a large job runs, atWork how many do.
func working(t testing.TB, s *server.Spark) bool {
	t.Helper()
	return atWork(t, s) > 0
}

func atWork(t testing.TB, s *server.Spark) (n int) {
	t.Helper()
	for _, j := range jobs(t, s) {
		if j.Status == "RUNNING" {
			n++
		}
	}
	return n
}

// ended is when the last large job came to its end, by Spark's own clock.
func ended(t testing.TB, s *server.Spark) (last time.Time) {
	t.Helper()
	for _, j := range jobs(t, s) {
		if j.Ended == "" {
			continue
		}
		at, err := time.Parse("2006-01-02T15:04:05.999MST", j.Ended)
		if err != nil {
			t.Fatal(err)
		}
		if at.After(last) {
			last = at
		}
	}
	if last.IsZero() {
		t.Fatal("Spark knows no large job that ended")
	}
	return last
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	online = regexp.MustCompile(`(\d+)\s+session\(s\) are online`)
)

// lasting tells a Spark that keeps a session for an hour after its client has left: before
// 4.0 a client cannot release it.
func lasting() bool { return strings.HasPrefix(os.Getenv("SPARK"), "3.") }

// sessions counts Spark's open Connect sessions, by its own page.
func sessions(t testing.TB, s *server.Spark) int {
	t.Helper()
	m := online.FindStringSubmatch(strings.Join(strings.Fields(tags.ReplaceAllString(page(t, s, "/connect/"), " ")), " "))
	if m == nil {
		t.Skip("this Spark's page does not count sessions")
	}
	n := 0
	fmt.Sscan(m[1], &n)
	return n
}
