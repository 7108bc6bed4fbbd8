package dialect

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
)

func TestJSONPath(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{`$`, ``},
		{`lax $.a."b c"[*]`, `.a .b c [*]`},
		{`$[2].*[last - 1].size()`, `[2] .* [-2] size`},
		{`$.a ? (@.b >= 1.5 && @.c == "x") .type()`, `.a ?(@.b >= n1.5 && @.c == sx) type`},
		{`$[*] ? (!(@ == null) || exists (@.q ? (2 < @)))`, `[*] ?(!(@ == 0) || exists(@.q ?(@ > n2)))`},
		{`$.a[*] > -1`, `$.a[*] > n-1`},
		{`$ ? ($.x starts with "\u00e9")`, `?($.x starts with sé)`},
	} {
		if got := pathText(parseJSONPath(c.path, 0)); got != c.want {
			t.Errorf("%s is read as %s, want %s", c.path, got, c.want)
		}
	}
	for path, code := range map[string]sqlstate.Code{
		``: sqlstate.SyntaxError, `$.`: sqlstate.SyntaxError, `$.a ? (@ >`: sqlstate.SyntaxError, `$."a`: sqlstate.SyntaxError,
		`$.**.a`: sqlstate.FeatureNotSupported, `$.a ? (@ > $min)`: sqlstate.FeatureNotSupported, `$.a.double()`: sqlstate.FeatureNotSupported,
		`$[0, 1]`: sqlstate.FeatureNotSupported, `@.a`: sqlstate.SyntaxError, strings.Repeat("(", 1000) + "$": sqlstate.FeatureNotSupported,
	} {
		err := func() (err error) {
			defer func() {
				if b, ok := recover().(bail); ok {
					err = b.err
				}
			}()
			parseJSONPath(path, 0)
			return nil
		}()
		var e *sqlstate.Error
		if !errors.As(err, &e) || e.Code != code {
			t.Errorf("%.20s gives %v, want %s", path, err, code)
		}
	}
}

// pathText writes a path so that a test can name it.
func pathText(p jsonPath) string {
	if p.cond != nil {
		return condText(p.cond)
	}
	return stepsText(p.steps)
}

func stepsText(steps []pathStep) string {
	var out []string
	for _, s := range steps {
		switch s.kind {
		case pathMember:
			out = append(out, "."+s.name)
		case pathMembers:
			out = append(out, ".*")
		case pathElement:
			out = append(out, fmt.Sprintf("[%d]", s.index))
		case pathElements:
			out = append(out, "[*]")
		case pathFilter:
			out = append(out, "?("+condText(s.cond)+")")
		case pathSize:
			out = append(out, "size")
		case pathType:
			out = append(out, "type")
		}
	}
	return strings.Join(out, " ")
}

func condText(c *pathCond) string {
	path := "@" + stepsText(c.steps)
	if c.root {
		path = "$" + strings.ReplaceAll(stepsText(c.steps), " ", "")
	}
	switch c.op {
	case "&&", "||":
		return condText(c.args[0]) + " " + c.op + " " + condText(c.args[1])
	case "!":
		return "!(" + condText(c.args[0]) + ")"
	case "exists":
		return "exists(" + path + ")"
	}
	return path + " " + c.op + " " + string(c.value.kind) + c.value.text
}
