package postgres

import (
	"encoding/binary"
	"encoding/hex"
	"net"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/jackc/pgx/v5/pgproto3"

	"streamlink/guard/dialect"
)

// TestParametersReadBack sends every value that PostgreSQL gave back to it, in both
// formats: the argument has to say the same.
func TestParametersReadBack(t *testing.T) {
	seen := 0
	for key, forms := range golden(t) {
		zone, literal, _ := strings.Cut(key, "\t")
		if zone != "UTC" || strings.HasPrefix(literal, "ROW") {
			continue
		}
		typ := literal[strings.LastIndex(literal, ":")+1:]
		oid := paramOID(dialect.Param{Wire: typ})
		if element, ok := arrayName(typ); ok {
			oid = typesByName[element].array
		}
		text, err := strconv.Unquote(forms[0])
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := hex.DecodeString(forms[1])
		fromText, err := textArgument(oid, []byte(text))
		if err != nil || string(appendArgument(nil, fromText, oid)) != text {
			t.Errorf("%s as text: %v, %v; want %s", literal, fromText, err, text)
		}
		if typ == "int2vector" {
			continue // no client sends one in binary
		}
		fromBinary, err := binaryArgument(oid, raw, 1)
		if got := string(appendArgument(nil, fromBinary, oid)); err != nil || got != text && got != strings.ReplaceAll(text, ".00", "") {
			t.Errorf("%s in binary: %v, %v; want %s", literal, got, err, text)
		}
		seen++
		if size := typesByOID[oid]; size != nil && size.size > 0 && typ != "name" {
			if _, err := binaryArgument(oid, raw[:len(raw)-1], 1); err == nil {
				t.Errorf("%s: a byte less is no error", literal)
			}
			if _, err := binaryArgument(oid, append(raw, 0), 1); err == nil {
				t.Errorf("%s: a byte more is no error", literal)
			}
		}
	}
	if seen < 80 {
		t.Errorf("only %d values were tried", seen)
	}
}

func TestParametersThatAreNone(t *testing.T) {
	for _, c := range []struct {
		oid    uint32
		format int16
		raw    string
		want   string
	}{
		{oidBool, textFormat, "maybe", "22P02"},
		{oidBool, textFormat, "", "22P02"},
		{oidInt2, textFormat, "32768", "22003"},
		{oidInt4, textFormat, "2147483648", "22003"},
		{oidInt8, textFormat, "9223372036854775808", "22003"},
		{oidInt8, textFormat, "0x10", "22P02"},
		{oidFloat8, textFormat, "1e400", "22003"},
		{oidFloat8, textFormat, "0x1p4", "22P02"},
		{oidBytea, textFormat, `\xabc`, "22023"},
		{oidBytea, textFormat, `\9`, "22P02"},
		{oidBytea, textFormat, `\999`, "22P02"},
		{oidText, textFormat, "a\x00b", "22021"},
		{oidText, textFormat, "\xff", "22021"},
		{oidText, binaryFormat, "\xff", "22021"},
		{oidJSONB, binaryFormat, "\x02{}", "22P03"},
		{oidUUID, binaryFormat, strings.Repeat("x", 17), "22P03"},
		{oidTime, binaryFormat, "\xff\xff\xff\xff\xff\xff\xff\xff", "22P03"},
		{oidTimestamp, binaryFormat, "\x7f\xff\xff\xff\xff\xff\xff\xfe", "22P03"},
		{oidNumeric, binaryFormat, "\x00\x01", "22P03"},
		{1007, binaryFormat, "\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x17\x7f\xff\xff\xff\x00\x00\x00\x01", "22P03"},
		{999_999, binaryFormat, "x", "0A000"},
		{oidInt4, 7, "1", "22023"},
	} {
		_, err := arguments(&pgproto3.Bind{ParameterFormatCodes: []int16{c.format}, Parameters: [][]byte{[]byte(c.raw)}}, []uint32{c.oid})
		if err == nil || !strings.Contains(err.Error(), "("+c.want+")") {
			t.Errorf("type %d format %d %q: %v, want %s", c.oid, c.format, c.raw, err, c.want)
		}
	}
}

func TestBooleanWords(t *testing.T) {
	for word, want := range map[string]string{"t": "true", "TRUE": "true", "tru": "true", "y": "true", "yes": "true", "on": "true", "1": "true", " true ": "true",
		"f": "false", "false": "false", "n": "false", "no": "false", "of": "false", "off": "false", "0": "false",
		"o": "", "tt": "", "2": "", "onn": ""} {
		v, ok := parseBool(word)
		if got := map[bool]string{true: strconv.FormatBool(v)}[ok]; got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

// TestParameterTypesRoundTrip: what a client declares comes back from what the
// session is told.
func TestParameterTypesRoundTrip(t *testing.T) {
	for i := range pgTypes {
		p := &pgTypes[i]
		for _, oid := range []uint32{p.oid, p.array} {
			told := paramOf(oid)
			if told.Type == nil {
				continue // left to be inferred, and told as declared
			}
			if got := paramOID(told); got != oid {
				t.Errorf("%s: declared %d, told %v %q, described as %d", p.name, oid, told.Type, told.Wire, got)
			}
		}
	}
	if got := paramOID(dialect.Param{}); got != oidText {
		t.Errorf("unknown parameter is %d", got)
	}
	if got := paramOID(dialect.Param{Type: arrow.PrimitiveTypes.Int32}); got != oidInt4 {
		t.Errorf("int32 is %d", got)
	}
}

// FuzzMessages feeds a connection's loop after startup: whatever comes, the server
// answers with well-formed messages and lives.
func FuzzMessages(f *testing.F) {
	for _, line := range []string{`Query "SELECT 1"`, `Parse name=s query="SELECT $1::int4" oids=23`, `Bind stmt=s params="41" rfmt=1`,
		`Describe S s`, `Describe P`, `Execute max=1`, `Close S s`, `Sync`, `Flush`, `Terminate`, `FunctionCall`, `CopyData "x"`} {
		b, err := outgoing(line)
		if err != nil {
			f.Fatal(err)
		}
		sync, _ := (&pgproto3.Sync{}).Encode(nil)
		f.Add(append(b, sync...))
	}
	f.Add([]byte("B\x00\x00\x00\x08\x00\x00\xff\xff"))
	h, addr := start(f, nil)
	_ = h
	f.Fuzz(func(t *testing.T, data []byte) {
		nc := dialRaw(t, addr)
		defer nc.Close()
		_, _ = nc.Write(data)
		_, _ = nc.Write([]byte("X\x00\x00\x00\x04"))
		_ = nc.(*net.TCPConn).CloseWrite() // a message may announce more than comes
		for {
			typ, body, err := readMessage(nc)
			if err != nil {
				break
			}
			if typ == 'E' && strings.Contains(string(body), "CXX000\x00") {
				t.Fatalf("internal error: %q", body)
			}
		}
	})
}

// FuzzStartup feeds the first packets.
func FuzzStartup(f *testing.F) {
	for _, rest := range []string{"user\x00trusted\x00\x00", "user\x00alice\x00database\x00x\x00options\x00-c a=b\x00\x00", "", "\x00"} {
		for _, code := range []uint32{3 << 16, 3<<16 | 2, 3<<16 | 9999, codeSSL, codeGSSENC, codeCancel} {
			f.Add(packet(code, rest))
		}
	}
	_, addr := start(f, func(c *Config) { c.StartupTimeout = 2e9 })
	f.Fuzz(func(t *testing.T, data []byte) {
		nc := dialOnly(t, addr)
		defer nc.Close()
		_, _ = nc.Write(data)
		_ = nc.CloseWrite()
		one := make([]byte, 1)
		for {
			if _, err := nc.Read(one); err != nil {
				return
			}
			switch one[0] {
			case 'N':
				continue
			case 'R', 'E', 'v', 'Z', 'S', 'K':
			default:
				t.Fatalf("answer begins with %q", one)
			}
			var head [4]byte
			if _, err := nc.Read(head[:]); err != nil {
				return
			}
			if n := binary.BigEndian.Uint32(head[:]); n < 4 || n > 1<<16 {
				t.Fatalf("answer of length %d", n)
			}
			return
		}
	})
}

// FuzzBinaryArgument: no bytes may panic, and what is accepted is text or a plain value.
func FuzzBinaryArgument(f *testing.F) {
	for i := range pgTypes {
		f.Add(pgTypes[i].oid, []byte("\x00\x00\x00\x01\x00\x00\x00\x00"))
		f.Add(pgTypes[i].array, []byte("\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x17\x00\x00\x00\x01\x00\x00\x00\x01\xff\xff\xff\xff"))
	}
	f.Fuzz(func(t *testing.T, oid uint32, raw []byte) {
		v, err := binaryArgument(oid, raw, 1)
		if err != nil {
			return
		}
		switch v.(type) {
		case bool, int64, float64, string, []byte:
		default:
			t.Fatalf("type %d: %T", oid, v)
		}
	})
}
