package integration

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
	"time"

	"streamlink/integration/server"
)

// mysqlOptions are the ways in which Go programs configure go-sql-driver.
var mysqlOptions = []string{"", "interpolateParams=true", "parseTime=true", "multiStatements=true&parseTime=true",
	"collation=utf8mb4_unicode_ci", "collation=utf8mb4_general_ci&interpolateParams=true", "charset=utf8mb4,utf8",
	"maxAllowedPacket=0", "clientFoundRows=true", "compress=true"}

func eachMySQL(t *testing.T, options []string, story func(t *testing.T, product, reference *sql.DB)) {
	s, ref := must(t, product), must(t, mariadb)
	for _, o := range options {
		t.Run("options "+o, func(t *testing.T) {
			story(t, openSQL(t, "mysql", server.MySQLDSN(s.MySQL, o)), openSQL(t, "mysql", server.MySQLDSN(ref.Addr, o)))
		})
	}
}

// compareMySQL asks both in text and, prepared, in binary.
func compareMySQL(t *testing.T, got, want *sql.DB, query string, args ...any) {
	t.Helper()
	for _, prepared := range []bool{false, true} {
		b, err := askMySQL(within(t, limit), want, prepared, query, args...)
		if err != nil {
			t.Fatalf("reference: %s: %v", query, err)
		}
		a, err := askMySQL(within(t, limit), got, prepared, query, args...)
		if err != nil {
			t.Errorf("prepared=%v: %v", prepared, err)
		} else if d := differ(untyped(a), untyped(b)); d != "" {
			t.Errorf("prepared=%v: %s", prepared, d)
		}
	}
}

// untyped leaves out how a column is declared: whether it may be NULL, how wide an
// integer is, and the names of text types are MariaDB's own.
func untyped(t table) table {
	t.types = nil
	return t
}

// The declared types of real columns, as tools read them.
func TestMySQLColumnTypes(t *testing.T) {
	eachMySQL(t, []string{"parseTime=true"}, func(t *testing.T, got, _ *sql.DB) {
		a, err := tableOf(within(t, limit), got, "SELECT id, flag, amount, ratio, day, moment, word FROM measurements LIMIT 1")
		if err != nil {
			t.Fatal(err)
		}
		want := "[BIGINT sql.NullInt64 TINYINT sql.NullInt64 BIGINT sql.NullInt64 DOUBLE sql.NullFloat64 DATE sql.NullTime DATETIME sql.NullTime VARCHAR sql.NullString]"
		if fmt.Sprint(a.types) != want {
			t.Errorf("got %v\nwant %s", a.types, want)
		}
	})
}

func askMySQL(ctx context.Context, db *sql.DB, prepared bool, query string, args ...any) (table, error) {
	if !prepared {
		return tableOf(ctx, db, query, args...)
	}
	stmt, err := db.PrepareContext(ctx, query)
	if err != nil {
		return table{}, err
	}
	defer stmt.Close()
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return table{}, err
	}
	defer rows.Close()
	return readTable(rows)
}

func TestMySQLValues(t *testing.T) {
	eachMySQL(t, []string{"parseTime=true"}, func(t *testing.T, got, want *sql.DB) {
		for _, line := range lines(t, "mysql_values.txt") {
			t.Run(line, func(t *testing.T) { compareMySQL(t, got, want, "SELECT "+line) })
		}
	})
}

func TestMySQLErrors(t *testing.T) {
	eachMySQL(t, []string{""}, func(t *testing.T, got, want *sql.DB) {
		for _, line := range lines(t, "mysql_errors.txt") {
			t.Run(line, func(t *testing.T) {
				_, wanted := want.ExecContext(within(t, limit), line)
				if mysqlNumber(wanted) == 0 {
					t.Fatalf("MariaDB: %v", wanted)
				}
				conn, err := got.Conn(within(t, limit))
				if err != nil {
					t.Fatal(err)
				}
				defer conn.Close()
				if _, err := conn.ExecContext(within(t, limit), line); mysqlNumber(err) != mysqlNumber(wanted) {
					t.Errorf("got %v, MariaDB has %v", err, wanted)
				}
				goesOn(t, conn)
			})
		}
	})
}

// Whatever the options, parameters arrive and values come back.
func TestMySQLParameters(t *testing.T) {
	day := time.Date(2015, 3, 1, 12, 30, 0, 0, time.UTC)
	eachMySQL(t, mysqlOptions, func(t *testing.T, got, want *sql.DB) {
		for _, q := range []struct {
			sql  string
			args []any
		}{
			{"SELECT patent_id, title FROM patents WHERE jurisdiction = ? AND publication_date > ? ORDER BY 1 LIMIT 5", []any{"US", day}},
			{"SELECT COUNT(*) AS n FROM patents WHERE patent_id IN (?, ?, ?)", []any{1, 2, 3}},
			{"SELECT COUNT(*) AS n FROM patents WHERE title LIKE ?", []any{"%4_%"}},
			{"SELECT id, word FROM measurements WHERE word = ? ORDER BY id LIMIT 2", []any{"grün"}},
			{"SELECT id, word FROM measurements WHERE word = ? ORDER BY id LIMIT 2", []any{`a "quoted" word`}},
			{"SELECT id FROM measurements WHERE ratio > ? AND amount < ? ORDER BY id LIMIT 3", []any{99.5, int64(1) << 40}},
			{"SELECT id FROM measurements WHERE moment >= ? ORDER BY id LIMIT 3", []any{day.AddDate(-15, 0, 0)}},
			{"SELECT id, moment, day FROM measurements WHERE word IS NULL AND id > ? ORDER BY id LIMIT ?", []any{20, 3}},
			{"SELECT id FROM measurements WHERE COALESCE(word, ?) = ? AND id < 30 ORDER BY id", []any{"none", "none"}},
			{"SELECT id FROM measurements WHERE word = ? ORDER BY id", []any{nil}},
			{"SELECT id FROM measurements WHERE word = ? ORDER BY id", []any{`'; DROP TABLE measurements; -- \`}},
			{"SELECT CAST(? AS SIGNED) AS i, CAST(? AS CHAR) AS c, CAST(? AS DATE) AS d", []any{"17", "x", "2024-02-29"}},
		} {
			t.Run(q.sql, func(t *testing.T) {
				b, err := tableOf(within(t, limit), want, q.sql, q.args...)
				if err != nil {
					t.Fatalf("reference: %v", err)
				}
				a, err := tableOf(within(t, limit), got, q.sql, q.args...)
				if err != nil {
					t.Error(err)
				} else if d := differ(untyped(a), untyped(b)); d != "" {
					t.Error(d)
				}
			})
		}
	})
}

func TestMySQLPreparedStatements(t *testing.T) {
	eachMySQL(t, []string{""}, func(t *testing.T, got, _ *sql.DB) {
		conn, err := got.Conn(within(t, limit))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		var all []*sql.Stmt
		for i := range 50 {
			stmt, err := conn.PrepareContext(within(t, limit), fmt.Sprintf("SELECT CAST(? AS SIGNED) + %d", i))
			if err != nil {
				t.Fatal(err)
			}
			defer stmt.Close()
			all = append(all, stmt)
		}
		for round := range 3 {
			for i, stmt := range all {
				var n int
				if err := stmt.QueryRowContext(within(t, limit), round).Scan(&n); err != nil || n != i+round {
					t.Fatalf("statement %d: %d, %v", i, n, err)
				}
			}
		}
		if _, err := conn.PrepareContext(within(t, limit), "SELEC ?"); mysqlNumber(err) != 1064 {
			t.Errorf("got %v, want 1064", err)
		}
		goesOn(t, conn)
	})
}

func TestMySQLMultiStatements(t *testing.T) {
	eachMySQL(t, []string{"multiStatements=true", "multiStatements=true&interpolateParams=true"}, func(t *testing.T, got, want *sql.DB) {
		for _, db := range []*sql.DB{want, got} {
			rows, err := db.QueryContext(within(t, limit), "SELECT 1; SELECT 'two' AS b, 3 AS c; SELECT id FROM measurements ORDER BY id LIMIT 2")
			if err != nil {
				t.Fatal(err)
			}
			var story []string
			for {
				r, err := readTable(rows)
				if err != nil {
					t.Fatal(err)
				}
				story = append(story, fmt.Sprintf("%q %d", r.columns, len(r.rows)))
				if !rows.NextResultSet() {
					break
				}
			}
			rows.Close()
			if fmt.Sprint(story) != `[["1"] 1 ["b" "c"] 1 ["id"] 2]` {
				t.Errorf("got %v", story)
			}
		}
		// The statements before the mistake have run, those after it do not.
		rows, err := got.QueryContext(within(t, limit), "SELECT 1; SELECT nope FROM patents; SELECT 3")
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
		}
		if rows.NextResultSet() || mysqlNumber(rows.Err()) != 1054 {
			t.Errorf("got %v, want 1054", rows.Err())
		}
		rows.Close()
		goesOn(t, got)
	})
	// Without the option the server takes one statement.
	eachMySQL(t, []string{""}, func(t *testing.T, got, _ *sql.DB) {
		if _, err := got.ExecContext(within(t, limit), "SELECT 1; SELECT 2"); mysqlNumber(err) != 1064 {
			t.Errorf("got %v, want 1064", err)
		}
	})
}

func TestMySQLTransactions(t *testing.T) {
	eachMySQL(t, []string{""}, func(t *testing.T, got, _ *sql.DB) {
		for _, o := range []*sql.TxOptions{nil, {ReadOnly: true}, {Isolation: sql.LevelRepeatableRead}} {
			tx, err := got.BeginTx(within(t, limit), o)
			if err != nil {
				t.Fatalf("%v: %v", o, err)
			}
			goesOn(t, tx)
			if _, err := tx.Exec("SELECT nope FROM patents"); mysqlNumber(err) != 1054 {
				t.Errorf("got %v, want 1054", err)
			}
			goesOn(t, tx) // MySQL's transactions survive a mistake
			if err := tx.Commit(); err != nil {
				t.Error(err)
			}
			goesOn(t, got)
		}
	})
}

const millionMySQL = "SELECT a.patent_id, b.cpc_code FROM patents a CROSS JOIN (SELECT cpc_code FROM patent_cpc LIMIT 111) b LIMIT 1000000"

func TestMySQLMillionRows(t *testing.T) {
	eachMySQL(t, []string{"", "parseTime=true"}, func(t *testing.T, got, _ *sql.DB) {
		for _, prepared := range []bool{false, true} {
			stmt, err := got.PrepareContext(within(t, limit), millionMySQL)
			if err != nil {
				t.Fatal(err)
			}
			defer stmt.Close()
			query := func() (*sql.Rows, error) { return got.QueryContext(within(t, limit), millionMySQL) }
			if prepared {
				query = func() (*sql.Rows, error) { return stmt.QueryContext(within(t, limit)) }
			}
			rows, err := query()
			if err != nil {
				t.Fatal(err)
			}
			n, id, code := 0, 0, ""
			for rows.Next() {
				n++
				if err := rows.Scan(&id, &code); err != nil || id == 0 || code == "" {
					t.Fatalf("row %d: %d %q %v", n, id, code, err)
				}
			}
			if rows.Err() != nil || n != 1_000_000 {
				t.Errorf("prepared=%v: %d rows, %v", prepared, n, rows.Err())
			}
			rows.Close()
			goesOn(t, got)
		}
	})
}

// KILL QUERY from another connection, as every MySQL client cancels.
func TestMySQLKill(t *testing.T) {
	eachMySQL(t, []string{""}, func(t *testing.T, got, _ *sql.DB) {
		conn, err := got.Conn(within(t, limit))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		var id int64
		if err := conn.QueryRowContext(within(t, limit), "SELECT CONNECTION_ID()").Scan(&id); err != nil || id == 0 {
			t.Fatalf("%d, %v", id, err)
		}
		for range 2 {
			time.AfterFunc(300*time.Millisecond, func() {
				if _, err := got.ExecContext(within(t, limit), fmt.Sprintf("KILL QUERY %d", id)); err != nil {
					t.Errorf("kill: %v", err)
				}
			})
			began := time.Now()
			_, err := conn.ExecContext(within(t, limit), slow)
			if mysqlNumber(err) != 1317 || time.Since(began) > 5*time.Second {
				t.Errorf("after %v: %v, want 1317", time.Since(began), err)
			}
			goesOn(t, conn)
		}
		if _, err := conn.ExecContext(within(t, limit), "SET max_execution_time = 200"); err != nil {
			t.Error(err)
		}
		if _, err := conn.ExecContext(within(t, limit), slow); mysqlNumber(err) != 3024 && mysqlNumber(err) != 1317 {
			t.Errorf("max_execution_time: got %v, want 3024", err)
		}
		goesOn(t, conn)
		// KILL without QUERY ends the connection.
		if _, err := got.ExecContext(within(t, limit), fmt.Sprintf("KILL %d", id)); err != nil {
			t.Errorf("kill: %v", err)
		}
		if err := conn.PingContext(within(t, limit)); err == nil {
			t.Error("the killed connection still answers")
		}
		goesOn(t, got)
	})
}

// A pool resets and checks its connections between uses.
func TestMySQLPool(t *testing.T) {
	eachMySQL(t, []string{"", "interpolateParams=true"}, func(t *testing.T, got, _ *sql.DB) {
		got.SetMaxOpenConns(8)
		got.SetMaxIdleConns(2)
		errs := make(chan error)
		for worker := range 16 {
			go func() {
				errs <- func() error {
					for i := range 25 {
						want, n := worker*100+i, 0
						if err := got.QueryRowContext(within(t, limit), "SELECT CAST(? AS SIGNED)", want).Scan(&n); err != nil || n != want {
							return fmt.Errorf("worker %d: %d, want %d, %w", worker, n, want, err)
						}
					}
					return nil
				}()
			}()
		}
		for range 16 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
	})
}
