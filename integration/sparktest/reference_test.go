package sparktest

import (
	"bytes"
	"database/sql"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	reference "github.com/apache/spark-connect-go/v40/spark/sql"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"

	"streamlink/integration/server"
)

// pair is a statement as a client asks it and as Spark is asked the same.
type pair struct{ wire, ask, spark string }

func pairs(t *testing.T) (all []pair) {
	t.Helper()
	text, err := os.ReadFile("testdata/reference.sql")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		kind, ask, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case strings.HasPrefix(line, "--"):
		case ok && kind == "spark" && len(all) > 0:
			all[len(all)-1].spark = ask
		case ok && (kind == "postgres" || kind == "text" || kind == "mysql"):
			all = append(all, pair{kind, ask, ask})
		default:
			t.Fatalf("reference.sql: %s", line)
		}
	}
	return all
}

// Every cell that a client gets is the one that spark-connect-go, Spark's own client for
// Go, gets for the same query: over PostgreSQL's wire in text and in binary, over MySQL's
// in text.
func TestAsSparkConnectGo(t *testing.T) {
	s, on := must(t, product), must(t, spark)
	ctx := within(t, limit)
	session, err := reference.NewSessionBuilder().Remote("sc://" + on.Addr).Build(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"spark.sql.ansi.enabled": "true", "spark.sql.session.timeZone": "UTC"} {
		if err := session.Config().Set(ctx, name, value); err != nil {
			t.Fatal(err)
		}
	}
	cells := 0
	for _, p := range pairs(t) {
		t.Run(p.wire, func(t *testing.T) {
			frame, err := session.Sql(within(t, limit), p.spark)
			if err != nil {
				t.Fatalf("%s: %v", p.spark, err)
			}
			want, err := frame.ToArrow(within(t, limit))
			if err != nil {
				t.Fatalf("%s: %v", p.spark, err)
			}
			if p.wire == "mysql" {
				cells += mysqlCells(t, s, p.ask, *want)
			} else {
				cells += postgresCells(t, s, p, *want)
			}
		})
	}
	t.Logf("%d cells are equal", cells)
}

// postgresCells compares a statement's cells, and counts them.
func postgresCells(t *testing.T, s *server.StreamLink, p pair, want arrow.Table) int {
	t.Helper()
	conn, ask := connect(t, s.PG).PgConn(), p.ask
	text := conn.ExecParams(within(t, limit), ask, nil, nil, nil, []int16{pgtype.TextFormatCode}).Read()
	binary := text
	if p.wire != "text" {
		binary = conn.ExecParams(within(t, limit), ask, nil, nil, nil, []int16{pgtype.BinaryFormatCode}).Read()
	}
	for _, r := range []*pgconn.Result{text, binary} {
		if r.Err != nil {
			t.Fatalf("%s: %v", ask, r.Err)
		}
		// pgconn describes no columns where no row came.
		if int64(len(r.Rows)) != want.NumRows() || len(r.Rows) > 0 && int64(len(r.FieldDescriptions)) != want.NumCols() {
			t.Fatalf("%s: %d rows of %d columns, want %d of %d", ask, len(r.Rows), len(r.FieldDescriptions), want.NumRows(), want.NumCols())
		}
	}
	types := pgtype.NewMap()
	for c, f := range text.FieldDescriptions {
		typ, ok := types.TypeForOID(f.DataTypeOID)
		if !ok {
			t.Fatalf("%s: column %s has the unknown type %d", ask, f.Name, f.DataTypeOID)
		}
		each(want.Column(c), func(row int, a arrow.Array, i int) {
			got := text.Rows[row][c]
			g, w := postgresCell(types, f.DataTypeOID, got), cellOf(a, i)
			if !reflect.DeepEqual(g, w) {
				t.Errorf("%s, row %d, %s: %v (%T), want %v (%T) of %s", ask, row, f.Name, g, g, w, w, a.DataType())
			}
			if p.wire != "text" {
				// What pgx reads of the binary form must be what it reads of the text.
				fromText, err1 := typ.Codec.DecodeValue(types, f.DataTypeOID, pgtype.TextFormatCode, got)
				fromBinary, err2 := typ.Codec.DecodeValue(types, f.DataTypeOID, pgtype.BinaryFormatCode, binary.Rows[row][c])
				if err1 != nil || err2 != nil || !same(fromText, fromBinary) {
					t.Errorf("%s, row %d, %s: %v in text (%v), %v in binary (%v)", ask, row, f.Name, fromText, err1, fromBinary, err2)
				}
			}
			if t.Failed() {
				t.FailNow()
			}
		})
	}
	return int(want.NumRows() * want.NumCols())
}

// mysqlCells is postgresCells for MySQL's text.
func mysqlCells(t *testing.T, s *server.StreamLink, ask string, want arrow.Table) int {
	t.Helper()
	rows, err := mysqlOpen(t, s.MySQL).QueryContext(within(t, limit), ask)
	if err != nil {
		t.Fatalf("%s: %v", ask, err)
	}
	defer rows.Close()
	n := int(want.NumCols())
	columns, into := make([][][]byte, n), make([]any, n)
	for rows.Next() {
		raw := make([]sql.RawBytes, n)
		for c := range raw {
			into[c] = &raw[c]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatalf("%s: %v", ask, err)
		}
		for c := range raw {
			columns[c] = append(columns[c], bytes.Clone(raw[c]))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", ask, err)
	}
	for c := range n {
		if int64(len(columns[c])) != want.NumRows() {
			t.Fatalf("%s: %d rows, want %d", ask, len(columns[c]), want.NumRows())
		}
		each(want.Column(c), func(row int, a arrow.Array, i int) {
			if g, w := mysqlCell(columns[c][row], a.DataType()), cellOf(a, i); !reflect.DeepEqual(g, w) {
				t.Errorf("%s, row %d, column %d: %v (%T), want %v (%T) of %s", ask, row, c, g, g, w, w, a.DataType())
			}
		})
	}
	return n * int(want.NumRows())
}

// each goes through a column's cells.
func each(column *arrow.Column, visit func(row int, a arrow.Array, i int)) {
	row := 0
	for _, a := range column.Data().Chunks() {
		for i := range a.Len() {
			visit(row, a, i)
			row++
		}
	}
}
