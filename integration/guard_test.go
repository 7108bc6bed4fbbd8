package integration

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"streamlink/integration/server"
)

// What a guest at either wire must not get away with, written as attackers and the
// careless write it. The count afterwards tells whether it ran.
func TestGuardRefusesPostgres(t *testing.T) {
	c := connect(t, must(t, product).PG)
	for _, line := range lines(t, "forbidden_postgres.txt") {
		t.Run(line, func(t *testing.T) {
			want, sql := "42501", line
			if code, rest, _ := strings.Cut(line, " "); len(code) == 5 && strings.HasPrefix(code, "42") {
				want, sql = code, rest
			}
			_, err := c.Exec(within(t, limit), sql)
			if code := pgCode(err); code != want && !strings.Contains(sql, ";") { // there, one statement at a time is syntax
				t.Errorf("extended: got %v, want %s", err, want)
			}
			_, err = c.PgConn().Exec(within(t, limit), sql).ReadAll()
			if code := pgCode(err); code != want {
				t.Errorf("simple: got %v, want %s", err, want)
			}
			var n int
			if err := c.QueryRow(within(t, limit), "SELECT count(*) FROM patents").Scan(&n); err != nil || n != patents {
				t.Fatalf("afterwards: %d, %v", n, err)
			}
		})
	}
}

func TestGuardRefusesMySQL(t *testing.T) {
	db := openSQL(t, "mysql", server.MySQLDSN(must(t, product).MySQL, "multiStatements=true"))
	for _, line := range lines(t, "forbidden_mysql.txt") {
		t.Run(line, func(t *testing.T) {
			want, sql := []uint16{1142, 1227}, line
			number, rest, _ := strings.Cut(line, " ")
			if n, err := strconv.ParseUint(number, 10, 16); err == nil {
				want, sql = []uint16{uint16(n)}, rest
			}
			_, err := db.ExecContext(within(t, limit), sql)
			if !slices.Contains(want, mysqlNumber(err)) {
				t.Errorf("got %v, want %v", err, want)
			}
			var n int
			if err := db.QueryRowContext(within(t, limit), "SELECT COUNT(*) FROM patents").Scan(&n); err != nil || n != patents {
				t.Fatalf("afterwards: %d, %v", n, err)
			}
		})
	}
}

// A refusal says why, in words, and where.
func TestGuardGivesReasons(t *testing.T) {
	c := connect(t, must(t, product).PG)
	_, err := c.Exec(within(t, limit), "DELETE FROM patents")
	if err == nil || !strings.Contains(err.Error(), "read") {
		t.Errorf("the reason does not speak of reading only: %v", err)
	}
}
