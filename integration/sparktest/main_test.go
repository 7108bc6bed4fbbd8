// Package sparktest is real clients through StreamLink on a real Spark, which SPARK names
// by its version: `make integration`. Without SPARK nothing is tested.
package sparktest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"streamlink/integration/server"
)

// limit is how long any one thing may take before a test gives up: a laden machine's
// Spark takes its time.
const limit = 5 * time.Minute

var stops []func()

func TestMain(m *testing.M) {
	if os.Getenv("SPARK") == "" {
		fmt.Println("no Spark is asked for: SPARK is not set")
		os.Exit(0)
	}
	// More tasks at once than there are long statements: where all slots are taken by long
	// ones, Spark gives the next free one to the oldest again, and a short one waits.
	if os.Getenv("SPARK_CORES") == "" {
		os.Setenv("SPARK_CORES", "8")
	}
	code := m.Run()
	for i := len(stops) - 1; i >= 0; i-- {
		stops[i]()
	}
	os.Exit(code)
}

// spark is the Spark that the tests share: one of their own, or the one that SPARK_ADDR
// names, which must hold the sample data and testdata/fixture.sql and show its pages at
// SPARK_PAGES.
var spark = sync.OnceValues(func() (*server.Spark, error) {
	if addr := os.Getenv("SPARK_ADDR"); addr != "" {
		return &server.Spark{Addr: addr, Pages: os.Getenv("SPARK_PAGES")}, nil
	}
	return ownSpark()
})

// victim is another one, which tests may kill if they start it again. It is impatient: it
// ends a stream soon, and a statement soon after nobody has a stream of it.
var victim = sync.OnceValues(func() (*server.Spark, error) {
	return ownSpark("spark.connect.execute.reattachable.senderMaxStreamDuration="+streaming.String(),
		"spark.connect.execute.manager.detachedTimeout="+detached.String(), "spark.connect.execute.manager.maintenanceInterval="+upkeep.String())
})

// streaming is when the victim ends a stream, detached when it gives a statement up that has
// none, upkeep how often it looks.
const streaming, detached, upkeep = 30 * time.Second, 10 * time.Second, 2 * time.Second

func ownSpark(settings ...string) (*server.Spark, error) {
	s, err := startSpark(settings...)
	if err == nil {
		stops = append(stops, s.Stop)
	}
	return s, err
}

func startSpark(settings ...string) (*server.Spark, error) {
	fixture, err := filepath.Abs("testdata/fixture.sql")
	if err != nil {
		return nil, err
	}
	return server.StartSpark(fixture, settings...)
}

// product is a StreamLink on that Spark; users may write, so that tests can define.
var product = sync.OnceValues(func() (*server.StreamLink, error) {
	s, err := spark()
	if err != nil {
		return nil, err
	}
	return startProduct(s.Addr)
})

func startProduct(addrs ...string) (*server.StreamLink, error) {
	return startProductIn("default", addrs...)
}

// startProductIn is startProduct with the tables of another of Spark's databases.
func startProductIn(schema string, addrs ...string) (*server.StreamLink, error) {
	dir, err := os.MkdirTemp("", "streamlink-sparktest-")
	if err != nil {
		return nil, err
	}
	stops = append(stops, func() { os.RemoveAll(dir) })
	config := filepath.Join(dir, "streamlink.yaml")
	text := fmt.Sprintf("guard:\n  read_only: false\n  roles: {writer: {write: true}}\nspark:\n  schema: %s\n  keys_file: %s\n  catalog_ttl: 2s\n  connect_timeout: 1m\n",
		schema, filepath.Join(server.Patents(), "schema.yaml"))
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		return nil, err
	}
	args := []string{"--config", config}
	for _, a := range addrs {
		args = append(args, "--spark", "sc://"+a)
	}
	p, err := server.StartStreamLink(nil, args...)
	if err == nil {
		stops = append(stops, p.Stop)
	}
	return p, err
}

func must[T any](t testing.TB, start func() (T, error)) T {
	t.Helper()
	s, err := start()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func within(t testing.TB, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

func connect(t testing.TB, addr string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(within(t, limit), server.PostgresDSN(addr, server.Database))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// psql runs a script.
func psql(t testing.TB, addr, script string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	cmd := exec.CommandContext(within(t, limit), "psql", append([]string{"-X", "-d", server.PostgresDSN(addr, server.Database)}, args...)...)
	cmd.Env = append(os.Environ(), "PGCLIENTENCODING=UTF8", "LC_ALL=C.UTF-8", "PAGER=", "PSQL_PAGER=")
	cmd.Stdin = strings.NewReader(script)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	return out.String(), errs.String(), err
}

// until waits for something that another process does. It looks seldom, since looking costs
// that process time.
func until(t testing.TB, d time.Duration, ok func() bool) bool {
	t.Helper()
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if ok() {
			return true
		}
	}
	return false
}
