package dialect

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
)

// A map is a list to Arrow, but one document to a client.
func TestMapIsOneDocument(t *testing.T) {
	pairs := arrow.MapOf(arrow.BinaryTypes.String, arrow.PrimitiveTypes.Int32)
	if got := fromArrow(pairs, "json"); got != of(tJSON) {
		t.Errorf("a map is %v", got)
	}
	if got := fromArrow(arrow.ListOf(pairs), "json"); got != arrayOf(of(tJSON)) {
		t.Errorf("a list of maps is %v", got)
	}
}
