package mysql

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/go-mysql-org/go-mysql/mysql"
)

func TestCursor(t *testing.T) {
	for _, caps := range []uint32{0, mysql.CLIENT_DEPRECATE_EOF} {
		h := newHouse(t)
		addr, _ := startServer(t, h, nil)
		r := loginRaw(t, addr, caps)
		r.say(mysql.COM_STMT_PREPARE, "NUMBERS")
		p := r.wantOK()
		id := binary.LittleEndian.Uint32(p[1:])
		r.read() // the column
		if caps == 0 {
			r.wantEnd()
		}
		r.command(mysql.COM_STMT_FETCH, append(le32(id), le32(1)...)...)
		r.wantError(mysql.ER_STMT_HAS_NO_OPEN_CURSOR, "HY000")
		execute := append(le32(id), mysql.CURSOR_TYPE_READ_ONLY, 1, 0, 0, 0)
		r.command(mysql.COM_STMT_EXECUTE, execute...)
		if n := r.read(); !bytes.Equal(n, []byte{1}) {
			t.Fatalf("column count %q", n)
		}
		r.read()
		if s := r.wantEnd(); s&mysql.SERVER_STATUS_CURSOR_EXISTS == 0 {
			t.Fatalf("no cursor in status %x", s)
		}
		next := int64(0)
		fetch := func(n uint32, want int, flag uint16) {
			t.Helper()
			r.command(mysql.COM_STMT_FETCH, append(le32(id), le32(n)...)...)
			for range want {
				row := r.read()
				if got := int64(binary.LittleEndian.Uint64(row[2:])); got != next {
					t.Fatalf("row %d, want %d", got, next)
				}
				next++
			}
			if s := r.wantEnd(); s&(mysql.SERVER_STATUS_CURSOR_EXISTS|mysql.SERVER_STATUS_LAST_ROW_SEND) != flag {
				t.Fatalf("status %x after row %d, want %x", s, next, flag)
			}
		}
		fetch(3, 3, mysql.SERVER_STATUS_CURSOR_EXISTS)
		r.say(mysql.COM_QUERY, "SELECT 1") // another statement between two fetches
		for range 3 + 2*int(1-min(caps, 1)) {
			r.read()
		}
		if caps != 0 {
			r.wantEnd()
		}
		fetch(7, 7, mysql.SERVER_STATUS_CURSOR_EXISTS)
		fetch(1, 0, mysql.SERVER_STATUS_LAST_ROW_SEND)
		r.command(mysql.COM_STMT_FETCH, append(le32(id), le32(1)...)...)
		r.wantError(mysql.ER_STMT_HAS_NO_OPEN_CURSOR, "HY000")
		r.command(mysql.COM_STMT_EXECUTE, execute...) // again, then thrown away
		r.read()
		r.read()
		r.wantEnd()
		r.command(mysql.COM_STMT_RESET, le32(id)...)
		r.wantOK()
		r.command(mysql.COM_STMT_FETCH, append(le32(id), le32(1)...)...)
		r.wantError(mysql.ER_STMT_HAS_NO_OPEN_CURSOR, "HY000")
		r.command(mysql.COM_STMT_CLOSE, le32(id)...)
		r.command(mysql.COM_STMT_EXECUTE, execute...)
		r.wantError(mysql.ER_UNKNOWN_STMT_HANDLER, "HY000")
	}
}

func TestCommands(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	r := loginRaw(t, addr, mysql.CLIENT_SESSION_TRACK)
	if got := h.last().ID(); got != r.id {
		t.Errorf("greeted with connection %d, session is %d", r.id, got)
	}
	if r.greet[0] != 10 || !bytes.HasPrefix(r.greet[1:], []byte("8.0.39-fake\x00")) {
		t.Errorf("greeting %q", r.greet)
	}
	if caps := r.offered; caps&(mysql.CLIENT_LOCAL_FILES|mysql.CLIENT_COMPRESS|mysql.CLIENT_SSL) != 0 ||
		caps&mysql.CLIENT_DEPRECATE_EOF == 0 || caps&mysql.CLIENT_QUERY_ATTRIBUTES == 0 {
		t.Errorf("capabilities %x", caps)
	}
	r.wantPing()
	r.say(mysql.COM_INIT_DB, "other")
	if p := r.wantOK(); !bytes.Contains(p, []byte("\x01\x06\x05other")) {
		t.Errorf("no word of the new database: %q", p)
	}
	r.say(mysql.COM_INIT_DB, "nowhere")
	r.wantError(mysql.ER_BAD_DB_ERROR, "42000")
	r.command(mysql.COM_STATISTICS)
	if p := r.read(); !bytes.HasPrefix(p, []byte("Uptime: ")) {
		t.Errorf("statistics %q", p)
	}
	r.command(mysql.COM_SET_OPTION, 0, 0)
	r.wantEnd()
	r.say(mysql.COM_QUERY, "SELECT 1; INSERT")
	r.read()
	r.read()
	r.wantEnd()
	r.read()
	if s := r.wantEnd(); s&mysql.SERVER_MORE_RESULTS_EXISTS == 0 {
		t.Errorf("status %x, and more to come", s)
	}
	if p := r.wantOK(); p[1] != 3 || binary.LittleEndian.Uint16(p[3:])&mysql.SERVER_MORE_RESULTS_EXISTS != 0 {
		t.Errorf("INSERT's OK: %q", p)
	}
	r.say(mysql.COM_QUERY, "BEGIN")
	if p := r.wantOK(); binary.LittleEndian.Uint16(p[3:]) != mysql.SERVER_STATUS_AUTOCOMMIT|mysql.SERVER_STATUS_IN_TRANS {
		t.Errorf("status in a transaction: %q", p)
	}
	r.say(mysql.COM_QUERY, "SET autocommit=0")
	if p := r.wantOK(); binary.LittleEndian.Uint16(p[3:])&mysql.SERVER_STATUS_AUTOCOMMIT != 0 || !bytes.Contains(p, []byte("\x0aautocommit\x010")) {
		t.Errorf("after SET autocommit=0: %q", p)
	}
	for _, cmd := range []byte{mysql.COM_BINLOG_DUMP, mysql.COM_CREATE_DB, 0x55, 0xff} {
		r.say(cmd, "x")
		r.wantError(mysql.ER_UNKNOWN_COM_ERROR, "08S01")
	}
	r.command(mysql.COM_DEBUG)
	r.wantError(mysql.ER_SPECIFIC_ACCESS_DENIED_ERROR, "42000")
	r.command(mysql.COM_PROCESS_KILL, le32(77)...)
	r.read()
	if last := h.last().prepared; last[len(last)-1] != "KILL 77" {
		t.Errorf("COM_PROCESS_KILL became %q", last[len(last)-1])
	}
	r.command(mysql.COM_RESET_CONNECTION)
	r.wantOK()
	if h.last().resets != 1 {
		t.Error("the session was not reset")
	}
	r.command(mysql.COM_QUIT)
	r.wantClosed()
}

func TestFieldList(t *testing.T) {
	h := newHouse(t)
	h.tables["SELECT * FROM patents"] = &table{schema: textSchema(12)}
	h.tables["SELECT * FROM `patents`"] = h.tables["SELECT * FROM patents"]
	addr, _ := startServer(t, h, nil)
	r := loginRaw(t, addr, 0)
	for pattern, want := range map[string]int{"": 12, "c1%": 4, "C_": 9, "x": 0} {
		r.say(mysql.COM_FIELD_LIST, "patents\x00"+pattern)
		n := 0
		for {
			p := r.read()
			if p[0] == mysql.EOF_HEADER {
				break
			}
			if p[len(p)-1] != 0xfb || !bytes.HasPrefix(p, []byte("\x03def\x00\x07patents\x07patents")) {
				t.Fatalf("definition %q", p)
			}
			n++
		}
		if n != want {
			t.Errorf("%q: %d columns, want %d", pattern, n, want)
		}
	}
}

func TestChangeUser(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	change := func(r *raw, user, password, database string) {
		b := append([]byte(user), 0)
		auth := mysql.CalcNativePassword(r.salt, []byte(password))
		b = append(append(b, byte(len(auth))), auth...)
		b = append(append(b, database...), 0)
		b = append(b, 255, 0)
		r.command(mysql.COM_CHANGE_USER, append(b, "mysql_native_password\x00"...)...)
	}
	r := loginRaw(t, addr, 0)
	first := h.last()
	change(r, "native", testPassword, "other")
	r.wantOK()
	if s := h.last(); s.client.User != "native" || s.client.Database != "other" || !first.closed.Load() {
		t.Errorf("session of %+v; the first is closed: %v", s.client, first.closed.Load())
	}
	r.wantPing()
	change(r, "native", "wrong", "")
	if p := r.read(); p[0] != mysql.EOF_HEADER { // the other way is tried
		t.Fatalf("wrong password: %q", p)
	}
	r.write(nil)
	r.wantError(mysql.ER_ACCESS_DENIED_ERROR, "28000")
	r.wantClosed()
	// With a plugin that the server has not, it asks for its own.
	r = loginRaw(t, addr, 0)
	b := append([]byte("anna\x00\x01x\x00\xff\x00"), "client_ed25519\x00"...)
	r.command(mysql.COM_CHANGE_USER, b...)
	p := payload{b: r.read()}
	if p.u8() != mysql.EOF_HEADER || string(p.cstring()) != mysql.AUTH_CACHING_SHA2_PASSWORD {
		t.Fatal("no request to switch")
	}
	r.write(mysql.CalcCachingSha2Password(p.take(saltSize), []byte(testPassword)))
	if got := r.read(); !bytes.Equal(got, []byte{1, mysql.CACHE_SHA2_FAST_AUTH}) {
		t.Fatalf("scramble: %q", got)
	}
	r.wantOK()
	r.say(mysql.COM_CHANGE_USER, "anna")
	r.wantError(mysql.ER_MALFORMED_PACKET, "HY000")
	r.wantClosed()
}
