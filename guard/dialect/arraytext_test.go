package dialect

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
)

// An array's text in each engine's own form; bytes keep theirs.
func TestListText(t *testing.T) {
	ints, texts, bytes := arrow.ListOf(arrow.PrimitiveTypes.Int32), arrow.ListOf(arrow.BinaryTypes.String), arrow.ListOf(arrow.BinaryTypes.Binary)
	for _, c := range []struct {
		text          string
		list          arrow.DataType
		duckdb, spark string // empty: refused
	}{
		{`{1,NULL,-3}`, ints, `["1",NULL,"-3"]`, `["1",null,"-3"]`},
		{`{}`, ints, `[]`, `[]`},
		{`{"",null,"NULL","a b","q\"\\,{}"}`, texts, `["",NULL,"NULL","a b","q\"\\,{}"]`, `["",null,"NULL","a b","q\"\\,{}"]`},
		{`{"\\x00ff10","\\x",NULL}`, bytes, `["\\x00\\xff\\x10","",NULL]`, `["AP8Q","",null]`},
		{`{"a\\001"}`, bytes, `["a\\001"]`, `["YQE="]`},
		{`{"\\xf"}`, bytes, `["\\xf"]`, ``},
		{`{{1,2},{3,4}}`, ints, ``, ``},
		{`1,2`, ints, ``, ``},
	} {
		for engine, want := range map[Dialect]string{DuckDB: c.duckdb, Spark: c.spark} {
			got, err := ListText(c.text, c.list, engine)
			if got != want || (err != nil) != (want == "") {
				t.Errorf("%s for %v: %s, %v; want %s", c.text, engine, got, err, want)
			}
		}
	}
}
