package integration

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"streamlink/integration/server"
)

// limit is how long any one thing may take before a test gives up.
const limit = 2 * time.Minute

// stops holds what TestMain ends: the servers that tests have started.
var stops struct {
	sync.Mutex
	fns []func()
}

func atEnd(stop func()) {
	stops.Lock()
	defer stops.Unlock()
	stops.fns = append(stops.fns, stop)
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, stop := range stops.fns {
		stop()
	}
	os.Exit(code)
}

// product is the StreamLink that most tests talk to: the sample data and measurements.csv.
var product = sync.OnceValues(func() (*server.StreamLink, error) {
	dir, err := os.MkdirTemp("", "streamlink-fixture-")
	if err != nil {
		return nil, err
	}
	atEnd(func() { os.RemoveAll(dir) })
	measurements := filepath.Join(dir, "measurements.csv")
	if err := os.WriteFile(measurements, []byte(samplesCSV()), 0o644); err != nil {
		return nil, err
	}
	s, err := server.StartStreamLink(nil, "--data", server.Patents(), "--data", measurements)
	if err != nil {
		return nil, err
	}
	atEnd(s.Stop)
	return s, nil
})

// postgres is the reference, holding the tables that the product serves.
var postgres = sync.OnceValues(func() (*server.PostgreSQL, error) {
	from, err := product()
	if err != nil {
		return nil, err
	}
	s, err := server.StartPostgreSQL()
	if err != nil {
		return nil, err
	}
	atEnd(s.Stop)
	return s, fillPostgres(from.PG, s.Addr)
})

// mariadb is the reference, holding the tables that the product serves.
var mariadb = sync.OnceValues(func() (*server.MariaDB, error) {
	from, err := product()
	if err != nil {
		return nil, err
	}
	s, err := server.StartMariaDB()
	if err != nil {
		return nil, err
	}
	atEnd(s.Stop)
	return s, fillMariaDB(from.PG, s.Addr)
})

// must fails the test when a server did not start.
func must[T any](t testing.TB, start func() (T, error)) T {
	t.Helper()
	s, err := start()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// within gives a context for one thing to happen in.
func within(t testing.TB, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

// connect opens a pgx connection.
func connect(t testing.TB, addr string) *pgx.Conn {
	t.Helper()
	return connectWith(t, addr, func(*pgx.ConnConfig) {})
}

func connectWith(t testing.TB, addr string, set func(*pgx.ConnConfig)) *pgx.Conn {
	t.Helper()
	cfg, err := pgx.ParseConfig(server.PostgresDSN(addr, server.Database))
	if err != nil {
		t.Fatal(err)
	}
	set(cfg)
	conn, err := pgx.ConnectConfig(within(t, limit), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// lines reads a list of testdata: one entry a line, # begins a comment.
func lines(t testing.TB, file string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s is empty", file)
	}
	return out
}

// sampleRows is the length of the table measurements.
const sampleRows = 1000

// samplesCSV is a table with a column of each type that a CSV file can tell, every
// seventh row's values missing.
func samplesCSV() string {
	var b bytes.Buffer
	b.WriteString("id,flag,amount,ratio,day,moment,word\n")
	day := time.Date(1999, 12, 25, 0, 0, 0, 0, time.UTC)
	for i := range sampleRows {
		if i%7 == 3 {
			fmt.Fprintf(&b, "%d,,,,,,\n", i)
			continue
		}
		fmt.Fprintf(&b, "%d,%t,%d,%g,%s,%s,%s\n", i, i%3 == 0, (i-500)*1_000_003, float64(i)/8,
			day.AddDate(0, 0, i).Format(time.DateOnly),
			day.Add(time.Duration(i)*time.Hour+time.Duration(i)*time.Second).Format(time.DateTime),
			[]string{"grün", "日本", "plain", `"a ""quoted"" word"`, `"comma, and more"`}[i%5])
	}
	return b.String()
}
