package audit

import (
	"bufio"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// lines opens a log, lets write use it and reads what it wrote.
func lines(t *testing.T, cfg Config, write func(*Log)) []record {
	t.Helper()
	cfg.File = filepath.Join(t.TempDir(), "audit.jsonl")
	l, err := Open(cfg, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	write(l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(cfg.File)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []record
	for scan := bufio.NewScanner(f); scan.Scan(); {
		var r record
		if err := json.Unmarshal(scan.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func event() *proxy.Event {
	return &proxy.Event{
		ID: 7, Client: proxy.Client{User: "ada", Wire: "postgres"}, Kind: dialect.Select,
		Text: "ASK whose secret is it", Question: "whose secret is it", Generated: "SELECT secret FROM t", Confidence: 0.8,
		Judged: true, Verdict: guard.Verdict{Allow: true, Rule: "read"}, Rows: 3, Bytes: 40, Affected: -1,
	}
}

func TestBeginAndEndHaveOneID(t *testing.T) {
	got := lines(t, Config{Text: true}, func(l *Log) { l.Begin(event()); l.End(event()) })
	if len(got) != 2 || got[0].Phase != "begin" || got[1].Phase != "end" || got[0].ID != got[1].ID {
		t.Fatalf("got %+v", got)
	}
	end := got[1]
	if end.Question != "whose secret is it" || end.Answer != "SELECT secret FROM t" || end.Rows != 3 || end.Bytes != 40 ||
		end.Verdict != "allow" || end.Confidence == nil || end.Affected != nil {
		t.Errorf("got %+v", end)
	}
}

// Without audit.text nothing of what was asked may stand in the file.
func TestDigestInPlaceOfText(t *testing.T) {
	e := event()
	e.Err = sqlstate.New(sqlstate.InternalError, "internal error").Because(os.ErrPermission)
	got := lines(t, Config{}, func(l *Log) { l.End(e) })
	raw, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "secret") || strings.Contains(string(raw), "permission") {
		t.Errorf("the log tells too much: %s", raw)
	}
	if got[0].Digest == "" || got[0].Code != "XX000" {
		t.Errorf("got %+v", got[0])
	}
}

func TestFileThatCannotBeOpened(t *testing.T) {
	_, err := Open(Config{File: filepath.Join(t.TempDir(), "no", "where.jsonl")}, slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "audit.file") {
		t.Errorf("got %v", err)
	}
}
