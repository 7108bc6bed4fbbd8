package proxy

import (
	"fmt"
	"time"

	"streamlink/backend"
)

// progressSetting switches on the notices that tell how far a long statement is.
const progressSetting = "streamlink.progress"

// progressPause is the least time between two such notices.
const progressPause = 2 * time.Second

// progress is how far a session's statement is, for the process list and for the client.
type progress struct {
	last   backend.Progress
	of     time.Time // when the statement began that it is about
	told   time.Time
	notify func(Notice)
}

// OnNotice names who takes a notice that cannot wait for its statement's end. It is called
// on the goroutine that is in one of the session's or its result's methods.
func (s *Session) OnNotice(notify func(Notice)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.progress.notify = notify
}

// progressed takes in what the engine tells.
func (s *Session) progressed(p backend.Progress) {
	s.mu.Lock()
	s.progress.last, s.progress.of = p, s.since
	notify, due := s.progress.notify, time.Since(s.progress.told) >= progressPause
	if due {
		s.progress.told = time.Now()
	}
	s.mu.Unlock()
	if on, _ := s.settings.get(progressSetting); notify == nil || !due || on != "on" {
		return
	}
	notify(Notice{Severity: "NOTICE", Code: "00000", Message: describeProgress(p)})
}

// state is what the process list says of how far the running statement is; empty where
// nothing runs or the engine did not tell.
func (s *Session) state() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.progress.of.IsZero() || !s.progress.of.Equal(s.since) || s.doing == "Sleep" {
		return ""
	}
	return describeProgress(s.progress.last)
}

func describeProgress(p backend.Progress) string {
	return fmt.Sprintf("%d of %d stages, %d of %d tasks done, %d at work, %s read",
		p.StagesDone, p.Stages, p.TasksDone, p.Tasks, p.Running, bytesText(p.Bytes))
}

// bytesText writes a size in the unit that leaves at most four digits before the point.
func bytesText(n int64) string {
	const unit = 1024
	if n < unit {
		return fmt.Sprintf("%d B", n)
	}
	value, i := float64(n)/unit, 0
	for ; value >= unit && i < 4; i++ {
		value /= unit
	}
	return fmt.Sprintf("%.1f %cB", value, "kMGTP"[i])
}
