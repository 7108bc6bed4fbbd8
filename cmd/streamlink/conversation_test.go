package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	mysqldriver "github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/guard"
	"streamlink/nl"
	"streamlink/proxy"
)

var update = flag.Bool("update", false, "rewrite what servers answered in testdata")

// askServer is a whole server over the sample data whose model is model. ada may read
// everything; bob's role may read nothing about applicants.
func askServer(t testing.TB, model nl.Model, set func(*Config)) *server {
	t.Helper()
	cfg := defaults()
	cfg.DuckDB.Data = []string{"../../data/patents"}
	cfg.Postgres.Listen, cfg.MySQL.Listen = "127.0.0.1:0", "127.0.0.1:0"
	cfg.Log.Level = "error"
	cfg.Proxy.Users = []proxy.UserConfig{
		{Name: "ada", Password: "secret"}, {Name: "bob", Password: "secret", Roles: []string{"clerk"}}, {Name: "root", Password: "secret", Roles: []string{"admin"}},
	}
	cfg.Proxy.Aliases = []string{"patents"}
	cfg.Guard.Roles = map[string]guard.Role{"clerk": {Rules: guard.Rules{DenyTables: []string{"applicants", "patent_applicants", "patents_wide"}}}}
	if set != nil {
		set(&cfg)
	}
	if err := cfg.Validate(); err != nil {
		t.Fatal(err)
	}
	h, err := buildWith(t.Context(), cfg, model)
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.listen()
	if err != nil {
		t.Fatal(errors.Join(err, h.Close()))
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-done, h.Close()); err != nil {
			t.Error(err)
		}
	})
	return s
}

// talker is a client of one wire: it sends a statement and writes what comes back.
type talker interface {
	say(ctx context.Context, w io.Writer, text string)
	close()
}

func dial(t testing.TB, s *server, wire, user string) talker {
	t.Helper()
	if wire == "mysql" {
		db, err := sql.Open("mysql", fmt.Sprintf("%s:secret@tcp(%s)/%s", user, s.mysql.Addr(), s.proxy.Database()))
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1)
		return mysqlTalker{db}
	}
	cfg, err := pgconn.ParseConfig(fmt.Sprintf("postgres://%s:secret@%s/%s?sslmode=disable", user, s.postgres.Addr(), s.proxy.Database()))
	if err != nil {
		t.Fatal(err)
	}
	c := &postgresTalker{}
	cfg.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { c.notices = append(c.notices, n) }
	if c.conn, err = pgconn.ConnectConfig(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	return c
}

type postgresTalker struct {
	conn    *pgconn.PgConn
	notices []*pgconn.Notice
}

func (c *postgresTalker) close() { _ = c.conn.Close(context.Background()) }

func (c *postgresTalker) say(ctx context.Context, w io.Writer, text string) {
	c.notices = nil
	results, err := c.conn.Exec(ctx, text).ReadAll()
	for _, n := range c.notices {
		fmt.Fprintf(w, "%s %s\n  %s\n  %s\n", n.Severity, n.Message, n.Detail, n.Hint)
	}
	for _, r := range results {
		names := make([]string, len(r.FieldDescriptions))
		for i, f := range r.FieldDescriptions {
			names[i] = f.Name
		}
		if len(names) > 0 {
			fmt.Fprintln(w, strings.Join(names, " | "))
		}
		for _, row := range r.Rows {
			if bytes.ContainsAny(bytes.Join(row, nil), "┌│└") { // the engine's plan is its own
				continue
			}
			fmt.Fprintln(w, string(bytes.Join(row, []byte(" | "))))
		}
	}
	var e *pgconn.PgError
	switch {
	case errors.As(err, &e):
		fmt.Fprintf(w, "ERROR %s %s\n", e.Code, e.Message)
		for _, more := range []string{e.Detail, e.Hint} {
			if more != "" {
				fmt.Fprintln(w, " ", more)
			}
		}
	case err != nil:
		fmt.Fprintln(w, "FAILED", err)
	}
}

type mysqlTalker struct{ db *sql.DB }

func (c mysqlTalker) close() { _ = c.db.Close() }

func (c mysqlTalker) say(ctx context.Context, w io.Writer, text string) {
	c.rows(ctx, w, text)
	if strings.HasPrefix(strings.ToUpper(text), "ASK") || strings.Contains(text, "ask(") {
		c.rows(ctx, w, "SHOW WARNINGS")
	}
}

func (c mysqlTalker) rows(ctx context.Context, w io.Writer, text string) {
	rows, err := c.db.QueryContext(ctx, text)
	if err == nil {
		defer rows.Close()
		names, _ := rows.Columns()
		first := true
		for rows.Next() {
			if first && text != "SHOW WARNINGS" {
				fmt.Fprintln(w, strings.Join(names, " | "))
			}
			first = false
			cells := make([]sql.NullString, len(names))
			at := make([]any, len(names))
			for i := range cells {
				at[i] = &cells[i]
			}
			if err := rows.Scan(at...); err != nil {
				fmt.Fprintln(w, "FAILED", err)
			}
			out := make([]string, len(cells))
			for i, cell := range cells {
				out[i] = cell.String
			}
			fmt.Fprintln(w, strings.Join(out, " | "))
		}
		err = rows.Err()
	}
	var e *mysqldriver.MySQLError
	switch {
	case errors.As(err, &e):
		fmt.Fprintf(w, "ERROR %d %s\n", e.Number, e.Message)
	case err != nil:
		fmt.Fprintln(w, "FAILED", err)
	}
}

var (
	today = regexp.MustCompile(regexp.QuoteMeta(time.Now().UTC().Format(time.DateOnly)) + `|` + regexp.QuoteMeta(time.Now().Format(time.DateOnly)))
	// How sure an answer is, and an average's last digits, are not what these tests are about.
	sure   = regexp.MustCompile(`(?i)(confidence:?|→ [^|\n]*\|) 0\.\d+`)
	digits = regexp.MustCompile(`(\d\.\d{6})\d+`)
)

// settled is what was said without what changes from day to day.
func settled(said string) string {
	said = today.ReplaceAllString(said, "TODAY")
	return digits.ReplaceAllString(sure.ReplaceAllString(said, "$1 …"), "$1")
}

// TestAskScripts runs the conversations of testdata/ask over a real wire: "> " is what a
// client sends, "@ada" goes on as ada, in a session of her
// own. A file's name begins with its wire.
func TestAskScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/ask/*_*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { runScript(t, file) })
	}
}

func runScript(t *testing.T, file string) {
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	s := askServer(t, newTeller(t, "testdata/ask/model.txt"), func(c *Config) {
		c.NL.Verified, c.NL.VerifiedShared = filepath.Join(dir, "verified.json"), strings.Contains(file, "shared")
		if strings.Contains(file, "glossary") {
			c.NL.Glossary = "../../data/patents/glossary.yaml"
		}
		c.Guard.ReadOnly = !strings.Contains(file, "stale")
	})
	wire, _, _ := strings.Cut(filepath.Base(file), "_")
	talkers := map[string]talker{}
	defer func() {
		for _, c := range talkers {
			c.close()
		}
	}()
	user := "ada"
	var out bytes.Buffer
	for line := range strings.Lines(string(script)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "# "), line == "":
			fmt.Fprintln(&out, line)
		case strings.HasPrefix(line, "@"):
			user = line[1:]
			fmt.Fprintln(&out, line)
		case strings.HasPrefix(line, "> "):
			fmt.Fprintln(&out, line)
			if talkers[user] == nil {
				talkers[user] = dial(t, s, wire, user)
			}
			var said bytes.Buffer
			talkers[user].say(t.Context(), &said, line[2:])
			out.WriteString(settled(said.String()))
		}
	}
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, got := strings.Split(string(script), "\n"), strings.Split(out.String(), "\n")
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			t.Fatalf("line %d differs; -update rewrites it\nwant %s\ngot  %s", i+1, strings.Join(want[i:min(i+1, len(want))], ""), strings.Join(got[i:min(i+1, len(got))], ""))
		}
	}
}
