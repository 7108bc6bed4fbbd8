package forwarded

import (
	"net"
	"strings"
	"testing"
	"time"

	proxyproto "github.com/pires/go-proxyproto"
)

func TestHas(t *testing.T) {
	b, err := Parse([]string{"10.1.0.0/16", " 192.0.2.7 ", "2001:db8::/32"})
	if err != nil {
		t.Fatal(err)
	}
	for addr, want := range map[string]bool{
		"10.1.2.3:5": true, "10.2.0.1:5": false, "192.0.2.7:5": true, "192.0.2.8:5": false,
		"[::ffff:10.1.9.9]:5": true, "[2001:db8::1]:5": true, "[2001:db9::1]:5": false,
	} {
		a, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Has(a); got != want {
			t.Errorf("%s: %v", addr, got)
		}
	}
	if Balancers(nil).Has(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}) {
		t.Error("nobody is believed unless named")
	}
	for _, wrong := range []string{"", "example.org", "10.0.0.0/33", "10.0.0.1:80"} {
		if _, err := Parse([]string{wrong}); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
}

// v2 is a binary header of the client 203.0.113.9:4711.
func v2(t *testing.T, command proxyproto.ProtocolVersionAndCommand) string {
	t.Helper()
	h := proxyproto.Header{Version: 2, Command: command, TransportProtocol: proxyproto.TCPv4,
		SourceAddr:      &net.TCPAddr{IP: net.IPv4(203, 0, 113, 9), Port: 4711},
		DestinationAddr: &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 5432}}
	b, err := h.Format()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestRead(t *testing.T) {
	const v1 = "PROXY TCP4 203.0.113.9 192.0.2.1 4711 5432\r\n"
	for name, test := range map[string]struct{ sent, client, rest string }{
		"v1":                            {v1, "203.0.113.9:4711", ""},
		"v1, more":                      {v1 + "hello", "203.0.113.9:4711", "hello"},
		"v1, IPv6":                      {"PROXY TCP6 2001:db8::9 2001:db8::1 4711 5432\r\n", "[2001:db8::9]:4711", ""},
		"v1, who":                       {"PROXY UNKNOWN\r\n", "own", ""},
		"v2":                            {v2(t, proxyproto.PROXY) + "x", "203.0.113.9:4711", "x"},
		"v2, local":                     {v2(t, proxyproto.LOCAL), "own", ""},
		"none":                          {"\x00\x00\x00\x08\x04\xd2\x16\x2f", "", ""},
		"cut off":                       {"PROXY TCP4 203.0.113.9", "", ""},
		"no end":                        {"PROXY TCP4 " + strings.Repeat("9", 8<<10), "", ""},
		"v2, claims more than it sends": {v2(t, proxyproto.PROXY)[:14] + "\xff\xff", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				c, err := net.Dial("tcp", l.Addr().String())
				if err == nil {
					_, _ = c.Write([]byte(test.sent))
					time.Sleep(20 * time.Millisecond)
					c.Close()
				}
			}()
			c, err := l.Accept()
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			_ = c.SetDeadline(time.Now().Add(5 * time.Second))
			client, rest, err := Read(c)
			if test.client == "" {
				if err == nil {
					t.Errorf("taken for %v", client)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want := test.client
			if want == "own" {
				want = c.RemoteAddr().String()
			}
			if client.String() != want || string(rest) != test.rest {
				t.Errorf("%v, then %q", client, rest)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("PROXY TCP4 203.0.113.9 192.0.2.1 4711 5432\r\nrest"))
	f.Add([]byte("\r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0c\xcb\x00\x71\x09\xc0\x00\x02\x01\x12\x67\x15\x38rest"))
	f.Fuzz(func(t *testing.T, sent []byte) {
		a, b := net.Pipe()
		defer a.Close()
		go func() {
			_, _ = b.Write(sent)
			b.Close()
		}()
		client, rest, err := Read(a)
		if err == nil && client == nil {
			t.Errorf("no client, %q left", rest)
		}
		for err == nil { // let the writer end
			_, err = a.Read(make([]byte, 512))
		}
	})
}
