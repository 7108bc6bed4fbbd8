//go:build duckdb_arrow

package mysql

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"log/slog"
	"net"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend/duckdb"
	"streamlink/guard"
	"streamlink/proxy"
)

func init() {
	startWhole = func(t testing.TB) string {
		addr, _ := startEngine(t)
		return addr
	}
}

// startEngine serves a real proxy over DuckDB, in which everything may be written.
func startEngine(t testing.TB) (addr string, p *proxy.Proxy) {
	t.Helper()
	engine, err := duckdb.Open(context.Background(), duckdb.Config{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	policy := guard.Default()
	policy.ReadOnly = false
	g, err := guard.New(policy)
	if err != nil {
		t.Fatal(err)
	}
	cfg := proxy.Defaults()
	cfg.Users = []proxy.UserConfig{{Name: "anna", Password: testPassword}}
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	if p, err = proxy.New(cfg, proxy.Deps{Backend: engine, Guard: g, Log: log}); err != nil {
		t.Fatal(err)
	}
	my := DefaultConfig()
	my.DrainTimeout = time.Second
	s, err := New(my, p, log)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() { cancel(); <-done })
	return l.Addr().String(), p
}

// TestEngineTypes writes values through parameters and reads them back, over both protocols.
func TestEngineTypes(t *testing.T) {
	addr, _ := startEngine(t)
	binary := open(t, addr, "anna", testPassword, "streamlink")
	text := open(t, addr, "anna", testPassword, "streamlink?interpolateParams=true")
	for i, c := range []struct {
		typ       string
		give      any
		want      string
		tolerance bool
	}{
		{typ: "BIGINT", give: int64(-9007199254740993), want: "-9007199254740993"},
		{typ: "BIGINT UNSIGNED", give: uint64(18446744073709551615), want: "18446744073709551615"},
		{typ: "INT", give: 7, want: "7"},
		{typ: "SMALLINT", give: -3, want: "-3"},
		{typ: "DOUBLE", give: 1234.5678, want: "1234.5678"},
		{typ: "FLOAT", give: 0.25, want: "0.25"},
		{typ: "DECIMAL(20,4)", give: "-1234567890123456.7890", want: "-1234567890123456.7890"},
		{typ: "VARCHAR(100)", give: "it's \"käse\" \\ 🚁", want: "it's \"käse\" \\ 🚁"},
		{typ: "BOOLEAN", give: true, want: "1"},
		{typ: "DATE", give: "2024-02-29", want: "2024-02-29"},
		{typ: "DATETIME(6)", give: "2024-02-29 13:14:15.123456", want: "2024-02-29 13:14:15.123456"},
		{typ: "DATETIME", give: time.Date(2024, 2, 29, 13, 14, 15, 0, time.UTC), want: "2024-02-29 13:14:15"},
		{typ: "DATETIME(3)", give: "2024-02-29 13:14:15.123", want: "2024-02-29 13:14:15.123"},
		{typ: "TIMESTAMP", give: "2024-02-29 13:14:15", want: "2024-02-29 13:14:15"},
		{typ: "TIME", give: "13:14:15", want: "13:14:15"},
		{typ: "TIME(6)", give: "13:14:15.5", want: "13:14:15.500000"},
		{typ: "BLOB", give: []byte{0, 1, 255, '\'', '\\'}, want: "\x00\x01\xff'\\"},
		{typ: "JSON", give: `{"a": [1, 2]}`, want: `{"a": [1, 2]}`},
		{typ: "INT", give: nil, want: "NULL"},
	} {
		t.Run(fmt.Sprintf("%s %v", c.typ, c.give), func(t *testing.T) {
			for k, db := range []*sql.DB{binary, text} {
				name := fmt.Sprintf("t%d_%d", i, k)
				if _, err := db.Exec("CREATE TABLE " + name + " (v " + c.typ + ")"); err != nil {
					t.Fatal(err)
				}
				r, err := db.Exec("INSERT INTO "+name+" VALUES (?)", c.give)
				if err != nil {
					t.Fatalf("insert, protocol %d: %v", k, err)
				}
				if n, _ := r.RowsAffected(); n != 1 {
					t.Errorf("%d rows affected", n)
				}
				var got sql.NullString
				if err := db.QueryRow("SELECT v FROM "+name+" WHERE ? = 1", 1).Scan(&got); err != nil {
					t.Fatalf("select, protocol %d: %v", k, err)
				}
				if !got.Valid {
					got.String = "NULL"
				}
				if got.String != c.want {
					t.Errorf("protocol %d read %q, want %q", k, got.String, c.want)
				}
			}
		})
	}
}

func TestEngineStatements(t *testing.T) {
	addr, _ := startEngine(t)
	db := open(t, addr, "anna", testPassword, "streamlink?multiStatements=true")
	db.SetMaxOpenConns(1)
	one := func(text string, args ...any) string {
		t.Helper()
		var got sql.NullString
		if err := db.QueryRow(text, args...).Scan(&got); err != nil {
			return fmt.Sprint(err)
		}
		return got.String
	}
	exec := func(text string) {
		t.Helper()
		if _, err := db.Exec(text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	exec("CREATE TABLE t (a INT, b VARCHAR(10)); INSERT INTO t VALUES (1, 'x'), (2, 'y')")
	if got := one("SELECT COUNT(*) FROM t WHERE b IN (?, ?)", "x", "y"); got != "2" {
		t.Errorf("count %s", got)
	}
	exec("BEGIN")
	exec("DELETE FROM t")
	exec("ROLLBACK")
	if got := one("SELECT COUNT(*) FROM t"); got != "2" {
		t.Errorf("after a rollback %s rows", got)
	}
	if got := one("SELECT CONNECTION_ID()"); got == "0" || strings.Contains(got, "Error") {
		t.Errorf("connection id %s", got)
	}
	for text, number := range map[string]uint16{
		"SELECT * FROM nowhere": 1146, "SELECT nothing FROM t": 1054, "SELEC 1": 1064, "USE nowhere": 1049,
	} {
		if _, err := db.Exec(text); errno(err) != number {
			t.Errorf("%s: %v, want %d", text, err, number)
		}
	}
	exec("SET NAMES latin1")
	if got := one("SELECT CHAR_LENGTH('ä')"); got != "2" {
		t.Errorf("in latin1 'ä' has %s characters", got)
	}
	exec("SET NAMES utf8mb4")
	if got := one("SELECT 'ä'"); got != "ä" {
		t.Errorf("after SET NAMES utf8mb4: %q", got)
	}
}

func TestEngineKillQuery(t *testing.T) {
	addr, _ := startEngine(t)
	db := open(t, addr, "anna", testPassword, "streamlink")
	ctx := context.Background()
	busy, err := db.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	var id int64
	if err := busy.QueryRowContext(ctx, "SELECT CONNECTION_ID()").Scan(&id); err != nil {
		t.Fatal(err)
	}
	errs := make(chan error, 1)
	go func() {
		var n int64
		errs <- busy.QueryRowContext(ctx, "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) FROM n").Scan(&n)
	}()
	time.Sleep(300 * time.Millisecond)
	if _, err := db.Exec(fmt.Sprintf("KILL QUERY %d", id)); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-errs:
		if errno(err) != 1317 {
			t.Errorf("killed: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the query still runs")
	}
	if err := busy.QueryRowContext(ctx, "SELECT 5").Scan(&id); err != nil || id != 5 {
		t.Errorf("the connection afterwards: %d, %v", id, err)
	}
	if _, err := db.Exec(fmt.Sprintf("KILL %d", id+100000)); errno(err) != 1094 {
		t.Errorf("kill of a connection that is not there: %v", err)
	}
}

// TestEngineCursor pulls a large result a few rows at a time.
func TestEngineCursor(t *testing.T) {
	addr, _ := startEngine(t)
	r := loginRaw(t, addr, mysql.CLIENT_DEPRECATE_EOF)
	r.say(mysql.COM_STMT_PREPARE, "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n")
	id := le32(binary.LittleEndian.Uint32(r.wantOK()[1:]))
	r.read()
	r.command(mysql.COM_STMT_EXECUTE, append(id[:4:4], mysql.CURSOR_TYPE_READ_ONLY, 1, 0, 0, 0)...)
	r.read()
	r.read()
	r.wantEnd()
	rows := 0
	for {
		r.command(mysql.COM_STMT_FETCH, append(id[:4:4], le32(777)...)...)
		p := r.read()
		for ; p[0] == 0; p = r.read() {
			rows++
		}
		if p[0] != mysql.EOF_HEADER {
			t.Fatalf("fetch: %q", p)
		}
		if binary.LittleEndian.Uint16(p[3:])&mysql.SERVER_STATUS_LAST_ROW_SEND != 0 {
			break
		}
	}
	if rows != 5000 {
		t.Errorf("%d rows", rows)
	}
	r.wantPing()
}

// TestShell asks through MariaDB's own client, where the machine has it.
func TestShell(t *testing.T) {
	path, err := exec.LookPath("mariadb")
	if err != nil {
		t.Skip("no mariadb client on this machine")
	}
	addr, _ := startEngine(t)
	host, port, _ := net.SplitHostPort(addr)
	out, err := exec.Command(path, "--no-defaults", "--protocol=tcp", "--skip-ssl", "-h", host, "-P", port, "-u", "anna",
		"-p"+testPassword, "--table", "-e", "SELECT 1 AS one, 'ä' AS two, CAST(NULL AS CHAR) AS three; SELECT 1.50 AS d, CAST('2024-02-29' AS DATE) AS day", "streamlink").CombinedOutput()
	want := `+------+------+-------+
| one  | two  | three |
+------+------+-------+
|    1 | ä    | NULL  |
+------+------+-------+
+------+------------+
| d    | day        |
+------+------------+
| 1.50 | 2024-02-29 |
+------+------------+
`
	if err != nil || string(out) != want {
		t.Errorf("%v\n%s", err, out)
	}
}
