//go:build duckdb_arrow

package dialect

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// fuzzSeeds are the inputs of the golden files in one dialect.
func fuzzSeeds(f *testing.F, d Dialect) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no golden files", err)
	}
	t := &testing.T{}
	for _, file := range files {
		_, cases := readGolden(t, file)
		for _, c := range cases {
			if c.dialect == d {
				f.Add(c.input)
			}
		}
	}
	for _, bomb := range bombs {
		f.Add(bomb(20))
	}
}

// fuzz holds for any text: reading it neither crashes nor hangs nor meets a fault of
// ours, and what is printed is one statement that DuckDB's own parser reads.
func fuzz(f *testing.F, d Dialect) {
	fuzzSeeds(f, d)
	catalog, conn := openFixture(f)
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		s, err := Read(text, d)
		if err != nil {
			if sqlstate.From(err).Code == sqlstate.InternalError {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		_, _ = Split(text, d)
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("%q took %v", text, took)
		}
		if s.tree == nil {
			return
		}
		sql, err := s.Print(DuckDB, testEnv)
		if err != nil {
			if sqlstate.From(err).Code == sqlstate.InternalError {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		reparse(t, conn, text, sql)
		if err := Resolve(context.Background(), s, catalog); err != nil {
			if sqlstate.From(err).Code == sqlstate.InternalError {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if sql, err = s.Print(DuckDB, testEnv); err == nil {
			reparse(t, conn, text, sql)
		}
	})
}

func reparse(t *testing.T, conn backend.Conn, text, sql string) {
	_, err := conn.Describe(context.Background(), sql)
	if err == nil {
		return
	}
	e := sqlstate.From(err)
	said := e.Message
	if e.Cause != nil {
		said += e.Cause.Error()
	}
	if strings.Contains(said, "Parser Error") && !strings.Contains(said, "expression depth") {
		t.Errorf("%q is printed as %q: %s", text, sql, said)
	}
}

func FuzzReadPostgres(f *testing.F) { fuzz(f, PostgreSQL) }

func FuzzReadMySQL(f *testing.F) { fuzz(f, MySQL) }
