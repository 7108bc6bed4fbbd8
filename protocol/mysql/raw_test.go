package mysql

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"
)

// raw is a client that sends packets byte by byte, as no driver would.
type raw struct {
	t     testing.TB
	nc    net.Conn
	seq   byte
	caps  uint32
	salt  []byte
	id    uint32
	greet []byte
}

const rawCaps = mysql.CLIENT_LONG_PASSWORD | mysql.CLIENT_PROTOCOL_41 | mysql.CLIENT_SECURE_CONNECTION |
	mysql.CLIENT_PLUGIN_AUTH | mysql.CLIENT_TRANSACTIONS

func dialRaw(t testing.TB, addr string) *raw {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close() })
	_ = nc.SetDeadline(time.Now().Add(10 * time.Second))
	return &raw{t: t, nc: nc, caps: rawCaps}
}

// loginRaw connects and logs in with the native password.
func loginRaw(t testing.TB, addr string, caps uint32) *raw {
	t.Helper()
	r := dialRaw(t, addr)
	r.caps |= caps
	r.readGreeting()
	r.write(r.response("anna", mysql.CalcNativePassword(r.salt, []byte(testPassword)), mysql.AUTH_NATIVE_PASSWORD))
	if p := r.read(); p[0] != mysql.OK_HEADER {
		t.Fatalf("login: %q", p)
	}
	return r
}

func (r *raw) readGreeting() {
	r.t.Helper()
	r.greet = r.read()
	p := payload{b: r.greet[1:]}
	p.cstring()
	r.id = p.u32()
	r.salt = append(r.salt, p.take(8)...)
	p.take(1 + 2 + 1 + 2 + 2 + 1 + 10)
	r.salt = append(r.salt, p.take(12)...)
	if p.bad {
		r.t.Fatalf("greeting: %q", r.greet)
	}
}

func (r *raw) response(user string, auth []byte, plugin string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, r.caps)
	b = append(b, 0, 0, 0, 1, 255)
	b = append(b, make([]byte, 23)...)
	b = append(append(b, user...), 0)
	b = append(append(b, byte(len(auth))), auth...)
	return append(append(b, plugin...), 0)
}

func (r *raw) write(p []byte) {
	r.t.Helper()
	head := []byte{byte(len(p)), byte(len(p) >> 8), byte(len(p) >> 16), r.seq}
	r.seq++
	if _, err := r.nc.Write(append(head, p...)); err != nil {
		r.t.Fatal(err)
	}
}

// command starts an exchange.
func (r *raw) command(cmd byte, body ...byte) {
	r.t.Helper()
	r.seq = 0
	r.write(append([]byte{cmd}, body...))
}

// say is a command whose body is text.
func (r *raw) say(cmd byte, text string) {
	r.t.Helper()
	r.command(cmd, []byte(text)...)
}

func (r *raw) read() []byte {
	r.t.Helper()
	p, err := r.tryRead()
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

func (r *raw) tryRead() ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r.nc, head[:]); err != nil {
		return nil, err
	}
	if head[3] != r.seq {
		return nil, fmt.Errorf("sequence %d, want %d", head[3], r.seq)
	}
	r.seq++
	p := make([]byte, int(head[0])|int(head[1])<<8|int(head[2])<<16)
	_, err := io.ReadFull(r.nc, p)
	return p, err
}

// errorOf is the number and text of an ERR packet.
func errorOf(p []byte) (uint16, string) {
	if len(p) < 9 || p[0] != mysql.ERR_HEADER {
		return 0, fmt.Sprintf("%q", p)
	}
	return binary.LittleEndian.Uint16(p[1:]), string(p[4:])
}

func (r *raw) wantError(number uint16, state string) {
	r.t.Helper()
	if got, text := errorOf(r.read()); got != number || !strings.HasPrefix(text, state) {
		r.t.Fatalf("error %d %s, want %d (%s)", got, text, number, state)
	}
}

func (r *raw) wantOK() []byte {
	r.t.Helper()
	p := r.read()
	if p[0] != mysql.OK_HEADER {
		r.t.Fatalf("not OK: %q", p)
	}
	return p
}

// wantEnd reads an EOF, or an OK that stands for it, and gives its status.
func (r *raw) wantEnd() uint16 {
	r.t.Helper()
	p := r.read()
	if p[0] != mysql.EOF_HEADER || len(p) > 100 {
		r.t.Fatalf("not the end: %q", p)
	}
	if r.caps&mysql.CLIENT_DEPRECATE_EOF != 0 {
		return binary.LittleEndian.Uint16(p[3:])
	}
	return binary.LittleEndian.Uint16(p[3:])
}

func (r *raw) wantClosed() {
	r.t.Helper()
	if p, err := r.tryRead(); err == nil {
		r.t.Fatalf("still open: %q", p)
	} else if os.IsTimeout(err) {
		r.t.Fatal("still open")
	}
}

func (r *raw) wantPing() {
	r.t.Helper()
	r.command(mysql.COM_PING)
	r.wantOK()
}

func le32(v uint32) []byte { return binary.LittleEndian.AppendUint32(nil, v) }

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

// TestMalformed: what breaks the protocol gets 1835 and a closed connection, and
// nobody else notices.
func TestMalformed(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, func(c *Config) { c.MaxAllowedPacket = 1 << 20 })
	bystander := loginRaw(t, addr, 0)
	cases := map[string]func(*raw){
		"empty packet":        func(r *raw) { r.seq = 0; r.write(nil) },
		"out of order":        func(r *raw) { r.seq = 3; r.write([]byte{mysql.COM_PING}) },
		"short execute":       func(r *raw) { r.command(mysql.COM_STMT_EXECUTE, 1, 0) },
		"short fetch":         func(r *raw) { r.command(mysql.COM_STMT_FETCH, 1, 0, 0, 0) },
		"short close":         func(r *raw) { r.command(mysql.COM_STMT_CLOSE, 1) },
		"short reset":         func(r *raw) { r.command(mysql.COM_STMT_RESET, 1) },
		"short long data":     func(r *raw) { r.command(mysql.COM_STMT_SEND_LONG_DATA, 1) },
		"short option":        func(r *raw) { r.command(mysql.COM_SET_OPTION, 1) },
		"short kill":          func(r *raw) { r.command(mysql.COM_PROCESS_KILL, 1) },
		"field list, no name": func(r *raw) { r.command(mysql.COM_FIELD_LIST, 'x') },
		"parameters missing": func(r *raw) {
			r.say(mysql.COM_STMT_PREPARE, "ECHO ? ?")
			id := binary.LittleEndian.Uint32(r.wantOK()[1:])
			for range 6 {
				r.read()
			}
			r.command(mysql.COM_STMT_EXECUTE, append(le32(id), 0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_LONGLONG, 0, mysql.MYSQL_TYPE_LONGLONG, 0, 1)...)
		},
	}
	for name, send := range cases {
		t.Run(name, func(t *testing.T) {
			r := loginRaw(t, addr, 0)
			r.t = t
			send(r)
			if name == "out of order" {
				r.seq = 4
			}
			r.wantError(mysql.ER_MALFORMED_PACKET, "HY000")
			r.wantClosed()
		})
	}
	t.Run("oversized", func(t *testing.T) {
		r := loginRaw(t, addr, 0)
		if _, err := r.nc.Write([]byte{0, 0, 0x20, 0}); err != nil { // 2 MiB to come
			t.Fatal(err)
		}
		r.seq = 1
		r.wantError(mysql.ER_NET_PACKET_TOO_LARGE, "08S01")
		r.wantClosed()
	})
	t.Run("attributes", func(t *testing.T) {
		r := loginRaw(t, addr, mysql.CLIENT_QUERY_ATTRIBUTES)
		r.command(mysql.COM_QUERY, 200, 1, 0)
		r.wantError(mysql.ER_MALFORMED_PACKET, "HY000")
		r.wantClosed()
	})
	t.Run("truncated", func(t *testing.T) {
		r := loginRaw(t, addr, 0)
		if _, err := r.nc.Write([]byte{100, 0, 0, 0, mysql.COM_QUERY, 'S'}); err != nil {
			t.Fatal(err)
		}
		_ = r.nc.(*net.TCPConn).CloseWrite()
		r.wantClosed()
	})
	bystander.wantPing()
}

func TestBadHandshakes(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), func(c *Config) { c.HandshakeTimeout = 300 * time.Millisecond })
	good := (&raw{caps: rawCaps}).response("anna", make([]byte, 20), mysql.AUTH_NATIVE_PASSWORD)
	for name, packet := range map[string][]byte{
		"empty": {}, "four bytes": good[:4], "no user": good[:32], "cut user": good[:34], "cut answer": good[:50],
		"old protocol": append([]byte{0x85, 0xa4, 3, 0}, good[4:]...),
	} {
		t.Run(name, func(t *testing.T) {
			r := dialRaw(t, addr)
			r.readGreeting()
			r.write(packet)
			r.wantError(mysql.ER_HANDSHAKE_ERROR, "08S01")
			r.wantClosed()
		})
	}
	t.Run("silence", func(t *testing.T) {
		r := dialRaw(t, addr)
		r.readGreeting()
		began := time.Now()
		r.wantClosed()
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("closed after %v", took)
		}
	})
	t.Run("drops", func(t *testing.T) {
		r := dialRaw(t, addr)
		r.readGreeting()
		for range 20 { // a byte now and then must not keep it open
			if _, err := r.nc.Write([]byte{0xff}); err != nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		r.wantClosed()
	})
	t.Run("too long", func(t *testing.T) {
		r := dialRaw(t, addr)
		r.readGreeting()
		if _, err := r.nc.Write([]byte{0, 0, 2, 1}); err != nil {
			t.Fatal(err)
		}
		r.seq++
		r.wantError(mysql.ER_NET_PACKET_TOO_LARGE, "08S01")
		r.wantClosed()
	})
}
