package mysql

import (
	"math"
	"strconv"
	"testing"
	"time"
)

// Numbers are printed as strconv prints them, at each power of ten and of two.
func TestAppendUint(t *testing.T) {
	check := func(v uint64) {
		if got, want := string(appendUint([]byte("x"), v)), "x"+strconv.FormatUint(v, 10); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
		if got, want := string(appendPadded(nil, v%1e19, 19)), strconv.FormatUint(v%1e19+1e19, 10)[1:]; v%1e19 < 8e18 && got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	}
	for _, v := range pow10 {
		check(v - 1)
		check(v)
		check(v + 1)
	}
	for shift := range 64 {
		check(1 << shift)
		check(1<<shift - 1)
	}
	check(math.MaxUint64)
	for v := range uint64(20_000) {
		check(v)
	}
}

// Every day of the calendar that MySQL has is Go's, and so are days far from it.
func TestCivil(t *testing.T) {
	check := func(days int64) {
		year, month, day := civil(days)
		at := time.Unix(days*24*60*60, 0).UTC()
		if int(year) != at.Year() || month != int(at.Month()) || day != at.Day() {
			t.Fatalf("day %d is %d-%d-%d, want %s", days, year, month, day, at.Format(time.DateOnly))
		}
	}
	for days := int64(-720_000); days < 2_940_000; days++ {
		check(days)
	}
	for _, far := range []int64{-1 << 32, -1 << 30, 1<<29 - fromMarch - 1, 1<<29 - fromMarch, 1 << 31, 1 << 33} {
		for d := range int64(1500) {
			check(far + d)
		}
	}
}
