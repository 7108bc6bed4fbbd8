package mysql

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/guard/dialect"
)

// FuzzLogin reads handshake responses of any shape.
func FuzzLogin(f *testing.F) {
	r := &raw{caps: rawCaps}
	plain := r.response("anna", make([]byte, 20), mysql.AUTH_NATIVE_PASSWORD)
	f.Add(plain)
	r.caps |= mysql.CLIENT_CONNECT_ATTRS | mysql.CLIENT_CONNECT_WITH_DB | mysql.CLIENT_PLUGIN_AUTH_LENENC_CLIENT_DATA
	full := r.response("anna", make([]byte, 32), "patents\x00caching_sha2_password")
	f.Add(append(full, "\x1a\x0cprogram_name\x05mysql\x03_os\x02li"...))
	f.Add(full[:40])
	f.Fuzz(func(t *testing.T, packet []byte) {
		l, err := parseLogin(packet)
		if err != nil {
			return
		}
		if len(l.user)+len(l.auth)+len(l.database)+len(l.plugin) > len(packet) || len(l.application) > maxApplication {
			t.Errorf("%+v is more than the packet held", l)
		}
	})
}

// FuzzArguments reads parameters of any shape for statements of any number of them.
func FuzzArguments(f *testing.F) {
	f.Add(uint8(2), byte(0), []byte("\x00\x01\x08\x00\xfd\x00\x01\x00\x00\x00\x00\x00\x00\x00\x03abc"))
	f.Add(uint8(1), byte(3), []byte("\x02\x00\x01\x01\x00\x00\xfe\x00\x05trace\x2a\x03abc"))
	f.Add(uint8(3), byte(0), []byte("\x01\x01\x06\x00\x0c\x00\x0b\x00\x0b\xe8\x07\x02\x1d\x0d\x0e\x0f\x01\x00\x00\x00\x08\x01\x01\x00\x00\x00\x02\x03\x04"))
	wants := []dialect.Param{{}, {Type: arrow.BinaryTypes.Binary}, {Type: arrow.FixedWidthTypes.Boolean}, {Type: arrow.BinaryTypes.String}}
	f.Fuzz(func(t *testing.T, n uint8, mode byte, body []byte) {
		var types []paramType
		want := make([]dialect.Param, n)
		for i := range want {
			want[i] = wants[i%len(wants)]
		}
		p := payload{b: body}
		args, err := readArguments(&p, argumentsOf{
			want: want, types: &types, decode: utf8mb4.decode, named: mode&1 != 0, counted: mode&2 != 0,
		})
		if err != nil {
			return
		}
		if len(args) != int(n) && n > 0 && args != nil {
			t.Errorf("%d arguments for %d parameters", len(args), n)
		}
		size := 0
		for _, a := range args {
			switch v := a.(type) {
			case string:
				size += len(v)
			case []byte:
				size += len(v)
			}
		}
		if size > 64*int(n)+len(body) {
			t.Errorf("%d bytes of arguments from %d", size, len(body))
		}
	})
}

// FuzzAttributes passes over query attributes of any shape.
func FuzzAttributes(f *testing.F) {
	f.Add([]byte("\x00\x01SELECT 1"))
	f.Add([]byte("\x02\x01\x02\x01\xfe\x00\x05trace\x03\x00\x01n\x03abcSELECT 1"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if rest, ok := skipAttributes(body); ok && len(rest) > len(body) {
			t.Error("more came out than went in")
		}
	})
}

// FuzzBinaryLiterals: what holds no such literal stays as it is.
func FuzzBinaryLiterals(f *testing.F) {
	f.Add([]byte("SELECT _binary'\xff\\0', 'x' /* y */ -- z"))
	f.Add([]byte("_binary'\xff\\"))
	f.Fuzz(func(t *testing.T, text []byte) {
		got := binaryLiterals(text)
		if !hasBinaryLiteral(text) && string(got) != string(text) {
			t.Errorf("%q became %q", text, got)
		}
	})
}
