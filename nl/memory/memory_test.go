package memory

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func entry(user, question string) Entry {
	return Entry{User: user, Database: "d", Question: question, SQL: "SELECT '" + question + "'", At: time.Unix(0, 0).UTC()}
}

func questions(all []Entry) string {
	var out []string
	for _, e := range all {
		out = append(out, e.User+":"+e.Question)
	}
	return strings.Join(out, " ")
}

func TestKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "verified.json")
	m, err := Open(path, 3, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []Entry{entry("ada", "one"), entry("bob", "two"), entry("ada", "three"), entry("ada", "ONE ?")} {
		if _, err := m.Confirm(e); err != nil {
			t.Fatal(err)
		}
	}
	if got := questions(m.Of("ada", "d")); got != "ada:ONE ? ada:three bob:two" {
		t.Errorf("%s", got)
	}
	if got := m.Of("ada", "other"); got != nil {
		t.Errorf("another database: %v", got)
	}
	if _, err := m.Confirm(entry("eve", "four")); err != nil { // the oldest goes
		t.Fatal(err)
	}
	version := m.Version()
	again, err := Open(path, 3, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := questions(again.Of("ada", "d")) + " / " + questions(again.Of("bob", "d")); got != "ada:ONE ? ada:three / " {
		t.Errorf("after a restart, not shared: %s", got)
	}
	gone, err := m.Forget(func(e Entry) bool { return e.User == "ada" })
	if err != nil || len(gone) != 2 || m.Version() == version {
		t.Errorf("%v %v", gone, err)
	}
	if gone, err := m.Forget(func(Entry) bool { return false }); err != nil || gone != nil {
		t.Errorf("%v %v", gone, err)
	}
	e, err := m.Confirm(entry("ada", "five"))
	if err != nil || e.ID != 6 {
		t.Errorf("a number was given twice: %d, %v", e.ID, err)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) string {
		path := filepath.Join(dir, fmt.Sprint(len(text)))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, path := range []string{write("no json"), write(`{"format": 9}`), filepath.Join(dir, "none", "x"), dir} {
		if _, err := Open(path, 9, false); err == nil {
			t.Errorf("%s was opened", path)
		}
	}
	path := filepath.Join(dir, "sub", "v.json")
	if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	m, err := Open(path, 100, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Confirm(entry("ada", "kept")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Confirm(entry("ada", "lost")); err == nil || strings.Contains(err.Error(), "stored") == false {
		t.Errorf("%v", err)
	}
	if got := questions(m.Of("ada", "d")); got != "ada:kept" {
		t.Errorf("what was not stored is remembered: %s", got)
	}
}

// Many confirm at once; none is lost, and no file is left beside.
func TestTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v.json")
	m, err := Open(path, 1000, true)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for k := range 5 {
				if _, err := m.Confirm(entry(fmt.Sprint("u", i), fmt.Sprint("q", k))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	again, err := Open(path, 1000, true)
	if err != nil || len(again.Of("u1", "d")) != 40 {
		t.Errorf("%v", err)
	}
	if left, _ := filepath.Glob(path + ".*"); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

func TestKey(t *testing.T) {
	for a, b := range map[string]string{"How many  patents?": "how many patents", "more than 2.5!": "more than 2.5", "-5": "-5"} {
		if Key(a) != b {
			t.Errorf("%q", Key(a))
		}
	}
}
