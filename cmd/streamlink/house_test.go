package main

import (
	"os/exec"
	"strings"
	"testing"
)

// forbidden says what no package below a path may import, and why.
var forbidden = []struct{ from, to, why string }{
	{"streamlink/backend", "streamlink/guard", "an engine runs what it is given; it does not judge or read SQL"},
	{"streamlink/backend", "streamlink/nl", "an engine knows no questions"},
	{"streamlink/backend", "streamlink/proxy", "imports fall: the engine is below the session"},
	{"streamlink/backend", "streamlink/protocol", "an engine knows no wire"},
	{"streamlink/guard", "streamlink/nl", "the guard judges statements, wherever they came from"},
	{"streamlink/guard", "streamlink/proxy", "imports fall: a session asks the guard"},
	{"streamlink/guard", "streamlink/protocol", "the guard knows no wire"},
	{"streamlink/guard", "streamlink/backend/duckdb", "the guard knows the contract, not an engine"},
	{"streamlink/guard", "streamlink/backend/spark", "the guard knows the contract, not an engine"},
	{"streamlink/guard/dialect", "streamlink/guard", "the tree is below the judgement on it"},
	{"streamlink/nl", "streamlink/guard", "what nl writes is judged through a callback"},
	{"streamlink/nl", "streamlink/proxy", "imports fall: a session asks nl"},
	{"streamlink/nl", "streamlink/protocol", "a question knows no wire"},
	{"streamlink/nl", "streamlink/backend/duckdb", "nl knows the contract, not an engine"},
	{"streamlink/nl", "streamlink/backend/spark", "nl knows the contract, not an engine"},
	{"streamlink/proxy", "streamlink/protocol", "a session does not know which wire is speaking"},
	{"streamlink/proxy", "streamlink/backend/duckdb", "a session knows the contract, not an engine"},
	{"streamlink/proxy", "streamlink/backend/spark", "a session knows the contract, not an engine"},
	{"streamlink/proxy", "streamlink/nl/llama", "a session knows the translator, not an engine below it"},
	{"streamlink/protocol", "streamlink/nl", "a wire hands text over and does not ask what it means"},
	{"streamlink/protocol", "streamlink/backend/duckdb", "a wire knows Arrow, not an engine"},
	{"streamlink/protocol", "streamlink/backend/spark", "a wire knows Arrow, not an engine"},
	{"streamlink/protocol/postgres", "streamlink/protocol/mysql", "the wires stand side by side"},
	{"streamlink/protocol/mysql", "streamlink/protocol/postgres", "the wires stand side by side"},
	{"streamlink/conf", "streamlink/proxy", "conf fills any struct and knows none"},
	{"streamlink/conf", "streamlink/protocol", "conf fills any struct and knows none"},
	{"streamlink/conf", "streamlink/guard", "conf fills any struct and knows none"},
	{"streamlink/conf", "streamlink/backend", "conf fills any struct and knows none"},
	{"streamlink/conf", "streamlink/nl", "conf fills any struct and knows none"},
	{"streamlink", "streamlink/cmd", "nothing imports the command"},
	{"streamlink/proxy", "streamlink/conf", "only cmd meets the configuration"},
	{"streamlink/protocol", "streamlink/conf", "only cmd meets the configuration"},
	{"streamlink/nl", "streamlink/conf", "only cmd meets the configuration"},
	{"streamlink/guard", "streamlink/conf", "only cmd meets the configuration"},
	{"streamlink/backend", "streamlink/conf", "only cmd meets the configuration"},
}

// allowed are the exceptions, each with its reason.
var allowed = map[[2]string]string{
	{"streamlink/nl", "streamlink/guard/dialect"}: "nl may write and quote SQL with the leaf that reads it",
}

// TestImportsFall holds the order cmd → protocol → proxy → nl, guard → backend.
func TestImportsFall(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "streamlink/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	packages := 0
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		packages++
		for _, imported := range words[1:] {
			for _, rule := range forbidden {
				if !below(words[0], rule.from) || !below(imported, rule.to) || below(words[0], rule.to) {
					continue
				}
				if excepted(words[0], imported) {
					continue
				}
				t.Errorf("%s imports %s: %s", words[0], imported, rule.why)
			}
		}
	}
	if packages < 10 {
		t.Fatalf("only %d packages were looked at", packages)
	}
}

func below(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

func excepted(from, to string) bool {
	for pair := range allowed {
		if below(from, pair[0]) && below(to, pair[1]) {
			return true
		}
	}
	return false
}
