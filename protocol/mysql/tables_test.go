package mysql

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend/sqlstate"
)

func TestErrors(t *testing.T) {
	text := "SELECT a,\n  b FROM nowhere"
	for _, c := range []struct {
		err    error
		number uint16
		state  string
		says   string
	}{
		{sqlstate.New(sqlstate.SyntaxError, "no"), 1064, "42000", "no"},
		{sqlstate.New(sqlstate.UndefinedTable, "no table").At(20), 1146, "42S02", "no table at line 2 column 10"},
		{sqlstate.New(sqlstate.UndefinedColumn, "no column").At(1), 1054, "42S22", "no column at line 1 column 1"},
		{sqlstate.New(sqlstate.InsufficientPrivilege, "refused").WithDetail("rule: table"), 1142, "42000", "refused (rule: table)"},
		{sqlstate.New(sqlstate.InsufficientPrivilege, "refused").WithDetail("rule: read-only").WithHint("only read"), 1227, "42000", "refused (rule: read-only); HINT: only read"},
		{sqlstate.New(sqlstate.QueryCanceled, "stopped"), 1317, "70100", "stopped"},
		{sqlstate.New(sqlstate.InvalidCatalogName, "x"), 1049, "42000", "x"},
		{sqlstate.New(sqlstate.FeatureNotSupported, "x"), 1235, "42000", "x"},
		{sqlstate.New(sqlstate.DivisionByZero, "x"), 1365, "22012", "x"},
		{sqlstate.New(sqlstate.UniqueViolation, "x"), 1062, "23000", "x"},
		{sqlstate.New(sqlstate.TooManyConnections, "x"), 1040, "08004", "x"},
		{sqlstate.New(sqlstate.TooManyConnections, "busy").WithDetail("rule: queue"), 1203, "42000", "busy (rule: queue)"},
		{sqlstate.New(sqlstate.StatementTooComplex, "x"), 1104, "42000", "x"},
		{sqlstate.New(sqlstate.AdminShutdown, "x"), 1053, "08S01", "x"},
		{errors.New("a stranger's secret"), 1105, "HY000", "internal error"},
		{sqlstate.New("99999", "a code of tomorrow"), 1105, "HY000", "a code of tomorrow"},
		{fmt.Errorf("wrapped: %w", errMalformed), 1835, "HY000", "Malformed communication packet."},
	} {
		e := myError(c.err, text)
		if e.Code != c.number || e.State != c.state || e.Message != c.says {
			t.Errorf("%v became %d (%s) %q, want %d (%s) %q", c.err, e.Code, e.State, e.Message, c.number, c.state, c.says)
		}
	}
	long := myError(sqlstate.New(sqlstate.SyntaxError, "%s", strings.Repeat("ü", maxMessage)), "")
	if len(long.Message) > maxMessage || !strings.HasSuffix(long.Message, "ü") {
		t.Errorf("a long message was cut to %d bytes", len(long.Message))
	}
	for code, number := range errnos {
		if s := stateOf(number); len(s) != 5 {
			t.Errorf("%s: number %d has the state %q", code, number, s)
		}
	}
}

// TestEveryCode: a code that is added to sqlstate gets its number here.
func TestEveryCode(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../backend/sqlstate/sqlstate.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := 0
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if typ, ok := v.Type.(*ast.Ident); ok && typ.Name == "Code" {
			codes++
			code := strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`)
			if _, ok := errnos[sqlstate.Code(code)]; !ok {
				t.Errorf("%s %s has no number", v.Names[0], code)
			}
		}
		return true
	})
	if codes < 50 {
		t.Errorf("only %d codes were found", codes)
	}
}

func TestLike(t *testing.T) {
	for _, c := range []struct {
		s, pattern string
		want       bool
	}{
		{"", "", true}, {"a", "", false}, {"", "%", true}, {"abc", "a%", true}, {"abc", "%c", true},
		{"abc", "%b%", true}, {"abc", "a_c", true}, {"abc", "a_", false}, {"a_c", `a\_c`, true}, {"abc", `a\_c`, false},
		{"100%", `100\%`, true}, {"aXbXc", "a%X%c", true}, {"ab", "a%%b", true}, {"ab", "_", false}, {"a", `a\`, false},
	} {
		if got := like(c.s, c.pattern); got != c.want {
			t.Errorf("%q LIKE %q is %v", c.s, c.pattern, got)
		}
	}
}

func TestPayload(t *testing.T) {
	for _, c := range []struct {
		bytes string
		want  uint64
		bad   bool
	}{
		{"\x00", 0, false}, {"\xfa", 250, false}, {"\xfc\x34\x12", 0x1234, false}, {"\xfd\x56\x34\x12", 0x123456, false},
		{"\xfe\x08\x07\x06\x05\x04\x03\x02\x01", 0x0102030405060708, false},
		{"", 0, true}, {"\xfb", 0, true}, {"\xff", 0, true}, {"\xfc\x01", 0, true}, {"\xfe\x01\x02", 0, true},
	} {
		p := payload{b: []byte(c.bytes)}
		if got := p.lenenc(); p.bad != c.bad || !c.bad && got != c.want {
			t.Errorf("%q is %d, bad %v", c.bytes, got, p.bad)
		}
	}
	p := payload{b: []byte("\xfe\xff\xff\xff\xff\xff\xff\xff\xffrest")}
	if got := p.lenencBytes(); !p.bad || got != nil {
		t.Errorf("a length beyond everything gave %q", got)
	}
	p = payload{b: []byte("abc")}
	if p.cstring(); !p.bad {
		t.Error("a string without its NUL passed")
	}
}

func TestCharsets(t *testing.T) {
	seen := map[uint16]string{}
	for _, c := range charsets {
		for _, id := range append([]uint16{c.collation}, c.also...) {
			if other, ok := seen[id]; ok {
				t.Errorf("collation %d is of %s and of %s", id, other, c.name)
			}
			seen[id] = c.name
		}
		if named, ok := charsetNamed(strings.ToUpper(c.name)); !ok || named != c {
			t.Errorf("%s is not found by its name", c.name)
		}
		if c.table == nil {
			continue
		}
		var all [256]byte
		for i := range all {
			all[i] = byte(i)
		}
		back := c.append(nil, c.decode(all[:]))
		if lost := strings.Count(string(back), "?") - 1; len(back) != 256 || lost > 70 || string(back[:128]) != string(all[:128]) {
			t.Errorf("%s: %d characters do not come back", c.name, lost)
		}
	}
	for id, name := range collationNames {
		if cs, ok := charsetOf(id); !ok || !strings.HasPrefix(name, cs.name) {
			t.Errorf("collation %d %s: %v", id, name, cs)
		}
	}
	latin1, _ := charsetNamed("latin1")
	if got := string(latin1.append(nil, "Ł€ä🚁")); got != "?\x80\xe4?" {
		t.Errorf("latin1: %q", got)
	}
	long := strings.Repeat("ä", 300)
	if got := latin1.appendValue(nil, long); string(got[:3]) != "\xfc\x2c\x01" || len(got) != 303 {
		t.Errorf("a long value begins %q and has %d bytes", got[:3], len(got))
	}
}

func TestConfig(t *testing.T) {
	if err := DefaultConfig().Validate(); err != nil {
		t.Errorf("the defaults: %v", err)
	}
	for want, change := range map[string]func(*Config){
		"belong together":          func(c *Config) { c.TLSCert = "x" },
		"mysql.tls_required":       func(c *Config) { c.TLSRequired = true },
		"mysql.max_connections":    func(c *Config) { c.MaxConnections = 0 },
		"mysql.max_allowed_packet": func(c *Config) { c.MaxAllowedPacket = 2 << 30 },
		"mysql.idle_timeout":       func(c *Config) { c.IdleTimeout = -1 },
	} {
		c := DefaultConfig()
		change(&c)
		if err := c.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q: %v", want, err)
		}
	}
	c := DefaultConfig()
	c.TLSCert, c.TLSKey = "testdata/none.pem", "testdata/none.pem"
	if _, err := newServer(c, newHouse(t), nil); err == nil || !strings.Contains(err.Error(), "none.pem") {
		t.Errorf("a missing certificate: %v", err)
	}
	if mysql.MaxPayloadLen != 1<<24-1 {
		t.Error("the packet size of go-mysql is not the protocol's")
	}
}

func TestBinaryLiterals(t *testing.T) {
	for give, want := range map[string]string{
		"SELECT _binary'abc'":                       "SELECT _binary'abc'",
		"SELECT _binary'\xff\\0\\'\\\\''\n'":        "SELECT x'ff00275c270a'",
		"SELECT _BINARY'\xff', _binary'a'":          "SELECT x'ff', _binary'a'",
		"SELECT 'x _binary\\'\xff' , \"_binary'ä\"": "SELECT 'x _binary\\'\xff' , \"_binary'ä\"",
		"SELECT /* _binary'ä' */ 1 -- _binary'ä'":   "SELECT /* _binary'ä' */ 1 -- _binary'ä'",
		"SELECT `_binary'ä'`, a_binary'ä'":          "SELECT `_binary'ä'`, a_binary'ä'",
		"SELECT _binary'ä":                          "SELECT _binary'ä",
		"SELECT _binary'\xff\\":                     "SELECT _binary'\xff\\",
		"_":                                         "_",
	} {
		if got := string(binaryLiterals([]byte(give))); got != want {
			t.Errorf("%q became %q, want %q", give, got, want)
		}
	}
}
