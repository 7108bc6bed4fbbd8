package mysql

import (
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"streamlink/backend"
)

// A text that is JSON itself, as a VARIANT is, stands inside of a struct, a list and a map
// as what it is and not as a string.
func TestNestedJSON(t *testing.T) {
	document := arrow.Field{Name: "d", Type: arrow.BinaryTypes.String, Nullable: true, Metadata: arrow.NewMetadata([]string{backend.WireType}, []string{"json"})}
	plain := arrow.Field{Name: "p", Type: arrow.BinaryTypes.String, Nullable: true}
	for _, c := range []struct {
		typ        arrow.DataType
		value, out string
	}{
		{arrow.StructOf(document, plain), `{"d":"[1, true]","p":"[1, true]"}`, `{"d": [1, true], "p": "[1, true]"}`},
		{arrow.ListOfField(document), `["{\"k\": null}",null]`, `[{"k": null}, null]`},
		{arrow.MapOfWithMetadata(plain.Type, plain.Metadata, document.Type, document.Metadata), `[{"key":"a","value":"1.5"}]`, `{"a": 1.5}`},
	} {
		a, _, err := array.FromJSON(memory.DefaultAllocator, c.typ, strings.NewReader("["+c.value+"]"))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(appendJSON(nil, a, 0)); got != c.out {
			t.Errorf("%s: %s, want %s", c.typ, got, c.out)
		}
	}
}
