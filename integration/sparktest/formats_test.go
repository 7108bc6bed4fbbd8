package sparktest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// changes are writes that need a table format that can change rows, and what PostgreSQL
// answers to them; an answer that begins with ! is an error's SQLSTATE.
var changes = []struct{ sql, tag string }{
	{"INSERT INTO lake (id, a, n) VALUES (1, 'x', 7), (2, 'y', 7), (3, 'z', 7)", "INSERT 0 3"},
	{"INSERT INTO lake SELECT 4, 'w', 9", "INSERT 0 1"},
	{"UPDATE lake SET n = n + 1 WHERE id = 1", "UPDATE 1"},
	{"UPDATE lake SET a = s.b, n = s.n FROM (VALUES (2, 'Y', 20), (3, 'Z', 30), (30, 'no', 0)) s(id, b, n) WHERE s.id = lake.id", "UPDATE 2"},
	{"DELETE FROM lake USING (SELECT 3 AS id) d WHERE d.id = lake.id", "DELETE 1"},
	{"DELETE FROM lake WHERE a = 'w'", "DELETE 1"},
	{"INSERT INTO lake (id, a, n) VALUES (1, 'again', 0), (5, 'new', 5) ON CONFLICT (id) DO UPDATE SET a = excluded.a, n = lake.n + 100", "INSERT 0 2"},
	{"INSERT INTO lake (id, a, n) VALUES (1, 'no', 1), (6, 'six', 6) ON CONFLICT (id) DO NOTHING", "INSERT 0 1"},
	{"INSERT INTO lake (id, a) SELECT id + 1, 'more' FROM lake WHERE id > 4 ON CONFLICT (id) DO UPDATE SET a = excluded.a WHERE lake.n > 100", "INSERT 0 1"},
	{"INSERT INTO lake (id, a) VALUES (9, 'p'), (9, 'q') ON CONFLICT (id) DO UPDATE SET a = excluded.a", "!"},
	{"MERGE INTO lake USING (VALUES (1, 'm'), (77, 'n')) s(id, a) ON lake.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, s.a)", "MERGE 2"},
}

// Tables of Delta and of Iceberg are changed as PostgreSQL's are, and rows counted.
func TestTableFormats(t *testing.T) {
	if v := os.Getenv("SPARK"); !strings.HasPrefix(v, "4.1") {
		t.Skip("the formats' libraries that are fetched are for Spark 4.1")
	}
	empty := filepath.Join(t.TempDir(), "none.sql")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"delta", "iceberg"} {
		t.Run(format, func(t *testing.T) {
			t.Setenv("SPARK_FORMAT", format)
			own, err := server.StartSpark(empty)
			if err != nil {
				t.Fatal(err)
			}
			defer own.Stop()
			s, err := startProduct(own.Addr)
			if err != nil {
				t.Fatal(err)
			}
			change(t, connect(t, s.PG), format)
		})
	}
}

func change(t *testing.T, conn *pgx.Conn, format string) {
	ctx := within(t, limit)
	n := "n int"
	if format == "delta" {
		n = "n int DEFAULT 7" // which Iceberg has not
	}
	if _, err := conn.Exec(ctx, "CREATE TABLE lake (id int, a text, "+n+")"); err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		tag, err := conn.Exec(ctx, c.sql)
		want := c.tag
		if format == "iceberg" && want != "!" && (!tag.Insert() || strings.Contains(c.sql, "CONFLICT")) {
			want = want[:strings.LastIndex(want, " ")] + " 0" // it does not count them, of which a warning tells
		}
		var refused *pgconn.PgError
		switch {
		case want == "!" && !errors.As(err, &refused):
			t.Errorf("%s: %v, %v, not an error", c.sql, tag, err)
		case want != "!" && (err != nil || tag.String() != want):
			t.Errorf("%s: %v, %v, want %s", c.sql, tag, err, want)
		}
	}
	rows, err := conn.Query(ctx, "SELECT concat_ws(' ', id, a, coalesce(n, 7)) FROM lake ORDER BY id")
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if want := "1 m 108, 2 Y 20, 5 new 5, 6 six 6, 7 more 7, 77 n 7"; err != nil || strings.Join(got, ", ") != want {
		t.Errorf("the table holds\n%s (%v)\nwant\n%s", strings.Join(got, ", "), err, want)
	}
	if _, err := conn.Exec(ctx, "DROP TABLE lake"); err != nil {
		t.Error(err)
	}
}
