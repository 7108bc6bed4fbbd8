package mysql

import (
	"encoding/binary"
	"net"
	"testing"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"
)

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
