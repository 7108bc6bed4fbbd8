package integration

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/lib/pq"

	"streamlink/integration/server"
)

// slow keeps an engine busy for much longer than a test waits.
const slow = "SELECT sum(a.patent_id + b.patent_id * c.patent_id) FROM patent_cpc a, patent_ipc b, patent_inventors c"

// openSQL opens a database/sql handle and closes it with the test.
func openSQL(t testing.TB, driver, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestConnectWithPassword(t *testing.T) {
	s := must(t, product)
	for _, driver := range []struct{ name, dsn string }{
		{"postgres", server.PostgresDSN(s.PG, server.Database)},
		{"pgx", server.PostgresDSN(s.PG, server.Database)},
		{"mysql", server.MySQLDSN(s.MySQL, "")},
		{"mysql", server.MySQLDSN(s.MySQL, "allowNativePasswords=true&tls=preferred")},
	} {
		t.Run(driver.name, func(t *testing.T) {
			var one int
			if err := openSQL(t, driver.name, driver.dsn).QueryRowContext(within(t, limit), "SELECT 1").Scan(&one); err != nil || one != 1 {
				t.Errorf("got %d, %v", one, err)
			}
		})
	}
}

// Who may not come in learns nothing about which part was wrong.
func TestWrongPasswordPostgres(t *testing.T) {
	s, ref := must(t, product), must(t, postgres)
	var messages []string
	for _, who := range []string{"demo:wrong", "demo:", "nobody:demo", "nobody:wrong"} {
		refusal := func(addr string) *pgconn.PgError {
			_, err := pgx.Connect(within(t, limit), fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", who, addr, server.Database))
			var refused *pgconn.PgError
			if !errors.As(err, &refused) {
				t.Fatalf("%s: got %v, want a refusal by the server", who, err)
			}
			return refused
		}
		if who != "demo:" { // an empty password does not even leave the client
			got, want := refusal(s.PG), refusal(ref.Addr)
			if got.Code != "28P01" || got.Severity != "FATAL" || got.Code != want.Code {
				t.Errorf("%s: got %v, PostgreSQL has %v", who, got, want)
			}
			name, _, _ := strings.Cut(who, ":")
			messages = append(messages, strings.ReplaceAll(got.Message+got.Detail+got.Hint, name, "?"))
		}
		var fromPQ *pq.Error
		err := openSQL(t, "postgres", fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", who, s.PG, server.Database)).Ping()
		if who != "demo:" && (!errors.As(err, &fromPQ) || fromPQ.Code != "28P01") {
			t.Errorf("lib/pq, %s: got %v", who, err)
		}
	}
	for _, m := range messages {
		if m != messages[0] {
			t.Errorf("refusals differ: %q and %q", messages[0], m)
		}
	}
}

func TestWrongPasswordMySQL(t *testing.T) {
	s, ref := must(t, product), must(t, mariadb)
	var messages []string
	for _, who := range []string{"demo:wrong", "demo:", "nobody:demo", "nobody:wrong"} {
		refusal := func(addr string) *mysql.MySQLError {
			err := openSQL(t, "mysql", fmt.Sprintf("%s@tcp(%s)/%s", who, addr, server.Database)).Ping()
			var refused *mysql.MySQLError
			if !errors.As(err, &refused) {
				t.Fatalf("%s at %s: got %v, want a refusal by the server", who, addr, err)
			}
			return refused
		}
		got, want := refusal(s.MySQL), refusal(ref.Addr)
		if got.Number != 1045 || got.Number != want.Number || got.SQLState != want.SQLState {
			t.Errorf("%s: got %v, MariaDB has %v", who, got, want)
		}
		name, password, _ := strings.Cut(who, ":")
		if password != "" { // "using password: NO" is what the client itself said
			messages = append(messages, strings.ReplaceAll(got.Message, name, "?"))
		}
	}
	for _, m := range messages {
		if m != messages[0] {
			t.Errorf("refusals differ: %q and %q", messages[0], m)
		}
	}
}

func TestWrongDatabase(t *testing.T) {
	s := must(t, product)
	_, err := pgx.Connect(within(t, limit), server.PostgresDSN(s.PG, "nowhere"))
	if code := pgCode(err); code != "3D000" {
		t.Errorf("PostgreSQL wire: got %v, want 3D000", err)
	}
	err = openSQL(t, "mysql", strings.Replace(server.MySQLDSN(s.MySQL, ""), "/"+server.Database, "/nowhere", 1)).Ping()
	if n := mysqlNumber(err); n != 1049 {
		t.Errorf("MySQL wire: got %v, want 1049", err)
	}
}

// pgCode is the SQLSTATE of a refusal by pgx or lib/pq, or empty.
func pgCode(err error) string {
	var fromPgx *pgconn.PgError
	var fromPQ *pq.Error
	switch {
	case errors.As(err, &fromPgx):
		return fromPgx.Code
	case errors.As(err, &fromPQ):
		return string(fromPQ.Code)
	}
	return ""
}

// mysqlNumber is the errno of a refusal, or 0.
func mysqlNumber(err error) uint16 {
	var refused *mysql.MySQLError
	if errors.As(err, &refused) {
		return refused.Number
	}
	return 0
}

// goesOn checks that a session answers.
func goesOn(t testing.TB, q interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) {
	t.Helper()
	var n int
	if err := q.QueryRowContext(within(t, limit), "SELECT 41 + 1").Scan(&n); err != nil || n != 42 {
		t.Errorf("the session does not go on: %d, %v", n, err)
	}
}
