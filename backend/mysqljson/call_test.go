package mysqljson

import (
	"os"
	"strings"
	"testing"
)

// TestCall runs testdata/calls.txt: a function, its arguments and the answer, parted by
// bars; \N is NULL, and an answer that begins with ! an error.
func TestCall(t *testing.T) {
	text, err := os.ReadFile("testdata/calls.txt")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, " | ")
		want := parts[len(parts)-1]
		var args []*string
		for _, a := range parts[1 : len(parts)-1] {
			if a == `\N` {
				args = append(args, nil)
				continue
			}
			args = append(args, &a)
		}
		got, err := Call(parts[0], args)
		said := `\N`
		if err != nil {
			said = "!" + err.Error()
		} else if got != nil {
			said = *got
		}
		if said != want {
			t.Errorf("%s\n got  %s", line, said)
		}
		asked++
	}
	if asked < 60 {
		t.Errorf("only %d cases", asked)
	}
}

func FuzzCall(f *testing.F) {
	f.Add("json_set", `{"a":[1]}`, "$.a[0]", "2")
	f.Add("json_search", `["a",{"b":"c"}]`, "all", "%")
	f.Add("json_extract", `{"a":{"b":1}}`, "$**.b", "")
	f.Fuzz(func(_ *testing.T, name, doc, a, b string) {
		_, _ = Call(name, []*string{&doc, &a, &b})
		_, _ = Call(name, []*string{&doc, &a})
	})
}
