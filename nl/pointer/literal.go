package pointer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/nl/link"
)

// cellsIn are the cells of a column that a value was found equal to.
func cellsIn(v *link.Value, column int) []string {
	var out []string
	for _, at := range v.Cells {
		if at.Column == column {
			out = append(out, at.Cell)
		}
	}
	return out
}

// value finds a literal among the prompt's values. column is what it is compared with, or -1.
func (c converter) value(v *Val, column int, op string) error {
	if column >= 0 && c.p.Schema.Columns[column].Family == link.Bool {
		truth := map[string]string{"1": "true", "0": "false", "true": "true", "false": "false", "t": "true", "f": "false"}
		if v.Const = truth[strings.ToLower(v.Const+v.Literal)]; v.Const == "" {
			return fmt.Errorf("value %q is neither true nor false", v.Literal)
		}
		return nil
	}
	if column >= 0 {
		switch yes, no, ok := c.p.flag(column); {
		case ok && strings.EqualFold(v.Literal, yes), ok && v.Const == "true":
			*v = Val{Const: "true"}
			return nil
		case ok && strings.EqualFold(v.Literal, no), ok && v.Const == "false":
			*v = Val{Const: "false"}
			return nil
		}
	}
	if v.Const == "true" || v.Const == "false" {
		return nil
	}
	literal := v.Literal
	if v.Const != "" {
		literal = v.Const
	}
	best, at := 0, -1
	for i := range c.p.Values {
		if s := c.likeness(&c.p.Values[i], literal, column); s > best {
			best, at = s, i
		}
	}
	switch {
	case at >= 0:
		*v = Val{N: at}
	case sameNumber(literal, "0"):
		*v = Val{Const: "0"}
	case sameNumber(literal, "1"):
		*v = Val{Const: "1"}
	default:
		return fmt.Errorf("value %q is not linked", literal)
	}
	if op == "limit" && !c.p.Values[v.N].Numeric() && v.Const == "" {
		return fmt.Errorf("limit %q is no number", literal)
	}
	return nil
}

// likeness says how well a linked value stands for a literal: 0 is not at all.
func (c converter) likeness(v *link.Value, literal string, column int) int {
	key := link.Fold(strings.Trim(literal, "%"))
	best := 0
	for _, at := range v.Cells {
		if column >= 0 && at.Column != column {
			continue
		}
		if at.Cell == literal {
			return 9
		}
		if link.Fold(at.Cell) == key {
			best = 8
		}
	}
	contains := column < 0 || slices.Contains(v.Has, column) || v.Kind == link.Quote || v.Kind == link.Loose || v.Numeric() || len(v.Text) == 1
	switch {
	case v.Numeric() && sameNumber(v.Number, literal):
		best = max(best, 8)
	case v.Dated() && sameTime(v, literal):
		best = max(best, 8)
	case contains && link.Fold(v.Text) == key:
		best = max(best, 7)
	case contains && len(v.Has) > 0 && key != "" && sameNoun(link.Fold(v.Text), key):
		best = max(best, 5)
	case contains && len(v.Has) > 0 && column >= 0 && len(v.Text)*5 > len(key)*2 && strings.Contains(" "+key+" ", " "+link.Fold(v.Text)+" "):
		best = max(best, 3)
	}
	return best
}

func sameNumber(a, b string) bool {
	if a == b {
		return a != ""
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// sameTime tells whether a literal day or month is v's beginning.
func sameTime(v *link.Value, literal string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01-02 15:04:05", "2006-01", "2006", "01/02/2006", "1/2/2006"} {
		if t, err := time.Parse(layout, literal); err == nil {
			return t.Equal(v.From)
		}
	}
	return false
}

// sameNoun tells whether two phrases differ only in a plural ending.
func sameNoun(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || a+"s" == b || a+"es" == b || (strings.HasSuffix(a, "y") && a[:len(a)-1]+"ies" == b)
}
