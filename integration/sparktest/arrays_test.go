package sparktest

import (
	"context"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// awkward are texts that an array's own syntax would take for something else.
var awkward = []string{"a", "b c", `q"\,{}`, "", "NULL", " x ", "ünï 日本 😀", "line\nbreak", `\N`, "'; --"}

// Arrays of each type of element come back as they were sent, in binary, in text and
// written into the statement, with and without elements that are NULL.
func TestArrayParameters(t *testing.T) {
	s := must(t, product)
	conn := connect(t, s.PG)
	noon := time.Date(2024, 2, 29, 12, 34, 56, 789_000_000, time.UTC)
	for _, c := range []struct {
		typ       string
		value     any
		into, nil any // into points to where the value is read; nil holds one element that is NULL
	}{
		{"smallint[]", []int16{1, -32768}, new([]int16), []*int16{nil}},
		{"int[]", []int32{1, -3, math.MaxInt32}, new([]int32), []*int32{nil}},
		{"bigint[]", []int64{math.MinInt64, 7}, new([]int64), []*int64{nil}},
		{"real[]", []float32{1.5, float32(math.Inf(1))}, new([]float32), []*float32{nil}},
		{"float8[]", []float64{-0.1, 1e300, math.Inf(-1)}, new([]float64), []*float64{nil}},
		{"numeric(12,3)[]", []string{"1.250", "-99999.999"}, new([]string), []*string{nil}},
		{"boolean[]", []bool{true, false}, new([]bool), []*bool{nil}},
		{"text[]", awkward, new([]string), []*string{nil}},
		{"varchar(20)[]", awkward, new([]string), []*string{nil}},
		{"bytea[]", [][]byte{{0, 255, 16}, {}, []byte(`\x41`)}, new([][]byte), [][]byte{nil}},
		{"date[]", []time.Time{noon.Truncate(24 * time.Hour)}, new([]time.Time), []*time.Time{nil}},
		{"timestamp[]", []time.Time{noon}, new([]time.Time), []*time.Time{nil}},
		{"timestamptz[]", []time.Time{noon}, new([]time.Time), []*time.Time{nil}},
		{"int[]", []int32{}, new([]int32), []*int32{}},
	} {
		for name, mode := range map[string]pgx.QueryExecMode{"binary": pgx.QueryExecModeDescribeExec, "text": pgx.QueryExecModeExec, "simple": pgx.QueryExecModeSimpleProtocol} {
			if mode == pgx.QueryExecModeSimpleProtocol && c.typ == "bytea[]" {
				continue // pgx itself writes these as something else
			}
			if err := conn.QueryRow(within(t, limit), "SELECT $1::"+c.typ, mode, c.value).Scan(c.into); err != nil {
				t.Errorf("%s in %s: %v", c.typ, name, err)
			} else if got := read(c.into); !reflect.DeepEqual(got, c.value) {
				t.Errorf("%s in %s: %v came back of %v", c.typ, name, got, c.value)
			}
			var null, size int
			ask := "SELECT count(*), count(CASE WHEN x IS NULL THEN 1 END) FROM unnest($1::" + c.typ + ") AS u(x)"
			if err := conn.QueryRow(within(t, limit), ask, mode, c.nil).Scan(&size, &null); err != nil {
				t.Errorf("%s of NULL in %s: %v", c.typ, name, err)
			} else if want := reflect.ValueOf(c.nil).Len(); size != want || null != want {
				t.Errorf("%s in %s: %d elements, %d NULL, want %d", c.typ, name, size, null, want)
			}
		}
	}
	var whole *[]int32
	if err := conn.QueryRow(within(t, limit), "SELECT $1::int[]", nil).Scan(&whole); err != nil || whole != nil {
		t.Errorf("an array that is NULL: %v, %v", whole, err)
	}
}

// read is what a value was read into, times in UTC.
func read(into any) any {
	if times, ok := into.(*[]time.Time); ok {
		for i := range *times {
			(*times)[i] = (*times)[i].UTC()
		}
	}
	return reflect.ValueOf(into).Elem().Interface()
}

// What an array is sent for: one of many.
func TestAnyOfArray(t *testing.T) {
	s := must(t, product)
	conn := connect(t, s.PG)
	for _, c := range []struct {
		ask, same string
		args      []any
	}{
		{"publication_year = ANY($1)", "publication_year IN (2010, 2011)", []any{[]int32{2010, 2011}}},
		{"jurisdiction = ANY($1)", "jurisdiction IN ('US', 'AU')", []any{[]string{"US", "AU"}}},
		{"jurisdiction <> ALL($1)", "jurisdiction NOT IN ('US', 'AU')", []any{[]string{"US", "AU"}}},
		{"jurisdiction = ANY($1) AND publication_year > $2", "jurisdiction = 'WO' AND publication_year > 2012", []any{[]string{"WO"}, 2012}},
		{"title = ANY($1)", "false", []any{awkward}},
		{"publication_year > ALL($1)", "publication_year > 2012", []any{[]int64{2012, 1999}}},
	} {
		var got, want int
		if err := conn.QueryRow(within(t, limit), "SELECT count(*) FROM patents WHERE "+c.ask, c.args...).Scan(&got); err != nil {
			t.Errorf("%s: %v", c.ask, err)
			continue
		}
		if err := conn.QueryRow(within(t, limit), "SELECT count(*) FROM patents WHERE "+c.same).Scan(&want); err != nil || got != want {
			t.Errorf("%s: %d rows, want %d (%v)", c.ask, got, want, err)
		}
	}
}

// Arrays are written as they are read.
func TestArraysAreWritten(t *testing.T) {
	s := must(t, product)
	conn := connect(t, s.PG)
	ctx := within(t, limit)
	exec := func(sql string, args ...any) {
		t.Helper()
		if _, err := conn.Exec(ctx, sql, args...); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	defer conn.Exec(context.Background(), "DROP TABLE IF EXISTS listed")
	exec("CREATE TABLE listed (id int, words text[], bytes bytea[], numbers bigint[])")
	bytes, numbers := [][]byte{{0, 255}, {}}, []int64{1, -1}
	exec("INSERT INTO listed VALUES ($1, $2, $3, $4)", 1, awkward, bytes, numbers)
	exec("INSERT INTO listed VALUES ($1, $2, $3, $4), (3, NULL, NULL, NULL)", 2, []string{}, nil, numbers)
	var gotWords []string
	var gotBytes [][]byte
	var gotNumbers []int64
	if err := conn.QueryRow(ctx, "SELECT words, bytes, numbers FROM listed WHERE id = 1").Scan(&gotWords, &gotBytes, &gotNumbers); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(gotWords, awkward) || !reflect.DeepEqual(gotBytes, bytes) || !reflect.DeepEqual(gotNumbers, numbers) {
		t.Errorf("%q, %v and %v came back", gotWords, gotBytes, gotNumbers)
	}
	var empty, null int
	if err := conn.QueryRow(ctx, "SELECT count(*) FILTER (WHERE cardinality(words) = 0), count(*) FILTER (WHERE bytes IS NULL) FROM listed").Scan(&empty, &null); err != nil || empty != 1 || null != 2 {
		t.Errorf("%d empty and %d missing arrays, %v", empty, null, err)
	}
}
