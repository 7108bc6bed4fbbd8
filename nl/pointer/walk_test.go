package pointer

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/duckdb"
	"streamlink/guard/dialect"
	"streamlink/nl/link"
)

// randomSchema makes tables with columns of every family, keys between them (some of two
// columns, some to themselves), and names that need quotes.
func randomSchema(r *rand.Rand) []backend.Table {
	types := []arrow.DataType{
		arrow.PrimitiveTypes.Int64, arrow.PrimitiveTypes.Float64, arrow.BinaryTypes.String, arrow.FixedWidthTypes.Date32,
		arrow.FixedWidthTypes.Timestamp_us, arrow.FixedWidthTypes.Boolean, arrow.BinaryTypes.Binary,
	}
	names := []string{"order", "Name", "first_name", "Unit Price", "filing_date", "group", "size%", "état", "user", "a\"b", "select", "n1"}
	var tables []backend.Table
	for i := range 1 + r.IntN(5) {
		t := backend.Table{Schema: "main", Name: fmt.Sprintf("%s%d", names[r.IntN(len(names))], i), Rows: -1}
		t.Columns = append(t.Columns, backend.Column{Name: "id", Type: types[0]}, backend.Column{Name: "k2", Type: types[2]})
		t.PrimaryKey = []string{"id", "k2"}
		for j := range r.IntN(7) {
			t.Columns = append(t.Columns, backend.Column{Name: fmt.Sprintf("%s_%d", names[r.IntN(len(names))], j), Type: types[r.IntN(len(types))]})
		}
		for j := range r.IntN(3) {
			ref := r.IntN(i + 1)
			c := fmt.Sprintf("fk%d", j)
			t.Columns = append(t.Columns, backend.Column{Name: c, Type: types[0]}, backend.Column{Name: c + "b", Type: types[2]})
			refName := t.Name
			if ref < i {
				refName = tables[ref].Name
			}
			k := backend.ForeignKey{Columns: []string{c}, RefSchema: "main", RefTable: refName, RefColumns: []string{"id"}}
			if r.IntN(3) == 0 {
				k.Columns, k.RefColumns = append(k.Columns, c+"b"), append(k.RefColumns, "k2")
			}
			t.ForeignKeys = append(t.ForeignKeys, k)
		}
		tables = append(tables, t)
	}
	return tables
}

var ddlTypes = map[arrow.Type]string{
	arrow.INT64: "BIGINT", arrow.FLOAT64: "DOUBLE", arrow.STRING: "VARCHAR", arrow.DATE32: "DATE",
	arrow.TIMESTAMP: "TIMESTAMP", arrow.BOOL: "BOOLEAN", arrow.BINARY: "BLOB",
}

func ddl(t backend.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s (", dialect.QuoteIdent(t.Name, dialect.DuckDB))
	for i, c := range t.Columns {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %s", dialect.QuoteIdent(c.Name, dialect.DuckDB), ddlTypes[c.Type.ID()])
	}
	return b.String() + ")"
}

const walkQuestion = `list the name of order where size is more than 5 and 20 between 2015 and 2017 after March 2016 'it''s 100% \o/' red Blue_ted like Xyzzy`

// walk takes a random way that the mask allows.
func walk(t *testing.T, r *rand.Rand, m *Mask) string {
	var words []string
	for s := m.Start(); ; {
		allowed := s.Allowed()
		if len(allowed) == 0 {
			t.Fatalf("dead end after %q", strings.Join(words, " "))
		}
		word := allowed[r.IntN(len(allowed))]
		if len(words) > 60 && slices.Contains(allowed, "") {
			word = ""
		}
		if word == "" {
			return strings.Join(words, " ")
		}
		if len(words) > 400 {
			t.Fatalf("no end: %q", strings.Join(words, " "))
		}
		words = append(words, word)
		s = s.Next(word)
	}
}

// engineFault tells DuckDB's own assertion failures, which valid SQL can meet, from what it
// has against a statement.
func engineFault(err error) bool {
	return strings.Contains(err.Error(), "Failed to bind column reference")
}

// TestWalksAreValid takes random ways under the mask over random schemas: each must
// print to SQL that the dialect reads and a real DuckDB prepares, and write back the
// words it came from; with an implied FROM, words that the mask takes and that say the same.
func TestWalksAreValid(t *testing.T) {
	ctx := context.Background()
	seeds, walks := 24, 40
	if testing.Short() {
		seeds = 8
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(7, uint64(seed)))
		tables := randomSchema(r)
		db, err := duckdb.Open(ctx, duckdb.Config{}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		conn, err := db.Open(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			res, err := conn.Query(ctx, ddl(table), nil)
			if err != nil {
				t.Fatalf("%s: %v", ddl(table), err)
			}
			if res.Rows != nil {
				res.Rows.Release()
			}
		}
		schema := link.NewSchema(tables)
		for i := range schema.Tables {
			schema.Tables[i].Default = seed%2 == 0
		}
		var index *link.Index
		if seed%3 != 0 {
			index, err = link.NewIndex(ctx, schema, func(_ context.Context, c, _ int) ([]string, bool, error) {
				if c%4 == 1 {
					return []string{"20", "5", "-3.5"}, true, nil
				}
				return []string{"red", "Blue ted", "2015-03-01", "it's 100% \\o/ or so", "20"}, c%2 == 0, nil
			}, link.DefaultLimits)
			if err != nil {
				t.Fatal(err)
			}
		}
		found := link.New(schema, index).Link(walkQuestion, time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC))
		budget := Full
		budget.Implied = seed%4 > 1
		p := NewPrompt(schema, found, budget, r)
		m := NewMask(p)
		for range walks {
			answer := walk(t, r, m)
			if answer == None {
				continue
			}
			sql, q, _, err := Decode(p, answer)
			if err != nil {
				t.Fatalf("%s\n%v", answer, err)
			}
			back := Write(p, q)
			if back != answer && !budget.Implied {
				t.Fatalf("%s\nwrites back as\n%s", answer, back)
			}
			if err := m.Accepts(back); err != nil {
				t.Fatalf("%s\nwrites back as\n%s\n%v", answer, back, err)
			}
			if again, err := Parse(p, back); err != nil || Write(p, again) != back {
				t.Fatalf("%s\nwrites back as\n%s\n%v", answer, back, err)
			}
			stmt, err := dialect.Read(sql, dialect.PostgreSQL)
			if err != nil {
				t.Fatalf("%s\n%s\nread: %v", answer, sql, err)
			}
			if err := dialect.Resolve(ctx, stmt, db.Catalog()); err != nil {
				t.Fatalf("%s\n%s\nresolve: %v", answer, sql, err)
			}
			printed, err := stmt.Print(dialect.DuckDB, nil)
			if err != nil {
				t.Fatalf("%s\n%s\nprint: %v", answer, sql, err)
			}
			if _, err := conn.Describe(ctx, printed); err != nil && !engineFault(err) {
				t.Errorf("%s\n%s\n%s\ndescribe: %v", answer, sql, printed, err)
			}
		}
		conn.Close()
		db.Close()
		if t.Failed() {
			return
		}
	}
}
