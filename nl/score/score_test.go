package score

import (
	"testing"
	"time"
)

func TestCell(t *testing.T) {
	day := time.Date(2016, 3, 1, 0, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		a, b  any
		equal bool
	}{
		{int64(12), "12", true},
		{[]byte("12.50"), 12.5, true},
		{1.0 / 3, 0.33333334, true},
		{0.3333, 0.3334, false},
		{int64(1234567), int64(1234568), false},
		{day, "2016-03-01", true},
		{"2016-03-01 00:00:00", day, true},
		{nil, "", false},
		{nil, "NULL", false},
		{"US", "us", false},
		{true, int64(1), true},
		{"1e", "1", false},
		{"Infinity", "inf", false},
	} {
		if got := Cell(tc.a) == Cell(tc.b); got != tc.equal {
			t.Errorf("%v and %v: %q %q, equal %t", tc.a, tc.b, Cell(tc.a), Cell(tc.b), got)
		}
	}
}

func TestEqual(t *testing.T) {
	for _, tc := range []struct {
		name      string
		got, want Rows
		equal     bool
	}{
		{"order is free", Rows{{"a", "1"}, {"b", "2"}}, Rows{{"b", "2"}, {"a", "1"}}, true},
		{"columns are free", Rows{{"a", "1"}, {"b", "2"}}, Rows{{"1", "a"}, {"2", "b"}}, true},
		{"but not mixed", Rows{{"a", "1"}, {"b", "2"}}, Rows{{"a", "2"}, {"b", "1"}}, false},
		{"multiset", Rows{{"a"}, {"a"}, {"b"}}, Rows{{"a"}, {"b"}, {"b"}}, false},
		{"a column too many", Rows{{"a", "1"}}, Rows{{"a"}}, false},
		{"equal columns, swapped rows", Rows{{"1", "2"}, {"2", "1"}}, Rows{{"2", "1"}, {"1", "2"}}, true},
		{"empty", nil, nil, true},
		{"empty and not", nil, Rows{{"a"}}, false},
	} {
		if got := Equal(tc.got, tc.want); got != tc.equal {
			t.Errorf("%s: %t", tc.name, got)
		}
	}
}

func TestTies(t *testing.T) {
	all := Rows{{"a", "9"}, {"b", "5"}, {"c", "5"}, {"d", "1"}}
	want := all[:2]
	for _, tc := range []struct {
		name string
		got  Rows
		ok   bool
	}{
		{"the other of the tie", Rows{{"a", "9"}, {"c", "5"}}, true},
		{"not of the tie", Rows{{"a", "9"}, {"d", "1"}}, false},
		{"not among all", Rows{{"a", "9"}, {"e", "5"}}, false},
		{"the same row twice", Rows{{"a", "9"}, {"a", "9"}}, false},
	} {
		if got := EqualTies(tc.got, want, all); got != tc.ok {
			t.Errorf("%s: %t", tc.name, got)
		}
	}
}
