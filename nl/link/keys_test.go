package link

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
)

func table(name, pk string, columns ...string) backend.Table {
	t := backend.Table{Name: name}
	if pk != "" {
		t.PrimaryKey = []string{pk}
	}
	for _, c := range columns {
		var typ arrow.DataType = arrow.BinaryTypes.String
		if c[0] == '#' {
			c, typ = c[1:], arrow.PrimitiveTypes.Int64
		}
		t.Columns = append(t.Columns, backend.Column{Name: c, Type: typ})
	}
	return t
}

// TestInfer finds the keys that names tell.
func TestInfer(t *testing.T) {
	keyed := table("roles", "", "#film_id", "#actor")
	keyed.ForeignKeys = []backend.ForeignKey{{Columns: []string{"film_id"}, RefTable: "film", RefColumns: []string{"film_id"}}}
	s := NewSchema([]backend.Table{
		table("station", "id", "#id", "name", "#dock_count"),
		table("trip", "id", "#id", "#start_station_id", "#end_station_id", "#duration"),
		table("customers", "", "#customer_id", "name"), // nobody declared a key
		table("orders", "order_id", "#order_id", "#customer_id", "status"),
		table("employee", "employee_id", "#employee_id", "#manager_id", "name"),
		table("film", "film_id", "#film_id", "title"),
		keyed,
		table("tags", "name", "name"),
		table("places", "", "name", "customer_id"), // a text is no number
	})
	var got []string
	for _, k := range s.Keys {
		if k.Inferred {
			from, to := s.Columns[k.From[0]], s.Columns[k.To[0]]
			got = append(got, s.Tables[from.Table].Name+"."+from.Name+" → "+s.Tables[to.Table].Name+"."+to.Name)
		}
	}
	want := []string{"trip.start_station_id → station.id", "trip.end_station_id → station.id", "orders.customer_id → customers.customer_id", "employee.manager_id → employee.employee_id"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestKindred tells which columns may join without a key.
func TestKindred(t *testing.T) {
	s := NewSchema([]backend.Table{
		table("student", "", "#stu_id", "#advisor", "#age", "#classroom"),
		table("faculty", "fac_id", "#fac_id", "#rank"),
		table("teacher", "", "#classroom", "#age"),
		table("region", "region_id", "#region_id"),
		table("storm", "storm_id", "#storm_id", "#number_deaths"),
	})
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"advisor", "fac_id", true}, {"classroom", "classroom", true},
		{"age", "age", false}, {"number_deaths", "region_id", false}, {"storm_id", "region_id", false},
	} {
		got := false
		for i := range s.Columns {
			for j := range s.Columns {
				got = got || (s.Columns[i].Name == tc.a && s.Columns[j].Name == tc.b && s.Kindred(i, j))
			}
		}
		if got != tc.want {
			t.Errorf("%s and %s: %t", tc.a, tc.b, got)
		}
	}
}

// TestVariants finds values that are written otherwise than asked.
func TestVariants(t *testing.T) {
	s := NewSchema([]backend.Table{table("t", "", "city", "result", "dept", "approved", "home", "grade")})
	cells := [][]string{{"Los Angeles", "Boise"}, {"Nominated", "Won"}, {"Comp. Sci.", "Physics"}, {"Y", "N"}, {"Tokyo , Japan"}, {"B", "M"}}
	x, err := NewIndex(context.Background(), s, func(_ context.Context, c, _ int) ([]string, bool, error) { return cells[c], true, nil }, DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	l := New(s, x)
	for _, tc := range []struct{ question, want string }{
		{"flights from LA", "Los Angeles"}, {"which got nominations", "Nominated"}, {"teachers of computer science", "Comp. Sci."},
		{"people from Tokyo, Japan", "Tokyo , Japan"}, {"names with the letter M", "M"}, {"flights from la", ""}, {"who got lost", ""},
	} {
		got := ""
		for _, v := range l.Link(tc.question, time.Time{}).Values {
			if got = v.Text; len(v.Cells) > 0 {
				got = v.Cells[0].Cell
			}
		}
		if got != tc.want {
			t.Errorf("%s: %q, want %q", tc.question, got, tc.want)
		}
	}
	yes, no, ok := x.Flag(3)
	if !ok || yes != "Y" || no != "N" {
		t.Errorf("approved says %q and %q, %t", yes, no, ok)
	}
	if _, _, ok := x.Flag(0); ok {
		t.Error("a city says yes or no")
	}
}
