//go:build duckdb_arrow

package syscat

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"streamlink/backend"
	"streamlink/backend/duckdb"
)

func store(ctx context.Context) (backend.Backend, error) {
	return duckdb.Open(ctx, duckdb.Config{Threads: 1}, slog.New(slog.DiscardHandler))
}

// engine is a DuckDB that holds what sql makes.
func engine(t testing.TB, sql ...string) (backend.Backend, backend.Conn) {
	t.Helper()
	ctx := context.Background()
	b, err := store(ctx)
	if err != nil {
		t.Skip(err)
	}
	c, err := b.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Close()
		b.Close()
	})
	for _, s := range sql {
		if _, err := c.Query(ctx, s, nil); err != nil {
			t.Fatal(s, err)
		}
	}
	return b, c
}

func catalogs(t testing.TB, b backend.Backend) *Catalogs {
	c := Open(Options{Family: PostgreSQL, Engine: b.Catalog(), Store: store, Database: "demo", Users: []string{"ada", "bob"}})
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// client sees everything but one table.
type client struct{ hidden string }

func (c client) Visible(_, name string) bool { return name != c.hidden || name == "" }

func (client) Live(string) []map[string]any { return nil }

// ask gives the rows of sql, fields parted by |.
func ask(t testing.TB, c *Conn, sql string) string {
	t.Helper()
	res, err := c.Query(context.Background(), sql, nil)
	if err != nil {
		t.Errorf("%s: %v", sql, err)
		return ""
	}
	defer res.Rows.Release()
	var lines []string
	for res.Rows.Next() {
		rec := res.Rows.RecordBatch()
		for i := range int(rec.NumRows()) {
			var f []string
			for _, col := range rec.Columns() {
				if col.IsNull(i) {
					f = append(f, "-")
				} else {
					f = append(f, strings.Clone(col.ValueStr(i)))
				}
			}
			lines = append(lines, strings.Join(f, "|"))
		}
	}
	if err := res.Rows.Err(); err != nil {
		t.Error(err)
	}
	return strings.Join(lines, "\n")
}

var shop = []string{
	"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, balance DECIMAL(12, 2), tags VARCHAR[], seen TIMESTAMPTZ)",
	"COMMENT ON TABLE customers IS 'people who buy'",
	`CREATE TABLE orders (id BIGINT, line SMALLINT, customer INTEGER REFERENCES customers(id), "Odd Name" DOUBLE, PRIMARY KEY (id, line))`,
	"CREATE SCHEMA sales",
	"CREATE TABLE sales.facts (day DATE, data JSON, key UUID, raw BLOB)",
	"CREATE VIEW v AS SELECT name FROM customers",
}

// What the catalogs say of an engine's tables is what PostgreSQL would say of its own.
func TestDescribesTables(t *testing.T) {
	b, _ := engine(t, shop...)
	c := catalogs(t, b).Conn(client{})
	defer c.Close()
	began := time.Now()
	for _, q := range []struct{ sql, want string }{
		{"SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2",
			"public|customers|r\npublic|customers_pkey|i\npublic|orders|r\npublic|orders_pkey|i\npublic|v|v\nsales|facts|r"},
		{"SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute WHERE attrelid = streamlink_regclass('customers') ORDER BY attnum",
			"id|integer|true\nname|text|true\nbalance|numeric(12,2)|false\ntags|text[]|false\nseen|timestamp with time zone|false"},
		{"SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = streamlink_regclass('sales.facts') ORDER BY attnum",
			"day|date\ndata|json\nkey|uuid\nraw|bytea"},
		{"SELECT conname, contype, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1",
			"customers_pkey|p|PRIMARY KEY (id)\norders_customer_fkey|f|FOREIGN KEY (customer) REFERENCES customers(id)\norders_pkey|p|PRIMARY KEY (id, line)"},
		{"SELECT pg_get_indexdef(indexrelid) FROM pg_index ORDER BY 1",
			"CREATE UNIQUE INDEX customers_pkey ON public.customers USING btree (id)\nCREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (id, line)"},
		{"SELECT relname, relhastriggers FROM pg_class WHERE relkind = 'r' AND relnamespace NOT IN (11, 13207) ORDER BY 1", "customers|true\nfacts|false\norders|true"},
		{"SELECT obj_description(streamlink_regclass('customers'), 'pg_class')", "people who buy"},
		{"SELECT pg_table_is_visible(oid) FROM pg_class WHERE relname IN ('orders', 'facts') ORDER BY relname", "false\ntrue"},
		// A macro's argument keeps its meaning whatever it is called.
		{"SELECT c.relname, pg_table_is_visible(c.oid), format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE relname = 'facts' AND attnum = 1", "facts|false|date"},
		{"SELECT pg_get_function_result(f.oid), pg_get_function_arguments(oid) FROM pg_proc f WHERE proname = 'sqrt' ORDER BY 1", "double precision|double precision\nnumeric|numeric"},
		{"SELECT table_schema, table_name, table_type FROM information.tables ORDER BY 1, 2",
			"public|customers|BASE TABLE\npublic|orders|BASE TABLE\npublic|v|VIEW\nsales|facts|BASE TABLE"},
		{"SELECT column_name, data_type, udt_name, is_nullable, numeric_precision FROM information.columns WHERE table_name = 'orders' ORDER BY ordinal_position",
			"id|bigint|int8|NO|64\nline|smallint|int2|NO|16\ncustomer|integer|int4|YES|32\nOdd Name|double precision|float8|YES|53"},
		{"SELECT constraint_name, column_name, ordinal_position FROM information.key_column_usage ORDER BY 1, 3",
			"customers_pkey|id|1\norders_customer_fkey|customer|1\norders_pkey|id|1\norders_pkey|line|2"},
		{"SELECT rolname, pg_get_userbyid(oid) FROM pg_roles ORDER BY 1", "ada|ada\nbob|bob"},
		{"SELECT datname, current_database() FROM pg_database", "demo|demo"},
		// Each number is one object's.
		{"SELECT count(*) - count(DISTINCT oid) FROM pg_class", "0"},
		{"SELECT count(*) - count(DISTINCT oid) FROM pg_type", "0"},
		// PostgreSQL's own rows came with the program.
		{"SELECT count(*) > 3000 FROM pg_proc", "true"},
		{"SELECT typname, typlen, typarray, typinput FROM pg_type WHERE oid = 23", "int4|4|1007|int4in"},
		{"SELECT oid, tableoid FROM pg_class WHERE relname = 'pg_class'", "1259|1259"},
	} {
		if got := ask(t, c, q.sql); got != q.want {
			t.Errorf("%s\ngot  %q\nwant %q", q.sql, got, q.want)
		}
	}
	t.Log(time.Since(began))
}

// A snapshot follows the catalog; a result that is open stays on the older one.
func TestFollowsTheCatalog(t *testing.T) {
	b, made := engine(t, "CREATE TABLE one (a INTEGER)")
	all := catalogs(t, b)
	c := all.Conn(client{})
	defer c.Close()
	const sql = "SELECT relname FROM pg_class WHERE relnamespace = 2200 ORDER BY 1"
	open, err := c.Query(context.Background(), sql, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range keptSnapshots + 2 {
		if _, err := made.Query(context.Background(), "CREATE TABLE t"+itoa(i)+" (a INTEGER)", nil); err != nil {
			t.Fatal(err)
		}
		if got := ask(t, c, sql); strings.Count(got, "\n") != i+1 {
			t.Errorf("after %d tables: %q", i+1, got)
		}
	}
	if len(all.snapshots) != keptSnapshots {
		t.Errorf("%d snapshots are kept", len(all.snapshots))
	}
	if !open.Rows.Next() || open.Rows.RecordBatch().NumRows() != 1 {
		t.Error("the older result is gone", open.Rows.Err())
	}
	open.Rows.Release()
}

// Who may not read a table does not find it, nor a key that points to it.
func TestOnlyWhatIsVisible(t *testing.T) {
	b, _ := engine(t, shop...)
	all := catalogs(t, b)
	c := all.Conn(client{hidden: "customers"})
	defer c.Close()
	everything := all.Conn(client{})
	defer everything.Close()
	const sql = "SELECT count(*) FROM pg_class WHERE relname LIKE 'customers%'"
	if a, b := ask(t, c, sql), ask(t, everything, sql); a != "0" || b != "2" {
		t.Error(a, b)
	}
	if got := ask(t, c, "SELECT count(*) FROM pg_constraint WHERE contype = 'f'"); got != "0" {
		t.Error(got)
	}
}

// The numbers of tables are the same after a restart.
func TestStableNumbers(t *testing.T) {
	const sql = "SELECT string_agg(relname || oid, ',' ORDER BY oid) FROM pg_class WHERE oid > 65535"
	var got [2]string
	for i := range got {
		b, _ := engine(t, shop...)
		c := catalogs(t, b).Conn(client{})
		got[i] = ask(t, c, sql)
		c.Close()
	}
	if got[0] != got[1] || got[0] == "" {
		t.Error(got)
	}
}
