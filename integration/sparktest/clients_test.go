package sparktest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	_ "github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// duckdb is a StreamLink over the same data on the other engine: two engines that were
// asked the same through the same wires must say the same.
var duckdb = sync.OnceValues(func() (*server.StreamLink, error) {
	s, err := server.StartStreamLink(nil, "--data", server.Patents())
	if err == nil {
		stops = append(stops, s.Stop)
	}
	return s, err
})

// queries are statements whose answer is the same on every engine, one a line.
func queries(t testing.TB, file string) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "--") {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s is empty", file)
	}
	return out
}

// A person's queries give on Spark what they give on DuckDB, to the letter.
func TestPsqlAsOnDuckDB(t *testing.T) { asOnDuckDB(t, must(t, product)) }

func asOnDuckDB(t *testing.T, got *server.StreamLink) {
	want := must(t, duckdb)
	for i, q := range queries(t, "postgres.sql") {
		t.Run(fmt.Sprint(i+1), func(t *testing.T) {
			gotOut, gotErr, err := psql(t, got.PG, q, "-A")
			if err != nil {
				t.Errorf("psql: %v", err)
			}
			wantOut, wantErr, err := psql(t, want.PG, q, "-A")
			if err != nil {
				t.Fatal(err)
			}
			if gotOut != wantOut || gotErr != wantErr {
				t.Errorf("%s\non Spark:\n%s%son DuckDB:\n%s%s", q, gotOut, gotErr, wantOut, wantErr)
			}
		})
	}
}

// The same over the MySQL wire, with the driver's own types.
func TestMySQLAsOnDuckDB(t *testing.T) {
	got, want := must(t, product), must(t, duckdb)
	for i, q := range queries(t, "mysql.sql") {
		t.Run(fmt.Sprint(i+1), func(t *testing.T) {
			g, w := mysqlRows(t, got.MySQL, q), mysqlRows(t, want.MySQL, q)
			if g != w {
				t.Errorf("%s\non Spark:\n%s\non DuckDB:\n%s", q, g, w)
			}
		})
	}
}

func mysqlRows(t testing.TB, addr, query string, args ...any) string {
	t.Helper()
	db, err := sql.Open("mysql", server.MySQLDSN(addr, "parseTime=true"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(within(t, limit), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.ColumnTypes()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range columns {
		fmt.Fprintf(&out, "%s %s|", c.Name(), c.DatabaseTypeName())
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		out.WriteByte('\n')
		for _, v := range values {
			if b, ok := v.([]byte); ok {
				v = string(b)
			}
			fmt.Fprintf(&out, "%v|", v)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return out.String()
}

func mysqlOpen(t testing.TB, addr string) *sql.DB {
	t.Helper()
	db, err := sql.Open("mysql", server.MySQLDSN(addr, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	return db
}

func mysqlExec(t testing.TB, addr, statement string) {
	t.Helper()
	db := mysqlOpen(t, addr)
	if _, err := db.ExecContext(within(t, limit), statement); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

// Every type reaches PostgreSQL's clients under its own OID, in text and in binary.
func TestKinds(t *testing.T) {
	s := must(t, product)
	conn := connect(t, s.PG)
	const ask = "SELECT * FROM kinds ORDER BY id"
	want := []struct {
		name string
		oid  uint32
		text string
	}{
		{"id", 23, "1"}, {"tiny", 21, "7"}, {"small", 21, "-300"}, {"int", 23, "2000000000"}, {"big", 20, "9000000000000000000"},
		{"flag", 16, "t"}, {"real", 700, "1.5"}, {"dbl", 701, "2.25"}, {"dec", 1700, "12345678901234567890.123456789"},
		{"money", 1700, "99.90"}, {"txt", 25, "grün, 日本"}, {"chars", 25, "ab"}, {"bin", 17, `\x00ff10`}, {"day", 1082, "2024-02-29"},
		{"moment", 1114, "2024-02-29 12:34:56.789"}, {"instant", 1184, "2024-02-29 12:34:56.789+00"},
		{"months", 1186, "1 year 2 mons"}, {"span", 1186, "3 days 04:05:06.7"}, {"hours", 1186, "49:00:00"},
		{"ints", 1007, "{1,NULL,3}"}, {"nested", 1009, "{{a,b},{c}}"}, {"pairs", 114, `{"k": 1, "l": null}`},
		{"record", 114, `{"x": 1, "y": ["p", "q"]}`}, {"records", 199, `{"{\"x\": 1}"}`},
	}
	results, err := conn.PgConn().Exec(within(t, limit), ask).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	r := results[0]
	if len(r.Rows) != 2 || len(r.FieldDescriptions) != len(want) {
		t.Fatalf("%d rows of %d columns", len(r.Rows), len(r.FieldDescriptions))
	}
	for i, w := range want {
		f := r.FieldDescriptions[i]
		if f.Name != w.name || f.DataTypeOID != w.oid || string(r.Rows[0][i]) != w.text {
			t.Errorf("column %s of type %d holds %s, want %s of type %d with %s", f.Name, f.DataTypeOID, r.Rows[0][i], w.name, w.oid, w.text)
		}
		if i > 0 && r.Rows[1][i] != nil {
			t.Errorf("column %s: %s where nothing is", f.Name, r.Rows[1][i])
		}
	}
	// In binary, as pgx asks by itself, the driver must read each value back.
	for _, column := range []string{"tiny", "big", "flag", "real", "dbl", "dec", "money", "txt", "bin", "day", "moment", "instant", "months", "span", "ints"} {
		var text string
		var back any
		if err := conn.QueryRow(within(t, limit), "SELECT "+column+" FROM kinds WHERE id = 1").Scan(&back); err != nil {
			t.Errorf("%s in binary: %v", column, err)
		}
		if err := conn.QueryRow(within(t, limit), "SELECT CAST("+column+" AS text) FROM kinds WHERE id = $1", 2).Scan(&text); err == nil {
			t.Errorf("%s: a text where nothing is: %q", column, text)
		}
	}
}

// Parameters of each type reach Spark as what they are.
func TestParameters(t *testing.T) {
	s := must(t, product)
	conn := connect(t, s.PG)
	for _, c := range []struct {
		ask  string
		args []any
		want string
	}{
		{"SELECT CAST($1::int + $2::int AS text)", []any{40, 2}, "42"},
		{"SELECT $1::text || '/' || $1::text", []any{`it's a "quote" \ and ünïcode`}, `it's a "quote" \ and ünïcode/it's a "quote" \ and ünïcode`},
		{"SELECT CAST(count(*) AS text) FROM patents WHERE jurisdiction = $1 AND publication_year >= $2", []any{"AU", 1900}, ""},
		{"SELECT CAST($1::date + 1 AS text)", []any{"2024-02-28"}, "2024-02-29"},
		{"SELECT CAST($1::numeric(10,2) * 2 AS text)", []any{"1.25"}, "2.50"},
		{"SELECT CAST($1::boolean AS text)", []any{true}, "true"},
		{"SELECT coalesce($1::text, 'nothing')", []any{nil}, "nothing"},
		{"SELECT CAST(count(*) AS text) FROM (SELECT * FROM patents LIMIT $1) p", []any{17}, "17"},
	} {
		var got string
		if err := conn.QueryRow(within(t, limit), c.ask, c.args...).Scan(&got); err != nil {
			t.Errorf("%s: %v", c.ask, err)
		} else if c.want != "" && got != c.want {
			t.Errorf("%s with %v is %q, want %q", c.ask, c.args, got, c.want)
		}
	}
	if got := mysqlRows(t, s.MySQL, "SELECT count(*) FROM patents WHERE jurisdiction = ? AND publication_year > ?", "US", 1990); !strings.Contains(got, "\n") {
		t.Errorf("a prepared MySQL statement gave %q", got)
	}
}

// Spark's errors are a database's errors, on either wire.
func TestErrors(t *testing.T) {
	s := must(t, product)
	conn := connect(t, s.PG)
	for _, c := range []struct{ ask, code string }{
		{"SELECT 1 / (publication_year - publication_year) FROM patents", "22012"},
		{"SELECT CAST(title AS int) FROM patents", "22P02"},
		{"SELECT CAST(publication_year AS smallint) * CAST(32000 AS smallint) FROM patents", "22003"},
		{"SELECT * FROM nowhere", "42P01"},
		{"SELECT nothing FROM patents", "42703"},
		{"SELECT title FROM patents GROUP BY jurisdiction", "42803"},
		{"SELECT (SELECT title FROM patents)", "21000"},
	} {
		rows, err := conn.Query(within(t, limit), c.ask, pgx.QueryExecModeSimpleProtocol)
		if err == nil {
			for rows.Next() {
			}
			err = rows.Err()
		}
		var pg *pgconn.PgError
		if !errors.As(err, &pg) || pg.Code != c.code {
			t.Errorf("%s: %v, want %s", c.ask, err, c.code)
		} else if strings.Contains(pg.Message, "/tmp/") || strings.Contains(pg.Message, "org.apache") || strings.Contains(pg.Message, "==") {
			t.Errorf("%s: the message holds what is Spark's own: %s", c.ask, pg.Message)
		}
	}
	var one int
	if err := conn.QueryRow(within(t, limit), "SELECT 1").Scan(&one); err != nil || one != 1 {
		t.Errorf("the connection did not outlive its errors: %v", err)
	}
}

// What a session defines others see at once; psql's own commands list it.
func TestDefinitions(t *testing.T) {
	s := must(t, product)
	one, two := connect(t, s.PG), connect(t, s.PG)
	ctx := within(t, limit)
	exec := func(sql string) int64 {
		t.Helper()
		tag, err := one.Exec(ctx, sql)
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
		return tag.RowsAffected()
	}
	defer one.Exec(context.Background(), "DROP TABLE IF EXISTS made")
	wrote := exec("CREATE TABLE made AS SELECT jurisdiction, count(*) AS n FROM patents GROUP BY jurisdiction")
	var n, want int
	if err := two.QueryRow(ctx, "SELECT count(*) FROM made").Scan(&n); err != nil {
		t.Fatal(err)
	}
	if err := two.QueryRow(ctx, "SELECT count(DISTINCT jurisdiction) FROM patents").Scan(&want); err != nil || n != want {
		t.Errorf("the table has %d rows, want %d (%v)", n, want, err)
	}
	more := exec("INSERT INTO made SELECT jurisdiction, n FROM made ORDER BY n LIMIT 1")
	if counted := !strings.HasPrefix(os.Getenv("SPARK"), "3."); counted && (wrote != int64(want) || more != 1) {
		t.Errorf("%d and %d rows were told, want %d and 1", wrote, more, want)
	}
	exec("DROP TABLE made")
	if err := two.QueryRow(ctx, "SELECT count(*) FROM made").Scan(&n); err == nil {
		t.Error("a table that is gone was read")
	}
}

// pgbench-like tools and the mysql command line speak to it too.
func TestMariaDBClient(t *testing.T) {
	path, err := exec.LookPath("mariadb")
	if err != nil {
		t.Skip("no mariadb client")
	}
	s := must(t, product)
	host, port, _ := strings.Cut(s.MySQL, ":")
	out, err := exec.CommandContext(within(t, limit), path, "-h", host, "-P", port, "-u", server.User, "-p"+server.Password,
		"--batch", server.Database, "-e", "SELECT jurisdiction, COUNT(*) c FROM patents GROUP BY 1 ORDER BY c DESC, 1 LIMIT 2").CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "jurisdiction\tc\nUS\t") {
		t.Errorf("%v\n%s", err, out)
	}
}
