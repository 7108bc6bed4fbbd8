package guard

import (
	_ "embed"
	"strings"

	"streamlink/guard/dialect"
)

// denied lists what is refused with a reason, though it may not even exist behind:
// an attacker learns nothing by trying, and a user learns why.
//
//go:embed denied.txt
var deniedText string

var denied = loadDenied(deniedText)

type deniedList struct {
	functions map[string]string // exact names
	wild      []deniedPattern
	tables    tableList
}

type deniedPattern struct {
	pattern
	why string
}

// loadDenied reads lines of "function NAME reason" and "table NAME".
func loadDenied(text string) deniedList {
	d := deniedList{functions: make(map[string]string)}
	var tables []string
	for _, line := range strings.Split(text, "\n") {
		what, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		name, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
		reason = strings.TrimSpace(reason)
		switch {
		case what == "function" && strings.ContainsAny(name, "*?"):
			d.wild = append(d.wild, deniedPattern{newPattern(name), reason})
		case what == "function":
			d.functions[name] = reason
		case what == "table":
			tables = append(tables, name)
		}
	}
	d.tables = newTableList(tables)
	return d
}

func (d deniedList) function(name string) (why string, ok bool) {
	if why, ok = d.functions[name]; ok {
		return why, true
	}
	for _, p := range d.wild {
		if p.matches(name) {
			return p.why, true
		}
	}
	return "", false
}

// hidden tells the relations that hold secrets, or the engine's own.
func hidden(t dialect.Name) bool { return denied.tables.has(t) }

// fileEndings are what an engine takes for a file where a table's name stands.
var fileEndings = []string{
	".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".parquet", ".db", ".duckdb", ".sqlite",
	".xlsx", ".arrow", ".arrows", ".ipc", ".gz", ".zst", ".bz2", ".avro", ".orc", ".vortex", ".lance",
}

// fileLike tells a table's name that an engine may take for a file or an address.
func fileLike(t dialect.Name) bool {
	name := strings.ToLower(t.Name)
	if strings.ContainsAny(name, `/\*?`) || strings.Contains(name, "://") {
		return true
	}
	for _, e := range fileEndings {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}
