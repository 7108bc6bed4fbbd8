package dialect

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

// A table's interval is TIME to MySQL's clients; months are none.
func TestIntervalColumns(t *testing.T) {
	catalog := &Declared{tables: map[string]*backend.Table{"t": {Schema: "main", Name: "t", Rows: -1, Columns: []backend.Column{
		{Name: "months", Type: arrow.FixedWidthTypes.MonthInterval}, {Name: "span", Type: arrow.FixedWidthTypes.MonthDayNanoInterval}}}}}
	s, err := Read("SELECT months, span FROM t", MySQL)
	if err != nil {
		t.Fatal(err)
	}
	if err := Resolve(context.Background(), s, catalog); err != nil {
		t.Fatal(err)
	}
	if got := s.Output(); !slices.Equal(got, []string{"", "time(6)"}) {
		t.Errorf("columns are told as %q", got)
	}
}

// A table's interval on Spark is one of Spark's own and is shown as it is; one that is
// computed is a struct, and shown as text.
func TestStoredIntervals(t *testing.T) {
	catalog := &Declared{tables: map[string]*backend.Table{"t": {Schema: "main", Name: "t", Rows: -1, Columns: []backend.Column{
		{Name: "months", Type: arrow.FixedWidthTypes.MonthInterval}, {Name: "span", Type: arrow.FixedWidthTypes.MonthDayNanoInterval},
		{Name: "d", Type: arrow.FixedWidthTypes.Timestamp_us}}}}}
	for sql, computed := range map[string]bool{"SELECT * FROM t": false, "SELECT months, span FROM t ORDER BY span": false, "SELECT d - d AS span FROM t": true} {
		s, err := Read(sql, PostgreSQL)
		if err != nil {
			t.Fatal(err)
		}
		if err := Resolve(context.Background(), s, catalog); err != nil {
			t.Fatal(err)
		}
		printed, err := s.Print(Spark, testEnv)
		if err != nil {
			t.Fatal(sql, err)
		}
		if got := strings.Contains(printed, "transform("); got != computed {
			t.Errorf("%s: %s", sql, printed)
		}
	}
}
