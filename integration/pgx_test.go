package integration

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"

	"streamlink/integration/server"
)

var pgxModes = []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeCacheDescribe,
	pgx.QueryExecModeDescribeExec, pgx.QueryExecModeExec, pgx.QueryExecModeSimpleProtocol}

func inMode(mode pgx.QueryExecMode) func(*pgx.ConnConfig) {
	return func(c *pgx.ConnConfig) { c.DefaultQueryExecMode = mode }
}

// Every type goes out as a parameter and comes back as the same value, in each of pgx's
// ways to ask.
func TestPgxRoundTrips(t *testing.T) {
	s, ref := must(t, product), must(t, postgres)
	utc := time.Date(2024, 2, 29, 12, 34, 56, 789_000_000, time.UTC)
	uuid := pgtype.UUID{Bytes: [16]byte{0xa0, 0xee, 0xbc, 0x99, 15: 1}, Valid: true}
	var number pgtype.Numeric
	if err := number.Scan("-12345.6789"); err != nil {
		t.Fatal(err)
	}
	values := []struct {
		kind string
		v    any
	}{
		{"bool", true}, {"int2", int16(-7)}, {"int4", int32(1 << 30)}, {"int8", int64(-1 << 62)},
		{"float4", float32(1.5)}, {"float8", 0.1}, {"numeric(12,4)", number}, {"text", "grün 'quoted' \\ 日本"},
		{"bytea", []byte{0, 1, 255, '\\', '\''}}, {"date", utc.Truncate(24 * time.Hour)},
		{"time", pgtype.Time{Microseconds: 86_399_999_999, Valid: true}}, {"timestamp", utc}, {"timestamptz", utc},
		{"interval", pgtype.Interval{Months: 14, Days: 3, Microseconds: 1, Valid: true}}, {"uuid", uuid},
		{"json", map[string]any{"a": []any{1.0, nil}}},
		{"int4[]", []int32{1, 2, 3}}, {"text[]", []string{"a", "", `"q",{}`}}, {"float8[]", []float64{}}, {"bool[]", []bool{true, false}},
	}
	for _, mode := range pgxModes {
		t.Run(mode.String(), func(t *testing.T) {
			got, want := connectWith(t, s.PG, inMode(mode)), connectWith(t, ref.Addr, inMode(mode))
			for _, v := range values {
				sql := fmt.Sprintf("SELECT $1::%[1]s AS v, NULL::%[1]s AS none, $1::%[1]s IS NULL AS missing", v.kind)
				for _, arg := range []any{v.v, nil} {
					b, err := collect(t, want, sql, arg)
					if err != nil && pgCode(err) == "" {
						continue // pgx itself does not know how to send it in this mode
					} else if err != nil {
						t.Fatalf("reference, %s: %v", v.kind, err)
					}
					a, err := collect(t, got, sql, arg)
					if err != nil {
						t.Errorf("%s: %v", v.kind, err)
						continue
					}
					if !reflect.DeepEqual(a, b) {
						t.Errorf("%s: got %v, PostgreSQL gives %v", v.kind, a, b)
					}
				}
			}
		})
	}
}

func collect(t *testing.T, c *pgx.Conn, sql string, args ...any) ([]map[string]any, error) {
	t.Helper()
	rows, err := c.Query(within(t, limit), sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToMap)
}

// Parameters whose types nobody wrote down are understood from where they stand.
func TestPgxParametersInContext(t *testing.T) {
	s, ref := must(t, product), must(t, postgres)
	day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, mode := range pgxModes {
		t.Run(mode.String(), func(t *testing.T) {
			got, want := connectWith(t, s.PG, inMode(mode)), connectWith(t, ref.Addr, inMode(mode))
			for _, q := range []struct {
				sql  string
				args []any
			}{
				{"SELECT count(*) FROM patents WHERE jurisdiction = $1 AND publication_date >= $2", []any{"US", day}},
				{"SELECT title FROM patents WHERE patent_id = $1", []any{7}},
				{"SELECT patent_id FROM patents ORDER BY patent_id LIMIT $1 OFFSET $2", []any{3, 5}},
				{"SELECT count(*) FROM patents WHERE patent_id = ANY($1)", []any{[]int32{1, 2, 3}}},
				{"SELECT count(*) FROM patents WHERE title LIKE $1", []any{"%DRONE%"}},
				{"SELECT $1::int + $2::int AS sum", []any{20, 22}},
				{"SELECT id, word FROM measurements WHERE flag = $1 AND ratio < $2 ORDER BY id", []any{true, 3.5}},
				{"SELECT id FROM measurements WHERE moment > $1 ORDER BY id LIMIT 3", []any{day.AddDate(-15, 0, 0)}},
				{"SELECT id FROM measurements WHERE id BETWEEN $1 AND $2 ORDER BY 1", []any{int64(5), int64(8)}},
				{"SELECT coalesce(word, $1) FROM measurements WHERE id = $2", []any{"nothing", 3}},
			} {
				a, err := collect(t, got, q.sql, q.args...)
				if err != nil {
					t.Errorf("%s: %v", q.sql, err)
					continue
				}
				b, err := collect(t, want, q.sql, q.args...)
				if err != nil {
					t.Fatalf("reference, %s: %v", q.sql, err)
				}
				if !reflect.DeepEqual(a, b) {
					t.Errorf("%s: got %v, PostgreSQL gives %v", q.sql, a, b)
				}
			}
		})
	}
}

// The statement cache survives more statements than it holds, and the same one twice.
func TestPgxStatementCache(t *testing.T) {
	s := must(t, product)
	c := connectWith(t, s.PG, func(cfg *pgx.ConnConfig) { cfg.StatementCacheCapacity = 4 })
	for i := range 40 {
		var n int
		if err := c.QueryRow(within(t, limit), fmt.Sprintf("SELECT $1::int + %d", i%10), i).Scan(&n); err != nil || n != i+i%10 {
			t.Fatalf("statement %d: %d, %v", i, n, err)
		}
	}
	if _, err := c.Prepare(within(t, limit), "mine", "SELECT title FROM patents WHERE patent_id = $1"); err != nil {
		t.Fatal(err)
	}
	var title string
	if err := c.QueryRow(within(t, limit), "mine", 1).Scan(&title); err != nil || title == "" {
		t.Errorf("named: %q, %v", title, err)
	}
	if err := c.Deallocate(within(t, limit), "mine"); err != nil {
		t.Errorf("deallocate: %v", err)
	}
	if err := c.DeallocateAll(within(t, limit)); err != nil {
		t.Errorf("deallocate all: %v", err)
	}
}

// A batch is one round trip; an error in it spares what came before.
func TestPgxBatch(t *testing.T) {
	s := must(t, product)
	for _, mode := range pgxModes {
		t.Run(mode.String(), func(t *testing.T) {
			c := connectWith(t, s.PG, inMode(mode))
			var b pgx.Batch
			for i := range 20 {
				b.Queue("SELECT $1::int * 2, count(*) FROM patents", i)
			}
			res := c.SendBatch(within(t, limit), &b)
			for i := range 20 {
				var n, patents int
				if err := res.QueryRow().Scan(&n, &patents); err != nil || n != 2*i || patents != 9071 {
					t.Fatalf("statement %d: %d, %d, %v", i, n, patents, err)
				}
			}
			if err := res.Close(); err != nil {
				t.Fatal(err)
			}
			var broken pgx.Batch
			broken.Queue("SELECT 1")
			broken.Queue("SELECT 1/$1::int", 0)
			broken.Queue("SELECT 3")
			err := c.SendBatch(within(t, limit), &broken).Close()
			if code := pgCode(err); code != "22012" {
				t.Errorf("broken batch: got %v, want 22012", err)
			}
			var n int
			if err := c.QueryRow(within(t, limit), "SELECT 5").Scan(&n); err != nil || n != 5 {
				t.Errorf("after the broken batch: %d, %v", n, err)
			}
		})
	}
}

func TestPgxCollectRows(t *testing.T) {
	type patent struct {
		PatentID   int
		Title      string
		FilingDate *time.Time
	}
	c := connect(t, must(t, product).PG)
	rows, err := c.Query(within(t, limit), "SELECT patent_id, title, filing_date FROM patents ORDER BY patent_id LIMIT 1000")
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowToStructByName[patent])
	if err != nil || len(got) != 1000 {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	for i, p := range got {
		if p.Title == "" || i > 0 && p.PatentID <= got[i-1].PatentID {
			t.Fatalf("row %d: %+v", i, p)
		}
	}
}

// A million rows, in text and binary, all of them and in order.
func TestPgxMillionRows(t *testing.T) {
	s := must(t, product)
	for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeCacheStatement, pgx.QueryExecModeSimpleProtocol} {
		t.Run(mode.String(), func(t *testing.T) {
			c := connectWith(t, s.PG, inMode(mode))
			rows, err := c.Query(within(t, limit), "SELECT g, g::text, g * 0.5::float8 FROM generate_series(1, 1000000) AS g")
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			var word string
			var half float64
			var g int64
			_, err = pgx.ForEachRow(rows, []any{&g, &word, &half}, func() error {
				n++
				if g != int64(n) || half != float64(n)/2 || word != fmt.Sprint(n) {
					return fmt.Errorf("row %d is %d %q %g", n, g, word, half)
				}
				return nil
			})
			if err != nil || n != 1_000_000 {
				t.Errorf("%d rows, %v", n, err)
			}
		})
	}
}

// A client that has seen enough leaves the rest.
func TestPgxLeavesEarly(t *testing.T) {
	c := connect(t, must(t, product).PG)
	rows, err := c.Query(within(t, limit), "SELECT g FROM generate_series(1, 1000000) AS g")
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if !rows.Next() {
			t.Fatal(rows.Err())
		}
	}
	rows.Close()
	if rows.Err() != nil || rows.CommandTag().String() != "SELECT 1000000" {
		t.Errorf("%v, %v", rows.Err(), rows.CommandTag())
	}
}

func TestPgxPool(t *testing.T) {
	cfg, err := pgxpool.ParseConfig(server.PostgresDSN(must(t, product).PG, server.Database))
	if err != nil {
		t.Fatal(err)
	}
	cfg.MaxConns = 8
	pool, err := pgxpool.NewWithConfig(within(t, limit), cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	ctx := within(t, limit)
	var wg sync.WaitGroup
	for worker := range 16 {
		wg.Go(func() {
			for i := range 25 {
				want := worker*100 + i
				var got int
				if err := pool.QueryRow(ctx, "SELECT $1::int", want).Scan(&got); err != nil || got != want {
					t.Errorf("worker %d: got %d, want %d, %v", worker, got, want, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// COPY … TO STDOUT in its three formats gives what PostgreSQL gives.
func TestPgxCopyTo(t *testing.T) {
	p := pairOf(t)
	for _, sql := range []string{
		"COPY (SELECT * FROM measurements ORDER BY id) TO STDOUT",
		"COPY (SELECT * FROM measurements ORDER BY id) TO STDOUT (FORMAT csv, HEADER)",
		"COPY (SELECT * FROM measurements ORDER BY id) TO STDOUT WITH (FORMAT csv, DELIMITER ';', NULL 'none', QUOTE '''')",
		"COPY (SELECT * FROM measurements ORDER BY id) TO STDOUT WITH (FORMAT binary)",
		"COPY (SELECT 'tab\t, newline\n, \\', NULL, ARRAY[1, NULL]) TO STDOUT",
		"COPY (SELECT patent_id, title FROM patents ORDER BY 1) TO STDOUT WITH CSV HEADER",
	} {
		var got, want bytes.Buffer
		if _, err := p.reference.CopyTo(within(t, limit), &want, sql); err != nil {
			t.Fatalf("reference: %s: %v", sql, err)
		}
		tag, err := p.product.CopyTo(within(t, limit), &got, sql)
		if err != nil {
			t.Errorf("%s: %v", sql, err)
			continue
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%s: %d bytes differ from PostgreSQL's %d\n%.300q\n%.300q", sql, got.Len(), want.Len(), got.String(), want.String())
		}
		if !strings.HasPrefix(tag.String(), "COPY ") || tag.RowsAffected() == 0 {
			t.Errorf("%s: tag %q", sql, tag)
		}
	}
}

func TestPgxTransactions(t *testing.T) {
	c := connect(t, must(t, product).PG)
	ctx := within(t, limit)
	tx, err := c.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRow(ctx, "SELECT count(*) FROM patents").Scan(&n); err != nil || n != 9071 {
		t.Errorf("%d, %v", n, err)
	}
	if c.PgConn().TxStatus() != 'T' {
		t.Errorf("status %c, want T", c.PgConn().TxStatus())
	}
	if _, err := tx.Exec(ctx, "SELECT 1/0"); pgCode(err) != "22012" {
		t.Errorf("got %v, want 22012", err)
	}
	if c.PgConn().TxStatus() != 'E' {
		t.Errorf("status %c, want E", c.PgConn().TxStatus())
	}
	if _, err := tx.Exec(ctx, "SELECT 1"); pgCode(err) != "25P02" {
		t.Errorf("in a failed transaction: got %v, want 25P02", err)
	}
	if err := tx.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if err := pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error { return tx.QueryRow(ctx, "SELECT 2").Scan(&n) }); err != nil || n != 2 {
		t.Errorf("%d, %v", n, err)
	}
	// pgx's nested transactions are savepoints.
	err = pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		return pgx.BeginFunc(ctx, tx, func(inner pgx.Tx) error { return inner.QueryRow(ctx, "SELECT 3").Scan(&n) })
	})
	if err != nil || n != 3 {
		t.Errorf("savepoint: %d, %v", n, err)
	}
	if c.PgConn().TxStatus() != 'I' {
		t.Errorf("status %c, want I", c.PgConn().TxStatus())
	}
}

// Ctrl-C in a program: the statement ends with 57014 and the session goes on.
func TestPgxCancel(t *testing.T) {
	c := connectWith(t, must(t, product).PG, func(cfg *pgx.ConnConfig) {
		cfg.BuildContextWatcherHandler = func(pg *pgconn.PgConn) ctxwatch.Handler {
			return &pgconn.CancelRequestContextWatcherHandler{Conn: pg, DeadlineDelay: 20 * time.Second}
		}
	})
	for range 3 {
		ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
		began := time.Now()
		_, err := c.Exec(ctx, slow)
		cancel()
		if pgCode(err) != "57014" {
			t.Fatalf("got %v, want 57014", err)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("the cancel took %v", took)
		}
		var n int
		if err := c.QueryRow(within(t, limit), "SELECT 6").Scan(&n); err != nil || n != 6 {
			t.Fatalf("the session does not go on: %d, %v", n, err)
		}
	}
	if _, err := c.Exec(within(t, limit), "SET statement_timeout = 200"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec(within(t, limit), slow); pgCode(err) != "57014" {
		t.Errorf("statement_timeout: got %v, want 57014", err)
	}
	if _, err := c.Exec(within(t, limit), "RESET statement_timeout; SELECT 1"); err != nil {
		t.Error(err)
	}
}

// A cancel with a wrong key does nothing, and does not say so.
func TestCancelNeedsTheKey(t *testing.T) {
	s := must(t, product)
	c := connect(t, s.PG)
	stray, err := net.Dial("tcp", s.PG)
	if err != nil {
		t.Fatal(err)
	}
	defer stray.Close()
	pid := c.PgConn().PID()
	if _, err := stray.Write([]byte{0, 0, 0, 16, 4, 210, 22, 46, byte(pid >> 24), byte(pid >> 16), byte(pid >> 8), byte(pid), 1, 2, 3, 4}); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := c.QueryRow(within(t, limit), "SELECT count(*) FROM patents a JOIN patent_cpc b USING (patent_id)").Scan(&n); err != nil || n == 0 {
		t.Errorf("%d, %v", n, err)
	}
}

// In a pipeline an error skips to the next Sync and no further.
func TestPgxPipeline(t *testing.T) {
	c := connect(t, must(t, product).PG).PgConn()
	ctx := within(t, limit)
	p := c.StartPipeline(ctx)
	ask := func(sql string) { p.SendQueryParams(sql, nil, nil, nil, nil) }
	ask("SELECT 1")
	ask("SELECT 1/0")
	ask("SELECT 'skipped'")
	if err := p.Sync(); err != nil {
		t.Fatal(err)
	}
	ask("SELECT 2")
	if err := p.Sync(); err != nil {
		t.Fatal(err)
	}
	var story []string
	for {
		r, err := p.GetResults()
		if err != nil {
			story = append(story, pgCode(err))
			continue
		}
		if r == nil {
			break
		}
		switch r := r.(type) {
		case *pgconn.ResultReader:
			a, err := read(r)
			switch {
			case err != nil:
				t.Fatal(err)
			case a.err != nil:
				story = append(story, a.err.Code)
			default:
				story = append(story, string(a.rows[0][0]))
			}
		case *pgconn.PipelineSync:
			story = append(story, "sync")
		}
		if len(story) > 10 {
			break
		}
	}
	if got := strings.Join(story, " "); got != "1 22012 sync 2 sync" {
		t.Errorf("got %s", got)
	}
	if err := p.Close(); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// DECLARE and FETCH walk through a result; psql's FETCH_COUNT and Tableau live by it.
func TestCursor(t *testing.T) {
	c := connect(t, must(t, product).PG)
	ctx := within(t, limit)
	tx, err := c.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(ctx)
	if _, err := tx.Exec(ctx, "DECLARE c CURSOR FOR SELECT g FROM generate_series(1, 1000000) AS g"); err != nil {
		t.Fatal(err)
	}
	next := int64(1)
	for _, size := range []int{1, 10, 1000, 2048, 2049} {
		rows, err := tx.Query(ctx, fmt.Sprintf("FETCH %d FROM c", size))
		if err != nil {
			t.Fatal(err)
		}
		got, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil || len(got) != size {
			t.Fatalf("%d rows of %d, %v", len(got), size, err)
		}
		for _, g := range got {
			if g != next {
				t.Fatalf("got %d, want %d", g, next)
			}
			next++
		}
		var between string
		if err := tx.QueryRow(ctx, "SELECT 'between'").Scan(&between); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tx.Exec(ctx, "CLOSE c"); err != nil {
		t.Error(err)
	}
	if _, err := tx.Exec(ctx, "FETCH 1 FROM c"); pgCode(err) != "34000" {
		t.Errorf("a closed cursor: got %v, want 34000", err)
	}
}
