package metrics

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

func get(t *testing.T, url string) string {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, res.Status, err)
	}
	return string(body)
}

func TestServedOverHTTP(t *testing.T) {
	m := New(func() int { return 4 })
	ok := &proxy.Event{Client: proxy.Client{Wire: "mysql"}, Kind: dialect.Select, Question: "how many", Judged: true,
		Verdict: guard.Verdict{Allow: true}, Rows: 12, Bytes: 345, Steps: proxy.Steps{Ask: 40 * time.Millisecond, Total: time.Second}}
	bad := &proxy.Event{Client: proxy.Client{Wire: "postgres"}, Kind: dialect.Delete, Judged: true,
		Err: sqlstate.New(sqlstate.InsufficientPrivilege, "no")}
	for _, e := range []*proxy.Event{ok, bad} {
		m.Begin(e)
		m.End(e)
	}
	m.Begin(ok) // still running

	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- m.Serve(ctx, l) }()

	base := "http://" + l.Addr().String()
	text := get(t, base+"/metrics")
	for _, want := range []string{
		`streamlink_statements_total{ask="yes",kind="SELECT",sqlstate="00000",verdict="allow",wire="mysql"} 1`,
		`streamlink_statements_total{ask="no",kind="DELETE",sqlstate="42501",verdict="deny",wire="postgres"} 1`,
		`streamlink_rows_total{wire="mysql"} 12`, `streamlink_bytes_total{wire="mysql"} 345`,
		`streamlink_statements_running 1`, `streamlink_sessions 4`, `streamlink_ask_seconds_count 1`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not told", want)
		}
	}
	if got := get(t, base+"/healthz"); got != "ok\n" {
		t.Errorf("healthz says %q", got)
	}
	cancel()
	if err := <-served; err != nil {
		t.Error(err)
	}
}
