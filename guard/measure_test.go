package guard

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// Folders that are not part of this repository:
// go test ./guard -run Measure -v -args -data=../shared/data/guard
var (
	data    = flag.String("data", "", "folder of labelled statements to measure on")
	clients = flag.String("clients", "", "folder of recorded client queries to measure on")
)

// labelled is one line of a data file.
type labelled struct {
	ID, SQL, Label, Kind, Dialect, Stmt string
	Weak                                bool
	NeedsACL                            bool `json:"needs_acl"`
}

// TestMeasure tells how many labelled statements the read-only policy allows and
// denies. It is for orientation and fails on nothing.
func TestMeasure(t *testing.T) {
	if *data == "" {
		t.Skip("no -data")
	}
	g, err := New(Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"hard", "policy", "real_benign", "statements"} {
		tally := make(map[string][2]int)
		why := make(map[string]int)
		for _, l := range readLabelled(t, filepath.Join(*data, file+".jsonl.gz")) {
			for _, d := range dialectsOf(l.Dialect) {
				v, reason := judgeText(g, l.SQL, d)
				key := fmt.Sprintf("%s %s %s", d, l.Label, l.Stmt)
				n := tally[key]
				if v {
					n[0]++
				} else {
					n[1]++
				}
				tally[key] = n
				if bad := l.Label == "malicious" && v && file != "statements" || l.Label == "benign" && !v && (l.Stmt == "" || l.Stmt == "select"); bad {
					why[fmt.Sprintf("%s %s: %s", d, l.Label, reason)]++
					if testing.Verbose() && file != "statements" && (file == "hard" || l.Label == "malicious") {
						t.Logf("%s %s %s: %s | %.150s", file, d, l.Label, reason, l.SQL)
					}
				}
			}
		}
		for _, k := range sorted(tally) {
			t.Logf("%s: %s: allowed %d, denied %d", file, k, tally[k][0], tally[k][1])
		}
		type count struct {
			why string
			n   int
		}
		var list []count
		for w, n := range why {
			list = append(list, count{w, n})
		}
		sort.Slice(list, func(i, j int) bool {
			return list[i].n > list[j].n || list[i].n == list[j].n && list[i].why < list[j].why
		})
		for _, c := range list[:min(len(list), 40)] {
			t.Logf("%s: %4d %s", file, c.n, c.why)
		}
	}
}

func sorted(m map[string][2]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// dialectsOf are the dialects to read a row in: an engine's own go by PostgreSQL's.
func dialectsOf(name string) []dialect.Dialect {
	switch name {
	case "mysql":
		return []dialect.Dialect{dialect.MySQL}
	case "any", "generic", "mysql|postgres":
		return []dialect.Dialect{dialect.PostgreSQL, dialect.MySQL}
	}
	return []dialect.Dialect{dialect.PostgreSQL}
}

// judgeText splits, reads, judges and prints a text: allowed is what would run.
func judgeText(g *Guard, text string, d dialect.Dialect) (allowed bool, reason string) {
	parts, err := dialect.Split(text, d)
	if err != nil {
		return false, string(sqlstate.From(err).Code)
	}
	for _, p := range parts {
		s, err := dialect.Read(p, d)
		if err != nil {
			e := sqlstate.From(err)
			if e.Code == sqlstate.SyntaxError {
				return false, "42601"
			}
			return false, string(e.Code) + " " + e.Message
		}
		if v := g.Judge(Subject{User: "u"}, s); !v.Allow {
			return false, v.Rule + ": " + v.Reason
		}
		if s.Kind == dialect.Select {
			if _, err := s.Print(dialect.DuckDB, func(dialect.Ref) (any, bool) { return "", true }); err != nil {
				return false, "print: " + sqlstate.From(err).Message
			}
		}
	}
	return true, "allowed"
}

func readLabelled(t *testing.T, name string) []labelled {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 8<<20)
	for sc.Scan() {
		var l labelled
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(l.SQL) != "" {
			out = append(out, l)
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestMeasureClients tells how many of the queries that real clients send to the
// catalogs are read, allowed and printed: -args -clients=../shared/data/introspection
func TestMeasureClients(t *testing.T) {
	if *clients == "" {
		t.Skip("no -clients")
	}
	g, err := New(Default())
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(*clients, "*.public.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	tally, why := make(map[string][2]int), make(map[string]int)
	for _, name := range files {
		d := dialect.PostgreSQL
		if strings.HasPrefix(filepath.Base(name), "mysql.") {
			d = dialect.MySQL
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			var l labelled
			if line == "" || json.Unmarshal([]byte(line), &l) != nil || l.SQL == "" {
				continue
			}
			n := tally[d.String()]
			ok, reason := judgeText(g, l.SQL, d)
			if ok {
				n[0]++
			} else {
				n[1]++
				why[d.String()+" "+reason]++
				if strings.Contains(reason, "42601") {
					t.Logf("%.200s", l.SQL)
				}
			}
			tally[d.String()] = n
		}
	}
	for _, k := range sorted(tally) {
		t.Logf("clients: %s: through %d, refused %d", k, tally[k][0], tally[k][1])
	}
	var list []string
	for w, n := range why {
		list = append(list, fmt.Sprintf("%4d %s", n, w))
	}
	sort.Sort(sort.Reverse(sort.StringSlice(list)))
	for _, l := range list[:min(len(list), 70)] {
		t.Log(l)
	}
}
