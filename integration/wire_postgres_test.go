package integration

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"streamlink/integration/server"
)

// message is a frontend message with a right length.
func message(kind byte, body ...[]byte) []byte {
	return raw(kind, len(bytes.Join(body, nil))+4, body...)
}

// raw is a frontend message that claims the length.
func raw(kind byte, length int, body ...[]byte) []byte {
	out := binary.BigEndian.AppendUint32([]byte{kind}, uint32(length))
	return append(out, bytes.Join(body, nil)...)
}

func z(s string) []byte { return append([]byte(s), 0) }

func i16(n int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(n)) }

func i32(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

var syncMessage = message('S')

// What a broken or hostile client may send once it is in.
func TestBadMessagesPostgres(t *testing.T) {
	s, ref := must(t, product), must(t, postgres)
	for _, tc := range []struct {
		name string
		send [][]byte
	}{
		{"unknown message", [][]byte{message('~', z("x"))}},
		{"zero byte for a message", [][]byte{message(0)}},
		{"length of 3", [][]byte{raw('Q', 3)}},
		{"length of 0", [][]byte{raw('Q', 0)}},
		{"negative length", [][]byte{raw('Q', -1)}},
		{"a Sync of two gigabytes", [][]byte{raw('S', 0x7fffffff)}},
		{"query without its end", [][]byte{message('Q', []byte("SELECT 1"))}},
		{"query with more after its end", [][]byte{message('Q', z("SELECT 1"), []byte("more"))}},
		{"empty query", [][]byte{message('Q', z(""))}},
		{"parse without its end", [][]byte{message('P', []byte("name")), syncMessage}},
		{"parse with types that are not there", [][]byte{message('P', z(""), z("SELECT $1"), i16(200)), syncMessage}},
		{"bind of nothing", [][]byte{message('B', z(""), z("nowhere"), i16(0), i16(0), i16(0)), syncMessage}},
		{"bind too short", [][]byte{message('P', z(""), z("SELECT 1"), i16(0)), message('B', z(""), z(""), i16(0), i16(60000)), syncMessage}},
		{"bind with a parameter too many", [][]byte{message('P', z(""), z("SELECT 1"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(1), i32(1), []byte("1"), i16(0)), syncMessage}},
		{"bind with a parameter missing", [][]byte{message('P', z(""), z("SELECT $1::int"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(0), i16(0)), syncMessage}},
		{"bind with a parameter longer than the message", [][]byte{message('P', z(""), z("SELECT $1::int"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(1), i32(100000), []byte("1"), i16(0)), syncMessage}},
		{"bind with a binary int4 of 3 bytes", [][]byte{message('P', z(""), z("SELECT $1::int4"), i16(0)),
			message('B', z(""), z(""), i16(1), i16(1), i16(1), i32(3), []byte("abc"), i16(0)), message('E', z(""), i32(0)), syncMessage}},
		{"bind in an unknown format", [][]byte{message('P', z(""), z("SELECT $1::int4"), i16(0)),
			message('B', z(""), z(""), i16(1), i16(7), i16(1), i32(1), []byte("1"), i16(0)), syncMessage}},
		{"bind with text that is no number", [][]byte{message('P', z(""), z("SELECT $1::int4"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(1), i32(1), []byte("x"), i16(0)), message('E', z(""), i32(0)), syncMessage}},
		{"bind with text that is not UTF-8", [][]byte{message('P', z(""), z("SELECT $1::text"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(1), i32(2), []byte{0xff, 0xfe}, i16(0)), message('E', z(""), i32(0)), syncMessage}},
		{"query that is not UTF-8", [][]byte{message('Q', z("SELECT '\xff\xfe'"))}},
		{"execute of nothing", [][]byte{message('E', z("nowhere"), i32(0)), syncMessage}},
		{"execute too short", [][]byte{message('E', z("")), syncMessage}},
		{"describe of nothing", [][]byte{message('D', []byte("S"), z("nowhere")), message('D', []byte("P"), z("x")), syncMessage}},
		{"describe of the third kind", [][]byte{message('D', []byte("X"), z("")), syncMessage}},
		{"close of nothing", [][]byte{message('C', []byte("S"), z("nowhere")), message('C', []byte("P"), z("nowhere")), syncMessage}},
		{"close of the third kind", [][]byte{message('C', []byte("X"), z("")), syncMessage}},
		{"a name taken twice", [][]byte{message('P', z("n"), z("SELECT 1"), i16(0)), message('P', z("n"), z("SELECT 2"), i16(0)), syncMessage}},
		{"two statements in one parse", [][]byte{message('P', z(""), z("SELECT 1; SELECT 2"), i16(0)), syncMessage}},
		{"skip until Sync", [][]byte{message('P', z(""), z("SELEC"), i16(0)), message('B', z(""), z(""), i16(0), i16(0), i16(0)),
			message('E', z(""), i32(0)), syncMessage, message('Q', z("SELECT 1"))}},
		{"flush without sync", [][]byte{message('P', z(""), z("SELECT 1"), i16(0)), message('D', []byte("S"), z("")), message('H'), syncMessage}},
		{"rows in portions", [][]byte{message('P', z(""), z("SELECT g FROM generate_series(1, 5) AS g"), i16(0)),
			message('B', z("p"), z(""), i16(0), i16(0), i16(0)), message('E', z("p"), i32(2)), message('E', z("p"), i32(2)),
			message('E', z("p"), i32(2)), message('E', z("p"), i32(2)), syncMessage}},
		{"a portal does not outlive Sync", [][]byte{message('P', z(""), z("SELECT 1"), i16(0)),
			message('B', z("p"), z(""), i16(0), i16(0), i16(0)), syncMessage, message('E', z("p"), i32(0)), syncMessage}},
		{"binary for one column of two", [][]byte{message('P', z(""), z("SELECT 1, 2"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(0), i16(2), i16(0), i16(1)), message('D', []byte("P"), z("")), message('E', z(""), i32(0)), syncMessage}},
		{"three formats for two columns", [][]byte{message('P', z(""), z("SELECT 1, 2"), i16(0)),
			message('B', z(""), z(""), i16(0), i16(0), i16(3), i16(0), i16(1), i16(0)), message('E', z(""), i32(0)), syncMessage}},
		{"copy data out of turn", [][]byte{message('d', []byte("row\n")), message('c'), message('Q', z("SELECT 1"))}},
		{"a password out of turn", [][]byte{message('p', z("x")), message('Q', z("SELECT 1"))}},
		{"out of order", [][]byte{message('E', z(""), i32(0)), message('B', z(""), z(""), i16(0), i16(0), i16(0)), syncMessage, syncMessage}},
		{"goodbye", [][]byte{message('X')}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := strings.ReplaceAll(story(t, s.PG, tc.send), "2 E:", "E:") // parameters are read when they are needed
			sameOrClosed(t, got, story(t, ref.Addr, tc.send))
			alive(t, s.PG)
		})
	}
}

// sameOrClosed wants PostgreSQL's answers, with one exception: where PostgreSQL finds a
// message malformed and goes on, or hangs up without a word, StreamLink may say 08P01 and
// hang up.
func sameOrClosed(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	before, broke := strings.CutSuffix(got, "E:FATAL:08P01 closed")
	if !broke {
		before, broke = strings.CutSuffix(got, "closed") // what was still on its way is lost with the connection
	}
	malformed := want == "closed" || strings.Contains(want, ":08P01")
	if !broke || !malformed || !strings.HasPrefix(want, before) {
		t.Errorf("\n       got %s\nPostgreSQL %s", got, want)
	}
}

// story sends bytes on a logged-in connection and tells what came back.
func story(t *testing.T, addr string, send [][]byte) string {
	t.Helper()
	conn, err := pgx.Connect(within(t, limit), server.PostgresDSN(addr, server.Database))
	if err != nil {
		t.Fatal(err)
	}
	h, err := conn.PgConn().Hijack()
	if err != nil {
		t.Fatal(err)
	}
	defer h.Conn.Close()
	if _, err := h.Conn.Write(bytes.Join(send, nil)); err != nil {
		t.Fatal(err)
	}
	// Nothing comes after the last answer: a Terminate makes the end visible.
	time.Sleep(50 * time.Millisecond)
	_, _ = h.Conn.Write(message('X'))
	return replies(h.Conn)
}

// replies reads messages to the end of the connection and names them; of errors it gives
// severity and SQLSTATE.
func replies(c net.Conn) string {
	var out []string
	_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
	for {
		var head [5]byte
		if _, err := io.ReadFull(c, head[:]); err != nil {
			return strings.Join(append(out, ending(err)), " ")
		}
		n := binary.BigEndian.Uint32(head[1:])
		if n < 4 || n > 1<<20 {
			return strings.Join(append(out, fmt.Sprintf("garbage %q", head)), " ")
		}
		body := make([]byte, n-4)
		if _, err := io.ReadFull(c, body); err != nil {
			return strings.Join(append(out, "cut"), " ")
		}
		switch head[0] {
		case 'E':
			out = append(out, "E:"+field(body, 'V')+":"+field(body, 'C'))
		case 'Z', 'C', 'D', 'T':
			out = append(out, fmt.Sprintf("%c%q", head[0], body))
		case 'S', 'N': // parameters and notices come when they like
		default:
			out = append(out, string(head[0]))
		}
	}
}

func ending(err error) string {
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return "silence"
	}
	return "closed"
}

func field(body []byte, kind byte) string {
	for part := range bytes.SplitSeq(body, []byte{0}) {
		if len(part) > 0 && part[0] == kind {
			return string(part[1:])
		}
	}
	return ""
}

// alive checks that others are served.
func alive(t *testing.T, addr string) {
	t.Helper()
	conn, err := pgx.Connect(within(t, 10*time.Second), server.PostgresDSN(addr, server.Database))
	if err != nil {
		t.Fatalf("the server is harmed: %v", err)
	}
	defer conn.Close(context.Background())
	if err := conn.Ping(within(t, 10*time.Second)); err != nil {
		t.Fatalf("the server is harmed: %v", err)
	}
}

// Before the login.
func TestBadStartupPostgres(t *testing.T) {
	s, ref := must(t, product), must(t, postgres)
	startup := func(version int, parameters ...string) []byte {
		body := i32(version)
		for _, p := range parameters {
			body = append(body, z(p)...)
		}
		body = append(body, 0)
		return append(i32(len(body)+4), body...)
	}
	const v3 = 3 << 16
	for _, tc := range []struct {
		name string
		send []byte
	}{
		{"nothing", nil},
		{"one byte", []byte{0}},
		{"length of 0", i32(0)},
		{"length of 7", i32(7)},
		{"length of two gigabytes", i32(0x7fffffff)},
		{"length of 10001", append(i32(10001), make([]byte, 9997)...)},
		{"HTTP", []byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n")},
		{"TLS without asking", []byte{0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0}},
		{"MySQL", []byte{0x4a, 0, 0, 1, 0x85, 0xa6, 0xff, 0x01}},
		{"version 4", startup(4<<16, "user", "demo")},
		{"no user", startup(v3, "database", "streamlink")},
		{"a name without a value", startup(v3, "user", "demo", "database")},
		{"no end", append(i32(20), append(i32(v3), []byte("user\x00demo\x00da")...)...)},
		{"SSL, then silence", append(i32(8), i32(80877103)...)},
		{"cancel too short", append(i32(12), append(i32(80877102), i32(1)...)...)},
		{"cancel of nobody", append(i32(16), append(i32(80877102), append(i32(1), i32(2)...)...)...)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			answers := func(addr string) string {
				c, err := net.Dial("tcp", addr)
				if err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				if _, err := c.Write(tc.send); err != nil {
					t.Fatal(err)
				}
				_ = c.(*net.TCPConn).CloseWrite() // fails where the server was quicker to hang up
				if bytes.HasPrefix(tc.send, append(i32(8), i32(80877103)...)) {
					var no [1]byte
					if _, err := io.ReadFull(c, no[:]); err != nil {
						return ending(err)
					}
					return string(no[:]) + " " + replies(c)
				}
				return replies(c)
			}
			sameOrClosed(t, answers(s.PG), answers(ref.Addr))
			alive(t, s.PG)
		})
	}
}

// A client that goes away in the middle of anything harms nobody else.
func TestVanishingClients(t *testing.T) {
	s := must(t, product)
	for range 20 {
		conn, err := pgx.Connect(within(t, limit), server.PostgresDSN(s.PG, server.Database))
		if err != nil {
			t.Fatal(err)
		}
		h, err := conn.PgConn().Hijack()
		if err != nil {
			t.Fatal(err)
		}
		_, _ = h.Conn.Write(message('Q', z("SELECT * FROM patent_cpc a, patent_cpc b")))
		var some [1000]byte
		_, _ = io.ReadFull(h.Conn, some[:])
		h.Conn.Close()
	}
	alive(t, s.PG)
	// Their statements end too: nobody works for a client that has gone.
	c := connect(t, s.PG)
	began := time.Now()
	var n int
	if err := c.QueryRow(within(t, limit), "SELECT count(*) FROM patents a JOIN patent_cpc b USING (patent_id)").Scan(&n); err != nil || n == 0 {
		t.Errorf("%d, %v", n, err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("a small query takes %v: the vanished clients' statements still run", took)
	}
}
