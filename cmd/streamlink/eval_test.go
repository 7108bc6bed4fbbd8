package main

import (
	"compress/gzip"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"streamlink/backend/sqlite"
)

// TestCutQuery cuts golds at their outermost clauses.
func TestCutQuery(t *testing.T) {
	for _, tc := range []struct{ sql, whole, items, order, limit string }{
		{"SELECT a FROM t ORDER BY b DESC LIMIT 3;", "SELECT a FROM t", "SELECT a", "b DESC", "3"},
		{"select a from t where b in (select c from u order by d limit 1)", "select a from t where b in (select c from u order by d limit 1)", "select a", "", ""},
		{"SELECT a FROM t UNION SELECT b FROM u ORDER BY 1", "SELECT a FROM t UNION SELECT b FROM u", "", "1", ""},
		{"SELECT DISTINCT a FROM t ORDER BY a", "SELECT DISTINCT a FROM t", "", "a", ""},
		{`SELECT "limit", 'order by' FROM t`, `SELECT "limit", 'order by' FROM t`, `SELECT "limit", 'order by'`, "", ""},
		{"SELECT a FROM t LIMIT 1", "SELECT a FROM t", "SELECT a", "", "1"},
	} {
		q := cutQuery(tc.sql)
		if q.whole != tc.whole || q.items != tc.items || q.order != tc.order || q.limit != tc.limit {
			t.Errorf("%s: %+v", tc.sql, q)
		}
	}
}

// TestHardness classes queries as Spider's own measure does.
func TestHardness(t *testing.T) {
	for _, tc := range []struct{ sql, want string }{
		{"SELECT count(*) FROM head WHERE age > 56", "easy"},
		{"SELECT name, born_state, age FROM head ORDER BY age", "medium"},
		{"SELECT T1.name FROM a AS T1 JOIN b AS T2 ON T1.id = T2.id WHERE T2.x = 1", "medium"},
		{"SELECT name FROM a WHERE id NOT IN (SELECT id FROM b)", "hard"},
		{"SELECT name FROM a EXCEPT SELECT name FROM b", "hard"},
		{"SELECT T1.n, count(*) FROM a AS T1 JOIN b AS T2 ON T1.i = T2.i WHERE T2.x = 1 AND T2.y = 2 GROUP BY T1.n ORDER BY count(*) DESC LIMIT 1", "extra hard"},
	} {
		if got := shapeOf(tc.sql).hardness(); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.sql, got, tc.want)
		}
	}
}

// TestGoldOf runs golds on a real SQLite file, with what it takes to compare with them.
func TestGoldOf(t *testing.T) {
	file := sqliteFile(t, "CREATE TABLE t (a TEXT, b INTEGER)", "INSERT INTO t VALUES ('x', 2), ('y', 1), ('z', 2), ('w', NULL)")
	g, err := goldOf(context.Background(), file, "SELECT a FROM t ORDER BY b DESC LIMIT 1")
	if err != nil {
		t.Fatal(err)
	}
	if !g.Ordered || len(g.All) != 4 || len(g.Keys) != 4 || !g.Match([][]string{{"z"}}) || g.Match([][]string{{"y"}}) {
		t.Errorf("%+v", g)
	}
	if _, err := goldOf(context.Background(), file, "SELECT nothing FROM t"); err == nil {
		t.Error("a gold that does not run has rows")
	}
}

func sqliteFile(t *testing.T, statements ...string) *sqlite.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.sqlite")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestSuiteQuestions chooses questions out of a packed file, and sends them elsewhere.
func TestSuiteQuestions(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "train.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	_, err = z.Write([]byte(`{"id":"1","db_id":"a","question":"one","question_syn":"uno","sql":"SELECT 1","pg_exec":{"same_as_sqlite":true}}
{"id":2,"db_id":"b","question":"two","question_syn":"two","sql":"SELECT 2"}
{"id":"3","db_id":"b","question":"three","question_syn":"tres"}
{"id":"4","question":"of nothing"}
`))
	if err != nil || z.Close() != nil || f.Close() != nil {
		t.Fatal(err)
	}
	s := &suite{dir: dir}
	for _, tc := range []struct {
		name   string
		choice choice
		want   []string
	}{
		{"all", choice{field: "question"}, []string{"1 a one SELECT 1", "2 b two SELECT 2", "3 b three "}},
		{"another field, where it differs", choice{field: "question_syn"}, []string{"1 a uno SELECT 1", "3 b tres "}},
		{"verified", choice{field: "question", verified: true}, []string{"1 a one SELECT 1"}},
		{"of a database", choice{field: "question", databases: "b"}, []string{"2 b two SELECT 2", "3 b three "}},
		{"of a wrong one", choice{field: "question", wrong: true}, []string{"1 b one ", "2 a two ", "3 a three "}},
		{"two of three", choice{field: "question", limit: 2}, []string{"1 a one SELECT 1", "2 b two SELECT 2"}},
	} {
		all, err := s.questions(tc.choice)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, q := range all {
			got = append(got, q.ID+" "+q.DB+" "+q.Question+" "+q.SQL)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}
