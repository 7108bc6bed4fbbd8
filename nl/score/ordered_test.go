package score

import "testing"

// TestGold compares answers with golds that order, limit and tie.
func TestGold(t *testing.T) {
	rows := func(cells ...string) Rows {
		var out Rows
		for _, c := range cells {
			out = append(out, []string{c})
		}
		return out
	}
	keyed := Gold{Ordered: true, Rows: rows("a", "b"), All: rows("a", "b", "c", "d"), Keys: rows("9", "7", "7", "1")}
	nulls := Gold{Ordered: true, Rows: rows("n", "a", "b"), Keys: rows(null, "1", "2")}
	unordered := Gold{Rows: rows("a", "b"), All: rows("a", "b", "c")}
	for _, tc := range []struct {
		name string
		gold Gold
		got  Rows
		want bool
	}{
		{"as the gold", keyed, rows("a", "b"), true},
		{"a tie at the edge", keyed, rows("a", "c"), true},
		{"another order", keyed, rows("b", "a"), false},
		{"beyond the tie", keyed, rows("a", "d"), false},
		{"one row twice", keyed, rows("a", "a"), false},
		{"too few", keyed, rows("a"), false},
		{"nulls first", nulls, rows("n", "a", "b"), true},
		{"nulls last", nulls, rows("a", "b", "n"), true},
		{"neither", nulls, rows("a", "n", "b"), false},
		{"a limit without an order takes any", unordered, rows("c", "a"), true},
		{"but none that is not there", unordered, rows("c", "x"), false},
		{"an order whose keys are not known", Gold{Ordered: true, Rows: rows("a", "b")}, rows("b", "a"), false},
		{"columns change places", Gold{Ordered: true, Rows: Rows{{"a", "1"}, {"b", "2"}}, Keys: rows("1", "2")}, Rows{{"1", "a"}, {"2", "b"}}, true},
		{"nothing", Gold{}, nil, true},
	} {
		if got := tc.gold.Match(tc.got); got != tc.want {
			t.Errorf("%s: %t, want %t", tc.name, got, tc.want)
		}
	}
}

// TestMoment takes points in time as every engine writes them.
func TestMoment(t *testing.T) {
	want := Cell("2018-03-17 07:13:53")
	for _, s := range []string{"2018-03-17T07:13:53Z", "2018-03-17 07:13:53.000000", "2018-03-17T07:13:53"} {
		if Cell(s) != want {
			t.Errorf("%s: %q, want %q", s, Cell(s), want)
		}
	}
	if Cell("2018-03-17 07:13:54") == want {
		t.Error("another second is the same")
	}
}
