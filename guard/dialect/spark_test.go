package dialect

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
)

// TestSparkGolden holds what is printed for Spark. A file's head is the CREATE TABLE
// statements that tell the columns' types; then come cases: "-- postgres --" or
// "-- mysql --", and "-- spark --" or "-- spark 3.5 --" with what is expected, an error
// as "error: CODE message".
func TestSparkGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/spark/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := sparkGolden(t, string(text))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := strings.Split(string(text), "\n")
			for i, line := range strings.Split(got, "\n") {
				if i >= len(want) || line != want[i] {
					t.Fatalf("line %d is\n%s\nwant\n%s", i+1, line, append(want, "nothing")[min(i, len(want))])
				}
			}
		})
	}
}

// sparkGolden writes a golden file anew.
func sparkGolden(t *testing.T, text string) string {
	head, rest, ok := strings.Cut(text, "\n-- ")
	if !ok {
		t.Fatal("a golden file without cases")
	}
	out := head + "\n"
	var from Dialect
	var tables *Declared
	input := ""
	for _, section := range strings.Split(rest, "\n-- ") {
		name, body, _ := strings.Cut(section, " --\n")
		if d, ok := ByName(name); ok && d != Spark {
			var err error
			if tables == nil {
				if tables, err = DeclareTables(head, d); err != nil {
					t.Fatal(err)
				}
			}
			from, input = d, strings.TrimSuffix(body, "\n")
			out += fmt.Sprintf("-- %s --\n%s\n", name, input)
			continue
		}
		version := Version{}
		if v, ok := strings.CutPrefix(name, "spark "); ok {
			var err error
			if version, err = ParseVersion(v); err != nil {
				t.Fatal(err)
			}
		}
		out += fmt.Sprintf("-- %s --\n%s\n", name, printSpark(input, from, version, tables))
	}
	return out
}

func printSpark(text string, from Dialect, version Version, tables *Declared) string {
	fail := func(err error) string {
		e := sqlstate.From(err)
		return strings.TrimSuffix("error: "+string(e.Code)+" "+e.Message+"; "+e.Hint, "; ")
	}
	s, err := Read(text, from)
	if err != nil {
		return fail(err)
	}
	if err := Resolve(context.Background(), s, tables); err != nil {
		return fail(err)
	}
	sql, err := s.PrintVersion(Spark, version, func(Ref) (any, bool) { return nil, false })
	if err != nil {
		return fail(err)
	}
	return sql
}

// TestSparkFunctions holds that every function that Spark's tables name is one that the
// source dialect has with as many arguments, and that every hook is there.
func TestSparkFunctions(t *testing.T) {
	for from, table := range sparkFunctions {
		for name, list := range table {
			for _, f := range list {
				if hook, ok := strings.CutPrefix(f.template, "!"); ok {
					hook, _, _ = strings.Cut(hook, " ")
					if sparkHooks[hook] == nil {
						t.Errorf("%s: there is no hook %s", name, hook)
					}
				}
				s := Statement{Dialect: from}
				c := &call{name: name, args: make([]expr, f.min)}
				if s.lookup(c) == nil {
					t.Errorf("%s has no %s with %d arguments", from, name, f.min)
				}
			}
		}
	}
}

func TestParseVersion(t *testing.T) {
	for text, want := range map[string]Version{"4.1": {4, 1}, "3.5.8": {3, 5}, "4.0.0-preview": {4, 0}} {
		if v, err := ParseVersion(text); err != nil || v != want {
			t.Errorf("%s is %v, %v", text, v, err)
		}
	}
	for _, text := range []string{"", "4", "x.y", "-1.2"} {
		if v, err := ParseVersion(text); err == nil {
			t.Errorf("%q is %v", text, v)
		}
	}
	old := Version{3, 5}
	if !old.before(4, 0) || old.before(3, 5) || (Version{}).before(9, 9) {
		t.Error("before() does not compare")
	}
}
