package mysql

import (
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
	// offered is what the server can.
	offered uint32
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
	p.u8()
	r.offered = uint32(p.u16())
	p.take(1 + 2)
	r.offered |= uint32(p.u16()) << 16
	p.take(1 + 10)
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
