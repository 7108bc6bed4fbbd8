package integration

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/lib/pq"

	"streamlink/integration/server"
)

// The three ways in which database/sql programs speak to PostgreSQL.
var pqDSNs = map[string]func(addr string) (driver, dsn string){
	"lib/pq": func(a string) (string, string) { return "postgres", server.PostgresDSN(a, server.Database) },
	"lib/pq binary": func(a string) (string, string) {
		return "postgres", server.PostgresDSN(a, server.Database) + "&binary_parameters=yes"
	},
	"pgx stdlib": func(a string) (string, string) { return "pgx", server.PostgresDSN(a, server.Database) },
}

func eachPQ(t *testing.T, story func(t *testing.T, product, reference *sql.DB)) {
	s, ref := must(t, product), must(t, postgres)
	for name, dsn := range pqDSNs {
		t.Run(name, func(t *testing.T) {
			d1, s1 := dsn(s.PG)
			d2, s2 := dsn(ref.Addr)
			story(t, openSQL(t, d1, s1), openSQL(t, d2, s2))
		})
	}
}

// table is a result as database/sql gives it.
type table struct {
	columns, types []string
	rows           [][]any
}

func tableOf(ctx context.Context, db interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}, query string, args ...any) (table, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return table{}, err
	}
	defer rows.Close()
	return readTable(rows)
}

func readTable(rows *sql.Rows) (out table, err error) {
	if out.columns, err = rows.Columns(); err != nil {
		return out, err
	}
	types, err := rows.ColumnTypes()
	if err != nil {
		return out, err
	}
	for _, c := range types {
		out.types = append(out.types, c.DatabaseTypeName()+" "+fmt.Sprint(c.ScanType()))
	}
	for rows.Next() {
		row, into := make([]any, len(out.columns)), make([]any, len(out.columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return out, err
		}
		for i, v := range row {
			if moment, ok := v.(time.Time); ok { // the same moment has many pointers
				row[i] = moment.UTC().Format(time.RFC3339Nano)
			}
		}
		out.rows = append(out.rows, row)
	}
	return out, rows.Err()
}

func differ(got, want table) string {
	switch {
	case !reflect.DeepEqual(got.columns, want.columns):
		return fmt.Sprintf("columns %q, the reference has %q", got.columns, want.columns)
	case !reflect.DeepEqual(got.types, want.types):
		return fmt.Sprintf("types %q, the reference has %q", got.types, want.types)
	case len(got.rows) != len(want.rows):
		return fmt.Sprintf("%d rows, the reference has %d", len(got.rows), len(want.rows))
	}
	for i := range got.rows {
		for j, g := range got.rows[i] {
			if w := want.rows[i][j]; !reflect.DeepEqual(g, w) {
				return fmt.Sprintf("row %d, %s: %T %#v, the reference has %T %#v", i, got.columns[j], g, printable(g), w, printable(w))
			}
		}
	}
	return ""
}

func printable(v any) any {
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return v
}

func TestDatabaseSQLValues(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, want *sql.DB) {
		for _, query := range []string{
			"SELECT true AS b, 1::int2 AS i2, 2 AS i4, 3::int8 AS i8, 1.5::float4 AS f4, 0.1::float8 AS f8, 1.50::numeric(10,2) AS n",
			"SELECT 'x'::text AS t, '\\x00ff'::bytea AS y, DATE '2024-02-29' AS d, TIME '12:34:56.5' AS tm, TIMESTAMP '2024-02-29 12:34:56' AS ts, TIMESTAMPTZ '2024-02-29 12:34:56+02' AS tz",
			"SELECT 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid AS u, '{\"a\":1}'::json AS j, ARRAY[1,2] AS a, ARRAY['x',NULL] AS s, INTERVAL '1 day 02:00' AS i",
			"SELECT NULL::int AS i, NULL::text AS t, NULL::date AS d, NULL::bytea AS y, NULL::int[] AS a",
			"SELECT * FROM measurements ORDER BY id",
			"SELECT * FROM patents_wide ORDER BY patent_id LIMIT 1000",
		} {
			b, err := tableOf(within(t, limit), want, query)
			if err != nil {
				t.Fatalf("reference: %v", err)
			}
			a, err := tableOf(within(t, limit), got, query)
			if err != nil {
				t.Errorf("%s: %v", query, err)
			} else if d := differ(a, b); d != "" {
				t.Errorf("%s: %s", query, d)
			}
		}
	})
}

func TestDatabaseSQLParameters(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, want *sql.DB) {
		day := time.Date(2015, 3, 1, 0, 0, 0, 0, time.UTC)
		for _, q := range []struct {
			sql  string
			args []any
		}{
			{"SELECT $1::int8 AS i, $2::text AS t, $3::bool AS b, $4::float8 AS f, $5::bytea AS y, $6::timestamptz AS z", []any{int64(7), "grün", true, 2.5, []byte{0, 255}, day}},
			{"SELECT $1::int8 AS i, $2::text AS t", []any{nil, nil}},
			{"SELECT patent_id, title FROM patents WHERE jurisdiction = $1 AND publication_date > $2 ORDER BY 1 LIMIT $3", []any{"US", day, 7}},
			{"SELECT count(*) FROM measurements WHERE id = ANY($1)", []any{pq.Array([]int64{1, 2, 3000})}},
			{"SELECT $1::text[] AS a", []any{pq.Array([]string{"a,b", `"`, ""})}},
		} {
			b, err := tableOf(within(t, limit), want, q.sql, q.args...)
			if err != nil {
				t.Logf("the reference does not take it either: %s: %v", q.sql, err)
				continue
			}
			a, err := tableOf(within(t, limit), got, q.sql, q.args...)
			if err != nil {
				t.Errorf("%s: %v", q.sql, err)
			} else if d := differ(a, b); d != "" {
				t.Errorf("%s: %s", q.sql, d)
			}
		}
	})
}

func TestDatabaseSQLPrepared(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, _ *sql.DB) {
		stmt, err := got.PrepareContext(within(t, limit), "SELECT $1::int * 2")
		if err != nil {
			t.Fatal(err)
		}
		defer stmt.Close()
		for i := range 50 {
			var n int
			if err := stmt.QueryRowContext(within(t, limit), i).Scan(&n); err != nil || n != 2*i {
				t.Fatalf("%d: %d, %v", i, n, err)
			}
		}
	})
}

func TestDatabaseSQLTransactions(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, _ *sql.DB) {
		tx, err := got.BeginTx(within(t, limit), &sql.TxOptions{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		goesOn(t, tx)
		if _, err := tx.Exec("SELECT 1/0"); pgCode(err) != "22012" {
			t.Errorf("got %v, want 22012", err)
		}
		if _, err := tx.Exec("SELECT 1"); pgCode(err) != "25P02" {
			t.Errorf("got %v, want 25P02", err)
		}
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
		goesOn(t, got)
	})
}

func TestDatabaseSQLMillionRows(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, _ *sql.DB) {
		rows, err := got.QueryContext(within(t, limit), "SELECT g FROM generate_series(1, 1000000) AS g")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		n, v := 0, 0
		for rows.Next() {
			n++
			if err := rows.Scan(&v); err != nil || v != n {
				t.Fatalf("row %d is %d, %v", n, v, err)
			}
		}
		if rows.Err() != nil || n != 1_000_000 {
			t.Errorf("%d rows, %v", n, rows.Err())
		}
	})
}

func TestDatabaseSQLCancel(t *testing.T) {
	eachPQ(t, func(t *testing.T, got, _ *sql.DB) {
		for range 2 {
			ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
			began := time.Now()
			_, err := got.ExecContext(ctx, slow)
			cancel()
			if err == nil || time.Since(began) > 5*time.Second {
				t.Errorf("after %v: %v", time.Since(began), err)
			}
			goesOn(t, got)
		}
	})
}
