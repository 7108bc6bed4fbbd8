package mysqlfunc

import (
	"os"
	"strings"
	"testing"
)

// TestCall runs testdata/calls.txt.
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
	if asked == 0 {
		t.Error("nothing was asked")
	}
	if _, err := Call("nothing", nil); err == nil {
		t.Error("a function that does not exist was called")
	}
	if _, err := Call("conv", nil); err == nil {
		t.Error("a function was called without its arguments")
	}
}
