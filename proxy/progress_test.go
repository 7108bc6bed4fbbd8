package proxy

import (
	"testing"
	"time"

	"streamlink/backend"
	"streamlink/guard/dialect"
)

func TestProgress(t *testing.T) {
	s := &Session{settings: newSettings(dialect.PostgreSQL, Client{}), since: time.Now(), doing: "Query"}
	var told []string
	s.OnNotice(func(n Notice) { told = append(told, n.Message) })
	p := backend.Progress{Stages: 3, StagesDone: 1, Tasks: 40, TasksDone: 12, Running: 2, Bytes: 3 << 20}
	s.progressed(p)
	const want = "1 of 3 stages, 12 of 40 tasks done, 2 at work, 3.0 MB read"
	if len(told) > 0 || s.state() != want {
		t.Errorf("told %q, state %q", told, s.state())
	}
	if err := s.Set(progressSetting, "on"); err != nil {
		t.Fatal(err)
	}
	s.progress.told = time.Time{}
	for range 5 { // at most one in two seconds
		s.progressed(p)
	}
	if len(told) != 1 || told[0] != want {
		t.Errorf("told %q", told)
	}
	s.since = s.since.Add(time.Second) // the next statement
	if s.state() != "" {
		t.Errorf("the state is of the statement before: %q", s.state())
	}
	if err := s.Set(progressSetting, "maybe"); err == nil {
		t.Error("maybe was taken")
	}
}

func TestBytesText(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1.0 kB", 1536: "1.5 kB", 5 << 40: "5.0 TB", 1 << 62: "4096.0 PB"} {
		if got := bytesText(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
