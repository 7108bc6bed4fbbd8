//go:build duckdb_arrow

package dialect

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"streamlink/backend"
	"streamlink/backend/duckdb"
	"streamlink/backend/sqlstate"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// openFixture opens a real DuckDB with the tables that the golden files ask.
func openFixture(t testing.TB) (backend.Catalog, backend.Conn) {
	t.Helper()
	ctx := context.Background()
	b, err := duckdb.Open(ctx, duckdb.Config{Database: "shop"}, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := b.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(conn.Close(), b.Close()); err != nil {
			t.Error(err)
		}
	})
	schema, err := os.ReadFile("testdata/schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range strings.Split(string(schema), ";\n") {
		if q = strings.TrimSpace(q); q == "" {
			continue
		}
		if _, err := rowsOf(conn, q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	return b.Catalog(), conn
}

// rowsOf runs sql and gives its columns and rows as text.
func rowsOf(conn backend.Conn, sql string) (string, error) {
	r, err := conn.Query(context.Background(), sql, nil)
	if err != nil {
		return "", err
	}
	if r.Rows == nil {
		return "", nil
	}
	defer r.Rows.Release()
	var b strings.Builder
	for i, f := range r.Rows.Schema().Fields() {
		if i > 0 {
			b.WriteString(" | ")
		}
		fmt.Fprintf(&b, "%s %s", f.Name, f.Type)
	}
	b.WriteString("\n")
	for r.Rows.Next() {
		rec := r.Rows.RecordBatch()
		for i := range int(rec.NumRows()) {
			for c := range int(rec.NumCols()) {
				if c > 0 {
					b.WriteString(" | ")
				}
				b.WriteString(rec.Column(c).ValueStr(i))
			}
			b.WriteString("\n")
		}
	}
	return b.String(), r.Rows.Err()
}

// testEnv answers the session's questions in the golden files.
func testEnv(r Ref) (any, bool) {
	v, ok := map[string]any{
		"current_user": "ada", "session_user": "ada", "user": "ada@localhost", "current_database": "shop",
		"database": "shop", "schema": "shop", "current_schema": "public", "current_schemas": "{pg_catalog,public}",
		"version": "16.0 test", "pg_backend_pid": int64(7), "connection_id": int64(7), "autocommit": int64(1),
		"max_allowed_packet": int64(67108864), "version_comment": "StreamLink", "found_rows": int64(0),
		"a": 1.5,
	}[r.Name]
	if r.Name == "current_setting" {
		v, ok = "UTC", r.Arg == "timezone"
	}
	return v, ok
}

// describeFacts is a statement's facts in lines, the empty ones left out.
func describeFacts(s *Statement) string {
	var b strings.Builder
	line := func(name string, value any, show bool) {
		if show {
			fmt.Fprintf(&b, "%s: %v\n", name, value)
		}
	}
	line("kind", s.Kind, true)
	names := func(list []Name) string {
		var out []string
		for _, n := range list {
			out = append(out, fmt.Sprintf("%s@%d", n, n.Position))
		}
		return strings.Join(out, " ")
	}
	line("reads", names(s.Reads), len(s.Reads) > 0)
	line("writes", names(s.Writes), len(s.Writes) > 0)
	var calls []string
	for _, c := range s.Calls {
		calls = append(calls, fmt.Sprintf("%s@%d", c.Name, c.Position))
	}
	line("calls", strings.Join(calls, " "), len(calls) > 0)
	var params []string
	for _, p := range s.Params {
		params = append(params, strings.TrimSpace(fmt.Sprintf("%v %s", p.Type, p.Wire)))
	}
	line("params", strings.Join(params, ", "), len(params) > 0)
	line("refs", fmt.Sprintf("%+v", s.Refs), len(s.Refs) > 0)
	line("asks", fmt.Sprintf("%+v", s.Asks), len(s.Asks) > 0)
	line("locking", true, s.Locking)
	line("analyze", true, s.Analyze)
	line("hold", true, s.Hold)
	line("move", true, s.Move)
	line("name", s.Name, s.Name != "")
	line("count", s.Count, s.Count != 0)
	for _, set := range s.Settings {
		from := ""
		if set.From != nil {
			from = fmt.Sprintf(" from %+v", *set.From)
			set.From = nil
		}
		line("setting", fmt.Sprintf("%+v%s", set, from), true)
	}
	line("tx", fmt.Sprintf("%+v", s.Tx), s.Tx != TxOptions{})
	if s.CopyTo != nil {
		line("copy", fmt.Sprintf("%+v", *s.CopyTo), true)
	}
	if s.Show != nil {
		line("show", fmt.Sprintf("%+v", *s.Show), true)
	}
	for _, a := range s.Args {
		line("arg", fmt.Sprintf("%T %v", a.Value, a.Value), true)
	}
	line("connection", s.ConnectionID, s.ConnectionID != 0)
	line("query only", true, s.QueryOnly)
	if s.Inner != nil {
		b.WriteString("inner:\n  " + strings.ReplaceAll(strings.TrimSpace(describeFacts(s.Inner)), "\n", "\n  ") + "\n")
	}
	return b.String()
}

func describeError(err error) string {
	e := sqlstate.From(err)
	out := string(e.Code) + " " + e.Message
	if e.Position > 0 {
		out += fmt.Sprintf(" @%d", e.Position)
	}
	return out + "\n"
}

// goldenCase is one input with what must come of it, by section name.
type goldenCase struct {
	dialect Dialect
	input   string
	want    map[string]string
}

// golden works one case out.
func (c goldenCase) run(catalog backend.Catalog, conn backend.Conn) [][2]string {
	s, err := Read(c.input, c.dialect)
	if err != nil {
		return [][2]string{{"error", describeError(err)}}
	}
	if err := Resolve(context.Background(), s, catalog); err != nil {
		return [][2]string{{"error", describeError(err)}}
	}
	out := [][2]string{{"facts", describeFacts(s)}}
	if s.tree == nil {
		return out
	}
	sql, err := s.Print(DuckDB, testEnv)
	if err != nil {
		return append(out, [2]string{"error", describeError(err)})
	}
	out = append(out, [2]string{"duckdb", sql + "\n"})
	if s.Kind != Select {
		return out
	}
	if len(s.Params) > 0 {
		if _, err := conn.Describe(context.Background(), sql); err != nil {
			return append(out, [2]string{"engine", describeError(err)})
		}
		return out
	}
	rows, err := rowsOf(conn, sql)
	if err != nil {
		return append(out, [2]string{"engine", describeError(err)})
	}
	return append(out, [2]string{"rows", rows})
}

// readGolden reads a file of sections: "-- postgres --" or "-- mysql --" begins a case.
func readGolden(t *testing.T, name string) (head string, cases []goldenCase) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	section := ""
	for _, line := range strings.SplitAfter(string(text), "\n") {
		l := strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(l, "-- ") && strings.HasSuffix(l, " --") && len(l) > 6 {
			section = l[3 : len(l)-3]
			if d, ok := ByName(section); ok && (d == PostgreSQL || d == MySQL) {
				cases = append(cases, goldenCase{dialect: d, want: map[string]string{}})
			}
			continue
		}
		switch {
		case len(cases) == 0:
			head += line
		case section == cases[len(cases)-1].dialect.String():
			cases[len(cases)-1].input += line
		default:
			cases[len(cases)-1].want[section] += line
		}
	}
	for i := range cases {
		cases[i].input = strings.TrimSuffix(cases[i].input, "\n")
	}
	return head, cases
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	catalog, conn := openFixture(t)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			head, cases := readGolden(t, file)
			out := head
			for _, c := range cases {
				got := c.run(catalog, conn)
				out += fmt.Sprintf("-- %s --\n%s\n", c.dialect, c.input)
				for _, g := range got {
					out += fmt.Sprintf("-- %s --\n%s", g[0], g[1])
					if *update {
						continue
					}
					if want := c.want[g[0]]; want != g[1] {
						t.Errorf("%s\n%s is\n%swant\n%s", c.input, g[0], g[1], want)
					}
					delete(c.want, g[0])
				}
				for name := range c.want {
					if !*update {
						t.Errorf("%s: no %s any more", c.input, name)
					}
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
