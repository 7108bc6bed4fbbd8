package integration

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// pair is the product and its reference, asked the same.
type pair struct{ product, reference *pgconn.PgConn }

func pairOf(t *testing.T) pair {
	t.Helper()
	s, ref := must(t, product), must(t, postgres)
	return pair{connect(t, s.PG).PgConn(), connect(t, ref.Addr).PgConn()}
}

// answer is all that the wire says about a result.
type answer struct {
	columns string // names, types and modifiers
	rows    [][][]byte
	tag     string
	err     *pgconn.PgError
}

// ask runs one statement in the extended protocol, all results in one format.
func ask(ctx context.Context, c *pgconn.PgConn, sql string, format int16) (answer, error) {
	return read(c.ExecParams(ctx, sql, nil, nil, nil, []int16{format}))
}

func read(r *pgconn.ResultReader) (answer, error) {
	var a answer
	var columns []string
	for _, f := range r.FieldDescriptions() {
		columns = append(columns, fmt.Sprintf("%s:%d", f.Name, f.DataTypeOID))
	}
	a.columns = strings.Join(columns, " ")
	for r.NextRow() {
		row := make([][]byte, len(r.Values()))
		for i, v := range r.Values() {
			row[i] = bytes.Clone(v)
		}
		a.rows = append(a.rows, row)
	}
	tag, err := r.Close()
	a.tag = tag.String()
	if errors.As(err, &a.err) {
		err = nil
	}
	return a, err
}

// same compares two answers, and says what differs first.
func same(got, want answer) error {
	switch {
	case (got.err == nil) != (want.err == nil):
		return fmt.Errorf("error %v, PostgreSQL has %v", got.err, want.err)
	case got.err != nil && got.err.Code != want.err.Code:
		return fmt.Errorf("error %v, PostgreSQL has %v", got.err, want.err)
	case got.columns != want.columns:
		return fmt.Errorf("columns %s, PostgreSQL has %s", got.columns, want.columns)
	case len(got.rows) != len(want.rows):
		return fmt.Errorf("%d rows, PostgreSQL has %d", len(got.rows), len(want.rows))
	case got.tag != want.tag:
		return fmt.Errorf("tag %q, PostgreSQL has %q", got.tag, want.tag)
	}
	for i := range got.rows {
		for j, cell := range got.rows[i] {
			if w := want.rows[i][j]; !bytes.Equal(cell, w) || (cell == nil) != (w == nil) {
				return fmt.Errorf("row %d column %d: %q, PostgreSQL has %q", i, j, cell, w)
			}
		}
	}
	return nil
}

func compare(t *testing.T, p pair, sql string) {
	t.Helper()
	for format, name := range []string{"text", "binary"} {
		ctx := within(t, limit)
		want, err := ask(ctx, p.reference, sql, int16(format))
		if err != nil {
			t.Fatalf("reference: %v", err)
		}
		got, err := ask(ctx, p.product, sql, int16(format))
		if err != nil {
			t.Fatalf("connection broke: %v", err)
		}
		if err := same(got, want); err != nil {
			t.Errorf("%s, %s: %v", sql, name, err)
		}
	}
}

func TestPostgresValues(t *testing.T) {
	p := pairOf(t)
	for _, line := range lines(t, "postgres_values.txt") {
		t.Run(line, func(t *testing.T) { compare(t, p, "SELECT "+line) })
	}
}

// What is known to differ still runs, and is written down as long as it differs.
func TestPostgresDifferences(t *testing.T) {
	p := pairOf(t)
	for _, line := range lines(t, "postgres_differences.txt") {
		t.Run(line, func(t *testing.T) {
			want, err := ask(within(t, limit), p.reference, "SELECT "+line, 0)
			if err != nil || want.err != nil {
				t.Fatalf("reference: %v %v", err, want.err)
			}
			got, err := ask(within(t, limit), p.product, "SELECT "+line, 0)
			switch {
			case err != nil || got.err != nil:
				t.Errorf("%v %v", err, got.err)
			case same(got, want) == nil:
				t.Error("it no longer differs")
			}
		})
	}
}

func TestPostgresQueries(t *testing.T) {
	p := pairOf(t)
	for _, line := range lines(t, "postgres_queries.txt") {
		t.Run(line, func(t *testing.T) { compare(t, p, line) })
	}
}

// A statement that fails, fails alike, and the session goes on.
func TestPostgresErrors(t *testing.T) {
	p := pairOf(t)
	for _, line := range lines(t, "postgres_errors.txt") {
		t.Run(line, func(t *testing.T) {
			want, _ := ask(within(t, limit), p.reference, line, 0)
			if want.err == nil {
				t.Fatalf("PostgreSQL takes it")
			}
			for _, simple := range []bool{false, true} {
				if simple && strings.Contains(line, "$1") {
					continue
				}
				got, err := askEither(within(t, limit), p.product, line, simple)
				if err != nil {
					t.Fatalf("connection broke: %v", err)
				}
				if got.err == nil || got.err.Code != want.err.Code {
					t.Errorf("simple=%v: got %v, PostgreSQL has %v", simple, got.err, want.err)
				}
				if got.err != nil && (got.err.Severity != "ERROR" || got.err.Message == "") {
					t.Errorf("severity %q, message %q", got.err.Severity, got.err.Message)
				}
			}
			after, err := ask(within(t, limit), p.product, "SELECT 1", 0)
			if err != nil || len(after.rows) != 1 {
				t.Fatalf("the session does not go on: %v %v", after.err, err)
			}
		})
	}
}

// askEither asks in the simple or in the extended protocol.
func askEither(ctx context.Context, c *pgconn.PgConn, sql string, simple bool) (answer, error) {
	if !simple {
		return ask(ctx, c, sql, 0)
	}
	var a answer
	_, err := c.Exec(ctx, sql).ReadAll()
	if errors.As(err, &a.err) {
		err = nil
	}
	return a, err
}
