package sqlite

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
)

// kind is the type that a column's values are all of, SQLite's columns having none.
type kind uint8

const (
	whole kind = iota
	number
	text
	day
	moment
	truth
)

func (k kind) arrow() arrow.DataType {
	switch k {
	case whole:
		return arrow.PrimitiveTypes.Int64
	case number:
		return arrow.PrimitiveTypes.Float64
	case day:
		return arrow.FixedWidthTypes.Date32
	case moment:
		return &arrow.TimestampType{Unit: arrow.Microsecond}
	case truth:
		return arrow.FixedWidthTypes.Boolean
	}
	return arrow.BinaryTypes.String
}

// declared reads a declared type as SQLite's affinity does, and dates and truths beside.
func declared(typ string) kind {
	t := strings.ToLower(typ)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(t, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("bool"):
		return truth
	case has("timestamp", "datetime"):
		return moment
	case has("date"):
		return day
	case has("char", "text", "clob", "string", "enum"):
		return text
	case has("int", "serial", "year"):
		return whole
	case has("real", "floa", "doub", "num", "dec", "money"):
		return number
	}
	return text
}

// dirt is the share of values that a column of numbers may have beside numbers.
const dirt = 20

// census counts what a column holds.
type census struct {
	values, ints, floats, texts, blank int
	numeric                            int // texts that are numbers
	days, moments                      int
	bits                               int // 0 and 1
	exact                              bool
}

func take(values []any) census {
	c := census{exact: true}
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			continue
		case int64:
			c.ints++
			if v == 0 || v == 1 {
				c.bits++
			}
		case float64:
			c.floats++
			if v != float64(int64(v)) {
				c.exact = false
			}
		default:
			s := strings.TrimSpace(asText(v))
			c.texts++
			if s == "" {
				c.blank++
				continue
			}
			if _, err := strconv.ParseFloat(s, 64); err == nil {
				c.numeric++
			}
			if _, ok := parseDay(s); ok {
				c.days++
			} else if _, ok := parseMoment(s); ok {
				c.moments++
			}
		}
		c.values++
	}
	return c
}

// kindOf is the kind that a column's values are best served as.
func kindOf(typ string, values []any) kind {
	c := take(values)
	want := declared(typ)
	numbers := c.ints + c.floats
	switch {
	case c.values == 0:
		return want
	case want == truth && c.bits == c.values:
		return truth
	case numbers == c.values || (want != text && want != day && want != moment && numbers > 0 && (c.values-numbers)*100 <= dirt*c.values && c.numeric == 0):
		if c.floats == 0 || (want == whole && c.exact) {
			return whole
		}
		return number
	case (want == day || want == moment) && c.days == c.values:
		if want == moment {
			return moment
		}
		return day
	case (want == day || want == moment) && c.days+c.moments == c.values:
		return moment
	}
	return text
}

func parseDay(s string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, s)
	return t, err == nil
}

func parseMoment(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04:05.999999", "2006-01-02T15:04:05", "2006-01-02 15:04", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// asText is a value as a text column holds it.
func asText(v any) string {
	switch v := v.(type) {
	case string:
		if !utf8.ValidString(v) {
			return strings.ToValidUTF8(v, "\uFFFD")
		}
		return v
	case []byte:
		if !utf8.Valid(v) {
			return hex.EncodeToString(v)
		}
		return string(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
