package follow

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

var update = flag.Bool("update", false, "rewrite what came of the follow-ups in testdata")

// shop is a schema that the sample data has nothing to do with.
func shop(t testing.TB) *link.Linker {
	t.Helper()
	i, n, s, d := arrow.PrimitiveTypes.Int64, arrow.PrimitiveTypes.Float64, arrow.BinaryTypes.String, arrow.FixedWidthTypes.Date32
	col := func(n string, t arrow.DataType) backend.Column { return backend.Column{Name: n, Type: t} }
	key := func(c, t string) backend.ForeignKey {
		return backend.ForeignKey{Columns: []string{c}, RefTable: t, RefColumns: []string{c}}
	}
	schema := link.NewSchema([]backend.Table{
		{Name: "customers", PrimaryKey: []string{"customer_id"}, Columns: []backend.Column{col("customer_id", i), col("name", s), col("country", s), col("birth_year", i)}},
		{Name: "orders", PrimaryKey: []string{"order_id"}, Columns: []backend.Column{col("order_id", i), col("customer_id", i), col("placed", d), col("amount", n), col("status", s)},
			ForeignKeys: []backend.ForeignKey{key("customer_id", "customers")}},
		{Name: "items", Columns: []backend.Column{col("order_id", i), col("product", s), col("quantity", i)},
			ForeignKeys: []backend.ForeignKey{key("order_id", "orders")}},
	})
	for i := range schema.Tables {
		schema.Tables[i].Default = true
	}
	cells := map[string][]string{
		"name": {"Ada Lovelace", "Grace Hopper"}, "country": {"France", "Kenya", "Peru"}, "status": {"paid", "open", "returned"},
		"product": {"Garden Hose", "Hose Reel", "Ladder"},
	}
	index, err := link.NewIndex(context.Background(), schema, func(_ context.Context, c, _ int) ([]string, bool, error) {
		return cells[schema.Columns[c].Name], true, nil
	}, link.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return link.New(schema, index)
}

var now = time.Date(2024, 6, 15, 0, 0, 0, 0, time.UTC)

// asked is the answer to a question whose query is given in the named form.
func asked(t testing.TB, l *link.Linker, question, named string) *Shape {
	t.Helper()
	p := pointer.NewPrompt(l.Schema, l.Link(question, now), pointer.Full, nil)
	text, err := pointer.Convert(p, named)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	q, err := pointer.Parse(p, text)
	if err != nil {
		t.Fatal(err)
	}
	return &Shape{Text: question, Prompt: p, Query: q}
}

// TestConversations runs the conversations of testdata: "Q " is a question with its query
// in the named form behind " | "; "> " is what is said next, and continues the answer
// before; "? " continues the question itself, whatever was said in between.
func TestConversations(t *testing.T) {
	const file = "testdata/conversations.txt"
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l := shop(t)
	var first, prev *Shape
	var out strings.Builder
	for line := range strings.Lines(string(script)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "Q "):
			question, named, _ := strings.Cut(line[2:], " | ")
			first = asked(t, l, question, named)
			prev = first
			fmt.Fprintln(&out, line)
			tell(t, &out, first)
		case strings.HasPrefix(line, "? "):
			prev = first
			fallthrough
		case strings.HasPrefix(line, "> "):
			fmt.Fprintln(&out, line)
			f, err := Read(prev, l, line[2:], now)
			switch {
			case err != nil:
				fmt.Fprintln(&out, "  refused:", err)
			case f == nil:
				fmt.Fprintln(&out, "  stands by itself")
			case f.Shape == nil && len(f.Again) > 0:
				fmt.Fprintf(&out, "  model: %s; then: %s\n", f.Ask, strings.Join(f.Again, "; "))
			case f.Shape == nil:
				fmt.Fprintln(&out, "  model:", f.Ask)
			default:
				fmt.Fprintln(&out, "  =", f.Text)
				tell(t, &out, f.Shape)
				prev = f.Shape
			}
		case line == "" || strings.HasPrefix(line, "#"):
			fmt.Fprintln(&out, line)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := out.String(); got != string(script) {
		a, b := strings.Split(got, "\n"), strings.Split(string(script), "\n")
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				t.Fatalf("line %d; -update rewrites it\ngot  %s\nwant %s", i+1, a[i], b[i])
			}
		}
		t.Fatal("it ends otherwise")
	}
}

func tell(t *testing.T, out *strings.Builder, s *Shape) {
	t.Helper()
	sql, _, err := s.Print()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(out, " ", sql)
}

// Questions that stand by themselves are never bent into follow-ups, whatever went before.
func TestStandAlone(t *testing.T) {
	l := shop(t)
	var before []*Shape
	for _, q := range [][2]string{
		{"orders of France in 2019", "from t:orders t:customers select count * where c:customers.country = v:\"France\" and c:orders.placed = v:2019"},
		{"customers by number of orders", "from t:customers t:orders select c:customers.name , count * order count * desc limit 1"},
		{"products", "from t:items select c:items.product , c:items.quantity"},
	} {
		before = append(before, asked(t, l, q[0], q[1]))
	}
	text, err := os.ReadFile("testdata/alone.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		for _, s := range before {
			if f, err := Read(s, l, line, now); err != nil || f != nil {
				t.Errorf("%q after %q: %+v, %v", line, s.Text, f, err)
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d questions", n)
	}
}

// What a follow-up is built on is left as it was.
func TestUntouched(t *testing.T) {
	l := shop(t)
	s := asked(t, l, "orders of France in 2019", "from t:orders t:customers select count * where c:customers.country = v:\"France\" and c:orders.placed = v:2019")
	before, _, _ := s.Print()
	for _, f := range []string{"and in 2020?", "what about Peru", "by country", "only paid ones"} {
		if got, err := Read(s, l, f, now); err != nil || got == nil {
			t.Errorf("%s: %v %v", f, got, err)
		}
		if after, _, _ := s.Print(); after != before {
			t.Fatalf("%s changed what it continues: %s", f, after)
		}
	}
}

// In a catalog with more tables than a prompt has room for, the tables of the query before
// are there all the same.
func TestManyTables(t *testing.T) {
	var tables []backend.Table
	i, s := arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String
	for n := range 60 {
		name := fmt.Sprintf("thing%c%c", 'a'+n/26, 'a'+n%26)
		tab := backend.Table{Name: name, PrimaryKey: []string{name + "_id"}, Columns: []backend.Column{{Name: name + "_id", Type: i}, {Name: "label", Type: s}, {Name: "weight", Type: i}}}
		if n > 0 {
			ref := tables[n-1].Name
			tab.Columns = append(tab.Columns, backend.Column{Name: ref + "_id", Type: i})
			tab.ForeignKeys = []backend.ForeignKey{{Columns: []string{ref + "_id"}, RefTable: ref, RefColumns: []string{ref + "_id"}}}
		}
		tables = append(tables, tab)
	}
	l := link.New(link.NewSchema(tables), nil)
	prev := asked(t, l, "labels of thingca with a weight over 10 in thingcb", "from t:thingcb t:thingca select c:thingca.label where c:thingcb.weight > v:10")
	f, err := Read(prev, l, "what about 25", now)
	if err != nil || f == nil || f.Shape == nil {
		t.Fatalf("%+v %v", f, err)
	}
	if sql, _, err := f.Shape.Print(); err != nil || !strings.Contains(sql, "JOIN") || !strings.Contains(sql, "weight > 25") {
		t.Errorf("%s %v", sql, err)
	}
}
