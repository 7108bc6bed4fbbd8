package integration

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// The question that tests ask, and its answer in the sample data.
const (
	question = "how many patents are there"
	patents  = 9071
)

// Forms of ASK that answer with rows, on either wire.
var askForms = []string{
	"ASK " + question,
	"ASK " + question + "?",
	"ask '" + question + "'",
	"ASK $$" + question + "?$$",
	"ASK $q$" + question + "$q$;",
	"SELECT * FROM ask('" + question + "')",
	"SELECT * FROM ask('" + question + "') AS a WHERE true LIMIT 10",
	"/* ASK " + question + " */ SELECT 1",
}

// In every one of pgx's modes a question is a statement like any other, and a notice
// carries its SQL.
func TestAskPgx(t *testing.T) {
	s := must(t, product)
	for _, mode := range pgxModes {
		t.Run(mode.String(), func(t *testing.T) {
			var notices []*pgconn.Notice
			c := connectWith(t, s.PG, func(cfg *pgx.ConnConfig) {
				cfg.DefaultQueryExecMode = mode
				cfg.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { notices = append(notices, n) }
			})
			for _, form := range askForms {
				notices = nil
				var n int
				if err := c.QueryRow(within(t, limit), form).Scan(&n); err != nil || n != patents {
					t.Errorf("%s: got %d, %v", form, n, err)
					continue
				}
				if !noticeWithSQL(notices) {
					t.Errorf("%s: no notice shows the SQL: %v", form, notices)
				}
			}
		})
	}
}

func noticeWithSQL(notices []*pgconn.Notice) bool {
	for _, n := range notices {
		if n.Severity == "NOTICE" && strings.Contains(strings.ToLower(n.Message+n.Detail), "select count(") {
			return true
		}
	}
	return false
}

// ask('…') composes like a table.
func TestAskComposes(t *testing.T) {
	c := connect(t, must(t, product).PG)
	var n int
	err := c.QueryRow(within(t, limit), "SELECT count(*) FROM ask('"+question+"') AS a, measurements s WHERE s.id < $1", 5).Scan(&n)
	if err != nil || n != 5 {
		t.Errorf("got %d, %v", n, err)
	}
	// A question that is only known when the statement runs cannot be described.
	if _, err := c.Exec(within(t, limit), "SELECT * FROM ask($1)", question); pgCode(err) != "0A000" {
		t.Errorf("ask($1): got %v, want 0A000", err)
	}
}

// A prepared question is understood once and runs many times.
func TestAskPrepared(t *testing.T) {
	c := connect(t, must(t, product).PG)
	d, err := c.Prepare(within(t, limit), "q", "ASK "+question)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.ParamOIDs) != 0 || len(d.Fields) != 1 || d.Fields[0].DataTypeOID != 20 {
		t.Errorf("described as %v, %v", d.ParamOIDs, d.Fields)
	}
	for range 3 {
		var n int
		if err := c.QueryRow(within(t, limit), "q").Scan(&n); err != nil || n != patents {
			t.Errorf("got %d, %v", n, err)
		}
	}
}

// ASK SHOW SQL and EXPLAIN ASK tell and do not run; the history remembers.
func TestAskShowsItsSQL(t *testing.T) {
	c := connect(t, must(t, product).PG)
	for _, form := range []string{"ASK SHOW SQL " + question, "ASK SHOW SQL '" + question + "'", "EXPLAIN ASK " + question} {
		rows, err := c.Query(within(t, limit), form)
		if err != nil {
			t.Errorf("%s: %v", form, err)
			continue
		}
		got, err := pgx.CollectRows(rows, pgx.RowToMap)
		if err != nil || !strings.Contains(strings.ToLower(fmt.Sprint(got)), "select count(") {
			t.Errorf("%s: got %v, %v", form, got, err)
		}
	}
	rows, err := c.Query(within(t, limit), "SELECT * FROM streamlink.ask_history")
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowToMap)
	if err != nil || !strings.Contains(fmt.Sprint(got), question) {
		t.Errorf("history: %v, %v", got, err)
	}
}

// What cannot be answered from the tables is refused, and the session goes on.
func TestAskRefuses(t *testing.T) {
	c := connect(t, must(t, product).PG)
	for _, q := range []string{"ASK what will the weather be in Paris tomorrow", "ASK who won the football world cup in 1990"} {
		if _, err := c.Exec(within(t, limit), q); pgCode(err) != "0A000" {
			t.Errorf("%s: got %v, want 0A000", q, err)
		}
	}
	if _, err := c.Exec(within(t, limit), "ASK"); err == nil {
		t.Error("ASK without a question is taken")
	}
	var n int
	if err := c.QueryRow(within(t, limit), "ASK "+question).Scan(&n); err != nil || n != patents {
		t.Errorf("got %d, %v", n, err)
	}
}

func TestAskDatabaseSQL(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, _ *sql.DB) { askSQL(t, got, askForms) })
}

// The MySQL wire takes the same forms, CALL and the dollar quotes included; SHOW
// WARNINGS gives the SQL back.
func TestAskMySQL(t *testing.T) {
	s := must(t, product)
	for _, options := range []string{"", "interpolateParams=true", "multiStatements=true"} {
		t.Run(options, func(t *testing.T) {
			db := openSQL(t, "mysql", server.MySQLDSN(s.MySQL, options))
			askSQL(t, db, append([]string{"CALL ask('" + question + "')"}, askForms...))
			conn, err := db.Conn(within(t, limit))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			askSQL(t, conn, askForms[:1])
			var level, message string
			var code int
			if err := conn.QueryRowContext(within(t, limit), "SHOW WARNINGS").Scan(&level, &code, &message); err != nil {
				t.Fatal(err)
			}
			if level != "Note" || code != 1003 || !strings.Contains(strings.ToLower(message), "select count(") {
				t.Errorf("got %s %d %s", level, code, message)
			}
			if got, err := tableOf(within(t, limit), conn, "ASK SHOW SQL "+question); err != nil || len(got.rows) == 0 {
				t.Errorf("ASK SHOW SQL: %v, %v", got, err)
			}
			if got, err := tableOf(within(t, limit), conn, "EXPLAIN ASK "+question); err != nil || len(got.rows) == 0 {
				t.Errorf("EXPLAIN ASK: %v, %v", got, err)
			}
			stmt, err := conn.PrepareContext(within(t, limit), "ASK "+question)
			if err != nil {
				t.Fatal(err)
			}
			defer stmt.Close()
			for range 2 {
				var n int
				if err := stmt.QueryRowContext(within(t, limit)).Scan(&n); err != nil || n != patents {
					t.Errorf("prepared: got %d, %v", n, err)
				}
			}
		})
	}
}

func askSQL(t *testing.T, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}, forms []string) {
	t.Helper()
	for _, form := range forms {
		var n int
		if err := db.QueryRowContext(within(t, limit), form).Scan(&n); err != nil || n != patents {
			t.Errorf("%s: got %d, %v", form, n, err)
		}
	}
}

// At the prompt of psql and mariadb.
func TestAskAtThePrompt(t *testing.T) {
	s := must(t, product)
	out, errs, err := psql(t, s.PG, "ASK "+question+"?;\n", "-At")
	if err != nil || out != fmt.Sprintln(patents) || !strings.Contains(errs, "NOTICE:") || !strings.Contains(strings.ToLower(errs), "select count(") {
		t.Errorf("psql: %q, %q, %v", out, errs, err)
	}
	out, errs, err = mariadbCLI(t, s.MySQL, "ASK "+question+";\nSHOW WARNINGS;\n", "-N")
	if err != nil || !strings.HasPrefix(out, fmt.Sprintf("%d\n", patents)) || !strings.Contains(strings.ToLower(out), "note\t1003\t") {
		t.Errorf("mariadb: %q, %q, %v", out, errs, err)
	}
}
