package postgres

import (
	"encoding/binary"
	"io"
	"net"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgproto3"
)

// dialRaw connects as the trusted user and reads up to ReadyForQuery, with as little
// memory on this side as can be.
func dialRaw(t testing.TB, addr string) net.Conn {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close() })
	nc.SetDeadline(time.Now().Add(20 * time.Second))
	b, _ := (&pgproto3.StartupMessage{ProtocolVersion: 196608, Parameters: map[string]string{"user": "trusted"}}).Encode(nil)
	if _, err := nc.Write(b); err != nil {
		t.Fatal(err)
	}
	readUntil(t, nc, 'Z')
	return nc
}

// readUntil reads messages up to one of the type and returns the last one's body.
func readUntil(t testing.TB, nc net.Conn, want byte) []byte {
	t.Helper()
	for {
		typ, body, err := readMessage(nc)
		if err != nil {
			t.Fatalf("waiting for %c: %v", want, err)
		}
		if typ == want {
			return body
		}
		if typ == 'E' && want != 'E' {
			t.Fatalf("waiting for %c: %q", want, body)
		}
	}
}

func readMessage(nc net.Conn) (byte, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(nc, head[:]); err != nil {
		return 0, nil, err
	}
	body := make([]byte, binary.BigEndian.Uint32(head[1:])-4)
	_, err := io.ReadFull(nc, body)
	return head[0], body, err
}

func dialOnly(t testing.TB, addr string) *net.TCPConn {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	nc.SetDeadline(time.Now().Add(10 * time.Second))
	return nc.(*net.TCPConn)
}
