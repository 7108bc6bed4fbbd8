package corpus

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Column is one column as the wire tells it.
type Column struct{ Name, Type string }

// Answer is all that a server says to one statement.
type Answer struct {
	Columns  []Column
	Rows     [][]*string // nil is NULL
	Affected int64       // -1: not told
	InsertID int64       // MySQL's
	Code     string      // SQLSTATE of the error; empty: none
	Message  string
}

// Verdict is what comparing two answers comes to.
type Verdict string

// The verdicts. Only Different and Lenient are wrong: the others give what the
// reference gives, or say that they do not.
const (
	Equal     Verdict = "equal"
	Format    Verdict = "format"     // the same values, written with other digits
	Refused   Verdict = "refused"    // 0A000 where the reference answers
	Failed    Verdict = "failed"     // another error where the reference answers
	BothError Verdict = "both-error" // neither answers
	Lenient   Verdict = "lenient"    // answers where the reference has an error
	Different Verdict = "different"
)

// Verdicts in the order of a report.
var Verdicts = []Verdict{Equal, Format, BothError, Refused, Failed, Lenient, Different}

// Compare judges the answer of the product against the reference's, and says why.
// Without ordered, rows are compared as a bag.
func Compare(got, want Answer, ordered bool) (Verdict, string) {
	switch {
	case got.Code != "" && want.Code != "":
		return BothError, fmt.Sprintf("%s %s; reference %s %s", got.Code, got.Message, want.Code, want.Message)
	case got.Code == "0A000":
		return Refused, got.Message
	case got.Code != "":
		return Failed, got.Code + " " + got.Message
	case want.Code != "":
		return Lenient, "the reference says " + want.Code + " " + want.Message
	case len(got.Columns) != len(want.Columns):
		return Different, fmt.Sprintf("%d columns, reference %d", len(got.Columns), len(want.Columns))
	}
	for i, c := range got.Columns {
		if w := want.Columns[i]; c != w {
			return Different, fmt.Sprintf("column %d is %s %s, reference %s %s%s", i+1, c.Name, c.Type, w.Name, w.Type, alsoRows(got, want, ordered))
		}
	}
	if got.Affected != want.Affected && got.Affected >= 0 && want.Affected >= 0 {
		return Different, fmt.Sprintf("%d rows affected, reference %d", got.Affected, want.Affected)
	}
	if got.InsertID != want.InsertID {
		return Different, fmt.Sprintf("the insert's number is %d, reference %d", got.InsertID, want.InsertID)
	}
	return compareRows(got, want, ordered)
}

func alsoRows(got, want Answer, ordered bool) string {
	if v, why := compareRows(got, want, ordered); v == Different {
		return "; " + why
	}
	return ""
}

func compareRows(got, want Answer, ordered bool) (Verdict, string) {
	if len(got.Rows) != len(want.Rows) {
		return Different, fmt.Sprintf("%d rows, reference %d", len(got.Rows), len(want.Rows))
	}
	g, w := got.Rows, want.Rows
	if !ordered {
		g, w = sorted(g), sorted(w)
	}
	verdict, why := Equal, ""
	for i := range g {
		for j := range g[i] {
			switch v := compareCell(g[i][j], w[i][j], want.Columns[j].Type); v {
			case Equal:
			case Format:
				if verdict == Equal {
					verdict, why = v, fmt.Sprintf("row %d %s: %s, reference %s", i+1, want.Columns[j].Name, show(g[i][j]), show(w[i][j]))
				}
			default:
				return v, fmt.Sprintf("row %d %s: %s, reference %s", i+1, want.Columns[j].Name, show(g[i][j]), show(w[i][j]))
			}
		}
	}
	return verdict, why
}

func show(v *string) string {
	if v == nil {
		return "NULL"
	}
	return strconv.Quote(*v)
}

// sorted orders rows by their text, numbers rounded so that digits do not matter.
func sorted(rows [][]*string) [][]*string {
	key := func(r []*string) string {
		var b strings.Builder
		for _, v := range r {
			if v == nil {
				b.WriteString("\x00N|")
				continue
			}
			if f, err := strconv.ParseFloat(*v, 64); err == nil && (f == 0 || strings.ContainsAny(*v, ".e")) {
				if f == 0 {
					f = 0 // -0 as well
				}
				fmt.Fprintf(&b, "%.6g|", f)
				continue
			}
			b.WriteString(*v + "|")
		}
		return b.String()
	}
	out := slices.Clone(rows)
	sort.SliceStable(out, func(i, j int) bool { return key(out[i]) < key(out[j]) })
	return out
}

// compareCell allows exact numbers other trailing digits, and floating-point numbers
// other last ones.
func compareCell(got, want *string, typ string) Verdict {
	switch {
	case got == nil && want == nil:
		return Equal
	case got == nil || want == nil:
		return Different
	case *got == *want:
		return Equal
	}
	switch {
	case strings.HasPrefix(typ, "numeric"), strings.HasPrefix(typ, "decimal"):
		if sameExact(*got, *want) {
			return Format
		}
	case typ == "_numeric":
		if sameNumbers(*got, *want) {
			return Format
		}
	case typ == "json", typ == "jsonb", typ == "string" && documents(*got, *want):
		if sameJSON(*got, *want) {
			return Format
		}
	case strings.HasPrefix(typ, "float"), typ == "double", typ == "real":
		g, err1 := strconv.ParseFloat(*got, 64)
		w, err2 := strconv.ParseFloat(*want, 64)
		digits := 1e-12
		if typ == "float4" || typ == "float" {
			digits = 1e-5
		}
		// MariaDB cuts some doubles to the digits that a decimal would have
		if n := fraction(*want); err1 == nil && err2 == nil && n >= 4 && math.Abs(g-w) <= 0.5*math.Pow(10, -float64(n)) {
			return Format
		}
		if err1 == nil && err2 == nil && (g == w || math.Abs(g-w) <= digits*math.Max(math.Abs(g), math.Abs(w))) {
			return Format
		}
	}
	return Different
}

// sameNumbers tells that arrays of decimals hold the same numbers.
func sameNumbers(got, want string) bool {
	g, w := strings.Split(strings.Trim(got, "{}"), ","), strings.Split(strings.Trim(want, "{}"), ",")
	if len(g) != len(w) {
		return false
	}
	for i := range g {
		if g[i] != w[i] && !sameExact(g[i], w[i]) {
			return false
		}
	}
	return true
}

// documents tells that both texts begin as JSON objects or arrays do: MariaDB has no type
// for them.
func documents(got, want string) bool {
	return strings.IndexAny(got, "{[") == 0 && strings.IndexAny(want, "{[") == 0
}

// sameJSON tells that two texts are the same document, written with other spaces.
func sameJSON(got, want string) bool {
	decode := func(s string) (v any, err error) {
		err = json.Unmarshal([]byte(s), &v)
		return v, err
	}
	g, err1 := decode(got)
	w, err2 := decode(want)
	return err1 == nil && err2 == nil && reflect.DeepEqual(g, w)
}

// sameExact tells that two decimals agree in the digits that both have, at least
// six after the point where they are cut.
func sameExact(got, want string) bool {
	g, ok1 := new(big.Rat).SetString(got)
	w, ok2 := new(big.Rat).SetString(want)
	if !ok1 || !ok2 {
		return false
	}
	if g.Cmp(w) == 0 {
		return true
	}
	diff := new(big.Rat).Sub(g, w)
	// a function computed as a double has fifteen digits
	if f, _ := diff.Float64(); fraction(got) >= 6 {
		if v, _ := w.Float64(); math.Abs(f) <= 5e-15*math.Abs(v) {
			return true
		}
	}
	n := min(fraction(got), fraction(want))
	if n < 6 {
		return false
	}
	// the last common digit may be rounded one way and cut the other
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
	return diff.Abs(diff).Cmp(unit) <= 0
}

func fraction(s string) int {
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return len(s) - i - 1
	}
	return 0
}

// Ordered tells whether a statement's rows have an order: ORDER BY outside of brackets, and
// not by NULL, which asks for none.
func Ordered(sql string) bool {
	depth, s := 0, strings.ToLower(sql)
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\'', '"', '`':
			if n := strings.IndexByte(s[i+1:], s[i]); n >= 0 {
				i += n + 1
			}
		case '(':
			depth++
		case ')':
			depth--
		case 'o':
			if depth == 0 && strings.HasPrefix(s[i:], "order by") && !strings.HasPrefix(s[i:], "order by null") {
				return true
			}
		}
	}
	return false
}
