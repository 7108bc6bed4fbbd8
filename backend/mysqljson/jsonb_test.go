package mysqljson

import (
	"strings"
	"testing"
)

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

func TestJSONBChanged(t *testing.T) {
	for _, c := range []struct{ name, doc, args, want string }{
		{"jsonb_set", `{"a":[1,2,3]}`, `["a","1"]|9|true`, `{"a": [1, 9, 3]}`},
		{"jsonb_set", `{"a":[1]}`, `["a","-5"]|0|true`, `{"a": [0, 1]}`},
		{"jsonb_set", `[1]`, `["7"]|0|false`, `[1]`},
		{"jsonb_set", `{"a":1}`, `["b","c"]|2|true`, `{"a": 1}`},
		{"jsonb_set", `{"a":[1]}`, `["a","x"]|2|true`, `!path element is not an integer: "x"`},
		{"jsonb_insert", `{"a":[0,1]}`, `["a","1"]|"n"|false`, `{"a": [0, "n", 1]}`},
		{"jsonb_insert", `{"a":[0,1]}`, `["a","-1"]|5|true`, `{"a": [0, 1, 5]}`},
		{"jsonb_insert", `{"a":1}`, `["a"]|5|true`, `!cannot replace existing key`},
		{"jsonb_delete_path", `{"a":[1,{"b":2}]}`, `["a","1","b"]`, `{"a": [1, {}]}`},
		{"jsonb_delete_path", `{"a":[1,{"b":2}]}`, `["a",null]`, `!path element at position 2 is null`},
		{"jsonb_delete_index", `[1,2,3]`, `-1`, `[1, 2]`}, {"jsonb_delete_index", `{}`, `1`, `!cannot delete from object using integer index`},
		{"jsonb_delete_keys", `{"a":1,"b":2,"c":3}`, `["a","c"]`, `{"b": 2}`}, {"jsonb_delete_keys", `["a","b",1]`, `["a"]`, `["b", 1]`},
		{"jsonb_text", `{"bb":1e2,"a":[1.50],"a":[-0]}`, ``, `{"a": [0], "bb": 100}`}, {"jsonb_key", `{"b":1.0,"a":1.5e3}`, ``, `{"a":1500,"b":1}`},
		{"jsonb_pretty", `{"a":[],"b":{"c":1}}`, ``, "{\n    \"a\": [\n    ],\n    \"b\": {\n        \"c\": 1\n    }\n}"},
	} {
		args := []*string{&c.doc}
		if c.args != "" {
			for _, a := range strings.Split(c.args, "|") {
				args = append(args, &a)
			}
		}
		got, err := Call(c.name, args)
		switch {
		case err != nil:
			if "!"+err.Error() != c.want {
				t.Errorf("%s(%s, %s): %v, want %s", c.name, c.doc, c.args, err, c.want)
			}
		case got == nil || *got != c.want:
			t.Errorf("%s(%s, %s): %v, want %s", c.name, c.doc, c.args, *got, c.want)
		}
	}
}

// TestJSONBSort has documents in PostgreSQL's order.
func TestJSONBSort(t *testing.T) {
	docs := []string{`[]`, `null`, `""`, `"a"`, `"ab"`, `"b"`, `-1e3`, `-20`, `-3.5`, `-3.05`, `-0.5`, `0`, `0.002`, `0.01`, `0.5`, `3.05`, `3.5`, `20`, `1e3`, `false`, `true`,
		`[1]`, `[2]`, `[1,1]`, `[[],1]`, `{}`, `{"a":1}`, `{"a":2}`, `{"b":0}`, `{"a":1,"b":1}`, `{"b":1,"aa":0}`}
	last := ""
	for i, d := range docs {
		got, err := Call("jsonb_sort", []*string{&d})
		if err != nil || i > 0 && *got <= last {
			t.Errorf("%s sorts as %q, behind %q (%v)", d, *got, last, err)
		}
		last = *got
	}
}
