package dialect

import (
	"context"
	"slices"
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
