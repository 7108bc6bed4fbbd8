package mysql

import (
	"bytes"
	"context"
	"encoding/binary"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"
)

func TestMaxConnections(t *testing.T) {
	addr, s := startServer(t, newHouse(t), func(c *Config) { c.MaxConnections = 2 })
	a := loginRaw(t, addr, 0)
	loginRaw(t, addr, 0)
	c := dialRaw(t, addr)
	c.wantError(mysql.ER_CON_COUNT_ERROR, "08004")
	c.wantClosed()
	a.command(mysql.COM_QUIT)
	a.wantClosed()
	for range 100 {
		if s.connections() == 1 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	loginRaw(t, addr, 0).wantPing()
}

func TestPanic(t *testing.T) {
	var logged bytes.Buffer
	h := newHouse(t)
	h.log = slog.New(slog.NewTextHandler(&logged, nil))
	addr, _ := startServer(t, h, nil)
	bystander := loginRaw(t, addr, 0)
	r := loginRaw(t, addr, 0)
	broken := h.last()
	r.say(mysql.COM_QUERY, "PANIC")
	r.wantError(mysql.ER_UNKNOWN_ERROR, "HY000")
	r.wantClosed()
	bystander.wantPing()
	for range 100 {
		if broken.closed.Load() {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if !broken.closed.Load() {
		t.Error("the session stayed open")
	}
	if !strings.Contains(logged.String(), "a panic for the test") || !strings.Contains(logged.String(), "fakeSession") {
		t.Errorf("log: %s", logged.String())
	}
}

func TestKilled(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	r := loginRaw(t, addr, 0)
	close(h.last().killed)
	r.seq = 0
	r.wantError(erSessionKilled, "HY000")
	r.wantClosed()
}

func TestIdleTimeout(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), func(c *Config) { c.IdleTimeout = 200 * time.Millisecond })
	r := loginRaw(t, addr, 0)
	r.seq = 0
	r.wantError(erClientTimeout, "HY000")
	r.wantClosed()
}

// TestDrain: an idle client is told at once, a busy one gets its answer first, and a
// statement that does not end is interrupted.
func TestDrain(t *testing.T) {
	h := newHouse(t)
	cfg := DefaultConfig()
	cfg.DrainTimeout = 300 * time.Millisecond
	s, err := newServer(cfg, h, slog.New(slog.DiscardHandler))
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
	idle := loginRaw(t, l.Addr().String(), 0)
	busy := loginRaw(t, l.Addr().String(), 0)
	busy.say(mysql.COM_QUERY, "WAIT")
	time.Sleep(50 * time.Millisecond)
	began := time.Now()
	cancel()
	idle.seq = 0
	idle.wantError(mysql.ER_SERVER_SHUTDOWN, "08S01")
	idle.wantClosed()
	if took := time.Since(began); took > 200*time.Millisecond {
		t.Errorf("the idle client waited %v", took)
	}
	busy.wantError(mysql.ER_QUERY_INTERRUPTED, "70100")
	if took := time.Since(began); took < cfg.DrainTimeout {
		t.Errorf("the busy client was interrupted after %v", took)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestLongData(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), func(c *Config) { c.MaxAllowedPacket = 1 << 16 })
	r := loginRaw(t, addr, mysql.CLIENT_DEPRECATE_EOF)
	r.say(mysql.COM_STMT_PREPARE, "ECHO ? ?")
	id := le32(binary.LittleEndian.Uint32(r.wantOK()[1:]))
	for range 4 {
		r.read()
	}
	send := func(param byte, text string) {
		r.command(mysql.COM_STMT_SEND_LONG_DATA, append(append(id[:4:4], param, 0), text...)...)
	}
	execute := func(tail ...byte) []byte {
		r.command(mysql.COM_STMT_EXECUTE, append(append(id[:4:4], 0, 1, 0, 0, 0), tail...)...)
		if p := r.read(); p[0] == mysql.ERR_HEADER {
			return p
		}
		r.read()
		r.read()
		row := r.read()
		r.wantEnd()
		return row
	}
	types := []byte{0, 1, mysql.MYSQL_TYPE_VAR_STRING, 0, mysql.MYSQL_TYPE_LONG, 0}
	send(0, "in two ")
	send(0, "pieces")
	if row := execute(append(types, 5, 0, 0, 0)...); !bytes.Contains(row, []byte("string:in two pieces")) || !bytes.Contains(row, []byte("int64:5")) {
		t.Errorf("row %q", row)
	}
	send(0, "")
	if row := execute(append(types, 5, 0, 0, 0)...); !bytes.Contains(row, []byte("\x07string:\x07int64:5")) {
		t.Errorf("empty long data: %q", row)
	}
	// Types of the last time, no long data left: a value of its own, and NULL.
	if row := execute(2, 0, 3, 'a', 'b', 'c'); !bytes.Contains(row, []byte("string:abc")) || row[1] != 1<<3 {
		t.Errorf("row %q", row)
	}
	send(0, "dropped")
	r.command(mysql.COM_STMT_RESET, id...)
	r.wantOK()
	if row := execute(1, 0, 6, 0, 0, 0); row[1] != 1<<2 {
		t.Errorf("after a reset: %q", row)
	}
	send(7, "x")
	if n, text := errorOf(execute(1, 0, 6, 0, 0, 0)); n != mysql.ER_WRONG_ARGUMENTS {
		t.Errorf("data for a parameter that is not there: %d %s", n, text)
	}
	send(0, strings.Repeat("x", 40000))
	send(0, strings.Repeat("x", 40000))
	if n, text := errorOf(execute(1, 0, 6, 0, 0, 0)); n != mysql.ER_UNKNOWN_ERROR || !strings.Contains(text, "max_allowed_packet") {
		t.Errorf("too long data: %d %s", n, text)
	}
	r.wantPing()
}

func TestStatementLimit(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), func(c *Config) { c.MaxPreparedStatements = 2 })
	r := loginRaw(t, addr, 0)
	for range 2 {
		r.say(mysql.COM_STMT_PREPARE, "INSERT")
		r.wantOK()
	}
	r.say(mysql.COM_STMT_PREPARE, "INSERT")
	r.wantError(mysql.ER_MAX_PREPARED_STMT_COUNT_REACHED, "42000")
	r.command(mysql.COM_STMT_CLOSE, 1, 0, 0, 0)
	r.say(mysql.COM_STMT_PREPARE, "INSERT")
	r.wantOK()
}

// TestLatin1: what is not UTF-8 on the wire is UTF-8 inside.
func TestLatin1(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	r := dialRaw(t, addr)
	r.caps |= mysql.CLIENT_DEPRECATE_EOF
	r.readGreeting()
	login := r.response("anna", mysql.CalcNativePassword(r.salt, []byte(testPassword)), mysql.AUTH_NATIVE_PASSWORD)
	login[8] = 8 // latin1_swedish_ci
	r.write(login)
	r.wantOK()
	if got := h.last().settings["character_set_client"]; got != "latin1" {
		t.Errorf("the session was told %q", got)
	}
	ask := func(text string) (column, row []byte) {
		r.say(mysql.COM_QUERY, text)
		r.read()
		column, row = r.read(), r.read()
		r.wantEnd()
		return column, row
	}
	column, row := ask("ECHO k\xe4se \x80 \u0141")
	if inside := h.last().prepared[0]; inside != "ECHO käse € Å\u0081" {
		t.Errorf("inside: %q", inside)
	}
	if string(row[1:]) != "string:k\xe4se \x80 \xc5\x81" {
		t.Errorf("row %q", row)
	}
	if !bytes.Contains(column, []byte("\x0c\x08\x00")) {
		t.Errorf("column %q", column)
	}
	r.say(mysql.COM_QUERY, "SET character_set_results=utf8mb4")
	r.wantOK()
	if _, row := ask("ECHO k\xe4se"); string(row[1:]) != "string:käse" {
		t.Errorf("results in utf8mb4: %q", row)
	}
	r.say(mysql.COM_QUERY, "SET character_set_client=gbk")
	r.wantError(mysql.ER_UNKNOWN_CHARACTER_SET, "42000")
	if _, row := ask("ECHO k\xe4se"); string(row[1:]) != "string:käse" {
		t.Errorf("after a refused set: %q", row)
	}
	login[8] = 28 // gbk_chinese_ci
	r = dialRaw(t, addr)
	r.readGreeting()
	r.write(login)
	r.wantError(mysql.ER_UNKNOWN_CHARACTER_SET, "42000")
}

func TestQueryAttributes(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), nil)
	r := loginRaw(t, addr, mysql.CLIENT_QUERY_ATTRIBUTES|mysql.CLIENT_DEPRECATE_EOF)
	r.say(mysql.COM_QUERY, "\x00\x01INSERT")
	r.wantOK()
	r.say(mysql.COM_QUERY, "\x02\x01\x02\x01\xfe\x00\x05trace\x03\x00\x01n\x03abcINSERT") // the second is NULL
	r.wantOK()
	r.say(mysql.COM_STMT_PREPARE, "ECHO ?")
	id := le32(binary.LittleEndian.Uint32(r.wantOK()[1:]))
	r.read()
	r.read()
	body := append(id, mysql.PARAMETER_COUNT_AVAILABLE, 1, 0, 0, 0)
	body = append(body, "\x02\x00\x01\x01\x00\x00\xfe\x00\x05trace\x2a\x03abc"...)
	r.command(mysql.COM_STMT_EXECUTE, body...)
	r.read()
	r.read()
	if row := r.read(); !bytes.HasSuffix(row, []byte("int64:42")) {
		t.Errorf("row %q", row)
	}
	r.wantEnd()
	r.wantPing()
}
