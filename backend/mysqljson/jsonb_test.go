package mysqljson

import "testing"

func TestJSONB(t *testing.T) {
	for _, c := range []struct{ name, doc, x, want string }{
		{"jsonb_contains", `[1,2]`, `[1]`, "1"}, {"jsonb_contains", `[1,2]`, `1`, "1"}, {"jsonb_contains", `1`, `[1]`, "0"},
		{"jsonb_contains", `{"a":[1,2]}`, `{"a":1}`, "0"}, {"jsonb_contains", `{"a":[1,{"b":2,"c":3}]}`, `{"a":[{"b":2.0}]}`, "1"},
		{"jsonb_contains", `[[1,2],3]`, `[1]`, "0"}, {"jsonb_contains", `{"a":null}`, `{"a":null}`, "1"}, {"jsonb_contains", `{}`, `[]`, "0"},
		{"jsonb_equal", `{"a":1,"b":[1.0]}`, `{"b":[1],"a":1}`, "1"}, {"jsonb_equal", `[1,2]`, `[2,1]`, "0"},
		{"jsonb_strip_nulls", `{"a":null,"b":{"c":null,"d":[null]}}`, "", `{"b": {"d": [null]}}`},
	} {
		args := []*string{&c.doc, &c.x}
		if c.x == "" {
			args = args[:1]
		}
		got, err := Call(c.name, args)
		if err != nil || got == nil || *got != c.want {
			t.Errorf("%s(%s, %s): %v %v, want %s", c.name, c.doc, c.x, got, err, c.want)
		}
	}
}
