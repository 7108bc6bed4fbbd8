package integration

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/integration/server"
)

// What a broken or hostile client may send once it is in.
func TestBadCommandsMySQL(t *testing.T) {
	s := must(t, product)
	execute := func(id uint32, rest ...byte) []byte {
		return append(binary.LittleEndian.AppendUint32([]byte{mysql.COM_STMT_EXECUTE}, id), rest...)
	}
	for _, tc := range []struct {
		name string
		send []byte
		want uint16 // errno; 0: the connection ends
		ends bool   // after the error
	}{
		{"unknown command", []byte{0x7f}, 1047, false},
		{"unknown command with a body", append([]byte{0xfe}, make([]byte, 1000)...), 1047, false},
		{"a server's own command", []byte{mysql.COM_CONNECT, 1, 2}, 1047, false},
		{"binlog dump", []byte{mysql.COM_BINLOG_DUMP, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1047, false},
		{"empty query", []byte{mysql.COM_QUERY, 0, 1}, 1065, false}, // no attributes, one set of them
		{"query without the attributes it promised", []byte{mysql.COM_QUERY}, 1835, true},
		{"execute of nothing", execute(77, 0, 1, 0, 0, 0), 1243, false},
		{"execute too short", []byte{mysql.COM_STMT_EXECUTE, 1, 0}, 1835, true},
		{"fetch of nothing", []byte{mysql.COM_STMT_FETCH, 9, 0, 0, 0, 1, 0, 0, 0}, 1243, false},
		{"fetch too short", []byte{mysql.COM_STMT_FETCH, 9}, 1835, true},
		{"reset of nothing", []byte{mysql.COM_STMT_RESET, 9, 0, 0, 0}, 1243, false},
		{"unknown database", append([]byte{mysql.COM_INIT_DB}, "nowhere"...), 1049, false},
		{"prepare of nonsense", append([]byte{mysql.COM_STMT_PREPARE}, "SELEC ?"...), 1064, false},
		{"unknown option", []byte{mysql.COM_SET_OPTION, 9, 0}, 1047, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := login(t, s.MySQL)
			if err := command(c, tc.send); err != nil {
				t.Fatal(err)
			}
			reply, err := c.ReadPacket()
			if err != nil {
				t.Fatalf("got %v, want errno %d", err, tc.want)
			}
			if number := errno(reply); number != tc.want {
				t.Errorf("got %d %q, want errno %d", number, reply, tc.want)
			}
			_, err = c.Execute("SELECT 1")
			if tc.ends != (err != nil) {
				t.Errorf("afterwards: %v", err)
			}
			aliveMySQL(t, s.MySQL)
		})
	}
}

// A statement whose parameters do not fit what was prepared.
func TestBadExecuteMySQL(t *testing.T) {
	s := must(t, product)
	for name, rest := range map[string][]byte{
		"no parameters":                      {0, 1, 0, 0, 0},
		"types missing":                      {0, 1, 0, 0, 0, 0, 1},
		"string longer than the packet":      {0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_VAR_STRING, 0, 0xfc, 0xff, 0xff, 'x'},
		"string of 2^63 bytes":               {0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_VAR_STRING, 0, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
		"integer cut":                        {0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_LONGLONG, 0, 1, 2, 3},
		"date of 200 bytes":                  {0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_DATETIME, 0, 200, 1},
		"a type that nobody knows":           {0, 1, 0, 0, 0, 0, 1, 0xc8, 0, 1, 2, 3, 4},
		"types never sent":                   {0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4},
		"a length that says NULL":            {0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_VAR_STRING, 0, 0xfb},
		"a length with a reserved beginning": {0, 1, 0, 0, 0, 0, 1, mysql.MYSQL_TYPE_VAR_STRING, 0, 0xff, 1, 2},
	} {
		t.Run(name, func(t *testing.T) {
			c := login(t, s.MySQL)
			stmt, err := c.Prepare("SELECT CAST(? AS CHAR)")
			if err != nil {
				t.Fatal(err)
			}
			id := make([]byte, 4)
			if _, err := stmt.Execute("x"); name != "types never sent" && err != nil {
				t.Fatal(err)
			}
			binary.LittleEndian.PutUint32(id, 1)
			if err := command(c, append(append([]byte{mysql.COM_STMT_EXECUTE}, id...), rest...)); err != nil {
				t.Fatal(err)
			}
			reply, err := c.ReadPacket()
			if err == nil && len(reply) > 0 && reply[0] != 0xff && name != "types never sent" {
				t.Errorf("it was taken: %q", reply)
			}
			if n := errno(reply); err == nil && n != 0 && n != 1835 && n != 1210 && n != 1243 && n != 1366 {
				t.Errorf("errno %d %q", n, reply)
			}
			aliveMySQL(t, s.MySQL)
		})
	}
}

// Before the login, and below the commands: packets.
func TestBadPacketsMySQL(t *testing.T) {
	s := must(t, product)
	packet := func(sequence byte, length int, body []byte) []byte {
		return append([]byte{byte(length), byte(length >> 8), byte(length >> 16), sequence}, body...)
	}
	for name, send := range map[string][]byte{
		"nothing":              nil,
		"half a header":        {1, 0},
		"an empty packet":      packet(1, 0, nil),
		"one byte":             packet(1, 1, []byte{0}),
		"sixteen megabytes":    packet(1, 0xffffff, make([]byte, 100)),
		"wrong sequence":       packet(7, 4, []byte{0x85, 0xa6, 0xff, 1}),
		"capabilities only":    packet(1, 4, []byte{0x85, 0xa6, 0xff, 1}),
		"no end of the name":   packet(1, 40, append([]byte{0x85, 0xa6, 0xff, 1}, []byte(strings.Repeat("x", 36))...)),
		"the old protocol":     packet(1, 10, append([]byte{0x05, 0, 0, 0, 0}, "demo\x00"...)),
		"password of 2^64":     packet(1, 46, append(append([]byte{0x85, 0xa6, 0xff, 1, 0, 0, 0, 1, 45}, make([]byte, 23)...), append([]byte("demo\x00"), 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)...)),
		"HTTP":                 []byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
		"PostgreSQL":           {0, 0, 0, 8, 4, 210, 22, 47},
		"TLS that is not on":   packet(1, 32, append([]byte{0x85, 0xae, 0xff, 1, 0, 0, 0, 1, 45}, make([]byte, 23)...)),
		"login cut in the way": packet(1, 200, []byte{0x85, 0xa6, 0xff, 1, 0, 0}),
	} {
		t.Run(name, func(t *testing.T) {
			c, err := net.Dial("tcp", s.MySQL)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			_ = c.SetDeadline(time.Now().Add(15 * time.Second))
			greeting := make([]byte, 5)
			if _, err := io.ReadFull(c, greeting); err != nil || greeting[4] != 10 {
				t.Fatalf("greeting %v, %v", greeting, err)
			}
			if _, err := c.Write(send); err != nil {
				t.Fatal(err)
			}
			_ = c.(*net.TCPConn).CloseWrite() // fails where the server was quicker to hang up
			rest, err := io.ReadAll(c)
			var timeout net.Error
			if errors.As(err, &timeout) && timeout.Timeout() {
				t.Errorf("the connection was kept")
			}
			if strings.Contains(string(rest), "panic") || strings.Contains(string(rest), "goroutine") {
				t.Errorf("got %q", rest)
			}
			aliveMySQL(t, s.MySQL)
		})
	}
	t.Run("more than max_allowed_packet", func(t *testing.T) {
		c := login(t, s.MySQL)
		full := packet(0, 0xffffff, make([]byte, 0xffffff))
		full[4] = mysql.COM_QUERY
		for i := range 5 { // packets of sixteen megabytes that belong together
			full[3] = byte(i)
			if _, err := c.Write(full); err != nil {
				break
			}
		}
		reply, err := c.ReadPacket()
		if err == nil && errno(reply) != 1153 {
			t.Errorf("got %.100q, want errno 1153", reply)
		}
		aliveMySQL(t, s.MySQL)
	})
}

func login(t testing.TB, addr string) *client.Conn {
	t.Helper()
	c, err := client.Connect(addr, server.User, server.Password, server.Database)
	if err != nil {
		t.Fatal(err)
	}
	_ = c.Conn.Conn.SetDeadline(time.Now().Add(20 * time.Second))
	t.Cleanup(func() { c.Close() })
	return c
}

func command(c *client.Conn, body []byte) error {
	c.ResetSequence()
	return c.WritePacket(append(make([]byte, 4), body...))
}

// errno is the number in an ERR packet, or 0.
func errno(reply []byte) uint16 {
	if len(reply) < 3 || reply[0] != 0xff {
		return 0
	}
	return binary.LittleEndian.Uint16(reply[1:])
}

func aliveMySQL(t *testing.T, addr string) {
	t.Helper()
	c, err := client.Connect(addr, server.User, server.Password, server.Database)
	if err != nil {
		t.Fatalf("the server is harmed: %v", err)
	}
	defer c.Close()
	if r, err := c.Execute("SELECT 42"); err != nil || fmt.Sprint(r.Values[0][0].Value()) != "42" {
		t.Fatalf("the server is harmed: %v", err)
	}
}
