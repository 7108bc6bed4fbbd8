package mysqljson

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// ColumnType is what the values of a column of JSON_TABLE are.
type ColumnType string

// The types that values are made to fit; whatever has another name is a text.
const (
	Int8      ColumnType = "int8"
	Int16     ColumnType = "int16"
	Int32     ColumnType = "int32"
	Int64     ColumnType = "int64"
	Uint64    ColumnType = "uint64"
	Decimal   ColumnType = "decimal"
	Double    ColumnType = "double"
	Text      ColumnType = "text"
	Document  ColumnType = "json"
	Date      ColumnType = "date"
	Timestamp ColumnType = "timestamp"
	Time      ColumnType = "time"
)

// fit is a value as a column's type has it, as a text that can be cast to it.
func (c *Column) fit(v *value) (*string, error) {
	if c.Type == Document {
		return answer(v.String()), nil
	}
	switch v.kind {
	case null:
		return nil, nil
	case array, object:
		return nil, fmt.Errorf("Can't store an array or an object in the scalar column '%s' of JSON_TABLE", c.Name)
	}
	s := v.scalar
	switch c.Type {
	case Int8, Int16, Int32, Int64, Uint64, Decimal, Double:
		if v.kind == boolean {
			s = map[string]string{"true": "1", "false": "0"}[s]
		}
		return c.number(strings.TrimSpace(s))
	case Date, Timestamp, Time:
		return c.moment(strings.TrimSpace(s))
	}
	if c.Size > 0 && utf8.RuneCountInString(s) > c.Size {
		return nil, fmt.Errorf("Data too long for column '%s'", c.Name)
	}
	return answer(s), nil
}

// integers are the bounds of the types.
var integers = map[ColumnType][2]*big.Int{
	Int8:   {big.NewInt(math.MinInt8), big.NewInt(math.MaxInt8)},
	Int16:  {big.NewInt(math.MinInt16), big.NewInt(math.MaxInt16)},
	Int32:  {big.NewInt(math.MinInt32), big.NewInt(math.MaxInt32)},
	Int64:  {big.NewInt(math.MinInt64), big.NewInt(math.MaxInt64)},
	Uint64: {new(big.Int), new(big.Int).SetUint64(math.MaxUint64)},
}

// mostDigits keeps a power of ten from becoming a number that fills the memory.
const mostDigits = 400

// invalid is the error of a value that is none of the column's type.
func (c *Column) invalid() error {
	return fmt.Errorf("Invalid JSON value for CAST to %s from column '%s'", strings.ToUpper(string(c.Type)), c.Name)
}

// number is the text of a number, rounded to the column's digits.
func (c *Column) number(s string) (*string, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || len(s) > mostDigits || math.IsInf(f, 0) || math.IsNaN(f) || strings.ContainsAny(s, "xX_pP") {
		return nil, c.invalid()
	}
	if c.Type == Double {
		return answer(s), nil
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil, c.invalid()
	}
	digits := c.Scale
	if c.Type != Decimal {
		digits = 0
	}
	text := r.FloatString(digits) // half away from zero
	outside := false
	if bounds, whole := integers[c.Type]; whole {
		n, _ := new(big.Int).SetString(text, 10)
		outside = n.Cmp(bounds[0]) < 0 || n.Cmp(bounds[1]) > 0
	} else {
		point, _, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
		outside = len(strings.TrimLeft(point, "0")) > c.Size-c.Scale
	}
	if outside {
		return nil, fmt.Errorf("Out of range value for column '%s'", c.Name)
	}
	return &text, nil
}

// The ways in which days and times are written.
var (
	dayForms  = []string{"2006-1-2", "20060102", "2006/1/2", "2006.1.2"}
	timeForms = []string{"15:4:5", "15:4"}
)

// moment is a day, a time or both, with the column's digits after the second.
func (c *Column) moment(s string) (*string, error) {
	day, clock, both := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if !both && strings.Contains(day, ":") {
		day, clock = "", day
	}
	t, ok := readMoment(day, strings.TrimSuffix(clock, "Z"))
	if !ok || day == "" && c.Type != Time || clock == "" && c.Type == Time {
		return nil, c.invalid()
	}
	rounded := t.Round(time.Second / time.Duration(math.Pow10(min(c.Size, 6))))
	switch c.Type {
	case Date:
		return answer(t.Format("2006-01-02")), nil
	case Time:
		return answer(rounded.Format("15:04:05.999999")), nil
	}
	return answer(rounded.Format("2006-01-02 15:04:05.999999")), nil
}

// readMoment reads a day and a time of day, of which one may be left out.
func readMoment(day, clock string) (time.Time, bool) {
	var out time.Time
	if day != "" {
		found := false
		for _, form := range dayForms {
			if t, err := time.Parse(form, day); err == nil {
				out, found = t, true
				break
			}
		}
		if !found {
			return out, false
		}
	}
	if clock == "" {
		return out, day != ""
	}
	for _, form := range timeForms {
		if t, err := time.Parse(form, clock); err == nil {
			return out.Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
				time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())), true
		}
	}
	return out, false
}
